"""The walk on a plan's file, key by key: what stands in the line, what is kept, and what somebody else changes."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from clustertoolkit.cli.roadmap import prompts
from clustertoolkit.content import load
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import OwnFile
from clustertoolkit.plan import planfile
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.plan.walk.steps import Step
from clustertoolkit.yamlfiles import paths, reader
from conftest import DATA, TODAY, Run, Typed

BACK, CLEAR, DOWN, UP, GO, SKIP, STOP = "\x02", "\x15", "\x1b[B", "\x1b[A", "\x07", "\x0e", "\x03"
END_OF_INPUT, END, LEFT, RUBOUT, PASTE, PASTED = "\x04", "\x1b[F", "\x1b[D", "\x7f", "\x1b[200~", "\x1b[201~"
VERSION = 'content_version: "2026.11.0"\n'
HEAD = 'plan_version: 1\nterritory: "Small Land"\nlevel: local\n'
SMALL = f'{HEAD}countries:\n  - "AT"\n'
PLAN = Path("plan.yaml")


def text() -> str:
    return PLAN.read_bytes().decode()


def write(given: str) -> None:
    PLAN.write_bytes(given.encode())


# The file as a person wrote it


def test_a_mark_at_the_start_stays(typed: Typed) -> None:
    write(f"\ufeff{SMALL}")
    typed("Town\r", "\r", STOP)

    assert text() == f'\ufeff{SMALL}authors:\n  - "Town"\n{VERSION}'


@pytest.mark.parametrize("comma", [",", ""])
def test_a_comment_in_brackets_stays_beside_its_entry(typed: Typed, comma: str) -> None:
    before = f"{SMALL}authors: [ # who\n  'Town', # T\n  'Land'"
    write(f"{before}{comma} # L\n  # end\n  ]\n")
    typed(BACK, "Council\r", "\r", STOP)

    assert text() == f'{before}, # L\n  "Council"{comma}\n  # end\n  ]\n{VERSION}'


def test_a_comment_behind_an_empty_block_stays_where_it_stood(typed: Typed) -> None:
    head = f'{SMALL}authors:\n  - "Town"\nserves:\n  strategy: "S"\nhorizon:\n  start: "2027-01"\n  end: "2030-12"\n'
    head += 'priorities:\n  chosen:\n    - priority: green\n      reason: "Energy"\n      weight: 100\n'
    block = "challenges:\n  chosen:\n    - priority:\n      challenge:\n      evidence:\n        - fact:\n          source:\n"
    tail = "  # CHAMBER, 3 May: do not forget the ports\n  notes:\n"
    write(f"# ours\n{head}{block}{tail}")
    typed(" ", "\r", STOP)

    filled = block.replace("priority:\n", "priority: green\n").replace(
        "challenge:\n", "challenge: innovation\n"
    )
    assert text() == f"# ours\n{head}{filled}{tail}{VERSION}"


def test_the_comments_of_a_removed_entry_go_with_it_and_no_others(typed: Typed) -> None:
    head = f'{SMALL}authors:\n  - "Town"\nserves:\n  strategy: "S"\nhorizon:\n  start: "2027-01"\n  end: "2028-12"\n'
    green = '    # GREEN: agreed in the council on 3 May\n    - priority: green\n      reason: "Energy" # from the survey\n'
    others = '    # DIGITAL: still disputed by the chamber\n    - priority: digital\n      reason: "Data"\n'
    others += '    # RESILIENCE: lesson of the flood\n    - priority: resilience\n      reason: "Floods"\n'
    write(f"{head}priorities:\n  chosen:\n{green}{others}challenges:\n")
    result, _ = typed(GO, "\r", DOWN * 7, "\r", " ", "\r", "y\r", STOP)

    assert "  This takes out of the plan, with the comments that belong to it:\n  - " in result.err
    assert text() == f"{head}priorities:\n  chosen:\n{others}challenges:\n{VERSION}"


def test_one_answer_changes_the_line_of_the_answer(typed: Typed) -> None:
    before = f'# ours\n{HEAD}countries:\n- "AT"\nauthors:\n- "Town"\n- "Region"\nhorizon:\n    start: "2027-01"\n    end:\n'
    before += 'serves:\n    strategy: "S"\n'
    write(before)
    typed(CLEAR, "2028-12\r", STOP)

    assert text() == before.replace("    end:\n", '    end: "2028-12"\n') + VERSION


@pytest.mark.parametrize("country", ["Norway", "Austria"])
@pytest.mark.parametrize("author", ["yes", "Off", "12:30", "null", "1.5", "a: b", "- a #b", "2027-01-31"])
def test_what_the_walk_writes_is_read_again_whatever_the_answer(
    typed: Typed, run: Run, country: str, author: str
) -> None:
    write(f"# ours\n{HEAD}")
    _, data = typed(f"{country}\r", "\r", f"{author}\r", "\r", STOP)
    code = {"Norway": "NO", "Austria": "AT"}[country]

    assert (data["countries"], data["authors"]) == ([code], [author])
    assert text() == f'# ours\n{HEAD}countries:\n  - "{code}"\n{VERSION}authors:\n  - {json.dumps(author)}\n'
    assert run("roadmap", "accept", PLAN, "--data", DATA).status == 0


def test_all_lists_in_lists_of_a_new_plan_with_a_comment_are_filled_in_one_session(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    toolkit = load.with_questions(load.load(DATA, TODAY), DATA, TODAY)
    run("roadmap", "new", "p.yaml", "--territory", "X", "--data", DATA)
    new = Path("p.yaml").read_text("utf-8").replace("\nstatus: draft\n", "\nstatus: draft  # my note\n")
    texts = [new]
    session = Session(
        toolkit, planfile.fitting("p.yaml", new.encode(), toolkit), texts.append, full=True, today=TODAY
    )
    asked = set()

    def answer(step: Step) -> None:
        offered = session.offered(step)
        example = str(session.form(step).get("x-example", "A"))
        value = session.proposal(step).value or (offered[0].value if offered else example)
        kinds: dict[str, Any] = {"number": 2027, "yes-no": True, "text": value, "one": value}
        given = kinds.get(step.question.kind, [value])
        session.leave(step)
        if not session.fault(step, given) and (offered or step.question.kind not in ("one", "many")):
            session.put(step, given, offered)
            asked.add(step.question.to)

    while (following := session.following()) is not None:
        answer(following)
    for step in session.steps():  # costs came behind what pays for them
        if step.question.to == ".lines":
            answer(step)

    assert {"challenges.chosen", ".evidence", ".examples", ".lines", ".steps"} - asked == set()
    changed = planfile.fitting("p.yaml", texts[-1].encode(), toolkit)
    assert paths.pruned(changed.data) == paths.pruned(session.data)
    assert comments(texts[-1]) == comments(new)


def comments(written: str) -> list[str]:
    return [
        line[line.index("#") :]
        for line in written.splitlines()
        if line.lstrip().startswith("#") or "  #" in line
    ]


def test_an_answer_that_is_not_kept_changes_nothing_in_the_walk() -> None:
    toolkit = load.with_questions(load.load(DATA, TODAY), DATA, TODAY)

    def refuse(_: str) -> None:
        raise ToolkitError("no room")

    document = planfile.fitting("plan.yaml", SMALL.encode(), toolkit)
    session = Session(toolkit, document, refuse, full=False, today=TODAY)
    step = session.following()
    assert step is not None
    with pytest.raises(ToolkitError):
        session.put(step, ["Town"], ())

    assert (session.data, session.following()) == (reader.parse("", SMALL.encode()).data, step)


# What somebody else changes meanwhile


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Return a function that lets somebody change the plan just before it is written for the n-th time."""

    def plan(number: int, *changes: Any) -> None:
        write_own, written = OwnFile.write, []

        def late(own: OwnFile, given: str, hint: str) -> None:
            written.append(given)
            if number <= len(written) < number + len(changes):
                changes[len(written) - number]()
            write_own(own, given, hint)

        monkeypatch.setattr(OwnFile, "write", late)

    return plan


def test_an_answer_is_asked_for_again_with_the_answer_in_the_line(typed: Typed, meanwhile: Any) -> None:
    write(SMALL)
    notice = 'notice: "edited in an editor"\n'
    meanwhile(1, lambda: write(f"{SMALL}{notice}"))
    result, data = typed("A long answer\r", "\r", "Region\r", "\r", STOP)

    assert (result.status, data["authors"]) == (130, ["A long answer", "Region"])
    assert text() == f'{SMALL}{notice}authors:\n  - "A long answer"\n  - "Region"\n{VERSION}'
    assert result.err.count("plan.yaml was changed by somebody else in the meantime, and is read again.") == 1


def test_it_can_be_changed_again_and_again(typed: Typed, meanwhile: Any) -> None:
    write(SMALL)
    meanwhile(1, lambda: write(f"{SMALL}# 1\n"), lambda: write(f"{SMALL}# 2\n"))
    typed("Town\r", "\r", "\r", "\r", STOP)

    assert text() == f'{SMALL}authors:\n  - "Town"\n{VERSION}# 2\n'


@pytest.mark.parametrize(
    ("before", "keys", "key", "value"),
    [
        ("", (" ", DOWN, " ", "\r", "\r"), "priorities", {"chosen": [{"priority": "green"}, {"priority": "digital"}]}),
        ("priorities:\n  chosen:\n    - priority: green\n      reason: R\n", ("70\r", "\r"), "priorities",
         {"chosen": [{"priority": "green", "reason": "R", "weight": 70}]}),
        ("priorities:\n  chosen:\n    - priority: green\n", ("Energy\r", "\r"), "priorities",
         {"chosen": [{"priority": "green", "reason": "Energy"}]}),
    ],
    ids=["ticks", "number", "text"],
)  # fmt: skip
def test_every_kind_of_answer_is_asked_for_again(
    typed: Typed, meanwhile: Any, before: str, keys: tuple[str, ...], key: str, value: Any
) -> None:
    start = (
        f'{SMALL}authors:\n  - T\nserves:\n  strategy: S\nhorizon:\n  start: "2027"\n  end: "2028"\n{before}'
    )
    write(start)
    meanwhile(1, lambda: write(f"# theirs\n{start}"))
    _, data = typed(*keys, STOP)

    assert data[key] == value
    assert text().startswith(f"# theirs\n{SMALL}")


def test_a_question_whose_entry_moved_is_asked_where_it_is_now(typed: Typed, meanwhile: Any) -> None:
    start = f'{SMALL}authors:\n  - T\nserves:\n  strategy: S\nhorizon:\n  start: "2027"\n  end: "2028"\n'
    mine, theirs = "    - priority: green\n", "    - priority: digital\n      reason: Theirs\n"
    write(f"{start}priorities:\n  chosen:\n{mine}")
    meanwhile(1, lambda: write(f"{start}priorities:\n  chosen:\n{theirs}{mine}"))
    typed("Energy\r", "\r", STOP)

    assert text() == f'{start}priorities:\n  chosen:\n{theirs}{mine}      reason: "Energy"\n{VERSION}'


def test_a_question_whose_entry_is_gone_is_told_with_its_answer(typed: Typed, meanwhile: Any) -> None:
    start = f'{SMALL}authors:\n  - T\nserves:\n  strategy: S\nhorizon:\n  start: "2027"\n  end: "2028"\n'
    theirs = "priorities:\n  chosen:\n    - priority: digital\n      reason: Theirs\n      weight: 100\n"
    write(f"{start}priorities:\n  chosen:\n    - priority: green\n")
    meanwhile(1, lambda: write(f"{start}{theirs}"))
    result, _ = typed("Energy\r", STOP)

    assert "The question is not there any more. Not kept: Energy\n" in result.err
    assert text() == f"{start}{theirs}"


def test_a_file_that_is_gone_is_written_again(typed: Typed, meanwhile: Any) -> None:
    write(SMALL)
    meanwhile(1, PLAN.unlink)
    _, data = typed("Town\r", "\r", "\r", STOP)

    assert (data["countries"], data["authors"]) == (["AT"], ["Town"])


def test_a_file_that_has_problems_meanwhile_is_waited_for(
    typed: Typed, meanwhile: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(SMALL)
    meanwhile(1, lambda: write(f"{SMALL}oops: 1\n"))
    confirmed = prompts.confirmed

    def mended(words: str, *, default: bool) -> bool:
        given = confirmed(words, default=default)
        write(f"{SMALL}# mended\n")
        return given

    monkeypatch.setattr(prompts, "confirmed", mended)
    result, _ = typed("Town\r", "\r", "\r", "\r", STOP)

    assert "'oops' is not a key" in result.err
    assert text() == f'{SMALL}authors:\n  - "Town"\n{VERSION}# mended\n'


@pytest.mark.parametrize("key", [BACK, SKIP, GO])
def test_while_a_file_has_problems_no_other_question_can_be_gone_to(
    typed: Typed, meanwhile: Any, key: str
) -> None:
    write(SMALL)
    meanwhile(1, lambda: write(f"{SMALL}oops: 1\n"))
    result, _ = typed("Town\r", key, "n\r")

    assert (result.status, result.err.count("'oops' is not a key")) == (1, 3)
    assert "Not kept: Town\n" in result.err


def test_whoever_does_not_wait_gets_the_answer_back(typed: Typed, meanwhile: Any) -> None:
    write(SMALL)
    meanwhile(1, lambda: write(f"{SMALL}oops: 1\n"))
    result, _ = typed("Town\r", "n\r")

    assert result.status == 1
    assert "Not kept: Town\n" in result.err
    assert text() == f"{SMALL}oops: 1\n"


def test_what_cannot_be_written_so_is_told_and_the_walk_goes_on(typed: Typed) -> None:
    before = SMALL.replace("countries", "? serves\n: # c\ncountries")
    write(before)
    result, _ = typed("Town\r", "\r", "A strategy\r", SKIP, SKIP, STOP)

    assert "Not kept: plan.yaml:4: this is written in a form that cannot be changed here." in " ".join(
        result.err.split()
    )
    assert text() == f'{before}authors:\n  - "Town"\n{VERSION}'


# What stands in the line


def test_each_text_of_a_list_is_checked_at_once_and_the_good_ones_are_kept(typed: Typed) -> None:
    write(SMALL)
    result, data = typed(
        "Town\r", "Wirt\u00adschaft\r", "Region\r", f"{'x' * 401}\r", END, RUBOUT, "\r", STOP
    )

    assert data["authors"] == ["Town", "Region", "x" * 400]
    assert result.err.count("it holds a character that is not allowed; it may be invisible") == 1
    assert "item 3 of 'authors' has 401 characters, more than the 400 allowed; shorten it" in " ".join(
        result.err.split()
    )


def test_too_long_a_text_is_told_as_a_check_tells_it_and_stays_in_the_line(typed: Typed, run: Run) -> None:
    result, data = typed("\r", f"{'x' * 401}\r", END, RUBOUT, "\r", STOP)
    assert data["territory"] == "x" * 400

    write(f"plan_version: 1\nterritory: {'x' * 401}\nlevel: local\n")
    told = " ".join(run("roadmap", "check", PLAN, "--data", DATA).err.split())
    message = "'territory' has 401 characters, more than the 400 allowed"
    assert message in told
    assert "hint: shorten it" in told
    assert f"{message}; shorten it" in " ".join(result.err.split())


def test_yes_and_no_wait_for_enter(typed: Typed) -> None:
    green = "priorities:\n  chosen:\n    - priority: green\n      reason: R\n      weight: 100\n"
    start = f'{SMALL}authors:\n  - T\nserves:\n  strategy: S\nhorizon:\n  start: "2027"\n  end: "2028"\n'
    keys = (GO, UP, "\r", DOWN * 7, "\r", " ", DOWN, " ", "\r")
    left = {}
    for answer in ("y", "yn\r", "ny\r", "n\r", "\r"):
        write(f"{start}{green}")
        _, data = typed(*keys, answer, STOP)
        left[answer] = [entry["priority"] for entry in data["priorities"]["chosen"]]

    assert left == {"y": ["green"], "yn\r": ["green"], "ny\r": ["digital"], "n\r": ["green"], "\r": ["green"]}


@pytest.mark.parametrize(
    ("keys", "weight"),
    [
        (("\r",), 100), (("70\r",), 70), ((RUBOUT, "\r"), 10), ((END, "\r"), 100), ((LEFT, RUBOUT, "\r"), 10),
        ((LEFT, "\r"), 100), ((f"{PASTE}60{PASTED}", "\r"), 60), ((CLEAR, "5\r"), 5), (("\x1b[15~", "\r"), 100),
        ((RUBOUT, RUBOUT, "5\r"), 15),
    ],
)  # fmt: skip
def test_the_first_character_typed_replaces_what_is_proposed(
    typed: Typed, keys: tuple[str, ...], weight: int
) -> None:
    start = f'{SMALL}authors:\n  - T\nserves:\n  strategy: S\nhorizon:\n  start: "2027"\n  end: "2028"\n'
    write(f"{start}priorities:\n  chosen:\n    - priority: green\n      reason: R\n")
    result, data = typed(*keys, STOP)

    assert data["priorities"]["chosen"][0]["weight"] == weight
    assert "What you type replaces it." in " ".join(result.err.split())


def test_what_is_answered_already_is_added_to(typed: Typed) -> None:
    write(f"{SMALL}authors:\n  - T\n")
    _, data = typed("S\r", BACK, "trategy\r", STOP)

    assert data["serves"] == {"strategy": "Strategy"}


# The end of it


@pytest.mark.parametrize("key", [STOP, END_OF_INPUT])
@pytest.mark.parametrize("keys", [("Town\r", "\r"), ("Town\r", "\r", "S\r"), (GO,)])
def test_ctrl_c_and_ctrl_d_say_what_is_kept(typed: Typed, key: str, keys: tuple[str, ...]) -> None:
    write(SMALL)
    result, _ = typed(*keys, key)

    assert (result.status, result.out) == (130, "")
    assert result.err.endswith("\nKept in plan.yaml. To go on: toolkit roadmap walk plan.yaml\n")


def test_ctrl_d_deletes_a_character_while_something_is_typed(typed: Typed) -> None:
    write(SMALL)
    _, data = typed("Towns", LEFT, END_OF_INPUT, "\r", "\r", END_OF_INPUT)

    assert data["authors"] == ["Town"]


def test_a_terminal_that_goes_away_is_as_good_as_ctrl_c(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(SMALL)

    def gone(*_: object, **__: object) -> None:
        raise EOFError

    monkeypatch.setattr(prompts, "asked", gone)
    result, _ = typed()

    assert result.status == 130
    assert result.err.endswith("\nKept in plan.yaml. To go on: toolkit roadmap walk plan.yaml\n")


@pytest.mark.parametrize("term", ["dumb", "unknown"])
def test_a_terminal_without_a_cursor_is_told_what_to_do(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, term: str
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setenv("COLUMNS", "200")
    for stream in (sys.stdin, sys.stderr):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)

    assert run("roadmap", "walk") == (
        2, "", f"error: the walk needs a terminal on which it can move the cursor, and TERM is '{term}'\n"
        "hint: 'toolkit roadmap new plan.yaml' writes the same plan to fill in with an editor; "
        "'toolkit roadmap check plan.yaml' says what is open\n",
    )  # fmt: skip
    assert list(tmp_path.iterdir()) == []


def test_a_plan_is_walked_through_its_link_and_a_new_one_is_its_owners_alone(typed: Typed) -> None:
    Path("shared").mkdir()
    Path("shared/plan.yaml").write_text(SMALL, encoding="utf-8")
    PLAN.symlink_to("shared/plan.yaml")
    typed("Town\r", STOP)

    assert PLAN.is_symlink()
    assert Path("shared/plan.yaml").read_text("utf-8") == f'{SMALL}authors:\n  - "Town"\n{VERSION}'

    PLAN.unlink()
    typed("\r", STOP)
    assert PLAN.stat().st_mode & 0o777 == 0o600
