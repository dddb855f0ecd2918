"""The entries of a log: which of them count, which kind they are, and who may see them."""

from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from clustertoolkit.plan.history import logfile
from clustertoolkit.plan.history.records import History, HistoryEntry

Audience = Literal["team", "council", "public"]
AUDIENCES: tuple[Audience, ...] = ("team", "council", "public")  # the narrowest first


class ToldEntry(NamedTuple):
    """An entry with the key of its kind, empty for one that was emptied, and the widest that may see it."""

    entry: HistoryEntry
    kind: str
    audience: Audience

    @property
    def said(self) -> Any:
        """What the entry says, as the record of its kind."""
        return getattr(self.entry, self.kind)


def kind_of(entry: HistoryEntry) -> str:
    """Return the key that holds what an entry says; the first of several, empty if there is none."""
    return next((key for key in logfile.kinds() if getattr(entry, key) is not None), "")


def ceiling(entry: HistoryEntry, kind: str) -> Audience:
    """Return the widest audience that an entry may have without a decision, whatever it says of that."""
    form = logfile.kinds()[kind]
    alone = form.get("x-council-alone", ())
    widest: Audience = form["x-ceiling"]
    return "council" if getattr(getattr(entry, kind), "state", None) in alone else widest


def told(log: History) -> list[ToldEntry]:
    """Return the entries that count, by day: without those that were corrected or emptied."""
    gone = {entry.corrects for entry in log.entries if entry.corrects and not entry.emptied}
    released = {name for entry in log.entries if entry.decision for name in entry.decision.releases}
    counted = [
        ToldEntry(entry, kind, _audience(entry, kind, released))
        for entry in log.entries
        if entry.id not in gone and (kind := kind_of(entry))
    ]
    return sorted(counted, key=lambda one: one.entry.date)


def _audience(entry: HistoryEntry, kind: str, released: set[str]) -> Audience:
    if entry.id in released:
        return "public"
    wished = entry.audience or "team"
    return min(wished, ceiling(entry, kind), key=AUDIENCES.index)


def seen_by(entries: Sequence[ToldEntry], audience: Audience) -> list[ToldEntry]:
    """Return the entries that an audience may see."""
    least = AUDIENCES.index(audience)
    return [one for one in entries if AUDIENCES.index(one.audience) >= least]
