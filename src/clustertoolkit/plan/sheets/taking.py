"""The changes of several people's workbooks, held against each other and put into a plan's data."""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from clustertoolkit.plan.sheets.book import GivenBook
from clustertoolkit.plan.sheets.matching import known
from clustertoolkit.plan.sheets.rows import ENTRY, PlanRow, labels, said
from clustertoolkit.plan.sheets.table import PARENT, SHEETS, UNDATED, PlanSheet, entry_form, is_amount, way_of
from clustertoolkit.plan.sheets.wishes import SheetChange, SheetRemark, wished
from clustertoolkit.plan.walk.answers import prune
from clustertoolkit.schema.schemas import Lists, Schema
from clustertoolkit.schema.words import comparable
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.likeness import fingerprint
from clustertoolkit.yamlfiles.paths import Data, Way


class TakenSheets(NamedTuple):
    """What workbooks change in a plan: each change once, the plan's data then, and the entries that go.

    With a fault, the data are as they were.
    """

    changes: tuple[SheetChange, ...]
    notes: tuple[SheetRemark, ...]
    faults: tuple[SheetRemark, ...]
    data: Data
    gone: tuple[Way, ...]


def taking(books: Sequence[GivenBook], data: Data, plan: Schema, lists: Lists) -> TakenSheets:
    """Return what workbooks change in a plan, together; what contradicts something else is a fault."""
    read = [wished(book, data, plan, lists) for book in books]
    notes = tuple(note for one in read for note in one.notes)
    faults = [fault for one in read for fault in one.faults]
    changes, contradictions = _together([one.wishes for one in read])
    faults += contradictions
    if not faults:
        made = _Made(data, plan)
        made.all_of(changes)
        faults += made.faults
        if not faults:
            gone = tuple(way for way in made.gone if paths.get(data, way) is not None)
            return TakenSheets(tuple(changes), notes, (), prune(made.data, made.gone), gone)
    return TakenSheets(tuple(changes), notes, tuple(faults), data, ())


def _together(wishes: Sequence[Sequence[SheetChange]]) -> tuple[list[SheetChange], list[SheetRemark]]:
    """Return the wishes of all workbooks, each once, and where two of them contradict each other."""
    kept: dict[tuple[str, ...], tuple[int, SheetChange]] = {}
    rows: dict[tuple[str, str], tuple[int, SheetChange]] = {}
    faults: list[SheetRemark] = []
    changes: list[SheetChange] = []
    for number, own in enumerate(wishes):
        for wish in own:
            key = _matter(wish)
            row = (wish.sheet.name, str(sorted(wish.row.places.values()))) if wish.row else ("", "")
            first = kept.get(key) or (rows.get(row) if wish.kind == "remove" else None)
            removal = kept.get(("remove", *row)) if wish.row else None
            other = first if first and first[0] != number else removal
            if other and other[0] != number:
                if not _is_same(other[1], wish):
                    faults.append(
                        SheetRemark(wish.place, f"{_wanted(wish)}; but {other[1].place}: {_wanted(other[1])}")
                    )
                continue
            changes.append(wish)
            kept.setdefault(key, (number, wish))
            rows.setdefault(row, (number, wish))
    return changes, faults


def _matter(wish: SheetChange) -> tuple[str, ...]:
    """Return what a wish is about: a cell or row of the plan, or a new row that people know by something."""
    if wish.row is None:
        cells = {key: said(value) for key, value in wish.values.items()}
        return ("add", wish.sheet.name, *known(wish.sheet, cells))
    return (wish.kind, wish.sheet.name, str(sorted(wish.row.places.values())), *wish.values)


def _is_same(one: SheetChange, other: SheetChange) -> bool:
    return one.kind == other.kind and fingerprint(dict(one.values)) == fingerprint(dict(other.values))


def _wanted(wish: SheetChange) -> str:
    """Say in a few words what a wish wants."""
    match wish.kind:
        case "remove":
            return f"'{wish.was}' goes"
        case "add":
            return f"'{wish.now}' is new, and says something else"
        case _:
            return f"'{wish.now}'" if wish.now else "empty"


class _Made:
    """A plan's data, into which wishes are put one after the other.

    No entry changes its place before all are made: what goes is only noted.
    """

    def __init__(self, data: Data, plan: Schema) -> None:
        self.before = data
        self.data = deepcopy(data)
        self.plan = plan
        self.gone: list[Way] = []
        self.came: dict[str, list[Way]] = {}  # to rows with years, by the ways to their other amounts
        self.faults: list[SheetRemark] = []

    def all_of(self, changes: Sequence[SheetChange]) -> None:
        """Put in all changes: of cells first, so that rows that move take them along."""
        for kind in ("set", "move", "remove", "add"):
            for wish in changes:
                if kind == ("move" if wish.kind == "set" and PARENT in wish.values else wish.kind):
                    getattr(self, f"_{kind}")(wish)
        for wish in changes:
            if wish.kind == "remove":
                self._refuse_orphans(wish)

    def _set(self, wish: SheetChange) -> None:
        assert wish.row is not None  # noqa: S101  # only what comes has none
        for key, value in wish.values.items():
            if is_amount(key):
                self._amount(wish, key, value)
                continue
            for place in self._places(wish.row):
                way = (*place, *way_of(key))
                if value is not None or paths.get(self.data, way) is not None:
                    paths.put(self.data, way, value)

    def _amount(self, wish: SheetChange, key: str, value: Any) -> None:
        """Set what a row says below a year; what is empty then goes, and what was empty comes."""
        assert wish.row is not None  # noqa: S101
        assert wish.sheet.across is not None  # noqa: S101
        way = wish.row.places.get(key)
        if way is None:
            alike = next(iter(wish.row.places.values()))
            fixed = {
                name: item
                for name, item in paths.get(self.data, alike).items()
                if name not in wish.sheet.across
            }
            came = self._append(alike[:-1], _line(wish.sheet, fixed, key, value), wish.sheet)
            self.came.setdefault(str(wish.row.places), []).append(came)
        elif value is None:
            self.gone.append(way)
        else:
            paths.put(self.data, (*way, wish.sheet.across[1]), value)

    def _move(self, wish: SheetChange) -> None:
        assert wish.row is not None  # noqa: S101
        home = self._home(wish)
        for way in self._places(wish.row) if home else ():
            self._append(home, paths.get(self.data, way), wish.sheet)
            self.gone.append(way)

    def _remove(self, wish: SheetChange) -> None:
        assert wish.row is not None  # noqa: S101
        self.gone += wish.row.places.values()

    def _add(self, wish: SheetChange) -> None:
        home = self._home(wish)
        if not home:
            return
        fixed: Data = {}
        for key, value in wish.values.items():
            if key != PARENT and not is_amount(key):
                paths.put(fixed, way_of(key), value)
        if not wish.sheet.across:
            self._append(home, fixed, wish.sheet)
        for key, value in wish.values.items():
            if is_amount(key):
                self._append(home, _line(wish.sheet, fixed, key, value), wish.sheet)

    def _places(self, row: PlanRow) -> list[Way]:
        """Return the ways to all that a row is made of: what it was, and the amounts that came to it."""
        every = [*row.places.values(), *self.came.get(str(row.places), ())]
        return [way for way in every if way not in self.gone]

    def _append(self, home: Way, entry: Data, sheet: PlanSheet) -> Way:
        """Add an entry to a list, in the place of one that holds nothing if there is one; return its way."""
        form = entry_form(sheet, self.plan)["properties"]
        entry = {key: deepcopy(entry[key]) for key in form if key in entry}
        there = paths.get(self.data, home) or []
        place = next((number for number, one in enumerate(there) if not paths.holds(one)), len(there))
        paths.put(self.data, (*home, place), entry)
        return (*home, place)

    def _home(self, wish: SheetChange) -> Way:
        """Return the way to the list to which a row belongs; empty, with a fault, if there is none."""
        sheet = wish.sheet
        if not sheet.parent:
            return sheet.home
        name = str(wish.values[PARENT])
        known: dict[str, Way] = {}
        for state in (self.data, self.before):
            known |= {comparable(text): way for way, text in labels(sheet, state).items()}
        way = known.get(comparable(name))
        if way is None or way in self.gone:
            self.faults.append(SheetRemark(wish.place, f"the plan has no {sheet.parent.lower()} '{name}'"))
            return ()
        return (*way, sheet.inner)

    def _refuse_orphans(self, wish: SheetChange) -> None:
        """Note a fault for an entry that goes while rows of other sheets still belong to it."""
        assert wish.row is not None  # noqa: S101
        if wish.sheet.inner:
            return
        way = wish.row.places[ENTRY]
        for title, count in self._left_below(wish.sheet, way):
            rows = "1 row" if count == 1 else f"{count} rows"
            message = f"'{wish.was}' goes, but {rows} of '{title}' belong to it: empty them as well"
            self.faults.append(SheetRemark(wish.place, message))

    def _left_below(self, sheet: PlanSheet, way: Way) -> Iterator[tuple[str, int]]:
        for inner in SHEETS:
            if inner.inner and inner.home == sheet.home:
                below = (*way, inner.inner)
                entries = enumerate(paths.get(self.data, below) or ())
                left = sum(paths.holds(one) and (*below, place) not in self.gone for place, one in entries)
                if left:
                    yield inner.title, left


def _line(sheet: PlanSheet, fixed: Mapping[str, Any], key: str, value: Any) -> Data:
    """Return an entry for the amount below a year."""
    assert sheet.across is not None  # noqa: S101
    year, amount = sheet.across
    return {**fixed, **({} if key == UNDATED else {year: int(key)}), amount: value}
