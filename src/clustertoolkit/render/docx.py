"""A document as a file for Word: a Jinja2 template over blocks, zipped with what Word asks for."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from clustertoolkit.render.drawing import charts
from clustertoolkit.render.drawing.pixels import lacking, png
from clustertoolkit.render.drawing.vectors import SANS, svg
from clustertoolkit.render.plain import printable
from clustertoolkit.views.addresses import is_address
from clustertoolkit.views.blocks import (
    Block,
    Chain,
    FactRows,
    Handout,
    Heading,
    Hits,
    LabelledLines,
    Line,
    Note,
    Paragraph,
    Points,
    Prose,
    ProseList,
    ProsePart,
    Table,
    TableCell,
    Text,
    Timetable,
    as_table,
    line,
    plain,
)

if TYPE_CHECKING:
    from clustertoolkit.views import Report

Prepared = dict[str, Any]  # what the template needs of something

PARTS = {
    "[Content_Types].xml": "word/types.xml",
    "_rels/.rels": "word/package.rels.xml",
    "docProps/core.xml": "word/core.xml",
    "word/document.xml": "word/document.xml",
    "word/_rels/document.xml.rels": "word/document.rels.xml",  # after the document, which finds its links
    "word/styles.xml": "word/styles.xml",
    "word/numbering.xml": "word/numbering.xml",
    "word/settings.xml": "word/settings.xml",
    "word/footer.xml": "word/footer.xml",
}

# Lengths are twips, of which a point has 20, and sizes of a font half points, as in the files of Word.
ACROSS, ALONG = 9638, 14570  # between the margins of an A4 page that stands, and of one that lies
RIM, NARROW = 1134, 794  # above and below a page, and those of a short document
SIZES = (18, 17, 16, 15, 14)  # of the font in a table, largest first,
SMALLEST = (13, 12, 11, 10)  # and on a page that lies, if not even the last one will do
FORMS = [(size, ACROSS) for size in SIZES] + [(size, ALONG) for size in SMALLEST]
BOLD = 1.1  # how much wider letters are that are bold
MARGIN = 80  # on both sides of a cell
SHORT = 20  # lines that a row may have to be kept on one page
MOST_SAID = 60  # characters of a text by which a column of a list grows wider
LETTER = 6  # twips of a letter for each half point of its size, rather more than less
LABEL = 2500  # the width of the labels of facts

# Pictures are measured in English Metric Units, of which a millimetre has 36,000.
PIXEL = 169 * 36_000 // charts.WIDTH  # a hair less than a page is wide, or the last line is cut off
TALLEST = 244 * 36_000

FONT = "Arial, 'Liberation Sans', sans-serif"  # Word may look no further than the first name of a list

_NO_PART_OF_AN_ADDRESS = re.compile(r"%(?![0-9A-Fa-f]{2})|[\[\]{}|\\^`<>\"]")
_BREAKS = re.compile(r"(?<=[-/])|\s+")  # where a line may end
_LINES = str.maketrans("\n\t", "  ")


class ChartImage(NamedTuple):
    """A chart in both forms, what it is and says in words, and its height on the page."""

    title: str
    said: str
    height: int
    png: bytes
    svg: str


def report(report: "Report") -> bytes:
    """Return what people read of a report as a .docx file."""
    from clustertoolkit.views.handouts import handout

    return document(handout(report))


def document(handout: Handout) -> bytes:
    """Return a document as a .docx file; the same document gives the same bytes, on one machine."""
    links: dict[str, str] = {}
    lists: list[int] = []
    pictures: list[ChartImage] = []
    page: Prepared = {
        "handout": handout,
        "facts": _facts(handout.facts), "made": _facts(handout.made.rows() if handout.made else ()),
        "sections": [
            {
                "title": section.title, "level": section.level, "number": section.number, "place": place,
                "what": f"{section.kind} {section.id}".strip(),
                "blocks": [_prepared(block, lists, pictures) for block in section.blocks],
            }
            for place, section in enumerate(handout.sections, 1)
            if section.title or section.blocks
        ],
        "links": links, "link": partial(_link, links), "title_cell": _title_cell,
        "places": {
            section.anchor: place
            for place, section in enumerate(handout.sections, 1)
            if section.anchor
        },
        "lists": lists, "pictures": pictures,
        "across": ACROSS, "label": LABEL, "usual": SIZES[0], "rim": NARROW if handout.compact else RIM,
        "picture_width": charts.WIDTH * PIXEL,
    }  # fmt: skip
    tables = [
        block for section in page["sections"] for block in section["blocks"] if block["kind"] == "table"
    ]
    page["lies"] = int(handout.excerpt and any(table["lies"] for table in tables))
    environment = _environment()
    parts = {name: environment.get_template(source).render(page).encode() for name, source in PARTS.items()}
    for number, picture in enumerate(pictures, 1):
        parts[f"word/media/chart{number}.png"] = picture.png
        parts[f"word/media/chart{number}.svg"] = picture.svg.encode()
    return _packed(parts)


def _title_cell(title: str) -> TableCell:
    return TableCell((line(title),))


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("clustertoolkit.render"), autoescape=True, undefined=StrictUndefined,
        finalize=_clean, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


def _clean(value: Any) -> Any:
    """Return what a template is about to write on one line and without characters that XML forbids."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return printable(value).translate(_LINES)
    return value


def _link(links: dict[str, str], address: str) -> str:
    """Return the id of the relationship that leads to an address, or nothing if it is no web address."""
    if not is_address(address):
        return ""
    valid = _NO_PART_OF_AN_ADDRESS.sub(lambda match: quote(match[0]), address)
    return links.setdefault(valid, f"link{len(links) + 1}")


def _facts(rows: Iterable[LabelledLines]) -> list[Prepared]:
    return [
        {"label": row.label, "lines": row.lines, "short": _is_short([row.lines], [ACROSS - LABEL], SIZES[0])}
        for row in rows
    ]


def _prepared(block: Block, lists: list[int], pictures: list[ChartImage]) -> Prepared:
    """Return what the template needs of a block: its kind, paragraphs, widths, or numbers of pictures."""
    match block:
        case Text(runs):
            return {"kind": "text", "line": runs}
        case Note(text):
            return {"kind": "note", "text": text}
        case Heading(text):
            return {"kind": "heading", "text": text}
        case Points(items):
            return {"kind": "list", "lines": items}
        case FactRows(rows):
            return {"kind": "facts", "rows": _facts(rows)}
        case Prose(parts):
            return {"kind": "prose", "paragraphs": list(_paragraphs(parts, lists))}
        case Table():
            return _measured(block)
        case Timetable() | Chain():
            return _charted(block, pictures)
        case Hits(hits):
            lists.append(0)
            return {"kind": "hits", "hits": hits, "number": len(lists) + 1}
        case other:
            assert_never(other)


def _paragraphs(
    parts: Iterable[ProsePart], lists: list[int], depth: int = -1, number: int = 0
) -> Iterator[Prepared]:
    """Yield the paragraphs of prose, each with the number of its list and its depth in it.

    List 1 is that of all bullets; each numbered list adds its depth to `lists` and counts on from there.
    A paragraph in a list that has number 0 goes on in the item before.
    """
    for part in parts:
        match part:
            case Paragraph(runs):
                yield {"runs": runs, "depth": depth, "number": number}
                number = 0
            case ProseList(ordered, items):
                if ordered:
                    lists.append(min(depth + 1, 8))
                inner = len(lists) + 1 if ordered else 1
                for item in items:
                    yield from _paragraphs(item, lists, min(depth + 1, 8), inner)
            case other:
                assert_never(other)


def _measured(table: Table) -> Prepared:
    """Return a table with its columns' widths, its font's size, how its page lies, and which rows are short.

    A table with many numbers gets a smaller font, and at last a page that lies.
    """
    forms = FORMS
    if not any(column.width for column in table.columns):
        table, forms = _shared(table)
    size, room = next((form for form in forms if _fits(*_needs(table, *form), form[1])), forms[-1])
    texts, numbers = _needs(table, size, room)
    left = min(sum(texts), max(sum(texts) // 2, room - sum(numbers))) if any(numbers) else room
    pairs = zip(_scaled(texts, left), _scaled(numbers, room - left), strict=True)
    widths = [text + number for text, number in pairs]
    widths[0] += room - sum(widths)  # what was lost by rounding
    return {
        "kind": "table", "table": table,
        "widths": widths, "size": size, "lies": int(room == ALONG), "margin": _margin(size),
        "short": [_is_short([cell.lines for cell in row], widths, size) for row in table.rows],
    }  # fmt: skip


def _shared(table: Table) -> tuple[Table, list[tuple[int, int]]]:
    """Return a list whose columns have widths, and the forms of the page that hold its longest words."""
    said = [
        [column.title, *(plain(runs) for row in table.rows for runs in row[place].lines)]
        for place, column in enumerate(table.columns)
    ]
    words = [max(len(word) for text in texts for word in _BREAKS.split(text)) + 2 for texts in said]
    wanted = [
        max(word, min(MOST_SAID, max(map(len, texts)))) for word, texts in zip(words, said, strict=True)
    ]
    room = ACROSS if sum(words) * SIZES[0] * LETTER <= ACROSS else ALONG
    spare = max(0, room // (SIZES[0] * LETTER) - sum(words))
    more = [long - word for long, word in zip(wanted, words, strict=True)]
    widths = [word + spare * extra // max(1, sum(more)) for word, extra in zip(words, more, strict=True)]
    columns = tuple(
        column._replace(width=max(1, 100 * width // sum(widths)))
        for column, width in zip(table.columns, widths, strict=True)
    )
    forms = FORMS if room == ACROSS else [form for form in FORMS if form[1] == ALONG]
    return table._replace(columns=columns), forms


def _needs(table: Table, size: int, room: int) -> tuple[list[int], list[int]]:
    """Return for each column the width that its texts are given, and the width that its numbers need."""
    columns = table.columns
    texts = [column.width * room // 100 for column in columns]
    numbers = [
        _natural(table, place, size) if column.number and not column.width else 0
        for place, column in enumerate(columns)
    ]
    return texts, numbers


def _fits(texts: list[int], numbers: list[int], room: int) -> bool:
    return sum(numbers) + sum(texts) // 2 <= room


def _natural(table: Table, place: int, size: int) -> int:
    """Return the width that the numbers of a column need, and its title."""
    usual = [plain(line) for row in table.rows for line in row[place].lines]
    bold = [plain(line) for row in table.foot for line in row[place].lines]
    bold.append(table.columns[place].title)
    longest = max(*map(_length, usual), 0, BOLD * max(map(_length, bold)))
    return int(longest * size * 10) + 2 * _margin(size)


def _length(text: str) -> float:
    """Return the length of a number in a wide font, as a multiple of the font's size."""
    return sum(0.33 if character in ",. " else 0.65 for character in text)


def _margin(size: int) -> int:
    return MARGIN if size > SIZES[-1] else MARGIN // 2


def _scaled(widths: list[int], total: int) -> list[int]:
    return [width * total // max(1, sum(widths)) for width in widths]


def _is_short(cells: Iterable[tuple[Line, ...]], widths: list[int], size: int) -> bool:
    """Tell whether a row most probably has few enough lines to be kept on one page."""
    lines = (
        sum(len(plain(line)) * size * 5 // max(1, width) + 1 for line in cell)
        for cell, width in zip(cells, widths, strict=True)
    )
    return max(lines) <= SHORT


def _charted(chart: Timetable | Chain, pictures: list[ChartImage]) -> Prepared:
    """Return a chart with the numbers of its pictures, or a chain that is higher than a page as a table."""
    drawings = charts.drawings(chart)
    if isinstance(chart, Chain) and drawings[0].height * PIXEL > TALLEST:
        return _measured(as_table(chart))
    title, first = chart.caption or "Timetable", len(pictures) + 1
    missing = "".join(dict.fromkeys(letter for drawing in drawings for letter in lacking(drawing)))
    for number, drawing in enumerate(drawings, first):
        vector = svg(drawing, title, f"chart-{number}").replace(SANS, FONT)
        height = drawing.height * PIXEL
        pictures.append(ChartImage(title, drawing.said, height, png(drawing), vector))
    numbers = list(range(first, len(pictures) + 1))
    return {"kind": "chart", "caption": chart.caption, "numbers": numbers, "missing": missing}


def _packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive whose files all carry the same fixed time."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in parts.items():
            about = ZipInfo(name)
            about.create_system = 0  # else it would tell Windows from other systems
            archive.writestr(about, data, ZIP_DEFLATED)
    return file.getvalue()
