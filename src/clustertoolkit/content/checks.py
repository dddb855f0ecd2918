"""The sense of a document: what a schema cannot say. One small function a check, by its code."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePath
from typing import Any

from clustertoolkit.content import sentences
from clustertoolkit.content.kinds import DIMENSIONS, FOLDERS, KINDS
from clustertoolkit.content.questions import astray
from clustertoolkit.problems import Problem, Span
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.schema.words import comparable
from clustertoolkit.yamlfiles.reader import Document, PathKey

RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)  # file names that Windows keeps for devices
EARLY = "what is taken for today lies before the content's own version: see --today and SOURCE_DATE_EPOCH"


Place = tuple[PathKey, ...]


@dataclass(slots=True)
class Facts:
    """What a check may need to know of the rest of the content."""

    today: date
    homes: dict[str, tuple[str, Place]]  # every id that is taken, folded, with its file and place there
    retired: frozenset[str] = frozenset()
    dimensions: frozenset[str] = frozenset()  # the ids of all dimension values
    cells: dict[str, frozenset[tuple[Any, ...]]] = field(default_factory=dict)  # of each action
    parts: dict[str, frozenset[str]] = field(default_factory=dict)  # of each phase, by its id
    plan: Schema = field(default_factory=dict)  # the form of a plan
    version: str = ""  # of the content, by year and month
    positions: dict[tuple[Any, ...], str] = field(default_factory=dict)  # filled as files pass


Found = Iterator[tuple[Span, str, str]]  # place, what is wrong, hint
Check = Callable[[Document, str, Facts], Found]
CHECKS: dict[str, Check] = {}  # by the code of what they find


def _check(function: Check) -> Check:
    CHECKS[function.__name__.replace("_", "-")] = function
    return function


def problems(document: Document, kind: str, facts: Facts) -> Iterator[Problem]:
    """Yield what every check finds in one document of this kind."""
    if isinstance(document.data, dict):
        for code, check in CHECKS.items():
            for span, message, hint in check(document, kind, facts):
                yield Problem(document.path, span, code, message, hint)


def _is_entry(kind: str) -> bool:
    return kind in FOLDERS.values()


def own_ids(kind: str, data: Any) -> Iterator[tuple[Place, str]]:
    """Yield every id that a file of this kind brings into the one name space, with its path."""
    if not isinstance(data, dict):
        return
    if _is_entry(kind) and isinstance(data.get("id"), str):
        yield ("id",), data["id"]
    for listed in KINDS:
        for number, entry in _mappings(data.get(listed.key) if listed.file == kind else None):
            if isinstance(entry.get(listed.id), str):
                yield (listed.key, number, listed.id), entry[listed.id]
    seen: set[str] = set()  # a recommendation's id may come again in a later edition
    for place, edition in _mappings(data.get("editions")):
        for number, entry in _mappings(edition.get("recommendations")):
            given = entry.get("id")
            if isinstance(given, str) and given not in seen:
                seen.add(given)
                yield ("editions", place, "recommendations", number, "id"), given


def _mappings(entries: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield number, entry


def placements(document: Document) -> Iterator[tuple[int, dict[str, Any], tuple[Any, ...]]]:
    """Yield number, placement and cell of every placement that is whole enough to look at."""
    entries = document.data.get("placements") if isinstance(document.data, dict) else None
    for number, placement in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(placement, dict):
            cell = tuple(placement.get(key) for key in DIMENSIONS)
            if all(isinstance(word, str) for word in cell):
                yield number, placement, cell


def _values(data: Any, path: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield every value below a mapping or list with its path; depth is bounded by the reader."""
    pairs: Any = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in pairs:
        yield (*path, key), value
        if isinstance(value, dict | list):
            yield from _values(value, (*path, key))


@_check
def id_not_file_name(document: Document, kind: str, _facts: Facts) -> Found:
    """Find an id that is not the name of its file, or a name that no file may have."""
    if not _is_entry(kind):
        return
    name = PurePath(document.path).stem
    given = document.data.get("id")
    span = document.span(("id",))
    if isinstance(given, str) and given != name:
        message = f"the id is '{given}' and the file is named '{name}.yaml'"
        yield span, message, "make them the same"
    elif name in RESERVED or name.isdigit():
        message = f"'{name}' cannot be the name of a file on every system, or reads as a number"
        yield span, message, "choose a name in words"


@_check
def id_taken(document: Document, kind: str, facts: Facts) -> Found:
    """Find an id that another entry has, or that a retired entry had."""
    help_ = "choose another; the file is named after it" if _is_entry(kind) else "choose another"
    if _is_entry(kind) and document.data.get("id") != PurePath(document.path).stem:
        return  # reported as it is
    for path, given in own_ids(kind, document.data):
        home, place = facts.homes.get(comparable(given), (document.path, path))
        if home != document.path:
            yield document.span(path), f"the id '{given}' is taken by {home}", help_
        elif place != path and place[:-2] != path[:-2]:  # twice in one list is reported as entry-twice
            line = document.span(place).line
            yield document.span(path), f"the id '{given}' is taken on line {line}", help_
        elif given in facts.retired:
            message = f"the id '{given}' is retired, and an id is never used twice"
            yield document.span(path), message, help_


@_check
def placement_twice(document: Document, _kind: str, _facts: Facts) -> Found:
    """Find an entry that stands twice in one cell."""
    first: dict[tuple[Any, ...], int] = {}
    for number, _, cell in placements(document):
        if cell in first:
            line = document.span(("placements", first[cell])).line
            message = f"the entry stands twice in the cell {' / '.join(cell)}"
            span = document.span(("placements", number))
            yield span, message, f"the first is on line {line}"
        else:
            first[cell] = number


@_check
def position_taken(document: Document, kind: str, facts: Facts) -> Found:
    """Find two actions, or two examples, at one position of one cell."""
    for number, placement, cell in placements(document):
        position = placement.get("position")
        if type(position) is not int or placement.get("basis") != "paper":
            continue
        other = facts.positions.setdefault((kind, *cell, position), document.path)
        if other != document.path:
            message = f"position {position} in the cell {' / '.join(cell)} is taken by {other}"
            span = document.span(("placements", number, "position"))
            yield (
                span,
                message,
                "a placement of your own is judged and has no position; else count again in the paper",
            )


@_check
def action_elsewhere(document: Document, kind: str, facts: Facts) -> Found:
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
            yield span, message, f"it stands in {'; '.join(cells)}"


@_check
def date_in_future(document: Document, _kind: str, facts: Facts) -> Found:
    """Find a day of reading, checking or retiring that has not come; one day ahead may be a time zone."""
    for path, value in _values(document.data):
        if path[-1] in ("checked", "read", "retired") and isinstance(value, str):
            try:
                day = date.fromisoformat(value)
            except ValueError:
                continue  # the schema reports it
            if (day - facts.today).days > 1:
                message = f"'{path[-1]}' is {value}, and today is {facts.today.isoformat()}"
                early = f"{facts.today:%Y.%m}" < facts.version[:7]
                yield document.span(path), message, EARLY if early else "correct the day"


@_check
def years_reversed(document: Document, kind: str, _facts: Facts) -> Found:
    """Find a period that ends before it starts."""
    period = document.data.get("period")
    if kind != "example" or not isinstance(period, dict):
        return
    start, end = period.get("start"), period.get("end")
    if type(start) is int and type(end) is int and end < start:
        message = f"the period ends in {end}, before it starts in {start}"
        span = document.span(("period", "end"))
        yield span, message, "correct the years"


@_check
def entry_twice(document: Document, _kind: str, _facts: Facts) -> Found:
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
                yield document.span((*path, number)), message, "delete one"
            seen.add(name)


@_check
def position_unfounded(document: Document, _kind: str, _facts: Facts) -> Found:
    """Find a position of an entry that the paper does not print in that cell."""
    for number, placement, _ in placements(document):
        if "position" in placement and placement.get("basis") != "paper":
            span = document.span(("placements", number, "position"), of_key=True)
            yield (
                span,
                "only an entry that the paper prints in a cell has a position there",
                "delete the line",
            )


@_check
def related_to_itself(document: Document, kind: str, _facts: Facts) -> Found:
    """Find an example that is related to itself."""
    for number, relation in _mappings(document.data.get("related")):
        if kind == "example" and relation.get("id") == document.data.get("id"):
            yield document.span(("related", number)), "the example is related to itself", "delete the entry"


@_check
def question_astray(document: Document, kind: str, facts: Facts) -> Found:
    """Find a question of the walk that leads nowhere in a plan, or whose phase or id is wrong."""
    asked: set[str] = set()
    for number, phase in _mappings(document.data.get("phases") if kind == "questions" else ()):
        if str(phase.get("phase")) not in facts.parts:
            hint = f"name one of {', '.join(facts.parts)}"
            yield document.span(("phases", number, "phase")), "there is no such phase", hint
        parts = facts.parts.get(str(phase.get("phase")), frozenset())
        for place, question in _mappings(phase.get("questions")):
            way: Place = ("phases", number, "questions", place)
            name = question.get("id")
            if isinstance(name, str) and name in asked:
                yield document.span((*way, "id")), f"the id '{name}' is given twice", "change one"
            asked.add(str(name))
            with suppress(
                KeyError, TypeError, AttributeError
            ):  # of another form than a question: said already
                for key, message in astray(question, facts.plan, parts):
                    yield document.span((*way, *key)), message, "see schemas/plan.schema.json"


@_check
def alias_taken(document: Document, _kind: str, _facts: Facts) -> Found:
    """Find an alias that is the id or another name of another entry of the same list."""
    for path, value in _values(document.data):
        if not isinstance(value, list):
            continue
        owners: dict[str, int] = {}
        entries = list(_mappings(value))
        for number, entry in entries:
            for key in ("id", "code"):
                if isinstance(entry.get(key), str):
                    owners[comparable(entry[key])] = number
        for number, entry in entries:
            aliases = entry.get("aliases")
            for place, alias in enumerate(aliases if isinstance(aliases, list) else ()):
                if isinstance(alias, str) and owners.setdefault(comparable(alias), number) != number:
                    span = document.span((*path, number, "aliases", place))
                    yield (
                        span,
                        f"'{alias}' means another entry of '{path[-1]}' already",
                        "delete one of the two",
                    )


# Warnings come last: where a file has more problems than are shown, they must not hide an error.


@_check
def active_past_end(document: Document, kind: str, facts: Facts) -> Found:
    """Find an example that is said to be active although the last year of its period is over."""
    period = document.data.get("period")
    if kind != "example" or document.data.get("status") != "active" or not isinstance(period, dict):
        return
    start, end = period.get("start"), period.get("end")
    if type(end) is not int or end >= facts.today.year or (type(start) is int and end < start):
        return  # years in the wrong order are reported as that
    message = f"the status is active, and the period ended in {end}"
    yield document.span(("status",)), message, "see whether it goes on: correct the end, or the status"


@_check
def long_sentence(document: Document, _kind: str, _facts: Facts) -> Found:
    """Find sentences of our own that have more words than most people read at one go."""
    for path, value in _values(document.data):
        if path[-1] in sentences.PROSE and isinstance(value, str):
            for words, beginning in sentences.too_long(value):
                message = f"the sentence '{beginning} ...' has {words} words, more than {sentences.LONGEST}"
                yield document.span(path), message, "make two of it"
