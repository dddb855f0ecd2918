"""What other programs cannot hold is folded or split, and said."""

import io
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import openpyxl
import pytest
from docx import Document

from clustertoolkit.content import load
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.render import docx, markdown, mermaid, xlsx
from clustertoolkit.render.drawing import charts, pixels
from clustertoolkit.views import Column, Report, Sheet, blocks
from clustertoolkit.views import roadmap as views
from conftest import DATA, TODAY, Run, demo

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WIDEST = 63  # columns of a table that Word opens


def with_costs(*costs: dict[str, Any]) -> dict[str, Any]:
    return {
        "plan_version": 1,
        "territory": "Land",
        "level": "local",
        "roadmap": {"resources": {"costs": list(costs)}},
    }


def cost(amount: int, first: int, last: int) -> dict[str, Any]:
    return {"what": "All", "amount": amount, "first_year": first, "last_year": last}


@pytest.mark.parametrize(("last", "folded"), [(2056, ""), (2057, "2056 and later"), (2092, "2056 and later")])
def test_years_that_do_not_fit_side_by_side_stand_in_one_column(
    last: int, folded: str, tmp_path: Path
) -> None:
    data = with_costs(cost(10, 2027, 2027), cost(5, last - 1, last - 1), cost(7, last, last))
    handout = views.document(plan_from(data), load.load(DATA, TODAY), [], [])

    (budget,) = [
        block
        for section in handout.sections
        for block in section.blocks
        if isinstance(block, blocks.Table) and block.caption.startswith("Budget by action")
    ]
    told = [
        block.text
        for section in handout.sections
        for block in section.blocks
        if isinstance(block, blocks.Note) and "together" in block.text
    ]
    assert told == ([f"The column '{folded}' holds the years up to {last} together."] if folded else [])
    titles = [column.title for column in budget.columns]
    said = [[blocks.plain(line) for cell in row for line in cell.lines] for row in budget.rows]
    assert len(titles) == 34
    assert titles[1] == "2027"
    assert titles[30] == (folded or "2056")
    assert titles[-3:] == ["Cost", "Funding", "Gap"]
    assert (said[0][1], said[0][30], said[0][31]) == ("10", "12" if folded else "7", "22")
    with ZipFile(io.BytesIO(docx.document(handout))) as archive:
        document = ET.fromstring(archive.read("word/document.xml"))
    assert max(len(grid) for grid in document.iter(f"{WORD}tblGrid")) <= WIDEST


@pytest.mark.parametrize(("columns", "parts"), [(1, 1), (63, 1), (64, 5), (200, 14)])
def test_a_table_with_more_columns_than_word_takes_goes_on_below_itself(columns: int, parts: int) -> None:
    def row(said: str) -> blocks.TableRow:
        return tuple(blocks.cell(f"{said} {place}") for place in range(columns))

    heads = tuple(blocks.TableColumn(f"Head {place}", 0, "number") for place in range(columns))
    table = blocks.Table("Numbers", heads, (row("First"), row("Second")), (row("Sum"),))
    handout = blocks.Handout("Title", "Over", (blocks.Section("Section", 1, (table,)),))

    opened = Document(io.BytesIO(docx.document(handout)))

    read = [[[cell.text for cell in row.cells] for row in part.rows] for part in opened.tables]
    assert len(read) == parts
    assert max(len(part[0]) for part in read) <= WIDEST
    rejoined = [
        [line[0], *(text for part in read for text in part[number][1:])]
        for number, line in enumerate(read[0])
    ]
    assert rejoined == [
        [f"{said} {place}" for place in range(columns)] for said in ("Head", "First", "Second", "Sum")
    ]
    assert {line[0] for part in read for line in part} == {"Head 0", "First 0", "Second 0", "Sum 0"}
    captions = [paragraph.text for paragraph in opened.paragraphs if paragraph.style.name == "Caption"]
    if parts == 1:
        assert captions == ["Numbers"]
    else:
        assert captions[0] == f"Numbers (columns 2 to 16 of {columns})"
        assert captions[-1].endswith(f" to {columns} of {columns})")
        assert len(captions) == parts


@pytest.mark.parametrize(
    "arguments",
    [("matrix",), ("matrix", "--counts"), ("countries",), ("recommendations",), ("gaps",), ("actions",),
     ("examples",), ("show", "green")],
    ids=" ".join,
)  # fmt: skip
def test_what_has_very_many_functions_is_whole_in_a_file_that_word_opens(
    arguments: tuple[str, ...], small: Path, run: Run
) -> None:
    dimensions = small / "dimensions.yaml"
    functions = "".join(
        f"  - id: function-{number}\n    title: Function number {number}\n    summary: To do.\n"
        for number in range(80)
    )
    text = dimensions.read_text("utf-8")
    dimensions.write_text(text.replace("models:\n", f"{functions}models:\n"), encoding="utf-8")
    assert run(*arguments, "-o", "made.docx").status == 0
    assert run(*arguments, "-o", "made.html").status == 0

    opened = Document("made.docx")

    assert all(len(table.columns) <= WIDEST for table in opened.tables)
    said = {cell.text for table in opened.tables for row in table.rows for cell in row.cells}
    page = Path("made.html").read_text("utf-8")
    for number in range(80) if arguments[0] in ("matrix", "countries", "recommendations") else ():
        assert f"Function number {number}" in said
        assert f"Function number {number}" in page


def test_the_matrix_of_a_plan_with_very_many_functions_is_whole_in_a_file_that_word_opens() -> None:
    toolkit = load.load(DATA, TODAY)
    dimensions = toolkit.dimensions
    more = tuple(
        dimensions.functions[0]._replace(id=f"function-{number}", title=f"Function number {number}")
        for number in range(80)
    )
    functions = (*dimensions.functions, *more)
    handout = views.document(
        plan_from(demo()), toolkit._replace(dimensions=dimensions._replace(functions=functions)), [], []
    )

    opened = Document(io.BytesIO(docx.document(handout)))

    assert all(len(table.columns) <= WIDEST for table in opened.tables)
    heads = [cell.text for table in opened.tables for cell in table.rows[0].cells]
    assert {function.title for function in functions} <= set(heads)


def steps(actions: int, each: int) -> blocks.Timetable:
    """Return a timetable of so many actions with so many steps each."""
    bars = tuple(
        blocks.TimeBar(
            f"Step {number}: prepare, publish and assess the call", "2027-01-01", "2027-06-30", 0, 6
        )
        for number in range(each)
    )
    groups = tuple(blocks.TimeGroup(f"Action {number}", bars) for number in range(actions))
    return blocks.Timetable("Timetable", groups, 24, 2027, 0, "2027-01-01", "2028-12-31")


@pytest.mark.parametrize(("actions", "each"), [(1, 1), (50, 12), (1, 2000), (200, 40)])
def test_a_timetable_that_is_too_long_for_one_chart_becomes_several(actions: int, each: int) -> None:
    charts = mermaid.drawn(steps(actions, each))

    assert max(map(len, charts)) <= 50_000
    assert (len(charts) > 1) == (actions * each > 1_000)
    bars = [line for chart in charts for line in chart.splitlines() if re.match("    Step ", line)]
    assert len(bars) == actions * each
    assert all("    section Plan\n" in chart for chart in charts)  # so that all have the same axis


def test_a_chain_that_is_too_long_for_a_chart_is_a_table() -> None:
    stages = [
        blocks.ChainStage(title, ("Item " * 20,) * 300)
        for title in ("Inputs", "Outputs", "Outcomes", "Impact")
    ]
    chain = blocks.Chain("Results chain", tuple(stages))
    handout = blocks.Handout("Plan", "Land", (blocks.Section("Action", 1, (chain,)),))

    assert mermaid.drawn(chain) == []
    written = markdown.document(handout)
    assert "mermaid" not in written
    assert (
        "\n\n**Results chain**\n\n| Inputs | Outputs | Outcomes | Impact |\n| --- | --- | --- | --- |\n"
        in written
    )
    assert written.count("Item") == 4 * 300 * 20


def test_a_list_that_a_cell_does_not_hold_ends_between_two_entries_and_is_told(small: Path) -> None:
    addresses = tuple(f"https://example.org/{number:03d}/{'a' * 470}" for number in range(76))
    sheet = Sheet(
        "Examples", (Column("id", "Id"), Column("sources", "Sources", kind="list"), Column("note", "Note")),
        (("x", addresses, "w" * 40_000), ("y", addresses[:2], "w" * 32_767)),
    )  # fmt: skip
    report = Report(load.load(small, TODAY), "Examples", (sheet,), {})

    rows = list(
        openpyxl.load_workbook(io.BytesIO(xlsx.report(report)))["Examples"].iter_rows(values_only=True)
    )

    assert rows[1] == ("; ".join((*addresses[:66], "... and 10 more")), f"{'w' * 32_766}…", "x")
    assert rows[2] == ("; ".join(addresses[:2]), "w" * 32_767, "y")
    assert list(xlsx.shortened(report)) == [
        "Examples, row 2, Sources: a cell holds 32,767 characters; the rest is left out, and .csv and .json have it",
        "Examples, row 2, Note: a cell holds 32,767 characters; the rest is left out, and .csv and .json have it",
    ]


def test_a_shortened_cell_is_told_when_the_workbook_is_written(small: Path, run: Run) -> None:
    example = small / "examples" / "austrian-network.yaml"
    text = example.read_text(encoding="utf-8")
    more = "".join(
        f'  - url: https://example.org/{number:03d}/{"a" * 470}\n    read: "2026-01-15"\n'
        for number in range(76)
    )
    example.write_text(text.replace("sources:\n", f"sources:\n{more}"), encoding="utf-8")

    assert run("examples", "-o", "list.xlsx") == (
        0, "", "Examples, row 2, Sources: a cell holds 32,767 characters; the rest is left out, and .csv and .json have it\n"
        "list.xlsx written\n",
    )  # fmt: skip


@pytest.mark.parametrize(
    "command", ["matrix", "countries", "examples", "actions", "recommendations", "gaps", "search", "show"]
)
def test_the_help_of_a_file_names_what_the_command_writes(command: str, run: Run) -> None:
    told = " ".join(run(command, "--help").out.replace("│", " ").split())

    more = {"matrix": ".tsv, .svg or .png", "countries": ".tsv, .svg or .png", "gaps": "or .tsv"}
    last = more.get(command, ".tsv or .bib")
    wanted = f".csv, .xlsx, .json, .md, .html, .docx{' ' if last.startswith('or') else ', '}{last};"
    assert f"Write to a file, by its suffix: {wanted}" in told


def chart_of(text: str) -> blocks.Timetable:
    bar = blocks.TimeBar(text, "2027-01-01", "2027-06-30", 0, 6)
    return blocks.Timetable(
        "Timetable", (blocks.TimeGroup("Action", (bar,)),), 6, 2027, 0, bar.start, bar.end
    )


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Żółć, ñandú, Ørsted, Straße, ΑΒΓ, Щука", ""),
        ("საქართველოს კლასტერი", ""),
        ("Հայաստանի կլաստեր", ""),
        ("שלום", "שלום"),
        ("مرحبا", "مرحبا"),
        ("Cluster 日本", "日本"),
    ],
)
def test_letters_are_drawn_by_a_font_that_has_them_or_named(text: str, missing: str) -> None:
    handout = blocks.Handout("Plan", "Land", (blocks.Section("Actions", 1, (chart_of(text),)),))

    (drawing,) = charts.drawings(chart_of(text))
    with ZipFile(io.BytesIO(docx.document(handout))) as archive:
        document = archive.read("word/document.xml").decode()

    assert pixels.lacking(drawing) == missing
    assert document.count("Programs that show no SVG draw a picture without these letters") == bool(missing)
    assert (f"has them all: {missing}<" in document) == bool(missing)


def test_the_fonts_come_with_their_licences() -> None:
    for file in pixels.FONTS:
        assert file.is_file()
    assert {file.name for file in pixels.FONTS[0].parent.iterdir()} == {
        "Roboto-Regular.ttf", "Roboto-LICENSE.txt", "DejaVuSans.ttf", "DejaVu-LICENSE.txt",
    }  # fmt: skip
