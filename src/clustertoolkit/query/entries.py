"""Lists of actions, examples and recommendations, and of their placements, in display order."""

from typing import NamedTuple

from clustertoolkit.content.model import (
    Action,
    Cell,
    Edition,
    Example,
    Placement,
    Recommendation,
    Toolkit,
)
from clustertoolkit.query.select import (
    ALL,
    BASES,
    Selection,
    chosen_recommendations,
    fits_example,
    fits_placement,
    is_chosen,
    named_actions,
)


class PlacedAction(NamedTuple):
    """An action and the placement by which it stands in a cell."""

    record: Action
    placement: Placement

    def __repr__(self) -> str:
        return f"<PlacedAction {self.record.id} in {'/'.join(self.placement.cell)}>"


class PlacedExample(NamedTuple):
    """An example and the placement by which it stands in a cell."""

    record: Example
    placement: Placement

    def __repr__(self) -> str:
        return f"<PlacedExample {self.record.id} in {'/'.join(self.placement.cell)}>"


class ListedAction(NamedTuple):
    """An action and those of its placements that were chosen."""

    record: Action
    placements: tuple[Placement, ...]

    def __repr__(self) -> str:
        cells = ", ".join("/".join(place.cell) for place in self.placements)
        return f"<ListedAction {self.record.id} in {cells}>"


class ListedExample(NamedTuple):
    """An example and those of its placements that were chosen."""

    record: Example
    placements: tuple[Placement, ...]

    def __repr__(self) -> str:
        cells = ", ".join("/".join(place.cell) for place in self.placements)
        return f"<ListedExample {self.record.id} in {cells}>"


class ListedRecommendation(NamedTuple):
    """A recommendation with the edition that it belongs to."""

    edition: Edition
    record: Recommendation

    def __repr__(self) -> str:
        return f"<ListedRecommendation {self.edition.id}/{self.record.id}>"


def actions(toolkit: Toolkit, selection: Selection = ALL) -> tuple[ListedAction, ...]:
    """Return the actions with a chosen placement, by their first one.

    Dimensions, bases and recommendations choose actions; all else concerns examples and is ignored.
    """
    found: dict[str, list[Placement]] = {}
    for action in placed_actions(toolkit, selection):
        found.setdefault(action.record.id, []).append(action.placement)
    return tuple(ListedAction(toolkit.actions[name], tuple(places)) for name, places in found.items())


def examples(toolkit: Toolkit, selection: Selection = ALL) -> tuple[ListedExample, ...]:
    """Return the examples with a chosen placement, by their first one."""
    found: dict[str, list[Placement]] = {}
    for example in placed_examples(toolkit, selection):
        found.setdefault(example.record.id, []).append(example.placement)
    return tuple(ListedExample(toolkit.examples[name], tuple(places)) for name, places in found.items())


def recommendations(toolkit: Toolkit, selection: Selection = ALL) -> tuple[ListedRecommendation, ...]:
    """Return the chosen recommendations in the order of their editions.

    Priorities and recommendations choose; a function chooses those with a link under it.
    """
    return tuple(
        ListedRecommendation(edition, one)
        for edition in toolkit.editions
        for one in edition.recommendations
        if is_chosen(one.priority, selection.priorities)
        and (not selection.recommendations or (edition.id, one.id) in selection.recommendations)
        and (not selection.functions or any(link.function in selection.functions for link in one.links))
    )


def placed_actions(toolkit: Toolkit, selection: Selection = ALL) -> list[PlacedAction]:
    """Return every chosen action in every chosen cell, in display order."""
    tied = named_actions(toolkit, selection)
    found = [
        PlacedAction(action, placement)
        for action in toolkit.actions.values()
        if tied is None or action.id in tied
        for placement in action.placements
        if fits_placement(placement, selection)
    ]
    rank = _ranks(toolkit)
    return sorted(found, key=lambda one: (rank[one.placement.cell], _order(one.placement, one.record.title)))


def placed_examples(toolkit: Toolkit, selection: Selection = ALL) -> list[PlacedExample]:
    """Return every chosen example in every chosen cell, in display order.

    A recommendation chooses the examples that it names and those that illustrate an action it names.
    """
    tied_actions = named_actions(toolkit, selection)
    tied = {
        name
        for one in chosen_recommendations(toolkit, selection)
        for link in one.links
        for name in link.examples
    }
    found = [
        PlacedExample(example, placement)
        for example in toolkit.examples.values()
        if fits_example(toolkit, example, selection)
        for placement in example.placements
        if fits_placement(placement, selection)
        and (tied_actions is None or example.id in tied or placement.action in tied_actions)
    ]
    rank = _ranks(toolkit)
    return sorted(found, key=lambda one: (rank[one.placement.cell], _order(one.placement, one.record.name)))


def _ranks(toolkit: Toolkit) -> dict[Cell, int]:
    return {cell: number for number, cell in enumerate(toolkit.cells())}


def _order(placement: Placement, name: str) -> tuple[int, int, str]:
    return BASES.index(placement.basis), placement.position or 0, name.casefold()
