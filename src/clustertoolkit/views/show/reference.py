"""The page of a publication."""

from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.terms import Reference
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views import Block
from clustertoolkit.views.show.phrases import Facts, Parts, entry_line


def reference(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    reference = cast(Reference, entry.record)

    def facts() -> Facts:
        yield "Authors", reference.authors
        yield "Year", (str(reference.year),)
        yield "Publication", (reference.publication or "",)
        yield "Address", (reference.url or "",)
        yield "Read", (reference.read or "",)

    rest = Block(
        "Guidance that rests on it", tuple(entry_line(toolkit.actions[name]) for name in links.actions)
    )
    return "", facts(), iter((rest,))
