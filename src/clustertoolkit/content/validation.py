"""The content, checked whole: every file against its schema and every check."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from clustertoolkit.content import checks
from clustertoolkit.content.checks.ids import own_ids
from clustertoolkit.content.checks.paper import linked, printed
from clustertoolkit.content.checks.subject import CellWords, ContentFacts, Place, placements
from clustertoolkit.content.kinds import ENTRY_KINDS, FOLDERS, KINDS, LATER_FOLDERS, UNIONS
from clustertoolkit.content.location import File, below, listing, schemas_folder, shown
from clustertoolkit.content.upgrade import upgraded
from clustertoolkit.errors import ToolkitError
from clustertoolkit.problems import Problem, Span
from clustertoolkit.schema import schemas
from clustertoolkit.schema.shapes import MISSING_FOLDER, Shapes
from clustertoolkit.schema.words import ABSENT, Words, comparable
from clustertoolkit.yamlfiles.reader import MAX_PROBLEMS, Document, read
from clustertoolkit.yamlfiles.version import is_older, refuse_newer

NONE: Mapping[Any, Document] = MappingProxyType({})


class Checked(NamedTuple):
    """What a full validation saw: the files as named to people, and every problem in order."""

    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    texts: dict[str, str]  # of the files with problems, to show their lines

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems for which the content is refused."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that stop nothing."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")


def validate(
    folder: Path,
    today: date,
    keep: Callable[[File, Document], object] = lambda *_: None,
    added: Mapping[File, Document] = NONE,
) -> Checked:
    """Run every check on every file; ContentError only for content newer than the program.

    `keep` is given every file as it was read, for those who need what is in it, too. What is `added` is
    checked as if it were there.
    """
    files, problems = listing(folder)
    files += added
    ahead = _read_ahead(files, {file.shown: document for file, document in added.items()})
    lone = _lone(files, ahead)
    if "toolkit" in lone:
        refuse_newer(lone["toolkit"])
    is_old = "toolkit" in lone and is_older(lone["toolkit"].data)
    lists = _lists(files, lone)
    forms = schemas.read(schemas_folder())
    shapes = Shapes(forms, lists)
    facts = _facts(files, ahead, lists, today, forms)
    texts: dict[str, str] = {}
    homeless: set[str] = set()  # files that name entries of a folder which is not there
    for file in files:
        document = ahead.get(file.shown) or read(file.path, file.shown)
        if is_old:
            document = document._replace(data=upgraded(document.data, file.kind))
        keep(file, document)
        found = []
        for problem in _problems(document, file.kind, shapes, facts):
            if problem.code == MISSING_FOLDER:
                homeless.add(file.shown)
                continue
            found.append(problem)
            if len(found) > MAX_PROBLEMS:
                found[-1] = _others(problem)
                break
        if found:
            texts[file.shown] = document.text
            problems += found
    if homeless:
        problems += _missing_folders(folder, _absent(files), len(homeless))
    return Checked(tuple(file.shown for file in files), tuple(sorted(problems)), texts)


def _absent(files: Sequence[File]) -> list[str]:
    """Return the folders in which there is no entry at all, as in a checkout of one folder alone."""
    present = {file.kind for file in files}
    return [name for name, kind in FOLDERS.items() if kind not in present and name not in LATER_FOLDERS]


def _missing_folders(folder: Path, absent: Sequence[str], naming: int) -> Iterator[Problem]:
    """Yield one problem for each folder without entries, of which a number of files name some."""
    told = "a file names" if naming == 1 else f"{naming} files name"
    for name in absent:
        message = f"the folder {name} is missing or empty, and {told} entries that should be in it"
        hint = "check it out as well, or copy it from a release"
        yield Problem(below(shown(folder), name), Span(1, 1, 1, 1), MISSING_FOLDER, message, hint)


def _others(first: Problem) -> Problem:
    """Return what stands for all problems from this one on; a warning has no error behind it."""
    code, others = (
        ("too-many-problems", "the others")
        if first.severity == "error"
        else ("too-many-warnings", "other warnings")
    )
    message = f"the file has more than {MAX_PROBLEMS} problems; {others} are not shown"
    return Problem(first.path, first.span, code, message, "mend these first")


def _problems(document: Document, kind: str, shapes: Shapes, facts: ContentFacts) -> Iterator[Problem]:
    yield from document.problems
    if document.data is not None:
        told = {problem.span for problem in document.problems}  # what the reader doubts is not judged further
        for problem in chain(shapes.problems(document, kind), checks.problems(document, kind, facts)):
            if problem.span not in told:
                yield problem


def _read_ahead(files: Sequence[File], added: Mapping[str, Document] = NONE) -> dict[str, Document]:
    """Read the files which others lean on: those of which there is one of a kind, and the actions."""
    return {
        file.shown: read(file.path, file.shown)
        for file in files
        if file.shown not in added and (file.kind not in ENTRY_KINDS or file.kind == "action")
    } | dict(added)


def _lone(files: Sequence[File], ahead: Mapping[str, Document]) -> dict[str, Document]:
    """Return the files of which there is one of a kind; the lists of words stand in them."""
    return {file.kind: ahead[file.shown] for file in files if file.kind not in ENTRY_KINDS}


def narrowed(folder: Path, paths: Sequence[Path]) -> Callable[[str], bool]:
    """Return a test whether a file, as named to people, lies at or below one of the paths.

    Paths are compared where they really are, so that links and letter case on the way do not matter.
    """
    root = _real(folder)
    names = []
    for path in paths:
        if not os.path.lexists(path):
            raise ToolkitError(f"{path.as_posix()} does not exist")
        real = _real(path)
        if root == real or root.startswith(f"{real}{os.sep}"):
            return lambda _: True
        if not real.startswith(f"{root}{os.sep}"):
            message = f"{path.as_posix()} is not part of the content in {shown(folder)}"
            raise ToolkitError(message, "name other content with --data")
        names.append(below(shown(folder), real.removeprefix(root + os.sep).replace(os.sep, "/")))
    if not names:
        return lambda _: True
    return lambda file: any(file == name or file.startswith(f"{name}/") for name in names)


def _real(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def word_lists(folder: Path) -> dict[str, Words]:
    """Return the closed lists and known ids of a content folder by the names that schemas use."""
    files, _ = listing(folder)
    return _lists(files, _lone(files, _read_ahead(files)))


def _lists(files: Sequence[File], lone: dict[str, Document]) -> dict[str, Words]:
    """Take every list of words from the files as far as they can be read."""
    former = _former_names(lone.get("retired"))
    terms: dict[str, list[tuple[str, list[str]]]] = {
        kind.name: list(_terms(_data(lone.get(kind.file)), kind.key))
        if kind.key
        else [(file.path.stem, former.get(file.path.stem, [])) for file in files if file.kind == kind.name]
        for kind in KINDS
    }
    absent = _absent(files)
    unread = [kind for kind in KINDS if kind.key and kind.file in lone and lone[kind.file].data is None]
    gone = {*(FOLDERS[name] for name in absent), *(kind.name for kind in unread)}
    return {
        **{kind.key or kind.file: Words.of(terms[kind.name]) for kind in KINDS},
        **{
            name: Words.of(chain.from_iterable(terms[kind] for kind in kinds))
            for name, kinds in UNIONS.items()
        },
        **_models(lone.get("dimensions")),
        **dict.fromkeys((*absent, *(kind.key for kind in unread)), ABSENT),
        **{name: ABSENT for name, kinds in UNIONS.items() if not gone.isdisjoint(kinds)},
    }


def _data(document: Document | None) -> Any:
    return document.data if document else None


def _terms(data: Any, key: str) -> Iterator[tuple[str, list[str]]]:
    """Yield id and other names of every entry of a list in a file, as far as they can be read."""
    first, _, deeper = key.partition(".")
    listed = data.get(first) if isinstance(data, dict) else None
    for entry in listed if isinstance(listed, list) else ():
        if deeper:
            yield from _terms(entry, deeper)
            continue
        if not isinstance(entry, dict):
            continue
        identifier = entry.get("id", entry.get("code"))
        names = [entry.get(key) for key in ("title", "name")]
        aliases = entry.get("aliases")
        names += aliases if isinstance(aliases, list) else []
        if isinstance(identifier, str):
            yield identifier, [name for name in names if isinstance(name, str)]


def _models(dimensions: Document | None) -> dict[str, Words]:
    """Return the elements of each model under the model's id: a plan chooses among some of them."""
    data = dimensions.data if dimensions else None
    models = data.get("models") if isinstance(data, dict) else None
    return {
        str(model.get("id")): Words.of(_terms(model, "elements"))
        for model in (models if isinstance(models, list) else ())
        if isinstance(model, dict)
    }


def _parts(phases: Document | None) -> Iterator[tuple[str, Words]]:
    """Yield every phase's id with the parts of its document."""
    listed = phases.data.get("phases") if phases and isinstance(phases.data, dict) else None
    for phase in listed if isinstance(listed, list) else ():
        if isinstance(phase, dict):
            yield str(phase.get("id")), Words.of(_terms(phase, "parts"))


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
    files: Sequence[File],
    ahead: Mapping[str, Document],
    lists: dict[str, Words],
    today: date,
    forms: Mapping[str, schemas.Schema],
) -> ContentFacts:
    """Gather what the checks need to know of the whole content before the files pass one by one."""
    homes: dict[str, tuple[str, Place]] = {}
    cells: dict[str, frozenset[CellWords]] = {}
    lone = _lone(files, ahead)
    for file in files:
        if file.kind in lone:
            for place, identifier in own_ids(file.kind, lone[file.kind].data):
                homes.setdefault(comparable(identifier), (file.shown, place))
        else:
            homes.setdefault(comparable(file.path.stem), (file.shown, ("id",)))
        if file.kind == "action":
            cells |= _cells(file.path.stem, ahead[file.shown], lists["dimensions"])
    retired = frozenset(str(entry.get("id")) for entry in _retired(lone.get("retired")))
    parts = {name: frozenset(words.ids) for name, words in _parts(lone.get("phases"))}
    facts = ContentFacts(
        today, homes, retired, frozenset(lists["dimensions"].ids), cells, parts, forms, _version(lone)
    )
    if "paper" in lone and lone["paper"].data is not None:
        facts.printed = printed(lone["paper"].data)
        facts.linked = linked(lone["paper"].data)
    return facts


def _version(lone: dict[str, Document]) -> str:
    """Return the version of the content; empty if it cannot be read."""
    head = _data(lone.get("toolkit"))
    return str(head.get("version", "")) if isinstance(head, dict) else ""


def _cells(name: str, document: Document, dimensions: Words) -> dict[str, frozenset[CellWords]]:
    """Return the cells of an action, or nothing if they cannot be told for certain."""
    cells = frozenset(cell for _, _, cell in placements(document.data))
    known = all(word in dimensions for cell in cells for word in cell)
    return {name: cells} if cells and known and not document.problems else {}
