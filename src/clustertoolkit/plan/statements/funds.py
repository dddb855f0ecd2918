"""The funds of the toolkit from which a plan has money: that they last, may be used, and pay so much."""

import re
from collections.abc import Iterator

from clustertoolkit.content.records import Fund
from clustertoolkit.plan import days
from clustertoolkit.plan import money as plan_money
from clustertoolkit.plan.statements.case import Case, Finding, Findings, Statement, did_you_mean
from clustertoolkit.yamlfiles.paths import Data, Way


def _funds(case: Case) -> Findings:
    """Judge each source that names a fund or says which share of a cost it pays."""
    sources = case.items("roadmap", "resources", "funding")
    if not sources:
        return None
    known = {fund.id: fund for fund in case.toolkit.funds}

    def findings() -> Iterator[Finding]:
        for path, source in sources:
            name = source.get("fund")
            if name in known:
                yield from _too_late(case, path, known[name])
                yield from _elsewhere(case, path, known[name])
            elif name:
                message = f"the content has no fund '{name}'{did_you_mean(name, list(known))}"
                yield Finding((*path, "fund"), message)
            yield from _above_its_rate(case, path, source)

    return findings()


def _too_late(case: Case, path: Way, fund: Fund) -> Iterator[Finding]:
    """Yield each payment in a year in which the fund's money has to be spent already."""
    for place, payment in case.items(*path, "lines"):
        year = payment.get("year")
        if fund.spend_by and year and days.first_day(str(year)) > days.last_day(fund.spend_by):
            message = f"'{fund.name}' has to be spent by {fund.spend_by}, and pays here in {year}"
            yield Finding((*place, "year"), message)


def _elsewhere(case: Case, path: Way, fund: Fund) -> Iterator[Finding]:
    """Yield a warning if a fund names its countries, and none of the plan's is among them."""
    said = fund.territories or ""
    named = {code for code, country in case.toolkit.countries.items() if country.name in said}
    own = set(case.plan.countries)
    if named and own and not own & named and not re.search(r"\bEU\b|[Oo]ther|partner", said):
        message = f"'{fund.name}' may not be for this territory; it is for: {said}"
        yield Finding((*path, "fund"), message, "warning")


def _above_its_rate(case: Case, path: Way, source: Data) -> Iterator[Finding]:
    """Yield each action of which a source pays a higher share than its rate."""
    rate = source.get("rate_percent")
    if rate is None:
        return
    currency = source.get("currency") or case.plan.currency or plan_money.CURRENCY
    budgets = [budget for budget in plan_money.money(case.plan) if budget.currency == currency]
    paid: dict[str, int] = {}
    for _, payment in case.items(*path, "lines"):
        if "action" in payment:
            paid[payment["action"]] = paid.get(payment["action"], 0) + payment.get("amount", 0)
    for name, amount in paid.items():
        cost = sum(budget.of_action(name)[0] for budget in budgets)
        if cost and 100 * amount > rate * cost:
            message = f"{amount} {currency} are more than {rate}% of {cost}, the cost of '{name}'"
            yield Finding((*path, "rate_percent"), message)


STATEMENTS = (
    Statement(
        "funds-fit", "A fund that pays is open to this territory, lasts, and pays no more than its share.",
        "Compare with 'toolkit show ID' of the fund, and with the rules of its programme.",
        ("interreg-action-plan",), _funds,
    ),
)  # fmt: skip
