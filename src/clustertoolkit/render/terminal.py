"""Tables, matrices and pages for people at a terminal."""

from collections.abc import Iterable
from itertools import chain, zip_longest
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from clustertoolkit.render import labelled
from clustertoolkit.render.drawing.shades import shade
from clustertoolkit.render.layout import (
    BULLET,
    GAP,
    HEAVY,
    Width,
    console_of_terminal,
    fitting,
    lines_within,
    longest_word,
    printed,
    recorded,
    rule,
    side_by_side,
    texts_of,
    widths_within,
    wrapped,
)
from clustertoolkit.render.pages import pages
from clustertoolkit.render.plain import one_line, printable
from clustertoolkit.views import Column, Report, Sheet, Squares, Value
from clustertoolkit.views.blocks import (
    Handout,
    ShownHit,
    Table,
    TableCell,
    plain,
)
from clustertoolkit.views.foot import foot

SHADED = ("256", "truecolor")  # the tones of sixteen colours are each person's own, and two may be too alike


class Drawn(NamedTuple):
    """A table to draw, the shades of its cells, and the places of the columns that fit, with their widths.

    Without any it is drawn as records.
    """

    sheet: Sheet
    squares: Squares | None
    fitting: dict[int, Width]

    def left_out(self) -> list[Column]:
        """Return the columns for which there is no room."""
        columns = enumerate(self.sheet.columns if self.fitting else ())
        return [column for place, column in columns if column.weight and place not in self.fitting]


def report(report: Report) -> str:
    """Return the grids, pages or tables of a report as they look on the terminal."""
    console = console_of_terminal()
    return printed(console, _laid_out(report, console)[0])


def screen(report: Report) -> str:
    """Return the same with what stands below a list: how many there are, and what of it is left out."""
    console = console_of_terminal()
    lines, left_out = _laid_out(report, console)
    below = _notes(foot(report, left_out), console)
    return printed(console, [*lines, *([Text()] if below else []), *below])


def table(sheet: Sheet) -> str:
    """Return a table alone."""
    console = console_of_terminal()
    return printed(
        console, _sheets([Drawn(sheet, None, fitting(sheet, console.width))], console, titled=False)
    )


def document(handout: Handout) -> str:
    """Return a document as it looks on the terminal: its tables in columns where these have room."""
    console = console_of_terminal()
    lines = recorded([[one_line(handout.title)], *labelled.head(handout)], console)
    for section in handout.sections:
        lines += [rule(section.title, console)]
        for block in section.blocks:
            sheet = _sheet_of(block) if isinstance(block, Table) else None
            wanted = fitting(sheet, console.width) if sheet else {}
            if sheet and wanted:
                lines += [*_sheets([Drawn(sheet, None, wanted)], console, titled=False), Text()]
            else:
                lines += recorded(labelled.records(block), console)
    return printed(console, [*lines, *_notes((*handout.notes, *handout.origin), console)])


def _sheet_of(block: Table) -> Sheet:
    """Return a table as a sheet of which no column goes; a cell of several lines is a list."""
    columns = tuple(Column(one.title, one.title, HEAVY, one.kind) for one in block.columns)
    rows = (*block.rows, *block.foot)
    return Sheet(block.caption, columns, tuple(tuple(_values(cell) for cell in row) for row in rows))


def _values(cell: TableCell) -> Value:
    said = tuple(plain(line) for line in cell.lines)
    return said[0] if len(said) == 1 else said


def _laid_out(report: Report, console: Console) -> tuple[list[Text], list[Column]]:
    """Return the lines of a report, and the columns of its tables that had no room."""
    lines: list[Text] = []
    left_out: list[Column] = []
    if report.grids and _have_room(report.grids, console):
        lines += _grids(report.grids, console)
    elif report.grids:
        squares = report.picture.squares if report.picture else ()
        for grid, numbers in zip_longest(report.grids, squares):
            lines += recorded(labelled.cells(grid, numbers), console)
    elif report.pages:
        lines += pages(report.pages, console)
    elif report.hits:
        lines += _hits(report.hits, console)
    else:
        tables = report.tables or report.sheets
        drawn = zip_longest(tables, report.picture.squares if report.picture else ())
        filled = [
            Drawn(sheet, squares, fitting(sheet, console.width)) for sheet, squares in drawn if sheet.rows
        ]
        lines += _sheets(filled, console, titled=len(tables) > 1)
        left_out += [column for one in filled for column in one.left_out()]
        if any(one.squares and not one.fitting for one in filled):
            return lines, []  # the notes say which number is which; records do
    if report.notes and lines:
        lines.append(Text())
        lines += _notes(report.notes, console)
    return lines, left_out


def _notes(notes: Iterable[str], console: Console) -> list[Text]:
    return [Text(line, style="dim") for note in notes for line in lines_within(one_line(note), console.width)]


def _have_room(grids: Iterable[Table], console: Console) -> bool:
    """Tell whether the cells of each grid have room for their words."""
    return all(
        longest_word(
            [column.title for column in grid.columns]
            + [plain(line) for row in grid.rows for cell in row[1:] for line in cell.lines]
        )
        <= _width_of_cell(grid, console) - len(BULLET)
        for grid in grids
    )


def _width_of_cell(grid: Table, console: Console) -> int:
    number = len(grid.columns) - 1
    return max(1, (console.width - GAP * (number - 1)) // number)


def _grids(grids: Iterable[Table], console: Console) -> list[Text]:
    """Return a band for each row of each grid, its cells side by side.

    Laid out by hand from Rich's wrapped lines: its tables take as long as reading all content.
    """
    lines: list[Text] = []
    for grid in grids:
        titles = [column.title for column in grid.columns[1:]]
        width = _width_of_cell(grid, console)
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
        bullet, style = ("› ", "bold") if name.strong else ("", "dim") if name.emphasis else (BULLET, "")
        text = Text(one_line(name.text), style=style)
        for mark in marks:
            text.append(f" [{one_line(mark.text)}]", style="dim not bold")
        lines += wrapped(text, bullet, console, width)
    return lines or wrapped(Text(), "· ", console, width)


def _sheets(sheets: Iterable[Drawn], console: Console, *, titled: bool) -> list[Text]:
    lines: list[Text] = []
    for sheet, squares, wanted in sheets:
        if lines:
            lines.append(Text())
        if titled and wanted and sheet.columns[0].title != sheet.title:
            lines.append(rule(sheet.title, console))
        if wanted:
            lines += _sheet(sheet, squares, wanted, console)
        else:
            records = labelled.counts(squares) if squares else labelled.rows(sheet, titled=titled)
            lines += recorded(records, console)[:-1]
    return lines


def _sheet(sheet: Sheet, squares: Squares | None, wanted: dict[int, Width], console: Console) -> list[Text]:
    """Return a table of the heaviest columns that fit without breaking a word, shaded if it is drawn so."""
    widths = widths_within(wanted.values(), console.width)
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
        if squares and console.color_system in SHADED:
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


def _hits(hits: Iterable[ShownHit], console: Console) -> list[Text]:
    """Return for each hit its title with kind and id, and below it the passage, the words found in bold."""
    lines: list[Text] = []
    for hit in hits:
        title, what = _marked(hit.title), Text(one_line(f"{hit.kind} {hit.id}"), style="dim")
        lines += [Text()] if lines else []
        if title.cell_len + GAP + what.cell_len <= console.width:
            lines.append(Text.assemble(title, " " * GAP, what))
        else:
            below = (Text(part, style="dim") for part in lines_within(what.plain, console.width))
            lines += [*title.wrap(console, console.width), *below]
        lines += wrapped(_marked(hit.passage), "  ", console, console.width)
    return lines


def _marked(pieces: Iterable[tuple[str, bool]]) -> Text:
    return Text.assemble(*((printable(piece), "bold" if mark else "") for piece, mark in pieces))
