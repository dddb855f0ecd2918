"""What the content lacks: pure functions on the model, in a fixed order."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from clustertoolkit.content.kinds import DIMENSIONS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Example
from clustertoolkit.notebook import Found
from clustertoolkit.query import entries, links, marks, matrix
from clustertoolkit.query.entries import PlacedExample
from clustertoolkit.query.evidence import studies
from clustertoolkit.query.select import Selection
from clustertoolkit.yamlfiles.records import words_of

KINDS = (
    "cell-without-action", "thin-cell", "recommendation-without-link", "unused-action",
    "example-without-source", "example-without-year", "stale",
    "thin-action", "action-without-study", "action-without-money", "no-active-example", "unknown-status",
    "no-outcome", "not-found", "second-reading", "place",
)  # fmt: skip

FEW_COUNTRIES = 2  # fewer than this show an action too narrowly

GapFact = int | str | tuple[str, ...]


class Limits(NamedTuple):
    """Where a gap begins: with fewer than `least` examples, or when last checked before a day.

    Funds change faster, and have a day of their own.
    """

    least: int
    checked: date
    funds: date


class Gap(NamedTuple):
    """One thing that is missing: its kind, the entry or cell, and facts that say how much of it."""

    kind: str
    id: str
    title: str
    facts: Mapping[str, GapFact]


def gaps(
    toolkit: Toolkit, selection: Selection, limits: Limits, kinds: Collection[str] = KINDS
) -> Found[Gap]:
    """Return what is missing of these kinds, in the order of KINDS and then in display order.

    Dimensions choose cells, recommendations by priority and function, and actions and examples with a
    placement in a chosen cell; any other filter leaves examples alone. Kinds of place, countries, studies,
    funds and developments stand in no cell, and are told if nothing is chosen.
    """
    found = list(_examples(toolkit, selection, limits.checked.isoformat()))
    if not selection.without(*DIMENSIONS):
        found += _cells(toolkit, selection, limits.least)
        found += _recommendations(toolkit, selection)
        found += _actions(toolkit, selection)
        found += _marks(toolkit, selection, limits.least)
    if not selection:
        found += _not_looked_at(toolkit, limits)
        found += _everywhere(toolkit, limits.least)
    return Found(gap for kind in KINDS if kind in kinds for gap in found if gap.kind == kind)


def months_before(day: date, months: int) -> date:
    """Return the day so many whole months earlier, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date.min  # so many months that no calendar reaches there


def _cells(toolkit: Toolkit, where: Selection, least: int) -> Iterator[Gap]:
    dimensions = toolkit.dimensions
    titles = {
        term.id: term.title
        for terms in (dimensions.priorities, dimensions.challenges, dimensions.functions)
        for term in terms
    }
    for filled in matrix.matrix(toolkit, where):
        name, title = "/".join(filled.cell), " / ".join(titles[word] for word in filled.cell)
        if not filled.actions:
            yield Gap("cell-without-action", name, title, {"examples": len(filled.examples)})
        counts = _counts(filled.examples)
        if counts["counted"] < least:
            yield Gap("thin-cell", name, title, counts)
        if counts["counted"] and not any(map(_is_running, filled.examples)):
            yield Gap("no-active-example", name, title, {"counted": counts["counted"]})


def _is_running(placed: PlacedExample) -> bool:
    known = placed.record.evidence != "named-only"
    return placed.placement.fit == "direct" and known and placed.record.status == "active"


def _counts(examples: Iterable[PlacedExample]) -> dict[str, int]:
    """Count the examples of a cell; one whose name alone is known does not count, however well it fits."""
    found = [(example.placement.fit, example.record.evidence == "named-only") for example in examples]
    return {
        "counted": found.count(("direct", False)),
        "all": len(found),
        "direct": sum(fit == "direct" for fit, _ in found),
        "not weighed": sum(fit is None for fit, _ in found),
        "partial": sum(fit == "partial" for fit, _ in found),
        "named-only": sum(name_alone for _, name_alone in found),
    }


def _recommendations(toolkit: Toolkit, where: Selection) -> Iterator[Gap]:
    functions = [term.id for term in toolkit.dimensions.functions]
    for edition, recommendation in entries.recommendations(toolkit, where.only("priority")):
        linked = {link.function for link in recommendation.links if link.actions or link.examples}
        bare = tuple(name for name in where.of("function") or functions if name not in linked)
        if bare:
            name = toolkit.short_id(edition.id, recommendation.id)
            yield Gap("recommendation-without-link", name, recommendation.title, {"functions": bare})


def _actions(toolkit: Toolkit, where: Selection) -> Iterator[Gap]:
    tying = links.Tying(toolkit)
    for action, _ in entries.actions(toolkit, where):
        if not tying.of(action):
            cells = tuple("/".join(placement.cell) for placement in action.placements)
            yield Gap("unused-action", action.id, action.title, {"cells": cells})


def _marks(toolkit: Toolkit, where: Selection, least: int) -> Iterator[Gap]:
    """Yield what is missing behind the marks of actions."""
    known = marks.all_marks(toolkit)
    for action, _ in entries.actions(toolkit, where):
        mark = known[action.id]
        shown = {"direct examples": len(mark.shown.examples), "countries": len(mark.shown.countries)}
        if shown["direct examples"] < least or shown["countries"] < FEW_COUNTRIES:
            yield Gap("thin-action", action.id, action.title, shown)
        if mark.found.standing in ("weak", "none"):
            yield Gap("action-without-study", action.id, action.title, {"weak studies": len(mark.found.weak)})
        if not mark.sums:
            yield Gap("action-without-money", action.id, action.title, shown)


def _examples(toolkit: Toolkit, where: Selection, day: str) -> Iterator[Gap]:
    for example, _ in entries.examples(toolkit, where):
        if not example.sources:
            yield Gap("example-without-source", example.id, example.name, {"evidence": example.evidence})
        if example.period is None or (example.period.start is None and example.period.end is None):
            yield Gap("example-without-year", example.id, example.name, {"status": example.status})
        if example.checked < day:
            yield _stale("example", example.id, example.name, example.checked)
        if example.status == "unknown":
            yield Gap("unknown-status", example.id, example.name, {"checked": example.checked})
        if not example.outcomes:
            yield Gap("no-outcome", example.id, example.name, {"status": example.status})
        if example.unknowns:
            sought: dict[str, GapFact] = {"not found": example.unknowns, "checked": example.checked}
            yield Gap("not-found", example.id, example.name, sought)


def _stale(kind: str, name: str, title: str, checked: str) -> Gap:
    return Gap("stale", name, title, {"kind": kind, "checked": checked})


def _not_looked_at(toolkit: Toolkit, limits: Limits) -> Iterator[Gap]:
    """Yield studies, funds and developments that nobody looked at for long."""
    day = limits.checked.isoformat()
    for study in studies(toolkit):
        if study.read < day:
            yield _stale("study", study.id, study.title, study.read)
    for fund in toolkit.funds:
        if fund.checked < limits.funds.isoformat():
            yield _stale("fund", fund.id, fund.name, fund.checked)
    for development in toolkit.developments:
        read = max(source.read for source in development.sources)
        if read < day:
            yield _stale("development", development.id, development.title, read)


def _everywhere(toolkit: Toolkit, least: int) -> Iterator[Gap]:
    """Yield what stands in no cell: studies that nobody read twice, and places that hardly appear."""
    for study in studies(toolkit):
        if not study.reviewed_by:
            yield Gap("second-reading", study.id, study.title, {"read": study.read})
    examples = toolkit.examples.values()
    numbers: Counter[str] = Counter(word for example in examples for word in set(example.kinds_of_place))
    for word in words_of(Example, "kinds_of_place"):
        if numbers[word] < least:
            yield Gap("place", word, "kind of place", {"examples": numbers[word]})
    numbers = Counter(code for example in examples for code in set(example.countries))
    for country in toolkit.countries.values():
        if country.groups and numbers[country.code] < least:
            yield Gap("place", country.code, country.name, {"examples": numbers[country.code]})
