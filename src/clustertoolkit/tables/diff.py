"""What differs between two states of the content, entry by entry and field by field, from their tables alone.

So a state may be a folder, a revision in git, or a file that somebody exported years ago.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from clustertoolkit.tables.shape import NUMBER, DataTable, Datum, Filled, TreeTable, nodes, within

Tables = Mapping[str, Filled]
Values = tuple[Datum, ...]
Happened = Literal["added", "changed", "removed", "retired"]
APART = {"retired", "edition"}  # tables of no entries of their own
TRIVIAL = {"position", "checked", "read"}  # columns that say when and where, and nothing of the matter
MARKS = "action_marks"
COUNTED = {"placements", "figures", "example_countries"}  # lists of an example from which marks are computed
WEIGHED = {
    "status",
    "evidence",
    "fit",
    "action",
    "measures",
    "scope",
}  # columns of an example of which they are


class FieldChange(NamedTuple):
    """A value that is another one now; None stands for nothing."""

    column: str
    was: Datum
    now: Datum


class RowChange(NamedTuple):
    """What differs in a list of an entry: a row that came or went, or the fields of one that stayed.

    `row` has the values of the row as it is now, or was, by the columns of the list alone.
    """

    table: str
    row: tuple[tuple[str, Datum], ...]
    happened: Happened
    fields: tuple[FieldChange, ...] = ()


class EntryChange(NamedTuple):
    """What happened to an entry of a kind; `replaced_by` are the ids of what stands for a retired one."""

    kind: str
    id: str
    title: str
    happened: Happened
    fields: tuple[FieldChange, ...] = ()
    rows: tuple[RowChange, ...] = ()
    replaced_by: tuple[str, ...] = ()

    @property
    def is_breaking(self) -> bool:
        """Tell whether what names the entry leads nowhere now."""
        return self.happened == "removed"


class MarkChange(NamedTuple):
    """A mark of an action that is another one now, and the entries that changed and bear on the action."""

    action: str
    title: str
    fields: tuple[FieldChange, ...]
    because: tuple[EntryChange, ...]


class Differences(NamedTuple):
    """All that differs between two states; `trivial` entries differ in days of checking and places alone."""

    entries: tuple[EntryChange, ...]
    marks: tuple[MarkChange, ...]
    trivial: int


def differences(old: Tables, new: Tables) -> Differences:
    """Return what differs between the tables of two states of the content."""
    entries: list[EntryChange] = []
    trivial = 0
    gone = _replaced(new)
    for kind, node in nodes().items():
        if kind in APART:
            continue
        for change in _of_kind(kind, node, old, new, gone):
            if change.happened == "changed" and not (change.fields or change.rows):
                trivial += 1
            else:
                entries.append(change)
    return Differences(tuple(entries), tuple(_marks(old, new, entries)), trivial)


def titles(found: Tables) -> dict[str, dict[str, str]]:
    """Return what entries are called, by the names of their tables and their ids."""
    named = {}
    for kind, node in nodes().items():
        if kind not in APART and (filled := found.get(node.table.name)):
            title = next(
                (name for name in ("title", "name") if name in _columns(filled.table)), node.table.key[-1]
            )
            keys = filled.column(node.table.key[-1])
            named[filled.table.name] = dict(zip(map(str, keys), map(str, filled.column(title)), strict=True))
    return named


def _of_kind(
    kind: str, node: TreeTable, old: Tables, new: Tables, gone: Mapping[str, tuple[str, ...]]
) -> Iterator[EntryChange]:
    """Yield what happened to the entries of a kind, in the order of their ids."""
    before, after = _keyed(node, old), _keyed(node, new)
    lists_before, lists_after = _lists(node, old), _lists(node, new)
    called = titles(new).get(node.table.name, {})
    formerly = titles(old).get(node.table.name, {})
    for key in sorted({*before, *after}, key=str):
        identifier = str(key[-1])
        if key not in before:
            yield EntryChange(kind, identifier, called[identifier], "added")
        elif key not in after:
            happened: Happened = "retired" if identifier in gone else "removed"
            yield EntryChange(
                kind, identifier, formerly[identifier], happened, replaced_by=gone.get(identifier, ())
            )
        else:
            fields = tuple(_fields(before[key], after[key]))
            rows = tuple(
                change
                for inner in within(node)
                if inner is not node
                for change in _rows(inner.table, lists_before, lists_after, key)
            )
            own = [(inner.table.name, key) for inner in within(node)]
            lists_differ = any(lists_before.get(place) != lists_after.get(place) for place in own)
            if fields or rows or lists_differ or before[key] != after[key]:  # be it a day of checking
                yield EntryChange(kind, identifier, called[identifier], "changed", fields, rows)


def _columns(table: DataTable) -> list[str]:
    return [column.name for column in table.columns]


def _keyed(node: TreeTable, found: Tables) -> dict[Values, dict[str, Datum]]:
    """Return the records of a kind by their keys, each as values by column."""
    filled = found.get(node.table.name)
    if filled is None:
        return {}
    names = _columns(filled.table)
    rows = (dict(zip(names, row, strict=True)) for row in filled.rows)
    return {tuple(row[name] for name in node.table.key): row for row in rows}


def _lists(node: TreeTable, found: Tables) -> dict[tuple[str, Values], list[dict[str, Datum]]]:
    """Return the rows of all lists in the records of a kind, by table and the record's key.

    Numbers in a list are left out: they shift when something is put before.
    """
    lists: dict[tuple[str, Values], list[dict[str, Datum]]] = {}
    for inner in within(node):
        filled = found.get(inner.table.name)
        if inner is node or filled is None:
            continue
        names = _columns(filled.table)
        width = len(node.table.key)
        own = [place for place in range(width, len(names)) if not _is_number(names[place])]
        for row in filled.rows:
            lists.setdefault((inner.table.name, row[:width]), []).append(
                {names[place]: row[place] for place in own}
            )
    return lists


def _is_number(column: str) -> bool:
    return column == NUMBER or column.endswith(f"_{NUMBER}")


def _fields(was: Mapping[str, Datum], now: Mapping[str, Datum]) -> Iterator[FieldChange]:
    """Yield the values that differ; a column that one of the states does not know is no difference."""
    for column in now:
        if column in was and was[column] != now[column] and column not in TRIVIAL:
            yield FieldChange(column, was[column], now[column])


def _rows(
    table: DataTable,
    old: Mapping[tuple[str, Values], list[dict[str, Datum]]],
    new: Mapping[tuple[str, Values], list[dict[str, Datum]]],
    key: Values,
) -> Iterator[RowChange]:
    """Yield what differs in one list of a record: rows that stayed are those of one identity."""
    left, come = _apart(old.get((table.name, key), []), new.get((table.name, key), []))
    identity = _identity(table)
    before, after = _unique(left, identity), _unique(come, identity)
    for row in come:
        name = tuple(row.get(column) for column in identity)
        if name in after and name in before:
            if fields := tuple(_fields(before[name], row)):
                yield RowChange(table.name, tuple(row.items()), "changed", fields)
        else:
            yield RowChange(table.name, tuple(row.items()), "added")
    for row in left:
        name = tuple(row.get(column) for column in identity)
        if not (name in after and name in before):
            yield RowChange(table.name, tuple(row.items()), "removed")


def _apart(
    old: Sequence[dict[str, Datum]], new: Sequence[dict[str, Datum]]
) -> tuple[list[dict[str, Datum]], list[dict[str, Datum]]]:
    """Return the rows of each list that the other one lacks."""
    if old == new:
        return [], []
    lacking = []
    for mine, others in ((old, new), (new, old)):
        left = Counter(tuple(row.items()) for row in others)
        rows = []
        for row in mine:
            if left[tuple(row.items())]:
                left[tuple(row.items())] -= 1
            else:
                rows.append(row)
        lacking.append(rows)
    return lacking[0], lacking[1]


def _identity(table: DataTable) -> tuple[str, ...]:
    """Return the columns by which a row of a list is known: what it leads to, and the first of its own."""
    own = [name for name in _columns(table) if name not in table.key and not _is_number(name)]
    leading = [column for link in table.foreign for column in link.columns if column in own]
    return tuple(dict.fromkeys((own[0], *leading)))


def _unique(rows: Sequence[dict[str, Datum]], identity: tuple[str, ...]) -> dict[Values, dict[str, Datum]]:
    """Return the rows that no other one of the list shares its identity with."""
    names = [tuple(row.get(column) for column in identity) for row in rows]
    often = Counter(names)
    return {name: row for name, row in zip(names, rows, strict=True) if often[name] == 1}


def _replaced(found: Tables) -> dict[str, tuple[str, ...]]:
    """Return the retired ids with those of what replaces each."""
    gone: dict[str, tuple[str, ...]] = {str(name): () for name in found["retired"].column("id")}
    for identifier, _, other in found["retired_replaced_by"].rows:
        gone[str(identifier)] = (*gone.get(str(identifier), ()), str(other))
    return gone


def _marks(old: Tables, new: Tables, entries: Sequence[EntryChange]) -> Iterator[MarkChange]:
    """Yield the marks that changed; none if one of the states was exported without them."""
    if MARKS not in old or MARKS not in new:
        return
    before, after = (
        {str(row[0]): dict(zip(_columns(found[MARKS].table), row, strict=True)) for row in found[MARKS].rows}
        for found in (old, new)
    )
    called = titles(new)["actions"]
    bearing = [_bearing(found) for found in (old, new)]
    for action in (name for name in after if name in before):
        fields = tuple(_fields(before[action], after[action]))
        if fields:
            known = {pair for each in bearing for pair in each.get(action, ())}
            because = tuple(
                change for change in entries if (change.kind, change.id) in known and _weighs(change)
            )
            yield MarkChange(action, called[action], fields, because)


def _weighs(change: EntryChange) -> bool:
    """Tell whether a change of an example or study can change a mark."""
    if change.kind == "study" or change.happened != "changed":
        return True
    fields = [*change.fields, *(field for row in change.rows for field in row.fields)]
    return any(field.column in WEIGHED for field in fields) or any(
        row.table in COUNTED and row.happened != "changed" for row in change.rows
    )


def _bearing(found: Tables) -> dict[str, set[tuple[str, str]]]:
    """Return the examples and studies that bear on each action."""
    bearing: dict[str, set[tuple[str, str]]] = {}
    for table, kind in (("placements", "example"), ("study_bears_on", "study")):
        filled = found[table]
        for entry, action in zip(filled.column(kind), filled.column("action"), strict=True):
            bearing.setdefault(str(action), set()).add((kind, str(entry)))
    return bearing
