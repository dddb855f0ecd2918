"""`toolkit add --template` and `--from`: sheets that people fill in, and what is told by row and column."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from clustertoolkit.content import load
from conftest import TODAY, Run
from test_add import ANSWER, ENTRY, added
from test_add import asked as asked

HEAD = ["Name", "Address", "Country", "Led by", "Summary", "Start", "Last seen", "Your part"]
ROW = [ANSWER[name] for name in ("name", "page", "country", "led-by", "summary")] + [
    2021,
    2025,
    "I have no part in it",
]
SECOND = ["Table of the hill", "https://hill.example.org/", "NO; Austria", "Hill Cluster",
          "A table on the hill at which firms and schools speak about work.", 2019, 2024, "none"]  # fmt: skip


def workbook(file: Path, *rows: list[object], title: str = "Examples") -> Path:
    made = Workbook()
    made.worksheets[0].title = title
    for row in rows:
        made.worksheets[0].append(row)
    made.save(file)
    return file


def test_a_template_says_what_each_column_is_and_offers_what_can_be_chosen(asked: Path, run: Run) -> None:
    result = run("add", "--template", "t.xlsx")

    assert result == (
        0,
        "",
        "t.xlsx written; fill in a row for each example, then: toolkit add example --from t.xlsx\n",
    )
    book = load_workbook("t.xlsx")
    assert book.sheetnames == ["Examples", "Explanations", "Lists"]
    sheet = book["Examples"]
    assert [cell.value for cell in sheet[1]] == [
        "Name", "Address", "Country", "Region", "Led by", "Summary", "Start", "End", "Last seen", "Results",
        "Page of an authority", "Sources", "What another region would need", "Your part", "Submitted by", "Action",
    ]  # fmt: skip
    assert sheet.max_row == 1
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert len(rules) == 16
    assert (rules["C2:C201"].type, rules["C2:C201"].formula1) == ("list", "Lists!$A$2:$A$4")
    assert (rules["N2:N201"].type, rules["N2:N201"].formula1) == ("list", "Lists!$B$2:$B$5")
    assert rules["A2:A201"].prompt == "The name in English."
    lists = list(book["Lists"].iter_rows(values_only=True))
    assert lists[0] == ("Country", "Your part", "Action")
    assert {row[1] for row in lists[1:]} >= {"I work for those who run it", "I have no part in it"}
    explained = list(book["Explanations"].iter_rows(values_only=True))
    assert explained[:2] == [
        ("Column", "Needed", "What it is", "For example"),
        ("Name", "yes", "The name in English.", "Diagnosis of training needs in the Basque food industry"),
    ]


def test_the_template_of_curators_has_every_field(asked: Path, run: Run) -> None:
    run("add", "--template", "t.xlsx", "--curator")

    heads = [cell.value for cell in load_workbook("t.xlsx")["Examples"][1]]
    assert heads[16:] == [
        "Kind", "Level", "Type of body", "Status", "Local name", "Acronym", "Also called", "Territory",
        "Kinds of place", "Instruments", "Sectors", "Numbers", "Paid by", "Not established", "Belongs with",
        "Not the same as", "Doubts and corrections", "Id",
    ]  # fmt: skip


def test_a_template_is_no_sheet_without_a_row_and_never_written_over(asked: Path, run: Run) -> None:
    run("add", "--template", "t.xlsx")

    assert run("add", "--from", "t.xlsx") == (0, "", "there is no new row\n")
    assert run("add", "--template", "t.xlsx").status == 2
    assert run("add", "--template", "t.csv") == (
        2, "", "error: t.csv is no name of a workbook\nhint: end its name in .xlsx\n",
    )  # fmt: skip


@pytest.mark.parametrize("suffix", ["template", ".xlsx", ".csv", ".tsv", "semicolons"])
def test_each_row_becomes_the_entry_that_answers_make(suffix: str, asked: Path, run: Run) -> None:
    if suffix == "template":
        run("add", "--template", "rows.xlsx")
        book = load_workbook("rows.xlsx")
        heads = {cell.value: cell.column for cell in book["Examples"][1]}
        for number, row in enumerate((ROW, SECOND), 2):
            for name, value in zip(HEAD, row, strict=True):
                book["Examples"].cell(number, heads[name], value)
        book.save("rows.xlsx")
        file = Path("rows.xlsx")
    elif suffix == ".xlsx":
        file = workbook(Path("rows.xlsx"), HEAD, ROW, [None] * 8, SECOND)
    else:
        sign = {".csv": ",", ".tsv": "\t", "semicolons": ";"}[suffix]
        text = io.StringIO()
        csv.writer(text, delimiter=sign).writerows([HEAD, ROW, [""] * 8, SECOND])
        file = Path(f"rows{'.csv' if suffix == 'semicolons' else suffix}")
        file.write_text(text.getvalue(), encoding="utf-8-sig")

    result = run("add", "--from", file)

    assert (result.status, added(asked)) == (0, ["skills-table-valley.yaml", "table-hill.yaml"])
    assert result.err == (
        "data/examples/skills-table-valley.yaml written\ndata/examples/table-hill.yaml written\n"
        "next: read them, and send them as a pull request, or to the curators of the content\n"
    )
    assert (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8") == ENTRY
    assert load.load(asked, TODAY).examples["table-hill"].countries == ("NO", "AT")
    assert run("validate").status == 0


def test_mistakes_are_told_by_row_and_column_and_nothing_is_written(asked: Path, run: Run) -> None:
    file = workbook(
        Path("rows.xlsx"),
        [*HEAD, "Results", "Budget"],
        ROW,
        [
            "Bad\u200bname",
            "hill",
            "Austira",
            None,
            "=1+1",
            "soon",
            2024.5,
            "boss",
            "a | b | c\nd | 2",
            "much",
        ],
        [*ROW[:1], "https://other.example.org/", *ROW[2:]],
    )

    result = run("add", "--from", file)

    assert (result.status, result.out, added(asked)) == (1, "", [])
    assert (
        result.err
        == """\
error: row 3, Summary: the cell holds a formula or an error: write the value itself
error: row 3, Budget: nobody asks for this column in a new row: leave the cell empty
error: row 3, Name: it holds a character that is not allowed; it may be invisible
error: row 3, Address: this is not a web address that begins with https:// or http://
error: row 3, Country: 'Austira' is not known; did you mean 'AT' (austria)?
error: row 3, Led by: this is needed
error: row 3, Summary: this is needed
error: row 3, Start: 'soon' is no number: write digits alone, such as 1200 or 2.5
error: row 3, Last seen: this is not a whole number from 1900 to 2100
error: row 3, Results: Value: 'b' is no number: write digits alone, such as 1200 or 2.5 (line 1)
error: row 3, Results: 'd | 2' lacks: Unit, Source; a line is what | value | unit | year | source | kind | measured by (line 2)
error: row 3, Your part: 'boss' is none of what can be chosen; choose from: I work for those who run it, I work for those who pay for it, I or my firm takes part in it, I have no part in it
error: row 4, Name: 'Skills table of the valley' is a name of data/examples/skills-table-valley.yaml as well; if both are one thing, delete one file; else give one of them a longer name
error: nothing was written; mend rows.xlsx, and run the command again
"""
    )


def test_what_examples_writes_can_be_taken_back_with_new_rows(asked: Path, run: Run) -> None:
    for suffix in (".xlsx", ".csv"):
        run("examples", "-o", f"list{suffix}")
        assert run("add", "--from", f"list{suffix}") == (
            0, "", "rows of entries that are there already: 2\nthere is no new row\n"
        )  # fmt: skip

    book = load_workbook("list.xlsx")
    heads = {cell.value: cell.column for cell in book["Examples"][1]}
    for name, value in zip(HEAD[:-1], ROW, strict=False):
        book["Examples"].cell(4, heads[name], value)
    book["Examples"].cell(1, len(heads) + 1, "Your part")
    book["Examples"].cell(4, len(heads) + 1, "none")
    book.save("list.xlsx")
    result = run("add", "--from", "list.xlsx")

    assert result.status == 0, result
    assert (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8") == ENTRY


def test_a_row_that_says_something_else_of_an_entry_is_no_correction(asked: Path, run: Run) -> None:
    run("examples", "-o", "list.xlsx")
    book = load_workbook("list.xlsx")
    heads = {cell.value: cell.column for cell in book["Examples"][1]}
    book["Examples"].cell(2, heads["Summary"], "Something else.")
    book.save("list.xlsx")

    result = run("add", "--from", "list.xlsx")

    assert (result.status, result.err) == (1, """\
error: row 2, Summary: the entry austrian-network says something else; a correction is made in its file
error: nothing was written; mend list.xlsx, and run the command again
""")  # fmt: skip


def test_a_text_that_would_be_a_formula_is_none(asked: Path, run: Run) -> None:
    for row in (["=1+1", *ROW[1:]], [ROW[0], ROW[1], ROW[2], "'=cmd", *ROW[4:]]):
        text = io.StringIO()
        csv.writer(text).writerows([HEAD, row])
        Path("rows.csv").write_text(text.getvalue(), encoding="utf-8")
        result = run("add", "--from", "rows.csv")
        if row[0] == "=1+1":
            assert (
                "error: row 2, Name: the cell holds a formula or an error: write the value itself\n"
                in result.err
            )
    assert "  name: =cmd\n" in (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8")


def test_files_that_are_no_sheets_are_refused_in_words(asked: Path, run: Run) -> None:
    Path("a.txt").write_text("x", encoding="utf-8")
    Path("b.xlsx").write_bytes(b"PK\x03\x04 broken")
    Path("c.csv").write_bytes("Name;Address;Länder".encode("latin-1"))
    Path("d.csv").write_text("a,b,c\n1,2,3\n", encoding="utf-8")
    with zipfile.ZipFile("e.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * (65 * 1024 * 1024))
    said = {
        name: run("add", "--from", name)
        for name in ("a.txt", "b.xlsx", "c.csv", "d.csv", "e.xlsx", "none.csv")
    }

    assert {name: (result.status, result.err.partition("\n")[0]) for name, result in said.items()} == {
        "a.txt": (2, "error: the form of a.txt cannot be told"),
        "b.xlsx": (2, "error: b.xlsx is no workbook"),
        "c.csv": (2, "error: c.csv is not UTF-8 text"),
        "d.csv": (2, "error: d.csv is no sheet of examples"),
        "e.xlsx": (2, "error: e.xlsx holds too much"),
        "none.csv": (2, "error: none.csv: No such file or directory"),
    }


def test_a_worksheet_that_says_it_has_no_end_is_read_as_far_as_it_is_filled(asked: Path, run: Run) -> None:
    file = workbook(Path("rows.xlsx"), HEAD, ROW)
    parts = {}
    with zipfile.ZipFile(file) as archive:
        for part in archive.infolist():
            parts[part.filename] = archive.read(part)
    sheet = parts["xl/worksheets/sheet1.xml"]
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", far)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)

    assert run("add", "--from", file).status == 0
    assert added(asked) == ["skills-table-valley.yaml"]


def test_one_way_at_a_time(asked: Path, run: Run) -> None:
    assert run("add", "--template", "t.xlsx", "--from", "x.csv") == (
        2, "", "error: one way at a time: answers, --template, --from or --from-issue\nhint: leave the others out\n"
    )  # fmt: skip
