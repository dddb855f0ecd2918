"""Flat lists of examples that pivot, as they are shown: a row for each country, figure, source and so on."""

from collections.abc import Iterable
from typing import Any

from clustertoolkit.content.kinds import BY
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.entries import ListedExample
from clustertoolkit.tables.derived import described
from clustertoolkit.tables.filled import all_tables
from clustertoolkit.tables.flat import COUNTRIES, FACTS, SEPARATOR, flat, flat_table, needed
from clustertoolkit.tables.shape import DataColumn, DataTable, Datum, nodes, within
from clustertoolkit.views import Column, Report, Sheet, ShownFilters, Told, Value
from clustertoolkit.views.entries import PLACEMENTS, told_status
from clustertoolkit.views.labels import COUNTRY_CODES

OTHERS = tuple(by for by in BY if by != "placement")  # whose list is older, and has columns of its own
KINDS = {"integer": "number", "number": "number", "date": "date", "address": "link"}
OWN, NEVER = 3, 0  # how much a column matters that is not in the list
WEIGHTS = {
    "name": 9, "what": 9, "value": 9, "unit": 9, "title": 9, "recommendation": 9, "year": 6, "measures": 5,
    "kind": 5, "function": 5, "read": 5, "through": 4, "measured_by": 4, "euro": 4, "status": 2, "edition": 1,
    **dict.fromkeys(("id", "number", "start", "end", "evidence", "source", "url"), NEVER),
}  # fmt: skip
NAMES = Column("country_names", "Countries", 2, "list")  # what people read before the codes


def by_rows(by: str) -> str:
    """Return the name of what the rows of a flat list are: figures, countries and so on."""
    return BY[by].removeprefix("example_")


def columns_by(by: str, table: DataTable) -> tuple[Column, ...]:
    """Return the columns of a flat list, what its rows are of before the facts on the example."""
    shown = {column.name: _column(column, by) for column in table.columns}
    own = [name for name in shown if name not in (*FACTS.values(), COUNTRIES.name)]
    facts = [name for name in FACTS.values() if name not in ("id", "name")]
    codes = Column(COUNTRIES.name, COUNTRY_CODES, NEVER, "list")
    return (shown["id"], shown["name"], NAMES, codes, *(shown[name] for name in (*own, *facts)))


def listed_by(toolkit: Toolkit, by: str, examples: Iterable[ListedExample], filters: ShownFilters) -> Report:
    """Return a flat list of the chosen examples, in their order."""
    found = flat(all_tables(toolkit, needed(by)), by)
    columns = columns_by(by, found.table)
    names = [column.name for column in found.table.columns]
    examples = tuple(examples)
    status: dict[Datum, Told] = {example.record.id: told_status(example.record) for example in examples}
    rows: dict[Datum, list[tuple[Value, ...]]] = {}
    for row in found.rows:
        values = dict(zip(names, row, strict=True))
        values["status"] = status.get(values["id"])
        rows.setdefault(values["id"], []).append(tuple(_value(toolkit, values, column) for column in columns))
    chosen = [row for example in examples for row in rows.get(example.record.id, ())]
    body = [_plain(columns, row) for row in chosen]
    title = f"Examples by {by}"
    sheet = Sheet(title, columns, tuple(chosen))
    return Report(toolkit, title, (sheet,), {by_rows(by): body}, filters=filters)


def columns_without_content(by: str) -> tuple[Column, ...]:
    """Return the columns of a flat list by its name alone, for completion."""
    return PLACEMENTS if by == "placement" else columns_by(by, table_by(by))


def table_by(by: str) -> DataTable:
    """Return what the columns of a flat list are, without any content."""
    own = (inner.table for node in nodes().values() for inner in within(node))
    tables = described({table.name: table for table in own})
    return flat_table(tables["examples"], tables[BY[by]], by)


def _column(column: DataColumn, by: str) -> Column:
    weight = WEIGHTS.get(column.name, OWN)
    if column.name == by:
        weight = 9
    return Column(column.name, column.title, weight, KINDS.get(column.type, "text"))


def _value(toolkit: Toolkit, values: dict[str, Datum], column: Column) -> Value:
    if column.key in (NAMES.key, COUNTRIES.name):
        codes = str(values[COUNTRIES.name]).split(SEPARATOR)
        return tuple(codes if column.key != NAMES.key else (toolkit.countries[code].name for code in codes))
    return values[column.key]


def _plain(columns: tuple[Column, ...], row: tuple[Value, ...]) -> dict[str, Any]:
    return {
        column.key: list(value) if isinstance(value, tuple) else value
        for column, value in zip(columns, row, strict=True)
    }
