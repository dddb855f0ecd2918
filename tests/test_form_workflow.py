"""The workflow that turns a form into a draft: its scripts, run here with what GitHub would give them."""

import base64
import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, git
from test_add import ENTRY
from test_add import asked as asked
from test_add_issues import issue

FORM = yaml.safe_load((ROOT / ".github" / "workflows" / "form.yml").read_text("utf-8"))
GH = '#!/bin/sh\nfor word in "$@"; do printf "%s " "$word"; done >> "$GH_LOG"\necho >> "$GH_LOG"\n'


def script(job: str, step: str) -> str:
    return next(one["run"] for one in FORM["jobs"][job]["steps"] if one.get("name") == step)


@pytest.fixture
def clone(asked: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a clone of content with a remote, and programs that a runner has."""
    here = asked.parent
    git(here, "init", "-q", "-b", "main")
    git(here, "add", ".")
    git(here, "commit", "-q", "-m", "all")
    git(here, "init", "-q", "--bare", "../remote.git")
    programs = here.parent / f"{here.name}-programs"
    programs.mkdir()
    (programs / "gh").write_text(GH, encoding="utf-8")
    (programs / "toolkit").write_text(
        f'#!/bin/sh\nexec {sys.executable} -m clustertoolkit "$@"\n', encoding="utf-8"
    )
    for program in programs.iterdir():
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("GH_LOG", str(programs / "log"))
    return here


def ran(text: str, folder: Path, **variables: str) -> tuple[int, dict[str, str]]:
    """Run a script as a runner does, and return its status and what it hands on."""
    handed = folder.parent / f"{folder.name}-output"
    handed.write_text("", encoding="utf-8")
    environment = {**os.environ, **variables, "GITHUB_OUTPUT": str(handed)}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", text],
        cwd=folder,
        env=environment,
        check=False,
    )
    lines = handed.read_text("utf-8").splitlines()
    return done.returncode, dict(line.split("=", 1) for line in lines)


def plain(text: str) -> str:
    return base64.b64decode(text).decode()


def test_a_form_becomes_a_comment_and_a_draft(clone: Path) -> None:
    status, made = ran(script("convert", "Convert"), clone, BODY=issue())
    assert (status, made["name"], plain(made["entry"])) == (0, "skills-table-valley", ENTRY)
    git(clone, "clean", "-qfd")

    variables = {"NUMBER": "7", "NAME": made["name"], "ENTRY": made["entry"], "COMMENT": made["comment"],
                 "REMOTE": "../remote.git"}  # fmt: skip
    assert ran(script("answer", "Answer"), clone, **variables)[0] == 0
    assert ran(script("answer", "Propose"), clone, **variables)[0] == 0

    show = ["git", "--git-dir", "../remote.git", "show", "form-7:data/examples/skills-table-valley.yaml"]
    pushed = subprocess.run(show, cwd=clone, capture_output=True, text=True, check=True)
    assert pushed.stdout == ENTRY
    log = Path(os.environ["GH_LOG"]).read_text("utf-8").splitlines()
    assert [line.rstrip() for line in log] == [
        "issue comment 7 --edit-last --create-if-none --body-file comment.md",
        "pr list --head form-7 --state open --json number --jq .[].number",
        "pr create --draft --head form-7 --title data: add skills-table-valley --body Made of the form in #7.",
    ]


def test_mistakes_become_a_comment_alone(clone: Path) -> None:
    status, made = ran(script("convert", "Convert"), clone, BODY=issue(country="Austira"))

    assert (status, made.keys()) == (0, {"comment"})
    assert "- **Country**: `'Austira' is not known; did you mean 'AT' (austria)?`\n" in plain(made["comment"])


@pytest.mark.parametrize("body", ["", "no form", "### Else\n\nx"])
def test_what_is_no_form_stops_there(body: str, clone: Path) -> None:
    assert ran(script("convert", "Convert"), clone, BODY=body) == (2, {})


def test_a_body_is_data_to_the_shell(clone: Path) -> None:
    hostile = '$(touch hacked) `touch hacked`"; touch hacked; "\' $BODY ${{ github.token }} %s\\n'

    status, made = ran(script("convert", "Convert"), clone, BODY=issue(region=hostile, giver=hostile))

    assert (status, made["name"]) == (0, "skills-table-valley")
    assert not (clone / "hacked").exists()


@pytest.mark.parametrize("name", ["../evil", "a b", "", "A", "x" * 61, "a\nb"])
def test_no_other_name_than_an_id_is_proposed(name: str, clone: Path) -> None:
    status, _ = ran(
        script("answer", "Propose"), clone, NUMBER="7", NAME=name, ENTRY="", REMOTE="../remote.git"
    )

    assert status == 1
    assert not Path(os.environ["GH_LOG"]).exists()
