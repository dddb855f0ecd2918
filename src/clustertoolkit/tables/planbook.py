"""A workbook of a plan's sheets read back: what its cells say, within limits, and no formula's result."""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from openpyxl.workbook.workbook import Workbook

from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import beginning
from clustertoolkit.plan.sheets.book import (
    BEFORE,
    FORM,
    LISTS,
    MARKER,
    ROWS,
    START,
    GivenBook,
    GivenPage,
    GivenRow,
    SheetCell,
)
from clustertoolkit.plan.sheets.rows import plain
from clustertoolkit.tables.workbooks import reading

MOST = 8 * 1024 * 1024  # bytes of the file: a plan is smaller by far
SHEETS, COLUMNS, MARKS = 60, 60, 20_000  # of a workbook, of a sheet, and rows of the hidden sheet
OWN = (START, LISTS, BEFORE)  # the sheets that are not read for changes
_OTHER_TEXT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # in a format: what is shown as it is


def read(file: Path) -> GivenBook:
    """Return what a workbook says; ToolkitError if `toolkit roadmap sheet` wrote none such."""
    name = file.as_posix()
    try:
        raw = beginning(file, MOST + 1)
    except OSError as error:
        raise ToolkitError(
            f"{name} cannot be opened: {error.strerror or 'the system refuses'}",
            "name a file that you may read",
        ) from error
    return given(name, raw)


def given(name: str, raw: bytes) -> GivenBook:
    """Return what the bytes of a workbook say, which people know by this name; ToolkitError as for `read`."""
    if len(raw) > MOST:
        raise ToolkitError(f"{name} has more than {MOST // 1024 // 1024} MiB", "take out pictures")
    with reading(name, raw) as book:
        return _book(name, book)


def _no_sheets(name: str) -> ToolkitError:
    message = f"{name} is no workbook of a plan's sheets"
    return ToolkitError(message, "name one that 'toolkit roadmap sheet' wrote, saved as .xlsx again")


def _book(name: str, book: Workbook) -> GivenBook:
    if BEFORE not in book.sheetnames or len(book.sheetnames) > SHEETS:
        raise _no_sheets(name)
    lines = list(_rows(name, book, BEFORE, MARKS))
    head = [cell.text for cell in lines[0][1]] + [""] * 4
    if head[0] != MARKER:
        raise _no_sheets(name)
    if head[1] != str(FORM):
        raise ToolkitError(f"{name} was written by a newer program", "install a newer clustertoolkit")
    base: dict[str, dict[str, dict[str, str]]] = {}
    for _, cells in lines[1:]:
        sheet, mark, *parts = (cell.text for cell in cells)
        said = json.loads("".join(part[1:-1] for part in parts))
        if not isinstance(said, dict) or not all(isinstance(text, str) for text in said.values()):
            raise _no_sheets(name)
        base.setdefault(sheet, {})[mark] = said
    pages = {title: _page(name, book, title) for title in book.sheetnames if title not in OWN}
    return GivenBook(name, head[3], head[2] == "internal", base, pages)


def _page(name: str, book: Workbook, title: str) -> GivenPage:
    lines = list(_rows(name, book, title, ROWS))
    head = lines.pop(0)[1] if lines and lines[0][0] == 1 else []
    rows = (GivenRow(number, cells[0].text, tuple(cells[1:])) for number, cells in lines)
    return GivenPage(tuple(cell.text for cell in head[1:]), tuple(rows))


def _rows(name: str, book: Workbook, title: str, most: int) -> Iterator[tuple[int, list[SheetCell]]]:
    """Yield the rows that say anything, with their numbers."""
    sheet: Any = book[title]
    if not hasattr(sheet, "reset_dimensions"):  # a chart
        return
    sheet.reset_dimensions()  # a file may say that it is larger than it is
    for number, row in enumerate(sheet.iter_rows(max_col=COLUMNS), 1):
        if number > most and any(cell.value is not None for cell in row):
            raise ToolkitError(f"{name}, {title}: more than {most} rows", "take out what is not the plan's")
        cells = [_cell(cell) for cell in row]
        while cells and not cells[-1].text:
            cells.pop()
        if cells:
            yield number, cells


def _cell(cell: Any) -> SheetCell:
    """Return what a cell says: numbers with all their digits, days and months from the year on."""
    value = cell.value
    if value is None:
        return SheetCell()
    kind = cell.data_type
    if kind == "f":
        return SheetCell(str(value), "formula")
    if kind == "e":
        return SheetCell(str(value), "error")
    if isinstance(value, bool):
        return SheetCell("yes" if value else "no")
    if isinstance(value, int | float):
        form = _OTHER_TEXT.sub("", str(cell.number_format))
        if "%" in form:
            return SheetCell(f"{plain(round(value * 100, 10))} %", "share")
        return SheetCell(plain(value), "number")
    if isinstance(value, datetime | date):
        form = _OTHER_TEXT.sub("", str(cell.number_format)).casefold()
        is_day = "d" in form or "m" not in form
        return SheetCell(value.strftime("%Y-%m-%d" if is_day else "%Y-%m"), "day" if is_day else "month")
    if isinstance(value, time):
        return SheetCell(value.isoformat())
    return SheetCell(str(value).replace("\r\n", "\n").replace("_x000D_", "").strip())
