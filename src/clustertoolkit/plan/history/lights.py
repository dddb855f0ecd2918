"""The rules of lights: pure, one for time, one for money and one for results, and none for the whole.

A whole would be the worst of many, of which each may be red by chance.
"""

from datetime import date
from itertools import pairwise
from typing import Literal, NamedTuple

from clustertoolkit.plan.days import first_day, last_day
from clustertoolkit.plan.history.case import LightLimits
from clustertoolkit.plan.records import Indicator

Light = Literal["on-course", "needs-attention", "off-course", "too-early", "no-figure"]
WORST: tuple[Light, ...] = ("off-course", "needs-attention", "no-figure", "on-course", "too-early")
FIRST_YEAR = 12  # months in which slow spending is no fault: money runs by payments
OVERDUE = 1.5  # times the rhythm of an indicator after which a reading lacks


class ReasonedLight(NamedTuple):
    """A light and, where it is not plain, why."""

    light: Light
    why: str = ""


def worst(judged: list[ReasonedLight]) -> ReasonedLight:
    """Return the worst of some lights; it is too early to say where there is none."""
    return min(judged, key=lambda one: WORST.index(one.light), default=ReasonedLight("too-early"))


def months_between(first: str, last: str) -> int:
    """Return the months from one day to a later one, begun ones as whole; 0 if it is not later."""
    if last <= first:
        return 0
    months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])
    return max(months, 1)


class StepFacts(NamedTuple):
    """What the time of a step is judged by: moments as planned, and days as they came."""

    start: str | None
    end: str | None
    started: bool = False
    done: str | None = None
    expected_end: str | None = None
    holds_up: bool = False


def slip(step: StepFacts, today: str) -> int:
    """Return by how many months a step is late, or will be as far as is known."""
    if not step.end:
        return 0
    end = last_day(step.end)
    if step.done:
        return months_between(end, step.done)
    expected = last_day(step.expected_end) if step.expected_end else end
    return months_between(end, max(expected, today))


def of_step(step: StepFacts, limits: LightLimits, today: str) -> ReasonedLight:
    """Judge the time of a step; one that begins late needs attention, and is not off course for that."""
    late = slip(step, today)
    if late:
        told = f"{late} month{'s' if late > 1 else ''} late"
        if step.holds_up and not step.done:
            return ReasonedLight("off-course", f"{told}, and others wait for it")
        return ReasonedLight("needs-attention" if late <= limits.late_months else "off-course", told)
    if step.done or step.started:
        return ReasonedLight("on-course")
    if step.start and last_day(step.start) < today:
        return ReasonedLight("needs-attention", "not begun yet")
    return ReasonedLight("too-early")


def of_money(
    planned: float, spent: int | None, total: int, begun: str | None, day: tuple[str, LightLimits]
) -> ReasonedLight:
    """Judge what was spent against what was planned to be spent by a day; None: nothing is told of it.

    `total` is the whole cost, `begun` when the action begins.
    """
    today, limits = day
    if spent is not None and spent > total:
        return ReasonedLight("off-course", "more was spent than the whole cost")
    if not begun or months_between(first_day(begun), today) <= FIRST_YEAR or not planned:
        return ReasonedLight("too-early")
    if spent is None:
        return ReasonedLight("no-figure")
    return _by_share(spent / planned, limits)


def _by_share(share: float, limits: LightLimits) -> ReasonedLight:
    told = f"{share:.0%} of what was expected"
    if share < limits.red:
        return ReasonedLight("off-course", told)
    return (
        ReasonedLight("needs-attention", told) if share < limits.amber else ReasonedLight("on-course", told)
    )


class ReadValue(NamedTuple):
    """One reading: its day, the number, and whether it may still change."""

    day: str
    value: float
    provisional: bool = False


def line(indicator: Indicator, target: float | None) -> list[tuple[str, float]]:
    """Return the days and values through which an indicator should go, each at the end of its year."""
    points = [
        (milestone.year, milestone.value) for milestone in indicator.milestones if milestone.year is not None
    ]
    base, goal = indicator.baseline, indicator.target
    if base and base.year:
        points.append((base.year, base.value))
    if goal and goal.year:
        points.append((goal.year, target))
    return sorted((f"{year}-12-31", float(value)) for year, value in points if value is not None)


def expected(points: list[tuple[str, float]], day: str) -> float | None:
    """Return what a line says for a day; None before its first point, or with fewer than two."""
    if len(points) < len("ab") or day < points[0][0]:
        return None
    for (first, low), (last, high) in pairwise(points):
        if day <= last:
            share = _days(first, day) / max(_days(first, last), 1)
            return low + (high - low) * share
    return points[-1][1]


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def every(indicator: Indicator) -> int | None:
    """Return the months between two readings; None if that is not said."""
    if not indicator.every:
        return None
    number, unit = indicator.every.split()
    return int(number) * (12 if unit.startswith("year") else 1)


def is_overdue(indicator: Indicator, last: str, today: str, times: float = OVERDUE) -> bool:
    """Tell whether a reading lacks since a day: so many times the rhythm of the indicator."""
    rhythm = every(indicator)
    return rhythm is not None and _days(last, today) > rhythm * times * 365.25 / 12


def of_indicator(
    indicator: Indicator,
    readings: list[ReadValue],
    target: float | None,
    since: str,
    day: tuple[str, LightLimits],
) -> ReasonedLight | None:
    """Judge the last reading of an indicator by its line; None for what is only context.

    `since` is the day of adoption. Results wait for the second reading, and provisional ones have no light.
    """
    today, limits = day
    if indicator.kind == "context":
        return None
    points = line(indicator, target)
    begun = max(since, points[0][0]) if points else since
    if is_overdue(indicator, readings[-1].day if readings else begun, today):
        return ReasonedLight("no-figure")
    firm = [reading for reading in readings if not reading.provisional]
    if len(firm) < len("ab") or readings[-1].provisional:
        return ReasonedLight("too-early")
    last = firm[-1]
    base = indicator.baseline
    has_base = base is not None and base.value is not None and base.year is not None
    wanted = expected(points, last.day) if has_base else None
    if wanted is None:
        return ReasonedLight("too-early")
    first = points[0][1]
    if wanted == first:
        reached = last.value <= wanted if indicator.better == "less" else last.value >= wanted
        return (
            ReasonedLight("on-course")
            if reached
            else ReasonedLight("needs-attention", "worse than at the start")
        )
    return _by_share((last.value - first) / (wanted - first), limits)
