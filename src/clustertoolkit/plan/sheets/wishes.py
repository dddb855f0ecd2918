"""What a workbook that was handed back wants changed in a plan, cell by cell, with all that is wrong in it.

A cell that says what it said when it was written wants nothing, whatever the plan says by now. One that was
changed is held against the plan: what somebody else changed meanwhile is not written over.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from clustertoolkit.plan.entry_names import NAMING
from clustertoolkit.plan.sheets.book import GivenBook, GivenPage, GivenRow, SheetCell
from clustertoolkit.plan.sheets.rows import ENTRY, KEPT, SheetRow, labels, leftovers, rows_of, said
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
from clustertoolkit.plan.sheets.typed import read
from clustertoolkit.schema.schemas import Lists, Schema
from clustertoolkit.schema.words import Words, comparable
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.likeness import fingerprint, paired
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
    row: SheetRow | None
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
        current = {mark: rows[place] for mark, place in aligned(base, shown).items()}
        self.parents = {comparable(name): name for name in labels(sheet, self.data).values()}
        seen: set[str] = set()
        for row in page.rows:
            cells = {column.key: cell for column, cell in self._paired(sheet, found, row)}
            is_there = row.mark in base and row.mark not in seen
            if row.mark and row.mark not in base:
                place = SheetPlace(self.book.name, sheet.title, row.number)
                self.fault(place, f"'{row.mark}' is no row of the plan: empty its first cell, if it is new")
            elif is_there:
                seen.add(row.mark)
                self._changed(sheet, found, row, cells, base[row.mark], current.get(row.mark))
            elif any(cell.text for cell in cells.values()):
                self._new(sheet, found, row, cells)
        for mark, before in base.items():
            if mark not in seen:
                self._gone(sheet, found, SheetPlace(self.book.name, sheet.title), before, current.get(mark))

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
        cells: Mapping[str, SheetCell], before: Mapping[str, str], now: SheetRow | None,
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
            value, fault = self._value(sheet, column, cell, where)
            fault = fault or _refusal(column, value, was, now.cells.get(column.key, ""), cell.text)
            if fault:
                self.fault(where, fault)
            elif (there := now.cells.get(column.key, "")) != said(value):
                self.wishes.append(
                    SheetChange("set", where, sheet, now, {column.key: value}, there, said(value))
                )

    def _new(
        self, sheet: PlanSheet, found: Mapping[str, PlanColumn], row: GivenRow, cells: Mapping[str, SheetCell]
    ) -> None:
        place = SheetPlace(self.book.name, sheet.title, row.number)
        values, faulty = {}, False
        for column in found.values():
            where = place._replace(column=column.title)
            value, fault = self._value(sheet, column, cells.get(column.key, SheetCell()), where)
            faulty = faulty or bool(fault)
            if fault:
                self.fault(where, fault)
            elif value is not None:
                values[column.key] = value
        if sheet.across and not any(is_amount(key) for key in values) and not faulty:
            self.fault(place, "this row has no amount: write one below a year")
        elif not faulty:
            self.wishes.append(SheetChange("add", place, sheet, None, values, "", _named(values)))

    def _value(
        self, sheet: PlanSheet, column: PlanColumn, cell: SheetCell, where: SheetPlace
    ) -> tuple[Any, str]:
        words = Words.of(self.actions) if column.offers == "actions" else None
        if column.key == PARENT and not cell.text:
            return None, f"say to which {sheet.parent.lower()} the row belongs"
        reading = read(cell, column, words, self.lists)
        if reading.note:
            self.note(where, f"'{cell.text}' is read as {reading.note}")
        if column.key == PARENT and not reading.fault:
            return self.parents.get(comparable(reading.value), reading.value), ""
        return reading.value, reading.fault

    def _gone(
        self, sheet: PlanSheet, found: Mapping[str, PlanColumn], place: SheetPlace,
        before: Mapping[str, str], now: SheetRow | None,
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
        if hidden := leftovers(held, keys, entry_form(sheet, self.plan)):
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


def aligned(base: Mapping[str, Mapping[str, str]], rows: Sequence[Mapping[str, str]]) -> dict[str, int]:
    """Return which row of the plan now is the one that had a mark: by all it says, its id, or most of it."""
    found: dict[str, int] = {}
    rest = list(range(len(rows)))
    for key_of in (fingerprint, _own_id):
        by_key: dict[str, list[int]] = defaultdict(list)
        for place in rest:
            by_key[key_of(rows[place])].append(place)
        for mark, cells in base.items():
            if mark not in found and (alike := by_key.get(key_of(cells))):
                found[mark] = alike.pop(0)
        taken = set(found.values())
        rest = [place for place in rest if place not in taken]
    marks = [mark for mark in base if mark not in found]
    for before, after in paired([base[mark] for mark in marks], [rows[place] for place in rest]):
        if before is not None and after is not None and _is_like(base[marks[before]], rows[rest[after]]):
            found[marks[before]] = rest[after]
    return found


def _own_id(cells: Mapping[str, str]) -> str:
    """Return what tells a row from others by its id; where it has none, what no other row says."""
    return f"{cells.get(PARENT, '')}/{cells[PROTECTED]}" if PROTECTED in cells else f"/{id(cells)}"


def _is_like(cells: Mapping[str, str], others: Mapping[str, str]) -> bool:
    """Tell whether most of what one row says is what the other says."""
    return 2 * len(cells.items() & others.items()) >= max(len(cells), len(others))
