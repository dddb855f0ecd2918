"""What is shown, apart from how: the plain values that every form of output draws on."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from clustertoolkit.model import Placement, Term, Toolkit
from clustertoolkit.query import FilledCell, PlacedExample

HEADER = ("priority", "challenge", "function", "kind", "id", "title", "countries", "basis", "fit")
COUNTS_HEADER = ("priority", "challenge", "function", "actions", "examples")


class MatrixView(NamedTuple):
    """A matrix to show: its cells, how many examples a cell shows (0: all) and the command for all."""

    toolkit: Toolkit
    cells: tuple[FilledCell, ...]
    limit: int
    command: str

    def shown(self, cell: FilledCell) -> tuple[PlacedExample, ...]:
        """Return the examples of a cell that the limit leaves."""
        return cell.examples[: self.limit] if self.limit else cell.examples

    def hidden(self, cell: FilledCell) -> int:
        """Return how many examples of a cell the limit hides."""
        return len(cell.examples) - len(self.shown(cell))

    def placements(self) -> Iterator[Placement]:
        """Yield the placements of all actions and examples that are shown."""
        for cell in self.cells:
            yield from (one.placement for one in cell.actions)
            yield from (one.placement for one in self.shown(cell))

    def bands(self) -> Iterator[tuple[Term, list[tuple[Term, list[FilledCell]]]]]:
        """Yield each priority with its challenges, and these with their cells."""
        dimensions = self.toolkit.dimensions
        priorities = {term.id: term for term in dimensions.priorities}
        challenges = {term.id: term for term in dimensions.challenges}
        for priority, cells in groupby(self.cells, key=lambda one: one.cell.priority):
            by_challenge = groupby(cells, key=lambda one: one.cell.challenge)
            yield (
                priorities[priority],
                [(challenges[name], list(group)) for name, group in by_challenge],
            )

    def functions(self) -> list[Term]:
        """Return the functions that the cells leave, in display order."""
        left = {one.cell.function for one in self.cells}
        return [term for term in self.toolkit.dimensions.functions if term.id in left]

    def title(self, example: PlacedExample) -> str:
        """Return an example's name with the names of its countries."""
        return f"{example.record.name} ({', '.join(self.countries(example))})"

    def countries(self, example: PlacedExample) -> list[str]:
        """Return the names of an example's countries."""
        return [self.toolkit.countries[code].name for code in example.record.countries]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """Yield one record for each action and example in each cell, under HEADER, never shortened."""
        for cell in self.cells:
            for action in cell.actions:
                record, placement = action
                yield (
                    *cell.cell,
                    "action",
                    record.id,
                    record.title,
                    "",
                    placement.basis,
                    placement.fit or "",
                )
            for example in cell.examples:
                entry, placement = example
                codes = ",".join(entry.countries)
                yield (
                    *cell.cell,
                    "example",
                    entry.id,
                    entry.name,
                    codes,
                    placement.basis,
                    placement.fit or "",
                )

    def counts(self) -> Iterator[tuple[str, str, str, int, int]]:
        """Yield the numbers of actions and examples of each cell, under COUNTS_HEADER."""
        for cell in self.cells:
            yield (*cell.cell, len(cell.actions), len(cell.examples))


def mark(placement: Placement) -> str:
    """Return what tells an entry that the paper's matrix does not print from one that it does."""
    match placement.basis:
        case "table-5":
            return "Table 5"
        case "judged":
            return "judged, partial fit" if placement.fit == "partial" else "judged"
        case _:
            return ""
