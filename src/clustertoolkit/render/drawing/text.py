"""What pictures share: their colours, and how long a text most probably is."""

from unicodedata import east_asian_width

from clustertoolkit.render.drawing.shades import SHADES
from clustertoolkit.render.plain import one_line

PAPER, INK, SOFT, LINE, EDGE = "#ffffff", "#1b212b", "#545d6b", "#d6dae0", "#79828f"
BLUE, TITLE = SHADES[-2].paper, SHADES[-1].paper
LATIN = "\u052f"  # the last letter of the scripts (and Greek, and Cyrillic) whose widths are those of Latin


def wrapped(text: str, size: int, room: int, *, bold: bool = False) -> list[str]:
    """Return the lines of a text that fit the room, most probably: the fonts are the reader's."""
    lines: list[str] = []
    line = ""
    shares = room / size / (1.1 if bold else 1)
    for word in one_line(text).split(" "):
        whole = f"{line} {word}" if line else word
        if _length(whole) <= shares:
            line = whole
            continue
        if line:
            lines.append(line)
        line = ""
        for character in word:  # a word is broken only where it is longer than a line
            if line and _length(line + character) > shares:
                lines.append(line)
                line = ""
            line += character
    return [*lines, line] if line else lines


def _length(text: str) -> float:
    """Return about how long a text is in sizes of its font, rather more than less."""
    return sum(map(_share, text))


def _share(character: str) -> float:
    """Return the width of a character as a share of the font's size."""
    if character in "iljtfrI.,:;'|!()[] ":
        return 0.36
    if character in "mwMW@%" or east_asian_width(character) in "WF":
        return 1.0
    return 0.7 if character.isupper() or character > LATIN else 0.57
