"""The specific actions of a plan as blocks."""

from clustertoolkit.plan.days import last_day
from clustertoolkit.plan.records import Plan, SpecificAction
from clustertoolkit.views.blocks import (
    Block,
    Chain,
    ChainStage,
    cell,
    facts,
    heading,
    listed,
    note,
    table,
    text,
)
from clustertoolkit.views.prose import prose
from clustertoolkit.views.roadmap.labels import Names, labelled_word
from clustertoolkit.views.roadmap.timetable import LIGHT, gantt, has_light
from clustertoolkit.views.wording import sentence, span


def actions(plan: Plan, names: Names) -> list[Block]:
    """Return the timetable and an overview of all specific actions; each has a section of its own."""
    rows = [
        [
            cell(names.own(action), strong=True),
            cell(action.lead),
            cell(period(action)),
            cell([*map(sentence, _state(action))]),
        ]
        for action in plan.roadmap.actions.specific
    ]
    columns = [("Action", 40), ("Lead", 24), ("When", 20), ("State", 16)]
    charts = gantt(plan)
    return [
        *charts,
        *note(LIGHT if has_light(charts) else ""),
        *table("Actions", columns, rows),
        *prose(plan.roadmap.actions.notes),
    ]


def period(action: SpecificAction) -> str:
    """Return the time from an action's first step to its end, or its last step where it has none.

    A single step is told to be the first.
    """
    starts = [step.start for step in action.steps if step.start]
    ends = [action.end] if action.end else [step.end for step in action.steps if step.end]
    time = span(min(starts, default=None), max(ends, key=last_day, default=None))
    return f"First step: {time}" if time and len(action.steps) == 1 and not action.end else time


def _state(action: SpecificAction) -> list[str]:
    return [*filter(None, (labelled_word(action, key) for key in ("importance", "maturity", "status")))]


def in_full(action: SpecificAction, names: Names, chosen: dict[str, str]) -> list[Block]:
    """Return one specific action: what it is, its steps, results chain and risks."""
    steps = [
        [cell(step.step, strong=True), cell(span(step.start, step.end)), cell(step.deliverable)]
        for step in action.steps
    ]
    risks = [
        [
            cell(risk.risk, strong=True),
            cell([*filter(None, (labelled_word(risk, "likelihood"), labelled_word(risk, "impact")))]),
            cell(risk.response), cell(risk.owner),
        ]
        for risk in action.risks
    ]  # fmt: skip
    return [
        *text(action.text or ""),
        *facts([
            ("Objective", action.objective),
            ("Serves", [names.objective(name) for name in action.objectives]),
            ("Lead", action.lead), ("Partners", ", ".join(action.partners)),
            ("Cluster organisations", ", ".join(action.clusters)), ("Target group", action.target_group),
            ("Places that gain", ", ".join(action.places)),
            ("Carries out", [chosen.get(name, name) for name in action.carries_out]),
            ("Depends on", [names.led(name) for name in action.depends_on]),
            ("State", sentence(", ".join(_state(action)))),
            ("Pilot", action.pilot), ("If its money is refused", action.if_refused),
        ]),
        *table("Steps", [("Step", 38), ("When", 27), ("Deliverable", 35)], steps),
        *_chain(action),
        *heading("Assumptions", listed(action.assumptions)),
        *table("Risks", [("Risk", 30), ("Weight", 20), ("Response", 32), ("Owner", 18)], risks),
        *prose(action.notes),
    ]  # fmt: skip


def _chain(action: SpecificAction) -> list[Block]:
    """Return what goes into an action and what comes of it, in four steps."""
    stages = (
        ChainStage("Inputs", action.inputs), ChainStage("Outputs", action.outputs),
        ChainStage("Outcomes", action.outcomes), ChainStage("Impact", action.impact),
    )  # fmt: skip
    return [Chain("Results chain", stages)] if any(stage.items for stage in stages) else []
