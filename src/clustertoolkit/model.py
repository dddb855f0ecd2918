"""The records of the toolkit: immutable, without files, places or printing.

Named tuples rather than frozen dataclasses: as strict, and five times cheaper to define at start.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from types import GenericAlias, MappingProxyType, NoneType, UnionType
from typing import Any, Literal, NamedTuple, TypeVar, Union, get_args, get_origin

from clustertoolkit.words import Words

Record = TypeVar("Record")

# Annotations in this module are real types, not strings: `build` reads them.

Basis = Literal["paper", "table-5", "judged"]  # in the order in which entries of a cell are shown
Fit = Literal["direct", "partial"]
Status = Literal["active", "ended", "unknown"]
Evidence = Literal["official", "secondary", "self-reported", "fragment", "named-only"]

STRANDS = {  # of the quadruple helix, as people name them
    "public": "Public", "business": "Business", "research-education": "Research and education",
    "civil-society": "Civil society",
}  # fmt: skip


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


class Term(NamedTuple):
    """One word of a closed list: a dimension value, an instrument or a group of countries."""

    id: str
    title: str
    summary: str
    aliases: tuple[str, ...] = ()


class Sector(NamedTuple):
    """One sector; `ecosystem` tells whether it is an industrial ecosystem of the EU."""

    id: str
    title: str
    ecosystem: bool
    summary: str
    aliases: tuple[str, ...] = ()


class Element(NamedTuple):
    """One part of a model, with the functions to which the paper's reasoning leads from it."""

    id: str
    title: str
    summary: str | None = None
    functions: tuple[str, ...] = ()


class Model(NamedTuple):
    """A way of thinking that the paper explains, and the dimension values it is about."""

    id: str
    title: str
    about: tuple[str, ...]
    place: str
    summary: str
    elements: tuple[Element, ...]


class Dimensions(NamedTuple):
    """The three dimensions of the matrix in display order, and the models that explain them."""

    priorities: tuple[Term, ...]
    challenges: tuple[Term, ...]
    functions: tuple[Term, ...]
    models: tuple[Model, ...]


class Input(NamedTuple):
    """What a territory brings into a phase, and the question to ask about it."""

    id: str
    title: str
    question: str


class Part(NamedTuple):
    """A part of the document that the last phase ends in."""

    id: str
    title: str
    summary: str


class Preset(NamedTuple):
    """What a new entry of a plan holds besides an answer; names in braces stand for values of the entry."""

    key: str
    value: str


class Default(NamedTuple):
    """An answer that is proposed: a value, another field's, what is left, or a time after one of the plan."""

    why: str
    value: str | None = None
    same: str | None = None
    rest: Literal["whole", "cost"] | None = None
    when: tuple[str, ...] = ()
    start: str | None = None
    years: int | None = None
    until: str | None = None
    publication: str | None = None


class Question(NamedTuple):
    """One question of the walk, and where in a plan its answer goes: see schemas/questions.schema.json."""

    id: str
    text: str
    kind: Literal["text", "number", "yes-no", "one", "many", "list", "names"]
    into: str
    help: str | None = None
    part: str | None = None
    over: str | None = None
    when: tuple[str, ...] = ()
    unless: str | None = None
    to: str | None = None
    tie: tuple[str, ...] = ()
    options: (
        Literal["cells", "examples", "costs", "titles", "steps", "indicators", "risks", "names", "partners"]
        | None
    ) = None
    of: str | None = None
    tells: tuple[Literal["priority", "challenge", "functions", "today", "partners"], ...] = ()
    sets: tuple[Preset, ...] = ()
    defaults: tuple[Default, ...] = ()
    check: str | None = None
    least: int | None = None
    brought: bool | None = None
    core: bool | None = None


class Questions(NamedTuple):
    """The questions of one phase."""

    phase: str
    questions: tuple[Question, ...]


class Phase(NamedTuple):
    """One of the phases from priorities to a roadmap."""

    id: str
    title: str
    chooses: str
    purpose: str
    brings_in: tuple[Input, ...]
    hands_on: str
    parts: tuple[Part, ...] = ()


class Country(NamedTuple):
    """A country by its ISO 3166-1 code; EU and XK are exceptions with a footnote."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    footnote: str | None = None


class Licence(NamedTuple):
    """The licence of the content."""

    id: str
    title: str
    url: str


class Paper(NamedTuple):
    """The paper that the content began with."""

    id: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    date: str
    summary: str


class Reference(NamedTuple):
    """A publication that the paper or the guidance rests on."""

    id: str
    authors: tuple[str, ...]
    year: int
    title: str
    publication: str | None = None
    url: str | None = None
    read: str | None = None


class Head(NamedTuple):
    """What the content is, its version and the paper it comes from."""

    title: str
    version: str
    schema_version: int
    licence: Licence
    paper: Paper
    references: tuple[Reference, ...]


class Retired(NamedTuple):
    """An id that is gone, why, and what replaces it."""

    id: str
    why: str
    retired: str
    replaced_by: tuple[str, ...] = ()


class Cell(NamedTuple):
    """One place of the matrix."""

    priority: str
    challenge: str
    function: str


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

    def cells(self) -> Iterator[Cell]:
        """Yield every cell of the matrix in display order."""
        for priority in self.dimensions.priorities:
            for challenge in self.dimensions.challenges:
                for function in self.dimensions.functions:
                    yield Cell(priority.id, challenge.id, function.id)


def build(record: type[Record], data: Any, **given: Any) -> Record:
    """Make a record from plain data; ValueError for a wrong type, TypeError for a wrong key."""
    if type(data) is not dict:
        raise ValueError(f"{record.__name__} needs a mapping")
    converters = _converters(record)  # type: ignore[arg-type]  # a class is hashable
    for key, value in data.items():
        if key in given or key not in converters:
            raise TypeError(f"{record.__name__} has no key '{key}'")
        given[key] = converters[key](value)
    return record(**given)


@cache
def _converters(record: type) -> dict[str, Callable[[Any], Any]]:
    return {name: _converter(annotation) for name, annotation in record.__annotations__.items()}


def _converter(annotation: Any) -> Callable[[Any], Any]:
    """Return the function that checks a plain value against an annotation and converts it."""
    if isinstance(annotation, GenericAlias):  # tuple[X, ...]
        return _list_of(_converter(get_args(annotation)[0]))
    if get_origin(annotation) is Literal:
        return _one_of(get_args(annotation))
    if get_origin(annotation) in (Union, UnionType):
        options = [one for one in get_args(annotation) if one is not NoneType]
        return _converter(options[0]) if len(options) == 1 else _exactly(*options)
    if annotation in (str, int, bool):
        return _exactly(annotation)
    return lambda value: build(annotation, value)


def _list_of(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def converted(value: Any) -> Any:
        if type(value) is not list:
            raise ValueError(f"a list is needed, not {value!r:.40}")
        return tuple([convert(item) for item in value])

    return converted


def _one_of(words: tuple[str, ...]) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if value not in words:
            raise ValueError(f"one of {words} is needed, not {value!r:.40}")
        return value

    return checked


def _exactly(*kinds: type) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if type(value) not in kinds:
            raise ValueError(f"a {kinds[0].__name__} is needed, not {value!r:.40}")
        return value

    return checked


def words(entries: tuple[Term, ...] | tuple[Sector, ...]) -> Words:
    """Return a list of terms as words to look up by id, title or alias."""
    return Words.of((term.id, (term.title, *term.aliases)) for term in entries)
