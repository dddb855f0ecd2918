"""The timetable of a plan: its steps on one axis of months."""

from clustertoolkit.plan.days import first_day, last_day
from clustertoolkit.plan.records import Plan
from clustertoolkit.views.blocks import Block

EARLIEST, LATEST = "0001-01-01", "9999-12-30"  # days with one before and one after them


def overview(plan: Plan) -> list[Block]:
    """Return the time from first to last step of each action on one axis of months.

    Actions of which a single step is known stand apart: when they end is not told.
    """
    blocks = gantt(plan)
    for block in blocks:
        spans: dict[str, list[Block]] = {"Actions": [], "First steps of actions": []}
        for group in block["groups"]:
            kind = "First steps of actions" if group["steps"] == 1 else "Actions"
            spans[kind].append({
                "title": group["title"],
                "start": min(bar["start"] for bar in group["bars"]),
                "end": max(bar["end"] for bar in group["bars"]),
                "from_month": min(bar["from_month"] for bar in group["bars"]),
                "to_month": max(bar["to_month"] for bar in group["bars"]),
            })  # fmt: skip
        block["groups"] = [{"title": title, "bars": bars} for title, bars in spans.items() if bars]
    return blocks


def gantt(plan: Plan) -> list[Block]:
    """Return the steps of all actions on one axis of months, which holds the plan's whole time."""
    groups: list[Block] = []
    for action in plan.roadmap.actions.specific:
        bars = [
            {"title": step.step or "-", "start": _first(step.start), "end": _last(step.end)}
            for step in action.steps
            if step.start and step.end and first_day(step.start) <= last_day(step.end)
        ]
        if bars:
            groups.append(
                {"title": action.title or action.id or "-", "steps": len(action.steps), "bars": bars}
            )
    if not groups:
        return []
    days = [(bar["start"], bar["end"]) for group in groups for bar in group["bars"]]
    start, end = plan.horizon
    first = min([start for start, _ in days] + ([_first(start)] if start else []))
    last = max([end for _, end in days] + ([_last(end)] if end else []))
    origin = _month(first)
    for group in groups:
        for bar in group["bars"]:
            bar["from_month"] = _month(bar["start"]) - origin
            bar["to_month"] = _month(bar["end"]) - origin + 1
    return [{
        "kind": "gantt", "caption": "Timetable", "groups": groups, "months": _month(last) - origin + 1,
        "first_year": origin // 12, "first_month": origin % 12, "start": first, "end": last,
    }]  # fmt: skip


def _first(moment: str) -> str:
    return max(first_day(moment), EARLIEST)


def _last(moment: str) -> str:
    return min(last_day(moment), LATEST)


def _month(day: str) -> int:
    """Return the number of a day's month since the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1
