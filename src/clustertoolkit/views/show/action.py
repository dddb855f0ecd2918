"""The page of a policy action."""

from collections.abc import Iterable, Iterator
from typing import cast

from clustertoolkit.content.model import Action, Guidance, Toolkit
from clustertoolkit.content.terms import STRANDS
from clustertoolkit.query.links import Links, resting_on, ties
from clustertoolkit.query.show import Entry
from clustertoolkit.views import Block
from clustertoolkit.views.show.phrases import (
    Blocks,
    Facts,
    Parts,
    by_name,
    example_line,
    names,
    paper,
    published,
    stands,
    tied,
    titles_of,
)


def action(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    action = cast(Action, entry.record)
    cells = {place.cell for place in action.placements}
    beside = (
        one for one in toolkit.examples.values()
        if one.id not in links.examples and cells & {place.cell for place in one.placements}
    )  # fmt: skip

    def facts() -> Facts:
        yield "Also called", (", ".join(entry.names),)
        yield "Source", paper(toolkit, action.placements)

    def blocks() -> Blocks:
        yield Block("Where it stands", tuple(stands(toolkit, place) for place in action.placements))
        yield Block("Recommendations", tuple(tied(toolkit, ties(toolkit, action))))
        yield Block("Examples that show it", tuple(example_line(toolkit, name) for name in links.examples))
        yield Block(
            "Other examples in its cells", tuple(example_line(toolkit, one.id) for one in by_name(beside))
        )
        if action.guidance:
            yield from _guidance(toolkit, action.guidance)
            yield Block("What the guidance rests on", tuple(_rests(toolkit, resting_on(action))))

    return action.summary, facts(), blocks()


def _guidance(toolkit: Toolkit, guidance: Guidance) -> Blocks:
    """Yield how an action could be carried out; the heading says whose word it is."""
    yield Block(
        "How to do it (suggested by this toolkit, not by the paper)",
        tuple(f"{one.step} {names(one.rests_on)}" for one in guidance.how),
    )
    yield Block("Partners", tuple(f"{STRANDS[one.type]}: {one.role}" for one in guidance.partners))
    titles = titles_of(toolkit.instruments)
    yield Block("Instruments", (", ".join(titles[name] for name in guidance.instruments),), listed=False)
    yield Block(
        "Indicators",
        tuple(
            f"{one.name} ({one.kind}, in {one.unit}): {one.verification} {names(one.rests_on)}"
            for one in guidance.indicators
        ),
    )
    yield Block(
        "Risks",
        tuple(f"{one.risk} What helps: {one.response} {names(one.rests_on)}" for one in guidance.risks),
    )
    if guidance.today:
        today = guidance.today
        yield Block("Since the paper", (f"{today.text} {names(today.rests_on)}",), listed=False)


def _rests(toolkit: Toolkit, names: Iterable[str]) -> Iterator[str]:
    references = {one.id: one for one in toolkit.head.references}
    for name in names:
        if name in toolkit.examples:
            yield example_line(toolkit, name)
        elif name in references:
            address = references[name].url
            yield f"{published(references[name])} ({name}){f': {address}' if address else ''}"
