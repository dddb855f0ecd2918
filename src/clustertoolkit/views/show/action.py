"""The page of a policy action."""

from collections.abc import Iterable, Iterator
from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action
from clustertoolkit.content.terms import STRANDS
from clustertoolkit.query.links import Links, resting_on, ties
from clustertoolkit.query.show import Entry
from clustertoolkit.views.blocks import Line, Run, said
from clustertoolkit.views.show.phrases import (
    PageBlocks,
    PageFacts,
    PageParts,
    by_name,
    example_line,
    paper_source,
    part,
    plain_blocks,
    plain_facts,
    published,
    rest,
    tied,
    titles_of,
    where_it_stands,
)


def action_page(toolkit: Toolkit, entry: Entry, links: Links) -> PageParts:
    action = cast(Action, entry.record)
    cells = {place.cell for place in action.placements}
    beside = (
        example for example in toolkit.examples.values()
        if example.id not in links.examples and cells & {place.cell for place in example.placements}
    )  # fmt: skip

    def facts() -> PageFacts:
        yield from plain_facts(toolkit, entry)
        yield "Source", paper_source(toolkit, action.placements)

    blocks = plain_blocks(
        toolkit, entry,
        placements=(
            where_it_stands(toolkit, action),
            part("Recommendations", tied(toolkit, ties(toolkit, action))),
            part("Examples that show it", (example_line(toolkit, name) for name in links.examples)),
            part("Other examples in its cells", (
                example_line(toolkit, other.id) for other in by_name(beside)
            )),
        ),
        guidance=_guidance(toolkit, action),
    )  # fmt: skip
    return action.summary, facts(), blocks


def _guidance(toolkit: Toolkit, action: Action) -> PageBlocks:
    """Yield how an action could be carried out; the heading says whose word it is."""
    guidance = action.guidance
    if guidance is None:
        return
    yield part(
        "How to do it (suggested by this toolkit, not by the paper)",
        (said(f"{step.step} ", rest(toolkit, step.rests_on)) for step in guidance.how),
    )
    yield part("Partners", (f"{STRANDS[partner.type]}: {partner.role}" for partner in guidance.partners))
    titles = titles_of(toolkit.instruments)
    yield part("Instruments", (", ".join(titles[name] for name in guidance.instruments),), listed=False)
    yield part(
        "Indicators",
        (
            said(
                f"{indicator.name} ({indicator.kind}, in {indicator.unit}): {indicator.verification} ",
                rest(toolkit, indicator.rests_on),
            )
            for indicator in guidance.indicators
        ),
    )
    yield part(
        "Risks",
        (
            said(f"{risk.risk} What helps: {risk.response} ", rest(toolkit, risk.rests_on))
            for risk in guidance.risks
        ),
    )
    if guidance.today:
        today = guidance.today
        yield part("Since the paper", [said(f"{today.text} ", rest(toolkit, today.rests_on))], listed=False)
    yield part("What the guidance rests on", _rests(toolkit, resting_on(action)))


def _rests(toolkit: Toolkit, ids: Iterable[str]) -> Iterator[Line]:
    references = {reference.id: reference for reference in toolkit.head.references}
    for name in ids:
        if name in toolkit.examples:
            yield example_line(toolkit, name)
        elif name in references:
            address = references[name].url
            shown = Run(f"{published(references[name])} ({name})", entry=("reference", name))
            yield said(shown, *([f": {address}"] if address else []))
