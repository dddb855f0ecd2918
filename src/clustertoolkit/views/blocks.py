"""What a document is put together from: plain mappings of strings, whole numbers and lists.

A block has a `kind`: `text`, `note`, `heading`, `prose`, `list`, `facts`, `table`, `gantt` or `chain`. Every
form of the document draws each kind in its own way, and nothing in a block is escaped yet.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

View = dict[str, Any]  # a whole document, or anything in it
Block = dict[str, Any]
TableCell = dict[str, Any]
TableColumn = tuple[str, int]  # title, and width in percent; 0 for as much as a number needs
Keys = tuple[str, ...]  # that lead to a field of a plan

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
HYPHENED = ("co-decide", "macro-regional", "roll-out")  # words that keep their hyphen
SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})[.?!](?= (.))")  # a short word may be an abbreviation
NOTHING = "–"  # what stands where nothing is known


class Empty(NamedTuple):
    """A field of a whole plan that this one leaves empty: its keys and their titles."""

    field: Keys
    titles: tuple[str, ...]


def text(value: str) -> list[Block]:
    """Return a paragraph, or nothing for an empty text."""
    return [{"kind": "text", "text": value}] if value else []


def note(value: str) -> list[Block]:
    """Return a remark in small print, or nothing for an empty text."""
    return [{"kind": "note", "text": value}] if value else []


def listed(items: Iterable[str]) -> list[Block]:
    """Return a list of short texts, or nothing if there are none."""
    texts = list(items)
    return [{"kind": "list", "items": texts}] if texts else []


def heading(title: str, blocks: Sequence[Block]) -> list[Block]:
    """Return blocks below a small heading, or nothing if there are none."""
    return [{"kind": "heading", "text": title}, *blocks] if blocks else []


def facts(rows: Iterable[tuple[str, str | Iterable[str] | None]]) -> list[Block]:
    """Return pairs of label and values without those that have no value."""
    pairs = [{"label": label, "lines": lines(value)} for label, value in rows if value]
    return [{"kind": "facts", "rows": pairs}] if pairs else []


def lines(value: str | Iterable[str]) -> list[dict[str, str]]:
    """Return one or several texts as lines, each without a link; an empty text is none."""
    return [line(item) for item in ([value] if isinstance(value, str) else value) if item]


def line(value: str, link: str | None = None) -> dict[str, str]:
    """Return one line of a cell or fact, which may lead to a page."""
    return {"text": value, "link": link or ""}


def cell(value: str | Iterable[str] | None, *, strong: bool = False, marked: bool = False) -> TableCell:
    """Return a cell of a table with one line for each text."""
    cell_lines = lines(value or ()) or lines(NOTHING)
    return {"lines": cell_lines, "strong": int(strong), "marked": int(marked)}


def linked(value: str | None, link: str | None) -> TableCell:
    """Return a cell whose text leads to a page."""
    return {"lines": [line(value or link or NOTHING, link)], "strong": 0, "marked": 0}


def number(value: int | None) -> TableCell:
    """Return a cell with a number or a sum."""
    return cell(grouped(value) if value is not None else NOTHING)


def table(
    caption: str,
    columns: Sequence[TableColumn],
    rows: Iterable[Sequence[TableCell]],
    foot: Iterable[Sequence[TableCell]] = (),
) -> list[Block]:
    """Return a table whose first column names the rows, or nothing if it has none.

    The widths of the columns add up to at most 100; a column of width 0 holds numbers.
    """
    body = [list(row) for row in rows]
    if not body:
        return []
    heads = [{"title": title, "width": width, "number": int(not width)} for title, width in columns]
    return [
        {
            "kind": "table",
            "caption": caption,
            "columns": heads,
            "rows": body,
            "foot": [list(row) for row in foot],
        }
    ]


def grouped(value: int | float) -> str:
    """Return a number with commas between thousands."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.6f}".rstrip("0").rstrip(".")


def amount(value: int, currency: str) -> str:
    """Return an amount after its currency."""
    return f"{currency} {grouped(value)}"


def moment(value: str | None) -> str:
    """Return a year, month or day as people write it."""
    if not value:
        return ""
    year, *rest = value.split("-")
    month = f"{MONTHS[int(rest[0]) - 1]} " if rest else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"


def span(start: str | None, end: str | None) -> str:
    """Return a stretch of time; one end may be missing, and what both ends share stands once.

    A year or month beside a more exact end is told apart from it: `March 2027 to the end of 2028`.
    """
    if not start or not end:
        return f"from {moment(start)}" if start else f"until {moment(end)}" if end else ""
    if start == end:
        return moment(start)
    first, last = start.split("-"), end.split("-")
    left, right = moment(start), moment(end)
    if len(first) > 1 and first[0] == last[0]:
        left = left.removesuffix(f" {first[0]}")
    if len(first) == len(last) == 3 and first[:2] == last[:2]:
        left = left.split()[0]
    if len(first) < len(last):
        left = f"the start of {left}"
    if len(last) < len(first):
        right = f"the end of {right}"
    return f"{left} to {right}"


def clamped(value: str | None, most: int) -> str:
    """Return a text on one line; longer than so many characters, it ends with a sentence or else a word."""
    whole = " ".join((value or "").split())
    if len(whole) <= most:
        return whole
    ends = [stop.end() for stop in SENTENCE_END.finditer(whole[: most + 2]) if stop[1].isupper()]
    if ends and ends[-1] > most // 3:
        return whole[: ends[-1]]
    cut = whole[: most - 1]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(',;:.')}…"


def words(value: str | None) -> str:
    """Return a word of a closed list as people write it."""
    return value if value in HYPHENED else (value or "").replace("-", " ")


def sentence(value: str) -> str:
    """Return a text that begins with a capital letter."""
    return value[:1].upper() + value[1:]


ILLUSTRATIVE = "illustrative"
