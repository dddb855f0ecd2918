"""One table as plain columns, from which pandas, polars and others make their own."""

from clustertoolkit.content.kinds import BY
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ToolkitError
from clustertoolkit.notebook import small_table
from clustertoolkit.schema.words import hint
from clustertoolkit.tables.codebook import codebook
from clustertoolkit.tables.filled import all_tables
from clustertoolkit.tables.flat import flat, needed, view_name
from clustertoolkit.tables.shape import DataTable, Datum, Filled


class Frame(dict[str, list[Datum]]):
    """A table as columns by name, each a list of its values: None for one that there is not.

    `pandas.DataFrame(frame)` and `polars.DataFrame(frame)` make their own of it.
    """

    def __init__(self, filled: Filled) -> None:
        self.table: DataTable = filled.table
        for column in self.table.columns:
            values = filled.column(column.name)
            self[column.name] = [*map(_as_float, values)] if column.type == "number" else values

    @property
    def meanings(self) -> dict[str, str]:
        """What each column holds, by its name."""
        return {column.name: column.meaning for column in self.table.columns}

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(next(iter(self.values())))

    def __repr__(self) -> str:
        return f"<Frame {self.table.name}: {self.height} rows, {len(self)} columns>"

    def _repr_html_(self) -> str:
        """Return the first rows and columns as a small table, with what the whole is below it."""
        rows = ([values[number] for values in self.values()] for number in range(self.height))
        told = f"{self.table.title}: {self.height} rows, {len(self)} columns"
        return small_table(list(self), rows, told)


def frame(toolkit: Toolkit, name: str) -> Frame:
    """Return a table of the content, or a flat list such as `by_country`; ToolkitError if there is none."""
    lists = {view_name(by): by for by in BY}
    if name in lists:
        return Frame(flat(all_tables(toolkit, needed(lists[name])), lists[name]))
    found = all_tables(toolkit)
    book = codebook(filled.table for filled in found.values())
    found[book.table.name] = book
    if name not in found:
        raise ToolkitError(f"there is no table '{name}'", hint(name, [*lists, *found]))
    return Frame(found[name])


def _as_float(value: Datum) -> Datum:
    """Return a number as one with a point: data frames want one type in a column."""
    return float(value) if value is not None else None
