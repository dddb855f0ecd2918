"""Any entry by its id or name."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clustertoolkit.content.model import Action, Example, Toolkit
from clustertoolkit.content.terms import Country, Model, Phase, Reference, Retired, Sector, Term
from clustertoolkit.query.entries import ListedRecommendation
from clustertoolkit.schema.words import comparable

KINDS = (
    "action", "example", "recommendation", "priority", "challenge", "function", "phase", "model",
    "instrument", "sector", "country", "group", "reference",
)  # fmt: skip
DIMENSIONS = ("priority", "challenge", "function")
NEAR = 0.7  # how alike two names must be to be taken for each other, from 0 to 1

Record = Action | Example | ListedRecommendation | Term | Sector | Phase | Model | Country | Reference


class Entry(NamedTuple):
    """Anything that has an id, with its title and its other names."""

    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    record: Record

    def __repr__(self) -> str:
        return f"<Entry: {self.kind} '{self.id}'>"


class Match(NamedTuple):
    """The entry that a word means, and others that have the word for a name too."""

    entry: Entry
    others: tuple[Entry, ...]


def all_entries(toolkit: Toolkit) -> Iterator[Entry]:
    """Yield everything that has an id, kind by kind in the order of KINDS."""
    for action in toolkit.actions.values():
        yield Entry("action", action.id, action.title, action.aliases, action)
    for example in toolkit.examples.values():
        yield Entry("example", example.id, example.name, other_names(example), example)
    for edition in reversed(toolkit.editions):
        for one in edition.recommendations:
            names = (f"{edition.id}/{one.id}", *one.aliases)
            short = toolkit.short_id(edition.id, one.id)
            yield Entry("recommendation", short, one.title, names, ListedRecommendation(edition, one))
    yield from _terms("priority", toolkit.dimensions.priorities)
    yield from _terms("challenge", toolkit.dimensions.challenges)
    yield from _terms("function", toolkit.dimensions.functions)
    for phase in toolkit.phases:
        yield Entry("phase", phase.id, phase.title, (), phase)
    for model in toolkit.dimensions.models:
        yield Entry("model", model.id, model.title, (), model)
    yield from _terms("instrument", toolkit.instruments)
    yield from _terms("sector", toolkit.sectors)
    for country in toolkit.countries.values():
        yield Entry("country", country.code, country.name, country.aliases, country)
    yield from _terms("group", toolkit.groups)
    for reference in toolkit.head.references:
        yield Entry("reference", reference.id, reference.title, (), reference)


def other_names(example: Example) -> tuple[str, ...]:
    """Return the names of an example besides the one that it is shown by, none twice."""
    names = (example.local_name, example.acronym, *example.aliases)
    return tuple(dict.fromkeys(name for name in names if name and name != example.name))


def find(toolkit: Toolkit, word: str) -> Match | None:
    """Return what an id, title or other name means, ignoring case; None if it means nothing.

    An id comes before a name, and an earlier kind before a later one.
    """
    wanted = comparable(word)
    found = list(all_entries(toolkit))
    by_id = [one for one in found if comparable(one.id) == wanted]
    by_name = [
        one for one in found if wanted in map(comparable, (one.title, *one.names)) and one not in by_id
    ]
    both = by_id + by_name
    return Match(both[0], tuple(both[1:])) if both else None


def retired(toolkit: Toolkit, word: str) -> Retired | None:
    """Return what is known of an id that is gone, ignoring case; None if there was none."""
    return next((one for one in toolkit.retired if comparable(one.id) == comparable(word)), None)


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


def _terms(kind: str, terms: Iterable[Term | Sector]) -> Iterator[Entry]:
    return (Entry(kind, one.id, one.title, one.aliases, one) for one in terms)
