"""How texts are laid out on a terminal: folded, side by side, and columns that share its width."""

import re
from collections.abc import Iterable
from itertools import zip_longest

from rich.cells import cell_len, chop_cells
from rich.console import Console
from rich.text import Text

from clustertoolkit.render.plain import joined, one_line
from clustertoolkit.schema.addresses import is_address
from clustertoolkit.views import Column, Sheet, Value

GAP = 2  # blanks between columns
LEAST = 4  # no column becomes narrower
NARROW = 28  # to where the texts of heavy columns are wrapped before other columns go
WIDE = 44  # where a column stops asking for more
HEAVY = 9  # the weight of columns that are never dropped, but may be wrapped
_BREAKS = re.compile(r"(?<=[-/])")  # where a word may be broken


def folded(text: str) -> str:
    """Return a text with its lines folded at the width of the terminal, between words."""
    width = console_of_terminal().width
    return "".join(f"{row}\n" for line in text.splitlines() for row in _hanging(line, width))


def _hanging(line: str, width: int) -> Iterable[str]:
    """Yield the lines of one, those after the first a little further in; no word or address is broken."""
    words = line.split()
    indent = line[: len(line) - len(line.lstrip())]
    row = indent + " ".join(words[:1])
    for word in words[1:]:
        if cell_len(row) + 1 + cell_len(word) > width:
            yield row
            row = f"{indent}  {word}" if indent else word
        else:
            row += f" {word}"
    yield row


def console_of_terminal() -> Console:
    console = Console(markup=False, emoji=False, highlight=False, legacy_windows=False)
    if console.width < NARROW:  # a terminal that does not know its width
        console.width = 80
    return console


def printed(console: Console, lines: Iterable[Text]) -> str:
    """Return lines that fit the console as they look on it, without blanks at their ends."""
    with console.capture() as captured:
        for line in lines:
            line.rstrip()
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return captured.get()


def side_by_side(columns: Iterable[Iterable[Text]], widths: list[int]) -> Iterable[Text]:
    """Yield lines that set wrapped texts beside each other, each in its width."""
    for parts in zip_longest(*columns):
        line = Text()
        for part, width in zip(parts, widths, strict=True):
            piece = part.copy() if part is not None else Text()
            piece.rstrip()
            line.append_text(piece)
            line.append(" " * (width - piece.cell_len + GAP))
        yield line


def rule(title: str, console: Console) -> Text:
    text = Text(f"{one_line(title)} ", style="bold")
    return text.append("─" * (console.width - text.cell_len), style="dim not bold")


def wrapped(text: Text, bullet: str, console: Console, width: int) -> list[Text]:
    """Return the lines of a text that hangs behind a bullet."""
    lines = text.wrap(console, max(1, width - len(bullet)))
    return [
        Text.assemble((" " * len(bullet) if number else bullet, "dim"), line)
        for number, line in enumerate(lines)
    ]


def fitting(sheet: Sheet, room: int) -> dict[int, tuple[int, int]]:
    """Return the places of the columns to show, with what each wants; those of one weight go together."""
    shown: dict[int, tuple[int, int]] = {}
    for weight in sorted({column.weight for column in sheet.columns if column.weight}, reverse=True):
        places = [place for place, column in enumerate(sheet.columns) if column.weight == weight]
        wanted = {place: _wanted(sheet, place) for place in places}
        needed = sum(least + GAP for least, _ in wanted.values())
        if weight >= HEAVY or not shown or needed <= room + GAP:
            shown |= wanted
            room -= needed
    return dict(sorted(shown.items()))


def _wanted(sheet: Sheet, place: int) -> tuple[int, int]:
    """Return the least width of a column and the one that it would like: wide enough for every word.

    The least is less in heavy columns, whose texts may be wrapped.
    """
    column = sheet.columns[place]
    texts = [column.title, *(text for row in sheet.rows for text in texts_of(row[place], column))]
    bound = NARROW if column.weight >= HEAVY else WIDE
    return max(_folded(text, bound) for text in texts), max(_folded(text, WIDE) for text in texts)


def _folded(text: str, width: int) -> int:
    """Return the length of the longest line of a text that is wrapped at a width; no word is broken."""
    longest = line = 0
    for word in map(cell_len, text.split()):
        line = line + 1 + word if line and line + 1 + word <= width else word
        longest = max(longest, line)
    return longest


def widths_within(wanted: list[tuple[int, int]], room: int) -> list[int]:
    """Share the room: every column what it wants, the widest giving way until all fit."""
    widths = [width for _, width in wanted]
    room -= GAP * (len(widths) - 1)
    for floors in ([floor for floor, _ in wanted], [LEAST] * len(wanted)):
        while sum(widths) > room:
            yielding = [place for place, floor in enumerate(floors) if widths[place] > floor]
            if not yielding:
                break
            widths[max(yielding, key=widths.__getitem__)] -= 1
    return widths


def texts_of(value: Value, column: Column) -> list[str]:
    """Return the texts of a value: the items of a list stand below each other in a heavy column."""
    if isinstance(value, tuple) and column.weight >= HEAVY:
        return [one_line(item) for item in value]
    return [one_line(joined(value, ", "))]


def paragraph(text: str, bullet: str, console: Console, width: int) -> list[Text]:
    """Return the lines of a text; on a full line an address stays whole, to be clicked and copied."""
    text = one_line(text)
    if width > console.width // 2 and is_address(text):
        return [Text.assemble((bullet, "dim"), text)]
    return wrapped(Text(breakable(text, width - len(bullet))), bullet, console, width)


def breakable(text: str, width: int) -> str:
    """Return a text with blanks in words too long for a line, behind hyphens and slashes if possible."""
    words = []
    for word in text.split(" "):
        piece = ""
        for part in _BREAKS.split(word) if cell_len(word) > width else [word]:
            if piece and cell_len(piece + part) > width:
                words.append(piece)
                piece = ""
            *full, piece = chop_cells(piece + part, max(1, width))
            words += full
        words.append(piece)
    return " ".join(words)
