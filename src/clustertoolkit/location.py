"""Where the content and the schemas lie, and which files the content has: without reading any YAML."""

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from clustertoolkit.errors import ToolkitError
from clustertoolkit.problems import Problem, Span

FOLDERS = {"actions": "action", "examples": "example"}  # one file an entry, named after its id
FILES = {
    f"{kind}.yaml": kind
    for kind in (
        "toolkit", "dimensions", "phases", "countries", "instruments", "sectors", "retired",
        "recommendations",
    )
}  # fmt: skip
COMPANIONS = frozenset(("LICENSE", "README.md"))  # allowed in the content folder, not read
_HIDDEN = re.compile(r"\.|.*~$")  # what editors and systems leave behind

_PACKAGE = Path(__file__).parent
_CHECKOUT = _PACKAGE.parents[1]
_VERSION = re.compile(rb'^version: "([^"]{1,20})"\r?$', re.MULTILINE)


def find(folder: Path | None = None) -> Path:
    """Return the folder of the content: the one named, or the first found in the order of the README."""
    named = folder or (Path(os.environ["TOOLKIT_DATA"]) if os.environ.get("TOOLKIT_DATA") else None)
    if named is not None:
        if not (named / "toolkit.yaml").is_file():
            origin = "--data" if folder else "TOOLKIT_DATA"
            raise ToolkitError(f"{named} holds no toolkit.yaml", f"{origin} names the folder that holds it")
        return named
    here = Path.cwd()
    for place in (
        *(above / "data" for above in (here, *here.parents)),
        _PACKAGE / "data",
        _CHECKOUT / "data",
    ):
        if (place / "toolkit.yaml").is_file():
            return place
    raise ToolkitError("no content was found", "name its folder with --data or TOOLKIT_DATA")


def schemas_folder() -> Path:
    """Return the folder of the schemas that belong to this program."""
    inside = _PACKAGE / "schemas"
    return inside if inside.is_dir() else _CHECKOUT / "schemas"


def version(folder: Path) -> str:
    """Return the content version of a folder without reading YAML; 'unknown' if it cannot be seen."""
    with suppress(OSError), (folder / "toolkit.yaml").open("rb") as stream:
        found = _VERSION.search(stream.read(4096))
        if found:
            return found.group(1).decode("ascii", "replace")
    return "unknown"


def shown(path: Path) -> str:
    """Name a path to people: from the current folder if it lies below, with forward slashes."""
    absolute = Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links
    with suppress(ValueError):
        return absolute.relative_to(Path.cwd()).as_posix()
    return absolute.as_posix()


class File(NamedTuple):
    """One file of the content: its kind, where it is and how it is named to people."""

    kind: str
    path: Path
    shown: str


class Listing(NamedTuple):
    """The files of a content folder in reading order, and what is missing or does not belong there."""

    files: list[File]
    problems: list[Problem]


def listing(folder: Path) -> Listing:
    """List a content folder; symbolic links are refused, hidden files passed over."""
    found = Listing([], [])
    root = shown(folder)
    here = {entry.name: entry for entry in _entries(folder, root, found.problems)}
    for name, kind in FILES.items():
        path = f"{root}/{name}"
        entry = here.pop(name, None)
        if entry is not None and entry.is_file(follow_symlinks=False):
            found.files.append(File(kind, folder / name, path))
        elif not any(problem.path == path for problem in found.problems):
            message = "the content needs this file, and it is not there"
            found.problems.append(_problem(path, "missing-file", message, "copy it from a release"))
    for name in FOLDERS:
        entry = here.pop(name, None)
        if entry is not None and entry.is_dir(follow_symlinks=False):
            _list_folder(folder / name, f"{root}/{name}", found)
        elif entry is not None:
            message = f"{name} is not a folder"
            found.problems.append(_problem(f"{root}/{name}", "stray-file", message, "move it elsewhere"))
    for name in here.keys() - COMPANIONS:
        message, hint = "nothing reads this file", f"entries belong in {' or '.join(FOLDERS)}"
        found.problems.append(_problem(f"{root}/{name}", "stray-file", message, hint))
    return found


def _list_folder(folder: Path, root: str, found: Listing) -> None:
    kind = FOLDERS[folder.name]
    for entry in _entries(folder, root, found.problems):
        path = f"{root}/{entry.name}"
        if entry.name.endswith(".yaml") and entry.is_file(follow_symlinks=False):
            found.files.append(File(kind, folder / entry.name, path))
        else:
            message = f"only files named *.yaml belong in {folder.name}"
            found.problems.append(_problem(path, "stray-file", message, "rename it, or move it elsewhere"))


def _entries(folder: Path, root: str, problems: list[Problem]) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_symlink():
                message, hint = "this is a symbolic link", "put the file itself here"
                problems.append(_problem(f"{root}/{entry.name}", "stray-file", message, hint))
            elif not _HIDDEN.match(entry.name):
                yield entry


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(path, Span(1, 1, 1, 1), code, message, hint)
