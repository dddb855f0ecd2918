"""What charts of indicators show: how something was to go, and what was read of it."""

from typing import NamedTuple


class TrendPoint(NamedTuple):
    """A value of a day (ISO)."""

    day: str
    value: float


class Trend(NamedTuple):
    """How something was to go, and what was read of it, both by day."""

    title: str
    planned: tuple[TrendPoint, ...]
    read: tuple[TrendPoint, ...]


class Trends(NamedTuple):
    """Small charts below each other, on one axis of days."""

    caption: str
    trends: tuple[Trend, ...]
