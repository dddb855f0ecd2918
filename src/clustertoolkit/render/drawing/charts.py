"""A roadmap's charts as shapes: a timetable of steps and a chain of results."""

from collections.abc import Callable
from typing import assert_never

from clustertoolkit.render.drawing.shapes import Drawing, Rect, Shape, Stroke, TextLine
from clustertoolkit.render.drawing.text import BLUE, EDGE, INK, LINE, SOFT, wrapped
from clustertoolkit.render.drawing.trends import trends
from clustertoolkit.views.blocks import Chain, TimeBar, Timetable
from clustertoolkit.views.trends import Trends

# All lengths are pixels.
WIDTH = 960
LABEL = 330  # the titles beside the bars
HEAD = 44  # years, and the quarters below them
STEP = 18  # a line of text
BAR = 10
ROWS = 26  # of a timetable in one drawing: what a page takes
BOX_GAP = 28  # between the boxes of a chain, for the arrow
TINT = "#eef3f8"


def drawings(chart: Timetable | Chain | Trends) -> list[Drawing]:
    """Return a chart of any kind in as many drawings as it takes."""
    match chart:
        case Timetable():
            return timetable(chart)
        case Chain():
            return chain(chart)
        case Trends():
            return trends(chart)
        case other:
            assert_never(other)


def timetable(chart: Timetable) -> list[Drawing]:
    """Return the steps of all actions as bars on one axis of time; a long timetable in several drawings."""
    rows: list[tuple[str, TimeBar | None]] = []
    for group in chart.groups:
        rows.append((group.title, None))
        rows += [(bar.title, bar) for bar in group.bars]
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
        drawings.append(_timetable(chart, part))
        taken += len(part)
    return drawings


def _timetable(chart: Timetable, rows: list[tuple[str, TimeBar | None]]) -> Drawing:
    months = chart.months

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
            left, right = place(bar.from_month), place(bar.to_month)
            firm = place(bar.light_month) if bar.firm_end else right
            if bar.firm_end:
                shapes.append(Rect(left, top + 4, max(3, right - left), BAR, TINT, EDGE))
            if firm > left or not bar.firm_end:
                shapes.append(Rect(left, top + 4, max(3, firm - left), BAR, BLUE))
            planned = f", planned until {bar.firm_end}" if bar.firm_end >= bar.start else ""
            said.append(f"{title}: {bar.start} to {bar.end}{planned}")
        else:
            said.append(title)
        top += max(1, len(words)) * 16 + 5
    return Drawing(WIDTH, top + 4, (*_axis(chart, place, top), *shapes), "; ".join(said))


def _axis(chart: Timetable, place: Callable[[int], int], bottom: int) -> list[Shape]:
    """Return the years with their quarters, as far as there is room for these."""
    shapes: list[Shape] = []
    months, first = chart.months, chart.first_month
    quarters = (WIDTH - LABEL) / months >= 8
    for month in range(months):
        calendar = (first + month) % 12
        year = chart.first_year + (first + month) // 12
        if calendar == 0 or month == 0:
            shapes.append(Stroke(place(month), 0, place(month), bottom, EDGE))
            if month == 0 or months - month > 2:
                shapes.append(TextLine(place(month) + 4, 15, str(year), 13, INK, bold=True))
        elif calendar % 3 == 0 and quarters:
            shapes.append(Stroke(place(month), HEAD - 20, place(month), bottom, LINE))
        if calendar % 3 == 0 and quarters and months - month >= 3:
            shapes.append(TextLine(place(month) + 4, HEAD - 6, f"Q{calendar // 3 + 1}", 11, SOFT))
    shapes.append(Stroke(0, HEAD, WIDTH, HEAD, EDGE))
    return shapes


def chain(chart: Chain) -> list[Drawing]:
    """Return four boxes from inputs to impact with arrows between them."""
    stages = chart.stages
    width = (WIDTH - BOX_GAP * (len(stages) - 1)) // len(stages)
    texts = [
        [line for item in stage.items for line in [*wrapped(item, 13, width - 24), ""]][:-1]
        for stage in stages
    ]
    height = 46 + STEP * max(map(len, texts), default=0) + 8
    shapes: list[Shape] = []
    for number, (stage, lines) in enumerate(zip(stages, texts, strict=True)):
        left = number * (width + BOX_GAP)
        shapes.append(Rect(left, 0, width, height, TINT, EDGE))
        shapes.append(TextLine(left + 12, 24, stage.title, 14, INK, bold=True))
        shapes += [
            TextLine(left + 12, 50 + STEP * row, line, 13, INK) for row, line in enumerate(lines) if line
        ]
        if number:
            shapes.append(Stroke(left - BOX_GAP + 4, height // 2, left - 4, height // 2, INK, arrow=True))
    said = "; then ".join(f"{stage.title}: {', '.join(stage.items) or 'none'}" for stage in stages)
    return [Drawing(WIDTH, height + 1, tuple(shapes), said)]
