"""What an entry is linked with, and what resembles it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clustertoolkit.content.kinds import DIMENSIONS, FILTERS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Development, Example, Fund, Model, Reference, Study
from clustertoolkit.query import entries
from clustertoolkit.query.select import Selection
from clustertoolkit.query.show import Entry, ListedRecommendation


class Tie(NamedTuple):
    """How an action or example belongs to a recommendation, under one function.

    An example belongs directly (`through` is None) or through the action that it illustrates.
    """

    edition: str
    recommendation: str
    function: str
    through: str | None = None


def ties(toolkit: Toolkit, entry: Action | Example) -> tuple[Tie, ...]:
    """Return how an action or example belongs to recommendations, direct ties first."""
    illustrated = () if isinstance(entry, Action) else illustrated_actions(entry)
    direct, through = [], []
    for edition in toolkit.editions:
        for recommendation in edition.recommendations:
            for link in recommendation.links:
                named = link.actions if isinstance(entry, Action) else link.examples
                if entry.id in named:
                    direct.append(Tie(edition.id, recommendation.id, link.function))
                through += [
                    Tie(edition.id, recommendation.id, link.function, action)
                    for action in link.actions
                    if action in illustrated
                ]
    return (*direct, *through)


# What counts when two actions or two examples are compared, and how much.
WEIGHTS = {
    "cells": 3, "rows": 1, "actions": 3, "examples": 2, "recommendations": 2, "countries": 1,
    "instruments": 1, "sectors": 1,
}  # fmt: skip


class Links(NamedTuple):
    """The ids of what an entry is linked with, in either direction, in display order."""

    actions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    models: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    studies: tuple[str, ...] = ()
    funds: tuple[str, ...] = ()
    developments: tuple[str, ...] = ()


class Similar(NamedTuple):
    """An action or example that has something in common with another one.

    `shared` names what: cells (`priority/challenge/function`), rows (`priority/challenge`, where the cells
    differ), actions, examples, recommendations, countries, instruments and sectors, by id.
    """

    record: Action | Example
    weight: int
    shared: dict[str, tuple[str, ...]]


def linked(toolkit: Toolkit, entry: Entry) -> Links:
    """Return what an entry is linked with: what names it, what it names and what stands in it."""
    record = entry.record
    if isinstance(record, Action):
        shown = (example for example in _all_examples(toolkit) if record.id in illustrated_actions(example))
        name = record.id
        return Links(
            examples=_ids(shown),
            recommendations=_recommendations_of(toolkit, record),
            studies=_ids(
                study
                for study in toolkit.studies.values()
                if name in (bearing.action for bearing in study.bears_on)
            ),
            funds=_ids(fund for fund in toolkit.funds if any(name in fit.actions for fit in fund.fits)),
            developments=_ids(one for one in toolkit.developments if name in one.bears_on.actions),
        )
    if isinstance(record, Example):
        rest = (action.id for action in _all_actions(toolkit) if record.id in resting_on(action))
        naming = (
            example.id for example in _all_examples(toolkit) if record.id in (to.id for to in example.related)
        )
        return Links(
            actions=_unique(illustrated_actions(record), rest),
            examples=_unique((to.id for to in record.related), naming),
            recommendations=_recommendations_of(toolkit, record),
            studies=_ids(study for study in toolkit.studies.values() if record.id in study.examples),
            funds=_unique(payer.fund for payer in record.funded_by if payer.fund),
        )
    if isinstance(record, Study):
        return Links(
            actions=_unique(bearing.action for bearing in record.bears_on),
            examples=record.examples,
            countries=record.countries,
            studies=record.contains,
        )
    if isinstance(record, Fund):
        paid = (
            example
            for example in _all_examples(toolkit)
            if record.id in (payer.fund for payer in example.funded_by)
        )
        return Links(actions=_unique(*(fit.actions for fit in record.fits)), examples=_ids(paid))
    if isinstance(record, Development):
        return Links(actions=record.bears_on.actions)
    if isinstance(record, ListedRecommendation):
        links = record.record.links
        return Links(_unique(*(link.actions for link in links)), _unique(*(link.examples for link in links)))
    if isinstance(record, Reference):
        return Links(
            actions=_ids(action for action in _all_actions(toolkit) if record.id in resting_on(action))
        )
    name = next((given.name for given in FILTERS.values() if given.kind == entry.kind), "")
    return _filtered(toolkit, entry, Selection(**{name: (entry.id,)})) if name else Links()


def similar(toolkit: Toolkit, record: Action | Example, limit: int = 5) -> tuple[Similar, ...]:
    """Return the entries of the same kind that share most with one, at most `limit` of them.

    Every thing that both have counts once, by its weight: a cell 3; a row of the matrix (the same
    priority and challenge), where no cell in it is shared, 1; an action that both illustrate 3; an example
    that illustrates both 2; a recommendation that names both 2; a country, an instrument and a sector 1
    each. The highest sum comes first, then the order of names.
    """
    own = _traits(toolkit, record)
    others = toolkit.actions if isinstance(record, Action) else toolkit.examples
    found = []
    for other in others.values():
        shared = _shared(own, _traits(toolkit, other)) if other.id != record.id else {}
        if shared:
            weight = sum(WEIGHTS[key] * len(values) for key, values in shared.items())
            found.append(Similar(other, weight, shared))
    found.sort(
        key=lambda candidate: (-candidate.weight, name_of(candidate.record).casefold(), candidate.record.id)
    )
    return tuple(found[:limit])


def name_of(record: Action | Example) -> str:
    """Return the title of an action or the name of an example."""
    return record.title if isinstance(record, Action) else record.name


def illustrated_actions(example: Example) -> tuple[str, ...]:
    """Return the actions that an example illustrates."""
    return _unique(placement.action for placement in example.placements if placement.action)


def resting_on(action: Action) -> tuple[str, ...]:
    """Return the examples and references on which the guidance of an action rests."""
    guidance = action.guidance
    if guidance is None:
        return ()
    return _unique(
        *(step.rests_on for step in guidance.how),
        *(indicator.rests_on for indicator in guidance.indicators),
        *(risk.rests_on for risk in guidance.risks),
        guidance.today.rests_on if guidance.today else (),
    )


def _filtered(toolkit: Toolkit, entry: Entry, selection: Selection) -> Links:
    """Return what a filter with this dimension value, instrument, sector, country or group finds."""
    actions: Iterable[str] = ()
    recommendations: Iterable[str] = ()
    if selection.finds("action"):
        actions = (listed.record.id for listed in entries.actions(toolkit, selection))
    elif entry.kind == "instrument":
        actions = (
            action.id
            for action in _all_actions(toolkit)
            if action.guidance and entry.id in action.guidance.instruments
        )
    if selection.finds("recommendation"):
        recommendations = (
            toolkit.short_id(edition.id, recommendation.id)
            for edition, recommendation in entries.recommendations(toolkit, selection)
        )
    return Links(
        actions=tuple(actions),
        examples=_ids(listed.record for listed in entries.examples(toolkit, selection)),
        recommendations=tuple(recommendations),
        models=_ids(model for model in toolkit.dimensions.models if _explains(model, entry)),
        countries=tuple(
            country.code
            for country in toolkit.countries.values()
            if entry.kind == "group" and entry.id in country.groups
        ),
    )


def _explains(model: Model, entry: Entry) -> bool:
    """Tell whether a model is about a dimension value, or one of its elements leads to it."""
    led_to = (name for element in model.elements for name in element.functions)
    return entry.kind in DIMENSIONS and entry.id in (*model.about, *led_to)


def _traits(toolkit: Toolkit, record: Action | Example) -> dict[str, tuple[str, ...]]:
    """Return what an action or example may have in common with another one, by the keys of WEIGHTS."""
    direct = (tie for tie in ties(toolkit, record) if tie.through is None)
    traits = {
        "cells": _unique("/".join(placement.cell) for placement in record.placements),
        "rows": _unique(f"{placement.priority}/{placement.challenge}" for placement in record.placements),
        "recommendations": _unique(
            toolkit.short_id(tie.edition, tie.recommendation) for tie in direct
        ),
    }  # fmt: skip
    if isinstance(record, Example):
        own = {"countries": record.countries, "instruments": record.instruments, "sectors": record.sectors}
        return traits | own | {"actions": illustrated_actions(record)}
    instruments = record.guidance.instruments if record.guidance else ()
    shown = (example.id for example in toolkit.examples.values() if record.id in illustrated_actions(example))
    return traits | {"instruments": instruments, "examples": tuple(shown)}


def _shared(
    first: dict[str, tuple[str, ...]], second: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return what both have, without the rows of shared cells, in the order of WEIGHTS."""
    shared = {
        key: tuple(trait for trait in first[key] if trait in second[key]) for key in WEIGHTS if key in first
    }
    rows = {cell.rpartition("/")[0] for cell in shared["cells"]}
    shared["rows"] = tuple(row for row in shared["rows"] if row not in rows)
    return {key: values for key, values in shared.items() if values}


def _all_actions(toolkit: Toolkit) -> Iterator[Action]:
    return (listed.record for listed in entries.actions(toolkit))


def _all_examples(toolkit: Toolkit) -> Iterator[Example]:
    return (listed.record for listed in entries.examples(toolkit))


def _recommendations_of(toolkit: Toolkit, record: Action | Example) -> tuple[str, ...]:
    return _unique(toolkit.short_id(tie.edition, tie.recommendation) for tie in ties(toolkit, record))


def _ids(records: Iterable[Action | Example | Study | Model | Fund | Development]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _unique(*lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))
