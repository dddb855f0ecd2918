"""`waivers` of a plan: a finding that is accepted for a reason, and where that is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from conftest import DATA, Run, demo, fits, plan_file

FOUND = "no review of the plan is set"
REASON = "The council reviews all plans each March."


def waived(folder: Path, *waivers: dict[str, str], **more: Any) -> Path:
    """Return the demo without reviews, which one statement asks for, and with these waivers."""
    data = demo() | {"waivers": [*waivers]} | more
    del data["roadmap"]["monitoring"]["reviews"]
    return plan_file(folder, data)


def test_what_is_accepted_for_a_reason_stops_nothing_and_is_told_with_it(tmp_path: Path, run: Run) -> None:
    file = waived(tmp_path, {"statement": "reviews-are-set", "reason": REASON})

    told = run("roadmap", "check", file, "--strict", "--data", DATA)
    plain = run("--plain", "roadmap", "check", file, "--data", DATA)
    listed = fits("roadmap-check", run("roadmap", "check", file, "--data", DATA, "--format", "json").out)

    assert (told.status, plain.status) == (0, 0)
    assert (
        "Fails, and is accepted\n  ~ The plan and its list of stakeholders have dates of review." in told.out
    )
    assert f": {FOUND}\n    reason: {REASON}\n" in told.out
    assert " 0 fail, 1 accepted by a waiver, 0 cannot be judged yet" in told.out
    assert f": {FOUND}\nReason: {REASON}\n" in plain.out
    (one,) = (one for one in listed["statements"] if one["verdict"] == "waived")
    assert (one["id"], one["reason"], [found["message"] for found in one["findings"]]) == (
        "reviews-are-set", REASON, [FOUND],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("waiver", "status", "message"),
    [
        ({"statement": "reviews-are-set"}, 1, "the waiver gives no reason, and does not count"),
        (
            {"statement": "sums-agree", "reason": REASON}, 1,
            "nothing is found against this statement: the waiver can go",
        ),
    ],
    ids=["no reason", "not needed"],
)  # fmt: skip
def test_a_waiver_that_does_nothing_is_a_warning(
    waiver: dict[str, str], status: int, message: str, tmp_path: Path, run: Run
) -> None:
    result = run("roadmap", "check", waived(tmp_path, waiver), "--data", DATA, "--format", "json")

    assert result.status == status
    warned = [one for judged in json.loads(result.out)["statements"] for one in judged["warnings"]]
    assert [one["message"] for one in warned] == [message]


def test_an_adopted_document_tells_neither_what_is_open_nor_what_is_waived(tmp_path: Path, run: Run) -> None:
    waiver = {"statement": "reviews-are-set", "reason": REASON}
    documents = {
        (status, *arguments): run(
            "roadmap",
            "build",
            waived(tmp_path, waiver, status=status, vision=None),
            "--data",
            DATA,
            *arguments,
        ).out
        for status in ("draft", "adopted")
        for arguments in ((), ("--internal",), ("--brief",))
    }

    whole = documents["draft",]
    assert f"have dates of review: {FOUND}. Accepted: {REASON}\n" in whole
    assert "Vision" in whole.split("**Fields that are empty**")[1]
    assert "**Vision**" not in documents["adopted",]
    for key in (("adopted",), ("adopted", "--brief")):
        assert not any(one in documents[key] for one in ("Still open", "Still to come", REASON, FOUND))
    assert REASON in documents["adopted", "--internal"]
    assert "Still to come" in documents["draft", "--brief"]
