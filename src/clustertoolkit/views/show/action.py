"""The page of a policy action."""

from collections.abc import Iterable, Iterator
from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Seen
from clustertoolkit.content.terms import STRANDS
from clustertoolkit.query.links import Links, resting_on, ties
from clustertoolkit.query.show import Entry
from clustertoolkit.views import PageBlock
from clustertoolkit.views.show import labels
from clustertoolkit.views.show.phrases import (
    PageBlocks,
    PageFacts,
    PageParts,
    by_name,
    example_line,
    names,
    paper_source,
    plain_blocks,
    plain_facts,
    published,
    study_line,
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
            PageBlock("Recommendations", tuple(tied(toolkit, ties(toolkit, action)))),
            PageBlock("Examples that show it", tuple(example_line(toolkit, name) for name in links.examples)),
            PageBlock("Other examples in its cells", tuple(
                example_line(toolkit, other.id) for other in by_name(beside)
            )),
            PageBlock("Studies that bear on it", tuple(
                study_line(toolkit.studies[name]) for name in links.studies
            )),
            PageBlock("Funds that can pay it", tuple(
                f"{fund.name} ({fund.id})" for fund in toolkit.funds if fund.id in links.funds
            )),
            PageBlock("Developments that bear on it", tuple(
                f"{one.title} ({one.id})" for one in toolkit.developments if one.id in links.developments
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
    yield PageBlock(
        "How to do it (suggested by this toolkit, not by the paper)",
        tuple(f"{step.step} {names(step.rests_on)}{_seen(step.seen_in)}" for step in guidance.how),
    )
    yield PageBlock(
        "Partners", tuple(f"{STRANDS[partner.type]}: {partner.role}" for partner in guidance.partners)
    )
    titles = titles_of(toolkit.instruments)
    yield PageBlock("Instruments", (", ".join(titles[name] for name in guidance.instruments),), listed=False)
    yield PageBlock(
        "Indicators",
        tuple(
            f"{indicator.name} ({indicator.kind}, in {indicator.unit}): "
            f"{indicator.verification} {names(indicator.rests_on)}"
            for indicator in guidance.indicators
        ),
    )
    yield PageBlock(
        "Risks",
        tuple(
            f"{risk.risk}{f' ({labels.JUDGEMENT})' if risk.judgement else ''} "
            f"What helps: {risk.response} {names(risk.rests_on)}"
            for risk in guidance.risks
        ),
    )
    if guidance.today:
        today = guidance.today
        yield PageBlock("Since the paper", (f"{today.text} {names(today.rests_on)}",), listed=False)
        titles = {one.id: one.title for one in toolkit.developments}
        yield PageBlock("What it refers to", tuple(f"{titles[name]} ({name})" for name in today.developments))
    yield PageBlock("What the guidance rests on", tuple(_rests(toolkit, resting_on(action))))


def _seen(seen_in: Iterable[Seen]) -> str:
    """Return where a step was seen, with what it took there as stated; empty if nobody noted it."""
    told = [
        f"{seen.example}: {', '.join(filter(None, (seen.amount, seen.duration, seen.size, seen.legal_base)))}"
        for seen in seen_in
    ]
    return f" Seen in {'; '.join(told)}." if told else ""


def _rests(toolkit: Toolkit, ids: Iterable[str]) -> Iterator[str]:
    references = {reference.id: reference for reference in toolkit.head.references}
    for name in ids:
        if name in toolkit.examples:
            yield example_line(toolkit, name)
        elif name in references:
            address = references[name].url
            yield f"{published(references[name])} ({name}){f': {address}' if address else ''}"
