"""How an adopted plan stands on a day, for an audience: rows of actions, steps, money and indicators."""

from typing import NamedTuple

from clustertoolkit.plan.days import last_day
from clustertoolkit.plan.history import lights, planned
from clustertoolkit.plan.history.case import AdoptedPlan
from clustertoolkit.plan.history.entries import Audience, ToldEntry, seen_by, told
from clustertoolkit.plan.history.lights import ReadValue, ReasonedLight, StepFacts
from clustertoolkit.plan.history.records import CountedGroup, History
from clustertoolkit.plan.money import CURRENCY, Sums, lines_of, sum_of_action
from clustertoolkit.plan.records import ActionStep, Funding, Indicator, Plan, SpecificAction

FEWEST = 10  # in a group that is printed
STATES = ("applied", "approved", "committed", "received", "spent")


class StepRow(NamedTuple):
    """A step as it stands: when it was to end, its state, by how many months it is late, light and reason."""

    action: SpecificAction
    step: ActionStep
    end: str | None
    state: str
    slip: int
    judged: ReasonedLight
    reason: str


class ActionRow(NamedTuple):
    """An action in three lights, each with what a lead says otherwise, and its money in whole units."""

    action: SpecificAction
    time: ReasonedLight
    money: ReasonedLight
    results: ReasonedLight
    slip: int
    planned: int
    spent: int | None
    next: str
    views: tuple[ToldEntry, ...]


class MoneyRow(NamedTuple):
    """A source: its currency, what the plan expects of it, and the sums in each state."""

    source: Funding
    currency: str
    planned: int
    sums: dict[str, int]
    refused: int


class IndicatorRow(NamedTuple):
    """An indicator: its target, what is expected by now, the last reading, and its light; None in context.

    `line` has the days and values through which it should go, `read` all readings by day.
    """

    indicator: Indicator
    target: float | None
    expected: float | None
    last: ToldEntry | None
    change: float | None
    judged: ReasonedLight | None
    groups: tuple[CountedGroup, ...]
    line: tuple[tuple[str, float], ...]
    read: tuple[ToldEntry, ...]


class PlanStanding(NamedTuple):
    """How a plan stands, in the order of the plan; `hidden` entries are for a narrower audience."""

    case: AdoptedPlan
    audience: Audience
    actions: tuple[ActionRow, ...]
    steps: tuple[StepRow, ...]
    money: tuple[MoneyRow, ...]
    indicators: tuple[IndicatorRow, ...]
    due: tuple[ToldEntry, ...]
    risks: tuple[ToldEntry, ...]
    decisions: tuple[ToldEntry, ...]
    hidden: int

    @property
    def late(self) -> list[StepRow]:
        """The open steps that are late."""
        return [row for row in self.steps if row.slip and row.state not in ("done", "dropped")]


def standing(
    plan: Plan, log: History, today: str, audience: Audience = "team", *, owner: str = "", since: str = ""
) -> PlanStanding:
    """Return how a plan stands on a day by what an audience may see.

    With an owner, only actions that this body leads and indicators that it collects stand there, or are
    of those actions. Decisions and risks are those since a day, or else since adoption.
    """
    all_entries = told(log)
    visible = seen_by(all_entries, audience)
    case = AdoptedPlan(plan, log, today, visible)
    own = [one for one in plan.roadmap.actions.specific if not owner or _same(one.lead, owner)]
    names = {one.id for one in own}
    steps = tuple(_step(case, action, step) for action in own for step in action.steps)
    indicators = tuple(
        _indicator(case, one)
        for one in plan.roadmap.monitoring.indicators
        if not owner or _same(one.collector, owner) or names & set(one.actions)
    )
    costs = planned.costs(plan)
    return PlanStanding(
        case=case,
        audience=audience,
        actions=tuple(_action(case, one, steps, indicators, costs) for one in own),
        steps=steps,
        money=tuple(_money(case, source) for source in plan.roadmap.resources.funding),
        indicators=indicators,
        due=tuple(
            one
            for kind in ("decision", "ask")
            for one in case.unsettled(kind)
            if (kind == "ask" or one.said.due) and (not owner or one.said.on in names)
        ),
        risks=tuple(
            one
            for one in case.of("risk")
            if one.said.state == "occurred" and one.entry.date >= since
            and (not owner or one.said.action in names)
        ),
        decisions=tuple(
            one
            for one in case.of("decision")
            if one.entry.date >= since and (not owner or one.said.on in names)
        ),
        hidden=sum(one.entry.date <= today for one in all_entries) - len(case.told),
    )  # fmt: skip


def _same(name: str | None, owner: str) -> bool:
    return (name or "").casefold().startswith(owner.casefold())


def _step(case: AdoptedPlan, action: SpecificAction, step: ActionStep) -> StepRow:
    key = (action.id or "", step.id or "")
    entries = case.entries_on(*key)
    last = entries[-1] if entries else None
    end = case.end_of(*key) if key in case.steps else step.end
    state = last.said.state if last else "planned"
    facts = StepFacts(
        step.start,
        end,
        started=state == "started",
        done=last.entry.date if last and state == "done" else None,
        expected_end=last.said.expected_end if last else None,
        holds_up=_holds_up(case, action),
    )
    reasons = [one.said.reason for one in entries if one.said.reason]
    reason = reasons[-1] if reasons else ""
    if state == "dropped":
        return StepRow(action, step, end, state, 0, ReasonedLight("too-early", "dropped"), reason)
    judged = lights.of_step(facts, case.limits, case.today)
    return StepRow(action, step, end, state, lights.slip(facts, case.today), judged, reason)


def _holds_up(case: AdoptedPlan, action: SpecificAction) -> bool:
    """Tell whether an action that depends on this one should have begun, and has not."""
    for name, other in case.actions.items():
        if action.id not in other.depends_on:
            continue
        starts = [last_day(step.start) for step in other.steps if step.start]
        begun = any(one.said.action == name for one in case.of("step"))
        if starts and min(starts) < case.today and not begun:
            return True
    return False


def _action(
    case: AdoptedPlan, action: SpecificAction, steps: tuple[StepRow, ...],
    indicators: tuple[IndicatorRow, ...], costs: Sums,
) -> ActionRow:  # fmt: skip
    rows = [row for row in steps if row.action is action]
    going_on = [row for row in rows if row.state not in ("done", "dropped")]
    done = [row for row in rows if row.state == "done"]
    by_time = [row.judged for row in going_on if row.judged.light != "too-early"] or [
        row.judged for row in done[-1:]
    ]
    spent = _spent(case, action)
    expected = planned.by_day(action, costs, case.today)
    limits = planned.bounds(action)
    money = lights.of_money(
        expected,
        spent,
        sum_of_action(costs, action.id),
        limits[0] if limits else None,
        (case.today, case.limits),
    )
    results = [
        row.judged for row in indicators if row.judged and action.id and action.id in row.indicator.actions
    ]
    return ActionRow(
        action, lights.worst(by_time), money, lights.worst(results),
        slip=max((row.slip for row in going_on), default=0),
        planned=round(expected),
        spent=spent,
        next=next((row.step.step or "" for row in going_on), ""),
        views=tuple(_views(case, action)),
    )  # fmt: skip


def _views(case: AdoptedPlan, action: SpecificAction) -> list[ToldEntry]:
    """Return the last view of each of the three lights of an action."""
    last = {one.said.of: one for one in case.of("view") if one.said.action == action.id}
    return list(last.values())


def _spent(case: AdoptedPlan, action: SpecificAction) -> int | None:
    """Return what was spent on an action in the plan's currency; None if of no money spent is told."""
    main = case.plan.currency or CURRENCY
    spent = [one for one in case.of("money") if one.said.state == "spent"]
    if not spent:
        return None
    sums: list[int] = [
        one.said.amount
        for one in spent
        if one.said.action == action.id and _currency(case, one.said.source) == main
    ]
    return sum(sums)


def _currency(case: AdoptedPlan, source: str) -> str:
    known = case.sources.get(source)
    return (known.currency if known else None) or case.plan.currency or CURRENCY


def _money(case: AdoptedPlan, source: Funding) -> MoneyRow:
    sums = dict.fromkeys((*STATES, "refused"), 0)
    for one in case.of("money"):
        if source.id and one.said.source == source.id:
            sums[one.said.state] += one.said.amount
    expected = sum(line.amount or 0 for line in lines_of(source))
    refused = sums.pop("refused")
    return MoneyRow(source, source.currency or case.plan.currency or CURRENCY, expected, sums, refused)


def _indicator(case: AdoptedPlan, indicator: Indicator) -> IndicatorRow:
    name = indicator.id or ""
    read = [one for one in case.of("reading") if name and one.said.indicator == name]
    values = [ReadValue(one.entry.date, one.said.value, bool(one.said.provisional)) for one in read]
    target = case.target_of(name) if name in case.indicators else None
    points = lights.line(indicator, target)
    last = read[-1] if read else None
    return IndicatorRow(
        indicator, target,
        lights.expected(points, case.today),
        last,
        values[-1].value - values[-2].value if len(values) > 1 else None,
        lights.of_indicator(indicator, values, target, case.log.adopted.date, (case.today, case.limits)),
        _groups(last),
        tuple(points),
        tuple(read),
    )  # fmt: skip


def _groups(last: ToldEntry | None) -> tuple[CountedGroup, ...]:
    """Return the groups of a reading: none if one of them, or what is left of the whole, is too small."""
    parts: tuple[CountedGroup, ...] = last.said.breakdown if last else ()
    rest = last.said.value - sum(part.value for part in parts) if last else 0
    is_safe = all(part.value >= FEWEST for part in parts) and (rest == 0 or rest >= FEWEST)
    return parts if is_safe else ()
