"""A document as a file for Word: a Jinja2 template over the plain view, zipped with what Word asks for."""

import re
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from clustertoolkit.render.drawing import charts
from clustertoolkit.render.drawing.png import png
from clustertoolkit.render.drawing.text import SANS
from clustertoolkit.render.plain import printable
from clustertoolkit.views.blocks import View

PARTS = {
    "[Content_Types].xml": "word/types.xml",
    "_rels/.rels": "word/package.rels.xml",
    "docProps/core.xml": "word/core.xml",
    "word/document.xml": "roadmap.docx.xml",
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
LABEL = 2500  # the width of the labels of facts

# Pictures are measured in English Metric Units, of which a millimetre has 36,000.
PIXEL = 169 * 36_000 // charts.WIDTH  # a hair less than a page is wide, or the last line is cut off
TALLEST = 244 * 36_000

ADDRESS = 2079  # the longest address that Word opens
FONT = "Arial, 'Liberation Sans', sans-serif"  # Word may look no further than the first name of a list

_WEB = re.compile(r"https?://\w[\w-]*(?:\.\w[\w-]*)*(?::[1-5]?\d{1,4})?(?:[/?][^\s#]*)?(?:#[^\s#]*)?\Z")
_NO_PART_OF_AN_ADDRESS = re.compile(r"%(?![0-9A-Fa-f]{2})|[\[\]{}|\\^`<>\"]")
_LINES = str.maketrans("\n\t", "  ")


class ChartImage(NamedTuple):
    """A chart in both forms, what it is and says in words, and its height on the page."""

    title: str
    said: str
    height: int
    png: bytes
    svg: str


def document(view: View) -> bytes:
    """Return the document as a .docx file; the same view gives the same bytes, on one machine."""
    links: dict[str, str] = {}
    lists: list[int] = []
    pictures: list[ChartImage] = []
    page = view | {
        "sections": [
            section
            | {"place": place, "blocks": [_prepared(block, lists, pictures) for block in section["blocks"]]}
            for place, section in enumerate(view["sections"], 1)
        ],
        "head": [row | {"short": _is_short([row], [ACROSS - LABEL], SIZES[0])} for row in view["head"]],
        "links": links, "link": partial(_link, links), "lists": lists, "pictures": pictures,
        "across": ACROSS, "label": LABEL, "usual": SIZES[0], "rim": NARROW if view["compact"] else RIM,
        "picture_width": charts.WIDTH * PIXEL,
    }  # fmt: skip
    environment = _environment()
    parts = {name: environment.get_template(source).render(page).encode() for name, source in PARTS.items()}
    for number, picture in enumerate(pictures, 1):
        parts[f"word/media/chart{number}.png"] = picture.png
        parts[f"word/media/chart{number}.svg"] = picture.svg.encode()
    return _packed(parts)


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
    if not _WEB.match(address) or len(address) > ADDRESS:
        return ""
    valid = _NO_PART_OF_AN_ADDRESS.sub(lambda match: quote(match[0]), address)
    return links.setdefault(valid, f"link{len(links) + 1}")


def _prepared(block: View, lists: list[int], pictures: list[ChartImage]) -> View:
    """Return a block with all that its form on paper needs: paragraphs, widths, or numbers of pictures."""
    match block["kind"]:
        case "prose":
            return block | {"paragraphs": list(_paragraphs(block["parts"], lists))}
        case "facts":
            rows = [row | {"short": _is_short([row], [ACROSS - LABEL], SIZES[0])} for row in block["rows"]]
            return block | {"rows": rows}
        case "table":
            return block | _measured(block)
        case "gantt" | "chain":
            return _charted(block, pictures)
    return block


def _paragraphs(parts: list[View], lists: list[int], depth: int = -1, number: int = 0) -> Iterator[View]:
    """Yield the paragraphs of prose, each with the number of its list and its depth in it.

    List 1 is that of all bullets; each numbered list adds its depth to `lists` and counts on from there.
    A paragraph in a list that has number 0 goes on in the item before.
    """
    for part in parts:
        if part["kind"] == "paragraph":
            yield {"runs": part["runs"], "depth": depth, "number": number}
            number = 0
            continue
        if part["ordered"]:
            lists.append(min(depth + 1, 8))
        inner = len(lists) + 1 if part["ordered"] else 1
        for item in part["items"]:
            yield from _paragraphs(item, lists, min(depth + 1, 8), inner)


def _measured(table: View) -> View:
    """Return the widths of a table's columns, its font's size, how its page lies, and which rows are short.

    A table with many numbers gets a smaller font, and at last a page that lies.
    """
    size, room = next((form for form in FORMS if _fits(*_needs(table, *form), form[1])), FORMS[-1])
    texts, numbers = _needs(table, size, room)
    left = min(sum(texts), max(sum(texts) // 2, room - sum(numbers))) if any(numbers) else room
    pairs = zip(_scaled(texts, left), _scaled(numbers, room - left), strict=True)
    widths = [text + number for text, number in pairs]
    widths[0] += room - sum(widths)  # what was lost by rounding
    return {
        "widths": widths, "size": size, "lies": int(room == ALONG), "margin": _margin(size),
        "short": [_is_short(row, widths, size) for row in table["rows"]],
    }  # fmt: skip


def _needs(table: View, size: int, room: int) -> tuple[list[int], list[int]]:
    """Return for each column the width that its texts are given, and the width that its numbers need."""
    columns = table["columns"]
    texts = [column["width"] * room // 100 for column in columns]
    numbers = [
        _natural(table, place, size) if column["number"] else 0 for place, column in enumerate(columns)
    ]
    return texts, numbers


def _fits(texts: list[int], numbers: list[int], room: int) -> bool:
    return sum(numbers) + sum(texts) // 2 <= room


def _natural(table: View, place: int, size: int) -> int:
    """Return the width that the numbers of a column need, and its title."""
    plain = [line["text"] for row in table["rows"] for line in row[place]["lines"]]
    bold = [line["text"] for row in table["foot"] for line in row[place]["lines"]]
    bold.append(table["columns"][place]["title"])
    longest = max(*map(_length, plain), BOLD * max(map(_length, bold)))
    return int(longest * size * 10) + 2 * _margin(size)


def _length(text: str) -> float:
    """Return the length of a number in a wide font, as a multiple of the font's size."""
    return sum(0.33 if character in ",. " else 0.65 for character in text)


def _margin(size: int) -> int:
    return MARGIN if size > SIZES[-1] else MARGIN // 2


def _scaled(widths: list[int], total: int) -> list[int]:
    return [width * total // max(1, sum(widths)) for width in widths]


def _is_short(cells: list[View], widths: list[int], size: int) -> bool:
    """Tell whether a row most probably has few enough lines to be kept on one page."""
    lines = (
        sum(len(line["text"]) * size * 5 // width + 1 for line in cell["lines"])
        for cell, width in zip(cells, widths, strict=True)
    )
    return max(lines) <= SHORT


def _charted(chart: View, pictures: list[ChartImage]) -> View:
    """Return a chart with the numbers of its pictures, or a chain that is higher than a page as a table."""
    drawings = charts.timetable(chart) if chart["kind"] == "gantt" else charts.chain(chart)
    if chart["kind"] == "chain" and drawings[0].height * PIXEL > TALLEST:
        table = _as_table(chart)
        return table | _measured(table)
    title, first = chart["caption"] or "Timetable", len(pictures) + 1
    for number, drawing in enumerate(drawings, first):
        vector = charts.svg(drawing, title, f"chart-{number}").replace(SANS, FONT)
        height = drawing.height * PIXEL
        pictures.append(ChartImage(title, drawing.said, height, png(drawing), vector))
    return chart | {"numbers": list(range(first, len(pictures) + 1))}


def _as_table(chain: View) -> View:
    stages = chain["stages"]
    columns = [{"title": stage["title"], "width": 100 // len(stages), "number": 0} for stage in stages]
    row = [
        {"lines": [{"text": item, "link": ""} for item in stage["items"]], "strong": 0, "marked": 0}
        for stage in stages
    ]
    return {"kind": "table", "caption": chain["caption"], "columns": columns, "rows": [row], "foot": []}


def _packed(parts: dict[str, bytes]) -> bytes:
    """Return a zip archive whose files all carry the same fixed time."""
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        for name, data in parts.items():
            about = ZipInfo(name)
            about.create_system = 0  # else it would tell Windows from other systems
            archive.writestr(about, data, ZIP_DEFLATED)
    return file.getvalue()
