"""One whole record a line, fields separated by tabs, for pipes and for grep."""

from clustertoolkit.render.plain import joined, no_formula, one_line
from clustertoolkit.views import Report, Value


def report(report: Report) -> str:
    """Return a line for each row of each sheet, without a header; a list is joined by commas."""
    return _lines([[_text(value) for value in row] for sheet in report.sheets for row in sheet.rows])


def file(report: Report) -> str:
    """Return the same for a file, where no text starts a formula: a spreadsheet opens it, a pipe does not."""
    return _lines([[_safe(value) for value in row] for sheet in report.sheets for row in sheet.rows])


def _lines(rows: list[list[str]]) -> str:
    return "".join("\t".join(row) + "\n" for row in rows)


def _text(value: Value) -> str:
    return one_line(joined(value, ","))


def _safe(value: Value) -> str:
    return str(value) if isinstance(value, int | float) else no_formula(_text(value))
