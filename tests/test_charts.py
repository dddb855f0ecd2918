"""Charts of a plan: timetables and chains of any length show everything once, in every form."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from clustertoolkit.plan.plans import plan_from
from clustertoolkit.render import mermaid
from clustertoolkit.render.drawing import charts, shapes, vectors
from clustertoolkit.views import blocks
from clustertoolkit.views.roadmap import timetable as timetables
from clustertoolkit.views.trends import Trend, TrendPoint, Trends
from conftest import TESTS, Run
from drawn import drawn_alike

HEAD = "plan_version: 1\nterritory: Land\nlevel: local\n"


def build(run: Run, file: str) -> str:
    """Return what `roadmap build` of the plan writes to a file."""
    assert run("roadmap", "build", "plan.yaml", "-o", file) == (0, "", f"{file} written\n")
    return Path(file).read_text("utf-8")


def timetable(groups: int, steps: int) -> blocks.Timetable:
    """Return the timetable of a plan with so many actions of so many steps, each with a title of its own."""
    specific = [
        {
            "title": f"Group {group} x",
            "steps": [
                {
                    "step": f"Step {group}.{step} x",
                    "start": f"{2027 + step % 4}",
                    "end": f"{2027 + step % 4}-06",
                }
                for step in range(steps)
            ],
        }
        for group in range(groups)
    ]
    (block,) = timetables.gantt(plan_from({
        "plan_version": 1, "territory": "Land", "level": "local",
        "roadmap": {"actions": {"specific": specific}},
    }))  # fmt: skip
    return block


@pytest.mark.parametrize("groups", [1, 2, 5, 13, 25, 26, 27, 60])
@pytest.mark.parametrize("steps", [1, 2, 7, 24, 25, 26, 27, 51, 120])
def test_a_timetable_of_any_length_shows_every_bar_once(groups: int, steps: int) -> None:
    if groups * steps > 2_000:
        groups = 2_000 // steps
    block = timetable(groups, steps)

    drawings = charts.timetable(block)

    rows = [
        one
        for drawing in drawings
        for one in drawing.shapes
        if isinstance(one, shapes.TextLine) and one.words.endswith("x")
    ]
    titles = [one.words for one in rows if not one.bold]
    assert titles == [f"Step {group}.{step} x" for group in range(groups) for step in range(steps)]
    assert [one.words for one in rows if one.bold] == [f"Group {group} x" for group in range(groups)]
    for drawing in drawings:
        words = [
            one
            for one in drawing.shapes
            if isinstance(one, shapes.TextLine) and one.size == 13 and one.left < 9
        ]
        bars = [one for one in drawing.shapes if isinstance(one, shapes.Rect)]
        assert len(words) <= charts.ROWS
        assert words[0].bold
        assert not words[-1].bold
        assert len(bars) == sum(not one.bold for one in words)
        assert all(one.left >= charts.LABEL and one.left + one.width <= charts.WIDTH for one in bars)
        assert all(one.top + one.height <= drawing.height for one in bars)
        for title in [one.words for one in words if not one.bold]:
            assert f"{title}: " in drawing.said


def test_a_group_that_goes_on_in_the_next_drawing_says_so() -> None:
    block = timetable(2, 30)

    bold = [
        [
            one.words
            for one in drawing.shapes
            if isinstance(one, shapes.TextLine) and one.bold and one.left == 0
        ]
        for drawing in charts.timetable(block)
    ]

    assert bold == [["Group 0 x"], ["Group 0 x (continued)", "Group 1 x"], ["Group 1 x (continued)"]]


def test_a_long_timetable_of_a_page_is_several_pictures_with_names_of_their_own(
    small: Path, run: Run
) -> None:
    steps = "".join(
        f'          - step: "Step {number} x"\n            start: "2027"\n            end: "2028"\n'
        for number in range(60)
    )
    text = f"{HEAD}roadmap:\n  actions:\n    specific:\n      - title: One\n        steps:\n{steps}"
    Path("plan.yaml").write_text(text, encoding="utf-8")

    page, document = build(run, "roadmap.html"), build(run, "roadmap.md")

    assert page.count("<svg ") == page.count("</svg>") == 3
    assert page.count("<figcaption>Timetable</figcaption>") == 1
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(set(ids)) == len(ids)
    assert {one for many in re.findall(r'aria-labelledby="([^"]+)"', page) for one in many.split()} <= set(
        ids
    )
    assert len(re.findall(r">Step \d+ x</text>", page)) == 60
    assert len(re.findall(r"^    Step \d+ x :2027-01-01, 2029-01-01$", document, re.MULTILINE)) == 60


def test_steps_without_both_ends_or_in_wrong_order_have_no_bar() -> None:
    plan = plan_from({
        "plan_version": 1, "territory": "Land", "level": "local",
        "roadmap": {"actions": {"specific": [{"title": "One", "steps": [
            {"step": "a", "start": "2027"}, {"step": "b", "end": "2027"},
            {"step": "c", "start": "2028", "end": "2027"}, {"start": "2027-02-28", "end": "2028-02"},
        ]}, {"title": "Two"}]}},
    })  # fmt: skip

    (block,) = timetables.gantt(plan)

    assert mermaid.timetable(block).splitlines()[-2:] == ["    section One", "    - :2027-02-28, 2028-03-01"]
    assert (block.months, block.first_year, block.first_month) == (13, 2027, 1)


def test_an_action_goes_on_in_light_behind_its_steps_until_its_end() -> None:
    plan = plan_from({
        "plan_version": 1, "territory": "Land", "level": "local",
        "horizon": {"start": "2027", "end": "2028"},
        "roadmap": {"actions": {"specific": [
            {"title": "Ends", "end": "2028-06", "steps": [{"step": "a", "start": "2027", "end": "2027"}]},
            {"title": "Done", "end": "2027", "steps": [{"step": "b", "start": "2027", "end": "2027"}]},
            {"title": "Stays", "review": "2028", "steps": [{"step": "c", "start": "2027", "end": "2027-03"}]},
        ]}},
    })  # fmt: skip

    (whole,), (short,) = timetables.gantt(plan), timetables.overview(plan)

    assert mermaid.timetable(whole).splitlines()[6:] == [
        "    section Ends", "    a :2027-01-01, 2028-01-01",
        "    Until the action ends :active, 2028-01-01, 2028-07-01",
        "    section Done", "    b :2027-01-01, 2028-01-01",
        "    section Stays", "    c :2027-01-01, 2027-04-01",
        "    Goes on for good :active, 2027-04-01, 2029-01-01",
    ]  # fmt: skip
    assert mermaid.timetable(short).splitlines()[6:] == [
        "    section Actions",
        "    Ends :2027-01-01, 2028-01-01", "    … :active, 2028-01-01, 2028-07-01",
        "    Done :2027-01-01, 2028-01-01",
        "    Stays :2027-01-01, 2027-04-01", "    … :active, 2027-04-01, 2029-01-01",
    ]  # fmt: skip
    (drawing,) = charts.timetable(short)
    bars = [one for one in drawing.shapes if isinstance(one, shapes.Rect)]
    month = (charts.WIDTH - charts.LABEL) // 24
    assert [(one.width // month, one.fill) for one in bars] == [
        (18, charts.TINT), (12, charts.BLUE), (12, charts.BLUE), (24, charts.TINT), (3, charts.BLUE),
    ]  # fmt: skip
    assert "Ends: 2027-01-01 to 2028-06-30, planned until 2027-12-31" in drawing.said


@pytest.mark.parametrize(
    ("months", "every"), [(12, 1), (13, 3), (36, 3), (37, 6), (72, 6), (73, 12), (144, 12), (145, None)]
)
def test_an_axis_has_at_most_thirteen_dates(months: int, every: int | None) -> None:
    bar = blocks.TimeBar("One", "2027-01-01", "2027-12-31", 0, months)
    block = blocks.Timetable(
        "Time", (blocks.TimeGroup("One", (bar,)),), months, 2027, 1, "2027-01-01", "2027-12-31"
    )

    ticks = [line.strip() for line in mermaid.timetable(block).splitlines() if "tickInterval" in line]

    assert ticks == ([f"tickInterval {every}month"] if every else [])


def test_a_chain_shows_every_item() -> None:
    items = [f"Item {number} of this chain, which has words for several lines" for number in range(30)]
    stages = (blocks.ChainStage(f"Stage {n}", tuple(items[n * 10 : n * 10 + 10])) for n in range(4))
    block = blocks.Chain("", tuple(stages))

    (drawing,) = charts.chain(block)

    words = " ".join(one.words for one in drawing.shapes if isinstance(one, shapes.TextLine))
    assert all(one in words for one in items)
    assert all(one in drawing.said for one in items)
    assert all(one.base < drawing.height for one in drawing.shapes if isinstance(one, shapes.TextLine))


# Whole drawings


TWO_YEARS = {
    "horizon": {"start": "2027-02", "end": "2028-10"},
    "roadmap": {"actions": {"specific": [
        {"title": "Open a desk", "steps": [
            {"step": "Hire two people", "start": "2027-02", "end": "2027-02"},
            {"step": "Advise firms", "start": "2027-03-15", "end": "2028-06"},
        ]},
        {"title": "A title that is so long that it does not stand in the room that there is beside the bars",
         "steps": [{"step": "Ask", "start": "2027", "end": "2027"}, {"start": "2028-10", "end": "2028-10"}]},
    ]}},
}  # fmt: skip
TEN_YEARS = TWO_YEARS | {"horizon": {"start": "2027-11", "end": "2036-02"}}
STAGES = (
    blocks.ChainStage(
        "Inputs", ("Two people", "A room with so many words about it that they need several lines")
    ),
    blocks.ChainStage("Outputs", ("12 meetings",)),
    blocks.ChainStage("Outcomes", ()),
    blocks.ChainStage("Impact", ('Firms & "bodies" meet <often>', "One", "Two", "Three")),
)


@pytest.mark.parametrize(("name", "plan"), [("two-years", TWO_YEARS), ("ten-years", TEN_YEARS)])
def test_a_timetable_is_drawn_like_this(
    name: str, plan: dict[str, Any], golden: Callable[[Path, str], None]
) -> None:
    (block,) = timetables.gantt(plan_from({"plan_version": 1, "territory": "Land", "level": "local"} | plan))
    (drawing,) = charts.timetable(block)

    svg = vectors.svg(drawing, "Timetable", "chart-1")

    ET.fromstring(svg)
    golden(TESTS / "golden" / f"timetable-{name}.svg", f"{svg}\n{drawing.said}\n")


def test_a_chain_is_drawn_like_this(golden: Callable[[Path, str], None]) -> None:
    (drawing,) = charts.chain(blocks.Chain("Results", STAGES))

    svg = vectors.svg(drawing, "Results", "chart-2")

    ET.fromstring(svg)
    golden(TESTS / "golden" / "chain.svg", f"{svg}\n{drawing.said}\n")


def test_what_is_drawn_in_vectors_is_drawn_in_pixels_at_the_same_places() -> None:
    (block,) = timetables.gantt(
        plan_from({"plan_version": 1, "territory": "Land", "level": "local"} | TWO_YEARS)
    )
    for drawing in (*charts.timetable(block), *charts.chain(blocks.Chain("", STAGES))):
        drawn_alike(drawing)


def trend(number: int, planned: int, read: int) -> Trend:
    """Return a trend of so many values, one a year and one a month."""
    return Trend(
        f"Trend {number} x",
        tuple(TrendPoint(f"{2027 + year}-12-31", year * 10.5) for year in range(planned)),
        tuple(TrendPoint(f"{2028 + month // 12}-{month % 12 + 1:02}-28", -month) for month in range(read)),
    )


@pytest.mark.parametrize("count", [1, 8, 9, 10, 40])
@pytest.mark.parametrize(("planned", "read"), [(0, 1), (1, 0), (2, 1), (5, 30), (150, 2)])
def test_trends_of_any_number_show_every_reading_once(count: int, planned: int, read: int) -> None:
    block = Trends("", tuple(trend(number, planned, read) for number in range(count)))

    drawings = charts.drawings(block)

    every = [shape for drawing in drawings for shape in drawing.shapes]
    assert sum(isinstance(one, shapes.Rect) for one in every) == count * read
    words = [one.words for one in every if isinstance(one, shapes.TextLine)]
    assert [word for word in words if word.startswith("Trend ")] == [
        f"Trend {number} x" for number in range(count)
    ]
    for drawing in drawings:
        for one in drawing.shapes:
            left, top = (one.left, one.base) if isinstance(one, shapes.TextLine) else (one.left, one.top)
            assert 0 <= left <= drawing.width
            assert 0 <= top <= drawing.height
    assert sum(drawing.said.count(" x, planned ") for drawing in drawings) == count


def test_trends_without_any_value_have_no_drawing() -> None:
    assert charts.drawings(Trends("", (Trend("x", (), ()),))) == []
