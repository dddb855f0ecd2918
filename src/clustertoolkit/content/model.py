"""The records of the toolkit: immutable, without files, places or printing.

Named tuples rather than frozen dataclasses: as strict, and five times cheaper to define at start.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from clustertoolkit.content.questions import Question
from clustertoolkit.content.terms import Country, Dimensions, Head, Phase, Retired, Sector, Term

# Annotations in this module are real types, not strings: `build` reads them.

Basis = Literal["paper", "table-5", "judged"]  # in the order in which entries of a cell are shown
Fit = Literal["direct", "partial"]
Status = Literal["active", "ended", "unknown"]
Evidence = Literal["official", "secondary", "self-reported", "fragment", "named-only"]


class Cell(NamedTuple):
    """One place of the matrix."""

    priority: str
    challenge: str
    function: str


class Placement(NamedTuple):
    """A cell of the matrix in which an action or example stands, and on whose word.

    `position` counts from 1 in the paper's cell.
    """

    priority: str
    challenge: str
    function: str
    basis: Basis
    position: int | None = None
    action: str | None = None
    fit: Fit | None = None
    why: str | None = None

    @property
    def cell(self) -> Cell:
        """The cell in which this placement puts an entry."""
        return Cell(self.priority, self.challenge, self.function)


class Source(NamedTuple):
    """A page on which facts stand, and the day (ISO date) on which it was last read."""

    url: str
    read: str
    title: str | None = None


class Step(NamedTuple):
    """A step of an action's guidance, with the ids of the evidence it rests on."""

    step: str
    rests_on: tuple[str, ...]


class Partner(NamedTuple):
    """Who takes part in an action, by strand of the quadruple helix."""

    type: Literal["public", "business", "research-education", "civil-society"]
    role: str


class Indicator(NamedTuple):
    """A measure of an action's output or result."""

    name: str
    kind: Literal["output", "result"]
    unit: str
    verification: str
    rests_on: tuple[str, ...]


class Risk(NamedTuple):
    """What may go wrong with an action, and what helps."""

    risk: str
    response: str
    rests_on: tuple[str, ...]


class Today(NamedTuple):
    """What has changed since the paper was written."""

    text: str
    rests_on: tuple[str, ...]


class Guidance(NamedTuple):
    """How an authority could carry an action out: this project's suggestion, not the paper's."""

    how: tuple[Step, ...]
    partners: tuple[Partner, ...]
    instruments: tuple[str, ...]
    indicators: tuple[Indicator, ...]
    risks: tuple[Risk, ...]
    today: Today | None = None


class Action(NamedTuple):
    """A policy action that an authority can take through clusters."""

    id: str
    title: str
    summary: str
    placements: tuple[Placement, ...]
    aliases: tuple[str, ...] = ()
    guidance: Guidance | None = None
    layer: str = ""


class Organisation(NamedTuple):
    """The body that leads an example."""

    name: str
    type: (
        Literal[
            "public-authority", "agency", "cluster-organisation", "research", "association",
            "partnership", "company", "foundation",
        ]
        | None
    ) = None  # fmt: skip


class Period(NamedTuple):
    """The years in which an example runs or ran; the end may be planned."""

    start: int | None = None
    end: int | None = None


class Figure(NamedTuple):
    """A number that a source states; money in whole units of its currency."""

    what: str
    value: int | float
    unit: str
    qualifier: Literal["about", "over", "under"] | None = None
    year: int | None = None
    measures: Literal["budget"] | None = None


class Relation(NamedTuple):
    """Another example, and what it is to this one."""

    id: str
    relation: Literal["succeeded-by", "part-of", "member-of", "related-to"]


class Example(NamedTuple):
    """A real programme that shows how somebody did it."""

    id: str
    name: str
    countries: tuple[str, ...]
    status: Status
    placements: tuple[Placement, ...]
    evidence: Evidence
    checked: str
    aliases: tuple[str, ...] = ()
    local_name: str | None = None
    acronym: str | None = None
    kind: (
        Literal["programme", "strategy", "platform", "organisation", "project", "standard", "law"] | None
    ) = None
    region: str | None = None
    level: Literal["local", "regional", "national", "macro-regional", "european", "international"] | None = (
        None
    )
    organisation: Organisation | None = None
    period: Period | None = None
    url: str | None = None
    summary: str | None = None
    transfer: str | None = None
    instruments: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    sources: tuple[Source, ...] = ()
    related: tuple[Relation, ...] = ()
    note: str | None = None
    submitted_by: str | None = None
    layer: str = ""


class Link(NamedTuple):
    """What puts a recommendation into practice under one function."""

    function: str
    actions: tuple[str, ...]
    examples: tuple[str, ...]
    basis: Literal["table-5", "judged"]


class Recommendation(NamedTuple):
    """One expert recommendation of an edition; the id is unique within the edition."""

    id: str
    priority: str
    title: str
    summary: str
    links: tuple[Link, ...]
    aliases: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[Source, ...] = ()


class Edition(NamedTuple):
    """A published set of recommendations; `date` is a year or a year and month."""

    id: str
    title: str
    author: str
    date: str
    recommendations: tuple[Recommendation, ...]
    note: str | None = None


class Toolkit(NamedTuple):
    """The whole content, read and consistent; entries are keyed by id, lists are in display order."""

    head: Head
    dimensions: Dimensions
    phases: tuple[Phase, ...]
    editions: tuple[Edition, ...]
    actions: Mapping[str, Action]
    examples: Mapping[str, Example]
    instruments: tuple[Term, ...]
    sectors: tuple[Sector, ...]
    groups: tuple[Term, ...]
    countries: Mapping[str, Country]
    retired: tuple[Retired, ...]
    layers: tuple[str, ...]
    questions: Mapping[str, tuple[Question, ...]] = MappingProxyType({})  # of each phase; for the walk alone

    def __repr__(self) -> str:
        recommendations = sum(len(edition.recommendations) for edition in self.editions)
        return (
            f"<Toolkit {self.head.version}: {len(self.actions)} actions, {len(self.examples)} examples, "
            f"{recommendations} recommendations>"
        )

    def cells(self) -> Iterator[Cell]:
        """Yield every cell of the matrix in display order."""
        for priority in self.dimensions.priorities:
            for challenge in self.dimensions.challenges:
                for function in self.dimensions.functions:
                    yield Cell(priority.id, challenge.id, function.id)

    def short_id(self, edition: str, recommendation: str) -> str:
        """Return a recommendation's id: short if only the newest edition could be meant, else in full."""
        return recommendation if edition == self.editions[-1].id else f"{edition}/{recommendation}"
