"""Costs and sources of money: that they are all there, and that the sums agree."""

from collections.abc import Iterator

from clustertoolkit import plan as plans
from clustertoolkit.statements.case import Case, Finding, Found, Statement


def _money(case: Case) -> Found:
    costs = case.items("roadmap", "resources", "costs")
    if not case.specific or not costs:
        return None
    costed = {one.get("action") for _, one in costs if "amount" in one}
    unfunded = {one.get("action") for _, one in case.items("roadmap", "resources", "unfunded")}
    funded = {
        line.get("action")
        for source, _ in case.items("roadmap", "resources", "funding")
        for _, line in case.items(*source, "lines")
    }

    def found() -> Iterator[Finding]:
        for name, path in case.specific.items():
            if name not in costed:
                yield Finding(path, f"'{name}' has no cost")
            if name not in funded | unfunded:
                yield Finding(path, f"'{name}' has no source of money and is not marked as unfunded")

    return found()


def _sums(case: Case) -> Found:
    resources = case.plan.roadmap.resources
    if not resources.costs and not resources.funding:
        return None
    return _disagreements(case)


def _disagreements(case: Case) -> Iterator[Finding]:
    for path, one in case.items("roadmap", "resources", "costs"):
        amount = one.get("amount", 0)
        least, most = one.get("low", amount), one.get("high", amount)
        if "amount" in one and not least <= amount <= most:
            yield Finding((*path, "amount"), f"{amount} does not lie between {least} and {most}")
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
        "Estimate the cost, even roughly; put an action without money under 'unfunded'.",
        ("interreg-action-plan", "climate-city-contract"), _money,
    ),
    Statement(
        "sums-agree", "The sums agree.",
        "Correct the lines or the sum; leave a stated sum out, and the program computes it.",
        ("ris3-action-plan",), _sums,
    ),
)  # fmt: skip
