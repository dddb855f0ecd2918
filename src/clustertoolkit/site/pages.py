"""The pages of entries, and what all pages of a site draw on: addresses, filters and rows, found once."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache, cached_property

from clustertoolkit.content.kinds import DIMENSIONS, FILTERS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry, all_entries, titles_of
from clustertoolkit.site.addresses import address_of, cell_address, cell_key, key_of
from clustertoolkit.site.data import reports
from clustertoolkit.site.page import CONCEPTS, LISTS, SitePage, first_of
from clustertoolkit.views import Column, Sheet, Value
from clustertoolkit.views.blocks import EntryKey, Run, Section, Table
from clustertoolkit.views.handouts import listing as listed
from clustertoolkit.views.naming import Leading, named
from clustertoolkit.views.show import Pages
from clustertoolkit.views.show.phrases import STANDING
from clustertoolkit.views.words import option

COLUMNS = ("id", "country_names", "cells", "status", "start", "end", "evidence")  # of lists of examples


class Contents:
    """The content as the pages of a site: who is named where, and the rows of lists, are found once."""

    def __init__(self, toolkit: Toolkit, today: date) -> None:
        self.toolkit, self.today = toolkit, today
        self.entries = tuple(all_entries(toolkit))
        self.reports = reports(toolkit, today)
        self._pages = Pages(toolkit, today)
        self._names = cache(self._names_of)

    @cached_property
    def addresses(self) -> Mapping[EntryKey, str]:
        """Where the page of each entry is, and that of each cell of the matrix."""
        found = {key_of(entry): address_of(entry) for entry in self.entries}
        found |= {cell_key(cell): cell_address(*cell) for cell in self.toolkit.cells()}
        return found

    @cached_property
    def leading(self) -> Leading:
        """Where the words that name an entry lead."""
        return Leading(self.toolkit, self.addresses)

    @cached_property
    def example_rows(self) -> tuple[tuple[Column, ...], Mapping[str, tuple[Value, ...]]]:
        """The columns of lists of examples as people read them, and the row of each by its id."""
        (sheet,) = self.reports["examples"]().sheets
        shown = self.titled(sheet.chosen(COLUMNS), "example")
        return shown.columns, {str(row[0]): row for row in shown.rows}

    def examples_table(self, ids: Iterable[str]) -> Table:
        """Return a list of examples."""
        columns, rows = self.example_rows
        return listed(Sheet("Examples", columns, tuple(rows[name] for name in ids)))

    def titled(self, sheet: Sheet, kind: str) -> Sheet:
        """Return a sheet of entries of a kind, whose first column holds ids: people read titles there.

        All columns are shown, and where they name entries these lead to their pages.
        """
        first, *others = sheet.columns
        title = "Name" if kind in ("example", "fund") else "Title"
        shown = (column._replace(weight=column.weight or 1) for column in others)
        columns = (Column(first.key, title, 9, names=self._names(kind)), *shown)
        return named(self.toolkit, sheet._replace(columns=columns))

    def _names_of(self, kind: str) -> Mapping[str, Run]:
        return {word: Run(title, entry=(kind, word)) for word, title in titles_of(self.toolkit, kind).items()}

    def entry_pages(self) -> Iterator[SitePage]:
        """Yield the page of every entry."""
        return map(self._entry, self.entries)

    def _entry(self, entry: Entry) -> SitePage:
        links, alike = self._pages.known_of(entry)
        head, *others = self._pages.of(entry, links, alike)
        home = LISTS.get(entry.kind, CONCEPTS)
        return SitePage(
            address_of(entry), entry.title,
            (Section("", 1, head.blocks), *map(_raised, self._with_table(entry, links, others))),
            kind=entry.kind, id=entry.id, trail=(home,), part=home.address,
            command=f"toolkit show {entry.id}",
        )  # fmt: skip

    def _with_table(self, entry: Entry, links: Links, sections: Iterable[Section]) -> Iterator[Section]:
        """Yield the sections of a page; where a terminal has room for ids of cells alone, a table stands."""
        for section in sections:
            if section.title != STANDING:
                yield section
        if links.examples and (entry.kind in DIMENSIONS or any(one.title == STANDING for one in sections)):
            name = next(given.name for given in FILTERS.values() if given.kind == entry.kind)
            shown, more = first_of(links.examples, {option(name): entry.id})
            yield Section("Examples", 2, (*more, self.examples_table(shown)))


def _raised(section: Section) -> Section:
    """Return a section one level higher: where an entry has a page of its own, its title is the page's."""
    return section._replace(level=section.level - 1)
