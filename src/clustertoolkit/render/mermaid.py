"""A roadmap's charts as Mermaid, for places that draw Markdown such as a repository's pages."""

import re
from datetime import date, timedelta
from typing import Any

from clustertoolkit.render.plain import one_line

# What means nothing to Mermaid in any place; every other character is written by its number.
_SPECIAL = re.compile(r"[^\w \-.,/%()+*'–—’]|_|(?i:end|click|call|href|style|class|graph|section|title)\b")
LONGEST = 90  # characters of a label


def timetable(block: dict[str, Any]) -> str:
    """Return a Gantt chart: a section an action, a bar a step."""
    lines = ["gantt", "    dateFormat YYYY-MM-DD", "    axisFormat %Y-%m", "    todayMarker off"]
    for group in block["groups"]:
        lines.append(f"    section {label(group['title'])}")
        for bar in group["bars"]:
            end = date.fromisoformat(bar["end"]) + timedelta(days=1)  # the chart's own end is not included
            lines.append(f"    {label(bar['title'])} :{bar['start']}, {end.isoformat()}")
    return "\n".join(lines)


def chain(block: dict[str, Any]) -> str:
    """Return a flow chart from inputs to impact."""
    lines = ["flowchart LR"]
    for number, stage in enumerate(block["stages"]):
        items = "<br>".join(f"• {label(item)}" for item in stage["items"]) or "-"
        lines.append(f'    s{number}["{label(stage["title"])}<br>{items}"]')
    lines.append("    " + " --> ".join(f"s{number}" for number in range(len(block["stages"]))))
    return "\n".join(lines)


def label(text: str) -> str:
    """Return a text of which no character steers the chart, cut where it would be longer than a line."""
    words = one_line(text)
    if len(words) > LONGEST:
        words = words[: LONGEST - 1].rstrip() + "…"
    return _SPECIAL.sub(_coded, words)


def _coded(found: re.Match[str]) -> str:
    """Write a character, or the first one of a word that has a meaning of its own, by its number."""
    first, rest = found[0][0], found[0][1:]
    return f"#{ord(first)};{rest}"
