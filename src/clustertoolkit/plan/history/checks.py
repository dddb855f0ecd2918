"""What is found against a log: what it names, whether it is whole, and what it does not tell."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from clustertoolkit.plan.days import last_day
from clustertoolkit.plan.history import logfile
from clustertoolkit.plan.history.case import AdoptedPlan
from clustertoolkit.plan.history.entries import ToldEntry
from clustertoolkit.plan.history.lights import months_between
from clustertoolkit.plan.history.records import History, HistoryEntry
from clustertoolkit.plan.records import Plan
from clustertoolkit.plan.statements.case import Finding, did_you_mean
from clustertoolkit.yamlfiles.paths import Way

SILENT = 6  # months without an entry after which a running action is told
SPENDING = ("approved", "committed", "spent")  # each at most as much as the one before
DONE = "done"
LAST = "9999-12-31"  # a day by which every entry counts


class Check(NamedTuple):
    """One thing that a log should keep to: its id, the sentence that it says yes to, and how it is judged."""

    id: str
    text: str
    judge: Callable[["Judging"], Iterator[Finding]]


class Judging(NamedTuple):
    """A case with the way to each of its entries in the log's data."""

    case: AdoptedPlan
    ways: dict[str, Way]

    def way(self, one: ToldEntry, *keys: str) -> Way:
        """Return the way to a key of what an entry says."""
        return (*self.ways[one.entry.id], *((one.kind, *keys) if keys else ()))


def found(plan: Plan, log: History, as_of: str, today: str) -> list[Finding]:
    """Return what all checks find; the paths lead into the log's data.

    What is missing is judged as of a day. An entry may be of a later one, but not of one after today.
    """
    ways: dict[str, Way] = {}
    for number, entry in enumerate(log.entries):
        ways.setdefault(entry.id, ("entries", number))
    judging = Judging(AdoptedPlan(plan, log, LAST), ways)
    return [
        *_whole(log, max(as_of, today)),
        *(finding for check in CHECKS for finding in check.judge(judging)),
        *_until(Judging(AdoptedPlan(plan, log, as_of), ways)),
    ]


def _whole(log: History, today: str) -> Iterator[Finding]:
    """Yield what is wrong with an entry by itself."""
    seen: set[str] = set()
    for number, entry in enumerate(log.entries):
        way: Way = ("entries", number)
        if entry.id in seen:
            yield Finding((*way, "id"), f"the id '{entry.id}' is given twice")
        if entry.date < log.adopted.date:
            yield Finding((*way, "date"), f"{entry.date} is before the plan was adopted, {log.adopted.date}")
        if entry.date > today:
            yield Finding((*way, "date"), f"{entry.date} is after today, {today}")
        yield from _one_kind(way, entry)
        named: dict[str, Iterable[str]] = {
            "corrects": filter(None, (entry.corrects,)),
            "settles": entry.settles,
        }
        if entry.decision:
            named["decision"] = entry.decision.releases
        for key, names in named.items():
            for name in names:
                if name not in seen:
                    yield Finding((*way, key), f"no earlier entry has the id '{name}'")
        seen.add(entry.id)


def _one_kind(way: Way, entry: HistoryEntry) -> Iterator[Finding]:
    kinds = [key for key in logfile.kinds() if getattr(entry, key) is not None]
    if len(kinds) > 1:
        yield Finding(way, f"{entry.id} says several things, {' and '.join(kinds)}: make an entry of each")
    if not kinds and not entry.emptied:
        yield Finding(way, f"{entry.id} does not say what happened")
    if kinds and not entry.by:
        yield Finding(way, f"{entry.id} does not say who tells it", "warning")


def _names(judging: Judging) -> Iterator[Finding]:
    case = judging.case
    for one in case.told:
        said, told = one.said, []
        if one.kind in ("step", "risk"):
            known = case.steps if one.kind == "step" else case.risks
            of_action = {name for action, name in known if action == said.action}
            told += [("action", said.action, set(case.actions))]
            told += [(one.kind, getattr(said, one.kind), of_action)] if said.action in case.actions else []
        elif one.kind in ("money", "view"):
            told += [("action", said.action, set(case.actions))]
        elif one.kind in ("decision", "ask"):
            told += [("on", said.on, set(case.actions))]
        if one.kind == "money":
            told += [("source", said.source, set(case.sources))]
        if one.kind == "reading":
            told += [("indicator", said.indicator, set(case.indicators))]
        for key, name, names in told:
            if name and name not in names:
                meant = did_you_mean(name, sorted(names))
                yield Finding(judging.way(one, key), f"the plan has no {_what(key)} '{name}'{meant}")
        yield from _changed(judging, one)


def _what(key: str) -> str:
    return "action" if key == "on" else key


def _changed(judging: Judging, one: ToldEntry) -> Iterator[Finding]:
    """Yield what a decision changes and the plan does not have, or has otherwise."""
    if one.kind != "decision":
        return
    case = judging.case
    for change in one.said.changes:
        way = judging.way(one, "changes")
        if change.indicator and change.indicator not in case.indicators:
            yield Finding(way, f"the plan has no indicator '{change.indicator}'")
        if change.step and (change.action or "", change.step) not in case.steps:
            yield Finding(way, f"the plan has no step '{change.step}' of '{change.action or ''}'")
        if change.indicator in case.indicators and change.was is not None:
            earlier = [
                other.becomes
                for before in case.of("decision")
                if before.entry.date < one.entry.date
                for other in before.said.changes
                if other.indicator == change.indicator and other.becomes is not None
            ]
            planned = case.indicators[change.indicator].target
            adopted = earlier[-1] if earlier else planned.value if planned else None
            if adopted != change.was:
                message = f"the target of '{change.indicator}' was {adopted}, and not {change.was}"
                yield Finding(way, message)


def _money(judging: Judging) -> Iterator[Finding]:
    case = judging.case
    for name in case.sources:
        sums = dict.fromkeys(SPENDING, 0)
        for one in case.of("money"):
            if one.said.source != name or one.said.state not in sums:
                continue
            sums[one.said.state] += one.said.amount
            place = SPENDING.index(one.said.state)
            for before in SPENDING[:place]:
                if sums[one.said.state] > sums[before]:
                    message = (
                        f"of '{name}' {sums[one.said.state]} is {one.said.state}, and {sums[before]} {before}"
                    )
                    yield Finding(judging.way(one, "amount"), message, "warning")
                    break


def _done(judging: Judging) -> Iterator[Finding]:
    case = judging.case
    done = {
        (one.said.action, one.said.step): one.entry.date for one in case.of("step") if one.said.state == DONE
    }
    for one in case.of("step"):
        if one.said.state != DONE:
            continue
        if not one.said.evidence:
            yield Finding(judging.way(one), f"'{one.said.step}' is done, and nothing shows it", "warning")
        action = case.actions.get(one.said.action)
        for needed in action.depends_on if action else ():
            others = [key for key in case.steps if key[0] == needed]
            if others and not any(done.get(key, "9999") <= one.entry.date for key in others):
                message = f"'{one.said.step}' is done, and nothing of '{needed}', on which it depends"
                yield Finding(judging.way(one), message, "warning")


def _falling(judging: Judging) -> Iterator[Finding]:
    case = judging.case
    highest: dict[str, float] = {}
    for one in case.of("reading"):
        indicator = case.indicators.get(one.said.indicator)
        if not indicator or not indicator.cumulative:
            continue
        before = highest.get(one.said.indicator)
        if before is not None and one.said.value < before:
            message = f"'{one.said.indicator}' adds up, and falls from {before} to {one.said.value}"
            yield Finding(judging.way(one, "value"), message, "warning")
        highest[one.said.indicator] = max(one.said.value, before if before is not None else one.said.value)


def _answered(judging: Judging) -> Iterator[Finding]:
    for one in judging.case.of("risk"):
        if one.said.state == "occurred" and not one.said.done:
            message = f"the risk '{one.said.risk}' occurred, and it is not told what was done"
            yield Finding(judging.way(one), message, "warning")


CHECKS = (
    Check("names-exist", "What the log names is in the plan.", _names),
    Check("money-in-order", "No more is spent than committed, and no more committed than approved.", _money),
    Check("done-is-shown", "What is done has something to show, and follows what it depends on.", _done),
    Check("sums-do-not-fall", "A value that adds up never falls.", _falling),
    Check("risks-are-answered", "Of a risk that occurred it is told what was done.", _answered),
)


def _until(judging: Judging) -> Iterator[Finding]:
    """Yield what is missing by the day asked: answers, carried-out decisions, and word of running actions."""
    case = judging.case
    for kind, what in (("decision", "the decision"), ("ask", "the ask")):
        for one in case.unsettled(kind):
            if one.said.due and one.said.due < case.today:
                message = f"{what} {one.entry.id} was due on {one.said.due}, and no entry settles it"
                yield Finding(judging.way(one), message, "warning")
    for name, action in case.actions.items():
        last = max(
            (one.entry.date for one in case.told if name in _about(one)), default=case.log.adopted.date
        )
        ends = [case.end_of(name, step.id) for step in action.steps if step.id]
        starts = [step.start for step in action.steps if step.start]
        is_running = starts and min(starts) <= case.today <= max(
            (last_day(end) for end in ends if end), default=""
        )
        if is_running and months_between(last, case.today) > SILENT:
            yield Finding(("entries",), f"nothing is told of '{name}' since {last}", "warning")


def _about(one: ToldEntry) -> tuple[str | None, ...]:
    """Return the actions that an entry names."""
    return (getattr(one.said, "action", None), getattr(one.said, "on", None))
