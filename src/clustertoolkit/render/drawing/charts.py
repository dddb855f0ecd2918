"""A roadmap's charts as shapes: a timetable of steps and a chain of results, for SVG and for PNG alike."""

from typing import Any, NamedTuple

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

# All lengths are pixels.
WIDTH = 960
LABEL = 330  # the titles beside the bars
HEAD = 44  # years, and the quarters below them
STEP = 18  # a line of text
BAR = 10
ROWS = 26  # of a timetable in one drawing: what a page takes
BOX_GAP = 28  # between the boxes of a chain, for the arrow
TINT = "#eef3f8"


class Rect(NamedTuple):
    """A filled rectangle, with an edge if it has a colour for one."""

    left: int
    top: int
    width: int
    height: int
    fill: str
    edge: str = ""


class Line(NamedTuple):
    """A line one pixel wide; `arrow` points at its end."""

    left: int
    top: int
    right: int
    bottom: int
    colour: str
    arrow: bool = False


class TextLine(NamedTuple):
    """One line of text on its base line."""

    left: int
    base: int
    words: str
    size: int
    colour: str
    bold: bool = False


Shape = Rect | Line | TextLine


class Drawing(NamedTuple):
    """Shapes on white paper, and all that they show in words."""

    height: int
    shapes: tuple[Shape, ...]
    said: str


def timetable(block: dict[str, Any]) -> list[Drawing]:
    """Return the steps of all actions as bars on one axis of time; a long timetable in several drawings."""
    rows: list[tuple[str, dict[str, Any] | None]] = []
    for group in block["groups"]:
        rows.append((group["title"], None))
        rows += [(bar["title"], bar) for bar in group["bars"]]
    drawings, taken, title = [], 0, ""
    while taken < len(rows):
        part = rows[taken : taken + ROWS]
        if part[-1][1] is None and taken + len(part) < len(rows):
            part = part[:-1]  # no title at the foot, away from its bars
        if part[0][1] is not None:
            part = [(f"{title} (continued)", None), *part[: ROWS - 1]]
            taken -= 1
        title = next((name for name, bar in reversed(part) if bar is None), title).removesuffix(
            " (continued)"
        )
        drawings.append(_timetable(block, part))
        taken += len(part)
    return drawings


def _timetable(block: dict[str, Any], rows: list[tuple[str, dict[str, Any] | None]]) -> Drawing:
    months = block["months"]

    def place(month: int) -> int:
        return LABEL + (WIDTH - LABEL) * month // int(months)

    shapes: list[Shape] = []
    top = HEAD + 8
    said = []
    for title, bar in rows:
        words = wrapped(title, 13, LABEL - 20, bold=bar is None)[:2]
        top += 8 if bar is None else 0
        for number, line in enumerate(words):
            base = top + 13 + number * 16
            shapes.append(
                TextLine(0 if bar is None else 8, base, line, 13, INK if bar is None else SOFT, bar is None)
            )
        if bar is not None:
            left, right = place(bar["from_month"]), place(bar["to_month"])
            shapes.append(Rect(left, top + 4, max(3, right - left), BAR, BLUE))
            said.append(f"{title}: {bar['start']} to {bar['end']}")
        else:
            said.append(title)
        top += max(1, len(words)) * 16 + 5
    return Drawing(top + 4, (*_axis(block, place, top), *shapes), "; ".join(said))


def _axis(block: dict[str, Any], place: Any, bottom: int) -> list[Shape]:
    """Return the years with their quarters, as far as there is room for these."""
    shapes: list[Shape] = []
    months, first = block["months"], block["first_month"]
    quarters = (WIDTH - LABEL) / months >= 8
    for month in range(months):
        calendar = (first + month) % 12
        year = block["first_year"] + (first + month) // 12
        if calendar == 0 or month == 0:
            shapes.append(Line(place(month), 0, place(month), bottom, EDGE))
            if month == 0 or months - month > 2:
                shapes.append(TextLine(place(month) + 4, 15, str(year), 13, INK, bold=True))
        elif calendar % 3 == 0 and quarters:
            shapes.append(Line(place(month), HEAD - 20, place(month), bottom, LINE))
        if calendar % 3 == 0 and quarters and months - month >= 3:
            shapes.append(TextLine(place(month) + 4, HEAD - 6, f"Q{calendar // 3 + 1}", 11, SOFT))
    shapes.append(Line(0, HEAD, WIDTH, HEAD, EDGE))
    return shapes


def chain(block: dict[str, Any]) -> list[Drawing]:
    """Return four boxes from inputs to impact with arrows between them."""
    stages = block["stages"]
    width = (WIDTH - BOX_GAP * (len(stages) - 1)) // len(stages)
    texts = [
        [line for item in stage["items"] for line in [*wrapped(item, 13, width - 24), ""]][:-1]
        for stage in stages
    ]
    height = 46 + STEP * max(map(len, texts), default=0) + 8
    shapes: list[Shape] = []
    for number, (stage, lines) in enumerate(zip(stages, texts, strict=True)):
        left = number * (width + BOX_GAP)
        shapes.append(Rect(left, 0, width, height, TINT, EDGE))
        shapes.append(TextLine(left + 12, 24, stage["title"], 14, INK, bold=True))
        shapes += [
            TextLine(left + 12, 50 + STEP * row, line, 13, INK) for row, line in enumerate(lines) if line
        ]
        if number:
            shapes.append(Line(left - BOX_GAP + 4, height // 2, left - 4, height // 2, INK, arrow=True))
    said = "; then ".join(f"{stage['title']}: {', '.join(stage['items']) or 'none'}" for stage in stages)
    return [Drawing(height + 1, tuple(shapes), said)]


def svg(drawing: Drawing, title: str, name: str) -> str:
    """Return a drawing as SVG that needs nothing else; `name` makes its ids unique in a page."""
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{drawing.height}"'
        f' viewBox="0 0 {WIDTH} {drawing.height}" role="img" aria-labelledby="{name}-title {name}-said"'
        f' font-family="{SANS}">',
        f'<title id="{name}-title">{clean(title)}</title>',
        f'<desc id="{name}-said">{clean(drawing.said)}</desc>',
        f'<rect width="{WIDTH}" height="{drawing.height}" fill="{PAPER}"/>',
        *map(_svg, drawing.shapes),
        "</svg>\n",
    ]
    return "\n".join(lines)


def _svg(shape: Shape) -> str:
    match shape:
        case Rect(left, top, width, height, fill, edge):
            stroke = f' stroke="{edge}"' if edge else ""
            half = 0.5 if edge else 0
            return (
                f'<rect x="{left + half}" y="{top + half}" width="{width - 2 * half}"'
                f' height="{height - 2 * half}" rx="2" fill="{fill}"{stroke}/>'
            )
        case Line(left, top, right, bottom, colour, arrow):
            head = (
                f"M{right - 6} {bottom - 4}.5L{right} {bottom}.5L{right - 6} {bottom + 4}.5" if arrow else ""
            )
            path = f"M{left}.5 {top}.5L{right}.5 {bottom}.5" if left == right else f"M{left} {top}.5H{right}"
            return f'<path d="{path}{head}" fill="none" stroke="{colour}"/>'
        case TextLine(left, base, words, size, colour, bold):
            return written(left, base, words, size, colour, weight=600 if bold else 400)
