"""Tables, matrices and pages for people at a terminal."""

from collections.abc import Iterable
from itertools import chain, pairwise, zip_longest
from typing import assert_never

from rich.console import Console
from rich.text import Text

from clustertoolkit.render.drawing.shades import shade
from clustertoolkit.render.layout import (
    GAP,
    breakable,
    console_of_terminal,
    fitting,
    paragraph,
    printed,
    rule,
    side_by_side,
    texts_of,
    widths_within,
    wrapped,
)
from clustertoolkit.render.plain import one_line, printable
from clustertoolkit.views import Column, Page, Report, Sheet, Squares, Value
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
    ShownHit,
    Table,
    TableCell,
    Timetable,
    plain,
)
from clustertoolkit.views.blocks import Text as Said

LABELS = 15  # the width of the labels beside pages that are compared
COLUMN = 24  # the least width of a page that is compared with another one


def report(report: Report) -> str:
    """Return the grids, pages or tables of a report as they look on the terminal."""
    console = console_of_terminal()
    lines: list[Text] = []
    if report.grids:
        lines += _grids(report.grids, console)
    elif report.pages:
        lines += _pages(report.pages, console)
    elif report.hits:
        lines += _hits(report.hits, console)
    else:
        tables = report.tables or report.sheets
        drawn = zip_longest(tables, report.picture.squares if report.picture else ())
        filled = [(sheet, squares) for sheet, squares in drawn if sheet.rows]
        lines += _sheets(filled, console, titled=len(tables) > 1)
    if report.notes and lines:
        lines.append(Text())
    if lines:
        for note in (Text(one_line(note), style="dim") for note in report.notes):
            # a command stays on one line, so that it can be copied
            lines += [note] if "toolkit " in note.plain else note.wrap(console, console.width)
    return printed(console, lines)


def _grids(grids: Iterable[Table], console: Console) -> list[Text]:
    """Return a band for each row of each grid, its cells side by side.

    Laid out by hand from Rich's wrapped lines: its tables take as long as reading all content.
    """
    lines: list[Text] = []
    for grid in grids:
        titles = [column.title for column in grid.columns[1:]]
        width = max(1, (console.width - GAP * (len(titles) - 1)) // len(titles))
        widths = [width] * len(titles)
        lines.append(Text(one_line(grid.caption), style="bold"))
        for title, *cells in grid.rows:
            lines.append(rule(plain(title.lines[0]), console))
            heads = [Text(one_line(head), style="dim").wrap(console, width) for head in titles]
            lines += side_by_side(heads, widths)
            lines += side_by_side([_cell(cell, console, width) for cell in cells], widths)
            lines.append(Text())
    return lines[:-1]


def _cell(cell: TableCell, console: Console, width: int) -> list[Text]:
    """Return the entries of a cell: an action is strong, and what is emphasised tells of others."""
    lines = []
    for name, *marks in cell.lines:
        bullet, style = ("› ", "bold") if name.strong else ("", "dim") if name.emphasis else ("• ", "")
        text = Text(one_line(name.text), style=style)
        for mark in marks:
            text.append(f" [{one_line(mark.text)}]", style="dim not bold")
        lines += wrapped(text, bullet, console, width)
    return lines or wrapped(Text(), "· ", console, width)


def _sheets(sheets: list[tuple[Sheet, Squares | None]], console: Console, *, titled: bool) -> list[Text]:
    lines: list[Text] = []
    for sheet, squares in sheets:
        if lines:
            lines.append(Text())
        if titled and sheet.columns[0].title != sheet.title:
            lines.append(rule(sheet.title, console))
        lines += _sheet(sheet, squares, console)
    return lines


def _sheet(sheet: Sheet, squares: Squares | None, console: Console) -> list[Text]:
    """Return a table of the heaviest columns that fit without breaking a word, shaded if it is drawn so."""
    wanted = fitting(sheet, console.width)
    widths = widths_within(list(wanted.values()), console.width)
    columns = [sheet.columns[place] for place in wanted]
    heads = [
        _value(column.title, column, console, width) for column, width in zip(columns, widths, strict=True)
    ]
    for line in chain.from_iterable(heads):
        line.stylize("dim")
    lines = list(side_by_side(heads, widths))
    rows = []
    for number, row in enumerate(sheet.rows):
        cells = [
            _value(row[place], column, console, width)
            for place, column, width in zip(wanted, columns, widths, strict=True)
        ]
        if squares:
            _shade(cells[1:], squares.rows[number][1])
        rows.append(list(side_by_side(cells, widths)))
    loose = any(len(row) > 2 for row in rows)
    for number, row_lines in enumerate(rows):
        lines += [Text(), *row_lines] if loose and number else row_lines
    return lines


def _shade(cells: Iterable[list[Text]], numbers: Iterable[tuple[int, int]]) -> None:
    """Put the shade of its number of examples behind the text of each cell; none where there are none."""
    for lines, (_, examples) in zip(cells, numbers, strict=True):
        tone = shade(examples)
        for line in lines if tone.least else ():
            line.stylize(f"{tone.ink} on {tone.paper}")


def _value(value: Value, column: Column, console: Console, width: int) -> list[Text]:
    """Return the lines of a value in its column."""
    lines: list[Text] = []
    for text in map(Text, texts_of(value, column)):
        lines += [text] if text.cell_len <= width else text.wrap(console, width)
    if column.kind == "number":
        for line in lines:
            line.rstrip()
            line.pad_left(width - line.cell_len)
    return lines


def _pages(pages: tuple[Page, ...], console: Console) -> list[Text]:
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
            return [row for item in items for row in paragraph(plain(item), "• ", console, width)]
        case FactRows() | Note() | Heading() | Table() | Prose() | Timetable() | Chain() | Hits():
            raise TypeError(f"no page has a {type(block).__name__} among its blocks")
        case other:
            assert_never(other)


def _hits(hits: Iterable[ShownHit], console: Console) -> list[Text]:
    """Return for each hit its title with kind and id, and below it the passage, the words found in bold."""
    lines: list[Text] = []
    for hit in hits:
        title, what = _marked(hit.title), Text(one_line(f"{hit.kind} {hit.id}"), style="dim")
        lines += [Text()] if lines else []
        if title.cell_len + GAP + what.cell_len <= console.width:
            lines.append(Text.assemble(title, " " * GAP, what))
        else:
            lines += [*title.wrap(console, console.width), what]
        lines += wrapped(_marked(hit.passage), "  ", console, console.width)
    return lines


def _marked(pieces: Iterable[tuple[str, bool]]) -> Text:
    return Text.assemble(*((printable(piece), "bold" if mark else "") for piece, mark in pieces))
