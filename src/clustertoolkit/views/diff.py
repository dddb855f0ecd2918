"""What changed between two states of the content, in the words of the domain: a release note."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from clustertoolkit.content.kinds import DIMENSIONS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.show import entries_of
from clustertoolkit.tables.diff import (
    Differences,
    EntryChange,
    FieldChange,
    MarkChange,
    RowChange,
    Tables,
    titles,
)
from clustertoolkit.tables.shape import DataTable, Datum, nodes
from clustertoolkit.views import Column, Page, Picture, Report, Sheet, Squares, Value
from clustertoolkit.views.blocks import Line, Points, Run, Section, facts, said
from clustertoolkit.views.naming import WORDS
from clustertoolkit.views.wording import grouped

COLUMNS = (
    Column("kind", "Kind", 8),
    Column("id", "Id", 7),
    Column("title", "Title", 9),
    Column("happened", "What happened", 9),
    Column("list", "List", 6),
    Column("field", "Field", 8),
    Column("was", "Was", 5),
    Column("now", "Is now", 5),
)
CELLS = "placements"  # what the tables of cells end in
HEADINGS = {
    "removed": "Gone without a trace",
    "retired": "Retired",
    "added": "New",
    "changed": "Changed",
}
TOLD = 8  # entries that are named as the reason of a mark


class _Words:
    """How values, rows and columns of the tables are said to people."""

    def __init__(self, old: Tables, new: Tables) -> None:
        self.tables: dict[str, DataTable] = {name: filled.table for name, filled in new.items()}
        formerly, called = titles(old), titles(new)
        self._titles = {name: formerly.get(name, {}) | called[name] for name in called}

    def column(self, table: str, column: str) -> str:
        """Return what a column of a table is called."""
        return next(one.title for one in self.tables[table].columns if one.name == column)

    def value(self, table: str, column: str, value: Datum) -> str:
        """Return a value: a title for an id, a label for a word, a number with its thousands."""
        if value is None or value == "":
            return "nothing"
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, int | float):
            return (
                str(value)
                if column in ("year", "seen", "start", "end") or "period" in column
                else grouped(value)
            )
        links = [link for link in self.tables[table].foreign if link.columns[-1] == column]
        for link in links:
            if title := self._titles.get(link.table, {}).get(str(value)):
                return title
        return WORDS.get(column, {}).get(str(value), str(value))

    def row(self, change: RowChange) -> str:
        """Return what a row of a list says, its cell or what it leads to first."""
        values = dict(change.row)
        parts = []
        if change.table.endswith(CELLS):
            parts.append(" / ".join(self.value(change.table, name, values[name]) for name in DIMENSIONS))
            action = values.get("action")
            parts += [self.value(change.table, "action", action)] if action else []
            values = {
                name: value for name, value in values.items() if name not in (*DIMENSIONS, "action", "basis")
            }
        shown = (
            self.value(change.table, name, value)
            for name, value in values.items()
            if value is not None and name not in ("position", "read", "euro")
        )
        return ", ".join([*parts, *shown])


def diff(toolkit: Toolkit, found: Differences, old: Tables, new: Tables, sides: tuple[str, str]) -> Report:
    """Return what differs between two states; `sides` say what each is, the older one first."""
    words = _Words(old, new)
    rows = tuple(_flat(found))
    title = f"What changed from {sides[0]} to {sides[1]}"
    keys = [column.key for column in COLUMNS]
    return Report(
        toolkit, title, (Sheet("Changes", COLUMNS, rows),),
        {
            "from": sides[0], "to": sides[1], "trivial": found.trivial,
            "changes": [dict(zip(keys, row, strict=True)) for row in rows],
            "marks": [_mark_json(mark) for mark in found.marks],
        },
        pages=(_page(found, words, title),), picture=_picture(toolkit, old, new, sides),
    )  # fmt: skip


def _page(found: Differences, words: _Words, title: str) -> Page:
    by = {
        happened: [change for change in found.entries if change.happened == happened] for happened in HEADINGS
    }
    counts = [(heading, _counted(by[happened])) for happened, heading in HEADINGS.items() if by[happened]]
    trivial = (
        [("Checked again, or put in another order alone", grouped(found.trivial))] if found.trivial else []
    )
    nothing = [] if counts or trivial or found.marks else [Points((said("Nothing differs."),))]
    marks = [("Marks that changed", grouped(len(found.marks)))] if found.marks else []
    head = Section(title, 1, (*facts([*counts, *marks, *trivial]), *nothing), kind="changes", id="entries")
    sections = [head]
    for happened in ("removed", "retired", "added"):
        points = tuple(_named(change) for change in by[happened])
        if points:
            sections.append(Section(HEADINGS[happened], 2, (Points(points),)))
    moved = tuple(_moved(by["changed"], words))
    if moved:
        sections.append(Section("Moved in the matrix", 2, (Points(moved),)))
    if found.marks:
        sections.append(
            Section("Marks that changed", 2, (Points(tuple(_mark(mark, words) for mark in found.marks)),))
        )
    changed = [section for change in by["changed"] for section in _entry(change, words)]
    return (*sections, *([Section(HEADINGS["changed"], 2, ())] if changed else []), *changed)


def _counted(changes: Iterable[EntryChange]) -> str:
    kinds = Counter(change.kind for change in changes)
    return ", ".join(
        f"{grouped(number)} {kind if number == 1 else nodes()[kind].table.name}"
        for kind, number in kinds.items()
    )


def _named(change: EntryChange) -> Line:
    """Return an entry that came or went, with what replaces one that was retired."""
    replaced = f"; replaced by {', '.join(change.replaced_by)}" if change.replaced_by else ""
    own = () if change.happened in ("removed", "retired") else (change.kind, change.id)
    return said(Run(change.title, strong=True, entry=own), f" ({change.kind} {change.id}){replaced}")


def _moved(changed: Iterable[EntryChange], words: _Words) -> Iterator[Line]:
    """Yield the entries that stand in other cells than before, or for other actions there."""
    for change in changed:
        rows = [row for row in change.rows if row.table.endswith(CELLS) and row.happened != "changed"]
        told = [
            f"{'now in' if row.happened == 'added' else 'no longer in'} {_place(row, words)}" for row in rows
        ]
        if told:
            yield said(Run(change.title, strong=True, entry=(change.kind, change.id)), f": {'; '.join(told)}")


def _place(row: RowChange, words: _Words) -> str:
    values = dict(row.row)
    cell = " / ".join(words.value(row.table, name, values[name]) for name in DIMENSIONS)
    action = values.get("action")
    return f"{cell} ({words.value(row.table, 'action', action)})" if action else cell


def _entry(change: EntryChange, words: _Words) -> Iterator[Section]:
    """Yield what changed in an entry, a point each; its cells are told elsewhere."""
    root = nodes()[change.kind].table.name
    points = [said(_told(words, root, field)) for field in change.fields]
    for row in change.rows:
        label = words.tables[row.table].title
        if row.happened == "changed":
            told = "; ".join(_told(words, row.table, field) for field in row.fields)
            points.append(said(f"{label}, {_short(words.row(row))}: {told}"))
        elif not row.table.endswith(CELLS):
            points.append(said(f"{label}, {'new' if row.happened == 'added' else 'gone'}: {words.row(row)}"))
    if points:
        yield Section(f"{change.title} ({change.id})", 3, (Points(tuple(points)),))


def _told(words: _Words, table: str, field: FieldChange) -> str:
    title, now = words.column(table, field.column), words.value(table, field.column, field.now)
    was = "new" if field.was is None else f"was: {words.value(table, field.column, field.was)}"
    return f"{title}: {now} ({was})"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57].rsplit(' ', 1)[0]} ..."


def _mark(mark: MarkChange, words: _Words) -> Line:
    told = "; ".join(_told(words, "action_marks", field) for field in mark.fields)
    names = [f"{change.title} ({change.happened})" for change in mark.because[:TOLD]]
    more = len(mark.because) - len(names)
    because = f". Because of: {'; '.join(names)}{f' and {more} more' if more else ''}" if names else ""
    return said(Run(mark.title, strong=True, entry=("action", mark.action)), f": {told}{because}")


def _flat(found: Differences) -> Iterator[tuple[Value, ...]]:
    for change in found.entries:
        head = (change.kind, change.id, change.title)
        if change.happened != "changed":
            yield (*head, change.happened, "", "", "", " ".join(change.replaced_by))
        for field in change.fields:
            yield (*head, "changed", "", field.column, _plain(field.was), _plain(field.now))
        for row in change.rows:
            values = "; ".join(f"{name}: {_plain(value)}" for name, value in row.row if value is not None)
            if row.happened == "changed":
                for field in row.fields:
                    yield (*head, "changed", row.table, field.column, _plain(field.was), _plain(field.now))
            else:
                was, now = ("", values) if row.happened == "added" else (values, "")
                yield (*head, "changed", row.table, "", was, now)


def _plain(value: Datum) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _mark_json(mark: MarkChange) -> dict[str, Any]:
    return {
        "action": mark.action,
        "title": mark.title,
        "fields": [{"field": field.column, "was": field.was, "now": field.now} for field in mark.fields],
        "because": [
            {"kind": change.kind, "id": change.id, "happened": change.happened} for change in mark.because
        ],
    }


def _picture(toolkit: Toolkit, old: Tables, new: Tables, sides: tuple[str, str]) -> Picture:
    """Return the matrix with the examples of each cell as they are now, and how many more than before."""
    before, after = _standing(old), _standing(new)
    called: dict[str, dict[str, str]] = {
        kind: {entry.id: entry.title for entry in entries_of(toolkit, kind)} for kind in DIMENSIONS
    }
    priorities, challenges, functions = (called[kind] for kind in DIMENSIONS)
    squares = tuple(
        Squares(
            title,
            tuple(functions.values()),
            tuple(
                (
                    name,
                    tuple(
                        (len(before.get(cell, ())), len(after.get(cell, ())))
                        for cell in ((priority, challenge, function) for function in functions)
                    ),
                )
                for challenge, name in challenges.items()
            ),
            ("before", "before"),
        )
        for priority, title in priorities.items()
    )
    return Picture(squares, lead=(f"Examples in each cell, and how many there were in {sides[0]}.",))


def _standing(found: Tables) -> dict[tuple[str, ...], set[str]]:
    """Return the examples in each cell."""
    cells: dict[tuple[str, ...], set[str]] = {}
    filled = found[CELLS]
    places = [filled.column(kind) for kind in DIMENSIONS]
    for example, *cell in zip(filled.column("example"), *places, strict=True):
        cells.setdefault(tuple(map(str, cell)), set()).add(str(example))
    return cells
