"""The README and the pages in docs/: their sessions, commands, links, figures and sentences are true.

`make golden` writes the sessions again.
"""

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

import figures
from clustertoolkit.cli.shared import output
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.sentences import too_long
from conftest import DATA, DEMO, ROOT, TESTS, Run

README = ROOT / "README.md"
PAGES = (README, *sorted((ROOT / "docs").glob("*.md")))
LINKING = (*PAGES, *(ROOT / name for name in ("CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")))
BLOCK = re.compile(r"(?<=^```)(console|sh|python)\n(.*?)(?=^```)", re.DOTALL | re.MULTILINE)
WALK = ["roadmap", "walk", "plan.yaml"]  # it needs a terminal, and leaves a plan behind
MARKDOWN = MarkdownIt().enable("table")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that looks like a clone to those who try what the pages say."""
    for folder in ("data", "examples"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def little(arguments: list[str]) -> list[str]:
    """Return what gives a command little content, where all of it would take long and show no more."""
    return ["--data", str(TESTS / "content")] if arguments[:2] == ["site", "build"] else []


def played(session: str, run: Run, on_terminal: pytest.MonkeyPatch) -> str:
    """Return a session with the output that its commands have now."""
    commands = [line for line in session.splitlines() if line.startswith("$ ")]
    shown = []
    for line in commands:
        words, _, search = line.removeprefix("$ ").partition(" | grep ")
        on_terminal.setattr(output, "on_terminal", lambda piped=bool(search): not piped)
        name, *arguments = shlex.split(words)
        assert name == "toolkit"
        result = run(*arguments, *little(arguments))
        lines = (result.out + result.err).splitlines()
        shown.append("\n".join([line, *(one for one in lines if search in one)]) + "\n")
    return "\n".join(shown)


def tried(lines: str, run: Run) -> None:
    """Run what a page tells people to type; every command of the toolkit must do what it is asked."""
    for line in lines.splitlines():
        name, *arguments = shlex.split(line, comments=True)
        if name != "toolkit":
            continue
        if arguments == WALK:
            shutil.copy(DEMO, WALK[-1])
        else:
            result = run(*arguments, *little(arguments))
            assert result.status == 0, (line, result)


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_what_a_page_tells_people_to_type_does_what_it_shows(
    page: Path, place: Path, run: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    text = page.read_text(encoding="utf-8")

    def true(block: re.Match[str]) -> str:
        kind, lines = block.groups()
        if kind == "sh":
            tried(lines, run)
        return f"{kind}\n{played(lines, run, monkeypatch) if kind == 'console' else lines}"

    now = BLOCK.sub(true, text)

    if request.config.getoption("--golden"):
        page.write_text(now, encoding="utf-8", newline="\n")
    assert page.read_text(encoding="utf-8") == now


@pytest.mark.parametrize("name", ["find", "export", "contribute"])
def test_no_session_has_to_be_written_again_for_a_new_example(
    name: str, papers: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(papers, tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    sessions = [
        lines
        for kind, lines in BLOCK.findall((ROOT / "docs" / f"{name}.md").read_text("utf-8"))
        if kind == "console"
    ]

    assert [played(session, run, monkeypatch) for session in sessions] == sessions


def test_every_task_has_a_page_with_sessions() -> None:
    with_sessions = {
        page.stem for page in PAGES for kind, _ in BLOCK.findall(page.read_text("utf-8")) if kind == "console"
    }

    assert with_sessions >= {"find", "plan", "contribute", "export"}


def test_the_lines_for_notebooks_run(
    place: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ROOT / "docs" / "notebook.md"
    (lines,) = (block for kind, block in BLOCK.findall(page.read_text("utf-8")) if kind == "python")

    exec(compile(lines, page.name, "exec"), {})

    printed = re.findall(r"  # prints (.*\n)", lines)
    assert len(printed) == 3
    assert capsys.readouterr().out == "".join(printed)


def test_ci_finds_the_readmes_own_test_command() -> None:
    part = README.read_text("utf-8").split("## Test it\n")[1].split("\n## ")[0]

    ((kind, command),) = BLOCK.findall(part)

    assert (kind, command.count("\n")) == ("sh", 1)
    assert command.strip().endswith("-m pytest")


def test_what_is_typed_on_windows_is_what_is_typed_elsewhere() -> None:
    texts = [page.read_text("utf-8") for page in PAGES]
    lines = [
        line
        for text in texts
        for kind, lines in BLOCK.findall(text)
        if kind == "sh"
        for line in lines.splitlines()
    ]
    here = {
        line.replace("python3", "py", 1).replace(" && ", "; ").replace(".venv/bin/", ".venv\\Scripts\\")
        for line in lines
    }

    there = [line for text in texts for line in re.findall(r"^```powershell\n(.*)\n```", text, re.MULTILINE)]

    assert len(there) == 2
    assert here >= set(there)


def test_the_figures_of_the_readme_claim_no_more_than_the_commands_list(run: Run) -> None:
    claimed = [int(number) for number in re.findall(r"\*\*(\d+)\+\*\*", README.read_text("utf-8"))]

    examples = run("examples", "--data", DATA, "--columns", "id", "--format", "tsv").out.splitlines()
    countries = run("countries", "--data", DATA, "--format", "tsv").out.splitlines()
    outcomes = json.loads(run("examples", "--data", DATA, "--by", "outcome", "--format", "json").out)
    there = [
        len(examples),
        sum(not line.startswith("EU\t") for line in countries),
        sum(outcome["source"].startswith("http") for outcome in outcomes["outcomes"]),
    ]

    assert len(claimed) == 3
    assert all(number / 2 < said <= number for number, said in zip(there, claimed, strict=True))


def test_the_figures_are_written_in_place(shipped: Toolkit) -> None:
    text = "a **b** | **1+** | **2+**\n| **3+** c"

    now = figures.written(text, shipped)

    there, said = figures.figures(shipped), [int(number) for number in re.findall(r"\d+", now)]
    assert now == "a **b** | **{}+** | **{}+**\n| **{}+** c".format(*said)
    assert all(0 <= number - one < 10 for number, one in zip(there, said, strict=True))


def test_the_first_pass_of_the_walk_has_as_many_questions_as_its_page_says(shipped: Toolkit) -> None:
    asked = sum(bool(question.core) for phase in shipped.questions.values() for question in phase)

    assert f"The first pass asks {asked} questions" in (ROOT / "docs" / "plan.md").read_text("utf-8")


def tokens(page: Path) -> Iterator[Token]:
    """Yield what a page consists of, the parts of its lines behind the line."""
    for token in MARKDOWN.parse(page.read_text("utf-8")):
        yield token
        yield from token.children or ()


def anchors(page: Path) -> set[str]:
    """Return the anchors that a page's headings have where it is shown."""
    parts = list(tokens(page))
    titles = [after.content for token, after in pairwise(parts) if token.type == "heading_open"]
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", LINKING, ids=name_of)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    targets = [token.attrGet("href") or token.attrGet("src") or "" for token in tokens(page)]
    lost = []
    for target in targets:
        file, _, anchor = target.partition("#")
        if not target or "://" in target:
            continue
        to = page.parent / file if file else page
        if not to.exists() or (anchor and anchor not in anchors(to)):
            lost.append(target)

    assert lost == []


@pytest.mark.parametrize("page", PAGES[1:], ids=name_of)
def test_every_page_is_reached_from_the_readme(page: Path) -> None:
    assert f"({name_of(page)})" in README.read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_sentences_are_short(page: Path) -> None:
    lines = [
        "".join(part.content or "\n" * (part.type == "softbreak") for part in token.children)
        for token in tokens(page)
        if token.children
    ]

    assert [long for line in lines for long in too_long(line)] == []
