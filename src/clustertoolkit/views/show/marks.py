"""The marks of an action on its page, with what stands behind them."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Example, Study
from clustertoolkit.query.marks import FACTS, Marks, ProgrammeVerdict, shown_line
from clustertoolkit.query.sums import EURO, FoundSum
from clustertoolkit.views import block, labels
from clustertoolkit.views.blocks import Line, Run, Section, said
from clustertoolkit.views.marks import found_line
from clustertoolkit.views.show.phrases import (
    country_names,
    effect_words,
    entry_line,
    example_line,
    study_line,
)
from clustertoolkit.views.wording import grouped, sentence

SUMS = "Sums we found; they overlap, so do not add them"  # a heading
EXPLAINER = "marks"  # the page that says how they are counted
DIGITS = 2  # of a sum in euro, which an average rate makes no more exact
ROUND = {10**9: "billion", 10**6: "million"}  # sums that are a number of these are told so, exactly


def mark_block(toolkit: Toolkit, known: Marks) -> Section:
    """Return the marks of an action in sentences, for the head of its page."""
    number = len({one.example.id for one in known.sums})
    sums = f"Sums of {number} example{'s' * (number != 1)} stand below" if number else "No sum found"
    lines: list[str | Line] = [f"Shown by: {shown_line(known)}.", f"{found_line(toolkit, known.found)}."]
    lines.append(f"{sums}.")
    for page in toolkit.pages:
        if page.id == EXPLAINER:
            shown = Run(f"{page.title} ({page.id})", entry=("page", page.id))
            lines.append(said("How this is counted: ", shown))
    return block("What we know of it", lines)


def ground_blocks(
    toolkit: Toolkit, action: Action, known: Marks, examples: Iterable[str]
) -> Iterator[Section]:
    """Yield what stands behind the marks of an action: examples by what they show, sums and studies."""
    for heading, lines in zip(labels.SHOWS, _by_fit(toolkit, action.id, examples), strict=True):
        yield block(heading, lines)
    yield block(SUMS, _sums(toolkit, known.sums))
    found = known.found
    yield block("Studies that count", _results(toolkit, action.id, found.verdicts))
    yield block("Studied elsewhere, without clusters", _results(toolkit, action.id, found.elsewhere))
    yield block("Studies that do not count", (
        said(_result(toolkit.studies[name], action.id), f". Not counted: {labels.NOT_COUNTED[reason]}.")
        for name, reason in found.weak
    ))  # fmt: skip


def _by_fit(toolkit: Toolkit, action: str, examples: Iterable[str]) -> tuple[list[Line], ...]:
    """Return the examples of an action with their status, by the most that they show of it."""
    groups: tuple[list[Line], ...] = tuple([] for _ in labels.SHOWS)
    for name in examples:
        example = toolkit.examples[name]
        line = said(example_line(toolkit, name), f", {labels.status(example)}")
        groups[min(_fits(example, action)) if example.evidence in FACTS else -1].append(line)
    return groups


def _fits(example: Example, action: str) -> Iterator[int]:
    """Yield the place in `labels.SHOWS` of each placement of an example at an action."""
    for place in example.placements:
        if place.action == action:
            yield 2 if place.carrier else 0 if place.fit == "direct" else 1


def _results(toolkit: Toolkit, action: str, verdicts: Iterable[ProgrammeVerdict]) -> Iterator[Line]:
    for verdict in verdicts:
        for name in verdict.studies:
            yield _result(toolkit.studies[name], action)


def _result(study: Study, action: str) -> Line:
    """Return what a study found for the aim of an action and beside it, through whom, and its name."""
    bearings = [bearing for bearing in study.bears_on if bearing.action == action]
    aims = {bearing.effect for bearing in bearings}
    aimed = "; ".join(effect_words(effect) for effect in study.effects if effect.what in aims)
    beside = "; ".join(effect_words(effect) for effect in study.effects if effect.what not in aims)
    through = ", ".join(dict.fromkeys(labels.THROUGH[bearing.through] for bearing in bearings))
    more = f" Beside its aim: {beside}." if beside else ""
    return said(f"{study.programme}. {sentence(aimed)}.{more} {sentence(through)}. ", study_line(study))


def _sums(toolkit: Toolkit, sums: Iterable[FoundSum]) -> Iterator[Line]:
    """Yield the sums of each example in one line, in the order of its largest one."""
    found = list(sums)
    order = {name: place for place, name in enumerate(dict.fromkeys(one.example.id for one in found))}
    by_example = sorted(found, key=lambda one: order[one.example.id])
    for name, group in groupby(by_example, key=lambda one: one.example.id):
        example = toolkit.examples[name]
        told = "; ".join(map(sum_words, group))
        yield said(entry_line(example), f", {country_names(toolkit, example)}: {told}")


def sum_words(found: FoundSum) -> str:
    """Return a sum with what it is, its scope and year, and in euro if it is in other money."""
    figure = found.figure
    kind, scope = labels.MEASURES[figure.measures], labels.SCOPE[figure.scope] if figure.scope else ""
    beside = [kind] * (kind not in figure.what.lower()) + [scope] * (scope not in figure.what.lower())
    beside += [str(figure.year)] if figure.year else []
    euro = ""
    if found.euro is None:
        euro = " (no rate for its year)" if figure.year else " (no year, so no sum in euro)"
    elif figure.unit != EURO:
        euro = f" (about {EURO} {told_sum(roughly(found.euro))}, rate of {figure.year})"
    qualifier = f"{figure.qualifier.replace('-', ' ')} " if figure.qualifier else ""
    return f"{figure.what}: {qualifier}{figure.unit} {told_sum(figure.value)}{euro}, {', '.join(beside)}"


def told_sum(value: int | float) -> str:
    """Return a sum as it is: as a number of billions or millions if that takes two decimals at most."""
    for size, name in ROUND.items():
        if value >= size and value * 100 % size == 0:
            return f"{value / size:.2f}".rstrip("0").rstrip(".") + f" {name}"
    return grouped(value)


def roughly(value: float) -> int:
    """Return a sum with two digits that count."""
    return int(round(value, DIGITS - len(str(int(value)))))
