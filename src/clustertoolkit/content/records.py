"""The records of the content.

Written from schemas/ by `make generate`; named tuples are as strict as frozen dataclasses, and five times
cheaper to define at the start. Annotations are real types, not strings: `yamlfiles.records` reads them.
"""

from typing import Literal, NamedTuple


class Cell(NamedTuple):
    """One place of the matrix."""

    priority: str
    challenge: str
    function: str


class Placement(NamedTuple):
    """The cell of the matrix in which the entry stands, and on whose word."""

    priority: str
    challenge: str
    function: str
    basis: Literal["paper", "table-5", "judged"]
    position: int | None = None
    action: str | None = None
    fit: Literal["direct", "partial"] | None = None
    why: str | None = None

    @property
    def cell(self) -> Cell:
        """The cell of the matrix that is named."""
        return Cell(self.priority, self.challenge, self.function)


class GuidanceStep(NamedTuple):
    """One step."""

    step: str
    rests_on: tuple[str, ...]


class Partner(NamedTuple):
    """One kind of partner."""

    type: Literal["public", "business", "research-education", "civil-society"]
    role: str


class GuidanceIndicator(NamedTuple):
    """One measure."""

    name: str
    kind: Literal["output", "result"]
    unit: str
    verification: str
    rests_on: tuple[str, ...]


class GuidanceRisk(NamedTuple):
    """One risk with its response."""

    risk: str
    response: str
    rests_on: tuple[str, ...]


class Today(NamedTuple):
    """What has changed since the paper was written."""

    text: str
    rests_on: tuple[str, ...]


class Guidance(NamedTuple):
    """How an authority could carry the action out: this project's suggestion, not the paper's."""

    how: tuple[GuidanceStep, ...]
    partners: tuple[Partner, ...]
    instruments: tuple[str, ...]
    indicators: tuple[GuidanceIndicator, ...]
    risks: tuple[GuidanceRisk, ...]
    today: Today | None = None


class Action(NamedTuple):
    """A policy action that an authority can take through clusters; one file in data/actions/."""

    id: str
    title: str
    summary: str
    placements: tuple[Placement, ...]
    aliases: tuple[str, ...] = ()
    guidance: Guidance | None = None
    layer: str = ""


class Term(NamedTuple):
    """One entry."""

    id: str
    title: str
    summary: str
    aliases: tuple[str, ...] = ()


class Country(NamedTuple):
    """One country."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    footnote: str | None = None


class Element(NamedTuple):
    """One part."""

    id: str
    title: str
    summary: str | None = None
    functions: tuple[str, ...] = ()


class Model(NamedTuple):
    """One way of thinking."""

    id: str
    title: str
    about: tuple[str, ...]
    place: str
    summary: str
    elements: tuple[Element, ...]


class Dimensions(NamedTuple):
    """The three dimensions of the matrix and the models that explain them; the file data/dimensions.yaml."""

    priorities: tuple[Term, ...]
    challenges: tuple[Term, ...]
    functions: tuple[Term, ...]
    models: tuple[Model, ...]


class Organisation(NamedTuple):
    """Who leads it."""

    name: str
    type: (
        Literal[
            "public-authority",
            "agency",
            "cluster-organisation",
            "research",
            "association",
            "partnership",
            "company",
            "foundation",
        ]
        | None
    ) = None


class Period(NamedTuple):
    """The years in which it runs or ran."""

    start: int | None = None
    end: int | None = None


class Figure(NamedTuple):
    """One number."""

    what: str
    value: int | float
    unit: str
    qualifier: Literal["about", "over", "under"] | None = None
    year: int | None = None
    measures: Literal["budget"] | None = None


class Source(NamedTuple):
    """A page on which the facts stand; an original, never a copy."""

    url: str
    read: str
    title: str | None = None


class Relation(NamedTuple):
    """One such example."""

    id: str
    relation: Literal["succeeded-by", "part-of", "member-of", "related-to"]


class Example(NamedTuple):
    """A real programme that shows how somebody did it; one file in data/examples/."""

    id: str
    name: str
    countries: tuple[str, ...]
    status: Literal["active", "ended", "unknown"]
    placements: tuple[Placement, ...]
    evidence: Literal["official", "secondary", "self-reported", "fragment", "named-only"]
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
    not_the_same_as: tuple[str, ...] = ()
    note: str | None = None
    submitted_by: str | None = None
    layer: str = ""


class Input(NamedTuple):
    """One input."""

    id: str
    title: str
    question: str


class Part(NamedTuple):
    """One part."""

    id: str
    title: str
    summary: str


class Phase(NamedTuple):
    """One phase."""

    id: str
    title: str
    chooses: str
    purpose: str
    brings_in: tuple[Input, ...]
    hands_on: str
    parts: tuple[Part, ...] = ()


class Preset(NamedTuple):
    """One key and its value."""

    key: str
    value: str


class Default(NamedTuple):
    """One proposal."""

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
    """One question."""

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
    check: (
        Literal[
            "weights-add-up",
            "priorities-have-challenges",
            "challenges-have-actions",
            "phases-follow",
            "choice-is-carried-out",
            "content-stands",
            "entries-exist",
            "names-refer",
            "nothing-waits-for-itself",
            "helix-is-whole",
            "smes-are-heard",
            "civil-society-is-heard",
            "one-is-accountable",
            "money-is-planned",
            "sums-agree",
            "indicators-are-whole",
            "actions-are-measured",
            "dates-are-in-order",
            "reviews-are-set",
        ]
        | None
    ) = None
    least: int | None = None
    brought: bool | None = None
    core: bool | None = None
    defaults: tuple[Default, ...] = ()


class PhaseQuestions(NamedTuple):
    """The questions of one phase."""

    phase: str
    questions: tuple[Question, ...]


class Link(NamedTuple):
    """The actions and examples under one function."""

    function: str
    actions: tuple[str, ...]
    examples: tuple[str, ...]
    basis: Literal["table-5", "judged"]


class Recommendation(NamedTuple):
    """One recommendation."""

    id: str
    priority: str
    title: str
    summary: str
    links: tuple[Link, ...]
    aliases: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[Source, ...] = ()


class Edition(NamedTuple):
    """A published set of recommendations."""

    id: str
    title: str
    author: str
    date: str
    recommendations: tuple[Recommendation, ...]
    note: str | None = None


class Retired(NamedTuple):
    """One id that is gone."""

    id: str
    why: str
    retired: str
    replaced_by: tuple[str, ...] = ()


class Sector(NamedTuple):
    """One entry."""

    id: str
    title: str
    ecosystem: bool
    summary: str
    aliases: tuple[str, ...] = ()


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
    """One publication."""

    id: str
    authors: tuple[str, ...]
    year: int
    title: str
    publication: str | None = None
    url: str | None = None
    read: str | None = None


class Head(NamedTuple):
    """What the content is, its version and the paper it comes from; the file data/toolkit.yaml."""

    title: str
    version: str
    schema_version: int
    licence: Licence
    paper: Paper
    references: tuple[Reference, ...]


TITLES: dict[str, dict[str, str]] = {
    "Placement": {
        "priority": "Priority",
        "challenge": "Challenge",
        "function": "Function",
        "basis": "Basis",
        "position": "Position",
        "action": "Action",
        "fit": "Fit",
        "why": "Why",
    },
    "GuidanceStep": {"step": "Step", "rests_on": "Rests on"},
    "Partner": {"type": "Type", "role": "Role"},
    "GuidanceIndicator": {
        "name": "Name",
        "kind": "Kind",
        "unit": "Unit",
        "verification": "Verification",
        "rests_on": "Rests on",
    },
    "GuidanceRisk": {"risk": "Risk", "response": "Response", "rests_on": "Rests on"},
    "Today": {"text": "Text", "rests_on": "Rests on"},
    "Guidance": {
        "how": "Steps",
        "partners": "Partners",
        "instruments": "Instruments",
        "indicators": "Indicators",
        "risks": "Risks",
        "today": "Today",
    },
    "Action": {
        "id": "Id",
        "title": "Title",
        "summary": "Summary",
        "placements": "Where it stands",
        "aliases": "Also called",
        "guidance": "Guidance",
    },
    "Term": {"id": "Id", "title": "Title", "summary": "Summary", "aliases": "Also called"},
    "Country": {
        "code": "Code",
        "name": "Name",
        "aliases": "Also called",
        "groups": "Groups",
        "footnote": "Footnote",
    },
    "Element": {"id": "Id", "title": "Title", "summary": "Summary", "functions": "Functions"},
    "Model": {
        "id": "Id",
        "title": "Title",
        "about": "About",
        "place": "Source",
        "summary": "Summary",
        "elements": "Its elements",
    },
    "Dimensions": {
        "priorities": "Priorities",
        "challenges": "Challenges",
        "functions": "Functions",
        "models": "Models",
    },
    "Organisation": {"name": "Name", "type": "Type"},
    "Period": {"start": "Start", "end": "End"},
    "Figure": {
        "what": "What",
        "value": "Value",
        "unit": "Unit",
        "qualifier": "Qualifier",
        "year": "Year",
        "measures": "Measures",
    },
    "Source": {"url": "Address", "read": "Read on", "title": "Title"},
    "Relation": {"id": "Id", "relation": "Relation"},
    "Example": {
        "id": "Id",
        "name": "Name",
        "countries": "Country",
        "status": "Status",
        "placements": "Where it stands",
        "evidence": "Evidence",
        "checked": "Checked",
        "aliases": "Also called",
        "local_name": "Local name",
        "acronym": "Acronym",
        "kind": "Kind",
        "region": "Region",
        "level": "Level",
        "organisation": "Led by",
        "period": "Years",
        "url": "Address",
        "summary": "Summary",
        "transfer": "What another region would need",
        "instruments": "Instruments",
        "sectors": "Sectors",
        "figures": "Figures",
        "sources": "Sources",
        "related": "Belongs with",
        "not_the_same_as": "Not the same as",
        "note": "Doubts and corrections",
        "submitted_by": "Submitted by",
    },
    "Input": {"id": "Id", "title": "Title", "question": "Question"},
    "Part": {"id": "Id", "title": "Title", "summary": "Summary"},
    "Phase": {
        "id": "Id",
        "title": "Title",
        "chooses": "Chooses",
        "purpose": "Purpose",
        "brings_in": "What comes in",
        "hands_on": "What it hands on",
        "parts": "Parts of the outcome",
    },
    "Preset": {"key": "Key", "value": "Value"},
    "Default": {
        "why": "Why",
        "value": "Value",
        "same": "Same",
        "rest": "Rest",
        "when": "When",
        "start": "Start",
        "years": "Years",
        "until": "Until",
        "publication": "Publication",
    },
    "Question": {
        "id": "Id",
        "text": "Text",
        "kind": "Kind",
        "into": "Into",
        "help": "Help",
        "part": "Part",
        "over": "Over",
        "when": "When",
        "unless": "Unless",
        "to": "To",
        "tie": "Tie",
        "options": "Options",
        "of": "Of",
        "tells": "Tells",
        "sets": "Sets",
        "check": "Check",
        "least": "Least",
        "brought": "Brought",
        "core": "Core",
        "defaults": "Defaults",
    },
    "PhaseQuestions": {"phase": "Phase", "questions": "Questions"},
    "Link": {"function": "Function", "actions": "Actions", "examples": "Examples", "basis": "Basis"},
    "Recommendation": {
        "id": "Id",
        "priority": "Priority",
        "title": "Title",
        "summary": "Summary",
        "links": "Links",
        "aliases": "Also called",
        "note": "Note",
        "sources": "Sources",
    },
    "Edition": {
        "id": "Id",
        "title": "Title",
        "author": "Author",
        "date": "Date",
        "recommendations": "Recommendations",
        "note": "Note",
    },
    "Retired": {"id": "Id", "why": "Why", "retired": "Retired on", "replaced_by": "Replaced by"},
    "Sector": {
        "id": "Id",
        "title": "Title",
        "ecosystem": "Ecosystem",
        "summary": "Summary",
        "aliases": "Also called",
    },
    "Licence": {"id": "Id", "title": "Title", "url": "Address"},
    "Paper": {
        "id": "Id",
        "title": "Title",
        "authors": "Authors",
        "publisher": "Publisher",
        "date": "Date",
        "summary": "Summary",
    },
    "Reference": {
        "id": "Id",
        "authors": "Authors",
        "year": "Year",
        "title": "Title",
        "publication": "Publication",
        "url": "Address",
        "read": "Read on",
    },
    "Head": {
        "title": "Title",
        "version": "Content version",
        "schema_version": "Schema version",
        "licence": "Licence",
        "paper": "Paper",
        "references": "References",
    },
}


LISTS: dict[str, dict[str, str]] = {
    "Placement": {
        "priority": "priorities",
        "challenge": "challenges",
        "function": "functions",
        "action": "actions",
    },
    "GuidanceStep": {"rests_on": "evidence"},
    "GuidanceIndicator": {"rests_on": "evidence"},
    "GuidanceRisk": {"rests_on": "evidence"},
    "Today": {"rests_on": "evidence"},
    "Guidance": {"instruments": "instruments"},
    "Country": {"groups": "groups"},
    "Element": {"functions": "functions"},
    "Model": {"about": "dimensions"},
    "Relation": {"id": "examples"},
    "Example": {
        "countries": "countries",
        "instruments": "instruments",
        "sectors": "sectors",
        "not_the_same_as": "examples",
    },
    "Link": {"function": "functions", "actions": "actions", "examples": "examples"},
    "Recommendation": {"priority": "priorities"},
    "Retired": {"replaced_by": "entries"},
}
