"""Workbooks and HTML pages: whole files from small, shipped and hostile content."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.show import all_entries
from clustertoolkit.render import html, xlsx
from clustertoolkit.views import Column, Report, Sheet, block
from clustertoolkit.views.blocks import Run as Words
from clustertoolkit.views.blocks import Section, ShownHit, Table, TableCell, TableColumn, facts
from clustertoolkit.views.blocks import text as paragraph
from clustertoolkit.views.entries import EXAMPLES
from conftest import DATA, TESTS, TODAY, Run

GOLDEN = TESTS / "golden"
HOSTILE = (
    "[red]bold[/red]",
    "<b>bold</b>",
    "<script>alert(1)</script>",
    "</td></table></style><!--",
    "{{ title }} {% raw %}",
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "#N/A",
    "\"double\" 'single' & more",
    "null \x00, bell \x07, turned \u202e, tag \U000e0041",
    "javascript:alert(1)",
    "data:text/html,x",
    'https://example.org/"onmouseover="alert(1)',
    "W" * 400,
)
CLEAN = tuple(re.sub("[\x00\x07\u202e\U000e0041]", "\ufffd", text) for text in HOSTILE)


@pytest.fixture
def report(small: Path) -> Report:
    """Return an empty report on the small content."""
    return Report(load.load(small, TODAY), "Title", (), {}, day="2026-11-30")


# Workbooks


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def values(worksheet: Worksheet) -> list[list[object]]:
    """Return the rows of a worksheet, with days as days."""
    return [[_plain(cell.value) for cell in row] for row in worksheet.iter_rows()]


def _plain(value: object) -> object:
    return value.date() if isinstance(value, datetime) else value


def about(filters: list[list[object]], title: str = "Examples") -> list[list[object]]:
    return [
        ["Title", title],
        *filters,
        ["Content", "Small toolkit"],
        ["Content version", "2026.01.0"],
        ["Licence", "Creative Commons Attribution 4.0 International"],
        ["Licence address", "https://creativecommons.org/licenses/by/4.0/"],
        ["Paper", "A small paper"],
        ["Paper: authors", "A. Author"],
        ["Paper: publisher", "A publisher"],
        ["Paper: published", "2021-11"],
        ["Made on", date(2026, 11, 30)],
    ]


def test_a_workbook_holds_every_column_with_real_types_and_says_what_it_is(
    small: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    file = small.parent / "examples.xlsx"

    assert run("examples", "--country", "AT,NO", "--priority", "green", "-o", file) == (
        0,
        "",
        f"{file} written\n",
    )

    book = opened(file.read_bytes())
    assert book.sheetnames == ["Examples", "About"]
    rows = values(book["Examples"])
    titles = [column.title for column in EXAMPLES if column.title not in ("Id", "Country codes")]
    assert rows[0] == [*titles, "Id", "Country codes"]
    golden(GOLDEN / "small-examples.xlsx.json", json.dumps(rows, default=str, indent=1) + "\n")
    assert values(book["About"]) == about(
        [["Filter: priority", "Green transition"], ["Filter: country", "Austria, Norway"]]
    )


def test_a_workbook_is_ready_to_read_filter_and_print(small: Path, run: Run) -> None:
    run("examples", "-o", "examples.xlsx")
    book = opened(Path("examples.xlsx").read_bytes())
    sheet = book["Examples"]

    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:{get_column_letter(len(EXAMPLES))}3"
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$A")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert {cell.font.b for cell in sheet[1]} == {True}
    assert {cell.font.b for cell in sheet[2]} == {False}
    assert {cell.alignment.wrap_text for cell in sheet[2] if cell.data_type == "s"} == {True}
    assert {cell.number_format for cell in sheet["T"][1:]} == {"yyyy-mm-dd"}
    assert sheet["S2"].hyperlink.target == "https://example.org/network"
    assert sheet["S3"].hyperlink is None
    assert book["About"]["B6"].hyperlink.target == "https://creativecommons.org/licenses/by/4.0/"
    widths = {name: one.width for name, one in sheet.column_dimensions.items()}
    assert (widths["AJ"], widths["AK"], widths["E"]) == (22, 17, 9)


def test_a_long_text_is_wrapped_and_its_row_is_high_enough(report: Report) -> None:
    texts = ("word " * 5, "word " * 20, "word " * 200, "word " * 9000)
    sheets = tuple(Sheet(str(len(text)), (Column("a", "A"),), ((text,),)) for text in texts)

    book = opened(xlsx.report(report._replace(sheets=sheets)))

    shown = [
        (sheet.column_dimensions["A"].width, sheet.row_dimensions[2].height) for sheet in book.worksheets[:-1]
    ]
    assert shown == [(26, 15), (60, 30), (100, 150), (100, 409)]


def test_no_text_acts_in_a_workbook(report: Report) -> None:
    columns = (
        Column("a", HOSTILE[5]),
        Column("b", "B", kind="link"),
        Column("c", "C", 0, "date"),
        Column("d", "D", 1, "list"),
    )
    rows = tuple((text, text, text, (text, text)) for text in HOSTILE)
    filters = tuple((text, text.replace(",", "")) for text in HOSTILE)

    data = xlsx.report(report._replace(sheets=(Sheet("Texts", columns, rows),), filters=filters, title="=1"))

    book = opened(data)
    sheet = book["Texts"]
    assert values(sheet)[1:] == [[text, text, text, f"{text}; {text}"] for text in CLEAN]
    assert values(book["About"]) == about(
        [[" ".join(f"Filter: {text.replace('-', ' ')}".split()), text.replace(",", "")] for text in CLEAN],
        "=1",
    )
    for cell in (
        cell for one in book for row in one.iter_rows() for cell in row if isinstance(cell.value, str)
    ):
        assert cell.data_type != "f"
        assert cell.quotePrefix == cell.value.startswith(("=", "+", "-", "@"))
        assert cell.hyperlink is None or cell.row == len(HOSTILE) + 5
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        written = "".join(
            parts.read(name).decode() for name in parts.namelist() if "worksheets/sheet" in name
        )
    assert re.findall(r"<f\b|t=\"e\"|t=\"str\"", written) == []


@pytest.mark.parametrize(
    ("address", "live"),
    [
        ("https://example.org/a_(b)?c=d&e=%20#f", True),
        ("http://example.org", True),
        ("ftp://example.org", False),
        ("https://example.org/a b", False),
        ("www.example.org", False),
        ("mailto:a@example.org", False),
        ("https://example.org/" + "a" * 2059, True),
        ("https://example.org/" + "a" * 2060, False),
    ],
)
def test_only_what_a_browser_opens_is_a_link_in_a_workbook(address: str, live: bool, report: Report) -> None:
    sheet = Sheet("Links", (Column("a", "A", kind="link"), Column("b", "B")), ((address, address),))

    first, second = opened(xlsx.report(report._replace(sheets=(sheet,))))["Links"][2]

    assert (first.hyperlink.target if first.hyperlink else None) == (address if live else None)
    assert second.hyperlink is None
    assert first.value == second.value == address


def test_numbers_and_dates_are_such_and_half_dates_are_text(report: Report) -> None:
    columns = (Column("a", "A", kind="number"), Column("b", "B", kind="date"))
    rows = ((1, "2026-11-30"), (2.5, "2021-11"), (0, None), (None, ""))

    sheet = opened(xlsx.report(report._replace(sheets=(Sheet("Types", columns, rows),))))["Types"]

    assert values(sheet)[1:] == [[1, date(2026, 11, 30)], [2.5, "2021-11"], [0, None], [None, None]]
    assert [[cell.data_type for cell in row] for row in sheet.iter_rows(min_row=2)] == [
        ["n", "d"], ["n", "s"], ["n", "n"], ["n", "n"],
    ]  # fmt: skip


def test_titles_of_worksheets_are_such_as_spreadsheet_programs_take(report: Report) -> None:
    titles = ["a/b\\c[d]e:f*g?h", "About", "about", "x" * 40, "X" * 40, "", "'quoted'", "History", " \x00 "]
    sheets = tuple(Sheet(title, (Column("a", "A"),), ()) for title in titles)

    book = opened(xlsx.report(report._replace(sheets=sheets)))

    assert book.sheetnames == [
        "a b c d e f g h", "About 2", "about 3", "x" * 31, "X" * 29 + " 2", "2", "quoted", "History 2", "\ufffd",
        "About",
    ]  # fmt: skip
    assert {sheet.auto_filter.ref for sheet in book.worksheets[:-1]} == {"A1:A1"}


def test_the_same_content_filters_and_day_give_the_same_bytes(small: Path, run: Run) -> None:
    for number, day in enumerate(["2026-11-30", "2026-11-30", "2026-12-01"]):
        assert run("examples", "--today", day, "-o", f"{number}.xlsx").status == 0

    first, second, third = (Path(f"{number}.xlsx").read_bytes() for number in range(3))

    assert first == second
    assert first != third
    properties = opened(third).properties
    assert (properties.title, properties.creator) == ("Examples", "Small toolkit")
    assert _plain(properties.created) == _plain(properties.modified) == date(2026, 12, 1)
    with zipfile.ZipFile(io.BytesIO(third)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_report_without_a_day_says_none(report: Report) -> None:
    book = opened(xlsx.report(report._replace(day="")))

    assert values(book["About"]) == about([["Filters", "none"]], "Title")[:-1]
    assert "Made on" not in html.report(report._replace(day=""))


@pytest.mark.parametrize("name", ["actions", "examples", "recommendations", "matrix"])
def test_a_workbook_of_the_shipped_content_holds_what_the_csv_holds_in_words_for_people(
    name: str, run: Run, tmp_path: Path, shipped: Toolkit
) -> None:
    run(name, "--data", DATA, "-o", tmp_path / "list.xlsx")
    rows = list(csv.reader(io.StringIO(run(name, "--data", DATA, "--format", "csv").out)))

    shown = values(opened((tmp_path / "list.xlsx").read_bytes()).worksheets[0])

    assert len(shown) == len(rows) > 14
    titles = {(one.kind, one.id): one.title for one in all_entries(shipped)}
    # codes of countries stay where they have a column beside that of names, and ids stand last
    keys = ["" if key == "countries" and "country_names" in rows[0] else key for key in rows[0]]
    order = sorted(
        range(len(keys)), key=lambda place: keys[place] in ("", "id") and name != "recommendations"
    )
    for row, unordered in zip(shown[1:], rows[1:], strict=True):
        texts = ["" if one is None else str(one) for one in row]
        assert texts == [
            "; ".join(titled(keys[place], item, titles) for item in unordered[place].split("; "))
            if unordered[place]
            else ""
            for place in order
        ]


OF = {  # columns of ids, of which people read the titles
    "priority": "priority", "challenge": "challenge", "function": "function", "functions": "function",
    "actions": "action", "examples": "example", "not_the_same_as": "example", "instruments": "instrument",
    "sectors": "sector", "countries": "country",
}  # fmt: skip


SAID = {  # of codes
    "status": {"active": "running when last seen", "ended": "ended", "unknown": "not established"},
    "fit": {"direct": "shows the action", "partial": "shows part of it"},
    "carrier": {"other": "done without clusters"},
    **{
        key: {
            "paper": "in the paper's matrix", "table-5": "in the paper's Table 5",
            "judged": "judged by a contributor",
        }
        for key in ("basis", "bases")
    },
    "evidence": {
        "official": "own or public pages", "secondary": "pages of others", "fragment": "scraps only",
        "named-only": "named in the paper",
    },
    "kinds_of_place": {"less-developed": "less developed"},
    "edition": {"eegc-2020": "Recommendation Report, December 2020"},
}  # fmt: skip


def titled(key: str, item: str, titles: dict[tuple[str, str], str]) -> str:
    """Return what people read for an item of a list that a program reads as an id."""
    if key == "cells":
        kinds = ("priority", "challenge", "function")
        return " / ".join(titles[pair] for pair in zip(kinds, item.split("/"), strict=True))
    if key in ("recommendations", "recommendations_by_action"):
        return f"{item} {titles['recommendation', item]}"
    if key in SAID:
        return SAID[key].get(item, item)
    return titles.get((OF[key], item), item) if key in OF else item


# HTML


class Reading(HTMLParser):
    """What a browser would read: elements in order, text, and whether every element is closed in turn."""

    EMPTY = ("meta", "wbr", "col")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.elements.append((tag, dict(attrs)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip():
            assert self.open
            self.texts.append((self.open[-1], " ".join(data.split())))

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]

    def said(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


def sound(text: str) -> Reading:
    """Return a page read, after all that must hold of every one."""
    assert text.startswith('<!doctype html>\n<html lang="en">\n')
    assert text.endswith("</html>\n")
    page = Reading(text)
    tags = {tag for tag, _ in page.elements}
    assert tags <= {
        "html", "head", "meta", "title", "style", "body", "header", "nav", "main", "footer", "section", "article",
        "div", "h1", "h2", "h3", "p", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th",
        "td", "a", "em", "strong", "small", "span", "code", "wbr", "ol", "mark", "time", "cite",
    }  # fmt: skip
    for _, attributes in page.elements:
        assert not {name for name in attributes if name.startswith("on")} | attributes.keys() & {
            "src",
            "style",
        }
    style = "".join(page.said("style"))
    assert not re.search(r"@import|url\(|@font-face", style)
    assert ("policy actions" in page.said("strong")) == ("In each cell:" in page.said("p"))
    assert len(page.said("title")) == len(page.said("h1")) == 1
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    assert {one["aria-labelledby"] for one in page.named("div") if "aria-labelledby" in one} <= set(ids)
    for link in page.named("a"):
        address = link["href"] or ""
        assert address[1:] in ids if address.startswith("#") else re.match(r"https?://[^\s\"<>]+\Z", address)
    assert len([one for one in page.named("div") if one.get("role") == "region"]) == len(page.named("table"))
    assert {cell.get("scope") for cell in page.named("th")} <= {"row", "col"}
    return page


def without_style(text: str) -> str:
    return re.sub("<style>.*</style>", "<style></style>", text, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("small-matrix.html", ("matrix", "--limit", "1", "--country", "AT,NO", "--country", "GR")),
        ("small-examples.html", ("examples", "--columns", "name,countries,start,url,checked")),
        ("small-recommendations.html", ("recommendations",)),
    ],
)
def test_small_content_gives_this_page(
    name: str, arguments: tuple[str, ...], small: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    assert run(*arguments, "-o", "page.html") == (0, "", "page.html written\n")

    text = Path("page.html").read_text(encoding="utf-8")
    sound(text)
    golden(GOLDEN / name, without_style(text))


@pytest.mark.parametrize(
    "arguments",
    [
        ("matrix", "--limit", "0"),
        ("matrix", "--counts"),
        ("actions",),
        ("examples",),
        ("examples", "--by", "placement", "--columns", "name,url,why"),
        ("recommendations",),
    ],
    ids=" ".join,
)
def test_pages_of_the_shipped_content_are_sound(arguments: tuple[str, ...], run: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    assert run(*arguments, "--data", DATA, "-o", file).status == 0

    page = sound(file.read_text(encoding="utf-8"))

    assert (page.said("time"), page.named("time")) == (
        ["30 November 2026", "November 2021"], [{"datetime": "2026-11-30"}, {"datetime": "2021-11"}],
    )  # fmt: skip
    assert page.said("cite") == [
        "Leveraging clusters for a green, digital and resilient EU economy - Policy Toolkit"
    ]
    assert [one["href"] for one in page.named("a") if one.get("rel") == "license"] == [
        "https://creativecommons.org/licenses/by/4.0/"
    ]
    assert "Cluster Policy Toolkit, content version 2026." in "".join(page.said("p"))
    assert [one["href"] for one in page.named("a")][-1] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_page_of_the_matrix_shows_every_entry(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    run("matrix", "--data", DATA, "--limit", "0", "-o", file)
    cells = json.loads(run("matrix", "--data", DATA, "--format", "json").out)["cells"]

    page = sound(file.read_text(encoding="utf-8").replace("<wbr>", ""))

    other = {"policy actions", *page.said("h2"), "Creative Commons Attribution 4.0 International"}
    entries = [text for tag in ("li", "strong", "a") for text in page.said(tag) if text not in other]
    named = [one["title"] for cell in cells for one in cell["actions"]]
    named += [one["name"] for cell in cells for one in cell["examples"]]
    assert len(entries) == len(named)
    assert sorted(text.split(" (")[0] for text in entries) == sorted(name.split(" (")[0] for name in named)
    assert len(page.named("table")) == 3
    assert sum("data-label" in cell for cell in page.named("td")) == len(cells)


def hostile_reports(report: Report, texts: Iterable[str] = HOSTILE) -> Iterator[Report]:
    """Yield reports in each shape in which everything that can be text is hostile."""
    for text in texts:
        entries = TableCell(
            (
                (Words(text, strong=True), Words(text, remark=True)), (Words(text, text),),
                (Words(text), Words(text, remark=True)), (Words(text, emphasis=True),),
            )
        )  # fmt: skip
        titled_row = TableCell(((Words(text),),), strong=True)
        heads = (TableColumn(""), TableColumn(text, 0, "block"), TableColumn(text, 0, "block"))
        grid = Table(text, heads, ((titled_row, entries, TableCell(())),), style="grid")
        head = Section(text, 1, (*paragraph(text), *facts([(text, (text, text))])), kind=text, id=text)
        page = (head, block(text, (text, text)), block("", (text,), listed=False))
        columns = (Column("a", text, 9), Column("b", text, 1, "link"), Column("c", text, 9, "list"))
        sheet = Sheet(text, columns, ((text, text, (text, text)), (None, "", ())))
        toolkit = report.toolkit._replace(
            head=report.toolkit.head._replace(
                title=text, version=text, licence=report.toolkit.head.licence._replace(title=text, url=text),
                paper=report.toolkit.head.paper._replace(title=text, authors=(text,), publisher=text, date=text),
            )
        )  # fmt: skip
        bad = report._replace(toolkit=toolkit, title=text, filters=((text, text),), notes=(text,), day=text)
        yield bad._replace(grids=(grid, grid))
        yield bad._replace(pages=(page,))
        yield bad._replace(pages=(page, page))
        yield bad._replace(
            hits=(ShownHit(text, text, ((text, True),), ((f"{text} ", False), (text, True))),) * 2
        )
        yield bad._replace(sheets=(sheet,))
        yield bad._replace(sheets=(sheet,), tables=(sheet, sheet))


def test_no_text_of_the_content_becomes_part_of_a_page(report: Report) -> None:
    number = 0
    for text, bad in zip([one for one in CLEAN for _ in range(6)], hostile_reports(report), strict=True):
        page = sound(html.report(bad))
        number += 1
        assert page.said("h1") == [text]
        assert page.said("title") == [f"{text} - {text}"]
        assert {link["href"] for link in page.named("a") if not (link["href"] or "").startswith("#")} <= {
            "https://example.org/"
        }
    assert number == 6 * len(HOSTILE)


def test_a_page_in_full_has_facts_blocks_and_live_links(report: Report) -> None:
    addresses = [("Address", ("https://example.org/f/g",)), ("Years", ("2016", "2020"))]
    page = (
        Section(
            "A name", 1, (*paragraph("What it is."), *facts(addresses)), kind="example", id="an-id",
        ),
        block(
            "Sources", ("A title: https://example.org/a?b=(c).", "https://example.org/d_(e)", "javascript:x")
        ),
        block("", ("Not a point.",), listed=False),
    )  # fmt: skip

    read = sound(html.report(report._replace(title="A name", pages=(page,))))

    assert read.said("h1") == ["A name"]
    assert read.said("h2") == ["A name"]
    assert read.said("h3") == ["Sources"]
    assert read.said("dt")[:2] == ["Address", "Years"]
    assert read.said("span")[:2] == ["2016", "2020"]
    assert read.said("li") == ["A title:", ".", "javascript:x"]
    assert "Not a point." in read.said("p")
    assert [one["href"] for one in read.named("a")][:3] == [
        "https://example.org/f/g", "https://example.org/a?b=(c)", "https://example.org/d_(e)",
    ]  # fmt: skip
    several = sound(html.report(report._replace(pages=(page, page))))
    assert several.said("h2") == ["A name", "A name"]
    assert several.said("h3") == ["Sources", "Sources"]
    assert [one["href"] for one in several.named("a")][:2] == ["#entry-a-name", "#entry-a-name-1"]


def test_hits_of_a_search_are_a_list_with_their_words_marked(report: Report) -> None:
    first = ShownHit(
        "example", "an-id", (("A ", False), ("name", True)), (("has a ", False), ("name", True), (".", False))
    )
    text = html.report(report._replace(hits=(first, first._replace(passage=()))))

    page = sound(text)
    assert '<p class="hit">A <mark>name</mark></p>' in text
    assert "<p>has a <mark>name</mark>.</p>" in text
    assert page.said("code") == ["an-id", "an-id"]
    assert len(page.named("li")) == 2


def test_a_page_can_be_printed_and_read_on_a_phone(report: Report) -> None:
    sheet = Sheet("Rows", (Column("a", "A"),), (("x",),))

    wide = html.report(report._replace(sheets=(sheet,)))
    high = html.report(report._replace(pages=((Section("Title", 1, (), kind="kind", id="id"),),)))

    for text in (wide, high):
        assert '<meta name="viewport" content="width=device-width, initial-scale=1">' in text
        assert "default-src 'none'; style-src 'unsafe-inline'" in text
        for rule in (
            "@media print",
            "size: A4",
            "table-header-group",
            "break-inside: avoid",
            "prefers-color-scheme",
        ):
            assert rule in text
    assert "@page { size: A4 landscape; }" in wide
    assert "@page { size: A4 landscape; }" not in high


def test_a_list_with_no_rows_says_so(small: Path, run: Run) -> None:
    result = run("examples", "--country", "NO", "--status", "ended", "-o", "page.html")
    run("examples", "--country", "NO", "--status", "ended", "-o", "list.xlsx")

    assert result == (0, "", "nothing fits these filters\npage.html written\n")
    page = sound(Path("page.html").read_text(encoding="utf-8"))
    assert "Nothing fits these filters." in page.said("p")
    assert len(values(opened(Path("list.xlsx").read_bytes())["Examples"])) == 1


@pytest.mark.parametrize(
    ("text", "written"),
    [("2026-11-30", "30 November 2026"), ("2021-11", "November 2021"), ("2021", "2021"), ("soon", "soon")],
)
def test_dates_are_written_out(text: str, written: str, report: Report) -> None:
    page = sound(html.report(report._replace(day=text, sheets=(Sheet("A", (), ()),))))

    assert (page.said("time") if page.named("time")[1:] else page.said("dd"))[0] == written


def test_the_day_is_todays_or_the_one_given(small: Path, run: Run) -> None:
    for arguments in (("matrix",), ("actions",), ("examples",), ("recommendations",)):
        run(*arguments, "--today", "2026-12-24", "-o", "page.html", "--force")
        assert "<dt>Made on</dt>" in Path("page.html").read_text("utf-8")
        assert "24 December 2026" in Reading(Path("page.html").read_text("utf-8")).said("time")
        run(*arguments, "-o", "page.html", "--force")
        assert f"{date(2026, 11, 30):%d %B %Y}" in Reading(Path("page.html").read_text("utf-8")).said("time")


def test_the_matrix_links_the_examples_that_have_a_home_page(small: Path, run: Run) -> None:
    text = run("matrix", "--priority", "green", "--format", "markdown").out

    assert "[Austrian network (Austria)](<https://example.org/network>)" in text
    assert "[Norwegian example" not in text
