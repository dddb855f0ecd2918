"""The page of a recommendation."""

from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import TITLES, Recommendation
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry, ListedRecommendation
from clustertoolkit.views import block
from clustertoolkit.views.blocks import said
from clustertoolkit.views.show.phrases import (
    PageBlocks,
    PageFacts,
    PageParts,
    entry_line,
    example_line,
    paper_title,
    paragraph,
    plain_blocks,
    plain_facts,
    sources,
)

GAP = "Nothing is linked here yet."


def recommendation_page(toolkit: Toolkit, entry: Entry, _: Links) -> PageParts:
    edition, record = cast(ListedRecommendation, entry.record)

    def facts() -> PageFacts:
        yield from plain_facts(toolkit, entry)
        yield "Edition", (f"{edition.title}, {edition.author}, {edition.date}",)
        yield "Source", (paper_title(toolkit),)

    blocks = plain_blocks(
        toolkit, entry,
        links=_links(toolkit, record),
        note=(
            block(TITLES["Recommendation"]["note"], paragraph(record.note), listed=False),
            block("About the edition", paragraph(edition.note), listed=False),
        ),
        sources=sources(record.sources),
    )  # fmt: skip
    return record.summary, facts(), blocks


def _links(toolkit: Toolkit, record: Recommendation) -> PageBlocks:
    """Yield what puts a recommendation into practice, function by function, gaps visible."""
    for function in toolkit.dimensions.functions:
        lines = [
            line
            for link in record.links
            if link.function == function.id
            for line in (
                *(said("Action: ", entry_line(toolkit.actions[name])) for name in link.actions),
                *(said("Example: ", example_line(toolkit, name)) for name in link.examples),
                *([said("Judged by a contributor, not in the paper's Table 5")] * (link.basis == "judged")),
            )
        ]
        yield block(function.title, lines or [said(GAP)], listed=bool(lines))
