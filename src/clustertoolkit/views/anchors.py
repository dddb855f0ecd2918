"""Anchors of the sections of one document, and what makes the words of its blocks lead to them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from clustertoolkit.views.blocks import (
    Block,
    Chain,
    FactRows,
    Heading,
    Hits,
    Line,
    Note,
    Points,
    Prose,
    Table,
    TableRow,
    Text,
    Timetable,
)


def anchors(headings: Iterable[str]) -> Iterator[str]:
    """Yield the anchor of each heading, as GitHub makes one: its words with hyphens between them.

    A heading that comes again has a number behind it.
    """
    taken: Counter[str] = Counter()
    for heading in headings:
        words = re.sub(r"[^\w\- ]", "", " ".join(heading.split()).lower()).replace(" ", "-")
        yield f"{words}-{taken[words]}" if words and taken[words] else words
        taken[words] += 1


def with_lines(block: Block, changed: Callable[[Line], Line]) -> Block:
    """Return a block with each of its lines changed; prose, charts, notes and headings stay as they are."""
    match block:
        case Text(line):
            return Text(changed(line))
        case Points(items):
            return Points(tuple(map(changed, items)))
        case FactRows(rows):
            return FactRows(tuple(row._replace(lines=tuple(map(changed, row.lines))) for row in rows))
        case Table():
            return block._replace(rows=_rows(block.rows, changed), foot=_rows(block.foot, changed))
        case Note() | Heading() | Prose() | Timetable() | Chain() | Hits():
            return block
        case other:
            assert_never(other)


def _rows(rows: Iterable[TableRow], changed: Callable[[Line], Line]) -> tuple[TableRow, ...]:
    return tuple(tuple(cell._replace(lines=tuple(map(changed, cell.lines))) for cell in row) for row in rows)
