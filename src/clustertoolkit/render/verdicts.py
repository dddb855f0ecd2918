"""What a check of a plan found, as text for people and as JSON for programs."""

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from clustertoolkit.render.plain import one_line

if TYPE_CHECKING:
    from clustertoolkit.content.model import Toolkit
    from clustertoolkit.plan.open_fields import OpenField
    from clustertoolkit.plan.statements import Result, Verdict
    from clustertoolkit.plan.statements.case import Finding
    from clustertoolkit.problems import Span
    from clustertoolkit.yamlfiles.paths import Way
    from clustertoolkit.yamlfiles.reader import Document

HEADINGS = {"fails": "Fails", "open": "Cannot be judged yet", "holds": "Holds"}
MARKS = {"fails": "x", "open": "?", "holds": "+"}
SHOWN = 3  # places of one open field that are named


def text(result: "Result", document: "Document", schema: dict[str, Any]) -> str:
    """Return the statements by verdict, what fails first, then warnings, open fields, and a count of all."""
    lines: list[str] = []
    for verdict, heading in HEADINGS.items():
        found = [one for one in result.verdicts if one.verdict == verdict]
        if found:
            lines += [heading, *(line for one in found for line in _verdict(one, document, schema)), ""]
    if result.warnings:
        lines += ["Warnings", *(line for one in result.verdicts for line in _warnings(one, document)), ""]
    if result.open:
        lines += ["Open", *(line for one in result.open for line in _open(one, document)), ""]
    return "\n".join([*lines, f"{document.path}: {counted(result)}", ""])


def _verdict(one: "Verdict", document: "Document", schema: dict[str, Any]) -> Iterator[str]:
    yield f"  {MARKS[one.verdict]} {one.statement.text}"
    if one.verdict != "fails":
        return
    for finding in one.findings:
        yield _found(finding, document)
    yield f"    tip: {one.statement.tip}"
    for name in one.statement.guidance:
        yield f"    guidance: {_publication(schema, name)}"


def _warnings(one: "Verdict", document: "Document") -> Iterator[str]:
    if one.warnings:
        yield f"  ! {one.statement.text}"
        for finding in one.warnings:
            yield _found(finding, document)


def _found(finding: "Finding", document: "Document") -> str:
    span = _place(document, finding.path)
    return f"    {one_line(f'{document.path}:{span.line}:{span.column}: {finding.message}')}"


def _publication(schema: dict[str, Any], name: str) -> str:
    one = schema["x-publications"][name]
    year = f" ({one['year']})" if one.get("year") else ""
    return f"{one['publisher']}: {one['title']}{year}, {one['url']}"


def _open(one: "OpenField", document: "Document") -> Iterator[str]:
    places = [str(_place(document, path).line) for path in one.paths]
    more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    lines = f"line{'s' if len(places) > 1 else ''} {', '.join(places[:SHOWN])}{more}"
    yield f"  - {'.'.join(one.field)} ({lines}): {one.schema['description']}"


def counted(result: "Result") -> str:
    """Return how many statements hold, fail and are open, how many fields are open, and of any warnings."""
    counts = {verdict: sum(one.verdict == verdict for one in result.verdicts) for verdict in HEADINGS}
    fields = len(result.open)
    warnings = f"; {warnings_counted(result)}" if result.warnings else ""
    return (
        f"of {len(result.verdicts)} statements {counts['holds']} hold, "
        f"{counts['fails']} fail, {counts['open']} cannot be judged yet; "
        f"{fields or 'no'} field{'s are' if fields != 1 else ' is'} open{warnings}"
    )


def warnings_counted(result: "Result") -> str:
    """Return the number of warnings in words."""
    number = len(result.warnings)
    return f"{number} warning{'s' if number != 1 else ''}"


def as_json(result: "Result", document: "Document", schema: dict[str, Any], toolkit: "Toolkit") -> str:
    """Return all verdicts and open fields; described by schemas/output/roadmap-check.schema.json."""
    statements = [
        {
            "id": one.statement.id,
            "statement": one.statement.text,
            "verdict": one.verdict,
            "findings": _listed(one.findings, document),
            "warnings": _listed(one.warnings, document),
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


def _listed(findings: "Iterable[Finding]", document: "Document") -> list[dict[str, Any]]:
    return [{**_where(document, finding.path), "message": finding.message} for finding in findings]


def _where(document: "Document", path: "Way") -> dict[str, int]:
    return _place(document, path)._asdict()


def _guidance(schema: dict[str, Any], name: str) -> dict[str, Any]:
    one = schema["x-publications"][name]
    return {"id": name, "title": one["title"], "publisher": one["publisher"], "url": one["url"]}


def _place(document: "Document", path: "Way") -> "Span":
    """Tell where a path stands in the file: its value, or the key that would hold it."""
    span = document.span(path)
    return span if span != document.span(path[:-1]) else document.span(path[:-1], of_key=True)
