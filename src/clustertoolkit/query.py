"""Questions to the content: pure functions on the model, in a fixed order."""

from collections.abc import Collection, Iterator
from typing import NamedTuple, get_args

from clustertoolkit.model import Action, Basis, Cell, Example, Link, Placement, Toolkit

BASES: tuple[str, ...] = get_args(Basis)


class Selection(NamedTuple):
    """What to choose; empty means all, several values of one field are alternatives.

    Recommendations are pairs of edition and id.
    """

    priorities: Collection[str] = ()
    challenges: Collection[str] = ()
    functions: Collection[str] = ()
    bases: Collection[str] = ()
    countries: Collection[str] = ()
    groups: Collection[str] = ()
    recommendations: Collection[tuple[str, str]] = ()


class PlacedAction(NamedTuple):
    """An action and the placement by which it stands in a cell."""

    record: Action
    placement: Placement


class PlacedExample(NamedTuple):
    """An example and the placement by which it stands in a cell."""

    record: Example
    placement: Placement


class FilledCell(NamedTuple):
    """A cell of the matrix with its actions and examples in display order."""

    cell: Cell
    actions: tuple[PlacedAction, ...]
    examples: tuple[PlacedExample, ...]


def matrix(toolkit: Toolkit, selection: Selection) -> tuple[FilledCell, ...]:
    """Return every cell that the dimensions of the selection leave, filled with what the rest leaves.

    Basis and recommendations choose actions and examples; countries and groups choose examples.
    """
    actions: dict[Cell, list[PlacedAction]] = {}
    examples: dict[Cell, list[PlacedExample]] = {}
    links = tuple(_links(toolkit, selection))
    linked_actions = {name for link in links for name in link.actions}
    linked_examples = {name for link in links for name in link.examples}
    for action in toolkit.actions.values():
        if selection.recommendations and action.id not in linked_actions:
            continue
        for placement in action.placements:
            if _chosen(placement.basis, selection.bases):
                actions.setdefault(_cell(placement), []).append(PlacedAction(action, placement))
    for example in toolkit.examples.values():
        if not _somewhere(toolkit, example, selection):
            continue
        direct = not selection.recommendations or example.id in linked_examples
        for placement in example.placements:
            if _chosen(placement.basis, selection.bases) and (direct or placement.action in linked_actions):
                examples.setdefault(_cell(placement), []).append(PlacedExample(example, placement))
    return tuple(
        FilledCell(
            cell,
            tuple(sorted(actions.get(cell, ()), key=lambda one: _order(one.placement, one.record.title))),
            tuple(sorted(examples.get(cell, ()), key=lambda one: _order(one.placement, one.record.name))),
        )
        for cell in toolkit.cells()
        if _chosen(cell.priority, selection.priorities)
        and _chosen(cell.challenge, selection.challenges)
        and _chosen(cell.function, selection.functions)
    )


def _links(toolkit: Toolkit, selection: Selection) -> Iterator[Link]:
    for edition in toolkit.editions:
        for recommendation in edition.recommendations:
            if (edition.id, recommendation.id) in selection.recommendations:
                yield from recommendation.links


def _somewhere(toolkit: Toolkit, example: Example, selection: Selection) -> bool:
    """Tell whether one country of the example is chosen, and one lies in a chosen group."""
    groups = {group for code in example.countries for group in toolkit.countries[code].groups}
    in_countries = not selection.countries or not set(selection.countries).isdisjoint(example.countries)
    return in_countries and (not selection.groups or not groups.isdisjoint(selection.groups))


def _chosen(word: str, chosen: Collection[str]) -> bool:
    return not chosen or word in chosen


def _cell(placement: Placement) -> Cell:
    return Cell(placement.priority, placement.challenge, placement.function)


def _order(placement: Placement, name: str) -> tuple[int, int, str]:
    return BASES.index(placement.basis), placement.position or 0, name.casefold()
