"""Flat lists of examples that pivot: the rows of one of their tables, each beside facts on its example."""

from collections.abc import Mapping

from clustertoolkit.content.kinds import BY
from clustertoolkit.tables.shape import DataColumn, DataTable, Filled, key_names

FACTS = {  # columns of examples, and how they are called beside the rows of another table
    "id": "id",
    "name": "name",
    "status": "status",
    "evidence": "evidence",
    "period_start": "start",
    "period_end": "end",
}
COUNTRIES = DataColumn("countries", "Country codes", "The codes of its countries, with blanks between them.")
SEPARATOR = " "


def view_name(by: str) -> str:
    """Return the name of a flat list among the tables."""
    return f"by_{by}"


def needed(by: str) -> tuple[str, ...]:
    """Return the names of the tables that a flat list is made of."""
    return "examples", "example_countries", BY[by]


def flat(found: Mapping[str, Filled], by: str) -> Filled:
    """Return the flat list with one row for each placement, country, figure and so on."""
    examples, listed = found["examples"], found[BY[by]]
    names = key_names(examples.table.columns)
    places = [names.index(name) for name in FACTS]
    codes: dict[object, list[str]] = {}
    for example, _, code in found["example_countries"].rows:
        codes.setdefault(example, []).append(str(code))
    facts = {
        name: (*(row[place] for place in places), SEPARATOR.join(codes[name]))
        for name, row in zip(examples.column("id"), examples.rows, strict=True)
    }
    rows = tuple((*facts[example], number, *own) for example, number, *own in listed.rows)
    return Filled(flat_table(examples.table, listed.table, by), rows)


def flat_table(examples: DataTable, listed: DataTable, by: str) -> DataTable:
    """Return what the columns of a flat list are."""
    known = {column.name: column for column in examples.columns}
    facts = (known[name]._replace(name=shown, title=shown.capitalize()) for name, shown in FACTS.items())
    taken = FACTS.values()  # a name that a fact on the example has: then the row's own is what the list is by
    own = (column._replace(name=by) if column.name in taken else column for column in listed.columns[1:])
    columns = (*facts, COUNTRIES, *own)
    return DataTable(
        view_name(by), f"Examples by {by}",
        f"One row for each {by} of an example, with facts on the example beside it.",
        columns, ("id", "number"),
    )  # fmt: skip
