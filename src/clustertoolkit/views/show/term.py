"""The page of an instrument, a sector or a group of countries."""

from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Sector, Term
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views import block
from clustertoolkit.views.show.phrases import (
    PageBlocks,
    PageFacts,
    PageParts,
    entry_line,
    examples_block,
    plain_facts,
)


def term_page(toolkit: Toolkit, entry: Entry, links: Links) -> PageParts:
    """Return the parts of the page of an instrument, a sector or a group of countries."""
    term = cast(Term | Sector, entry.record)
    titles = (toolkit.countries[code].name for code in links.countries)

    def facts() -> PageFacts:
        industrial = isinstance(term, Sector) and term.ecosystem
        better = {"ecosystem": "one of the EU's industrial ecosystems"} if industrial else {}
        yield from plain_facts(toolkit, entry, **better)
        yield "Countries", (", ".join(titles),)
        yield "Examples", (str(len(links.examples)),)

    def blocks() -> PageBlocks:
        yield block("Actions that suggest it", (entry_line(toolkit.actions[name]) for name in links.actions))
        yield examples_block(toolkit, links)

    return term.summary, facts(), blocks()
