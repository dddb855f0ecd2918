"""What a check of a plan found, as text for people and as JSON for programs."""

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

HEADINGS = {
    "fails": "Fails",
    "waived": "Fails, and is accepted",
    "open": "Cannot be judged yet",
    "holds": "Holds",
}
MARKS = {"fails": "x", "waived": "~", "open": "?", "holds": "+"}
SHOWN = 3  # places of one open field that are named


def labelled(result: "Result", document: "Document", schema: dict[str, Any]) -> str:
    """Return the same as `text`, each line with what it is in words, and nothing said by a sign."""
    lines: list[str] = []
    for verdict, heading in HEADINGS.items():
        for judged in (judged for judged in result.verdicts if judged.verdict == verdict):
            lines.append(f"{heading}: {judged.statement.text}")
            lines += (_told(finding, document) for finding in judged.findings)
            lines += [f"Reason: {one_line(judged.reason)}"] if judged.reason else []
            if verdict == "fails":
                lines.append(f"Tip: {judged.statement.tip}")
                lines += (f"Guidance: {_publication(schema, name)}" for name in judged.statement.guidance)
    for judged in result.verdicts:
        if judged.warnings:
            lines.append(f"Warning: {judged.statement.text}")
            lines += (_told(finding, document) for finding in judged.warnings)
    lines += (f"Open: {_opened(field, document)}" for field in result.open)
    return "\n".join([*lines, "", f"{document.path}: {counted(result)}", ""])


def text(result: "Result", document: "Document", schema: dict[str, Any]) -> str:
    """Return the statements by verdict, what fails first, then warnings, open fields, and a count of all."""
    lines: list[str] = []
    for verdict, heading in HEADINGS.items():
        group = [judged for judged in result.verdicts if judged.verdict == verdict]
        if group:
            lines += [heading, *(line for judged in group for line in _verdict(judged, document, schema)), ""]
    if result.warnings:
        warnings = (line for judged in result.verdicts for line in _warnings(judged, document))
        lines += ["Warnings", *warnings, ""]
    if result.open:
        lines += ["Open", *(f"  - {_opened(field, document)}" for field in result.open), ""]
    return "\n".join([*lines, f"{document.path}: {counted(result)}", ""])


def _verdict(judged: "Verdict", document: "Document", schema: dict[str, Any]) -> Iterator[str]:
    yield f"  {MARKS[judged.verdict]} {judged.statement.text}"
    for finding in judged.findings:
        yield _found(finding, document)
    if judged.reason:
        yield f"    reason: {one_line(judged.reason)}"
    if judged.verdict != "fails":
        return
    yield f"    tip: {judged.statement.tip}"
    for name in judged.statement.guidance:
        yield f"    guidance: {_publication(schema, name)}"


def _warnings(judged: "Verdict", document: "Document") -> Iterator[str]:
    if judged.warnings:
        yield f"  ! {judged.statement.text}"
        for finding in judged.warnings:
            yield _found(finding, document)


def _found(finding: "Finding", document: "Document") -> str:
    span = _place(document, finding.path)
    return f"    {one_line(f'{document.path}:{span.line}:{span.column}: {finding.message}')}"


def _told(finding: "Finding", document: "Document") -> str:
    span = _place(document, finding.path)
    return one_line(f"{document.path}, line {span.line}, column {span.column}: {finding.message}")


def _publication(schema: dict[str, Any], name: str) -> str:
    publication = schema["x-publications"][name]
    year = f" ({publication['year']})" if publication.get("year") else ""
    return f"{publication['publisher']}: {publication['title']}{year}, {publication['url']}"


def _opened(field: "OpenField", document: "Document") -> str:
    places = [str(_place(document, path).line) for path in field.paths]
    more = f" and {len(places) - SHOWN} more" if len(places) > SHOWN else ""
    lines = f"line{'s' if len(places) > 1 else ''} {', '.join(places[:SHOWN])}{more}"
    return f"{'.'.join(field.field)} ({lines}): {field.schema['description']}"


def counted(result: "Result") -> str:
    """Return how many statements hold, fail and are open, how many fields are open, and of any warnings."""
    counts = {verdict: sum(judged.verdict == verdict for judged in result.verdicts) for verdict in HEADINGS}
    fields = len(result.open)
    warnings = f"; {warnings_counted(result)}" if result.warnings else ""
    holds, fails = (
        f"{counts[verdict]} {verdict if counts[verdict] == 1 else verdict.removesuffix('s')}"
        for verdict in ("holds", "fails")
    )
    waived = f"{counts['waived']} accepted by a waiver, " if counts["waived"] else ""
    return (
        f"of {len(result.verdicts)} statements {holds}, {fails}, {waived}"
        f"{counts['open']} cannot be judged yet; "
        f"{fields or 'no'} field{'s are' if fields != 1 else ' is'} open{warnings}"
    )


def warnings_counted(result: "Result") -> str:
    """Return the number of warnings in words."""
    number = len(result.warnings)
    return f"{number} warning{'s' if number != 1 else ''}"


def as_data(
    result: "Result", document: "Document", schema: dict[str, Any], toolkit: "Toolkit"
) -> dict[str, Any]:
    """Return all verdicts and open fields; described by schemas/output/roadmap-check.schema.json."""
    statements = [
        {
            "id": judged.statement.id,
            "statement": judged.statement.text,
            "verdict": judged.verdict,
            "reason": judged.reason,
            "findings": _listed(judged.findings, document),
            "warnings": _listed(judged.warnings, document),
            "tip": judged.statement.tip,
            "guidance": [_guidance(schema, name) for name in judged.statement.guidance],
        }
        for judged in result.verdicts
    ]
    fields = [
        {
            "field": ".".join(field.field),
            "places": [_where(document, path) for path in field.paths],
            "description": field.schema["description"],
            "guidance": [_guidance(schema, name) for name in field.schema.get("x-guidance", ())],
        }
        for field in result.open
    ]
    content = {"version": toolkit.head.version, "layers": list(toolkit.layers)}
    return {
        "format_version": 1, "content": content, "file": document.path, "statements": statements,
        "open": fields,
    }  # fmt: skip


def _listed(findings: "Iterable[Finding]", document: "Document") -> list[dict[str, Any]]:
    return [{**_where(document, finding.path), "message": finding.message} for finding in findings]


def _where(document: "Document", path: "Way") -> dict[str, int]:
    return _place(document, path)._asdict()


def _guidance(schema: dict[str, Any], name: str) -> dict[str, Any]:
    publication = schema["x-publications"][name]
    return {
        "id": name,
        "title": publication["title"],
        "publisher": publication["publisher"],
        "url": publication["url"],
    }


def _place(document: "Document", path: "Way") -> "Span":
    """Tell where a path stands in the file: its value, or the key that would hold it."""
    span = document.span(path)
    return span if span != document.span(path[:-1]) else document.span(path[:-1], of_key=True)
