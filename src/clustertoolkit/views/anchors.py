"""Where the words of one document lead: to its own sections, and to the web addresses that they name."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from clustertoolkit.schema.addresses import is_address, pieces
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
    Run,
    Table,
    TableCell,
    TableRow,
    Text,
    Timetable,
)
from clustertoolkit.views.trends import Trends


def anchors(headings: Iterable[str]) -> Iterator[str]:
    """Yield the anchor of each heading, as GitHub makes one: its words with hyphens between them.

    A heading that comes again has a number behind it.
    """
    taken: Counter[str] = Counter()
    for heading in headings:
        words = re.sub(r"[^\w\- ]", "", " ".join(heading.split()).lower()).replace(" ", "-")
        yield f"{words}-{taken[words]}" if words and taken[words] else words
        taken[words] += 1


def addressed(handout: Handout) -> Handout:
    """Return a document in whose texts every web address leads to it.

    What names something stays a text: titles, headings, captions and charts. So do the passages of hits,
    which may break off within an address.
    """
    return handout._replace(
        sections=tuple(
            section._replace(blocks=tuple(with_lines(block, with_addresses) for block in section.blocks))
            for section in handout.sections
        ),
        facts=_labelled(handout.facts, with_addresses),
        notices=tuple(map(with_addresses, handout.notices)),
        lead=tuple(map(with_addresses, handout.lead)),
    )


def with_addresses(line: Line) -> Line:
    """Return a line with a run for each address; what leads somewhere already stays as it is."""
    if not any("://" in run.text for run in line):
        return line
    runs: list[Run] = []
    for run in line:
        if "://" not in run.text or run.place or run.remark or is_address(run.link):
            runs.append(run)
            continue
        for piece, link in pieces(run.text):
            # between two addresses, a line break alone would be one that somebody wants to see
            runs.append(run._replace(text=" " if piece.isspace() else piece, link=link))
    return tuple(runs)


def with_lines(block: Block, changed: Callable[[Line], Line]) -> Block:
    """Return a block with each of its lines changed; charts, notes, headings and hits stay as they are."""
    match block:
        case Text(line):
            return Text(changed(line))
        case Points(items):
            return Points(tuple(map(changed, items)))
        case FactRows(rows):
            return FactRows(_labelled(rows, changed))
        case Table():
            return block._replace(rows=_rows(block.rows, changed), foot=_rows(block.foot, changed))
        case Prose(parts):
            return Prose(tuple(_part(part, changed) for part in parts))
        case Note() | Heading() | Timetable() | Chain() | Trends() | Hits():
            return block
        case other:
            assert_never(other)


def _labelled(rows: Iterable[LabelledLines], changed: Callable[[Line], Line]) -> tuple[LabelledLines, ...]:
    return tuple(row._replace(lines=tuple(map(changed, row.lines))) for row in rows)


def _rows(rows: Iterable[TableRow], changed: Callable[[Line], Line]) -> tuple[TableRow, ...]:
    return tuple(
        tuple(TableCell(tuple(map(changed, cell.lines)), cell.strong, cell.marked) for cell in row)
        for row in rows
    )


def _part(part: ProsePart, changed: Callable[[Line], Line]) -> ProsePart:
    match part:
        case Paragraph(runs):
            return Paragraph(changed(runs))
        case ProseList(ordered, items):
            return ProseList(ordered, tuple(tuple(_part(inner, changed) for inner in item) for item in items))
        case other:
            assert_never(other)
