"""Text and lines of SVG that several pictures share: colours, fonts, and how long a text most probably is."""

from html import escape  # that of xml.sax imports the network
from unicodedata import east_asian_width

from clustertoolkit.render.drawing.shades import SHADES
from clustertoolkit.render.plain import one_line

PAPER, INK, SOFT, LINE, EDGE = "#ffffff", "#1b212b", "#545d6b", "#d6dae0", "#79828f"
BLUE = SHADES[-2].paper
SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
LATIN = "\u052f"  # the last letter of the scripts (and Greek, and Cyrillic) whose widths are those of Latin
SERIF = "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, 'Noto Serif', Georgia, serif"


def written(
    left: int, base: int, words: str, size: int, fill: str = INK,
    *, weight: int = 400, anchor: str = "start", serif: bool = False,
) -> str:  # fmt: skip
    """Return one line of text; nothing in it acts."""
    extra = f' font-weight="{weight}"' if weight != 400 else ""
    extra += f' text-anchor="{anchor}"' if anchor != "start" else ""
    extra += f' font-family="{SERIF}"' if serif else ""
    return f'<text x="{left}" y="{base}" font-size="{size}" fill="{fill}"{extra}>{clean(words)}</text>'


def clean(text: str) -> str:
    return escape(one_line(text), quote=False)


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
