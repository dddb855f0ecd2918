"""Files that commands write: whole or not at all, with the mode they had, or else the one of the umask."""

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import OwnFile, write_whole
from conftest import PLANS, Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="files have no modes there")

LISTS = ("list.csv", "list.json", "list.md", "list.html", "list.tsv", "list.xlsx")
DOCUMENTS = ("roadmap.md", "roadmap.html", "roadmap.docx")
WRITTEN = {  # what each command writes, by the words that write it
    **{name: ("examples", "-o", name, "--force") for name in LISTS},
    "matrix.svg": ("matrix", "-o", "matrix.svg", "--force"),
    **{name: ("roadmap", "build", "plan.yaml", "-o", name, "--force") for name in DOCUMENTS},
    "brief.md": ("roadmap", "build", "plan.yaml", "--brief", "-o", "brief.md", "--force"),
    **{
        f"open{Path(name).suffix}": (
            "roadmap",
            "worksheet",
            "plan.yaml",
            "-o",
            f"open{Path(name).suffix}",
            "--force",
        )
        for name in DOCUMENTS
    },
}


def mode(file: Path | str) -> int:
    return stat.S_IMODE(Path(file).stat().st_mode)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.fixture
def plan(small: Path) -> Path:
    """Return a small plan beside the small content, in the current folder."""
    shutil.copy(PLANS / "small.yaml", "plan.yaml")
    return Path("plan.yaml")


@pytest.mark.parametrize("had", [0o600, 0o660], ids=oct)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_file_that_is_written_again_keeps_its_mode(name: str, had: int, plan: Path, run: Run) -> None:
    Path(name).write_bytes(b"before")
    Path(name).chmod(had)

    assert run(*WRITTEN[name]).status == 0

    assert Path(name).read_bytes() != b"before"
    assert oct(mode(name)) == oct(had)


@pytest.mark.parametrize(("mask", "wanted"), [(0o002, 0o664), (0o077, 0o600)])
@pytest.mark.parametrize("name", WRITTEN)
def test_a_new_list_or_document_has_the_mode_that_the_umask_leaves(
    name: str, mask: int, wanted: int, plan: Path, run: Run
) -> None:
    with umask(mask):
        assert run(*WRITTEN[name]).status == 0
        assert os.umask(mask) == mask  # asking for it has not changed it

    assert oct(mode(name)) == oct(wanted)


@pytest.mark.parametrize("had", [0o600, 0o640, 0o644, 0o664], ids=oct)
def test_a_plan_keeps_its_mode_when_its_actions_are_accepted(had: int, plan: Path, run: Run) -> None:
    plan.chmod(had)
    before = plan.read_bytes()

    assert run("roadmap", "accept", plan).status == 0

    assert plan.read_bytes() != before
    assert oct(mode(plan)) == oct(had)


@pytest.mark.parametrize("had", [0o600, 0o640, 0o644, 0o664], ids=oct)
def test_a_plan_keeps_its_mode_at_every_answer_of_a_walk(had: int, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("territory: Here\n", encoding="utf-8")
    file.chmod(had)
    own = OwnFile(file, 1024)

    for text in ("territory: There\n", "territory: Everywhere\n"):
        own.write(text, "a hint")

        assert (file.read_text("utf-8"), oct(mode(file))) == (text, oct(had))


# Only so much of a file is read as it may have

HUGE = "huge.html"
READING = {  # commands that read a file of any size, with the beginning of what they say
    "accept": (("accept", "huge.yaml"), "huge.yaml:1:1: error[too-large]"),
    "check": (("check", "huge.yaml"), "huge.yaml:1:1: error[too-large]"),
    "check --fix": (("check", "huge.yaml", "--fix"), "huge.yaml:1:1: error[too-large]"),
    "build": (("build", "plan.yaml", "-o", HUGE), f"error: {HUGE} was not written by this command"),
    "build --check": (("build", "plan.yaml", "-o", HUGE, "--check"), f"{HUGE} is stale"),
}


@pytest.mark.parametrize("name", READING)
def test_a_huge_file_is_not_read_whole(name: str, plan: Path) -> None:
    words, told = READING[name]
    for file in ("huge.yaml", HUGE):
        with Path(file).open("wb") as stream:
            stream.truncate(3 * 1024**3)

    result = subprocess.run(
        ["sh", "-c", 'ulimit -v 2000000 2>/dev/null; exec "$@"', "sh", sys.executable, "-m", "clustertoolkit", "roadmap", *words],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert (result.returncode, result.stderr[: len(told)]) == (2 if told.startswith("error") else 1, told)
    assert Path("huge.yaml").stat().st_size == Path(HUGE).stat().st_size == 3 * 1024**3


# Whole or not at all


def left_behind(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.mark.parametrize("there", [True, False], ids=["there", "new"])
@pytest.mark.parametrize("broken", ["chmod", "replace"])
def test_a_write_that_fails_leaves_the_file_as_it_was_and_nothing_else(
    broken: str, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "plan.yaml"
    if there:
        file.write_bytes(b"before")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, broken, refuse)

    with pytest.raises(ToolkitError) as refused:
        write_whole(file, b"after", force=True)

    assert str(refused.value) == f"{file.as_posix()} cannot be written: No space left on device"
    assert left_behind(tmp_path) == (["plan.yaml"] if there else [])
    assert not there or file.read_bytes() == b"before"


def test_a_file_that_is_there_is_replaced_by_force_alone(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    write_whole(file, b"first", force=False)

    with pytest.raises(ToolkitError) as refused:
        write_whole(file, b"second", force=False)

    assert (str(refused.value), refused.value.hint) == (
        f"{file.as_posix()} already exists", "use --force to replace it, or name another file",
    )  # fmt: skip
    assert file.read_bytes() == b"first"
    write_whole(file, b"second", force=True)
    assert (file.read_bytes(), left_behind(tmp_path)) == (b"second", ["list.csv"])


def link(folder: Path) -> tuple[Path, str, str]:
    (folder / "there").write_bytes(b"")
    (folder / "link").symlink_to(folder / "there")
    return folder / "link", "is not a plain file", "name another file"


def dangling_link(folder: Path) -> tuple[Path, str, str]:
    (folder / "link").symlink_to(folder / "nowhere")
    return folder / "link", "is not a plain file", "name another file"


def folder_of_that_name(folder: Path) -> tuple[Path, str, str]:
    (folder / "inner").mkdir()
    return folder / "inner", "is not a plain file", "name another file"


def closed(folder: Path) -> tuple[Path, str, str]:
    (folder / "closed").write_bytes(b"")
    (folder / "closed").chmod(0o400)
    return folder / "closed", "may not be written to", "change its permissions, or name another file"


@pytest.mark.parametrize("made", [link, dangling_link, folder_of_that_name, closed])
def test_what_is_no_plain_file_or_is_closed_is_refused_even_by_force(
    made: Callable[[Path], tuple[Path, str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, message, hint = made(tmp_path)
    before = left_behind(tmp_path)
    monkeypatch.setattr(
        os, "access", lambda path, _how: Path(path).name != "closed"
    )  # whoever runs the tests

    with pytest.raises(ToolkitError) as refused:
        write_whole(file, b"after", force=True)

    assert (str(refused.value), refused.value.hint) == (f"{file.as_posix()} {message}", hint)
    assert left_behind(tmp_path) == before


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ToolkitError) as refused:
        write_whole(tmp_path / "none" / "list.csv", b"", force=True)

    assert str(refused.value) == f"{(tmp_path / 'none').as_posix()} is no folder"


@pytest.mark.parametrize("meanwhile", ["changed", "gone", "made"])
def test_a_file_that_somebody_else_touched_is_not_written_over(meanwhile: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.yaml"
    if meanwhile != "made":
        file.write_bytes(b"mine")
    own = OwnFile(file, 1024)
    if meanwhile == "gone":
        file.unlink()
    else:
        file.write_bytes(b"theirs")

    with pytest.raises(ToolkitError) as refused:
        own.write("mine again", "start again")

    assert (str(refused.value), refused.value.hint) == (
        f"{file.as_posix()} was changed by somebody else in the meantime", "start again",
    )  # fmt: skip
    assert (file.read_bytes() if file.exists() else None) == (None if meanwhile == "gone" else b"theirs")
