"""Compiled content: it answers as the files do, without reading them, and only while they are as they were."""

import json
import os
import random
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clustertoolkit.content import compiled, load, location
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ContentError, ToolkitError
from clustertoolkit.query import compiling, links, nearest, search, show
from conftest import DATA, DEMO, MORE, ROOT, TESTS, TODAY, Run

WORDS = (
    "circular economy",
    "start-up",
    "R&D",
    "poles de competitivite",
    "austria",
    "qzx",
    "a",
    "voucher loans",
)
ASKED = (
    ["matrix", "--priority", "green"],
    ["matrix", "--format", "json"],
    ["actions", "--format", "json"],
    ["examples", "--country", "AT", "--format", "csv"],
    ["examples", "--by", "placement"],
    ["recommendations", "--format", "markdown"],
    ["show", "Pôles de compétitivité"],
    ["show", "no-such-entry"],
    ["search", "circular", "procurement"],
    ["search", "digital", "--kind", "example", "--country", "BE"],
    ["search", "digitl"],
    ["gaps"],
    ["countries"],
    ["roadmap", "check", str(DEMO)],
    ["roadmap", "build", str(DEMO), "--brief"],
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the shipped content as a release installs it."""
    package = tmp_path_factory.mktemp("installed")
    shutil.copytree(DATA, package / "data")
    shutil.copytree(ROOT / "schemas", package / "schemas")
    compiling.compile_content(package, package / compiled.NAME, TODAY)
    return package


@pytest.fixture
def installed(package: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(location, "PACKAGE", package)
    monkeypatch.setattr(compiled, "PACKAGE", package)
    return package


@pytest.fixture
def small_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the package of a small release, to be changed at will."""
    shutil.copytree(TESTS / "content", tmp_path / "data")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    compiling.compile_content(tmp_path, tmp_path / compiled.NAME, TODAY)
    monkeypatch.setattr(location, "PACKAGE", tmp_path)
    monkeypatch.setattr(compiled, "PACKAGE", tmp_path)
    return tmp_path


@pytest.fixture
def release(installed: Path) -> Toolkit:
    toolkit = load.load(installed / "data", TODAY, pytest.fail)
    assert toolkit.release is not None
    return toolkit


def read_from_files(monkeypatch: pytest.MonkeyPatch, package: Path) -> None:
    """Make the program see the same folder without its compiled content."""
    monkeypatch.setattr(compiled, "NAME", "none.sqlite")
    assert not (package / "none.sqlite").exists()


def test_it_holds_the_same_records_in_the_same_order(release: Toolkit, shipped: Toolkit) -> None:
    for field in set(Toolkit._fields) - {"release", "questions", "contributions", "actions", "examples"}:
        assert getattr(release, field) == getattr(shipped, field)
    for ours, theirs in ((release.actions, shipped.actions), (release.examples, shipped.examples)):
        assert list(ours) == list(theirs)
        assert [ours[name] for name in ours] == list(ours.values()) == list(theirs.values())
        assert len(ours) == len(theirs)
        assert "no-such-entry" not in ours
        with pytest.raises(KeyError):
            ours["no-such-entry"]


def test_it_holds_the_same_questions(release: Toolkit, shipped: Toolkit, installed: Path) -> None:
    asked = load.with_questions(release, installed / "data", TODAY)

    assert asked.questions == shipped.questions
    assert asked.contributions == shipped.contributions


def test_what_was_worked_out_beforehand_is_what_the_records_tell(release: Toolkit, shipped: Toolkit) -> None:
    entries = list(show.all_entries(shipped))
    for entry in entries:
        assert links.linked(release, entry) == links.linked(shipped, entry)
    find = show.finder(shipped)
    for entry in entries[::9]:
        for name in (entry.id, entry.title, *entry.names):
            assert show.find(release, name) == find(name)
    for record in (*shipped.actions.values(), *list(shipped.examples.values())[::20]):
        assert nearest.similar(release, record) == nearest.similar(shipped, record)


@pytest.mark.parametrize("words", WORDS)
def test_it_finds_the_same(words: str, release: Toolkit, shipped: Toolkit) -> None:
    assert search.search(release, words) == search.search(shipped, words)


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_a_command_says_the_same_without_reading_a_file(
    arguments: list[str], installed: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with monkeypatch.context() as reading:
        read_from_files(reading, installed)
        expected = run(*arguments)
    if arguments[0] != "roadmap":  # which reads the plan
        monkeypatch.setattr("clustertoolkit.yamlfiles.reader.read", lambda *_: pytest.fail("a file was read"))

    assert run(*arguments) == expected


def test_a_file_written_from_a_release_needs_no_further_check(
    installed: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("clustertoolkit.content.validation.validate", lambda *_: pytest.fail("checked again"))

    assert run("examples", "-o", "list.csv") == (0, "", "list.csv written\n")


def test_content_with_errors_is_not_compiled(tmp_path: Path) -> None:
    shutil.copytree(TESTS / "content", tmp_path / "data")
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    (tmp_path / "data" / "instruments.yaml").write_text("instruments: []\n")

    with pytest.raises(ContentError):
        compiling.compile_content(tmp_path, tmp_path / compiled.NAME, TODAY)

    assert not (tmp_path / compiled.NAME).exists()


EXAMPLE = "data/examples/austrian-network.yaml"


def change(package: Path) -> str:
    """Change a word of a file to one as long, and make it look as old as before."""
    file = package / EXAMPLE
    before = file.stat()
    text = file.read_text("utf-8")
    assert "Austrian" in text
    file.write_text(text.replace("Austrian", "Australi", 1), encoding="utf-8")
    if sys.platform != "win32":  # where nothing else tells when a file was changed
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    return EXAMPLE


def lose(package: Path) -> str:
    (package / EXAMPLE).unlink()
    return EXAMPLE


def add(package: Path) -> str:
    shutil.copy(package / EXAMPLE, package / "data" / "examples" / "another.yaml")
    return "data/examples/another.yaml"


def change_schema(package: Path) -> str:
    file = package / "schemas" / "example.schema.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8"))), encoding="utf-8")
    return "schemas/example.schema.json"


@pytest.mark.parametrize("meddle", [change, lose, add, change_schema])
def test_a_file_that_changed_behind_its_back_is_told_and_read(
    meddle: Callable[[Path], str], small_release: Path
) -> None:
    name, told = meddle(small_release), []

    with_files = None
    try:
        with_files = load.load(small_release / "data", TODAY, told.append)
    except ContentError as refused:
        assert refused.problems  # what is missing or doubled is an error as in a checkout

    assert told == [f"{name} is not as it was installed; the content is read from its files"]
    assert with_files is None or with_files.release is None


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there tells that a file's mode was changed")
def test_a_change_is_seen_after_the_modes_of_all_files_were_set(small_release: Path) -> None:
    name, told = change(small_release), []
    for file in small_release.rglob("*"):
        file.chmod(0o755 if file.is_dir() else 0o644)

    load.load(small_release / "data", TODAY, told.append)

    assert told == [f"{name} is not as it was installed; the content is read from its files"]


def test_an_older_compiled_file_of_the_same_version_is_told(small_release: Path) -> None:
    older_file = shutil.copy2(small_release / compiled.NAME, small_release / "older")
    name, told = change(small_release), []
    compiling.compile_content(small_release, small_release / compiled.NAME, TODAY)
    shutil.copy2(older_file, small_release / compiled.NAME)

    load.load(small_release / "data", TODAY, told.append)

    assert told == [f"{name} is not as it was installed; the content is read from its files"]


def test_a_file_that_was_only_touched_is_no_change(small_release: Path) -> None:
    (small_release / EXAMPLE).touch()

    assert load.load(small_release / "data", TODAY, pytest.fail).release is not None


def older(file: Path) -> None:
    with sqlite3.connect(file) as database:
        database.execute("UPDATE about SET value = '0.0.1' WHERE key = 'program'")


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def empty(file: Path) -> None:
    file.write_bytes(b"")


@pytest.mark.parametrize("meddle", [older, cut, empty])
def test_a_compiled_file_of_another_program_or_none_at_all_is_told_and_left(
    meddle: Callable[[Path], None], small_release: Path
) -> None:
    file, told = small_release / compiled.NAME, []
    meddle(file)

    toolkit = load.load(small_release / "data", TODAY, told.append)

    assert told == [f"{file} is not that of this program; the content is read from its files"]
    assert toolkit == load.load(TESTS / "content", TODAY)


@pytest.fixture(scope="module")
def second(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the same release once more, of which the compiled file alone is written anew."""
    return shutil.copytree(package, tmp_path_factory.mktemp("second") / "installed")


@pytest.fixture
def damaged(second: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Return what puts other bytes into the place of the compiled file of a release."""
    monkeypatch.setattr(location, "PACKAGE", second)
    monkeypatch.setattr(compiled, "PACKAGE", second)
    monkeypatch.chdir(tmp_path)

    def put(raw: bytes) -> None:
        (second / compiled.NAME).write_bytes(raw)

    return put


def says_damaged(told: str) -> bool:
    return (
        re.fullmatch(
            r"error: \S+content\.sqlite is damaged\nhint: install the program again, or delete this file: "
            r"the content is then read from its YAML files\n",
            told,
        )
        is not None
    )


@pytest.mark.parametrize("asked", ASKED, ids=" ".join)
def test_a_file_whose_middle_is_damaged_is_an_error_and_no_bug(
    asked: list[str], package: Path, damaged: Callable[[bytes], None], run: Run
) -> None:
    raw = bytearray((package / compiled.NAME).read_bytes())
    middle = slice(len(raw) // 8, len(raw) * 7 // 8)
    raw[middle] = bytes(byte ^ 0x15 for byte in raw[middle])
    damaged(bytes(raw))

    result = run(*asked)

    assert (result.status, result.out) == (2, "")
    assert says_damaged(result.err)


@pytest.mark.parametrize("place", range(12 * MORE))
def test_bytes_that_changed_anywhere_never_end_in_a_bug(
    place: int, package: Path, damaged: Callable[[bytes], None], run: Run
) -> None:
    raw = bytearray((package / compiled.NAME).read_bytes())
    chance = random.Random(place)
    start, size = chance.randrange(4096, len(raw)), chance.choice((1, 16, 4096))
    raw[start : start + size] = bytes(byte ^ chance.choice((1, 0x15)) for byte in raw[start : start + size])
    damaged(bytes(raw))

    for asked in (
        ["search", "circular"],
        ["gaps"],
        ["show", "circular-flanders"],
        ["examples", "--format", "csv"],
    ):
        result = run(*asked)
        assert result.status == 0 or (result.status == 2 and says_damaged(result.err)), result.err


def test_a_word_that_changed_to_another_is_an_error_where_it_leads_nowhere(
    package: Path, damaged: Callable[[bytes], None], run: Run
) -> None:
    raw = (package / compiled.NAME).read_bytes()
    damaged(raw.replace(b'"challenge":"skills"', b'"challenge":"skulls"'))

    result = run("gaps")

    assert result.status == 2
    assert says_damaged(result.err)


def test_a_notebook_gets_the_error_of_the_library(package: Path, damaged: Callable[[bytes], None]) -> None:
    raw = (package / compiled.NAME).read_bytes()
    damaged(raw.replace(b'"summary":', b'"summery":'))

    with pytest.raises(ToolkitError, match=r"content\.sqlite is damaged") as raised:
        list(load.load(compiled.PACKAGE / "data", TODAY).examples.values())

    assert raised.value.hint


def test_other_content_is_read_from_its_files(installed: Path) -> None:
    assert load.load(TESTS / "content", TODAY, pytest.fail).release is None


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [("plan.schema.json", None, "is missing"), ("common.schema.json", "{", "is no JSON")],
)
def test_a_schema_that_is_lost_or_broken_is_an_error_and_no_bug(
    name: str, text: str | None, what: str, small_release: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = small_release / "schemas" / name
    file.unlink()
    if text is not None:
        file.write_text(text, encoding="utf-8")
    monkeypatch.setattr(location, "PACKAGE", small_release)

    result = run("validate", "--data", small_release / "data")

    assert (result.status, result.out) == (2, "")
    assert result.err.endswith(f"error: {file} {what}\nhint: it belongs to the program: install that again\n")
