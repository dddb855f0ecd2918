"""Costs and sources of money: that they are all there, and that the sums agree."""

from collections.abc import Iterator

from clustertoolkit.plan import money as plans
from clustertoolkit.plan.statements.case import Case, Finding, Found, Statement
from clustertoolkit.yamlfiles.paths import Data, Way


def _money(case: Case) -> Found:
    costs = case.items("roadmap", "resources", "costs")
    if not case.specific or not costs:
        return None
    costed = {one.get("action") for _, one in costs if "amount" in one}
    unfunded = {one.get("action"): path for path, one in case.items("roadmap", "resources", "unfunded")}
    funded = {
        line.get("action")
        for source, _ in case.items("roadmap", "resources", "funding")
        for _, line in case.items(*source, "lines")
    }

    sums = plans.money(case.plan)

    def found() -> Iterator[Finding]:
        for name, path in case.specific.items():
            if name not in costed:
                yield Finding(path, f"'{name}' has no cost")
            if name not in funded and name not in unfunded:
                yield Finding(path, f"'{name}' has no source of money and is not marked as unfunded")
            if name in unfunded and _is_paid(name, sums):
                message = f"'{name}' is marked as unfunded, and its sources pay the whole cost"
                yield Finding((*unfunded[name], "action"), message)

    return found()


def _is_paid(name: str, sums: list[plans.Money]) -> bool:
    """Tell whether sources pay all that an action costs, in every currency in which it costs anything."""
    costs = [both for both in (money.of_action(name) for money in sums) if both[0]]
    return bool(costs) and all(given >= cost for cost, given in costs)


def _sums(case: Case) -> Found:
    resources = case.plan.roadmap.resources
    if not resources.costs and not resources.funding:
        return None
    return _disagreements(case)


def _disagreements(case: Case) -> Iterator[Finding]:
    for path, one in case.items("roadmap", "resources", "costs"):
        yield from _range(path, one)
        if one.get("rhythm") == "yearly" and "last_year" not in one:
            yield Finding((*path, "last_year"), "the cost is yearly without a last year and counts only once")
    for source, one in case.items("roadmap", "resources", "funding"):
        lines = sum(line.get("amount", 0) for _, line in case.items(*source, "lines"))
        if "amount" in one and case.items(*source, "lines") and lines != one["amount"]:
            message = f"the lines add up to {lines}, and the source gives {one['amount']}"
            yield Finding((*source, "amount"), message)
    yield from _totals(case)
    for money in plans.money(case.plan):
        for name, path in case.specific.items():
            cost, given = money.of_action(name)
            if 0 < cost < given:  # what costs nothing in this currency may cost in another
                message = f"'{name}' has {given} {money.currency} from its sources and costs {cost}"
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


def _too_early(case: Case, money: plans.Money, name: str) -> Iterator[Finding]:
    """Yield the last line of the first year by which an action has had more than it has cost by then.

    Money that comes after the cost is no fault: many programmes pay back what was spent.
    """
    main = case.plan.currency or plans.CURRENCY
    last = {
        line["year"]: path
        for source, one in case.items("roadmap", "resources", "funding")
        for path, line in case.items(*source, "lines")
        if line.get("action") == name and "year" in line and (one.get("currency") or main) == money.currency
    }
    for year in sorted(last):
        cost, given = (
            sum(amount for (one, when), amount in sums.items() if one == name and (when or 0) <= year)
            for sums in (money.costs, money.funds)
        )
        if given > cost:
            message = (
                f"'{name}' has {given} {money.currency} from its sources by {year} and costs {cost} by then"
            )
            yield Finding((*last[year], "amount"), message)
            return


def _beyond_the_plan(case: Case) -> Iterator[Finding]:
    """Yield where money for the plan as a whole exceeds what its actions leave open, once all have a cost."""
    costed = {one.get("action") for _, one in case.items("roadmap", "resources", "costs") if "amount" in one}
    if not costed.issuperset(case.specific):
        return
    main = case.plan.currency or plans.CURRENCY
    free = list(_for_the_whole(case))
    for money in plans.money(case.plan):
        cost, given, gap = money.totals()
        places = [path for path, currency in free if (currency or main) == money.currency]
        if cost > 0 > gap and places:
            message = f"the sources give {given} {money.currency}, and the plan costs {cost}"
            yield Finding(places[-1], message)


def _for_the_whole(case: Case) -> Iterator[tuple[Way, str | None]]:
    """Yield where amounts stand that are for no single action, each with its currency."""
    for source, one in case.items("roadmap", "resources", "funding"):
        lines = case.items(*source, "lines")
        if not lines and one.get("amount"):
            yield (*source, "amount"), one.get("currency")
        for line, given in lines:
            if "action" not in given and given.get("amount"):
                yield (*line, "amount"), one.get("currency")


def _totals(case: Case) -> Iterator[Finding]:
    sums = {one.currency: one for one in plans.money(case.plan)}
    for path, one in case.items("roadmap", "resources", "totals"):
        money = sums.get(one.get("currency") or case.plan.currency or plans.CURRENCY)
        for key, found in (("cost", money.costs if money else {}), ("funding", money.funds if money else {})):
            total = sum(found.values())
            if key in one and one[key] != total:
                yield Finding((*path, key), f"the {key} is said to be {one[key]}, and adds up to {total}")


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
)  # fmt: skip
