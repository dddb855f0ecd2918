"""What stands around the phases of a plan, as blocks: where it starts, what it is for, what it keeps to."""

from clustertoolkit.plan.records import TITLES, Consultation, Plan
from clustertoolkit.views.blocks import Block, cell, facts, table
from clustertoolkit.views.roadmap.labels import Names
from clustertoolkit.views.roadmap.phases import fact_table
from clustertoolkit.views.wording import grouped, span


def portrait(plan: Plan) -> list[Block]:
    """Return the territory in facts."""
    return fact_table("The territory in facts", plan.portrait)


def objectives(plan: Plan, names: Names) -> list[Block]:
    """Return each objective with the specific actions that serve it."""
    rows = [
        [
            cell(objective.objective or objective.id, strong=True),
            cell(names.term(objective.priority)),
            cell([
                names.led(action.id)
                for action in plan.roadmap.actions.specific
                if objective.id and objective.id in action.objectives
            ]),
        ]
        for objective in plan.objectives
    ]  # fmt: skip
    return table(
        "What is to be reached, and by what",
        [("Objective", 46), ("Priority", 18), ("Actions that serve it", 36)],
        rows,
    )


def alternatives(plan: Plan) -> list[Block]:
    """Return the other ways that were looked at."""
    rows = [
        [
            cell([*filter(None, (one.way, "Doing nothing new" if one.doing_nothing else ""))], strong=True),
            cell(one.outcome),
            cell(one.reason),
        ]
        for one in plan.alternatives
    ]
    columns = [("Way", 30), ("What would come of it", 35), ("Why this plan", 35)]
    return table("Other ways that were looked at", columns, rows)


def principles(plan: Plan) -> list[Block]:
    """Return how the plan keeps to what holds for all public money."""
    kept = plan.principles
    if kept is None:
        return []
    titles = TITLES["Principles"]
    aid = plan.roadmap.resources.state_aid
    rows = [(titles[key], value) for key, value in kept._asdict().items()]
    return facts([*rows, ("State aid and procurement", aid)]) if any(kept) else []


def communication(plan: Plan) -> list[Block]:
    """Return who is told about the plan, and how."""
    rows = [
        [
            cell(one.audience, strong=True), cell(one.message),
            cell([*filter(None, (one.channel, one.timing))]), cell(one.responsible),
        ]
        for one in plan.communication
    ]  # fmt: skip
    columns = [("Who is told", 22), ("What", 32), ("How and when", 28), ("By", 18)]
    return table("Who is told, and how", columns, rows)


def consultation(plan: Plan) -> list[Block]:
    """Return how the public was asked, and what changed by it."""
    asked = plan.consultation or Consultation()
    return facts([
        ("Time", span(asked.start, asked.end)), ("Form", asked.form),
        ("Replies", grouped(asked.replies) if asked.replies is not None else ""),
        ("What was said", asked.said), ("What changed", asked.changed),
    ])  # fmt: skip
