"""A roadmap's charts as Mermaid, for places that draw Markdown such as a repository's pages."""

import re
from datetime import date, timedelta
from textwrap import wrap
from typing import assert_never

from clustertoolkit.render.plain import one_line
from clustertoolkit.views.blocks import Chain, TimeBar, Timetable

MOST = 50_000  # characters of a chart that Mermaid draws, where nobody has set another limit
LONGEST = 64  # characters of a step's name; it stands whole in the table of steps
SIDE = 170  # pixels left of the bars, for the titles of actions
LINE = 28  # characters of a title that fit there
# What would steer a chart and is written by its number: signs, the pieces of Mermaid's own codes, and
# words that open a statement where a step's name begins.
_SPECIAL = re.compile(
    r"[!-&*+:-@\[-`{-~\u200bﬂ¶]|\A\d{4}-\d\d-\d\d|\A(?i:accdescription|axisformat|call|click|dateformat"
    r"|excludes|gantt|href|includes|inclusiveenddates|section|tickinterval|title|todaymarker|topaxis"
    r"|weekday|weekend)\b"
)
# Where a blank without width keeps `\n`, `$$`, `fa:fa-` and such from meaning something in a box after
# their numbers are read, and where it lets a long word be broken.
_TURNS = re.compile(r"(?:[$:\\ﬂ¶]|[^\s$:\\ﬂ¶]{20})(?=\S)")


def drawn(chart: Timetable | Chain) -> list[str]:
    """Return a chart in as many parts as it takes, or none if no part of it would be drawn."""
    match chart:
        case Timetable():
            return [timetable(part) for part in _parts(chart)]
        case Chain():
            whole = chain(chart)
            return [whole] if len(whole) <= MOST else []
        case other:
            assert_never(other)


def _parts(chart: Timetable) -> list[Timetable]:
    """Return a timetable in halves of its actions, or of the steps of one, until each will be drawn."""
    if len(timetable(chart)) <= MOST:
        return [chart]
    groups = chart.groups
    if len(groups) > 1:
        halves = [groups[: len(groups) // 2], groups[len(groups) // 2 :]]
    else:
        (group,) = groups
        middle = len(group.bars) // 2
        halves = [(group._replace(bars=bars),) for bars in (group.bars[:middle], group.bars[middle:])]
    return [part for half in halves for part in _parts(chart._replace(groups=half))]


def timetable(chart: Timetable) -> str:
    """Return a Gantt chart: a section an action, a bar a step; a light one is not planned yet."""
    lines = [
        f'%%{{init: {{"gantt": {{"leftPadding": {SIDE}}}}}}}%%',
        "gantt", "    dateFormat YYYY-MM-DD", "    axisFormat %Y-%m", "    todayMarker off",
    ]  # fmt: skip
    every = next((count for count in (1, 3, 6, 12) if chart.months <= 12 * count), None)
    if every:  # at most 13 dates; by itself Mermaid writes up to 20
        lines.append(f"    tickInterval {every}month")
    days = [(bar.start, bar.end) for group in chart.groups for bar in group.bars]
    if (chart.start, chart.end) != (min(start for start, _ in days), max(end for _, end in days)):
        lines += ["    section Plan", _bar("From start to end", chart.start, chart.end)]
    for group in chart.groups:
        rows = wrap(one_line(group.title), LINE, max_lines=2 * len(group.bars), placeholder="…")
        lines.append(f"    section {'<br>'.join(map(_literal, rows)) or '-'}")
        lines += [row for bar in group.bars for row in _rows(bar)]
    return "\n".join(lines)


def _rows(bar: TimeBar) -> list[str]:
    """Return a bar in a row, or in two if a part of it is light."""
    if not bar.firm_end:
        return [_bar(bar.title, bar.start, bar.end)]
    if bar.firm_end < bar.start:
        return [_bar(bar.title, bar.start, bar.end, "active, ")]
    return [
        _bar(bar.title, bar.start, bar.firm_end),
        _bar("…", _after(bar.firm_end), bar.end, "active, "),
    ]


def _bar(title: str, start: str, end: str, look: str = "") -> str:
    # the chart's own end is not included
    return f"    {_short(title)} :{look}{start}, {_after(end)}"


def _after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def chain(chart: Chain) -> str:
    """Return a flow chart from inputs to impact."""
    lines = ["flowchart LR"]
    for number, stage in enumerate(chart.stages):
        items = "<br>".join(f"• {_boxed(item)}" for item in stage.items) or "-"
        text = f"<b>{_boxed(stage.title)}</b><br>{items}"
        # In an element of its own no version reads the text as Markdown.
        lines.append(f"    s{number}[\"<div style='text-align:left'>{text}</div>\"]")
    lines.append("    " + " --> ".join(f"s{number}" for number in range(len(chart.stages))))
    return "\n".join(lines)


def _short(text: str) -> str:
    words = one_line(text) or "-"
    if len(words) > LONGEST:
        cut = words[:LONGEST]
        words = (cut.rpartition(" ")[0] or cut) + "…"
    return _literal(words)


def _boxed(text: str) -> str:
    return _literal(_TURNS.sub("\\g<0>\u200b", one_line(text)))


def _literal(text: str) -> str:
    """Return a text of which no character steers the chart."""
    return _SPECIAL.sub(lambda match: f"#{ord(match[0][0])};{match[0][1:]}", text)
