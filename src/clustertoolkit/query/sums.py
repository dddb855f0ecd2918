"""Sums of money, made comparable by the yearly averages of `data/rates.yaml`."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Example, Figure

EURO = "EUR"
SPENT = ("budget", "grant", "leverage")  # what a sum must measure: neither a plan nor the size of a field


class FoundSum(NamedTuple):
    """A sum of an example, and what it was in euro in its year; None if there is no rate for it."""

    example: Example
    figure: Figure
    euro: float | None


def in_euro(toolkit: Toolkit, figure: Figure) -> float | None:
    """Return a sum in euro at the average rate of its year; None without a year or a rate."""
    if figure.unit == EURO:
        return figure.value
    for run in toolkit.rates:
        place = (figure.year or 0) - run.first
        if run.currency == figure.unit and 0 <= place < len(run.per_euro):
            return figure.value / run.per_euro[place]
    return None


def sums_of(toolkit: Toolkit, examples: Iterable[Example]) -> tuple[FoundSum, ...]:
    """Return the sums of examples, the largest first; those that cannot be compared come last."""
    found = list(_sums(toolkit, examples))
    return tuple(sorted(found, key=lambda one: (one.euro is None, -(one.euro or 0), one.example.id)))


def _sums(toolkit: Toolkit, examples: Iterable[Example]) -> Iterator[FoundSum]:
    for example in examples:
        for figure in example.figures:
            if figure.scope and figure.measures in SPENT:
                yield FoundSum(example, figure, in_euro(toolkit, figure))
