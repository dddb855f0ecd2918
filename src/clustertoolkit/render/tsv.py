"""One whole record a line, fields separated by tabs, for pipes and for grep; files have a header."""

from clustertoolkit.render.plain import joined, no_formula, one_line
from clustertoolkit.views import Report, Value


def report(report: Report) -> str:
    """Return a line for each row of each sheet, without a header; a list is joined by commas."""
    return _lines([[_text(value) for value in row] for sheet in report.sheets for row in sheet.rows])


def file(report: Report) -> str:
    """Return the sheets below each other for a file, which a spreadsheet opens: each with a header.

    No text starts a formula there.
    """
    sheets = (
        [[column.key for column in sheet.columns], *([_safe(value) for value in row] for row in sheet.rows)]
        for sheet in report.sheets
    )
    return "\n".join(map(_lines, sheets))


def _lines(rows: list[list[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _text(value: Value) -> str:
    return one_line(joined(value, ","))


def _safe(value: Value) -> str:
    return str(value) if isinstance(value, int | float) else no_formula(_text(value))
