"""The walk as pages: the same plan as at a terminal, nothing typed is lost, and hostile words stay words."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from browsing import Page, Walker
from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.desk import documents
from clustertoolkit.desk.desk import GONE, MEANWHILE, STALE
from clustertoolkit.desk.drawing import BROKEN, PAGES
from clustertoolkit.desk.topics import topics
from clustertoolkit.plan import planfile
from clustertoolkit.plan.walk.answers import NEEDED
from clustertoolkit.render import seal
from clustertoolkit.yamlfiles import writer
from conftest import DATA, DEMO, TESTS, TODAY, Run, demo, short_demo
from test_hostile_plans import replaced
from test_walk_file import SMALL, VERSION, comments

CASES = sorted((TESTS / "walk").glob("*.json"))
SCHEMA = planfile.schema()
HOSTILE = "<img src=x onerror=alert(1)></textarea></script><script>alert(2)</script>{{7*7}}\"'`&amp;"
HARMLESS = "words"
TYPED = '  5 % of "firms" <b>\n\n= 1\t& more'  # what fields must not mend


def keys(walker: Walker) -> list[str]:
    """Return the keys of all pages of questions of a plan."""
    return [topic.key for topic in topics(walker.work.session(lambda _: None), PAGES)]


def one_of_each(walker: Walker) -> list[str]:
    """Return the keys of pages, of all those with the same questions the last one alone."""
    return list({key.split(".")[1]: key for key in keys(walker)}.values())


def raw(data: Mapping[str, Any]) -> bytes:
    return (planfile.HEAD + writer.mapping(SCHEMA, data)).encode()


@pytest.fixture
def small_plan(steady: Toolkit) -> Walker:
    """Return somebody at the pages of a plan with one priority, one challenge and one action."""
    text = (TESTS / "walk" / "first-pass.yaml").read_bytes()
    return Walker(steady, text)


# The same plan


@pytest.mark.parametrize("case", CASES, ids=lambda file: file.stem)
def test_the_same_answers_give_the_same_plan_and_brief_as_at_a_terminal(case: Path, steady: Toolkit) -> None:
    told = json.loads(case.read_text("utf-8"))
    walker = Walker(steady, full=told.get("full", False))
    faults = []
    for number, (question, source, given) in enumerate(told["answers"]):
        if given is not None:
            outcome = walker.answer(walker.home(question, source), question, given, agreed=True)
            faults += [number] if outcome.page is not None else []

    brief = documents.document(walker.work, "brief.md")
    # what a page leaves empty is open, and no fault
    assert faults == [int(number) for number in told["expected"]["faults"] if told["answers"][int(number)][2]]
    assert walker.text == case.with_suffix(".yaml").read_text("utf-8")
    assert brief == seal.sealed(case.with_suffix(".md").read_bytes(), internal=False)


def test_documents_are_those_of_the_commands(run: Run, papers: Path, tmp_path: Path) -> None:
    toolkit = load.with_questions(load.load(papers, TODAY), papers, TODAY)
    plan = tmp_path / "plan.yaml"
    for case in CASES:
        plan.write_bytes(case.with_suffix(".yaml").read_bytes())
        walker = Walker(toolkit, plan.read_bytes())
        for name in documents.NAMES:
            words = ["worksheet"] if name.startswith("worksheet") else ["build"]
            words += ["--brief"] * name.startswith("brief") + ["--internal"] * ("-team" in name)
            file = tmp_path / f"{case.stem}-{name}"
            assert run("roadmap", *words, plan, "-o", file, "--data", papers).status == 0
            made = documents.document(walker.work, name)
            assert made is not None
            assert sha256(made).hexdigest() == sha256(file.read_bytes()).hexdigest(), (case.stem, name)


def test_questions_by_any_other_name_lead_to_the_same_plan(steady: Toolkit) -> None:
    told = json.loads((TESTS / "walk" / "first-pass.json").read_text("utf-8"))
    renamed = {
        phase: tuple(question._replace(id=f"x-{question.id}") for question in asked)
        for phase, asked in steady.questions.items()
    }
    walker = Walker(steady._replace(questions=renamed))
    for question, source, given in told["answers"]:
        name = f"x-{question}"
        walker.answer(walker.home(name, source), name, given)

    assert walker.text == (TESTS / "walk" / "first-pass.yaml").read_text("utf-8")


@pytest.mark.parametrize("full", [False, True], ids=["first pass", "all questions"])
def test_a_page_that_is_saved_as_it_was_changes_nothing(shipped: Toolkit, full: bool) -> None:
    walker = Walker(shipped, DEMO.read_bytes(), full=full)
    for key in one_of_each(walker):
        page = walker.page(key)
        if "Proposed:" not in page.text:
            outcome = walker.send(key, page.fields())
            assert (outcome.text, outcome.page) == (None, None), key


def test_a_plan_that_a_person_edited_keeps_all_but_the_answer(steady: Toolkit) -> None:
    before = f'# ours\n{SMALL.replace("local", "local  # for now")}horizon:\n    start: "2027-01" # agreed\n    end:\n'
    walker = Walker(steady, before.encode())
    walker.answer("ask.level", "end", "2028-12")

    assert walker.text == before.replace("    end:\n", '    end: "2028-12"\n') + VERSION


def test_a_walk_through_many_pages_of_a_plan_with_remarks_keeps_them(steady: Toolkit) -> None:
    new = planfile.new(steady, "Small Land", "local").replace(
        "\nstatus: draft\n", "\nstatus: draft  # mine\n"
    )
    walker = Walker(steady, new.encode(), full=True)
    seen: set[str] = set()
    while fresh := [key for key in one_of_each(walker) if key.split(".")[1] not in seen]:
        key = fresh[0]
        seen.add(key.split(".")[1])
        page = walker.page(key)
        for name, boxes in page.boxes.items():
            page.boxes[name] = {value: number == 1 for number, value in enumerate(boxes)}
        for name, text in page.texts.items():
            page.texts[name] = text or "2028"
        walker.send(key, page.fields())

    assert comments(walker.text) == comments(new)
    assert walker.text.count("2028") > 40


# Nothing typed is lost


@pytest.mark.parametrize("full", [False, True], ids=["first pass", "all questions"])
def test_after_a_fault_every_field_of_every_page_comes_back_as_typed(shipped: Toolkit, full: bool) -> None:
    walker = Walker(shipped, DEMO.read_bytes(), full=full)
    number, start = 0, walker.work
    for key in one_of_each(walker):
        walker.work = start
        page = walker.page(key)
        for name in page.texts:
            if name.startswith("t-"):
                page.texts[name] = f"{TYPED}\u200b{name}"  # which no field takes
        for name, boxes in page.boxes.items():
            last = name in page.radios
            page.boxes[name] = {value: (value == [*boxes][-1] if last else True) for value in boxes}
        if not any(name.startswith("t-") for name in page.texts):
            continue
        outcome = walker.send(key, page.fields())
        assert outcome.page is not None, key
        assert outcome.page.head.startswith("Error: ")
        again = Page(str(outcome.page.body))
        typed = {name: text for name, text in page.texts.items() if name.startswith("t-")}
        assert {name: again.texts.get(name) for name in typed} == typed, key
        ticked = {name: boxes for name, boxes in page.boxes.items() if name in again.boxes}
        assert {name: again.boxes[name] for name in ticked} == ticked, key
        assert ticked == page.boxes or "Not kept" in again.text, key
        assert {link[1:] for link in again.links if link.startswith("#")} <= {*again.ids}, key
        number += 1
    assert number > 5


def test_what_is_right_is_kept_beside_what_is_wrong_and_a_list_comes_back(steady: Toolkit) -> None:
    walker = Walker(steady)
    page = walker.page("ask.level")
    page.fill("territory", "Small Land")
    page.fill("authors", ["Town", "Region"])
    page.fill("start", "2027-13")
    outcome = walker.send("ask.level", page.fields())
    assert outcome.page is not None
    again = Page(str(outcome.page.body))
    mended = again.texts["t-start"]
    again.fill("start", "2027-03")
    further = walker.send("ask.level", again.fields())

    assert 'territory: "Small Land"' in (outcome.text or "")
    assert again.texts["t-territory"] == "Small Land"
    assert "Town\nRegion" in (again.texts["t-authors"], "Town\nRegion")
    assert mended == "2027-13"
    assert "#t-start" in again.links
    assert 'start: "2027-03"' in walker.text
    assert (further.page, further.place) == (None, "ask.vision.html?after=ask.level")


def test_a_proposal_that_was_emptied_stays_empty_beside_a_fault(small_plan: Walker) -> None:
    key = small_plan.home("begin", "roadmap.actions.specific.0")
    small_plan.answer(key, "begin", "")
    page = small_plan.page(key)
    assert page.texts["t-begin"] == "2027-01"
    page.texts["t-begin"] = ""
    page.fill("finish", "soon")
    outcome = small_plan.send(key, page.fields())

    assert outcome.page is not None
    assert Page(str(outcome.page.body)).texts["t-begin"] == ""


def test_what_somebody_else_changed_meanwhile_is_told_and_what_was_typed_stands_there(
    small_plan: Walker,
) -> None:
    page = small_plan.page("ask.level")
    small_plan.answer("ask.level", "territory", "Other Land")
    small_plan.answer("ask.level", "strategy", "Theirs")
    page.fill("strategy", "Mine")
    outcome = small_plan.send("ask.level", page.fields())
    assert outcome.page is not None
    again = Page(str(outcome.page.body))
    further = small_plan.send("ask.level", again.fields())

    assert f"{MEANWHILE}Theirs." in again.text
    assert again.texts["t-strategy"] == "Mine"
    assert 'strategy: "Mine"' in small_plan.text
    assert further.page is None


def test_an_old_page_of_an_entry_that_is_another_now_comes_back_with_what_was_typed(
    small_plan: Walker,
) -> None:
    small_plan.answer("ask.level", "priorities", ["green", "digital"])
    page = small_plan.page("ask.reason.priorities.chosen.1")
    page.fill("reason", "Data lies idle")
    small_plan.work = small_plan.work._replace(
        raw=small_plan.work.raw.replace(b"priority: digital", b"priority: resilience")
    )
    changed = small_plan.send("ask.reason.priorities.chosen.1", page.fields())
    small_plan.answer("ask.level", "priorities", ["green"], agreed=True)
    gone = small_plan.send("ask.reason.priorities.chosen.1", page.fields())

    assert changed.page is not None
    assert (changed.text, gone.text) == (None, None)
    assert STALE.text in changed.page.body
    assert Page(str(changed.page.body)).texts["t-reason"] == "Data lies idle"
    assert gone.page is not None
    assert GONE.text in gone.page.body
    assert "Data lies idle" in gone.page.body


def test_a_plan_that_cannot_be_read_says_where_and_keeps_what_was_typed(small_plan: Walker) -> None:
    page = small_plan.page("ask.level")
    page.fill("strategy", "Mine")
    small_plan.work = small_plan.work._replace(raw=b"plan_version: 1\nterritory: [\n")
    outcome = small_plan.send("ask.level", page.fields())

    assert outcome.page is not None
    assert (outcome.text, outcome.page.title) == (None, BROKEN)
    assert "Line 2, column 13" in outcome.page.body
    assert "Mine" in outcome.page.body
    assert small_plan.see("index").title == BROKEN


# Answers


def test_what_an_answer_takes_out_has_to_be_agreed_to(small_plan: Walker) -> None:
    before = small_plan.text
    page = small_plan.page("ask.level")
    page.fill("priorities", ["digital"])
    asked = small_plan.send("ask.level", page.fields())
    assert asked.page is not None
    again = Page(str(asked.page.body))
    refused = small_plan.send("ask.level", again.fields())
    wrongly = small_plan.send("ask.level", {**again.fields(), "agreed": ["something"]})

    assert (asked.text, refused.text, wrongly.text, small_plan.text) == (None, None, None, before)
    assert "This takes out of the plan, with the comments that belong to it:" in again.text
    assert "Run the work" in again.text
    again.boxes["agreed"] = dict.fromkeys(again.boxes["agreed"], True)
    agreed = small_plan.send("ask.level", again.fields())
    assert agreed.page is None
    assert "Run the work" not in small_plan.text
    assert "priority: digital" in small_plan.text


def test_an_answer_may_be_taken_back_unless_no_plan_can_do_without_it(small_plan: Walker) -> None:
    emptied = small_plan.answer("ask.level", "strategy", "")
    needed = small_plan.answer("ask.level", "territory", "")

    assert emptied.page is None
    assert 'strategy: "' not in small_plan.text
    assert needed.page is not None
    assert NEEDED in needed.page.body


def test_a_suggestion_and_other_words_at_once_are_asked_about(shipped: Toolkit) -> None:
    small_plan = Walker(shipped, (TESTS / "walk" / "first-pass.yaml").read_bytes())
    key = small_plan.home("first-step", "roadmap.actions.specific.0")
    page = small_plan.page(key)
    suggestion = next(value for value in page.boxes["a-first-step"] if value not in ("", "own"))
    page.boxes["a-first-step"] = {suggestion: True}
    taken = small_plan.send(key, page.fields())
    page.texts["t-first-step"] = "Another"
    both = small_plan.send(key, page.fields())

    assert taken.page is None
    assert suggestion in small_plan.text
    assert both.page is not None
    assert "here are both" in both.page.body


def test_what_a_statement_finds_is_told_behind_the_answer(small_plan: Walker) -> None:
    outcome = small_plan.answer("ask.reason.priorities.chosen.0", "weight", 60)
    key, _, after = outcome.place.partition(".html?after=")
    page = Page(str(small_plan.see(key, after).body))

    assert "Saved: Define priorities: Green transition." in page.text
    assert "Mind: the weights add up to 60" in page.text


def test_save_and_back_to_the_list(small_plan: Walker) -> None:
    page = small_plan.page("ask.vision")
    page.fill("vision", "Firms find help.")

    assert small_plan.send("ask.vision", page.fields("tasks")).place == "index.html?after=ask.vision"


# Pages


@pytest.mark.parametrize("full", [False, True], ids=["first pass", "all questions"])
def test_no_two_pages_have_one_title_and_all_their_links_lead_somewhere(shipped: Toolkit, full: bool) -> None:
    data = demo()
    specific = data["roadmap"]["actions"]["specific"]
    for action in specific:
        action["title"] = "Do it"
    specific[0]["title"] = PAGES["check"]
    walker = Walker(shipped, raw(data), full=full)
    known = {*keys(walker), *PAGES}
    titles = [topic.title for topic in topics(walker.work.session(lambda _: None), PAGES)]

    assert len({*titles, *PAGES.values()}) == len(known) > 25
    for key in (*one_of_each(walker), *PAGES):
        page = walker.page(key)
        assert len({*page.ids}) == len(page.ids), key
        assert {*page.labels} <= {*page.ids}, key
        inner = {link.partition(".html")[0] for link in page.links if "/" not in link and link[0] != "#"}
        assert inner <= known, key
        for link in page.links:
            place, mark, question = link.partition(".html#")
            if mark:
                asking = Walker(shipped, walker.work.raw, full=full or place.startswith("../full/"))
                assert question in asking.page(place.rpartition("/")[2]).ids, (key, link)


def test_the_titles_of_both_passes_differ(steady: Toolkit) -> None:
    heads = [Walker(steady, full=full).see(key).head for full in (False, True) for key in PAGES]

    assert len({*heads}) == 2 * len(PAGES)


def test_the_check_leads_from_each_open_field_and_finding_to_its_question(shipped: Toolkit) -> None:
    walker = Walker(shipped, raw(demo() | {"horizon": {"start": "2030", "end": "2027"}}))
    links = walker.page("check").links

    assert "ask.level.html#q-end" in links
    assert any(link.startswith("../full/") for link in Walker(shipped, SMALL.encode()).page("check").links)


def test_the_list_goes_on_with_the_first_open_question_of_a_page_that_is_begun(small_plan: Walker) -> None:
    small_plan.answer("ask.level", "start", "")
    page = small_plan.page("index")

    assert "Go on: When does the plan begin?" in page.text
    assert "ask.level.html#q-start" in page.links


def test_behind_the_last_page_of_a_pass_the_documents_are_offered(small_plan: Walker) -> None:
    last = topics(small_plan.work.session(lambda _: None), PAGES)[-1].key
    page = Page(str(small_plan.see("index", last).body))

    assert "You are at the end of this pass. Take the brief along" in page.text
    assert "take.html" in page.links


def test_the_plan_so_far_says_every_answer_and_marks_what_is_open(small_plan: Walker) -> None:
    small_plan.answer("ask.vision", "vision", "")
    text = " ".join(small_plan.page("plan").text.split())

    assert "In which country or countries does it lie? Italy" in text
    assert "What is different in the territory when the plan ends? open" in text


def test_hostile_words_of_a_plan_stay_words_on_every_page(shipped: Toolkit) -> None:
    wicked, harmless = (
        Walker(shipped, raw(replaced(short_demo(), SCHEMA, text)), full=True) for text in (HOSTILE, HARMLESS)
    )
    usual = {
        key: harmless.page(key) for key in (*one_of_each(harmless), *PAGES)
    }  # one plan after the other: each is read once
    for key, plain in usual.items():
        evil = wicked.page(key)
        assert evil.elements == plain.elements, key
        assert evil.attributes == plain.attributes, key
    assert HOSTILE in wicked.page("plan").text


def test_hostile_words_in_a_form_stay_words(small_plan: Walker) -> None:
    names = [*small_plan.page("ask.level").fields(), "a-x", "t-x", "w-x", HOSTILE, f"t-{HOSTILE}"]
    for wish in ("about", ""):
        sent, same = ({name: [text] for name in names} for text in (HOSTILE, HARMLESS))
        if not wish:
            sent["about"] = same["about"] = [small_plan.page("ask.level").texts["about"]]
        evil, plain = (small_plan.send("ask.level", fields).page for fields in (sent, same))
        assert evil is not None
        assert plain is not None
        assert "script" not in Page(str(evil.body)).elements
        assert "img" not in Page(str(evil.body)).elements
        assert not {name for name in Page(str(evil.body)).attributes if name.startswith("on")}


# What makes the pages


def test_the_pages_are_made_without_a_terminal_a_server_or_what_draws_and_counts() -> None:
    """A worker in a browser makes them too, and has none of these."""
    program = f"""
import sys
sys.path[:0] = {[str(TESTS)]!r}
from datetime import date
from clustertoolkit.content import load
from clustertoolkit.desk import desk, documents
from clustertoolkit.desk.drawing import PAGES
from clustertoolkit.desk.work import DeskPlan
from pathlib import Path
data, today = Path({str(DATA)!r}), date(2026, 11, 30)
toolkit = load.with_questions(load.load(data, today), data, today)
before = set(sys.modules)
plan = DeskPlan(toolkit, today, "plan.yaml", {(TESTS / "walk" / "first-pass.yaml").read_bytes()!r}, False)
for key in (*PAGES, "ask.level"):
    assert desk.show(plan, key)
assert desk.give(plan, "ask.level", {{"t-strategy": ["x"]}}).page
for name in documents.NAMES:
    assert name.endswith(".docx") or documents.document(plan, name)
print(*{FOREIGN!r} & set(sys.modules))
"""
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert told.stdout == "\n"


FOREIGN = {
    "typer", "rich", "questionary", "prompt_toolkit", "openpyxl", "PIL", "socket", "socketserver", "subprocess",
    "http.server", "multiprocessing", "asyncio", "clustertoolkit.cli", "clustertoolkit.site",
}  # fmt: skip


def test_each_kind_of_page_is_as_it_was(steady: Toolkit, golden: Callable[[Path, str], None]) -> None:
    new, begun = Walker(steady), Walker(steady, raw(demo()))
    typed = begun.page("ask.level")
    typed.fill("start", "2027-13")
    faulty = begun.send("ask.level", typed.fields()).page
    assert faulty is not None
    pages = {
        "new": new.see("index"), "first-questions": new.see("ask.level"), "fault": faulty,
        **{key: begun.see(key) for key in PAGES},
        "entry": begun.see(begun.home("reason", "priorities.chosen.0")),
        "broken": Walker(steady, b"plan_version: 1\nterritory: [\n").see("index"),
    }  # fmt: skip

    for name, drawn in pages.items():
        head = f"<!-- {drawn.head} -->\n<h1>{drawn.title}</h1>\n"
        golden(TESTS / "golden" / "desk" / f"{name}.html", head + str(drawn.body))
