"""The matrix: its cells in display order, filled with what is chosen."""

from typing import NamedTuple

from clustertoolkit.content.kinds import DIMENSIONS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Cell
from clustertoolkit.notebook import Found
from clustertoolkit.query.entries import (
    PlacedAction,
    PlacedExample,
    placed_actions,
    placed_examples,
)
from clustertoolkit.query.select import ALL, Selection, fitting


class FilledCell(NamedTuple):
    """A cell of the matrix with its actions and examples in display order."""

    cell: Cell
    actions: tuple[PlacedAction, ...]
    examples: tuple[PlacedExample, ...]

    def __repr__(self) -> str:
        numbers = f"actions: {len(self.actions)}, examples: {len(self.examples)}"
        return f"<FilledCell {'/'.join(self.cell)} ({numbers})>"


def matrix(toolkit: Toolkit, selection: Selection = ALL) -> Found[FilledCell]:
    """Return every cell that the dimensions of the selection leave, filled with what the rest leaves."""
    found_actions: dict[Cell, list[PlacedAction]] = {}
    found_examples: dict[Cell, list[PlacedExample]] = {}
    for action in placed_actions(toolkit, selection):
        found_actions.setdefault(action.placement.cell, []).append(action)
    for example in placed_examples(toolkit, selection):
        found_examples.setdefault(example.placement.cell, []).append(example)
    fits = fitting("placement", selection.only(*DIMENSIONS))
    return Found(
        FilledCell(cell, tuple(found_actions.get(cell, ())), tuple(found_examples.get(cell, ())))
        for cell in toolkit.cells()
        if fits(cell)
    )
