"""What a workbook that was handed back wants changed in a plan, cell by cell, with all that is wrong in it.

A cell that says what it said when it was written wants nothing, whatever the plan says by now. One that was
changed is held against the plan: what somebody else changed meanwhile is not written over.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from clustertoolkit.plan.entry_names import NAMING
from clustertoolkit.plan.sheets.book import GivenBook, GivenPage, GivenRow, SheetCell
from clustertoolkit.plan.sheets.matching import FreeRows, aligned
from clustertoolkit.plan.sheets.rows import ENTRY, KEPT, PlanRow, labels, leftovers, rows_of, said
from clustertoolkit.plan.sheets.table import (
    PARENT,
    PROTECTED,
    SHEETS,
    PlanColumn,
    PlanSheet,
    columns,
    entry_form,
    is_amount,
    is_year,
)
from clustertoolkit.plan.sheets.typed import CellReading, read
from clustertoolkit.schema.schemas import Lists, Schema
from clustertoolkit.schema.words import Words, comparable
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data


class SheetPlace(NamedTuple):
    """Where in which workbook something stands."""

    book: str
    sheet: str
    row: int = 0
    column: str = ""

    def __str__(self) -> str:
        row = f"row {self.row}" if self.row else ""
        return ", ".join(filter(None, (self.book, self.sheet, row, self.column)))


class SheetRemark(NamedTuple):
    """Something that people are told of a place."""

    place: SheetPlace
    message: str


class SheetChange(NamedTuple):
    """One change: of the cell of a row, of a whole row that comes, or of one that goes.

    `values` are those of the columns that change; `was` and `now` are what the cell said and says.
    """

    kind: Literal["set", "add", "remove"]
    place: SheetPlace
    sheet: PlanSheet
    row: PlanRow | None
    values: Mapping[str, Any]
    was: str = ""
    now: str = ""


class SheetChanges(NamedTuple):
    """All that a workbook wants, what is to be read back to people, and what is wrong."""

    wishes: tuple[SheetChange, ...]
    notes: tuple[SheetRemark, ...]
    faults: tuple[SheetRemark, ...]


def wished(book: GivenBook, data: Data, plan: Schema, lists: Lists) -> SheetChanges:
    """Return what a workbook wants changed in the plan's data."""
    found = _Reader(book, data, plan, lists)
    for sheet in SHEETS:
        if sheet.title in book.pages:
            found.page(sheet, book.pages[sheet.title])
        elif sheet.name in book.base:
            found.note(SheetPlace(book.name, sheet.title), "the sheet is not there: nothing of it changes")
    for title in book.pages.keys() - {sheet.title for sheet in SHEETS}:
        found.note(SheetPlace(book.name, title), "this sheet is not of the plan: it is not read")
    return SheetChanges(tuple(found.wishes), tuple(found.notes), tuple(found.faults))


class _Reader:
    """The sheets of one workbook, read one after the other."""

    def __init__(self, book: GivenBook, data: Data, plan: Schema, lists: Lists) -> None:
        self.book, self.data, self.plan, self.lists = book, data, plan, lists
        self.wishes: list[SheetChange] = []
        self.notes: list[SheetRemark] = []
        self.faults: list[SheetRemark] = []
        self.parents: dict[str, str] = {}
        specific = paths.get(data, ("roadmap", "actions", "specific")) or []
        self.actions: list[tuple[str, tuple[str, ...]]] = [
            (one["id"], (one.get("title", ""),)) for one in specific if one and one.get("id")
        ]
        self.actions += [
            (cell.text, ())
            for row in (book.pages["Actions"].rows if "Actions" in book.pages else ())
            for title, cell in zip(book.pages["Actions"].titles, row.cells, strict=False)
            if title == "Id" and cell.text and not row.mark
        ]  # also those that the same workbook brings

    def fault(self, place: SheetPlace, message: str) -> None:
        self.faults.append(SheetRemark(place, message))

    def note(self, place: SheetPlace, message: str) -> None:
        self.notes.append(SheetRemark(place, message))

    def page(self, sheet: PlanSheet, page: GivenPage) -> None:
        """Read one sheet: its rows that were there, those that came and those that went."""
        found = self._columns(sheet, page)
        base = self.book.base.get(sheet.name, {})
        hidden = self._hidden(sheet)
        rows = rows_of(sheet, self.data)
        shown = [{key: text for key, text in row.cells.items() if key not in hidden} for row in rows]
        places = aligned(base, shown)
        free = FreeRows(sheet, shown, list(places.values()))
        self.parents = {comparable(name): name for name in labels(sheet, self.data).values()}
        seen: set[str] = set()
        for row in page.rows:
            cells = {column.key: cell for column, cell in self._paired(sheet, found, row)}
            is_there = row.mark in base and row.mark not in seen
            if not is_there or row.mark not in places:  # it may have been taken before
                there = free.take(self._said(found, cells))
                places |= {} if there is None else {row.mark: there}
                if there is not None and not is_there:
                    continue
            if row.mark and row.mark not in base:
                place = SheetPlace(self.book.name, sheet.title, row.number)
                self.fault(place, f"'{row.mark}' is no row of the plan: empty its first cell, if it is new")
            elif is_there:
                seen.add(row.mark)
                there = places.get(row.mark)
                self._changed(
                    sheet, found, row, cells, base[row.mark], None if there is None else rows[there]
                )
            elif any(cell.text for cell in cells.values()):
                self._new(sheet, found, row, cells, free)
        for mark, before in base.items():
            if mark not in seen:
                there = places.get(mark)
                now = None if there is None else rows[there]
                self._gone(sheet, found, SheetPlace(self.book.name, sheet.title), before, now)

    def _said(self, found: Mapping[str, PlanColumn], cells: Mapping[str, SheetCell]) -> dict[str, str]:
        """Return what a plan would say in a row that said what these cells mean."""
        values = {
            column.key: self._read(column, cells[column.key]).value
            for column in found.values()
            if column.key in cells
        }
        return {key: text for key, value in values.items() if (text := said(value))}

    def _hidden(self, sheet: PlanSheet) -> set[str]:
        """Return the keys of the columns with which the sheet was not written."""
        every, shown = (
            {column.key for column in columns(sheet, self.plan, internal=internal)}
            for internal in (True, self.book.internal)
        )
        return every - shown

    def _columns(self, sheet: PlanSheet, page: GivenPage) -> dict[str, PlanColumn]:
        """Return the columns by the titles over them; what has another title is told."""
        years = [title for title in page.titles if is_year(title)]
        known = {column.title: column for column in columns(sheet, self.plan, years, internal=True)}
        place = SheetPlace(self.book.name, sheet.title)
        for number, title in enumerate(page.titles):
            if title in page.titles[:number] and title:
                self.fault(place, f"two columns are called '{title}'")
            elif title and title not in known:
                self.notes.append(
                    SheetRemark(place, f"the column '{title}' is not of the plan: it is not read")
                )
            elif not title and any(len(row.cells) > number and row.cells[number].text for row in page.rows):
                self.note(place, "a column without a title is not read")
        there = {known[title].key for title in page.titles if title in known}
        written = {key for cells in self.book.base.get(sheet.name, {}).values() for key in cells}
        for column in columns(sheet, self.plan, [key for key in written if is_year(key)], internal=True):
            if column.key in written - there:
                self.note(place, f"the column '{column.title}' is not there: nothing of it changes")
        return {title: known[title] for title in page.titles if title in known}

    def _paired(
        self, sheet: PlanSheet, found: Mapping[str, PlanColumn], row: GivenRow
    ) -> list[tuple[PlanColumn, SheetCell]]:
        titles = self.book.pages[sheet.title].titles
        return [
            (found[title], cell) for title, cell in zip(titles, row.cells, strict=False) if title in found
        ]

    def _changed(
        self, sheet: PlanSheet, found: Mapping[str, PlanColumn], row: GivenRow,
        cells: Mapping[str, SheetCell], before: Mapping[str, str], now: PlanRow | None,
    ) -> None:  # fmt: skip
        """Take a row that was there: emptied as a whole it goes, else each cell that differs is read."""
        place = SheetPlace(self.book.name, sheet.title, row.number)
        if set(before) - {PROTECTED} and not any(
            cell.text for key, cell in cells.items() if key != PROTECTED
        ):
            self._gone(sheet, found, place, before, now)
            return
        for column in found.values():
            cell, was = cells.get(column.key, SheetCell()), before.get(column.key, "")
            if cell.text == was and cell.kind not in ("formula", "error"):
                continue
            where = place._replace(column=column.title)
            if now is None:
                self.fault(where, "the plan has this row no more; it was changed since the sheet was written")
                continue
            value, note, fault = self._read(column, cell)
            there = now.cells.get(column.key, "")
            fault = fault or _refusal(column, value, was, there, cell.text)
            if fault:
                self.fault(where, fault)
            elif there != said(value):
                self._note_reading(where, cell, note)
                self.wishes.append(
                    SheetChange("set", where, sheet, now, {column.key: value}, there, said(value))
                )

    def _new(
        self, sheet: PlanSheet, found: Mapping[str, PlanColumn], row: GivenRow,
        cells: Mapping[str, SheetCell], free: FreeRows,
    ) -> None:  # fmt: skip
        """Take a row that is new in the sheet, and about nothing that came into the plan meanwhile."""
        place = SheetPlace(self.book.name, sheet.title, row.number)
        values, faulty = {}, False
        for column in found.values():
            where = place._replace(column=column.title)
            cell = cells.get(column.key, SheetCell())
            value, note, fault = self._read(column, cell)
            self._note_reading(where, cell, note)
            faulty = faulty or bool(fault)
            if fault:
                self.fault(where, fault)
            elif value is not None:
                values[column.key] = value
        if sheet.across and not any(is_amount(key) for key in values) and not faulty:
            self.fault(place, "this row has no amount: write one below a year")
        elif not faulty and free.knows({key: said(value) for key, value in values.items()}):
            message = f"the plan has '{_named(values)}' by now, and says something else: change it there"
            self.fault(place, message)
        elif not faulty:
            self.wishes.append(SheetChange("add", place, sheet, None, values, "", _named(values)))

    def _read(self, column: PlanColumn, cell: SheetCell) -> CellReading:
        """Return what a cell means; the entry to which a row belongs is called as the plan calls it."""
        words = Words.of(self.actions) if column.offers == "actions" else None
        if column.key == PARENT and not cell.text:
            return CellReading(fault=f"say to which {column.title.lower()} the row belongs")
        reading = read(cell, column, words, self.lists)
        if column.key == PARENT and not reading.fault:
            return CellReading(self.parents.get(comparable(reading.value), reading.value))
        return reading

    def _note_reading(self, where: SheetPlace, cell: SheetCell, note: str) -> None:
        if note:
            self.note(where, f"'{cell.text}' is read as {note}")

    def _gone(
        self, sheet: PlanSheet, found: Mapping[str, PlanColumn], place: SheetPlace,
        before: Mapping[str, str], now: PlanRow | None,
    ) -> None:  # fmt: skip
        """Take a row that is empty or not there any more, of which the plan must say no more than it said."""
        if now is None:
            return
        name = _named(before)
        if any(now.cells.get(column.key, "") != before.get(column.key, "") for column in found.values()):
            self.fault(place, f"'{name}' goes here, but was changed in the plan since the sheet was written")
            return
        keys = {column.key: column for column in found.values()}
        entry = paths.get(self.data, now.places[ENTRY]) if ENTRY in now.places else {}
        inner = {sheet_.inner for sheet_ in SHEETS if sheet_.inner and sheet_.home == sheet.home}
        held = {key: value for key, value in entry.items() if sheet.inner or key not in inner}
        hidden = leftovers(held, keys, entry_form(sheet, self.plan))
        hidden += [key for key in now.places if key and key not in keys]
        if hidden:
            self.fault(
                place,
                f"'{name}' holds what this sheet does not show: {', '.join(hidden)}. Take it out in the plan",
            )
            return
        self.wishes.append(SheetChange("remove", place, sheet, now, {}, name))


def _refusal(column: PlanColumn, value: Any, was: str, there: str, typed: str) -> str:
    """Say why a cell that was there may not be changed; empty if it may."""
    if KEPT in (was, there):
        return "this cell does not show all that the plan says: change it in the plan"
    if column.key == PROTECTED:
        return f"an id stays as it is: write '{was}' again" if was else "only the program gives ids"
    if there not in (was, said(value)):
        return f"the plan says '{there}' by now, not '{was}' as when the sheet was written; here is '{typed}'"
    return ""


def _named(values: Mapping[str, Any]) -> str:
    """Name a row by what people know an entry by; an id only where there is nothing else."""
    keys = [key for key in (*NAMING, *values) if key in values and key not in (PARENT, PROTECTED)]
    return said(values[keys[0]] if keys else values.get(PROTECTED, values.get(PARENT)))
