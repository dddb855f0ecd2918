"""Compiled content: the whole content of a release in one SQLite file, which needs no reading and checking.

It is written when the package is built (`query.compiling`), after a full validation, and lies beside the
files it was made from. It counts only while those are as they were then: names and sizes of all files are
compared, and the bytes of each that was touched after the compiled file. Plain data stands in it as JSON,
entry by entry, with what would otherwise have to be worked out from all entries: links, nearest entries,
names and the index of search.
"""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from clustertoolkit import __version__
from clustertoolkit.content.kinds import FOLDERS
from clustertoolkit.content.location import HIDDEN, PACKAGE
from clustertoolkit.errors import ToolkitError

OWN = {"format": "2", "program": __version__, "verdict": "valid"}  # what this program can take
NAME = "content.sqlite"  # beside the folders of content and schemas
DATA, SCHEMAS = "data", "schemas"
SUM = slice(68, 72)  # where SQLite keeps a number for applications: here the sum of all other bytes
WATCHED = (DATA, *(f"{DATA}/{folder}" for folder in FOLDERS), SCHEMAS)  # the folders whose files count


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
    with suppress(sqlite3.Error, OSError, ToolkitError):
        release = Compiled(file)
        if all(release.about(key) == value for key, value in OWN.items()):
            changed = release.changed(PACKAGE)
            if not changed:
                return release
            tell(f"{changed} is not as it was installed; the content is read from its files")
            return None
    tell(f"{file} is not that of this program; the content is read from its files")
    return None


def summed(raw: bytes) -> bytes:
    """Return the bytes of a compiled file with their sum in its place."""
    from zlib import crc32

    before, after = raw[: SUM.start], raw[SUM.stop :]
    return before + crc32(before + after).to_bytes(4, "big") + after


def damage() -> ToolkitError | None:
    """Return the error that the installed compiled file is damaged, if it does not hold what was written.

    To sum up all of it takes too long for every run: it is asked once something failed that cannot fail.
    """
    file = PACKAGE / NAME
    if not file.is_file() or (raw := file.read_bytes()) == summed(raw):
        return None
    return _damage(file)


def _damage(file: Path) -> ToolkitError:
    return ToolkitError(
        f"{file} is damaged",
        "install the program again, or delete this file: the content is then read from its YAML files",
    )


def watched(package: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield whatever lies in the folders of content and schemas of a package, by its name from there on."""
    for folder in filter(lambda name: (package / name).is_dir(), WATCHED):
        with os.scandir(package / folder) as entries:
            for entry in entries:
                yield f"{folder}/{entry.name}", entry


def counts(entry: os.DirEntry[str]) -> bool:
    """Tell whether the program reads a file."""
    return entry.name.endswith((".yaml", ".json")) and not HIDDEN.match(entry.name)


class Compiled:
    """Compiled content, open for reading; ToolkitError from whatever finds that the file is damaged."""

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
        left = self._read(self.about("sizes"))
        compiled_at = self.file.stat().st_mtime_ns  # that of an older one put in its place is older
        for name, entry in watched(package):
            status = entry.stat()
            if (
                left.pop(name, None) != status.st_size
                or status.st_mtime_ns > compiled_at
                or status.st_ctime_ns > compiled_at
            ) and self._is_other(name, entry):
                return name
        return min(left, default="")

    def _is_other(self, name: str, entry: os.DirEntry[str]) -> bool:
        """Tell whether a file counts and does not hold what it held."""
        if not counts(entry):
            return False
        from hashlib import sha256  # slow to import, and hardly ever needed

        known = self._value("SELECT sha256 FROM files WHERE name = ?", name)
        return bool(known != sha256(Path(entry.path).read_bytes()).hexdigest())

    def entries(self, kind: str, built: Callable[[Any], Any]) -> Mapping[str, Any]:
        """Return the entries of a kind by id, each built of its plain data when it is first asked for."""
        return _Rows(self, kind, built)

    def data(self, file: str) -> Any:
        """Return the plain data of a file of which there is one, such as `dimensions`; empty without it."""
        return self._read(self._value("SELECT json FROM lists WHERE file = ?", file) or "{}")

    def named(self, name: str) -> list[tuple[str, str]]:
        """Return kind and id of the entries with a comparable id or name, as `show` ranks them."""
        return self.rows(
            "SELECT kind, id FROM names JOIN entries USING (number) WHERE name = ? "
            "GROUP BY number ORDER BY max(is_id) DESC, number",
            name,
        )

    def links(self, kind: str, name: str) -> Any:
        """Return the ids that an entry is linked with, as plain data."""
        return self._known("links", kind, name)

    def similar(self, kind: str, name: str) -> Any:
        """Return the nearest entries of an action or example, as plain data."""
        return self._known("similar", kind, name)

    def _known(self, column: str, kind: str, name: str) -> Any:
        statement = f"SELECT {column} FROM known JOIN entries USING (number) WHERE kind = ? AND id = ?"  # noqa: S608
        return self._read(self._value(statement, kind, name))

    def rows(self, statement: str, *values: str) -> list[Any]:
        """Return what a statement selects."""
        from sqlite3 import DatabaseError

        try:
            return self.database.execute(statement, values).fetchall()
        except DatabaseError:
            raise self.damage() from None

    def record(self, text: str, built: Callable[[Any], Any]) -> Any:
        """Return the record that is built of the plain data in a text."""
        return self.made(lambda: built(self._read(text)))

    def made(self, maker: Callable[[], Any]) -> Any:
        """Return what is made of plain data; it was valid, so what it cannot be made of is damaged."""
        try:
            return maker()
        except (ValueError, TypeError, KeyError, AttributeError):
            raise self.damage() from None

    def damage(self) -> ToolkitError:
        """Return the error that says that the file does not hold what was written into it."""
        return _damage(self.file)

    def _value(self, statement: str, *values: str) -> Any:
        rows = self.rows(statement, *values)
        return rows[0][0] if rows else None

    def _read(self, text: str) -> Any:
        try:
            return json.loads(text)
        except (ValueError, TypeError):
            raise self.damage() from None


class _Rows(Mapping[str, Any]):
    """The entries of one kind by id, each built when it is first asked for."""

    def __init__(self, release: Compiled, kind: str, built: Callable[[Any], Any]) -> None:
        self._release = release
        self._kind = kind
        self._record = built
        self._built: dict[str, Any] = {}
        self._names: dict[str, None] | None = None

    def __getitem__(self, name: str) -> Any:
        if name not in self._built:
            rows = self._release.rows("SELECT json FROM records WHERE kind = ? AND id = ?", self._kind, name)
            if not rows:
                if self._release.rows("SELECT 1 FROM entries WHERE kind = ? AND id = ?", self._kind, name):
                    raise self._release.damage()
                raise KeyError(name)
            self._build(name, rows[0][0])
        return self._built[name]

    def _build(self, name: str, text: str) -> None:
        self._built[name] = self._release.record(text, self._record)

    def _ids(self) -> dict[str, None]:
        if self._names is None:
            rows = self._release.rows("SELECT id FROM records WHERE kind = ? ORDER BY rowid", self._kind)
            self._names = dict.fromkeys(name for (name,) in rows)
        return self._names

    def values(self) -> Any:
        """Build what is not built yet, and return all."""
        if len(self._built) < len(self._ids()):
            rows = self._release.rows("SELECT id, json FROM records WHERE kind = ?", self._kind)
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
