"""The page of a development since the paper."""

from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import TITLES, Development
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views import block, labels
from clustertoolkit.views.show.phrases import (
    PageParts,
    dimension_titles,
    entry_line,
    plain_blocks,
    plain_facts,
    sources,
)


def development_page(toolkit: Toolkit, entry: Entry, links: Links) -> PageParts:
    """Return the parts of the page of a development; what no page says of clusters is told as a judgement."""
    development = cast(Development, entry.record)
    titles = dimension_titles(toolkit)
    scope = development.bears_on
    judged = f" ({labels.JUDGED})" if development.judged else ""
    blocks = plain_blocks(
        toolkit, entry,
        for_clusters=[block(
            f"{TITLES['Development']['for_clusters']}{judged}", (development.for_clusters,), listed=False
        )],
        bears_on=[
            block(
                TITLES["Development"]["bears_on"],
                tuple(titles[word] for word in (*scope.priorities, *scope.challenges)),
            ),
            block("Actions on which it bears", (
                entry_line(toolkit.actions[name]) for name in links.actions
            )),
        ],
        sources=sources(development.sources),
    )  # fmt: skip
    facts = plain_facts(toolkit, entry, state=labels.DEVELOPMENT[development.state])
    return development.what, facts, blocks
