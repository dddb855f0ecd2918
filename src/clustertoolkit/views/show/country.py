"""The page of a country."""

from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.terms import Country
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views.show.phrases import Facts, Parts, examples


def country(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    country = cast(Country, entry.record)
    groups = {term.id: f"{term.title} ({term.id})" for term in toolkit.groups}

    def facts() -> Facts:
        yield "Also called", (", ".join(entry.names),)
        yield "Groups", (", ".join(groups[name] for name in country.groups),)
        yield "Examples", (str(len(links.examples)),)
        yield "Footnote", (country.footnote or "",)

    return "", facts(), iter((examples(toolkit, links, country.code),))
