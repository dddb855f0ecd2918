"""Any entry by its id or name."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from clustertoolkit.content.kinds import BY_NAME, KINDS, Kind
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import (
    Action,
    Call,
    Country,
    Development,
    Edition,
    Example,
    Explainer,
    Fund,
    Model,
    Phase,
    Recommendation,
    Reference,
    Retired,
    Sector,
    Study,
    Term,
)
from clustertoolkit.schema.words import comparable

NEAR = 0.7  # how alike two names must be to be taken for each other, from 0 to 1


class ListedRecommendation(NamedTuple):
    """A recommendation with the edition that it belongs to."""

    edition: Edition
    record: Recommendation

    def __repr__(self) -> str:
        return f"<ListedRecommendation {self.edition.id}/{self.record.id}>"


EntryRecord = (
    Action | Example | Study | ListedRecommendation | Term | Sector | Phase | Model | Country | Fund | Call
    | Development | Explainer | Reference
)  # fmt: skip


class Entry(NamedTuple):
    """Anything that has an id, with its title and its other names."""

    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    record: EntryRecord

    def __repr__(self) -> str:
        return f"<Entry: {self.kind} '{self.id}'>"


class Match(NamedTuple):
    """The entry that a word means, and others that have the word for a name too."""

    entry: Entry
    others: tuple[Entry, ...]


def all_entries(toolkit: Toolkit) -> Iterator[Entry]:
    """Yield everything that has an id, kind by kind in the order of `kinds.KINDS`."""
    for kind in KINDS:
        yield from entries_of(toolkit, kind.name)


def entries_of(toolkit: Toolkit, name: str) -> Iterator[Entry]:
    """Yield the entries of one kind."""
    if name == "recommendation":
        yield from _recommendations(toolkit)
        return
    kind = BY_NAME[name]
    for record in _records(toolkit, kind):
        yield _entry(kind, record)


def titles_of(toolkit: Toolkit, name: str) -> Mapping[str, str]:
    """Return the titles of the entries of one kind by their ids."""
    if name == "recommendation":
        return {entry.id: entry.title for entry in _recommendations(toolkit)}
    kind = BY_NAME[name]
    return {getattr(record, kind.id): getattr(record, kind.title) for record in _records(toolkit, kind)}


def _records(toolkit: Toolkit, kind: Kind) -> Iterable[Any]:
    records: Any = toolkit
    for step in kind.place.split("."):
        records = getattr(records, step)
    return records.values() if isinstance(records, Mapping) else records


def entry_of(toolkit: Toolkit, kind: str, identifier: str) -> Entry:
    """Return the entry of a kind with this id, which there is."""
    records = getattr(toolkit, BY_NAME[kind].place, None)
    if isinstance(records, Mapping):
        return _entry(BY_NAME[kind], records[identifier])
    if kind == "recommendation":
        return next(entry for entry in _recommendations(toolkit) if entry.id == identifier)
    of_kind = BY_NAME[kind]
    found = (each for each in _records(toolkit, of_kind) if getattr(each, of_kind.id) == identifier)
    return _entry(of_kind, next(found))


def _entry(kind: Kind, record: Any) -> Entry:
    title = getattr(record, kind.title)
    return Entry(kind.name, getattr(record, kind.id), title, _other_names(record, kind, title), record)


def _other_names(record: Any, kind: Kind, title: str) -> tuple[str, ...]:
    """Return the names of a record besides the one that it is shown by, none twice."""
    names: list[str | None] = []
    for field in kind.names:
        value = getattr(record, field)
        names += value if isinstance(value, tuple) else [value]
    return tuple(dict.fromkeys(name for name in names if name and name != title))


def _recommendations(toolkit: Toolkit) -> Iterator[Entry]:
    """Yield the recommendations of all editions, the newest first; the full id is the first other name."""
    for edition in reversed(toolkit.editions):
        for recommendation in edition.recommendations:
            names = (f"{edition.id}/{recommendation.id}", *recommendation.aliases)
            short = toolkit.short_id(edition.id, recommendation.id)
            record = ListedRecommendation(edition, recommendation)
            yield Entry("recommendation", short, recommendation.title, names, record)


def find(toolkit: Toolkit, word: str) -> Match | None:
    """Return what an id, title or other name means, ignoring case; None if it means nothing.

    An id comes before a name, and an earlier kind before a later one.
    """
    return finder(toolkit)(word)


def finder(toolkit: Toolkit) -> Callable[[str], Match | None]:
    """Return what finds several words as `find` does: all names are looked through once."""
    by_id: dict[str, list[Entry]] = {}
    by_name: dict[str, list[Entry]] = {}
    if toolkit.release is None:
        for entry in all_entries(toolkit):
            own = comparable(entry.id)
            by_id.setdefault(own, []).append(entry)
            for name in comparable_names(entry) - {own}:
                by_name.setdefault(name, []).append(entry)

    def found(word: str) -> Match | None:
        wanted = comparable(word)
        if toolkit.release is None:
            matches = [*by_id.get(wanted, ()), *by_name.get(wanted, ())]
        else:
            matches = [entry_of(toolkit, kind, name) for kind, name in toolkit.release.named(wanted)]
        return Match(matches[0], tuple(matches[1:])) if matches else None

    return found


def comparable_names(entry: Entry) -> set[str]:
    """Return the title and other names of an entry as they are compared."""
    return set(map(comparable, (entry.title, *entry.names)))


def retired(toolkit: Toolkit, word: str) -> Retired | None:
    """Return what is known of an id that is gone, ignoring case; None if there was none."""
    return next((entry for entry in toolkit.retired if comparable(entry.id) == comparable(word)), None)


def near(toolkit: Toolkit, word: str, limit: int = 3) -> tuple[tuple[str, str], ...]:
    """Return the ids that hold a word or are like it, or whose title or other name does or is.

    Each comes with that title or name; with an empty text if it is the id itself.
    """
    from difflib import get_close_matches  # only a mistake needs it

    names: dict[str, tuple[str, str]] = {}
    for entry in all_entries(toolkit):
        names.setdefault(comparable(entry.id), (entry.id, ""))
        for name in (entry.title, *entry.names):
            names.setdefault(comparable(name), (entry.id, name))
    wanted = comparable(word)
    holding = [name for name in names if f"-{wanted}-" in f"-{name}-"]
    found: dict[str, str] = {}
    for name in (*holding, *get_close_matches(wanted, names, n=3 * limit, cutoff=NEAR)):
        found.setdefault(*names[name])
    return tuple(found.items())[:limit]
