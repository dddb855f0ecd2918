"""One entry in full: what it is, where it stands, what is linked with it, and how sure that is."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from typing import Any, assert_never

from clustertoolkit.content.kinds import DIMENSIONS, KINDS
from clustertoolkit.content.model import Toolkit, once
from clustertoolkit.content.records import Action, Example, Fund, Reference, Study
from clustertoolkit.query.entries import examples
from clustertoolkit.query.links import Linker, Links, name_of
from clustertoolkit.query.marks import known_of
from clustertoolkit.query.nearest import Neighbours, Similar, similar
from clustertoolkit.query.select import ALL, Selection
from clustertoolkit.query.show import Entry, ListedRecommendation, titles_of
from clustertoolkit.schema.addresses import is_address
from clustertoolkit.views import Column, Page, Report, Sheet, ShownFilters, Value, block
from clustertoolkit.views.blocks import (
    Chain,
    FactRows,
    Heading,
    Hits,
    Line,
    Note,
    Points,
    Prose,
    Run,
    Section,
    Table,
    Text,
    Timetable,
    facts,
    said,
    text,
)
from clustertoolkit.views.blocks import plain as plain_line
from clustertoolkit.views.entries import plain
from clustertoolkit.views.marks import marks_json
from clustertoolkit.views.show.action import action_page
from clustertoolkit.views.show.country import country_page
from clustertoolkit.views.show.development import development_page
from clustertoolkit.views.show.dimension import dimension_page, model_page, phase_page
from clustertoolkit.views.show.example import example_page
from clustertoolkit.views.show.explainer import explainer_page
from clustertoolkit.views.show.fund import call_page, fund_page
from clustertoolkit.views.show.narrowing import fitting, narrowed
from clustertoolkit.views.show.phrases import PageParts, entry_line, published
from clustertoolkit.views.show.recommendation import recommendation_page
from clustertoolkit.views.show.reference import reference_page
from clustertoolkit.views.show.study import study_page
from clustertoolkit.views.show.term import term_page
from clustertoolkit.views.trends import Trends

COLUMNS = (Column("id", "Id"), Column("label", "Label"), Column("value", "Value", 9))
_SHARED = {
    "cells": ("cell", "cells"), "rows": ("row", "rows"), "actions": ("action", "actions"),
    "examples": ("example", "examples"), "recommendations": ("recommendation", "recommendations"),
    "countries": ("country", "countries"), "instruments": ("instrument", "instruments"),
    "sectors": ("sector", "sectors"),
}  # fmt: skip
_NAMED = {kind.key or kind.file: kind.name for kind in KINDS}  # what is shared, by its title; else by its id


def pages(
    toolkit: Toolkit,
    chosen: Iterable[Entry],
    today: date,
    selection: Selection = ALL,
    filters: ShownFilters = (),
) -> Report:
    """Return a page, a flat sheet of labels and values, and a JSON object for each entry.

    A fund is told as it stands `today`. Where examples are listed, those stand that the selection leaves; its
    filters are named. What is counted, such as the marks of an action, is counted of all.
    """
    drawing = Pages(toolkit, today)
    described = [(entry, *drawing.known_of(entry)) for entry in chosen]
    left = frozenset(one.record.id for one in examples(toolkit, selection)) if selection else None
    drawn = tuple(drawing.of(*parts, left) for parts in described)
    body = [_json(toolkit, *parts) for parts in described]
    if left is not None:
        for one in body:
            one["linked"]["examples"] = [name for name in one["linked"]["examples"] if name in left]
    return Report(
        toolkit, " / ".join(entry.title for entry, *_ in described), tuple(map(_flat, drawn)),
        {"entries": body}, pages=drawn, filters=filters,
    )  # fmt: skip


class Pages:
    """The pages of entries on a day: who names whom is looked through once for as many as are asked for."""

    def __init__(self, toolkit: Toolkit, today: date) -> None:
        self._toolkit, self._today = toolkit, today
        self._linker, self._neighbours = Linker(toolkit), cache(partial(Neighbours, toolkit))

    def known_of(self, entry: Entry) -> tuple[Links, tuple[Similar, ...]]:
        """Return what an entry is linked with, and what is like it."""
        record = entry.record
        alike = (
            similar(self._toolkit, record, self._neighbours) if isinstance(record, Action | Example) else ()
        )
        return self._linker.of(entry), alike

    def of(
        self,
        entry: Entry,
        links: Links,
        alike: tuple[Similar, ...],
        left: frozenset[str] | None = None,
    ) -> Page:
        """Return the page of an entry, once it is known what it is linked with and what is like it.

        `left` are the examples that a selection leaves; None if there is none.
        """
        return _page(self._toolkit, self._today, entry, links, alike, left)


def citation(toolkit: Toolkit, entry: Entry) -> str:
    """Return a line to cite an entry with: title, id, day of the last check, content and its version.

    A reference is cited as itself.
    """
    head, record = toolkit.head, entry.record
    if isinstance(record, Reference | Study):
        return f"{published(record)}. Named {record.id} in {head.title}, content version {head.version}."
    name = f"{record.edition.id}/{record.record.id}" if isinstance(record, ListedRecommendation) else entry.id
    checked = f", checked on {record.checked}" if isinstance(record, Example | Fund) else ""
    licence = head.licence.id
    return f'"{entry.title}" ({name}){checked}. {head.title}, content version {head.version}, {licence}.'


def _page(
    toolkit: Toolkit,
    today: date,
    entry: Entry,
    links: Links,
    alike: tuple[Similar, ...],
    left: Collection[str] | None,
) -> Page:
    dated = _DATED.get(entry.kind)
    page = partial(dated, today=today) if dated else _PAGES.get(entry.kind, term_page)
    summary, pairs, parts = page(toolkit, entry, links)
    fit = () if left is None else fitting(links.examples, left)
    told = facts((label, values) for label, values in (*pairs, *fit) if any(values))
    head = Section(entry.title, 1, (*text(summary), *told), kind=entry.kind, id=entry.id)
    below: Iterable[Section] = (
        *parts,
        block("Cite it", (citation(toolkit, entry),), listed=False),
        block("Shares most with", _similar(toolkit, alike)),
    )
    below = below if left is None else narrowed(below, left)
    return head, *(section for section in below if section.id or section.blocks)


_DATED = {"action": action_page, "fund": fund_page}  # what they tell depends on the day
_PAGES: dict[str, Callable[[Toolkit, Entry, Links], PageParts]] = {
    "example": example_page, "recommendation": recommendation_page,
    "study": study_page, "page": explainer_page, "call": call_page, "development": development_page,
    "phase": phase_page, "model": model_page, "country": country_page, "reference": reference_page,
    **dict.fromkeys(DIMENSIONS, dimension_page),
}  # fmt: skip


def _flat(page: Page) -> Sheet:
    """Return the labels and values of a page; an address and a value that names one entry are links."""
    head = page[0]
    rows: list[tuple[Value, ...]] = [(head.id, "Kind", head.kind), (head.id, "Title", head.title)]
    names: dict[str, Run] = {}
    for label, line in _labelled(page):
        value = plain_line(line)
        rows.append((head.id, label, value))
        entries = {run.entry for run in line if run.entry}
        if is_address(value) or len(entries) == 1:
            names[value] = Run(value, entry=entries.pop()) if entries else Run(value, value)
    *columns, last = COLUMNS
    return Sheet(head.title, (*columns, last._replace(names=names)), tuple(rows))


def _labelled(page: Page) -> Iterator[tuple[str, Line]]:
    """Yield every line of a page with the label or heading that it stands under."""
    label = "Summary"
    for section in page:
        label = label if section.id else section.title or label
        for held in section.blocks:
            match held:
                case Text(line):
                    yield label, line
                case Points(items):
                    yield from ((label, item) for item in items)
                case FactRows(rows):
                    yield from ((row.label, line) for row in rows for line in row.lines)
                case Note() | Heading() | Table() | Prose() | Timetable() | Chain() | Trends() | Hits():
                    raise TypeError(f"no page has a {type(held).__name__} among its blocks")
                case other:
                    assert_never(other)


def _json(toolkit: Toolkit, entry: Entry, links: Links, alike: tuple[Similar, ...]) -> dict[str, Any]:
    record = entry.record
    if isinstance(record, ListedRecommendation):
        edition = plain(record.edition._replace(recommendations=()))
        del edition["recommendations"]
        whole = {"edition": record.edition.id, **plain(record.record), "edition_details": edition}
    else:
        whole = plain(record)
    return {
        "kind": entry.kind,
        "id": entry.id,
        "title": entry.title,
        "record": whole,
        "linked": {key: list(names) for key, names in links._asdict().items()},
        "similar": [
            {
                "id": other.record.id, "title": name_of(other.record), "weight": other.weight,
                "shared": {key: list(names) for key, names in other.shared.items()},
            }
            for other in alike
        ],
        "citation": citation(toolkit, entry),
        "marks": marks_json(known_of(toolkit, record, links)) if isinstance(record, Action) else None,
    }  # fmt: skip


@once
def _titles(toolkit: Toolkit) -> Callable[[str], Mapping[str, str]]:
    """Return what gives the titles of a kind by id."""
    return cache(partial(titles_of, toolkit))


def _similar(toolkit: Toolkit, alike: Iterable[Similar]) -> Iterator[Line]:
    """Yield a line for each similar entry, with what is shared."""
    titles = _titles(toolkit)

    def phrase(key: str, shared: tuple[str, ...]) -> str:
        kind = _NAMED.get(key)
        listed = ", ".join([titles(kind)[name] for name in shared] if kind else shared)
        return f"{_SHARED[key][len(shared) > 1]} {listed}"

    for other in alike:
        phrases = "; ".join(phrase(key, shared) for key, shared in other.shared.items())
        yield said(entry_line(other.record), f": {phrases}")
