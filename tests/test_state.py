"""How complete the content is: floors that no change may go below."""

import shutil
import sys
from pathlib import Path

import pytest

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.matrix import FilledCell, matrix
from conftest import DATA, ROOT, TODAY, load_once
from test_marks import write_example
from test_output_schemas import full  # noqa: F401  # a fixture

sys.path.insert(0, str(ROOT / "tools"))
import content_state

SHIPPED = load_once(DATA, TODAY)


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return SHIPPED


@pytest.mark.parametrize(
    "floor", content_state.floors(SHIPPED), ids=lambda floor: floor.name.replace(" ", "-")
)
def test_a_floor_of_the_content_holds(floor: content_state.Floor) -> None:
    assert floor.holds, floor.line()


def test_a_floor_that_is_missed_is_told(small: Path) -> None:
    told = [line for line in content_state.lines(load.load(small, TODAY)) if "MISSED" in line]

    assert told == [
        "examples: 2 (at least 300, MISSED)",
        "countries: 3 (at least 78, MISSED)",
        "percent of examples whose status is known: 50 (at least 70, MISSED)",
        "examples with outcomes: 0 (at least 120, MISSED)",
        "studies: 0 (at least 45, MISSED)",
        "studies that count for an action: 0 (at least 20, MISSED)",
        "cells with a running direct example: 0 (at least 32, MISSED)",
    ]


def test_a_mark_that_changed_since_older_content_is_told(full: Path) -> None:  # noqa: F811
    new = load.load(full, TODAY)
    shutil.rmtree(full / "studies")
    write_example(
        full, "direct", money="  - {what: grant, value: 9, unit: EUR, measures: grant, scope: call}\n"
    )
    (full / "actions" / "watch-markets.yaml").unlink()
    old = load.load(full, TODAY)

    assert [*content_state.changed_marks(new, new)] == []
    assert [*content_state.changed_marks(old, new)] == [
        "meet-partners, shown by: no example found yet (was: 1 example in 2 countries: 1 running when last seen)",
        "meet-partners, sums: of 0 examples (was: of 1 example)",
        "meet-partners, studies: Some studies: gain (full-example; through clusters) (was: No study found)",
        "watch-markets, shown by: no example found yet (was: no such action)",
        "watch-markets, sums: of 0 examples (was: no such action)",
        "watch-markets, studies: No study found (was: no such action)",
    ]


def test_most_examples_are_worth_opening(toolkit: Toolkit) -> None:
    examples = toolkit.examples.values()

    assert sum(content_state.facts(one) >= 2 for one in examples) >= 0.90 * len(examples)
    assert sum(len(one.sources) >= 2 for one in examples) >= 0.75 * len(examples)


def cell_id(cell: FilledCell) -> str:
    return "/".join(cell.cell)


@pytest.mark.parametrize("cell", matrix(SHIPPED), ids=cell_id)
def test_every_cell_shows_how_others_did_it(cell: FilledCell) -> None:
    found = content_state.well_founded(cell)

    assert len(found) >= 3
    assert len({code for one in found for code in one.countries}) >= 2


def test_every_action_has_guidance_and_every_judged_placement_its_action(toolkit: Toolkit) -> None:
    assert [one.id for one in toolkit.actions.values() if one.guidance is None] == []
    assert [
        one.id
        for one in toolkit.examples.values()
        for placement in one.placements
        if placement.basis == "judged" and placement.action is None
    ] == []


def test_every_placement_of_an_example_says_how_well_it_fits(toolkit: Toolkit) -> None:
    assert [
        one.id
        for one in toolkit.examples.values()
        for place in one.placements
        if place.fit is None or not place.why
    ] == []
