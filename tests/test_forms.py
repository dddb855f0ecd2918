"""What holds in every form of output: texts stay texts, and the same content gives the same bytes.

Every form of the registry is read back here; a new one fails until it has a reader of its own.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pytest
from markdown_it import MarkdownIt
from PIL import Image

from clustertoolkit import render
from clustertoolkit.schema.addresses import is_address
from clustertoolkit.views import Report
from conftest import ROOT, Run
from test_files import CLEAN, Reading, hostile_reports, report
from test_output_schemas import COMMANDS

__all__ = ["report"]  # the fixture
PLAIN = "Plain"
SHAPES = 6  # that a report has
LISTS = {
    name: words
    for name, words in COMMANDS.items()
    if name not in ("roadmap-check", "roadmap-status", "validate")
}

Reader = Callable[[Any], tuple[list[Any], str]]  # the structure of an output, and the words in it


def lines(text: str) -> tuple[list[Any], str]:
    return [line.count("\t") for line in text.splitlines()], text


def cells(text: str) -> tuple[list[Any], str]:
    rows = list(csv.reader(io.StringIO(text)))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    return [len(row) for row in rows], " ".join(cell.removeprefix("'") for row in rows for cell in row)


def body(text: str) -> tuple[list[Any], str]:
    return list(json.loads(text)), ""


def marks(text: str) -> tuple[list[Any], str]:
    tokens = [
        token
        for block in MarkdownIt("commonmark").enable("table").parse(text)
        for token in (block, *(block.children or ()))
    ]
    kinds = [token.type for token in tokens if token.type not in ("text", "link_open", "link_close")]
    assert "html_block" not in kinds
    assert {token.content for token in tokens if token.type == "html_inline"} <= {"<br>"}
    assert all(is_address(str(token.attrs["href"])) for token in tokens if token.type == "link_open")
    return kinds, "".join(token.content for token in tokens if token.type in ("text", "text_special"))


def elements(text: str) -> tuple[list[Any], str]:
    page = Reading(text)
    assert all(
        is_address(href) or href.startswith("#") for href in (link["href"] or "" for link in page.named("a"))
    )
    inside = [tag for tag, _ in page.elements if tag not in ("a", "wbr")]
    return inside, "".join(words for tag, words in page.texts if tag != "style")


def document(data: bytes) -> tuple[list[Any], str]:
    opened = docx.Document(io.BytesIO(data))
    targets = [related.target_ref for related in opened.part.rels.values() if related.is_external]
    assert all(map(is_address, targets))
    structure: list[Any] = []
    words: list[str] = []
    for element in opened.iter_inner_content():
        if isinstance(element, docx.table.Table):
            rows = [[[read.text for read in cell.paragraphs] for cell in row.cells] for row in element.rows]
            structure.append([[len(cell) for cell in row] for row in rows])
            words += [text for row in rows for cell in row for text in cell]
        else:
            structure.append(element.style.name)
            words.append(element.text)
    return structure, " ".join([*words, opened.core_properties.title])


def workbook(data: bytes) -> tuple[list[Any], str]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    values = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in values} <= {"s", "n", "d"}
    assert all(is_address(cell.hyperlink.target) for cell in values if cell.hyperlink)
    assert len({(cell.font.name, cell.font.sz) for cell in values}) == 1  # heads, links and text alike
    return [(sheet.max_row, sheet.max_column) for sheet in book], "".join(str(cell.value) for cell in values)


def drawing(text: str) -> tuple[list[Any], str]:
    root = ET.fromstring(text)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "path", "text"}
    return [], "".join(element.text or "" for element in root.iter())


def pixels(data: bytes) -> tuple[list[Any], str]:
    image = Image.open(io.BytesIO(data))
    image.load()
    assert not image.info  # no text lies beside the pixels
    return [], ""


def terminal(text: str) -> tuple[list[Any], str]:
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert all(line.isprintable() for line in plain.split("\n"))
    return [], ""  # it folds and cuts


def told(text: str) -> tuple[list[Any], str]:
    assert all(line.isprintable() for line in text.split("\n"))
    return [not line for line in text.split("\n")], text


READERS: dict[str, Reader] = {
    "table": terminal, "plain": told, "tsv": lines, "csv": cells, "json": body, "markdown": marks, "html": elements,
    "docx": document, "xlsx": workbook, "svg": drawing, "png": pixels,
}  # fmt: skip


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_every_form_has_a_reader() -> None:
    assert set(READERS) == set(render.FORMATS)
    assert set(render.SUFFIXES.values()) | set(render.ON_SCREEN) == set(render.FORMATS)
    assert set(render.DOCUMENTS.values()) < set(render.FORMATS)


@pytest.mark.parametrize("form", render.FORMATS)
def test_hostile_texts_change_no_structure_and_are_shown(form: str, report: Report) -> None:
    painted: dict[str, tuple[list[Any], str]] = {}

    def read(shape: Report) -> tuple[list[Any], str]:
        made = shape._replace(day="2026-11-30")
        if form == "png":  # a drawing that is the same for several shapes is painted once
            drawn = render.form("svg")(made)
            if drawn not in painted:
                painted[drawn] = pixels(render.form(form)(made))
            return painted[drawn]
        return READERS[form](render.form(form)(made))

    usual = [read(shape)[0] for shape in hostile_reports(report, [PLAIN])]
    assert len(usual) == SHAPES
    hostile = hostile_reports(report)
    for clean in CLEAN:
        for structure in usual:
            found, words = read(next(hostile))
            assert found == structure, clean
            if words:
                assert squeezed(clean) in squeezed(words)


@pytest.mark.parametrize("suffix", render.SUFFIXES)
@pytest.mark.parametrize(
    "arguments",
    [("matrix",), ("matrix", "--counts"), ("countries",), ("examples",), ("recommendations",), ("gaps",),
     ("search", "network"), ("show", "G1", "austrian-network")],
    ids=" ".join,
)  # fmt: skip
def test_the_same_content_gives_the_same_bytes(
    arguments: tuple[str, ...], suffix: str, small: Path, run: Run
) -> None:
    files = [Path(f"{number}{suffix}") for number in range(2)]
    told = [run(*arguments, "-o", file) for file in files]

    if render.SUFFIXES[suffix] in render.PICTURES and arguments[0] not in ("matrix", "countries"):
        assert [result.status for result in told] == [2, 2]
        return
    assert [result.status for result in told] == [0, 0]
    assert files[0].read_bytes() == files[1].read_bytes() != b""


DRAWN = ("countries", "matrix")
WRITING = """
from clustertoolkit.cli import main
for file in sys.argv[1:]:
    try:
        main([file.split("-")[1].split(".")[0], "-o", file])
    except SystemExit as end:
        assert not end.code, (file, end.code)
"""


def test_a_library_that_happens_to_be_installed_changes_no_byte(small: Path) -> None:
    written = [f"-{command}.{form}" for command in DRAWN for form in render.FILES_ONLY]
    for name, first in (("with", ""), ("without", "sys.modules['lxml'] = None\n")):
        subprocess.run(
            [sys.executable, "-c", f"import sys\n{first}{WRITING}", *(f"{name}{file}" for file in written)],
            check=True, capture_output=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        )  # fmt: skip

    for file in written:
        assert Path(f"with{file}").read_bytes() == Path(f"without{file}").read_bytes() != b"", file


@pytest.mark.parametrize("name", LISTS)
def test_a_hint_and_the_help_name_exactly_the_files_that_a_command_writes(
    name: str, small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    arguments = LISTS[name]

    hint = run(*arguments, "-o", "made.xyz").err.splitlines()[1]

    named = re.findall(r"\.\w+", hint)
    assert hint == f"hint: end its name in {', '.join(named[:-1])} or {named[-1]}"
    told = (
        f"Write to a file, by its suffix: {hint.partition(' in ')[2]}; - for standard output, with --format."
    )
    assert told in run(arguments[0], "--help").out
    known = (*render.SUFFIXES, *render.BIBLIOGRAPHY)
    written = {suffix for suffix in known if run(*arguments, "-o", f"made{suffix}").status == 0}
    assert written == set(named)
    assert {file.suffix for file in Path().glob("made.*")} == set(named)


SAID = {  # the day in the words of each form for people; Markdown is an excerpt, to be pasted into a text
    "html": "30 November 2026", "docx": "30 November 2026", "xlsx": "2026-11-30", "svg": "Made on 2026-11-30",
    "markdown": "",
}  # fmt: skip


@pytest.mark.parametrize("form", SAID)
@pytest.mark.parametrize("arguments", [("matrix", "--counts"), ("countries",)], ids=" ".join)
def test_what_people_read_says_of_which_content_and_day_it_is(
    arguments: tuple[str, ...], form: str, small: Path, run: Run
) -> None:
    (suffix,) = (suffix for suffix, name in render.SUFFIXES.items() if name == form)
    run(*arguments, "-o", f"told{suffix}")
    data = Path(f"told{suffix}").read_bytes()

    words = READERS[form](data if form in ("docx", "xlsx") else data.decode())[1]

    for said in ("Small toolkit", "2026.01.0", "Creative Commons Attribution 4.0 International", SAID[form]):
        assert said in words
