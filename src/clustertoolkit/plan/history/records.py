"""What happened since a plan was adopted, as records.

Written from schemas/ by `make generate`; named tuples are as strict as frozen dataclasses, and five times
cheaper to define at the start. Annotations are real types, not strings: `yamlfiles.records` reads them.
"""

from typing import Literal, NamedTuple


class Adopted(NamedTuple):
    """When and by whom the plan was adopted."""

    date: str
    digest: str
    by: str | None = None
    reference: str | None = None


class StepEntry(NamedTuple):
    """A step began, ended or was dropped."""

    action: str
    step: str
    state: Literal["started", "done", "dropped"]
    expected_end: str | None = None
    evidence: str | None = None
    reason: str | None = None


class MoneyEntry(NamedTuple):
    """Money was applied for, granted or refused, bound, received or paid."""

    source: str
    state: Literal["applied", "approved", "refused", "committed", "received", "spent"]
    amount: int
    action: str | None = None
    reference: str | None = None


class CountedGroup(NamedTuple):
    """One group."""

    group: str
    value: int | float


class ReadingEntry(NamedTuple):
    """An indicator was measured."""

    indicator: str
    value: int | float
    forecast: int | float | None = None
    breakdown: tuple[CountedGroup, ...] = ()
    provisional: bool | None = None


class RiskEntry(NamedTuple):
    """A risk came true, or is over."""

    action: str
    risk: str
    state: Literal["occurred", "over"]
    what: str | None = None
    done: str | None = None


class Change(NamedTuple):
    """A new target of an indicator, or a new end of a step."""

    indicator: str | None = None
    was: int | float | None = None
    becomes: int | float | None = None
    action: str | None = None
    step: str | None = None
    end: str | None = None


class DecisionEntry(NamedTuple):
    """A body decided something."""

    decided: str
    on: str | None = None
    owner: str | None = None
    due: str | None = None
    reference: str | None = None
    changes: tuple[Change, ...] = ()
    releases: tuple[str, ...] = ()


class AskEntry(NamedTuple):
    """A lead asks a body for something."""

    to: str
    what: str
    on: str | None = None
    due: str | None = None


class ReviewEntry(NamedTuple):
    """The plan was gone through."""

    kind: Literal["light", "full"]
    found: str
    outcome: Literal["continue", "change", "stop"] | None = None


class ViewEntry(NamedTuple):
    """A lead sees an action in another light than the rules; both are shown to the council."""

    action: str
    of: Literal["time", "money", "results"]
    light: Literal["on-course", "needs-attention", "off-course"]
    reason: str


class HistoryEntry(NamedTuple):
    """One thing that happened, in one of eight kinds; which kind it is, its key says."""

    id: str
    date: str
    by: str | None = None
    audience: Literal["team", "council", "public"] | None = None
    corrects: str | None = None
    settles: tuple[str, ...] = ()
    emptied: str | None = None
    note: str | None = None
    step: StepEntry | None = None
    money: MoneyEntry | None = None
    reading: ReadingEntry | None = None
    risk: RiskEntry | None = None
    decision: DecisionEntry | None = None
    ask: AskEntry | None = None
    review: ReviewEntry | None = None
    view: ViewEntry | None = None


class History(NamedTuple):
    """What happened since a plan was adopted: a history, one entry for each thing."""

    log_version: int
    adopted: Adopted
    plan: str | None = None
    entries: tuple[HistoryEntry, ...] = ()


TITLES: dict[str, dict[str, str]] = {
    "Adopted": {"date": "Date", "digest": "Digest", "by": "By", "reference": "Reference"},
    "StepEntry": {
        "action": "Action",
        "step": "Step",
        "state": "State",
        "expected_end": "Expected end",
        "evidence": "Evidence",
        "reason": "Reason",
    },
    "MoneyEntry": {
        "source": "Source",
        "state": "State",
        "amount": "Amount",
        "action": "Action",
        "reference": "Reference",
    },
    "CountedGroup": {"group": "Group", "value": "Value"},
    "ReadingEntry": {
        "indicator": "Indicator",
        "value": "Value",
        "forecast": "Forecast",
        "breakdown": "Breakdown",
        "provisional": "Provisional",
    },
    "RiskEntry": {"action": "Action", "risk": "Risk", "state": "State", "what": "What", "done": "Done"},
    "Change": {
        "indicator": "Indicator",
        "was": "Was",
        "becomes": "Becomes",
        "action": "Action",
        "step": "Step",
        "end": "End",
    },
    "DecisionEntry": {
        "decided": "Decided",
        "on": "Action",
        "owner": "Owner",
        "due": "Due",
        "reference": "Reference",
        "changes": "Changes",
        "releases": "Releases",
    },
    "AskEntry": {"to": "To", "what": "What", "on": "Action", "due": "Due"},
    "ReviewEntry": {"kind": "Kind", "found": "Found", "outcome": "Outcome"},
    "ViewEntry": {"action": "Action", "of": "Of", "light": "Light", "reason": "Reason"},
    "HistoryEntry": {
        "id": "Id",
        "date": "Date",
        "by": "By",
        "audience": "Audience",
        "corrects": "Corrects",
        "settles": "Settles",
        "emptied": "Emptied",
        "note": "Note",
        "step": "Step",
        "money": "Money",
        "reading": "Reading",
        "risk": "Risk",
        "decision": "Decision",
        "ask": "Ask",
        "review": "Review",
        "view": "View",
    },
    "History": {"log_version": "Form", "adopted": "Adopted", "plan": "Plan", "entries": "Entries"},
}


LISTS: dict[str, dict[str, str]] = {}
