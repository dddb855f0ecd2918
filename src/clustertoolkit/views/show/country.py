"""The page of a country."""

from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Country
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views.show.phrases import PageFacts, PageParts, examples_block, plain_facts


def country_page(toolkit: Toolkit, entry: Entry, links: Links) -> PageParts:
    country = cast(Country, entry.record)
    groups = {term.id: f"{term.title} ({term.id})" for term in toolkit.groups}

    def facts() -> PageFacts:
        yield from plain_facts(toolkit, entry, groups=", ".join(groups[name] for name in country.groups))
        yield "Examples", (str(len(links.examples)),)

    return "", facts(), iter((examples_block(toolkit, links, country.code),))
