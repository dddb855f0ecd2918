"""The tables as one SQLite database, with keys, and views that are the flat lists."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from clustertoolkit.content.kinds import BY
from clustertoolkit.tables.flat import FACTS, SEPARATOR, flat_table, view_name
from clustertoolkit.tables.shape import DataColumn, DataTable, Filled

APPLICATION = 0x43505431  # what stands in the header of a file of this program
TYPES = {
    "string": "TEXT",
    "address": "TEXT",
    "date": "DATE",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "BOOLEAN",
}
CODES = """(SELECT group_concat(country, '{}') FROM (
  SELECT country FROM example_countries WHERE example = examples.id ORDER BY number))"""


def database(found: Mapping[str, Filled], about: Mapping[str, str]) -> bytes:
    """Return a database with these tables, one of what is said of them all, and the views.

    The same tables give the same bytes, with one version of SQLite.
    """
    with TemporaryDirectory() as folder:
        file = Path(folder) / "content.sqlite"
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA foreign_keys = OFF")  # tables lead to each other in circles
            connection.execute(f"PRAGMA application_id = {APPLICATION}")
            connection.execute("CREATE TABLE about (topic TEXT PRIMARY KEY, text TEXT NOT NULL)")
            connection.executemany("INSERT INTO about VALUES (?, ?)", about.items())
            for filled in found.values():
                _write(connection, filled)
            for by in BY:
                connection.execute(_view(found, by))
            connection.commit()
            connection.execute("VACUUM")
        return file.read_bytes()


def _write(connection: sqlite3.Connection, filled: Filled) -> None:
    table = filled.table
    connection.execute(_created(table))
    places = ", ".join("?" for _ in table.columns)
    connection.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", filled.rows)  # noqa: S608
    indexed = {table.key[:1]}
    for link in table.foreign:
        if link.columns != table.key[: len(link.columns)] and link.columns not in indexed:
            indexed.add(link.columns)
            name = "_".join((table.name, *link.columns, "index"))
            connection.execute(
                f"CREATE INDEX {_quoted(name)} ON {_quoted(table.name)} ({_listed(link.columns)})"
            )


def _created(table: DataTable) -> str:
    lines = [_declared(column) for column in table.columns]
    lines.append(f"PRIMARY KEY ({_listed(table.key)})")
    lines += [
        f"FOREIGN KEY ({_listed(link.columns)}) REFERENCES {_quoted(link.table)} ({_listed(link.to)})"
        for link in table.foreign
    ]
    return "CREATE TABLE {} (\n  {}\n)".format(_quoted(table.name), ",\n  ".join(lines))


def _declared(column: DataColumn) -> str:
    declared = f"{_quoted(column.name)} {TYPES[column.type]}"
    if column.required:
        declared += " NOT NULL"
    if column.words:
        words = ", ".join(f"'{word}'" for word in column.words)
        declared += f" CHECK ({_quoted(column.name)} IN ({words}))"
    return declared


def _view(found: Mapping[str, Filled], by: str) -> str:
    listed, examples = found[BY[by]].table, found["examples"].table
    facts = [f"examples.{_quoted(name)}" for name in FACTS]
    codes = CODES.format(SEPARATOR)
    own = [f"listed.{_quoted(column.name)}" for column in listed.columns[1:]]
    names = _listed(column.name for column in flat_table(examples, listed, by).columns)
    return (
        f"CREATE VIEW {view_name(by)} ({names}) AS\nSELECT {', '.join([*facts, codes, *own])}\n"
        f"FROM {_quoted(listed.name)} AS listed JOIN examples ON examples.id = listed.example"
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(_quoted, names))


def _quoted(name: str) -> str:
    return f'"{name}"'
