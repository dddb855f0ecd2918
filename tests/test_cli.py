"""The command line around its commands: greeting, versions, content, statuses, pipes."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import jsonschema
import pytest

from clustertoolkit import __version__, cli
from clustertoolkit.cli.shared.options import today
from clustertoolkit.content import load, location
from clustertoolkit.errors import ToolkitError
from conftest import DATA, ROOT, Run

PLAIN = {"SOURCE_DATE_EPOCH": "1796000000"} | {
    name: value for name, value in os.environ.items() if name not in ("TOOLKIT_DATA", "SOURCE_DATE_EPOCH")
}


def command(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    line = [sys.executable, "-m", "clustertoolkit", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False, **options)


def test_bare_toolkit_greets_by_role(run: Run) -> None:
    status, out, err = run()

    assert (status, err) == (0, "")
    assert [line.split("  ")[0] for line in out.splitlines() if line and line[0].isupper()] == [
        "Make a roadmap", "Look things up", "Add an example",
    ]  # fmt: skip
    assert max(map(len, out.splitlines())) <= 80


def test_every_command_that_the_greeting_names_runs(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _, out, _ = run()
    named = [line[line.index("toolkit") :].split()[1:] for line in out.splitlines() if "toolkit " in line]
    for asking in (["roadmap", "walk", "plan.yaml"], ["add", "example"]):  # they need a terminal
        named.remove(asking)
    assert len(named) == 11

    for words in named:
        content = [] if "--help" in words or "checks" in words else ["--data", DATA]
        assert run(*(words[:1] if "lists" in words else words), *content).status == 0, words


def test_version_tells_program_content_and_place(small: Path, run: Run) -> None:
    assert run("--version") == (0, f"toolkit {__version__}\ncontent 2026.01.0 in {small}\n", "")


def test_version_reads_no_yaml(small: Path, run: Run) -> None:
    (small / "toolkit.yaml").write_text('not: [yaml\nversion: "\\x1b[2J"\n', encoding="utf-8")

    assert run("--version") == (0, f"toolkit {__version__}\ncontent unknown in {small}\n", "")


def test_content_is_found_in_the_promised_order(
    small: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def place(*arguments: str | Path) -> str:
        return run(*arguments, "--version").out.split(" in ")[1].strip()

    option = shutil.copytree(small, tmp_path / "by-option")
    variable = shutil.copytree(small, tmp_path / "by-variable")
    below = tmp_path / "one" / "two"
    below.mkdir(parents=True)

    monkeypatch.chdir(below)
    assert place() == str(small)
    monkeypatch.setenv("TOOLKIT_DATA", str(variable))
    assert place() == str(variable)
    assert place("--data", option) == str(option)

    monkeypatch.delenv("TOOLKIT_DATA")
    elsewhere = tmp_path.parent / f"{tmp_path.name}-elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert place() == str(DATA)


def test_data_may_stand_before_or_after_the_command(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)

    before = run("--data", small, "matrix")
    after = run("matrix", "--data", small)

    assert before == after
    assert before.out.count("\n") == 6


def test_a_folder_without_content_is_named_in_one_line(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = f"error: {tmp_path} holds no toolkit.yaml\nhint: {{}} names the folder that holds it\n"

    assert run("matrix", "--data", tmp_path) == (2, "", error.format("--data"))
    monkeypatch.setenv("TOOLKIT_DATA", str(tmp_path))
    assert run("validate") == (2, "", error.format("TOOLKIT_DATA"))


def test_newer_content_is_one_clear_line_and_status_2(small: Path, run: Run) -> None:
    head = small / "toolkit.yaml"
    head.write_text(
        head.read_text("utf-8").replace("schema_version: 2", "schema_version: 99"), encoding="utf-8"
    )

    assert run("matrix") == (
        2,
        "",
        "error: data/toolkit.yaml: the content has schema version 99, this program reads up to 2\n"
        "hint: install a newer clustertoolkit\n",
    )
    assert run("validate").status == 2
    assert run("validate", "--format", "json").status == 2
    assert run("validate", "data/examples").status == 2


def test_broken_content_stops_reading_with_its_problems(small: Path, run: Run) -> None:
    (small / "actions" / "watch-markets.yaml").write_text(
        "id: watch-markets\ntitle: Watch\n", encoding="utf-8"
    )

    status, out, err = run("matrix")

    assert (status, out) == (1, "")
    assert err.startswith(
        "data/actions/watch-markets.yaml:1:1: error[missing-key]: 'placements' is missing\n"
    )
    assert err.endswith("error: the content has problems; 'toolkit validate' lists them\n")


def test_validate_reports_on_chosen_paths_only(small: Path, run: Run) -> None:
    (small / "actions" / "watch-markets.yaml").write_text("", encoding="utf-8")
    (small / "examples" / "austrian-network.yaml").write_text("", encoding="utf-8")

    assert run("validate").out.endswith("problems in 2 files (13 files checked in data)\n")
    assert run("validate", "data/actions").out.endswith("1 problem in 1 file (2 files checked in data)\n")
    assert run("validate", small / "examples" / "austrian-network.yaml").out.count("error[") == 1
    assert run("validate", "data/sectors.yaml") == (0, "", "1 file checked in data, no problems\n")
    assert run("validate", "data/nowhere.yaml") == (2, "", "error: data/nowhere.yaml does not exist\n")
    outside = small.parent / "notes.yaml"
    outside.write_text("a: b\n", encoding="utf-8")
    assert run("validate", outside).err == (
        f"error: {outside.as_posix()} is not part of the content in data\nhint: name other content with --data\n"
    )


@pytest.mark.parametrize(
    ("below", "path"), [("data", "examples"), ("data/examples", "austrian-network.yaml")]
)
def test_paths_are_understood_from_within_the_content(
    below: str, path: str, small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (small / "examples" / "austrian-network.yaml").write_text("", encoding="utf-8")
    (small / "sectors.yaml").write_text("", encoding="utf-8")
    monkeypatch.chdir(small.parent / below)

    status, out, _ = run("validate", path)

    assert status == 1
    assert out.count("error[") == 1
    assert "austrian-network.yaml:1:1: error[empty-file]" in out.splitlines()[0]
    assert not out.startswith("./")


def test_validate_in_json_is_a_contract(small: Path, run: Run) -> None:
    schema = json.loads((ROOT / "schemas" / "output" / "validate.schema.json").read_text("utf-8"))
    assert run("validate", "--format", "json") == (
        0,
        '{\n  "format_version": 1,\n  "files": 13,\n  "problems": []\n}\n',
        "",
    )
    file = small / "examples" / "austrian-network.yaml"
    file.write_text(file.read_text("utf-8").replace("innovation", "inovation"), encoding="utf-8")

    status, out, err = run("validate", "--format", "json")

    document = json.loads(out)
    jsonschema.validate(document, schema)
    assert (status, err) == (1, "")
    assert document == {
        "format_version": 1,
        "files": 13,
        "problems": [
            {
                "file": "data/examples/austrian-network.yaml", "line": 24, "column": 16, "end_line": 24,
                "end_column": 25, "severity": "error", "code": "wrong-value", "message": "'challenge' cannot be 'inovation'",
                "hint": "did you mean 'innovation'?",
            }
        ],
    }  # fmt: skip
    file.write_text(
        file.read_text("utf-8").replace("inovation", "innovation").replace("start: 2016", "end: 2016"),
        encoding="utf-8",
    )  # fmt: skip
    status, out, err = run("validate", "--format", "json")
    assert (status, err) == (0, "")
    assert json.loads(out)["problems"] == [
        {
            "file": "data/examples/austrian-network.yaml", "line": 9, "column": 9, "end_line": 9,
            "end_column": 15, "severity": "warning", "code": "active-past-end",
            "message": "the status is active, and the period ended in 2016",
            "hint": "see whether it goes on: correct the end, or the status",
        }
    ]  # fmt: skip
    assert run("validate", "--format", "json", "--strict") == (1, out, "")
    assert run("validate", "--format", "xml").err == (
        "error: --format cannot be 'xml'\nhint: choose from: text, json, github, sarif, junit\n"
    )


def test_today_is_an_argument() -> None:
    assert str(today("2026-02-03", {}.get)) == "2026-02-03"
    assert str(today(None, {"SOURCE_DATE_EPOCH": "1700000000"}.get)) == "2023-11-14"
    with pytest.raises(ToolkitError, match="which is not a day"):
        today("tomorrow", {}.get)
    with pytest.raises(ToolkitError, match="which is no number of seconds"):
        today(None, {"SOURCE_DATE_EPOCH": "soon"}.get)


def test_a_bug_is_told_as_one_and_has_its_own_status(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("no such luck")

    monkeypatch.setattr(load, "load", broken)

    status, out, err = run("matrix")

    assert (status, out) == (70, "")
    assert "ZeroDivisionError: no such luck" in err
    assert err.splitlines()[-1] == "hint: report it with the lines above"


def test_content_that_validates_but_cannot_be_built_is_a_bug(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("nobody checks this")

    monkeypatch.setattr(load, "refuse_unknown", broken)

    assert run("matrix").status == 70
    file = small / "examples" / "austrian-network.yaml"  # a warning is no reason that it could not be built
    file.write_text(file.read_text("utf-8").replace("start: 2016", "end: 2016"), encoding="utf-8")
    status, _, err = run("matrix")
    assert status == 70
    assert "KeyError: 'nobody checks this'" in err


def test_warnings_stop_nothing_and_are_told_where_all_is_checked(small: Path, run: Run) -> None:
    file = small / "examples" / "austrian-network.yaml"
    file.write_text(file.read_text("utf-8").replace("start: 2016", "end: 2016"), encoding="utf-8")
    told = "1 warning in the content; 'toolkit validate' says where\nlist.csv written\n"

    status, out, err = run("validate")

    assert (status, err) == (0, "")
    assert out.endswith("\n1 warning in 1 file (13 files checked in data)\n")
    assert run("validate", "--strict") == (1, out, "")
    assert run("validate", "--strict", "data/actions").status == 0
    assert run("examples", "-o", "list.csv") == (0, "", told)
    assert run("examples").err == ""
    file.write_text(file.read_text("utf-8").replace("innovation", "inovation"), encoding="utf-8")
    assert run("validate").out.endswith("\n1 error and 1 warning in 1 file (13 files checked in data)\n")
    refused = run("examples", "-o", "list.csv", "--force")
    assert refused.status == 1
    assert "warning" not in refused.err


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of another kind")
@pytest.mark.parametrize("arguments", ["matrix --json", "checks", "validate --json", "--version"])
def test_a_closed_pipe_is_quiet_and_no_failure(arguments: str) -> None:
    line = f'{{ "{sys.executable}" -m clustertoolkit {arguments}; echo "status $?" >&2; }} | true'

    done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.stderr == "status 0\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device there")
def test_a_full_disk_is_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "clustertoolkit", "checks"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE,
            text=True, check=False,
        )  # fmt: skip

    assert (done.returncode, done.stderr) == (
        2,
        "error: standard output cannot be written: No space left on device\n",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of another kind")
def test_a_program_without_standard_output_ends_quietly() -> None:
    line = f'"{sys.executable}" -m clustertoolkit checks >&-'

    done = subprocess.run(["sh", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_odd_folders_are_named_in_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("matrix", "--data", "x" * 5_000).status == 2
    monkeypatch.chdir(tmp_path)
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    if sys.platform != "win32":
        (tmp_path / "gone").rmdir()
        assert run("--version").status == 0
        assert run("matrix", "--basis", "paper").status == 0


def test_what_editors_leave_behind_and_stray_files_do_not_stop_reading(small: Path, run: Run) -> None:
    before = run("matrix")
    left = (
        ".hidden.yaml", ".DS_Store", ".austrian-network.yaml.swp", "austrian-network.yaml~", "#austrian-network.yaml#",
        "austrian-network.yaml.orig", "austrian-network.yaml.rej", "austrian-network_REMOTE_4711.yaml", "4913",
        "desktop.ini", "Thumbs.db", "~$list.xlsx",
    )  # fmt: skip
    for name in left:
        (small / "examples" / name).write_text("not: [ours", encoding="utf-8")
        (small / name).write_text("not: [ours", encoding="utf-8")
    assert run("validate").status == 0
    assert location.ids(small, "examples") == ["austrian-network", "norwegian-named-only"]

    (small / "examples" / "notes.txt").write_text("to do", encoding="utf-8")
    assert run("matrix") == before
    assert run("validate").status == 1


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_an_interrupt_ends_with_130(small: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        signal.pthread_kill(threading.get_ident(), signal.SIGINT)  # it has come when this returns
        pytest.fail("the interrupt was passed over")

    monkeypatch.setattr(load, "load", interrupted)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever runs the tests
    try:
        assert run("matrix").status == 130
    finally:
        signal.signal(signal.SIGINT, before)


def test_output_is_utf_8_whatever_the_system_prefers(small: Path) -> None:
    file = small / "examples" / "austrian-network.yaml"
    file.write_text(file.read_text("utf-8").replace("Austrian network", "Österreich Σ"), encoding="utf-8")
    environment = {**PLAIN, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}

    done = subprocess.run(
        [sys.executable, "-m", "clustertoolkit", "matrix"], cwd=small.parent, env=environment,
        capture_output=True, check=True,
    )  # fmt: skip

    assert "Österreich Σ" in done.stdout.decode("utf-8")


def test_the_screen_of_a_real_terminal_is_a_table(small: Path) -> None:
    pty = pytest.importorskip("pty")
    parent, child = pty.openpty()
    environment = {**PLAIN, "TERM": "xterm-256color", "COLUMNS": "80"}
    environment.pop("NO_COLOR", None)

    subprocess.run(
        [sys.executable, "-m", "clustertoolkit", "matrix", "--priority", "digital"], cwd=small.parent,
        env=environment, stdout=child, check=True,
    )  # fmt: skip
    os.close(child)
    shown = b""
    while True:
        try:
            chunk = os.read(parent, 4096)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    os.close(parent)

    assert "\x1b[1mDigital transition\x1b[0m\r\n" in shown.decode()
    assert "Innovation ────" in shown.decode().replace("\x1b[0m", "").replace("\x1b[2m", "").replace(
        "\x1b[1m", ""
    )


NEVER = ("jsonschema", "questionary", "pydantic", "openpyxl", "jinja2", "importlib.metadata")


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--version"], ("yaml", "rich", *NEVER)),
        ([], ("yaml", "rich", *NEVER)),
        (["matrix", "--priority", "green"], ("rich", *NEVER)),
        (["matrix", "--priority", "green", "--format", "table"], ("rich.markdown", "rich.table", *NEVER)),
        (["checks"], ("yaml", "rich", *NEVER)),
        (["validate"], ("rich", "questionary", "pydantic", "openpyxl", "jinja2")),
    ],
    ids=" ".join,
)
def test_a_command_imports_no_more_than_it_needs(arguments: list[str], absent: tuple[str, ...]) -> None:
    script = (
        "import sys\nfrom clustertoolkit.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as end:\n    assert not end.code, end.code\n"
        f"print([name for name in {absent!r} if name in sys.modules], file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=PLAIN, capture_output=True, text=True, check=True
    )

    assert done.stderr.splitlines()[-1] == "[]"


def test_main_takes_its_arguments_from_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["toolkit", "checks", "duplicate-key"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0


@pytest.mark.parametrize(
    "command", [("roadmap", "check", "-"), ("roadmap", "walk", "plan.yaml"), ("roadmap", "build", "-")]
)
def test_a_program_without_standard_input_reads_an_empty_one(
    command: tuple[str, ...], tmp_path: Path
) -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m clustertoolkit {' '.join(command)} <&-"],
        cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["COLUMNS", "LINES"])
def test_a_size_that_is_no_number_counts_as_none(
    name: str, small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "²")

    assert run("gaps", "--format", "table").status == 0
    assert run("help").status == 0
