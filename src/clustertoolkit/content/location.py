"""Where the content and the schemas lie, and which files the content has: without reading any YAML."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from clustertoolkit.content.kinds import FILES, FOLDERS, LATER, PROOFS, TABLES
from clustertoolkit.errors import ToolkitError
from clustertoolkit.problems import Problem, Span

COMPANIONS = frozenset(("LICENSE", "README.md"))  # allowed in the content folder, not read
HIDDEN = re.compile(  # what systems, editors and git leave behind
    r"(?:\..*|.*~|~\$.*|\#.*\#|desktop\.ini|(?:eh)?thumbs\.db|icon\r|\$recycle\.bin|__macosx|4913"
    r"|.*\.(?:orig|rej|sw[a-p]|bak|tmp|old)|.*_(?:backup|base|local|remote)_[0-9]+\.yaml)\Z",
    re.IGNORECASE | re.DOTALL,
)

PACKAGE = Path(__file__).parents[1]
_CHECKOUT = PACKAGE.parents[1]
_VERSION = re.compile(rb"""^version: *["']?([0-9.]{1,20})["']? *(?:#.*)?\r?$""", re.MULTILINE)
_ID = r"[A-Za-z0-9][A-Za-z0-9-]*"  # a shell evaluates what completes a word, so nothing else may
_MOST = 1024 * 1024  # signs of a file in which lines are looked for
_COUNTRIES = re.compile(rb"^countries: *(?:#.*)?((?:\[[^\]]*\])|(?:\r?\n *- .*)+)", re.MULTILINE)
_CODE = re.compile(rb"\b[A-Z]{2}\b")
_BELOW = r"^( *)(\w+): *\n(?=((?:\1[ -].*\n|\n)*))"  # every key with the lines that belong to it
_ITEM = (
    rf"""^( *)- (?:id|code): ["']?({_ID})["']?\n"""
    r"""(?:(?: .*\n)??  *(?:title|name): ["']?([\w ,.()/&-]+)["']?\n)?"""
)


def find(folder: Path | None = None, tell: Callable[[str], object] = lambda _: None) -> Path:
    """Return the folder of the content: the one named, or the first found in the order of the README.

    `tell` is called with a sentence if what was found above the current folder belongs to another user.
    """
    named = folder or (Path(os.environ["TOOLKIT_DATA"]) if os.environ.get("TOOLKIT_DATA") else None)
    if named is not None:
        if not _holds_content(named):
            origin = "--data" if folder else "TOOLKIT_DATA"
            raise ToolkitError(f"{named} holds no toolkit.yaml", f"{origin} names the folder that holds it")
        return named
    places = [PACKAGE / "data", _CHECKOUT / "data"]
    with suppress(OSError):  # the current folder may be gone
        here = Path.cwd()
        places[:0] = [above / "data" for above in (here, *here.parents)]
    for place in places:
        if _holds_content(place):
            if place in places[1:-2] and _is_anothers(place):
                tell(f"the content in {place} belongs to another user; --data names other content")
            return place
    raise ToolkitError("no content was found", "name its folder with --data or TOOLKIT_DATA")


def _holds_content(folder: Path) -> bool:
    with suppress(OSError):  # a folder that may not be read, or a name that no folder can have
        return (folder / "toolkit.yaml").is_file()
    return False


def _is_anothers(folder: Path) -> bool:
    with suppress(OSError, AttributeError):  # where users have no numbers
        return folder.stat().st_uid != os.geteuid()
    return False


def schemas_folder() -> Path:
    """Return the folder of the schemas that belong to this program."""
    inside = PACKAGE / "schemas"
    return inside if inside.is_dir() else _CHECKOUT / "schemas"


def version(folder: Path) -> str:
    """Return the content version of a folder without reading YAML; 'unknown' if it cannot be seen."""
    with suppress(OSError), (folder / "toolkit.yaml").open("rb") as stream:
        found = _VERSION.search(stream.read(4096))
        if found:
            return found.group(1).decode("ascii")
    return "unknown"


def ids(folder: Path, kind: str) -> list[str]:
    """Return the ids of the actions or examples (`kind`) of a folder, as their file names tell them."""
    with suppress(OSError), os.scandir(folder / kind) as entries:
        names = sorted(entry.name.removesuffix(".yaml") for entry in entries if entry.name.endswith(".yaml"))
        return [name for name in names if re.fullmatch(_ID, name)]
    return []


def words(folder: Path, file: str, key: str) -> dict[str, str]:
    """Return the ids of a list in a file with their titles, or empty texts where there is no plain one.

    A look at lines, not YAML: good enough to complete what somebody types, and for nothing else. Of
    several lists under one key the outermost counts, and of these the last.
    """
    with (
        suppress(OSError, UnicodeError),
        (folder / f"{file}.yaml").open(encoding="utf-8-sig") as stream,
    ):
        text = stream.read(_MOST) + "\n"
        found = re.findall(_BELOW, text, re.MULTILINE)
        lists = [(len(indent), lines) for indent, name, lines in reversed(found) if name == key]
        if lists:
            _, lines = min(lists, key=lambda listed: listed[0])
            items = re.findall(_ITEM, lines, re.MULTILINE)
            return {word: title for indent, word, title in items if indent == items[0][0]}
    return {}


def countries(folder: Path, kind: str) -> frozenset[str]:
    """Return the codes of the countries that examples or studies (`kind`) name: again a look at lines."""
    found = map(_COUNTRIES.search, _raw_files(folder / kind))
    return frozenset(code.decode() for lines in found if lines for code in _CODE.findall(lines[1]))


def _raw_files(folder: Path) -> Iterator[bytes]:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            with suppress(OSError), open(entry.path, "rb", buffering=0) as stream:  # noqa: PTH123  # twice as fast
                yield stream.read(_MOST)


def shown(path: Path) -> str:
    """Name a path to people: from the current folder if it lies below, with forward slashes."""
    with suppress(ValueError, OSError):
        absolute = Path(os.path.abspath(path))  # noqa: PTH100  # resolve() would follow links
        return absolute.relative_to(Path.cwd()).as_posix()
    return path.as_posix()


def below(root: str, name: str) -> str:
    """Name a file to people that lies below a folder which is named to them as `root`."""
    return name if root == "." else f"{root}/{name}"


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
    for kind in (*FILES, *LATER, *TABLES, *PROOFS):
        name = f"{kind}.yaml"
        path = below(root, name)
        entry = here.pop(name, None)
        if entry is not None and entry.is_file(follow_symlinks=False):
            found.files.append(File(kind, folder / name, path))
        elif entry is None and kind in (*LATER, *TABLES, *PROOFS):
            continue
        elif not any(problem.path == path for problem in found.problems):
            message = "the content needs this file, and it is not there"
            found.problems.append(_problem(path, "missing-file", message, "copy it from a release"))
    for name in FOLDERS:
        entry = here.pop(name, None)
        if entry is not None and entry.is_dir(follow_symlinks=False):
            _list_folder(folder / name, below(root, name), found)
        elif entry is not None:
            message = f"{name} is not a folder"
            found.problems.append(_problem(below(root, name), "stray-file", message, "move it elsewhere"))
    for name in here.keys() - COMPANIONS:
        message, hint = "nothing reads this file", f"entries belong in {' or '.join(FOLDERS)}"
        found.problems.append(_problem(below(root, name), "stray-file", message, hint))
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
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        raise ToolkitError(f"the folder {root} cannot be read: {error.strerror}") from error
    for entry in listed:
        if HIDDEN.match(entry.name):
            continue
        if entry.is_symlink():
            message, hint = "this is a symbolic link", "put the file itself here"
            problems.append(_problem(below(root, entry.name), "symbolic-link", message, hint))
        else:
            yield entry


def _problem(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(path, Span(1, 1, 1, 1), code, message, hint)
