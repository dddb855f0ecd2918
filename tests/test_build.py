"""`roadmap build` and `roadmap worksheet`: what is written where, and what is left out of it."""

import re
import shutil
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from clustertoolkit import render
from clustertoolkit.content import load
from clustertoolkit.plan import planfile, statements
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.render import mermaid
from clustertoolkit.render.drawing import charts, shapes
from clustertoolkit.views import blocks, wording
from clustertoolkit.views import roadmap as views
from clustertoolkit.views.roadmap import timetable as timetables
from clustertoolkit.views.roadmap.labels import Empty
from conftest import DATA, DEMO, MORE, PLANS, ROOT, TODAY, Run, demo, plan_file, short_demo

HEAD = "plan_version: 1\nterritory: Land\nlevel: local\n"


@pytest.fixture
def plan(small: Path) -> Path:
    """Return a small plan beside the small content, in the current folder."""
    shutil.copy(PLANS / "small.yaml", "plan.yaml")
    return Path("plan.yaml")


def build(run: Run, *arguments: str | Path) -> str:
    """Return what `roadmap build` of the small plan writes to a file."""
    file = Path(str(arguments[-1]))
    assert run("roadmap", "build", "plan.yaml", *arguments[:-1], "-o", file, "--force") == (
        0, "", f"{file.as_posix()} written\n",
    )  # fmt: skip
    return text_of(file)


def text_of(file: Path) -> str:
    """Return all text in a document of any form, with its marks."""
    if file.suffix != ".docx":
        return file.read_text("utf-8")
    with ZipFile(file) as archive:
        return "".join(
            archive.read(name).decode() for name in archive.namelist() if not name.endswith(".png")
        )


def test_the_document_of_the_demo_is_fresh(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)

    assert run(
        "roadmap", "build", "examples/ile-de-france/plan.yaml", "-o", "examples/ile-de-france/roadmap.md", "--check"
    ) == (0, "", "examples/ile-de-france/roadmap.md is fresh\n")  # fmt: skip


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("small.md", ("build",)),
        ("small.brief.md", ("build", "--brief")),
        ("small.internal.md", ("build", "--internal")),
        ("small.worksheet.md", ("worksheet",)),
    ],
)
def test_a_small_plan_gives_this_document(
    name: str, arguments: tuple[str, ...], plan: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    result = run("roadmap", *arguments, plan)

    assert (result.status, result.err) == (0, "")
    golden(PLANS / name, result.out)


def test_every_field_that_is_open_is_named_with_a_section_that_the_document_has(plan: Path, run: Run) -> None:
    text = run("roadmap", "build", plan).out

    headings = [one.lstrip("#").strip() for one in text.splitlines() if one.startswith("##")]
    listed = re.findall(
        r"^- (.*)$", text.split("**Fields that are empty**")[1].split("\n## ")[0], re.MULTILINE
    )
    numbered = [one for one in listed if one[0].isdigit()]
    assert [one for one in numbered if one.split(": ")[0] not in headings] == []
    assert [one for one in listed if one not in numbered] == [
        "Authors", "Contact", "Date", "Status", "Strategy served: Strategy", "Strategy served: Owner", "Content version",
    ]  # fmt: skip


# Which file is replaced


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
def test_a_document_is_replaced_if_it_is_the_commands_own(suffix: str, plan: Path, run: Run) -> None:
    file = Path(f"roadmap{suffix}")
    first = build(run, file)
    plan.write_text(plan.read_text("utf-8").replace("Small Land", "Great Land"), encoding="utf-8")

    assert run("roadmap", "build", plan, "-o", file) == (0, "", f"{file} written\n")

    assert "Great Land" in text_of(file)
    assert "Great Land" not in first


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
@pytest.mark.parametrize(
    "touch",
    [
        lambda _: b"mine",
        lambda _: b"",
        lambda data: data[:1000] + bytes([data[1000] ^ 1]) + data[1001:],
        lambda data: data + b"more\n",
        lambda data: data + data,
        lambda data: data.replace(b"sha256 ", b"sha256 0"),
        lambda data: data[: data.rindex(b"made by toolkit")],
    ],
    ids=["foreign", "empty", "changed", "longer", "twice", "another seal", "no seal"],
)
def test_a_foreign_or_changed_file_is_replaced_by_force_alone(
    suffix: str, touch: Callable[[bytes], bytes], plan: Path, run: Run
) -> None:
    file = Path(f"roadmap{suffix}")
    run("roadmap", "build", plan, "-o", file)
    own = file.read_bytes()
    file.write_bytes(touch(own))

    assert run("roadmap", "build", plan, "-o", file) == (
        2, "", f"error: {file} was not written by this command, or was changed since\n"
        "hint: use --force to replace it, or name another file\n",
    )  # fmt: skip
    assert file.read_bytes() == touch(own)
    assert run("roadmap", "build", plan, "-o", file, "--force").status == 0
    assert file.read_bytes() == own


@pytest.mark.parametrize("suffix", [suffix for suffix in render.DOCUMENTS if suffix != ".docx"])
def test_other_line_ends_are_no_change(suffix: str, plan: Path, run: Run) -> None:
    file = Path(f"roadmap{suffix}")
    own = build(run, file).encode()
    file.write_bytes(own.replace(b"\n", b"\r\n"))

    assert run("roadmap", "build", plan, "-o", file, "--check") == (0, "", f"{file} is fresh\n")
    assert run("roadmap", "build", plan, "-o", file).status == 0
    assert file.read_bytes() == own


def test_a_worksheet_keeps_to_the_same_rule(plan: Path, run: Run) -> None:
    assert run("roadmap", "worksheet", plan, "-o", "open.html") == (0, "", "open.html written\n")
    assert run("roadmap", "worksheet", plan, "-o", "open.html").status == 0
    Path("open.html").write_text("an answer", encoding="utf-8")
    assert run("roadmap", "worksheet", plan, "-o", "open.html").status == 2
    assert Path("open.html").read_text("utf-8") == "an answer"
    assert run("roadmap", "worksheet", plan, "-o", "open.html", "--force").status == 0


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
@pytest.mark.parametrize("command", ["build", "worksheet"])
def test_a_public_document_becomes_an_internal_one_by_force_alone(
    command: str, suffix: str, plan: Path, run: Run
) -> None:
    file = Path(f"roadmap{suffix}")
    assert run("roadmap", command, plan, "-o", file).status == 0
    public = file.read_bytes()

    assert run("roadmap", command, plan, "-o", file, "--internal") == (
        2, "", f"error: {file} is a public document and would become an internal one\n"
        "hint: name another file, or use --force to replace it\n",
    )  # fmt: skip
    assert file.read_bytes() == public
    assert run("roadmap", command, plan, "-o", file, "--internal", "--force").status == 0
    internal = file.read_bytes()
    assert internal != public
    assert run("roadmap", command, plan, "-o", file, "--internal").status == 0
    assert file.read_bytes() == internal
    assert run("roadmap", command, plan, "-o", file).status == 0
    assert file.read_bytes() == public


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
def test_a_check_writes_nothing_and_tells_whether_a_document_is_missing_fresh_or_stale(
    suffix: str, plan: Path, run: Run
) -> None:
    file = Path(f"roadmap{suffix}")

    def checked(*more: str) -> tuple[int, str, str]:
        return run("roadmap", "build", plan, "-o", file, "--check", *more)

    assert checked() == (1, "", f"{file} is missing\n")
    assert not file.exists()
    run("roadmap", "build", plan, "-o", file)
    written = file.read_bytes()
    assert checked() == (0, "", f"{file} is fresh\n")
    assert checked("--brief") == (1, "", f"{file} is stale\n")
    plan.write_text(plan.read_text("utf-8").replace("Firms meet.", "Firms met."), encoding="utf-8")

    assert checked() == (1, "", f"{file} is stale\n")
    assert file.read_bytes() == written


def test_without_a_file_markdown_is_printed_without_a_seal(plan: Path, run: Run) -> None:
    text = build(run, "roadmap.md")

    result = run("roadmap", "build", plan)

    assert (result.status, result.err) == (0, "")
    assert text.startswith(result.out)
    assert re.fullmatch(
        r"<!-- made by toolkit roadmap build, sha256 [0-9a-f]{64} -->\n", text.removeprefix(result.out)
    )


@pytest.mark.parametrize("command", ["build", "worksheet"])
@pytest.mark.parametrize("name", ["roadmap.pdf", "roadmap", "roadmap.yaml"])
def test_a_form_that_there_is_not_is_one_line(command: str, name: str, plan: Path, run: Run) -> None:
    result = run("roadmap", command, plan, "-o", name)

    assert (result.status, result.out) == (2, "")
    assert re.fullmatch(
        rf"error: a document cannot end in '{Path(name).suffix}'\nhint: choose from: \.html, (\.docx, )?\.md(, \.docx)?\n",
        result.err,
    )
    assert not Path(name).exists()


def test_a_form_is_told_in_capital_letters_too(plan: Path, run: Run) -> None:
    assert build(run, "a.HTML") == build(run, "a.html")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--check",), "error: --check compares a file\nhint: name it with -o\n"),
        (("--brief", "--internal"),
         "error: --brief has nothing for --internal to add\nhint: leave one of them out\n"),
        (("-o", "."), None),
        (("-o", "none/roadmap.md"), None),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_a_line_or_two(
    arguments: tuple[str, ...], said: str | None, plan: Path, run: Run
) -> None:
    result = run("roadmap", "build", plan, *arguments)

    assert (result.status, result.out) == (2, "")
    assert result.err == said if said else result.err.startswith("error: ")
    assert len(result.err.splitlines()) <= 2


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
def test_the_same_plan_and_content_give_the_same_bytes(suffix: str, tmp_path: Path, run: Run) -> None:
    files = [tmp_path / f"{number}{suffix}" for number in range(3)]
    for file, day in zip(files, ("2026-11-30", "2026-11-30", "2027-12-31"), strict=True):
        assert run("roadmap", "build", DEMO, "-o", file, "--data", DATA, "--today", day).status == 0

    assert len({file.read_bytes() for file in files}) == 1


# What is shown to whom


@pytest.fixture
def marks() -> list[str]:
    """Return a text for each stakeholder of the demo and each field that is not to be published."""
    count = len(demo()["roadmap"]["stakeholder_engagement"]["stakeholders"])
    return [
        f"Mark{number}x{field}" for number in range(count) for field in ("worry", "responsible", "contact")
    ]


@pytest.fixture
def marked(marks: list[str], tmp_path: Path) -> Path:
    """Return the demo with these texts in it."""
    data = demo()
    for mark in marks:
        number, field = mark.removeprefix("Mark").split("x")
        data["roadmap"]["stakeholder_engagement"]["stakeholders"][int(number)][field] = mark
    return plan_file(tmp_path, data)


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
def test_what_is_said_of_stakeholders_is_for_internal_use_alone(
    suffix: str, marked: Path, marks: list[str], tmp_path: Path, run: Run
) -> None:
    def shown(*arguments: str) -> str:
        file = tmp_path / f"roadmap{suffix}"
        run("roadmap", "build", marked, "-o", file, "--data", DATA, "--force", *arguments)
        return text_of(file)

    for arguments in ((), ("--brief",)):
        public = shown(*arguments)
        assert not [one for one in marks if one in public]
        assert not re.search("influence|worries|not to be published", public, re.IGNORECASE)
    internal = shown("--internal")
    assert [one for one in marks if one not in internal] == []
    assert "Influence high" in internal
    assert "Interest low" in internal
    assert internal.count("not to be published") == 3


def test_influence_and_interest_change_nothing_in_what_is_published(plan: Path, run: Run) -> None:
    public, internal = build(run, "a.md"), build(run, "--internal", "b.md")
    text = plan.read_text("utf-8").replace(
        '- name: "Town"\n', '- name: "Town"\n        influence: low\n        interest: high\n'
    )
    plan.write_text(text, encoding="utf-8")

    assert build(run, "--internal", "b.md") != internal
    assert sorted(build(run, "a.md").splitlines()[:-1]) == sorted(public.splitlines()[:-1])


def test_a_brief_is_short(tmp_path: Path, run: Run) -> None:
    whole, brief = tmp_path / "whole.md", tmp_path / "brief.md"
    run("roadmap", "build", DEMO, "-o", whole, "--data", DATA)
    run("roadmap", "build", DEMO, "-o", brief, "--data", DATA, "--brief")

    headings = re.findall("^## (.*)", brief.read_text("utf-8"), re.MULTILINE)
    assert headings == ["In short", "Timetable"]
    assert len(brief.read_bytes()) < len(whole.read_bytes()) / 10


def texts(value: Any) -> list[str]:
    """Return every text of a block, in any order."""
    found, left = [], [value]
    while left:
        part = left.pop()
        if isinstance(part, str):
            found.append(part)
        elif isinstance(part, tuple):
            left += part
    return found


def lines_in(value: Any) -> list[blocks.Line]:
    """Return every line of a document, in any order."""
    found, left = [], [value]
    while left:
        part = left.pop()
        if isinstance(part, tuple) and part and isinstance(part[0], blocks.Run):
            found.append(part)
        elif isinstance(part, tuple):
            left += part
    return found


def test_a_brief_stays_short_however_long_its_texts_are() -> None:
    plan = demo()
    long = "Words without end. " * 50
    plan["vision"] = long
    for one in plan["priorities"]["chosen"]:
        one["reason"] = long
    for one in plan["challenges"]["chosen"]:
        one["problem"] = long
    for one in plan["roadmap"]["actions"]["specific"]:
        one["title"] = one["lead"] = long
        one["steps"][0]["step"] = long
    for one in plan["roadmap"]["monitoring"]["indicators"]:
        one["name"] = long

    view = views.in_brief(plan_from(plan), load.load(DATA, TODAY), [], [])

    cut = [one for block in view.sections[0].blocks for one in texts(block) if "Words without" in one]
    assert len(cut) > 20
    *others, vision = sorted(map(len, cut))
    assert max(others) < 220
    assert vision < 450


def test_a_brief_cuts_nothing_while_two_pages_hold_all_of_it(first_pass: dict[str, Any], run: Run) -> None:
    long = "Firms of one branch know each other, and those of two branches do not. " * 5
    first_pass["vision"] = long
    first_pass["challenges"]["chosen"][0]["problem"] = long
    assert shown(run, first_pass, "--brief").count(long.strip()) == 2

    most = (long * 5).strip()
    first_pass["vision"] = first_pass["priorities"]["chosen"][0]["reason"] = most
    first_pass["challenges"]["chosen"][0]["problem"] = most
    assert most not in shown(run, first_pass, "--brief")


def parsed(text: str, caption: str) -> list[list[str]]:
    """Return the rows of a table in Markdown below a caption, its head first."""
    lines = text.split(f"**{caption}**\n\n")[1].split("\n\n")[0].splitlines()
    return [line.strip("| ").split(" | ") for line in lines if not line.startswith("| ---")]


FIRST_PASS: dict[str, Any] = {
    "plan_version": 1, "territory": "Land", "level": "local",
    "horizon": {"start": "2027-01", "end": "2030"},
    "serves": {"strategy": "Growth 2030", "owner": "The council"},
    "priorities": {"chosen": [{"priority": "green", "reason": "Energy is dear.", "weight": 100}]},
    "challenges": {"chosen": [{"priority": "green", "challenge": "innovation", "problem": "Nobody tests."}]},
    "actions": {"chosen": [
        {"id": "meet", "action": "meet-partners", "priority": "green", "challenge": "innovation",
         "function": "networking", "examples": [{"example": "austrian-network"}]},
        {"id": "watch", "action": "watch-markets"},
    ]},
    "roadmap": {"actions": {"specific": [
        {"id": "desk", "title": "Open a desk", "lead": "Town", "carries_out": ["meet"],
         "steps": [{"step": "Hire", "start": "2027-03", "end": "2027-06"}]},
    ]}},
}  # fmt: skip


@pytest.fixture
def first_pass(small: Path) -> dict[str, Any]:
    """Return the data of a plan as a first pass leaves it."""
    return deepcopy(FIRST_PASS)


def shown(run: Run, data: dict[str, Any], *arguments: str) -> str:
    """Return the document of a plan in Markdown."""
    result = run("roadmap", "build", plan_file(Path(), data), *arguments)
    assert (result.status, result.err) == (0, "")
    return result.out


def test_a_brief_says_why_what_comes_first_and_from_whom_it_learns(
    first_pass: dict[str, Any], run: Run
) -> None:
    text = shown(run, first_pass, "--brief")

    assert "| **Strategy served** | Growth 2030, The council |" in text
    assert parsed(text, "Priorities and challenges")[1:] == [
        ["**Green transition**<br>Weight 100 %", "Energy is dear.", "Innovation: Nobody tests."],
    ]
    assert parsed(text, "Actions") == [
        ["Action", "First step", "Learnt from"],
        ["**Open a desk**<br>Town", "Hire<br>March to June 2027", "Austrian network, Austria"],
        ["**Watch markets**", "–", "–"],
    ]


@pytest.mark.parametrize("arguments", [(), ("--brief",)], ids=str)
def test_what_is_decided_what_it_costs_who_pays_and_what_may_go_wrong_stand_first(
    arguments: tuple[str, ...], first_pass: dict[str, Any], run: Run
) -> None:
    assert "For decision" not in shown(run, first_pass, *arguments)

    first_pass["roadmap"]["resources"] = {
        "costs": [{"action": "desk", "amount": 900, "first_year": 2027}],
        "funding": [
            {"source": "Club", "status": "idea", "amount": 100},
            {"source": "Town", "status": "approved", "amount": 500},
        ],
    }
    first_pass["roadmap"]["actions"]["specific"][0]["risks"] = [
        {"risk": "Nobody weighs this."},
        {"risk": "Rain.", "likelihood": "high", "impact": "low"},
        {"risk": "Nobody comes.", "likelihood": "medium", "impact": "high"},
        {"risk": "Fire.", "likelihood": "low", "impact": "medium"},
    ]

    text = shown(run, first_pass, *arguments)

    assert parsed(text, "For decision")[1:] == [
        ["**What is to be decided**", "Whether this plan is adopted, for January 2027 to the end of 2030."],
        ["**What it costs**", "EUR 900, 2027"],
        ["**Who pays**", "Town: EUR 500, status approved<br>Club: EUR 100, status idea<br>Still to be found: EUR 300"],
        ["**Main risks**", "Open a desk (likelihood medium, impact high): Nobody comes.<br>"
         "Open a desk (likelihood high, impact low): Rain.<br>"
         "Open a desk (likelihood low, impact medium): Fire.<br>and 1 more"],
    ]  # fmt: skip
    assert text.index("For decision") < text.index("Priorities and challenges")


def test_a_single_step_is_not_shown_as_the_whole_time_of_an_action(
    first_pass: dict[str, Any], run: Run
) -> None:
    brief, whole = shown(run, first_pass, "--brief"), shown(run, first_pass)

    assert parsed(whole, "Actions")[1] == [
        "**[Open a desk](#511-open-a-desk)**",
        "Town",
        "First step: March to June 2027",
        "–",
    ]
    assert "    section First steps of actions\n    Open a desk :2027-03-01, 2027-07-01\n" in brief

    steps = first_pass["roadmap"]["actions"]["specific"][0]["steps"]
    steps.append({"step": "Advise", "start": "2027-07", "end": "2030"})
    brief, whole = shown(run, first_pass, "--brief"), shown(run, first_pass)
    assert parsed(brief, "Actions")[1][:2] == [
        "**Open a desk**<br>Town<br>March 2027 to the end of 2030", "Hire<br>March to June 2027",
    ]  # fmt: skip
    assert parsed(whole, "Actions")[1][2] == "March 2027 to the end of 2030"
    assert "    section Actions\n    Open a desk :2027-03-01, 2031-01-01\n" in brief


def test_a_timetable_covers_the_whole_time_of_the_plan(first_pass: dict[str, Any], run: Run) -> None:
    (block,) = timetables.gantt(plan_from(first_pass))

    assert (block.first_year, block.first_month, block.months) == (2027, 0, 48)
    assert [(bar.from_month, bar.to_month) for bar in block.groups[0].bars] == [(2, 6)]
    assert "    section Plan\n    From start to end :2027-01-01, 2031-01-01\n" in shown(run, first_pass)
    (drawing,) = charts.timetable(block)
    years = [one.words for one in drawing.shapes if isinstance(one, shapes.TextLine) and one.base == 15]
    assert years == ["2027", "2028", "2029", "2030"]

    first_pass["horizon"] = {"start": "2027-03", "end": "2027-05"}
    (block,) = timetables.gantt(plan_from(first_pass))
    assert (block.first_month, block.months) == (2, 4)
    assert "section Plan" not in mermaid.timetable(block)


def test_the_first_and_the_last_year_that_a_plan_can_name_are_drawn() -> None:
    plan = deepcopy(FIRST_PASS) | {"horizon": {"start": "0000", "end": "9999"}}
    plan["roadmap"]["actions"]["specific"][0]["steps"] = [{"start": "0000", "end": "9999"}]

    (block,) = timetables.gantt(plan_from(plan))

    assert "    - :0001-01-01, 9999-12-31" in mermaid.timetable(block)


def test_a_brief_tells_what_is_to_come_by_part_and_counts_nothing(
    first_pass: dict[str, Any], run: Run
) -> None:
    toolkit, plan = load.load(DATA, TODAY), planfile.schema()
    first_pass["priorities"]["chosen"][0]["weight"] = 90
    first_pass["actions"]["chosen"] = []
    found = statements.check(first_pass, plan, toolkit)
    still_open = [Empty(one.field, one.titles) for one in found.open]
    fails = [one.statement.text for one in found.verdicts if one.verdict == "fails"]

    section = views.in_brief(found.plan, toolkit, still_open, fails).sections[-1]

    (block,) = section.blocks
    assert isinstance(block, blocks.FactRows)
    rows = [(row.label, blocks.plain(row.lines[0])) for row in block.rows]
    assert (section.title, rows) == ("Still to come", [
        ("Not begun yet", "Policy actions, Stakeholder engagement strategy, "
         "Governance mechanism, Resource planning, Monitoring and assessment"),
        ("In every phase", "Local environment, needs, stakeholder input"),
        ("About the plan", "Countries, authors, contact, date, status, vision, content version"),
        ("Challenges", "Evidence"),
        ("Specific actions",
         "Description, objective, details of the steps, partners, cluster organisations, target group, and more"),
        ("Does not hold yet", "The weights of the chosen priorities add up to 100."),
    ])  # fmt: skip


def test_more_money_than_cost_is_no_negative_gap(first_pass: dict[str, Any], run: Run) -> None:
    first_pass["roadmap"]["resources"] = {
        "costs": [{"action": "desk", "amount": 400_000, "first_year": 2027}],
        "funding": [{"source": "Fund", "lines": [{"action": "desk", "year": 2027, "amount": 999_999_999}]}],
    }

    brief, whole = shown(run, first_pass, "--brief"), shown(run, first_pass)

    wanted = (
        "- **Money, EUR:** cost EUR 400,000, funding EUR 999,999,999 (state not told 999,999,999), "
        "EUR 999,599,999 more than the cost\n"
    )
    assert wanted in brief
    assert wanted in whole
    assert parsed(whole, "Budget by action and year, EUR")[1][-1] == "surplus 999,599,999"
    assert parsed(whole, "Money by source and year, EUR")[-1][-1] == "surplus 999,599,999"
    assert "-999" not in brief + whole


def test_sources_of_one_name_keep_their_own_sums_and_states(first_pass: dict[str, Any], run: Run) -> None:
    first_pass["roadmap"]["resources"] = {
        "costs": [{"action": "desk", "amount": 900}, {"amount": 1, "currency": "USD"}],
        "funding": [
            {"source": "Fund", "status": "idea", "amount": 100},
            {"source": "Fund", "status": "approved", "amount": 200},
            {"source": "Fund", "status": "applied", "amount": 300, "currency": "USD"},
        ],
    }

    whole = shown(run, first_pass)

    assert parsed(whole, "Money by source and year, EUR")[1:3] == [
        ["**Fund**<br>status idea", "100", "100"], ["**Fund**<br>status approved", "200", "200"],
    ]  # fmt: skip
    assert parsed(whole, "Money by source and year, USD")[1] == ["**Fund**<br>status applied", "300", "300"]


def test_the_rows_of_sums_add_up_to_the_totals(first_pass: dict[str, Any], run: Run) -> None:
    first_pass["roadmap"]["resources"] = {
        "costs": [{"amount": 50, "first_year": 2027}, {"action": "desk", "amount": 400, "first_year": 2027}],
        "funding": [
            {"source": "Fund", "lines": [{"action": "later", "year": 2028, "amount": 30}]},
            {"source": "Town", "amount": 20},
        ],
    }

    brief, whole = shown(run, first_pass, "--brief"), shown(run, first_pass)

    assert parsed(whole, "Budget by action and year, EUR")[1:] == [
        ["**[Open a desk](#521-open-a-desk)**", "400", "0", "0", "400", "0", "400"],
        ["**later**", "0", "0", "0", "0", "30", "surplus 30"],
        ["**The plan as a whole**", "50", "0", "0", "50", "20", "30"],
        ["**Total**", "450", "0", "0", "450", "50", "400"],
    ]
    assert [row[-1] for row in parsed(brief, "Actions")[1:]] == ["EUR 400", "–", "EUR 50"]
    assert parsed(brief, "Actions")[-1][0] == "**The plan as a whole**"
    assert [(row[0], row[-1]) for row in parsed(whole, "Actions")[1:]] == [
        ("**[Open a desk](#521-open-a-desk)**", "EUR 400"), ("**The plan as a whole**", "EUR 50"),
    ]  # fmt: skip


def test_funding_is_told_by_its_state(first_pass: dict[str, Any], run: Run) -> None:
    sources = [
        {"source": "a", "status": "idea", "amount": 1_000, "illustrative": True},
        {"source": "b", "status": "approved", "amount": 200, "illustrative": True},
        {"source": "c", "amount": 30},
    ]
    first_pass["roadmap"]["resources"] = {"funding": sources}

    brief = shown(run, first_pass, "--brief")

    assert (
        "funding EUR 1,230 (approved 200, applied for 0, ideas 1,000, state not told 30)\n\n"
        "*The amounts include illustrative ones.*\n"
    ) in brief
    sources.pop()
    assert (
        "funding EUR 1,200 (approved 200, applied for 0, ideas 1,000)\n\n*All amounts are illustrative.*\n"
    ) in shown(run, first_pass, "--brief")


def test_a_brief_keeps_what_stands_behind_a_lead(first_pass: dict[str, Any], run: Run) -> None:
    lead = "Department for the economy, trade and industry of the region (proposed)"
    first_pass["roadmap"]["actions"]["specific"][0]["lead"] = lead

    assert lead in shown(run, first_pass, "--brief")


def test_two_actions_of_one_title_are_told_apart_in_the_timetable(
    first_pass: dict[str, Any], run: Run
) -> None:
    specific = first_pass["roadmap"]["actions"]["specific"]
    steps = [{"step": "Ask", "start": "2028", "end": "2028"}, {"step": "Do", "start": "2029", "end": "2029"}]
    specific.append(specific[0] | {"id": "again", "steps": steps})

    chart = shown(run, first_pass, "--brief").split("```")[1]

    assert re.findall(r"section (.+)\n +Open a desk :(\d{4})", chart) == [
        ("Actions", "2028"), ("First steps of actions", "2027"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "most", "wanted"),
    [
        ("Firms meet often. They talk a lot about it.", 30, "Firms meet often."),
        ("Do firms often meet? They talk a lot about it.", 30, "Do firms often meet?"),
        ("Firms that meet, e.g. Alpha and Beta, talk a lot.", 30, "Firms that meet, e.g. Alpha…"),
        ("Firms that meet, i.e. talk, and others, talk a lot.", 30, "Firms that meet, i.e. talk…"),
        ("Firms meet often. they talk a lot about it.", 30, "Firms meet often. they talk…"),
        ("Firms meet very often. They talk.", 22, "Firms meet very often."),
        ("Firms meet very often. They talk.", 21, "Firms meet very…"),
    ],
)  # fmt: skip
def test_a_text_is_cut_behind_a_sentence_or_a_word(text: str, most: int, wanted: str) -> None:
    assert wording.clamped(text, most) == wanted


@pytest.mark.parametrize(("last", "wide"), [(2031, False), (2032, True)])
def test_a_budget_of_many_years_gets_a_page_that_lies(
    last: int, wide: bool, first_pass: dict[str, Any], run: Run
) -> None:
    cost = {"action": "desk", "amount": 1, "rhythm": "yearly", "first_year": 2027, "last_year": last}
    first_pass["horizon"]["end"] = str(last)
    first_pass["roadmap"]["resources"] = {"costs": [cost]}
    plan_file(Path(), first_pass)

    page = build(run, "roadmap.html")

    assert ('class="box wide"' in page) == wide


def test_a_brief_for_word_has_narrow_rims_and_whole_numbers(plan: Path, run: Run) -> None:
    def part(name: str, *arguments: str) -> str:
        assert run("roadmap", "build", plan, *arguments, "-o", "roadmap.docx", "--force").status == 0
        with ZipFile("roadmap.docx") as archive:
            return archive.read(name).decode()

    whole = part("word/document.xml")
    assert 'w:top="1134"' in whole
    assert "<w:noWrap/>" in whole
    assert 'w:top="794"' in part("word/document.xml", "--brief")
    assert part("word/styles.xml") != part("word/styles.xml", "--brief")


def test_an_unknown_number_of_posts_is_a_dash(first_pass: dict[str, Any], run: Run) -> None:
    first_pass["roadmap"]["resources"] = {
        "people": [
            {"body": "Town"},
            {"body": "Club", "fte_percent": 100},
            {"body": "Fair", "fte_percent": 150},
        ],
    }

    assert [row[-1] for row in parsed(shown(run, first_pass), "People")[1:]] == ["–", "1", "1.5"]


@pytest.mark.parametrize("arguments", [(), ("--brief",)], ids=str)
@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, "Draft (no state is given)"),
        ({"date": "2026-11-26"}, "26 November 2026, draft (no state is given)"),
        ({"date": "2026-11-26", "status": "adopted"}, "26 November 2026, adopted"),
        ({"status": "adopted"}, "Adopted"),
    ],
    ids=str,
)
def test_a_plan_looks_adopted_only_if_it_says_so(
    given: dict[str, str], wanted: str, arguments: tuple[str, ...], first_pass: dict[str, Any], run: Run
) -> None:
    assert f"| **Date and state** | {wanted} |" in shown(run, first_pass | given, *arguments)


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2027", "2027", "2027"),
        ("2027", "2030", "2027 to 2030"),
        ("2027-01", "2027-01", "January 2027"),
        ("2027-01", "2027-04", "January to April 2027"),
        ("2027-01", "2028-04", "January 2027 to April 2028"),
        ("2027-03-01", "2027-03-15", "1 to 15 March 2027"),
        ("2027-03-01", "2027-04-15", "1 March to 15 April 2027"),
        ("2027-03-01", "2028-03-15", "1 March 2027 to 15 March 2028"),
        ("2027-01", "2027", "January to the end of 2027"),
        ("2027-01", "2028", "January 2027 to the end of 2028"),
        ("2027-01-15", "2027", "15 January to the end of 2027"),
        ("2027-01-15", "2027-01", "15 January to the end of January 2027"),
        ("2027", "2027-06", "the start of 2027 to June 2027"),
        ("2027", "2028-06-30", "the start of 2027 to 30 June 2028"),
        ("2027-03", "2027-05-15", "the start of March to 15 May 2027"),
        ("2027-03", None, "from March 2027"),
        (None, "2027", "until 2027"),
        (None, None, ""),
    ],
)
def test_a_stretch_of_time_reads_well_in_every_mix_of_days_months_and_years(
    start: str | None, end: str | None, wanted: str
) -> None:
    assert wording.span(start, end) == wanted


def kinds(value: Any) -> set[type]:
    """Return the types of all that a document holds."""
    return {type(value)}.union(*map(kinds, value if isinstance(value, tuple) else ()))


def test_a_document_holds_nothing_but_records_of_texts_and_whole_numbers() -> None:
    toolkit, plan = load.load(DATA, TODAY), plan_from(demo())
    records = {kind for kind in vars(blocks).values() if isinstance(kind, type) and issubclass(kind, tuple)}

    for handout in (
        views.document(plan, toolkit, [Empty(("vision",), ("Vision",))], ["y"], internal=True),
        views.in_brief(plan, toolkit, [], []),
    ):
        assert kinds(handout) <= {str, int, bool, tuple} | records


def test_the_page_of_the_demo_needs_nothing_else_and_its_links_lead_somewhere(
    tmp_path: Path, run: Run
) -> None:
    run("roadmap", "build", DEMO, "-o", tmp_path / "page.html", "--data", DATA, "--internal")
    page = (tmp_path / "page.html").read_text("utf-8")
    tags = re.findall(r"<([a-z][a-z0-9]*)((?: [^<>]*)?)>", page)

    ids = re.findall(r' id="([^"]+)"', page)
    assert len(set(ids)) == len(ids)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not {name for name, _ in tags} & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not [given for _, given in tags if re.search(r" (on[a-z]+|src|srcdoc|xlink:href)=", given)]
    assert not re.search(r"@import|url\(|@font-face", page)
    for address in re.findall(r' href="([^"]*)"', page):
        assert address[1:] in ids if address.startswith("#") else re.match(r"https?://[^\s\"<>]+\Z", address)
    for named in re.findall(r' aria-labelledby="([^"]+)"', page):
        assert set(named.split()) <= set(ids)
    levels = [int(level) for level in re.findall("<h([1-6])[ >]", page)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


# Other plans and other content


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
@pytest.mark.parametrize("arguments", [(), ("--brief",), ("--internal",)], ids=str)
def test_a_plan_with_its_head_alone_builds(
    suffix: str, arguments: tuple[str, ...], small: Path, run: Run
) -> None:
    Path("plan.yaml").write_text(HEAD, encoding="utf-8")

    text = build(run, *arguments, f"roadmap{suffix}")

    assert "Cluster roadmap for Land" in text
    assert "None" not in text


def places(schema: dict[str, Any], place: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the keys that lead to every field of a plan."""
    for name, one in schema["properties"].items():
        yield (*place, name)
        inner = one.get("items", one)
        if "properties" in inner:
            yield from places(inner, (*place, name))


def without(value: Any, place: tuple[str, ...], *, alone: bool) -> None:
    """Take a field out of plain data, or all the fields beside it."""
    if isinstance(value, list):
        for one in value:
            without(one, place, alone=alone)
    elif isinstance(value, dict) and len(place) > 1:
        without(value.get(place[0]), place[1:], alone=alone)
    elif isinstance(value, dict):
        for name in [one for one in value if (one == place[0]) != alone]:
            del value[name]


@pytest.mark.parametrize("alone", [False, True], ids=["missing", "alone"])
def test_what_is_missing_leaves_no_trace_and_no_empty_line(alone: bool) -> None:
    toolkit, whole, schema = load.load(DATA, TODAY), short_demo(), planfile.schema()
    traces, empty = set(), set()
    for part in ("priorities", "challenges", "actions"):
        del whole[part]["notes"]  # slow to read, 500 times
    del whole["roadmap"]["notes"]
    for part in ("stakeholder_engagement", "resources", "actions", "monitoring"):
        del whole["roadmap"][part]["notes"]

    for place in list(places(schema))[alone :: 1 if MORE > 1 else 5]:
        if place[0] in schema["required"] or (alone and len(place) == 1):
            continue
        data = deepcopy(whole)
        without(data, place, alone=alone)
        found = statements.check(data, schema, toolkit)
        fails = [statements.sentence_of(one) for one in found.verdicts if one.verdict == "fails"]
        plan = plan_from(data)
        whole_and_brief = (
            views.document(plan, toolkit, [], fails, internal=True), views.in_brief(plan, toolkit, [], fails),
        )  # fmt: skip
        name = ".".join(place)
        traces |= {
            (name, text) for text in texts(whole_and_brief) if "None" in text and re.search(r"\bNone\b", text)
        }
        empty |= {name} if "" in map(blocks.plain, lines_in(whole_and_brief)) else set()

    assert (traces, empty) == (set(), set())


@pytest.mark.parametrize("suffix", render.DOCUMENTS)
def test_a_skeleton_builds_as_its_head_does(suffix: str, small: Path, run: Run) -> None:
    head = HEAD + 'status: draft\ncontent_version: "2026.01.0"\n'
    Path("plan.yaml").write_text(head, encoding="utf-8")
    bare = build(run, f"roadmap{suffix}")
    Path("plan.yaml").unlink()
    run("roadmap", "new", "plan.yaml", "--territory", "Land", "--level", "local")

    assert build(run, f"roadmap{suffix}") == bare


def test_a_fourth_priority_in_the_content_needs_no_code(plan: Path, small: Path, run: Run) -> None:
    dimensions = small / "dimensions.yaml"
    text = dimensions.read_text("utf-8")
    new = "  - id: beauty\n    title: Beauty & calm\n    summary: It is beautiful.\nchallenges:\n"
    dimensions.write_text(text.replace("challenges:\n", new), encoding="utf-8")
    action = small / "actions" / "watch-markets.yaml"
    place = "  - priority: beauty\n    challenge: value-chains\n    function: intelligence\n    basis: paper\n    position: 1\n"
    action.write_text(action.read_text("utf-8") + place, encoding="utf-8")
    assert run("validate").status == 0
    chosen = {
        "weight: 30\n": "weight: 30\n    - priority: beauty\n      weight: 10\n",
        "actions:\n  chosen:\n": "    - priority: beauty\n      challenge: value-chains\nactions:\n  chosen:\n"
        "    - id: watching\n      action: watch-markets\n      priority: beauty\n      challenge: value-chains\n"
        "      function: intelligence\n",
        "carries_out:\n": "carries_out:\n          - watching\n",
    }
    text = plan.read_text("utf-8")
    for old, more in chosen.items():
        assert text.count(old) == 1
        text = text.replace(old, more)
    plan.write_text(text, encoding="utf-8")

    assert run("roadmap", "check", plan).status == 0
    document, page = build(run, "roadmap.md"), build(run, "roadmap.html")

    assert "**The matrix: Beauty \\& calm**" in document
    assert "| **Beauty \\& calm** | 10 % | Value chains |" in document
    assert "The matrix: Beauty &amp; calm" in page
    assert "| **Value chains** | **Watch markets** ✔ | " in document


def test_the_demo_says_what_is_missing_where_content_is_another(small: Path, run: Run) -> None:
    result = run("roadmap", "build", DEMO)

    assert (result.status, result.out) == (1, "")
    assert "error[wrong-value]: 'function' cannot be 'business-services'" in result.err


# The worksheet


def test_the_worksheet_of_a_skeleton_asks_for_all_that_is_open(small: Path, run: Run) -> None:
    run("roadmap", "new", "plan.yaml", "--territory", "Land")
    fields = run("roadmap", "check", "plan.yaml").out.count("\n  - ")

    text = run("roadmap", "worksheet", "plan.yaml").out

    assert f"| **Open questions** | {fields} |" in text
    assert len(re.findall(r"^\| \*\*.*<br>.*<br>.*\|$", text, re.MULTILINE)) == fields


def test_the_worksheet_of_a_whole_plan_asks_nothing(run: Run) -> None:
    text = run("roadmap", "worksheet", DEMO, "--data", DATA).out

    assert "Nothing is open: every field of a whole plan is filled." in text
    assert "| **Open questions** | 0 |" in text


def test_the_worksheet_asks_the_contents_own_questions(run: Run, tmp_path: Path) -> None:
    run("roadmap", "new", tmp_path / "plan.yaml", "--data", DATA)
    text = run("roadmap", "worksheet", tmp_path / "plan.yaml", "--data", DATA).out

    for phase in load.load(DATA, TODAY).phases:
        assert f"\n## {phase.title}\n" in text
        for part in phase.parts:
            assert f"\n## {part.title}\n" in text
        for brought in phase.brings_in:
            assert brought.question in text


def test_nothing_of_what_is_not_published_stands_in_a_worksheet(
    marks: list[str], marked: Path, run: Run
) -> None:
    marked.write_text(re.sub(r'("wants": ).*', r"\1null,", marked.read_text("utf-8")), encoding="utf-8")

    out = run("roadmap", "worksheet", marked, "--data", DATA).out

    assert "Stakeholders: Wants" in out
    assert not [one for one in marks if one in out]
