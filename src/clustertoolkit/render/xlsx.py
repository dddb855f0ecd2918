"""A workbook for spreadsheet programs: real numbers, dates and links, and no text that acts as a formula.

A cell holds one link at most. One that names a single entry leads to it; one that names several has their
titles alone, as a reader would not know to which of them a link leads.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from clustertoolkit.render.plain import joined, one_line
from clustertoolkit.schema.addresses import is_address, spelled
from clustertoolkit.views import Column, Report, Sheet, Value
from clustertoolkit.views.blocks import Run
from clustertoolkit.views.naming import Leading, chosen, named

ABOUT = "About"
NARROWEST, WIDEST = 8, 60  # widths of columns, in characters
PROSE = 300  # characters from which a text is read rather than looked up,
BROAD = 100  # and the width of its column, so that rows stay low enough to look things up
LINE, TALLEST = 15, 409  # heights of a line and of the tallest row that is possible, in points
PAGE = 190  # characters on the width of a printed page, before a sheet takes another page beside it
MOST = 32_767  # characters of a cell
ROOM = 24  # of these for the words that say how many entries are left out
TITLE = 31  # the longest title of a worksheet
NEVER = "1980-01-01"  # the day of a file that knows none, as in the archives that workbooks are

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
FORMULA = ("=", "+", "-", "@")

HEAD = Font("Calibri", 11, bold=True)
_TEXT = Alignment(horizontal="left", vertical="top", wrap_text=True)
_NUMBER = Alignment(horizontal="right", vertical="top", indent=1)
SHADE = PatternFill("solid", fgColor="FFE9EDF2")
RULE = Border(bottom=Side("thin", color="FF5A6272"))
_HAIR = Border(bottom=Side("thin", color="FFD9DDE3"))
_LINK = Font("Calibri", 11, underline="single", color="FF1F4E79")


def report(report: Report) -> bytes:
    """Return a workbook with every column of each sheet, and a last worksheet that says what it is.

    The same content, filters and day give the same bytes, on one machine.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    titles = _titles(sheet.title for sheet in report.sheets)
    places = {
        (page[0].kind, page[0].id): _place(title) for page, title in zip(report.pages, titles, strict=False)
    }
    leading = Leading(report.toolkit, places)
    for title, sheet in zip(titles, report.sheets, strict=True):
        _fill(workbook.create_sheet(title), named(report.toolkit, sheet), leading)
    _tell(workbook.create_sheet(ABOUT), report)
    properties = workbook.properties
    properties.title = one_line(report.title)
    properties.creator = one_line(report.toolkit.head.title)
    properties.created = properties.modified = datetime.fromisoformat(report.day or NEVER)
    return packed(workbook)


def tables(
    title: str, sheets: Mapping[str, Sequence[Mapping[str, Value]]], about: Mapping[str, Value]
) -> bytes:
    """Return a workbook of plain tables: each row has its values by the titles of the columns.

    A last worksheet says what it is. A table without rows has no worksheet.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    filled = {name: rows for name, rows in sheets.items() if rows}
    for name, rows in zip(_titles(filled), filled.values(), strict=True):
        columns = tuple(Column(head, head) for head in rows[0])
        values = tuple(tuple(row[head] for head in rows[0]) for row in rows)
        worksheet = workbook.create_sheet(name)
        for place, column in enumerate(columns, 1):
            head = write_cell(worksheet, 1, place, column.title)
            head.font, head.fill, head.border = HEAD, SHADE, RULE
            for number, row in enumerate(values, 2):
                write_cell(worksheet, number, place, row[place - 1], column.kind)
        worksheet.freeze_panes = "A2"
        worksheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(values) + 1}"
        set_up(worksheet, [_width(Sheet(name, columns, values), place) for place in range(len(columns))])
    last = workbook.create_sheet(ABOUT)
    for number, (label, value) in enumerate(about.items(), 1):
        write_cell(last, number, 1, label).font = HEAD
        write_cell(last, number, 2, value)
    set_up(last, [max(map(len, about)) + 3, WIDEST])
    workbook.properties.title = one_line(title)
    workbook.properties.created = workbook.properties.modified = datetime.fromisoformat(NEVER)
    return packed(workbook)


def _titles(wanted: Iterable[str]) -> list[str]:
    """Return titles that spreadsheet programs take: no forbidden characters, not too long, none twice."""
    titles: list[str] = []
    taken = {ABOUT.casefold(), "history"}  # the latter is a spreadsheet program's own
    for text in wanted:
        whole = _FORBIDDEN.sub(" ", one_line(text))
        title, number = _cut(whole), 1
        while not title or title.casefold() in taken:
            number += 1
            title = _cut(whole, f" {number}")
        taken.add(title.casefold())
        titles.append(title)
    return titles


def _cut(text: str, end: str = "") -> str:
    return (text.strip(" '")[: TITLE - len(end)] + end).strip(" '")


def _place(title: str) -> str:
    """Return the beginning of a worksheet of the same workbook as a place in it."""
    return "'{}'!A1".format(title.replace("'", "''"))


def _fill(worksheet: Worksheet, sheet: Sheet, leading: Leading) -> None:
    """Write a sheet with a header that stays in view and filters; a cell of one entry leads to it."""
    shown = _as_read(sheet)
    for place, column in enumerate(sheet.columns, 1):
        head = write_cell(worksheet, 1, place, column.title)
        head.font, head.fill, head.border = HEAD, SHADE, RULE
        for number, (row, values) in enumerate(zip(shown.rows, sheet.rows, strict=True), 2):
            cell = write_cell(worksheet, number, place, row[place - 1], column.kind)
            runs = column.read(values[place - 1])
            if len(runs) == 1:
                _lead(cell, leading.led(runs[0]))
    last = get_column_letter(len(sheet.columns))
    worksheet.freeze_panes = "A2"
    worksheet.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    worksheet.print_title_rows, worksheet.print_title_cols = "1:1", "A:A"
    set_up(worksheet, [_width(shown, place) for place in range(len(sheet.columns))])


def _tell(worksheet: Worksheet, report: Report) -> None:
    """Write what the workbook holds, of which content and day, and whose work it is."""
    rows = list(_about(report))
    for number, (label, value, kind) in enumerate(rows, 1):
        write_cell(worksheet, number, 1, label).font = HEAD
        write_cell(worksheet, number, 2, value, kind)
    set_up(worksheet, [max(len(label) for label, _, _ in rows) + 3, WIDEST])


def _about(report: Report) -> Iterator[tuple[str, Value, str]]:
    """Yield label, value and kind of all that is told."""
    head = report.toolkit.head
    yield "Title", report.title, "text"
    for label, value in chosen(report) or (("Filters", "none"),):
        yield (f"Filter: {label}" if report.filters else label), value, "text"
    for note in report.notes:
        yield "Note", note, "text"
    yield "Content", head.title, "text"
    yield "Content version", head.version, "text"
    yield "Licence", head.licence.title, "text"
    yield "Licence address", head.licence.url, "link"
    yield "Paper", head.paper.title, "text"
    yield "Paper: authors", head.paper.authors, "list"
    yield "Paper: publisher", head.paper.publisher, "text"
    yield "Paper: published", head.paper.date, "text"
    if report.day:
        yield "Made on", report.day, "date"


def write_cell(worksheet: Worksheet, row: int, place: int, value: Value, kind: str = "text") -> Cell:
    """Write a value into a cell as what it is, and return the cell."""
    cell = worksheet.cell(row, place)
    assert isinstance(cell, Cell)  # noqa: S101  # nothing is merged, so it is no part of another one
    cell.alignment, cell.border = _TEXT, _HAIR
    if isinstance(value, int | float):
        cell.value, cell.alignment = value, _NUMBER
        return cell
    text = _fitting(value)
    day = _day(text) if kind == "date" else None
    if day:
        cell.value, cell.number_format = day, "yyyy-mm-dd"
    elif text:
        cell.value = text
        cell.data_type = "s"  # or a text such as "=1+1" or "#N/A" would be more than a text
        cell.quotePrefix = text.startswith(FORMULA)
        if kind == "link":
            _lead(cell, Run(text, text))
    return cell


def _as_read(sheet: Sheet) -> Sheet:
    rows = (
        tuple(_read(value, column) for value, column in zip(row, sheet.columns, strict=True))
        for row in sheet.rows
    )
    return sheet._replace(rows=tuple(rows))


def _read(value: Value, column: Column) -> Value:
    """Return a value with what people read in place of ids and names."""
    if value is None or isinstance(value, int | float):
        return value
    texts = tuple(run.text for run in column.read(value if isinstance(value, tuple) else str(value)))
    return texts if isinstance(value, tuple) else "".join(texts)


def _lead(cell: Cell, run: Run) -> None:
    """Make a cell lead to where its words do: to a place in the workbook, to a web address, or nowhere."""
    if run.place:
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=run.place)
    elif is_address(run.link):
        cell.hyperlink = spelled(run.link)
    else:
        return
    cell.font = _LINK


def _fitting(value: Value) -> str:
    """Return a value as text that a cell holds: a list ends between two entries, and says how many more."""
    text = one_line(joined(value, "; "))
    if len(text) <= MOST:
        return text
    if not isinstance(value, tuple):
        return f"{text[: MOST - 1]}…"
    kept = length = 0
    for item in map(one_line, value):
        length += len(item) + 2
        if length + ROOM > MOST:
            break
        kept += 1
    return "; ".join((*map(one_line, value[:kept]), f"... and {len(value) - kept} more"))


def shortened(report: Report) -> Iterator[str]:
    """Yield a sentence for every cell that does not hold all of its value."""
    for sheet in (named(report.toolkit, sheet) for sheet in report.sheets):
        for number, row in enumerate(_as_read(sheet).rows, 2):
            for column, value in zip(sheet.columns, row, strict=True):
                if not isinstance(value, int | float) and len(one_line(joined(value, "; "))) > MOST:
                    yield (
                        f"{sheet.title}, row {number}, {column.title}: a cell holds {MOST:,} characters; "
                        "the rest is left out, and .csv and .json have it"
                    )


def _day(text: str) -> date | None:
    """Return the day that an ISO date means; None if it is not a whole one, such as a year and month."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _width(sheet: Sheet, place: int) -> int:
    """Return the width of a column: that of its longest value or its title with the filter's button."""
    column: Column = sheet.columns[place]
    longest = max((len(one_line(joined(row[place], "; "))) for row in sheet.rows), default=0)
    return BROAD if longest > PROSE else min(WIDEST, max(NARROWEST, len(column.title) + 4, longest + 2))


def _lines(value: object, width: int) -> int:
    """Return the number of lines that a cell's value takes in a column, at least one."""
    return len(wrap(value, width)) if isinstance(value, str) and len(value) > width else 1


def set_up(worksheet: Worksheet, widths: list[int]) -> None:
    """Set the widths of the columns, the heights that they lead to, and a page that people can print."""
    for place, width in enumerate(widths, 1):
        worksheet.column_dimensions[get_column_letter(place)].width = width
    for number, row in enumerate(worksheet.iter_rows(values_only=True), 1):
        lines = max(_lines(value, width) for value, width in zip(row, widths, strict=True))
        # not every spreadsheet program finds the heights of wrapped texts itself
        worksheet.row_dimensions[number].height = min(TALLEST, LINE * lines)
    worksheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.6)  # inches
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = 9  # A4
    worksheet.page_setup.fitToWidth = -(-sum(widths) // PAGE)  # rounded up
    worksheet.page_setup.fitToHeight = 0  # as many as it takes
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    foot = HeaderFooterItem()
    foot.left.text, foot.right.text = "&A", "&P / &N"
    worksheet.HeaderFooter.oddFooter = foot


def packed(workbook: Workbook) -> bytes:
    """Return the workbook as a file whose parts all carry the same fixed time."""
    file = BytesIO()
    with _Undated(file, "w") as archive:
        ExcelWriter(workbook, archive).save()  # Workbook.save() would set the clock's time
    return file.getvalue()


class _Undated(ZipFile):
    """An archive that asks neither the clock nor SOURCE_DATE_EPOCH, which may name a day before 1980."""

    def writestr(self, zinfo_or_arcname: str | ZipInfo, data: Any, *_: Any, **__: Any) -> None:
        """Add a part with what it holds."""
        super().writestr(ZipInfo(str(zinfo_or_arcname)), data, ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Add a part that is a file so far."""
        self.writestr(arcname, Path(filename).read_bytes())
