"""The pages of lists: one a kind, Table 5, the words of the content, its countries and what it lacks."""

from collections.abc import Iterator, Sequence
from typing import Any

from clustertoolkit.content.kinds import BY_NAME
from clustertoolkit.query.countries import countries as counted_countries
from clustertoolkit.query.funds import FRESH
from clustertoolkit.query.gaps import KINDS, Limits, gaps, months_before
from clustertoolkit.query.select import ALL
from clustertoolkit.query.show import Entry, entries_of
from clustertoolkit.query.values import FORMS
from clustertoolkit.site.addresses import key_of
from clustertoolkit.site.explorer import ShownFilter
from clustertoolkit.site.page import (
    CONCEPTS,
    COUNTRIES,
    EXAMPLES,
    GAPS,
    LISTS,
    RECOMMENDATIONS,
    SitePage,
    Trail,
    in_parts,
)
from clustertoolkit.site.pages import Contents
from clustertoolkit.views import Report
from clustertoolkit.views import countries as country_views
from clustertoolkit.views import gaps as gap_views
from clustertoolkit.views.blocks import Line, Points, Run, Section, said
from clustertoolkit.views.handouts import listing as listed
from clustertoolkit.views.naming import named

LEAST, OLD = 3, 24  # what `toolkit gaps` takes for thin, and for old in months
COLUMNS = {  # that a page has room for
    "action": ("id", "cells", "recommendations", "shown_by", "running", "studies"),
    "study": ("id", "year", "programme", "method", "compared", "results"),
    "fund": ("id", "state", "last_call", "next_call", "checked", "what_it_pays"),
    "development": ("id", "date", "state", "what"),
}


def list_pages(contents: Contents, offered: Sequence[ShownFilter]) -> Iterator[SitePage]:
    """Yield the pages of lists; that of examples offers filters."""
    own = {"filters": offered, "forms": FORMS}
    examples = _page(EXAMPLES, template="examples.html", own=own)
    yield from in_parts(examples, contents.examples_table(contents.example_rows[1]))
    for kind, keys in COLUMNS.items():
        trail = LISTS[kind]
        (sheet,) = contents.reports[_command(trail)]().sheets
        sheet = contents.titled(sheet.chosen(keys), kind)
        beside = tuple(_beside(contents, trail, kind))
        for page in in_parts(_page(trail), listed(sheet)):
            yield page._replace(sections=(*page.sections, *beside))
    yield _recommendations(contents)
    yield _concepts(contents)
    yield _countries(contents)
    yield _gaps(contents)


def _beside(contents: Contents, trail: Trail, kind: str) -> Iterator[Section]:
    """Yield the entries of other kinds that stand on the page of a list."""
    for name, home in LISTS.items():
        if home == trail and name != kind:
            entries = tuple(map(_term, entries_of(contents.toolkit, name)))
            if entries:
                yield Section(BY_NAME[name].key.capitalize(), 1, (Points(entries),))


def _page(trail: Trail, **more: Any) -> SitePage:
    """Return an empty page of a list, which has the name of its command."""
    command = f"toolkit {_command(trail)}"
    return SitePage(trail.address, trail.title, command=command, part=trail.address, **more)


def _command(trail: Trail) -> str:
    return trail.address.removesuffix(".html")


def _tables(contents: Contents, report: Report) -> tuple[Section, ...]:
    return tuple(
        Section(sheet.title, 1, (listed(named(contents.toolkit, sheet)),)) for sheet in report.tables
    )


def _recommendations(contents: Contents) -> SitePage:
    report = contents.reports["recommendations"]()
    return _page(
        RECOMMENDATIONS, sections=_tables(contents, report), notes=report.notes,
        lead="What the expert group recommended, with the actions and examples of each function.",
    )  # fmt: skip


def _concepts(contents: Contents) -> SitePage:
    sections = tuple(
        Section(BY_NAME[kind].key.capitalize(), 1, (Points(tuple(map(_term, found))),))
        for kind in BY_NAME
        if kind not in LISTS and (found := tuple(entries_of(contents.toolkit, kind)))
    )
    return _page(
        CONCEPTS, sections=sections, lead="The words by which the content is ordered, and what each means."
    )


def _term(entry: Entry) -> Line:
    summary = getattr(entry.record, "summary", "") or getattr(entry.record, "purpose", "")
    return said(Run(entry.title, entry=key_of(entry)), f". {summary}" if summary else "")


def _countries(contents: Contents) -> SitePage:
    toolkit = contents.toolkit
    report = country_views.countries(toolkit, counted_countries(toolkit), None, ALL, ())
    names = {
        country.name: Run(country.name, entry=("country", code))
        for code, country in toolkit.countries.items()
    }
    tables = tuple(
        listed(sheet._replace(columns=(sheet.columns[0]._replace(names=names), *sheet.columns[1:])))
        for sheet in report.tables
    )
    return _page(COUNTRIES, sections=(Section("", 1, tables),), notes=report.notes)


def _gaps(contents: Contents) -> SitePage:
    limits = Limits(LEAST, *(months_before(contents.today, months) for months in (OLD, FRESH)))
    report = gap_views.gaps(contents.toolkit, gaps(contents.toolkit, ALL, limits, KINDS), limits, ())
    return _page(
        GAPS, sections=_tables(contents, report), notes=report.notes,
        lead="What is missing here, and what a contributor can do about it.",
    )  # fmt: skip
