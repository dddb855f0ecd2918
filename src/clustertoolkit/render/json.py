"""JSON: the contract with other programs, described by the schemas in schemas/output/."""

from collections.abc import Iterator

from clustertoolkit.render.plain import indented
from clustertoolkit.views import Report

FORMAT_VERSION = 1
MARGIN = "\n  "


def report(report: Report) -> str:
    """Return the body of a report as one JSON document that says which format and content it is."""
    return "".join(pieces(report))


def pieces(report: Report) -> Iterator[str]:
    """Yield that document in pieces, an item of a list at a time: few fit into memory together."""
    content = {"version": report.toolkit.head.version, "layers": list(report.toolkit.layers)}
    yield f'{{{MARGIN}"format_version": {FORMAT_VERSION},{MARGIN}"content": {indented(content, MARGIN)}'
    for key, value in report.body.items():
        yield f",{MARGIN}{indented(key)}: "
        if not isinstance(value, list) or not value:
            yield indented(value, MARGIN)
            continue
        before = "["
        for item in value:
            yield f"{before}{MARGIN}  {indented(item() if callable(item) else item, MARGIN + '  ')}"
            before = ","
        yield f"{MARGIN}]"
    yield "\n}\n"
