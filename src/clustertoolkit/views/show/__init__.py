"""One entry in full: what it is, where it stands, what is linked with it, and how sure that is."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from clustertoolkit.content.kinds import DIMENSIONS, KINDS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Example, Reference
from clustertoolkit.query.links import Links, linked, name_of
from clustertoolkit.query.nearest import Similar, similar
from clustertoolkit.query.show import Entry, ListedRecommendation, entry_of
from clustertoolkit.views import Column, Page, Report, Sheet, Value, block
from clustertoolkit.views.addresses import is_address
from clustertoolkit.views.blocks import Line, Run, said
from clustertoolkit.views.blocks import plain as plain_line
from clustertoolkit.views.entries import plain
from clustertoolkit.views.show.action import action_page
from clustertoolkit.views.show.country import country_page
from clustertoolkit.views.show.dimension import dimension_page, model_page, phase_page
from clustertoolkit.views.show.example import example_page
from clustertoolkit.views.show.phrases import PageParts, entry_line, published
from clustertoolkit.views.show.recommendation import recommendation_page
from clustertoolkit.views.show.reference import reference_page
from clustertoolkit.views.show.term import term_page

COLUMNS = (Column("id", "Id"), Column("label", "Label"), Column("value", "Value", 9))
_SHARED = {
    "cells": ("cell", "cells"), "rows": ("row", "rows"), "actions": ("action", "actions"),
    "examples": ("example", "examples"), "recommendations": ("recommendation", "recommendations"),
    "countries": ("country", "countries"), "instruments": ("instrument", "instruments"),
    "sectors": ("sector", "sectors"),
}  # fmt: skip
_NAMED = {kind.key or kind.file: kind.name for kind in KINDS}  # what is shared, by its title; else by its id


def pages(toolkit: Toolkit, chosen: Iterable[Entry]) -> Report:
    """Return a page, a flat sheet of labels and values, and a JSON object for each entry."""
    described = [
        (
            entry,
            linked(toolkit, entry),
            similar(toolkit, entry.record) if isinstance(entry.record, Action | Example) else (),
        )
        for entry in chosen
    ]
    drawn = tuple(_page(toolkit, *parts) for parts in described)
    return Report(
        toolkit, " / ".join(page.title for page in drawn), tuple(map(_flat, drawn)),
        {"entries": [_json(toolkit, *parts) for parts in described]}, pages=drawn,
    )  # fmt: skip


def citation(toolkit: Toolkit, entry: Entry) -> str:
    """Return a line to cite an entry with: title, id, day of the last check, content and its version.

    A reference is cited as itself.
    """
    head, record = toolkit.head, entry.record
    if isinstance(record, Reference):
        return f"{published(record)}. Named {record.id} in {head.title}, content version {head.version}."
    name = f"{record.edition.id}/{record.record.id}" if isinstance(record, ListedRecommendation) else entry.id
    checked = f", checked on {record.checked}" if isinstance(record, Example) else ""
    licence = head.licence.id
    return f'"{entry.title}" ({name}){checked}. {head.title}, content version {head.version}, {licence}.'


def _page(toolkit: Toolkit, entry: Entry, links: Links, alike: tuple[Similar, ...]) -> Page:
    summary, facts, blocks = _PAGES.get(entry.kind, term_page)(toolkit, entry, links)
    last = (
        block("Cite it", (citation(toolkit, entry),), listed=False),
        block("Shares most with", _similar(toolkit, alike)),
    )
    return Page(
        entry.id, entry.kind, entry.title, summary,
        tuple((label, values) for label, values in facts if any(values)),
        tuple(part for part in (*blocks, *last) if part.lines),
    )  # fmt: skip


_PAGES: dict[str, Callable[[Toolkit, Entry, Links], PageParts]] = {
    "action": action_page, "example": example_page, "recommendation": recommendation_page,
    "phase": phase_page, "model": model_page, "country": country_page, "reference": reference_page,
    **dict.fromkeys(DIMENSIONS, dimension_page),
}  # fmt: skip


def _flat(page: Page) -> Sheet:
    """Return the labels and values of a page; an address and a value that names one entry are links."""
    parts: list[tuple[str, tuple[str, ...]]] = [
        ("Kind", (page.kind,)), ("Title", (page.title,)), ("Summary", (page.summary,)[: bool(page.summary)]),
        *page.facts,
    ]  # fmt: skip
    heading = ""
    values_ = (value for _, values in page.facts for value in values)
    names = {value: Run(value, value) for value in values_ if is_address(value)}
    for part in page.blocks:
        heading = part.heading or heading
        parts.append((heading, tuple(map(plain_line, part.lines))))
        for line in part.lines:
            entries = {run.entry for run in line if run.entry}
            if len(entries) == 1:
                names[plain_line(line)] = Run(plain_line(line), entry=entries.pop())
    rows: list[tuple[Value, ...]] = [(page.id, label, value) for label, values in parts for value in values]
    *columns, value = COLUMNS
    return Sheet(page.title, (*columns, value._replace(names=names)), tuple(rows))


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
    }  # fmt: skip


def _similar(toolkit: Toolkit, alike: Iterable[Similar]) -> Iterator[Line]:
    """Yield a line for each similar entry, with what is shared."""

    def phrase(key: str, shared: tuple[str, ...]) -> str:
        kind = _NAMED.get(key)
        listed = ", ".join(entry_of(toolkit, kind, name).title if kind else name for name in shared)
        return f"{_SHARED[key][len(shared) > 1]} {listed}"

    for other in alike:
        phrases = "; ".join(phrase(key, shared) for key, shared in other.shared.items())
        yield said(entry_line(other.record), f": {phrases}")
