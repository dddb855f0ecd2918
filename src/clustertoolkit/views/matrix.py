"""The matrix as it is shown."""

from itertools import groupby

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Placement, Term
from clustertoolkit.query.matrix import FilledCell
from clustertoolkit.views import Column, Picture, Report, Sheet, ShownFilters, Squares
from clustertoolkit.views.blocks import Line, Run, Table, TableCell, TableColumn, cell
from clustertoolkit.views.naming import CELL

COLUMNS = (
    Column("priority", "Priority"),
    Column("challenge", "Challenge"),
    Column("function", "Function"),
    Column("kind", "Kind"),
    Column("id", "Id"),
    Column("title", "Title"),
    Column("countries", "Countries", kind="list"),
    Column("basis", "Basis"),
    Column("fit", "Fit"),
)
COUNTS = (
    *COLUMNS[:3],
    Column("actions", "Actions", kind="number"),
    Column("examples", "Examples", kind="number"),
)
LEGEND = "[Table 5], [judged]: not in the paper's matrix; see 'toolkit matrix --help'"
LEAD = (
    "How many policy actions and examples stand in each cell. The more examples, the darker.",
    "An example may stand in several cells. Counts show what was collected here, not who does more.",
)


def matrix(
    toolkit: Toolkit, cells: tuple[FilledCell, ...], limit: int, command: str, filters: ShownFilters
) -> Report:
    """Return the matrix.

    `limit` bounds the examples that people see in a cell (0: all); `command` is the one that shows all.
    """
    columns = (TableColumn(""), *(TableColumn(term.title, 0, "block") for term in _functions(toolkit, cells)))
    grids = tuple(
        Table(
            priority.title,
            columns,
            tuple(
                (cell(challenge.title, strong=True), *(_cell(toolkit, filled, limit) for filled in row))
                for challenge, row in challenges
            ),
            style="grid",
        )
        for priority, challenges in _by_priority(toolkit, cells)
    )
    shown = [entries for grid in grids for row in grid.rows for entries in row]
    notes = [LEGEND] if any(run.remark for entries in shown for line in entries.lines for run in line) else []
    hidden = limit and any(len(filled.examples) > limit for filled in cells)
    notes += [f"All examples: {command}"] if hidden else []
    return Report(
        toolkit, "Matrix", (_flat(cells),), {"cells": [_json(filled) for filled in cells]},
        grids=grids, filters=filters, notes=tuple(notes), picture=_picture(toolkit, cells),
    )  # fmt: skip


def counts(toolkit: Toolkit, cells: tuple[FilledCell, ...], filters: ShownFilters) -> Report:
    """Return the numbers of actions and examples in each cell."""
    rows = tuple((*filled.cell, len(filled.actions), len(filled.examples)) for filled in cells)
    keys = [column.key for column in COUNTS]
    functions = tuple(Column(term.id, term.title, 9, "number") for term in _functions(toolkit, cells))
    tables = tuple(
        Sheet(
            priority.title,
            (Column("challenge", priority.title, 9), *functions),
            tuple(
                (challenge.title, *(f"{len(filled.actions)} / {len(filled.examples)}" for filled in row))
                for challenge, row in challenges
            ),
        )
        for priority, challenges in _by_priority(toolkit, cells)
    )
    body = {"counts": [dict(zip(keys, row, strict=True)) for row in rows]}
    sheet = Sheet("Counts", COUNTS, rows)
    return Report(
        toolkit, "Matrix", (sheet,), body, tables,
        filters=filters, notes=("actions / examples",), picture=_picture(toolkit, cells),
    )  # fmt: skip


def mark(placement: Placement) -> str:
    """Return what tells an entry that the paper's matrix does not print from one that it does."""
    match placement.basis:
        case "table-5":
            return "Table 5"
        case "judged":
            return "judged, partial fit" if placement.fit == "partial" else "judged"
        case _:
            return ""


def _picture(toolkit: Toolkit, cells: tuple[FilledCell, ...]) -> Picture:
    columns = tuple(term.title for term in _functions(toolkit, cells))
    squares = tuple(
        Squares(
            priority.title,
            columns,
            tuple(
                (challenge.title, tuple((len(filled.actions), len(filled.examples)) for filled in row))
                for challenge, row in challenges
            ),
        )
        for priority, challenges in _by_priority(toolkit, cells)
    )
    return Picture(squares, lead=LEAD)


def _functions(toolkit: Toolkit, cells: tuple[FilledCell, ...]) -> list[Term]:
    left = {filled.cell.function for filled in cells}
    return [term for term in toolkit.dimensions.functions if term.id in left]


def _by_priority(
    toolkit: Toolkit, cells: tuple[FilledCell, ...]
) -> list[tuple[Term, list[tuple[Term, list[FilledCell]]]]]:
    priorities = {term.id: term for term in toolkit.dimensions.priorities}
    challenges = {term.id: term for term in toolkit.dimensions.challenges}
    bands = []
    for priority, band in groupby(cells, key=lambda filled: filled.cell.priority):
        rows = groupby(band, key=lambda filled: filled.cell.challenge)
        bands.append((priorities[priority], [(challenges[name], list(row)) for name, row in rows]))
    return bands


def _cell(toolkit: Toolkit, filled: FilledCell, limit: int) -> TableCell:
    """Return the actions and the examples of a cell, and last how many are hidden."""
    lines = [
        _entry(Run(action.title, strong=True, entry=("action", action.id)), placement)
        for action, placement in filled.actions
    ]
    for placed in filled.examples[:limit] if limit else filled.examples:
        example = placed.record
        countries = ", ".join(toolkit.countries[code].name for code in example.countries)
        shown = Run(f"{example.name} ({countries})", example.url or "", entry=("example", example.id))
        lines.append(_entry(shown, placed.placement))
    if limit and len(filled.examples) > limit:
        more = f"+ {len(filled.examples) - limit} more"
        lines.append((Run(more, emphasis=True, entry=(CELL, "/".join(filled.cell))),))
    return TableCell(tuple(lines))


def _entry(name: Run, placement: Placement) -> Line:
    said = mark(placement)
    return (name, Run(said, remark=True)) if said else (name,)


def _flat(cells: tuple[FilledCell, ...]) -> Sheet:
    rows: list[tuple[str | tuple[str, ...], ...]] = []
    for filled in cells:
        for action, placement in filled.actions:
            rows.append(
                (*filled.cell, "action", action.id, action.title, (), placement.basis, placement.fit or "")
            )
        for example, placement in filled.examples:
            rows.append(
                (
                    *filled.cell, "example", example.id, example.name, example.countries,
                    placement.basis, placement.fit or "",
                )
            )  # fmt: skip
    return Sheet("Matrix", COLUMNS, tuple(rows))


def _json(filled: FilledCell) -> dict[str, object]:
    return {
        **filled.cell._asdict(),
        "actions": [
            {"id": action.id, "title": action.title, "summary": action.summary, "basis": placement.basis}
            for action, placement in filled.actions
        ],
        "examples": [
            {
                "id": example.id, "name": example.name, "countries": list(example.countries),
                "basis": placement.basis, "fit": placement.fit,
            }
            for example, placement in filled.examples
        ],
    }  # fmt: skip
