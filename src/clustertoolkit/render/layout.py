"""How texts are laid out on a terminal: folded, side by side, and columns that share its width."""

import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len, chop_cells
from rich.console import Console, ConsoleDimensions
from rich.text import Text

from clustertoolkit.render.plain import joined, one_line
from clustertoolkit.schema.addresses import is_address
from clustertoolkit.views import Column, Sheet, Value, briefly

GAP = 2  # blanks between columns
BULLET = "• "
LEAST = 4  # no column becomes narrower
NARROW = 28  # to where the texts of heavy columns and of lists are wrapped before other columns go
WIDE = 44  # where a column stops asking for more
HEAVY = 9  # the weight of columns that are never dropped, but may be wrapped
_BREAKS = re.compile(r"(?<=[-/])")  # where a word may be broken


def folded(text: str, width: int) -> str:
    """Return a text with its lines folded at a width, between words."""
    return "".join(f"{row}\n" for line in text.splitlines() for row in lines_within(line, width))


def lines_within(line: str, width: int, hang: int = 0) -> Iterator[str]:
    """Yield the lines of one that is folded at a width, those after the first so much further in.

    No word or address is broken, and no command, so that it can be copied: one at the end of a line comes on
    a line of its own.
    """
    if cell_len(line) <= width or line.startswith("toolkit "):
        yield line
        return
    before, colon, command = line.partition(": toolkit ")
    if colon:
        yield from _hanging(f"{before}:", width)
        yield f"toolkit {command}"
    else:
        yield from _hanging(line, width, hang)


def _hanging(line: str, width: int, hang: int = 0) -> Iterator[str]:
    words = line.split()
    indent = line[: len(line) - len(line.lstrip())]
    further = f"{indent}{' ' * (GAP if indent else hang)}"
    row = indent + " ".join(words[:1])
    for word in words[1:]:
        if cell_len(row) + 1 + cell_len(word) > width:
            yield row
            row = f"{further}{word}"
        else:
            row += f" {word}"
    yield row


def console_of_terminal() -> Console:
    console = Console(markup=False, emoji=False, highlight=False, legacy_windows=False)
    if console.is_dumb_terminal:  # Rich takes it to have 80 columns
        console.size = ConsoleDimensions(*shutil.get_terminal_size())
    if console.width < NARROW:  # a terminal that does not know its width
        console.width = 80
    return console


def printed(console: Console, lines: Iterable[Text]) -> str:
    """Return lines that fit the console as they look on it, without blanks at their ends."""
    lines = list(lines)
    for line in lines:
        line.rstrip()
    with console.capture() as captured:
        if lines:  # as one text: each that is printed asks for the width of the terminal again
            console.print(Text("\n").join(lines), no_wrap=True, overflow="ignore", crop=False)
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


def recorded(records: Iterable[list[str]], console: Console) -> list[Text]:
    """Return the lines of records, which stand where a table has no room, with an empty one after each."""
    lines = (line for record in records if record for line in (*record, ""))
    return [Text(part) for line in lines for part in lines_within(line, console.width, hang=GAP)]


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


class Width(NamedTuple):
    """The widths of a column: of its longest word, the least, and the one that it would like.

    The least is less in heavy columns and in lists, whose texts may be wrapped.
    """

    word: int
    least: int
    liked: int


def fitting(sheet: Sheet, width: int) -> dict[int, Width]:
    """Return the places of the columns to show, with what each wants; those of one weight go together.

    None if there is no room for their words; one longer than most is broken in any case.
    """
    shown: dict[int, Width] = {}
    room = width
    for weight in sorted({column.weight for column in sheet.columns if column.weight}, reverse=True):
        places = [place for place, column in enumerate(sheet.columns) if column.weight == weight]
        wanted = {place: _wanted(sheet, place) for place in places}
        needed = sum(each.least + GAP for each in wanted.values())
        if weight >= HEAVY or not shown or needed <= room + GAP:
            shown |= wanted
            room -= needed
    keep_words = sum(each.word + GAP for each in shown.values()) - GAP <= width
    return dict(sorted(shown.items())) if keep_words else {}


def _wanted(sheet: Sheet, place: int) -> Width:
    """Return the widths of a column: it has every text, and its title."""
    column = sheet.columns[place]
    texts = [column.title, *(text for row in sheet.rows for text in texts_of(row[place], column))]
    bound = NARROW if column.weight >= HEAVY or column.kind == "list" else WIDE
    least, liked = (max(_folded(text, most) for text in texts) for most in (bound, WIDE))
    return Width(min(NARROW, longest_word(texts)), least, liked)


def longest_word(texts: Iterable[str]) -> int:
    """Return the width of the longest word in texts, addresses aside: they stand in no column."""
    words = {word for text in texts for word in text.split() if not is_address(word)}
    return max(map(cell_len, words), default=0)


def _folded(text: str, width: int) -> int:
    """Return the length of the longest line of a text that is wrapped at a width; no word is broken."""
    longest = line = 0
    for word in map(cell_len, text.split()):
        line = line + 1 + word if line and line + 1 + word <= width else word
        longest = max(longest, line)
    return longest


def widths_within(wanted: Collection[Width], room: int) -> list[int]:
    """Share the room: every column what it wants, the widest giving way until all fit."""
    widths = [width.liked for width in wanted]
    room -= GAP * (len(widths) - 1)
    words = [min(width.word, width.least) for width in wanted]
    for floors in ([width.least for width in wanted], words, [LEAST] * len(wanted)):
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
    return [one_line(joined(briefly(value), ", "))]


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
