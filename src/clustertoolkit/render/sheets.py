"""CSV for spreadsheets: a header line, and no cell that a spreadsheet would take for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from clustertoolkit.render.plain import one_line
from clustertoolkit.render.views import COUNTS_HEADER, HEADER, MatrixView

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(value: object) -> object:
    """Return a cell's value; a text that would start a formula gets an apostrophe before it."""
    if not isinstance(value, str):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _sheet(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([safe(value) for value in row] for row in rows)
    return buffer.getvalue()


def matrix(view: MatrixView) -> str:
    """Return a row for each action and example in each cell."""
    return _sheet(HEADER, view.rows())


def counts(view: MatrixView) -> str:
    """Return a row for each cell."""
    return _sheet(COUNTS_HEADER, view.counts())
