"""JSON: the contract with other programs, described by the schemas in schemas/output/."""

from clustertoolkit.render.plain import as_json
from clustertoolkit.views import Report

FORMAT_VERSION = 1


def report(report: Report) -> str:
    """Return the body of a report as one JSON document that says which format and content it is."""
    content = {"version": report.toolkit.head.version, "layers": list(report.toolkit.layers)}
    whole = {"format_version": FORMAT_VERSION, "content": content, **report.body}
    return as_json(whole)
