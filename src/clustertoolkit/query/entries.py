"""Lists of actions, examples and recommendations, and of their placements, in display order."""

from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Cell, Example, Placement
from clustertoolkit.query.select import ALL, Selection, chosen_recommendations, fitting, fitting_example
from clustertoolkit.query.show import ListedRecommendation
from clustertoolkit.yamlfiles.records import words_of

BASES = words_of(Placement, "basis")  # in the order in which entries of a cell are shown


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
        cells = ", ".join("/".join(placement.cell) for placement in self.placements)
        return f"<ListedAction {self.record.id} in {cells}>"


class ListedExample(NamedTuple):
    """An example and those of its placements that were chosen."""

    record: Example
    placements: tuple[Placement, ...]

    def __repr__(self) -> str:
        cells = ", ".join("/".join(placement.cell) for placement in self.placements)
        return f"<ListedExample {self.record.id} in {cells}>"


def actions(toolkit: Toolkit, selection: Selection = ALL) -> tuple[ListedAction, ...]:
    """Return the actions with a chosen placement, by their first one.

    Dimensions, bases and recommendations choose actions; all else concerns examples and is ignored.
    """
    placements: dict[str, list[Placement]] = {}
    for action in placed_actions(toolkit, selection):
        placements.setdefault(action.record.id, []).append(action.placement)
    return tuple(ListedAction(toolkit.actions[name], tuple(chosen)) for name, chosen in placements.items())


def examples(toolkit: Toolkit, selection: Selection = ALL) -> tuple[ListedExample, ...]:
    """Return the examples with a chosen placement, by their first one."""
    placements: dict[str, list[Placement]] = {}
    for example in placed_examples(toolkit, selection):
        placements.setdefault(example.record.id, []).append(example.placement)
    return tuple(ListedExample(toolkit.examples[name], tuple(chosen)) for name, chosen in placements.items())


def recommendations(toolkit: Toolkit, selection: Selection = ALL) -> tuple[ListedRecommendation, ...]:
    """Return the chosen recommendations in the order of their editions.

    Priorities and recommendations choose; a function chooses those with a link under it.
    """
    chosen = chosen_recommendations(toolkit, selection)
    priorities, functions = selection.of("priority"), selection.of("function")
    return tuple(
        ListedRecommendation(edition, recommendation)
        for edition in toolkit.editions
        for recommendation in edition.recommendations
        if (chosen is None or f"{edition.id}/{recommendation.id}" in chosen)
        and (not priorities or recommendation.priority in priorities)
        and (not functions or any(link.function in functions for link in recommendation.links))
    )


def placed_actions(toolkit: Toolkit, selection: Selection = ALL) -> list[PlacedAction]:
    """Return every chosen action in every chosen cell, in display order."""
    actions, _ = _named_by_recommendations(toolkit, selection)
    fits = fitting("placement", selection)
    found = [
        PlacedAction(action, placement)
        for action in toolkit.actions.values()
        if actions is None or action.id in actions
        for placement in action.placements
        if fits(placement)
    ]
    ranks = _ranks(toolkit)
    return sorted(found, key=lambda placed: _order(placed.placement, placed.record.title, ranks))


def placed_examples(toolkit: Toolkit, selection: Selection = ALL) -> list[PlacedExample]:
    """Return every chosen example in every chosen cell, in display order.

    A recommendation chooses the examples that it names and those that illustrate an action it names.
    """
    actions, examples = _named_by_recommendations(toolkit, selection)
    fits, fits_placement = fitting_example(toolkit, selection), fitting("placement", selection)
    found = [
        PlacedExample(example, placement)
        for example in toolkit.examples.values()
        if fits(example)
        for placement in example.placements
        if fits_placement(placement)
        and (actions is None or example.id in examples or placement.action in actions)
    ]
    ranks = _ranks(toolkit)
    return sorted(found, key=lambda placed: _order(placed.placement, placed.record.name, ranks))


def _named_by_recommendations(toolkit: Toolkit, selection: Selection) -> tuple[set[str] | None, set[str]]:
    """Return the actions and examples that the chosen recommendations name; None if no one is chosen."""
    chosen = chosen_recommendations(toolkit, selection)
    if chosen is None:
        return None, set()
    links = [link for recommendation in chosen.values() for link in recommendation.links]
    return {name for link in links for name in link.actions}, {
        name for link in links for name in link.examples
    }


def _ranks(toolkit: Toolkit) -> dict[Cell, int]:
    return {cell: number for number, cell in enumerate(toolkit.cells())}


def _order(placement: Placement, name: str, ranks: dict[Cell, int]) -> tuple[int, int, int, str]:
    position = placement.position or 0
    return ranks[placement.cell], BASES.index(placement.basis), position, name.casefold()
