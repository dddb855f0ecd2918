"""A problem in a file: where it is, what is wrong, how much that matters and what helps."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]

# The codes of what deserves a second look and stops nothing; every other code is an error.
WARNINGS = frozenset((
    "active-past-end", "empty-phrase", "figure-in-future", "level-unlikely", "link-not-original",
    "long-sentence", "near-text", "share-over-100", "too-many-warnings",
))  # fmt: skip


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

    @property
    def severity(self) -> Severity:
        """How much it matters, as its code says."""
        return severity_of(self.code)

    def __str__(self) -> str:
        place = f"{self.path}:{self.span.line}:{self.span.column}"
        return f"{place}: {self.severity}[{self.code}]: {self.message}"


def severity_of(code: str) -> Severity:
    """Return how much a problem of this code matters."""
    return "warning" if code in WARNINGS else "error"
