"""Costs and sources of money: that they are all there, and that the sums agree."""

import re
from collections.abc import Iterator

from clustertoolkit.plan import money as plan_money
from clustertoolkit.plan.statements.case import Case, Finding, Findings, Statement
from clustertoolkit.schema.words import fold
from clustertoolkit.yamlfiles.paths import Data, Way


def _money(case: Case) -> Findings:
    costs = case.items("roadmap", "resources", "costs")
    if not case.specific or not costs:
        return None
    costed = {cost.get("action") for _, cost in costs if "amount" in cost}
    unfunded = {entry.get("action"): path for path, entry in case.items("roadmap", "resources", "unfunded")}
    funded = {
        line.get("action")
        for source, _ in case.items("roadmap", "resources", "funding")
        for _, line in case.items(*source, "lines")
    }

    sums = plan_money.money(case.plan)

    def findings() -> Iterator[Finding]:
        for name, path in case.specific.items():
            if name not in costed:
                yield Finding(path, f"'{name}' has no cost")
            if name not in funded and name not in unfunded:
                yield Finding(path, f"'{name}' has no source of money and is not marked as unfunded")
            if name in unfunded and _is_paid(name, sums):
                message = f"'{name}' is marked as unfunded, and its sources pay the whole cost"
                yield Finding((*unfunded[name], "action"), message)
        yield from _not_to_be_had(case)

    return findings()


def _not_to_be_had(case: Case) -> Iterator[Finding]:
    """Yield each source of money that is not approved yet and names a fund which is closed or at its end."""
    funds = [fund for fund in case.toolkit.funds if fund.state in ("closed", "ended")]
    for path, source in case.items("roadmap", "resources", "funding"):
        said = fold(source.get("source", ""))
        for fund in funds if source.get("status") != "approved" else ():
            names = map(fold, filter(None, (fund.id, fund.name, fund.acronym, *fund.aliases)))
            is_meant = (
                source.get("fund") == fund.id
                if "fund" in source
                else any(
                    re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) for name in names if name in said
                )
            )
            if is_meant:
                message = f"'{fund.name}' was {fund.state} on {fund.checked}: see 'toolkit show {fund.id}'"
                yield Finding((*path, "source"), message, "warning")
                break


def _is_paid(name: str, sums: list[plan_money.Money]) -> bool:
    """Tell whether sources pay all that an action costs, in every currency in which it costs anything."""
    costs = [amounts for amounts in (money.of_action(name) for money in sums) if amounts[0]]
    return bool(costs) and all(funded >= cost for cost, funded in costs)


def _sums(case: Case) -> Findings:
    resources = case.plan.roadmap.resources
    if not resources.costs and not resources.funding:
        return None
    return _disagreements(case)


def _disagreements(case: Case) -> Iterator[Finding]:
    for path, cost_line in case.items("roadmap", "resources", "costs"):
        yield from _range(path, cost_line)
        if cost_line.get("rhythm") == "yearly" and "last_year" not in cost_line:
            yield Finding((*path, "last_year"), "the cost is yearly without a last year and counts only once")
    for source, funding in case.items("roadmap", "resources", "funding"):
        lines = sum(line.get("amount", 0) for _, line in case.items(*source, "lines"))
        if "amount" in funding and case.items(*source, "lines") and lines != funding["amount"]:
            message = f"the lines add up to {lines}, and the source gives {funding['amount']}"
            yield Finding((*source, "amount"), message)
    yield from _totals(case)
    for money in plan_money.money(case.plan):
        for name, path in case.specific.items():
            cost, funded = money.of_action(name)
            if 0 < cost < funded:  # what costs nothing in this currency may cost in another
                message = f"'{name}' has {funded} {money.currency} from its sources and costs {cost}"
                yield Finding(path, message)
            elif cost:
                yield from _too_early(case, money, name)
    yield from _beyond_the_plan(case)


def _range(path: Way, cost: Data) -> Iterator[Finding]:
    low, high, amount = (cost.get(key) for key in ("low", "high", "amount"))
    if low is not None and high is not None and low > high:
        yield Finding((*path, "low"), f"low is {low}, above high, which is {high}")
    elif amount is not None and low is not None and amount < low:
        yield Finding((*path, "amount"), f"{amount} is below low, which is {low}")
    elif amount is not None and high is not None and amount > high:
        yield Finding((*path, "amount"), f"{amount} is above high, which is {high}")


def _too_early(case: Case, money: plan_money.Money, name: str) -> Iterator[Finding]:
    """Yield the last line of the first year by which an action has had more than it has cost by then.

    Money that comes after the cost is no fault: many programmes pay back what was spent.
    """
    main = case.plan.currency or plan_money.CURRENCY
    last = {
        line["year"]: path
        for source, funding in case.items("roadmap", "resources", "funding")
        for path, line in case.items(*source, "lines")
        if line.get("action") == name
        and "year" in line
        and (funding.get("currency") or main) == money.currency
    }
    for year in sorted(last):
        cost, funded = (
            sum(
                amount
                for (action, year_of_sum), amount in sums.items()
                if action == name and (year_of_sum or 0) <= year
            )
            for sums in (money.costs, money.funds)
        )
        if funded > cost:
            message = (
                f"'{name}' has {funded} {money.currency} from its sources by {year} and costs {cost} by then"
            )
            yield Finding((*last[year], "amount"), message)
            return


def _beyond_the_plan(case: Case) -> Iterator[Finding]:
    """Yield where money for the plan as a whole exceeds what its actions leave open, once all have a cost."""
    costed = {
        cost.get("action") for _, cost in case.items("roadmap", "resources", "costs") if "amount" in cost
    }
    if not costed.issuperset(case.specific):
        return
    main = case.plan.currency or plan_money.CURRENCY
    free = list(_for_the_whole(case))
    for money in plan_money.money(case.plan):
        cost, funded, gap = money.totals()
        places = [path for path, currency in free if (currency or main) == money.currency]
        if cost > 0 > gap and places:
            message = f"the sources give {funded} {money.currency}, and the plan costs {cost}"
            yield Finding(places[-1], message)


def _for_the_whole(case: Case) -> Iterator[tuple[Way, str | None]]:
    """Yield where amounts stand that are for no single action, each with its currency."""
    for source, funding in case.items("roadmap", "resources", "funding"):
        lines = case.items(*source, "lines")
        if not lines and funding.get("amount"):
            yield (*source, "amount"), funding.get("currency")
        for path, line in lines:
            if "action" not in line and line.get("amount"):
                yield (*path, "amount"), funding.get("currency")


def _totals(case: Case) -> Iterator[Finding]:
    sums = {money.currency: money for money in plan_money.money(case.plan)}
    for path, stated in case.items("roadmap", "resources", "totals"):
        money = sums.get(stated.get("currency") or case.plan.currency or plan_money.CURRENCY)
        for key, amounts in (
            ("cost", money.costs if money else {}),
            ("funding", money.funds if money else {}),
        ):
            total = sum(amounts.values())
            if key in stated and stated[key] != total:
                yield Finding((*path, key), f"the {key} is said to be {stated[key]}, and adds up to {total}")


def _approved(case: Case) -> Findings:
    """Judge whether a plan that is adopted has any money that is approved."""
    funding = case.items("roadmap", "resources", "funding")
    if not funding:
        return None
    adopted = case.plan.status == "adopted"
    if not adopted or any(source.get("status") == "approved" for _, source in funding):
        return iter(())
    return iter(
        [Finding(("roadmap", "resources", "funding"), "the plan is adopted, and no money is approved")]
    )


STATEMENTS = (
    Statement(
        "money-is-planned", "Every action has a cost, and a source of money or the mark that it is unfunded.",
        "Estimate the cost, even roughly; put an action under 'unfunded' while it has no money.",
        ("interreg-action-plan", "climate-city-contract"), _money,
    ),
    Statement(
        "sums-agree", "The sums agree.",
        "Correct the lines or the sum; leave a stated sum out, and the program computes it.",
        ("ris3-action-plan",), _sums,
    ),
    Statement(
        "adopted-is-paid", "A plan that is adopted has money that is approved.",
        "Set 'status: approved' on the source that has decided, or adopt the plan once one has.",
        ("climate-city-contract",), _approved,
    ),
)  # fmt: skip
