"""How wide the columns of a table in Word are, how large its font, and where it goes on below itself."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from clustertoolkit.views.blocks import Line, Table, plain

Prepared = dict[str, Any]  # what the template needs of something

MOST = 63  # columns of a table in Word
PART = 16  # columns of each part of a table that has more, so that they can be read

# Lengths are twips, of which a point has 20, and sizes of a font half points, as in the files of Word.
ACROSS, ALONG = 9638, 14570  # between the margins of an A4 page that stands, and of one that lies
SIZES = (18, 17, 16, 15, 14)  # of the font in a table, largest first,
SMALLEST = (13, 12, 11, 10)  # and on a page that lies, if not even the last one will do
FORMS = [(size, ACROSS) for size in SIZES] + [(size, ALONG) for size in SMALLEST]
# The same for lists, with the part of the width that their longest words may take in all.
LISTS = ((SIZES[0], ACROSS, 0.75), *((size, ALONG, 1) for size in SIZES + SMALLEST))
BOLD = 1.1  # how much wider letters are that are bold
MARGIN = 80  # on both sides of a cell
SHORT = 20  # lines that a row may have to be kept on one page
MOST_SAID = 60  # characters of a text by which a column of a list grows wider
LETTER = 6  # twips of a letter for each half point of its size, rather more than less

_BREAKS = re.compile(r"(?<=[-/])|\s+")  # where a line may end


def measured(table: Table) -> Iterator[Prepared]:
    """Yield a table with its columns' widths, its font's size, how its page lies, and which rows are short.

    One with more columns than Word takes comes in several parts, of which each names the rows.
    """
    whole = len(table.columns)
    if whole <= MOST:
        yield _measured(table)
        return
    for first in range(1, whole, PART - 1):
        end = min(whole, first + PART - 1)
        said = f"columns {first + 1} to {end} of {whole}"
        caption = f"{table.caption} ({said})" if table.caption else said.capitalize()
        places = [0, *range(first, end)]
        yield _measured(
            table._replace(
                caption=caption,
                columns=tuple(table.columns[place] for place in places),
                rows=tuple(tuple(row[place] for place in places) for row in table.rows),
                foot=tuple(tuple(row[place] for place in places) for row in table.foot),
            )
        )


def _measured(table: Table) -> Prepared:
    """Return a table as the template needs it.

    A table with many numbers gets a smaller font, and at last a page that lies.
    """
    forms = FORMS
    if not any(column.width for column in table.columns):
        table, forms = _shared(table)
    size, room = next((form for form in forms if _fits(*_needs(table, *form), form[1])), forms[-1])
    texts, numbers = _needs(table, size, room)
    left = min(sum(texts), max(sum(texts) // 2, room - sum(numbers))) if any(numbers) else room
    pairs = zip(_scaled(texts, left), _scaled(numbers, room - left), strict=True)
    widths = [text + number for text, number in pairs]
    widths[0] += room - sum(widths)  # what was lost by rounding
    return {
        "kind": "table", "table": table,
        "widths": widths, "size": size, "lies": int(room == ALONG), "margin": _margin(size),
        "short": [is_short([cell.lines for cell in row], widths, size) for row in table.rows],
    }  # fmt: skip


def _shared(table: Table) -> tuple[Table, list[tuple[int, int]]]:
    """Return a list or matrix whose columns have widths, and the form of the page that these suit.

    A column has room for its longest word, or its longest date; those with longer texts share what is left. A
    page stands if much is left, and else it lies, with the largest font in which all words fit.
    """
    said = [
        [column.title, *(plain(runs) for row in table.rows for runs in row[place].lines)]
        for place, column in enumerate(table.columns)
    ]
    ends = [r"\s+" if column.kind == "date" else _BREAKS for column in table.columns]
    words = [
        max(len(word) for text in texts for word in re.split(end, text)) + 2
        for texts, end in zip(said, ends, strict=True)
    ]
    more = [
        max(0, min(MOST_SAID, max(map(len, texts))) - word) for word, texts in zip(words, said, strict=True)
    ]
    size, room, _ = next(
        (form for form in LISTS if sum(words) * form[0] * LETTER <= form[1] * form[2]), LISTS[-1]
    )
    spare = max(0, room // (size * LETTER) - sum(words))
    widths = [word + spare * extra // max(1, sum(more)) for word, extra in zip(words, more, strict=True)]
    columns = tuple(
        column._replace(width=max(1, 100 * width // sum(widths)))
        for column, width in zip(table.columns, widths, strict=True)
    )
    return table._replace(columns=columns), [(size, room)]


def _needs(table: Table, size: int, room: int) -> tuple[list[int], list[int]]:
    """Return for each column the width that its texts are given, and the width that its numbers need."""
    columns = table.columns
    texts = [column.width * room // 100 for column in columns]
    numbers = [
        _natural(table, place, size) if column.number and not column.width else 0
        for place, column in enumerate(columns)
    ]
    return texts, numbers


def _fits(texts: list[int], numbers: list[int], room: int) -> bool:
    return sum(numbers) + sum(texts) // 2 <= room


def _natural(table: Table, place: int, size: int) -> int:
    """Return the width that the numbers of a column need, and its title."""
    usual = [plain(line) for row in table.rows for line in row[place].lines]
    bold = [plain(line) for row in table.foot for line in row[place].lines]
    bold.append(table.columns[place].title)
    longest = max(*map(_length, usual), 0, BOLD * max(map(_length, bold)))
    return int(longest * size * 10) + 2 * _margin(size)


def _length(text: str) -> float:
    """Return the length of a number in a wide font, as a multiple of the font's size."""
    return sum(0.33 if character in ",. " else 0.65 for character in text)


def _margin(size: int) -> int:
    return MARGIN if size > SIZES[-1] else MARGIN // 2


def _scaled(widths: list[int], total: int) -> list[int]:
    return [width * total // max(1, sum(widths)) for width in widths]


def is_short(cells: Iterable[tuple[Line, ...]], widths: list[int], size: int) -> bool:
    """Tell whether a row most probably has few enough lines to be kept on one page."""
    lines = (
        sum(len(plain(line)) * size * 5 // max(1, width) + 1 for line in cell)
        for cell, width in zip(cells, widths, strict=True)
    )
    return max(lines) <= SHORT
