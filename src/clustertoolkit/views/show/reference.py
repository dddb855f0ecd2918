"""The page of a publication."""

from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views import block
from clustertoolkit.views.show.phrases import PageParts, entry_line, plain_facts


def reference_page(toolkit: Toolkit, entry: Entry, links: Links) -> PageParts:
    resting = block(
        "Guidance that rests on it", (entry_line(toolkit.actions[name]) for name in links.actions)
    )
    return "", plain_facts(toolkit, entry), iter((resting,))
