"""Files that people own: their modes and links, what cannot be replaced, and what somebody else wrote."""

import errno
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pytest

from clustertoolkit import files
from clustertoolkit.cli.shared import fixing
from clustertoolkit.errors import ToolkitError
from conftest import DATA, DEMO, Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="modes and links are different there")

PLAN = "plan_version: 1\nterritory: Land\nlevel: local\n"
WRITTEN = f'{PLAN}content_version: "2026.11.0"\n'


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small plan in the current folder, under a umask of 022."""
    before = os.umask(0o022)
    monkeypatch.chdir(tmp_path)
    file = Path("plan.yaml")
    file.write_text(PLAN, encoding="utf-8")
    yield file
    os.umask(before)


def mode(file: str | Path) -> int:
    return stat.S_IMODE(Path(file).stat().st_mode)


def accept(run: Run, file: Path) -> None:
    assert run("roadmap", "accept", file, "--data", DATA).status == 0
    assert file.read_text("utf-8") == WRITTEN


# Modes


@pytest.mark.parametrize("given", [0o600, 0o640, 0o644, 0o664])
def test_a_plan_that_is_written_again_keeps_its_mode(plan: Path, run: Run, given: int) -> None:
    plan.chmod(given)

    accept(run, plan)

    assert mode(plan) == given


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o000])
def test_new_plans_and_internal_documents_are_their_owners_alone_and_others_as_the_umask_says(
    plan: Path, run: Run, umask: int
) -> None:
    os.umask(umask)
    for words in (
        ("new", "new.yaml", "--data", DATA),
        ("build", DEMO, "-o", "public.md", "--data", DATA),
        ("build", DEMO, "-o", "internal.md", "--internal", "--data", DATA),
        ("worksheet", plan, "-o", "open.md", "--data", DATA),
        ("worksheet", plan, "-o", "inner.md", "--internal", "--data", DATA),
    ):
        assert run("roadmap", *words).status == 0

    assert {file: mode(file) for file in ("new.yaml", "public.md", "internal.md", "open.md", "inner.md")} == {
        "new.yaml": 0o600, "public.md": 0o666 & ~umask, "internal.md": 0o600, "open.md": 0o666 & ~umask,
        "inner.md": 0o600,
    }  # fmt: skip


def test_an_internal_document_that_exists_keeps_its_mode(plan: Path, run: Run) -> None:
    words = ("roadmap", "build", DEMO, "-o", "internal.md", "--internal", "--data", DATA)
    assert run(*words).status == 0
    Path("internal.md").chmod(0o640)

    assert run(*words).status == 0
    assert mode("internal.md") == 0o640


# Links


def test_a_plan_is_written_through_its_links(plan: Path, run: Run) -> None:
    Path("folder").mkdir()
    Path("folder/inner.yaml").symlink_to("../plan.yaml")
    link = Path("link.yaml")
    link.symlink_to("folder/inner.yaml")
    plan.chmod(0o600)

    accept(run, link)

    assert (link.is_symlink(), Path("folder/inner.yaml").is_symlink()) == (True, True)
    assert (plan.is_symlink(), plan.read_text("utf-8"), mode(plan)) == (False, WRITTEN, 0o600)
    assert sorted(file.name for file in Path().iterdir()) == ["folder", "link.yaml", "plan.yaml"]


@pytest.mark.parametrize("command", ["build", "worksheet"])
@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "force"])
def test_a_document_is_never_written_over_its_plan(
    plan: Path, run: Run, command: str, force: tuple[str, ...]
) -> None:
    plan = plan.rename("plan.md")
    Path("soft.md").symlink_to(plan)
    Path("hard.md").hardlink_to(plan)
    Path("folder").mkdir()
    told = {}
    for source, output in (
        (plan, "plan.md"),
        (plan, "./plan.md"),
        (plan, "folder/../plan.md"),
        (plan, str(plan.absolute())),
        (plan, "soft.md"),
        (plan, "hard.md"),
        ("soft.md", "plan.md"),
    ):
        result = run("roadmap", command, source, "-o", output, *force, "--data", DATA)
        told[output] = result
        name = Path(output).as_posix()
        assert result == (
            2, "", f"error: {name} is the file that is read\nhint: name another file to write to\n"
        )  # fmt: skip

    assert plan.read_text("utf-8") == PLAN


# What cannot be replaced


@pytest.mark.parametrize("number", [errno.EBUSY, errno.EXDEV])
def test_a_file_that_is_mounted_alone_is_written_in_its_place(
    plan: Path, run: Run, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, "replace", refuse)
    node = plan.stat().st_ino
    plan.write_text(f"{PLAN}content_version: |-\n  2020.01.0\n", encoding="utf-8")

    assert run("roadmap", "accept", plan, "--data", DATA).status == 0

    assert (plan.read_text("utf-8"), plan.stat().st_ino) == (WRITTEN, node)
    assert [file.name for file in Path().iterdir()] == ["plan.yaml"]


def test_a_file_in_a_folder_that_takes_no_other_files_is_written_in_its_place(
    plan: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("tempfile.NamedTemporaryFile", refuse)

    accept(run, plan)


def test_what_was_in_a_file_comes_back_if_there_is_no_room_in_its_place(
    plan: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, written = os.write, []

    def fill(number: int, data: Any) -> int:
        written.append(data)
        if len(written) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(number, b"half of it" if len(written) == 1 else data)

    def refuse(*_: object) -> None:
        raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))

    monkeypatch.setattr(Path, "replace", refuse)
    monkeypatch.setattr(files.os, "write", fill)

    result = run("roadmap", "accept", plan, "--data", DATA)

    assert result == (
        2, "", "error: plan.yaml cannot be written: No space left on device\n"
        "hint: make room, or copy it to a folder that you may write to, and go on there\n",
    )  # fmt: skip
    assert plan.read_text("utf-8") == PLAN


# What somebody else wrote


def test_accept_does_not_write_over_what_somebody_wrote_while_it_read(
    plan: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = files.OwnFile.write

    def late(own: files.OwnFile, text: str, hint: str) -> None:
        plan.write_text(f"{PLAN}title: theirs\n", encoding="utf-8")
        write(own, text, hint)

    monkeypatch.setattr(files.OwnFile, "write", late)

    assert run("roadmap", "accept", plan, "--data", DATA) == (
        2, "", "error: plan.yaml was changed by somebody else in the meantime\nhint: run the command again\n"
    )  # fmt: skip
    assert plan.read_text("utf-8") == f"{PLAN}title: theirs\n"
    assert [file.name for file in Path().iterdir()] == ["plan.yaml"]


def test_fix_does_not_write_over_what_somebody_wrote_while_it_read(
    plan: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.write_text(PLAN.replace("local", "locl"), encoding="utf-8")

    def late(*given: Any, **options: Any) -> None:
        plan.write_text(f"{PLAN}title: theirs\n", encoding="utf-8")
        files.write_whole(*given, **options)

    monkeypatch.setattr(fixing, "write_whole", late)

    result = run("roadmap", "check", plan, "--fix", "--data", DATA)

    assert (result.status, result.out) == (2, "")
    assert result.err.endswith(
        "-level: locl\n+level: local\n"
        "error: plan.yaml was changed by somebody else in the meantime\nhint: run the command again\n"
    )
    assert plan.read_text("utf-8") == f"{PLAN}title: theirs\n"
    assert [file.name for file in Path().iterdir()] == ["plan.yaml"]


def test_an_own_file_is_new_gone_or_changed(plan: Path) -> None:
    new = files.OwnFile(Path("new.yaml"), 1024)
    new.write("a", "")
    new.write("b", "")
    Path("new.yaml").unlink()
    with pytest.raises(files.ChangedError):
        new.write("c", "")
    new.read()
    new.write("d", "")
    Path("new.yaml").write_text("theirs", encoding="utf-8")
    with pytest.raises(files.ChangedError, match=r"new\.yaml was changed by somebody else"):
        new.write("e", "")

    assert Path("new.yaml").read_text("utf-8") == "theirs"


def test_the_mark_at_the_start_of_a_file_stays(plan: Path) -> None:
    plan.write_bytes(b"\xef\xbb\xbfa: 1\r\n")
    own = files.OwnFile(plan, 1024)
    own.write("a: 2\r\n", "")
    own.write("a: 3\r\n", "")

    assert plan.read_bytes() == b"\xef\xbb\xbfa: 3\r\n"


def test_a_folder_is_no_file(plan: Path) -> None:
    with pytest.raises(ToolkitError, match="is not a plain file"):
        files.OwnFile(Path(), 1024).write("a", "")


# A hyphen in place of a file


def test_a_hyphen_is_standard_output_and_a_plan_on_standard_input(
    plan: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = ("examples", "--limit", "1", "--format", "csv", "--data", DATA)
    build = ("--data", DATA)
    expected = {command: run("roadmap", command, plan, *build) for command in ("check", "build", "worksheet")}

    assert run(*given, "-o", "-") == run(*given)
    for command, result in expected.items():
        with plan.open(encoding="utf-8") as stream:
            monkeypatch.setattr("sys.stdin", stream)
            told = run("roadmap", command, "-", *build, *(("-o", "-") if command != "check" else ()))
        assert told == result._replace(
            out=result.out.replace("plan.yaml:", "standard input:").replace("\nplan.yaml", "\nstandard input")
        )
    assert [file.name for file in Path().iterdir()] == ["plan.yaml"]


@pytest.mark.parametrize("command", ["walk -", "new -", "accept -", "check plan.yaml - --fix"])
def test_a_hyphen_is_no_file_that_can_be_written(plan: Path, run: Run, command: str) -> None:
    assert run("roadmap", *command.split(), "--data", DATA) == (
        2, "", "error: - is no file that can be written\nhint: name a file, such as plan.yaml\n",
    )  # fmt: skip


@pytest.mark.skipif(not Path("/dev/fd").is_dir(), reason="a pipe has no name there")
@pytest.mark.parametrize("command", ["check", "check --fix", "build --brief", "accept"])
def test_a_plan_from_a_pipe_is_read_once_and_not_written(plan: Path, run: Run, command: str) -> None:
    """As a shell gives it for `<(...)`."""
    name, *options = command.split()
    wanted = run("roadmap", name, plan, *options, "--data", DATA)
    reading, writing = os.pipe()
    try:
        os.write(writing, plan.read_bytes())
        os.close(writing)
        pipe = f"/dev/fd/{reading}"
        told = run("roadmap", name, pipe, *options, "--data", DATA)
    finally:
        os.close(reading)

    if name == "accept":
        assert told == (2, "", f"error: {pipe} is not a plain file\nhint: name another file\n")
    else:
        assert told == wanted._replace(out=wanted.out.replace("plan.yaml", pipe))
