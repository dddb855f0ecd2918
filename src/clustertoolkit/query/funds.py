"""How a fund stands on a day."""

from datetime import date

from clustertoolkit.content.records import Fund
from clustertoolkit.query.gaps import months_before

FRESH = 6  # months after which what was seen of a fund is no longer told as its state


def is_stale(fund: Fund, today: date) -> bool:
    """Tell whether nobody has looked at a fund for so long that no plan should count on it."""
    return fund.checked < months_before(today, FRESH).isoformat()


def stands(fund: Fund, today: date) -> str:
    """Return the state of a fund on a day: an open call that has ended since is closed."""
    last = fund.last_call
    if fund.state == "open" and last and last < today.isoformat()[: len(last)] and not fund.next_call:
        return "closed"
    return fund.state
