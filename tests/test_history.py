"""What happens to a plan after its adoption: the log, how it is read and checked, and how the plan stands."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from clustertoolkit.cli.roadmap import status
from clustertoolkit.plan.history import adoption, checks, entries, lights, logfile, planned
from clustertoolkit.plan.history.case import LightLimits
from clustertoolkit.plan.history.lights import Light, ReadValue, ReasonedLight, StepFacts
from clustertoolkit.plan.history.standing import PlanStanding, standing
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.plan.records import Indicator
from clustertoolkit.yamlfiles import reader
from clustertoolkit.yamlfiles.paths import filled
from clustertoolkit.yamlfiles.records import build
from conftest import DEMO, INVENTED, ROOT, Result, Run, fits

LOG = INVENTED.with_name("plan.log.yaml")
DAY = "2024-12-15"
LIMITS = LightLimits(0.9, 0.5, 3)
LIGHTS: dict[str, Light] = {
    "green": "on-course", "amber": "needs-attention", "red": "off-course", "early": "too-early", "grey": "no-figure",
}  # fmt: skip


@pytest.fixture
def invented(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented plan and its log in the current folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(INVENTED, "plan.yaml")
    shutil.copy(LOG, "plan.log.yaml")
    return tmp_path / "plan.log.yaml"


def data_of(file: Path) -> Any:
    return filled(reader.read(file, file.name).data)


def stands(
    log: dict[str, Any], audience: entries.Audience = "team", day: str = DAY, **how: str
) -> PlanStanding:
    return standing(plan_from(data_of(INVENTED)), logfile.log_from(log), day, audience, **how)


# ---- adopt


def test_adoption_gives_ids_where_they_lack_and_changes_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(DEMO, "plan.yaml")
    before = DEMO.read_text("utf-8").splitlines()

    result = run(
        "roadmap",
        "adopt",
        "plan.yaml",
        "--who",
        "Council",
        "--reference",
        "Decision 1",
        "--date",
        "2023-01-29",
    )

    assert result == (
        0, "", "plan.yaml says now that it is adopted, and everything in it has an id\n"
        "plan.log.yaml written; tell what happens: toolkit roadmap log plan.yaml\n",
    )  # fmt: skip
    after = Path("plan.yaml").read_text("utf-8").splitlines()
    added = [line for line in after if re.match(r' +id: "?[a-z0-9-]+"?\Z', line) and line not in before]
    assert [line for line in after if line not in added] == [
        "status: adopted" if line == "status: draft" else line for line in before
    ]
    plan = plan_from(data_of(Path("plan.yaml")))
    named = [
        *plan.roadmap.resources.funding, *plan.roadmap.monitoring.indicators,
        *(part for action in plan.roadmap.actions.specific for part in (*action.steps, *action.risks)),
    ]  # fmt: skip
    assert len(added) == len(named)
    assert all(part.id for part in named)
    log = data_of(Path("plan.log.yaml"))
    assert log == {
        "log_version": 1, "plan": "plan.yaml",
        "adopted": {
            "date": "2023-01-29", "by": "Council", "reference": "Decision 1",
            "digest": adoption.digest(data_of(Path("plan.yaml"))),
        },
    }  # fmt: skip

    assert run("roadmap", "adopt", "plan.yaml") == (
        2, "", "error: plan.log.yaml already exists: the plan was adopted before\n"
        "hint: go on with it: toolkit roadmap log plan.yaml\n",
    )  # fmt: skip


def test_two_parts_of_one_name_get_two_ids() -> None:
    text = 'roadmap:\n  actions:\n    specific:\n      - id: a\n        steps:\n          - step: "Été!"\n          - step: ete\n'
    text += '          - step: "日本"\n          - start: "2023"\n'

    changed = adoption.adopted(reader.parse("plan.yaml", text.encode(), 10_000))

    steps = changed.data["roadmap"]["actions"]["specific"][0]["steps"]
    assert [step.get("id") for step in steps] == ["ete", "ete-2", "part", None]


@pytest.mark.parametrize(
    ("edit", "is_same"),
    [
        (lambda text: text.replace("# An invented plan", "# A plan"), True),
        (lambda text: text.replace('content_version: "', 'content_version: "9'), True),
        (lambda text: re.sub(r'summary: "?[0-9a-f]{12}"?', 'summary: "000000000000"', text), True),
        (lambda text: text.replace('      - name: "Union of', "      -\n      - name: \"Union of"), True),
        (lambda text: text.replace("value: 600", "value: 600.0"), True),
        (lambda text: text.replace("value: 600", "value: 601"), False),
        (lambda text: text.replace('title: "Open two', 'title: "Open three'), False),
    ],
)  # fmt: skip
def test_the_digest_is_of_what_the_plan_says(edit: Callable[[str], str], *, is_same: bool) -> None:
    text = INVENTED.read_text("utf-8")
    changed = edit(text)
    assert changed != text

    digests = {adoption.digest(reader.parse("", one.encode(), len(one) * 2).data) for one in (text, changed)}

    assert len(digests) == (1 if is_same else 2)
    assert f'digest: "{adoption.digest(data_of(INVENTED))}"' in LOG.read_text("utf-8")


# ---- the log


def test_an_entry_is_added_in_the_forms_own_order_and_the_rest_stays(invented: Path, run: Run) -> None:
    before = invented.read_text("utf-8")

    result = run(
        "roadmap", "log", "plan.yaml", "reading", "indicator=tonnes", "value=-1.5", "forecast=900", "provisional=true",
        "--who", "Packaging cluster", "--date", "2024-12-12", "--audience", "council", "--remark", "x: #y",
        "--corrects", "e22", "--today", DAY,
    )  # fmt: skip

    assert result == (0, "", "plan.log.yaml: e31 added\n")
    assert invented.read_text("utf-8") == before + (
        '  - id: "e31"\n    date: "2024-12-12"\n    by: "Packaging cluster"\n    audience: council\n'
        '    corrects: "e22"\n    note: "x: #y"\n    reading:\n      indicator: tonnes\n      value: -1.5\n'
        "      forecast: 900\n      provisional: true\n"
    )


REFUSED: dict[str, tuple[tuple[str, ...], str]] = {
    "nothing, and no terminal": ((), "the questions need a terminal"),
    "no kind": (("stepp", "action=retrain"), "'stepp' is no kind of entry"),
    "a kind alone": (("review",), "'review' has no keys yet"),
    "no value": (("step", "action"), "'action' is no key with a value"),
    "no key": (("step", "acton=retrain"), "'step' has no key 'acton'"),
    "a list of mappings": (("decision", "changes=1"), "'changes' holds a list"),
    "no number": (("reading", "indicator=tonnes", "value=1e3"), "value is '1e3', which is no number"),
    "no whole number": (("money", "amount=1.5"), "amount is '1.5', which is no number"),
    "neither true nor false": (("reading", "provisional=yes"), "provisional cannot be 'yes'"),
    "no day": (("review", "kind=light", "found=x", "--date", "2024"), "--date is '2024', which is not a day"),
    "an unknown action": (
        ("step", "action=retrian", "step=agree", "state=done"),
        "the plan has no action 'retrian': did you mean 'retrain'?",
    ),
    "an unknown step": (("step", "action=retrain", "step=x", "state=done"), "the plan has no step 'x'"),
    "a step of another action": (("step", "action=retrain", "step=team", "state=done"), "the plan has no step 'team'"),
    "an unknown risk": (("risk", "action=retrain", "risk=x", "state=over"), "the plan has no risk 'x'"),
    "an unknown source": (("money", "source=x", "state=spent", "amount=1"), "the plan has no source 'x'"),
    "an unknown indicator": (("reading", "indicator=x", "value=1"), "the plan has no indicator 'x'"),
    "before adoption": (
        ("review", "kind=light", "found=x", "--date", "2023-01-28"),
        "2023-01-28 is before the plan was adopted, 2023-01-29",
    ),
    "after today": (("review", "kind=light", "found=x", "--date", "2024-12-16"), f"2024-12-16 is after today, {DAY}"),
    "correcting nothing": (("review", "kind=light", "found=x", "--corrects", "e99"), "no earlier entry has the id 'e99'"),
    "emptying nothing": (("--empty", "e99"), "the log has no entry 'e99'"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_told_so_is_refused_and_nothing_is_written(
    name: str, invented: Path, run: Run
) -> None:
    words, message = REFUSED[name]

    result = run("roadmap", "log", "plan.yaml", *words, "--who", "Desk", "--today", DAY)

    assert (result.status, result.out, result.err.splitlines()[0]) == (2, "", f"error: {message}")
    assert invented.read_bytes() == LOG.read_bytes()


def test_what_does_not_fit_the_form_is_shown_at_its_place(invented: Path, run: Run) -> None:
    result = run("roadmap", "log", "plan.yaml", "ask", "to=x", "--today", DAY)

    assert result.status == 1
    assert result.err.startswith("plan.log.yaml:293:5: error[missing-key]: 'what' is missing in 'ask'\n")
    assert result.err.endswith("error: the log has problems; mend them, and run the command again\n")
    assert invented.read_bytes() == LOG.read_bytes()


def test_an_entry_is_emptied_to_a_stub_and_counts_no_more(invented: Path, run: Run) -> None:
    assert run("roadmap", "log", "plan.yaml", "--empty", "e16", "--today", "2025-01-02").status == 0

    log = data_of(invented)
    assert log["entries"][15] == {
        "id": "e16",
        "date": "2024-04-30",
        "audience": "public",
        "emptied": "2025-01-02",
    }
    assert [one for one in log["entries"] if one["id"] != "e16"] == [
        one for one in data_of(LOG)["entries"] if one["id"] != "e16"
    ]
    assert "e16" not in {one.entry.id for one in entries.told(logfile.log_from(log))}


def test_a_plan_that_was_not_adopted_is_told_how(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "plan.yaml"
    shutil.copy(INVENTED, file)

    for words in (("log", str(file), "review", "kind=light", "found=x"), ("status", str(file))):
        result = run("roadmap", *words)
        assert result.status == 2
        assert "does not exist" in result.err
        assert f"hint: adopt the plan first: toolkit roadmap adopt {file}" in result.err


# ---- asked

DOWN, SKIP, STOP = "\x1b[B", "\x0e", "\x03"


def test_a_lead_is_asked_what_happened_since_the_last_time(
    invented: Path, pressed: Callable[..., Result]
) -> None:
    keys = [
        f"{DOWN}{DOWN}\r",  # the third lead, the chamber
        f"{DOWN}\r",  # the council, too
        " \r", "A list of two halls\r",  # the first step is done
        " \r",  # the next one began
        "2025-08\r", "The builder was late.\r",
        "40\r",  # things repaired
        "12000\r", f"{DOWN}\r",  # from the budget
        "y\r", "Steering group\r", "A decision on one hall.\r",
    ]  # fmt: skip

    result = pressed(
        "roadmap", "log", "plan.yaml", "--date", "2025-05-02", "--today", "2025-05-02", keys="".join(keys)
    )

    frame = {"date": "2025-05-02", "by": "Chamber of Exampleland", "audience": "council"}
    hall = {"action": "repair-halls"}
    assert data_of(invented)["entries"][30:] == [
        {"id": "e31", **frame, "step": {**hall, "step": "choose", "state": "done", "evidence": "A list of two halls"}},
        {"id": "e32", **frame, "step": {**hall, "step": "fit-out", "state": "started"}},
        {"id": "e33", **frame, "step": {
            **hall, "step": "fit-out", "state": "started", "expected_end": "2025-08", "reason": "The builder was late.",
        }},
        {"id": "e34", **frame, "reading": {"indicator": "repaired", "value": 40}},
        {"id": "e35", **frame, "money": {**hall, "source": "own-budget", "state": "spent", "amount": 12000}},
        {"id": "e36", **frame, "ask": {"to": "Steering group", "what": "A decision on one hall."}},
    ]  # fmt: skip
    assert result.status == 0


def test_whoever_stops_keeps_what_was_added_and_what_is_left_open_is_no_entry(
    invented: Path, pressed: Callable[..., Result]
) -> None:
    words = ("roadmap", "log", "plan.yaml", "--who", "College of Exampleland", "--audience", "team")

    result = pressed(*words, "--date", "2025-05-02", "--today", "2025-05-02", keys=f"{SKIP}230\r{STOP}")

    (entry,) = data_of(invented)["entries"][30:]
    assert entry["reading"] == {"indicator": "people-trained", "value": 230}
    assert result.status == 130
    assert result.err.endswith("\nWhat was added is kept in plan.log.yaml.\n")


def test_a_slip_at_a_prompt_is_told_and_asked_again(invented: Path, pressed: Callable[..., Result]) -> None:
    keys = f"{DOWN}{DOWN}\r\r{SKIP}{SKIP}soon\r2025-06\rBad weather\r41\r{SKIP}{SKIP}"

    result = pressed(
        "roadmap", "log", "plan.yaml", "--date", "2025-05-02", "--today", "2025-05-02", keys=keys
    )

    assert "'soon' is not a year, month or day from 1900 to 2200" in " ".join(result.err.split())
    step, reading = data_of(invented)["entries"][30:]
    assert (step["step"]["expected_end"], step["step"]["reason"]) == ("2025-06", "Bad weather")
    assert reading["reading"] == {"indicator": "repaired", "value": 41}


# ---- what is found


def changed_log(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, old
    return text.replace(old, new)


NOW_DUE = "the ask e24 was due on 2024-11-30, and no entry settles it"
FOUND: dict[str, tuple[str, str, list[str]]] = {
    "nothing more": ("", "", []),
    "an id twice": ('- id: "e2"\n', '- id: "e1"\n', ["the id 'e1' is given twice"]),
    "two things in one": (
        '    review:\n      kind: light\n', '    ask:\n      to: "x"\n      what: "y"\n    review:\n      kind: light\n',
        ["e29 says several things, ask and review: make an entry of each"],
    ),
    "nothing said": (
        '    review:\n      kind: light\n      found: "Training and the exchange go on; the halls wait for a town."\n      outcome: continue\n',
        "", ["e29 does not say what happened"],
    ),
    "nobody tells it": (
        '    by: "Steering group"\n    audience: public\n    review:', "    audience: public\n    review:",
        ["e29 does not say who tells it"],
    ),
    "an unknown name": ("      risk: late-call\n", "      risk: late\n", ["the plan has no risk 'late'"]),
    "more spent than committed": (
        "amount: 310000", "amount: 510000", ["of 'skills-fund' 510000 is spent, and 500000 committed"],
    ),
    "more committed than approved": (
        "amount: 500000", "amount: 800000", ["of 'skills-fund' 800000 is committed, and 750000 approved"],
    ),
    "done without anything to show": (
        '      evidence: "Two contracts"\n', "", ["'team' is done, and nothing shows it"],
    ),
    "done before what it depends on": (
        "    step:\n      action: exchange\n      step: team\n", "    step:\n      action: repair-halls\n      step: choose\n",
        ["'choose' is done, and nothing of 'exchange', on which it depends"],
    ),
    "a sum that falls": ("      value: 190\n", "      value: 57\n", ["'people-trained' adds up, and falls from 58 to 57"]),
    "a target that was another": (
        "was: 600", "was: 700", ["the target of 'people-trained' was 600, and not 700"],
    ),
    "a change of what is not there": (
        "was: 600\n          becomes: 500", "action: retrain\n          step: none\n          end: \"2024\"",
        ["the plan has no step 'none' of 'retrain'"],
    ),
    "a risk without response": (
        '      done: "The first course was paid from the own budget."\n', "",
        ["the risk 'late-call' occurred, and it is not told what was done"],
    ),
    "a decision past its day": (
        '    settles:\n      - "e14"\n', "", ["the decision e14 was due on 2024-06-30, and no entry settles it"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FOUND)
def test_each_fault_of_a_log_is_found_and_nothing_else(name: str, invented: Path, run: Run) -> None:
    old, new, wanted = FOUND[name]
    text = LOG.read_text("utf-8")
    invented.write_text(changed_log(text, old, new) if old else text, encoding="utf-8")

    result = run("roadmap", "status", "plan.yaml", "--as-of", DAY, "--json", "--fail", "--today", DAY)

    found = [one["message"] for one in fits("roadmap-status", result.out)["findings"]]
    assert found == [*wanted, NOW_DUE]
    assert result.status == 1


def test_a_plan_that_is_not_as_adopted_is_told(invented: Path, run: Run) -> None:
    plan = Path("plan.yaml").read_text("utf-8")
    Path("plan.yaml").write_text(changed_log(plan, "value: 600", "value: 500"), encoding="utf-8")

    result = run("roadmap", "status", "plan.yaml", "--as-of", DAY, "--json", "--today", DAY)

    found = fits("roadmap-status", result.out)["findings"]
    assert (
        found[0]["message"]
        == "plan.yaml is not as it was adopted; a decision in the log tells what changes in it"
    )
    assert result.status == 0


def test_a_running_action_of_which_nothing_is_told_is_found_after_six_months() -> None:
    log = {"log_version": 1, "adopted": {"date": "2023-01-29", "digest": "0" * 12}}
    plan = plan_from(data_of(INVENTED))

    def told(day: str) -> list[str]:
        return [one.message for one in checks.found(plan, logfile.log_from(log), day, day)]

    assert told("2023-07-31") == []
    assert told("2023-08-01") == [
        "nothing is told of 'retrain' since 2023-01-29", "nothing is told of 'exchange' since 2023-01-29",
    ]  # fmt: skip
    assert "nothing is told of 'retrain' since 2023-01-29" not in told("2025-11-01")


# ---- lights

STEPS: dict[str, tuple[StepFacts, str, ReasonedLight, int]] = {
    "before it begins": (StepFacts("2023-03", "2023-06"), "2023-03-31", ReasonedLight("too-early"), 0),
    "not begun": (StepFacts("2023-03", "2023-06"), "2023-04-01", ReasonedLight("needs-attention", "not begun yet"), 0),
    "going on": (StepFacts("2023-03", "2023-06", started=True), "2023-06-30", ReasonedLight("on-course"), 0),
    "a day late": (StepFacts("2023-03", "2023-06", started=True), "2023-07-01", ReasonedLight("needs-attention", "1 month late"), 1),
    "three months late": (StepFacts("2023-03", "2023-06"), "2023-09-30", ReasonedLight("needs-attention", "3 months late"), 3),
    "four months late": (StepFacts("2023-03", "2023-06"), "2023-10-01", ReasonedLight("off-course", "4 months late"), 4),
    "will be late": (
        StepFacts("2023-03", "2023-06", started=True, expected_end="2023-08"), "2023-05-01",
        ReasonedLight("needs-attention", "2 months late"), 2,
    ),
    "said to end, and past that": (
        StepFacts("2023-03", "2023-06", started=True, expected_end="2023-08"), "2023-11-01",
        ReasonedLight("off-course", "5 months late"), 5,
    ),
    "late, and others wait": (
        StepFacts("2023-03", "2023-06", holds_up=True), "2023-07-01",
        ReasonedLight("off-course", "1 month late, and others wait for it"), 1,
    ),
    "done in time": (StepFacts("2023-03", "2023-06", done="2023-06-30"), "2024-01-01", ReasonedLight("on-course"), 0),
    "done late": (
        StepFacts("2023-03", "2023-06", done="2023-08-02", holds_up=True), "2024-01-01",
        ReasonedLight("needs-attention", "2 months late"), 2,
    ),
    "of open time": (StepFacts(None, None), "2024-01-01", ReasonedLight("too-early"), 0),
}  # fmt: skip


@pytest.mark.parametrize("name", STEPS)
def test_the_light_of_a_step(name: str) -> None:
    facts, day, light, months = STEPS[name]

    assert (lights.of_step(facts, LIMITS, day), lights.slip(facts, day)) == (light, months)


MONEY: dict[str, tuple[tuple[float, int | None, int, str | None], str, str]] = {
    "in the first year": ((100, 0, 300, "2023-01"), "2024-01-31", "early"),
    "after it, none told": ((100, None, 300, "2023-01"), "2024-02-01", "grey"),
    "enough": ((100, 90, 300, "2023-01"), "2024-02-01", "green"),
    "less": ((100, 89, 300, "2023-01"), "2024-02-01", "amber"),
    "half": ((100, 50, 300, "2023-01"), "2024-02-01", "amber"),
    "less than half": ((100, 49, 300, "2023-01"), "2024-02-01", "red"),
    "ahead": ((100, 200, 300, "2023-01"), "2024-02-01", "green"),
    "more than the whole, even in the first year": ((100, 301, 300, "2023-01"), "2023-02-01", "red"),
    "nothing planned": ((0, 0, 0, "2023-01"), "2025-02-01", "early"),
    "no time": ((100, 0, 300, None), "2025-02-01", "early"),
}


@pytest.mark.parametrize("name", MONEY)
def test_the_light_of_money(name: str) -> None:
    amounts, day, wanted = MONEY[name]

    assert lights.of_money(*amounts, (day, LIMITS)).light == LIGHTS[wanted]


def indicator(**given: Any) -> Indicator:
    whole = {
        "name": "People", "kind": "output", "baseline": {"value": 0, "year": 2022},
        "target": {"value": 300, "year": 2025}, "every": "6 months",
    }  # fmt: skip
    return build(Indicator, {key: value for key, value in {**whole, **given}.items() if value is not None})


FIRST = ReadValue("2023-06-30", 1)
RESULTS: dict[str, tuple[dict[str, Any], list[ReadValue], str, str | None]] = {
    "no reading yet": ({}, [], "2023-10-01", "early"),
    "no reading for long": ({}, [], "2023-11-15", "grey"),
    "no rhythm": ({"every": None}, [], "2025-01-01", "early"),
    "the first reading": ({}, [ReadValue("2023-12-31", 0)], "2024-01-01", "early"),
    "a provisional one": ({}, [FIRST, ReadValue("2023-12-31", 0, provisional=True)], "2024-01-01", "early"),
    "on the line": ({}, [FIRST, ReadValue("2023-12-31", 100)], "2024-01-01", "green"),
    "nine tenths": ({}, [FIRST, ReadValue("2023-12-31", 90)], "2024-01-01", "green"),
    "less": ({}, [FIRST, ReadValue("2023-12-31", 89)], "2024-01-01", "amber"),
    "less than half": ({}, [FIRST, ReadValue("2023-12-31", 49)], "2024-01-01", "red"),
    "by a milestone": (
        {"milestones": [{"year": 2023, "value": 20}]}, [FIRST, ReadValue("2023-12-31", 18)], "2024-01-01", "green",
    ),
    "the last one is old": ({}, [FIRST, ReadValue("2023-12-31", 100)], "2024-10-15", "grey"),
    "yearly, and not old": ({"every": "1 year"}, [FIRST, ReadValue("2023-12-31", 100)], "2024-10-15", "green"),
    "less is better": (
        {"baseline": {"value": 100, "year": 2022}, "target": {"value": 40, "year": 2025}, "better": "less"},
        [FIRST, ReadValue("2023-12-31", 80)], "2024-01-01", "green",
    ),
    "less is better, and it rose": (
        {"baseline": {"value": 100, "year": 2022}, "target": {"value": 40, "year": 2025}, "better": "less"},
        [FIRST, ReadValue("2023-12-31", 110)], "2024-01-01", "red",
    ),
    "after the target's year": ({}, [FIRST, ReadValue("2027-01-31", 290)], "2027-02-01", "green"),
    "no baseline": ({"baseline": None}, [FIRST, ReadValue("2023-12-31", 9)], "2024-01-01", "early"),
    "a baseline to come": ({"baseline": {"value": 0, "year": 2024}}, [], "2024-06-01", "early"),
    "to stay as it is, and worse": (
        {"target": {"value": 0, "year": 2025}, "better": "less"}, [FIRST, ReadValue("2023-12-31", 9)],
        "2024-01-01", "amber",
    ),
    "only context": ({"kind": "context"}, [FIRST, ReadValue("2023-12-31", 0)], "2024-01-01", None),
}  # fmt: skip


@pytest.mark.parametrize("name", RESULTS)
def test_the_light_of_an_indicator(name: str) -> None:
    given, readings, day, wanted = RESULTS[name]
    one = indicator(**given)

    judged = lights.of_indicator(one, readings, one.target and one.target.value, "2023-01-29", (day, LIMITS))

    assert (judged and judged.light) == (LIGHTS[wanted] if wanted else None)


def test_planned_money_follows_the_months_of_an_action_and_not_the_year() -> None:
    plan = plan_from(data_of(INVENTED))
    halls = plan.roadmap.actions.specific[2]  # from April 2024 to June 2025, with 400,000 in 2024
    costs = planned.costs(plan)

    by_month = {
        day: planned.by_day(halls, costs, day)
        for day in ("2024-03-31", "2024-04-01", "2024-06-30", "2024-12-01")
    }

    assert by_month == {
        "2024-03-31": 0, "2024-04-01": pytest.approx(400_000 / 9), "2024-06-30": pytest.approx(400_000 / 3),
        "2024-12-01": 400_000,
    }  # fmt: skip


# ---- who sees what

WIDEST = {
    "step": "public", "money": "public", "reading": "public", "risk": "council", "decision": "public",
    "ask": "council", "review": "public", "view": "council",
}  # fmt: skip


def test_every_kind_of_entry_has_its_widest_audience_and_only_a_decision_widens_it() -> None:
    assert {kind: form["x-ceiling"] for kind, form in logfile.kinds().items()} == WIDEST
    whole = data_of(LOG)
    shown = {next(key for key in WIDEST if key in one): one for one in whole["entries"]}
    assert set(shown) == set(WIDEST)
    for kind, entry in shown.items():
        for wished in (None, *entries.AUDIENCES):
            alone = {**entry, "audience": wished, "settles": None}
            log = {**whole, "entries": [filled(alone)]}
            least = min(wished or "team", WIDEST[kind], key=entries.AUDIENCES.index)
            for audience in entries.AUDIENCES:
                seen = entries.seen_by(entries.told(logfile.log_from(log)), audience)
                may = entries.AUDIENCES.index(audience) <= entries.AUDIENCES.index(least)
                assert bool(seen) == may, (kind, wished, audience)
            release = {
                "id": "e99",
                "date": DAY,
                "decision": {"decided": "So be it.", "releases": [entry["id"]]},
            }
            log["entries"].append(release)
            told = entries.told(logfile.log_from(log))
            assert [one.entry.id for one in entries.seen_by(told, "public")] == [entry["id"]], (kind, wished)


@pytest.mark.parametrize(("state", "widest"), [
    ("applied", "council"), ("refused", "council"), ("approved", "public"), ("committed", "public"),
    ("received", "public"), ("spent", "public"),
])  # fmt: skip
def test_money_applied_for_or_refused_is_for_the_council_at_most(state: str, widest: str) -> None:
    money = {"source": "own-budget", "state": state, "amount": 1}
    log = {**data_of(LOG), "entries": [{"id": "e1", "date": DAY, "audience": "public", "money": money}]}

    assert [one.audience for one in entries.told(logfile.log_from(log))] == [widest]


def test_groups_are_shown_only_where_none_is_small_and_none_can_be_worked_out() -> None:
    def groups(value: int, *parts: int) -> list[float]:
        reading = {
            "indicator": "people-trained", "value": value,
            "breakdown": [{"group": f"group {number}", "value": part} for number, part in enumerate(parts)],
        }  # fmt: skip
        log = {**data_of(LOG), "entries": [{"id": "e1", "date": "2024-01-01", "reading": reading}]}
        return [part.value for part in stands(log).indicators[0].groups]

    assert groups(22, 12, 10) == [12, 10]
    assert groups(22, 13, 9) == []
    assert groups(22, 13) == []
    assert groups(22, 12) == [12]


# ---- how it stands


@pytest.mark.parametrize("audience", entries.AUDIENCES)
def test_the_page_of_the_invented_region_for_each_audience(
    audience: str, run: Run, golden: Callable[[Path, str], None]
) -> None:
    result = run("roadmap", "status", str(INVENTED), "--as-of", DAY, "--audience", audience, "--today", DAY)

    assert (result.status, result.err) == (0, "")
    golden(ROOT / "tests" / "golden" / f"status.{audience}.md", result.out)


@pytest.mark.parametrize("columns", [40, 100])
def test_at_a_terminal_tables_stand_in_columns_where_these_have_room(
    columns: int, run: Run, monkeypatch: pytest.MonkeyPatch, golden: Callable[[Path, str], None]
) -> None:
    monkeypatch.setattr(status, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(columns))
    monkeypatch.setenv("PAGER", "")

    result = run("roadmap", "status", str(INVENTED), "--as-of", DAY, "--today", DAY)

    assert [line for line in result.out.splitlines() if cell_len(line) > columns] == []
    golden(ROOT / "tests" / "golden" / f"status.{columns}.txt", result.out)


def test_the_plain_form_draws_nothing(run: Run) -> None:
    result = run("roadmap", "status", str(INVENTED), "--as-of", DAY, "--plain", "--today", DAY)

    assert "Of the way: 38%" in result.out
    assert not set("█░─│") & set(result.out)


def test_the_status_page_beside_the_invented_plan_is_fresh(invented: Path, run: Run) -> None:
    run(
        "roadmap",
        "status",
        "plan.yaml",
        "--as-of",
        DAY,
        "--audience",
        "council",
        "-o",
        "status.md",
        "--today",
        DAY,
    )

    assert Path("status.md").read_bytes() == (INVENTED.parent / "status.md").read_bytes()


@pytest.mark.parametrize("suffix", [".html", ".docx", ".xlsx", ".md", ".json"])
def test_it_is_written_in_each_form_and_not_over_the_plan_or_its_log(
    suffix: str, invented: Path, run: Run
) -> None:
    result = run("roadmap", "status", "plan.yaml", "--as-of", DAY, "-o", f"status{suffix}", "--today", DAY)

    assert result == (0, "", f"status{suffix} written\n")
    assert (Path(f"status{suffix}").stat().st_mode & 0o077) == 0
    for name, more in (("plan.yaml", ()), ("plan.log.yaml", ()), ("plan.log.yaml", ("--json", "--force"))):
        assert run("roadmap", "status", "plan.yaml", "--as-of", DAY, "-o", name, *more).status == 2
    assert invented.read_bytes() == LOG.read_bytes()


def test_the_workbook_has_a_worksheet_for_each_list_with_numbers_as_numbers(invented: Path, run: Run) -> None:
    assert (
        run("roadmap", "status", "plan.yaml", "--as-of", DAY, "-o", "status.xlsx", "--today", DAY).status == 0
    )

    book = load_workbook("status.xlsx")
    assert book.sheetnames == [
        "Actions", "Steps", "Money", "Indicators", "Due", "Risks", "Decisions", "Findings", "About",
    ]  # fmt: skip
    assert [*book["Money"].iter_rows(values_only=True)] == [
        (
            "Id",
            "Source",
            "Currency",
            "Planned",
            "Applied",
            "Approved",
            "Committed",
            "Received",
            "Spent",
            "Refused",
        ),
        (
            "skills-fund",
            "Skills fund of Exampleland",
            "EUR",
            900_000,
            900_000,
            750_000,
            500_000,
            0,
            310_000,
            0,
        ),
        ("own-budget", "Budget of Exampleland", "EUR", 700_000, 0, 700_000, 420_000, 0, 225_000, 0),
    ]
    heads = [cell.value for cell in next(book["Indicators"].iter_rows())]
    assert heads == [
        "Id", "Name", "Unit", "Target", "Expected", "Value", "Date", "Forecast", "Provisional", "Groups", "Light",
        "Light: why",
    ]  # fmt: skip
    assert [row[1].value for row in book["About"].iter_rows()][:2] == [
        "Cluster roadmap 2023-2025 of Exampleland", plan_from(data_of(INVENTED)).notice,
    ]  # fmt: skip


def test_an_owner_sees_what_it_leads_or_collects() -> None:
    mine = stands(data_of(LOG), owner="college of")

    assert [row.action.id for row in mine.actions] == ["retrain"]
    assert {row.action.id for row in mine.steps} == {"retrain"}
    assert [row.indicator.id for row in mine.indicators] == ["people-trained"]
    assert [one.entry.id for one in mine.due] == []
    assert [one.entry.id for one in stands(data_of(LOG), owner="Chamber").due] == ["e24"]


def test_since_a_day_only_later_decisions_and_risks_stand_there() -> None:
    whole, late = stands(data_of(LOG)), stands(data_of(LOG), since="2024-01-01")

    assert [one.entry.id for one in whole.risks] == ["e4"]
    assert [one.entry.id for one in late.risks] == []
    assert [one.entry.id for one in stands(data_of(LOG), since="2024-12-01").decisions] == ["e30"]


def test_as_of_a_day_only_what_was_told_by_then_counts() -> None:
    early = stands(data_of(LOG), day="2023-12-31")

    assert [row.state for row in early.steps] == [
        "done", "started", "planned", "done", "started", "planned", "planned", "planned", "planned",
    ]  # fmt: skip
    assert early.indicators[0].target == 600
    assert stands(data_of(LOG)).indicators[0].target == 500


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    log = data_of(LOG)
    log["entries"].append({
        "id": "e31", "date": "2024-10-31", "by": "College", "corrects": "e25",
        "reading": {"indicator": "people-trained", "value": 250},
    })  # fmt: skip

    last = stands(log).indicators[0].last

    assert last is not None
    assert (last.entry.id, last.said.value) == ("e31", 250)


def test_hostile_text_in_every_field_of_a_log_breaks_no_form(invented: Path, run: Run) -> None:
    hostile = "<script>alert(1)</script> | `x` \\n ::error::x =1+1 [a](javascript:x)"
    text = re.sub(
        r"^(\s+(?:by|reference|evidence|reason|what|done|decided|owner|to|found|note|group): )\".*\"$",
        lambda match: f"{match[1]}{logfile.scalar(hostile)}", LOG.read_text("utf-8"), flags=re.MULTILINE,
    )  # fmt: skip
    assert text.count("<script>") > 40
    invented.write_text(text, encoding="utf-8")

    for suffix in (".html", ".docx", ".xlsx", ".md", ".json"):
        assert (
            run("roadmap", "status", "plan.yaml", "--as-of", DAY, "-o", f"x{suffix}", "--today", DAY).status
            == 0
        )
    assert "<script>alert(1)" not in Path("x.html").read_text("utf-8")
    assert "<script>alert(1)" not in re.sub(r"`[^`]*`", "", Path("x.md").read_text("utf-8"))
    plain = run("roadmap", "status", "plan.yaml", "--as-of", DAY, "--plain", "--today", DAY)
    assert not any(line.startswith("::") for line in plain.out.splitlines())


def test_the_log_of_the_invented_region_fits_the_schema_for_editors() -> None:
    schema = json.loads((ROOT / "schemas" / "editor" / "log.schema.json").read_text("utf-8"))
    jsonschema.validate(data_of(LOG), schema)
