"""The content, checked whole: every file against its schema and every check."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from clustertoolkit import checks, schemas
from clustertoolkit.content import refuse_newer
from clustertoolkit.documents import Document, read
from clustertoolkit.errors import ToolkitError
from clustertoolkit.location import FILES, FOLDERS, File, listing, schemas_folder, shown
from clustertoolkit.problems import Problem
from clustertoolkit.words import Words, fold


class Checked(NamedTuple):
    """What a full validation saw: the files as named to people, and every problem in order."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    texts: dict[str, str]  # of the files with problems, to show their lines


def validate(folder: Path, today: date) -> Checked:
    """Run every check on every file; ContentError only for content newer than the program."""
    files, problems = listing(folder)
    lone = _lone(files)
    if "toolkit" in lone:
        refuse_newer(lone["toolkit"])
    lists = _lists(files, lone)
    shapes = schemas.Shapes(schemas.read(schemas_folder()), lists)
    facts = _facts(files, lone, lists, today)
    texts: dict[str, str] = {}
    for file in files:
        document = lone.get(file.kind) or read(file.path, file.shown)
        found = list(document.problems)
        if document.data is not None:
            told = {problem.span for problem in found}  # what the reader doubts is not judged further
            found += (one for one in shapes.problems(document, file.kind) if one.span not in told)
            found += checks.problems(document, file.kind, facts)
        if found:
            texts[file.shown] = document.text
            problems += found
    return Checked(tuple(file.shown for file in files), tuple(sorted(problems)), texts)


def _lone(files: Sequence[File]) -> dict[str, Document]:
    """Read the files of which there is one of a kind; the lists of words stand in them."""
    return {file.kind: read(file.path, file.shown) for file in files if file.kind in FILES.values()}


def narrowed(folder: Path, paths: Sequence[Path]) -> Callable[[str], bool]:
    """Return a test whether a file, as named to people, lies at or below one of the paths."""
    names = []
    root = shown(folder)
    for path in paths:
        name = shown(path)
        if not path.exists():
            raise ToolkitError(f"{path} does not exist")
        if (
            name != "."
            and name != root
            and not name.startswith(f"{root}/")
            and not f"{root}/".startswith(f"{name}/")
        ):
            raise ToolkitError(
                f"{path} is not part of the content in {root}", "name other content with --data"
            )
        names.append(name)
    if not names or "." in names:
        return lambda _: True
    return lambda file: any(file == name or file.startswith(f"{name}/") for name in names)


def word_lists(folder: Path) -> dict[str, Words]:
    """Return the closed lists and known ids of a content folder by the names that schemas use."""
    files, _ = listing(folder)
    return _lists(files, _lone(files))


def _lists(files: Sequence[File], lone: dict[str, Document]) -> dict[str, Words]:
    """Take every list of words from the files as far as they can be read."""

    def entries(kind: str, key: str) -> Iterator[tuple[str, list[str]]]:
        document = lone.get(kind)
        data = document.data if document else None
        listed = data.get(key) if isinstance(data, dict) else None
        for entry in listed if isinstance(listed, list) else ():
            if not isinstance(entry, dict):
                continue
            identifier = entry.get("id", entry.get("code"))
            names = [entry.get(one) for one in ("title", "name")]
            aliases = entry.get("aliases")
            names += aliases if isinstance(aliases, list) else []
            if isinstance(identifier, str):
                yield identifier, [name for name in names if isinstance(name, str)]

    dimensions = {key: list(entries("dimensions", key)) for key in ("priorities", "challenges", "functions")}
    former = _former_names(lone.get("retired"))
    stems = {
        kind: [(file.path.stem, former.get(file.path.stem, ())) for file in files if file.kind == kind]
        for kind in FOLDERS.values()
    }
    return {
        **{key: Words.of(terms) for key, terms in dimensions.items()},
        "dimensions": Words.of(term for terms in dimensions.values() for term in terms),
        "instruments": Words.of(entries("instruments", "instruments")),
        "sectors": Words.of(entries("sectors", "sectors")),
        "groups": Words.of(entries("countries", "groups")),
        "countries": Words.of(entries("countries", "countries")),
        "actions": Words.of(stems["action"]),
        "examples": Words.of(stems["example"]),
        "entries": Words.of([*stems["action"], *stems["example"]]),
        "evidence": Words.of([*stems["example"], *entries("toolkit", "references")]),
    }


def _former_names(retired: Document | None) -> dict[str, list[str]]:
    """Return for each id the retired ids that it replaces."""
    former: dict[str, list[str]] = {}
    for entry in _retired(retired):
        replacements = entry.get("replaced_by")
        for name in replacements if isinstance(replacements, list) else ():
            former.setdefault(str(name), []).append(str(entry.get("id")))
    return former


def _retired(document: Document | None) -> list[dict[str, Any]]:
    data = document.data if document else None
    entries = data.get("retired") if isinstance(data, dict) else None
    return [entry for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []


def _facts(
    files: Sequence[File], lone: dict[str, Document], lists: dict[str, Words], today: date
) -> checks.Facts:
    """Gather what the checks need to know of the whole content before the files pass one by one."""
    homes: dict[str, str] = {}
    cells: dict[str, frozenset[tuple[Any, ...]]] = {}
    for file in files:
        if file.kind in lone:
            for _, identifier in checks.own_ids(file.kind, lone[file.kind].data):
                homes.setdefault(fold(identifier), file.shown)
        else:
            homes.setdefault(fold(file.path.stem), file.shown)
        if file.kind == "action":
            cells[file.path.stem] = frozenset(
                cell for _, _, cell in checks.placements(read(file.path, file.shown))
            )
    retired = frozenset(str(entry.get("id")) for entry in _retired(lone.get("retired")))
    return checks.Facts(today, homes, retired, frozenset(lists["dimensions"].ids), cells)
