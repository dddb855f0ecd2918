"""The marks of an action: the words on twenty invented cases, sums, and what stands on pages and in JSON."""

import json
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from clustertoolkit.content import load
from clustertoolkit.content.records import Bearing, Effect, Figure, Study
from clustertoolkit.query.marks import all_marks, findings
from clustertoolkit.query.sums import in_euro
from clustertoolkit.views.marks import found_line
from conftest import DATA, TODAY, Run, fits
from test_output_schemas import full  # noqa: F401  # a fixture

NUMBERS = count(1)
RATES = """\
source: {url: "https://example.org/rates", read: "2026-01-15"}
rates:
  - {currency: NOK, first: 2019, per_euro: [10.0000, 12.5000]}
"""


def study(
    programme: str, *results: str, through: str = "clusters", measures: str = "result", **other: Any
) -> Study:
    """Return a study of a programme that found these results for the action `act`, as far as others do not say."""
    plain = {
        "id": f"study-{next(NUMBERS)}", "title": "A study", "authors": ("A. Person",), "year": 2020, "publisher": "A journal",
        "url": "https://example.org/study", "read": "2026-01-15", "source_read": "abstract", "countries": ("AT",),
        "programme": programme, "method": "counterfactual", "compared": "matched", "by": "independent", "finding": "So.",
    }  # fmt: skip
    effects = tuple(Effect(f"outcome {n}", result, measures) for n, result in enumerate(results))
    bearings = tuple(Bearing("act", effect.what, through, "It does.") for effect in effects)
    return Study(**{**plain, "effects": effects, "bears_on": bearings, **other})


A, B, C = (study(name, "gain") for name in ("a", "b", "c"))
LOT = {"method": "randomised", "compared": "by-lot"}
REVIEW = {"method": "review", "compared": "none"}
CASES = {  # studies, the two words, and result by programme in the order in which they are told
    "nothing": ([], "none", None, []),
    "one gain": ([A], "some", None, [("a", "gain")]),
    "two that differ are told one by one": (
        [A, study("b", "no-difference", **LOT)], "some", None, [("a", "gain"), ("b", "no-difference")],
    ),
    "three through clusters": ([A, B, C], "well", "gains", [("a", "gain"), ("b", "gain"), ("c", "gain")]),
    "three papers on one programme": ([A, study("a", "gain"), study("a", "gain")], "some", None, [("a", "gain")]),
    "two papers on one programme that disagree": (
        [A, study("a", "no-difference")], "some", None, [("a", "mixed")],
    ),
    "a gain that faded": ([study("a", "mixed")], "some", None, [("a", "mixed")]),
    "two outcomes of one study that disagree": ([study("a", "gain", "no-difference")], "some", None, [("a", "mixed")]),
    "what is unclear decides nothing": ([A, study("a", "unclear")], "some", None, [("a", "gain")]),
    "nothing but unclear": ([study("a", "unclear")], "some", None, [("a", "unclear")]),
    "two thirds without a gain": (
        [study("a", "no-difference"), study("b", "no-difference"), C], "well", "no-difference",
        [("a", "no-difference"), ("b", "no-difference"), ("c", "gain")],
    ),
    "less than two thirds": (
        [A, B, study("c", "mixed"), study("d", "no-difference")], "well", "mixed",
        [("a", "gain"), ("b", "gain"), ("c", "mixed"), ("d", "no-difference")],
    ),
    "one worse comes first and spoils the word": (
        [A, B, C, study("z", "worse")], "well", "mixed",
        [("z", "worse"), ("a", "gain"), ("b", "gain"), ("c", "gain")],
    ),
    "worse in part is mixed and comes first": (
        [A, study("z", "gain", "worse")], "some", None, [("z", "mixed"), ("a", "gain")],
    ),
    "three of which one is through clusters": (
        [A, study("b", "gain", through="groups"), study("c", "gain", through="groups")], "some", "gains",
        [("a", "gain"), ("b", "gain"), ("c", "gain")],
    ),
    "elsewhere does not count beside clusters": (
        [A, study("b", "worse", through="elsewhere")], "some", None, [("a", "gain")],
    ),
    "elsewhere alone": (
        [study(name, "gain", through="elsewhere") for name in "abc"], "elsewhere", "gains",
        [("a", "gain"), ("b", "gain"), ("c", "gain")],
    ),
    "weak ones alone": (
        [
            study("a", "gain", method="before-after", compared="none"), study("b", "gain", compared="plain"),
            study("c", "gain", source_read="report-by-others"), study("d", "gain", measures="opinion"),
            study("e", "gain", measures="activity"), study("f", "gain", measures="forecast"),
            study("g", "gain", **REVIEW),
        ],
        "weak", None, [],
    ),
    "a systematic review": ([study("r", "gain", systematic=True, **REVIEW)], "some", None, [("r", "gain")]),
    "a review that contains a study does not count beside it": (
        [A, study("r", "worse", systematic=True, contains=(A.id,), **REVIEW)], "some", None, [("a", "gain")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_words_are_those_of_the_rule(name: str) -> None:
    studies, standing, tendency, verdicts = CASES[name]

    for order in (studies, studies[::-1]):  # the order of files decides nothing
        found = findings("act", order)
        assert (found.standing, found.tendency) == (standing, tendency)
        assert [(verdict.programme, verdict.result) for verdict in found.verdicts] == verdicts


def test_there_are_twenty_cases() -> None:
    assert len(CASES) == 20


def test_what_does_not_count_is_listed_as_weak() -> None:
    weak = study("a", "worse", compared="plain")

    found = findings("act", [A, weak, study("b", "gain", bears_on=())])

    assert found.weak == (weak.id,)
    assert [verdict.studies for verdict in found.verdicts] == [(A.id,)]


@pytest.mark.parametrize(
    ("studies", "told"),
    [
        ([], "No study found"),
        ([study("a", "gain", compared="none")], "Weak studies only"),
        (
            [A, study("b", "worse", through="groups", countries=("NO",), year=2024, by="own")],
            "Some studies: worse (b, through groups of firms); gain (a, through clusters). 2 programmes, "
            "{0}; newest of 2024; {1}",
        ),
        (
            [A, B, C, study("d", "gain", "worse")],
            "Well studied, mixed results (mixed, worse in part (d, through clusters)). 4 programmes, Austria; "
            "newest of 2020; independent",
        ),
        ([A, B, C], "Well studied, mostly gains. 3 programmes, Austria; newest of 2020; independent"),
    ],
)
def test_what_studies_found_is_told_in_words(studies: list[Study], told: str, small: Path) -> None:
    line = found_line(load.load(small, TODAY), findings("act", studies))

    assert line in (
        told.format("Austria, Norway", "independent, by the programme itself"),
        told.format("Norway, Austria", "by the programme itself, independent"),
    )


@pytest.mark.parametrize(
    ("unit", "year", "euro"),
    [
        ("EUR", None, 50),
        ("NOK", 2019, 5),
        ("NOK", 2020, 4),
        ("NOK", 2021, None),
        ("NOK", None, None),
        ("USD", 2019, None),
    ],
)
def test_a_sum_is_told_in_euro_at_the_rate_of_its_year(unit: str, year: int, euro: int, small: Path) -> None:
    (small / "rates.yaml").write_text(RATES, encoding="utf-8")
    toolkit = load.load(small, TODAY)

    assert in_euro(toolkit, Figure("budget", 50, unit, "budget", year=year, scope="total")) == euro


def shown(folder: Path, fit: str, evidence: str = "official", money: str = "") -> None:
    """Write an example that shows the action in some way."""
    text = (folder / "examples" / "full-example.yaml").read_text("utf-8")
    changes = {
        "id: full-example": f"id: {fit}-{evidence}", "name: Full example": f"name: {fit} {evidence}",
        "Volles Beispiel": f"{fit} {evidence} there", "acronym: FE": f"acronym: {fit}{evidence}",
        "[Whole example]": f"[{fit} {evidence} as a whole]", "example.org/full": f"example.org/{fit}-{evidence}",
        "fit: partial\n    carrier: other": f"fit: {fit}", "evidence: self-reported": f"evidence: {evidence}",
    }  # fmt: skip
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    text = text.replace("status: ended\nseen: 2021\n", "status: active\nseen: 2026\n").replace(
        "  end: 2020\n", ""
    )
    start, end = text.index("figures:"), text.index("outcomes:")
    text = text[:start] + (f"figures:\n{money}" if money else "") + text[end:]
    (folder / "examples" / f"{fit}-{evidence}.yaml").write_text(text, encoding="utf-8")


MONEY = """\
  - {what: whole budget, value: 70, unit: EUR, year: 2019, measures: budget, scope: total}
  - {what: grant in crowns, value: 1250, unit: NOK, year: 2020, measures: grant, scope: award, qualifier: up-to}
  - {what: grant of old, value: 9, unit: NOK, year: 1999, measures: grant, scope: call}
  - {what: turnover of members, value: 900, unit: EUR, measures: reach, scope: total}
  - {what: money to come, value: 900, unit: EUR, measures: target, scope: total}
"""


def test_the_page_of_an_action_tells_its_marks_and_what_stands_behind_them(full: Path, run: Run) -> None:  # noqa: F811
    (full / "rates.yaml").write_text(RATES, encoding="utf-8")
    shown(full, "direct", money=MONEY)
    shown(full, "partial")
    shown(full, "direct", "fragment")
    assert run("validate").err.endswith("no problems\n")

    lines = [line.partition("\t")[2] for line in run("show", "meet-partners", "-f", "tsv").out.splitlines()]

    heading = "What we know of it ('toolkit show marks' says how this is counted)"
    assert [line for line in lines if line.startswith((heading, "Sums", "Weak", "Studies"))] == [
        f"{heading}\tShown by: 1 example in 2 countries, 1 running when last seen",
        f"{heading}\tSome studies: gain (full-example, through clusters). 1 programme, Austria; newest of 2020; "
        "by the programme itself",
        "Sums we found\tup to NOK 1,250, about EUR 100 at the rate of that year: grant in crowns (grant, one "
        "receiver, 2020, Austria, Norway), direct official (direct-official)",
        "Sums we found\tEUR 70: whole budget (budget, in all, 2019, Austria, Norway), direct official (direct-official)",
        "Sums we found\tNOK 9, no rate for its year: grant of old (grant, one call, 1999, Austria, Norway), direct "
        "official (direct-official)",
        "Studies that count\tTwo (another-study), 2020, review of studies",
    ]  # fmt: skip
    (entry,) = fits("show", run("show", "meet-partners", "-f", "json").out)["entries"]
    (_, listed) = json.loads(run("actions", "-f", "json").out)["actions"]
    assert entry["marks"] == listed["marks"]
    assert entry["marks"]["studies"]["verdicts"] == [
        {
            "programme": "full-example", "through": "clusters", "result": "gain", "has_worse": False,
            "studies": ["another-study"],
        }
    ]  # fmt: skip
    assert run("actions", "--columns", "id,shown_by,running,studies", "-f", "csv").out == (
        "id,shown_by,running,studies\nwatch-markets,0,0,No study found\nmeet-partners,1,1,Some studies\n"
    )


def test_the_marks_of_the_shipped_actions_rest_on_records_that_are_there() -> None:
    toolkit = load.load(DATA, TODAY)
    known = all_marks(toolkit)

    assert list(known) == list(toolkit.actions)
    for marks in known.values():
        studies = {name for verdict in marks.found.verdicts for name in verdict.studies}
        assert studies.isdisjoint(marks.found.weak)
        assert {*studies, *marks.found.weak} <= toolkit.studies.keys()
        assert (marks.found.standing in ("weak", "none")) is (marks.found.verdicts == ())


def test_the_page_on_marks_promises_and_ranks_nothing(run: Run) -> None:
    text = " ".join(run("show", "marks", "--data", DATA, "-f", "markdown").out.split())

    assert "No mark says that an action is good, or better than another one. None ranks a country." in text
    assert "A gain elsewhere is no promise for your region." in text
