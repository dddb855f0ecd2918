"""What the cells of a sheet say of a plan: a row for each entry, or for its amounts by year."""

import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from clustertoolkit.plan.sheets.table import PARENT, UNDATED, PlanSheet, is_year
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data, Way

KEPT = "(stays as it stands in the plan)"  # what a cell says that cannot hold its value
MOST = 32_767  # characters of a cell, as spreadsheet programs count them
ENTRY = ""  # the place of the entry itself among those of a row
_ESCAPE = re.compile("_x[0-9A-Fa-f]{4}_")  # what spreadsheet programs take for a character by its number


class PlanRow(NamedTuple):
    """One row: what its cells say, by their columns, and the ways to what they say it of.

    `places` has the way to the entry, or of a row with years those to its amounts by their columns.
    """

    cells: dict[str, str]
    places: dict[str, Way]


def rows_of(sheet: PlanSheet, data: Data) -> list[PlanRow]:
    """Return the rows of a sheet, in the order of the plan; what holds nothing has none."""
    if not sheet.across:
        return [PlanRow(_cells(sheet, data, way), {ENTRY: way}) for way in entry_ways(sheet, data)]
    rows: dict[tuple[tuple[str, str], ...], list[PlanRow]] = {}
    for way in entry_ways(sheet, data):
        entry = dict(paths.get(data, way))
        year, amount = (entry.pop(key, None) for key in sheet.across)
        column = str(year) if year else UNDATED
        fixed = {**_said(entry), PARENT: label(sheet, data, way)}
        alike = rows.setdefault(tuple(sorted(fixed.items())), [])
        free = next((row for row in alike if column not in row.places), None)
        if free is None:
            free = PlanRow(dict(fixed), {})
            alike.append(free)
        text = said(amount)
        free.places[column] = way
        if text:
            free.cells[column] = text
    return [row for alike in rows.values() for row in alike]


def entry_ways(sheet: PlanSheet, data: Data) -> list[Way]:
    """Return the ways to the entries of a sheet that hold anything."""
    return list(paths.entries(data, sheet.name))


def _cells(sheet: PlanSheet, data: Data, way: Way) -> dict[str, str]:
    cells = _said(paths.get(data, way))
    return {PARENT: label(sheet, data, way), **cells} if sheet.parent else cells


def _said(value: Any, keys: str = "") -> dict[str, str]:
    """Return what the cells of an entry say, without the empty ones and lists of entries."""
    cells: dict[str, str] = {}
    for key, item in value.items():
        below = f"{keys}.{key}" if keys else key
        if isinstance(item, dict):
            cells |= _said(item, below)
        elif isinstance(item, list) and any(isinstance(one, dict) for one in item):
            continue  # it has a sheet of its own
        elif text := said(item):
            cells[below] = text
    return cells


def said(value: Any) -> str:
    """Return what a cell says of a value: a list has an entry a line, and what cannot be said is told."""
    if value is None:
        return ""
    if isinstance(value, list):
        items = [item for item in value if item is not None]
        if any("\n" in item or item != item.strip() or not item for item in items):
            return KEPT
        return said("\n".join(items))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return plain(value)
    text: str = value.strip().replace("\r\n", "\n")
    is_holdable = len(text.encode("utf-16-le")) // 2 <= MOST and not _ESCAPE.search(text)
    return text if is_holdable else KEPT


def plain(number: float) -> str:
    """Return a number with all its digits, a whole one without a point."""
    return str(int(number)) if number % 1 == 0 else format(Decimal(repr(number)), "f")


def label(sheet: PlanSheet, data: Data, way: Way) -> str:
    """Return how the entry is called to which a row belongs; empty if it belongs to none."""
    if not sheet.parent:
        return ""
    return labels(sheet, data)[way[: len(sheet.home) + 1]]


def labels(sheet: PlanSheet, data: Data) -> dict[Way, str]:
    """Return how the entries are called to which rows of a sheet belong, no two alike."""
    ways = list(paths.entries(data, ".".join(map(str, sheet.home))))
    names = {way: said(paths.get(data, (*way, sheet.named))) for way in ways}
    counted = Counter(name.casefold() for name in names.values())
    return {
        way: name
        if name not in ("", KEPT) and counted[name.casefold()] == 1
        else f"{name} #{way[-1] + 1}".strip()  # type: ignore[operator]
        for way, name in names.items()
    }


def years_of(sheet: PlanSheet, data: Data, first: int) -> list[str]:
    """Return the years of the plan's horizon, or the four from the first on, and all that have amounts."""
    if not sheet.across:
        return []
    bounds = [paths.get(data, ("horizon", key)) for key in ("start", "end")]
    begin, end = (int(str(bound)[:4]) if bound else None for bound in bounds)
    begin = begin or first
    used = {key for row in rows_of(sheet, data) for key in row.places if is_year(key)}
    return sorted({*map(str, range(begin, min(end or begin + 3, begin + 15) + 1)), *used})


def leftovers(entry: Data, keys: Mapping[str, Any], form: Schema) -> list[str]:
    """Return the titles of the fields of an entry that hold anything and have no column among these."""
    found = []
    for key, item in entry.items():
        inner = form["properties"][key]
        if isinstance(item, dict):
            below = {name.partition(".")[2]: one for name, one in keys.items() if name.startswith(f"{key}.")}
            found += [f"{inner['title']}: {title}" for title in leftovers(item, below, inner)]
        elif paths.holds(item) and key not in keys:
            found.append(inner["title"])
    return found
