"""Any entry by its id or name, what links to it and what resembles it: pure functions on the model."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from clustertoolkit import query
from clustertoolkit.model import (
    Action,
    Country,
    Example,
    Model,
    Phase,
    Reference,
    Retired,
    Sector,
    Term,
    Toolkit,
)  # fmt: skip
from clustertoolkit.query import ListedRecommendation, Selection
from clustertoolkit.words import fold

KINDS = (
    "action", "example", "recommendation", "priority", "challenge", "function", "phase", "model",
    "instrument", "sector", "country", "group", "reference",
)  # fmt: skip
DIMENSIONS = ("priority", "challenge", "function")
NEAR = 0.7  # how alike two names must be to be taken for each other, from 0 to 1

# What counts when two actions or two examples are compared, and how much.
WEIGHTS = {
    "cells": 3, "rows": 1, "actions": 3, "examples": 2, "recommendations": 2, "countries": 1,
    "instruments": 1, "sectors": 1,
}  # fmt: skip

_FIELDS = {
    "priority": "priorities", "challenge": "challenges", "function": "functions", "country": "countries",
    "group": "groups", "instrument": "instruments", "sector": "sectors",
}  # fmt: skip

Record = Action | Example | ListedRecommendation | Term | Sector | Phase | Model | Country | Reference


class Entry(NamedTuple):
    """Anything that has an id, with its title and its other names."""

    kind: str
    id: str
    title: str
    names: tuple[str, ...]
    record: Record


class Match(NamedTuple):
    """The entry that a word means, and others that have the word for a name too."""

    entry: Entry
    others: tuple[Entry, ...]


class Links(NamedTuple):
    """The ids of what an entry is linked with, in either direction, in display order."""

    actions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


class Similar(NamedTuple):
    """An action or example that has something in common with another one.

    `shared` names what: cells (`priority/challenge/function`), rows (`priority/challenge`, where the cells
    differ), actions, examples, recommendations, countries, instruments and sectors, by id.
    """

    record: Action | Example
    weight: int
    shared: dict[str, tuple[str, ...]]


def entries(toolkit: Toolkit) -> Iterator[Entry]:
    """Yield everything that has an id, kind by kind in the order of KINDS."""
    for action in toolkit.actions.values():
        yield Entry("action", action.id, action.title, action.aliases, action)
    for example in toolkit.examples.values():
        yield Entry("example", example.id, example.name, other_names(example), example)
    for edition in reversed(toolkit.editions):
        for one in edition.recommendations:
            names = (f"{edition.id}/{one.id}", *one.aliases)
            short = query.short_id(toolkit, edition.id, one.id)
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
    wanted = fold(word)
    found = list(entries(toolkit))
    by_id = [one for one in found if fold(one.id) == wanted]
    by_name = [one for one in found if wanted in map(fold, (one.title, *one.names)) and one not in by_id]
    both = by_id + by_name
    return Match(both[0], tuple(both[1:])) if both else None


def retired(toolkit: Toolkit, word: str) -> Retired | None:
    """Return what is known of an id that is gone, ignoring case; None if there was none."""
    return next((one for one in toolkit.retired if fold(one.id) == fold(word)), None)


def near(toolkit: Toolkit, word: str, limit: int = 3) -> tuple[tuple[str, str], ...]:
    """Return the ids that hold a word or are like it, or whose title or other name does or is.

    Each comes with that title or name; with an empty text if it is the id itself.
    """
    from difflib import get_close_matches  # only a mistake needs it

    names: dict[str, tuple[str, str]] = {}
    for entry in entries(toolkit):
        names.setdefault(fold(entry.id), (entry.id, ""))
        for name in (entry.title, *entry.names):
            names.setdefault(fold(name), (entry.id, name))
    wanted = fold(word)
    holding = [name for name in names if f"-{wanted}-" in f"-{name}-"]
    found: dict[str, str] = {}
    for name in (*holding, *get_close_matches(wanted, names, n=3 * limit, cutoff=NEAR)):
        found.setdefault(*names[name])
    return tuple(found.items())[:limit]


def linked(toolkit: Toolkit, entry: Entry) -> Links:
    """Return what an entry is linked with: what names it, what it names and what stands in it."""
    record = entry.record
    if isinstance(record, Action):
        shown = (one for one in _all_examples(toolkit) if record.id in illustrated(one))
        return Links(examples=_ids(shown), recommendations=_tied(toolkit, record))
    if isinstance(record, Example):
        rest = (one.id for one in _all_actions(toolkit) if record.id in evidence(one))
        naming = (one.id for one in _all_examples(toolkit) if record.id in (to.id for to in one.related))
        return Links(
            actions=_once(illustrated(record), rest),
            examples=_once((to.id for to in record.related), naming),
            recommendations=_tied(toolkit, record),
        )
    if isinstance(record, ListedRecommendation):
        links = record.record.links
        return Links(_once(*(link.actions for link in links)), _once(*(link.examples for link in links)))
    if isinstance(record, Reference):
        return Links(actions=_ids(one for one in _all_actions(toolkit) if record.id in evidence(one)))
    if entry.kind in _FIELDS:
        return _chosen(toolkit, entry)
    return Links()


def similar(toolkit: Toolkit, record: Action | Example, limit: int = 5) -> tuple[Similar, ...]:
    """Return the entries of the same kind that share most with one, at most `limit` of them.

    Every thing that both have counts once, by its weight: a cell 3; a row of the matrix (the same
    priority and challenge), where no cell in it is shared, 1; an action that both illustrate 3; an example
    that illustrates both 2; a recommendation that names both 2; a country, an instrument and a sector 1
    each. The highest sum comes first, then the order of names.
    """
    own = _traits(toolkit, record)
    others = toolkit.actions if isinstance(record, Action) else toolkit.examples
    found = []
    for other in others.values():
        shared = _shared(own, _traits(toolkit, other)) if other.id != record.id else {}
        if shared:
            weight = sum(WEIGHTS[key] * len(values) for key, values in shared.items())
            found.append(Similar(other, weight, shared))
    found.sort(key=lambda one: (-one.weight, name_of(one.record).casefold(), one.record.id))
    return tuple(found[:limit])


def name_of(record: Action | Example) -> str:
    """Return the title of an action or the name of an example."""
    return record.title if isinstance(record, Action) else record.name


def illustrated(example: Example) -> tuple[str, ...]:
    """Return the actions that an example illustrates."""
    return _once(place.action for place in example.placements if place.action)


def evidence(action: Action) -> tuple[str, ...]:
    """Return the examples and references on which the guidance of an action rests."""
    guidance = action.guidance
    if guidance is None:
        return ()
    return _once(
        *(step.rests_on for step in guidance.how),
        *(indicator.rests_on for indicator in guidance.indicators),
        *(risk.rests_on for risk in guidance.risks),
        guidance.today.rests_on if guidance.today else (),
    )


def _terms(kind: str, terms: Iterable[Term | Sector]) -> Iterator[Entry]:
    return (Entry(kind, one.id, one.title, one.aliases, one) for one in terms)


def _chosen(toolkit: Toolkit, entry: Entry) -> Links:
    """Return what a filter with this dimension value, instrument, sector, country or group finds."""
    filters: dict[str, Any] = {_FIELDS[entry.kind]: (entry.id,)}
    selection = Selection(**filters)
    actions: Iterable[str] = ()
    recommendations: Iterable[str] = ()
    if entry.kind in DIMENSIONS:
        actions = (one.record.id for one in query.actions(toolkit, selection))
    elif entry.kind == "instrument":
        actions = (
            one.id for one in _all_actions(toolkit) if one.guidance and entry.id in one.guidance.instruments
        )
    if entry.kind in ("priority", "function"):
        recommendations = (
            query.short_id(toolkit, one.edition.id, one.record.id)
            for one in query.recommendations(toolkit, selection)
        )
    return Links(
        actions=tuple(actions),
        examples=_ids(one.record for one in query.examples(toolkit, selection)),
        recommendations=tuple(recommendations),
        models=_ids(one for one in toolkit.dimensions.models if _explains(one, entry)),
        countries=tuple(
            one.code for one in toolkit.countries.values() if entry.kind == "group" and entry.id in one.groups
        ),
    )


def _explains(model: Model, entry: Entry) -> bool:
    """Tell whether a model is about a dimension value, or one of its elements leads to it."""
    led_to = (name for element in model.elements for name in element.functions)
    return entry.kind in DIMENSIONS and entry.id in (*model.about, *led_to)


def _traits(toolkit: Toolkit, record: Action | Example) -> dict[str, tuple[str, ...]]:
    """Return what an action or example may have in common with another one, by the keys of WEIGHTS."""
    direct = (tie for tie in query.ties(toolkit, record) if tie.through is None)
    traits = {
        "cells": _once("/".join(query.cell_of(place)) for place in record.placements),
        "rows": _once(f"{place.priority}/{place.challenge}" for place in record.placements),
        "recommendations": _once(
            query.short_id(toolkit, tie.edition, tie.recommendation) for tie in direct
        ),
    }  # fmt: skip
    if isinstance(record, Example):
        own = {"countries": record.countries, "instruments": record.instruments, "sectors": record.sectors}
        return traits | own | {"actions": illustrated(record)}
    instruments = record.guidance.instruments if record.guidance else ()
    shown = (one.id for one in toolkit.examples.values() if record.id in illustrated(one))
    return traits | {"instruments": instruments, "examples": tuple(shown)}


def _shared(
    first: dict[str, tuple[str, ...]], second: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return what both have, without the rows of shared cells, in the order of WEIGHTS."""
    both = {key: tuple(one for one in first[key] if one in second[key]) for key in WEIGHTS if key in first}
    rows = {cell.rpartition("/")[0] for cell in both["cells"]}
    both["rows"] = tuple(row for row in both["rows"] if row not in rows)
    return {key: values for key, values in both.items() if values}


def _all_actions(toolkit: Toolkit) -> Iterator[Action]:
    return (one.record for one in query.actions(toolkit))


def _all_examples(toolkit: Toolkit) -> Iterator[Example]:
    return (one.record for one in query.examples(toolkit))


def _tied(toolkit: Toolkit, record: Action | Example) -> tuple[str, ...]:
    return _once(
        query.short_id(toolkit, tie.edition, tie.recommendation) for tie in query.ties(toolkit, record)
    )


def _ids(records: Iterable[Action | Example | Model]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _once(*lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))
