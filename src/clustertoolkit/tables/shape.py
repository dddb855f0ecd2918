"""Which tables the content makes, and their columns: derived from the table of fields and the schemas.

A kind of entry is a table. A record within an entry is columns of the same table; a list within an entry is
a table of its own, with the key of the entry and a number. So a new field is a new column or a new table.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple

from clustertoolkit.content.kinds import FIELDS, FOLDERS, KINDS, Kind
from clustertoolkit.content.location import schemas_folder
from clustertoolkit.schema import schemas
from clustertoolkit.schema.schemas import Schema

Datum = str | int | float | bool | None
Row = tuple[Datum, ...]
FieldPath = tuple[str, ...]  # that lead from a record to a value in it

MAIN = "example"  # the kind whose lists of records make tables without its name before theirs
NUMBER = "number"


class DataColumn(NamedTuple):
    """A column of a table: what its values are.

    `type` is string, integer, number, boolean, date or address. `words` are all values that there may be.
    """

    name: str
    title: str
    meaning: str
    type: str = "string"
    required: bool = False
    words: tuple[str, ...] = ()


class Foreign(NamedTuple):
    """Columns of a table that hold the key of a row of another one."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


class DataTable(NamedTuple):
    """A table: its columns, those that are its key, and those that lead to other tables."""

    name: str
    title: str
    meaning: str
    columns: tuple[DataColumn, ...]
    key: tuple[str, ...]
    foreign: tuple[Foreign, ...] = ()


class Filled(NamedTuple):
    """A table with its rows; a value that there is not is None."""

    table: DataTable
    rows: tuple[Row, ...]

    def column(self, name: str) -> list[Datum]:
        """Return the values of a column from top to bottom."""
        place = key_names(self.table.columns).index(name)
        return [row[place] for row in self.rows]


class TreeTable(NamedTuple):
    """A table, the ways to its own values in a record, and the tables of the lists in a record.

    The columns that it has from elsewhere, which are its key, stand before its own.
    """

    table: DataTable
    own: tuple[FieldPath, ...]
    lists: "tuple[tuple[FieldPath, TreeTable], ...]" = ()


class _Place(NamedTuple):
    """What a table within another one has from it: the name before its own, the key, and the way back."""

    prefix: str
    key: tuple[DataColumn, ...]
    back: Foreign


class _Part(NamedTuple):
    """A value or list in a record: the way to it, its form, and whether every record has it."""

    keys: FieldPath
    form: Schema
    required: bool


@cache  # the schemas belong to the program, and change with it alone
def nodes() -> dict[str, TreeTable]:
    """Return the tables of the kinds of entry by the name of the kind, and two more that are no kinds."""
    forms = schemas.read(schemas_folder())
    edition, retired = (
        schemas.entry(forms[file], key) for file, key in (("recommendations", "editions"), ("retired",) * 2)
    )
    outer = _column(_Part(("edition",), edition["properties"]["id"], required=True))._replace(title="Edition")
    found = {
        "edition": _root("editions", "edition", "id", edition, [*edition["properties"]]),
        "retired": _root("retired", "retired", "id", retired, [*retired["properties"]]),
    }
    for kind in KINDS:
        form = schemas.entry(forms[kind.file], kind.key) if kind.key else forms[FOLDERS[kind.file]]
        keys = [field.key for field in FIELDS[kind.name]]
        above = (outer,) if kind.key.startswith("editions.") else ()
        found[kind.name] = _root(table_of(kind), kind.name, kind.id, form, keys, above)
    return found


def within(node: TreeTable) -> Iterator[TreeTable]:
    """Yield a table and those of all lists within it."""
    yield node
    yield from chain.from_iterable(within(inner) for _, inner in node.lists)


def table_of(kind: Kind) -> str:
    """Return the name of the table of a kind of entry."""
    return kind.key.rpartition(".")[2] or kind.file


def _root(
    name: str, singular: str, id_: str, form: Schema, keys: list[str], above: tuple[DataColumn, ...] = ()
) -> TreeTable:
    own = {key: form["properties"][key] for key in keys if not _is_kind(form["properties"][key])}
    parts = list(_parts({**form, "properties": own}))
    identifier = next(_column(part) for part in parts if part.keys == (id_,))
    key = (*above, identifier._replace(name=singular, title=singular.capitalize(), required=True))
    columns = (*above, *(_column(part) for part in parts if not _is_list(part)))
    foreign = (
        *(Foreign((column.name,), f"{column.name}s", ("id",)) for column in above),
        *_links(parts, columns[len(above) :]),
    )
    back = Foreign(tuple(column.name for column in key), name, (*key_names(above), id_))
    table = DataTable(name, name.capitalize(), form["description"], columns, back.to, foreign)
    return _node(table, parts, _Place(f"{singular}_", key, back))


def key_names(columns: tuple[DataColumn, ...]) -> tuple[str, ...]:
    """Return the names of columns."""
    return tuple(column.name for column in columns)


def _node(table: DataTable, parts: list[_Part], place: _Place) -> TreeTable:
    values = tuple(part.keys for part in parts if not _is_list(part))
    return TreeTable(
        table, values, tuple((part.keys, _inner(part, place)) for part in parts if _is_list(part))
    )


def _inner(part: _Part, place: _Place) -> TreeTable:
    """Return the table of a list in the records of another table."""
    item, last = part.form["items"], "_".join(part.keys)
    is_record = item["type"] == "object"
    name = last if is_record and place.prefix == f"{MAIN}_" else f"{place.prefix}{last}"
    number = DataColumn(NUMBER, "Number", "The place in the list, from 1.", "integer", required=True)
    taken = {*key_names(place.key), NUMBER}
    parts = list(_parts(item)) if is_record else [_Part((), item, required=True)]
    own = tuple(_renamed(_column(value), value, taken, last) for value in parts if not _is_list(value))
    table = DataTable(
        name, part.form["title"], part.form["description"], (*place.key, number, *own),
        (*key_names(place.key), NUMBER), (place.back, *_links(parts, own)),
    )  # fmt: skip
    key = (*place.key, number._replace(name=f"{last}_{NUMBER}", title=f"{part.form['title']}: number"))
    return _node(table, parts, _Place(f"{name}_", key, Foreign(key_names(key), name, table.key)))


def _parts(form: Schema, before: FieldPath = (), required: bool = True, above: str = "") -> Iterator[_Part]:
    """Yield the values and lists in a record, with those of the records in it."""
    for key, inner in form["properties"].items():
        is_given = required and key in form.get("required", ())
        title = f"{above}: {inner['title'].lower()}" if above else inner["title"]
        if inner["type"] == "object":
            yield from _parts(inner, (*before, key), is_given, title)
        else:
            yield _Part((*before, key), {**inner, "title": title}, is_given)


def _is_list(part: _Part) -> bool:
    return bool(part.form["type"] == "array")


def _is_kind(form: Schema) -> bool:
    """Tell whether a list holds entries of a kind, which have a table of their own."""
    return form.get("items", {}).get("x-record") in {kind.record for kind in KINDS}


def _column(part: _Part) -> DataColumn:
    form = part.form
    name, words = "_".join(part.keys), tuple(form.get("enum", ()))
    return DataColumn(name, form["title"], form["description"], _type(form), part.required, words)


def _type(form: Schema) -> str:
    if form.get("format") == "date":
        return "date"
    return "address" if form.get("pattern", "").startswith("^https?") else str(form["type"])


def _renamed(column: DataColumn, part: _Part, taken: set[str], listed: str) -> DataColumn:
    """Return a column named after what it holds: the kind of entry, another one than the row's own, or what.

    The id in a record that leads to an entry is renamed so, and the one column of a list of words or ids.
    """
    kind = _referred(part.form)
    if kind and part.keys in ((), ("id",)):
        return column._replace(name=f"other_{kind.name}" if kind.name in taken else kind.name)
    if part.keys:
        return column
    return column._replace(name=listed if column.title == "Id" else column.title.lower().replace(" ", "_"))


def _referred(form: Schema) -> Kind | None:
    """Return the kind of entry whose ids a value is one of; None if it may be of several, or of none."""
    listed = form.get("x-words") or form.get("x-refers")
    return next((kind for kind in KINDS if table_of(kind) == listed), None)


def _links(parts: list[_Part], own: tuple[DataColumn, ...]) -> tuple[Foreign, ...]:
    """Return where the columns lead that hold ids of entries."""
    values = [part for part in parts if not _is_list(part)]
    return tuple(
        Foreign((column.name,), table_of(kind), (kind.id,))
        for part, column in zip(values, own, strict=True)
        if (kind := _referred(part.form))
    )
