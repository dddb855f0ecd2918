"""Tables for people at a terminal."""

from collections.abc import Iterable
from itertools import zip_longest

from rich.console import Console
from rich.text import Text

from clustertoolkit.query import FilledCell
from clustertoolkit.render.plain import one_line
from clustertoolkit.render.views import MatrixView, mark

LEGEND = "[Table 5], [judged]: not in the paper's matrix; see 'toolkit matrix --help'"
GAP = 2  # blanks between columns


def _console() -> Console:
    return Console(markup=False, emoji=False, highlight=False)


def _printed(console: Console, lines: Iterable[Text]) -> str:
    """Return lines that fit the console as they look on it, without blanks at their ends."""
    with console.capture() as captured:
        for line in lines:
            line.rstrip()
            console.print(line, no_wrap=True, overflow="ignore", crop=False)
    return captured.get()


def matrix(view: MatrixView) -> str:
    """Return a band for each challenge of each priority, with a column for each function.

    Laid out by hand from Rich's wrapped lines: its tables take as long as reading all content.
    """
    console = _console()
    functions = view.functions()
    width = max(1, (console.width - GAP * (len(functions) - 1)) // len(functions))
    lines: list[Text] = []
    for priority, challenges in view.bands():
        lines.append(Text(one_line(priority.title), style="bold"))
        for challenge, cells in challenges:
            title = Text(f"{one_line(challenge.title)} ", style="bold")
            lines.append(title.append("─" * (console.width - title.cell_len), style="dim not bold"))
            heads = [Text(one_line(term.title), style="dim").wrap(console, width) for term in functions]
            lines += _side_by_side(heads, width)
            lines += _side_by_side([_cell(view, cell, console, width) for cell in cells], width)
            lines.append(Text())
    lines.pop()
    if any(map(mark, view.placements())) or any(map(view.hidden, view.cells)):
        lines.append(Text())
    if any(map(mark, view.placements())):
        lines.append(Text(LEGEND, style="dim"))
    if any(map(view.hidden, view.cells)):
        lines.append(Text(f"All examples: {view.command}", style="dim"))
    return _printed(console, lines)


def _side_by_side(columns: Iterable[Iterable[Text]], width: int) -> Iterable[Text]:
    for parts in zip_longest(*columns):
        line = Text()
        for part in parts:
            piece = part.copy() if part is not None else Text()
            piece.rstrip()
            line.append_text(piece)
            line.append(" " * (width - piece.cell_len + GAP))
        yield line


def _cell(view: MatrixView, cell: FilledCell, console: Console, width: int) -> list[Text]:
    entries = [
        ("› ", Text(one_line(action.record.title), style="bold"), mark(action.placement))
        for action in cell.actions
    ]
    entries += [
        ("• ", Text(one_line(view.title(example))), mark(example.placement)) for example in view.shown(cell)
    ]
    if view.hidden(cell):
        entries.append(("+ ", Text(f"{view.hidden(cell)} more", style="dim"), ""))
    lines = []
    for bullet, text, marked in entries or [("· ", Text(), "")]:
        if marked:
            text.append(f" [{marked}]", style="dim not bold")
        for number, line in enumerate(text.wrap(console, max(1, width - len(bullet)))):
            lines.append(Text(" " * len(bullet) if number else bullet, style="dim").append_text(line))
    return lines


def counts(view: MatrixView) -> str:
    """Return a table for each priority with the numbers of actions and examples in each cell."""
    from rich.table import Table

    console = _console()
    with console.capture() as captured:
        for priority, challenges in view.bands():
            table = Table(box=None, padding=(0, GAP, 0, 0), pad_edge=False, header_style="")
            table.add_column(Text(one_line(priority.title), style="bold"))
            for term in view.functions():
                table.add_column(Text(one_line(term.title), style="dim"), justify="right")
            for challenge, cells in challenges:
                numbers = (f"{len(cell.actions)} / {len(cell.examples)}" for cell in cells)
                table.add_row(Text(one_line(challenge.title)), *map(Text, numbers))
            console.print(table)
            console.print()
        console.print(Text("actions / examples", style="dim"))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())
