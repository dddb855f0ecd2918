"""CSV for spreadsheets: a header line, and no cell that a spreadsheet would take for a formula."""

import csv
import io

from clustertoolkit.render.plain import joined, no_formula, one_line
from clustertoolkit.views import Report, Value


def report(report: Report) -> str:
    """Return the sheets below each other, each with its header; a list is joined by semicolons."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    for number, sheet in enumerate(report.sheets):
        if number:
            writer.writerow([])
        writer.writerow(column.key for column in sheet.columns)
        writer.writerows([_safe(value) for value in row] for row in sheet.rows)
    return buffer.getvalue()


def _safe(value: Value) -> int | float | str:
    """Return a cell's value; a text that would start a formula gets an apostrophe before it."""
    if isinstance(value, int | float):
        return value
    return no_formula(one_line(joined(value, "; ")))
