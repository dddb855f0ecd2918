"""What an entry is linked with, and what resembles it."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import count
from typing import NamedTuple

from clustertoolkit.content.kinds import DIMENSIONS, FILTERS
from clustertoolkit.content.model import Toolkit, once
from clustertoolkit.content.records import Action, Development, Example, Fund, Model, Reference, Study
from clustertoolkit.notebook import Found
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


def ties(toolkit: Toolkit, entry: Action | Example) -> Found[Tie]:
    """Return how an action or example belongs to recommendations, direct ties first."""
    return Found(tying(toolkit).of(entry))


class Tying:
    """How entries belong to recommendations: these are looked through once for as many as are asked for."""

    def __init__(self, toolkit: Toolkit) -> None:
        self._to_actions: dict[str, list[tuple[int, Tie]]] = {}
        self._to_examples: dict[str, list[Tie]] = {}
        number = count()  # by which the ties of several actions keep the order of the recommendations
        for edition in toolkit.editions:
            for recommendation in edition.recommendations:
                for link in recommendation.links:
                    tie = Tie(edition.id, recommendation.id, link.function)
                    for name in link.actions:
                        self._to_actions.setdefault(name, []).append((next(number), tie))
                    for name in link.examples:
                        self._to_examples.setdefault(name, []).append(tie)

    def of(self, entry: Action | Example) -> tuple[Tie, ...]:
        """Return the ties of an entry, direct ones first."""
        if isinstance(entry, Action):
            return tuple(tie for _, tie in self._to_actions.get(entry.id, ()))
        through = sorted(
            (number, tie._replace(through=action))
            for action in illustrated_actions(entry)
            for number, tie in self._to_actions.get(action, ())
        )
        return (*self._to_examples.get(entry.id, ()), *(tie for _, tie in through))


tying = once(Tying)


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


def linked(toolkit: Toolkit, entry: Entry) -> Links:
    """Return what an entry is linked with: what names it, what it names and what stands in it."""
    return Linker(toolkit).of(entry)


class Linker:
    """Who names whom in the content: each direction is looked through once, when it is first asked for."""

    def __init__(self, toolkit: Toolkit) -> None:
        self._toolkit = toolkit

    def of(self, entry: Entry) -> Links:
        """Return what an entry is linked with."""
        record, toolkit = entry.record, self._toolkit
        if toolkit.release is not None:
            return Links(*map(tuple, toolkit.release.links(entry.kind, entry.id)))
        if isinstance(record, Action):
            shown = self._illustrating.get(record.id, ())
            return Links(
                examples=tuple(shown),
                recommendations=self._recommendations(record),
                studies=tuple(self._bearing.get(record.id, ())),
                funds=tuple(self._paying.get(record.id, ())),
                developments=tuple(self._changing.get(record.id, ())),
            )
        if isinstance(record, Example):
            return Links(
                actions=_unique(illustrated_actions(record), self._resting.get(record.id, ())),
                examples=_unique((to.id for to in record.related), self._relating.get(record.id, ())),
                recommendations=self._recommendations(record),
                studies=tuple(self._studying.get(record.id, ())),
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
            return Links(
                actions=_unique(*(fit.actions for fit in record.fits)),
                examples=tuple(self._paid.get(record.id, ())),
            )
        if isinstance(record, Development):
            return Links(actions=record.bears_on.actions)
        if isinstance(record, ListedRecommendation):
            links = record.record.links
            return Links(
                _unique(*(link.actions for link in links)), _unique(*(link.examples for link in links))
            )
        if isinstance(record, Reference):
            return Links(actions=tuple(self._resting.get(record.id, ())))
        name = next((given.name for given in FILTERS.values() if given.kind == entry.kind), "")
        return _filtered(toolkit, entry, Selection(**{name: (entry.id,)})) if name else Links()

    def _recommendations(self, record: Action | Example) -> tuple[str, ...]:
        short_id = self._toolkit.short_id
        return _unique(short_id(tie.edition, tie.recommendation) for tie in self._tying.of(record))

    @cached_property
    def _tying(self) -> Tying:
        return Tying(self._toolkit)

    @cached_property
    def _examples(self) -> tuple[Example, ...]:
        """The examples in display order."""
        return tuple(listed.record for listed in entries.examples(self._toolkit))

    @cached_property
    def _illustrating(self) -> Mapping[str, list[str]]:
        """The examples that illustrate an action."""
        return _turned((example.id, illustrated_actions(example)) for example in self._examples)

    @cached_property
    def _relating(self) -> Mapping[str, list[str]]:
        """The examples that name an example as related."""
        return _turned((example.id, [to.id for to in example.related]) for example in self._examples)

    @cached_property
    def _paid(self) -> Mapping[str, list[str]]:
        """The examples that a fund pays."""
        return _turned(
            (example.id, [payer.fund for payer in example.funded_by if payer.fund])
            for example in self._examples
        )

    @cached_property
    def _bearing(self) -> Mapping[str, list[str]]:
        """The studies that bear on an action."""
        studies = self._toolkit.studies.values()
        return _turned((study.id, [bearing.action for bearing in study.bears_on]) for study in studies)

    @cached_property
    def _studying(self) -> Mapping[str, list[str]]:
        """The studies of an example."""
        return _turned((study.id, study.examples) for study in self._toolkit.studies.values())

    @cached_property
    def _paying(self) -> Mapping[str, list[str]]:
        """The funds that can pay an action."""
        return _turned(
            (fund.id, [name for fit in fund.fits for name in fit.actions]) for fund in self._toolkit.funds
        )

    @cached_property
    def _changing(self) -> Mapping[str, list[str]]:
        """The developments that bear on an action."""
        return _turned((one.id, one.bears_on.actions) for one in self._toolkit.developments)

    @cached_property
    def _resting(self) -> Mapping[str, list[str]]:
        """The actions whose guidance rests on an example or reference."""
        return _turned((action.id, resting_on(action)) for action in _all_actions(self._toolkit))


def _turned(naming: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, list[str]]:
    """Return who names an id, from pairs of an id and those that it names."""
    named: dict[str, list[str]] = {}
    for name, others in naming:
        for other in dict.fromkeys(others):
            named.setdefault(other, []).append(name)
    return named


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


def _all_actions(toolkit: Toolkit) -> Iterator[Action]:
    return (listed.record for listed in entries.actions(toolkit))


def _ids(records: Iterable[Action | Example | Model]) -> tuple[str, ...]:
    return tuple(record.id for record in records)


def _unique(*lists: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in lists for name in names))
