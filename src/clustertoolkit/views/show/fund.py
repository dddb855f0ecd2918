"""The pages of a fund and of a call, and how a fund stands on a day."""

from collections.abc import Iterator
from datetime import date
from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import TITLES, Call, Fund
from clustertoolkit.query.funds import STATE, is_stale, stands
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.query.texts import Titles, value_text
from clustertoolkit.views import block
from clustertoolkit.views.show.phrases import (
    PageFacts,
    PageParts,
    entry_line,
    plain_blocks,
    plain_facts,
    sources,
)
from clustertoolkit.views.wording import moment

_FOR = ("instruments", "challenges", "functions")  # what a fund can pay, besides actions
ASK = "Ask the managing authority before you plan."


def fund_page(toolkit: Toolkit, entry: Entry, links: Links, today: date) -> PageParts:
    """Return the parts of the page of a fund; its first line says how the fund stands today."""
    fund = cast(Fund, entry.record)
    titles = Titles(toolkit)

    def facts() -> PageFacts:
        yield TITLES["Fund"]["what_it_pays"], (fund.what_it_pays,)
        yield from (fact for fact in plain_facts(toolkit, entry) if fact[0] != TITLES["Fund"]["state"])

    rates = (
        f"{rate.rate}{f', {rate.condition}' if rate.condition else ''}: "
        f"{', '.join(filter(None, [rate.call, str(rate.year or '')]))} ({rate.source})"
        for rate in fund.rates
    )
    fits = (
        f"{fit.why} {'; '.join(filter(None, (value_text(fit, key, titles) for key in _FOR)))}"
        for fit in fund.fits
    )
    blocks = plain_blocks(
        toolkit, entry,
        rates=[block("Rates seen, each of one call", rates)],
        fits=(
            block(TITLES["Fund"]["fits"], fits),
            block("Actions that it can pay", (
                entry_line(toolkit.actions[name]) for name in links.actions
            )),
            block("Examples that it paid", (
                entry_line(toolkit.examples[name]) for name in links.examples
            )),
        ),
        sources=sources(fund.sources),
    )  # fmt: skip
    return state_line(fund, today), facts(), blocks


def state_line(fund: Fund, today: date) -> str:
    """Return how a fund stands on a day, in sentences; what was not checked for long is not told as news."""
    return " ".join(_state(fund, today))


def _state(fund: Fund, today: date) -> Iterator[str]:
    if is_stale(fund, today):
        yield f"Not checked since {moment(fund.checked)}; do not plan on it."
        return
    state = stands(fund, today)
    yield f"State on {moment(fund.checked)}: {STATE[state]}."
    if fund.last_call:
        over = fund.last_call < today.isoformat()[: len(fund.last_call)]
        yield f"The last call seen {'ended' if over else 'ends'} {_on(fund.last_call)}."
    if fund.next_call:
        yield f"The next call is announced for {moment(fund.next_call)}."
    elif state in ("closed", "ended", "unclear"):
        yield "No later call was seen."
    if fund.spend_by:
        yield f"Its money is to be spent by {moment(fund.spend_by)}."
    if state != "open":
        yield ASK


def _on(day: str) -> str:
    return f"{'on' if len(day) == 10 else 'in'} {moment(day)}"


def call_page(toolkit: Toolkit, entry: Entry, _: Links) -> PageParts:
    """Return the parts of the page of a call of a national or regional budget."""
    call = cast(Call, entry.record)
    return call.what, plain_facts(toolkit, entry, country=toolkit.countries[call.country].name), iter(())
