"""What resembles an action or example: the entries of its kind that share most with it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from heapq import nsmallest
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Example
from clustertoolkit.query.links import illustrated_actions, name_of

NEAREST = 5  # entries that are told to be like another one

# What counts when two actions or two examples are compared, and how much.
WEIGHTS = {
    "cells": 3, "rows": 1, "actions": 3, "examples": 2, "recommendations": 2, "countries": 1,
    "instruments": 1, "sectors": 1,
}  # fmt: skip

Traits = Mapping[str, tuple[str, ...]]  # what an entry may have in common with others, by the keys of WEIGHTS


class Similar(NamedTuple):
    """An action or example that has something in common with another one.

    `shared` names what: cells (`priority/challenge/function`), rows (`priority/challenge`, where the cells
    differ), actions, examples, recommendations, countries, instruments and sectors, by id.
    """

    record: Action | Example
    weight: int
    shared: Mapping[str, tuple[str, ...]]


def similar(
    toolkit: Toolkit, record: Action | Example, neighbours: Callable[[str], "Neighbours"] | None = None
) -> tuple[Similar, ...]:
    """Return the entries of the same kind that share most with one, at most `NEAREST` of them.

    Every thing that both have counts once, by its weight: a cell 3; a row of the matrix (the same
    priority and challenge), where no cell in it is shared, 1; an action that both illustrate 3; an example
    that illustrates both 2; a recommendation that names both 2; a country, an instrument and a sector 1
    each. The highest sum comes first, then the order of names. `neighbours` gives those of a kind, for who
    asks for many records.
    """
    kind = "action" if isinstance(record, Action) else "example"
    if toolkit.release is None:
        return (neighbours or partial(Neighbours, toolkit))(kind).of(record.id)
    records = _records(toolkit, kind)
    return tuple(
        Similar(records[name], weight, {key: tuple(values) for key, values in shared.items()})
        for name, weight, shared in toolkit.release.similar(kind, record.id)
    )


def _records(toolkit: Toolkit, kind: str) -> Mapping[str, Action] | Mapping[str, Example]:
    return toolkit.actions if kind == "action" else toolkit.examples


class Neighbours:
    """All actions or all examples (`kind`), by what they may have in common."""

    def __init__(self, toolkit: Toolkit, kind: str) -> None:
        self._records = _records(toolkit, kind)
        naming = _naming_recommendations(toolkit)
        illustrating: dict[str, list[str]] = defaultdict(list)
        for example in toolkit.examples.values():
            for action in illustrated_actions(example):
                illustrating[action].append(example.id)
        self._traits = {
            other.id: _traits(other, tuple(naming[other.id]), tuple(illustrating[other.id]))
            for other in self._records.values()
        }
        self._having: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, traits in self._traits.items():
            for key, values in traits.items():
                for value in values:
                    self._having[key, value].append(name)

    def of(self, name: str) -> tuple[Similar, ...]:
        """Return the entries that share most with one, the nearest first."""
        weights = self._weights(name)
        nearest = nsmallest(NEAREST, weights, key=lambda other: (-weights[other], *self._order(other)))
        own = self._traits[name]
        return tuple(
            Similar(self._records[other], weights[other], _shared(own, self._traits[other]))
            for other in nearest
        )

    def _order(self, name: str) -> tuple[str, str]:
        return name_of(self._records[name]).casefold(), name

    def _weights(self, name: str) -> Counter[str]:
        """Return what every entry that shares anything with one weighs."""
        own, weights = self._traits[name], Counter[str]()
        for key in own.keys() - {"rows"}:
            for value in own[key]:
                for other in self._having[key, value]:
                    weights[other] += WEIGHTS[key]
        for row in own["rows"]:
            cells = (cell for cell in own["cells"] if _row(cell) == row)
            nearer = {other for cell in cells for other in self._having["cells", cell]}
            for other in self._having["rows", row]:
                weights[other] += 0 if other in nearer else WEIGHTS["rows"]
        del weights[name]
        return weights


def _naming_recommendations(toolkit: Toolkit) -> dict[str, dict[str, None]]:
    """Return the recommendations that name an entry themselves, by its id."""
    naming: dict[str, dict[str, None]] = defaultdict(dict)
    for edition in toolkit.editions:
        for recommendation in edition.recommendations:
            for link in recommendation.links:
                for name in (*link.actions, *link.examples):
                    naming[name][toolkit.short_id(edition.id, recommendation.id)] = None
    return naming


def _traits(
    record: Action | Example, recommendations: tuple[str, ...], illustrating: tuple[str, ...]
) -> Traits:
    cells = _unique("/".join(placement.cell) for placement in record.placements)
    traits = {"cells": cells, "rows": _unique(map(_row, cells)), "recommendations": recommendations}
    if isinstance(record, Example):
        own = {"countries": record.countries, "instruments": record.instruments, "sectors": record.sectors}
        return traits | own | {"actions": illustrated_actions(record)}
    instruments = record.guidance.instruments if record.guidance else ()
    return traits | {"instruments": instruments, "examples": illustrating}


def _row(cell: str) -> str:
    return cell.rpartition("/")[0]


def _shared(first: Traits, second: Traits) -> Traits:
    """Return what both have, without the rows of shared cells, in the order of WEIGHTS."""
    shared = {
        key: tuple(trait for trait in first[key] if trait in second[key]) for key in WEIGHTS if key in first
    }
    rows = set(map(_row, shared["cells"]))
    shared["rows"] = tuple(row for row in shared["rows"] if row not in rows)
    return {key: values for key, values in shared.items() if values}


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))
