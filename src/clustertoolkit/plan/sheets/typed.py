"""What a person typed into a cell, read as a value: or why it is none, or how it was understood."""

import re
from datetime import date
from typing import Any, NamedTuple

from clustertoolkit.plan.sheets.book import SheetCell
from clustertoolkit.plan.sheets.rows import plain
from clustertoolkit.plan.sheets.table import PlanColumn
from clustertoolkit.plan.walk.answers import misfit
from clustertoolkit.schema.fits import fits
from clustertoolkit.schema.schemas import Lists
from clustertoolkit.schema.words import Words
from clustertoolkit.yamlfiles.scalars import DECIMAL, WHOLE, unsafe

YES, NO = ("yes", "true", "y"), ("no", "false", "n")
BLANKS = "\u00a0\u2007\u202f\u2009 '’"  # that set thousands apart
GROUPS = re.compile(r"-?[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*\Z")
SHORT = re.compile(
    r"[-0-9., ]+\s*(?:k|m|mio|mn|mill?|bn|mrd|tsd|million|billion|thousand)\b\.?", re.IGNORECASE
)
DAY = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})\Z")
MONTH = re.compile(r"([0-9]{1,2})[./-]([0-9]{4})\Z")
LONGEST = 40  # characters of a number
NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
         "November", "December")  # fmt: skip


class CellReading(NamedTuple):
    """The value of a cell, how it was understood where that is not plain, and what is wrong with it."""

    value: Any = None
    note: str = ""
    fault: str = ""


def read(cell: SheetCell, column: PlanColumn, words: Words | None, lists: Lists) -> CellReading:
    """Return what a cell means in its column, of which only the `words` are allowed if there are any."""
    if cell.kind == "formula":
        return CellReading(fault="this is a formula: write its result in place of it")
    if cell.kind == "error":
        return CellReading(fault=f"this is the error {cell.text}: write the value itself")
    if unsafe(cell.text):
        return CellReading(fault="it holds a character that is not allowed; it may be invisible")
    if not cell.text:
        return CellReading()
    reading = _read(cell, column, words)
    if reading.fault or fits(reading.value, column.form, lists):
        return reading
    return CellReading(fault=misfit(reading.value, column.form, lists, column.key.rpartition(".")[2]))


def _read(cell: SheetCell, column: PlanColumn, words: Words | None) -> CellReading:
    form = column.form
    if column.is_list:
        lines = [line.strip() for line in cell.text.splitlines() if line.strip()]
        return _all_of(lines, words) if words else CellReading(lines)
    if column.is_number:
        return _number(cell, is_whole=form["type"] == "integer", is_year=form.get("maximum", 0) <= 2100)
    if form["type"] == "boolean":
        return _truth(cell.text)
    if form.get("format") in ("moment", "date"):
        return _moment(cell)
    if "enum" in form:
        words = Words.of((word, ()) for word in form["enum"])
    return _all_of([cell.text], words, is_one=True) if words else CellReading(cell.text)


def _all_of(given: list[str], words: Words, *, is_one: bool = False) -> CellReading:
    """Return the words that are meant by those given, or which of them is none."""
    found = {word: words.find(word) for word in given}
    for word, meant in found.items():
        if meant is None:
            hint = words.hint(word)
            return CellReading(fault=f"'{word}' is none of the words of this column{hint and f'; {hint}'}")
    return CellReading(found[given[0]] if is_one else list(dict.fromkeys(found.values())))


def _truth(text: str) -> CellReading:
    word = text.casefold()
    if word in YES + NO:
        return CellReading(word in YES)
    return CellReading(fault="write yes or no")


def _number(cell: SheetCell, *, is_whole: bool, is_year: bool) -> CellReading:
    """Return a number as people type it: with a share's sign, a decimal comma, or thousands set apart."""
    text = cell.text
    if cell.kind in ("day", "month"):
        return CellReading(fault=f"the spreadsheet program made a day of it, {text}: write the number")
    if SHORT.match(text):
        return CellReading(fault="write the number with all its digits, such as 1500000")
    is_share = text.endswith("%")
    bare = "".join(letter for letter in text.removesuffix("%") if letter not in BLANKS)
    groups = GROUPS.match(bare) if cell.kind == "text" else None
    if groups and not is_whole and bare.count(groups[1]) == 1:
        whole, point = bare.replace(groups[1], ""), bare.replace(",", ".").rstrip("0").rstrip(".")
        return CellReading(fault=f"this can be {whole} or {point}: write the one that you mean")
    if groups:
        bare = bare.replace(groups[1], "")
    bare = bare.replace(",", ".")
    if len(bare) > LONGEST or not (WHOLE.match(bare) or DECIMAL.match(bare)):
        return CellReading(fault="this is not a number: write digits alone, such as 1200 or 2.5")
    value = int(bare) if WHOLE.match(bare) else float(bare)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    is_plain = text in (bare, plain(value)) and not is_share
    return CellReading(value, "" if is_plain or is_year else plain(value))


def _moment(cell: SheetCell) -> CellReading:
    """Return a year, month or day; one that is not written from the year on is told in words."""
    text = cell.text
    if cell.kind in ("day", "month"):
        return CellReading(text, in_words(text))
    if given := DAY.match(text):
        first, second, year = map(int, given.groups())
        if second > len(NAMES) >= first:
            first, second = second, first
        moment = f"{year:04}-{second:02}-{first:02}"
    elif given := MONTH.match(text):
        month, year = map(int, given.groups())
        moment = f"{year:04}-{month:02}"
    else:
        return CellReading(text)
    try:
        return CellReading(moment, in_words(moment))
    except (ValueError, IndexError):
        return CellReading(fault=f"the calendar has no {text}: write a day as 2029-12-31")


def in_words(moment: str) -> str:
    """Return a month or day as people say it; ValueError or IndexError if there is none."""
    year, month, *day = map(int, moment.split("-"))
    if day:
        date(year, month, day[0])
    if not month:
        raise ValueError(moment)
    return " ".join([*map(str, day), NAMES[month - 1], str(year)])
