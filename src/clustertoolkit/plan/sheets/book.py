"""A workbook of a plan's sheets as plain data, between the plan and the file that is written or read."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from clustertoolkit.plan.sheets.table import PlanColumn, PlanSheet

START = "Start"  # the sheet that says how to fill in the others
LISTS, BEFORE = "Lists", "As written"  # the sheets that nobody sees: of words, and of what cells said
MARKER = "plan sheets"  # the first cell of the latter
FORM = 1  # of what stands there
ROWS = 2000  # of a sheet that have lists to choose from, and that are read

CellKind = Literal["text", "number", "day", "month", "share", "formula", "error"]
Base = Mapping[str, Mapping[str, Mapping[str, str]]]  # by sheet and mark, what the cells said as written


class SheetCell(NamedTuple):
    """What a cell says, and what the spreadsheet program takes it for."""

    text: str = ""
    kind: CellKind = "text"


class GivenRow(NamedTuple):
    """A row as it was handed back: its number in the sheet, the mark that the program gave it, its cells."""

    number: int
    mark: str
    cells: tuple[SheetCell, ...]


class GivenPage(NamedTuple):
    """A sheet as it was handed back: the titles of its columns but the first, and its rows."""

    titles: tuple[str, ...]
    rows: tuple[GivenRow, ...]


class GivenBook(NamedTuple):
    """A workbook as it was handed back: how people call it, whose it is, and its sheets by their titles.

    `internal` says whether it was written with what no document shows.
    """

    name: str
    territory: str
    internal: bool
    base: Base
    pages: Mapping[str, GivenPage]


class WrittenPage(NamedTuple):
    """A sheet to be written: its columns, and by the mark of each row what its cells say."""

    sheet: PlanSheet
    columns: tuple[PlanColumn, ...]
    rows: Mapping[str, Mapping[str, str]]


class WrittenBook(NamedTuple):
    """A workbook to be written, with the words of the vocabularies that its columns offer."""

    territory: str
    internal: bool
    pages: tuple[WrittenPage, ...]
    words: Mapping[str, tuple[str, ...]]
