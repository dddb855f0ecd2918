"""The specific actions of a plan as blocks."""

from clustertoolkit.plan.days import first_day, last_day
from clustertoolkit.plan.records import Plan, SpecificAction
from clustertoolkit.views.blocks import Block, cell, facts, heading, listed, span, table, text, words
from clustertoolkit.views.prose import prose
from clustertoolkit.views.roadmap.labels import Names
from clustertoolkit.views.roadmap.timetable import gantt


def actions(plan: Plan) -> list[Block]:
    """Return the timetable and an overview of all specific actions; each has a section of its own."""
    rows = [
        [
            cell(one.title or one.id, strong=True),
            cell(one.lead),
            cell(period(one)),
            cell([*filter(None, map(words, (one.importance, one.maturity, one.status)))]),
        ]
        for one in plan.roadmap.actions.specific
    ]
    columns = [("Action", 40), ("Lead", 24), ("When", 20), ("State", 16)]
    return [*gantt(plan), *table("Actions", columns, rows), *prose(plan.roadmap.actions.notes)]


def period(action: SpecificAction) -> str:
    """Return the time from the first step of an action to its last; a single one is told to be the first."""
    starts = [one.start for one in action.steps if one.start]
    ends = [one.end for one in action.steps if one.end]
    found = span(min(starts, key=first_day, default=None), max(ends, key=last_day, default=None))
    return f"First step: {found}" if found and len(action.steps) == 1 else found


def action(one: SpecificAction, names: Names, chosen: dict[str, str]) -> list[Block]:
    """Return one specific action: what it is, its steps, results chain and risks."""
    steps = [
        [cell(step.step, strong=True), cell(span(step.start, step.end)), cell(step.deliverable)]
        for step in one.steps
    ]
    risks = [
        [
            cell(risk.risk, strong=True),
            cell([*filter(None, (
                risk.likelihood and f"likelihood {risk.likelihood}", risk.impact and f"impact {risk.impact}",
            ))]),
            cell(risk.response), cell(risk.owner),
        ]
        for risk in one.risks
    ]  # fmt: skip
    return [
        *text(one.text or ""),
        *facts([
            ("Objective", one.objective), ("Lead", one.lead), ("Partners", ", ".join(one.partners)),
            ("Cluster organisations", ", ".join(one.clusters)), ("Target group", one.target_group),
            ("Carries out", [chosen.get(name, name) for name in one.carries_out]),
            ("Depends on", [names.specific(name) for name in one.depends_on]),
            ("State", ", ".join(filter(None, map(words, (one.importance, one.maturity, one.status))))),
            ("Pilot", one.pilot),
        ]),
        *table("Steps", [("Step", 38), ("When", 27), ("Deliverable", 35)], steps),
        *_chain(one),
        *heading("Assumptions", listed(one.assumptions)),
        *table("Risks", [("Risk", 30), ("Weight", 20), ("Response", 32), ("Owner", 18)], risks),
        *prose(one.notes),
    ]  # fmt: skip


def _chain(one: SpecificAction) -> list[Block]:
    """Return what goes into an action and what comes of it, in four steps."""
    stages = [
        {"title": title, "items": list(items)}
        for title, items in (
            ("Inputs", one.inputs), ("Outputs", one.outputs), ("Outcomes", one.outcomes),
            ("Impact", one.impact),
        )
    ]  # fmt: skip
    if not any(stage["items"] for stage in stages):
        return []
    return [{"kind": "chain", "caption": "Results chain", "stages": stages}]
