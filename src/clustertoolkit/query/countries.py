"""Where the examples are: counts by country, pure functions on the model."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Country
from clustertoolkit.query import entries
from clustertoolkit.query.entries import ListedExample
from clustertoolkit.query.select import ALL, Selection, fitting


class Tally(NamedTuple):
    """How many examples there are, and how many stand under each dimension value, by its id."""

    total: int
    by_value: Mapping[str, int]


class CountedCountry(NamedTuple):
    """A country and the number of its examples."""

    country: Country
    tally: Tally


class Part(NamedTuple):
    """Countries in display order, and all their examples together, each counted once."""

    countries: tuple[CountedCountry, ...]
    together: Tally

    def __repr__(self) -> str:
        return f"<Part (countries: {len(self.countries)}, examples: {self.together.total})>"


def countries(toolkit: Toolkit, selection: Selection = ALL, group: str | None = None) -> tuple[Part, Part]:
    """Return the countries that have chosen examples: the members of a group (by its id), and the others.

    An example in several countries counts in each. Chosen groups leave their members only: not the
    other countries of an example that a member shares.
    """
    found: dict[str, list[ListedExample]] = {}
    fits = fitting("country", selection)
    for one in entries.examples(toolkit, selection):
        for code in one.record.countries:
            if fits(toolkit.countries[code]):
                found.setdefault(code, []).append(one)
    there = [country for country in toolkit.countries.values() if country.code in found]
    members = [country for country in there if group in country.groups]
    others = [country for country in there if group not in country.groups]
    return _part(members, found), _part(others, found)


def _part(countries: Iterable[Country], found: Mapping[str, list[ListedExample]]) -> Part:
    counted = tuple(CountedCountry(country, _tally(found[country.code])) for country in countries)
    once = {one.record.id: one for each in counted for one in found[each.country.code]}
    return Part(counted, _tally(once.values()))


def _tally(examples: Iterable[ListedExample]) -> Tally:
    total = 0
    by_value: Counter[str] = Counter()
    for one in examples:
        total += 1
        by_value.update({word for place in one.placements for word in place.cell})
    return Tally(total, by_value)
