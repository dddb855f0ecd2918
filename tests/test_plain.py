"""What is read aloud, by touch or in a narrow window: `--plain`, 40 columns, and shades that can be read."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from clustertoolkit.cli import COMMANDS
from clustertoolkit.cli.roadmap import COMMANDS as OF_ROADMAP
from clustertoolkit.cli.shared import output
from clustertoolkit.schema.addresses import is_address
from conftest import DATA, PLANS, TESTS, Run
from test_output_schemas import COMMANDS as REPORTS

GOLDEN = TESTS / "golden"
NARROW = 40
BELOW = {
    *("no", "room", "for", "the", "columns", "knows", "more"),
    *("action", "actions", "example", "examples"),
}  # words of what stands below a list, and in the place of columns
LISTS = {name: words for name, words in REPORTS.items() if name not in ("roadmap-check", "validate")}
EMPTY = {"next"}  # titles of columns in which nothing stands
HELPS = ["", *COMMANDS, *(f"roadmap {name}" for name in OF_ROADMAP)]
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
    assert run("--plain", *arguments) == plain
    assert run(*arguments, "--format", "plain") == plain
    monkeypatch.setenv("ACCESSIBLE", "1")
    assert run(*arguments) == run(*arguments, "--format", "table") == plain
    assert run(*arguments, "--format", "json").out.startswith("{")


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
