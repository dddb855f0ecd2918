"""The picture of a report as shapes: squares of a matrix or bars of countries, and where they come from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clustertoolkit.render.drawing.shades import SHADES, Shade, ranges, shade
from clustertoolkit.render.drawing.shapes import Drawing, Rect, Shape, Stroke, TextLine, moved
from clustertoolkit.render.drawing.text import BLUE, EDGE, INK, LINE, SOFT, TITLE, wrapped
from clustertoolkit.views import Bars, Picture, Report, Squares
from clustertoolkit.views.naming import chosen

# All lengths are pixels; a picture with many columns grows wider than this.
WIDTH = 960
MARGIN = 40
GAP = 4  # between squares
LABEL = 180  # the width of the titles beside rows
NARROWEST = 150  # no square becomes narrower
SQUARE = 58  # the least height of a row of squares
DIGIT = 14  # the width of a large digit in a square
SWATCH = 100
BAR = 16  # the height of a bar
STEP = 24  # from a bar to the next
NUMBER = 50  # room for the number behind the longest bar
BESIDE = 260  # room for what stands at the end of a heading
GUTTER = 48  # between two columns of bars
SHORT = 8  # so many bars stand in one column


class PicturePart(NamedTuple):
    """A part of the picture: shapes that start at 0 0, and the height that they take."""

    shapes: list[Shape]
    height: int


def drawn(report: Report, more: Sequence[str] = ()) -> Drawing:
    """Return the squares or bars of a report that has a picture, with what they are and their origin.

    `more` is said below its own notes.
    """
    picture = report.picture or Picture()
    columns = max((len(grid.columns) for grid in picture.squares), default=0)
    width = max(WIDTH, 2 * MARGIN + LABEL + columns * (NARROWEST + GAP))
    room = width - 2 * MARGIN
    longest = max((number for part in picture.bars for _, number in part.rows), default=0)
    notes = [*picture.notes, *more]
    parts = [
        _head(report, picture.lead, room),
        *([_shades(room)] if picture.squares else [_scale()] if picture.bars else []),
        *(_squares(grid, room) for grid in picture.squares),
        *(_bars(part, room, longest) for part in picture.bars),
        *([] if picture.squares or picture.bars else [_paragraph(["Nothing fits these filters."], room)]),
        *([_paragraph(notes, room)] if notes else []),
        _foot(report, room),
    ]
    shapes: list[Shape] = []
    top = MARGIN
    for part in parts:
        shapes += moved(part.shapes, MARGIN, top)
        top += part.height
    return Drawing(width, top + MARGIN, tuple(shapes), " ".join(_said(picture)))


def _said(picture: Picture) -> Iterator[str]:
    """Yield all that the picture shows as sentences, for those to whom it is read."""
    yield from picture.lead
    for grid in picture.squares:
        for title, numbers in grid.rows:
            cells = (
                f"{column} {_counted(examples, 'example')} and {_beside(grid, actions)}"
                for column, (actions, examples) in zip(grid.columns, numbers, strict=True)
            )
            yield f"{grid.title}, {title}: {', '.join(cells)}."
    for part in picture.bars:
        rows = ", ".join(f"{label} {number}" for label, number in part.rows)
        yield f"{part.title}, {_counted(part.together, 'example')}: {rows}."


def _head(report: Report, lead: Iterable[str], room: int) -> PicturePart:
    """Return what the picture is, the sentences that lead to it and the filters."""
    filters = "; ".join(f"{label} {values}" for label, values in chosen(report))
    shapes: list[Shape] = [TextLine(0, 14, report.toolkit.head.title, 15, SOFT)]
    top = 14
    for line in wrapped(report.title, 36, room, bold=True):
        top += 42
        shapes.append(TextLine(0, top, line, 36, TITLE, bold=True))
    top += 12
    for text, bold in ((" ".join(lead), False), (f"Filters: {filters}" if filters else "", True)):
        for line in wrapped(text, 15, room, bold=bold):
            top += 22
            shapes.append(TextLine(0, top, line, 15, INK, bold))
    return PicturePart(shapes, top + 28)


def _shades(room: int) -> PicturePart:
    """Return the legend: each shade above the numbers for which it stands."""
    width = min(SWATCH, room // len(SHADES))
    shapes: list[Shape] = [TextLine(0, 14, "Examples in a cell", 13, SOFT)]
    for place, (name, tone) in enumerate(ranges()):
        shapes += [
            _square(place * width, 24, width - GAP, 16, tone),
            TextLine(place * width, 58, name, 13, SOFT),
        ]
    return PicturePart(shapes, 92)


def _scale() -> PicturePart:
    """Return the legend of the bars."""
    words = TextLine(42, 15, "Number of examples; all bars have one scale", 13, SOFT)
    return PicturePart([Rect(0, 2, 32, BAR, BLUE), words], 54)


def _squares(grid: Squares, room: int) -> PicturePart:
    """Return a grid with its titles: in each square the number of examples, large, and that of actions."""
    shapes, top = _heading(grid.title, "", room)
    step = (room - LABEL + GAP) // max(1, len(grid.columns))
    places = [LABEL + number * step for number in range(len(grid.columns))]
    heads = [wrapped(column, 13, step - GAP) for column in grid.columns]
    for place, head in zip(places, heads, strict=True):
        shapes += _lines(head, place, top + 16, 17, 13, SOFT)
    top += 24 + 17 * (max(map(len, heads), default=1) - 1)
    for title, numbers in grid.rows:
        words = wrapped(title, 15, LABEL - 16, bold=True)
        height = max(SQUARE, 20 * len(words) + 16)
        first = top + height // 2 + 5 - 10 * (len(words) - 1)
        shapes += _lines(words, 0, first, 20, 15, INK, bold=True)
        for place, (actions, examples) in zip(places, numbers, strict=True):
            tone, left, middle = shade(examples), place + 14, top + height // 2
            noun = "example" if examples == 1 else "examples"
            shapes += [
                _square(place, top, step - GAP, height, tone),
                TextLine(left, middle + 2, str(examples), 24, tone.ink, bold=True),
                TextLine(left + DIGIT * len(str(examples)) + 5, middle + 2, noun, 13, tone.ink),
                TextLine(left, middle + 21, _beside(grid, actions), 13, tone.ink),
            ]
        top += height + GAP
    return PicturePart(shapes, top + 28)


def _square(left: int, top: int, width: int, height: int, tone: Shade) -> Rect:
    """Return a square in its shade; one that is as white as the paper has a broken edge."""
    edge = "" if tone.least else EDGE
    return Rect(left, top, width, height, tone.paper, edge, broken=bool(edge))


def _bars(part: Bars, room: int, longest: int) -> PicturePart:
    """Return bars with their labels and numbers: in one column if they are few, else in two."""
    once = ", each counted once" if part.together > 1 else ""
    shapes, top = _heading(part.title, f"{_counted(part.together, 'example')}{once}", room)
    top += 8
    half = (len(part.rows) + 1) // 2
    columns = [part.rows] if len(part.rows) <= SHORT else [part.rows[:half], part.rows[half:]]
    width = (room - GUTTER) // 2
    bottom = top
    for number, rows in enumerate(columns):
        column = _bar_column(rows, width, longest)
        shapes += moved(column.shapes, number * (width + GUTTER), top)
        bottom = max(bottom, top + column.height)
    return PicturePart(shapes, bottom + 28)


def _bar_column(rows: Sequence[tuple[str, int]], width: int, longest: int) -> PicturePart:
    shapes: list[Shape] = []
    top = 0
    for label, number in rows:
        words = wrapped(label, 14, LABEL - 12)
        length = max(1, round((width - LABEL - NUMBER) * number / max(1, longest)))
        shapes += [
            TextLine(LABEL - 12, top + 16 + 18 * row, line, 14, INK, anchor="end")
            for row, line in enumerate(words)
        ]
        shapes += [
            Rect(LABEL, top + 3, length, BAR, BLUE),
            TextLine(LABEL + length + 7, top + 16, str(number), 14, INK, bold=True),
        ]
        top += STEP + 18 * (len(words) - 1)
    return PicturePart(shapes, top)


def _foot(report: Report, room: int) -> PicturePart:
    """Return where the numbers come from."""
    head = report.toolkit.head
    origin = [
        f"Content: {head.title}, version {head.version}",
        f"Paper: {', '.join(head.paper.authors)}: {head.paper.title}",
        f"Licence: {head.licence.title}, {head.licence.url}",
        *([f"Made on {report.day}"] if report.day else []),
    ]
    text = _paragraph(origin, room)
    shapes = moved([Stroke(0, 0, room, 0, LINE), *text.shapes], 0, 12)
    return PicturePart(shapes, text.height + 12)


def _paragraph(texts: Iterable[str], room: int) -> PicturePart:
    lines = [line for text in texts for line in wrapped(text, 13, room)]
    return PicturePart(_lines(lines, 0, 26, 19, 13, SOFT), 12 + 19 * len(lines))


def _heading(title: str, beside: str, room: int) -> tuple[list[Shape], int]:
    """Return the title of a part above a line, with a text at the line's end, and the height of both."""
    words = wrapped(title, 22, room - (BESIDE if beside else 0), bold=True)
    shapes = _lines(words, 0, 22, 28, 22, TITLE, bold=True)
    if beside:
        shapes.append(TextLine(room, 22, beside, 13, SOFT, anchor="end"))
    top = 32 + 28 * (max(1, len(words)) - 1)
    return [*shapes, Stroke(0, top, room, top, LINE)], top + 6


def _lines(
    words: Iterable[str], left: int, base: int, step: int, size: int, colour: str, *, bold: bool = False
) -> list[Shape]:
    """Return lines of text below each other."""
    return [TextLine(left, base + step * row, line, size, colour, bold) for row, line in enumerate(words)]


def _beside(grid: Squares, number: int) -> str:
    return f"{number or 'no'} {grid.beside[number != 1]}"


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
