"""How an adopted plan stands, as JSON (schemas/output/roadmap-status.schema.json) and as a workbook."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from clustertoolkit.render import plain
from clustertoolkit.views.wording import sentence

if TYPE_CHECKING:
    from clustertoolkit.plan.history.entries import ToldEntry
    from clustertoolkit.plan.history.lights import ReasonedLight
    from clustertoolkit.plan.history.standing import ActionRow, IndicatorRow, MoneyRow, PlanStanding, StepRow
    from clustertoolkit.plan.statements.case import Finding
    from clustertoolkit.views import Value
    from clustertoolkit.yamlfiles.reader import Document


def as_json(stands: "PlanStanding", found: "Iterable[Finding]", log: "Document") -> str:
    """Return how a plan stands as JSON."""
    return plain.as_json(as_data(stands, found, log))


def as_workbook(stands: "PlanStanding", found: "Iterable[Finding]", log: "Document") -> bytes:
    """Return the same as a workbook: a worksheet for each list, its numbers as numbers."""
    from clustertoolkit.render import xlsx

    data = as_data(stands, found, log)
    lists = {key: value for key, value in data.items() if isinstance(value, list)}
    sheets = {sentence(key): [dict(_flat(row)) for row in rows] for key, rows in lists.items()}
    about = {sentence(words(key)): value for key, value in data.items() if isinstance(value, str | int)}
    plan = stands.case.plan
    return xlsx.tables(
        f"How it stands: {plan.title or plan.territory}",
        {name: _squared(rows) for name, rows in sheets.items()},
        {"Plan": plan.title or plan.territory, "Notice": plan.notice, **about},
    )


def words(key: str) -> str:
    """Return a key as people read it."""
    return key.replace("_", " ")


def _flat(row: dict[str, Any]) -> "Iterator[tuple[str, Value]]":
    """Yield what a row holds by titles of columns; a light has another column that says why."""
    for key, value in row.items():
        title = sentence(words(key))
        if isinstance(value, dict) and "light" in value:
            yield from ((title, value["light"]), (f"{title}: why", value["why"]))
        elif isinstance(value, dict):
            yield from _flat(value)
        elif isinstance(value, list | tuple):
            yield title, tuple(_in_one_text(item) for item in value)
        else:
            yield title, ("yes" if value else "no") if isinstance(value, bool) else value


def _in_one_text(value: Any) -> str:
    if not isinstance(value, dict):
        return str(value)
    return ", ".join(f"{words(key)} {item}" for key, item in value.items() if item is not None)


def _squared(rows: "list[dict[str, Value]]") -> "list[dict[str, Value]]":
    """Return rows that all have the same columns."""
    columns = dict.fromkeys(title for row in rows for title in row)
    return [{title: row.get(title) for title in columns} for row in rows]


def as_data(stands: "PlanStanding", found: "Iterable[Finding]", log: "Document") -> dict[str, Any]:
    """Return how a plan stands; lights are for team and council, findings for the team alone."""
    is_public, is_team = stands.audience == "public", stands.audience == "team"
    return {
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
    }  # fmt: skip


def _light(judged: "ReasonedLight | None", *, is_public: bool) -> dict[str, str] | None:
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


def _entries(told: "Iterable[ToldEntry]") -> list[dict[str, Any]]:
    return [
        {"id": one.entry.id, "date": one.entry.date, "by": one.entry.by, "kind": one.kind, "said": _said(one)}
        for one in told
    ]


def _said(one: "ToldEntry") -> dict[str, Any]:
    said = dict(one.said._asdict())
    return said | ({"changes": [change._asdict() for change in said["changes"]]} if "changes" in said else {})


def _finding(finding: "Finding", log: "Document") -> dict[str, Any]:
    span = log.span(finding.path)
    return {
        "line": span.line, "column": span.column, "severity": finding.severity, "message": finding.message,
    }  # fmt: skip
