"""Writes compiled content: what a release carries so that its files are neither read nor checked again."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from clustertoolkit.content import compiled, load
from clustertoolkit.content.assembly import ENTRIES
from clustertoolkit.content.location import File
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.validation import validate
from clustertoolkit.errors import ContentError
from clustertoolkit.query.links import Linker
from clustertoolkit.query.nearest import Neighbours
from clustertoolkit.query.search import write_index
from clustertoolkit.query.show import Entry, all_entries, comparable_names
from clustertoolkit.schema.words import comparable
from clustertoolkit.yamlfiles.reader import Document

TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE files (name TEXT PRIMARY KEY, sha256 TEXT);
CREATE TABLE lists (file TEXT PRIMARY KEY, json TEXT);
CREATE TABLE records (kind TEXT, id TEXT, json TEXT, UNIQUE (kind, id));
CREATE TABLE known (number INTEGER PRIMARY KEY, links TEXT, similar TEXT);
CREATE TABLE names (name TEXT, is_id INTEGER, number INTEGER);
"""
INDEXES = """
CREATE UNIQUE INDEX entries_by_id ON entries (kind, id);
CREATE INDEX names_by_name ON names (name);
CREATE INDEX called_by_words ON called (words);
"""


def compile_content(package: Path, file: Path, today: date) -> Toolkit:
    """Write the content in the folders `data` and `schemas` of a package to a new file, and return it.

    ContentError with every error if the content is not as it should be: then there is no file.
    """
    data: dict[File, Any] = {}

    def keep(source: File, document: Document) -> None:
        data[source] = document.data

    checked = validate(package / compiled.DATA, today, keep)
    if checked.errors:
        raise ContentError(checked.errors, checked.texts)
    toolkit = load.load(package / compiled.DATA, today)
    file.unlink(missing_ok=True)
    with closing(sqlite3.connect(file)) as database:
        database.executescript(TABLES)
        _write_files(database, package)
        _write_data(database, data)
        write_index(database, toolkit)
        _write_known(database, toolkit)
        database.executescript(INDEXES)
        database.commit()
        database.execute("VACUUM")
    file.write_bytes(compiled.summed(file.read_bytes()))
    return toolkit


def _write_files(database: sqlite3.Connection, package: Path) -> None:
    files = {
        name: Path(entry.path).read_bytes()
        for name, entry in compiled.watched(package)
        if compiled.counts(entry)
    }
    rows = [(name, sha256(raw).hexdigest()) for name, raw in sorted(files.items())]
    database.executemany("INSERT INTO files VALUES (?, ?)", rows)
    sizes = {name: len(raw) for name, raw in sorted(files.items())}
    about = compiled.OWN | {"sizes": json.dumps(sizes)}
    database.executemany("INSERT INTO about VALUES (?, ?)", about.items())


def _write_data(database: sqlite3.Connection, data: dict[File, Any]) -> None:
    for source, plain in data.items():
        text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
        if source.kind in ENTRIES:
            row = (source.kind, source.path.stem, text)
            database.execute("INSERT INTO records VALUES (?, ?, ?)", row)
        else:
            database.execute("INSERT INTO lists VALUES (?, ?)", (source.kind, text))


def _write_known(database: sqlite3.Connection, toolkit: Toolkit) -> None:
    linker = Linker(toolkit)
    neighbours = {kind: Neighbours(toolkit, kind) for kind in ("action", "example")}
    for number, entry in enumerate(all_entries(toolkit)):
        near = neighbours[entry.kind].of(entry.id) if entry.kind in neighbours else ()
        similar = [(other.record.id, other.weight, other.shared) for other in near]
        row = (number, json.dumps(linker.of(entry)), json.dumps(similar))
        database.execute("INSERT INTO known VALUES (?, ?, ?)", row)
        database.executemany(
            "INSERT INTO names VALUES (?, ?, ?)", ((*name, number) for name in _names(entry))
        )


def _names(entry: Entry) -> Iterator[tuple[str, bool]]:
    """Yield every comparable name of an entry, and whether it is its id."""
    own = comparable(entry.id)
    yield own, True
    yield from ((name, False) for name in sorted(comparable_names(entry) - {own}))
