"""Tables, matrices and pages for people at a terminal."""

from collections.abc import Iterable
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from clustertoolkit.render.plain import joined, one_line
from clustertoolkit.views import Cell, Column, Grid, Page, Report, Sheet, Value

GAP = 2  # blanks between columns
NARROW = 12  # the least width of a column whose text may be wrapped
WIDE = 44  # where a column stops asking for more
HEAVY = 9  # the weight of columns that are never dropped, but may be wrapped


def report(report: Report) -> str:
    """Return the grids, pages or tables of a report as they look on the terminal."""
    console = Console(markup=False, emoji=False, highlight=False)
    lines: list[Text] = []
    if report.grids:
        lines += _grids(report.grids, console)
    elif report.pages:
        lines += _pages(report.pages, console)
    else:
        tables = report.tables or report.sheets
        lines += _sheets([one for one in tables if one.rows], console, titled=len(tables) > 1)
    if report.notes and lines:
        lines.append(Text())
    if lines:
        lines += [Text(one_line(note), style="dim") for note in report.notes]
    return _printed(console, lines)


def _printed(console: Console, lines: Iterable[Text]) -> str:
    """Return lines that fit the console as they look on it, without blanks at their ends."""
    with console.capture() as captured:
        for line in lines:
            line.rstrip()
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return captured.get()


def _side_by_side(columns: Iterable[Iterable[Text]], widths: list[int]) -> Iterable[Text]:
    """Yield lines that set wrapped texts beside each other, each in its width."""
    for parts in zip_longest(*columns):
        line = Text()
        for part, width in zip(parts, widths, strict=True):
            piece = part.copy() if part is not None else Text()
            piece.rstrip()
            line.append_text(piece)
            line.append(" " * (width - piece.cell_len + GAP))
        yield line


def _rule(title: str, console: Console) -> Text:
    text = Text(f"{one_line(title)} ", style="bold")
    return text.append("─" * (console.width - text.cell_len), style="dim not bold")


def _wrapped(text: Text, bullet: str, console: Console, width: int) -> list[Text]:
    """Return the lines of a text that hangs behind a bullet."""
    lines = text.wrap(console, max(1, width - len(bullet)))
    return [
        Text(" " * len(bullet) if number else bullet, style="dim").append_text(line)
        for number, line in enumerate(lines)
    ]


def _grids(grids: Iterable[Grid], console: Console) -> list[Text]:
    """Return a band for each row of each grid, its cells side by side.

    Laid out by hand from Rich's wrapped lines: its tables take as long as reading all content.
    """
    lines: list[Text] = []
    for grid in grids:
        width = max(1, (console.width - GAP * (len(grid.columns) - 1)) // len(grid.columns))
        widths = [width] * len(grid.columns)
        lines.append(Text(one_line(grid.title), style="bold"))
        for band in grid.bands:
            lines.append(_rule(band.title, console))
            heads = [Text(one_line(title), style="dim").wrap(console, width) for title in grid.columns]
            lines += _side_by_side(heads, widths)
            lines += _side_by_side([_cell(cell, console, width) for cell in band.cells], widths)
            lines.append(Text())
    return lines[:-1]


def _cell(cell: Cell, console: Console, width: int) -> list[Text]:
    entries = [("› ", Text(one_line(title), style="bold"), mark) for title, mark in cell.actions]
    entries += [("• ", Text(one_line(title)), mark) for title, mark in cell.examples]
    if cell.hidden:
        entries.append(("+ ", Text(f"{cell.hidden} more", style="dim"), ""))
    lines = []
    for bullet, text, mark in entries or [("· ", Text(), "")]:
        if mark:
            text.append(f" [{mark}]", style="dim not bold")
        lines += _wrapped(text, bullet, console, width)
    return lines


def _sheets(sheets: list[Sheet], console: Console, *, titled: bool) -> list[Text]:
    lines: list[Text] = []
    for sheet in sheets:
        if lines:
            lines.append(Text())
        if titled and sheet.columns[0].title != sheet.title:
            lines.append(_rule(sheet.title, console))
        lines += _sheet(sheet, console)
    return lines


def _sheet(sheet: Sheet, console: Console) -> list[Text]:
    """Return a table that drops its lightest columns before it wraps the others."""
    places = [place for place, column in enumerate(sheet.columns) if column.weight]
    wanted = {place: _wanted(sheet, place) for place in places}
    while len(places) > 1 and _needed(places, wanted, sheet) > console.width:
        lightest = min(sheet.columns[place].weight for place in places)
        droppable = [place for place in places if sheet.columns[place].weight == lightest < HEAVY]
        if not droppable:
            break
        places.remove(droppable[-1])
    widths = _widths(places, wanted, console.width)
    columns = [sheet.columns[place] for place in places]
    heads = [_aligned(column.title, column, width) for column, width in zip(columns, widths, strict=True)]
    for head in heads:
        head.stylize("dim")
    lines = list(_side_by_side(([head] for head in heads), widths))
    rows = []
    for row in sheet.rows:
        cells = [
            _value(row[place], column, console, width)
            for place, column, width in zip(places, columns, widths, strict=True)
        ]
        rows.append(list(_side_by_side(cells, widths)))
    loose = any(len(row) > 2 for row in rows)
    for number, row_lines in enumerate(rows):
        lines += [Text(), *row_lines] if loose and number else row_lines
    return lines


def _value(value: Value, column: Column, console: Console, width: int) -> list[Text]:
    """Return the lines of a value; the items of a list in a heavy column stand below each other."""
    if isinstance(value, tuple) and column.weight >= HEAVY:
        return [line for item in value for line in _wrapped(Text(one_line(item)), "", console, width)]
    return list(_aligned(joined(value, ", "), column, width).wrap(console, width))


def _wanted(sheet: Sheet, place: int) -> int:
    """Return the width that a column would like: that of its longest value, up to a bound."""
    longest = max((Text(one_line(joined(row[place], ", "))).cell_len for row in sheet.rows), default=0)
    return max(min(longest, WIDE), Text(sheet.columns[place].title).cell_len)


def _needed(places: list[int], wanted: dict[int, int], sheet: Sheet) -> int:
    """Return the least width of a table: columns of weight 9 may be wrapped, the others stay whole."""
    widths = (
        min(wanted[place], 2 * NARROW) if sheet.columns[place].weight >= HEAVY else wanted[place]
        for place in places
    )
    return sum(widths) + GAP * (len(places) - 1)


def _widths(places: list[int], wanted: dict[int, int], room: int) -> list[int]:
    """Share the room: every column what it wants, the widest giving way until all fit."""
    widths = [wanted[place] for place in places]
    room -= GAP * (len(places) - 1)
    while sum(widths) > room and max(widths) > NARROW:
        widths[widths.index(max(widths))] -= 1
    return widths


def _aligned(value: str, column: Column, width: int) -> Text:
    text = Text(one_line(value))
    if column.kind == "number" and text.cell_len < width:
        text.pad_left(width - text.cell_len)
    return text


def _pages(pages: tuple[Page, ...], console: Console) -> list[Text]:
    lines: list[Text] = []
    for page in pages:
        if lines:
            lines.append(Text())
        lines.append(_rule(page.title, console))
        if page.summary:
            lines += Text(one_line(page.summary)).wrap(console, console.width)
            lines.append(Text())
        labels = max((len(label) for label, _ in page.facts), default=0)
        for label, values in page.facts:
            head = [Text(label, style="dim")]
            body = [
                line for value in values
                for line in Text(one_line(value)).wrap(console, max(1, console.width - labels - GAP))
            ]  # fmt: skip
            lines += _side_by_side([head, body], [labels, console.width - labels - GAP])
        for block in page.blocks:
            lines += [Text(), Text(block.heading, style="bold")]
            for line in block.lines:
                lines += _wrapped(Text(one_line(line)), "• " if block.listed else "", console, console.width)
    return lines
