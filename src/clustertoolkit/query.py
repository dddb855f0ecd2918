"""Questions to the content: pure functions on the model, in a fixed order."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, get_args

from clustertoolkit.model import Action, Basis, Cell, Edition, Example, Placement, Recommendation, Toolkit

BASES: tuple[str, ...] = get_args(Basis)


class Selection(NamedTuple):
    """What to choose; empty means all, several values of one field are alternatives.

    Values are ids; `filters.select` makes a selection from the names that people use.
    Recommendations are pairs of edition and id.
    """

    priorities: Collection[str] = ()
    challenges: Collection[str] = ()
    functions: Collection[str] = ()
    bases: Collection[str] = ()
    countries: Collection[str] = ()
    groups: Collection[str] = ()
    recommendations: Collection[tuple[str, str]] = ()
    instruments: Collection[str] = ()
    sectors: Collection[str] = ()
    statuses: Collection[str] = ()
    evidence: Collection[str] = ()


ALL = Selection()


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


class ListedAction(NamedTuple):
    """An action and those of its placements that were chosen."""

    record: Action
    placements: tuple[Placement, ...]


class ListedExample(NamedTuple):
    """An example and those of its placements that were chosen."""

    record: Example
    placements: tuple[Placement, ...]


class ListedRecommendation(NamedTuple):
    """A recommendation with the edition that it belongs to."""

    edition: Edition
    record: Recommendation


class Tie(NamedTuple):
    """How an action or example belongs to a recommendation, under one function.

    An example belongs directly (`through` is None) or through the action that it illustrates.
    """

    edition: str
    recommendation: str
    function: str
    through: str | None = None


def matrix(toolkit: Toolkit, selection: Selection = ALL) -> tuple[FilledCell, ...]:
    """Return every cell that the dimensions of the selection leave, filled with what the rest leaves."""
    found_actions: dict[Cell, list[PlacedAction]] = {}
    found_examples: dict[Cell, list[PlacedExample]] = {}
    for action in placed_actions(toolkit, selection):
        found_actions.setdefault(cell_of(action.placement), []).append(action)
    for example in placed_examples(toolkit, selection):
        found_examples.setdefault(cell_of(example.placement), []).append(example)
    return tuple(
        FilledCell(cell, tuple(found_actions.get(cell, ())), tuple(found_examples.get(cell, ())))
        for cell in toolkit.cells()
        if _chosen(cell.priority, selection.priorities)
        and _chosen(cell.challenge, selection.challenges)
        and _chosen(cell.function, selection.functions)
    )


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
        if _chosen(one.priority, selection.priorities)
        and (not selection.recommendations or (edition.id, one.id) in selection.recommendations)
        and (not selection.functions or any(link.function in selection.functions for link in one.links))
    )


def placed_actions(toolkit: Toolkit, selection: Selection = ALL) -> list[PlacedAction]:
    """Return every chosen action in every chosen cell, in display order."""
    tied = _tied_actions(toolkit, selection)
    found = [
        PlacedAction(action, placement)
        for action in toolkit.actions.values()
        if tied is None or action.id in tied
        for placement in action.placements
        if _placed(placement, selection)
    ]
    rank = _ranks(toolkit)
    return sorted(
        found, key=lambda one: (rank[cell_of(one.placement)], _order(one.placement, one.record.title))
    )


def placed_examples(toolkit: Toolkit, selection: Selection = ALL) -> list[PlacedExample]:
    """Return every chosen example in every chosen cell, in display order.

    A recommendation chooses the examples that it names and those that illustrate an action it names.
    """
    tied_actions = _tied_actions(toolkit, selection)
    tied = {
        name
        for one in _chosen_recommendations(toolkit, selection)
        for link in one.links
        for name in link.examples
    }
    found = [
        PlacedExample(example, placement)
        for example in toolkit.examples.values()
        if _fits(toolkit, example, selection)
        for placement in example.placements
        if _placed(placement, selection)
        and (tied_actions is None or example.id in tied or placement.action in tied_actions)
    ]
    rank = _ranks(toolkit)
    return sorted(
        found, key=lambda one: (rank[cell_of(one.placement)], _order(one.placement, one.record.name))
    )


def ties(toolkit: Toolkit, entry: Action | Example) -> tuple[Tie, ...]:
    """Return how an action or example belongs to recommendations, direct ties first."""
    illustrated = () if isinstance(entry, Action) else _illustrated(entry)
    direct, through = [], []
    for edition in toolkit.editions:
        for one in edition.recommendations:
            for link in one.links:
                named = link.actions if isinstance(entry, Action) else link.examples
                if entry.id in named:
                    direct.append(Tie(edition.id, one.id, link.function))
                through += [
                    Tie(edition.id, one.id, link.function, action)
                    for action in link.actions
                    if action in illustrated
                ]
    return (*direct, *through)


def short_id(toolkit: Toolkit, edition: str, recommendation: str) -> str:
    """Return a recommendation's id: short if only the newest edition could be meant, else in full."""
    return recommendation if edition == toolkit.editions[-1].id else f"{edition}/{recommendation}"


def cell_of(placement: Placement) -> Cell:
    """Return the cell in which a placement puts an entry."""
    return Cell(placement.priority, placement.challenge, placement.function)


def _illustrated(example: Example) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.action for place in example.placements if place.action))


def _chosen_recommendations(toolkit: Toolkit, selection: Selection) -> Iterator[Recommendation]:
    for edition in toolkit.editions:
        for one in edition.recommendations:
            if (edition.id, one.id) in selection.recommendations:
                yield one


def _tied_actions(toolkit: Toolkit, selection: Selection) -> set[str] | None:
    """Return the actions that the chosen recommendations name; None if no recommendation is chosen."""
    if not selection.recommendations:
        return None
    return {
        name
        for one in _chosen_recommendations(toolkit, selection)
        for link in one.links
        for name in link.actions
    }


def _fits(toolkit: Toolkit, example: Example, selection: Selection) -> bool:
    """Tell whether what is chosen of the example itself, apart from its placements, fits."""
    groups = (group for code in example.countries for group in toolkit.countries[code].groups)
    return (
        _shares(example.countries, selection.countries)
        and _shares(groups, selection.groups)
        and _shares(example.instruments, selection.instruments)
        and _shares(example.sectors, selection.sectors)
        and _chosen(example.status, selection.statuses)
        and _chosen(example.evidence, selection.evidence)
    )


def _placed(placement: Placement, selection: Selection) -> bool:
    return (
        _chosen(placement.priority, selection.priorities)
        and _chosen(placement.challenge, selection.challenges)
        and _chosen(placement.function, selection.functions)
        and _chosen(placement.basis, selection.bases)
    )


def _chosen(word: str, chosen: Collection[str]) -> bool:
    return not chosen or word in chosen


def _shares(words: Iterable[str], chosen: Collection[str]) -> bool:
    return not chosen or not set(chosen).isdisjoint(words)


def _ranks(toolkit: Toolkit) -> dict[Cell, int]:
    return {cell: number for number, cell in enumerate(toolkit.cells())}


def _order(placement: Placement, name: str) -> tuple[int, int, str]:
    return BASES.index(placement.basis), placement.position or 0, name.casefold()
