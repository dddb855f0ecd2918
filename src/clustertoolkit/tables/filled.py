"""The rows of every table of the content, and of those that follow from it."""

from collections.abc import Collection, Iterator
from typing import Any

from clustertoolkit.content.kinds import BY_NAME
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.show import ListedRecommendation, entries_of
from clustertoolkit.tables import derived
from clustertoolkit.tables.shape import FieldPath, Filled, Row, TreeTable, nodes, within


def all_tables(toolkit: Toolkit, wanted: Collection[str] = ()) -> dict[str, Filled]:
    """Return every table of the content by name: those of the kinds, and what follows from them.

    If some are `wanted`, what none of them needs is left out.
    """
    found: dict[str, Filled] = {}
    for name, whole in nodes().items():
        if wanted and not _leads_to(whole, wanted):
            continue
        node = _narrowed(whole, wanted) if wanted else whole
        rows: dict[str, list[Row]] = {inner.table.name: [] for inner in within(node)}
        for key, record in _records(toolkit, name):
            _fill(rows, node, record, key)
        for inner in within(node):
            found[inner.table.name] = Filled(inner.table, tuple(rows[inner.table.name]))
    return derived.added(toolkit, found, wanted)


def _leads_to(node: TreeTable, wanted: Collection[str]) -> bool:
    return any(inner.table.name in wanted for inner in within(node))


def _narrowed(node: TreeTable, wanted: Collection[str]) -> TreeTable:
    """Return a table with those of its lists alone that are wanted, or hold some that are."""
    lists = ((keys, _narrowed(inner, wanted)) for keys, inner in node.lists if _leads_to(inner, wanted))
    return node._replace(lists=tuple(lists))


def _records(toolkit: Toolkit, name: str) -> Iterator[tuple[Row, Any]]:
    """Yield the records of a kind, or of what is no kind, with the part of their key that they lack."""
    if name not in BY_NAME:
        apart: dict[str, tuple[Any, ...]] = {"edition": toolkit.editions, "retired": toolkit.retired}
        yield from (((), record) for record in apart[name])
        return
    for entry in entries_of(toolkit, name):
        if isinstance(entry.record, ListedRecommendation):
            yield (entry.record.edition.id,), entry.record.record
        else:
            yield (), entry.record


def _fill(rows: dict[str, list[Row]], node: TreeTable, record: Any, before: Row) -> None:
    """Add a record to the rows of its table, and what its lists hold to those of theirs."""
    row = (*before, *(_value(record, keys) for keys in node.own))
    rows[node.table.name].append(row)
    names = [column.name for column in node.table.columns]
    key = tuple(row[names.index(name)] for name in node.table.key)
    for keys, inner in node.lists:
        for number, item in enumerate(_value(record, keys) or (), 1):
            _fill(rows, inner, item, (*key, number))


def _value(record: Any, keys: FieldPath) -> Any:
    """Return what stands in a record; None if a record on the way is missing."""
    for key in keys:
        record = getattr(record, key) if record is not None else None
    return record
