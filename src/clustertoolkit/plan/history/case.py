"""An adopted plan with its log: what the log may name, and what it tells of each part."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from clustertoolkit.plan.history.entries import ToldEntry, told
from clustertoolkit.plan.history.records import Change, History
from clustertoolkit.plan.records import (
    ActionStep,
    Funding,
    Indicator,
    Plan,
    Risk,
    SpecificAction,
    Thresholds,
)

AMBER, RED, LATE_MONTHS = 0.9, 0.5, 3  # where a plan says nothing else
Identified = TypeVar("Identified", ActionStep, Funding, Indicator, Risk, SpecificAction)


class LightLimits(NamedTuple):
    """Where lights change: shares of what is expected, and months that a step may be late."""

    amber: float
    red: float
    late_months: int


class AdoptedPlan:
    """A plan, the entries of its log that count on a day, and both by the names that the log uses.

    `told` may be a choice of the entries, such as those that an audience may see.
    """

    def __init__(
        self, plan: Plan, log: History, today: str, entries: Iterable[ToldEntry] | None = None
    ) -> None:
        self.plan, self.log, self.today = plan, log, today
        chosen = told(log) if entries is None else entries
        self.told = [one for one in chosen if one.entry.date <= today]
        self._by_kind: dict[str, list[ToldEntry]] = {}
        self._by_step: dict[tuple[str, str], list[ToldEntry]] = {}
        for one in self.told:
            self._by_kind.setdefault(one.kind, []).append(one)
            if one.kind == "step":
                self._by_step.setdefault((one.said.action, one.said.step), []).append(one)
        self.actions = _by_id(plan.roadmap.actions.specific)
        self.steps = {
            (name, key): step for name, one in self.actions.items() for key, step in _by_id(one.steps).items()
        }
        self.risks = {
            (name, key): risk for name, one in self.actions.items() for key, risk in _by_id(one.risks).items()
        }
        self.sources = _by_id(plan.roadmap.resources.funding)
        self.indicators = _by_id(plan.roadmap.monitoring.indicators)
        given = plan.roadmap.monitoring.thresholds or Thresholds()
        self.limits = LightLimits(
            AMBER if given.amber is None else given.amber,
            RED if given.red is None else given.red,
            LATE_MONTHS if given.late_months is None else given.late_months,
        )

    def of(self, kind: str) -> list[ToldEntry]:
        """Return the entries of a kind, by day."""
        return self._by_kind.get(kind, [])

    def changes(self) -> list[Change]:
        """Return what decisions changed in the plan, by day."""
        return [change for one in self.of("decision") for change in one.said.changes]

    def end_of(self, action: str, step: str) -> str | None:
        """Return when a step ends: as last decided, or else as planned."""
        moved = [change.end for change in self.changes() if (change.action, change.step) == (action, step)]
        return next((end for end in reversed(moved) if end), self.steps[action, step].end)

    def target_of(self, name: str) -> float | None:
        """Return the target of an indicator: as last decided, or else as planned."""
        decided = [change.becomes for change in self.changes() if change.indicator == name]
        planned = self.indicators[name].target
        return next(
            (value for value in reversed(decided) if value is not None), planned.value if planned else None
        )

    def entries_on(self, action: str, step: str) -> list[ToldEntry]:
        """Return the entries on a step, by day."""
        return self._by_step.get((action, step), [])

    def unsettled(self, kind: str) -> list[ToldEntry]:
        """Return the decisions or asks that nothing has settled."""
        settled = {name for one in self.told for name in one.entry.settles}
        return [one for one in self.of(kind) if one.entry.id not in settled]


def _by_id(entries: Iterable[Identified]) -> dict[str, Identified]:
    return {entry.id: entry for entry in entries if entry.id}
