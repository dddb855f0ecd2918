"""The content, read whole into the model."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from clustertoolkit.content.kinds import PROOFS
from clustertoolkit.content.location import File, listing, schemas_folder
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import (
    Action,
    Call,
    Cell,
    Country,
    Development,
    Dimensions,
    Edition,
    Example,
    Fund,
    Head,
    Phase,
    PhaseQuestions,
    Rate,
    Retired,
    Sector,
    Study,
    Term,
)
from clustertoolkit.errors import ContentError
from clustertoolkit.yamlfiles.reader import read
from clustertoolkit.yamlfiles.records import Record, build
from clustertoolkit.yamlfiles.version import SCHEMA_VERSION, refuse_newer

ENTRIES: tuple[tuple[str, Any], ...] = (  # one file an entry
    ("action", Action), ("example", Example), ("study", Study),
)  # fmt: skip
_VERSION = re.compile(r"[0-9]{4}\.[0-9]{2}\.[0-9]{1,3}\Z")
LAYER = "core"  # the one layer of content so far; records know theirs


def load(folder: Path, today: date) -> Toolkit:
    """Read the content whole; ContentError with every error if anything in it is not as it should be."""
    files, problems = listing(folder)
    if all(problem.code == "stray-file" for problem in problems):  # nothing reads such a file
        with suppress(ValueError, TypeError, KeyError):
            return _whole(files)
    raise _error(folder, files, today)


def consult(folder: Path, today: date) -> Toolkit:
    """Read the lists, and an action or example only when it is asked for: fast where few of them are.

    ContentError as from `load`, at once or when a broken entry is asked for.
    """
    files, problems = listing(folder)
    if all(problem.code == "stray-file" for problem in problems):
        with suppress(ValueError, TypeError, KeyError):
            head = _head(files)
            lazy = {
                kind: _Entries(files, kind, record, head, lambda: _error(folder, files, today))
                for kind, record in ENTRIES
            }
            toolkit = _toolkit(files, head, lazy)
            known = _Known.of(toolkit)
            for entries in lazy.values():
                entries.known = known
            return toolkit
    raise _error(folder, files, today)


def with_questions(toolkit: Toolkit, folder: Path, today: date) -> Toolkit:
    """Return the content with the questions of each phase by its id, which only the walk reads.

    ContentError if anything in the content is not as it should be, as for a question that leads nowhere.
    """
    from clustertoolkit.content.questions import astray
    from clustertoolkit.schema import schemas  # slow to import with the form of a plan, and the walk is rare

    files, _ = listing(folder)
    file = next(file for file in files if file.kind == "questions")
    plan, own = (schemas.read(schemas_folder(), name)[name] for name in ("plan", "questions"))
    question = own["properties"]["phases"]["items"]["properties"]["questions"]["items"]
    statements = {None, *question["properties"]["check"]["enum"]}
    phases = {phase.id: phase for phase in toolkit.phases}
    with suppress(ValueError, TypeError, KeyError):
        data = _data(file)
        asked = {phase.phase: phase.questions for phase in _built(PhaseQuestions, data, "phases")}
        for entry in data["phases"]:
            parts = [part.id for part in phases[entry["phase"]].parts]
            if any(True for posed in entry["questions"] for _ in astray(posed, plan, parts)):
                raise ValueError(file.shown)
            if any(posed.get("check") not in statements for posed in entry["questions"]):
                raise ValueError(file.shown)
        return toolkit._replace(questions=asked)
    raise _error(folder, files, today)


def _error(folder: Path, files: Sequence[File], today: date) -> ContentError:
    """Return every error in content that could not be read."""
    from clustertoolkit.content.validation import validate  # slow to import, and needed only now

    checked = validate(folder, today)
    if not checked.errors:
        _whole(files)  # raises again what validation has no word for: a bug, to be reported
    return ContentError(checked.errors, checked.texts)


def _whole(files: Sequence[File]) -> Toolkit:
    head = _head(files)
    everything = {
        kind: {
            file.path.stem: build(record, _data(file, head), layer=LAYER)
            for file in files
            if file.kind == kind
        }
        for kind, record in ENTRIES
    }
    toolkit = _toolkit(files, head, everything)
    known = _Known.of(toolkit)
    for entries in everything.values():
        for name, entry in entries.items():
            _refuse_unknown(known.named_by(name, entry))
    return toolkit


def _head(files: Sequence[File]) -> Head:
    """Return what toolkit.yaml says; its version tells in which form the other files are."""
    return build(Head, _data(next(file for file in files if file.kind == "toolkit")))


def _data(file: File, head: Head | None = None) -> Any:
    document = read(file.path, file.shown)
    if document.problems:
        raise ValueError(file.shown)
    if file.kind == "toolkit":
        refuse_newer(document)
    is_old = head is not None and head.schema_version < SCHEMA_VERSION
    if is_old:
        from clustertoolkit.content.upgrade import upgraded  # slow to import, and old content is rare

        return upgraded(document.data, file.kind)
    return document.data


def _toolkit(files: Sequence[File], head: Head, entries: Mapping[str, Mapping[str, Any]]) -> Toolkit:
    apart = {"toolkit", "questions", *PROOFS, *(kind for kind, _ in ENTRIES)}
    data = {file.kind: _data(file) for file in files if file.kind not in apart}
    toolkit = Toolkit(
        head=head,
        dimensions=build(Dimensions, data["dimensions"]),
        phases=_built(Phase, data["phases"], "phases"),
        editions=_built(Edition, data["recommendations"], "editions"),
        actions=entries["action"],
        examples=entries["example"],
        studies=entries["study"],
        funds=_listed(Fund, data, "funds", "funds"),
        calls=_listed(Call, data, "funds", "calls"),
        developments=_listed(Development, data, "developments", "developments"),
        rates=_listed(Rate, data, "rates", "rates"),
        instruments=_built(Term, data["instruments"], "instruments"),
        sectors=_built(Sector, data["sectors"], "sectors"),
        groups=_built(Term, data["countries"], "groups"),
        countries={country.code: country for country in _built(Country, data["countries"], "countries")},
        retired=_built(Retired, data["retired"], "retired"),
        layers=(LAYER,),
    )
    if not set(toolkit.cells()):
        raise ValueError("the matrix has no cell")
    if not _VERSION.match(toolkit.head.version):
        raise ValueError("plans compare versions by their numbers")
    _refuse_unknown(_named(toolkit))
    return toolkit


def _built(record: type[Record], data: Any, key: str) -> tuple[Record, ...]:
    return tuple(build(record, entry) for entry in data[key])


def _listed(record: type[Record], data: Mapping[str, Any], kind: str, key: str) -> tuple[Record, ...]:
    """Return a list that may be missing, with its file."""
    return tuple(build(record, entry) for entry in data.get(kind, {}).get(key, ()))


def _refuse_unknown(named: Iterable[tuple[Collection[Any], Iterable[Any]]]) -> None:
    """Raise KeyError for a word or id that nothing has, or an entry that is not named after its file."""
    for words, given in named:
        for word in given:
            if word not in words:
                raise KeyError(word)


def _named(toolkit: Toolkit) -> Iterator[tuple[Collection[Any], Iterable[Any]]]:
    """Yield what the lists name, with that in which it must be found."""
    priorities, functions = _ids(toolkit.dimensions.priorities), _ids(toolkit.dimensions.functions)
    dimensions = priorities | _ids(toolkit.dimensions.challenges) | functions
    yield dimensions, [name for model in toolkit.dimensions.models for name in model.about]
    for model in toolkit.dimensions.models:
        yield functions, [name for element in model.elements for name in element.functions]
    yield _ids(toolkit.groups), [group for country in toolkit.countries.values() for group in country.groups]
    for edition in toolkit.editions:
        for recommendation in edition.recommendations:
            yield priorities, (recommendation.priority,)
            for link in recommendation.links:
                yield functions, (link.function,)
                yield toolkit.actions, link.actions
                yield toolkit.examples, link.examples
    yield toolkit.countries, [call.country for call in toolkit.calls]
    for fit in (fit for fund in toolkit.funds for fit in fund.fits):
        yield _ids(toolkit.instruments), fit.instruments
        yield _ids(toolkit.dimensions.challenges), fit.challenges
        yield functions, fit.functions
        yield toolkit.actions, fit.actions
    for development in toolkit.developments:
        yield priorities, development.bears_on.priorities
        yield _ids(toolkit.dimensions.challenges), development.bears_on.challenges
        yield toolkit.actions, development.bears_on.actions


class _Known(NamedTuple):
    """Every word and id that an entry may name."""

    cells: set[Cell]
    actions: Mapping[str, Action]
    examples: Mapping[str, Example]
    evidence: set[str]
    countries: Mapping[str, Country]
    instruments: set[str]
    sectors: set[str]
    studies: Mapping[str, Study]
    funds: set[str]
    developments: set[str]

    @classmethod
    def of(cls, toolkit: Toolkit) -> "_Known":
        """Gather the words and ids of the content."""
        return cls(
            set(toolkit.cells()), toolkit.actions, toolkit.examples,
            {*toolkit.examples, *_ids(toolkit.head.references)}, toolkit.countries,
            _ids(toolkit.instruments), _ids(toolkit.sectors), toolkit.studies, _ids(toolkit.funds),
            _ids(toolkit.developments),
        )  # fmt: skip

    def named_by(
        self, name: str, entry: Action | Example | Study
    ) -> Iterator[tuple[Collection[Any], Iterable[Any]]]:
        """Yield what an entry names, with that in which it must be found."""
        yield (name,), (entry.id,)
        if isinstance(entry, Study):
            yield self.countries, entry.countries
            yield self.actions, [bearing.action for bearing in entry.bears_on]
            yield self.examples, entry.examples
            yield self.studies, entry.contains
            return
        yield self.cells, [Cell(p.priority, p.challenge, p.function) for p in entry.placements]
        if isinstance(entry, Example):
            yield self.actions, [p.action for p in entry.placements if p.action]
            yield self.countries, entry.countries
            yield self.instruments, entry.instruments
            yield self.sectors, entry.sectors
            yield self.examples, [relation.id for relation in entry.related]
            yield self.examples, entry.not_the_same_as
            yield self.funds, [payer.fund for payer in entry.funded_by if payer.fund]
        elif entry.guidance:
            guidance = entry.guidance
            yield self.instruments, guidance.instruments
            advice = (*guidance.how, *guidance.indicators, *guidance.risks, guidance.today)
            yield self.evidence, [name for advised in advice if advised for name in advised.rests_on]
            yield self.examples, [seen.example for step in guidance.how for seen in step.seen_in]
            yield self.developments, guidance.today.developments if guidance.today else ()


FiledRecord = TypeVar("FiledRecord", Action, Example, Study)


class _Entries(Mapping[str, FiledRecord]):
    """The entries of one kind by id, each read when it is first asked for."""

    known: _Known

    def __init__(
        self,
        files: Sequence[File],
        kind: str,
        record: type[FiledRecord],
        head: Head,
        error: Callable[[], ContentError],
    ) -> None:
        self._files = {file.path.stem: file for file in files if file.kind == kind}
        self._record: type[FiledRecord] = record
        self._head = head
        self._error = error
        self._read: dict[str, FiledRecord] = {}

    def __getitem__(self, name: str) -> FiledRecord:
        if name not in self._read:
            file = self._files[name]
            try:
                entry = build(self._record, _data(file, self._head), layer=LAYER)
                _refuse_unknown(self.known.named_by(name, entry))
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


def _ids(entries: Iterable[Any]) -> set[str]:
    return {entry.id for entry in entries}
