"""What workbooks of a plan's tables change, in words."""

from collections.abc import Iterator, Sequence

from clustertoolkit.plan import planfile
from clustertoolkit.plan.sheets.rows import said
from clustertoolkit.plan.sheets.table import columns, is_year
from clustertoolkit.plan.sheets.wishes import SheetChange, SheetRemark

LONGEST = 70  # characters that are shown of what a cell says
CONTEXT = 12  # of which those before the first that differs


def lines(changes: Sequence[SheetChange], notes: Sequence[SheetRemark]) -> Iterator[str]:
    """Yield a line for each change, and for each cell that was understood in a way that is not plain."""
    for note in notes:
        yield f"{note.place}: {note.message}"
    for change in changes:
        yield f"{change.place}: {_said(change)}"


def _said(change: SheetChange) -> str:
    match change.kind:
        case "add":
            years = [key for key in change.values if is_year(key)]
            titles = {
                column.key: column.title
                for column in columns(change.sheet, planfile.schema(), years, internal=True)
            }
            parts = (f"{titles[key]} {shortened(said(value))}" for key, value in change.values.items())
            return f"new: {', '.join(parts)}"
        case "remove":
            return f"goes: {shortened(change.was)}"
        case _:
            start = _first_difference(change.was, change.now)
            was, now = (shortened(text, start) if text else "empty" for text in (change.was, change.now))
            return f"{was} -> {now}"


def _first_difference(one: str, other: str) -> int:
    least = min(len(one), len(other))
    return next((place for place in range(least) if one[place] != other[place]), least)


def shortened(text: str, start: int = 0) -> str:
    """Return a text in one line and quotes, cut around the place where something begins to differ."""
    line = " / ".join(text.split("\n"))
    begin = max(0, start - CONTEXT) if len(line) > LONGEST and start > LONGEST - 2 * CONTEXT else 0
    shown = line[begin : begin + LONGEST]
    return f"'{'…' if begin else ''}{shown}{'…' if begin + LONGEST < len(line) else ''}'"
