"""What notebooks and other programs may rely on."""

import inspect
import re
from datetime import date
from pathlib import Path

import pytest

import clustertoolkit as ct
from conftest import DATA, ROOT


def test_the_promise_is_this_list() -> None:
    assert ct.__all__ == [
        "Action", "Cell", "ContentError", "Example", "FilledCell", "Limits", "ListedAction", "ListedExample", "ListedRecommendation",
        "PlacedAction", "PlacedExample", "Placement", "Recommendation", "Selection", "Toolkit", "ToolkitError", "actions", "countries",
        "examples", "gaps", "load", "matrix", "placed_actions", "placed_examples", "recommendations", "search", "select", "ties", "to_dicts",
    ]  # fmt: skip
    assert dir(ct) == sorted([*ct.__all__, "__version__"])
    with pytest.raises(AttributeError, match="no attribute 'secret'"):
        ct.secret  # noqa: B018


@pytest.mark.parametrize("name", ct.__all__)
def test_everything_promised_is_documented_in_a_sentence(name: str) -> None:
    documentation = inspect.getdoc(getattr(ct, name))

    assert documentation is not None
    assert documentation.split("\n\n")[0].endswith(".")


def test_the_shipped_content_loads_as_typed_records() -> None:
    toolkit = ct.load(DATA)

    assert isinstance(toolkit, ct.Toolkit)
    assert isinstance(toolkit.examples["circular-flanders"], ct.Example)
    assert toolkit.examples["circular-flanders"].countries == ("BE",)
    assert len(ct.matrix(toolkit)) == 36


def test_a_selection_takes_the_names_that_people_use(small: Path) -> None:
    toolkit = ct.load(small)
    selection = ct.select(toolkit, priority="Greening", country=["EL", "Austria"])

    assert [one.record.id for one in ct.examples(toolkit, selection)] == [
        "austrian-network", "norwegian-named-only",
    ]  # fmt: skip
    with pytest.raises(ct.ToolkitError, match="no priority is named 'gren'") as refused:
        ct.select(toolkit, priority="gren")
    assert refused.value.hint == "did you mean 'green'?"
    with pytest.raises(ct.ToolkitError, match="there is no filter 'colour'"):
        ct.select(toolkit, colour="green")


def test_results_become_rows_for_a_data_frame(small: Path) -> None:
    toolkit = ct.load(small)

    (row,) = ct.to_dicts(ct.placed_actions(toolkit, ct.select(toolkit, function="intelligence")))
    assert row == {
        "id": "watch-markets", "title": "Watch markets", "summary": "Tell firms what markets want.",
        "aliases": [], "guidance": None, "layer": "core", "priority": "green", "challenge": "innovation",
        "function": "intelligence", "basis": "paper", "position": 1, "action": None, "fit": None, "why": None,
    }  # fmt: skip
    (listed,) = ct.to_dicts(ct.examples(toolkit, ct.select(toolkit, country="AT")))
    assert listed["placements"][0]["priority"] == "green"
    assert listed["organisation"] is None
    assert ct.to_dicts(ct.matrix(toolkit))[1] == {
        "priority": "green", "challenge": "innovation", "function": "networking",
        "actions": ["meet-partners"], "examples": ["austrian-network", "norwegian-named-only"],
    }  # fmt: skip
    assert [row["edition"] for row in ct.to_dicts(ct.recommendations(toolkit))] == ["small-2020"] * 2
    assert ct.to_dicts([toolkit.actions["watch-markets"]])[0]["placements"][0]["position"] == 1


def test_search_gaps_and_countries_are_there_too(small: Path) -> None:
    toolkit = ct.load(small)

    assert [hit.entry.id for hit in ct.search(toolkit, ["netzwerk"]).hits] == ["austrian-network"]
    (unused,) = ct.gaps(toolkit, ct.Selection(), ct.Limits(3, date(2020, 1, 1)), ["unused-action"])
    assert unused.id == "watch-markets"
    members, others = ct.countries(toolkit, group="eu27")
    assert [one.country.code for one in members.countries] == ["AT", "GR"]
    assert [one.country.code for one in others.countries] == ["NO"]


def test_broken_content_raises_with_every_problem(small: Path) -> None:
    (small / "actions" / "watch-markets.yaml").write_text("id: watch-markets\n", encoding="utf-8")

    with pytest.raises(ct.ContentError) as refused:
        ct.load(small)

    assert [problem.code for problem in refused.value.problems] == ["missing-key"] * 3
    assert str(refused.value) == "3 problems in the content"
    assert list(refused.value.texts) == [refused.value.problems[0].path]


def test_what_cannot_be_done_raises_with_one_sentence_and_a_hint(tmp_path: Path) -> None:
    with pytest.raises(ct.ToolkitError) as refused:
        ct.load(tmp_path)

    assert str(refused.value) == refused.value.message == f"{tmp_path} holds no toolkit.yaml"
    assert refused.value.hint == "--data names the folder that holds it"


def test_the_lines_in_the_readme_run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (lines,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    monkeypatch.chdir(ROOT)

    exec(compile(lines, "README.md", "exec"), {})

    assert len(lines.strip().splitlines()) == 5
    assert capsys.readouterr().out == lines.split("# prints ")[1].splitlines()[0] + "\n"
