"""The trace of a plan as blocks: from each cell to what is done, and what is known of it."""

from collections.abc import Iterable, Iterator, Mapping

from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan.records import ChosenAction, Plan, SpecificAction
from clustertoolkit.query.links import Linker
from clustertoolkit.query.marks import Marks, known_of, shown_line
from clustertoolkit.query.show import entry_of
from clustertoolkit.views.blocks import Block, cell, note, said, table
from clustertoolkit.views.marks import found_words
from clustertoolkit.views.roadmap.labels import Names
from clustertoolkit.views.roadmap.monitoring import target_in_short
from clustertoolkit.views.wording import moment

Carriers = Mapping[str, list[SpecificAction]]  # the specific actions that carry out a chosen one, by its id

LIMITS = (
    "This says neither that an action works nor that it is better than another. "
    "'toolkit show marks' says how it is counted."
)


def trace(plan: Plan, names: Names) -> list[Block]:
    """Return the way from each cell to actions, examples and recommendations, and what is known of each."""
    carriers: dict[str, list[SpecificAction]] = {}
    for specific in plan.roadmap.actions.specific:
        for name in specific.carries_out:
            carriers.setdefault(name, []).append(specific)
    return [*_ways(plan, names, carriers), *_known(plan, names, carriers)]


def _ways(plan: Plan, names: Names, carriers: Carriers) -> list[Block]:
    rows = [
        [
            cell(names.place(action.cell)),
            cell([
                names.policy(action),
                *(said("> ", *names.own(one)) for one in carriers.get(action.id or "", ())),
            ]),
            cell([names.led_example(drawn.example) for drawn in action.examples]),
            cell([names.recommendation(name) for name in action.recommendations]),
        ]
        for action in plan.actions.chosen
    ]  # fmt: skip
    return table("Trace", [
        ("Cell", 18), ("Policy action > specific action", 30), ("Examples", 26), ("Recommendations", 26),
    ], rows)  # fmt: skip


def _known(plan: Plan, names: Names, carriers: Carriers) -> list[Block]:
    """Return the marks of each policy action once, beside what the plan itself says of it."""
    chosen: dict[str, list[ChosenAction]] = {}
    for action in plan.actions.chosen:
        if action.action in names.toolkit.actions:
            chosen.setdefault(action.action or "", []).append(action)
    toolkit, linker = names.toolkit, Linker(names.toolkit)  # which reads no more than what is named
    rows = [
        [
            cell(names.policy(group[0]), strong=True),
            cell([*_dated(toolkit, known_of(
                toolkit, toolkit.actions[name], linker.of(entry_of(toolkit, "action", name)),
            ))]),
            cell([
                *filter(None, (action.function_fit for action in group)),
                *_measures(plan, group, carriers),
            ]),
        ]
        for name, group in chosen.items()
    ]  # fmt: skip
    shown = table("What is known of each action, and the plan's own answer", [
        ("Policy action", 20), ("What is known of it", 40), ("Why we do it, and how we will know", 40),
    ], rows)  # fmt: skip
    return [*shown, *note(LIMITS if shown else "")]


def _dated(toolkit: Toolkit, known: Marks) -> Iterator[str]:
    """Yield the marks of an action in sentences, and as of when they hold."""
    yield f"Shown by: {shown_line(known)}."
    yield f"{found_words(known.found)}."
    number = len({one.example.id for one in known.sums})
    yield f"Sums known of {number} example{'s' * (number != 1)}." if number else "No sum found."
    days = [toolkit.examples[name].checked for name in known.shown.examples]
    days += [
        toolkit.studies[name].read
        for verdict in (*known.found.verdicts, *known.found.elsewhere)
        for name in verdict.studies
    ]
    span = [moment(day) for day in sorted({min(days), max(days)})] if days else []
    read = f", its pages read {'between' if span[1:] else 'on'} {' and '.join(span)}" if span else ""
    yield f"As of content version {toolkit.head.version}{read}."


def _measures(plan: Plan, group: Iterable[ChosenAction], carriers: Carriers) -> list[str]:
    """Return the indicators of the specific actions that carry out a policy action, with their targets.

    What is measured around an action tells nothing of it.
    """
    carrying = {one.id for action in group for one in carriers.get(action.id or "", ()) if one.id}
    measures = [
        ": ".join(filter(None, (indicator.name, target_in_short(indicator))))
        for indicator in plan.roadmap.monitoring.indicators
        if indicator.name and indicator.kind != "context" and carrying.intersection(indicator.actions)
    ]
    return ["We will know by:", *(f"- {measure}" for measure in measures)] if measures else []
