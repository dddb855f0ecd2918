"""CSV for spreadsheets: a header line, and no cell that a spreadsheet would take for a formula."""

from collections.abc import Iterable, Iterator

from clustertoolkit.render.plain import joined, no_formula, one_line
from clustertoolkit.views import Report, Value


def report(report: Report) -> str:
    """Return the sheets below each other, each with its header; a list is joined by semicolons."""
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    for number, sheet in enumerate(report.sheets):
        if number:
            yield ""
        yield _line(column.key for column in sheet.columns)
        yield from map(_line, sheet.rows)


def _line(row: Iterable[Value]) -> str:
    """Return a row; by hand, as the library's writer takes as long as reading all that it writes."""
    return ",".join(map(_cell, row)) or '""'  # of one empty cell, or its line would be none


def _cell(value: Value) -> str:
    """Return a cell; a text that would start a formula gets an apostrophe before it."""
    if isinstance(value, int | float):
        return str(value)
    text = no_formula(one_line(joined(value, "; ")))
    return '"{}"'.format(text.replace('"', '""')) if "," in text or '"' in text else text
