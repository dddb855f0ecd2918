"""Pages about entries on a terminal: below each other, or side by side."""

from collections.abc import Iterable
from itertools import pairwise
from typing import assert_never

from rich.console import Console
from rich.text import Text

from clustertoolkit.render import labelled
from clustertoolkit.render.layout import (
    BULLET,
    GAP,
    breakable,
    longest_word,
    paragraph,
    recorded,
    side_by_side,
)
from clustertoolkit.render.plain import one_line
from clustertoolkit.views import Page
from clustertoolkit.views.blocks import (
    Block,
    Chain,
    FactRows,
    Heading,
    Hits,
    Note,
    Points,
    Prose,
    Section,
    Table,
    Timetable,
    plain,
)
from clustertoolkit.views.blocks import Text as Said
from clustertoolkit.views.trends import Trends

LABELS = 15  # the width of the labels beside pages that are compared
COLUMN = 24  # the least width of a page that is compared with another one


def pages(pages: tuple[Page, ...], console: Console) -> list[Text]:
    """Return pages side by side if there are several and each has room, else below each other."""
    width = (console.width - LABELS) // len(pages) - GAP
    if len(pages) > 1 and width >= COLUMN:
        return _compared(pages, console, width)
    lines: list[Text] = []
    for page in pages:
        lines += [Text(), *_page(page, console)] if lines else _page(page, console)
    return lines


def _page(page: Page, console: Console) -> list[Text]:
    lines = _page_head(page[0], console)
    for section in page:
        if section.title and not section.id:
            lines += [Text(), *Text(one_line(section.title), style="bold").wrap(console, console.width)]
        for number, block in enumerate(section.blocks):
            if isinstance(block, FactRows):
                lines += [Text()] if number else []
                lines += _facts(block, console)
            else:
                lines += _block(block, console, console.width)
    return lines


def _facts(block: FactRows, console: Console) -> list[Text]:
    lines: list[Text] = []
    labels = max(len(row.label) for row in block.rows)
    room = console.width - labels - GAP
    said = [plain(line) for row in block.rows for line in row.lines]
    if longest_word(said) > room:
        return recorded([labelled.block(block)], console)[:-1]
    for row in block.rows:
        body = [line for said in row.lines for line in paragraph(plain(said), "", console, room)]
        lines += side_by_side([[Text(one_line(row.label), style="dim")], body], [labels, room])
    return lines


def _page_head(head: Section, console: Console) -> list[Text]:
    """Return the title with kind and id behind it, or below it where the line is too short for both."""
    title = Text(one_line(head.title), style="bold")
    what = one_line(f"{head.kind} {head.id}")
    dashes = console.width - title.cell_len - len(what) - 2
    if dashes > 0:
        return [Text.assemble(title, (f" {'─' * dashes} {what}", "dim"))]
    below = f"{'─' * (console.width - len(what) - 1)} {what}".strip()
    return [
        *title.wrap(console, console.width),
        *Text(breakable(below, console.width), style="dim").wrap(console, console.width),
    ]


def _compared(pages: tuple[Page, ...], console: Console, width: int) -> list[Text]:
    """Return a table with a column a page and a row a fact or block; what a page lacks is a dash."""
    heads = [page[0] for page in pages]
    titles = [Text(one_line(head.title), style="bold").wrap(console, width) for head in heads]
    kinds = [Text(one_line(f"{head.kind} {head.id}"), style="dim").wrap(console, width) for head in heads]
    widths = [LABELS, *[width] * len(pages)]
    parts = [_parts(page) for page in pages]
    rows = [list(side_by_side([[], *titles], widths)) + list(side_by_side([[], *kinds], widths))]
    for label in _merged(parts):
        cells = [
            [line for part in labelled.get(label, ()) for line in _block(part, console, width)]
            for labelled in parts
        ]
        head = Text(one_line(label), style="dim").wrap(console, LABELS)
        filled = [cell or [Text("-", style="dim")] for cell in cells]
        rows.append(list(side_by_side([head, *filled], widths)))
    lines = rows[0]
    for above, row in pairwise(rows):
        lines += [Text(), *row] if max(len(above), len(row)) > 1 else row
    return lines


def _parts(page: Page) -> dict[str, list[Block]]:
    """Return summary, facts and blocks of a page as blocks by label."""
    parts: dict[str, list[Block]] = {}
    label = "Summary"
    for section in page:
        label = label if section.id else section.title or label
        for block in section.blocks:
            if isinstance(block, FactRows):
                for row in block.rows:
                    parts.setdefault(row.label, []).extend(map(Said, row.lines))
            else:
                parts.setdefault(label, []).append(block)
    return parts


def _merged(lists: Iterable[Iterable[str]]) -> list[str]:
    """Return every label once, each list in its order, and what a list adds behind what stands before it."""
    merged: list[str] = []
    for labels in lists:
        place = 0
        for label in labels:
            if label not in merged:
                merged.insert(place, label)
            place = merged.index(label) + 1
    return merged


def _block(block: Block, console: Console, width: int) -> list[Text]:
    """Return a paragraph or points; a page has no other blocks but facts, which have labels of their own."""
    match block:
        case Said(line):
            return paragraph(plain(line), "", console, width)
        case Points(items):
            return [row for item in items for row in paragraph(plain(item), BULLET, console, width)]
        case FactRows() | Note() | Heading() | Table() | Prose() | Timetable() | Chain() | Trends() | Hits():
            raise TypeError(f"no page has a {type(block).__name__} among its blocks")
        case other:
            assert_never(other)
