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
    carrier: Literal["other"] | None = None
    why: str | None = None

    @property
    def cell(self) -> Cell:
        """The cell of the matrix that is named."""
        return Cell(self.priority, self.challenge, self.function)


class Seen(NamedTuple):
    """One example that took the step."""

    example: str
    amount: str | None = None
    duration: str | None = None
    size: str | None = None
    legal_base: str | None = None


class GuidanceStep(NamedTuple):
    """One step."""

    step: str
    rests_on: tuple[str, ...]
    seen_in: tuple[Seen, ...] = ()


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
    judgement: bool | None = None


class Today(NamedTuple):
    """What has changed since the paper was written."""

    text: str
    rests_on: tuple[str, ...]
    developments: tuple[str, ...] = ()


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


class Scope(NamedTuple):
    """What of this toolkit it concerns."""

    priorities: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


class Source(NamedTuple):
    """A page on which the facts stand; an original, never a copy."""

    url: str
    read: str
    title: str | None = None


class Development(NamedTuple):
    """One development."""

    id: str
    title: str
    state: Literal["law", "adopted", "proposed", "ended"]
    what: str
    for_clusters: str
    bears_on: Scope
    sources: tuple[Source, ...]
    date: str | None = None
    seen: str | None = None
    judged: bool | None = None
    note: str | None = None


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
    measures: Literal["budget", "grant", "leverage", "reach", "output", "target"]
    qualifier: Literal["about", "over", "under", "up-to", "almost"] | None = None
    year: int | None = None
    scope: Literal["total", "part", "year", "call", "award"] | None = None


class Outcome(NamedTuple):
    """One thing that came of it."""

    what: str
    value: int | float
    unit: str
    kind: Literal["result", "activity"]
    measured_by: Literal["self", "funder", "independent"]
    source: str
    qualifier: Literal["about", "over", "under", "up-to", "almost"] | None = None
    year: int | None = None


class Payer(NamedTuple):
    """One of those who pay: a fund of this toolkit, or another by its name."""

    source: str
    fund: str | None = None
    name: str | None = None


class Relation(NamedTuple):
    """One such example."""

    id: str
    relation: Literal["succeeded-by", "part-of", "member-of", "related-to"]


class Reply(NamedTuple):
    """What those who run it say to this record; printed as they sent it."""

    date: str
    by: str
    text: str


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
    territory: tuple[str, ...] = ()
    kinds_of_place: tuple[
        Literal[
            "coal",
            "industrial",
            "rural",
            "island",
            "outermost",
            "mountain",
            "border",
            "capital",
            "less-developed",
        ],
        ...,
    ] = ()
    level: Literal["local", "regional", "national", "macro-regional", "european", "international"] | None = (
        None
    )
    organisation: Organisation | None = None
    period: Period | None = None
    seen: int | None = None
    unknowns: tuple[
        Literal[
            "start", "end", "status", "organisation", "money", "funders", "outcomes", "evaluation", "clusters"
        ],
        ...,
    ] = ()
    url: str | None = None
    summary: str | None = None
    transfer: str | None = None
    instruments: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    funded_by: tuple[Payer, ...] = ()
    sources: tuple[Source, ...] = ()
    related: tuple[Relation, ...] = ()
    not_the_same_as: tuple[str, ...] = ()
    reply: Reply | None = None
    note: str | None = None
    submitted_by: str | None = None
    reviewed_by: str | None = None
    layer: str = ""


class FundRate(NamedTuple):
    """One rate."""

    rate: str
    call: str
    source: str
    condition: str | None = None
    year: int | None = None


class Fit(NamedTuple):
    """One use."""

    why: str
    instruments: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()


class Fund(NamedTuple):
    """One fund."""

    id: str
    name: str
    state: Literal["open", "call-expected", "closed", "ended", "proposed", "unclear"]
    checked: str
    who_may_apply: str
    what_it_pays: str
    how_to_reach: str
    sources: tuple[Source, ...]
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    last_call: str | None = None
    next_call: str | None = None
    spend_by: str | None = None
    who_manages: str | None = None
    rates: tuple[FundRate, ...] = ()
    territories: str | None = None
    state_aid: str | None = None
    state_aid_until: str | None = None
    fits: tuple[Fit, ...] = ()
    note: str | None = None


class Call(NamedTuple):
    """One call."""

    id: str
    title: str
    country: str
    year: int
    what: str
    url: str
    read: str


class ExplainerPart(NamedTuple):
    """A part under a heading."""

    heading: str
    points: tuple[str, ...]


class Explainer(NamedTuple):
    """A page on the toolkit itself."""

    id: str
    title: str
    summary: str
    parts: tuple[ExplainerPart, ...]


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
        Literal[
            "cells",
            "examples",
            "costs",
            "titles",
            "steps",
            "indicators",
            "risks",
            "funds",
            "names",
            "partners",
        ]
        | None
    ) = None
    of: str | None = None
    tells: tuple[Literal["priority", "challenge", "functions", "today", "partners", "lost-funds"], ...] = ()
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
            "objectives-are-served",
            "alternatives-are-told",
            "refusal-is-planned",
            "names-refer",
            "nothing-waits-for-itself",
            "helix-is-whole",
            "smes-are-heard",
            "civil-society-is-heard",
            "one-is-accountable",
            "high-risks-are-owned",
            "money-is-planned",
            "sums-agree",
            "adopted-is-paid",
            "funds-fit",
            "indicators-are-whole",
            "actions-are-measured",
            "dates-are-in-order",
            "actions-end",
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


class AskedChoice(NamedTuple):
    """One answer."""

    id: str
    title: str
    says: str | None = None


class AskedField(NamedTuple):
    """One field of a contribution."""

    id: str
    help: str
    into: str
    title: str | None = None
    example: str | None = None
    parts: tuple[str, ...] = ()
    sets: tuple[Preset, ...] = ()
    choices: tuple[AskedChoice, ...] = ()
    evidence: str | None = None
    needed: bool | None = None


class AskedQuestion(NamedTuple):
    """One question, of one or more fields."""

    id: str
    text: str
    fields: tuple[AskedField, ...]
    curator: bool | None = None


class Contribution(NamedTuple):
    """The questions for one kind of entry."""

    kind: Literal["example", "study", "action"]
    id_from: tuple[str, ...]
    questions: tuple[AskedQuestion, ...]


class Rate(NamedTuple):
    """How much of a currency one euro was, year by year."""

    currency: str
    first: int
    per_euro: tuple[int | float, ...]


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


class Effect(NamedTuple):
    """One outcome that it looked at."""

    what: str
    result: Literal["gain", "no-difference", "mixed", "worse", "unclear"]
    measures: Literal["result", "activity", "opinion", "forecast"]
    size: str | None = None
    when: str | None = None


class Bearing(NamedTuple):
    """One such action."""

    action: str
    effect: str
    through: Literal["clusters", "groups", "elsewhere"]
    why: str
    judged_by: str | None = None


class Study(NamedTuple):
    """A study of what a programme changed; one file in data/studies/."""

    id: str
    title: str
    year: int
    publisher: str
    url: str
    read: str
    source_read: Literal["original", "abstract", "report-by-others"]
    programme: str
    method: Literal["randomised", "counterfactual", "before-after", "mixed", "qualitative", "review"]
    compared: Literal["by-lot", "matched", "plain", "none"]
    by: Literal["independent", "commissioned", "own"]
    effects: tuple[Effect, ...]
    finding: str
    bears_on: tuple[Bearing, ...]
    authors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    systematic: bool | None = None
    contains: tuple[str, ...] = ()
    sample: str | None = None
    caution: str | None = None
    examples: tuple[str, ...] = ()
    reviewed_by: str | None = None
    reply: Reply | None = None
    note: str | None = None
    layer: str = ""


class Synonym(NamedTuple):
    """Words that mean the same in a search."""

    words: tuple[str, ...]


class Synonyms(NamedTuple):
    """How the search reads a question; the file data/synonyms.yaml."""

    passed_over: tuple[str, ...]
    groups: tuple[Synonym, ...]


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
        "carrier": "Carrier",
        "why": "Why",
    },
    "Seen": {
        "example": "Example",
        "amount": "Amount",
        "duration": "Duration",
        "size": "Size",
        "legal_base": "Legal base",
    },
    "GuidanceStep": {"step": "Step", "rests_on": "Rests on", "seen_in": "Seen in"},
    "Partner": {"type": "Type", "role": "Role"},
    "GuidanceIndicator": {
        "name": "Name",
        "kind": "Kind",
        "unit": "Unit",
        "verification": "Verification",
        "rests_on": "Rests on",
    },
    "GuidanceRisk": {
        "risk": "Risk",
        "response": "Response",
        "rests_on": "Rests on",
        "judgement": "A judgement of this toolkit",
    },
    "Today": {"text": "Text", "rests_on": "Rests on", "developments": "Developments"},
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
    "Scope": {"priorities": "Priorities", "challenges": "Challenges", "actions": "Actions"},
    "Source": {"url": "Address", "read": "Read on", "title": "Title"},
    "Development": {
        "id": "Id",
        "title": "Title",
        "state": "State",
        "what": "What changed",
        "for_clusters": "What it means for clusters",
        "bears_on": "Bears on",
        "sources": "Sources",
        "date": "Date",
        "seen": "Page of",
        "judged": "Judged by this toolkit",
        "note": "Doubts and corrections",
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
        "measures": "Measures",
        "qualifier": "Qualifier",
        "year": "Year",
        "scope": "Scope",
    },
    "Outcome": {
        "what": "What",
        "value": "Value",
        "unit": "Unit",
        "kind": "Kind",
        "measured_by": "Measured by",
        "source": "Source",
        "qualifier": "Qualifier",
        "year": "Year",
    },
    "Payer": {"source": "Source", "fund": "Fund", "name": "Name"},
    "Relation": {"id": "Id", "relation": "Relation"},
    "Reply": {"date": "Date", "by": "By", "text": "Text"},
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
        "territory": "Territory",
        "kinds_of_place": "Kinds of place",
        "level": "Level",
        "organisation": "Led by",
        "period": "Years",
        "seen": "Last seen",
        "unknowns": "Not established",
        "url": "Address",
        "summary": "Summary",
        "transfer": "What another region would need",
        "instruments": "Instruments",
        "sectors": "Sectors",
        "figures": "Figures",
        "outcomes": "Results and activities told",
        "funded_by": "Paid by",
        "sources": "Sources",
        "related": "Belongs with",
        "not_the_same_as": "Not the same as",
        "reply": "Reply",
        "note": "Doubts and corrections",
        "submitted_by": "Submitted by",
        "reviewed_by": "Second reader",
    },
    "FundRate": {
        "rate": "Rate",
        "call": "Call",
        "source": "Source",
        "condition": "Condition",
        "year": "Year",
    },
    "Fit": {
        "why": "Why",
        "instruments": "Instruments",
        "challenges": "Challenges",
        "functions": "Functions",
        "actions": "Actions",
    },
    "Fund": {
        "id": "Id",
        "name": "Name",
        "state": "State",
        "checked": "Checked",
        "who_may_apply": "Who may apply",
        "what_it_pays": "What it pays",
        "how_to_reach": "How to reach it",
        "sources": "Sources",
        "acronym": "Acronym",
        "aliases": "Also called",
        "last_call": "Last call",
        "next_call": "Next call",
        "spend_by": "Spend by",
        "who_manages": "Who manages it",
        "rates": "Rates",
        "territories": "Territories",
        "state_aid": "State aid",
        "state_aid_until": "State aid until",
        "fits": "Fits",
        "note": "Doubts and corrections",
    },
    "Call": {
        "id": "Id",
        "title": "Title",
        "country": "Country",
        "year": "Year",
        "what": "What",
        "url": "Address",
        "read": "Read on",
    },
    "ExplainerPart": {"heading": "Heading", "points": "Points"},
    "Explainer": {"id": "Id", "title": "Title", "summary": "Summary", "parts": "Parts"},
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
    "AskedChoice": {"id": "Id", "title": "Title", "says": "Says"},
    "AskedField": {
        "id": "Id",
        "help": "Help",
        "into": "Into",
        "title": "Title",
        "example": "Example",
        "parts": "Parts",
        "sets": "Sets",
        "choices": "Choices",
        "evidence": "Evidence",
        "needed": "Needed",
    },
    "AskedQuestion": {"id": "Id", "text": "Text", "fields": "Fields", "curator": "Curator"},
    "Contribution": {"kind": "Kind", "id_from": "Id from", "questions": "Questions"},
    "Rate": {"currency": "Currency", "first": "First year", "per_euro": "Per euro"},
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
    "Effect": {"what": "What", "result": "Result", "measures": "Measures", "size": "Size", "when": "When"},
    "Bearing": {
        "action": "Action",
        "effect": "Effect",
        "through": "Through",
        "why": "Why",
        "judged_by": "Judged by",
    },
    "Study": {
        "id": "Id",
        "title": "Title",
        "year": "Year",
        "publisher": "Publisher",
        "url": "Address",
        "read": "Read on",
        "source_read": "Read as",
        "programme": "Programme",
        "method": "Method",
        "compared": "Compared",
        "by": "Made by",
        "effects": "Effects",
        "finding": "Finding",
        "bears_on": "Bears on",
        "authors": "Authors",
        "countries": "Country",
        "systematic": "Systematic",
        "contains": "Contains",
        "sample": "Sample",
        "caution": "Caution",
        "examples": "Examples",
        "reviewed_by": "Second reader",
        "reply": "Reply",
        "note": "Doubts and corrections",
    },
    "Synonym": {"words": "Words"},
    "Synonyms": {"passed_over": "Passed over", "groups": "Groups"},
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
    "Seen": {"example": "examples"},
    "GuidanceStep": {"rests_on": "evidence"},
    "GuidanceIndicator": {"rests_on": "evidence"},
    "GuidanceRisk": {"rests_on": "evidence"},
    "Today": {"rests_on": "evidence", "developments": "developments"},
    "Guidance": {"instruments": "instruments"},
    "Country": {"groups": "groups"},
    "Scope": {"priorities": "priorities", "challenges": "challenges", "actions": "actions"},
    "Element": {"functions": "functions"},
    "Model": {"about": "dimensions"},
    "Payer": {"fund": "funds"},
    "Relation": {"id": "examples"},
    "Example": {
        "countries": "countries",
        "instruments": "instruments",
        "sectors": "sectors",
        "not_the_same_as": "examples",
    },
    "Fit": {
        "instruments": "instruments",
        "challenges": "challenges",
        "functions": "functions",
        "actions": "actions",
    },
    "Call": {"country": "countries"},
    "Link": {"function": "functions", "actions": "actions", "examples": "examples"},
    "Recommendation": {"priority": "priorities"},
    "Retired": {"replaced_by": "entries"},
    "Bearing": {"action": "actions"},
    "Study": {"countries": "countries", "contains": "studies", "examples": "examples"},
}
