"""Problems as commands to a runner of GitHub Actions, which shows each beside the line that it names."""

from collections.abc import Callable, Iterator, Sequence

from clustertoolkit.problems import Problem
from clustertoolkit.render.plain import harmless, one_line

SHOWN = 10  # of each severity in one step; the runner drops what is more


def commands(problems: Sequence[Problem], named: Callable[[str], str]) -> str:
    """Return a command a line for the first problems of each severity; `named` names a file to the runner."""
    lines = []
    for severity in ("error", "warning"):
        some = [problem for problem in problems if problem.severity == severity][:SHOWN]
        lines += [_command(problem, named(problem.path)) for problem in some]
    return "".join(f"{line}\n" for line in lines)


def left_out(problems: Sequence[Problem]) -> str:
    """Return what is to be told of problems that get no annotation; empty if all do."""
    told = list(_left_out(problems))
    if not told:
        return ""
    limit = f"GitHub annotates {SHOWN} errors and {SHOWN} warnings of a step"
    return f"{limit}: {' and '.join(told)} stand in the log alone"


def _left_out(problems: Sequence[Problem]) -> Iterator[str]:
    for severity in ("error", "warning"):
        more = sum(problem.severity == severity for problem in problems) - SHOWN
        if more > 0:
            yield f"{more} more {severity}{'' if more == 1 else 's'}"


def _command(problem: Problem, file: str) -> str:
    span = problem.span
    same = span.line == span.end_line
    parts = {
        "file": file,
        "line": str(span.line),
        "endLine": str(span.end_line),
        # columns of a span over several lines are refused
        **({"col": str(span.column), "endColumn": str(span.end_column)} if same else {}),
        "title": problem.code,
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in parts.items())
    told = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    message = "\n".join(map(one_line, told.split("\n")))
    return f"::{problem.severity} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return harmless(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(one_line(text)).replace(":", "%3A").replace(",", "%2C")
