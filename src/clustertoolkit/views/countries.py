"""Where the examples are, as it is shown."""

from collections.abc import Iterable

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Term
from clustertoolkit.notebook import Found
from clustertoolkit.query.countries import CountedCountries, CountedCountry, Tally
from clustertoolkit.query.select import Selection
from clustertoolkit.views import Bars, Column, Picture, Report, Sheet, ShownFilters, Value

COLUMNS = (
    Column("code", "Code", 0),
    Column("name", "Country", 9),
    Column("groups", "Groups", 0, "list"),
    Column("total", "Total", 9, "number"),
)
NOTES = (
    "Counts show what was collected here, not who does more.",
    "An example in several countries counts in each; the last row counts it once.",
    "An example in several columns counts in each; the total counts it once.",
)
LEAD = (NOTES[0], "An example in several countries counts in each.")


def countries(
    toolkit: Toolkit,
    parts: Found[CountedCountries],
    group: Term | None,
    selection: Selection,
    filters: ShownFilters,
) -> Report:
    """Return counts by country: the members of the group, then the others, each part a table for people."""
    members, others = parts
    columns = (*COLUMNS, *_value_columns(toolkit, selection))
    all_countries = (*members.countries, *others.countries)
    titles = (group.title if group else "", "Others" if group else "Countries")
    footnotes = tuple(
        f"{country.name}: {country.footnote}" for country, _ in all_countries if country.footnote
    )
    bars = tuple(_bars(title, part) for title, part in zip(titles, parts, strict=True) if part.countries)
    return Report(
        toolkit, "Countries",
        (Sheet("Countries", columns, tuple(_row(counted, columns) for counted in all_countries)),),
        {"countries": [_json(toolkit, counted) for counted in all_countries]},
        tables=tuple(
            _table(title, part, columns) for title, part in zip(titles, parts, strict=True) if part.countries
        ),
        filters=filters, notes=(*NOTES, *footnotes), picture=Picture(bars=bars, lead=LEAD, notes=footnotes),
        listed="countries", opens="code",
    )  # fmt: skip


def _value_columns(toolkit: Toolkit, selection: Selection) -> Iterable[Column]:
    """Yield a column for each dimension value; people do not see those that the selection leaves out."""
    dimensions = toolkit.dimensions
    for name, terms, weight in (
        ("priority", dimensions.priorities, 9),
        ("challenge", dimensions.challenges, 4),
        ("function", dimensions.functions, 2),
    ):
        chosen = selection.of(name)
        for term in terms:
            yield Column(term.id, term.title, weight if not chosen or term.id in chosen else 0, "number")


def _row(counted: CountedCountry, columns: tuple[Column, ...]) -> tuple[Value, ...]:
    country, tally = counted
    return country.code, country.name, country.groups, *_numbers(tally, columns)


def _numbers(tally: Tally, columns: tuple[Column, ...]) -> tuple[int, ...]:
    values = (tally.by_value.get(column.key, 0) for column in columns[len(COLUMNS) :])
    return (tally.total, *values)


def _table(title: str, part: CountedCountries, columns: tuple[Column, ...]) -> Sheet:
    """Return the table of a part: the names under its title, and a last row for all of it."""
    heads = (Column("name", title, 9), *columns[len(COLUMNS) - 1 :])
    tallies = [(counted.country.name, counted.tally) for counted in part.countries]
    rows: list[tuple[Value, ...]] = [
        (name, *_numbers(tally, columns)) for name, tally in (*tallies, ("Together", part.together))
    ]
    return Sheet(title, heads, tuple(rows))


def _bars(title: str, part: CountedCountries) -> Bars:
    rows = tuple((counted.country.name, counted.tally.total) for counted in part.countries)
    return Bars(title, part.together.total, rows)


def _json(toolkit: Toolkit, counted: CountedCountry) -> dict[str, object]:
    country, tally = counted
    dimensions = toolkit.dimensions
    return {
        "code": country.code,
        "name": country.name,
        "groups": list(country.groups),
        "total": tally.total,
        "priorities": {term.id: tally.by_value.get(term.id, 0) for term in dimensions.priorities},
        "challenges": {term.id: tally.by_value.get(term.id, 0) for term in dimensions.challenges},
        "functions": {term.id: tally.by_value.get(term.id, 0) for term in dimensions.functions},
    }
