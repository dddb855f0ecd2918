"""What is said of an export as a whole: to people, and to programs."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.tables.codebook import codebook
from clustertoolkit.tables.filled import all_tables
from clustertoolkit.tables.shape import DataTable, Filled
from clustertoolkit.views.anchors import addressed
from clustertoolkit.views.blocks import (
    Block,
    Handout,
    LabelledLines,
    Points,
    Section,
    cell,
    labelled,
    line,
    said,
    table,
)
from clustertoolkit.views.blocks import text as paragraph

NAME, TITLE, TYPE, MEANING, WORDS = 18, 14, 10, 38, 20  # widths of the columns of the codebook, in percent


class Exported(NamedTuple):
    """All that leaves: the tables with their codebook, and what people read beside them."""

    toolkit: Toolkit
    tables: Mapping[str, Filled]
    summary: str
    paper: str
    handout: Handout


def exported(toolkit: Toolkit) -> Exported:
    """Return the whole content as tables, with what is said of them."""
    found = all_tables(toolkit)
    book = codebook(filled.table for filled in found.values())
    found[book.table.name] = book
    head = toolkit.head
    paper = head.paper
    published = f"{', '.join(paper.authors)}: {paper.title}. {paper.publisher}, {paper.date}."
    summary = (
        f"{len(toolkit.actions)} policy actions, {len(toolkit.examples)} examples with their sources, and "
        f"{len(toolkit.studies)} studies, in {len(found)} tables."
    )
    handout = Handout(
        title=head.title,
        over="",
        facts=(
            *labelled([("Content version", head.version)]),
            LabelledLines("Licence", (line(head.licence.title, head.licence.url),)),
            *labelled([("Cite as", citation(toolkit)), ("Paper", published), ("Holds", summary)]),
        ),
        sections=(*_pages(toolkit), *_tables(found)),
    )
    return Exported(toolkit, found, summary, published, addressed(handout))


def citation(toolkit: Toolkit) -> str:
    """Return how the content is cited."""
    head = toolkit.head
    return f"{head.title}, content version {head.version}, {head.licence.id}."


def about(export: Exported) -> dict[str, str]:
    """Return what is said of the tables as topics with their texts, for where there is no document."""
    head = export.toolkit.head
    told = {
        "title": head.title,
        "version": head.version,
        "licence": head.licence.id,
        "licence address": head.licence.url,
        "cite as": citation(export.toolkit),
        "paper": export.paper,
    }
    for page in export.toolkit.pages:
        for part in page.parts:
            told[f"{page.id}: {part.heading}"] = "\n".join(part.points)
    return told


def _pages(toolkit: Toolkit) -> Iterator[Section]:
    for page in toolkit.pages:
        yield Section(page.title, 1, tuple(paragraph(page.summary)))
        for part in page.parts:
            yield Section(part.heading, 2, (Points(tuple(said(point) for point in part.points)),))


def _tables(found: Mapping[str, Filled]) -> Iterator[Section]:
    yield Section("The tables", 1, ())
    for name, filled in found.items():
        yield Section(name, 2, (*paragraph(filled.table.meaning), *_columns(filled.table)))


def _columns(described: DataTable) -> list[Block]:
    links = {
        name: f"{link.table}.{target}"
        for link in described.foreign
        for name, target in zip(link.columns, link.to, strict=True)
    }
    return table(
        "",
        (("Column", NAME), ("Title", TITLE), ("Type", TYPE), ("Meaning", MEANING), ("Words", WORDS)),
        [
            (
                cell(column.name, strong=column.name in described.key),
                cell(column.title),
                cell(column.type),
                cell(column.meaning),
                cell(", ".join(column.words) or links.get(column.name)),
            )
            for column in described.columns
        ],
    )
