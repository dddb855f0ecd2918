"""Problems as people and programs read them: diagnostics with the line shown, and JSON."""

import unicodedata
from collections.abc import Mapping, Sequence

from clustertoolkit.problems import Problem
from clustertoolkit.render import plain
from clustertoolkit.render.plain import one_line, printable

WIDTH = 100  # a longer line is cut around the place of the problem
TABS = " " * 4


def text(problems: Sequence[Problem], texts: Mapping[str, str]) -> str:
    """Return every problem as a diagnostic: place, code, what is wrong, the line with a caret, a hint."""
    lines = {path: content.split("\n") for path, content in texts.items()}
    return "\n".join(_diagnostic(problem, lines.get(problem.path, [""])) for problem in problems)


def summary(problems: Sequence[Problem], files: int, folder: str) -> str:
    """Return the line that counts: errors, warnings, files with them, and files checked in which folder."""
    checked = f"{files} files checked in {folder}" if files != 1 else f"1 file checked in {folder}"
    if not problems:
        return f"{checked}, no problems"
    wrong = len({problem.path for problem in problems})
    return f"{counted(problems)} in {'1 file' if wrong == 1 else f'{wrong} files'} ({checked})"


def counted(problems: Sequence[Problem]) -> str:
    """Return how many problems there are, and of which severity if some are warnings."""
    warnings = sum(problem.severity == "warning" for problem in problems)
    errors = len(problems) - warnings
    if not warnings:
        return _number(errors, "problem")
    parts = [_number(errors, "error")] if errors else []
    return " and ".join([*parts, _number(warnings, "warning")])


def _number(number: int, thing: str) -> str:
    return f"1 {thing}" if number == 1 else f"{number} {thing}s"


def as_json(problems: Sequence[Problem], files: int) -> str:
    """Return the problems as JSON, in the form that schemas/output/validate.schema.json describes."""
    entries = [
        {
            "file": problem.path,
            "line": problem.span.line,
            "column": problem.span.column,
            "end_line": problem.span.end_line,
            "end_column": problem.span.end_column,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return plain.as_json({"format_version": 1, "files": files, "problems": entries})


def _diagnostic(problem: Problem, written: Sequence[str]) -> str:
    span = problem.span
    lines = [one_line(str(problem))]  # on one line, so that none begins with what commands a CI log
    if written != [""] and span.line <= len(written):
        number = str(span.line)
        margin = " " * len(number)
        line, caret = _cut(written[span.line - 1].rstrip("\r"), problem)
        lines += [f" {margin} |", f" {number} | {line}".rstrip(), f" {margin} | {caret}"]
        if problem.hint:
            lines.append(f" {margin} = hint: {one_line(problem.hint)}")
    elif problem.hint:
        lines.append(f"   = hint: {one_line(problem.hint)}")
    return "\n".join(lines) + "\n"


def _cut(line: str, problem: Problem) -> tuple[str, str]:
    """Return the line, cut to a width around the problem, and the carets below it."""
    start = problem.span.column - 1
    same_line = problem.span.end_line == problem.span.line
    end = max(start + 1, problem.span.end_column - 1 if same_line else len(line))
    left = max(0, min(start - 20, len(line) - WIDTH)) if len(line) > WIDTH else 0
    before, marked, after = line[left:start], line[start : min(end, start + WIDTH)], line[end : start + WIDTH]
    pad = "..." if left else ""
    room = max(1, WIDTH - _columns(before))
    marked = marked[:room]
    shown = pad + _visible(before + marked + after)
    if len(shown) > WIDTH + len(pad):
        shown = shown[:WIDTH] + "..."
    return shown, " " * (len(pad) + _columns(before)) + "^" * max(1, _columns(marked))


def _visible(written: str) -> str:
    return printable(written.replace("\t", TABS))


def _columns(written: str) -> int:
    """Count the columns that a terminal gives a text: two for wide characters, none for combining ones."""
    written = _visible(written)
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in written
    )
