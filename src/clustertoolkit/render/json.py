"""JSON: the contract with other programs, described by the schemas in schemas/output/."""

from typing import Any

from clustertoolkit.render.plain import as_json
from clustertoolkit.views import Report

FORMAT_VERSION = 1


def report(report: Report) -> str:
    """Return the body of a report as one JSON document that says which format and content it is."""
    content = {"version": report.toolkit.head.version, "layers": list(report.toolkit.layers)}
    body = {key: _made(value) for key, value in report.body.items()}
    return as_json({"format_version": FORMAT_VERSION, "content": content, **body})


def _made(value: Any) -> Any:
    return [item() if callable(item) else item for item in value] if isinstance(value, list) else value
