"""What a log may make of output: no line of it is a command to the runner of a CI system, whatever was read.

The small parser below says what a runner of GitHub Actions obeys, as its documentation and its users know
it: blanks at the start of a line count for nothing, and the older form holds anywhere in a line.
"""

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clustertoolkit.content import location
from clustertoolkit.render.plain import as_json, harmless
from conftest import DATA, Run, demo, plan_file

COMMANDS = [
    "::error file=a.yaml,line=1::stop", "::add-mask::x", "  ::group::x", "::stop-commands::token", "::set-output name=a::b",
    "\u00a0::debug::x", "\u3000::debug::x", "##[error]stop", "a ##[command]rm", "##[group]x", "###[section]", "##vso[task.x]y", "::::",
]  # fmt: skip


def obeyed(log: str) -> Iterator[str]:
    """Yield what a runner takes for a command in a log."""
    for line in re.split("\r\n|\r|\n", log):
        if line.lstrip().startswith("::"):
            yield line
        yield from re.findall(r"##\w*\[", line)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_parser_of_this_test_finds_commands(command: str) -> None:
    assert list(obeyed(f"one\n{command}\ntwo"))
    assert list(obeyed(f"one\r{command}"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", ": :error::x"), ("a\n  ::error::x\n", "a\n  : :error::x\n"), (":::x", ": ::x"), ("::::", ": :::"),
        ("##[error]x", "# #[error]x"), ("a ##[b] ##[c]", "a # #[b] # #[c]"), ("###[x]", "## #[x]"), ("##vso[x]", "# #vso[x]"),
        ("a ::b", "a ::b"), ("a::b\n", "a::b\n"), ("## [x]", "## [x]"), ("## a", "## a"), ("#[x]", "#[x]"), ("\n\n::a", "\n\n: :a"),
    ],
)  # fmt: skip
def test_a_blank_that_people_see_parts_what_a_runner_would_obey(text: str, shown: str) -> None:
    assert harmless(text) == shown


LIKE_COMMANDS = st.lists(
    st.sampled_from([":", "::", "#", "##", "[", "]", " ", "\n", "\r", "a", "vso", "\u00a0", "\u3000", "\x1c", "\u2028"]), max_size=12
).map("".join)  # fmt: skip


@given(LIKE_COMMANDS)
def test_nothing_but_blanks_is_added_and_nothing_is_left_to_obey(text: str) -> None:
    shown = harmless(text)

    assert list(obeyed(shown)) == []
    assert shown.replace(" ", "") == text.replace(" ", "")
    assert (shown == text) == (list(obeyed(text)) == [])
    assert harmless(shown) == shown


@given(
    st.recursive(
        LIKE_COMMANDS, lambda inner: st.lists(inner) | st.dictionaries(LIKE_COMMANDS, inner), max_leaves=6
    )
)
def test_json_says_the_same_and_commands_nothing(value: object) -> None:
    written = as_json(value)

    assert list(obeyed(written)) == []
    assert harmless(written) == written
    assert json.loads(written) == value


@pytest.fixture
def commanding(small: Path) -> Path:
    """Return small content that would command a runner from every text in it that takes one."""
    allowed = [command for command in COMMANDS if command.isascii()]  # others, content may not hold
    texts = (f"{command} ##[x] {number}" for number, command in enumerate(allowed * 40))

    def said(match: re.Match[str]) -> str:
        return f"{match[1]}{json.dumps(next(texts))}"

    for file in sorted(small.rglob("*.yaml")):
        if file.name not in ("questions.yaml", "phases.yaml"):
            keys = r"^( *(?:- )?(?:title|name|summary|why|region|what|unit|question|place): ).*"
            file.write_text(re.sub(keys, said, file.read_text("utf-8"), flags=re.MULTILINE), encoding="utf-8")
    return small


@pytest.mark.parametrize(
    "words",
    [
        "matrix", "matrix --format table", "matrix --format csv", "matrix --format markdown", "matrix --format json",
        "matrix --counts --format table", "examples", "examples --format table", "examples --format csv",
        "examples --format markdown", "actions", "recommendations --format markdown", "countries --format markdown", "gaps",
        "gaps --format table", "search stop", "search x --format markdown", "show austrian-network", "show austrian-network --format table",
        "show meet-partners G1 green --format markdown", "show AT --format json", "examples --columns name",
        "examples --country ::error::x", "show ##[error]x", "search ##[error]x", "##[error]x", "matrix --limit ##[error]x",
        "roadmap check ::error::.yaml", "roadmap build ##[error].yaml", "--data ::error::x matrix", "--data ##[error]x matrix",
        "validate ::error::x", "checks ##[error]x", "matrix -o ##[error]x/new.csv", "examples -o ##[error].csv", "matrix --format ##[x]",
    ],
)  # fmt: skip
def test_no_command_of_the_program_commands_a_runner(words: str, commanding: Path, run: Run) -> None:
    status, out, err = run(*words.split())

    assert status in (0, 1, 2)
    assert list(obeyed(out)) == list(obeyed(err)) == []
    if words.endswith("json"):
        assert "##[" in json.dumps(json.loads(out), ensure_ascii=False)


def test_a_file_holds_what_the_content_says(commanding: Path, run: Run) -> None:
    for name in ("list.csv", "list.tsv", "list.md", "list.json"):
        assert run("examples", "-o", name, "--today", "2026-11-30").status == 0
        assert "##[x]" in Path(name).read_text("utf-8-sig").replace("\\u0023", "#").replace("\\", "")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_broken_file_commands_no_runner(form: str, commanding: Path, run: Run) -> None:
    """Neither its name, nor a line of it that is shown, nor what a message quotes."""
    for name in ("::error::x.yaml", "##[error]x.yaml"):
        lines = "\n".join(f"{json.dumps(one)}: NO" for one in COMMANDS)
        (commanding / "examples" / name).write_text(f"{lines}\n::error::x: [\n", encoding="utf-8")

    status, out, err = run("validate", "--format", form)
    refused = run("matrix")

    assert status == 1
    assert [*obeyed(out), *obeyed(err), *obeyed(refused.out), *obeyed(refused.err)] == []
    assert refused.status == 1
    if form == "json":
        assert "data/examples/##[error]x.yaml" in {one["file"] for one in json.loads(out)["problems"]}


@pytest.mark.parametrize("words", ["check", "check --format json", "build", "build --brief", "worksheet"])
def test_a_plan_commands_no_runner(
    words: str, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = demo()
    data |= {
        "territory": "::error::x",
        "title": "##[error]x",
        "vision": "a\n::error::x\n  ::error::y",
        "status": None,
    }
    data["priorities"] |= {"needs": COMMANDS, "notes": "a\n\n- ::error::x\n\n::error::y\n\n##[error]z"}
    data["actions"]["chosen"][0]["action"] = "gone-away"
    data["roadmap"]["actions"]["specific"][0] |= {"title": "::error::x", "depends_on": ["nobody"]}
    plan = plan_file(tmp_path, data)

    status, out, err = run("roadmap", *words.split(), plan, "--data", DATA)

    assert status in (0, 1)
    assert list(obeyed(out)) == list(obeyed(err)) == []


# What a spreadsheet makes of a file


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)"]


def test_a_file_of_tabs_starts_no_formula_and_a_pipe_gets_the_data_as_it_is(small: Path, run: Run) -> None:
    for number, formula in enumerate(FORMULAS):
        file = small / "examples" / f"formula-{number}.yaml"
        text = (
            (small / "examples" / "austrian-network.yaml")
            .read_text("utf-8")
            .replace("position: 1", f"position: {number + 2}")
        )
        text = text.replace("austrian-network", f"formula-{number}").replace(
            "Austrian network", json.dumps(formula)
        )
        text = text.replace("https://", f"https://formula-{number}.")
        file.write_text(text.replace("[Netzwerk]", f'["{formula} {number}"]'), encoding="utf-8")

    piped = run("examples", "--columns", "name,aliases,start")
    written = run("examples", "--columns", "name,aliases,start", "-o", "list.tsv")
    rows = [line.split("\t") for line in Path("list.tsv").read_text("utf-8").splitlines()]

    assert (piped.status, written.status) == (0, 0)
    assert {row[0] for row in rows if row[0].startswith("'")} == {f"'{formula}" for formula in FORMULAS}
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert rows.pop(0) == ["name", "aliases", "start"]
    assert [line.split("\t") for line in piped.out.splitlines()] == [
        [cell.removeprefix("'") for cell in row] for row in rows
    ]


# Whose content is read


def test_content_of_another_user_in_a_folder_above_is_announced(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = small.parent / "one" / "two"
    below.mkdir(parents=True)
    here = run("matrix")
    monkeypatch.setattr(os, "geteuid", lambda: small.stat().st_uid + 1, raising=False)
    told = f"the content in {small} belongs to another user; --data names other content\n"

    assert run("matrix").err == ""  # in the folder itself, nobody is surprised
    monkeypatch.chdir(below)
    for words in (["matrix"], ["validate", "--format", "json"], ["--version"], ["gaps"]):
        assert run(*words).err == told
    assert run("matrix").out == here.out
    assert run("matrix", "--data", small).err == ""
    monkeypatch.setenv("TOOLKIT_DATA", str(small))
    assert run("matrix").err == ""
    monkeypatch.delenv("TOOLKIT_DATA")
    monkeypatch.setattr(os, "geteuid", lambda: small.stat().st_uid, raising=False)
    assert run("matrix").err == ""


def test_where_users_have_no_numbers_nothing_is_announced(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = small.parent / "one"
    below.mkdir()
    monkeypatch.chdir(below)
    monkeypatch.delattr(os, "geteuid", raising=False)

    assert location.find(None, pytest.fail) == small
