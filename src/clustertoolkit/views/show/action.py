"""The page of a policy action."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Seen
from clustertoolkit.content.terms import STRANDS
from clustertoolkit.query.funds import state_on
from clustertoolkit.query.links import Links, resting_on, ties
from clustertoolkit.query.marks import known_of
from clustertoolkit.query.show import Entry
from clustertoolkit.views import block, labels
from clustertoolkit.views.blocks import Line, Run, said
from clustertoolkit.views.show.marks import ground_blocks, mark_block
from clustertoolkit.views.show.phrases import (
    PageBlocks,
    PageFacts,
    PageParts,
    by_name,
    example_line,
    paper_source,
    plain_blocks,
    plain_facts,
    published,
    rest,
    tied,
    titles_of,
    where_it_stands,
)

RESTING = "What the guidance rests on"  # a heading


def action_page(toolkit: Toolkit, entry: Entry, links: Links, today: date) -> PageParts:
    """Return the parts of the page of an action; the funds are told as they stand `today`."""
    action = cast(Action, entry.record)
    known = known_of(toolkit, action, links)
    cells, own = {place.cell for place in action.placements}, frozenset(links.examples)
    beside = (
        example for example in toolkit.examples.values()
        if example.id not in own and cells & {place.cell for place in example.placements}
    )  # fmt: skip

    def facts() -> PageFacts:
        yield from plain_facts(toolkit, entry)
        yield "Source", paper_source(toolkit, action.placements)

    blocks = plain_blocks(
        toolkit, entry,
        placements=(
            mark_block(toolkit, known),
            where_it_stands(toolkit, action),
            block("Recommendations", tied(toolkit, ties(toolkit, action))),
        ),
        guidance=(
            *_guidance(toolkit, action),
            *ground_blocks(toolkit, action, known, links.examples),
            block("Other examples in its cells", (
                example_line(toolkit, other.id) for other in by_name(beside)
            )),
            block("Funds that may fit", _funds(toolkit, links.funds, today)),
            block("Developments that bear on it", _developments(toolkit, links.developments)),
            block(RESTING, _rests(toolkit, resting_on(action))),
        ),
    )  # fmt: skip
    return action.summary, facts(), blocks


def _guidance(toolkit: Toolkit, action: Action) -> PageBlocks:
    """Yield how an action could be carried out; the heading says whose word it is."""
    guidance = action.guidance
    if guidance is None:
        return
    yield block(
        "How to do it (suggested by this toolkit, not by the paper)",
        (said(f"{step.step} ", rest(toolkit, step.rests_on), *_seen(step.seen_in)) for step in guidance.how),
    )
    yield block("Partners", (f"{STRANDS[partner.type]}: {partner.role}" for partner in guidance.partners))
    titles = titles_of(toolkit.instruments)
    yield block("Instruments", (", ".join(titles[name] for name in guidance.instruments),), listed=False)
    yield block(
        "Indicators",
        (
            said(
                f"{indicator.name} ({indicator.kind}, in {indicator.unit}): {indicator.verification} ",
                rest(toolkit, indicator.rests_on),
            )
            for indicator in guidance.indicators
        ),
    )
    yield block(
        "Risks",
        (
            said(
                f"{risk.risk}{f' ({labels.JUDGEMENT})' if risk.judgement else ''} "
                f"What helps: {risk.response} ",
                rest(toolkit, risk.rests_on),
            )
            for risk in guidance.risks
        ),
    )
    if guidance.today:
        today = guidance.today
        yield block("Since the paper", [said(f"{today.text} ", rest(toolkit, today.rests_on))], listed=False)
        yield block("What it refers to", _developments(toolkit, today.developments))


def _seen(seen_in: Iterable[Seen]) -> Iterator[Run | str]:
    """Yield where a step was seen, with what it took there as stated."""
    for number, seen in enumerate(seen_in):
        told = ", ".join(filter(None, (seen.amount, seen.duration, seen.size, seen.legal_base)))
        yield "; " if number else " Seen in "
        yield Run(seen.example, entry=("example", seen.example))
        yield f": {told}" if told else ""
    yield "." if seen_in else ""


def _funds(toolkit: Toolkit, ids: Iterable[str], today: date) -> Iterator[Line]:
    """Yield each of the funds, with how it stands today."""
    for fund in toolkit.funds:
        if fund.id in ids:
            shown = Run(f"{fund.name} ({fund.id})", entry=("fund", fund.id))
            yield said(shown, f": {state_on(fund, today)}")


def _developments(toolkit: Toolkit, ids: Iterable[str]) -> Iterator[Line]:
    for development in toolkit.developments:
        if development.id in ids:
            shown = f"{development.title} ({development.id})"
            yield said(Run(shown, entry=("development", development.id)))


def _rests(toolkit: Toolkit, ids: Iterable[str]) -> Iterator[Line]:
    references = {reference.id: reference for reference in toolkit.head.references}
    for name in ids:
        if name in toolkit.examples:
            yield example_line(toolkit, name)
        elif name in references:
            address = references[name].url
            shown = Run(f"{published(references[name])} ({name})", entry=("reference", name))
            yield said(shown, *([f": {address}"] if address else []))
