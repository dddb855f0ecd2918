"""What an example holds that no single field of it says: years at work, money in euro, and what is known."""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Example
from clustertoolkit.query.sums import SPENT, in_euro
from clustertoolkit.query.values import years

BUDGET = "budget"  # what a figure measures that the filters of money look at
MONEY = ("budget_min", "budget_max")

Alternatives = Callable[[str], tuple[frozenset[str], ...]]  # those of a filter, by its name
Test = Callable[[Example], bool]


class Unknown(NamedTuple):
    """What of an example is not known that some filters ask for, and a test whether it is so."""

    filters: tuple[str, ...]
    what: str
    holds: Test


def tests(toolkit: Toolkit, asked: Alternatives) -> list[Test]:
    """Return a test of an example for each filter that is set."""
    found: list[Test] = []
    if stretches := asked("active_in"):
        found.append(lambda example: _any(stretches, lambda part: _at_work(example, part)))
    if known := asked("has"):
        held = holdings(toolkit)
        found.append(lambda example: any(part <= held(example) for part in known))
    if any(map(asked, MONEY)):
        least, most = _bounds(asked)
        found.append(lambda example: any(least <= euro <= most for euro in budgets(toolkit, example) if euro))
    return found


def unknown(toolkit: Toolkit, asked: Alternatives) -> Iterator[Unknown]:
    """Yield what may be unknown of an example that the filters of years and money leave out."""
    if asked("active_in"):
        yield Unknown(("active_in",), "no known years", lambda example: at_work(example) is None)
    if any(map(asked, MONEY)):
        (fits,) = tests(toolkit, lambda name: asked(name) if name in MONEY else ())
        yield Unknown(
            MONEY,
            "a budget in another currency without a rate for its year",
            lambda example: None in budgets(toolkit, example) and not fits(example),
        )


def at_work(example: Example) -> tuple[int, int] | None:
    """Return the first and last year in which an example is known to have been at work; None if none is.

    What has no last year was at work until it was last seen so; what has ended then, in its first year.
    """
    start = example.period.start if example.period else None
    end = example.period.end if example.period else None
    seen = example.seen if example.status != "ended" else None
    known = [year for year in (start, end or seen) if year]
    return (min(known), max(known)) if known else None


def holdings(toolkit: Toolkit) -> Callable[[Example], frozenset[str]]:
    """Return what says which is known of an example, in the words of the filter `has`.

    What others measured counts as evaluation, as what a study names does.
    """
    studies = toolkit.studies.values()
    evaluated = {name for study in studies for name in study.examples}
    compared = {
        name
        for study in studies
        if study.by == "independent" and study.compared != "none"
        for name in study.examples
    }

    def held(example: Example) -> frozenset[str]:
        known = {
            "outcomes": bool(example.outcomes),
            "evaluation": example.id in evaluated
            or any(outcome.measured_by == "independent" for outcome in example.outcomes),
            "comparison": example.id in compared,
            "money": any(figure.scope and figure.measures in SPENT for figure in example.figures),
            "transfer": bool(example.transfer),
        }
        return frozenset(word for word, is_known in known.items() if is_known)

    return held


def _any(alternatives: Collection[frozenset[str]], fits: Callable[[str], bool]) -> bool:
    return any(all(map(fits, parts)) for parts in alternatives)


def _at_work(example: Example, stretch: str) -> bool:
    (first, last), known = years(stretch), at_work(example)
    return known is not None and known[0] <= last and known[1] >= first


def _bounds(asked: Alternatives) -> tuple[float, float]:
    least, most = ([float(value) for parts in asked(name) for value in parts] for name in MONEY)
    return min(least, default=0.0), max(most, default=float("inf"))


def budgets(toolkit: Toolkit, example: Example) -> list[float | None]:
    """Return the budgets of an example in euro at the rate of their year; None for each without a rate."""
    return [in_euro(toolkit, figure) for figure in example.figures if figure.measures == BUDGET]
