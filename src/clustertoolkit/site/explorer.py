"""What a browser needs to filter the list of examples: filters, their values, and what each example holds.

The meanings are the command's (`query.select`): what a placement holds is asked of one placement, and what an
example or its countries hold of the example. A value of a closed list stands as its number in the list.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from clustertoolkit.content.kinds import FILTERS, FIRST_FILTERS, Filter, filters_of
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Example, Placement
from clustertoolkit.query.derived import BUDGET, at_work, budgets, holdings
from clustertoolkit.query.entries import placed_examples
from clustertoolkit.query.links import Tying
from clustertoolkit.query.select import allowed, held_in
from clustertoolkit.query.show import entries_of
from clustertoolkit.views import Column, Value
from clustertoolkit.views.blocks import EntryKey, Run
from clustertoolkit.views.naming import names_of
from clustertoolkit.views.words import option

COUNTRY, RECOMMENDATION = "country", "recommendation"


class ShownFilter(NamedTuple):
    """A filter as a page offers it: the name of its option, and the words that it takes with their titles.

    `of` says of what it asks: `placement`, `example` or `country`; `form` is that of `query.values`.
    """

    name: str
    title: str
    of: str
    form: str
    first: bool
    values: tuple[tuple[str, str], ...]


def filters(toolkit: Toolkit) -> tuple[ShownFilter, ...]:
    """Return the filters of examples, those that matter first at the head."""
    names = filters_of("example")
    ordered = (*FIRST_FILTERS, *(name for name in names if name not in FIRST_FILTERS))
    return tuple(_shown(toolkit, FILTERS[name]) for name in ordered)


def _shown(toolkit: Toolkit, given: Filter) -> ShownFilter:
    of = "placement" if given.name == RECOMMENDATION else given.of
    return ShownFilter(
        option(given.name), option(given.name).replace("-", " ").capitalize(), of, given.form,
        given.name in FIRST_FILTERS, _values(toolkit, given) if given.form == "word" else (),
    )  # fmt: skip


def _values(toolkit: Toolkit, given: Filter) -> tuple[tuple[str, str], ...]:
    """Return the words of a filter that an example holds, with their titles."""
    if given.words:
        return tuple(given.words.items())
    if given.name == RECOMMENDATION:
        return tuple(
            (entry.names[0], f"{entry.id} {entry.title}") for entry in entries_of(toolkit, given.kind)
        )
    if given.kind:
        return tuple((entry.id, entry.title) for entry in entries_of(toolkit, given.kind))
    titles = names_of(toolkit, given.name)
    return tuple(
        (word, titles[word].text if word in titles else word) for word in allowed(toolkit, given).ids
    )


def used(shown: Iterable[ShownFilter], columns: Mapping[str, Any]) -> tuple[ShownFilter, ...]:
    """Return filters with those words alone that some example holds, and none that would have no word.

    `columns` are those that `Rows` gives for them.
    """
    shown = tuple(shown)
    of_placements = [given.name for given in shown if given.of == "placement"]
    held = {name: set(chain.from_iterable(rows)) for name, rows in columns["held"].items()}
    for number, name in enumerate(of_placements):
        held[name] = {code for places in columns["placed"] for place in places for code in place[number]}
    left = (
        given._replace(
            values=tuple(value for code, value in enumerate(given.values) if code in held[given.name])
        )
        if given.form == "word"
        else given
        for given in shown
    )
    return tuple(given for given in left if given.values or given.form != "word")


class Rows:
    """What examples hold of what filters ask for."""

    def __init__(self, toolkit: Toolkit, shown: Iterable[ShownFilter]) -> None:
        self._toolkit, self._shown = toolkit, tuple(shown)
        self._tying = Tying(toolkit)
        self._held = holdings(toolkit)
        self._ranks = {
            (placed.record.id, placed.placement): number
            for number, placed in enumerate(placed_examples(toolkit))
        }
        self._places = {
            given.name: {word: number for number, (word, _) in enumerate(given.values)}
            for given in self._shown
        }

    def columns(self, chosen: Sequence[Example]) -> Mapping[str, Any]:
        """Return what a browser needs to know of examples, field by field, as that is shortest.

        `held` has for each filter what the examples hold, `placed` for each placement what it holds of the
        filters of placements, and `ranks` its place among all.
        """
        of_placements = [given for given in self._shown if given.of == "placement"]
        return {
            "ids": [example.id for example in chosen],
            "names": [example.name for example in chosen],
            "held": {
                BUDGET if given.form == "euro" else given.name: [
                    self._coded(given, self._of_example(given, example)) for example in chosen
                ]
                for given in self._shown
                if given.of != "placement"
            },
            "ranks": [[self._ranks[example.id, place] for place in example.placements] for example in chosen],
            "placed": [
                [
                    [self._coded(given, self._of_placement(given, example, place)) for given in of_placements]
                    for place in example.placements
                ]
                for example in chosen
            ],
        }

    def _coded(self, given: ShownFilter, values: Collection[Any]) -> list[Any]:
        places = self._places[given.name]
        return [places[value] for value in values] if given.form == "word" else list(values)

    def _of_placement(self, given: ShownFilter, example: Example, place: Placement) -> Collection[Any]:
        if given.name == RECOMMENDATION:
            return list(dict.fromkeys(
                f"{tie.edition}/{tie.recommendation}"
                for tie in self._tying.of(example)
                if tie.through in (None, place.action)
            ))  # fmt: skip
        value = getattr(place, FILTERS[given.name].field)
        return [value] if value else []

    def _of_example(self, given: ShownFilter, example: Example) -> Collection[Any]:
        name = given.name.replace("-", "_")
        match name:
            case "active_in":
                return at_work(example) or ()
            case "has":
                return sorted(self._held(example))
            case "budget_min" | "budget_max":
                return sorted({round(euro, 2) for euro in budgets(self._toolkit, example) if euro})
            case "country":
                return example.countries
        field = FILTERS[name].field.split(".")
        if given.of == COUNTRY:
            countries = [self._toolkit.countries[code] for code in example.countries]
            return list(dict.fromkeys(one for country in countries for one in held_in(country, field)))
        return list(dict.fromkeys(one for one in held_in(example, field) if one))


def listed_texts(
    columns: Sequence[Column], rows: Iterable[Sequence[Value]], addresses: Mapping[EntryKey, str]
) -> Mapping[str, Any]:
    """Return the texts that people read in rows, and for each row which of them stand in its cells.

    `places` are the addresses of texts that name entries. The first cell, which names the entry of the row,
    is left out.
    """
    numbers: dict[tuple[str, str], int] = {}

    def number(run: Run) -> int:
        place = addresses.get(run.entry, "") if run.entry else ""
        return numbers.setdefault((run.text, place), len(numbers))

    cells = [
        [
            [number(run) for run in column.read(value)]
            for column, value in zip(columns[1:], row[1:], strict=True)
        ]
        for row in rows
    ]
    return {
        "texts": [text for text, _ in numbers],
        "places": {number: place for (_, place), number in numbers.items() if place},
        "cells": cells,
        "columns": [column.title for column in columns],
    }
