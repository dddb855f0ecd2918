"""Pictures of the matrix and of the countries: whole files, what they say, and their shades."""

import re
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from rich.color import Color, ColorSystem

from clustertoolkit import render
from clustertoolkit.content import load
from clustertoolkit.render import png, svg
from clustertoolkit.render.drawing import picture
from clustertoolkit.render.drawing.pixels import png as pixels_of
from clustertoolkit.render.drawing.shades import SHADES, ranges, shade
from clustertoolkit.render.drawing.shapes import Drawing
from clustertoolkit.views import Bars, Picture, Report, Squares
from conftest import DATA, TESTS, TODAY, Run
from drawn import drawn_alike

GOLDEN = TESTS / "golden"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<b>bold</b>",
    "</text></svg><script>alert(1)</script>",
    "]]> &amp; <!-- <![CDATA[ <?php",
    "\" onload='alert(1)' x=\"",
    "{{ title }} [red]",
    "null \x00, bell \x07, turned \u202e, tag \U000e0041, \ufffe",
    "W" * 400,
)


@pytest.fixture
def report(small: Path) -> Report:
    """Return a report on the small content without a picture."""
    return Report(load.load(small, TODAY), "Title", (), {}, day="2026-11-30")


def sound(text: str) -> ET.Element:
    """Return the root of a picture, after all that must hold of every one."""
    root = ET.fromstring(text)
    assert text.endswith("</svg>\n")
    assert {one.tag for one in root.iter()} <= {
        SVG + name for name in ("svg", "title", "desc", "rect", "path", "text")
    }
    for one in root.iter():
        assert not {name for name in one.attrib if name.startswith("on") or name.endswith(("href", "style"))}
    assert "url(" not in text
    assert root.attrib["viewBox"] == f"0 0 {root.attrib['width']} {root.attrib['height']}"
    assert [one.tag for one in root[:2]] == [SVG + "title", SVG + "desc"]
    assert root.attrib["aria-labelledby"].split() == [one.attrib["id"] for one in root[:2]]
    return root


def said(root: ET.Element) -> list[str]:
    """Return each text of a picture, as a reader sees it."""
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


def described(root: ET.Element) -> str:
    return root.findtext(f"{SVG}desc") or ""


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("small-matrix.svg", ("matrix", "--country", "AT,NO", "--country", "GR", "--basis", "paper")),
        ("small-countries.svg", ("countries",)),
    ],
)
def test_small_content_gives_this_picture(
    name: str, arguments: tuple[str, ...], small: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    assert run(*arguments, "-o", "picture.svg") == (0, "", "picture.svg written\n")

    text = Path("picture.svg").read_text(encoding="utf-8")
    sound(text)
    golden(GOLDEN / name, text)


def test_a_picture_of_the_matrix_has_the_numbers_of_the_table(run: Run, tmp_path: Path) -> None:
    table = run("matrix", "--data", DATA, "--counts", "--format", "tsv").out.splitlines()

    for number, counts in enumerate(((), ("--counts",))):
        file = tmp_path / f"{number}.svg"
        run("matrix", "--data", DATA, *counts, "-o", file)
        texts = said(sound(file.read_text("utf-8")))
        numbers = re.findall(r"(\d+)\nexamples?\n(no|\d+) actions?\n", "\n".join([*texts, ""]))
        assert [f"{actions}\t{examples}".replace("no", "0") for examples, actions in numbers] == [
            "\t".join(line.split("\t")[-2:]) for line in table
        ]
    assert (tmp_path / "0.svg").read_bytes() == (tmp_path / "1.svg").read_bytes()


def test_a_picture_of_the_countries_has_the_totals_of_the_table(run: Run, tmp_path: Path) -> None:
    rows = [line.split("\t") for line in run("countries", "--data", DATA, "--format", "tsv").out.splitlines()]
    file = tmp_path / "countries.svg"

    run("countries", "--data", DATA, "-o", file)

    root = sound(file.read_text("utf-8"))
    shown = re.findall(r"[:,] ([^:,]+?) (\d+)(?=[,.])", described(root).replace("examples: ", "examples:, "))
    assert shown == [(row[1], row[3]) for row in rows]
    assert "Counts show what was collected here, not who does more." in " ".join(said(root))
    lengths = [
        (int(bar.attrib["width"]), int(label.text or ""))
        for bar, label in pairwise(root)
        if bar.tag == f"{SVG}rect" and label.attrib.get("font-weight") == "600"
    ]
    assert len(lengths) == len(rows)
    longest = max(lengths)
    assert all(abs(width - number * longest[0] / longest[1]) <= 1 for width, number in lengths)


def test_a_picture_says_what_was_chosen_and_where_it_comes_from(small: Path, run: Run) -> None:
    run("matrix", "--priority", "green", "--country", "AT,GR", "--country", "NO", "-o", "a.svg")
    run("countries", "--status", "active", "-o", "b.svg")

    matrix, countries = (said(sound(Path(name).read_text("utf-8"))) for name in ("a.svg", "b.svg"))

    assert "Filters: priority Green transition; country Austria, Greece, Norway" in matrix
    assert "Filters: status running when last seen" in countries
    origin = [
        "Content: Small toolkit, version 2026.01.0",
        "Paper: A. Author: A small paper",
        "Licence: Creative Commons Attribution 4.0 International, https://creativecommons.org/licenses/by/4.0/",
        "Made on 2026-11-30",
    ]
    assert matrix[-4:] == countries[-4:] == origin
    assert matrix[:2] == ["Small toolkit", "Matrix"]
    assert countries[:2] == ["Small toolkit", "Countries"]


def test_those_to_whom_it_is_read_hear_every_number(small: Path, run: Run) -> None:
    run("matrix", "--priority", "green", "-o", "a.svg")
    run("countries", "-o", "b.svg")

    matrix, countries = (described(sound(Path(name).read_text("utf-8"))) for name in ("a.svg", "b.svg"))

    assert matrix.endswith(
        "Green transition, Innovation: Intelligence no examples and 1 action,"
        " Networking 2 examples and 1 action."
        " Green transition, Value chains: Intelligence no examples and no actions,"
        " Networking no examples and no actions."
    )
    assert countries.endswith("European Union, 2 examples: Austria 1, Greece 1. Others, 1 example: Norway 1.")


def test_what_a_name_needs_said_of_it_stands_below_the_bars(small: Path, run: Run) -> None:
    file = small / "countries.yaml"
    text = file.read_text("utf-8").replace("name: Norway\n", "name: Norway\n    footnote: Not a member.\n")
    file.write_text(text, encoding="utf-8")

    run("countries", "-o", "a.svg")
    run("countries", "--group", "eu27", "-o", "b.svg")

    assert "Norway: Not a member." in said(sound(Path("a.svg").read_text("utf-8")))
    assert "Norway" not in Path("b.svg").read_text("utf-8")


def test_empty_cells_are_drawn_and_an_empty_list_says_so(small: Path, run: Run) -> None:
    run("matrix", "--challenge", "value-chains", "-o", "a.svg")
    nothing = run("countries", "--challenge", "value-chains", "-o", "b.svg")

    root = sound(Path("a.svg").read_text("utf-8"))
    assert said(root).count("examples") == said(root).count("no actions") == 4
    edges = [one for one in root.iter(f"{SVG}rect") if "stroke-dasharray" in one.attrib]
    assert len(edges) == 4 + 1  # and one in the legend
    assert nothing == (0, "", "nothing fits these filters\nb.svg written\n")
    assert "Nothing fits these filters." in said(sound(Path("b.svg").read_text("utf-8")))


def test_no_text_acts_in_a_picture(report: Report) -> None:
    head = report.toolkit.head._replace(title=HOSTILE[1], version=HOSTILE[0])
    report = report._replace(
        toolkit=report.toolkit._replace(head=head),
        title=HOSTILE[1],
        day=HOSTILE[3],
        filters=tuple((text, text) for text in HOSTILE),
    )
    rows = tuple((text, ((1, 2),) * len(HOSTILE)) for text in HOSTILE)
    bars = tuple((text, 3) for text in HOSTILE)
    for drawn in (
        Picture(tuple(Squares(text, HOSTILE, rows) for text in HOSTILE), lead=HOSTILE, notes=HOSTILE),
        Picture(bars=tuple(Bars(text, 3, bars) for text in HOSTILE), lead=HOSTILE, notes=HOSTILE),
        Picture(),
    ):
        root = sound(svg.report(report._replace(picture=drawn)))

        assert not re.search("[\x00\x07\u202e\U000e0041\ufffe]", "".join(root.itertext()))
        assert "<script>" in "".join(said(root))
        assert root.findtext(f"{SVG}title") == f"{HOSTILE[1]} - {HOSTILE[1]}"


def test_a_long_word_is_broken_and_no_character_is_lost(report: Report) -> None:
    word = "W" * 400

    root = sound(svg.report(report._replace(picture=Picture(bars=(Bars("Part", 1, ((word, 1),)),)))))

    pieces = [text for text in said(root) if set(text) == {"W"}]
    assert "".join(pieces) == word
    assert max(map(len, pieces)) < 15


@pytest.mark.parametrize("arguments", [("matrix",), ("matrix", "--counts"), ("countries",)], ids=" ".join)
def test_pixels_show_the_same_shapes_as_vectors(
    arguments: tuple[str, ...], small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawings: list[Drawing] = []
    draw = picture.drawn
    monkeypatch.setattr(picture, "drawn", lambda report: drawings.append(draw(report)) or drawings[-1])

    for suffix in ("svg", "png"):
        assert run(*arguments, "-o", f"a.{suffix}") == (0, "", f"a.{suffix} written\n")

    vectors, pixels = drawings
    assert vectors == pixels
    drawn_alike(pixels)
    assert Path("a.png").read_bytes() == pixels_of(pixels)


def test_letters_that_no_font_has_are_named_in_the_pixels(report: Report) -> None:
    bars = Picture(bars=(Bars("Part", 1, (("Cluster 日本", 1),)),))
    plain = picture.drawn(report._replace(picture=bars))

    image = Image.open(BytesIO(render.form("png")(report._replace(picture=bars))))

    told = picture.drawn(report._replace(picture=bars), [f"{png.MISSING}U+65E5, U+672C."])
    assert image.height == 2 * told.height > 2 * plain.height
    assert "Cluster 日本" in said(sound(svg.report(report._replace(picture=bars))))


def test_the_same_content_filters_and_day_give_the_same_picture(small: Path, run: Run) -> None:
    for name in ("matrix", "countries"):
        for number, day in enumerate(["2026-11-30", "2026-11-30", "2026-12-01"]):
            assert run(name, "--today", day, "-o", f"{name}-{number}.svg").status == 0

        first, second, third = (Path(f"{name}-{number}.svg").read_bytes() for number in range(3))

        assert first == second
        assert first.replace(b"2026-11-30", b"2026-12-01") == third


@pytest.mark.parametrize(
    "arguments",
    [("actions",), ("examples",), ("recommendations",), ("gaps",), ("show", "AT"), ("search", "firms")],
    ids=" ".join,
)
def test_a_list_without_a_picture_says_so_and_writes_nothing(
    arguments: tuple[str, ...], small: Path, run: Run
) -> None:
    for form in render.PICTURES:
        assert run(*arguments, "-o", f"list.{form}") == (
            2, "", "error: this list has no picture\nhint: 'toolkit matrix' and 'toolkit countries' have one\n",
        )  # fmt: skip
    assert [one.name for one in small.parent.iterdir()] == ["data"]


@pytest.mark.parametrize("form", render.PICTURES)
def test_a_picture_needs_a_file(form: str, small: Path, run: Run) -> None:
    assert run("matrix", "--format", form) == (
        2, "", f"error: --format cannot be '{form}'\nhint: use -o with a name that ends in .{form}, or -o -\n",
    )  # fmt: skip


def light(colour: str) -> float:
    """Return the relative luminance of a colour, as accessibility rules reckon it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_shades_grow_darker_so_that_grey_tells_them_apart_and_their_digits_can_be_read() -> None:
    assert all(contrast(one.paper, after.paper) > 1.15 for one, after in pairwise(SHADES))
    assert all(light(one.paper) > light(after.paper) for one, after in pairwise(SHADES))
    assert all(contrast(one.paper, one.ink) > 4.5 for one in SHADES)
    for system in (ColorSystem.STANDARD, ColorSystem.EIGHT_BIT):
        for one in SHADES:
            assert len({Color.parse(colour).downgrade(system).number for colour in (one.paper, one.ink)}) == 2


def test_each_number_has_the_shade_that_the_legend_gives_it() -> None:
    assert [name for name, _ in ranges()] == ["0", "1–2", "3–5", "6–9", "10–14", "15–24", "25 or more"]
    for name, one in ranges():
        first, _, last = name.removesuffix(" or more").partition("–")
        numbers = range(int(first), (int(last or first) if "or" not in name else 999) + 1)
        assert {shade(number) for number in numbers} == {one}


def test_counts_have_the_same_shades_on_a_terminal_and_the_same_numbers(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("matrix", "--counts", "--priority", "green", "--format", "table")
    plain = run(*arguments).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    without = run(*arguments).out
    monkeypatch.delenv("NO_COLOR")

    coloured = run(*arguments).out

    assert "\x1b[38;2;27;33;43;48;2;230;239;248m     1 / 2\x1b[0m" in coloured
    assert coloured.count("\x1b[38;2") == 1  # where there are no examples there is no shade
    assert "\x1b[38" not in without
    for shown in (coloured, without):
        assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == plain
