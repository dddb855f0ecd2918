"""A plan's sheets as a workbook to fill in: with lists to choose from, what stands already, and what it was.

The first column of a sheet marks its rows. It and the ids are protected, without a password: against slips,
not against people. A hidden sheet holds what each cell said, from which changes are told later.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from textwrap import wrap

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from clustertoolkit.plan.sheets.book import BEFORE, FORM, LISTS, MARKER, ROWS, START, WrittenBook, WrittenPage
from clustertoolkit.plan.sheets.rows import KEPT
from clustertoolkit.plan.sheets.table import PARENT, PROTECTED, PlanColumn
from clustertoolkit.plan.sheets.writing import list_of
from clustertoolkit.render.xlsx import FORMULA, HEAD, LINE, NEVER, RULE, SHADE, TALLEST, packed
from clustertoolkit.yamlfiles import writer

PART = 30_000  # characters of a cell of the hidden sheet
MORE_YEARS = 4  # that may be added to those of a sheet
PROMPT = 250  # characters of what a chosen cell shows
TITLED = 30  # of its title
NARROWEST, WIDEST = 12, 36  # widths of columns, in characters
_TEXT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_NUMBER = Alignment(horizontal="right", vertical="top")
_GREY = Font("Calibri", 11, color="FF8A94A3")

NOTES = (
    "This workbook holds the tables of the plan of {territory}. Fill them in, and hand the file back.",
    "Change what stands there, or write below it. Leave empty what you do not know yet.",
    "Empty all cells of a row to take it out of the plan. Leave the first column as it is.",
    "A cell with several entries has one on each line: Alt and Enter, or Ctrl and Enter, begin a new line.",
    "Write amounts in full, such as 1500000. Write days as 2029-12-31, months as 2029-12, years as 2029.",
    "For a further year, write it into the first free cell of the first row.",
    "Write values, no formulas. Columns and sheets of your own are not read.",
    "Before anything changes in the plan, each change is shown and asked: toolkit roadmap take FILE PLAN",
)


def written(book: WrittenBook) -> bytes:
    """Return a workbook; the same book gives the same bytes."""
    workbook = Workbook()
    start = workbook.worksheets[0]
    start.title = START
    start.column_dimensions["A"].width = 110
    for number, note in enumerate(NOTES, 1):
        _write(start, number, 1, note.format(territory=book.territory)).alignment = _TEXT
    lists = _Lists(workbook, book.words)
    for page in book.pages:
        _fill(workbook.create_sheet(page.sheet.title), page, lists)
    lists.write()
    _keep(workbook.create_sheet(BEFORE), book)
    workbook.properties.title = f"Plan of {book.territory}"
    workbook.properties.creator = "clustertoolkit"
    workbook.properties.created = workbook.properties.modified = datetime.fromisoformat(NEVER)
    return packed(workbook)


class _Lists:
    """The words that columns offer, each list in a column of a sheet of its own."""

    def __init__(self, workbook: Workbook, words: Mapping[str, tuple[str, ...]]) -> None:
        self.workbook = workbook
        self.words = dict(words)
        self.places = {name: get_column_letter(number) for number, name in enumerate(self.words, 1)}

    def formula(self, name: str) -> str:
        """Return where the words of a list stand, as a spreadsheet program names it."""
        letter = self.places[name]
        return f"{LISTS}!${letter}$2:${letter}${len(self.words[name]) + 1}"

    def write(self) -> None:
        sheet = self.workbook.create_sheet(LISTS)
        sheet.sheet_state = "hidden"
        for place, (name, words) in enumerate(self.words.items(), 1):
            for number, word in enumerate((name, *words), 1):
                _write(sheet, number, place, word)


def _fill(sheet: Worksheet, page: WrittenPage, lists: _Lists) -> None:
    """Write one sheet: titles, a row for each entry, and what may be chosen below them."""
    widths = {column.key: _width(column, page.rows) for column in page.columns}
    _head(sheet, 1, "Row")
    sheet.column_dimensions["A"].width = 6
    for place, column in enumerate(page.columns, 2):
        _head(sheet, place, column.title)
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = widths[column.key]
        is_id_of_none = column.key == PROTECTED and not any(PROTECTED in row for row in page.rows.values())
        sheet.column_dimensions[letter].hidden = is_id_of_none and bool(page.sheet.inner)
        sheet.column_dimensions[letter].protection = Protection(locked=False)
        sheet.column_dimensions[letter].alignment = _NUMBER if column.is_number else _TEXT
        sheet.column_dimensions[letter].number_format = _format(column)
        sheet.add_data_validation(_validation(column, f"{letter}2:{letter}{ROWS}", lists))
        for number, cells in enumerate(page.rows.values(), 2):
            _cell(sheet, number, place, column, cells.get(column.key, ""))
    for place in (
        range(len(page.columns) + 2, len(page.columns) + 2 + MORE_YEARS) if page.sheet.across else ()
    ):
        sheet.column_dimensions[get_column_letter(place)].protection = Protection(locked=False)
        sheet.cell(1, place).protection = Protection(locked=False)
    for number, mark in enumerate(page.rows, 2):
        cell = _write(sheet, number, 1, mark)
        cell.font, cell.alignment = _GREY, _TEXT
        sheet.row_dimensions[number].height = _height(page.rows[mark], widths)
    sheet.freeze_panes = "B2"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows"):
        setattr(protection, allowed, False)  # what it names is not forbidden


def _head(sheet: Worksheet, place: int, title: str) -> None:
    cell = _write(sheet, 1, place, title)
    cell.font, cell.fill, cell.border, cell.alignment = HEAD, SHADE, RULE, _TEXT


def _cell(sheet: Worksheet, number: int, place: int, column: PlanColumn, text: str) -> None:
    cell = _write(sheet, number, place, text)
    cell.alignment = _TEXT
    is_locked = bool(text) and (text == KEPT or column.key == PROTECTED)
    cell.protection = Protection(locked=is_locked)
    cell.number_format = _format(column)
    if is_locked:
        cell.font = _GREY
    elif text and column.is_number:
        cell.value = float(text) if "." in text else int(text)
        cell.alignment = _NUMBER


def _write(sheet: Worksheet, row: int, place: int, text: str) -> Cell:
    cell = sheet.cell(row, place)
    assert isinstance(cell, Cell)  # noqa: S101  # nothing is merged, so it is no part of another one
    if text:
        cell.value = text
        cell.data_type = "s"  # or a text such as "=1+1" or "#N/A" would be more than a text
        cell.quotePrefix = text.startswith(FORMULA)
    return cell


def _format(column: PlanColumn) -> str:
    """Return the format of a column's cells: texts stay as typed, large numbers have their groups."""
    if not column.is_number:
        return "@"
    return (
        "#,##0" if column.form.get("maximum", 0) > 10_000 and column.form["type"] == "integer" else "General"
    )


def _width(column: PlanColumn, rows: Mapping[str, Mapping[str, str]]) -> int:
    """Return the width of a column: that of its title or longest value, within bounds; of texts the most."""
    longest = max((len(cells.get(column.key, "")) for cells in rows.values()), default=0)
    is_short = column.is_number or bool(list_of(column)) or "pattern" in column.form
    return min(WIDEST, max(NARROWEST, longest + 2, len(column.title) + 2)) if is_short else WIDEST


def _height(cells: Mapping[str, str], widths: Mapping[str, int]) -> int:
    """Return the height of a row; not every spreadsheet program finds that of wrapped texts itself."""
    lines = (
        sum(len(wrap(line, widths[key] - 1)) or 1 for line in text.split("\n"))
        for key, text in cells.items()
        if key in widths
    )
    return min(TALLEST, LINE * max(lines, default=1))


def _validation(column: PlanColumn, cells: str, lists: _Lists) -> DataValidation:
    """Return what a cell of a column offers and says when it is chosen; only closed lists refuse others."""
    name = list_of(column)
    is_offered = bool(lists.words.get(name)) and not column.is_list
    validation = DataValidation(type="list" if is_offered else None, sqref=cells, allow_blank=True)
    if is_offered:
        validation.formula1 = lists.formula(name)
        validation.showErrorMessage = column.offers != "bodies" and column.key != PARENT
        validation.errorTitle, validation.error = "Not in the list", "Choose one of the words of the list."
    example = writer.example(column.form) if "type" in column.form and column.key != PARENT else ""
    said = f"{column.form['description']}{example and f' Example: {example}'}"
    validation.promptTitle = column.title[:TITLED]
    validation.prompt = said if len(said) <= PROMPT else f"{said[: PROMPT - 1]}…"
    validation.showInputMessage = True
    return validation


def _keep(sheet: Worksheet, book: WrittenBook) -> None:
    """Write what each cell says, row by row, into a sheet that nobody sees."""
    sheet.sheet_state = "veryHidden"
    lines: list[Sequence[str]] = [(MARKER, str(FORM), "internal" if book.internal else "", book.territory)]
    for page in book.pages:
        for mark, cells in page.rows.items():
            text = json.dumps(dict(cells), ensure_ascii=True, separators=(",", ":"))
            # between signs, so that no blank is lost at an end
            parts = [f"|{text[start : start + PART]}|" for start in range(0, len(text), PART)]
            lines.append((page.sheet.name, mark, *parts))
    for number, line in enumerate(lines, 1):
        for place, text in enumerate(line, 1):
            _write(sheet, number, place, text)
