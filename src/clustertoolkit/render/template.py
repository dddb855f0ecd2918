"""A workbook to fill in: a column for each field that contributors are asked for, and what each means."""

from collections.abc import Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from clustertoolkit.content.kinds import FOLDERS
from clustertoolkit.content.records import AskedField
from clustertoolkit.contribute.asking import Asking
from clustertoolkit.render.xlsx import HEAD, NEVER, RULE, SHADE, WIDEST, packed, set_up, write_cell

ROWS = 201  # to which drop-down lists reach
FIELD, LONG = 24, 50  # widths of columns: of short answers, and of those that have sentences or lines
EXPLANATIONS, LISTS = "Explanations", "Lists"
COLUMNS = ("Column", "Needed", "What it is", "For example")


def template(asking: Asking, *, curator: bool) -> bytes:
    """Return a workbook with an empty sheet for entries, with the columns of curators if they are wanted."""
    fields = list(asking.fields(curator=curator))
    workbook = Workbook()
    entries = workbook.worksheets[0]
    entries.title = next(folder for folder, kind in FOLDERS.items() if kind == asking.kind).capitalize()
    explanations, lists = workbook.create_sheet(EXPLANATIONS), workbook.create_sheet(LISTS)
    offered = {field.id: words for field in fields if (words := asking.offered(field))}
    _head(entries, [asking.title(field) for field in fields])
    _head(lists, [asking.title(field) for field in fields if field.id in offered])
    for place, (name, words) in enumerate(offered.items(), 1):
        for number, word in enumerate(words, 2):
            write_cell(lists, number, place, word)
        field = next(field for field in fields if field.id == name)
        _offer(asking, entries, field, fields.index(field) + 1, (place, len(words)))
    for place, field in enumerate(fields, 1):
        if field.id not in offered:
            _explain(entries, asking, field, place)
    _head(explanations, COLUMNS)
    for number, field in enumerate(fields, 2):
        row = (asking.title(field), "yes" if field.needed else "", field.help, field.example or "")
        for place, text in enumerate(row, 1):
            write_cell(explanations, number, place, text)
    long = [asking.takes_lines(field) or asking.form(field).get("maxLength", 0) > 200 for field in fields]
    set_up(entries, [LONG if is_long else FIELD for is_long in long])
    set_up(explanations, [FIELD, 8, WIDEST, WIDEST])
    set_up(lists, [LONG] * max(len(offered), 1))
    workbook.properties.title = f"{entries.title} to add"
    workbook.properties.creator = asking.toolkit.head.title
    workbook.properties.created = workbook.properties.modified = datetime.fromisoformat(NEVER)
    return packed(workbook)


def _head(worksheet: Worksheet, titles: Sequence[str]) -> None:
    for place, title in enumerate(titles, 1):
        cell = write_cell(worksheet, 1, place, title)
        cell.font, cell.fill, cell.border = HEAD, SHADE, RULE
    worksheet.freeze_panes = "A2"


def _offer(
    asking: Asking, worksheet: Worksheet, field: AskedField, place: int, listed: tuple[int, int]
) -> None:
    """Give a column a drop-down list; where several may stand, other texts are taken, too."""
    column = get_column_letter(listed[0])
    rule = DataValidation("list", f"{LISTS}!${column}$2:${column}${listed[1] + 1}", allow_blank=True)
    rule.showErrorMessage = not asking.takes_lines(field)
    _add(worksheet, rule, asking, field, place)


def _explain(worksheet: Worksheet, asking: Asking, field: AskedField, place: int) -> None:
    _add(worksheet, DataValidation(), asking, field, place)


def _add(worksheet: Worksheet, rule: DataValidation, asking: Asking, field: AskedField, place: int) -> None:
    """Let a rule hold in a column, and say what stands there when a cell of it is chosen."""
    rule.promptTitle, rule.prompt = asking.title(field)[:32], field.help[:255]
    rule.showInputMessage = True
    column = get_column_letter(place)
    rule.add(f"{column}2:{column}{ROWS}")
    worksheet.add_data_validation(rule)
