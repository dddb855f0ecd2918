"""Money, people and other means as blocks."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

from clustertoolkit.plan.money import CURRENCY, Money, cost_years, lines_of, money, sum_of_action
from clustertoolkit.plan.records import Cost, Funding, Plan
from clustertoolkit.views.blocks import (
    NOTHING,
    Block,
    TableCell,
    cell,
    facts,
    heading,
    line,
    listed,
    note,
    number,
    table,
    text,
)
from clustertoolkit.views.prose import prose
from clustertoolkit.views.roadmap.labels import Names, labelled_word
from clustertoolkit.views.wording import ILLUSTRATIVE, amount, grouped, moment, sentence, words

STATES = {"approved": "approved", "applied": "applied for", "idea": "ideas"}  # of money, the surest first

MOST_YEARS = 30  # columns of years that can be read side by side

Years = Sequence[int | None]
Named = TypeVar("Named", str | None, int)  # what a sum belongs to: an action, or a source's place


def resources(plan: Plan, names: Names) -> list[Block]:
    """Return money by year and by source with sums and gap, people and other means."""
    part = plan.roadmap.resources
    price = f"Amounts in prices of {part.price_year}." if part.price_year else ""
    remark = "Sums that include illustrative amounts are illustrative too." if illustrative(plan) else ""
    return [
        *text(" ".join(filter(None, (price, remark)))),
        *(block for budget in money(plan) for block in _sums(plan, names, budget)),
        *_costs(plan, names),
        *_unfunded(plan, names),
        *_commitments(plan, names),
        *table("People", [("Body", 34), ("Work", 46), ("Full-time posts", 20)], [
            [
                cell(post.body, strong=True), cell(post.skill),
                cell([_posts(post.fte_percent), *(["created for the plan"] if post.created else [])]),
            ]
            for post in part.people
        ]),
        *heading("Means other than money", listed(part.in_kind)),
        *facts([("State aid and procurement", part.state_aid), ("Other programmes", part.overlap)]),
        *prose(part.notes),
    ]  # fmt: skip


def illustrative(plan: Plan) -> str:
    """Say whether all or some amounts only show how they would look."""
    part = plan.roadmap.resources
    marks = [*(cost.illustrative for cost in part.costs), *(source.illustrative for source in part.funding)]
    if marks and all(marks):
        return "All amounts are illustrative."
    return "The amounts include illustrative ones." if any(marks) else ""


def _posts(percent: int | None) -> str:
    if percent is None:
        return NOTHING
    return grouped(percent / 100 if percent % 100 else percent // 100)


def _sums(plan: Plan, names: Names, budget: Money) -> list[Block]:
    """Return what the actions cost by year and what the sources give by year, in one currency."""
    end = max(budget.years(), default=0)
    budget, later = _folded(budget)
    years: list[int | None] = list(budget.years())
    if any(year is None for part in (budget.costs, budget.funds) for _, year in part):
        years.append(None)
    titles = [(_year(year, later), 0) for year in years]
    named = dict.fromkeys(name for name, _ in (*budget.costs, *budget.funds))
    rows = []
    for name in sorted(named, key=lambda name: name is None):  # what names no action comes last
        row = _by_year(budget.costs, name, years)
        given = sum_of_action(budget.funds, name)
        rows.append([
            cell([names.led(name)], strong=True), *map(number, row), number(sum(row)), number(given),
            _gap(sum(row) - given),
        ])  # fmt: skip
    cost, given, missing = budget.totals()
    yearly_cost = _of_years(budget.costs, years)
    yearly = _of_years(budget.sources, years)
    total = [
        cell("Total", strong=True),
        *map(number, yearly_cost),
        number(cost),
        number(given),
        _gap(missing),
    ]
    sources = []
    for place in dict.fromkeys(place for place, _ in budget.sources):
        source = plan.roadmap.resources.funding[place]
        row = _by_year(budget.sources, place, years)
        known = filter(None, (source.source, labelled_word(source, "status")))
        sources.append([cell(known, strong=True), *map(number, row), number(sum(row))])
    gap = [cost_ - fund for cost_, fund in zip(yearly_cost, yearly, strict=True)]
    short = [cell("Gap to the cost", strong=True), *map(_gap, gap), _gap(missing)]
    # money in a currency without any cost has nothing to fall short of
    below = [short] if budget.costs else []
    return [
        *table(
            f"Budget by action and year, {budget.currency}",
            [("Action", 30), *titles, ("Cost", 0), ("Funding", 0), ("Gap", 0)],
            rows if budget.costs else [], [total],
        ),
        *table(
            f"Money by source and year, {budget.currency}", [("Source", 36), *titles, ("Total", 0)], sources,
            [
                [cell("All sources", strong=True), *map(number, yearly), number(given)],
                *below,
            ],
        ),
        *note(f"The column '{_year(later, later)}' holds the years up to {end} together." if later else ""),
    ]  # fmt: skip


def _folded(budget: Money) -> tuple[Money, int]:
    """Return a budget whose years fit side by side, and the one that stands for itself and all later ones.

    That is 0 where no year had to be folded.
    """
    years = budget.years()
    if len(years) <= MOST_YEARS:
        return budget, 0
    last = years[MOST_YEARS - 1]
    costs, funds = _until(last, budget.costs), _until(last, budget.funds)
    return budget._replace(costs=costs, funds=funds, sources=_until(last, budget.sources)), last


def _until(last: int, sums: Mapping[tuple[Named, int | None], int]) -> dict[tuple[Named, int | None], int]:
    """Return sums in which that of the last year includes all later ones."""
    folded: dict[tuple[Named, int | None], int] = {}
    for (name, year), value in sums.items():
        key = name, min(year, last) if year else year
        folded[key] = folded.get(key, 0) + value
    return folded


def _year(year: int | None, later: int) -> str:
    if not year:
        return "No year"
    return f"{year} and later" if year == later else str(year)


def _gap(missing: int) -> TableCell:
    return number(missing) if missing >= 0 else cell(f"surplus {grouped(-missing)}")


def _by_year(sums: Mapping[tuple[Any, int | None], int], name: Any, years: Years) -> list[int]:
    return [sums.get((name, year), 0) for year in years]


def _of_years(sums: Mapping[tuple[Any, int | None], int], years: Years) -> list[int]:
    by_year = dict.fromkeys(years, 0)
    for (_, year), value in sums.items():
        by_year[year] += value
    return list(by_year.values())


def _costs(plan: Plan, names: Names) -> list[Block]:
    part = plan.roadmap.resources
    main = plan.currency or CURRENCY
    costs = [
        [
            cell([names.led(cost.action)], strong=True),
            cell(cost.what),
            cell(_cost(cost, cost.currency or main)),
            cell([*filter(None, (_when(cost), labelled_word(cost, "confidence")))]),
        ]
        for cost in part.costs
    ]
    funding = [
        [
            cell([line(source.source or source.url or NOTHING, source.url), *_behind(source, names)]),
            cell(source.owner),
            cell([*filter(None, (sentence(words(source.kind)), sentence(labelled_word(source, "status"))))]),
            cell([*filter(None, (
                amount(sum(payment.amount or 0 for payment in lines_of(source)), source.currency or main),
                ILLUSTRATIVE if source.illustrative else "",
                f"at most {source.rate_percent} % of the cost" if source.rate_percent is not None else "",
                f"apply by {moment(source.deadline)}" if source.deadline else "",
            ))]),
        ]
        for source in part.funding
    ]  # fmt: skip
    return [
        *table("Lines of cost", [
            ("Action", 28), ("What", 30), ("Amount", 22), ("When, how sure", 20),
        ], costs),
        *table("Sources of money", [
            ("Source", 32), ("Decided by", 26), ("Kind and state", 18), ("Amount", 24),
        ], funding),
    ]  # fmt: skip


def _behind(source: Funding, names: Names) -> list[str]:
    """Return the fund behind a source, and where in its programme and in the strategy it stands."""
    fund = next((fund.name for fund in names.toolkit.funds if fund.id == source.fund), source.fund)
    told = (("Fund", fund), ("Objective", source.objective), ("S3 priority", source.strategy_priority))
    return [f"{label}: {value}" for label, value in told if value]


def _cost(cost: Cost, currency: str) -> list[str]:
    each = " a year" if cost.rhythm == "yearly" else ""
    said = [f"{amount(cost.amount, currency)}{each}"] if cost.amount is not None else []
    if cost.low is not None or cost.high is not None:
        low = grouped(cost.low) if cost.low is not None else "?"
        high = grouped(cost.high) if cost.high is not None else "?"
        said.append(f"range {low} to {high}")
    return [*said, *([ILLUSTRATIVE] if cost.illustrative else [])]


def _when(cost: Cost) -> str:
    years = [year for year in cost_years(cost) if year]
    if not years:
        return ""
    return str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"


def _unfunded(plan: Plan, names: Names) -> list[Block]:
    rows = [
        [cell([names.led(unfunded.action)], strong=True), cell(unfunded.plan)]
        for unfunded in plan.roadmap.resources.unfunded
    ]
    return table("Not funded yet", [("Action", 40), ("How money is to be found", 60)], rows)


def _commitments(plan: Plan, names: Names) -> list[Block]:
    """Return what has to be paid after the plan or the term, with its sum."""
    commitments = plan.roadmap.resources.commitments
    rows = [
        [
            cell([*filter(None, (one.what, names.specific(one.action)))], strong=True),
            cell(one.payer), cell(str(one.year) if one.year else None), number(one.amount),
        ]
        for one in commitments
    ]  # fmt: skip
    foot = [[cell("Total", strong=True), cell(None), cell(None), number(committed(plan))]]
    title = f"Commitments beyond the plan or the term, {plan.currency or CURRENCY}"
    return table(title, [("What", 50), ("Paid by", 30), ("Year", 0), ("Amount", 0)], rows, foot)


def committed(plan: Plan) -> int:
    """Return the sum of what has to be paid after the plan or the term."""
    return sum(one.amount or 0 for one in plan.roadmap.resources.commitments)


def costs_of(budgets: Iterable[Money], name: str | None) -> list[str]:
    """Return what an action costs in each currency."""
    costs = [(budget.of_action(name)[0], budget.currency) for budget in budgets] if name else []
    return [amount(cost, currency) for cost, currency in costs if cost]


def costs_of_no_action(plan: Plan, budgets: Iterable[Money]) -> list[str]:
    """Return in each currency what the plan costs beside its specific actions."""
    own = {action.id for action in plan.roadmap.actions.specific if action.id}
    costs = [
        (sum(cost for (name, _), cost in budget.costs.items() if name not in own), budget.currency)
        for budget in budgets
    ]
    return [amount(cost, currency) for cost, currency in costs if cost]


def totals(plan: Plan) -> list[Block]:
    """Return the sums in each currency, and whether they only show how they would look."""
    rows = []
    for budget in money(plan):
        cost, given, gap = budget.totals()
        funding = f"funding {amount(given, budget.currency)}{_by_state(plan, budget)}"
        balance = (
            f"gap {amount(gap, budget.currency)}"
            if gap >= 0
            else f"{amount(-gap, budget.currency)} more than the cost"
        )
        known = [f"cost {amount(cost, budget.currency)}", funding, balance] if budget.costs else [funding]
        rows.append((f"Money, {budget.currency}", ", ".join(known)))
    return [
        *facts(rows),
        *note(illustrative(plan)),
    ]


def _by_state(plan: Plan, budget: Money) -> str:
    """Return in brackets how much of the funding is how certain."""
    states: dict[str | None, int] = {}
    for (place, _), value in budget.sources.items():
        state = plan.roadmap.resources.funding[place].status
        states[state] = states.get(state, 0) + value
    unknown = states.pop(None, 0)
    parts = [f"{title} {grouped(states.get(state, 0))}" for state, title in STATES.items()] if states else []
    parts += [f"state not told {grouped(unknown)}"] if unknown else []
    return f" ({', '.join(parts)})" if parts else ""
