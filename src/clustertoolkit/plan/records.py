"""A territory's plan as records. Every field may be missing: a plan grows."""

from typing import Any, Literal, NamedTuple

from clustertoolkit.content.model import Cell
from clustertoolkit.yamlfiles.paths import pruned
from clustertoolkit.yamlfiles.records import build

PLAN_VERSION = 1  # of the form of a plan; raised when a released form changes

# Annotations in this module are real types, not strings: `model.build` reads them.

Level = Literal["low", "medium", "high"]


class Fact(NamedTuple):
    """One fact with its source; `date` is a year, month or day."""

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
    """A priority that the territory takes up; `weight` is a share of the effort in percent."""

    priority: str | None = None
    reason: str | None = None
    weight: int | None = None


class Priorities(NamedTuple):
    """The phase that chooses priorities."""

    local_environment: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()
    stakeholder_input: tuple[Heard, ...] = ()
    chosen: tuple[ChosenPriority, ...] = ()
    notes: str | None = None


class ChosenChallenge(NamedTuple):
    """A challenge within a chosen priority."""

    priority: str | None = None
    challenge: str | None = None
    problem: str | None = None
    evidence: tuple[Fact, ...] = ()


class Challenges(NamedTuple):
    """The phase that chooses challenges."""

    local_environment: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()
    stakeholder_input: tuple[Heard, ...] = ()
    chosen: tuple[ChosenChallenge, ...] = ()
    notes: str | None = None


class Drawn(NamedTuple):
    """An example that a plan learns from."""

    example: str | None = None
    taken: str | None = None
    differs: str | None = None


class Digest(NamedTuple):
    """Digests of an action's parts as they stood when it was chosen."""

    summary: str | None = None
    cells: str | None = None
    guidance: str | None = None


class ChosenAction(NamedTuple):
    """A policy action in one cell of the matrix, and how it stood when it was chosen."""

    id: str | None = None
    action: str | None = None
    priority: str | None = None
    challenge: str | None = None
    function: str | None = None
    way: str | None = None
    function_fit: str | None = None
    examples: tuple[Drawn, ...] = ()
    recommendations: tuple[str, ...] = ()
    title: str | None = None
    digest: Digest | None = None

    @property
    def cell(self) -> Cell | None:
        """The cell, if it is named in full."""
        if self.priority and self.challenge and self.function:
            return Cell(self.priority, self.challenge, self.function)
        return None


class Option(NamedTuple):
    """What was looked at and not taken."""

    option: str | None = None
    reason: str | None = None


class Actions(NamedTuple):
    """The phase that chooses policy actions."""

    local_environment: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()
    stakeholder_input: tuple[Heard, ...] = ()
    chosen: tuple[ChosenAction, ...] = ()
    not_taken: tuple[Option, ...] = ()
    notes: str | None = None


class Stakeholder(NamedTuple):
    """One body or group that has a stake in the plan."""

    name: str | None = None
    type: Literal["public", "business", "research-education", "civil-society"] | None = None
    speaks_for_smes: bool | None = None
    role: str | None = None
    wants: str | None = None
    worry: str | None = None
    influence: Level | None = None
    interest: Level | None = None
    engagement: Literal["inform", "consult", "involve", "co-decide"] | None = None
    method: str | None = None
    timing: str | None = None
    responsible: str | None = None
    contact: str | None = None
    commits: str | None = None
    signed: str | None = None


class Engagement(NamedTuple):
    """The stakeholder engagement strategy."""

    stakeholders: tuple[Stakeholder, ...] = ()
    review: str | None = None
    notes: str | None = None


class Lead(NamedTuple):
    """The body that leads, and its mandate."""

    body: str | None = None
    mandate: str | None = None
    date: str | None = None


class Body(NamedTuple):
    """A body that steers, advises or carries the plan."""

    name: str | None = None
    kind: Literal["steering", "working-group", "advisory", "secretariat", "other"] | None = None
    members: tuple[str, ...] = ()
    chair: str | None = None
    rhythm: str | None = None
    decides: str | None = None
    rule: str | None = None


class Coordination(NamedTuple):
    """Work with another department or level of government."""

    partner: str | None = None
    how: str | None = None


class Responsibility(NamedTuple):
    """The roles in one specific action."""

    action: str | None = None
    responsible: tuple[str, ...] = ()
    accountable: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()


class Capacity(NamedTuple):
    """A skill that is missing, and how it is got."""

    missing: str | None = None
    plan: str | None = None


class Governance(NamedTuple):
    """The governance mechanism."""

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
    """One line of cost; amounts in whole units of its currency, per year if it is yearly."""

    action: str | None = None
    what: str | None = None
    amount: int | None = None
    low: int | None = None
    high: int | None = None
    currency: str | None = None
    rhythm: Literal["once", "yearly"] | None = None
    first_year: int | None = None
    last_year: int | None = None
    confidence: Level | None = None
    illustrative: bool | None = None


class FundingLine(NamedTuple):
    """What a source pays for one action in one year, in whole units."""

    action: str | None = None
    year: int | None = None
    amount: int | None = None


class Funding(NamedTuple):
    """A source of money; its lines add up to `amount`."""

    source: str | None = None
    owner: str | None = None
    kind: Literal["grant", "loan", "equity", "mixed", "own", "private", "other"] | None = None
    status: Literal["idea", "applied", "approved"] | None = None
    deadline: str | None = None
    url: str | None = None
    currency: str | None = None
    amount: int | None = None
    lines: tuple[FundingLine, ...] = ()
    illustrative: bool | None = None

    def given(self) -> tuple[FundingLine, ...]:
        """Return the lines; an amount without any is for the plan as a whole, in no year."""
        if self.lines or self.amount is None:
            return self.lines
        return (FundingLine(amount=self.amount),)


class Unfunded(NamedTuple):
    """An action without a source of money, and how one is to be found."""

    action: str | None = None
    plan: str | None = None


class Total(NamedTuple):
    """The sums in one currency as the authors know them."""

    currency: str | None = None
    cost: int | None = None
    funding: int | None = None


class Post(NamedTuple):
    """One kind of work in one body; the share is in percent of one full-time post."""

    body: str | None = None
    skill: str | None = None
    fte_percent: int | None = None


class Resources(NamedTuple):
    """The resource planning."""

    price_year: int | None = None
    costs: tuple[Cost, ...] = ()
    funding: tuple[Funding, ...] = ()
    unfunded: tuple[Unfunded, ...] = ()
    totals: tuple[Total, ...] = ()
    people: tuple[Post, ...] = ()
    in_kind: tuple[str, ...] = ()
    state_aid: str | None = None
    overlap: str | None = None
    notes: str | None = None


class Step(NamedTuple):
    """One step of a specific action."""

    step: str | None = None
    start: str | None = None
    end: str | None = None
    deliverable: str | None = None


class Risk(NamedTuple):
    """One risk of a specific action."""

    risk: str | None = None
    likelihood: Level | None = None
    impact: Level | None = None
    response: str | None = None
    owner: str | None = None


class SpecificAction(NamedTuple):
    """One thing that will be done; it carries out chosen actions by their ids."""

    id: str | None = None
    title: str | None = None
    text: str | None = None
    carries_out: tuple[str, ...] = ()
    objective: str | None = None
    steps: tuple[Step, ...] = ()
    lead: str | None = None
    partners: tuple[str, ...] = ()
    clusters: tuple[str, ...] = ()
    target_group: str | None = None
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
    notes: str | None = None


class SpecificActions(NamedTuple):
    """The part on what will be done."""

    specific: tuple[SpecificAction, ...] = ()
    notes: str | None = None


class Baseline(NamedTuple):
    """Where an indicator stands before the plan."""

    value: int | float | None = None
    qualifier: Literal["about", "over", "under"] | None = None
    year: int | None = None
    source: str | None = None
    illustrative: bool | None = None


class Target(NamedTuple):
    """Where an indicator should stand."""

    value: int | float | None = None
    year: int | None = None
    illustrative: bool | None = None


class Milestone(NamedTuple):
    """A value on the way."""

    year: int | None = None
    value: int | float | None = None


class Indicator(NamedTuple):
    """One measure of specific actions."""

    name: str | None = None
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
    collection_cost: str | None = None
    assumption: str | None = None


class Reporting(NamedTuple):
    """One kind of report."""

    to: str | None = None
    form: str | None = None
    rhythm: str | None = None


class Review(NamedTuple):
    """One review of the plan itself."""

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


class Entry(NamedTuple):
    """A value of an indicator as it came in."""

    indicator: str | None = None
    date: str | None = None
    value: int | float | None = None


class Monitoring(NamedTuple):
    """The part on monitoring and assessment."""

    indicators: tuple[Indicator, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    reviews: tuple[Review, ...] = ()
    evaluation: Evaluation | None = None
    learning_rule: str | None = None
    exchange: str | None = None
    log: tuple[Entry, ...] = ()
    notes: str | None = None


class Roadmap(NamedTuple):
    """The phase that ends in an action plan of five parts."""

    local_environment: tuple[Fact, ...] = ()
    needs: tuple[str, ...] = ()
    stakeholder_input: tuple[Heard, ...] = ()
    stakeholder_engagement: Engagement = Engagement()
    governance: Governance = Governance()
    resources: Resources = Resources()
    actions: SpecificActions = SpecificActions()
    monitoring: Monitoring = Monitoring()
    notes: str | None = None


class Horizon(NamedTuple):
    """When the plan begins and ends."""

    start: str | None = None
    end: str | None = None


class Served(NamedTuple):
    """The strategy that the plan serves."""

    strategy: str | None = None
    owner: str | None = None
    url: str | None = None


class Plan(NamedTuple):
    """A territory's plan in four phases."""

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
    currency: str | None = None
    content_version: str | None = None
    priorities: Priorities = Priorities()
    challenges: Challenges = Challenges()
    actions: Actions = Actions()
    roadmap: Roadmap = Roadmap()


def plan_from(data: dict[str, Any]) -> Plan:
    """Make the plan from the plain data of a file that fits the schema; empty entries are passed over."""
    return build(Plan, pruned(data))
