"""One whole record a line, fields separated by tabs, for pipes and for grep."""

from clustertoolkit.render.plain import joined, one_line
from clustertoolkit.views import Report


def report(report: Report) -> str:
    """Return a line for each row of each sheet, without a header; a list is joined by commas."""
    return "".join(
        "\t".join(one_line(joined(value, ",")) for value in row) + "\n"
        for sheet in report.sheets
        for row in sheet.rows
    )
