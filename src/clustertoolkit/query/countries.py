"""Where the examples are: counts by country, pure functions on the model."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Country
from clustertoolkit.notebook import Found, small_table
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


class CountedCountries(NamedTuple):
    """Countries in display order, and all their examples together, each counted once."""

    countries: tuple[CountedCountry, ...]
    together: Tally

    def __repr__(self) -> str:
        return f"<CountedCountries (countries: {len(self.countries)}, examples: {self.together.total})>"

    def _repr_html_(self) -> str:
        """Return the first countries with the numbers of their examples as a small table."""
        rows = ((each.country.code, each.country.name, each.tally.total) for each in self.countries)
        told = f"{len(self.countries)} countries, {self.together.total} examples"
        return small_table(("code", "name", "examples"), rows, told)


def countries(
    toolkit: Toolkit, selection: Selection = ALL, group: str | None = None
) -> Found[CountedCountries]:
    """Return the countries that have chosen examples: the members of a group (by its id), and the others.

    An example in several countries counts in each. Chosen countries and groups leave these and their
    members only: not the other countries of an example that a member shares.
    """
    by_country: dict[str, list[ListedExample]] = {}
    fits, named = fitting("country", selection), selection.of("country")
    for example in entries.examples(toolkit, selection):
        for code in example.record.countries:
            if (not named or code in named) and fits(toolkit.countries[code]):
                by_country.setdefault(code, []).append(example)
    with_examples = [country for country in toolkit.countries.values() if country.code in by_country]
    members = [country for country in with_examples if group in country.groups]
    others = [country for country in with_examples if group not in country.groups]
    return Found((_counted(members, by_country), _counted(others, by_country)))


def _counted(countries: Iterable[Country], by_country: Mapping[str, list[ListedExample]]) -> CountedCountries:
    counted = tuple(CountedCountry(country, _tally(by_country[country.code])) for country in countries)
    examples = {example.record.id: example for each in counted for example in by_country[each.country.code]}
    return CountedCountries(counted, _tally(examples.values()))


def _tally(examples: Iterable[ListedExample]) -> Tally:
    total = 0
    by_value: Counter[str] = Counter()
    for example in examples:
        total += 1
        by_value.update({word for placement in example.placements for word in placement.cell})
    return Tally(total, by_value)
