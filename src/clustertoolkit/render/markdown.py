"""Markdown to paste into a report: GitHub's tables, with every text escaped."""

import re
from collections.abc import Iterable, Sequence

from clustertoolkit.render.plain import joined, one_line
from clustertoolkit.views import Block, Cell, Column, Grid, Page, Report, Sheet, Value

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&$!])")
_ADDRESS = re.compile(r"https?://[^\s<>()]+\Z")


def report(report: Report) -> str:
    """Return the grids, pages or tables of a report, and whence they come."""
    if report.grids:
        parts = [_grid(one) for one in report.grids]
    elif report.pages:
        parts = [_page(one) for one in report.pages]
    else:
        tables = report.tables or report.sheets
        parts = [_sheet(one, titled=len(tables) > 1) for one in tables]
    parts += [f"*{escape(note)}*\n" for note in report.notes]
    head = report.toolkit.head
    origin = f"{head.title}, content version {head.version}, {head.licence.title}."
    return "\n".join([*parts, f"*{escape(origin)}*\n"])


def escape(text: str) -> str:
    """Return a text in which no character means anything to Markdown or HTML, on one line."""
    return _SPECIAL.sub(r"\\\1", one_line(text)).replace("://", ":\\//").replace("www.", "www\\.")


def link(text: str) -> str:
    """Return a text escaped, or as a link if it is a web address and nothing else."""
    return f"<{one_line(text)}>" if _ADDRESS.match(text) else escape(text)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _sheet(sheet: Sheet, *, titled: bool) -> str:
    shown = [place for place, column in enumerate(sheet.columns) if column.weight]
    columns = [sheet.columns[place] for place in shown]
    rows = ([_value(row[place], sheet.columns[place]) for place in shown] for row in sheet.rows)
    table = _table([escape(column.title) for column in columns], rows)
    return f"## {escape(sheet.title)}\n\n{table}" if titled else table


def _value(value: Value, column: Column) -> str:
    if isinstance(value, tuple):
        return "<br>".join(map(escape, value))
    text = joined(value, "")
    return link(text) if column.kind == "link" else escape(text)


def _grid(grid: Grid) -> str:
    rows = [[f"**{escape(band.title)}**", *map(_cell, band.cells)] for band in grid.bands]
    return f"## {escape(grid.title)}\n\n{_table(['', *map(escape, grid.columns)], rows)}"


def _cell(cell: Cell) -> str:
    lines = [f"**{escape(title)}**{_mark(mark)}" for title, mark in cell.actions]
    lines += [f"{escape(title)}{_mark(mark)}" for title, mark in cell.examples]
    if cell.hidden:
        lines.append(f"+ {cell.hidden} more")
    return "<br>".join(lines) or "-"


def _mark(text: str) -> str:
    return f" *({text})*" if text else ""


def _page(page: Page) -> str:
    parts = [f"## {escape(page.title)}\n"]
    if page.summary:
        parts.append(f"{escape(page.summary)}\n")
    if page.facts:
        rows = [[escape(label), "<br>".join(map(link, values))] for label, values in page.facts]
        parts.append(_table([escape(page.kind), escape(page.id)], rows))
    return "\n".join([*parts, *map(_block, page.blocks)])


def _block(block: Block) -> str:
    if block.listed:
        text = "".join(f"- {link(line)}\n" for line in block.lines)
    else:
        text = "\n".join(f"{escape(line)}\n" for line in block.lines)
    return f"### {escape(block.heading)}\n\n{text}"
