"""A plan on about two pages: what is chosen and why, how it begins, what it costs, and what is to come."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan.days import first_day
from clustertoolkit.plan.money import money
from clustertoolkit.plan.records import ActionStep, ChosenAction, Plan, SpecificAction
from clustertoolkit.views.blocks import (
    NOTHING,
    Block,
    cell,
    facts,
    table,
    text,
)
from clustertoolkit.views.roadmap import actions, decision, monitoring, resources
from clustertoolkit.views.roadmap.labels import Empty, Keys, Names, heading
from clustertoolkit.views.wording import clamped, sentence, span

MANY = 8  # actions, or twice the number of challenges, above which each is told in fewer words
NAMED = 6  # empty fields of one part
TWO_PAGES = 5_000  # characters, beside the timetable and what is to come


class Room(NamedTuple):
    """How many characters a text of each kind may have, and how many indicators are shown."""

    vision: int
    middle: int
    fewer: int
    lead: int
    step: int
    indicators: int


UNCUT = Room(10_000, 10_000, 10_000, 10_000, 10_000, 12)
CUT = Room(420, 160, 90, 80, 52, 5)


def in_short(plan: Plan, names: Names) -> list[Block]:
    """Return the vision, what was chosen and why, the actions, the money and the main targets.

    Texts are cut only where two pages would not hold all of them.
    """
    whole = _in(UNCUT, plan, names)
    return whole if _size(whole) <= TWO_PAGES else _in(CUT, plan, names)


def _size(value: Any) -> int:
    """Return how many characters all texts of blocks have."""
    if isinstance(value, str):
        return len(value)
    return sum(map(_size, value)) if isinstance(value, list | tuple) else 0


def _in(room: Room, plan: Plan, names: Names) -> list[Block]:
    return [
        *decision.box(plan, room.middle),
        *text(clamped(plan.vision, room.vision)),
        *_priorities(room, plan, names),
        *_actions(room, plan, names),
        *resources.totals(plan),
        *monitoring.targets(plan, room.indicators, room.middle),
    ]


def _priorities(room: Room, plan: Plan, names: Names) -> list[Block]:
    most = room.middle if 2 * len(plan.challenges.chosen) <= MANY else room.fewer
    rows = [
        [
            cell([
                names.term(priority.priority),
                *([f"Weight {priority.weight} %"] if priority.weight is not None else []),
            ], strong=True),
            cell(clamped(priority.reason, room.middle)),
            cell([
                ": ".join(filter(None, (names.term(challenge.challenge), clamped(challenge.problem, most))))
                for challenge in plan.challenges.chosen
                if challenge.priority == priority.priority
            ]),
        ]
        for priority in plan.priorities.chosen
    ]  # fmt: skip
    columns = [("Priority", 20), ("Why", 32), ("Challenges", 48)]
    return table("Priorities and challenges", columns, rows)


def _actions(room: Room, plan: Plan, names: Names) -> list[Block]:
    """Return each specific action, and each chosen one that none carries out yet, without empty columns."""
    specific, chosen = plan.roadmap.actions.specific, plan.actions.chosen
    known = {action.id: action for action in chosen if action.id}
    carried = {name for action in specific for name in action.carries_out}
    later = [action for action in chosen if action.id not in carried]
    few = len(specific) + len(later) <= MANY
    budgets = money(plan)
    rows = [
        *(
            (
                _action(room, action), _first_step(action, room.fewer if few else room.step),
                _learnt(map(known.get, action.carries_out), names, 2 if few else 1),
                resources.costs_of(budgets, action.id),
            )
            for action in specific
        ),
        *(([names.policy(action)], [], _learnt([action], names, 2 if few else 1), []) for action in later),
    ]  # fmt: skip
    if rows and (rest := resources.costs_of_no_action(plan, budgets)):
        rows.append(([names.specific(None)], [], [], rest))
    columns = [("Action", 37), ("First step", 24), ("Learnt from", 24), ("Cost", 15)]
    kept = [place for place in range(len(columns)) if not place or any(row[place] for row in rows)]
    return table(
        "Actions",
        [columns[place] for place in kept],
        [[cell(row[place], strong=not place) for place in kept] for row in rows],
    )


def _action(room: Room, action: SpecificAction) -> list[str]:
    """Return an action with its lead, and with its whole time if more than one step tells it."""
    whole = actions.period(action) if len(action.steps) > 1 else ""
    return [
        clamped(action.title or action.id, room.middle) or NOTHING,
        clamped(action.lead, room.lead),
        whole,
    ]


def _first_step(action: SpecificAction, most: int) -> list[str]:
    first = min(action.steps, key=lambda step: first_day(step.start or "9999"), default=ActionStep())
    return [*filter(None, (clamped(first.step, most), span(first.start, first.end)))]


def _learnt(chosen: Iterable[ChosenAction | None], names: Names, shown: int) -> list[str]:
    ids = dict.fromkeys(drawn.example for action in chosen if action for drawn in action.examples)
    examples = [names.example_in_short(name) for name in ids]
    return examples if len(examples) <= shown else [*examples[:shown], "and others"]


def to_come(plan: Plan, toolkit: Toolkit, still_open: Sequence[Empty], fails: Sequence[str]) -> list[Block]:
    """Return what a whole plan has and this one has not, by phase and part, and what does not hold yet."""
    titles: dict[Keys, str] = {(): "About the plan"}
    for phase in toolkit.phases:
        titles[phase.chooses,] = heading(phase)
        titles |= {(phase.chooses, part.id.replace("-", "_")): part.title for part in phase.parts}
    missing: dict[Keys, list[str]] = {keys: [] for keys in titles}
    for empty in still_open:
        home = max((keys for keys in titles if empty.field[: len(keys)] == keys), key=len)
        missing[home].append(_called(empty, len(home), plan))
    begun = {keys for keys in titles if not keys or _is_begun(plan, keys)}
    later = [title for keys, title in titles.items() if keys not in begun and keys[:-1] in begun]
    phases = [missing[keys] for keys in titles if len(keys) == 1 and keys in begun]
    everywhere = [name for name in phases[0] if all(name in names for names in phases)] if phases[1:] else []
    return facts([
        ("Not begun yet", ", ".join(later)),
        ("In every phase", _some(everywhere)),
        *(
            (titles[keys], _some(name for name in names if len(keys) != 1 or name not in everywhere))
            for keys, names in missing.items()
            if keys in begun
        ),
        ("Does not hold yet", fails),
    ])  # fmt: skip


def _is_begun(plan: Plan, keys: Keys) -> bool:
    value: Any = plan
    for key in keys:
        value = getattr(value, key)
    return bool(value != type(value)())


def _called(empty: Empty, depth: int, plan: Plan) -> str:
    """Name an empty field by what a phase or part lacks: a detail of its entries, or all of something."""
    outer, *inner = empty.titles[depth:]
    if not inner:
        return outer
    if not depth:
        return ": ".join((outer, *map(_lower, inner)))
    if empty.field[depth] in ("chosen", "specific"):
        return f"details of the {_lower(inner[0])}" if inner[1:] else inner[0]
    value: Any = plan
    for key in empty.field[: depth + 1]:
        value = getattr(value, key)
    return f"details of the {_lower(outer)}" if value else outer


def _some(names: Iterable[str]) -> str:
    titles = list(dict.fromkeys(map(_lower, names)))
    more = [*titles[:NAMED], "and more"] if len(titles) > NAMED + 1 else titles
    return sentence(", ".join(more))


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]
