"""The page of a recommendation."""

from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.entries import ListedRecommendation
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views import Block
from clustertoolkit.views.show.phrases import (
    Blocks,
    Facts,
    Parts,
    dimension_titles,
    entry_line,
    example_line,
    paper_title,
    paragraph,
    sources,
)

GAP = "Nothing is linked here yet."


def recommendation(toolkit: Toolkit, entry: Entry, _links: Links) -> Parts:
    edition, record = cast(ListedRecommendation, entry.record)
    titles = dimension_titles(toolkit)

    def facts() -> Facts:
        yield "Also called", (", ".join(entry.names),)
        yield "Priority", (titles[record.priority],)
        yield "Edition", (f"{edition.title}, {edition.author}, {edition.date}",)
        yield "Source", (paper_title(toolkit),)

    def blocks() -> Blocks:
        for function in toolkit.dimensions.functions:
            lines = [
                line
                for link in record.links
                if link.function == function.id
                for line in (
                    *(f"Action: {entry_line(toolkit.actions[name])}" for name in link.actions),
                    *(f"Example: {example_line(toolkit, name)}" for name in link.examples),
                    *(["Judged by a contributor, not in the paper's Table 5"] * (link.basis == "judged")),
                )
            ]
            yield Block(function.title, tuple(lines) or (GAP,), listed=bool(lines))
        yield Block("Note", paragraph(record.note), listed=False)
        yield Block("About the edition", paragraph(edition.note), listed=False)
        yield from sources(record.sources)

    return record.summary, facts(), blocks()
