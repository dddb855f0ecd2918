"""What people expect of any command line, held of every command: help, examples, options and errors alike."""

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main

from clustertoolkit import api, cli
from clustertoolkit.cli import application, main
from clustertoolkit.cli.commands import COMMANDS, ENVIRONMENT, below
from clustertoolkit.cli.shared import output
from clustertoolkit.cli.shared.output import SWITCHES
from clustertoolkit.cli.site.listening import Listening
from clustertoolkit.render import BIBLIOGRAPHY, BINARY, PICTURES, SUFFIXES
from conftest import DATA, DEMO, INVENTED, ROOT, TESTS, Run, git
from test_output_schemas import COMMANDS as COMMANDS_WITH_JSON

GROUPS = [place for place in COMMANDS if below(place)]
SINGLE = [place for place in COMMANDS if not below(place)]  # commands that do something themselves
TTY = 2  # the status of the walk, which needs a terminal


def options_of(place: str) -> dict[str, Any]:
    """Return what a command takes, by the names and letters of its options."""
    command: Any = typer.main.get_command(application(place.split()))
    for word in place.split():
        command = command.commands[word]
    return {name: one for one in command.params if one.param_type_name == "option" for name in one.opts}


OPTIONS = {place: options_of(place) for place in SINGLE}
WITH_FORMS = [place for place in SINGLE if "--format" in OPTIONS[place]]
SHOWN = {
    name: words
    for name, words in COMMANDS_WITH_JSON.items()
    if name not in ("roadmap-check", "roadmap-status", "validate", "columns")
}
DRAWN_TOO = "roadmap status"  # a document that has JSON as well
WORKBOOK = "roadmap sheet"  # no document: a file to fill in, and nothing to print
LISTS = [place for place in WITH_FORMS if "--output" in OPTIONS[place] and place != DRAWN_TOO]
DOCUMENTS = [
    place
    for place in SINGLE
    if place != WORKBOOK and "--output" in OPTIONS[place] and (place not in WITH_FORMS or place == DRAWN_TOO)
]


@pytest.fixture
def at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which a plan and the demo's lie, as the examples name them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOOLKIT_DATA", str(DATA))
    shutil.copy(DEMO, tmp_path / "plan.yaml")
    for end in (".yaml", ".log.yaml"):
        shutil.copy(INVENTED.with_name(f"plan{end}"), tmp_path / f"adopted{end}")
    shutil.copytree(DEMO.parent, tmp_path / "examples" / DEMO.parent.name)
    (tmp_path / "examples" / DEMO.parent.name / "roadmap.html").unlink(missing_ok=True)
    return tmp_path


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with content of two versions, more that is not committed, and an export of the first."""
    folder = tmp_path_factory.mktemp("history")
    data = shutil.copytree(DATA, folder / "data")
    with pytest.raises(SystemExit, match=r"\A0\Z"):
        main(["export", str(folder / "old.zip"), "--data", str(data)])
    git(folder, "init", "-q", "-b", "main")
    for tag in ("v1", "v2", ""):
        changed = next(
            file for file in sorted((data / "examples").iterdir()) if "\nnote: " in file.read_text("utf-8")
        )
        changed.write_text(
            re.sub(r"^note: ", "note: Again. ", changed.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
        )
        if tag:
            git(folder, "add", "data")
            git(folder, "commit", "-q", "-m", tag)
            git(folder, "tag", tag)
    return folder


@pytest.fixture
def versions(history: Path, at_work: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of `at_work` as that repository, whose files are to be read alone."""
    shutil.copytree(history, at_work, copy_function=os.link, dirs_exist_ok=True)
    monkeypatch.setenv("TOOLKIT_DATA", str(at_work / "data"))
    return at_work


def words_of(example: str) -> list[str]:
    """Return the words of a command line behind the program's name."""
    return shlex.split(example)[1:]


# Help


@pytest.mark.parametrize("place", ["", *COMMANDS])
def test_help_before_a_command_is_help_behind_it(place: str, run: Run) -> None:
    told = run("help", *place.split())

    assert told == run(*place.split(), "--help") == run(*place.split(), "-h")
    assert (told.status, told.err) == (0, "")


@pytest.mark.parametrize("place", COMMANDS)
def test_help_ends_with_two_or_three_examples(place: str, run: Run) -> None:
    told = run("help", *place.split()).out
    lines = [line.strip() for line in told.rstrip().splitlines()]
    examples = COMMANDS[place].examples

    assert lines[lines.index("Examples:") + 1 :] == list(examples)
    assert len(examples) in (2, 3)
    assert all(example.startswith(f"toolkit {place}".rstrip()) for example in examples)


@pytest.mark.parametrize(
    ("place", "example"), [(place, example) for place in COMMANDS for example in COMMANDS[place].examples]
)
def test_every_example_runs(
    place: str,
    example: str,
    at_work: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    def interrupted(_: Listening) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Listening, "serve_forever", interrupted)
    if place in ("site", "site build", "site serve", "export"):  # as much of it as there is
        monkeypatch.setenv("TOOLKIT_DATA", str(TESTS / "content" if place != "site serve" else DATA))
    if place in ("diff", "validate"):
        request.getfixturevalue("versions")
    if "--from" in words_of(example):
        assert run("add", "--template", "template.xlsx").status == 0
    if place == "roadmap take":
        for name in ("tables.xlsx", "desk.xlsx", "chambers.xlsx"):
            assert run("roadmap", "sheet", "plan.yaml", "-o", name).status == 0
    if place == "roadmap new":
        (at_work / "plan.yaml").unlink()

    told = run(*words_of(example))

    if words_of(example) == ["add", "example"]:
        assert told.err.endswith("hint: on a terminal 'toolkit add' asks for what is missing\n")
    elif words_of(example)[:2] == ["roadmap", "walk"]:
        assert (told.status, told.err.splitlines()[0]) == (TTY, "error: the walk needs a terminal")
    else:
        assert told.status == 0, told.err
        assert place == "roadmap take" or "nothing" not in told.err, "it shows something"


def test_the_environment_that_is_read_is_told(run: Run) -> None:
    """The shell's own protocol for completion, and what is set for others, is nobody's to set."""
    apart = {"_TOOLKIT_COMPLETE", "COMP_WORDS", "_TYPER_COMPLETE_ARGS", "OPENPYXL_LXML", "GITHUB_WORKSPACE"}
    read_elsewhere = {"COLUMNS"}  # by the standard library, where it asks how wide the terminal is
    named = re.compile(r"""(?:environ|environment|getenv)(?:\.get|\.setdefault)?[(\[]\s*"(\w+)\"""")
    asked = re.compile(r"""["'](\w+)["'] in os\.environ""")
    sources = [file.read_text("utf-8") for file in (ROOT / "src").rglob("*.py")]
    read = {name for text in sources for pattern in (named, asked) for name in pattern.findall(text)}

    assert read - apart | read_elsewhere | set(SWITCHES.values()) == set(ENVIRONMENT)
    told = [" ".join(line.split()) for line in run("--help").out.splitlines()]
    for name, does in ENVIRONMENT.items():
        assert f"{name} {does}" in told


# Options


def heads(name: str) -> Iterator[tuple[str, Any]]:
    """Yield what an option is in each command: its letters, its kind of value, and how its help begins."""
    for place, options in OPTIONS.items():
        if name in options:
            one = options[name]
            yield place, (one.opts, one.is_flag, one.type.name, (one.help or "").split()[0].rstrip(":"))


@pytest.mark.parametrize("name", sorted({name for options in OPTIONS.values() for name in options}))
def test_an_option_means_the_same_everywhere(name: str) -> None:
    kinds = {place: str(kind) for place, kind in heads(name)}

    assert len(set(kinds.values())) == 1, kinds


def test_no_letter_is_taken_for_force() -> None:
    assert {name for options in OPTIONS.values() for name in options if not name.startswith("--")} == {"-o"}


@pytest.mark.parametrize("place", WITH_FORMS)
def test_json_is_short_for_its_form(place: str, at_work: Path, run: Run) -> None:
    words = [word for word in words_of(COMMANDS[place].examples[0]) if word not in ("--format", "markdown")]

    assert (
        run(*words, "--json") == run(*words, "--format", "json") == run(*words, "--json", "--format", "json")
    )
    assert run(*words, "--format", "text" if place not in LISTS else "csv", "--json") == (
        2, "", f"error: --json is not --format {'text' if place not in LISTS else 'csv'}\n"
        "hint: leave one of them out\n",
    )  # fmt: skip


FORMS_AND_LISTS = [
    *((place, ".csv", "csv") for place in LISTS),
    *(("funds", suffix, form) for suffix, form in (SUFFIXES | BIBLIOGRAPHY).items() if form not in PICTURES),
    *(("countries", f".{form}", form) for form in PICTURES),
]


@pytest.mark.parametrize(("place", "suffix", "form"), FORMS_AND_LISTS)
def test_a_hyphen_is_standard_output_for_what_a_file_holds(
    place: str,
    suffix: str,
    form: str,
    at_work: Path,
    capsysbinary: pytest.CaptureFixture[bytes],
    request: pytest.FixtureRequest,
) -> None:
    if place == "diff":
        request.getfixturevalue("versions")
        capsysbinary.readouterr()
    words = words_of(COMMANDS[place].examples[0])
    words = words[: words.index("--format")] if "--format" in words else words
    for file in (["-", "--format", form], [f"file{suffix}"]):
        with pytest.raises(SystemExit, match=r"\A0\Z"):
            main([*words, "-o", *file])

    written = Path(f"file{suffix}").read_bytes()
    assert capsysbinary.readouterr().out == written.removeprefix(b"\xef\xbb\xbf")  # a mark for spreadsheets


@pytest.mark.parametrize("place", LISTS)
def test_standard_output_has_no_suffix_that_tells_a_form(place: str, run: Run) -> None:
    words = [*place.split(), *(["x"] if place in ("show", "search", "diff") else [])]

    told = run(*words, "-o", "-")

    assert (told.status, told.out) == (2, "")
    assert told.err.startswith(
        "error: the form of standard output cannot be told\nhint: name it: --format csv, xlsx, json, "
    )
    assert run(*words, "-o", "-", "--format", "table").status == 2
    assert run(*words, "-o", "-", "--format", "cssv").err == (
        "error: --format cannot be 'cssv'\nhint: did you mean 'csv'?\n"
    )


def test_everything_at_once_is_no_text_for_standard_output(run: Run, at_work: Path) -> None:
    assert run("export", "-") == (
        2, "", "error: - is no place for many files\nhint: name a folder or a file: .zip, .sqlite or .jsonld\n"
    )  # fmt: skip
    assert not Path("-").exists()


@pytest.mark.parametrize("form", BINARY)
def test_bytes_are_not_for_a_terminal(form: str, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda: True)

    assert run("countries", "-o", "-", "--format", form, "--data", DATA) == (
        2, "", f"error: {form} is not for a terminal\nhint: lead it into a pipe, or name a file with -o\n",
    )  # fmt: skip


@pytest.mark.parametrize("place", DOCUMENTS)
def test_a_document_on_standard_output_is_markdown(place: str, at_work: Path, run: Run) -> None:
    words = [*place.split(), "adopted.yaml" if place == DRAWN_TOO else "plan.yaml"]
    printed = run(*words, "-o", "-")

    assert printed == run(*words)
    assert run(*words, "-o", "file.md").status == 0
    unsealed = Path("file.md").read_text("utf-8").splitlines()
    assert set(printed.out.splitlines()) <= set(unsealed)


@pytest.mark.parametrize("switch", SWITCHES)
@pytest.mark.parametrize("place", ["", *SINGLE])
def test_a_switch_may_stand_anywhere(
    place: str, switch: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It holds while the command runs; what a word is for behind two hyphens is for the command to say."""
    heard: list[tuple[list[str], str | None]] = []
    name = SWITCHES[switch]
    monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(cli, "_answered", lambda words: heard.append((words, os.environ.get(name))) or 0)

    for words in (
        (switch, *place.split(), "x"),
        (*place.split(), switch, "x"),
        (*place.split(), "x", switch),
    ):
        assert run(*words).status == 0
    run(*place.split(), "--", switch)

    assert heard == [*[([*place.split(), "x"], "1")] * 3, ([*place.split(), "--", switch], None)]
    assert name not in os.environ


@pytest.mark.parametrize("words", [["matrix", "--help"], ["matrix", "--format", "table", "--counts"]])
def test_no_colour_means_none(words: list[str]) -> None:
    plain = ("NO_COLOR", "TERM", "_TYPER_FORCE_DISABLE_TERMINAL", "TOOLKIT_DATA")
    environment = {name: value for name, value in os.environ.items() if name not in plain}
    environment |= {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    colour = re.compile(r"\x1b\[(?:\d+;)*[34]\d")

    def shown(*more: str) -> str:
        line = [sys.executable, "-m", "clustertoolkit", *words, *more]
        return subprocess.run(
            line, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=True
        ).stdout

    assert colour.search(shown())
    assert not colour.search(shown("--no-color"))


# Columns


@pytest.mark.parametrize("words", SHOWN.values(), ids=" ".join)
def test_what_a_column_means_is_one_command_away(words: tuple[str, ...], small: Path, run: Run) -> None:
    place = " ".join(words[:1] if words[0] in ("search", "show", "diff") else words)
    told = json.loads(run("words", "columns", "--json").out)["columns"]
    meanings = {one["column"]: one["meaning"] for one in told if one["place"] == f"toolkit {place}"}

    header = run(*words, "--format", "csv").out.splitlines()[0].split(",")

    dimensions = api.load(small).dimensions
    cells = {
        term.id
        for terms in (dimensions.priorities, dimensions.challenges, dimensions.functions)
        for term in terms
    }
    assert {name for name in header if name not in meanings} == (cells if place == "countries" else set())
    assert all(meaning.endswith((".", ")")) for meaning in meanings.values())


def test_columns_of_the_export_mean_what_its_codebook_says(run: Run, at_work: Path) -> None:
    told = json.loads(run("words", "columns", "--json").out)["columns"]
    assert run("export", "content").status == 0
    with Path("content", "data", "codebook.csv").open(encoding="utf-8", newline="") as stream:
        codebook = {(row["table"], row["column"], row["meaning"]) for row in csv.DictReader(stream)}

    assert {tuple(one[key] for key in ("place", "column", "meaning")) for one in told} >= codebook
    assert run("words", "columns", "level") == (
        2, "", "error: columns are words of no filter\nhint: ask for them alone: toolkit words columns\n"
    )  # fmt: skip


# Errors


@pytest.mark.parametrize(
    ("line", "message", "hint"),
    [
        ("matrx", "toolkit has no command 'matrx'", "did you mean 'matrix'?"),
        ("worksheet", "toolkit has no command 'worksheet'", "did you mean 'roadmap worksheet' (worksheet)?"),
        ("zzz", "toolkit has no command 'zzz'",
         f"choose from: {', '.join(place for place in COMMANDS if ' ' not in place)}"),
        ("help matrx", "toolkit has no command 'matrx'", "did you mean 'matrix'?"),
        ("help matrix x", "toolkit matrix has no command 'x'", "'toolkit matrix --help' says what there is"),
        ("help roadmap chek", "toolkit roadmap has no command 'chek'", "did you mean 'check'?"),
        ("roadmap chek", "toolkit roadmap has no command 'chek'", "did you mean 'check'?"),
        ("roadmap zzz", "toolkit roadmap has no command 'zzz'",
         "choose from: walk, new, check, accept, worksheet, sheet, take, build, adopt, log, status, diff"),
        ("matrix --limt 3", "toolkit matrix has no option '--limt'", "did you mean '--limit'?"),
        ("matrix --fo", "toolkit matrix has no option '--fo'", "did you mean '--format' or '--force'?"),
        ("matrix -f json", "toolkit matrix has no option '-f'", "'toolkit matrix --help' says what there is"),
        ("--dta x", "toolkit has no option '--dta'", "did you mean '--data'?"),
        ("matrix --limit", "--limit needs a value", "'toolkit matrix --help' says what there is"),
        ("roadmap build x --output", "--output needs a value", "'toolkit roadmap build --help' says what there is"),
        ("--data", "--data needs a value", "'toolkit --help' says what there is"),
        ("matrix --force=3", "--force takes no value", "'toolkit matrix --help' says what there is"),
        ("matrix --limit x", "--limit cannot be 'x'", "write a whole number from 0 on"),
        ("matrix --limit -1", "--limit cannot be '-1'", "write a whole number from 0 on"),
        ("gaps --older-than 99999", "--older-than cannot be '99999'", "write a whole number from 0 to 12000"),
        ("show", "toolkit show needs ID...", "for example: toolkit show circular-flanders"),
        ("roadmap new", "toolkit roadmap new needs FILE", "for example: toolkit roadmap new plan.yaml"),
        ("matrix green", "toolkit matrix has no use for 'green'", "'toolkit matrix --help' says what there is"),
        ("matrix a b", "toolkit matrix has no use for 'a b'", "'toolkit matrix --help' says what there is"),
        # as these always were
        ("matrix --format csvv", "--format cannot be 'csvv'", "did you mean 'csv'?"),
        ("validate --format jsn", "--format cannot be 'jsn'", "did you mean 'json'?"),
        ("matrix --priority grn", "no priority is named 'grn'", "did you mean 'green'?"),
    ],
)  # fmt: skip
def test_an_error_says_what_and_where_and_what_would_do(
    line: str, message: str, hint: str, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOOLKIT_DATA", str(DATA))

    assert run(*line.split()) == (2, "", f"error: {message}\nhint: {hint}\n")


@pytest.mark.parametrize("place", SINGLE)
@pytest.mark.parametrize("wrong", ["--no-such-option", "-z"])
def test_every_command_refuses_an_option_in_this_form(place: str, wrong: str, run: Run) -> None:
    assert run(*place.split(), wrong) == (
        2, "", f"error: toolkit {place} has no option '{wrong}'\nhint: 'toolkit {place} --help' says what there is\n",
    )  # fmt: skip


@pytest.mark.parametrize("place", GROUPS)
def test_the_name_of_a_group_alone_shows_its_help(place: str, run: Run) -> None:
    alone, help_ = run(place), run(place, "--help")

    assert (alone.status, alone.err) == (2, "")
    assert alone.out.strip() == help_.out.strip()
