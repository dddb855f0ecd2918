"""A problem in a file: where it is, what is wrong and what helps."""

from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a file; lines and columns count characters from 1, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Problem(NamedTuple):
    """One thing that is wrong in one file; sorts by file and place."""

    path: str
    span: Span
    code: str
    message: str
    hint: str = ""
