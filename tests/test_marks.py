"""The marks of an action: the words on twenty invented cases, sums, and what stands on pages and in JSON."""

import html
import json
import re
from itertools import count
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from clustertoolkit import render
from clustertoolkit.content import load
from clustertoolkit.content.records import Bearing, Effect, Figure, Study
from clustertoolkit.query.marks import (
    Marks,
    ProgrammeVerdict,
    ShownBy,
    all_marks,
    findings,
    marks,
    shown_line,
)
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


REASONS = {
    "account": {"source_read": "report-by-others"},
    "review": REVIEW,
    "not-compared": {"method": "before-after", "compared": "none"},
    "not-matched": {"compared": "plain"},
    "no-result": {"measures": "opinion"},
}


@pytest.mark.parametrize("reason", REASONS)
def test_what_does_not_count_is_listed_with_the_reason(reason: str) -> None:
    weak = study("a", "worse", **REASONS[reason])

    found = findings("act", [A, weak, study("b", "gain", bears_on=())])

    assert found.weak == ((weak.id, reason),)
    assert [verdict.studies for verdict in found.verdicts] == [(A.id,)]


@pytest.mark.parametrize(
    ("named", "result", "has_less"), [("outcome 0", "gain", True), ("outcome 1", "no-difference", False)]
)
def test_of_a_study_with_two_outcomes_the_one_at_which_the_action_aims_counts(
    named: str, result: str, has_less: bool
) -> None:
    other = Bearing("other", "outcome 1" if named == "outcome 0" else "outcome 0", "clusters", "It does.")
    bearings = (Bearing("act", named, "clusters", "It does."), other)
    one = study("a", "gain", "no-difference", bears_on=bearings)

    assert findings("act", [one]).verdicts == (
        ProgrammeVerdict("a", "clusters", result, False, has_less, (one.id,)),
    )


def test_who_made_the_studies_is_told_in_one_order() -> None:
    own = study("b", "gain", by="own")

    for order in ([A, own], [own, A]):
        assert findings("act", order).made_by == (("independent", 1), ("own", 1))


def test_an_example_shows_the_action_that_it_does_whole_and_not_the_one_that_it_does_in_part(
    small: Path,
) -> None:
    toolkit = load.load(small, TODAY)
    example = next(one for one in toolkit.examples.values() if one.evidence == "official")
    place = example.placements[0]
    whole, part = (
        place._replace(action=action, fit=fit)
        for action, fit in (("watch-markets", "direct"), ("meet-partners", "partial"))
    )
    both = example._replace(placements=(whole, part))

    assert marks(toolkit, "watch-markets", [both], ()).shown.examples == (example.id,)
    assert marks(toolkit, "meet-partners", [both], ()).shown.examples == ()


def test_a_review_beside_a_study_that_it_contains_is_listed_too() -> None:
    review = study("r", "worse", systematic=True, contains=(A.id,), **REVIEW)

    assert findings("act", [A, review]).weak == ((review.id, "contained"),)


def test_what_was_studied_elsewhere_is_listed_beside_what_counts() -> None:
    elsewhere = study("b", "worse", through="elsewhere")

    found = findings("act", [A, elsewhere])

    assert [verdict.studies for verdict in found.elsewhere] == [(elsewhere.id,)]
    assert [verdict.studies for verdict in found.verdicts] == [(A.id,)]


@pytest.mark.parametrize(
    ("studies", "told"),
    [
        ([], "No study found"),
        ([study("a", "gain", compared="none")], "No study that counts. Not counted: 1 study"),
        (
            [A, study("b", "worse", through="groups", countries=("NO",), year=2024, by="own")],
            "Worse in 1 programme. Some studies: worse (b; through groups of firms); gain (a; through clusters). "
            "2 programmes: Austria, Norway. Newest study 2024; 1 independent, 1 by the programme itself",
        ),
        (
            [A, B, C, study("d, Austria", "gain", "worse")],
            "Worse in 1 programme (d, Austria). Well studied, mixed results. 4 programmes: Austria. "
            "Newest study 2020; 4 independent",
        ),
        (
            [A, B, study("c", "gain", "no-difference", bears_on=C.bears_on)],
            "Well studied, mostly gains. 3 programmes: Austria. Newest study 2020; 3 independent. "
            "In 1 of 3 programmes another outcome showed no difference or was worse",
        ),
        (
            [A, study("b", "gain", countries=("EU",)), study("c", "worse", through="elsewhere")],
            "Some studies: gain (a; through clusters); gain (b; through clusters). 2 programmes: Austria, European "
            "Union as a whole. Newest study 2020; 2 independent. Studied elsewhere too: 1 programme",
        ),
        (
            [A, study("r", "gain", systematic=True, countries=(), **REVIEW)],
            "Some studies: gain (a; through clusters); gain (r; through clusters). 2 programmes: Austria, many "
            "countries. Newest study 2020; 2 independent",
        ),
    ],
)
def test_what_studies_found_is_told_in_words(studies: list[Study], told: str, small: Path) -> None:
    line = found_line(load.load(small, TODAY), findings("act", studies))

    assert line == told


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


def write_example(folder: Path, fit: str, evidence: str = "official", money: str = "") -> None:
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
    write_example(full, "direct", money=MONEY)
    write_example(full, "partial")
    write_example(full, "direct", "fragment")
    assert run("validate").err.endswith("no problems\n")

    lines = [
        line.partition("\t")[2] for line in run("show", "meet-partners", "--format", "tsv").out.splitlines()
    ]

    heading = "What we know of it"
    told = (heading, "Shows", "Done", "Facts", "Sums", "Studies", "Studied")
    assert [line for line in lines if line.startswith(told)] == [
        "What we know of it\tShown by: 1 example in 2 countries: 1 running when last seen.",
        "What we know of it\tSome studies: gain (full-example; through clusters). 1 programme: "
        "Austria. Newest study 2020; 1 by the programme itself. Not counted: 1 study.",
        "What we know of it\tSums of 1 example stand below.",
        "Shows the action\tdirect official (direct-official), Austria, Norway, running when last seen "
        "(2026)",
        "Shows part of it\tAustrian network (austrian-network), Austria, running when last seen (2025)",
        "Shows part of it\tpartial official (partial-official), Austria, Norway, running when last "
        "seen (2026)",
        "Facts not confirmed\tNorwegian example (norwegian-named-only), Norway, Greece, not "
        "established when last checked (2026-01-15)",
        "Facts not confirmed\tdirect fragment (direct-fragment), Austria, Norway, running when last "
        "seen (2026)",
        "Facts not confirmed\tFull example (full-example), Austria, Norway, ended in 2020",
        "Sums we found; they overlap, so do not add them\tdirect official (direct-official), Austria, "
        "Norway: grant in crowns: up to NOK 1,250 (about EUR 100, rate of 2020), one receiver, 2020; "
        "whole budget: EUR 70, in all, 2019; grant of old: NOK 9 (no rate for its year), one call, 1999",
        "Studies that count\tfull-example. Sales of firms: gain (a third; when: after a year). Through "
        "clusters. Two (another-study), 2020, review of studies",
        "Studies that do not count\tfull-example. Sales of firms: gain (a third; when: after a year). "
        "Through clusters. A study (a-study), 2020, review of studies. Not counted: it reviews a "
        "counted study.",
    ]  # fmt: skip
    (entry,) = fits("show", run("show", "meet-partners", "--format", "json").out)["entries"]
    (_, listed) = json.loads(run("actions", "--format", "json").out)["actions"]
    assert entry["marks"] == listed["marks"]
    assert entry["marks"]["studies"]["verdicts"] == [
        {
            "programme": "full-example", "through": "clusters", "result": "gain", "has_worse": False, "has_less": False,
            "studies": ["another-study"],
        }
    ]  # fmt: skip
    assert run("actions", "--columns", "id,shown_by,running,studies", "--format", "csv").out == (
        "id,shown_by,running,studies\nwatch-markets,0,0,No study found\nmeet-partners,1,1,Some studies\n"
    )


PLAN = """\
plan_version: 1
territory: Land
level: local
actions:
  chosen:
    - {id: a, action: meet-partners, function_fit: "Firms do not know each other."}
    - {id: b, action: meet-partners}
    - {id: c, action: watch-markets}
    - {id: d, action: gone-since, title: Gone}
roadmap:
  actions:
    specific:
      - {id: monthly, title: Meet every month, carries_out: [a, b]}
  monitoring:
    indicators:
      - {name: Firms that met, kind: output, unit: firms, actions: [monthly], target: {value: 40, year: 2028}}
      - {name: Firms there are, kind: context, actions: [monthly]}
      - {name: Reports, kind: output, actions: [another]}
"""


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
@pytest.mark.parametrize("option", [(), ("--internal",)])
def test_a_roadmap_tells_the_marks_of_each_action_beside_the_answer_of_its_authors(
    suffix: str,
    option: tuple[str, ...],
    full: Path,  # noqa: F811
    run: Run,
) -> None:
    (full / "rates.yaml").write_text(RATES, encoding="utf-8")
    write_example(full, "direct", money=MONEY)
    change = ('checked: "2026-01-15"', 'checked: "2026-02-01"')
    file = full / "examples" / "direct-official.yaml"
    file.write_text(file.read_text("utf-8").replace(*change), encoding="utf-8")
    Path("plan.yaml").write_text(PLAN, encoding="utf-8")
    document = Path(f"roadmap{suffix}")

    assert run("roadmap", "build", "plan.yaml", *option, "-o", document).status == 0

    lines = iter(words_of_document(document))
    assert "What is known of each action, and the plan's own answer" in lines
    assert [next(lines) for _ in range(18)] == [
        "Policy action", "What is known of it", "Why we do it, and how we will know",
        "Bring partners together",
        "Shown by: 1 example in 2 countries: 1 running when last seen.",
        "Some studies: gain (full-example; through clusters).",
        "Sums known of 1 example.",
        "As of content version 2026.01.0, its pages read between 15 January 2026 and 1 February 2026.",
        "Firms do not know each other.", "We will know by:", "- Firms that met: 40 firms by 2028",
        "Watch markets",
        "Shown by: no example found yet.", "No study found.", "No sum found.", "As of content version 2026.01.0.",
        "–",
        "This says neither that an action works nor that it is better than another. "
        "'toolkit show marks' says how it is counted.",
    ]  # fmt: skip
    assert Path("plan.yaml").read_text("utf-8") == PLAN


def words_of_document(file: Path) -> list[str]:
    """Return the texts of a document of any form, a line of a cell or a paragraph each, without marks."""
    if file.suffix == ".docx":
        with ZipFile(file) as archive:
            parts = re.split("</w:p>", archive.read("word/document.xml").decode())
    elif file.suffix == ".html":
        parts = re.split("</(?:p|t[dh]|h[1-6]|caption|li|span)>", file.read_text("utf-8"))
    else:
        text = re.sub(r"^[|#>] ?|\\(?=[-<>])|[*]+|^#+ ", "", file.read_text("utf-8"), flags=re.MULTILINE)
        parts = re.split(r" \| | \|\n|<br>|\n", text)
    plain = (html.unescape(re.sub("<[^>]+>", "", part)) for part in parts)
    return [" ".join(part.split()) for part in plain if part.strip(" -|\n")]


@pytest.mark.parametrize(
    ("shown", "told"),
    [
        (ShownBy((), (), (), (), ()), "no example found yet"),
        (ShownBy(("a",), ("AT",), ("a",), (), ()), "1 example in 1 country: 1 running when last seen"),
        (
            ShownBy(("a", "b", "c"), ("AT", "NO"), (), ("a",), ("c",)),
            "3 examples, 2 in 2 countries and 1 across the European Union: 1 ended, 2 not established",
        ),
        (ShownBy(("a",), (), (), (), ("a",)), "1 example across the European Union: 1 not established"),
    ],
)
def test_what_shows_an_action_is_told_with_all_states_and_the_union_apart(shown: ShownBy, told: str) -> None:
    assert shown_line(Marks(shown, (), findings("act", []))) == told


def test_the_marks_of_the_shipped_actions_rest_on_records_that_are_there() -> None:
    toolkit = load.load(DATA, TODAY)
    known = all_marks(toolkit)

    assert list(known) == list(toolkit.actions)
    for action, one in known.items():
        told = (*one.found.verdicts, *one.found.elsewhere)
        studies = {name for verdict in told for name in verdict.studies}
        weak = {name for name, _ in one.found.weak}
        assert studies.isdisjoint(weak)
        assert {*studies, *weak} == {
            study.id
            for study in toolkit.studies.values()
            if any(bearing.action == action for bearing in study.bears_on)
        }
        assert (one.found.standing in ("weak", "none")) is (one.found.verdicts == ())


def test_the_page_on_marks_promises_and_ranks_nothing(run: Run) -> None:
    text = " ".join(run("show", "marks", "--data", DATA, "--format", "markdown").out.split())

    assert "No mark says that an action is good, or better than another one. None ranks a country." in text
    assert "A gain elsewhere is no promise for your region." in text
