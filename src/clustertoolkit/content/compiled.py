"""Compiled content: the whole content of a release in one SQLite file, which needs no reading and checking.

It is written when the package is built (`query.compiling`), after a full validation, and lies beside the
files it was made from. It counts only while those are as they were then: names and sizes of all files are
compared, and the bytes of each that was touched after the compiled file. Plain data stands in it as JSON,
entry by entry, with what would otherwise have to be worked out from all entries: links, nearest entries,
names and the index of search.
"""

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from clustertoolkit import __version__
from clustertoolkit.content.assembly import ENTRIES, LAYER, assembled
from clustertoolkit.content.kinds import FOLDERS
from clustertoolkit.content.location import HIDDEN, PACKAGE
from clustertoolkit.content.model import Toolkit
from clustertoolkit.yamlfiles.records import build

FORMAT = 1
NAME = "content.sqlite"  # beside the folders of content and schemas
DATA, SCHEMAS = "data", "schemas"
WATCHED = (DATA, *(f"{DATA}/{folder}" for folder in FOLDERS), SCHEMAS)  # the folders whose files count


class Stamp(NamedTuple):
    """A file that counts: its name from the package on, its size, and when it was last touched (in ns)."""

    name: str
    size: int
    touched: int


def of(folder: Path, tell: Callable[[str], object]) -> "Compiled | None":
    """Return the compiled content of a folder; None if there is none, or it is not that of the files there.

    `tell` is called with a sentence if the files of a release are not as they were installed.
    """
    file = PACKAGE / NAME
    if folder != PACKAGE / DATA or not file.is_file():
        return None
    try:
        import sqlite3
    except ImportError:  # a Python without it reads the files
        return None
    with suppress(sqlite3.Error, OSError):
        release = Compiled(file)
        if release.about("format") == str(FORMAT) and release.about("program") == __version__:
            changed = release.changed(PACKAGE)
            if not changed:
                return release
            tell(f"{changed} is not as it was installed; the content is read from its files")
            return None
    tell(f"{file} is not that of this program; the content is read from its files")
    return None


def stamps(package: Path) -> Iterator[Stamp]:
    """Yield every file of content and schemas below a package."""
    for folder in WATCHED:
        with os.scandir(package / folder) as entries:
            for entry in entries:
                if entry.name.endswith((".yaml", ".json")) and not HIDDEN.match(entry.name):
                    status = entry.stat()
                    touched = max(status.st_mtime_ns, status.st_ctime_ns)
                    yield Stamp(f"{folder}/{entry.name}", status.st_size, touched)


def digest_of(names_and_sizes: Iterable[tuple[str, int]]) -> str:
    """Return one digest for the names and sizes of all files."""
    return sha256(repr(sorted(names_and_sizes)).encode()).hexdigest()


class Compiled:
    """Compiled content, open for reading."""

    def __init__(self, file: Path) -> None:
        import sqlite3

        self.file = file
        uri = f"{file.absolute().as_uri()}?mode=ro&immutable=1"
        self.database: sqlite3.Connection = sqlite3.connect(uri, uri=True, check_same_thread=False)

    def about(self, key: str) -> str:
        """Return what is noted of the file as a whole; empty if it is not."""
        return str(self._value("SELECT value FROM about WHERE key = ?", key) or "")

    def changed(self, package: Path) -> str:
        """Return the name of a file below a package that is not as it was compiled; empty if all are."""
        written = self.file.stat()
        compiled_at = max(written.st_mtime_ns, written.st_ctime_ns)
        there = list(stamps(package))
        for stamp in there:
            if stamp.touched > compiled_at:
                known = self._value("SELECT sha256 FROM files WHERE name = ?", stamp.name)
                if known != sha256((package / stamp.name).read_bytes()).hexdigest():
                    return stamp.name
        if digest_of((stamp.name, stamp.size) for stamp in there) == self.about("files"):
            return ""
        known_sizes = set(self.database.execute("SELECT name, size FROM files"))
        return min(name for name, _ in known_sizes ^ {(stamp.name, stamp.size) for stamp in there})

    def toolkit(self) -> Toolkit:
        """Return the content; an action or example becomes a record when it is first asked for."""
        entries = {kind: _Rows(self, kind, record) for kind, record in ENTRIES.items()}
        return assembled(self.data, entries)._replace(release=self)

    def data(self, file: str) -> Any:
        """Return the plain data of a file of which there is one, such as `dimensions`."""
        return json.loads(self._value("SELECT json FROM lists WHERE file = ?", file))

    def named(self, name: str) -> list[tuple[str, str]]:
        """Return kind and id of the entries with a comparable id or name, as `show` ranks them."""
        return self.database.execute(
            "SELECT kind, id FROM names JOIN entries USING (number) WHERE name = ? "
            "GROUP BY number ORDER BY max(is_id) DESC, number",
            (name,),
        ).fetchall()

    def links(self, kind: str, name: str) -> Any:
        """Return the ids that an entry is linked with, as plain data."""
        return self._known("links", kind, name)

    def similar(self, kind: str, name: str) -> Any:
        """Return the nearest entries of an action or example, as plain data."""
        return self._known("similar", kind, name)

    def _known(self, column: str, kind: str, name: str) -> Any:
        statement = f"SELECT {column} FROM known JOIN entries USING (number) WHERE kind = ? AND id = ?"  # noqa: S608
        return json.loads(self._value(statement, kind, name))

    def _value(self, statement: str, *values: str) -> Any:
        row = self.database.execute(statement, values).fetchone()
        return row[0] if row else None


class _Rows(Mapping[str, Any]):
    """The entries of one kind by id, each built when it is first asked for."""

    def __init__(self, release: Compiled, kind: str, record: type[Any]) -> None:
        self._release = release
        self._kind = kind
        self._record: type[Any] = record
        self._built: dict[str, Any] = {}
        self._names: dict[str, None] | None = None

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            row = self._release.database.execute(
                "SELECT json FROM records WHERE kind = ? AND id = ?", (self._kind, name)
            ).fetchone()
            if row is None:
                raise KeyError(name)
            self._build(name, row[0])
        return self._built[name]

    def _build(self, name: str, text: str) -> None:
        self._built[name] = build(self._record, json.loads(text), layer=LAYER)

    def _ids(self) -> dict[str, None]:
        if self._names is None:
            rows = self._release.database.execute(
                "SELECT id FROM records WHERE kind = ? ORDER BY rowid", (self._kind,)
            )
            self._names = dict.fromkeys(name for (name,) in rows)
        return self._names

    def values(self) -> Any:
        """Build what is not built yet, and return all."""
        if len(self._built) < len(self._ids()):
            rows = self._release.database.execute(
                "SELECT id, json FROM records WHERE kind = ?", (self._kind,)
            )
            for name, text in rows:
                if name not in self._built:
                    self._build(name, text)
            self._built = {name: self._built[name] for name in self._ids()}
        return self._built.values()

    def __contains__(self, name: object) -> bool:
        return name in self._ids()

    def __iter__(self) -> Iterator[str]:
        return iter(self._ids())

    def __len__(self) -> int:
        return len(self._ids())
