"""The first three phases of a plan as blocks: what was brought in, what was chosen and why."""

from collections.abc import Iterable

from clustertoolkit.content.records import Cell
from clustertoolkit.plan.records import Actions, Challenges, Fact, Heard, Plan, Priorities, Roadmap
from clustertoolkit.views.blocks import (
    NOTHING,
    Block,
    LabelledLines,
    Line,
    TableCell,
    cell,
    heading,
    line,
    lines,
    linked,
    listed,
    table,
)
from clustertoolkit.views.prose import prose
from clustertoolkit.views.roadmap.labels import Names
from clustertoolkit.views.roadmap.trace import trace
from clustertoolkit.views.wording import moment

PlanPhase = Priorities | Challenges | Actions | Roadmap


def brought_in(phase: PlanPhase) -> list[Block]:
    """Return what the territory brings into a phase."""
    return [
        *fact_table("Local environment", phase.local_environment),
        *heading("Needs", listed(phase.needs)),
        *_heard(phase.stakeholder_input),
    ]


def fact_table(title: str, all_facts: Iterable[Fact]) -> list[Block]:
    """Return facts with their sources and dates."""
    rows = [[cell(fact.fact), linked(fact.source, fact.url), cell(moment(fact.date))] for fact in all_facts]
    return table(title, [("Fact", 55), ("Source", 27), ("Date", 18)], rows)


def _heard(all_heard: Iterable[Heard]) -> list[Block]:
    rows = [
        [cell([*filter(None, (heard.who, moment(heard.date)))]), cell(heard.said), cell(heard.changed)]
        for heard in all_heard
    ]
    return table("Stakeholder input", [("Who", 24), ("What was said", 38), ("What it changed", 38)], rows)


def priorities(plan: Plan, names: Names) -> list[Block]:
    """Return the phase that chooses priorities."""
    rows = [
        [
            cell(names.term(priority.priority), strong=True),
            cell(f"{priority.weight} %" if priority.weight is not None else None),
            cell(priority.reason),
        ]
        for priority in plan.priorities.chosen
    ]
    return [
        *brought_in(plan.priorities),
        *table("Chosen priorities", [("Priority", 24), ("Weight", 12), ("Reason", 64)], rows),
        *prose(plan.priorities.notes),
    ]


def challenges(plan: Plan, names: Names) -> list[Block]:
    """Return the phase that chooses challenges."""
    rows = [
        [
            cell([
                *filter(None, (names.term(challenge.challenge), names.term(challenge.priority))),
            ], strong=True),
            cell(challenge.problem),
            TableCell(_evidence(challenge.evidence)),
        ]
        for challenge in plan.challenges.chosen
    ]  # fmt: skip
    return [
        *brought_in(plan.challenges),
        *table("Chosen challenges", [("Challenge", 22), ("Problem", 34), ("Evidence", 44)], rows),
        *prose(plan.challenges.notes),
    ]


def _evidence(evidence: Iterable[Fact]) -> tuple[Line, ...]:
    """Return each fact with its source below it."""
    return tuple(
        fact_line
        for fact in evidence
        for fact_line in (
            *lines(fact.fact or ""),
            *(
                [line(", ".join(filter(None, (fact.source, moment(fact.date)))), fact.url)]
                if fact.source
                else []
            ),
        )
    ) or lines(NOTHING)


def actions(plan: Plan, names: Names) -> list[Block]:
    """Return the phase that chooses actions: the matrix, the reasons, what was learnt where, the trace."""
    chosen = plan.actions.chosen
    reasons = [
        [
            cell(
                [
                    names.policy(action),
                    " / ".join(names.place(action.cell)),
                    *([action.own.summary or ""] if action.own else []),
                ],
                strong=True,
            ),
            cell(names.way(action.way)),
            cell(action.function_fit),
        ]
        for action in chosen
    ]
    learnt = [
        [cell([names.led_example(drawn.example)], strong=True), cell(drawn.taken), cell(drawn.differs)]
        for action in chosen
        for drawn in action.examples
    ]
    options = [[cell(option.option, strong=True), cell(option.reason)] for option in plan.actions.not_taken]
    return [
        *brought_in(plan.actions),
        *matrix(plan, names),
        *table("Chosen actions", [
            ("Policy action and its cell", 36), ("Way to act", 20), ("Why this function", 44),
        ], reasons),
        *table("What is learnt from others", [
            ("Example", 26), ("Taken over", 37), ("Different here", 37),
        ], learnt),
        *trace(plan, names),
        *table("Looked at and not taken", [("Option", 36), ("Reason", 64)], options),
        *prose(plan.actions.notes),
    ]  # fmt: skip


def matrix(plan: Plan, names: Names) -> list[Block]:
    """Return a table a priority: its challenges by function, with the chosen actions in their cells."""
    dimensions = names.toolkit.dimensions
    tables: list[Block] = []
    for priority in dimensions.priorities:
        chosen = [
            action for action in plan.actions.chosen if action.cell and action.cell.priority == priority.id
        ]
        if not chosen:
            continue
        rows = []
        for challenge in dimensions.challenges:
            row = [cell(challenge.title, strong=True)]
            for function in dimensions.functions:
                policies = [
                    names.policy(action)
                    for action in chosen
                    if action.cell == Cell(priority.id, challenge.id, function.id)
                ]
                row.append(cell(policies, strong=bool(policies), marked=bool(policies)))
            rows.append(row)
        share = max(1, (100 - 25) // len(dimensions.functions))
        columns = [("", 25), *((function.title, share) for function in dimensions.functions)]
        tables += table(f"The matrix: {priority.title}", columns, rows)
    return tables


def served(plan: Plan) -> tuple[LabelledLines, ...]:
    """Return the strategy that the plan serves."""
    serves = plan.serves
    name = ", ".join(filter(None, (serves.strategy, serves.owner)))
    return (LabelledLines("Strategy served", (line(name, serves.url),)),) if name else ()
