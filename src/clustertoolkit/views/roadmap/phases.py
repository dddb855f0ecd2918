"""The first three phases of a plan as blocks: what was brought in, what was chosen and why."""

from collections.abc import Iterable

from clustertoolkit.content.records import Cell as Place
from clustertoolkit.plan.records import Actions, Challenges, Fact, Heard, Plan, Priorities, Roadmap
from clustertoolkit.views.blocks import (
    NOTHING,
    Block,
    cell,
    facts,
    heading,
    line,
    lines,
    linked,
    listed,
    moment,
    table,
)
from clustertoolkit.views.prose import prose
from clustertoolkit.views.roadmap.labels import Names

Phase = Priorities | Challenges | Actions | Roadmap


def brought_in(phase: Phase) -> list[Block]:
    """Return what the territory brings into a phase."""
    return [
        *_facts("Local environment", phase.local_environment),
        *heading("Needs", listed(phase.needs)),
        *_heard(phase.stakeholder_input),
    ]


def _facts(title: str, found: Iterable[Fact]) -> list[Block]:
    rows = [[cell(one.fact), linked(one.source, one.url), cell(moment(one.date))] for one in found]
    return table(title, [("Fact", 55), ("Source", 27), ("Date", 18)], rows)


def _heard(found: Iterable[Heard]) -> list[Block]:
    rows = [
        [cell([*filter(None, (one.who, moment(one.date)))]), cell(one.said), cell(one.changed)]
        for one in found
    ]
    return table("Stakeholder input", [("Who", 24), ("What was said", 38), ("What it changed", 38)], rows)


def priorities(plan: Plan, names: Names) -> list[Block]:
    """Return the phase that chooses priorities."""
    rows = [
        [
            cell(names.term(one.priority), strong=True),
            cell(f"{one.weight} %" if one.weight is not None else None),
            cell(one.reason),
        ]
        for one in plan.priorities.chosen
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
            cell([*filter(None, (names.term(one.challenge), names.term(one.priority)))], strong=True),
            cell(one.problem),
            {"lines": _evidence(one.evidence), "strong": 0, "marked": 0},
        ]
        for one in plan.challenges.chosen
    ]  # fmt: skip
    return [
        *brought_in(plan.challenges),
        *table("Chosen challenges", [("Challenge", 22), ("Problem", 34), ("Evidence", 44)], rows),
        *prose(plan.challenges.notes),
    ]


def _evidence(found: Iterable[Fact]) -> list[dict[str, str]]:
    """Return each fact with its source below it."""
    return [
        one
        for fact in found
        for one in (
            *lines(fact.fact or ""),
            *(
                [line(", ".join(filter(None, (fact.source, moment(fact.date)))), fact.url)]
                if fact.source
                else []
            ),
        )
    ] or lines(NOTHING)


def actions(plan: Plan, names: Names) -> list[Block]:
    """Return the phase that chooses actions: the matrix, the reasons, what was learnt where, the trace."""
    chosen = plan.actions.chosen
    reasons = [
        [
            cell([names.policy(one), " / ".join(names.place(one.cell))], strong=True),
            cell(names.way(one.way)),
            cell(one.function_fit),
        ]
        for one in chosen
    ]
    learnt = [
        [cell(names.example(drawn.example), strong=True), cell(drawn.taken), cell(drawn.differs)]
        for one in chosen
        for drawn in one.examples
    ]
    options = [[cell(one.option, strong=True), cell(one.reason)] for one in plan.actions.not_taken]
    return [
        *brought_in(plan.actions),
        *matrix(plan, names),
        *table("Chosen actions", [
            ("Policy action and its cell", 36), ("Way to act", 20), ("Why this function", 44),
        ], reasons),
        *table("What is learnt from others", [
            ("Example", 26), ("Taken over", 37), ("Different here", 37),
        ], learnt),
        *_trace(plan, names),
        *table("Looked at and not taken", [("Option", 36), ("Reason", 64)], options),
        *prose(plan.actions.notes),
    ]  # fmt: skip


def matrix(plan: Plan, names: Names) -> list[Block]:
    """Return a table a priority: its challenges by function, with the chosen actions in their cells."""
    dimensions = names.toolkit.dimensions
    found: list[Block] = []
    for priority in dimensions.priorities:
        theirs = [one for one in plan.actions.chosen if one.cell and one.cell.priority == priority.id]
        if not theirs:
            continue
        rows = []
        for challenge in dimensions.challenges:
            row = [cell(challenge.title, strong=True)]
            for function in dimensions.functions:
                here = [
                    names.policy(one)
                    for one in theirs
                    if one.cell == Place(priority.id, challenge.id, function.id)
                ]
                row.append(cell(here, strong=bool(here), marked=bool(here)))
            rows.append(row)
        share = (100 - 25) // len(dimensions.functions)
        columns = [("", 25), *((function.title, share) for function in dimensions.functions)]
        found += table(f"The matrix: {priority.title}", columns, rows)
    return found


def _trace(plan: Plan, names: Names) -> list[Block]:
    """Return the way from each cell to actions, examples and recommendations."""
    carried: dict[str, list[str]] = {}
    for one in plan.roadmap.actions.specific:
        for name in one.carries_out:
            carried.setdefault(name, []).append(one.title or one.id or "")
    rows = [
        [
            cell(names.place(one.cell)),
            cell([names.policy(one), *(f"> {title}" for title in carried.get(one.id or "", ()))]),
            cell([names.example(drawn.example) for drawn in one.examples]),
            cell([names.recommendation(name) for name in one.recommendations]),
        ]
        for one in plan.actions.chosen
    ]
    columns = [
        ("Cell", 18),
        ("Policy action > specific action", 30),
        ("Examples", 26),
        ("Recommendations", 26),
    ]
    return table("Trace", columns, rows)


def served(plan: Plan) -> list[Block]:
    """Return the strategy that the plan serves."""
    serves = plan.serves
    name = ", ".join(filter(None, (serves.strategy, serves.owner)))
    block = facts([("Strategy served", name)])
    if block and serves.url:
        block[0]["rows"][0]["lines"][0]["link"] = serves.url
    return block
