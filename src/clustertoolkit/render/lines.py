"""One whole record a line, fields separated by tabs, for pipes and for grep."""

from collections.abc import Iterable, Sequence

from clustertoolkit.render.plain import one_line
from clustertoolkit.render.views import MatrixView


def _lines(rows: Iterable[Sequence[object]]) -> str:
    return "".join("\t".join(one_line(str(value)) for value in row) + "\n" for row in rows)


def matrix(view: MatrixView) -> str:
    """Return a line for each action and example in each cell; fields as in views.HEADER."""
    return _lines(view.rows())


def counts(view: MatrixView) -> str:
    """Return a line for each cell; fields as in views.COUNTS_HEADER."""
    return _lines(view.counts())
