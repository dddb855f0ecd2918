"""Three examples of the content as outsiders would give them, in each form that there is: one file comes of all.

`make golden` writes the files again.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

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
