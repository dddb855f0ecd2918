"""How complete the content is: floors that no change may go below."""

import sys

import pytest

from clustertoolkit.content.load import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.matrix import FilledCell, matrix
from conftest import DATA, ROOT, TODAY

sys.path.insert(0, str(ROOT / "tools"))
import content_state


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load(DATA, TODAY)


def test_there_are_enough_examples_from_enough_countries(toolkit: Toolkit) -> None:
    assert len(toolkit.examples) >= 260
    assert len({code for one in toolkit.examples.values() for code in one.countries}) >= 65


def test_most_examples_are_worth_opening(toolkit: Toolkit) -> None:
    examples = toolkit.examples.values()

    assert sum(content_state.facts(one) >= 2 for one in examples) >= 0.90 * len(examples)
    assert sum(len(one.sources) >= 2 for one in examples) >= 0.75 * len(examples)


def cell_id(cell: FilledCell) -> str:
    return "/".join(cell.cell)


@pytest.mark.parametrize("cell", matrix(load(DATA, TODAY)), ids=cell_id)
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
