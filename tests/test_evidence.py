"""What worked, what it cost and what changed: studies, funds and developments, and content of an older form."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from clustertoolkit.content import load
from clustertoolkit.plan.digest import digest
from conftest import ROOT, TODAY, Run
from test_output_schemas import GUIDANCE, full  # noqa: F401  # a fixture

# what version 1 said, and what version 2 says in its place
OLD = {
    "status: active\nseen: 2025\n": "status: active\n",
    "    year: 2020\n    measures: reach\n": "    year: 2020\n",
}
OLD_FIGURES = """\
figures:
  - {what: yearly budget, value: 5, unit: EUR, measures: budget}
  - {what: voucher per firm, qualifier: under, value: 5, unit: EUR}
  - {what: firms to be reached, value: 5, unit: firms}
  - {what: workshops held, value: 5, unit: workshops}
  - {what: members, value: 5, unit: firms, year: 2020}
"""


def older(folder: Path, figures: str = "") -> Path:
    """Turn the small content into what it was in schema version 1, and return its example."""
    example = folder / "examples" / "austrian-network.yaml"
    text = example.read_text("utf-8")
    for new, old in OLD.items():
        assert new in text
        text = text.replace(new, old)
    if figures:
        text = text[: text.index("figures:")] + figures + text[text.index("placements:") :]
    example.write_text(text, encoding="utf-8")
    head = folder / "toolkit.yaml"
    head.write_text(
        head.read_text("utf-8").replace("schema_version: 2", "schema_version: 1"), encoding="utf-8"
    )
    return example


def test_content_of_version_1_is_read_and_judged_as_if_it_were_of_version_2(small: Path, run: Run) -> None:
    new = load.load(small, TODAY)
    older(small)

    assert run("validate").err == "13 files checked in data, no problems\n"
    old = load.load(small, TODAY)
    assert old.head == new.head
    assert old.examples["austrian-network"]._replace(seen=2025) == new.examples["austrian-network"]
    assert old.examples["austrian-network"].seen == 2024  # what version 1 promised of an active one
    assert load.consult(small, TODAY).examples["austrian-network"] == old.examples["austrian-network"]


def test_a_figure_of_version_1_is_typed_by_its_own_words(small: Path) -> None:
    older(small, OLD_FIGURES)

    figures = load.load(small, TODAY).examples["austrian-network"].figures

    assert [(figure.measures, figure.scope, figure.qualifier) for figure in figures] == [
        ("budget", "year", None), ("grant", "award", "up-to"), ("target", None, None), ("output", None, None),
        ("reach", None, None),
    ]  # fmt: skip


def test_old_files_are_brought_to_the_present_form_and_keep_all_else(small: Path) -> None:
    example = older(small, "# not all are firms\n" + OLD_FIGURES)
    read = load.load(small, TODAY)

    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "upgrade.py", small], capture_output=True, text=True, check=True
    )

    assert done.stdout == "2 files changed\n"
    assert "# not all are firms\n" in example.read_text("utf-8")
    assert "schema_version: 2" in (small / "toolkit.yaml").read_text("utf-8")
    assert load.load(small, TODAY).examples == read.examples


def test_what_version_2_adds_to_guidance_changes_no_digest_of_a_plan(small: Path) -> None:
    file = small / "actions" / "meet-partners.yaml"
    plain = file.read_text("utf-8")
    kept = GUIDANCE[: GUIDANCE.index("      seen_in:")] + GUIDANCE[GUIDANCE.index("    - step: Invite") :]
    kept = kept.replace("      judgement: true\n", "").replace("    developments: [a-law]\n", "")
    file.write_text(plain + kept, encoding="utf-8")
    before = digest(load.load(small, TODAY).actions["meet-partners"])
    file.write_text(plain + GUIDANCE.replace("    developments: [a-law]\n", ""), encoding="utf-8")

    assert digest(load.load(small, TODAY).actions["meet-partners"]) == before
    # as a program that knew version 1 alone wrote it into plans
    assert before["guidance"] == "865e088cde51"


FUND = """\
funds:
  - id: a-fund
    name: A fund
    state: {state}
    checked: "2026-06-01"
{dates}    who_may_apply: Clusters.
    what_it_pays: Meetings.
    how_to_reach: By letter.
    sources:
      - {{url: "https://example.org/fund", read: "2026-06-01"}}
"""


@pytest.mark.parametrize(
    ("state", "dates", "today", "told"),
    [
        ("open", "last_call: '2026-09-15'", "2026-06-02", "open. The last call seen ends on 15 September 2026."),
        (
            "open", "last_call: '2026-09-15'", "2026-10-02",
            "closed. The last call seen ended on 15 September 2026. No later call was seen. Ask the managing "
            "authority before you plan.",
        ),
        (
            "open", "last_call: '2026-09'", "2026-09-30",
            "open. The last call seen ends in September 2026.",
        ),
        (
            "call-expected", "next_call: '2027-02'", "2026-06-02",
            "a call is announced. The next call is announced for February 2027. Ask the managing authority "
            "before you plan.",
        ),
        (
            "ended", "spend_by: '2026-12-31'", "2026-06-02",
            "ended. No later call was seen. Its money is to be spent by 31 December 2026. Ask the managing "
            "authority before you plan.",
        ),
        (
            "unclear", "", "2026-06-02",
            "unclear. No later call was seen. Ask the managing authority before you plan.",
        ),
    ],
)  # fmt: skip
def test_the_page_of_a_fund_begins_with_how_it_stands_today(
    state: str, dates: str, today: str, told: str, small: Path, run: Run
) -> None:
    line = f"    {dates}\n" if dates else ""
    (small / "funds.yaml").write_text(FUND.format(state=state, dates=line), encoding="utf-8")

    out = run("show", "a-fund", "--today", today, "--format", "csv").out

    assert out.splitlines()[3] == f'a-fund,Summary,"State on 1 June 2026: {told}"'.replace(
        '"', '"' if "," in told else ""
    )


@pytest.mark.parametrize(
    ("today", "is_stale"), [("2026-12-01", False), ("2026-12-02", True), ("2027-06-01", True)]
)
def test_a_fund_that_nobody_looked_at_for_six_months_is_nothing_to_plan_on(
    today: str, is_stale: bool, small: Path, run: Run
) -> None:
    (small / "funds.yaml").write_text(FUND.format(state="open", dates=""), encoding="utf-8")

    out = run("show", "a-fund", "--today", today, "--format", "csv").out

    assert ("Not checked since 1 June 2026; do not plan on it." in out) is is_stale


def test_a_study_reads_in_words_and_says_that_nobody_read_it_twice(full: Path, run: Run) -> None:  # noqa: F811
    study = full / "studies" / "a-study.yaml"
    study.write_text(
        study.read_text("utf-8")
        .replace("reviewed_by: A. Person\n", "")
        .replace("method: review", "method: mixed"),
        encoding="utf-8",
    )

    lines = run("show", "a-study", "--format", "tsv").out.splitlines()

    assert "a-study\tMethod\tseveral ways" in lines
    assert "a-study\tSecond reader\tnobody yet" in lines
    assert "a-study\tEffects\tsales of firms: gain (a third; when: after a year)" in lines
    assert (
        "a-study\tBears on\tBring partners together (meet-partners), through clusters, by sales of firms: They met. "
        "Judged by A. Person." in lines
    )


def test_a_review_of_the_whole_world_has_no_countries_and_its_page_and_list_name_none(
    full: Path,  # noqa: F811
    run: Run,
) -> None:
    study = full / "studies" / "a-study.yaml"
    study.write_text(study.read_text("utf-8").replace('countries: ["AT"]\n', ""), encoding="utf-8")

    assert run("validate").status == 0
    assert "Country" not in [line.split("\t")[1] for line in run("show", "a-study").out.splitlines()]
    assert run("studies", "--columns", "id,countries", "--format", "csv").out == (
        "id,countries\na-study,\nanother-study,AT\n"
    )
    assert [line.split("\t")[0] for line in run("studies", "--country", "AT").out.splitlines()] == [
        "another-study"
    ]


@pytest.mark.parametrize("method", ["randomised", "counterfactual", "before-after", "mixed", "qualitative"])
def test_any_other_study_names_its_countries(method: str, full: Path, run: Run) -> None:  # noqa: F811
    study = full / "studies" / "a-study.yaml"
    text = study.read_text("utf-8").replace('countries: ["AT"]\n', "")
    study.write_text(text.replace("method: review", f"method: {method}"), encoding="utf-8")

    result = run("validate")

    assert result.status == 1
    assert "data/studies/a-study.yaml:1:1: error[missing-key]: 'countries' is missing" in result.out
    assert f"hint: 'method: {method}' asks for it." in result.out


@pytest.mark.parametrize(
    ("command", "rows"),
    [
        (("studies",), ["a-study", "another-study"]),
        (("studies", "--action", "meet-partners", "--country", "Austria"), ["a-study", "another-study"]),
        (("studies", "--action", "watch-markets"), []),
        (("studies", "--country", "NO"), []),
        (("studies", "--method", "review"), ["a-study", "another-study"]),
        (("studies", "--group", "eu27"), ["a-study", "another-study"]),
        (("studies", "--challenge", "innovation"), ["a-study", "another-study"]),
        (("studies", "--challenge", "value-chains"), []),
        (("studies", "--instrument", "grants"), ["a-study", "another-study"]),
        (("studies", "--instrument", "networks"), []),
        (("funds", "--state", "open", "--instrument", "grants"), ["a-fund"]),
        (("funds", "--function", "intelligence"), []),
        (("funds", "--challenge", "innovation", "--action", "meet-partners"), ["a-fund"]),
        (("developments", "--priority", "green"), ["a-law"]),
        (("developments", "--priority", "digital"), []),
        (("examples", "--fund", "a-fund"), ["full-example"]),
        (("examples", "--place", "rural"), ["full-example"]),
        (("examples", "--place", "coal"), []),
        (("examples", "--action", "watch-markets"), []),
    ],
)
def test_lists_are_chosen_by_what_records_name(
    command: tuple[str, ...],
    rows: list[str],
    full: Path,  # noqa: F811
    run: Run,
) -> None:
    assert [line.split("\t")[0] for line in run(*command).out.splitlines()] == rows


def test_what_is_linked_is_told_on_both_pages(full: Path, run: Run) -> None:  # noqa: F811
    names = ("meet-partners", "full-example", "a-study", "a-fund", "a-law")
    entries = json.loads(run("show", *names, "--format", "json").out)["entries"]
    linked = {entry["id"]: {key: ids for key, ids in entry["linked"].items() if ids} for entry in entries}

    assert linked["meet-partners"]["studies"] == ["a-study", "another-study"]
    assert linked["meet-partners"]["funds"] == ["a-fund"]
    assert linked["meet-partners"]["developments"] == ["a-law"]
    assert linked["full-example"]["studies"] == ["a-study", "another-study"]
    assert linked["full-example"]["funds"] == ["a-fund"]
    assert linked["a-study"] == {
        "actions": ["meet-partners"], "examples": ["full-example"], "countries": ["AT"], "studies": ["another-study"],
    }  # fmt: skip
    assert linked["a-fund"] == {"actions": ["meet-partners"], "examples": ["full-example"]}
    assert linked["a-law"] == {"actions": ["meet-partners"]}


PLAN = """\
plan_version: 1
territory: Here
level: regional
roadmap:
  actions:
    specific:
      - {{id: meet, title: Meet}}
  resources:
    costs:
      - {{action: meet, amount: 5}}
    funding:
      - source: {source}
        status: {status}
        lines:
          - {{action: meet, amount: 5}}
"""


@pytest.mark.parametrize(
    ("state", "source", "status", "is_told"),
    [
        ("closed", "A fund", "idea", True),
        ("ended", "Money of A-fund, second call", "applied", True),
        ("closed", "A fund", "approved", False),
        ("open", "A fund", "idea", False),
        ("call-expected", "A fund", "idea", False),
        ("closed", "A funder", "idea", False),
        ("closed", "Our own", "idea", False),
    ],
)
def test_a_plan_that_counts_on_a_fund_that_gives_nothing_gets_a_warning(
    state: str, source: str, status: str, is_told: bool, small: Path, run: Run
) -> None:
    (small / "funds.yaml").write_text(FUND.format(state=state, dates=""), encoding="utf-8")
    plan = small.parent / "plan.yaml"
    plan.write_text(PLAN.format(source=source, status=status), encoding="utf-8")

    document = json.loads(run("roadmap", "check", plan, "--format", "json").out)

    (money,) = [one for one in document["statements"] if one["id"] == "money-is-planned"]
    assert money["verdict"] == "holds"
    assert [one["message"] for one in money["warnings"]] == (
        [f"'A fund' was {state} on 2026-06-01: see 'toolkit show a-fund'"] if is_told else []
    )
