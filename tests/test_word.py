"""Documents for Word, read back: whole packages, texts as typed, links to web pages alone, whole pictures."""

import json
import re
import unicodedata
from collections.abc import Iterator
from io import BytesIO
from itertools import cycle
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from docx import Document
from PIL import Image

from clustertoolkit import render
from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.render import docx, widths
from clustertoolkit.views import blocks
from clustertoolkit.views import roadmap as views
from clustertoolkit.views.roadmap.labels import Empty
from conftest import DATA, TODAY, Run, demo, short_demo
from test_hostile_plans import HOSTILE, NAMED, SCHEMA, SHORT, replaced

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACED = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
VECTOR = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}"
OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
MILLIMETRE = 36_000  # in the units of pictures
HEAD: dict[str, Any] = {"plan_version": 1, "territory": "Land", "level": "local"}


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load.load(DATA, TODAY)


class Opened:
    """A document as Word opens it: its parts, its body, and what this leads to."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
            assert len(self.parts) == len(archive.namelist())
        self.trees = {
            name: ET.fromstring(part)
            for name, part in self.parts.items()
            if name.endswith((".xml", ".rels", ".svg"))
        }
        self.body = self.trees["word/document.xml"]
        self.related = {
            relation.attrib["Id"]: relation.attrib
            for relation in self.trees["word/_rels/document.xml.rels"].iter(RELATED)
        }

    def paragraphs(self) -> list[str]:
        return [
            "".join(run.text or "" for run in paragraph.iter(f"{WORD}t"))
            for paragraph in self.body.iter(f"{WORD}p")
        ]

    def links(self) -> list[tuple[str, str]]:
        """Return the address and the words of each link to another place."""
        return [
            (self.related[link.attrib[f"{OFFICE}id"]]["Target"], "".join(link.itertext()).strip())
            for link in self.body.iter(f"{WORD}hyperlink")
            if f"{OFFICE}id" in link.attrib
        ]


def built(data: dict[str, Any], toolkit: Toolkit, *, internal: bool = True) -> Opened:
    view = views.document(
        plan_from(data), toolkit, [Empty(("vision",), ("Vision",))], ["Fails."], internal=internal
    )
    return Opened(render.document(view, ".docx"))


@pytest.fixture(scope="module")
def whole(toolkit: Toolkit) -> Opened:
    return built(demo(), toolkit)


# The package


def test_every_part_is_there_and_what_one_part_names_is_another(whole: Opened) -> None:
    for name, tree in whole.trees.items():
        if not name.endswith(".rels"):
            continue
        home = PurePosixPath(name).parent.parent
        for related in tree.iter(RELATED):
            if related.attrib.get("TargetMode") != "External":
                assert (home / related.attrib["Target"]).as_posix() in whole.parts
    types = whole.trees["[Content_Types].xml"]
    named = {part.attrib["PartName"].lstrip("/") for part in types if "PartName" in part.attrib}
    endings = {part.attrib["Extension"] for part in types if "Extension" in part.attrib}
    assert named <= set(whole.parts)
    assert {name.rpartition(".")[2] for name in whole.parts} == endings


def test_whatever_the_body_refers_to_is_related_and_nothing_else_is(whole: Opened) -> None:
    referred = {
        value
        for element in whole.body.iter()
        for name, value in element.attrib.items()
        if name.startswith(OFFICE)
    }

    assert referred == set(whole.related) - {"styles", "numbering", "settings"}


def test_another_program_reads_every_section_and_table_of_a_roadmap(toolkit: Toolkit) -> None:
    view = views.document(plan_from(demo()), toolkit, [], [])

    opened = Document(BytesIO(render.document(view, ".docx")))

    headings = [one for one in opened.paragraphs if one.style.name.startswith("Heading")]
    assert [(one.text, int(one.style.name[-1])) for one in headings] == [
        (f"{section.number}\u2002{section.title}", section.level) for section in view.sections
    ]
    rows = [
        [[read.text for read in cell.paragraphs] for cell in row.cells]
        for one in opened.tables
        for row in one.rows
    ]
    for section in view.sections:
        for block in section.blocks:
            if isinstance(block, blocks.Table):
                for row in (*block.rows, *block.foot):
                    assert [[blocks.plain(line) for line in cell.lines] or [""] for cell in row] in rows
    assert opened.core_properties.title == view.title


# Texts

CONTROL = [
    "\x00",
    "\x07",
    "\x0b",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\u200b",
    "\u202e",
    "\u2028",
    "\ufffe",
    "\U000e0041",
]


def belongs(sign: str) -> bool:
    """Tell whether a character stands for itself: it steers nothing, and is not invisible."""
    return sign in "\n\t" or (
        unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign != "\ufffe"
    )


def strange(opened: Opened) -> Iterator[tuple[str, str]]:
    """Yield each text with a character that does not belong there, and the part in which it stands."""
    for name, tree in opened.trees.items():
        for element in tree.iter():
            for words in (element.text or "", element.tail or "", *element.attrib.values()):
                if not all(map(belongs, words)):
                    yield name, words


@pytest.mark.parametrize("character", CONTROL, ids=ascii)
def test_no_text_brings_a_character_that_does_not_belong_into_any_part(
    character: str, toolkit: Toolkit
) -> None:
    text = f"before{character}after"
    opened = built(replaced(short_demo(), SCHEMA, text), toolkit)

    shown = text.translate({ord(sign): "\ufffd" for sign in character if not belongs(sign)})
    assert list(strange(opened)) == []
    assert opened.paragraphs()[0] == shown
    assert opened.paragraphs().count(shown) > 100


@pytest.mark.parametrize("character", CONTROL, ids=ascii)
def test_prose_names_of_the_content_and_charts_are_cleaned_too(character: str, toolkit: Toolkit) -> None:
    text = f"before{character}after"
    data = HEAD | {
        "priorities": {"notes": f"{text}\n\n- {text}\n"},
        "roadmap": {"actions": {"specific": [{
            "id": "desk", "title": text,
            "steps": [{"step": text, "start": "2027", "end": "2028"}, {"step": text, "start": "2027", "end": "2029"}],
            "inputs": [text], "outputs": [text], "outcomes": [text], "impact": [text],
        }]}},
    }  # fmt: skip
    head = toolkit.head
    dirty = toolkit._replace(head=head._replace(title=text))

    opened = built(data, dirty)

    assert list(strange(opened)) == []
    assert len([name for name in opened.parts if name.endswith(".svg")]) >= 2


LINES = [" ".join(text.split()) for text in HOSTILE if len(text) < SHORT and "\n" not in text]
STRUCTURE = {f"{WORD}{name}" for name in ("p", "r", "t", "br", "tbl", "tr", "tc", "hyperlink", "sectPr")}


def structure(opened: Opened) -> Iterator[str]:
    """Yield the tags of a body in order, of runs in a row one; links to the addresses in texts are none."""
    before = ""
    for element in opened.body.iter():
        named = element.tag == f"{WORD}hyperlink" and re.fullmatch(NAMED, "".join(element.itertext()))
        if element.tag not in STRUCTURE or named:
            continue
        if element.tag not in (f"{WORD}r", f"{WORD}t") or before not in (f"{WORD}r", f"{WORD}t"):
            yield element.tag
        before = element.tag


def test_texts_in_all_fields_are_shown_as_typed_and_change_no_structure(
    toolkit: Toolkit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx, "lacking", lambda _: "")  # no note below a chart on letters that it lacks

    def filled(texts: list[str]) -> Opened:
        following = cycle(texts)
        data = replaced(demo(), SCHEMA, "Plain")
        return built(
            json.loads(re.sub('"Plain"', lambda _: json.dumps(next(following)), json.dumps(data))), toolkit
        )

    harmless, typed = filled([f"Text {number}." for number in range(len(LINES))]), filled(LINES)

    shown = dict(zip(harmless.paragraphs(), typed.paragraphs(), strict=True))
    for number, text in enumerate(LINES):
        assert shown[f"Text {number}."] == text
    for plain, hostile in shown.items():
        assert re.sub(r"Text (\d+)\.", lambda found: LINES[int(found[1])], plain) == hostile
    assert list(structure(typed)) == list(structure(harmless))
    named = {link for link in typed.links() if link[0].startswith("https://example.org")}
    assert named == {(address, address) for text in LINES for address in re.findall(NAMED, text)}
    titles = [element.text for element in typed.trees["docProps/core.xml"] if element.tag.endswith("}title")]
    assert titles == typed.paragraphs()[1:2]  # below the territory


def test_a_break_in_a_text_of_one_line_is_a_blank_and_one_in_prose_is_a_break(toolkit: Toolkit) -> None:
    data = HEAD | {"vision": "first\nsecond\tthird", "priorities": {"notes": "first\\\nsecond"}}

    opened = built(data, toolkit)

    assert "first second third" in opened.paragraphs()
    (broken,) = [
        paragraph for paragraph in opened.body.iter(f"{WORD}p") if paragraph.find(f".//{WORD}br") is not None
    ]
    assert [element.text or "/" for element in broken.iter() if element.tag in (f"{WORD}t", f"{WORD}br")] == [
        "first",
        "/",
        "second",
    ]


# Links

WEB = [
    "https://example.org", "http://example.org/", "https://www.example.org/a/b.html?c=d&e=f#g",
    "https://example.org:8080/a", "https://example.org/(a)b)c", "https://\u00e9xample.org/\u00e9",
    "https://example.org/%22%3E", "https://example.org/#s!$~", "https://example.org/[b]{c}|d\\e^f`g",
    "https://example.org/100%", "https://example.org/" + "a" * 2059,
]  # fmt: skip
NO_WEB = [
    "", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
    "ftp://example.org", "mailto:a@example.org", "//example.org", "/etc", "www.example.org", "example.org",
    "https://", "https:///a", "https://example.org/a b", "https://user:word@example.org/", "https://example..org",
    "https://-example.org", " https://example.org", "https://example.org\n", "xhttps://example.org",
    "https://example.org:999999/", "https://example.org/a#b#c", "https://example.org/" + "a" * 2060,
]  # fmt: skip


def linked(address: str, toolkit: Toolkit) -> Opened:
    """Return a document with a fact whose source has this address."""
    fact = {"fact": "It is so.", "source": "Somebody", "url": address}
    return built(HEAD | {"priorities": {"local_environment": [fact]}}, toolkit)


@pytest.mark.parametrize("address", WEB, ids=lambda address: address[:40])
def test_a_web_address_is_a_link_that_leads_there(address: str, toolkit: Toolkit) -> None:
    opened = linked(address, toolkit)

    assert {words for _, words in opened.links()} == {"Somebody"}
    assert {unquote(target) for target, _ in opened.links()} == {unquote(address)}
    for related in opened.related.values():
        if related["Type"].endswith("/hyperlink"):
            assert related["TargetMode"] == "External"
            assert re.fullmatch(r"https?://(?:[^\s\"<>{}|\\^`\[\]%]|%[0-9A-Fa-f]{2})+", related["Target"])


@pytest.mark.parametrize("address", NO_WEB, ids=lambda address: repr(address[:40]))
def test_any_other_address_is_text_and_no_relationship(address: str, toolkit: Toolkit) -> None:
    opened = linked(address, toolkit)

    assert opened.links() == []
    assert [related for related in opened.related.values() if related.get("TargetMode")] == []
    assert any("Somebody" in words for words in opened.paragraphs())


def test_an_address_that_comes_twice_is_one_relationship(toolkit: Toolkit) -> None:
    facts = [
        {"fact": f"Fact {number}.", "source": f"Source {number}", "url": f"https://example.org/{number % 2}"}
        for number in range(4)
    ]

    opened = built(HEAD | {"priorities": {"local_environment": facts}}, toolkit)

    links = {(words, target) for target, words in opened.links()}
    assert links == {(f"Source {number}", f"https://example.org/{number % 2}") for number in range(4)}
    external = [related["Target"] for related in opened.related.values() if "TargetMode" in related]
    assert sorted(external) == ["https://example.org/0", "https://example.org/1"]


def test_all_links_of_the_demo_are_web_addresses(whole: Opened) -> None:
    assert len(whole.links()) > 20
    for target, words in whole.links():
        assert re.match(r"https?://\w", target)
        assert words


# Pictures


def embedded(opened: Opened, element: ET.Element) -> str:
    """Return the name of the part that an element embeds."""
    return f"word/{opened.related[element.attrib[f'{OFFICE}embed']]['Target']}"


def test_every_picture_is_as_high_and_wide_as_its_pixels_and_its_drawing(whole: Opened) -> None:
    pictures = list(whole.body.iter(f"{PLACED}inline"))
    assert len(pictures) > 3
    for picture in pictures:
        (extent,) = picture.iter(f"{PLACED}extent")
        (inner,) = [size for size in picture.iter(f"{DRAWING}ext") if "cx" in size.attrib]
        across, along = int(extent.attrib["cx"]), int(extent.attrib["cy"])
        (blip,), (vector,) = picture.iter(f"{DRAWING}blip"), picture.iter(f"{VECTOR}svgBlip")
        pixels = Image.open(BytesIO(whole.parts[embedded(whole, blip)]))
        drawn = whole.trees[embedded(whole, vector)]
        *_, width, height = map(float, drawn.attrib["viewBox"].split())

        assert (int(inner.attrib["cx"]), int(inner.attrib["cy"])) == (across, along)
        assert 100 * MILLIMETRE < across <= 170 * MILLIMETRE
        assert 10 * MILLIMETRE < along <= 257 * MILLIMETRE
        assert along / across == pytest.approx(pixels.height / pixels.width, rel=0.01)
        assert along / across == pytest.approx(height / width, rel=0.01)


def test_every_picture_says_what_it_shows_and_has_a_number_of_its_own(whole: Opened) -> None:
    about = [properties.attrib for properties in whole.body.iter(f"{PLACED}docPr")]

    assert (
        len({properties["id"] for properties in about})
        == len({properties["name"] for properties in about})
        == len(about)
    )
    assert all(properties["title"] and len(properties["descr"]) > 40 for properties in about)
    embedded = {related["Target"] for related in whole.related.values() if related["Type"].endswith("/image")}
    kept = {name.removeprefix("word/") for name in whole.parts if name.startswith("word/media/")}
    assert embedded == kept
    assert len(kept) == 2 * len(about)


@pytest.mark.parametrize("items", [1, 4, 12, 60])
def test_a_chain_is_a_picture_as_long_as_it_fits_on_a_page_and_else_a_table(
    items: int, toolkit: Toolkit
) -> None:
    texts = [
        f"Item {number} of many, with so many words that they take several lines" for number in range(items)
    ]
    action = {"id": "desk", "title": "Desk", "inputs": texts, "outputs": texts}

    opened = built(HEAD | {"roadmap": {"actions": {"specific": [action]}}}, toolkit)

    heights = [int(extent.attrib["cy"]) for extent in opened.body.iter(f"{PLACED}extent")]
    assert all(0 < height <= 257 * MILLIMETRE for height in heights)
    assert len(heights) == (1 if items < 60 else 0)
    said = " ".join(properties.attrib["descr"] for properties in opened.body.iter(f"{PLACED}docPr"))
    for text in texts:
        assert text in (said or " ".join(opened.paragraphs()))


def test_columns_fill_the_page_and_no_cell_is_wider_than_its_column(whole: Opened) -> None:
    tables = list(whole.body.iter(f"{WORD}tbl"))
    assert len(tables) > 20
    for table in tables:
        columns = [int(column.attrib[f"{WORD}w"]) for column in table.iter(f"{WORD}gridCol")]
        assert sum(columns) in (widths.ACROSS, widths.ALONG)
        assert min(columns) > 200
        for row in table.iter(f"{WORD}tr"):
            assert [int(cell.attrib[f"{WORD}w"]) for cell in row.iter(f"{WORD}tcW")] == columns


@pytest.mark.parametrize(
    "arguments", [("matrix",), ("funds",), ("examples", "--country", "AT")], ids=" ".join
)
def test_a_list_or_matrix_has_room_for_its_words_and_a_font_that_can_be_read(
    arguments: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "list.docx"
    assert run(*arguments, "--data", DATA, "-o", file).status == 0
    opened = Opened(file.read_bytes())

    tables = [
        table for table in opened.body.iter(f"{WORD}tbl") if table.find(f".//{WORD}tblHeader") is not None
    ]
    assert tables
    for table in tables:
        columns = [int(column.attrib[f"{WORD}w"]) for column in table.iter(f"{WORD}gridCol")]
        sizes = {int(size.attrib[f"{WORD}val"]) for size in table.iter(f"{WORD}sz")} or {widths.SIZES[0]}
        assert min(sizes) >= 14  # seven points
        for row in table.iter(f"{WORD}tr"):
            for width, cell in zip(columns, row.iter(f"{WORD}tc"), strict=True):
                words = re.split(r"[\s/-]", "".join(cell.itertext()))
                assert max(map(len, words)) * min(sizes) * 5 <= width
        if arguments[0] == "matrix":
            assert sum(columns) == widths.ALONG
            assert columns[0] < min(columns[1:]) * 0.65
