"""Small charts of indicators as shapes: how each was to go is a thin line, what was read a broad one."""

from datetime import date
from itertools import pairwise

from clustertoolkit.render.drawing.shapes import Drawing, Rect, Shape, Stroke, TextLine
from clustertoolkit.render.drawing.text import BLUE, EDGE, INK, LINE, SOFT, wrapped
from clustertoolkit.views.blocks import plain
from clustertoolkit.views.charted import as_table
from clustertoolkit.views.trends import Trend, TrendPoint, Trends
from clustertoolkit.views.wording import grouped

# All lengths are pixels.
WIDTH = 960
LABEL = 330  # the titles beside the charts
VALUES = 100  # the last values, behind them
HEAD = 28  # years
HIGH = 70  # a chart
GAP = 22  # between two
ROWS = 9  # in one drawing: what a page takes
DOT = 6


def trends(chart: Trends) -> list[Drawing]:
    """Return the charts on one axis of years, in as many drawings as they take."""
    days = [point.day for trend in chart.trends for point in (*trend.planned, *trend.read)]
    if not days:
        return []
    first, last = int(min(days)[:4]), int(max(days)[:4]) + 1
    parts = [chart.trends[place : place + ROWS] for place in range(0, len(chart.trends), ROWS)]
    return [_drawn(part, first, last) for part in parts]


def _drawn(part: tuple[Trend, ...], first: int, last: int) -> Drawing:
    bottom = HEAD + len(part) * (HIGH + GAP)
    shapes: list[Shape] = [TextLine(0, 15, "thin line: planned; dots: read", 11, SOFT)]
    for year in range(first, last + 1):
        left = _across(f"{year:04}-01-01", first, last)
        shapes.append(Stroke(left, 0, left, bottom, LINE))
        if year < last and (last - first < (WIDTH - LABEL - VALUES) // 40 or year % 10 == 0):
            shapes.append(TextLine(left + 4, 15, str(year), 13, INK, bold=True))
    shapes.append(Stroke(0, HEAD - 6, WIDTH, HEAD - 6, EDGE))
    for number, trend in enumerate(part):
        shapes += _chart(trend, HEAD + number * (HIGH + GAP), first, last)
    said = "; ".join(
        "{}, planned {}, read {}".format(*(", ".join(map(plain, cell.lines)) for cell in row))
        for row in as_table(Trends("", part)).rows
    )
    return Drawing(WIDTH, bottom + DOT, tuple(shapes), said)


def _across(day: str, first: int, last: int) -> int:
    """Return how far right a day stands on an axis of whole years."""
    begin, end = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal()
    room = WIDTH - LABEL - VALUES
    return LABEL + room * (date.fromisoformat(day).toordinal() - begin) // (end - begin)


def _chart(trend: Trend, top: int, first: int, last: int) -> list[Shape]:
    values = [point.value for point in (*trend.planned, *trend.read)]
    least, most = min(values, default=0), max(values, default=0)

    def place(point: TrendPoint) -> tuple[int, int]:
        share = (point.value - least) / (most - least) if most > least else 0.5
        return _across(point.day, first, last), top + HIGH - round(share * (HIGH - 10))

    shapes: list[Shape] = [
        TextLine(0, top + 26 + number * 16, words, 13, INK)
        for number, words in enumerate(wrapped(trend.title, 13, LABEL - 20)[:3])
    ]
    planned, read = [*map(place, trend.planned)], [*map(place, trend.read)]
    shapes += [Stroke(*start, *end, EDGE) for start, end in pairwise(planned)]
    shapes += [
        Stroke(start[0], start[1] + thick, end[0], end[1] + thick, BLUE)
        for start, end in pairwise(read)
        for thick in (-1, 0, 1)
    ]
    shapes += [Rect(left - DOT // 2, base - DOT // 2, DOT, DOT, BLUE) for left, base in read]
    for points, colour, down in ((trend.planned, SOFT, -4), (trend.read, BLUE, 12)):
        if points:
            left, base = place(points[-1])
            shapes.append(TextLine(left + 6, base + down, _value(points[-1].value), 11, colour))
    return shapes


def _value(value: float) -> str:
    return grouped(int(value) if value == int(value) else round(value, 1))
