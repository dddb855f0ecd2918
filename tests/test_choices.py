"""What the walk offers and proposes: examples by place and fit, actions by cell, shares of a whole and of costs."""

from datetime import date
from itertools import permutations, product
from pathlib import Path
from typing import Any

import pytest

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan import planfile
from clustertoolkit.plan.walk import choices
from clustertoolkit.plan.walk import steps as walk_steps
from clustertoolkit.plan.walk.session import Session
from conftest import TODAY
from test_output_schemas import FULL, GUIDANCE
from walking import SCHEMA, answered, find

# Examples by action, place and fit


# what an example may have of a place: a country of the plan, its level, a group of its countries, nothing
PLACES = {"country": 0, "level": 1, "group": 2, "nothing": 3}


def example(name: str, place: str, *, fits: bool, shows: bool, countries: str = "") -> str:
    """Return an example that is near in this way, fits directly or in part, and shows the action or none."""
    where = countries or (
        '"GR", "AT"' if place == "country" else '"NO", "GR"' if place == "group" else '"NO"'
    )
    level = "regional" if place == "level" else "national"
    action = "    action: meet-partners\n" if shows else ""
    return f"""\
id: {name}
name: {name.replace("-", " ").capitalize()}
countries: [{where}]
level: {level}
status: active
seen: 2025
summary: It is {name}.
placements:
  - priority: green
    challenge: innovation
    function: networking
    basis: judged
{action}    fit: {"direct" if fits else "partial"}
    why: It fits.
evidence: official
sources:
  - url: https://example.org/{name}
    read: "2026-01-15"
checked: "2026-01-15"
"""


PLAN: dict[str, Any] = {
    "plan_version": 1, "territory": "Here", "level": "regional", "countries": ["AT"],
    "priorities": {"chosen": [{"priority": "green"}, {"priority": "digital"}]},
    "challenges": {"chosen": [{"priority": "green", "challenge": "innovation"}]},
    "actions": {"chosen": [
        {"id": "meet", "action": "meet-partners", "priority": "green", "challenge": "innovation",
         "function": "networking"},
    ]},
}  # fmt: skip


def offered(toolkit: Toolkit, data: dict[str, Any], name: str, source: str | None) -> list[choices.Choice]:
    """Return what a question offers for a plan."""
    step = find(toolkit, data, name, source)
    return choices.offered(step, data, toolkit, SCHEMA, planfile.lists(toolkit), TODAY)


def content(small: Path, shipped: Toolkit) -> Toolkit:
    """Load the small content with the shipped questions."""
    return load.load(small, TODAY)._replace(phases=shipped.phases, questions=shipped.questions)


def test_examples_of_the_action_come_first_then_near_ones_then_direct_fits(
    small: Path, shipped: Toolkit
) -> None:
    for file in (small / "examples").iterdir():
        file.unlink()
    (small / "retired.yaml").write_text("retired: []\n", encoding="utf-8")
    kinds = list(product([True, False], PLACES, [True, False]))
    names = {}
    for number, (shows, place, fits) in enumerate(kinds):
        # what is to come last comes first by its name
        name = f"{'abcdefghijklmnopqrst'[len(kinds) - number]}-{place}-{'fits' if fits else 'partly'}"
        names[shows, place, fits] = name
        (small / "examples" / f"{name}.yaml").write_text(
            example(name, place, fits=fits, shows=shows), encoding="utf-8"
        )

    found = offered(content(small, shipped), PLAN, "examples", "actions.chosen.0")

    assert [choice.value for choice in found] == [names[kind] for kind in kinds]


@pytest.mark.parametrize(("nearer", "farther"), [
    pair for pair in permutations(PLACES, 2) if PLACES[pair[0]] < PLACES[pair[1]]
])  # fmt: skip
def test_what_is_nearer_comes_before_what_fits_better(
    nearer: str, farther: str, small: Path, shipped: Toolkit
) -> None:
    for file in (small / "examples").iterdir():
        file.unlink()
    (small / "retired.yaml").write_text("retired: []\n", encoding="utf-8")
    for name, place, fits in (("a-far", farther, True), ("b-near", nearer, False)):
        text = example(name, place, fits=fits, shows=True)
        (small / "examples" / f"{name}.yaml").write_text(text, encoding="utf-8")

    found = offered(content(small, shipped), PLAN, "examples", "actions.chosen.0")

    assert [choice.value for choice in found] == ["b-near", "a-far"]


@pytest.mark.parametrize(
    ("plan", "first"),
    [
        ({"countries": ["NO"]}, "norwegian"), ({"countries": ["GR"]}, "greek"), ({"countries": ["AT"]}, "greek"),
        ({"countries": ["GR", "NO"]}, "greek"), ({"countries": [], "level": "national"}, "greek"),
        ({"countries": [], "level": "local"}, "greek"), ({"level": "local"}, "greek"),
    ],
    ids=str,
)  # fmt: skip
def test_near_is_told_from_any_country_of_the_plan_and_of_the_example(
    plan: dict[str, Any], first: str, small: Path, shipped: Toolkit
) -> None:
    """In Austria, Greece is near by the group of both; with no country in the plan, nothing is."""
    for file in (small / "examples").iterdir():
        file.unlink()
    (small / "retired.yaml").write_text("retired: []\n", encoding="utf-8")
    for name, countries in (("greek", '"GR"'), ("norwegian", '"NO"')):
        text = example(name, "nothing", fits=True, shows=True, countries=countries)
        (small / "examples" / f"{name}.yaml").write_text(text, encoding="utf-8")
    data = {key: value for key, value in PLAN.items() if key != "countries"} | plan

    found = offered(content(small, shipped), data, "examples", "actions.chosen.0")

    assert found[0].value == first


def test_examples_of_other_cells_are_not_offered(small: Path, shipped: Toolkit) -> None:
    plan = PLAN | {"actions": {"chosen": [PLAN["actions"]["chosen"][0] | {"priority": "digital"}]}}

    assert [
        choice.value for choice in offered(content(small, shipped), PLAN, "examples", "actions.chosen.0")
    ] == ["austrian-network", "norwegian-named-only"]
    assert [
        choice.value for choice in offered(content(small, shipped), plan, "examples", "actions.chosen.0")
    ] == ["norwegian-named-only"]


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (1, "Alphaland"),
        (4, "Alphaland, Betaland, Gammaland, Deltaland"),
        (5, "Alphaland, Betaland, Gammaland, Deltaland, ..."),
    ],
)
def test_the_countries_of_an_example_are_named_up_to_four(
    number: int, shown: str, small: Path, shipped: Toolkit
) -> None:
    names = {"AA": "Alphaland", "BB": "Betaland", "CC": "Gammaland", "DD": "Deltaland", "EE": "Epsiland"}
    file = small / "countries.yaml"
    more = "".join(f'  - code: "{code}"\n    name: {name}\n' for code, name in names.items())
    file.write_text(file.read_text("utf-8") + more, encoding="utf-8")
    codes = ", ".join(f'"{code}"' for code in list(names)[:number])
    text = example("wide", "nothing", fits=True, shows=True, countries=codes)
    (small / "examples" / "wide.yaml").write_text(text, encoding="utf-8")

    (found,) = [
        choice
        for choice in offered(content(small, shipped), PLAN, "examples", "actions.chosen.0")
        if choice.value == "wide"
    ]

    assert (found.title, found.note) == (f"Wide ({shown})", "It is wide.")


def test_actions_are_those_of_the_row_with_their_function_what_they_serve_and_what_is_known(
    small: Path, shipped: Toolkit
) -> None:
    assert offered(content(small, shipped), PLAN, "actions", "challenges.chosen.0") == [
        choices.Choice(
            "watch-markets/intelligence",
            "Watch markets",
            "Intelligence. Tell firms what markets want. Shown by: no example found yet. No study found.",
        ),
        choices.Choice(
            "meet-partners/networking",
            "Bring partners together",
            "Networking. Bring the partners of a value chain together. Serves G1 (Do green things). "
            "Shown by: no example found yet. No study found.",
        ),
    ]  # fmt: skip


# Shares of a whole


def proposed(toolkit: Toolkit, data: dict[str, Any], name: str, source: str | None) -> str:
    return walk_steps.proposed(find(toolkit, data, name, source), data)[0]


@pytest.mark.parametrize(
    ("weights", "place", "share"),
    [
        ([None], 0, "100"), ([None, None], 0, "50"), ([None, None, None], 0, "33"), ([None, None, None], 2, "33"),
        ([60, None], 1, "40"), ([33, None, None], 1, "33"), ([33, 33, None], 2, "34"), ([33, 34, None], 2, "33"),
        ([0, None], 1, "100"), ([99, None], 1, "1"), ([99, None, None], 1, ""), ([100, None], 1, ""),
        ([60, 50, None], 2, ""), ([100, 100, None], 2, ""), ([50, None, None, None], 3, "16"),
        ([1, None, None, None, None, None, None], 1, "16"),
    ],
    ids=str,
)  # fmt: skip
def test_a_weight_is_proposed_as_an_equal_share_of_what_is_left_of_a_hundred(
    weights: list[int | None], place: int, share: str, little: Toolkit
) -> None:
    chosen = [{"priority": "green"} | ({} if weight is None else {"weight": weight}) for weight in weights]
    data = PLAN | {"priorities": {"chosen": chosen}}

    assert proposed(little, data, "weight", f"priorities.chosen.{place}") == share


def test_who_takes_every_weight_that_is_proposed_has_a_hundred_in_the_end(little: Toolkit) -> None:
    for number in range(1, 13):
        data: dict[str, Any] = PLAN | {
            "priorities": {"chosen": [{"priority": f"one-{place}"} for place in range(number)]}
        }
        for place in range(number):
            share = proposed(little, data, "weight", f"priorities.chosen.{place}")
            step = find(little, data, "weight", f"priorities.chosen.{place}")
            data = answered(step, data, int(share), little)

        weights = [chosen["weight"] for chosen in data["priorities"]["chosen"]]
        assert sum(weights) == 100
        assert max(weights) - min(weights) <= 1


# What no source pays yet


def money(costs: list[dict[str, Any]], *sources: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    """Return a plan with costs, and with sources that each pay for these lines."""
    funding = [{"source": f"Source {number}", "lines": lines} for number, lines in enumerate(sources)]
    specific = [{"id": name, "title": name.capitalize()} for name in ("desk", "map")]
    return PLAN | more | {
        "roadmap": {
            "actions": {"specific": specific},
            "resources": {"costs": costs, "funding": funding},
        }
    }  # fmt: skip


def cost(amount: int, action: str = "desk", year: int = 2027, **more: Any) -> dict[str, Any]:
    return {"action": action, "amount": amount, "first_year": year} | more


def line(amount: int | None, action: str = "desk", year: int = 2027) -> dict[str, Any]:
    return {"action": action, "year": year} | ({} if amount is None else {"amount": amount})


@pytest.mark.parametrize(
    ("data", "left"),
    [
        (money([cost(1000)], [line(None)]), "1000"),
        (money([cost(1000)], [line(400)], [line(None)]), "600"),
        (money([cost(1000)], [line(400)], [line(599)], [line(None)]), "1"),
        (money([cost(1000)], [line(1000)], [line(None)]), "0"),
        (money([cost(1000)], [line(1001)], [line(None)]), "0"),
        (money([cost(1000)], [line(400, year=2028)], [line(None)]), "1000"),
        (money([cost(1000), cost(50)], [line(400)], [line(None)]), "650"),
        (money([cost(1000), cost(70, "map")], [line(400)], [line(None, "map")]), "70"),
        (money([cost(1000, rhythm="yearly", last_year=2029)], [line(400)], [line(None, year=2029)]), "1000"),
        (money([cost(1000, rhythm="yearly", last_year=2029)], [line(None, year=2030)]), "0"),
        (money([cost(1000, rhythm="once", last_year=2029)], [line(None, year=2028)]), "0"),
        (money([cost(1000, currency="USD")], [line(None)]), "0"),
        (money([cost(1000, currency="USD"), cost(7)], [line(None)]), "7"),
        (money([cost(1000, currency="NOK")], [line(None)], currency="NOK"), "1000"),
        (money([cost(1000)], [line(None)], currency="NOK"), "1000"),
    ],
)  # fmt: skip
def test_an_amount_is_proposed_that_no_source_pays_yet(
    data: dict[str, Any], left: str, little: Toolkit
) -> None:
    last = len(data["roadmap"]["resources"]["funding"]) - 1

    assert proposed(little, data, "line-amount", f"roadmap.resources.funding.{last}.lines.0") == left


def test_costs_are_offered_by_year_with_what_is_not_paid_yet(little: Toolkit) -> None:
    data = money(
        [cost(1_234_567, rhythm="yearly", last_year=2028), cost(70, "map"), cost(5, "later"), {"amount": 9}],
        [line(1_000_000), line(80, "map")],
    )

    assert offered(little, data, "lines", "roadmap.resources.funding.0") == [
        choices.Choice("desk/2027", "2027, 234 567 not paid yet: Desk"),
        choices.Choice("desk/2028", "2028, 1 234 567 not paid yet: Desk"),
        choices.Choice("map/2027", "2027, 0 not paid yet: Map"),
        choices.Choice("later/2027", "2027, 5 not paid yet: later"),
    ]


# Funds as they stand on a day


def fund(
    name: str, state: str, checked: str = "2026-11-01", fits: str = "actions: [meet-partners]", **more: str
) -> str:
    """Return a fund that fits the action by its name, or otherwise."""
    lines = "".join(f'    {key}: "{value}"\n' for key, value in more.items())
    return f"""\
  - id: {name}
    name: {name.replace("-", " ").capitalize()}
    state: {state}
{lines}    checked: "{checked}"
    who_may_apply: Clusters.
    what_it_pays: Meetings.
    how_to_reach: By letter.
    fits:
      - why: It pays {name}.
        {fits}
    sources:
      - url: https://example.org/{name}
        read: "{checked}"
"""


PAYS = "instruments: [networks]\n        challenges: [innovation]\n        functions: [{}]"
FUNDS = "funds:\n" + "".join([
    fund("by-instrument", "open", fits=PAYS.format("networking")),
    fund("another-function", "open", fits=PAYS.format("intelligence")),
    fund("another-action", "open", fits="actions: [watch-markets]"),
    fund("open-fund", "open"), fund("call-fund", "open", last_call="2027-03-31"),
    fund("expected-fund", "call-expected"), fund("unclear-fund", "unclear"), fund("planned-fund", "proposed"),
    fund("closed-fund", "closed"), fund("ended-fund", "ended"), fund("old-fund", "open", checked="2026-05-29"),
])  # fmt: skip
PAID = PLAN | {
    "roadmap": {"actions": {"specific": [{"id": "meetings", "title": "Meet", "carries_out": ["meet"]}]}}
}
OFFERED = {  # on the day: what is offered with how it stands, and what is told instead
    date(2026, 11, 30): (
        {
            "Open fund": "open", "Call fund": "open", "Expected fund": "a call is announced",
            "Unclear fund": "unclear", "Planned fund": "proposed, not adopted", "By instrument": "open",
        },
        "Closed fund (closed, checked on 2026-11-01); Ended fund (ended, checked on 2026-11-01); "
        "Old fund (not checked since 2026-05-29).",
    ),
    date(2027, 4, 1): (
        {
            "Open fund": "open", "Expected fund": "a call is announced", "Unclear fund": "unclear",
            "Planned fund": "proposed, not adopted", "By instrument": "open",
        },
        "Call fund (closed, checked on 2026-11-01); Closed fund (closed, checked on 2026-11-01); "
        "Ended fund (ended, checked on 2026-11-01); Old fund (not checked since 2026-05-29).",
    ),
    date(2027, 5, 2): (
        {},
        "; ".join(
            f"{name} fund (not checked since 2026-{'05-29' if name == 'Old' else '11-01'})"
            for name in ("Open", "Call", "Expected", "Unclear", "Planned", "Closed", "Ended", "Old")
        )
        + "; By instrument (not checked since 2026-11-01).",
    ),
}  # fmt: skip


def with_funds(small: Path, shipped: Toolkit) -> Toolkit:
    """Return the small content with funds, and an action whose guidance names an instrument."""
    (small / "funds.yaml").write_text(FUNDS, encoding="utf-8")
    (small / "examples" / "full-example.yaml").write_text(
        FULL.replace("fund: a-fund", "name: A fund"), "utf-8"
    )
    action = small / "actions" / "meet-partners.yaml"
    guidance = GUIDANCE.replace("    developments: [a-law]\n", "")
    action.write_text(action.read_text("utf-8") + guidance, encoding="utf-8")
    return content(small, shipped)


@pytest.mark.parametrize("today", OFFERED, ids=str)
@pytest.mark.parametrize(("name", "source"), [("funding", None), ("unfunded", "roadmap.actions.specific.0")])
def test_the_walk_proposes_funds_that_may_be_planned_on_and_tells_why_not_the_others(
    name: str, source: str | None, today: date, small: Path, shipped: Toolkit
) -> None:
    toolkit = with_funds(small, shipped)
    states, lost = OFFERED[today]
    session = Session(toolkit, None, lambda _: None, full=True, today=today)
    session.data = PAID
    step = find(toolkit, PAID, name, source)

    assert session.offered(step) == [
        choices.Choice(
            title, title,
            f"{state}, checked on 2026-11-01. It pays {title.lower().replace(' ', '-')}. "
            f"See 'toolkit show {title.lower().replace(' ', '-')}'.",
        )
        for title, state in states.items()
    ]  # fmt: skip
    assert [*session.told(step)] == [f"Funds that would fit and are not proposed: {lost}"]


def test_no_fund_is_proposed_or_told_where_none_fits(small: Path, shipped: Toolkit) -> None:
    toolkit = content(small, shipped)
    session = Session(toolkit, None, lambda _: None, full=True, today=TODAY)
    session.data = PAID
    step = find(toolkit, PAID, "funding", None)

    assert session.offered(step) == []
    assert [*session.told(step)] == []


# Times and words that are proposed


@pytest.mark.parametrize(
    ("horizon", "name", "wanted"),
    [
        ({"start": "2027", "end": "2030"}, "light-review", "2029"),
        ({"start": "2027-03", "end": "2030"}, "light-review", "2029-03"),
        ({"start": "2027-03-15", "end": "2030"}, "light-review", "2029-03-15"),
        ({"start": "2027-03", "end": "2029-03"}, "light-review", "2029-03"),
        ({"start": "2027-03", "end": "2029-02"}, "light-review", ""),
        ({"start": "2027", "end": "2029-01"}, "light-review", "2029"),
        ({"start": "2027", "end": "2028"}, "light-review", ""),
        ({"start": "2027"}, "light-review", "2029"),
        ({"end": "2030"}, "light-review", ""),
        ({"start": "2027", "end": "2031"}, "full-review", "2031"),
        ({"start": "2027", "end": "2030-12"}, "full-review", "2030-12"),
        ({"end": "2030-12"}, "full-review", "2030-12"),
        ({}, "full-review", ""),
    ],
    ids=str,
)
def test_a_date_is_proposed_after_the_start_if_the_plan_still_runs_then(
    horizon: dict[str, str], name: str, wanted: str, little: Toolkit
) -> None:
    assert proposed(little, PLAN | {"horizon": horizon}, name, None) == wanted


def test_a_year_is_proposed_where_a_number_is_asked_for(little: Toolkit) -> None:
    data = PLAN | {
        "horizon": {"end": "2030-12"},
        "roadmap": {"monitoring": {"indicators": [{"name": "Firms"}]}},
    }

    assert proposed(little, data, "target-year", "roadmap.monitoring.indicators.0") == "2030"


@pytest.mark.parametrize(
    ("weighed", "wanted"),
    [
        ({"influence": "high", "interest": "high"}, "co-decide"),
        ({"influence": "high", "interest": "low"}, "consult"),
        ({"influence": "low", "interest": "high"}, "involve"), ({"influence": "low", "interest": "low"}, "inform"),
        ({"influence": "high"}, ""), ({"interest": "high"}, ""), ({}, ""),
    ],
    ids=str,
)  # fmt: skip
def test_how_far_somebody_takes_part_is_proposed_when_both_are_known(
    weighed: dict[str, str], wanted: str, little: Toolkit
) -> None:
    data = PLAN | {
        "roadmap": {
            "stakeholder_engagement": {"stakeholders": [{"name": "Town", "type": "public"} | weighed]}
        }
    }

    stakeholder = "roadmap.stakeholder_engagement.stakeholders.0"
    assert proposed(little, data, "engagement", stakeholder) == wanted
