"""The page of a publication."""

from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views import Block
from clustertoolkit.views.show.phrases import Parts, entry_line, plain_facts


def reference_page(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    resting = Block(
        "Guidance that rests on it", tuple(entry_line(toolkit.actions[name]) for name in links.actions)
    )
    return "", plain_facts(toolkit, entry), iter((resting,))
