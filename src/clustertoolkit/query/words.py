"""The vocabularies of the filters: every word with what it means, and how many entries hold it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from clustertoolkit.content.kinds import BY_NAME, FILTERS, Filter
from clustertoolkit.content.location import schemas_folder
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Country
from clustertoolkit.query.derived import holdings
from clustertoolkit.query.select import allowed, held_in
from clustertoolkit.query.show import Entry, entries_of
from clustertoolkit.schema import schemas

LISTS = ("Term", "Sector", "Country")  # records of entries that are words; others have lists of their own
VOCABULARIES = tuple(
    given.name
    for given in FILTERS.values()
    if given.form == "word" and (not given.kind or BY_NAME[given.kind].record in LISTS)
)


class CountedWord(NamedTuple):
    """A word with what it means, and how many entries hold it."""

    id: str
    title: str
    meaning: str
    number: int


class Vocabulary(NamedTuple):
    """The words of one filter, and the kind of entry by which they are counted."""

    filter: str
    counted: str
    words: tuple[CountedWord, ...]

    def __repr__(self) -> str:
        return f"<Vocabulary {self.filter} (words: {len(self.words)})>"


def words(toolkit: Toolkit, names: Iterable[str] = VOCABULARIES) -> tuple[Vocabulary, ...]:
    """Return the vocabularies of these filters. Of countries, which are many, those that something holds."""
    return tuple(_vocabulary(toolkit, FILTERS[name]) for name in names)


def _vocabulary(toolkit: Toolkit, given: Filter) -> Vocabulary:
    kind = "example" if "example" in given.finds else given.finds[0]
    holding = _holding(toolkit, given)
    numbers = Counter(word for entry in entries_of(toolkit, kind) for word in set(holding(entry.record)))
    if given.kind:
        counted = [_word(entry, numbers) for entry in entries_of(toolkit, given.kind)]
        if given.kind == "country":
            counted = [word for word in counted if word.number]
    else:
        meanings = given.words or _meanings(given)
        counted = [
            CountedWord(word, word.replace("-", " "), meanings[word], numbers[word])
            for word in allowed(toolkit, given).ids
        ]
    return Vocabulary(given.name, kind, tuple(counted))


def _word(entry: Entry, numbers: Mapping[str, int]) -> CountedWord:
    record = entry.record
    meaning = (record.footnote or "") if isinstance(record, Country) else getattr(record, "summary", "")
    return CountedWord(entry.id, entry.title, meaning, numbers[entry.id])


def _holding(toolkit: Toolkit, given: Filter) -> Callable[[Any], Iterable[Any]]:
    """Return what says which words of a filter an entry holds."""
    field = given.field.split(".")
    if given.words:
        return holdings(toolkit)
    if given.of == "placement":
        return lambda record: held_in(record, ["placements", *field])
    if given.of == "country":
        return lambda record: [
            word for code in record.countries for word in held_in(toolkit.countries[code], field)
        ]
    return lambda record: held_in(record, field)


def _meanings(given: Filter) -> Mapping[str, str]:
    """Return what the schema says of the words of a field."""
    kind = BY_NAME["example" if given.of == "placement" else given.of]
    name = kind.file if kind.key else kind.name
    schema = schemas.read(schemas_folder(), name)[name]
    inner = ("placements",) if given.of == "placement" else ()
    for key in (*filter(None, kind.key.split(".")), *inner, *given.field.split(".")):
        schema = schema.get("items", schema)["properties"][key]
    meanings: Mapping[str, str] = schema.get("items", schema)["x-meanings"]
    return meanings
