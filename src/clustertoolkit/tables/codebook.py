"""The codebook: what every column of every table means, as a table itself."""

from collections.abc import Iterable, Iterator

from clustertoolkit.tables.shape import DataColumn, DataTable, Filled, Foreign, Row

TABLE = DataTable(
    "codebook", "Codebook", "What every column of every table means.",
    (
        DataColumn("table", "Table", "The name of the table.", required=True),
        DataColumn("column", "Column", "The name of the column.", required=True),
        DataColumn("title", "Title", "How people call what it holds.", required=True),
        DataColumn("meaning", "Meaning", "What it holds, with its unit and its words.", required=True),
        DataColumn(
            "type", "Type", "What its values are; an address is that of a page on the web.", required=True,
            words=("string", "integer", "number", "boolean", "date", "address"),
        ),
        DataColumn("required", "Required", "Whether every row has a value there.", "boolean", required=True),
        DataColumn("key", "Key", "Whether it is a part of the key of the table.", "boolean", required=True),
        DataColumn("words", "Words", "All values that there may be, with blanks between them."),
        DataColumn("leads_to", "Leads to", "The table and the column whose values it holds."),
    ),
    ("table", "column"),
)  # fmt: skip


def codebook(tables: Iterable[DataTable]) -> Filled:
    """Return the codebook of these tables, with itself at the end."""
    return Filled(TABLE, tuple(row for table in (*tables, TABLE) for row in _rows(table)))


def _rows(table: DataTable) -> Iterator[Row]:
    for column in table.columns:
        yield (
            table.name, column.name, column.title, column.meaning, column.type, column.required,
            column.name in table.key, " ".join(column.words) or None, _target(table.foreign, column.name),
        )  # fmt: skip


def _target(foreign: Iterable[Foreign], name: str) -> str | None:
    """Return where a column leads; the most particular place, if it leads to several."""
    for link in sorted(foreign, key=lambda link: len(link.columns)):
        if name in link.columns:
            return f"{link.table}.{link.to[link.columns.index(name)]}"
    return None
