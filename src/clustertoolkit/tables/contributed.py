"""Sheets that people filled in, as answers: a template, or a list of examples with new rows.

Mistakes are told by row and column, in the sheet's own words.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from clustertoolkit.content.kinds import FOLDERS
from clustertoolkit.content.records import AskedField
from clustertoolkit.contribute.answers import Answers, lines_of, value_of
from clustertoolkit.contribute.asking import Asking
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import beginning
from clustertoolkit.schema.words import comparable
from clustertoolkit.tables.taken import GUARD
from clustertoolkit.yamlfiles import paths

MOST = 4 * 1024 * 1024  # bytes of a file; a list of all examples is a tenth
NEW = 200  # rows of new entries
TALLEST, WIDEST = 20_000, 60  # rows and columns that are looked at
CELLS = 50_000  # cells that hold anything; a list of all examples has a third
HEADS = 5  # rows among which that with the names of the columns is sought
KNOWN = 3  # of its cells that name fields
SUFFIXES = (".xlsx", ".csv", ".tsv")

Cells = Sequence[Any]  # of a row: texts, numbers and days
SheetRow = tuple[int, Cells]  # as the sheet counts it, from 1


class RowFault(NamedTuple):
    """What is wrong in a row, as the sheet counts them, and in which column (empty: in none)."""

    row: int
    column: str
    message: str


class FilledRows(NamedTuple):
    """The new entries of a sheet by their rows, how many rows are of entries that are there, and faults."""

    answers: Mapping[int, Answers]
    passed: int
    faults: tuple[RowFault, ...]
    columns: Mapping[str, str]  # as the sheet calls them, by the ids of the fields


class _Formula:
    """A cell that holds a formula, or what one could not reckon."""


def rows_of(file: Path, asking: Asking) -> FilledRows:
    """Return what a sheet says; ToolkitError for a file that is no sheet of such entries."""
    name = file.as_posix()
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        raise ToolkitError(f"the form of {name} cannot be told", f"end its name in {' or '.join(SUFFIXES)}")
    data = beginning(file, MOST + 1)
    if len(data) > MOST:
        raise ToolkitError(f"{name} has more than {MOST // 1024 // 1024} MiB", "split it into smaller files")
    sheets = _workbook(data, name) if suffix == ".xlsx" else [_delimited(data, name, suffix)]
    for sheet in sheets:
        for place, (_, head) in enumerate(sheet[:HEADS], 1):
            fields = _fields(head, asking)
            if len(fields) >= KNOWN and any(field.into == asking.id_from[-1] for field in fields.values()):
                return _read(sheet[place:], head, fields, asking)
    plural = next(folder for folder, kind in FOLDERS.items() if kind == asking.kind)
    hint = f"its first row names the columns; 'toolkit add {asking.kind} --template t.xlsx' writes one"
    raise ToolkitError(f"{name} is no sheet of {plural}", hint)


def _workbook(data: bytes, name: str) -> list[list[SheetRow]]:
    from clustertoolkit.tables.workbooks import reading

    with reading(name, data) as workbook:
        return [_filled(worksheet, name) for worksheet in workbook.worksheets]


def _filled(worksheet: Any, name: str) -> list[SheetRow]:
    """Return the rows that hold anything, however far a worksheet says that it reaches."""
    worksheet.reset_dimensions()
    rows: list[SheetRow] = []
    cells = 0
    for number, row in enumerate(islice(worksheet.iter_rows(max_col=WIDEST), TALLEST), 1):
        if held := sum(cell.value is not None for cell in row):
            rows.append((number, [_cell(cell) for cell in row]))
            cells += held
            if cells > CELLS:
                raise ToolkitError(f"{name} holds too much", "split it into smaller files")
    return rows


def _cell(cell: Any) -> Any:
    if cell.data_type in ("f", "e"):
        return _Formula()
    return cell.value


def _delimited(data: bytes, name: str, suffix: str) -> list[SheetRow]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ToolkitError(f"{name} is not UTF-8 text", "save it as 'CSV UTF-8', or as .xlsx") from None
    head = text.partition("\n")[0]
    sign = "\t" if suffix == ".tsv" else max(",;\t", key=head.count)
    try:
        rows = list(islice(csv.reader(io.StringIO(text), delimiter=sign), TALLEST))
    except csv.Error as error:
        raise ToolkitError(f"{name} cannot be read as rows: {error}", "save it as .xlsx") from None
    return [(number, [_unguarded(value) for value in row]) for number, row in enumerate(rows, 1) if any(row)]


def _unguarded(text: str) -> Any:
    """Return a text without the sign that keeps it from being a formula; else such a text is one."""
    if text.startswith(GUARD):
        return text[1:]
    return _Formula() if text.startswith("=") else text


def _fields(head: Cells, asking: Asking) -> dict[int, AskedField]:
    """Return the fields that a row names, by the places of its cells, each once."""
    known: dict[str, AskedField] = {}
    namings: tuple[Callable[[AskedField], str], ...] = (asking.title, lambda field: field.id, _key)
    for named in namings:
        for field in asking.fields():
            known.setdefault(comparable(named(field)), field)
    found: dict[int, AskedField] = {}
    for place, name in enumerate(head):
        named_field = known.get(comparable(name)) if isinstance(name, str) else None
        if named_field and named_field not in found.values():
            found[place] = named_field
    return found


def _key(field: AskedField) -> str:
    """Return the key of the entry that a field leads to, as a list's column is called; none for parts."""
    return field.id if field.parts else field.into.partition(".")[0]


def _read(
    rows: Sequence[SheetRow], head: Cells, fields: Mapping[int, AskedField], asking: Asking
) -> FilledRows:
    answers: dict[int, Answers] = {}
    faults: list[RowFault] = []
    passed = 0
    columns = {field.id: str(head[place]) for place, field in fields.items()}
    for number, row in rows:
        given = {
            field.id: lines
            for place, field in fields.items()
            if place < len(row) and (lines := _lines(row[place]))
        }
        record = asking.records.get(" ".join(given.get("id", ())))
        if record is not None:
            passed += 1
            faults += _differing(number, given, record, columns, asking)
            continue
        faults += _unasked(number, row, head, fields)
        answers[number] = given
    if len(answers) > NEW:
        faults.append(RowFault(rows[0][0], "", f"there are more than {NEW} new rows: split the sheet"))
        answers = {}
    return FilledRows(answers, passed, tuple(faults), columns)


def _unasked(number: int, row: Cells, head: Cells, fields: Mapping[int, AskedField]) -> Iterator[RowFault]:
    """Yield what is wrong with the cells of a new row, before anything is asked of their texts."""
    for place, value in enumerate(row):
        column = str(head[place]) if place < len(head) and head[place] is not None else ""
        if isinstance(value, _Formula):
            yield RowFault(number, column, "the cell holds a formula or an error: write the value itself")
        elif value not in (None, "") and place not in fields:
            named = column or f"column {place + 1}"
            yield RowFault(number, named, "nobody asks for this column in a new row: leave the cell empty")


def _lines(value: Any) -> tuple[str, ...]:
    """Return the lines of a cell; whole numbers are written without a point, days as dates."""
    if value is None or isinstance(value, _Formula):
        return ()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, datetime):
        value = value.date()
    return lines_of([value.isoformat() if isinstance(value, date) else value])


def _differing(
    number: int, given: Answers, record: Any, columns: Mapping[str, str], asking: Asking
) -> Iterator[RowFault]:
    """Yield the texts and years of a row that are not those of the entry that is there."""
    for field in asking.fields():
        form = asking.form(field)
        if (
            field.id not in given
            or field.choices
            or form["type"] not in ("string", "integer")
            or "enum" in form
        ):
            continue
        there: Any = record
        for key in paths.parse(field.into):
            there = getattr(there, str(key), None)
        value, faults = value_of(asking, field, given[field.id])
        if faults or value != (" ".join(there.split()) if isinstance(there, str) else there):
            message = f"the entry {record.id} says something else; a correction is made in its file"
            yield RowFault(number, columns[field.id], message)
