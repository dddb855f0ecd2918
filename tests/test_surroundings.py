"""What surrounds a run of the program: full devices, interrupts, clocks of builds, names that other programs read."""

import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from importlib import import_module
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import yaml

from conftest import DATA, DEMO, ROOT, Run

PLAIN = {name: value for name, value in os.environ.items() if name != "TOOLKIT_DATA"}
FULL = Path("/dev/full")
THREE_LINES = 'plan_version: 1\nterritory: "{}"\nlevel: local\n'


@pytest.mark.skipif(not FULL.exists(), reason="there is no such device")
@pytest.mark.parametrize(
    "words",
    ["--help", "matrix --help", "matrix", "--version", "checks", ""],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_device_is_told_in_one_line(words: str, unbuffered: str) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "clustertoolkit", *words.split()], stdout=full, stderr=subprocess.PIPE,
            check=False, env={**PLAIN, "PYTHONUNBUFFERED": unbuffered},
        )  # fmt: skip

    message = b"error: standard output cannot be written: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, message)


@pytest.mark.skipif(not FULL.exists(), reason="there is no such device")
@pytest.mark.parametrize(("words", "status"), [("show nothing-like-it", 2), ("matrx", 2), ("validate", 0)])
def test_talk_that_cannot_be_written_changes_no_status(words: str, status: int) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "clustertoolkit", *words.split()], stdout=subprocess.PIPE, stderr=full,
            check=False, env=PLAIN,
        )  # fmt: skip

    assert (done.returncode, done.stdout) == (status, b"")


INTERRUPTING = """
import os, signal, sys

class Finder:
    def find_spec(self, name, *_):
        if name == os.environ["INTERRUPTED_AT"]:
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Finder())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process there cannot be interrupted alone")
@pytest.mark.parametrize(
    "module",
    ["clustertoolkit.cli", "typer", "clustertoolkit.content.load"],
)
@pytest.mark.parametrize("start", [["-m", "clustertoolkit"], ["-c", "{script}"]], ids=["module", "script"])
def test_an_interrupt_is_quiet_from_the_first_import_on(
    module: str, start: list[str], tmp_path: Path
) -> None:
    """The script is the one that pip writes from the entry point."""
    home, name = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"][
        "toolkit"
    ].split(":")
    script = f"import sys; from {home} import {name}; sys.exit({name}())"
    (tmp_path / "sitecustomize.py").write_text(INTERRUPTING, encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), str(ROOT / "src")])
    interrupt = signal.signal(signal.SIGINT, signal.default_int_handler)  # children must not ignore it
    try:
        done = subprocess.run(
            [sys.executable, *(word.format(script=script) for word in start), "matrix"], capture_output=True,
            check=False, env=PLAIN | {"PYTHONPATH": path, "INTERRUPTED_AT": module},
        )  # fmt: skip
    finally:
        signal.signal(signal.SIGINT, interrupt)

    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


def test_the_script_starts_where_an_interrupt_is_answered() -> None:
    home, _, name = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"][
        "toolkit"
    ].partition(":")

    assert callable(getattr(import_module(home), name))
    assert home == "clustertoolkit.__main__"


@pytest.mark.parametrize("epoch", ["0", "-86400", "315532800"])
def test_a_day_that_builds_set_for_none_dates_no_file_and_judges_no_content(
    epoch: str, small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    book, document, page = Path("list.xlsx"), Path("roadmap.docx"), Path("list.html")
    plan = Path("plan.yaml")
    plan.write_text(THREE_LINES.format("Land"), encoding="utf-8")

    assert run("examples", "-o", book) == (0, "", "list.xlsx written\n")
    assert run("examples", "-o", page) == (0, "", "list.html written\n")
    assert run("roadmap", "build", plan, "-o", document) == (0, "", "roadmap.docx written\n")
    assert run("validate").status == 0

    about = openpyxl.load_workbook(BytesIO(book.read_bytes()))["About"]
    assert "Made on" not in [row[0].value for row in about.iter_rows()]
    assert "Made on" not in page.read_text("utf-8")
    for file in (book, document):
        assert {part.date_time for part in ZipFile(file).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_early_day_is_named_as_the_reason_of_days_in_the_future(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    hint = "hint: what is taken for today lies before the content's own version: see --today and SOURCE_DATE_EPOCH"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1580000000")

    checked, listed = run("validate"), run("examples", "-o", "list.csv")

    assert (checked.status, checked.err) == (1, "")
    assert checked.out.count("and today is 2020-01-26") == checked.out.count(hint) == 4
    assert (listed.status, listed.out) == (1, "")
    assert hint in listed.err


def test_several_plans_are_checked_one_after_the_other(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a", "b"):
        Path(f"{name}.yaml").write_text(THREE_LINES.format(name), encoding="utf-8")
    Path("broken.yaml").write_text(THREE_LINES.format("c") + "levle: local\n", encoding="utf-8")
    Path("failing.yaml").write_text(
        THREE_LINES.format("d") + 'horizon:\n  start: "2030"\n  end: "2027"\n', encoding="utf-8"
    )

    def check(*words: str) -> tuple[int, str, str]:
        return run("roadmap", "check", *words, "--data", DATA)

    alone = {name: check(f"{name}.yaml") for name in ("a", "b", "broken", "failing")}

    assert check("a.yaml", "b.yaml") == (0, f"{alone['a'][1]}\n{alone['b'][1]}", "")
    assert check("a.yaml", "failing.yaml", "b.yaml") == (
        1, "\n".join(alone[name][1] for name in ("a", "failing", "b")), "",
    )  # fmt: skip
    status, out, err = check("broken.yaml", "b.yaml")
    assert (status, out) == (1, f"\n{alone['b'][1]}")
    assert err.startswith("broken.yaml:4:1: error[unknown-key]: 'levle' is not a key\n")
    reports = {name: json.loads(check(f"{name}.yaml", "--json")[1]) for name in ("a", "b")}
    status, out, err = check("a.yaml", "b.yaml", "--json")
    assert (status, json.loads(out), err) == (0, [reports["a"], reports["b"]], "")
    status, out, _ = check("broken.yaml", "b.yaml", "--json")
    assert (status, json.loads(out)) == (1, [reports["b"]])


def test_the_hooks_of_pre_commit_run(run: Run, small: Path) -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))

    assert [hook["id"] for hook in hooks] == ["toolkit-validate", "toolkit-roadmap-check"]
    for hook in hooks:
        _, *words = hook["entry"].split()
        files = [DEMO, DEMO] if hook.get("pass_filenames", True) else []
        assert run(*words, *files).status in (0, 1), hook["id"]


@pytest.mark.parametrize(
    "command",
    [
        ["matrix", "-o", "NAME.csv"], ["show", "green", "-o", "NAME.md"], ["roadmap", "new", "NAME.yaml", "--territory", "X"],
        ["roadmap", "accept", "NAME.yaml"], ["roadmap", "check", "--fix", "NAME.yaml"], ["roadmap", "build", "NAME.yaml"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_a_name_that_no_file_can_have_is_an_error_and_no_bug(
    command: list[str], small: Path, run: Run
) -> None:
    name = "a" * 300

    result = run(*(word.replace("NAME", name) for word in command))

    assert (result.status, result.out) == (2, "")
    assert re.fullmatch(rf"error: {name}\.\w+(: File name too long| cannot be .*)\n(hint: .*\n)?", result.err)


def test_an_argument_that_is_no_text_is_an_error_and_no_bug(small: Path, run: Run) -> None:
    assert run("roadmap", "new", "plan.yaml", "--territory", "\udcceleh") == (
        2, "", "error: an argument has bytes that are not UTF-8\n",
    )  # fmt: skip
    assert not Path("plan.yaml").exists()
