"""The walk: cases that every front end must meet, random walks, and prompts by key."""

import ast
import json
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import walk_picture
from clustertoolkit import render
from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Question
from clustertoolkit.plan import digest, entry_names, planfile, statements
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.plan.walk import answers as walk_answers
from clustertoolkit.plan.walk import choices
from clustertoolkit.plan.walk import steps as walk_steps
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.plan.walk.steps import Step
from clustertoolkit.schema import fits
from clustertoolkit.views import roadmap as views
from clustertoolkit.views.roadmap.labels import Empty
from clustertoolkit.yamlfiles import paths, reader
from conftest import DATA, MORE, ROOT, TESTS, TODAY, Run, demo, plan_file
from walking import SCHEMA, answered, find, named, read_back, some_answer, text_of

CASES = TESTS / "walk"
WALKS = 200 * MORE
BACK, SKIP, STOP, GO, DOWN = "\x02", "\x0e", "\x03", "\x07", "\x1b[B"


# What must come of answers, at a terminal or anywhere else


@pytest.mark.parametrize("file", sorted(CASES.glob("*.json")), ids=lambda file: file.stem)
def test_answers_lead_to_this_plan_and_brief(
    file: Path, steady: Toolkit, golden: Callable[[Path, str], None]
) -> None:
    case = json.loads(file.read_text("utf-8"))
    lists = planfile.lists(steady)
    data, passed = planfile.start(steady), set()
    faults, lost = {}, {}
    for number, (name, source, given) in enumerate(case["answers"]):
        step = find(steady, data, name, source)
        if given is None:
            passed.add(step.key)
        elif wrong := walk_answers.fault(step, given, SCHEMA, lists):
            faults[number] = wrong
        else:
            if gone := walk_answers.removed_by(step, data, given, steady):
                lost[number] = [named(path) for path in gone]
            data = answered(step, data, given, steady)
    digest.record(data, steady)

    steps = walk_steps.all_steps(steady, data, core=not case.get("full"))
    following = walk_steps.next_step(steps, data, passed, SCHEMA)
    left = [one for one in steps if walk_steps.answer(one, data, SCHEMA) in (None, [])]
    came = {
        "next": following and [following.question.id, named(following.source)],
        "left": [[one.question.id, named(one.source)] for one in left],
        "faults": faults,
        "lost": lost,
    }
    golden(file, written({**case, "expected": came}))
    golden(file.with_suffix(".yaml"), text_of(data))
    golden(file.with_suffix(".md"), brief(data, steady))


def written(case: dict[str, Any]) -> str:
    """Return a case as JSON with one answer a line."""
    lines = ",\n".join(f"    {json.dumps(one, ensure_ascii=False)}" for one in case["answers"])
    parts = ",\n".join(f"    {json.dumps(key)}: {json.dumps(one)}" for key, one in case["expected"].items())
    name = json.dumps(case["name"])
    full = '  "full": true,\n' if case.get("full") else ""
    return (
        f'{{\n  "name": {name},\n{full}  "answers": [\n{lines}\n  ],\n  "expected": {{\n{parts}\n  }}\n}}\n'
    )


def brief(data: paths.Data, toolkit: Toolkit) -> str:
    document = reader.parse("plan.yaml", text_of(data).encode(), planfile.MAX_BYTES)
    document = document._replace(data=paths.pruned(document.data))
    result = statements.check(document.data, SCHEMA, toolkit)
    still_open = [Empty(one.field, one.titles) for one in result.open]
    fails = [one.statement.text for one in result.verdicts if one.verdict == "fails"]
    return render.document(
        views.in_brief(plan_from(document.data), toolkit, still_open, fails), ".md"
    ).decode()


def answers(step: Step, data: paths.Data, toolkit: Toolkit) -> tuple[Any, dict[str, paths.Data]]:
    """Return what a person says who takes what is proposed or comes first, and else the form's example."""
    question = step.question
    offered = (
        choices.offered(step, data, toolkit, SCHEMA, planfile.lists(toolkit), TODAY)
        if question.options or question.kind in ("one", "many")
        else []
    )
    example = walk_steps.target(step, SCHEMA).get("x-example", "Words")
    if example == planfile.start(toolkit).get(question.into):
        example = "Somewhere"
    taken = walk_steps.proposed(step, data)[0] or (offered[0].value if offered else "")
    brings = {one.value: dict(one.brings) for one in offered}
    if question.kind == "one":
        place = next((key for key in reversed(step.source) if isinstance(key, int)), 0)
        return walk_steps.proposed(step, data)[0] or offered[place % len(offered)].value, brings
    if question.kind == "many":
        return [taken], brings
    if question.kind in ("list", "names"):
        several = [f"Body {letter}" for letter in "ABCDEFGHIJKL"] if question.options == "partners" else []
        suggested = [one.value for one in offered[:2]] if question.options else []
        return several or suggested or [str(taken or example)], brings
    if question.kind == "number":
        return int(taken) if taken else example, brings
    return (True if question.kind == "yes-no" else taken or str(example)), brings


def test_an_answer_accepts_nothing_that_changed_in_the_content(shipped: Toolkit) -> None:
    data = demo()
    chosen = data["actions"]["chosen"][0]
    chosen["title"], data["content_version"] = "A title of our own", "2025.01.0"
    chosen["digest"] = {**chosen["digest"], "summary": "a" * 12}
    document = reader.parse("plan.yaml", text_of(data).encode(), planfile.MAX_BYTES)
    kept: list[str] = []
    session = Session(shipped, document, kept.append, full=True, today=TODAY)

    session.put(next(step for step in session.steps() if step.question.into == "territory"), "Elsewhere", [])

    after = reader.parse("plan.yaml", kept[-1].encode(), planfile.MAX_BYTES).data
    assert paths.pruned(after) == paths.pruned({**data, "territory": "Elsewhere"})


@pytest.mark.parametrize("core", [True, False], ids=["first pass", "all questions"])
def test_a_walk_to_its_end_leaves_no_question_open_and_the_whole_walk_makes_a_good_plan(
    shipped: Toolkit, core: bool
) -> None:
    data, passed, last = planfile.start(shipped), set(), None
    while step := walk_steps.next_step(
        walk_steps.all_steps(shipped, data, core=core), data, passed, SCHEMA, last
    ):
        given, brings = answers(step, data, shipped)
        assert walk_answers.fault(step, given, SCHEMA, planfile.lists(shipped)) == "", (step.key, given)
        data = walk_answers.put(step, data, given, SCHEMA, brings)
        last = step.key
        passed.add(last)
    digest.record(data, shipped)

    assert [
        one.key
        for one in walk_steps.all_steps(shipped, data, core=core)
        if walk_steps.is_open(one, data, SCHEMA)
    ] == []
    assert paths.pruned(read_back(data)) == paths.pruned(data)
    document = reader.parse("plan.yaml", text_of(data).encode(), planfile.MAX_BYTES)
    result = statements.check(paths.pruned(document.data), SCHEMA, shipped)
    assert [statements.sentence_of(one) for one in result.verdicts if one.verdict == "fails"] == []
    if not core:
        left = [one.statement.id for one in result.verdicts if one.verdict != "holds"]
        assert left == ["objectives-are-served"]  # which action serves which objective, no question asks
        assert result.open == ()


def test_all_questions_go_on_with_the_parts_of_the_roadmap_behind_the_first_pass(shipped: Toolkit) -> None:
    text = (CASES / "first-pass.yaml").read_text("utf-8")
    data = paths.pruned(reader.parse("plan.yaml", text.encode(), planfile.MAX_BYTES).data)
    steps = walk_steps.all_steps(shipped, data, core=False)
    following = walk_steps.next_step(
        steps, data, set(), SCHEMA, walk_steps.last_answered(steps, data, SCHEMA)
    )

    assert following is not None
    assert following.section == shipped.phases[-1].parts[0]


def test_an_indicator_of_two_actions_stays_with_one_when_the_other_goes(shipped: Toolkit) -> None:
    chosen = [
        {"id": name, "action": name, "priority": "green", "challenge": "innovation", "function": function}
        for name, function in (("first", "networking"), ("second", "intelligence"))
    ]
    specific = [
        {"id": "a-desk", "title": "Open a desk", "carries_out": ["first"]},
        {"id": "a-map", "title": "Draw a map", "carries_out": ["second"]},
    ]
    data = {
        **planfile.start(shipped),
        "priorities": {"chosen": [{"priority": "green"}]},
        "challenges": {"chosen": [{"priority": "green", "challenge": "innovation"}]},
        "actions": {"chosen": chosen},
        "roadmap": {
            "actions": {"specific": specific},
            "resources": {
                "costs": [{"action": "a-map", "amount": 10, "first_year": 2027}],
                "funding": [{"source": "Fund", "lines": [{"action": "a-map", "year": 2027, "amount": 10}]}],
            },
            "monitoring": {"indicators": [{"name": "Firms", "actions": ["a-desk", "a-map"]}]},
        },
    }
    step = find(shipped, data, "actions", "challenges.chosen.0")
    all_gone = walk_answers.removed_by(step, data, [], shipped)
    gone = walk_answers.removed_by(step, data, ["first/networking"], shipped)
    left = walk_answers.prune(data, gone)["roadmap"]

    assert sorted(
        entry_names.title_at(
            one if isinstance(one[-2], str) and one[-2] != "actions" else one[:-2], data, shipped
        )
        for one in gone
    ) == ["2027: Draw a map", "Draw a map", "Draw a map", "Firms", "second"]
    assert left["actions"]["specific"] == specific[:1]
    assert left["monitoring"]["indicators"] == [{"name": "Firms", "actions": ["a-desk"]}]
    assert (left["resources"]["costs"], left["resources"]["funding"]) == (
        [],
        [{"source": "Fund", "lines": []}],
    )
    assert paths.pruned(walk_answers.prune(data, all_gone)["roadmap"]) == {
        "resources": {"funding": [{"source": "Fund"}]}
    }
    assert ("roadmap", "monitoring", "indicators", 0) in all_gone
    assert all(isinstance(paths.get(data, way), dict) for way in all_gone), "no word goes by itself"


def test_an_entry_of_a_plan_is_named_by_what_its_author_wrote(shipped: Toolkit) -> None:
    specific = ("roadmap", "actions", "specific", 0)
    named = [
        entry_names.title_at((*specific, *way), demo(), shipped) for way in ((), ("steps", 0), ("risks", 0))
    ]

    assert named == [
        "Match side streams and needs in circular workshops",
        "Hire the coordination team and tender for experts in materials",
        "Firms do not tell what materials they have.",
    ]


def test_a_body_that_no_longer_answers_for_an_action_leaves_its_list(shipped: Toolkit) -> None:
    specific = [{"id": "a-desk", "title": "Open a desk"}]
    bare = {**planfile.start(shipped), "roadmap": {"actions": {"specific": specific}}}
    step = find(shipped, bare, "accountable", "roadmap.actions.specific.0")

    there = walk_answers.put(step, bare, "Agency", SCHEMA)
    gone = walk_answers.put(step, there, None, SCHEMA)

    home = {"action": "a-desk", "accountable": ["Agency"]}
    assert there["roadmap"]["governance"]["responsibilities"] == [home]
    assert gone["roadmap"]["governance"]["responsibilities"] == [{**home, "accountable": []}]
    assert walk_answers.put(step, bare, None, SCHEMA) == bare


# Any walk


def test_after_each_answer_of_many_walks_the_plan_fits_and_reads_back_the_same(little: Toolkit) -> None:
    dice = random.Random(2026)
    lists = planfile.lists(little)
    plans = [planfile.start(little) for _ in range(12)]
    kept = dropped = 0
    for _ in range(WALKS):
        number = dice.randrange(len(plans))
        data = plans[number] if dice.random() > 0.02 else planfile.start(little)
        passed: set[tuple[str, str, paths.Way]] = set()
        for _ in range(8):
            steps = walk_steps.all_steps(little, data, core=dice.random() < 0.7)
            step = walk_steps.next_step(steps, data, passed, SCHEMA)
            if step is None or dice.random() < 0.2:
                step = dice.choice(steps)  # an earlier answer is changed, or a later question comes early
            passed.add(step.key)
            given = some_answer(step, data, little, dice)
            if given == [] or dice.random() < 0.1 or walk_answers.fault(step, given, SCHEMA, lists):
                continue
            dropped += len(walk_answers.removed_by(step, data, given, little))
            data = answered(step, data, given, little)
            digest.record(data, little)
            kept += 1
            assert fits.fits(data, SCHEMA, lists), (step.key, given)
            assert paths.pruned(read_back(data)) == paths.pruned(data), (step.key, given)
        plans[number] = data
    assert kept > 1.5 * WALKS
    assert dropped > 0.1 * WALKS


def test_a_fourth_priority_is_walked_through_without_a_change_of_code(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    dimensions = data / "dimensions.yaml"
    text = dimensions.read_text("utf-8").replace(
        "\nchallenges:\n",
        "\n  - id: fair\n    title: Fair transition\n    summary: Nobody is left.\nchallenges:\n",
        1,
    )
    dimensions.write_text(text, encoding="utf-8")
    place = "priority: fair\n    challenge: skills\n    function: networking\n    basis: judged\n    fit: direct\n"
    (data / "actions" / "meet-fairly.yaml").write_text(
        "id: meet-fairly\ntitle: Meet fairly\nsummary: Bring all to one table.\n"
        f"placements:\n  - {place}    why: It is made for it.\n",
        encoding="utf-8",
    )
    source = (TESTS / "content" / "examples" / "austrian-network.yaml").read_text("utf-8")
    before, _, after = source.partition("placements:\n")
    rest = after[after.index("\nevidence:") + 1 :]
    example = f"{before}placements:\n  - {place}    action: meet-fairly\n    why: It met.\n{rest}"
    (data / "examples" / "austrian-network.yaml").write_text(example, encoding="utf-8")
    toolkit = load.with_questions(load.load(data, TODAY), data, TODAY)
    roadmap = planfile.start(toolkit)
    for name, source, given in (
        ("priorities", None, ["fair"]),
        ("challenges", "priorities.chosen.0", ["skills"]),
        ("actions", "challenges.chosen.0", ["meet-fairly/networking"]),
        ("examples", "actions.chosen.0", ["austrian-network"]),
    ):
        step = find(toolkit, roadmap, name, source)
        lists = planfile.lists(toolkit)
        offered = [one.value for one in choices.offered(step, roadmap, toolkit, SCHEMA, lists, TODAY)]
        assert set(given) <= set(offered)
        roadmap = answered(step, roadmap, given, toolkit)

    assert fits.fits(roadmap, SCHEMA, planfile.lists(toolkit))
    assert entry_names.title_at(("actions", "chosen", 0), roadmap, toolkit) == "Meet fairly"


# The questions as data


def test_a_question_and_a_waiver_name_statements_that_there_are() -> None:
    ids = [one.id for one in statements.STATEMENTS]
    form = json.loads((ROOT / "schemas" / "questions.schema.json").read_text("utf-8"))
    question = form["properties"]["phases"]["items"]["properties"]["questions"]["items"]

    assert question["properties"]["check"]["enum"] == ids
    waiver = planfile.schema()["properties"]["waivers"]["items"]
    assert waiver["properties"]["statement"]["enum"] == ids


BROKEN_QUESTIONS = {
    "no such statement": ("core: true", "check: no-such-statement"),
    "no such field": ("into: territory", "into: no-such-field"),
    "no such list": ("into: territory", "into: territory\n        over: no.such.list"),
    "no such phase": ("phase: phase-1", "phase: phase-9"),
    "no such part": ("core: true", "part: no-such-part"),
    "no such kind": ("kind: text", "kind: no-such-kind"),
    "of another kind": ("kind: text", "kind: number"),
    "unknown key": ("core: true", "core: true\n        surprise: here"),
    "missing key": ("        kind: text\n", ""),
    "an id twice": (
        "core: true",
        "core: true\n      - {id: territory, text: Where?, kind: text, into: title}",
    ),
    "no list": ("questions:\n", "questions: none\n    others:\n"),
    "no YAML": ("phases:", "phases: ["),
}


@pytest.mark.parametrize("name", BROKEN_QUESTIONS)
def test_questions_that_validate_refuses_stop_the_walk_with_the_same_report_and_nothing_else(
    name: str, small: Path, run: Run
) -> None:
    file = small / "questions.yaml"
    text = file.read_text("utf-8")
    old, new = BROKEN_QUESTIONS[name]
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")

    report, walk, matrix = run("validate"), run("roadmap", "walk"), run("matrix")

    assert (report.status, walk.status, walk.out) == (1, 1, "")
    assert report.out.startswith("data/questions.yaml:")
    assert walk.err == (
        report.out.rpartition("\n\n")[0]
        + "\n\nerror: the content has problems; 'toolkit validate' lists them\n"
    )
    assert (matrix.status, matrix.err) == (0, "")


def test_every_field_that_a_plan_needs_is_asked_for(shipped: Toolkit) -> None:
    written = {"content_version"}  # by the program
    asked = {
        ".".join(key for key in keys if isinstance(key, str))
        for questions in shipped.questions.values()
        for question in questions
        for keys in filled(question)
    }

    assert set(needed(SCHEMA)) - written - asked == set()


def filled(question: Question) -> Iterator[paths.Way]:
    """Yield the ways to the fields that an answer fills, its list among them."""
    home = f"{question.over}{question.to}" if (question.to or "").startswith(".") else question.to
    home = home or question.over
    if question.to and home:
        yield paths.parse(home)
    keys = [*question.into.split("/"), *(one.key for one in question.sets)]
    for key in (*keys, *(tie.partition("=")[0] for tie in question.tie)):
        yield paths.parse(f"{home}.{key}" if home else key)


def needed(schema: dict[str, Any], way: tuple[str, ...] = ()) -> Iterator[str]:
    for name, one in schema.get("items", schema).get("properties", {}).items():
        if one.get("x-needed"):
            yield ".".join((*way, name))
        yield from needed(one, (*way, name))


def test_the_first_pass_has_at_most_twenty_five_questions_and_no_id_comes_twice(shipped: Toolkit) -> None:
    questions = [question for asked in shipped.questions.values() for question in asked]

    assert 12 <= sum(bool(question.core) for question in questions) <= 25
    assert len({question.id for question in questions}) == len(questions)


def test_the_machine_names_no_question(shipped: Toolkit) -> None:
    ids = {question.id for asked in shipped.questions.values() for question in asked}
    fields = set(places(SCHEMA))  # a key of a plan may be called what a question is
    source = ROOT / "src" / "clustertoolkit"
    for file in (*(source / "plan" / "walk").glob("*.py"), *(source / "cli" / "roadmap").glob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        strings = {
            one.value
            for one in ast.walk(tree)
            if isinstance(one, ast.Constant) and isinstance(one.value, str)
        }
        assert strings & ids <= fields | OPTIONS


OPTIONS = {"examples"}  # the name of a source of choices


def places(schema: dict[str, Any]) -> Iterator[str]:
    for name, one in schema.get("properties", {}).items():
        yield name
        yield from places(one)
    yield from places(schema["items"]) if "items" in schema else ()


# Prompts, key by key


def test_choices_and_texts_are_kept_and_ctrl_c_leaves_the_last_answer_on_disk(typed: Any) -> None:
    result, data = typed(DOWN, "\r", "Emilia-Romagna\r", STOP)

    assert (result.status, result.out) == (130, "")
    assert (data["level"], data["territory"], "countries" in data) == ("regional", "Emilia-Romagna", False)
    assert "Traceback" not in result.err


def test_ctrl_c_at_the_first_question_writes_nothing(typed: Any) -> None:
    result, data = typed(STOP)

    assert (result.status, result.out, data) == (130, "", {})


def test_back_asks_the_question_before_again(typed: Any) -> None:
    _, data = typed("\r", BACK, DOWN, "\r", "Emilia\r", BACK, "-Romagna\r", STOP)

    assert (data["level"], data["territory"]) == ("regional", "Emilia-Romagna")


def test_any_question_can_be_gone_to_and_the_walk_goes_on_behind_it(typed: Any) -> None:
    _, data = typed("\r", "Here\r", "ital\r", "\r", GO, "\r", "\r", DOWN, "\r", "Council\r", "\r", STOP)

    assert (data["level"], data["countries"], data["authors"]) == ("regional", ["IT"], ["Council"])


def test_back_at_the_first_question_asks_it_again(typed: Any) -> None:
    _, data = typed(BACK, BACK, "\r", STOP)

    assert data["level"] == "local"


def test_skip_leaves_a_question_open_and_back_leads_to_it(typed: Any) -> None:
    _, data = typed("\r", "Here\r", SKIP, SKIP, "Strategy\r", BACK, BACK, "Council\r\r", STOP)

    assert data["serves"] == {"strategy": "Strategy"}
    assert data["authors"] == ["Council"]
    assert "countries" not in data


def test_letters_in_a_searched_list_tick_nothing(typed: Any) -> None:
    _, data = typed("\r", "Here\r", "a j k i\r", "\r", STOP)

    assert "countries" not in data


def test_a_name_in_a_searched_list_is_found_by_its_beginning(typed: Any) -> None:
    _, data = typed("\r", "Here\r", "ital\r", "norw\r", "\r", STOP)

    assert data["countries"] == ["IT", "NO"]


def test_several_are_ticked_with_blanks_and_a_wrong_date_is_asked_again(typed: Any) -> None:
    result, data = typed(
        "\r", "Here\r", SKIP, SKIP, SKIP, "2027-13\r", "\x15", "2027-03\r", SKIP, " ", DOWN, " ", "\r", STOP
    )

    assert data["horizon"] == {"start": "2027-03"}
    assert [one["priority"] for one in data["priorities"]["chosen"]] == ["green", "digital"]
    assert result.err.count("this is not") == 1


def test_the_next_walk_goes_on_where_the_last_one_stopped(typed: Any) -> None:
    typed(DOWN, "\r", "Here\r", "ital\r", "\r", STOP)
    result, data = typed("Council\r", "\r", STOP)

    assert "plan.yaml goes on where it was left, in 'Define priorities'." in result.err
    assert data["authors"] == ["Council"]


def test_a_list_is_kept_while_it_grows(typed: Any) -> None:
    _, data = typed("\r", "Here\r", "ital\r", STOP)
    assert data["countries"] == ["IT"]

    _, data = typed(GO, "\r", DOWN * 3, "\r", "Council\r", "Agency\r", "Council\r", STOP)
    assert data["authors"] == ["Agency"]


def test_nothing_ticked_is_no_answer_and_what_no_plan_can_do_without_is_asked_again(typed: Any) -> None:
    result, data = typed("\r", "\r", SKIP, "Here\r", SKIP, SKIP, SKIP, SKIP, SKIP, "\r", " \r", STOP)

    assert data["territory"] == "Here"
    assert [one["priority"] for one in data["priorities"]["chosen"]] == ["green"]
    assert result.err.count("A plan cannot do without this.") == 2
    assert result.err.count("Nothing is ticked.") == 1


def test_a_text_can_be_emptied_again_and_a_finished_walk_can_be_gone_through(typed: Any) -> None:
    typed("\r", "Here\r", SKIP, SKIP, "Strategy\r", SKIP, SKIP, STOP)
    _, data = typed(BACK, "\x15\r", "y", "\r", STOP)
    assert "serves" not in data

    result, data = typed(*[SKIP] * 7, DOWN, "\r", "\r", DOWN, "\r", "\x15There\r", "\r")
    assert result.status == 0
    assert "7 questions are open." in result.err
    assert data["territory"] == "There"


def test_funds_are_ticked_by_how_they_stand_and_those_not_to_be_planned_on_are_told(
    typed: Any, tmp_path: Path, shipped: Toolkit
) -> None:
    plan = demo()
    plan["roadmap"]["resources"]["funding"] = []
    walk = Session(shipped, planfile.read(plan_file(tmp_path, plan), shipped), print, full=True, today=TODAY)
    passed = []
    while (step := walk.following()) and step.question.id != "funding":
        passed.append(SKIP)
        walk.leave(step)
    assert step

    result, data = typed(*passed, " ", "\r", "The town\r", "\r", STOP, full=True)

    first, (lost,) = walk.offered(step)[0], walk.told(step)
    told = " ".join(result.err.split())
    assert data["roadmap"]["resources"]["funding"] == [{"source": first.title}, {"source": "The town"}]
    assert f"- {first.title}: {first.note.partition('.')[0]}. " in told
    assert lost in told


def test_an_answer_that_does_not_go_with_the_others_is_told_at_once(typed: Any) -> None:
    result, data = typed("\r", "Here\r", SKIP, SKIP, SKIP, "2030\r", '"2027-03"\r', STOP)

    assert data["horizon"] == {"start": "2030", "end": "2027-03"}
    assert result.err.count("Mind: ") == 1


def test_a_file_that_cannot_take_a_plan_is_refused_before_the_first_question(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "xterm")
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    Path("link.yaml").symlink_to("plan.yaml")

    told = {name: run("roadmap", "walk", name) for name in ("plan.docx", "link.yaml", "nowhere/plan.yaml")}

    assert {name: (one.status, one.err.splitlines()[0]) for name, one in told.items()} == {
        "plan.docx": (2, "error: plan.docx is no name for a plan"),
        "link.yaml": (2, "error: link.yaml is not a plain file"),
        "nowhere/plan.yaml": (2, "error: nowhere is no folder"),
    }


BY_HAND = """\
# The plan of our team
plan_version: 1
territory: 'Emilia-Romagna'   # as in the statute
level: regional

horizon: {start: "2027", end: "2030-12"}
priorities:
  chosen:
    # agreed in the council
    - priority: green
      reason: >-
        Energy costs press
        the small firms.
      # to be settled
      weight: 60
    - priority: digital   # the second one
      weight: 40
vision: |
  First line.

  Second line.
"""


def test_a_walk_through_a_plan_written_by_hand_changes_what_is_answered_and_nothing_else(
    shipped: Toolkit,
) -> None:
    document = reader.parse("plan.yaml", BY_HAND.encode(), planfile.MAX_BYTES)
    texts: list[str] = []
    walk = Session(shipped, document, texts.append, full=True, today=TODAY)
    for name, source, given in (
        ("weight", "priorities.chosen.0", 70),
        ("weight", "priorities.chosen.1", 30),
        ("authors", None, ["Regional council"]),
        ("challenges", "priorities.chosen.1", ["skills"]),
    ):
        walk.put(find(shipped, walk.data, name, source), given, ())

    version = f'content_version: "{shipped.head.version}"\n'
    expected = BY_HAND.replace("weight: 60", "weight: 70").replace("weight: 40", "weight: 30")
    expected += f'{version}authors:\n  - "Regional council"\nchallenges:\n  chosen:\n'
    assert texts[-1] == expected + "    - priority: digital\n      challenge: skills\n"

    walk.put(find(shipped, walk.data, "priorities", None), ["digital"], ())
    start, end = "    # agreed in the council\n    - priority: green", "    - priority: digital"
    chosen = expected[expected.index(start) : expected.index(end)]
    assert texts[-1] == expected.replace(chosen, "") + "    - priority: digital\n      challenge: skills\n"


def test_without_a_terminal_the_walk_says_what_to_do_and_writes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("roadmap", "walk")

    assert (result.status, result.out) == (2, "")
    assert result.err == (
        "error: the walk needs a terminal\n"
        "hint: 'toolkit roadmap new plan.yaml' writes the same plan to fill in with an editor; "
        "'toolkit roadmap check plan.yaml' says what is open\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux, a terminal for programs")
def test_the_whole_first_pass_at_a_real_terminal_ends_in_a_brief(
    tmp_path: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    with walk_picture.walked(tmp_path) as terminal:
        asked = [one.partition("\n\n")[0] for one in terminal.shown().split("\n? ")[1:]]
    built = run(
        "roadmap", "build", str(tmp_path / "plan.yaml"), "--brief", "-o", str(tmp_path / "brief.html")
    )

    golden(CASES / "terminal.txt", "".join(f"? {one}\n" for one in asked))
    assert built.status == 0
    assert "Emilia-Romagna" in (tmp_path / "brief.html").read_text("utf-8")
