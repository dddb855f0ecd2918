"""A picture of numbers as one SVG file that needs nothing else."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from clustertoolkit.render.drawing.shades import SHADES, Shade, ranges, shade
from clustertoolkit.render.drawing.text import (
    BLUE,
    EDGE,
    INK,
    LINE,
    PAPER,
    SANS,
    SOFT,
    clean,
    wrapped,
    written,
)
from clustertoolkit.views import Bars, Picture, Report, Squares

# All lengths are pixels; a picture with many columns grows wider than this.
WIDTH = 960
MARGIN = 40
GAP = 4  # between squares
LABEL = 180  # the width of the titles beside rows
NARROWEST = 150  # no square becomes narrower
SQUARE = 58  # the least height of a row of squares
SWATCH = 100
BAR = 16  # the height of a bar
STEP = 24  # from a bar to the next
NUMBER = 50  # room for the number behind the longest bar
BESIDE = 260  # room for what stands at the end of a heading
GUTTER = 48  # between two columns of bars
SHORT = 8  # so many bars stand in one column


class Drawn(NamedTuple):
    """A part of the picture: lines of SVG that start at 0 0, and the height that they take."""

    lines: list[str]
    height: int


def report(report: Report) -> str:
    """Return the squares or bars of a report that has a picture, with what they are and their origin."""
    picture = report.picture or Picture()
    columns = max((len(grid.columns) for grid in picture.squares), default=0)
    width = max(WIDTH, 2 * MARGIN + LABEL + columns * (NARROWEST + GAP))
    room = width - 2 * MARGIN
    longest = max((number for part in picture.bars for _, number in part.rows), default=0)
    parts = [
        _head(report, picture.lead, room),
        *([_shades(room)] if picture.squares else [_scale()] if picture.bars else []),
        *(_squares(grid, room) for grid in picture.squares),
        *(_bars(part, room, longest) for part in picture.bars),
        *([] if picture.squares or picture.bars else [_paragraph(["Nothing fits these filters."], room)]),
        *([_paragraph(picture.notes, room)] if picture.notes else []),
        _foot(report, room),
    ]
    lines, height = _stacked(parts)
    title, said = clean(f"{report.title} - {report.toolkit.head.title}"), clean(" ".join(_said(picture)))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
            f' viewBox="0 0 {width} {height}" lang="en" role="img"'
            f' aria-labelledby="picture-title picture-said" font-family="{SANS}">',
            f'<title id="picture-title">{title}</title>',
            f'<desc id="picture-said">{said}</desc>',
            f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
            *lines,
            "</svg>\n",
        ]
    )


def _said(picture: Picture) -> Iterator[str]:
    """Yield all that the picture shows as sentences, for those to whom it is read."""
    yield from picture.lead
    for grid in picture.squares:
        for title, numbers in grid.rows:
            cells = (
                f"{column} {_counted(examples, 'example')} and {_counted(actions, 'action')}"
                for column, (actions, examples) in zip(grid.columns, numbers, strict=True)
            )
            yield f"{grid.title}, {title}: {', '.join(cells)}."
    for part in picture.bars:
        rows = ", ".join(f"{label} {number}" for label, number in part.rows)
        yield f"{part.title}, {_counted(part.together, 'example')}: {rows}."


def _stacked(parts: Iterable[Drawn]) -> tuple[list[str], int]:
    """Return parts below each other, and the height of all."""
    lines, top = [], MARGIN
    for part in parts:
        lines += [f'<g transform="translate({MARGIN} {top})">', *part.lines, "</g>"]
        top += part.height
    return lines, top + MARGIN


def _head(report: Report, lead: Iterable[str], room: int) -> Drawn:
    """Return what the picture is, the sentences that lead to it and the filters."""
    filters: dict[str, list[str]] = {}
    for label, value in report.filters:
        filters.setdefault(label, []).extend(part.strip() for part in value.split(","))
    chosen = "; ".join(f"{label} {', '.join(values)}" for label, values in filters.items())
    lines = [written(0, 14, report.toolkit.head.title, 15, SOFT)]
    top = 14
    for line in wrapped(report.title, 36, room, bold=True):
        top += 42
        lines.append(written(0, top, line, 36, weight=600, serif=True))
    top += 12
    for text, weight in ((" ".join(lead), 400), (f"Filters: {chosen}" if chosen else "", 600)):
        for line in wrapped(text, 15, room, bold=weight > 400):
            top += 22
            lines.append(written(0, top, line, 15, INK, weight=weight))
    return Drawn(lines, top + 28)


def _shades(room: int) -> Drawn:
    """Return the legend: each shade above the numbers for which it stands."""
    width = min(SWATCH, room // len(SHADES))
    lines = [written(0, 14, "Examples in a cell", 13, SOFT)]
    for place, (name, tone) in enumerate(ranges()):
        lines += [
            _square(place * width, 24, width - GAP, 16, tone),
            written(place * width, 58, name, 13, SOFT),
        ]
    return Drawn(lines, 92)


def _scale() -> Drawn:
    """Return the legend of the bars."""
    swatch = f'<rect y="2" width="32" height="{BAR}" rx="2" fill="{BLUE}"/>'
    return Drawn([swatch, written(42, 15, "Number of examples; all bars have one scale", 13, SOFT)], 54)


def _squares(grid: Squares, room: int) -> Drawn:
    """Return a grid with its titles: in each square the number of examples, large, and that of actions."""
    lines, top = _heading(grid.title, "", room)
    step = (room - LABEL + GAP) // max(1, len(grid.columns))
    places = [LABEL + number * step for number in range(len(grid.columns))]
    heads = [wrapped(column, 13, step - GAP) for column in grid.columns]
    for place, head in zip(places, heads, strict=True):
        lines += [written(place, top + 16 + 17 * row, line, 13, SOFT) for row, line in enumerate(head)]
    top += 24 + 17 * (max(map(len, heads), default=1) - 1)
    for title, numbers in grid.rows:
        words = wrapped(title, 15, LABEL - 16, bold=True)
        height = max(SQUARE, 20 * len(words) + 16)
        first = top + height // 2 + 5 - 10 * (len(words) - 1)
        lines += [written(0, first + 20 * row, line, 15, INK, weight=600) for row, line in enumerate(words)]
        for place, (actions, examples) in zip(places, numbers, strict=True):
            tone, middle = shade(examples), top + height // 2
            lines += [
                _square(place, top, step - GAP, height, tone),
                f'<text x="{place + 14}" y="{middle + 2}" font-size="13" fill="{tone.ink}">'
                f'<tspan font-size="24" font-weight="600">{examples}</tspan>'
                f'<tspan dx="3"> {"example" if examples == 1 else "examples"}</tspan></text>',
                written(place + 14, middle + 21, _counted(actions, "action"), 13, tone.ink),
            ]
        top += height + GAP
    return Drawn(lines, top + 28)


def _square(left: int, top: int, width: int, height: int, tone: Shade) -> str:
    """Return a square in its shade; one that is as white as the paper has a broken edge."""
    edge = "" if tone.least else f' stroke="{EDGE}" stroke-dasharray="3 3"'
    return f'<rect x="{left}" y="{top}" width="{width}" height="{height}" rx="3" fill="{tone.paper}"{edge}/>'


def _bars(part: Bars, room: int, longest: int) -> Drawn:
    """Return bars with their labels and numbers: in one column if they are few, else in two."""
    once = ", each counted once" if part.together > 1 else ""
    lines, top = _heading(part.title, f"{_counted(part.together, 'example')}{once}", room)
    top += 8
    half = (len(part.rows) + 1) // 2
    columns = [part.rows] if len(part.rows) <= SHORT else [part.rows[:half], part.rows[half:]]
    width = (room - GUTTER) // 2
    bottom = top
    for number, rows in enumerate(columns):
        column = _bar_column(rows, width, longest)
        lines += [f'<g transform="translate({number * (width + GUTTER)} {top})">', *column.lines, "</g>"]
        bottom = max(bottom, top + column.height)
    return Drawn(lines, bottom + 28)


def _bar_column(rows: Sequence[tuple[str, int]], width: int, longest: int) -> Drawn:
    lines, top = [], 0
    for label, number in rows:
        words = wrapped(label, 14, LABEL - 12)
        length = max(1, round((width - LABEL - NUMBER) * number / max(1, longest)))
        lines += [
            written(LABEL - 12, top + 16 + 18 * row, line, 14, INK, anchor="end")
            for row, line in enumerate(words)
        ]
        lines += [
            f'<rect x="{LABEL}" y="{top + 3}" width="{length}" height="{BAR}" rx="2" fill="{BLUE}"/>',
            written(LABEL + length + 7, top + 16, str(number), 14, INK, weight=600),
        ]
        top += STEP + 18 * (len(words) - 1)
    return Drawn(lines, top)


def _foot(report: Report, room: int) -> Drawn:
    """Return where the numbers come from."""
    head = report.toolkit.head
    origin = [
        f"Content: {head.title}, version {head.version}",
        f"Paper: {', '.join(head.paper.authors)}: {head.paper.title}",
        f"Licence: {head.licence.title}, {head.licence.url}",
        *([f"Made on {report.day}"] if report.day else []),
    ]
    lines, height = _paragraph(origin, room)
    line = f'<path d="M0 0.5H{room}" stroke="{LINE}"/>'
    return Drawn(['<g transform="translate(0 12)">', line, *lines, "</g>"], height + 12)


def _paragraph(texts: Iterable[str], room: int) -> Drawn:
    lines = [line for text in texts for line in wrapped(text, 13, room)]
    drawn = [written(0, 26 + 19 * row, line, 13, SOFT) for row, line in enumerate(lines)]
    return Drawn(drawn, 12 + 19 * len(lines))


def _heading(title: str, beside: str, room: int) -> tuple[list[str], int]:
    """Return the title of a part above a line, with a text at the line's end, and the height of both."""
    words = wrapped(title, 22, room - (BESIDE if beside else 0), bold=True)
    lines = [
        written(0, 22 + 28 * row, line, 22, INK, weight=600, serif=True) for row, line in enumerate(words)
    ]
    if beside:
        lines.append(written(room, 22, beside, 13, SOFT, anchor="end"))
    top = 32 + 28 * (max(1, len(words)) - 1)
    return [*lines, f'<path d="M0 {top}.5H{room}" stroke="{LINE}"/>'], top + 6


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
