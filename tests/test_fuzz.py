"""`tools/fuzz.py`: each of its targets runs, and what fails in one is told with its smallest input."""

from pathlib import Path

import pytest
from hypothesis import strategies as st

import fuzz


@pytest.mark.parametrize("name", fuzz.TARGETS)
def test_a_target_takes_its_inputs_and_fails_at_none(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzz, "ROUND", 5)
    tally = fuzz.Tally()

    fuzz.one_round(name, 7, tally, tmp_path)

    assert (tally.tried >= 5, tally.crashes, list(tmp_path.iterdir())) == (True, {}, [])


def test_a_fault_is_told_with_the_smallest_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails_at_a_colon(text: str) -> int:
        return 1 // int(":" not in text)

    monkeypatch.setitem(fuzz.TARGETS, "planted", (st.text("a:"), fails_at_a_colon))
    tally = fuzz.Tally()

    fuzz.one_round("planted", 7, tally, tmp_path)

    assert [kind.partition(" in ")[0] for kind in tally.crashes] == ["ZeroDivisionError"]
    kept = (tmp_path / "planted-1.txt").read_text("utf-8")
    assert kept.startswith("':'\n\nTraceback (most recent call last):\n")
    assert "smallest input: ':'\n" in capsys.readouterr().out
