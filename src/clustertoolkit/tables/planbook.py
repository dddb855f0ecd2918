"""A workbook of a plan's sheets read back: what its cells say, within limits, and no formula's result."""

import json
import re
import warnings
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
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

MOST = 8 * 1024 * 1024  # bytes of the file: a plan is smaller by far,
UNPACKED = 48 * 1024 * 1024  # of all its parts,
PARTS = 400  # and their number
SHEETS, COLUMNS, MARKS = 60, 60, 20_000  # of a workbook, of a sheet, and rows of the hidden sheet
OWN = (START, LISTS, BEFORE)  # the sheets that are not read for changes
_OTHER_TEXT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # in a format: what is shown as it is
_DEFINED = [b"<!DOCTYPE", *("<!DOCTYPE".encode(form) for form in ("utf-16-le", "utf-16-be"))]
_RAISED = (
    ToolkitError, BadZipFile, zlib.error, SyntaxError, InvalidFileException, OSError, KeyError, ValueError,
    TypeError, IndexError, AttributeError, EOFError, NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip


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
    try:
        _refuse_bombs(name, raw)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it passes over, such as pictures
            book = load_workbook(BytesIO(raw), read_only=True, data_only=False, keep_links=False)
            return _book(name, book)
    except _RAISED as error:
        if isinstance(error, ToolkitError) and error.message.startswith(name):
            raise
        raise _no_sheets(name) from error


def _no_sheets(name: str) -> ToolkitError:
    message = f"{name} is no workbook of a plan's sheets"
    return ToolkitError(message, "name an .xlsx that 'toolkit roadmap sheet' wrote, saved as .xlsx again")


def _refuse_bombs(name: str, raw: bytes) -> None:
    """Raise ToolkitError for a file that is too large, unpacked as well, or defines entities of its own."""
    too_large = ToolkitError(
        f"{name} is too large for a plan's sheets", "take out pictures and whatever is not the plan's"
    )
    if len(raw) > MOST:
        raise too_large
    with ZipFile(BytesIO(raw)) as archive:
        parts = archive.infolist()
        if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
            raise too_large
        for part in parts:
            held = archive.read(part)
            if any(sign in held for sign in _DEFINED):
                raise _no_sheets(name)


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
