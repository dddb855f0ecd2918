"""Odd inputs for a plan's sheets: cells that say anything, and workbooks whose parts are damaged."""

from functools import cache
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from hypothesis import strategies as st

from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan import planfile
from clustertoolkit.plan.sheets import writing
from clustertoolkit.plan.sheets.book import GivenBook, GivenRow, SheetCell
from clustertoolkit.plan.sheets.table import SHEETS
from clustertoolkit.plan.sheets.taking import taking
from clustertoolkit.render import plan_sheets
from clustertoolkit.tables import planbook
from clustertoolkit.yamlfiles import reader
from clustertoolkit.yamlfiles.likeness import fingerprint
from clustertoolkit.yamlfiles.reader import Document

NAME = "plan.xlsx"
TYPED = st.one_of(
    st.text(max_size=12).map(str.strip),
    st.text("0123456789.,-% /'\u00a0", max_size=12).map(str.strip),
    st.sampled_from([
        "", "60 %", "1.000", "31/12/2029", "12/2029", "00/0000", "2029-02-30", "Mio", "yes", "#2", "a\nb",
        "²", "٣", "9" * 400, "1e9", "nan", "inf", "-0", "r1", "medium", "2027", "\u202e", "https://[", "#N/A",
    ]),
)  # fmt: skip
DAYS = {"day": "2029-12-31", "month": "2029-12"}  # as the reader gives them
PIECES = [b"<c/>", b'r="XFD9"', b"<f>1</f>", b't="e"', b't="d"', b"9" * 99, b"&#0;"]
EDITS = st.lists(
    st.tuples(
        st.integers(0, len(SHEETS) - 1), st.integers(0, 40), st.integers(-1, 20), TYPED,
        st.sampled_from(["text", "text", "text", "number", "day", "month", "share", "formula", "error"]),
    ),
    max_size=12,
)  # fmt: skip
DAMAGE = st.lists(
    st.tuples(
        st.integers(0, 60), st.integers(0, 10**6), st.integers(0, 40),
        st.binary(max_size=8) | st.sampled_from(PIECES),
    ),
    max_size=6,
)  # fmt: skip


def sheets(document: Document, edits: list[tuple[int, int, int, str, Any]], content: Toolkit) -> int:
    """Write a plan's sheets, change cells of them, and take them: what is taken is in the plan then."""
    schema, lists = planfile.schema(), planfile.lists(content)
    book = planbook.given(NAME, plan_sheets(writing.of_plan(document.data, schema, 2026, internal=True)))
    nothing = taking([book], document.data, schema, lists)
    assert (nothing.changes, nothing.faults, nothing.gone) == ((), (), ())
    assert planfile.rewritten(document, nothing.data, ()) == document.text
    found = taking([_edited(book, edits)], document.data, schema, lists)
    if found.faults:
        return len(found.faults)
    planfile.refuse_misfit(found.data, content)
    text = planfile.rewritten(document, found.data, found.gone)
    assert fingerprint(reader.parse("plan.yaml", text.encode()).data) == fingerprint(found.data)
    return 0


def _edited(book: GivenBook, edits: list[tuple[int, int, int, str, Any]]) -> GivenBook:
    """Return a workbook in which cells say something else; a row behind the last is new."""
    pages = dict(book.pages)
    for sheet, row, place, text, kind in edits:
        page = pages[SHEETS[sheet].title]
        rows = list(page.rows)
        if row >= len(rows):
            rows.append(GivenRow(len(rows) + 2, "", ()))
        number = min(row, len(rows) - 1)
        cells = [*rows[number].cells, *[SheetCell()] * (place + 1 - len(rows[number].cells))]
        if place < 0:
            rows[number] = rows[number]._replace(mark=text)
        else:
            cells[place] = SheetCell(DAYS.get(kind, text), kind)
            rows[number] = rows[number]._replace(cells=tuple(cells))
        pages[SHEETS[sheet].title] = page._replace(rows=tuple(rows))
    return book._replace(pages=pages)


@cache
def _parts(text: str) -> dict[str, bytes]:
    """Return the parts of the workbook of a plan."""
    data = reader.parse("plan.yaml", text.encode()).data
    raw = plan_sheets(writing.of_plan(data, planfile.schema(), 2026, internal=False))
    with ZipFile(BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def workbook(document: Document, damage: list[tuple[int, int, int, bytes]], content: Toolkit) -> int:
    """Read a workbook in whose parts stretches are replaced: it says something, or is refused."""
    parts = dict(_parts(document.text))
    for number, place, length, other in damage:
        name = list(parts)[number % len(parts)]
        held = parts[name]
        start = place % (len(held) + 1)
        parts[name] = held[:start] + other + held[start + length :]
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for name, held in parts.items():
            archive.writestr(name, held)
    book = planbook.given(NAME, packed.getvalue())
    return len(taking([book], document.data, planfile.schema(), planfile.lists(content)).faults)
