"""Which pages a site has, and what stands on each: blocks from the same views as the command's documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from types import MappingProxyType

from clustertoolkit.content.kinds import BY_NAME, DIMENSIONS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Cell, Term
from clustertoolkit.query import entries as listing
from clustertoolkit.query import matrix as cells
from clustertoolkit.query.countries import countries as counted_countries
from clustertoolkit.query.gaps import KINDS as GAPS
from clustertoolkit.query.gaps import Limits, gaps, months_before
from clustertoolkit.query.matrix import FilledCell
from clustertoolkit.query.select import ALL, Selection
from clustertoolkit.query.show import Entry, all_entries, entries_of
from clustertoolkit.site.addresses import address_of, cell_address, cell_key, key_of
from clustertoolkit.site.explorer import ShownFilter, filters, used
from clustertoolkit.site.page import SitePage, Trail
from clustertoolkit.views import Column, Report, Sheet
from clustertoolkit.views import countries as country_views
from clustertoolkit.views import entries as entry_views
from clustertoolkit.views import evidence as evidence_views
from clustertoolkit.views import gaps as gap_views
from clustertoolkit.views import matrix as matrix_views
from clustertoolkit.views.blocks import (
    Block,
    EntryKey,
    Line,
    Note,
    Points,
    Run,
    Section,
    Table,
    TableCell,
    TableColumn,
    Text,
    cell,
    line,
    said,
    text,
)
from clustertoolkit.views.handouts import led_sections, without_caption
from clustertoolkit.views.handouts import listing as listed
from clustertoolkit.views.naming import Leading, named
from clustertoolkit.views.show import Pages

ROWS = 200  # of a list on one page
LIKE = {"text": "part of a name", "code": "BE2", "years": "2023-2025", "euro": "1.5m", "day": "2026-11"}
IN_A_CELL = 3  # examples that the matrix shows in a cell
LEAST, OLD, FUNDS_OLD = 3, 24, 6  # what `toolkit gaps` takes for thin, and for old in months
_STANDING = "Where they stand"  # what a page says in ids where there is room for a table


class Contents:
    """The content as the pages of a site: who is named where, and the rows of lists, are found once."""

    def __init__(self, toolkit: Toolkit, today: date) -> None:
        self.toolkit, self.today = toolkit, today
        self.entries = tuple(all_entries(toolkit))
        self._pages = Pages(toolkit, today)

    @cached_property
    def addresses(self) -> Mapping[EntryKey, str]:
        """Where the page of each entry is, and that of each cell of the matrix."""
        found = {key_of(entry): address_of(entry) for entry in self.entries}
        found |= {cell_key(*place): cell_address(*place) for place in self.toolkit.cells()}
        return found

    @cached_property
    def leading(self) -> Leading:
        """Where the words that name an entry lead."""
        return Leading(self.toolkit, self.addresses)

    def led(self, sections: Iterable[Section], inside: EntryKey | None = None) -> tuple[Section, ...]:
        """Return sections in which every entry and web address is a link."""
        return tuple(led_sections(sections, self.leading, inside))

    def pages(self) -> Iterator[SitePage]:
        """Yield the pages of entries, of the matrix and of lists, each with its links."""
        for page in self._bare():
            inside = (page.kind, page.id) if page.id else None
            yield page._replace(sections=self.led(page.sections, inside))

    def _bare(self) -> Iterator[SitePage]:
        yield from self._matrix()
        for entry in self.entries:
            yield self._entry(entry)
        yield from self._lists()
        yield self._countries()
        yield self._gaps()

    def _entry(self, entry: Entry) -> SitePage:
        head, *rest = self._pages.of(entry)
        sections = [Section("", 1, head.blocks), *(self._with_table(entry, rest))]
        return SitePage(
            address_of(entry), entry.title, tuple(sections), kind=entry.kind, id=entry.id,
            trail=self._way_to(entry.kind), command=f"toolkit show {entry.id}", part=_PARTS.get(entry.kind, ""),
        )  # fmt: skip

    def _with_table(self, entry: Entry, sections: Iterable[Section]) -> Iterator[Section]:
        """Yield the sections of a page; where it tells examples with their cells in ids, a table does."""
        links, _ = self._pages.known_of(entry)
        for section in sections:
            if section.title == _STANDING:
                yield Section("Examples", 2, (self._examples(links.examples),))
            else:
                yield section
        if entry.kind in DIMENSIONS and links.examples:
            yield Section("Examples", 2, (self._examples(links.examples),))

    def _way_to(self, kind: str) -> tuple[Trail, ...]:
        for trail in _LISTS.get(kind, ()):
            return (trail,)
        return (CONCEPTS_LIST,)

    # lists

    @cached_property
    def filters(self) -> tuple[ShownFilter, ...]:
        """The filters of examples, with those words that some example holds."""
        return used(self.toolkit, filters(self.toolkit))

    @cached_property
    def example_rows(self) -> tuple[tuple[Column, ...], Mapping[str, tuple[object, ...]]]:
        """The columns of lists of examples as people read them, and the row of each."""
        report = entry_views.examples(self.toolkit, listing.examples(self.toolkit), ())
        (sheet,) = report.sheets
        shown = named(self.toolkit, _with_names(sheet.chosen(EXAMPLES), "examples"))
        return shown.columns, {str(row[0]): row for row in shown.rows}

    def _examples(self, ids: Iterable[str]) -> Table:
        columns, rows = self.example_rows
        return listed(Sheet("Examples", columns, tuple(rows[name] for name in ids)))  # type: ignore[misc]

    def _lists(self) -> Iterator[SitePage]:
        toolkit = self.toolkit
        actions = entry_views.actions(toolkit, listing.actions(toolkit), ())
        yield from self._listed(ACTIONS_LIST, actions, ("id", "cells", "recommendations", "shown_by", "running", "studies"), "actions", "toolkit actions")  # fmt: skip
        columns, rows = self.example_rows
        yield from _in_parts(
            EXAMPLES_LIST, listed(Sheet("Examples", columns, tuple(rows.values()))),  # type: ignore[arg-type]
            command="toolkit examples", template="examples.html", own={"filters": self.filters, "like": LIKE},
        )  # fmt: skip
        studies = evidence_views.studies(toolkit, toolkit.studies.values(), ())
        yield from self._listed(STUDIES_LIST, studies, ("id", "year", "programme", "method", "compared", "results"), "study", "toolkit studies")  # fmt: skip
        funds = evidence_views.funds(toolkit, toolkit.funds, self.today, ())
        yield from self._listed(FUNDS_LIST, funds, ("id", "state", "last_call", "next_call", "checked", "what_it_pays"), "fund", "toolkit funds")  # fmt: skip
        developments = evidence_views.developments(toolkit, toolkit.developments, ())
        yield from self._listed(DEVELOPMENTS_LIST, developments, ("id", "date", "state", "what"), "development", "toolkit developments")  # fmt: skip
        yield self._recommendations()
        yield self._concepts()

    def _listed(
        self, page: Trail, report: Report, keys: Sequence[str], kind: str, command: str
    ) -> Iterator[SitePage]:
        sheet = _with_names(report.sheets[0].chosen(tuple(keys)), kind)
        yield from _in_parts(page, listed(named(self.toolkit, sheet)), command=command)

    def _recommendations(self) -> SitePage:
        report = entry_views.recommendations(self.toolkit, listing.recommendations(self.toolkit), ())
        sections = tuple(
            Section(sheet.title, 1, (listed(named(self.toolkit, sheet)),)) for sheet in report.tables
        )
        return SitePage(
            RECOMMENDATIONS_LIST.address, RECOMMENDATIONS_LIST.title, sections, notes=report.notes,
            lead="What the expert group recommended, with the actions and examples of each function.",
            command="toolkit recommendations", part=RECOMMENDATIONS_LIST.address,
        )  # fmt: skip

    def _concepts(self) -> SitePage:
        sections = tuple(
            Section(f"{BY_NAME[kind].key.capitalize()}", 1, (Points(tuple(_term(entry) for entry in found)),))
            for kind in BY_NAME
            if kind not in _LISTS and (found := tuple(entries_of(self.toolkit, kind)))
        )
        return SitePage(
            CONCEPTS_LIST.address, CONCEPTS_LIST.title, sections, part="",
            lead="The words by which the content is ordered, and what each of them means.",
            command="toolkit words",
        )  # fmt: skip

    def _countries(self) -> SitePage:
        counted = counted_countries(self.toolkit)
        report = country_views.countries(self.toolkit, counted, None, ALL, ())
        names = {
            country.name: Run(country.name, entry=("country", code))
            for code, country in self.toolkit.countries.items()
        }
        tables = tuple(
            listed(sheet._replace(columns=(sheet.columns[0]._replace(names=names), *sheet.columns[1:])))
            for sheet in report.tables
        )
        return SitePage(
            COUNTRIES_LIST.address, COUNTRIES_LIST.title, (Section("", 1, tables),), notes=report.notes,
            command="toolkit countries", part=COUNTRIES_LIST.address,
        )  # fmt: skip

    def _gaps(self) -> SitePage:
        limits = Limits(LEAST, months_before(self.today, OLD), months_before(self.today, FUNDS_OLD))
        report = gap_views.gaps(self.toolkit, gaps(self.toolkit, ALL, limits, GAPS), limits, ())
        sections = tuple(
            Section(sheet.title, 1, (listed(named(self.toolkit, sheet)),)) for sheet in report.tables
        )
        return SitePage(
            GAPS_LIST.address, GAPS_LIST.title, sections, notes=report.notes, command="toolkit gaps",
            lead="What is missing here, and what a contributor can do about it.",
        )  # fmt: skip

    # the matrix

    def _matrix(self) -> Iterator[SitePage]:
        filled = cells.matrix(self.toolkit)
        counts = tuple(self._counted(filled))
        report = matrix_views.matrix(self.toolkit, filled, IN_A_CELL, "", ())
        grids = tuple(Section(grid.caption, 1, (without_caption(grid),)) for grid in report.grids)
        yield SitePage(
            MATRIX_LIST.address, MATRIX_LIST.title, (*counts, *grids), lead=matrix_views.LEAD[1],
            command="toolkit matrix", part=MATRIX_LIST.address, notes=_legend(report),
        )  # fmt: skip
        terms = self._terms
        for priority in self.toolkit.dimensions.priorities:
            chosen = tuple(each for each in filled if each.cell.priority == priority.id)
            report = matrix_views.matrix(self.toolkit, chosen, 0, "", ())
            yield SitePage(
                cell_address(priority.id), f"Matrix: {priority.title}",
                (Section("", 1, (*text(priority.summary), *map(without_caption, report.grids))),),
                trail=(MATRIX_LIST,), command=f"toolkit matrix --priority {priority.id}", part=MATRIX_LIST.address,
                notes=_legend(report),
            )  # fmt: skip
        for number, each in enumerate(filled):
            around = [filled[place] for place in (number - 1, number + 1) if 0 <= place < len(filled)]
            yield self._cell(each, terms, around)

    def _counted(self, filled: Iterable[FilledCell]) -> Iterator[Section]:
        """Yield for each priority how much stands in its cells, each number a link to the cell."""
        by_cell = {each.cell: each for each in filled}
        dimensions = self.toolkit.dimensions
        for priority in dimensions.priorities:
            rows = []
            for challenge in dimensions.challenges:
                row: list[TableCell] = [TableCell(((Run(challenge.title, entry=("challenge", challenge.id)),),), strong=True)]  # fmt: skip
                for function in dimensions.functions:
                    here = by_cell[Cell(priority.id, challenge.id, function.id)]
                    row.append(TableCell(((_number(here),),)))
                rows.append(tuple(row))
            heads = (TableColumn(""), *(TableColumn(term.title) for term in dimensions.functions))
            table = Table(priority.title, heads, tuple(rows), style="list")
            yield Section("", 1, (table,))

    @cached_property
    def _terms(self) -> Mapping[str, Term]:
        dimensions = self.toolkit.dimensions
        return {
            term.id: term for term in (*dimensions.priorities, *dimensions.challenges, *dimensions.functions)
        }

    def _cell(self, filled: FilledCell, terms: Mapping[str, Term], around: Iterable[FilledCell]) -> SitePage:
        titles = [terms[name].title for name in filled.cell]
        selection = Selection(**{kind: (name,) for kind, name in zip(DIMENSIONS, filled.cell, strict=True)})
        where = said(*(
            part
            for kind, name in zip(DIMENSIONS, filled.cell, strict=True)
            for part in (*((" / ",) if kind != DIMENSIONS[0] else ()), Run(terms[name].title, entry=(kind, name)))
        ))  # fmt: skip
        actions = Points(tuple(
            said(Run(action.title, strong=True, entry=("action", action.id)), f". {action.summary}")
            for action, _ in filled.actions
        ))  # fmt: skip
        sections = [Section("", 1, (Text(where),))]
        sections += [Section("Policy actions", 1, (actions,))] if actions.items else []
        if filled.examples:
            report = entry_views.placements(self.toolkit, filled.examples, ())
            sheet = _with_names(report.sheets[0].chosen(PLACED), "examples")
            sections.append(Section("Examples", 1, (listed(named(self.toolkit, sheet)),)))
        sections += self._asked(selection)
        options = " ".join(f"--{kind} {name}" for kind, name in zip(DIMENSIONS, filled.cell, strict=True))
        return SitePage(
            cell_address(*filled.cell), " / ".join(titles), tuple(sections),
            trail=(MATRIX_LIST, Trail(titles[0], cell_address(filled.cell.priority))), part=MATRIX_LIST.address,
            command=f"toolkit matrix {options}",
            others=tuple(
                Trail(" / ".join(terms[name].title for name in each.cell), cell_address(*each.cell))
                for each in around
            ),
        )  # fmt: skip

    def _asked(self, selection: Selection) -> Iterator[Section]:
        """Yield the recommendations that ask for something in a cell."""
        found = listing.recommendations(self.toolkit, selection.only("priority", "function"))
        lines: tuple[Line, ...] = tuple(
            (Run(f"{one.record.id} {one.record.title}", entry=("recommendation", self.toolkit.short_id(one.edition.id, one.record.id))),)
            for one in found
        )  # fmt: skip
        if lines:
            yield Section("Recommendations", 1, (Points(lines),))


MATRIX_LIST = Trail("Matrix", "matrix.html")
ACTIONS_LIST = Trail("Actions", "actions.html")
EXAMPLES_LIST = Trail("Examples", "examples.html")
STUDIES_LIST = Trail("Studies", "studies.html")
RECOMMENDATIONS_LIST = Trail("Recommendations", "recommendations.html")
COUNTRIES_LIST = Trail("Countries", "countries.html")
FUNDS_LIST = Trail("Funds", "funds.html")
DEVELOPMENTS_LIST = Trail("Developments", "developments.html")
CONCEPTS_LIST = Trail("Words", "words.html")
GAPS_LIST = Trail("Gaps", "gaps.html")
_LISTS = {
    "action": (ACTIONS_LIST,), "example": (EXAMPLES_LIST,), "study": (STUDIES_LIST,),
    "recommendation": (RECOMMENDATIONS_LIST,), "country": (COUNTRIES_LIST,), "fund": (FUNDS_LIST,), "call": (FUNDS_LIST,),
    "development": (DEVELOPMENTS_LIST,),
}  # fmt: skip
_PARTS = {kind: trail.address for kind, (trail,) in _LISTS.items()}
EXAMPLES = ("id", "country_names", "cells", "status", "start", "end", "evidence")
PLACED = ("id", "country_names", "action", "fit", "status", "evidence", "why")


def _with_names(sheet: Sheet, kind: str) -> Sheet:
    """Return a sheet in whose first column, of ids, people read titles that lead to pages."""
    first, *rest = sheet.columns
    shown = Column({"study": "studies"}.get(kind, kind), "Name" if kind == "examples" else "Title", 9)
    weighty = (column._replace(weight=column.weight or 1) for column in rest)
    return sheet._replace(columns=(shown, *weighty))


def _in_parts(
    page: Trail,
    table: Table,
    command: str,
    template: str = "page.html",
    own: Mapping[str, object] = MappingProxyType({}),
) -> Iterator[SitePage]:
    """Yield a list as pages of so many rows."""
    parts = [table.rows[start : start + ROWS] for start in range(0, len(table.rows), ROWS)] or [()]
    names = [page.address, *(f"{page.address.removesuffix('.html')}-{number}.html" for number in range(2, len(parts) + 1))]  # fmt: skip
    for number, rows in enumerate(parts):
        others = tuple(
            Trail(f"Rows {place * ROWS + 1} to {place * ROWS + len(parts[place])}", names[place])
            for place in range(len(parts))
            if place != number
        )
        yield SitePage(
            names[number], page.title if not number else f"{page.title}, part {number + 1}",
            (Section("", 1, (table._replace(rows=rows),)),),
            command=command, part=page.address, others=others, trail=(page,) if number else (),
            template=template, own={**own, "first": number == 0},
        )  # fmt: skip


def _term(entry: Entry) -> Line:
    summary = getattr(entry.record, "summary", "") or getattr(entry.record, "purpose", "")
    return said(Run(entry.title, entry=key_of(entry)), f". {summary}" if summary else "")


def _number(filled: FilledCell) -> Run:
    actions, examples = len(filled.actions), len(filled.examples)
    words = f"{actions} action{'s' * (actions != 1)}, {examples} example{'s' * (examples != 1)}"
    return Run(words, entry=cell_key(*filled.cell))


def _legend(report: Report) -> tuple[str, ...]:
    return tuple(note for note in report.notes if note == matrix_views.LEGEND)
