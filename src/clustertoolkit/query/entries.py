"""Lists of actions, examples and recommendations, and of their placements, in display order."""

from typing import NamedTuple

from clustertoolkit.content.kinds import FILTERS, filters_of
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Cell, Example, Placement
from clustertoolkit.notebook import Found
from clustertoolkit.query.select import (
    ALL,
    Held,
    Selection,
    chosen_recommendations,
    fitting_example,
    fitting_placements,
    held_in,
)
from clustertoolkit.query.show import ListedRecommendation
from clustertoolkit.yamlfiles.records import words_of

FEW = 0.5  # the share of examples below which a field is told of few
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


def actions(toolkit: Toolkit, selection: Selection = ALL) -> Found[ListedAction]:
    """Return the actions with a chosen placement, by their first one.

    Dimensions, bases and recommendations choose actions; all else concerns examples and is ignored.
    """
    placements: dict[str, list[Placement]] = {}
    for action in placed_actions(toolkit, selection):
        placements.setdefault(action.record.id, []).append(action.placement)
    return Found(ListedAction(toolkit.actions[name], tuple(chosen)) for name, chosen in placements.items())


def examples(toolkit: Toolkit, selection: Selection = ALL) -> Found[ListedExample]:
    """Return the examples with a chosen placement, by their first one."""
    placements: dict[str, list[Placement]] = {}
    for example in placed_examples(toolkit, selection):
        placements.setdefault(example.record.id, []).append(example.placement)
    return Found(ListedExample(toolkit.examples[name], tuple(chosen)) for name, chosen in placements.items())


def recommendations(toolkit: Toolkit, selection: Selection = ALL) -> Found[ListedRecommendation]:
    """Return the chosen recommendations in the order of their editions.

    Priorities and recommendations choose; a function chooses those with a link under it.
    """
    return Found(
        ListedRecommendation(edition, recommendation)
        for edition in toolkit.editions
        for recommendation in edition.recommendations
        if selection.leaves("recommendation", {f"{edition.id}/{recommendation.id}"})
        and selection.leaves("priority", {recommendation.priority})
        and selection.leaves("function", {link.function for link in recommendation.links})
    )


def placed_actions(toolkit: Toolkit, selection: Selection = ALL) -> Found[PlacedAction]:
    """Return every chosen action in every chosen cell, in display order.

    Of the filters that cannot hold of an action, the one for actions leaves those it names.
    """
    named, served = selection.of("action"), _served(toolkit, selection)
    choose = fitting_placements(selection.only(*filters_of("action")))
    found = [
        PlacedAction(action, placement)
        for action in toolkit.actions.values()
        if not named or action.id in named
        for placement in choose(action.placements, _serving(served, action.id))
    ]
    ranks = _ranks(toolkit)
    return Found(sorted(found, key=lambda placed: _order(placed.placement, placed.record.title, ranks)))


def placed_examples(toolkit: Toolkit, selection: Selection = ALL) -> Found[PlacedExample]:
    """Return every chosen example in every chosen cell, in display order.

    A recommendation chooses the examples that it names and those that illustrate an action it names.
    """
    served = _served(toolkit, selection)
    fits, choose = fitting_example(toolkit, selection), fitting_placements(selection)
    found = [
        PlacedExample(example, placement)
        for example in toolkit.examples.values()
        if fits(example)
        for placement in choose(example.placements, _serving(served, example.id))
    ]
    ranks = _ranks(toolkit)
    return Found(sorted(found, key=lambda placed: _order(placed.placement, placed.record.name, ranks)))


def unknown(toolkit: Toolkit, selection: Selection) -> list[tuple[str, list[Example]]]:
    """Return what is unknown of examples that are left out for it, and the examples.

    They are those that the other filters leave.
    """
    if not selection.asks_for_derived():
        return []
    from clustertoolkit.query import derived

    found = []
    for names, what, is_unknown in derived.unknown(toolkit, selection.alternatives):
        others = placed_examples(toolkit, selection.without(*names))
        examples = {placed.record.id: placed.record for placed in others if is_unknown(placed.record)}
        found.append((what, list(examples.values())))
    return [(what, examples) for what, examples in found if examples]


def rarely_told(toolkit: Toolkit, selection: Selection) -> list[tuple[str, int]]:
    """Return the filters that are set whose field few examples have, with how many do."""
    found = []
    for given in FILTERS.values():
        if given.of == "example" and given.field and selection.of(given.name):
            field = given.field.split(".")
            number = sum(any(held_in(example, field)) for example in toolkit.examples.values())
            if number < FEW * len(toolkit.examples):
                found.append((given.name, number))
    return found


def _served(toolkit: Toolkit, selection: Selection) -> dict[str, list[str]]:
    """Return for actions and examples, by their ids, the chosen recommendations that name them."""
    served: dict[str, list[str]] = {}
    for name, recommendation in chosen_recommendations(toolkit, selection).items():
        for link in recommendation.links:
            for entry in (*link.actions, *link.examples):
                served.setdefault(entry, []).append(name)
    return served


def _serving(served: dict[str, list[str]], name: str) -> Held:
    """Return what says which recommendations a placement of an entry serves: its own and its action's."""
    if not served:
        return _nothing
    return lambda placement: (*served.get(name, ()), *served.get(placement.action or "", ()))


def _nothing(_: Placement) -> tuple[str, ...]:
    return ()


def _ranks(toolkit: Toolkit) -> dict[Cell, int]:
    return {cell: number for number, cell in enumerate(toolkit.cells())}


def _order(placement: Placement, name: str, ranks: dict[Cell, int]) -> tuple[int, int, int, str]:
    position = placement.position or 0
    return ranks[placement.cell], BASES.index(placement.basis), position, name.casefold()
