"""What a person at a terminal sees besides the list: its total, what is left out, and a pager for what is long."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clustertoolkit.cli.shared import output, pager
from conftest import ROOT, Result, Run

ROWS = 20  # of the terminal
LONG = ("gaps", "--gap", "thin-cell,no-outcome", "--fail")  # longer than that, with a status of its own


@pytest.fixture
def seen(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a run of the command as a person at a terminal sees it."""
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    return run


def foot(result: Result) -> list[str]:
    """Return what stands below the last blank line."""
    return result.out.rstrip("\n").rpartition("\n\n")[2].splitlines()


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            "examples",
            ["2 examples; open one by its id or name: toolkit show austrian-network",
             "no room for the columns Cells, Recommendations, Through actions; --columns knows", "28 more"],
        ),
        (
            "examples --columns name,start",
            ["2 examples"],
        ),
        (
            "examples --columns id,start --limit 1",
            ["1 of 2 examples; --limit 0 shows all; open one by its id or name:", "toolkit show austrian-network"],
        ),
        (
            "examples --status active --by placement --columns id,fit",
            ["1 placement; open one by its id or name: toolkit show austrian-network"],
        ),
        ("recommendations --limit 1", ["1 of 2 recommendations; --limit 0 shows all; open one by its id or name:", "toolkit show G1", "--columns knows 2 more columns"]),
        ("countries --country NO", ["1 country; open one by its id or name: toolkit show NO", "no room for the columns Intelligence, Networking"]),
        ("search austrian", ["1 entry; open one by its id or name: toolkit show austrian-network"]),
        ("search network --limit 1", ["1 of 4 entries; --limit 0 shows all; open one by its id or name:", "toolkit show austrian-network"]),
        ("gaps --gap unused-action", ["1 gap"]),
        ("words status", ["3 words"]),
    ],
)  # fmt: skip
def test_below_a_list_stands_how_many_there_are_and_what_is_left_out(
    arguments: str, lines: list[str], small: Path, seen: Run
) -> None:
    assert foot(seen(*arguments.split())) == lines


@pytest.mark.parametrize("arguments", ["examples", "search austrian", "countries", "gaps", "words status"])
def test_a_pipe_and_a_file_hold_the_list_alone(arguments: str, small: Path, run: Run) -> None:
    words = arguments.split()

    assert "open one" not in run(*words, "--format", "table").out + run(*words).out
    assert run(*words, "-o", "list.md").status == 0
    assert "open one" not in Path("list.md").read_text("utf-8")


def test_a_page_and_an_empty_list_have_nothing_below(small: Path, seen: Run) -> None:
    assert seen("examples", "--status", "ended") == (0, "", "nothing fits these filters\n")
    assert "open one" not in seen("show", "austrian-network").out
    assert "open one" not in seen("matrix").out


# The pager, at a terminal of its own


def at_terminal(*arguments: str, pager: str | None, folder: Path, term: str = "xterm") -> tuple[int, str]:
    """Run a command at a terminal of 80 columns; return its status and what stands on the screen."""
    termios = pytest.importorskip("termios")
    parent, child = os.openpty()
    termios.tcsetwinsize(child, (ROWS, 80))
    environment = {
        name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "LESS")
    }
    environment |= {"TERM": term} | ({"PAGER": pager} if pager is not None else {})
    process = subprocess.Popen(
        [sys.executable, "-m", "clustertoolkit", *arguments], cwd=folder, env=environment,
        stdin=child, stdout=child, stderr=child, start_new_session=True,
    )  # fmt: skip
    os.close(child)
    screen = b""
    while True:
        try:
            read = os.read(parent, 65536)
        except OSError:
            break
        if not read:
            break
        screen += read
    os.close(parent)
    return process.wait(), screen.decode().replace("\r\n", "\n")


@pytest.fixture
def marking(tmp_path: Path) -> str:
    """Return a pager that marks every line, and reads it to the end."""
    program = tmp_path / "pager.py"
    program.write_text("import sys\nfor line in sys.stdin:\n    print('|', line, end='')\n", encoding="utf-8")
    return f"{sys.executable} {program}"


terminals = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of our own needs POSIX")


@terminals
def test_what_is_longer_than_the_screen_goes_through_the_pager(marking: str, small: Path) -> None:
    place = small.parent

    status, screen = at_terminal(*LONG, pager=marking, folder=place)
    assert status == 1  # that of the command, not of the pager
    assert screen.count("\n") >= ROWS
    assert all(line.startswith("| ") for line in screen.splitlines())

    _, whole = at_terminal(*LONG, "--no-pager", pager=marking, folder=place)
    assert whole == "".join(line.removeprefix("| ") for line in screen.splitlines(keepends=True))
    _, short = at_terminal("examples", "--columns", "id", pager=marking, folder=place)
    assert "|" not in short
    _, page = at_terminal("show", "austrian-network", pager=marking, folder=place)
    assert page.startswith("| ")


@terminals
def test_a_file_and_a_pipe_need_no_pager(marking: str, small: Path) -> None:
    _, told = at_terminal(*LONG, "-o", "gaps.csv", pager=marking, folder=small.parent)
    assert told == "gaps.csv written\n"
    line = [sys.executable, "-m", "clustertoolkit", *LONG]
    environment = {**os.environ, "PAGER": marking, "TERM": "xterm"}
    piped = subprocess.run(
        line, check=False, capture_output=True, text=True, cwd=small.parent, env=environment
    )
    assert "| " not in piped.stdout


@terminals
@pytest.mark.parametrize("none", ["", "cat"])
def test_no_pager_is_wanted_and_none_is_used(none: str, small: Path) -> None:
    _, direct = at_terminal(*LONG, "--no-pager", pager=None, folder=small.parent)

    assert at_terminal(*LONG, pager=none, folder=small.parent) == (1, direct)
    assert at_terminal(*LONG, pager="false", folder=small.parent, term="dumb")[0] == 1


@terminals
@pytest.mark.parametrize(
    ("broken", "told"),
    [
        ("false", "the pager 'false' failed with status 1; --no-pager goes without it\n"),
        ("no-such-pager -R", "the pager 'no-such-pager -R' cannot be started: No such file or directory;\n--no-pager goes without it\n"),
        ("less 'x", "the pager 'less 'x' cannot be started: No closing quotation; --no-pager goes\nwithout it\n"),
    ],
)  # fmt: skip
def test_a_broken_pager_is_told_and_nothing_is_lost(broken: str, told: str, small: Path) -> None:
    _, direct = at_terminal(*LONG, "--no-pager", pager=None, folder=small.parent)

    assert at_terminal(*LONG, pager=broken, folder=small.parent) == (1, told + direct)


@terminals
def test_whoever_leaves_the_pager_early_has_seen_enough(small: Path) -> None:
    text = small / "examples" / "austrian-network.yaml"
    text.write_text(
        text.read_text("utf-8").replace("Firms meet", f"{'Firms of many kinds meet. ' * 5}Firms"), "utf-8"
    )

    status, screen = at_terminal(*LONG, pager="head -n 1", folder=small.parent)

    assert (status, screen.count("\n")) == (1, 1)
    assert at_terminal("checks", pager="head -n 1", folder=ROOT)[1].count("\n") > ROWS  # no list


def test_a_line_wider_than_the_screen_takes_several_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "10")
    monkeypatch.setenv("LINES", "5")

    assert not pager.is_longer_than_the_screen("a\nb\nc\nd\n")
    assert pager.is_longer_than_the_screen("a\nb\nc\nd\ne\n")
    assert not pager.is_longer_than_the_screen("x" * 40)
    assert pager.is_longer_than_the_screen("x" * 41)
    assert pager.is_longer_than_the_screen("x" * 25 + "\nb\nc\n")
    assert not pager.is_longer_than_the_screen("")
