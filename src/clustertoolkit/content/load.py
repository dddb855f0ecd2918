"""The content, read whole into the model: from its files, or compiled as a release installs it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clustertoolkit.content import compiled
from clustertoolkit.content.assembly import (
    ENTRIES,
    LAYER,
    Known,
    PlainData,
    assembled,
    built,
    known_ids,
    refuse_unknown,
)
from clustertoolkit.content.kinds import FILES, LATER, TABLES
from clustertoolkit.content.location import File, listing, schemas_folder
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Contribution, PhaseQuestions
from clustertoolkit.errors import ContentError
from clustertoolkit.problems import Problem
from clustertoolkit.yamlfiles.records import build, trusted

if TYPE_CHECKING:
    from clustertoolkit.yamlfiles.reader import Document

Tell = Callable[[str], object]


def load(folder: Path, today: date, tell: Tell = lambda _: None) -> Toolkit:
    """Return the content whole; ContentError with every error if anything in it is not as it should be.

    `tell` is called with a sentence if files of a release are not as they were installed.
    """
    release = compiled.of(folder, tell)
    if release is not None:
        return released(release)
    files, problems = listing(folder)
    if _are_passed_over(problems):
        with suppress(ValueError, TypeError, KeyError):
            read = _reader(files)
            return _whole({file.shown: read(file) for file in files if file.kind in _READ}, files)
    raise _error(folder, today)


def consult(folder: Path, today: date, tell: Tell = lambda _: None) -> Toolkit:
    """Read the lists, and an action or example only when it is asked for: fast where few of them are.

    ContentError as from `load`, at once or when a broken entry is asked for.
    """
    release = compiled.of(folder, tell)
    if release is not None:
        return released(release)
    files, problems = listing(folder)
    if _are_passed_over(problems):
        with suppress(ValueError, TypeError, KeyError):
            read = _reader(files)
            entries = {kind: _Entries(files, kind, read, lambda: _error(folder, today)) for kind in ENTRIES}
            toolkit = assembled(_lists(files, read), entries)
            known = known_ids(toolkit)
            refuse_unknown(known, _listed(toolkit))
            for asked in entries.values():
                asked.known = known
            return toolkit
    raise _error(folder, today)


def checked(folder: Path, today: date, tell: Tell = lambda _: None) -> tuple[Toolkit, tuple[Problem, ...]]:
    """Return the content with every warning of a full validation, for which each file is read once.

    ContentError if there is an error. A release was validated before it was compiled.
    """
    release = compiled.of(folder, tell)
    if release is not None:
        return released(release), ()
    from clustertoolkit.content.validation import validate

    data: dict[str, Any] = {}

    def keep(file: File, document: "Document") -> None:
        data[file.shown] = document.data

    result = validate(folder, today, keep)
    if result.errors:
        raise ContentError(result.errors, result.texts)
    return _whole(data, listing(folder).files), result.warnings


def with_questions(toolkit: Toolkit, folder: Path, today: date) -> Toolkit:
    """Return the content with the questions of the walk, and with those to contributors.

    ContentError if anything in the content is not as it should be, as for a question that leads nowhere.
    """
    if toolkit.release is not None:
        data = toolkit.release.data("questions")
        asking: Toolkit = toolkit.release.made(lambda: _asking(toolkit, data))
        return asking
    from clustertoolkit.content.questions import astray, field_astray
    from clustertoolkit.schema import schemas  # slow to import with the form of a plan, and the walk is rare

    forms = schemas.read(schemas_folder())
    plan, own = forms["plan"], forms["questions"]
    question = own["properties"]["phases"]["items"]["properties"]["questions"]["items"]
    statements = {None, *question["properties"]["check"]["enum"]}
    phases = {phase.id: phase for phase in toolkit.phases}
    with suppress(ValueError, TypeError, KeyError):
        data = _lists(listing(folder).files, _data)("questions")
        asking = _asking(toolkit, data)
        names = [posed["id"] for entry in data["phases"] for posed in entry["questions"]]
        if len(set(names)) < len(names):
            raise ValueError("a question id is given twice")
        for entry in data["phases"]:
            parts = [part.id for part in phases[entry["phase"]].parts]
            if any(True for posed in entry["questions"] for _ in astray(posed, plan, parts)):
                raise ValueError("a question leads nowhere")
            if any(posed.get("check") not in statements for posed in entry["questions"]):
                raise ValueError("a question is checked by no statement")
        for entry in data.get("contributions", ()):
            fields = [field for question in entry["questions"] for field in question["fields"]]
            if len({field["id"] for field in fields}) < len(fields):
                raise ValueError("the id of a field is given twice")
            if any(True for field in fields for _ in field_astray(field, forms[entry["kind"]])):
                raise ValueError("a field leads nowhere")
        return asking
    raise _error(folder, today)


def _asking(toolkit: Toolkit, data: Any) -> Toolkit:
    return toolkit._replace(
        questions={phase.phase: phase.questions for phase in built(PhaseQuestions, data, "phases")},
        contributions={one.kind: one for one in built(Contribution, data, "contributions")},
    )


_LISTS = (*FILES, *LATER, *TABLES)
_READ = frozenset((*_LISTS, *ENTRIES)) - {"questions"}


def released(release: compiled.Compiled) -> Toolkit:
    """Return compiled content; an action or example becomes a record when it is first asked for.

    ToolkitError if the file is damaged.
    """
    entries = {kind: release.entries(kind, partial(trusted, ENTRIES[kind], layer=LAYER)) for kind in ENTRIES}
    toolkit: Toolkit = release.made(lambda: assembled(release.data, entries))
    return toolkit._replace(release=release)


def _are_passed_over(problems: Iterable[Problem]) -> bool:
    return all(problem.code == "stray-file" for problem in problems)  # nothing reads such a file


def _error(folder: Path, today: date) -> ContentError:
    """Return every error in content that could not be read."""
    from clustertoolkit.content.validation import validate  # slow to import, and needed only now

    result = validate(folder, today)
    if not result.errors:  # raises again what validation has no word for: a bug, to be reported
        files = listing(folder).files
        read = _reader(files)
        _whole({file.shown: read(file) for file in files if file.kind in _READ}, files)
    return ContentError(result.errors, result.texts)


def _whole(data: Mapping[str, Any], files: Sequence[File]) -> Toolkit:
    """Return the content from the plain data of its files, by their names to people."""
    entries = {
        kind: {file.path.stem: _entry(file, data[file.shown]) for file in files if file.kind == kind}
        for kind in ENTRIES
    }
    toolkit = assembled(_lists(files, lambda file: data[file.shown]), entries)
    known = known_ids(toolkit)
    for records in (_listed(toolkit), *(read.values() for read in entries.values())):
        refuse_unknown(known, records)
    return toolkit


def _listed(toolkit: Toolkit) -> tuple[Any, ...]:
    """Return the records of the content besides those with a file of their own."""
    return (
        toolkit.dimensions, *toolkit.phases, *toolkit.editions, *toolkit.countries.values(), *toolkit.retired,
        *toolkit.funds, *toolkit.calls, *toolkit.developments,
    )  # fmt: skip


def _lists(files: Sequence[File], data: Callable[[File], Any]) -> PlainData:
    by_kind = {file.kind: file for file in files if file.kind in _LISTS}
    return cache(lambda kind: data(by_kind[kind]) if kind in by_kind or kind in FILES else {})


def _reader(files: Sequence[File]) -> Callable[[File], Any]:
    """Return what reads a file of this content: of older content as if it had the present form."""
    from clustertoolkit.yamlfiles.version import is_older

    head = _data(next(file for file in files if file.kind == "toolkit"))
    if not is_older(head):
        return lambda file: head if file.kind == "toolkit" else _data(file)
    from clustertoolkit.content.upgrade import upgraded  # slow to import, and old content is rare

    return lambda file: upgraded(_data(file), file.kind)


def _data(file: File) -> Any:
    from clustertoolkit.yamlfiles.reader import read
    from clustertoolkit.yamlfiles.version import refuse_newer

    document = read(file.path, file.shown)
    if document.problems:
        raise ValueError(file.shown)
    if file.kind == "toolkit":
        refuse_newer(document)
    return document.data


def _entry(file: File, data: Any) -> Any:
    """Return the record in a file; ValueError, TypeError or KeyError if it is none, or not named so."""
    record = build(ENTRIES[file.kind], data, layer=LAYER)
    if record.id != file.path.stem:
        raise KeyError(record.id)
    return record


class _Entries(Mapping[str, Any]):
    """The entries of one kind by id, each read when it is first asked for."""

    known: Known

    def __init__(
        self,
        files: Sequence[File],
        kind: str,
        data: Callable[[File], Any],
        error: Callable[[], ContentError],
    ) -> None:
        self._data = data
        self._files = {file.path.stem: file for file in files if file.kind == kind}
        self._error = error
        self._read: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            file = self._files[name]
            try:
                entry = _entry(file, self._data(file))
                refuse_unknown(self.known, (entry,))
            except (ValueError, TypeError, KeyError):
                raise self._error() from None
            self._read[name] = entry
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
