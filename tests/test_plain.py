"""What is read aloud, by touch or in a narrow window: `--plain`, 40 columns, and shades that can be read."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path

import pytest
from rich._palettes import EIGHT_BIT_PALETTE

from clustertoolkit import render
from clustertoolkit.cli.commands import COMMANDS
from clustertoolkit.cli.shared import output
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.entries import placed_examples
from clustertoolkit.query.matrix import FilledCell
from clustertoolkit.render.drawing.shades import SHADES
from clustertoolkit.schema.addresses import is_address
from clustertoolkit.views import matrix as views
from conftest import DATA, PLANS, TESTS, Run
from test_output_schemas import COMMANDS as REPORTS

GOLDEN = TESTS / "golden"
NARROW = 40
BELOW = {
    *("no", "room", "for", "the", "columns", "knows", "more"),
    *("action", "actions", "example", "examples"),
}  # words of what stands below a list, and in the place of columns
LISTS = {
    name: words
    for name, words in REPORTS.items()
    if name not in ("roadmap-check", "roadmap-status", "validate")
}
EMPTY = {"next"}  # titles of columns in which nothing stands
HELPS = ["", *COMMANDS]
every_list = pytest.mark.parametrize("name", LISTS)
every_help = pytest.mark.parametrize("command", HELPS)


def drawn(text: str) -> list[str]:
    """Return the lines in which something is said by drawing: boxes, columns, colours or signs."""
    return [
        line
        for line in text.splitlines()
        if re.search(r"[\u2500-\u259f\x1b\t›•✔✓]|\S {2,}\S|^ *[|^]|^[-=_ ]+$", line)
    ]


def words(text: str) -> set[str]:
    """Return the words and numbers of a text."""
    return set(re.findall(r"\w+", text.casefold()))


@pytest.fixture
def at_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a run of the command at a terminal of 40 columns."""
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", str(NARROW))
    return run


# The plain form


@every_list
def test_a_plain_report_draws_nothing_and_says_all_that_the_usual_one_says(
    name: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = (*LISTS[name], "--data", DATA)
    monkeypatch.setenv("COLUMNS", "400")
    usual = run(*arguments, "--format", "table")

    plain = run(*arguments, "--plain")

    assert (plain.status, plain.err) == (usual.status, usual.err)
    assert drawn(plain.out) == []
    assert drawn(usual.out)
    assert words(usual.out) - EMPTY <= words(plain.out)


@every_list
def test_a_plain_report_is_asked_for_in_four_ways(
    name: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = (*LISTS[name], "--data", TESTS / "content")
    plain = run(*arguments, "--plain")

    assert (plain.out, plain.err) != ("", "")
    assert run("--plain", *arguments) == plain
    assert run(*arguments, "--format", "plain") == plain
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert run(*arguments) == run(*arguments, "--format", "table") == plain
    assert plain.status or run(*arguments, "--format", "json").out.startswith("{")


@every_help
def test_a_plain_help_draws_nothing_and_says_all_that_the_usual_one_says(command: str, run: Run) -> None:
    usual = run(*command.split(), "--help").out

    plain = run(*command.split(), "--plain", "--help").out

    assert drawn(plain) == []
    assert words(usual) - {"str", "path", "default"} <= words(plain)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("matrix", ("matrix",)),
        ("counts", ("matrix", "--counts")),
        ("examples", ("examples",)),
        ("show", ("show", "austrian-network")),
        ("countries", ("countries", "--group", "eu27")),
        ("search", ("search", "network")),
    ],
)
def test_small_content_reads_like_this(
    name: str, arguments: tuple[str, ...], small: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"plain-{name}.txt", run(*arguments, "--plain").out)


def test_a_check_of_a_plan_is_said_in_words(
    small: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    Path("plan.yaml").write_bytes((PLANS / "small.yaml").read_bytes())
    usual = run("roadmap", "check", "plan.yaml")

    plain = run("roadmap", "check", "plan.yaml", "--plain")

    assert plain.status == usual.status == 1
    golden(GOLDEN / "plain-check.txt", plain.out)
    assert words(usual.out) - {"x"} <= words(plain.out)


@pytest.mark.parametrize(
    "command", [("build",), ("build", "--brief"), ("build", "--internal"), ("worksheet",)]
)
@pytest.mark.parametrize("plan", ["small", "whole"])
def test_a_plain_document_draws_nothing_and_has_every_word(
    command: tuple[str, ...], plan: str, small: Path, run: Run
) -> None:
    file = PLANS / "small.yaml" if plan == "small" else TESTS.parent / "examples/ile-de-france/plan.yaml"
    data = small if plan == "small" else DATA
    usual = run("roadmap", *command, file, "--data", data)

    plain = run("roadmap", *command, file, "--data", data, "--plain")

    assert (plain.status, drawn(plain.out)) == (0, [])
    assert spoken(usual.out) <= words(plain.out)


def spoken(markdown: str) -> set[str]:
    """Return the words of a document in Markdown but for what tells a machine how it is drawn."""
    text = re.sub(r"```mermaid\n.*?```", "", markdown, flags=re.DOTALL)
    return words(re.sub(r"<br>|<!--.*?-->|\\|\(#[^)]*\)", " ", text))


def test_a_problem_is_said_with_its_place_in_words(small: Path, run: Run) -> None:
    file = small / "examples" / "austrian-network.yaml"
    file.write_text(
        file.read_text("utf-8").replace("start: 2016", "start: 2016\n  end: 2012"), encoding="utf-8"
    )
    told = (
        "data/examples/austrian-network.yaml, line 9, column 8: error years-reversed: "
        "the period ends in 2012, before it starts in 2016\n"
        "Written there: end: 2012\n"
        "Hint: correct the years\n"
    )

    result = run("validate", "--plain")

    assert (result.status, result.err) == (1, "")
    assert result.out.startswith(told)
    assert drawn(result.out) == []
    assert run("matrix", "-o", "matrix.csv", "--plain").err.startswith(told)


@pytest.mark.parametrize(
    "wrong", ["nosuch", "matrix --nosuch", "examples --limit x", "show", "matrix --priority gren"]
)
def test_an_error_is_said_without_a_box(wrong: str, run: Run) -> None:
    result = run(*wrong.split(), "--plain")

    assert (result.status, result.out) == (2, "")
    assert drawn(result.err) == []


def test_what_is_mended_is_said_in_words(small: Path, run: Run) -> None:
    file = small / "examples" / "austrian-network.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("kind: programme", "kind: progamme"), encoding="utf-8")

    assert run("validate", "--fix", "--plain").err == (
        "data/examples/austrian-network.yaml, line 4\n"
        "Was: kind: progamme\n"
        "Is now: kind: programme\n"
        "13 files checked in data, no problems\n"
    )
    assert file.read_text("utf-8") == text


def test_zero_and_nothing_ask_for_nothing(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = run("examples")
    for value in ("", "0"):
        monkeypatch.setenv("ACCESSIBLE", value)
        assert run("examples") == usual


def test_the_wish_ends_with_its_command_and_is_a_word_like_others_after_two_hyphens(
    small: Path, run: Run
) -> None:
    usual = run("examples")
    run("examples", "--plain")

    assert run("examples") == usual
    assert run("search", "network", "--plain").out != run("search", "network", "--", "--plain").out


# Forty columns


def too_wide(text: str) -> list[str]:
    """Return the lines wider than the terminal in which something else than one word could go below.

    An address is clicked and copied whole, and so is a command.
    """
    return [
        line
        for line in text.splitlines()
        if len(line) > NARROW
        and len(line.split()) > 1
        and not is_address(line.split()[-1].strip("().,;"))
        and not line.startswith("toolkit ")
    ]


@every_list
def test_forty_columns_are_enough_for_a_report(
    name: str, at_terminal: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = at_terminal(*LISTS[name], "--data", DATA, "--no-pager").out
    monkeypatch.setenv("COLUMNS", "1000")
    wide = at_terminal(*LISTS[name], "--data", DATA, "--no-pager").out

    assert too_wide(shown) == []
    assert words(shown) - words(wide) - BELOW <= {str(number) for number in range(100)}


@every_help
def test_forty_columns_are_enough_for_a_help(command: str, at_terminal: Run) -> None:
    shown = at_terminal(*command.split(), "--help").out

    assert too_wide(shown) == []
    assert "…" not in shown


@pytest.mark.parametrize("arguments", [(), ("checks",), ("checks", "years-reversed"), ("--version",)])
def test_forty_columns_are_enough_for_other_texts(arguments: tuple[str, ...], at_terminal: Run) -> None:
    assert too_wide(at_terminal(*arguments).out) == []


def test_forty_columns_are_enough_for_a_check_and_for_problems(
    small: Path, at_terminal: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = Path("plan.yaml")
    plan.write_bytes((PLANS / "small.yaml").read_bytes())
    file = small / "examples" / "austrian-network.yaml"
    long = f"start: 2016{' ' * 40}# {'a remark that goes on, ' * 5}"
    file.write_text(file.read_text("utf-8").replace("start: 2016", f"{long}\n  end: 2012"), encoding="utf-8")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    check, problems = at_terminal("roadmap", "check", "plan.yaml"), at_terminal("validate")

    assert (check.status, problems.status) == (1, 1)
    assert too_wide(check.out) == too_wide(problems.out) == []
    assert "\n   |        ^^^^\n" in problems.out


# Shades


def luminance(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance of a colour as WCAG 2 defines it."""
    parts = [part / 255 for part in colour]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Return the contrast ratio of two colours as WCAG 2 defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def colours(codes: str) -> Iterator[tuple[int, int, int]]:
    """Yield the colours that the codes of an escape sequence set: the foreground, then the background."""
    for number, red, green, blue in re.findall(r"[34]8;(?:5;(\d+)|2;(\d+);(\d+);(\d+))", codes):
        yield EIGHT_BIT_PALETTE[int(number)] if number else (int(red), int(green), int(blue))


@pytest.mark.parametrize(("term", "colorterm"), [("xterm-256color", ""), ("xterm-256color", "truecolor")])
def test_every_shaded_number_of_the_matrix_can_be_read(
    term: str, colorterm: str, little: Toolkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = coloured(little, monkeypatch, term, colorterm)

    shaded = {codes: [*colours(codes)] for codes in re.findall(r"\x1b\[([\d;]*48;[\d;]*)m *\d", shown)}

    assert len(shaded) == len(SHADES) - 1  # none where there is no example
    assert {len(pair) for pair in shaded.values()} == {2}
    assert min(contrast(*pair) for pair in shaded.values()) >= 4.5


def test_shades_of_files_can_be_read() -> None:
    def rgb(code: str) -> tuple[int, int, int]:
        return int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16)

    assert min(contrast(rgb(shade.ink), rgb(shade.paper)) for shade in SHADES) >= 4.5


def test_sixteen_colours_which_everybody_sets_otherwise_shade_nothing(
    little: Toolkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = coloured(little, monkeypatch, "xterm-16color", "")

    assert set(re.findall(r"\x1b\[([\d;]*)m", shown)) == {"0", "2"}


def coloured(toolkit: Toolkit, monkeypatch: pytest.MonkeyPatch, term: str, colorterm: str) -> str:
    """Return the counts of a matrix with each shade, as a terminal shows them that has so many colours."""
    monkeypatch.delenv("NO_COLOR")
    for name, value in (("TERM", term), ("COLORTERM", colorterm), ("FORCE_COLOR", "1")):
        monkeypatch.setenv(name, value)
    example = placed_examples(toolkit)[0]
    numbers = cycle(shade.least for shade in SHADES)
    cells = tuple(
        FilledCell(cell, (), (example,) * number)
        for cell, number in zip(toolkit.cells(), numbers, strict=False)
    )
    text: str = render.form("table")(views.counts(toolkit, cells, ()))
    return text


def test_a_dumb_terminal_has_its_own_width_and_no_colours(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    pty = pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    parent, child = pty.openpty()
    termios.tcsetwinsize(child, (20, NARROW))
    environment = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR")}
    subprocess.run(
        [sys.executable, "-m", "clustertoolkit", "show", "austrian-network"], cwd=small.parent,
        env={**environment, "TERM": "dumb"}, stdin=child, stdout=child, stderr=child, check=True,
    )  # fmt: skip
    os.close(child)
    shown = os.read(parent, 65536).decode().replace("\r\n", "\n")
    os.close(parent)

    assert "\x1b" not in shown
    assert too_wide(shown) == []
    assert max(map(len, shown.splitlines())) > NARROW - 4
