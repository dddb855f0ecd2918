"""How an adopted plan stands, as JSON; described by schemas/output/roadmap-status.schema.json."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from clustertoolkit.render import plain

if TYPE_CHECKING:
    from clustertoolkit.plan.history.entries import Told
    from clustertoolkit.plan.history.lights import Judged
    from clustertoolkit.plan.history.standing import ActionRow, IndicatorRow, MoneyRow, PlanStanding, StepRow
    from clustertoolkit.plan.statements.case import Finding
    from clustertoolkit.yamlfiles.reader import Document


def as_json(stands: "PlanStanding", found: "Iterable[Finding]", log: "Document") -> str:
    """Return how a plan stands; lights are for team and council, findings for the team alone."""
    is_public, is_team = stands.audience == "public", stands.audience == "team"
    return plain.as_json({
        "format_version": 1,
        "log": log.path,
        "as_of": stands.case.today,
        "audience": stands.audience,
        "adopted": dict(stands.case.log.adopted._asdict()),
        "actions": [_action(row, is_public=is_public) for row in stands.actions],
        "steps": [_step(row, is_public=is_public) for row in stands.steps],
        "money": [_money(row, is_public=is_public) for row in stands.money],
        "indicators": [_indicator(row, is_public=is_public) for row in stands.indicators],
        "due": [] if is_public else _entries(stands.due),
        "risks": _entries(stands.risks),
        "decisions": _entries(stands.decisions),
        "hidden": stands.hidden,
        "findings": [_finding(one, log) for one in found] if is_team else [],
    })  # fmt: skip


def _light(judged: "Judged | None", *, is_public: bool) -> dict[str, str] | None:
    return None if judged is None or is_public else {"light": judged.light, "why": judged.why}


def _action(row: "ActionRow", *, is_public: bool) -> dict[str, Any]:
    return {
        "id": row.action.id, "title": row.action.title, "lead": row.action.lead,
        "time": _light(row.time, is_public=is_public), "money": _light(row.money, is_public=is_public),
        "results": _light(row.results, is_public=is_public), "months_late": row.slip,
        "planned_to_date": row.planned, "spent": row.spent, "next": row.next or None,
        "views": [one.said._asdict() for one in row.views],
    }  # fmt: skip


def _step(row: "StepRow", *, is_public: bool) -> dict[str, Any]:
    return {
        "action": row.action.id, "id": row.step.id, "step": row.step.step, "end": row.end,
        "state": row.state, "months_late": row.slip, "time": _light(row.judged, is_public=is_public),
        "reason": row.reason or None,
    }  # fmt: skip


def _money(row: "MoneyRow", *, is_public: bool) -> dict[str, Any]:
    sums = {key: None if is_public and key == "applied" else value for key, value in row.sums.items()}
    return {
        "id": row.source.id, "source": row.source.source, "currency": row.currency, "planned": row.planned,
        **sums, "refused": None if is_public else row.refused,
    }  # fmt: skip


def _indicator(row: "IndicatorRow", *, is_public: bool) -> dict[str, Any]:
    reading = row.last.said if row.last else None
    return {
        "id": row.indicator.id, "name": row.indicator.name, "unit": row.indicator.unit,
        "target": row.target, "expected": row.expected, "value": reading.value if reading else None,
        "date": row.last.entry.date if row.last else None,
        "forecast": reading.forecast if reading else None,
        "provisional": bool(reading.provisional) if reading else False,
        "groups": [part._asdict() for part in row.groups],
        "light": _light(row.judged, is_public=is_public),
    }  # fmt: skip


def _entries(told: "Iterable[Told]") -> list[dict[str, Any]]:
    return [
        {"id": one.entry.id, "date": one.entry.date, "by": one.entry.by, "kind": one.kind, "said": _said(one)}
        for one in told
    ]


def _said(one: "Told") -> dict[str, Any]:
    said = dict(one.said._asdict())
    return said | ({"changes": [change._asdict() for change in said["changes"]]} if "changes" in said else {})


def _finding(finding: "Finding", log: "Document") -> dict[str, Any]:
    span = log.span(finding.path)
    return {
        "line": span.line, "column": span.column, "severity": finding.severity, "message": finding.message,
    }  # fmt: skip
