"""Markdown to paste into a report: GitHub's tables, with every text escaped."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from clustertoolkit.render.plain import joined, one_line, printable
from clustertoolkit.views import Column, Grid, GridCell, Page, PageBlock, Report, Sheet, ShownHit, Value

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&$!])")
_ADDRESS = re.compile(r"(.*\s)?(https?://[^\s<>()|]+)\Z")
# what would start a list, a heading or a rule at the start of a line
_LIST = re.compile(r"(\d{0,9})((?<=\d)[.)](?=\s|\Z)|(?<!\d)[-+](?=[-+\s]|\Z)|(?<!\d)=(?=[=\s]*\Z))")


def report(report: Report) -> str:
    """Return the grids, pages or tables of a report, and whence they come."""
    if report.grids:
        parts = [_grid(grid) for grid in report.grids]
    elif report.pages:
        parts = [_page(page) for page in report.pages]
    elif report.hits:
        parts = ["".join(_hit(number, hit) for number, hit in enumerate(report.hits, 1))]
    else:
        tables = report.tables or report.sheets
        parts = [_sheet(sheet, titled=len(tables) > 1) for sheet in tables]
    parts += [f"*{escape(note)}*\n" for note in report.notes]
    head = report.toolkit.head
    origin = f"{head.title}, content version {head.version}, {head.licence.title}."
    return "\n".join([*parts, f"*{escape(origin)}*\n"])


def escape(text: str) -> str:
    """Return a text in which no character means anything to Markdown or HTML, on one line."""
    return _escaped(one_line(text))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("://", ":\\//").replace("www.", "www\\.")


def link(text: str) -> str:
    """Return a text escaped; a web address at its end becomes a link."""
    match = _ADDRESS.match(one_line(text))
    if not match:
        return escape(text)
    return f"{escape(match[1])} <{match[2]}>" if match[1] else f"<{match[2]}>"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], rule: Sequence[str] = ()) -> str:
    """Return a table of cells that are Markdown; the rule below its header may align the columns."""
    lines = [header, rule or ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _sheet(sheet: Sheet, *, titled: bool) -> str:
    shown = [place for place, column in enumerate(sheet.columns) if column.weight]
    columns = [sheet.columns[place] for place in shown]
    rows = ([_value(row[place], sheet.columns[place]) for place in shown] for row in sheet.rows)
    text = table([escape(column.title) for column in columns], rows)
    return f"## {escape(sheet.title)}\n\n{text}" if titled else text


def _value(value: Value, column: Column) -> str:
    if isinstance(value, tuple):
        return "<br>".join(map(escape, value))
    text = joined(value, "")
    return link(text) if column.kind == "link" else escape(text)


def _grid(grid: Grid) -> str:
    rows = [[f"**{escape(band.title)}**", *map(_cell, band.cells)] for band in grid.bands]
    return f"## {escape(grid.title)}\n\n{table(['', *map(escape, grid.columns)], rows)}"


def _cell(cell: GridCell) -> str:
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
        parts.append(f"{_line(page.summary)}\n")
    if page.facts:
        rows = [[escape(label), "<br>".join(map(link, values))] for label, values in page.facts]
        parts.append(table([escape(page.kind), escape(page.id)], rows))
    return "\n".join([*parts, *map(_block, page.blocks)])


def _block(block: PageBlock) -> str:
    if block.listed:
        text = "".join(f"- {_line(line)}\n" for line in block.lines)
    else:
        text = "\n".join(f"{_line(line)}\n" for line in block.lines)
    return f"### {escape(block.heading)}\n\n{text}" if block.heading else text


@cache  # a document has the same words in many places
def inline(text: str) -> str:
    """Return a text escaped for any place, even the start of a line; blanks at its ends stay one each.

    A text that is just a line break is one that somebody wants to see.
    """
    if not text.strip():
        return "<br>" if text == "\n" else " " if text else ""
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    return f"{before}{_unlisted(escape(text))}{after}"


def _line(text: str) -> str:
    """Return a text for a line of its own."""
    return _unlisted(link(text))


def _unlisted(text: str) -> str:
    return _LIST.sub(r"\1\\\2", text, count=1) if _LIST.match(text) else text


def _hit(number: int, hit: ShownHit) -> str:
    head = f"{_marked(hit.title)} ({escape(hit.kind)} {escape(hit.id)})"
    return f"{number}. {head}" + (f": {_marked(hit.passage)}\n" if hit.passage else "\n")


def _marked(pieces: Iterable[tuple[str, bool]]) -> str:
    """Return pieces of a text in one, with stars around those to be marked."""
    return "".join(
        f"**{_escaped(printable(piece))}**" if mark else _escaped(printable(piece)) for piece, mark in pieces
    )
