"""What an action was planned to have cost by a day: money follows the months of its steps, not the year."""

from clustertoolkit.plan.days import first_day, last_day
from clustertoolkit.plan.money import CURRENCY, Sums, money
from clustertoolkit.plan.records import Plan, SpecificAction

MONTHS = 12


def costs(plan: Plan) -> Sums:
    """Return the costs of a plan in its own currency, by action and year."""
    main = plan.currency or CURRENCY
    return next((amounts.costs for amounts in money(plan) if amounts.currency == main), {})


def bounds(action: SpecificAction) -> tuple[str, str] | None:
    """Return the first and the last moment of an action; None if one of them is open."""
    starts = [step.start for step in action.steps if step.start]
    ends = [action.end] if action.end else [step.end for step in action.steps if step.end]
    return (min(starts), max(ends, key=last_day)) if starts and ends else None


def by_day(action: SpecificAction, sums: Sums, today: str) -> float:
    """Return what an action was planned to have cost by a day.

    The cost of a year is spread evenly over the months of it in which the action goes on, or over all if it
    does not go on in that year. A cost of no year is spread over the whole action.
    """
    limits = bounds(action)
    first, last = (_month(first_day(limits[0])), _month(last_day(limits[1]))) if limits else (0, -1)
    now, planned = _month(today), 0.0
    for (name, year), amount in sums.items():
        if name != action.id or not limits:
            continue
        start, end = first, last
        if year is not None:
            start, end = max(first, year * MONTHS), min(last, year * MONTHS + MONTHS - 1)
            if start > end:
                start, end = year * MONTHS, year * MONTHS + MONTHS - 1
        gone = min(max(now - start + 1, 0), end - start + 1)
        planned += amount * gone / (end - start + 1)
    return planned


def _month(day: str) -> int:
    return int(day[:4]) * MONTHS + int(day[5:7]) - 1
