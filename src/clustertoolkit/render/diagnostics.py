"""Problems as people and programs read them: diagnostics with the line shown, and JSON."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from clustertoolkit.problems import Problem
from clustertoolkit.render import plain
from clustertoolkit.render.plain import one_line, printable

WIDTH = 100  # a longer line is cut around the place of the problem
LEAST = 20  # columns that are shown of a line however narrow the terminal
TABS = " " * 4


def text(problems: Iterable[Problem], texts: Mapping[str, str], columns: int = 0) -> str:
    """Return every problem as a diagnostic: place, code, what is wrong, the line with a caret, a hint.

    On a terminal the line is cut so that it and the caret fit its columns (0: no terminal).
    """
    lines = {path: content.split("\n") for path, content in texts.items()}
    return "\n".join(_diagnostic(problem, lines.get(problem.path, [""]), columns) for problem in problems)


def labelled(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """Return every problem in words: the file, line and column, what is wrong, the whole line, a hint."""
    lines = {path: content.split("\n") for path, content in texts.items()}
    return "\n".join(_told(problem, lines.get(problem.path, [""])) for problem in problems)


def _told(problem: Problem, written: Sequence[str]) -> str:
    span = problem.span
    place = f"{problem.path}, line {span.line}, column {span.column}"
    told = [one_line(f"{place}: {problem.severity} {problem.code}: {problem.message}")]
    if written != [""] and span.line <= len(written) and (line := one_line(written[span.line - 1])):
        told.append(f"Written there: {line}")
    if problem.hint:
        told.append(f"Hint: {one_line(problem.hint)}")
    return "\n".join(told) + "\n"


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


def _diagnostic(problem: Problem, written: Sequence[str], columns: int) -> str:
    span = problem.span
    lines = [one_line(str(problem))]  # on one line, so that none begins with what commands a CI log
    if written != [""] and span.line <= len(written):
        number = str(span.line)
        margin = " " * len(number)
        room = min(WIDTH, max(LEAST, columns - len(margin) - len(" |  ......"))) if columns else WIDTH
        line, caret = _cut(written[span.line - 1].rstrip("\r"), problem, room)
        lines += [f" {margin} |", f" {number} | {line}".rstrip(), f" {margin} | {caret}"]
        if problem.hint:
            lines.append(f" {margin} = hint: {one_line(problem.hint)}")
    elif problem.hint:
        lines.append(f"   = hint: {one_line(problem.hint)}")
    return "\n".join(lines) + "\n"


def _cut(line: str, problem: Problem, width: int) -> tuple[str, str]:
    """Return the line, cut to a width around the problem, and the carets below it."""
    start = problem.span.column - 1
    same_line = problem.span.end_line == problem.span.line
    end = max(start + 1, problem.span.end_column - 1 if same_line else len(line))
    left = max(0, min(start - width // 5, len(line) - width)) if len(line) > width else 0
    before, marked, after = line[left:start], line[start : min(end, start + width)], line[end : start + width]
    pad = "..." if left else ""
    room = max(1, width - _columns(before))
    marked = marked[:room]
    shown = pad + _visible(before + marked + after)
    if len(shown) > width + len(pad):
        shown = shown[:width] + "..."
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
