"""The optional fields of a plan: each is told in its document, and looked at by the check."""

from pathlib import Path
from typing import Any

import pytest

from clustertoolkit.plan import planfile
from clustertoolkit.plan.history.adoption import digest
from conftest import DATA, Run, demo, fits, plan_file
from test_build import parsed


def built(data: dict[str, Any], folder: Path, run: Run, *arguments: str) -> str:
    """Return the document of a plan in Markdown."""
    result = run("roadmap", "build", plan_file(folder, data), "--data", DATA, *arguments)
    assert result.status == 0
    return result.out


def judged(data: dict[str, Any], statement: str, folder: Path, run: Run) -> tuple[str, list[str]]:
    """Return the verdict on a statement, and what is found against it or deserves a second look."""
    report = run("roadmap", "check", plan_file(folder, data), "--data", DATA, "--format", "json")
    (one,) = (one for one in fits("roadmap-check", report.out)["statements"] if one["id"] == statement)
    return one["verdict"], [found["message"] for found in (*one["findings"], *one["warnings"])]


def funding(data: dict[str, Any]) -> dict[str, Any]:
    """Return the first source of money, which names the fund `erdf` and a rate."""
    first: dict[str, Any] = data["roadmap"]["resources"]["funding"][0]
    return first


# Funds


def test_a_source_tells_its_fund_its_place_in_programme_and_strategy_and_its_rate(
    tmp_path: Path, run: Run
) -> None:
    data = demo()
    funding(data).update(objective="RSO1.3", strategy_priority="Materials")

    row = parsed(built(data, tmp_path, run), "Sources of money")[1]

    assert row[0].endswith(
        "<br>Fund: European Regional Development Fund<br>Objective: RSO1.3<br>S3 priority: Materials"
    )
    assert "at most 40 % of the cost" in row[3]


@pytest.mark.parametrize(
    ("change", "verdict", "found"),
    [
        ({}, "holds", []),
        (
            {"fund": "rrf", "lines": [{"action": "test-network", "year": 2027, "amount": 9}], "amount": 9},
            "fails",
            ["'Recovery and Resilience Facility' has to be spent by 2026-12-31, and pays here in 2027"],
        ),
        ({"rate_percent": 100}, "holds", []),
    ],
    ids=str,
)
def test_a_fund_lasts_until_its_money_is_spent(
    change: dict[str, Any], verdict: str, found: list[str], tmp_path: Path, run: Run
) -> None:
    data = demo()
    funding(data).update(change)

    assert judged(data, "funds-fit", tmp_path, run) == (verdict, found)


def test_a_fund_of_other_countries_deserves_a_second_look(tmp_path: Path, run: Run) -> None:
    data = demo()
    funding(data)["fund"] = "modernisation-fund"
    assert judged(data, "funds-fit", tmp_path, run) == ("holds", [
        "'Modernisation Fund' may not be for this territory; it is for: Bulgaria, Croatia, Czechia, Estonia, "
        "Greece, Hungary, Latvia, Lithuania, Poland, Portugal, Romania, Slovakia and Slovenia.",
    ])  # fmt: skip

    data["countries"] = ["PL"]
    assert judged(data, "funds-fit", tmp_path, run) == ("holds", [])


# The resolution


def test_the_text_that_is_voted_stands_first_and_then_what_was_decided(tmp_path: Path, run: Run) -> None:
    data = demo() | {"resolution": {"text": "The council adopts the plan."}}

    for arguments in ((), ("--brief",)):
        first = parsed(built(data, tmp_path, run, *arguments), "For decision")[1]
        assert first == ["**What is to be decided**", "The council adopts the plan."]

    data["status"] = "adopted"
    data["resolution"] |= {
        "number": "Decision 12/2027", "date": "2027-01-29", "vote": "31 for, 8 against", "amended": "Two areas.",
    }  # fmt: skip
    assert parsed(built(data, tmp_path, run), "The decision")[1] == [
        "**What was decided**",
        "The council adopts the plan.<br>Decision 12/2027, 29 January 2027, 31 for, 8 against<br>"
        "Changed by the council: Two areas.",
    ]


def test_what_was_decided_changes_no_digest_of_the_plan_and_what_it_says_does() -> None:
    data = demo()
    before = digest(data)

    data["resolution"] = {"number": "Decision 12/2027"}
    data["waivers"] = [{"statement": "sums-agree", "reason": "They will."}]
    assert digest(data) == before
    del data["resolution"], data["waivers"]
    assert digest(data) == before

    data["objectives"].pop()
    assert digest(data) != before


# What is told of a plan beside its phases

TOLD = (
    "resolution", "portrait", "objectives", "alternatives", "principles", "communication", "consultation",
    "actions.chosen.own", "roadmap.resources.commitments", "roadmap.actions.specific.places",
    "roadmap.actions.specific.if_refused", "roadmap.resources.funding.objective",
    "roadmap.resources.funding.strategy_priority",
)  # fmt: skip


def example(form: dict[str, Any]) -> Any:
    """Return a field as its own examples fill it."""
    if form["type"] == "object":
        return {key: example(one) for key, one in form["properties"].items() if one["type"] != "boolean"}
    return [example(form["items"])] if form["type"] == "array" else form["x-example"]


def leaves(value: Any) -> list[str]:
    """Return every text of two words or more that is no address."""
    if isinstance(value, dict | list):
        return [
            text for one in (value.values() if isinstance(value, dict) else value) for text in leaves(one)
        ]
    return [value] if isinstance(value, str) and " " in value else []


@pytest.mark.parametrize("field", TOLD)
def test_every_text_of_an_optional_part_stands_in_the_document(field: str, tmp_path: Path, run: Run) -> None:
    *way, last = field.split(".")
    data, form = demo(), planfile.schema()
    entry = data
    for key in way:
        entry, form = entry[key], form["properties"][key]
        if form["type"] == "array":
            entry, form = entry[0], form["items"]
    entry[last] = example(form["properties"][last])
    if last == "own":
        del entry["action"]

    text = built(data, tmp_path, run)

    told = leaves(entry[last])
    assert told
    assert [one for one in told if one not in text] == []


def test_an_action_of_the_territory_stands_in_its_cell_and_lacks_nothing(tmp_path: Path, run: Run) -> None:
    data = demo()
    chosen = data["actions"]["chosen"][0]
    for key in ("action", "title", "digest"):
        chosen.pop(key, None)
    chosen["own"] = {"title": "Lend laboratory staff", "summary": "Clusters pay their time."}

    report = run("roadmap", "check", plan_file(tmp_path, data), "--data", DATA, "--format", "json")

    assert report.status == 0
    assert fits("roadmap-check", report.out)["open"] == []
    text = built(data, tmp_path, run)
    assert "**Lend laboratory staff** \u2714" in text
    assert "Clusters pay their time." in text


def test_what_is_paid_after_the_plan_is_summed_first_and_listed_with_the_money(
    tmp_path: Path, run: Run
) -> None:
    data = demo()
    data["roadmap"]["resources"]["commitments"] = [
        {"what": "Upkeep", "year": 2031, "amount": 40000, "payer": "Region"},
        {"what": "Interest", "year": 2032, "amount": 2000},
    ]

    text = built(data, tmp_path, run)

    assert "| **Beyond the plan or the term** | EUR 42,000 still have to be paid. |" in text
    assert parsed(text, "Commitments beyond the plan or the term, EUR") == [
        ["What", "Paid by", "Year", "Amount"],
        ["**Upkeep**<br>The plan as a whole", "Region", "2031", "40,000"],
        ["**Interest**<br>The plan as a whole", "\u2013", "2032", "2,000"],
        ["**Total**", "\u2013", "\u2013", "42,000"],
    ]
