"""What stands first for those who decide: what is to be decided, its cost, who pays, the main risks."""

from clustertoolkit.plan.money import CURRENCY, money
from clustertoolkit.plan.records import Plan, Resolution, Risk, SpecificAction
from clustertoolkit.views.blocks import NOTHING, Block, Sayings, cell, table
from clustertoolkit.views.roadmap import resources
from clustertoolkit.views.roadmap.labels import labelled_word
from clustertoolkit.views.wording import amount, clamped, moment, span

RISKS = 3
SOURCES = 5
WEIGHT = {"low": 1, "medium": 2, "high": 3}
ADOPTED = ("adopted", "superseded")  # states in which nothing is left to decide


def box(plan: Plan, most: int) -> list[Block]:
    """Return the box, with texts of at most so many characters, or nothing if a plan says none of it."""
    told: list[tuple[str, Sayings]] = [
        ("What it costs", _cost(plan)),
        ("Who pays", _payers(plan)),
        ("Beyond the plan or the term", _beyond(plan)),
        ("Main risks", _risks(plan, most)),
        ("Other ways", [clamped(one.way, most) for one in plan.alternatives if one.way]),
    ]
    if not any(answer for _, answer in told) and not plan.resolution:
        return []
    decided = is_made(plan)
    rows = [("What was decided" if decided else "What is to be decided", _asked(plan)), *told]
    return table("The decision" if decided else "For decision", [("Question", 24), ("Answer", 76)], [
        [cell(question, strong=True), cell(answer)] for question, answer in rows if answer
    ])  # fmt: skip


def is_made(plan: Plan) -> bool:
    """Tell whether a plan is adopted, so that it tells what was decided and not what is missing."""
    return plan.status in ADOPTED


def _asked(plan: Plan) -> list[str]:
    """Return the text that is put to the vote and, once it was taken, the decision."""
    voted = plan.resolution or Resolution()
    time = span(plan.horizon.start, plan.horizon.end)
    asked = f"Whether this plan is adopted{f', for {time}' if time else ''}."
    said = [voted.text or ("" if is_made(plan) else asked)]
    said.append(", ".join(filter(None, (voted.number, moment(voted.date), voted.vote))))
    said.append(f"Changed by the council: {voted.amended}" if voted.amended else "")
    return [*filter(None, said)] or [f"The plan is {plan.status}."]


def _cost(plan: Plan) -> list[str]:
    costs = [(budget.totals()[0], budget) for budget in money(plan)]
    known = [
        f"{amount(cost, budget.currency)}{_years(budget.years())}" for cost, budget in costs if budget.costs
    ]
    return [*known, *([remark] if known and (remark := resources.illustrative(plan)) else [])]


def _years(years: list[int]) -> str:
    return f", {span(str(years[0]), str(years[-1]))}" if years else ""


def _payers(plan: Plan) -> list[str]:
    """Return what each source gives, the largest first, and what is still to be found."""
    funding = plan.roadmap.resources.funding
    lines = []
    for budget in money(plan):
        given: dict[int, int] = {}
        for (place, _), value in budget.sources.items():
            given[place] = given.get(place, 0) + value
        ranked = sorted(given.items(), key=lambda one: -one[1])
        lines += [
            ": ".join(filter(None, (
                funding[place].source or NOTHING,
                ", ".join(filter(None, (
                    amount(value, budget.currency),
                    labelled_word(funding[place], "status"),
                ))),
            )))
            for place, value in ranked[:SOURCES]
        ]  # fmt: skip
        if rest := ranked[SOURCES:]:
            lines.append(f"{len(rest)} more: {amount(sum(value for _, value in rest), budget.currency)}")
        gap = budget.totals()[2]
        if budget.costs and gap > 0:
            lines.append(f"Still to be found: {amount(gap, budget.currency)}")
    return lines


def _beyond(plan: Plan) -> str:
    later = resources.committed(plan)
    return f"{amount(later, plan.currency or CURRENCY)} still have to be paid." if later else ""


def _risks(plan: Plan, most: int) -> list[str]:
    """Return the risks with the greatest likelihood and impact, each with what is done about it."""
    risks = [(risk, action) for action in plan.roadmap.actions.specific for risk in action.risks if risk.risk]
    ranked = sorted(risks, key=lambda one: -_weight(one[0]))
    lines = [_risk(risk, action, most) for risk, action in ranked[:RISKS]]
    more = len(ranked) - RISKS
    return [*lines, *([f"and {more} more"] if more > 0 else [])]


def _risk(risk: Risk, action: SpecificAction, most: int) -> str:
    title = clamped(action.title or action.id, most // 3)
    weights = ", ".join(filter(None, (labelled_word(risk, key) for key in ("likelihood", "impact"))))
    where = f"{title} ({weights})" if title and weights else title or weights
    return ": ".join(filter(None, (where, clamped(risk.risk, most))))


def _weight(risk: Risk) -> int:
    """Return how heavy a risk is; one that nobody has weighed comes last."""
    return WEIGHT.get(risk.likelihood or "", 0) * WEIGHT.get(risk.impact or "", 0)
