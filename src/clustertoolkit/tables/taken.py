"""An export read back: the tables of a data package or of a database, as far as this program knows them."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from clustertoolkit.errors import ToolkitError
from clustertoolkit.tables.derived import described
from clustertoolkit.tables.shape import DataColumn, DataTable, Datum, Filled, nodes, within
from clustertoolkit.tables.sqlite import APPLICATION

DESCRIPTION = "datapackage.json"
MOST = 256 * 1024 * 1024  # bytes of one file in an archive; the whole content of 10,000 examples is a tenth
VERSION = "version"  # the topic under which a database tells it
GUARD = ("'=", "'+", "'-", "'@", "'\t", "'\r")  # before what would start a formula


class Taken(NamedTuple):
    """The tables of an export, with the version of the content in it."""

    version: str
    tables: dict[str, Filled]


def take(place: Path) -> Taken:
    """Return what an exported folder, .zip or .sqlite holds; ToolkitError if it is none.

    A table or column that this program does not know is passed over, and one that is not there is empty.
    """
    try:
        if place.is_dir():
            return _package(lambda name: (place / name).read_bytes(), place)
        if place.suffix.lower() == ".zip":
            with ZipFile(place) as archive:
                return _package(lambda name: _unpacked(archive, name), place)
        return _database(place)
    except (OSError, BadZipFile, KeyError, ValueError, TypeError, csv.Error, sqlite3.Error) as error:
        raise _no_export(place) from error


def _no_export(place: Path) -> ToolkitError:
    message = f"{place.as_posix()} is no export of content"
    return ToolkitError(message, "name a folder, .zip or .sqlite that 'toolkit export' wrote")


def _unpacked(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > MOST:
        raise ValueError("too large")
    return archive.read(name)


def _known() -> dict[str, DataTable]:
    return described({inner.table.name: inner.table for node in nodes().values() for inner in within(node)})


def _package(read: Callable[[str], bytes], place: Path) -> Taken:
    told = json.loads(read(DESCRIPTION))
    if not isinstance(told, dict) or not isinstance(told.get("resources"), list):
        raise _no_export(place)
    there = {resource["name"] for resource in told["resources"]}
    tables = {}
    for name, table in _known().items():
        rows: list[list[str]] = []
        if name in there:
            rows = list(csv.reader(io.StringIO(read(f"data/{name}.csv").decode())))
        tables[name] = _filled(table, rows[0] if rows else [], rows[1:])
    return Taken(str(told.get("version")), tables)


def _database(place: Path) -> Taken:
    tables = {}
    address = f"{place.resolve().as_uri()}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        (mark,) = connection.execute("PRAGMA application_id").fetchone()
        if mark != APPLICATION:
            raise _no_export(place)
        there = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        }
        for name, table in _known().items():
            head: list[str] = []
            rows: list[tuple[Any, ...]] = []
            if name in there:
                found = connection.execute(f'SELECT * FROM "{name}" ORDER BY rowid')  # noqa: S608  # a name of ours
                head, rows = [column[0] for column in found.description], found.fetchall()
            tables[name] = _filled(table, head, rows)
        said = dict(connection.execute("SELECT topic, text FROM about")) if "about" in there else {}
    return Taken(str(said.get(VERSION)), tables)


def _filled(table: DataTable, head: Sequence[str], rows: Sequence[Sequence[Any]]) -> Filled:
    """Return rows as those of a table as this program knows it: its columns, in its order."""
    places = [head.index(column.name) if column.name in head else None for column in table.columns]
    return Filled(table, tuple(tuple(_values(table.columns, places, row)) for row in rows))


def _values(
    columns: Sequence[DataColumn], places: Sequence[int | None], row: Sequence[Any]
) -> Iterator[Datum]:
    for column, place in zip(columns, places, strict=True):
        yield None if place is None else _value(column, row[place])


def _value(column: DataColumn, value: Any) -> Datum:
    """Return a value in the type of its column; ValueError for what is none."""
    if value is None or value == "":
        return None
    match column.type:
        case "integer":
            return int(value)
        case "number":
            number = float(value)
            return int(number) if number.is_integer() else number
        case "boolean":
            return value in (1, True, "true")
    text = str(value)
    return text[1:] if text.startswith(GUARD) else text
