"""The sense of a document: what a schema cannot say. One small function a check, by its code."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import PurePath
from typing import Any

from clustertoolkit.documents import Document, PathKey
from clustertoolkit.problems import Problem
from clustertoolkit.words import fold

RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)  # file names that Windows keeps for devices


_LISTS_OF_IDS = {
    "dimensions": ("priorities", "challenges", "functions"),
    "phases": ("phases",),
    "instruments": ("instruments",),
    "sectors": ("sectors",),
    "countries": ("groups", "countries"),
}


@dataclass(slots=True)
class Facts:
    """What a check may need to know of the rest of the content."""

    today: date
    homes: dict[str, str]  # every id that is taken, folded, with the file it belongs to
    retired: frozenset[str] = frozenset()
    dimensions: frozenset[str] = frozenset()  # the ids of all dimension values
    cells: dict[str, frozenset[tuple[Any, ...]]] = field(default_factory=dict)  # of each action
    positions: dict[tuple[Any, ...], str] = field(default_factory=dict)  # filled as files pass


Check = Callable[[Document, str, Facts], Iterator[Problem]]
CHECKS: dict[str, Check] = {}


def _check(function: Check) -> Check:
    CHECKS[function.__name__.replace("_", "-")] = function
    return function


def problems(document: Document, kind: str, facts: Facts) -> Iterator[Problem]:
    """Yield what every check finds in one document of this kind."""
    if isinstance(document.data, dict):
        for check in CHECKS.values():
            yield from check(document, kind, facts)


def _is_entry(kind: str) -> bool:
    return kind in ("action", "example")


def own_ids(kind: str, data: Any) -> Iterator[tuple[tuple[PathKey, ...], str]]:
    """Yield every id that a file of this kind brings into the one name space, with its path."""
    if not isinstance(data, dict):
        return
    if _is_entry(kind) and isinstance(data.get("id"), str):
        yield ("id",), data["id"]
    for name in _LISTS_OF_IDS.get(kind, ()):
        entries = data.get(name)
        for number, entry in enumerate(entries if isinstance(entries, list) else ()):
            for key in ("id", "code"):
                if isinstance(entry, dict) and isinstance(entry.get(key), str):
                    yield (name, number, key), entry[key]


def placements(document: Document) -> Iterator[tuple[int, dict[str, Any], tuple[Any, ...]]]:
    """Yield number, placement and cell of every placement that is whole enough to look at."""
    entries = document.data.get("placements") if isinstance(document.data, dict) else None
    for number, placement in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(placement, dict):
            cell = tuple(placement.get(key) for key in ("priority", "challenge", "function"))
            if all(isinstance(word, str) for word in cell):
                yield number, placement, cell


def _values(data: Any, path: tuple[PathKey, ...] = ()) -> Iterator[tuple[tuple[PathKey, ...], Any]]:
    """Yield every value below a mapping or list with its path; depth is bounded by the reader."""
    pairs: Any = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        yield (*path, key), value
        if isinstance(value, dict | list):
            yield from _values(value, (*path, key))


@_check
def id_not_file_name(document: Document, kind: str, _facts: Facts) -> Iterator[Problem]:
    """Find an id that is not the name of its file, or a name that no file may have."""
    if not _is_entry(kind):
        return
    name = PurePath(document.path).stem
    given = document.data.get("id")
    span = document.span(("id",))
    if isinstance(given, str) and given != name:
        message = f"the id is '{given}' and the file is named '{name}.yaml'"
        yield Problem(document.path, span, "id-not-file-name", message, "make them the same")
    elif name in RESERVED or name.isdigit():
        message = f"'{name}' cannot be the name of a file on every system, or reads as a number"
        yield Problem(document.path, span, "id-not-file-name", message, "choose a name in words")


@_check
def id_taken(document: Document, kind: str, facts: Facts) -> Iterator[Problem]:
    """Find an id that another file has, or that a retired entry had."""
    help_ = "choose another; the file is named after it" if _is_entry(kind) else "choose another"
    for path, given in own_ids(kind, document.data):
        home = facts.homes.get(fold(given), document.path)
        span = document.span(path)
        if home != document.path and (not _is_entry(kind) or PurePath(document.path).stem == given):
            message = f"the id '{given}' is taken by {home}"
            yield Problem(document.path, span, "id-taken", message, help_)
        elif given in facts.retired and kind != "retired":
            message = f"the id '{given}' is retired, and an id is never used twice"
            yield Problem(document.path, span, "id-taken", message, help_)


@_check
def placement_twice(document: Document, _kind: str, _facts: Facts) -> Iterator[Problem]:
    """Find an entry that stands twice in one cell."""
    first: dict[tuple[Any, ...], int] = {}
    for number, _, cell in placements(document):
        if cell in first:
            line = document.span(("placements", first[cell])).line
            message = f"the entry stands twice in the cell {' / '.join(cell)}"
            span = document.span(("placements", number))
            yield Problem(document.path, span, "placement-twice", message, f"the first is on line {line}")
        else:
            first[cell] = number


@_check
def position_taken(document: Document, kind: str, facts: Facts) -> Iterator[Problem]:
    """Find two actions, or two examples, at one position of one cell."""
    for number, placement, cell in placements(document):
        position = placement.get("position")
        if type(position) is not int:
            continue
        other = facts.positions.setdefault((kind, *cell, position), document.path)
        if other != document.path:
            message = f"position {position} in the cell {' / '.join(cell)} is taken by {other}"
            span = document.span(("placements", number, "position"))
            yield Problem(document.path, span, "position-taken", message, "count again in the paper's cell")


@_check
def action_elsewhere(document: Document, kind: str, facts: Facts) -> Iterator[Problem]:
    """Find an example that illustrates an action in a cell where that action does not stand."""
    if kind != "example":
        return
    for number, placement, cell in placements(document):
        action = placement.get("action")
        if not facts.dimensions.issuperset(cell) or not isinstance(action, str):
            continue  # the schema reports a wrong word
        if cell not in facts.cells.get(action, (cell,)):
            message = f"the action '{action}' does not stand in the cell {' / '.join(cell)}"
            span = document.span(("placements", number, "action"))
            cells = sorted(" / ".join(one) for one in facts.cells[action])
            yield Problem(
                document.path, span, "action-elsewhere", message, f"it stands in {'; '.join(cells)}"
            )


@_check
def date_in_future(document: Document, _kind: str, facts: Facts) -> Iterator[Problem]:
    """Find a day of reading, checking or retiring that has not come; one day ahead may be a time zone."""
    for path, value in _values(document.data):
        if path[-1] in ("checked", "read", "retired") and isinstance(value, str):
            try:
                day = date.fromisoformat(value)
            except ValueError:
                continue  # the schema reports it
            if day > facts.today + timedelta(days=1):
                message = f"'{path[-1]}' is {value}, and today is {facts.today.isoformat()}"
                yield Problem(
                    document.path, document.span(path), "date-in-future", message, "correct the day"
                )


@_check
def years_reversed(document: Document, kind: str, _facts: Facts) -> Iterator[Problem]:
    """Find a period that ends before it starts."""
    period = document.data.get("period")
    if kind != "example" or not isinstance(period, dict):
        return
    start, end = period.get("start"), period.get("end")
    if type(start) is int and type(end) is int and end < start:
        message = f"the period ends in {end}, before it starts in {start}"
        span = document.span(("period", "end"))
        yield Problem(document.path, span, "years-reversed", message, "correct the years")


@_check
def entry_twice(document: Document, _kind: str, _facts: Facts) -> Iterator[Problem]:
    """Find a word that stands twice in one list, or one id that two entries of a list have."""
    for path, value in _values(document.data):
        if not isinstance(value, list):
            continue
        seen: set[str] = set()
        for number, item in enumerate(value):
            name = (item.get("id") or item.get("code")) if isinstance(item, dict) else item
            if not isinstance(name, str):
                continue
            if name in seen:
                message = f"'{name}' stands twice in '{path[-1]}'"
                yield Problem(
                    document.path,
                    document.span((*path, number)),
                    "entry-twice",
                    message,
                    "delete one",
                )
            seen.add(name)
