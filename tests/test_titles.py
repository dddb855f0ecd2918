"""Titles in place of ids: in every list that people read, in every form of a file, and in what was chosen."""

import io
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl
import pytest
from markdown_it import MarkdownIt

from clustertoolkit import render
from clustertoolkit.content.kinds import FILTERS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.select import allowed
from clustertoolkit.query.show import all_entries, entries_of
from clustertoolkit.views import Report, naming
from conftest import Run
from test_forms import LISTS

KEYS = {"Id", "Code", "Country codes", "Filter"}  # of columns that hold what commands take
PLAIN = {  # words of closed lists that are what people read
    "active", "ended", "unknown", "direct", "partial", "paper", "judged", "local", "regional", "national",
    "macro-regional", "european", "international", "programme", "strategy", "platform", "organisation", "project",
    "standard", "law", "agency", "research", "association", "partnership", "company", "foundation", "coal",
    "industrial", "rural", "island", "outermost", "mountain", "border", "capital", "open", "closed", "unclear",
}  # fmt: skip

Row = list[tuple[str, str]]  # the head of each column, and the cell below it, a line for each item


class Tables(HTMLParser):
    """The rows of all tables of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.heads: list[str] = []
        self.row: list[str] = []
        self.inside = False
        self.feed(text)

    def handle_starttag(self, tag: str, _: list[tuple[str, str | None]]) -> None:
        if tag == "thead":
            self.heads = []
        elif tag == "tr":
            self.row = []
        elif tag in ("td", "th"):
            self.row.append("")
            self.inside = True
        elif tag in ("li", "br") and self.inside:
            self.row[-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.row[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.inside &= tag not in ("td", "th")
        if tag == "tr" and not self.heads:
            self.heads = self.row
        elif tag == "tr":
            self.rows.append(list(zip(self.heads, self.row, strict=True)))


def html(data: bytes) -> list[Row]:
    return Tables(data.decode()).rows


def markdown(data: bytes) -> list[Row]:
    return Tables(MarkdownIt("commonmark").enable("table").render(data.decode())).rows


def word(data: bytes) -> list[Row]:
    return [
        [(head.text, cell.text) for head, cell in zip(table.rows[0].cells, row.cells, strict=True)]
        for table in docx.Document(io.BytesIO(data)).tables
        for row in table.rows[1:]
    ]


def workbook(data: bytes) -> list[Row]:
    return [
        [(str(head), str(cell)) for head, cell in zip(heads, row, strict=True)]
        for sheet in openpyxl.load_workbook(io.BytesIO(data)).worksheets[:-1]
        for heads, *rows in [list(sheet.iter_rows(values_only=True))]
        for row in rows
    ]


READERS: dict[str, Callable[[bytes], list[Row]]] = {
    "html": html, "markdown": markdown, "docx": word, "xlsx": workbook,
}  # fmt: skip
OTHERS = {"tsv", "csv", "json", "svg", "png"}  # for programs, or without cells


def test_every_form_with_cells_for_people_has_a_reader() -> None:
    assert READERS.keys() | OTHERS == set(render.SUFFIXES.values())


def ids_and_codes(toolkit: Toolkit) -> set[str]:
    """Return what people should not read: ids and codes that are no title or word themselves."""
    entries = list(all_entries(toolkit))
    codes = {code for words in naming.WORDS.values() for code, said in words.items() if said != code}
    said = {word for words in naming.WORDS.values() for word in words.values()} | PLAIN
    titles = {name for entry in entries for name in (entry.title, *entry.names)}
    return {entry.id for entry in entries} | codes - titles - said


def parts(cell: str) -> Iterator[str]:
    """Yield what a cell may list: all of it, and what stands between signs."""
    yield cell.strip()
    yield from (part.strip(" ()") for part in re.split(r"[\n,;/]|: ", cell))


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize(
    "name", [name for name in LISTS if name not in ("words", "columns")]
)  # which tells what commands take
def test_no_cell_of_a_list_has_an_id_but_in_columns_of_ids_that_stand_last(
    name: str, form: str, small: Path, run: Run, little: Toolkit
) -> None:
    (suffix,) = (suffix for suffix, of in render.SUFFIXES.items() if of == form)
    assert run(*LISTS[name], "-o", f"list{suffix}").status == 0

    rows = READERS[form](Path(f"list{suffix}").read_bytes())

    hidden = ids_and_codes(little) - {entry.id for entry in entries_of(little, "recommendation")}
    assert [
        (head, cell) for row in rows for head, cell in row if head not in KEYS and hidden & set(parts(cell))
    ] == []
    for heads in ([head for head, _ in row] for row in rows):
        # of a recommendation it is the number that it has in the paper
        assert heads == sorted(heads, key=KEYS.__contains__) or name == "recommendations"


@pytest.mark.parametrize("name", [given.name for given in FILTERS.values() if given.form == "word"])
def test_what_was_chosen_is_told_in_words(name: str, shipped: Toolkit) -> None:
    given, label = FILTERS[name], name.replace("_", "-")
    known = allowed(shipped, given).ids
    of = given.kind and {
        entry.names[0] if given.kind == "recommendation" else entry.id: entry
        for entry in entries_of(shipped, given.kind)
    }

    for word in known:
        ((told, said),) = naming.chosen(Report(shipped, "", (), {}, filters=((label, word),)))
        assert told == name.replace("_", " ")
        if of:
            entry = of[word]
            assert said == (f"{entry.id} {entry.title}" if given.kind == "recommendation" else entry.title)
        else:
            assert said != word or word in PLAIN


@pytest.mark.parametrize(
    ("filters", "told"),
    [
        ([("priority", "green,DIGITAL TRANSITION"), ("priority", "resilience")],
         [("priority", "Green transition, Digital transition, Resilience")]),
        ([("function", "networking+intelligence, business services")],
         [("function", "Networking + Intelligence, Business services")]),
        ([("organisation-type", "public-authority")], [("organisation type", "public authority")]),
        ([("recommendation", "G1"), ("country", "Austria,BE")],
         [("recommendation", "G1 Use clusters as drivers of change, accelerators and enablers of the green transition"),
          ("country", "Austria, Belgium")]),
        ([("region", "north, south"), ("budget-min", "1.5m"), ("kind", "study, programme")],
         [("region", "north, south"), ("budget min", "1.5m"), ("kind", "study, programme")]),
    ],
)  # fmt: skip
def test_filters_are_told_as_they_were_combined(
    filters: list[tuple[str, str]], told: list[tuple[str, str]], shipped: Toolkit
) -> None:
    assert naming.chosen(Report(shipped, "", (), {}, filters=tuple(filters))) == told
