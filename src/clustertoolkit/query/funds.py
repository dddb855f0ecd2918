"""How a fund stands on a day, and which funds may fit actions."""

from collections.abc import Iterable
from datetime import date

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Fit, Fund
from clustertoolkit.query.gaps import months_before

FRESH = 6  # months after which what was seen of a fund is no longer told as its state
STATE = {
    "open": "open", "call-expected": "a call is announced", "closed": "closed", "ended": "ended",
    "proposed": "proposed, not adopted", "unclear": "unclear",
}  # fmt: skip


def is_stale(fund: Fund, today: date) -> bool:
    """Tell whether nobody has looked at a fund for so long that no plan should count on it."""
    return fund.checked < months_before(today, FRESH).isoformat()


def stands(fund: Fund, today: date) -> str:
    """Return the state of a fund on a day: an open call that has ended since is closed."""
    last = fund.last_call
    if fund.state == "open" and last and last < today.isoformat()[: len(last)] and not fund.next_call:
        return "closed"
    return fund.state


def state_on(fund: Fund, today: date) -> str:
    """Return how a fund stands on a day in a few words, with the day on which it was looked at."""
    if is_stale(fund, today):
        return f"not checked since {fund.checked}"
    return f"{STATE[stands(fund, today)]}, checked on {fund.checked}"


def may_be_planned_on(fund: Fund, today: date) -> bool:
    """Tell whether a plan may count on a fund: it is not known to be closed or at its end, nor forgotten."""
    return not is_stale(fund, today) and stands(fund, today) not in ("closed", "ended")


def fitting(toolkit: Toolkit, actions: Iterable[Action]) -> list[tuple[Fund, str]]:
    """Return the funds that may pay some of the actions, each with why; those that name one come first.

    Others pay an instrument of an action, for the challenge and the function of one of its places.
    """
    actions = list(actions)
    found = []
    for fund in toolkit.funds:
        named = [fit.why for fit in fund.fits if any(action.id in fit.actions for action in actions)]
        paid = [fit.why for fit in fund.fits if any(_pays(fit, action) for action in actions)]
        if named or paid:
            found.append((not named, fund, (*named, *paid)[0]))
    found.sort(key=lambda one: one[0])
    return [(fund, why) for _, fund, why in found]


def _pays(fit: Fit, action: Action) -> bool:
    used = action.guidance.instruments if action.guidance else ()
    return not set(used).isdisjoint(fit.instruments) and any(
        place.challenge in fit.challenges and place.function in fit.functions for place in action.placements
    )
