"""What a check of a plan found, as text for people and as JSON for programs."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from clustertoolkit.render.plain import one_line

if TYPE_CHECKING:
    from clustertoolkit.content.model import Toolkit
    from clustertoolkit.plan.open_fields import OpenField
    from clustertoolkit.plan.statements import Result, Verdict
    from clustertoolkit.problems import Span
    from clustertoolkit.yamlfiles.paths import Way
    from clustertoolkit.yamlfiles.reader import Document

HEADINGS = {"fails": "Fails", "open": "Cannot be judged yet", "holds": "Holds"}
MARKS = {"fails": "x", "open": "?", "holds": "+"}
SHOWN = 3  # places of one open field that are named


def text(result: "Result", document: "Document", schema: dict[str, Any]) -> str:
    """Return the statements by verdict, what fails first, then the open fields, and one line that counts."""
    lines: list[str] = []
    for verdict, heading in HEADINGS.items():
        found = [one for one in result.verdicts if one.verdict == verdict]
        if found:
            lines += [heading, *(line for one in found for line in _verdict(one, document, schema)), ""]
    if result.open:
        lines += ["Open", *(line for one in result.open for line in _open(one, document)), ""]
    return "\n".join([*lines, _counted(result, document), ""])


def _verdict(one: "Verdict", document: "Document", schema: dict[str, Any]) -> Iterator[str]:
    yield f"  {MARKS[one.verdict]} {one.statement.text}"
    if one.verdict != "fails":
        return
    for finding in one.findings:
        span = _place(document, finding.path)
        yield f"    {one_line(f'{document.path}:{span.line}:{span.column}: {finding.message}')}"
    yield f"    tip: {one.statement.tip}"
    for name in one.statement.guidance:
        yield f"    guidance: {_publication(schema, name)}"


def _publication(schema: dict[str, Any], name: str) -> str:
    one = schema["x-publications"][name]
    year = f" ({one['year']})" if one.get("year") else ""
    return f"{one['publisher']}: {one['title']}{year}, {one['url']}"


def _open(one: "OpenField", document: "Document") -> Iterator[str]:
    places = [str(_place(document, path).line) for path in one.paths]
    more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    lines = f"line{'s' if len(places) > 1 else ''} {', '.join(places[:SHOWN])}{more}"
    yield f"  - {'.'.join(one.field)} ({lines}): {one.schema['description']}"


def _counted(result: "Result", document: "Document") -> str:
    counts = {verdict: sum(one.verdict == verdict for one in result.verdicts) for verdict in HEADINGS}
    fields = len(result.open)
    return (
        f"{document.path}: of {len(result.verdicts)} statements {counts['holds']} hold, "
        f"{counts['fails']} fail, {counts['open']} cannot be judged yet; "
        f"{fields or 'no'} field{'s are' if fields != 1 else ' is'} open"
    )


def as_json(result: "Result", document: "Document", schema: dict[str, Any], toolkit: "Toolkit") -> str:
    """Return all verdicts and open fields; described by schemas/output/roadmap-check.schema.json."""
    statements = [
        {
            "id": one.statement.id,
            "statement": one.statement.text,
            "verdict": one.verdict,
            "findings": [
                {**_where(document, finding.path), "message": finding.message} for finding in one.findings
            ],
            "tip": one.statement.tip,
            "guidance": [_guidance(schema, name) for name in one.statement.guidance],
        }
        for one in result.verdicts
    ]
    fields = [
        {
            "field": ".".join(one.field),
            "places": [_where(document, path) for path in one.paths],
            "description": one.schema["description"],
            "guidance": [_guidance(schema, name) for name in one.schema.get("x-guidance", ())],
        }
        for one in result.open
    ]
    content = {"version": toolkit.head.version, "layers": list(toolkit.layers)}
    report = {
        "format_version": 1, "content": content, "file": document.path, "statements": statements,
        "open": fields,
    }  # fmt: skip
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _where(document: "Document", path: "Way") -> dict[str, int]:
    return _place(document, path)._asdict()


def _guidance(schema: dict[str, Any], name: str) -> dict[str, Any]:
    one = schema["x-publications"][name]
    return {"id": name, "title": one["title"], "publisher": one["publisher"], "url": one["url"]}


def _place(document: "Document", path: "Way") -> "Span":
    """Tell where a path stands in the file: its value, or the key that would hold it."""
    span = document.span(path)
    return span if span != document.span(path[:-1]) else document.span(path[:-1], of_key=True)
