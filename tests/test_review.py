"""`toolkit gaps` and `toolkit countries`: what is missing, and where the examples are."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from clustertoolkit.query.gaps import KINDS, months_before
from clustertoolkit.views import gaps as views
from conftest import DATA, TESTS, Run, paper
from test_output_schemas import full  # noqa: F401  # a fixture

GOLDEN = TESTS / "golden"

EMPTY = "counted: 0; all: 0; direct: 0; not weighed: 0; partial: 0; named-only: 0"
SMALL_GAPS = f"""\
cell-without-action\tgreen/value-chains/intelligence\tGreen transition / Value chains / Intelligence\texamples: 0
cell-without-action\tgreen/value-chains/networking\tGreen transition / Value chains / Networking\texamples: 0
cell-without-action\tdigital/innovation/intelligence\tDigital transition / Innovation / Intelligence\texamples: 0
cell-without-action\tdigital/value-chains/intelligence\tDigital transition / Value chains / Intelligence\texamples: 0
cell-without-action\tdigital/value-chains/networking\tDigital transition / Value chains / Networking\texamples: 0
thin-cell\tgreen/innovation/intelligence\tGreen transition / Innovation / Intelligence\t{EMPTY}
thin-cell\tgreen/innovation/networking\tGreen transition / Innovation / Networking\tcounted: 0; all: 2; direct: 0; not weighed: 2; partial: 0; named-only: 1
thin-cell\tgreen/value-chains/intelligence\tGreen transition / Value chains / Intelligence\t{EMPTY}
thin-cell\tgreen/value-chains/networking\tGreen transition / Value chains / Networking\t{EMPTY}
thin-cell\tdigital/innovation/intelligence\tDigital transition / Innovation / Intelligence\t{EMPTY}
thin-cell\tdigital/innovation/networking\tDigital transition / Innovation / Networking\tcounted: 0; all: 1; direct: 1; not weighed: 0; partial: 0; named-only: 1
thin-cell\tdigital/value-chains/intelligence\tDigital transition / Value chains / Intelligence\t{EMPTY}
thin-cell\tdigital/value-chains/networking\tDigital transition / Value chains / Networking\t{EMPTY}
recommendation-without-link\tG1\tDo green things\tfunctions: intelligence
recommendation-without-link\tG2\tDo more green things\tfunctions: intelligence, networking
unused-action\twatch-markets\tWatch markets\tcells: green/innovation/intelligence
example-without-source\tnorwegian-named-only\tNorwegian example\tevidence: named-only
example-without-year\tnorwegian-named-only\tNorwegian example\tstatus: unknown
"""


def found(run: Run, *arguments: str | Path) -> list[tuple[str, str, str]]:
    """Return kind, id and detail of the gaps that a command line finds."""
    gaps = json.loads(run("gaps", *arguments, "--format", "json").out)["gaps"]
    return [(gap["gap"], gap["id"], gap["detail"]) for gap in gaps]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


TASKS = {
    "cell-without-action": "judge whether an action of another cell belongs here, too\tjudgement",
    "thin-cell": "find an example that shows the action of the cell\ta day",
    "recommendation-without-link": "link an action or example of the function\tjudgement",
    "unused-action": "see whether a recommendation of its priority asks for it\tjudgement",
    "example-without-source": "find a page that carries its facts\tan hour",
    "example-without-year": "find when it began or ended\tan hour",
}
FIRST = tuple(kind for kind in KINDS if kind in TASKS)
NEXT = """\
thin-action watch-markets direct examples: 0; countries: 0
thin-action meet-partners direct examples: 0; countries: 0
action-without-study watch-markets weak studies: 0
action-without-study meet-partners weak studies: 0
action-without-money watch-markets direct examples: 0; countries: 0
action-without-money meet-partners direct examples: 0; countries: 0
unknown-status norwegian-named-only checked: 2026-01-15
no-outcome austrian-network status: active
no-outcome norwegian-named-only status: unknown
place coal examples: 0
place industrial examples: 0
place rural examples: 0
place island examples: 0
place outermost examples: 0
place mountain examples: 0
place border examples: 0
place capital examples: 0
place less-developed examples: 0
place AT examples: 1
place GR examples: 1
"""


def test_every_gap_is_one_line_for_programs_with_what_to_do(small: Path, run: Run) -> None:
    lines = [f"{line}\t{TASKS[line.partition(chr(9))[0]]}\n" for line in SMALL_GAPS.splitlines()]

    assert run("gaps", "--gap", ",".join(FIRST)) == (0, "".join(lines), "")


def test_what_is_missing_behind_marks_and_facts_comes_next(small: Path, run: Run) -> None:
    rest = [" ".join(gap) for gap in found(run) if gap[0] not in FIRST]

    assert rest == NEXT.splitlines()


def test_what_was_found_is_no_gap_and_what_nobody_read_twice_is_one(full: Path, run: Run) -> None:  # noqa: F811
    study = full / "studies" / "a-study.yaml"
    change(study, "reviewed_by: A. Person\n", "")

    gaps = found(run)

    assert [gap for gap in gaps if gap[0] in ("not-found", "second-reading")] == [
        ("not-found", "full-example", "not found: money, outcomes; checked: 2026-01-15"),
        ("second-reading", "a-study", "read: 2026-01-15"),
    ]
    assert {gap[:2] for gap in gaps}.isdisjoint(
        {
            ("action-without-study", "meet-partners"),
            ("no-outcome", "full-example"),
            ("unknown-status", "full-example"),
        }
    )
    change(full / "examples" / "full-example.yaml", "fit: partial\n    carrier: other", "fit: direct")
    assert ("no-active-example", "green/innovation/networking", "counted: 1") in found(run)
    assert found(run, "--priority", "green", "--gap", "second-reading,place") == []


def test_each_kind_of_gap_says_what_to_do_and_how_much_that_is() -> None:
    assert tuple(views.KINDS) == KINDS
    assert all(
        kind.task and kind.effort in ("minutes", "an hour", "a day", "judgement")
        for kind in views.KINDS.values()
    )


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("small-gaps.txt", ("gaps", "--older-than", "10", "--format", "table")),
        ("small-gaps.md", ("gaps", "--priority", "green", "--format", "markdown")),
        ("small-gaps.csv", ("gaps", "--priority", "green", "--format", "csv")),
        ("small-countries.txt", ("countries", "--format", "table")),
        ("small-countries.md", ("countries", "--format", "markdown")),
    ],
)
def test_people_read_it_like_this(
    name: str, arguments: tuple[str, ...], small: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    status, out, err = run(*arguments)

    assert (status, err) == (0, "")
    golden(GOLDEN / name, out)


def test_actions_that_no_recommendation_uses_are_those_that_table_5_does_not_name(run: Run) -> None:
    linked = {row["id"] for row in paper("table5") if row["kind"] == "action"}
    unused = [name for name in dict.fromkeys(row["action"] for row in paper("actions")) if name not in linked]

    assert [name for _, name, _ in found(run, "--data", DATA, "--gap", "unused-action")] == unused
    assert len(unused) == 10


def test_a_recommendation_lacks_the_functions_that_table_5_leaves_empty(run: Run) -> None:
    named = {(row["recommendation"], row["function"]) for row in paper("table5")}
    functions = ("intelligence", "networking", "business-services")
    bare = {
        row["recommendation"]: [name for name in functions if (row["recommendation"], name) not in named]
        for row in paper("recommendations")
    }

    gaps = found(run, "--data", DATA, "--gap", "recommendation-without-link")

    assert {name: detail for _, name, detail in gaps} == {
        name: f"functions: {', '.join(names)}" for name, names in bare.items() if names
    }
    assert bare["G5"] == list(functions)


def test_a_link_without_entries_is_none(small: Path, run: Run) -> None:
    change(small / "recommendations.yaml", "actions: [meet-partners]", "actions: []")

    assert ("recommendation-without-link", "G1", "functions: intelligence, networking") in found(run)


def test_thin_cells_of_the_shipped_content_are_counted_from_its_placements(run: Run) -> None:
    placements = json.loads(run("examples", "--by", "placement", "--data", DATA, "--format", "json").out)[
        "placements"
    ]
    every, counted = Counter(), Counter()
    for one in placements:
        cell = f"{one['priority']}/{one['challenge']}/{one['function']}"
        every[cell] += 1
        counted[cell] += one["fit"] == "direct" and one["evidence"] != "named-only"

    for least in (0, 1, 3, 1000):
        gaps = found(run, "--data", DATA, "--gap", "thin-cell", "--min", str(least))

        assert {name for _, name, _ in gaps} == {cell for cell in every if counted[cell] < least}
        for _, name, detail in gaps:
            assert detail.startswith(f"counted: {counted[name]}; all: {every[name]}; ")


@pytest.mark.parametrize(
    ("old", "new", "detail"),
    [
        ("evidence: named-only", "evidence: fragment", None),
        (
            "fit: direct",
            "fit: partial",
            "counted: 0; all: 1; direct: 0; not weighed: 0; partial: 1; named-only: 1",
        ),
    ],
)
def test_an_example_counts_if_it_fits_and_is_known(
    old: str, new: str, detail: str | None, small: Path, run: Run
) -> None:
    change(small / "examples" / "norwegian-named-only.yaml", old, new)

    thin = found(run, "--gap", "thin-cell", "--min", "1", "--priority", "digital", "--function", "networking")

    assert thin[0][2] == (detail or EMPTY)
    assert len(thin) == (2 if detail else 1)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("--gap unused-action", ["watch-markets"]),
        ("--gap unused-action --function networking", []),
        ("--gap example-without-year --gap unused-action", ["watch-markets", "norwegian-named-only"]),
        ("--gap example-without-year,unused-action", ["watch-markets", "norwegian-named-only"]),
        ("--gap example-without-source --challenge value-chains", []),
        ("--gap example-without-source --priority digital", ["norwegian-named-only"]),
        ("--gap recommendation-without-link --function networking", ["G2"]),
        ("--gap recommendation-without-link --priority digital", []),
        ("--gap cell-without-action --priority green --function intelligence", ["green/value-chains/intelligence"]),
        ("--gap thin-cell --challenge Innovation --function networking",
         ["green/innovation/networking", "digital/innovation/networking"]),
    ],
)  # fmt: skip
def test_filters_narrow(arguments: str, expected: list[str], small: Path, run: Run) -> None:
    assert [name for _, name, _ in found(run, *arguments.split())] == expected


def test_a_function_filter_leaves_the_other_functions_out_of_what_is_missing(small: Path, run: Run) -> None:
    gaps = found(run, "--gap", "recommendation-without-link", "--function", "networking")

    assert gaps == [("recommendation-without-link", "G2", "functions: networking")]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ("gaps --gap thin-cel", "no gap is named 'thin-cel'\nhint: did you mean 'thin-cell'?"),
        ("gaps --gap x", f"no gap is named 'x'\nhint: choose from: {', '.join(KINDS)}"),
        ("gaps --priority gren", "no priority is named 'gren'\nhint: did you mean 'green'?"),
        ("countries --group-by nordic", "no group is named 'nordic'\nhint: choose from: eu27"),
    ],
)
def test_a_wrong_name_is_one_line(arguments: str, error: str, small: Path, run: Run) -> None:
    assert run(*arguments.split()) == (2, "", f"error: {error}\n")


def test_findings_fail_only_when_asked_to(small: Path, run: Run) -> None:
    nothing = ("gaps", "--gap", "stale")
    something = ("gaps", "--gap", "unused-action")

    assert run(*something).status == 0
    assert run(*something, "--fail").status == 1
    assert run(*something, "--fail").out == run(*something).out
    assert run(*nothing, "--fail") == (0, "", "nothing is missing here\n")


def test_months_are_whole_and_counted_back_from_today(small: Path, run: Run) -> None:
    def due(months: int, today: str) -> int:
        return len(found(run, "--gap", "stale", "--older-than", str(months), "--today", today))

    # both were checked on 2026-01-15
    assert [due(24, day) for day in ("2028-01-14", "2028-01-15", "2028-01-16")] == [0, 0, 2]
    assert [due(0, day) for day in ("2026-01-15", "2026-01-16")] == [0, 2]
    assert due(12_000, "2028-01-16") == 0


def test_what_nobody_looked_at_for_long_is_stale_whatever_it_is_and_a_fund_after_six_months(
    full: Path,  # noqa: F811
    run: Run,
) -> None:
    def stale(*arguments: str) -> list[tuple[str, str, str]]:
        return found(run, "--gap", "stale", *arguments)

    fund = [("stale", "a-fund", "kind: fund; checked: 2026-01-15")]
    rest = [
        *(("stale", name, "kind: example; checked: 2026-01-15")
          for name in ("austrian-network", "norwegian-named-only", "full-example")),
        *(("stale", name, "kind: study; checked: 2026-01-15") for name in ("a-study", "another-study")),
    ]  # fmt: skip
    law = [("stale", "a-law", "kind: development; checked: 2026-01-15")]

    assert stale("--today", "2026-07-15") == []
    assert stale("--today", "2026-07-16") == fund
    assert stale("--today", "2028-01-16") == [*rest, *fund, *law]
    assert stale("--today", "2026-02-16", "--older-than", "1") == [*rest, *fund, *law]
    assert stale("--today", "2026-08-16", "--older-than", "12") == fund
    assert stale("--today", "2028-01-16", "--function", "networking") == rest[:3]


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        ("2026-11-30", 0, "2026-11-30"),
        ("2026-11-30", 24, "2024-11-30"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-31", 12, "2025-12-31"),
        ("2026-05-31", 1, "2026-04-30"),
        ("2026-05-31", 100_000, "0001-01-01"),
    ],
)
def test_a_month_that_is_too_short_ends_on_its_last_day(day: str, months: int, earlier: str) -> None:
    assert str(months_before(date.fromisoformat(day), months)) == earlier


@pytest.mark.parametrize("name", ["gaps", "countries"])
def test_both_can_be_written_to_files(name: str, small: Path, run: Run) -> None:
    for suffix in ("csv", "json", "md", "html", "xlsx", "tsv"):
        file = small.parent / f"{name}.{suffix}"
        assert run(name, "-o", file) == (0, "", f"{file} written\n")
        assert file.stat().st_size > 0


SMALL_COUNTRIES = """\
AT\tAustria\teu27\t1\t1\t0\t1\t0\t0\t1
GR\tGreece\teu27\t1\t1\t1\t1\t0\t0\t1
NO\tNorway\t\t1\t1\t1\t1\t0\t0\t1
"""


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        ("", SMALL_COUNTRIES),
        ("--priority digital", "GR\tGreece\teu27\t1\t0\t1\t1\t0\t0\t1\nNO\tNorway\t\t1\t0\t1\t1\t0\t0\t1\n"),
        ("--basis paper", "AT\tAustria\teu27\t1\t1\t0\t1\t0\t0\t1\n"),
        ("--group eu27", "".join(SMALL_COUNTRIES.splitlines(keepends=True)[:2])),
        ("--status active", "AT\tAustria\teu27\t1\t1\t0\t1\t0\t0\t1\n"),
        ("--evidence named-only --challenge innovation", "".join(SMALL_COUNTRIES.splitlines(keepends=True)[1:])),
    ],
)  # fmt: skip
def test_countries_are_counted_from_what_the_filters_choose(
    arguments: str, lines: str, small: Path, run: Run
) -> None:
    assert run("countries", *arguments.split()) == (0, lines, "")


def test_no_country_is_no_failure(small: Path, run: Run) -> None:
    assert run("countries", "--challenge", "value-chains", "--format", "table") == (
        0,
        "",
        "nothing fits these filters\n",
    )


def test_the_counts_of_the_shipped_content_are_those_of_its_examples(run: Run) -> None:
    examples = json.loads(run("examples", "--data", DATA, "--format", "json").out)["examples"]
    rows = list(csv.DictReader(io.StringIO(run("countries", "--data", DATA, "--format", "csv").out)))

    counted: dict[str, Counter[str]] = {}
    for example in examples:
        words = {
            place[key] for place in example["placements"] for key in ("priority", "challenge", "function")
        }
        for code in example["countries"]:
            counted.setdefault(code, Counter()).update({"total", *words})
    fixed = ("code", "name", "groups")
    assert {row["code"]: {key: int(row[key]) for key in row if key not in fixed} for row in rows} == {
        code: {key: numbers[key] for key in rows[0] if key not in fixed} for code, numbers in counted.items()
    }
    members = ["eu27" in row["groups"].split("; ") for row in rows]
    assert members == sorted(members, reverse=True)


def test_another_group_may_come_first(small: Path, run: Run) -> None:
    change(small / "countries.yaml", "countries:\n", "  - id: north\n    title: The North\n    summary: Cold.\ncountries:\n")  # fmt: skip
    change(small / "countries.yaml", "name: Norway\n", "name: Norway\n    groups: [north]\n")

    assert [line[:2] for line in run("countries").out.splitlines()] == ["AT", "GR", "NO"]
    assert [line[:2] for line in run("countries", "--group-by", "The North").out.splitlines()] == [
        "NO",
        "AT",
        "GR",
    ]
    table = run("countries", "--group-by", "north", "--format", "table").out
    assert [line.split("  ")[0] for line in table.splitlines()[:8]] == [
        "The North", "Norway", "Together", "", "Others", "Austria", "Greece", "Together",
    ]  # fmt: skip


def test_content_without_groups_is_one_table(small: Path, run: Run) -> None:
    countries = small / "countries.yaml"
    text = countries.read_text(encoding="utf-8")
    text = "groups: []\n" + text[text.index("countries:") :].replace("    groups: [eu27]\n", "")
    countries.write_text(text, encoding="utf-8")

    assert [line.split("  ")[0] for line in run("countries", "--format", "table").out.splitlines()[:5]] == [
        "Countries", "Austria", "Greece", "Norway", "Together",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [80, 120, 200])
def test_total_and_priorities_stay_however_narrow_the_terminal(
    width: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    lines = run("countries", "--data", DATA, "--format", "table").out.splitlines()

    heads = lines[0]
    shown = ["Total", "Green transition", "Digital transition", "Resilience"]
    assert [title in heads for title in shown] == [True] * 4
    assert ("Value chains" in heads) == (width == 200)
    assert max(map(len, lines)) <= width


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_people_are_told_what_the_counts_mean(form: str, small: Path, run: Run) -> None:
    file = small.parent / "counts.html"
    result = run("countries", "--format", form, *(["-o", file] if form == "html" else []))
    text = file.read_text(encoding="utf-8") if form == "html" else result.out

    assert "Counts show what was collected here, not who does more." in text
    assert "An example in several countries counts in each" in text


def test_what_a_name_needs_said_of_it_is_said(small: Path, run: Run) -> None:
    change(small / "countries.yaml", "name: Norway\n", "name: Norway\n    footnote: Not a member.\n")

    assert run("countries", "--format", "table").out.endswith("\nNorway: Not a member.\n")
    assert "Norway:" not in run("countries", "--format", "table", "--group", "eu27").out


def test_a_new_dimension_value_is_a_column_by_data_alone(small: Path, run: Run) -> None:
    change(small / "dimensions.yaml", "challenges:\n", "  - id: health-care\n    title: Health\n    summary: To live.\nchallenges:\n")  # fmt: skip

    assert run("countries", "--format", "csv").out.splitlines()[0] == (
        "code,name,groups,total,green,digital,health-care,innovation,value-chains,intelligence,networking"
    )
    assert ("cell-without-action", "health-care/innovation/networking", "examples: 0") in found(run)
