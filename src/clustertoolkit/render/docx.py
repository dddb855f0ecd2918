"""A document as a file for Word: a Jinja2 template over blocks, zipped with what Word asks for."""

from collections.abc import Iterable, Iterator
from functools import cache, partial
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from clustertoolkit.render.drawing import charts
from clustertoolkit.render.drawing.pixels import lacking, png
from clustertoolkit.render.drawing.vectors import SANS, svg
from clustertoolkit.render.plain import printable
from clustertoolkit.render.widths import ACROSS, SIZES, Prepared, is_short, measured
from clustertoolkit.schema.addresses import is_address, spelled
from clustertoolkit.views.blocks import (
    Block,
    Chain,
    FactRows,
    Handout,
    Heading,
    Hits,
    LabelledLines,
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
    line,
)
from clustertoolkit.views.charted import as_table
from clustertoolkit.views.trends import Trends

if TYPE_CHECKING:
    from clustertoolkit.views import Report

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

RIM, NARROW = 1134, 794  # twips above and below a page, and those of a short document
LABEL = 2500  # the width of the labels of facts in twips

# Pictures are measured in English Metric Units, of which a millimetre has 36,000.
PIXEL = 169 * 36_000 // charts.WIDTH  # a hair less than a page is wide, or the last line is cut off
TALLEST = 244 * 36_000

FONT = "Arial, 'Liberation Sans', sans-serif"  # Word may look no further than the first name of a list

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
                "blocks": [
                    piece for block in section.blocks for piece in _prepared(block, lists, pictures)
                ],
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


@cache
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
    return links.setdefault(spelled(address), f"link{len(links) + 1}")


def _facts(rows: Iterable[LabelledLines]) -> list[Prepared]:
    return [
        {"label": row.label, "lines": row.lines, "short": is_short([row.lines], [ACROSS - LABEL], SIZES[0])}
        for row in rows
    ]


def _prepared(block: Block, lists: list[int], pictures: list[ChartImage]) -> Iterator[Prepared]:
    """Yield what the template needs of a block: its kind, paragraphs, widths, or numbers of pictures."""
    match block:
        case Text(runs):
            yield {"kind": "text", "line": runs}
        case Note(text):
            yield {"kind": "note", "text": text}
        case Heading(text):
            yield {"kind": "heading", "text": text}
        case Points(items):
            yield {"kind": "list", "lines": items}
        case FactRows(rows):
            yield {"kind": "facts", "rows": _facts(rows)}
        case Prose(parts):
            yield {"kind": "prose", "paragraphs": list(_paragraphs(parts, lists))}
        case Table():
            yield from measured(block)
        case Timetable() | Chain() | Trends():
            yield _charted(block, pictures)
        case Hits(hits):
            lists.append(0)
            yield {"kind": "hits", "hits": hits, "number": len(lists) + 1}
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


def _charted(chart: Timetable | Chain | Trends, pictures: list[ChartImage]) -> Prepared:
    """Return a chart with the numbers of its pictures, or a chain that is higher than a page as a table."""
    drawings = charts.drawings(chart)
    if isinstance(chart, Chain) and drawings[0].height * PIXEL > TALLEST:
        (prepared,) = measured(as_table(chart))
        return prepared
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
