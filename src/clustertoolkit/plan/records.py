"""A territory's plan as records. Every field may be missing: a plan grows.

Written from schemas/ by `make generate`; named tuples are as strict as frozen dataclasses, and five times
cheaper to define at the start. Annotations are real types, not strings: `yamlfiles.records` reads them.
"""

from typing import Literal, NamedTuple

from clustertoolkit.content.records import Cell


class Horizon(NamedTuple):
    """When the plan begins and ends."""

    start: str | None = None
    end: str | None = None


class Served(NamedTuple):
    """The strategy or policy instrument that the plan serves."""

    strategy: str | None = None
    owner: str | None = None
    url: str | None = None


class Resolution(NamedTuple):
    """What the council is asked to decide, and what it decided."""

    text: str | None = None
    number: str | None = None
    date: str | None = None
    vote: str | None = None
    amended: str | None = None


class Fact(NamedTuple):
    """One fact with its source and date."""

    fact: str | None = None
    source: str | None = None
    url: str | None = None
    date: str | None = None


class Heard(NamedTuple):
    """What one stakeholder or meeting said, and what it changed."""

    who: str | None = None
    said: str | None = None
    changed: str | None = None
    date: str | None = None


class ChosenPriority(NamedTuple):
    """One chosen priority."""

    priority: str | None = None
    reason: str | None = None
    weight: int | None = None


class Priorities(NamedTuple):
    """The thematic priorities that the territory takes up."""

    local_environment: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()
    stakeholder_input: tuple[Heard, ...] = ()
    chosen: tuple[ChosenPriority, ...] = ()
    notes: str | None = None


class ChosenChallenge(NamedTuple):
    """One chosen challenge."""

    priority: str | None = None
    challenge: str | None = None
    problem: str | None = None
    evidence: tuple[Fact, ...] = ()


class Challenges(NamedTuple):
    """The main challenges within the chosen priorities."""

    local_environment: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()
    stakeholder_input: tuple[Heard, ...] = ()
    chosen: tuple[ChosenChallenge, ...] = ()
    notes: str | None = None


class Objective(NamedTuple):
    """One objective."""

    id: str | None = None
    objective: str | None = None
    priority: str | None = None


class OwnAction(NamedTuple):
    """An action of the territory that is not one of the toolkit's, in place of its id."""

    title: str | None = None
    summary: str | None = None


class DrawnExample(NamedTuple):
    """One example of the toolkit."""

    example: str | None = None
    taken: str | None = None
    differs: str | None = None


class Digest(NamedTuple):
    """Short digests of the action as it stood when it was chosen."""

    summary: str | None = None
    cells: str | None = None
    guidance: str | None = None


class ChosenAction(NamedTuple):
    """One policy action in one cell."""

    id: str | None = None
    action: str | None = None
    own: OwnAction | None = None
    priority: str | None = None
    challenge: str | None = None
    function: str | None = None
    way: str | None = None
    function_fit: str | None = None
    examples: tuple[DrawnExample, ...] = ()
    recommendations: tuple[str, ...] = ()
    title: str | None = None
    digest: Digest | None = None

    @property
    def cell(self) -> Cell | None:
        """The cell of the matrix, if it is named in full."""
        if self.priority and self.challenge and self.function:
            return Cell(self.priority, self.challenge, self.function)
        return None


class Option(NamedTuple):
    """One option."""

    option: str | None = None
    reason: str | None = None


class Actions(NamedTuple):
    """The policy actions chosen from the matrix, each in its cell."""

    local_environment: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()
    stakeholder_input: tuple[Heard, ...] = ()
    chosen: tuple[ChosenAction, ...] = ()
    not_taken: tuple[Option, ...] = ()
    notes: str | None = None


class Alternative(NamedTuple):
    """One other way."""

    way: str | None = None
    doing_nothing: bool | None = None
    outcome: str | None = None
    reason: str | None = None


class Stakeholder(NamedTuple):
    """One body or group that has a stake in the plan."""

    name: str | None = None
    type: Literal["public", "business", "research-education", "civil-society"] | None = None
    speaks_for_smes: bool | None = None
    role: str | None = None
    wants: str | None = None
    worry: str | None = None
    influence: Literal["low", "medium", "high"] | None = None
    interest: Literal["low", "medium", "high"] | None = None
    engagement: Literal["inform", "consult", "involve", "co-decide"] | None = None
    method: str | None = None
    timing: str | None = None
    responsible: str | None = None
    contact: str | None = None
    commits: str | None = None
    signed: str | None = None


class Engagement(NamedTuple):
    """Who is involved, in what way and when."""

    stakeholders: tuple[Stakeholder, ...] = ()
    review: str | None = None
    notes: str | None = None


class Lead(NamedTuple):
    """The body that leads the plan."""

    body: str | None = None
    mandate: str | None = None
    date: str | None = None


class Body(NamedTuple):
    """One body."""

    name: str | None = None
    kind: Literal["steering", "working-group", "advisory", "secretariat", "other"] | None = None
    members: tuple[str, ...] = ()
    chair: str | None = None
    rhythm: str | None = None
    decides: str | None = None
    rule: str | None = None


class Coordination(NamedTuple):
    """One of them."""

    partner: str | None = None
    how: str | None = None


class Responsibility(NamedTuple):
    """The roles in one action."""

    action: str | None = None
    responsible: tuple[str, ...] = ()
    accountable: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()


class Capacity(NamedTuple):
    """One missing skill."""

    missing: str | None = None
    plan: str | None = None


class Governance(NamedTuple):
    """Who leads, who decides and how the bodies work together."""

    lead: Lead | None = None
    sponsor: str | None = None
    bodies: tuple[Body, ...] = ()
    coordination: tuple[Coordination, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    change_rule: str | None = None
    capacity: tuple[Capacity, ...] = ()
    transparency: str | None = None
    continuity: str | None = None
    notes: str | None = None


class Cost(NamedTuple):
    """One line of cost."""

    action: str | None = None
    what: str | None = None
    amount: int | None = None
    low: int | None = None
    high: int | None = None
    currency: str | None = None
    rhythm: Literal["once", "yearly"] | None = None
    first_year: int | None = None
    last_year: int | None = None
    confidence: Literal["low", "medium", "high"] | None = None
    illustrative: bool | None = None


class FundingLine(NamedTuple):
    """One payment."""

    action: str | None = None
    year: int | None = None
    amount: int | None = None


class Funding(NamedTuple):
    """One source of money."""

    source: str | None = None
    id: str | None = None
    fund: str | None = None
    owner: str | None = None
    kind: Literal["grant", "loan", "equity", "mixed", "own", "private", "other"] | None = None
    objective: str | None = None
    strategy_priority: str | None = None
    rate_percent: int | None = None
    status: Literal["idea", "applied", "approved"] | None = None
    deadline: str | None = None
    url: str | None = None
    currency: str | None = None
    amount: int | None = None
    lines: tuple[FundingLine, ...] = ()
    illustrative: bool | None = None


class Unfunded(NamedTuple):
    """One action."""

    action: str | None = None
    plan: str | None = None


class Commitment(NamedTuple):
    """One payment."""

    what: str | None = None
    action: str | None = None
    year: int | None = None
    amount: int | None = None
    payer: str | None = None


class Total(NamedTuple):
    """The sums in one currency."""

    currency: str | None = None
    cost: int | None = None
    funding: int | None = None


class Post(NamedTuple):
    """One kind of work in one body."""

    body: str | None = None
    skill: str | None = None
    fte_percent: int | None = None
    created: bool | None = None


class Resources(NamedTuple):
    """What money, people and other means the actions need, and where they come from."""

    price_year: int | None = None
    costs: tuple[Cost, ...] = ()
    funding: tuple[Funding, ...] = ()
    unfunded: tuple[Unfunded, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    totals: tuple[Total, ...] = ()
    people: tuple[Post, ...] = ()
    in_kind: tuple[str, ...] = ()
    state_aid: str | None = None
    overlap: str | None = None
    notes: str | None = None


class ActionStep(NamedTuple):
    """One step."""

    step: str | None = None
    id: str | None = None
    start: str | None = None
    end: str | None = None
    deliverable: str | None = None


class Risk(NamedTuple):
    """One risk."""

    risk: str | None = None
    id: str | None = None
    likelihood: Literal["low", "medium", "high"] | None = None
    impact: Literal["low", "medium", "high"] | None = None
    response: str | None = None
    owner: str | None = None


class SpecificAction(NamedTuple):
    """One thing that will be done."""

    id: str | None = None
    title: str | None = None
    text: str | None = None
    carries_out: tuple[str, ...] = ()
    objective: str | None = None
    objectives: tuple[str, ...] = ()
    steps: tuple[ActionStep, ...] = ()
    end: str | None = None
    review: str | None = None
    lead: str | None = None
    partners: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    target_group: str | None = None
    places: tuple[str, ...] = ()
    inputs: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    impact: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()
    depends_on: tuple[str, ...] = ()
    importance: Literal["must", "should", "could"] | None = None
    maturity: Literal["idea", "pilot", "roll-out"] | None = None
    status: Literal["planned", "running", "done", "stopped"] | None = None
    pilot: str | None = None
    if_refused: str | None = None
    notes: str | None = None


class SpecificActions(NamedTuple):
    """What will be done, by whom and by when."""

    specific: tuple[SpecificAction, ...] = ()
    notes: str | None = None


class Baseline(NamedTuple):
    """Where it stands before the plan."""

    value: int | float | None = None
    qualifier: Literal["about", "over", "under"] | None = None
    year: int | None = None
    source: str | None = None
    illustrative: bool | None = None


class Target(NamedTuple):
    """Where it should stand."""

    value: int | float | None = None
    year: int | None = None
    illustrative: bool | None = None


class Milestone(NamedTuple):
    """One of them."""

    year: int | None = None
    value: int | float | None = None


class Indicator(NamedTuple):
    """One measure."""

    name: str | None = None
    id: str | None = None
    kind: Literal["output", "result", "impact", "context"] | None = None
    definition: str | None = None
    unit: str | None = None
    actions: tuple[str, ...] = ()
    baseline: Baseline | None = None
    target: Target | None = None
    milestones: tuple[Milestone, ...] = ()
    verification: str | None = None
    collector: str | None = None
    frequency: str | None = None
    every: str | None = None
    cumulative: bool | None = None
    better: Literal["more", "less"] | None = None
    collection_cost: str | None = None
    assumption: str | None = None


class Reporting(NamedTuple):
    """One kind of report."""

    to: str | None = None
    form: str | None = None
    rhythm: str | None = None


class Review(NamedTuple):
    """One review."""

    date: str | None = None
    kind: Literal["light", "full"] | None = None
    what: str | None = None


class Evaluation(NamedTuple):
    """How the plan is judged as a whole."""

    questions: tuple[str, ...] = ()
    when: str | None = None
    by: str | None = None
    method: str | None = None
    use: str | None = None


class Thresholds(NamedTuple):
    """Where a light changes in the years after adoption; what is left out has its usual value."""

    amber: int | float | None = None
    red: int | float | None = None
    late_months: int | None = None


class LogEntry(NamedTuple):
    """One value."""

    indicator: str | None = None
    date: str | None = None
    value: int | float | None = None


class Monitoring(NamedTuple):
    """How progress is followed and judged, and how lessons are used."""

    indicators: tuple[Indicator, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    reviews: tuple[Review, ...] = ()
    evaluation: Evaluation | None = None
    learning_rule: str | None = None
    thresholds: Thresholds | None = None
    exchange: str | None = None
    log: tuple[LogEntry, ...] = ()
    notes: str | None = None


class Roadmap(NamedTuple):
    """The action plan in its five parts."""

    local_environment: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()
    stakeholder_input: tuple[Heard, ...] = ()
    stakeholder_engagement: Engagement = Engagement()
    governance: Governance = Governance()
    resources: Resources = Resources()
    actions: SpecificActions = SpecificActions()
    monitoring: Monitoring = Monitoring()
    notes: str | None = None


class Principles(NamedTuple):
    """How the plan keeps to what holds for all public money."""

    equality: str | None = None
    accessibility: str | None = None
    environment: str | None = None


class Communication(NamedTuple):
    """One way to tell one group."""

    audience: str | None = None
    message: str | None = None
    channel: str | None = None
    timing: str | None = None
    responsible: str | None = None


class Consultation(NamedTuple):
    """How the public was asked before the plan was adopted."""

    start: str | None = None
    end: str | None = None
    form: str | None = None
    replies: int | None = None
    said: str | None = None
    changed: str | None = None


class Waiver(NamedTuple):
    """One statement that need not hold."""

    statement: (
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
    reason: str | None = None


class Plan(NamedTuple):
    """A territory's plan in four phases, from which its roadmap is built."""

    plan_version: int
    territory: str
    level: Literal["local", "regional", "national", "macro-regional", "european", "international"]
    title: str | None = None
    nuts: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    contact: str | None = None
    date: str | None = None
    status: Literal["draft", "consultation", "adopted", "superseded"] | None = None
    notice: str | None = None
    horizon: Horizon = Horizon()
    serves: Served = Served()
    vision: str | None = None
    resolution: Resolution | None = None
    portrait: tuple[Fact, ...] = ()
    currency: str | None = None
    content_version: str | None = None
    priorities: Priorities = Priorities()
    challenges: Challenges = Challenges()
    objectives: tuple[Objective, ...] = ()
    actions: Actions = Actions()
    alternatives: tuple[Alternative, ...] = ()
    roadmap: Roadmap = Roadmap()
    principles: Principles | None = None
    communication: tuple[Communication, ...] = ()
    consultation: Consultation | None = None
    waivers: tuple[Waiver, ...] = ()


TITLES: dict[str, dict[str, str]] = {
    "Horizon": {"start": "Start", "end": "End"},
    "Served": {"strategy": "Strategy", "owner": "Owner", "url": "Address"},
    "Resolution": {"text": "Text", "number": "Number", "date": "Date", "vote": "Vote", "amended": "Amended"},
    "Fact": {"fact": "Fact", "source": "Source", "url": "Address", "date": "Date"},
    "Heard": {"who": "Who", "said": "Said", "changed": "Changed", "date": "Date"},
    "ChosenPriority": {"priority": "Priority", "reason": "Reason", "weight": "Weight"},
    "Priorities": {
        "local_environment": "Local environment",
        "needs": "Needs",
        "stakeholder_input": "Stakeholder input",
        "chosen": "Chosen priorities",
        "notes": "Notes",
    },
    "ChosenChallenge": {
        "priority": "Priority",
        "challenge": "Challenge",
        "problem": "Problem",
        "evidence": "Evidence",
    },
    "Challenges": {
        "local_environment": "Local environment",
        "needs": "Needs",
        "stakeholder_input": "Stakeholder input",
        "chosen": "Chosen challenges",
        "notes": "Notes",
    },
    "Objective": {"id": "Id", "objective": "Objective", "priority": "Priority"},
    "OwnAction": {"title": "Title", "summary": "Summary"},
    "DrawnExample": {"example": "Example", "taken": "Taken", "differs": "Different here"},
    "Digest": {"summary": "Summary", "cells": "Cells", "guidance": "Guidance"},
    "ChosenAction": {
        "id": "Id",
        "action": "Action",
        "own": "Own action",
        "priority": "Priority",
        "challenge": "Challenge",
        "function": "Function",
        "way": "Way to act",
        "function_fit": "Fit of the function",
        "examples": "Examples drawn on",
        "recommendations": "Recommendations served",
        "title": "Title then",
        "digest": "Digest",
    },
    "Option": {"option": "Option", "reason": "Reason"},
    "Actions": {
        "local_environment": "Local environment",
        "needs": "Needs",
        "stakeholder_input": "Stakeholder input",
        "chosen": "Chosen actions",
        "not_taken": "Not taken",
        "notes": "Notes",
    },
    "Alternative": {"way": "Way", "doing_nothing": "Doing nothing", "outcome": "Outcome", "reason": "Reason"},
    "Stakeholder": {
        "name": "Name",
        "type": "Type",
        "speaks_for_smes": "Speaks for SMEs",
        "role": "Role",
        "wants": "Wants",
        "worry": "Worry",
        "influence": "Influence",
        "interest": "Interest",
        "engagement": "Engagement",
        "method": "Method",
        "timing": "Timing",
        "responsible": "Responsible",
        "contact": "Contact",
        "commits": "Commits",
        "signed": "Signed",
    },
    "Engagement": {"stakeholders": "Stakeholders", "review": "Next review", "notes": "Notes"},
    "Lead": {"body": "Body", "mandate": "Mandate", "date": "Date"},
    "Body": {
        "name": "Name",
        "kind": "Kind",
        "members": "Members",
        "chair": "Chair",
        "rhythm": "Rhythm",
        "decides": "Decides",
        "rule": "Rule",
    },
    "Coordination": {"partner": "Partner", "how": "How"},
    "Responsibility": {
        "action": "Action",
        "responsible": "Responsible",
        "accountable": "Accountable",
        "consulted": "Consulted",
        "informed": "Informed",
    },
    "Capacity": {"missing": "Missing", "plan": "Plan"},
    "Governance": {
        "lead": "Lead body",
        "sponsor": "Political sponsor",
        "bodies": "Bodies",
        "coordination": "Coordination",
        "responsibilities": "Responsibilities",
        "change_rule": "Rule of change",
        "capacity": "Capacity",
        "transparency": "Transparency",
        "continuity": "Continuity",
        "notes": "Notes",
    },
    "Cost": {
        "action": "Action",
        "what": "What",
        "amount": "Amount",
        "low": "At least",
        "high": "At most",
        "currency": "Currency",
        "rhythm": "Rhythm",
        "first_year": "First year",
        "last_year": "Last year",
        "confidence": "Confidence",
        "illustrative": "Illustrative",
    },
    "FundingLine": {"action": "Action", "year": "Year", "amount": "Amount"},
    "Funding": {
        "source": "Source",
        "id": "Id",
        "fund": "Fund",
        "owner": "Owner",
        "kind": "Kind",
        "objective": "Specific objective",
        "strategy_priority": "S3 priority",
        "rate_percent": "Co-financing rate",
        "status": "Status",
        "deadline": "Deadline",
        "url": "Address",
        "currency": "Currency",
        "amount": "Amount",
        "lines": "Lines",
        "illustrative": "Illustrative",
    },
    "Unfunded": {"action": "Action", "plan": "Plan"},
    "Commitment": {"what": "What", "action": "Action", "year": "Year", "amount": "Amount", "payer": "Payer"},
    "Total": {"currency": "Currency", "cost": "Cost", "funding": "Funding"},
    "Post": {"body": "Body", "skill": "Skill", "fte_percent": "Full-time share", "created": "Created"},
    "Resources": {
        "price_year": "Price year",
        "costs": "Costs",
        "funding": "Funding",
        "unfunded": "Unfunded",
        "commitments": "Commitments",
        "totals": "Totals",
        "people": "People",
        "in_kind": "Means other than money",
        "state_aid": "State aid and procurement",
        "overlap": "Overlap",
        "notes": "Notes",
    },
    "ActionStep": {"step": "Step", "id": "Id", "start": "Start", "end": "End", "deliverable": "Deliverable"},
    "Risk": {
        "risk": "Risk",
        "id": "Id",
        "likelihood": "Likelihood",
        "impact": "Impact",
        "response": "Response",
        "owner": "Owner",
    },
    "SpecificAction": {
        "id": "Id",
        "title": "Title",
        "text": "Description",
        "carries_out": "Carries out",
        "objective": "Objective",
        "objectives": "Objectives served",
        "steps": "Steps",
        "end": "End",
        "review": "Review",
        "lead": "Lead",
        "partners": "Partners",
        "clusters": "Cluster organisations",
        "target_group": "Target group",
        "places": "Places that gain",
        "inputs": "Inputs",
        "outputs": "Outputs",
        "outcomes": "Outcomes",
        "impact": "Impact",
        "assumptions": "Assumptions",
        "risks": "Risks",
        "depends_on": "Depends on",
        "importance": "Importance",
        "maturity": "Maturity",
        "status": "Status",
        "pilot": "Pilot",
        "if_refused": "If money is refused",
        "notes": "Notes",
    },
    "SpecificActions": {"specific": "Actions", "notes": "Notes"},
    "Baseline": {
        "value": "Value",
        "qualifier": "Qualifier",
        "year": "Year",
        "source": "Source",
        "illustrative": "Illustrative",
    },
    "Target": {"value": "Value", "year": "Year", "illustrative": "Illustrative"},
    "Milestone": {"year": "Year", "value": "Value"},
    "Indicator": {
        "name": "Name",
        "id": "Id",
        "kind": "Kind",
        "definition": "Definition",
        "unit": "Unit",
        "actions": "Actions",
        "baseline": "Baseline",
        "target": "Target",
        "milestones": "Milestones",
        "verification": "Means of verification",
        "collector": "Collector",
        "frequency": "Frequency",
        "every": "Every",
        "cumulative": "Cumulative",
        "better": "Better",
        "collection_cost": "Cost of collection",
        "assumption": "Assumption",
    },
    "Reporting": {"to": "To", "form": "Form", "rhythm": "Rhythm"},
    "Review": {"date": "Date", "kind": "Kind", "what": "What"},
    "Evaluation": {"questions": "Questions", "when": "When", "by": "By", "method": "Method", "use": "Use"},
    "Thresholds": {"amber": "Amber", "red": "Red", "late_months": "Months late"},
    "LogEntry": {"indicator": "Indicator", "date": "Date", "value": "Value"},
    "Monitoring": {
        "indicators": "Indicators",
        "reporting": "Reporting",
        "reviews": "Reviews",
        "evaluation": "Evaluation",
        "learning_rule": "Rule of learning",
        "thresholds": "Thresholds",
        "exchange": "Exchange",
        "log": "Log",
        "notes": "Notes",
    },
    "Roadmap": {
        "local_environment": "Local environment",
        "needs": "Needs",
        "stakeholder_input": "Stakeholder input",
        "stakeholder_engagement": "Stakeholder engagement strategy",
        "governance": "Governance mechanism",
        "resources": "Resource planning",
        "actions": "Specific actions",
        "monitoring": "Monitoring and assessment",
        "notes": "Notes",
    },
    "Principles": {"equality": "Equality", "accessibility": "Accessibility", "environment": "Environment"},
    "Communication": {
        "audience": "Audience",
        "message": "Message",
        "channel": "Channel",
        "timing": "Timing",
        "responsible": "Responsible",
    },
    "Consultation": {
        "start": "Start",
        "end": "End",
        "form": "Form",
        "replies": "Replies",
        "said": "Said",
        "changed": "Changed",
    },
    "Waiver": {"statement": "Statement", "reason": "Reason"},
    "Plan": {
        "plan_version": "Form",
        "territory": "Territory",
        "level": "Level",
        "title": "Title",
        "nuts": "NUTS codes",
        "countries": "Countries",
        "authors": "Authors",
        "contact": "Contact",
        "date": "Date",
        "status": "Status",
        "notice": "Notice",
        "horizon": "Horizon",
        "serves": "Strategy served",
        "vision": "Vision",
        "resolution": "Resolution",
        "portrait": "Portrait",
        "currency": "Currency",
        "content_version": "Content version",
        "priorities": "Priorities",
        "challenges": "Challenges",
        "objectives": "Objectives",
        "actions": "Policy actions",
        "alternatives": "Alternatives",
        "roadmap": "Action plan",
        "principles": "Horizontal principles",
        "communication": "Communication",
        "consultation": "Public consultation",
        "waivers": "Waivers",
    },
}


LISTS: dict[str, dict[str, str]] = {
    "ChosenPriority": {"priority": "priorities"},
    "ChosenChallenge": {"priority": "priorities", "challenge": "challenges"},
    "Objective": {"priority": "priorities"},
    "ChosenAction": {
        "priority": "priorities",
        "challenge": "challenges",
        "function": "functions",
        "way": "ways-to-act",
    },
    "Plan": {"countries": "countries"},
}
