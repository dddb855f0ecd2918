"""Three examples of the content as outsiders would give them, in each form that there is: one file comes of all.

`make golden` writes the files again.
"""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from conftest import TESTS, Run

HERE = TESTS / "contributed"
NAMES = sorted(file.name.removesuffix(".answers.yaml") for file in HERE.glob("*.answers.yaml"))


@pytest.fixture
def content(papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return content with the paper's entries alone, which has none of these examples."""
    monkeypatch.chdir(tmp_path)
    return shutil.copytree(papers, tmp_path / "data")


@pytest.mark.parametrize("name", NAMES)
def test_answers_in_a_file_make_an_entry_that_is_valid(
    name: str, content: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    before = set((content / "examples").iterdir())

    result = run("add", "example", "--answers", HERE / f"{name}.answers.yaml")

    assert (result.status, result.err[-900:] if result.status else "") == (0, "")
    (made,) = set((content / "examples").iterdir()) - before
    golden(HERE / f"{name}.entry.yaml", made.read_text("utf-8"))
    golden(HERE / f"{name}.told.txt", result.err)
    assert run("validate", made).out == ""


def entries() -> list[str]:
    """Return the files that are to come of each form, in their order."""
    return [(HERE / f"{name}.entry.yaml").read_text("utf-8") for name in NAMES]


def made(content: Path, before: set[Path]) -> list[str]:
    """Return the files that were not there before, in the order of the examples here."""
    files = set((content / "examples").iterdir()) - before
    texts = {file.read_text("utf-8") for file in files}
    return [text for text in entries() if text in texts] + sorted(texts - set(entries()))


@pytest.mark.parametrize("form", [".csv", ".xlsx"])
def test_a_sheet_makes_the_same_files_byte_for_byte(form: str, content: Path, run: Run) -> None:
    before = set((content / "examples").iterdir())
    file = HERE / "sheet.csv"
    if form == ".xlsx":
        run("add", "--template", "filled.xlsx")
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
        book = load_workbook("filled.xlsx")
        for number, row in enumerate(rows[1:], 2):
            for place, text in enumerate(row, 1):
                book.worksheets[0].cell(number, place, int(text) if text.isdecimal() else text or None)
        file = content.parent / "filled.xlsx"
        book.save(file)

    result = run("add", "--from", file)

    assert (result.status, result.err if result.status else "") == (0, "")
    assert made(content, before) == entries()


def test_a_form_of_an_issue_makes_the_same_file_byte_for_byte(content: Path, run: Run) -> None:
    before = set((content / "examples").iterdir())

    results = [run("add", "--from-issue", HERE / f"{name}.issue.md") for name in NAMES]

    assert [result.status for result in results] == [0, 0, 0]
    assert made(content, before) == entries()
    for result, text in zip(results, entries(), strict=True):
        assert f"```yaml\n{text}```\n" in result.out
