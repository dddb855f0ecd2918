"""Dates of a plan: that they are in order and lie where they should."""

from collections.abc import Iterator
from typing import Any

from clustertoolkit.plan import days
from clustertoolkit.plan.statements.case import Case, Finding, Findings, Statement
from clustertoolkit.plan.statements.references import in_circles
from clustertoolkit.yamlfiles.paths import Data, Way

SIGNED = ("roadmap", "stakeholder_engagement", "stakeholders", "signed")
PHASES = ("priorities", "challenges", "actions", "roadmap")
PAST = (  # fields whose dates may lie before the plan, and not after it
    ("date",),
    ("resolution", "date"),
    ("portrait", "date"),
    ("consultation", "start"),
    ("consultation", "end"),
    *((phase, part, "date") for phase in PHASES for part in ("local_environment", "stakeholder_input")),
    ("challenges", "chosen", "evidence", "date"),
    ("roadmap", "governance", "lead", "date"),
    ("roadmap", "resources", "price_year"),
    ("roadmap", "resources", "funding", "deadline"),
)


def _dates(case: Case) -> Findings:
    """Judge every date of a plan once it has a horizon.

    Within it: steps, ends and reviews of actions, costs, lines of funding, targets and milestones. Not
    after its end: baselines, and what `PAST` names. Not after the date of the plan, or else its end:
    signatures. Not before its start: the evaluation, which may follow the plan. In order: the horizon, steps,
    an action's end after its steps, actions that depend on each other, yearly costs, and each indicator from
    its baseline over its milestones to its target.

    Free are the values of the log, as measurements may begin before the plan and go on after it. The
    dates of reviews are judged with `_reviews`.
    """
    horizon = case.plan.horizon
    if not horizon.start or not horizon.end:
        return None
    return _misplaced(case, horizon.start, horizon.end)


def _misplaced(case: Case, start: str, end: str) -> Iterator[Finding]:
    first, last = days.first_day(start), days.last_day(end)
    if first > last:
        yield Finding(("horizon", "end"), f"the plan ends in {end}, before it starts in {start}")
        return

    yield from _one_sided(case, start, end)
    yield from _steps_misplaced(case, first, last)
    yield from _too_early(case)
    yield from _money_misplaced(case, first, last)
    for path, indicator in case.items("roadmap", "monitoring", "indicators"):
        yield from _indicator_years(path, indicator, first, last)


def _one_sided(case: Case, start: str, end: str) -> Iterator[Finding]:
    for field in PAST:
        for path, value in _values(case.data, field):
            if _before(end, str(value)):
                yield Finding(path, f"{value} comes after the plan ends in {end}")
    written = case.plan.date
    for path, value in _values(case.data, SIGNED):
        if written and _before(written, value):
            yield Finding(path, f"{value} comes after the date of the plan, {written}")
        elif _before(end, value):
            yield Finding(path, f"{value} comes after the plan ends in {end}")
    for path, value in _values(case.data, ("roadmap", "monitoring", "evaluation", "when")):
        if _before(value, start):
            yield Finding(path, f"{value} comes before the plan starts in {start}")


def _money_misplaced(case: Case, first: str, last: str) -> Iterator[Finding]:
    for path, cost in case.items("roadmap", "resources", "costs"):
        if cost.get("rhythm") == "yearly" and cost.get("last_year", 9999) < cost.get("first_year", 0):
            message = f"the cost ends in {cost['last_year']}, before it starts in {cost['first_year']}"
            yield Finding((*path, "last_year"), message)
        yield from _years_outside(path, cost, ("first_year", "last_year"), first, last)
    for source, _ in case.items("roadmap", "resources", "funding"):
        for path, line in case.items(*source, "lines"):
            yield from _years_outside(path, line, ("year",), first, last)


def _values(data: Any, field: tuple[str, ...], path: Way = ()) -> Iterator[tuple[Way, Any]]:
    """Yield what a field holds with its path, in each entry of the lists on the way."""
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from _values(item, field, (*path, number))
    elif field and data is not None:
        yield from _values(data.get(field[0]), field[1:], (*path, field[0]))
    elif data is not None:
        yield path, data


def _steps_misplaced(case: Case, first: str, last: str) -> Iterator[Finding]:
    for path, action in case.items("roadmap", "actions", "specific"):
        yield from _moments_outside(path, action, ("end", "review"), first, last)
        for number, step in enumerate(action.get("steps", ())):
            here = (*path, "steps", number)
            if "start" in step and "end" in step and _before(step["end"], step["start"]):
                message = f"the step ends in {step['end']}, before it starts in {step['start']}"
                yield Finding((*here, "end"), message)
            yield from _moments_outside(here, step, ("start", "end"), first, last)
            if (
                "end" in action
                and "end" in step
                and days.last_day(action["end"]) < days.last_day(step["end"])
            ):
                message = f"the step ends in {step['end']}, after its action ends in {action['end']}"
                yield Finding((*here, "end"), message)


def _moments_outside(
    path: Way, entry: Data, keys: tuple[str, ...], first: str, last: str
) -> Iterator[Finding]:
    for key in keys:
        if key in entry and not (first <= days.first_day(entry[key]) and days.last_day(entry[key]) <= last):
            message = f"{entry[key]} lies outside the plan, {first[:7]} to {last[:7]}"
            yield Finding((*path, key), message)


def _too_early(case: Case) -> Iterator[Finding]:
    """Yield the steps that start before an action on which theirs depends; circles have no order."""
    actions = case.items("roadmap", "actions", "specific")
    starts = {
        action["id"]: min(step["start"] for step in action.get("steps", ()) if "start" in step)
        for _, action in actions
        if "id" in action and any("start" in step for step in action.get("steps", ()))
    }
    circular = in_circles(case)
    for path, action in actions:
        if action.get("id") in circular:
            continue
        for number, step in enumerate(action.get("steps", ())):
            for name in action.get("depends_on", ()):
                if "start" in step and name in starts and _before(step["start"], starts[name]):
                    message = f"the step starts in {step['start']}, before '{name}' starts in {starts[name]}"
                    yield Finding((*path, "steps", number, "start"), message)


def _before(end: str, start: str) -> bool:
    return days.last_day(end) < days.first_day(start)


def _years_outside(path: Way, entry: Data, keys: tuple[str, ...], first: str, last: str) -> Iterator[Finding]:
    for key in keys:
        if key in entry and not int(first[:4]) <= entry[key] <= int(last[:4]):
            yield Finding((*path, key), f"{entry[key]} lies outside the plan, {first[:4]} to {last[:4]}")


def _indicator_years(path: Way, indicator: Data, first: str, last: str) -> Iterator[Finding]:
    baseline, target = indicator.get("baseline", {}).get("year"), indicator.get("target", {}).get("year")
    starts, ends = int(first[:4]), int(last[:4])
    if baseline and baseline > ends:
        message = f"the baseline is of {baseline}, after the plan ends in {ends}"
        yield Finding((*path, "baseline", "year"), message)
        baseline = None
    if target and baseline and target <= baseline:
        message = f"the target is for {target}, not after the baseline of {baseline}"
        yield Finding((*path, "target", "year"), message)
    elif target and target > ends:
        yield Finding((*path, "target", "year"), f"the target is for {target}, after the plan ends in {ends}")
    elif target and target < starts:
        message = f"the target is for {target}, before the plan starts in {starts}"
        yield Finding((*path, "target", "year"), message)
    for number, milestone in enumerate(indicator.get("milestones", ())):
        year = milestone.get("year")
        if year and ((baseline and year <= baseline) or (target and year > target)):
            message = f"the milestone of {year} does not lie between baseline and target"
            yield Finding((*path, "milestones", number, "year"), message)
        else:
            yield from _years_outside((*path, "milestones", number), milestone, ("year",), first, last)


def _reviews(case: Case) -> Findings:
    """Judge whether the plan and its list of stakeholders have reviews, all of them within the plan."""
    reviews = case.items("roadmap", "monitoring", "reviews")
    review = case.plan.roadmap.stakeholder_engagement.review
    if not reviews and not review:
        return None
    path = ("roadmap", "stakeholder_engagement", "review")

    def findings() -> Iterator[Finding]:
        if not reviews:
            yield Finding(("roadmap", "monitoring", "reviews"), "no review of the plan is set")
        if review:
            yield from _review_misplaced(case, path, review)
        else:
            yield Finding(path, "no review of the list of stakeholders is set")
        for place, entry in reviews:
            if "date" in entry:
                yield from _review_misplaced(case, (*place, "date"), entry["date"])
            else:
                yield Finding((*place, "date"), "the review has no date")

    return findings()


def _ends(case: Case) -> Findings:
    """Judge whether every action ends or is looked at again, once the plan says so of one of them.

    An action with several steps ends with the last of them, unless it says more.
    """
    actions = case.items("roadmap", "actions", "specific")
    if not any("end" in action or "review" in action for _, action in actions):
        return None

    def findings() -> Iterator[Finding]:
        for path, action in actions:
            name = action.get("id") or action.get("title") or "the action"
            if "end" in action and "review" in action:
                message = f"'{name}' has an end, and a review as if it went on for good"
                yield Finding((*path, "review"), message)
            elif not action.keys() & {"end", "review"} and _only_begins(action):
                yield Finding((*path, "end"), f"'{name}' has neither an end nor a date of review")

    return findings()


def _only_begins(action: Data) -> bool:
    """Tell whether no more than the first step of an action is planned; one without steps is open anyway."""
    steps = action.get("steps", ())
    return bool(steps) and sum("end" in step for step in steps) < 2


def _review_misplaced(case: Case, path: Way, date: str) -> Iterator[Finding]:
    start, end = case.plan.horizon
    if start and _before(date, start):
        yield Finding(path, f"the review of {date} comes before the plan starts in {start}")
    elif end and _before(end, date) and not (start and _before(end, start)):
        yield Finding(path, f"the review of {date} comes after the plan ends in {end}")


STATEMENTS = (
    Statement(
        "dates-are-in-order", "Dates are in order and within the plan's time.",
        "Correct the date, or widen 'horizon'.",
        ("ris3-action-plan",), _dates,
    ),
    Statement(
        "actions-end", "Every action ends, or has a date on which it is looked at again.",
        "Set 'end'; for an action that goes on for good, set 'review' in place of it.",
        ("interreg-action-plan",), _ends,
    ),
    Statement(
        "reviews-are-set", "The plan and its list of stakeholders have dates of review.",
        "A light review after two years and a full one after four is usual.",
        ("covenant-reporting", "engagement-plan"), _reviews,
    ),
)  # fmt: skip
