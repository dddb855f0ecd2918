"""The timetable of a plan: its steps on one axis of months."""

from datetime import date, timedelta

from clustertoolkit.plan.days import first_day, last_day
from clustertoolkit.plan.records import Plan, SpecificAction
from clustertoolkit.views.blocks import TimeBar, TimeGroup, Timetable

EARLIEST, LATEST = "0001-01-01", "9999-12-30"  # days with one before and one after them
REST, PERMANENT = "Until the action ends", "Goes on for good"
LIGHT = "Light bars: the action goes on, and its steps there are not planned yet."


def overview(plan: Plan) -> list[Timetable]:
    """Return the time from the first step of each action to its end on one axis of months.

    Actions of which no more than a single step is known stand apart: when they end is not told.
    """
    charts = []
    for chart in gantt(plan):
        spans: dict[str, list[TimeBar]] = {"Actions": [], "First steps of actions": []}
        for group in chart.groups:
            light = next((bar for bar in group.bars if bar.firm_end), None)
            kind = "First steps of actions" if group.open_end else "Actions"
            spans[kind].append(
                TimeBar(
                    group.title,
                    min(bar.start for bar in group.bars), max(bar.end for bar in group.bars),
                    min(bar.from_month for bar in group.bars), max(bar.to_month for bar in group.bars),
                    light.firm_end if light else "", light.light_month if light else 0,
                )
            )  # fmt: skip
        groups = tuple(TimeGroup(title, tuple(bars)) for title, bars in spans.items() if bars)
        charts.append(chart._replace(groups=groups))
    return charts


def gantt(plan: Plan) -> list[Timetable]:
    """Return the steps of all actions on one axis of months, which holds the plan's whole time.

    Behind its steps an action goes on until its end.
    """
    groups: list[TimeGroup] = []
    for action in plan.roadmap.actions.specific:
        bars = tuple(
            TimeBar(step.step or "-", _first(step.start), _last(step.end))
            for step in action.steps
            if step.start and step.end and first_day(step.start) <= last_day(step.end)
        )
        if bars:
            open_end = len(action.steps) == 1 and not action.end and not action.review
            bars = (*bars, *_rest(action, max(bar.end for bar in bars), plan))
            groups.append(TimeGroup(action.title or action.id or "-", bars, open_end))
    if not groups:
        return []
    days = [(bar.start, bar.end) for group in groups for bar in group.bars]
    start, end = plan.horizon
    first = min([start for start, _ in days] + ([_first(start)] if start else []))
    last = max([end for _, end in days] + ([_last(end)] if end else []))
    origin = _month(first)
    placed = (group._replace(bars=tuple(_placed(bar, origin) for bar in group.bars)) for group in groups)
    months = _month(last) - origin + 1
    return [Timetable("Timetable", tuple(placed), months, origin // 12, origin % 12, first, last)]


def has_light(charts: list[Timetable]) -> bool:
    """Tell whether any bar goes on behind what is planned."""
    return any(bar.firm_end for chart in charts for group in chart.groups for bar in group.bars)


def _rest(action: SpecificAction, last: str, plan: Plan) -> list[TimeBar]:
    """Return the time from the last day of an action's steps to its end, or to the plan's if it has none."""
    title, end = (REST, action.end) if action.end else (PERMANENT, action.review and plan.horizon.end)
    if not end or _last(end) <= last:
        return []
    return [TimeBar(title, _next(last), _last(end), firm_end=last)]


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _placed(bar: TimeBar, origin: int) -> TimeBar:
    """Return a bar with the months in which it begins and ends, counted from the axis's first one."""
    light = _month(_next(bar.firm_end)) - origin if bar.firm_end else 0
    return bar._replace(
        from_month=_month(bar.start) - origin, to_month=_month(bar.end) - origin + 1, light_month=light
    )


def _first(moment: str) -> str:
    return max(first_day(moment), EARLIEST)


def _last(moment: str) -> str:
    return min(last_day(moment), LATEST)


def _month(day: str) -> int:
    """Return the number of a day's month since the year 0."""
    return int(day[:4]) * 12 + int(day[5:7]) - 1
