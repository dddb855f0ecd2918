"""The parts of a document: its contents list, and who stands where by influence and interest."""

import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from conftest import DATA, DEMO, PLANS, Run, demo, plan_file

LEVELS = ("high", "medium", "low")


# Contents


class Contents(HTMLParser):
    """The contents list of a page, its ids, and the headings by the id of the section that they open."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.listed: list[tuple[str, str]] = []  # the id that a link leads to, and its words
        self.ids: list[str] = []
        self.headings: list[tuple[int, str, str]] = []  # level, id of the section, and its words
        self._section, self._into = "", ""
        self._in_contents = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"] or "")
        if tag == "nav":
            self._in_contents = True
        elif tag == "section":
            self._section = given["id"] or ""
        elif tag == "a" and self._in_contents:
            assert (given["href"] or "").startswith("#")
            self.listed.append(((given["href"] or "")[1:], ""))
            self._into = "listed"
        elif re.fullmatch("h[2-4]", tag) and self._section:
            self.headings.append((int(tag[1]) - 1, self._section, ""))
            self._into = "heading"

    def handle_endtag(self, tag: str) -> None:
        self._in_contents &= tag != "nav"
        if tag in ("a", "h2", "h3", "h4"):
            self._into = ""

    def handle_data(self, data: str) -> None:
        if self._into == "listed":
            place, words = self.listed[-1]
            self.listed[-1] = (place, words + data)
        elif self._into == "heading":
            self.headings[-1] = (*self.headings[-1][:2], self.headings[-1][2] + data)


def anchors(document: str) -> tuple[list[tuple[str, str]], list[tuple[str, str, str]]]:
    """Return what the contents list of a Word document leads to, and the headings with their bookmarks."""

    def words(part: str) -> str:
        return "".join(re.findall("<w:t [^>]*>([^<]*)</w:t>", part)).replace("\u2002", " ")

    contents = "".join(re.findall("<w:sdtContent>(.*?)</w:sdtContent>", document, re.DOTALL))
    links = re.findall(r'<w:hyperlink w:anchor="([^"]+)"[^>]*>(.*?)</w:hyperlink>', contents, re.DOTALL)
    headings = re.findall(
        r'<w:pStyle w:val="Heading(\d)"/>.*?<w:bookmarkStart w:id="\d+" w:name="([^"]+)"/>(.*?)<w:bookmarkEnd',
        document,
        re.DOTALL,
    )
    return (
        [(place, words(part)) for place, part in links],
        [(level, place, words(part)) for level, place, part in headings],
    )


@pytest.fixture
def small_plan(small: Path) -> Path:
    shutil.copy(PLANS / "small.yaml", "plan.yaml")
    return Path("plan.yaml")


PLANS_BUILT: dict[str, Callable[[Path], tuple[Path, tuple[str | Path, ...]]]] = {
    "demo": lambda _: (DEMO, ("--data", DATA)),
    "demo, internal": lambda _: (DEMO, ("--data", DATA, "--internal")),
    "small": lambda plan: (plan, ()),
}


@pytest.mark.parametrize("name", PLANS_BUILT)
def test_the_contents_of_a_page_list_every_section_once_in_order_and_lead_to_it(
    name: str, small_plan: Path, run: Run
) -> None:
    plan, arguments = PLANS_BUILT[name](small_plan)
    assert run("roadmap", "build", plan, "-o", "page.html", *arguments).status == 0
    assert run("roadmap", "build", plan, "-o", "page.md", *arguments).status == 0

    page = Contents(Path("page.html").read_text("utf-8"))

    assert len(set(page.ids)) == len(page.ids)
    assert {place for place, _ in page.listed} <= set(page.ids)
    assert page.listed == [(place, words) for level, place, words in page.headings if level < 3]
    in_markdown = re.findall("^##+ (.*)$", Path("page.md").read_text("utf-8"), re.MULTILINE)
    assert [words for *_, words in page.headings] == [words.replace("\\", "") for words in in_markdown]
    assert len(page.listed) > 8


@pytest.mark.parametrize("name", PLANS_BUILT)
def test_the_contents_of_a_word_document_list_every_section_once_in_order_and_lead_to_it(
    name: str, small_plan: Path, run: Run
) -> None:
    plan, arguments = PLANS_BUILT[name](small_plan)
    for suffix in ("docx", "html"):
        assert run("roadmap", "build", plan, "-o", f"page.{suffix}", *arguments).status == 0

    with ZipFile("page.docx") as archive:
        listed, headings = anchors(archive.read("word/document.xml").decode())

    assert listed == [(place, words) for level, place, words in headings if int(level) < 3]
    assert len({place for place, _ in listed}) == len(listed) > 8
    page = Contents(Path("page.html").read_text("utf-8"))
    assert [words for _, words in listed] == [words for _, words in page.listed]


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_a_short_document_has_no_contents(suffix: str, small_plan: Path, run: Run) -> None:
    run("roadmap", "build", small_plan, "--brief", "-o", f"brief.{suffix}")

    if suffix == "html":
        page = Contents(Path("brief.html").read_text("utf-8"))
        assert page.listed == []
        assert len(page.headings) == 3
    else:
        with ZipFile("brief.docx") as archive:
            assert anchors(archive.read("word/document.xml").decode())[0] == []


def test_each_part_of_a_report_is_listed_once_and_led_to(small: Path, run: Run) -> None:
    for arguments, titles in (
        (("matrix",), ["Green transition", "Digital transition"]),
        (("gaps",), None),
        (("show", "austrian-network", "meet-partners"), ["Austrian network", "Bring partners together"]),
    ):
        assert run(*arguments, "-o", "page.html", "--force").status == 0
        text = Path("page.html").read_text("utf-8")

        page = Contents(text)

        assert len(set(page.ids)) == len(page.ids)
        assert [place for place, _ in page.listed] == [
            place for level, place, _ in page.headings if level == 1
        ]
        assert titles is None or [words for _, words in page.listed] == titles
        for place, words in page.listed:
            (opened,) = re.findall(rf'id="{place}"(.*?)(?=id="section-|</main>)', text, re.DOTALL)
            assert f">{words}<" in opened
        assert len(page.listed) > 1


# Influence and interest


@pytest.fixture
def placed(tmp_path: Path) -> Path:
    """Return the demo with a stakeholder of each influence and interest, named after both."""
    data: dict[str, Any] = demo()
    data["roadmap"]["stakeholder_engagement"]["stakeholders"] = [
        {"name": f"Has {influence} influence and {interest} interest", "influence": influence, "interest": interest}
        for interest, influence in product(LEVELS, LEVELS)
    ]  # fmt: skip
    return plan_file(tmp_path, data)


GRID = [
    ["", "Interest low", "Interest medium", "Interest high"],
    *(
        [
            f"Influence {influence}",
            *(f"Has {influence} influence and {interest} interest" for interest in reversed(LEVELS)),
        ]
        for influence in LEVELS
    ),
]


def in_markdown(file: Path) -> list[list[str]]:
    below = file.read_text("utf-8").split("**Influence and interest**\n\n")[1].split("\n\n")[0]
    rows = [line.strip("|").split("|") for line in below.splitlines() if not line.startswith("| --")]
    return [[cell.strip().strip("*") for cell in row] for row in rows]


def on_page(file: Path) -> list[list[str]]:
    (grid,) = re.findall("Influence and interest</caption>(.*?)</table>", file.read_text("utf-8"), re.DOTALL)
    return [
        [re.sub("<[^>]*>", "", cell) for cell in re.findall("<t[hd][ >].*?</t[hd]>", row, re.DOTALL)]
        for row in re.findall("<tr.*?</tr>", grid, re.DOTALL)
    ]


def in_word(file: Path) -> list[list[str]]:
    with ZipFile(file) as archive:
        document = archive.read("word/document.xml").decode()
    grid = document.split('<w:tblCaption w:val="Influence and interest"/>')[1].split("</w:tbl>")[0]
    return [
        ["".join(re.findall("<w:t [^>]*>([^<]*)</w:t>", cell)) for cell in row.split("</w:tc>")[:-1]]
        for row in grid.split("</w:tr>")[:-1]
    ]


@pytest.mark.parametrize(
    ("suffix", "grid"),
    [(".md", in_markdown), (".html", on_page), (".docx", in_word)],
    ids=["md", "html", "docx"],
)
def test_each_stakeholder_stands_where_influence_and_interest_put_them(
    suffix: str, grid: Callable[[Path], list[list[str]]], placed: Path, tmp_path: Path, run: Run
) -> None:
    file = tmp_path / f"roadmap{suffix}"
    assert run("roadmap", "build", placed, "--internal", "-o", file, "--data", DATA).status == 0

    assert grid(file) == GRID


def test_who_is_not_weighed_is_in_no_cell_and_several_share_one(tmp_path: Path, run: Run) -> None:
    data = demo()
    data["roadmap"]["stakeholder_engagement"]["stakeholders"] = [
        {"name": "First", "influence": "high", "interest": "low"},
        {"name": "Half", "influence": "high"},
        {"name": "Second", "influence": "high", "interest": "low"},
        {"name": "Nothing"},
    ]
    file = tmp_path / "roadmap.md"
    run("roadmap", "build", plan_file(tmp_path, data), "--internal", "-o", file, "--data", DATA)

    assert in_markdown(file)[1:] == [
        ["Influence high", "First<br>Second", "–", "–"],
        ["Influence medium", "–", "–", "–"],
        ["Influence low", "–", "–", "–"],
    ]
