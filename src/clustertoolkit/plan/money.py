"""Sums of a plan's costs and sources of money, by currency, action and year."""

from typing import Any, NamedTuple

from clustertoolkit.plan.records import Cost, Funding, FundingLine, Plan

CURRENCY = "EUR"  # of amounts where neither the line nor the plan names one


Sums = dict[tuple[str | None, int | None], int]


class Money(NamedTuple):
    """Sums in one currency, in whole units: by year, by specific action and by source.

    `costs` and `funds` have a sum for each action and year (None: no year is given), `sources` for the place
    of each source in the plan's list and each year. What is yearly counts once for each of its years.
    """

    currency: str
    costs: Sums
    funds: Sums
    sources: dict[tuple[int, int | None], int]

    def of_action(self, name: str) -> tuple[int, int]:
        """Return what an action costs, and what its sources give."""
        return sum_of_action(self.costs, name), sum_of_action(self.funds, name)

    def totals(self) -> tuple[int, int, int]:
        """Return the whole cost, the whole funding and the gap between them."""
        cost, funded = sum(self.costs.values()), sum(self.funds.values())
        return cost, funded, cost - funded

    def years(self) -> list[int]:
        """Return every year from the first with a sum to the last."""
        years = [year for sums in (self.costs, self.funds) for _, year in sums if year]
        return list(range(min(years), max(years) + 1)) if years else []


def money(plan: Plan) -> list[Money]:
    """Return the sums of a plan for each currency in it, the plan's own first."""
    main = plan.currency or CURRENCY
    by_currency: dict[str, Money] = {}

    def sums(currency: str | None) -> Money:
        name = currency or main
        return by_currency.setdefault(name, Money(name, {}, {}, {}))

    if plan.roadmap.resources.costs or plan.roadmap.resources.funding:
        sums(main)
    for cost in plan.roadmap.resources.costs:
        for year in cost_years(cost):
            _add(sums(cost.currency).costs, (cost.action, year), cost.amount or 0)
    for place, source in enumerate(plan.roadmap.resources.funding):
        for line in lines_of(source):
            _add(sums(source.currency).funds, (line.action, line.year), line.amount or 0)
            _add(sums(source.currency).sources, (place, line.year), line.amount or 0)
    return [amounts for amounts in by_currency.values() if amounts.costs or amounts.funds]


def unpaid(plan: Plan) -> Sums:
    """Return for each action and year what no source of the plan's own currency pays yet of the cost."""
    main = plan.currency or CURRENCY
    own = [amounts for amounts in money(plan) if amounts.currency == main]
    return {key: cost - amounts.funds.get(key, 0) for amounts in own for key, cost in amounts.costs.items()}


def sum_of_action(sums: Sums, name: str | None) -> int:
    """Return the sum of one action in all years."""
    return sum(amount for (action, _), amount in sums.items() if action == name)


def _add(sums: dict[tuple[Any, int | None], int], key: tuple[Any, int | None], amount: int) -> None:
    sums[key] = sums.get(key, 0) + amount


def lines_of(source: Funding) -> tuple[FundingLine, ...]:
    """Return the lines of a source; an amount without any is for the plan as a whole, in no year."""
    if source.lines or source.amount is None:
        return source.lines
    return (FundingLine(amount=source.amount),)


def cost_years(cost: Cost) -> list[int | None]:
    """Return the years in which a line of cost falls due; [None] if no year is given."""
    if cost.first_year and cost.rhythm == "yearly" and cost.last_year:
        return [*range(cost.first_year, cost.last_year + 1)]
    return [cost.first_year]
