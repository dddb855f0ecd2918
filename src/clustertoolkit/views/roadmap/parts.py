"""The five parts of the action plan as blocks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clustertoolkit.model import STRANDS
from clustertoolkit.plan import (
    CURRENCY,
    Cost,
    Indicator,
    Money,
    Plan,
    SpecificAction,
    Stakeholder,
    cost_years,
    first_day,
    last_day,
    money,
    of_one,
)
from clustertoolkit.views.roadmap.blocks import (
    NOTHING,
    Block,
    Cell,
    amount,
    cell,
    clamped,
    facts,
    grouped,
    heading,
    linked,
    listed,
    moment,
    note,
    number,
    sentence,
    span,
    table,
    text,
    words,
)
from clustertoolkit.views.roadmap.phases import Names
from clustertoolkit.views.roadmap.prose import prose

LEVELS = ("high", "medium", "low")
ILLUSTRATIVE = "illustrative"
STATES = {"approved": "approved", "applied": "applied for", "idea": "ideas"}  # of money, the surest first

Years = Sequence[int | None]
EARLIEST, LATEST = "0001-01-01", "9999-12-30"  # days with one before and one after them
INTERNAL = "Only for those who work on the plan: not to be published."


def stakeholders(plan: Plan, *, internal: bool) -> list[Block]:
    """Return who is involved and how; influence, worries and contacts only for internal use."""
    part = plan.roadmap.stakeholder_engagement
    rows = [
        [
            cell([one.name or "", *([STRANDS[one.type]] if one.type else [])], strong=True),
            cell([*filter(None, (one.role, one.wants and f"Wants: {one.wants}"))]),
            cell([*filter(None, (sentence(words(one.engagement)), one.method, one.timing))]),
            cell([*filter(None, (one.commits, one.signed and f"Signed: {moment(one.signed)}"))]),
        ]
        for one in part.stakeholders
    ]
    columns = [("Stakeholder", 24), ("Role and interest", 32), ("Takes part", 24), ("Commits", 20)]
    return [
        *table("Stakeholders", columns, rows),
        *(_internal(part.stakeholders) if internal else []),
        *facts([("Next review of the list", moment(part.review))]),
        *prose(part.notes),
    ]


def _internal(found: tuple[Stakeholder, ...]) -> list[Block]:
    grid = [
        [
            cell(f"Influence {influence}", strong=True),
            *(
                cell([
                    one.name or "" for one in found if (one.influence, one.interest) == (influence, interest)
                ])
                for interest in reversed(LEVELS)
            ),
        ]
        for influence in LEVELS
    ]  # fmt: skip
    rows = [
        [cell(one.name, strong=True), cell(one.worry), cell(one.responsible), cell(one.contact)]
        for one in found
    ]
    columns = [("", 19), *((f"Interest {interest}", 27) for interest in reversed(LEVELS))]
    if not found:
        return []
    return [
        *table("Influence and interest", columns, grid),
        *note(INTERNAL),
        *table("Worries and contacts", [
            ("Stakeholder", 25), ("Worry", 35), ("Responsible", 20), ("Contact", 20),
        ], rows),
        *note(INTERNAL),
    ]  # fmt: skip


def governance(plan: Plan, names: Names) -> list[Block]:
    """Return who leads and decides, and who does what in each action."""
    part = plan.roadmap.governance
    lead = part.lead
    bodies = [
        [
            cell([one.name or "", sentence(words(one.kind))], strong=True),
            cell([*one.members, *([f"Chair: {one.chair}"] if one.chair else [])]),
            cell(one.rhythm),
            cell([*filter(None, (one.decides, one.rule))]),
        ]
        for one in part.bodies
    ]
    roles = [
        [
            cell(names.specific(one.action), strong=True),
            cell(one.responsible), cell(one.accountable), cell(one.consulted), cell(one.informed),
        ]
        for one in part.responsibilities
    ]  # fmt: skip
    return [
        *facts([
            ("Lead", lead and lead.body),
            ("Mandate", lead and [*filter(None, (lead.mandate, moment(lead.date)))]),
            ("Political sponsor", part.sponsor),
        ]),
        *table("Bodies", [("Body", 22), ("Members", 30), ("Meets", 16), ("Decides", 32)], bodies),
        *table("Coordination", [("With", 30), ("How", 70)], [
            [cell(one.partner, strong=True), cell(one.how)] for one in part.coordination
        ]),
        *table("Responsibilities (RACI)", [
            ("Action", 24), ("Responsible", 19), ("Accountable", 19), ("Consulted", 19), ("Informed", 19),
        ], roles),
        *facts([
            ("Rule of change", part.change_rule), ("Transparency", part.transparency),
            ("Continuity", part.continuity),
        ]),
        *table("Skills to be gained", [("Missing", 35), ("How it is got", 65)], [
            [cell(one.missing, strong=True), cell(one.plan)] for one in part.capacity
        ]),
        *prose(part.notes),
    ]  # fmt: skip


def resources(plan: Plan, names: Names) -> list[Block]:
    """Return money by year and by source with sums and gap, people and other means."""
    part = plan.roadmap.resources
    price = f"Amounts in prices of {part.price_year}." if part.price_year else ""
    remark = "Sums that include illustrative amounts are illustrative too." if _illustrative(plan) else ""
    return [
        *text(" ".join(filter(None, (price, remark)))),
        *(block for one in money(plan) for block in _sums(plan, names, one)),
        *_costs(plan, names),
        *_unfunded(plan, names),
        *table("People", [("Body", 34), ("Work", 46), ("Full-time posts", 20)], [
            [cell(one.body, strong=True), cell(one.skill), cell(_posts(one.fte_percent))]
            for one in part.people
        ]),
        *heading("Means other than money", listed(part.in_kind)),
        *facts([("State aid and procurement", part.state_aid), ("Other programmes", part.overlap)]),
        *prose(part.notes),
    ]  # fmt: skip


def _illustrative(plan: Plan) -> str:
    """Say whether all or some amounts only show how they would look."""
    part = plan.roadmap.resources
    marks = [*(one.illustrative for one in part.costs), *(one.illustrative for one in part.funding)]
    if marks and all(marks):
        return "All amounts are illustrative."
    return "The amounts include illustrative ones." if any(marks) else ""


def _posts(percent: int | None) -> str:
    if percent is None:
        return NOTHING
    return grouped(percent / 100 if percent % 100 else percent // 100)


def _sums(plan: Plan, names: Names, sums: Money) -> list[Block]:
    """Return what the actions cost by year and what the sources give by year, in one currency."""
    years: list[int | None] = list(sums.years())
    if any(year is None for part in (sums.costs, sums.funds) for _, year in part):
        years.append(None)
    titles = [(str(year) if year else "No year", 0) for year in years]
    named = dict.fromkeys(name for name, _ in (*sums.costs, *sums.funds))
    rows = []
    for name in sorted(named, key=lambda name: name is None):  # what names no action comes last
        row = _by_year(sums.costs, name, years)
        given = of_one(sums.funds, name)
        rows.append([
            cell(names.specific(name), strong=True), *map(number, row), number(sum(row)), number(given),
            _gap(sum(row) - given),
        ])  # fmt: skip
    cost, given, missing = sums.totals()
    yearly_cost = _of_years(sums.costs, years)
    yearly = _of_years(sums.sources, years)
    total = [
        cell("Total", strong=True),
        *map(number, yearly_cost),
        number(cost),
        number(given),
        _gap(missing),
    ]
    sources = []
    for place in dict.fromkeys(place for place, _ in sums.sources):
        source = plan.roadmap.resources.funding[place]
        row = _by_year(sums.sources, place, years)
        known = filter(None, (source.source, words(source.status)))
        sources.append([cell(known, strong=True), *map(number, row), number(sum(row))])
    gap = [cost_ - fund for cost_, fund in zip(yearly_cost, yearly, strict=True)]
    short = [cell("Gap to the cost", strong=True), *map(_gap, gap), _gap(missing)]
    below = [short] if sums.costs else []  # money in a currency without any cost has nothing to fall short of
    return [
        *table(
            f"Budget by action and year, {sums.currency}",
            [("Action", 30), *titles, ("Cost", 0), ("Funding", 0), ("Gap", 0)],
            rows if sums.costs else [], [total],
        ),
        *table(
            f"Money by source and year, {sums.currency}", [("Source", 36), *titles, ("Total", 0)], sources,
            [
                [cell("All sources", strong=True), *map(number, yearly), number(given)],
                *below,
            ],
        ),
    ]  # fmt: skip


def _gap(missing: int) -> Cell:
    return number(missing) if missing >= 0 else cell(f"surplus {grouped(-missing)}")


def _by_year(sums: Mapping[tuple[Any, int | None], int], name: Any, years: Years) -> list[int]:
    return [sums.get((name, year), 0) for year in years]


def _of_years(sums: Mapping[tuple[Any, int | None], int], years: Years) -> list[int]:
    found = dict.fromkeys(years, 0)
    for (_, year), value in sums.items():
        found[year] += value
    return list(found.values())


def _costs(plan: Plan, names: Names) -> list[Block]:
    part = plan.roadmap.resources
    main = plan.currency or CURRENCY
    lines = [
        [
            cell(names.specific(one.action), strong=True),
            cell(one.what),
            cell(_cost(one, one.currency or main)),
            cell([*filter(None, (_when(one), one.confidence and f"confidence {one.confidence}"))]),
        ]
        for one in part.costs
    ]
    funding = [
        [
            linked(one.source, one.url),
            cell(one.owner),
            cell([*filter(None, (sentence(words(one.kind)), words(one.status)))]),
            cell([*filter(None, (
                amount(sum(line.amount or 0 for line in one.given()), one.currency or main),
                ILLUSTRATIVE if one.illustrative else "",
                f"apply by {moment(one.deadline)}" if one.deadline else "",
            ))]),
        ]
        for one in part.funding
    ]  # fmt: skip
    return [
        *table("Lines of cost", [("Action", 28), ("What", 30), ("Amount", 22), ("When", 20)], lines),
        *table("Sources of money", [
            ("Source", 32), ("Decided by", 26), ("Kind and state", 18), ("Amount", 24),
        ], funding),
    ]  # fmt: skip


def _cost(one: Cost, currency: str) -> list[str]:
    each = " a year" if one.rhythm == "yearly" else ""
    found = [f"{amount(one.amount, currency)}{each}"] if one.amount is not None else []
    if one.low is not None or one.high is not None:
        low = grouped(one.low) if one.low is not None else "?"
        high = grouped(one.high) if one.high is not None else "?"
        found.append(f"range {low} to {high}")
    return [*found, *([ILLUSTRATIVE] if one.illustrative else [])]


def _when(one: Cost) -> str:
    years = [year for year in cost_years(one) if year]
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"


def _unfunded(plan: Plan, names: Names) -> list[Block]:
    rows = [
        [cell(names.specific(one.action), strong=True), cell(one.plan)]
        for one in plan.roadmap.resources.unfunded
    ]
    return table("Not funded yet", [("Action", 40), ("How money is to be found", 60)], rows)


def costs_of(sums: Iterable[Money], name: str | None) -> list[str]:
    """Return what an action costs in each currency."""
    costs = [(one.of_action(name)[0], one.currency) for one in sums] if name else []
    return [amount(cost, currency) for cost, currency in costs if cost]


def costs_of_no_action(plan: Plan, sums: Iterable[Money]) -> list[str]:
    """Return in each currency what the plan costs beside its specific actions."""
    own = {one.id for one in plan.roadmap.actions.specific if one.id}
    costs = [
        (sum(cost for (name, _), cost in one.costs.items() if name not in own), one.currency) for one in sums
    ]
    return [amount(cost, currency) for cost, currency in costs if cost]


def totals(plan: Plan) -> list[Block]:
    """Return the sums in each currency, and whether they only show how they would look."""
    rows = []
    for sums in money(plan):
        cost, given, gap = sums.totals()
        funding = f"funding {amount(given, sums.currency)}{_by_state(plan, sums)}"
        balance = (
            f"gap {amount(gap, sums.currency)}"
            if gap >= 0
            else f"{amount(-gap, sums.currency)} more than the cost"
        )
        known = [f"cost {amount(cost, sums.currency)}", funding, balance] if sums.costs else [funding]
        rows.append((f"Money, {sums.currency}", ", ".join(known)))
    return [
        *facts(rows),
        *note(_illustrative(plan)),
    ]


def _by_state(plan: Plan, sums: Money) -> str:
    """Return in brackets how much of the funding is how certain."""
    states: dict[str | None, int] = {}
    for (place, _), value in sums.sources.items():
        state = plan.roadmap.resources.funding[place].status
        states[state] = states.get(state, 0) + value
    unknown = states.pop(None, 0)
    told = [f"{title} {grouped(states.get(state, 0))}" for state, title in STATES.items()] if states else []
    told += [f"state not told {grouped(unknown)}"] if unknown else []
    return f" ({', '.join(told)})" if told else ""


def targets(plan: Plan, shown: int, most: int) -> list[Block]:
    """Return where the first indicators stand and should stand, a name in at most so many characters."""
    indicators = [one for one in plan.roadmap.monitoring.indicators if one.target]
    found = [f"{clamped(one.name, most) or NOTHING}: {target_in_short(one)}" for one in indicators[:shown]]
    more = len(indicators) - shown
    return heading("Targets", listed([*found, *([f"and {more} more"] if more > 0 else [])]))


def overview(plan: Plan) -> list[Block]:
    """Return the time from first to last step of each action on one axis of months.

    Actions of which a single step is known stand apart: when they end is not told.
    """
    block = gantt(plan)
    for one in block:
        spans: dict[str, list[Block]] = {"Actions": [], "First steps of actions": []}
        for group in one["groups"]:
            kind = "First steps of actions" if group["steps"] == 1 else "Actions"
            spans[kind].append({
                "title": group["title"],
                "start": min(bar["start"] for bar in group["bars"]),
                "end": max(bar["end"] for bar in group["bars"]),
                "from_month": min(bar["from_month"] for bar in group["bars"]),
                "to_month": max(bar["to_month"] for bar in group["bars"]),
            })  # fmt: skip
        one["groups"] = [{"title": title, "bars": bars} for title, bars in spans.items() if bars]
    return block


def gantt(plan: Plan) -> list[Block]:
    """Return the steps of all actions on one axis of months, which holds the plan's whole time."""
    groups: list[Block] = []
    for action in plan.roadmap.actions.specific:
        bars = [
            {"title": one.step or "-", "start": _first(one.start), "end": _last(one.end)}
            for one in action.steps
            if one.start and one.end and first_day(one.start) <= last_day(one.end)
        ]
        if bars:
            groups.append(
                {"title": action.title or action.id or "-", "steps": len(action.steps), "bars": bars}
            )
    if not groups:
        return []
    days = [(bar["start"], bar["end"]) for group in groups for bar in group["bars"]]
    start, end = plan.horizon
    first = min([start for start, _ in days] + ([_first(start)] if start else []))
    last = max([end for _, end in days] + ([_last(end)] if end else []))
    origin = _month(first)
    for group in groups:
        for bar in group["bars"]:
            bar["from_month"] = _month(bar["start"]) - origin
            bar["to_month"] = _month(bar["end"]) - origin + 1
    return [{
        "kind": "gantt", "caption": "Timetable", "groups": groups, "months": _month(last) - origin + 1,
        "first_year": origin // 12, "first_month": origin % 12, "start": first, "end": last,
    }]  # fmt: skip


def _first(moment: str) -> str:
    return max(first_day(moment), EARLIEST)


def _last(moment: str) -> str:
    return min(last_day(moment), LATEST)


def _month(day: str) -> int:
    """Return the number of a day's month since the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1


def actions(plan: Plan) -> list[Block]:
    """Return the timetable and an overview of all specific actions; each has a section of its own."""
    rows = [
        [
            cell(one.title or one.id, strong=True),
            cell(one.lead),
            cell(period(one)),
            cell([*filter(None, map(words, (one.importance, one.maturity, one.status)))]),
        ]
        for one in plan.roadmap.actions.specific
    ]
    columns = [("Action", 40), ("Lead", 24), ("When", 20), ("State", 16)]
    return [*gantt(plan), *table("Actions", columns, rows), *prose(plan.roadmap.actions.notes)]


def period(action: SpecificAction) -> str:
    """Return the time from the first step of an action to its last; a single one is told to be the first."""
    starts = [one.start for one in action.steps if one.start]
    ends = [one.end for one in action.steps if one.end]
    found = span(min(starts, key=first_day, default=None), max(ends, key=last_day, default=None))
    return f"First step: {found}" if found and len(action.steps) == 1 else found


def action(one: SpecificAction, names: Names, chosen: dict[str, str]) -> list[Block]:
    """Return one specific action: what it is, its steps, results chain and risks."""
    steps = [
        [cell(step.step, strong=True), cell(span(step.start, step.end)), cell(step.deliverable)]
        for step in one.steps
    ]
    risks = [
        [
            cell(risk.risk, strong=True),
            cell([*filter(None, (
                risk.likelihood and f"likelihood {risk.likelihood}", risk.impact and f"impact {risk.impact}",
            ))]),
            cell(risk.response), cell(risk.owner),
        ]
        for risk in one.risks
    ]  # fmt: skip
    return [
        *text(one.text or ""),
        *facts([
            ("Objective", one.objective), ("Lead", one.lead), ("Partners", ", ".join(one.partners)),
            ("Cluster organisations", ", ".join(one.clusters)), ("Target group", one.target_group),
            ("Carries out", [chosen.get(name, name) for name in one.carries_out]),
            ("Depends on", [names.specific(name) for name in one.depends_on]),
            ("State", ", ".join(filter(None, map(words, (one.importance, one.maturity, one.status))))),
            ("Pilot", one.pilot),
        ]),
        *table("Steps", [("Step", 38), ("When", 27), ("Deliverable", 35)], steps),
        *_chain(one),
        *heading("Assumptions", listed(one.assumptions)),
        *table("Risks", [("Risk", 30), ("Weight", 20), ("Response", 32), ("Owner", 18)], risks),
        *prose(one.notes),
    ]  # fmt: skip


def _chain(one: SpecificAction) -> list[Block]:
    """Return what goes into an action and what comes of it, in four steps."""
    stages = [
        {"title": title, "items": list(items)}
        for title, items in (
            ("Inputs", one.inputs), ("Outputs", one.outputs), ("Outcomes", one.outcomes),
            ("Impact", one.impact),
        )
    ]  # fmt: skip
    if not any(stage["items"] for stage in stages):
        return []
    return [{"kind": "chain", "caption": "Results chain", "stages": stages}]


def monitoring(plan: Plan, names: Names) -> list[Block]:
    """Return what is measured, who is told, and how the plan is judged."""
    part = plan.roadmap.monitoring
    rows = [
        [
            cell([*filter(None, (one.name, one.definition))], strong=True),
            cell([*filter(None, (one.kind and sentence(one.kind), one.unit))]),
            cell(_baseline(one)),
            cell(_target(one)),
            cell([*filter(None, (one.verification, one.collector, one.frequency))]),
        ]
        for one in part.indicators
    ]
    measured = [
        [
            cell(one.name, strong=True),
            cell([names.specific(name) for name in one.actions]),
            cell(one.assumption),
        ]
        for one in part.indicators
    ]
    evaluation = part.evaluation
    return [
        *table("Indicators", [
            ("Indicator", 28), ("Kind and unit", 14), ("Baseline", 19), ("Target", 17),
            ("Source, collector, rhythm", 22),
        ], rows),
        *table("What each indicator measures", [
            ("Indicator", 28), ("Actions", 40), ("Assumption", 32),
        ], measured),
        *table("Reports", [("To", 28), ("Form", 44), ("When", 28)], [
            [cell(one.to, strong=True), cell(one.form), cell(one.rhythm)] for one in part.reporting
        ]),
        *table("Reviews of the plan", [("When", 28), ("Kind", 18), ("What is looked at", 54)], [
            [cell(moment(one.date), strong=True), cell(one.kind), cell(one.what)] for one in part.reviews
        ]),
        *heading("Evaluation", facts([
            ("Questions", evaluation.questions), ("When", moment(evaluation.when)), ("By", evaluation.by),
            ("Method", evaluation.method), ("Use", evaluation.use),
        ]) if evaluation else []),
        *facts([("Rule of learning", part.learning_rule), ("Exchange", part.exchange)]),
        *table("Values so far", [("Indicator", 50), ("When", 30), ("Value", 0)], [
            [cell(one.indicator, strong=True), cell(moment(one.date)), cell(_value(one.value))]
            for one in part.log
        ]),
        *prose(part.notes),
    ]  # fmt: skip


def _value(value: float | int | None) -> str:
    return grouped(value) if value is not None else ""


def _baseline(one: Indicator) -> list[str]:
    base = one.baseline
    if base is None:
        return []
    return [
        *filter(None, (
            " ".join(filter(None, (
                base.qualifier, _value(base.value), f"({base.year})" if base.year else "",
            ))),
            base.source,
            ILLUSTRATIVE if base.illustrative else "",
        ))
    ]  # fmt: skip


def _target(one: Indicator) -> list[str]:
    found = [f"{_value(step.value)} in {step.year}" for step in one.milestones if step.year]
    if one.target:
        found.append(
            f"{_value(one.target.value)}{f' by {one.target.year}' if one.target.year else ''}".strip()
        )
        found += [ILLUSTRATIVE] if one.target.illustrative else []
    return found


def target_in_short(one: Indicator) -> str:
    """Return where an indicator stands and where it should stand, in one line."""
    base = _value(one.baseline.value) if one.baseline else ""
    goal = _value(one.target.value) if one.target else ""
    year = f" by {one.target.year}" if one.target and one.target.year else ""
    illustrative = (one.target and one.target.illustrative) or (one.baseline and one.baseline.illustrative)
    mark = f" ({ILLUSTRATIVE})" if illustrative else ""
    way = f"{base} to {goal}" if base and goal else goal or base
    return f"{way} {one.unit or ''}".strip() + year + mark if way else ""
