"""What a lead is asked about its actions: which steps are open, what may have happened, and since when."""

from typing import NamedTuple

from clustertoolkit.plan.history.case import AdoptedPlan
from clustertoolkit.plan.history.lights import is_overdue
from clustertoolkit.plan.history.standing import IndicatorRow, StepRow, standing
from clustertoolkit.plan.records import Indicator, Risk, SpecificAction

OVER = ("done", "dropped")


class LeadAsked(NamedTuple):
    """What one lead is asked: since a day, on its actions, the steps that are open, risks and indicators."""

    lead: str
    since: str
    actions: tuple[SpecificAction, ...]
    steps: tuple[StepRow, ...]
    risks: tuple[tuple[SpecificAction, Risk], ...]
    indicators: tuple[Indicator, ...]


def leads(case: AdoptedPlan) -> list[str]:
    """Return who leads an action of the plan, in its order."""
    return list(dict.fromkeys(one.lead for one in case.plan.roadmap.actions.specific if one.lead and one.id))


def asked(case: AdoptedPlan, lead: str) -> LeadAsked:
    """Return what a lead is asked.

    The steps are those that should have begun by now or go on, and of the indicators those of which no
    reading came for the time between two of them.
    """
    actions = tuple(one for one in case.plan.roadmap.actions.specific if one.lead == lead and one.id)
    names = {one.id for one in actions}
    told = [one.entry.date for one in case.told if one.entry.by == lead]
    stands = standing(case.plan, case.log, case.today)
    steps = tuple(
        row
        for row in stands.steps
        if row.action.id in names and row.step.id and row.state not in OVER
        and (row.state == "started" or row.judged.light != "too-early" or _is_next(row, stands.steps))
    )  # fmt: skip
    return LeadAsked(
        lead, max(told, default=case.log.adopted.date), actions, steps,
        tuple((one, risk) for one in actions for risk in one.risks if risk.id),
        tuple(
            row.indicator for row in stands.indicators
            if row.indicator.id and (row.indicator.collector == lead or names & set(row.indicator.actions))
            and not _is_fresh(row, case.today)
        ),
    )  # fmt: skip


def _is_next(row: StepRow, steps: tuple[StepRow, ...]) -> bool:
    """Tell whether a step is the first of its action that is open."""
    return next(one for one in steps if one.action is row.action and one.state not in OVER) is row


def _is_fresh(row: IndicatorRow, today: str) -> bool:
    """Tell whether the last reading is younger than the time between two of them."""
    if row.last is None or row.indicator.every is None:
        return False
    return not is_overdue(row.indicator, row.last.entry.date, today, times=1)
