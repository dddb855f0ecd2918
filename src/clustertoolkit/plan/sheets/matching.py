"""Which row of a plan as it is now is the one that a sheet was written with."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from clustertoolkit.plan.sheets.table import PARENT, PROTECTED, PlanSheet
from clustertoolkit.schema.words import comparable
from clustertoolkit.yamlfiles.likeness import fingerprint, paired

RowCells = Mapping[str, str]


class FreeRows:
    """The rows of a plan that came since a sheet was written."""

    def __init__(self, sheet: PlanSheet, rows: Sequence[RowCells], taken: Sequence[int]) -> None:
        self.sheet = sheet
        self.rows = {place: rows[place] for place in range(len(rows)) if place not in set(taken)}

    def take(self, cells: RowCells) -> int | None:
        """Return the place of a row that says exactly this, and count it as taken; None if there is none."""
        said = fingerprint(dict(cells))
        place = next((place for place, row in self.rows.items() if fingerprint(dict(row)) == said), None)
        if place is not None:
            del self.rows[place]
        return place

    def knows(self, cells: RowCells) -> bool:
        """Tell whether a row is about what these cells are about, whatever else it says."""
        name = known(self.sheet, cells)
        return any(known(self.sheet, row) == name for row in self.rows.values())


def known(sheet: PlanSheet, cells: RowCells) -> tuple[str, ...]:
    """Return what people know a row of a sheet by."""
    return tuple(comparable(cells.get(key, "")) for key in (PARENT, *sheet.known))


def aligned(base: Mapping[str, RowCells], rows: Sequence[RowCells]) -> dict[str, int]:
    """Return which row of the plan now is the one that had a mark: by all it says, its id, or most of it."""
    found: dict[str, int] = {}
    rest = list(range(len(rows)))
    for key_of in (fingerprint, _own_id):
        by_key: dict[str, list[int]] = defaultdict(list)
        for place in rest:
            by_key[key_of(rows[place])].append(place)
        for mark, cells in base.items():
            if mark not in found and (alike := by_key.get(key_of(cells))):
                found[mark] = alike.pop(0)
        taken = set(found.values())
        rest = [place for place in rest if place not in taken]
    marks = [mark for mark in base if mark not in found]
    for before, after in paired([base[mark] for mark in marks], [rows[place] for place in rest]):
        if before is not None and after is not None and _is_like(base[marks[before]], rows[rest[after]]):
            found[marks[before]] = rest[after]
    return found


def _own_id(cells: RowCells) -> str:
    """Return what tells a row from others by its id; where it has none, what no other row says."""
    return f"{cells.get(PARENT, '')}/{cells[PROTECTED]}" if PROTECTED in cells else f"/{id(cells)}"


def _is_like(cells: RowCells, others: RowCells) -> bool:
    """Tell whether most of what one row says is what the other says."""
    return 2 * len(cells.items() & others.items()) >= max(len(cells), len(others))
