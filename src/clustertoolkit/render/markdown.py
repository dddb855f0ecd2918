"""Markdown to paste into a report: GitHub's tables, with every text escaped."""

import re
from collections.abc import Iterable, Sequence

from clustertoolkit.query import FilledCell
from clustertoolkit.render.plain import one_line
from clustertoolkit.render.views import MatrixView, mark

LEGEND = "Entries marked Table 5 or judged do not stand in the paper's own matrix."
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&$!])")


def escape(text: str) -> str:
    """Return a text in which no character means anything to Markdown or HTML, on one line."""
    return _SPECIAL.sub(r"\\\1", one_line(text)).replace("://", ":\\//").replace("www.", "www\\.")


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def matrix(view: MatrixView) -> str:
    """Return a table for each priority: a row a challenge, a column a function."""
    functions = [escape(term.title) for term in view.functions()]
    parts = []
    for priority, challenges in view.bands():
        rows = [
            [f"**{escape(challenge.title)}**", *(_cell(view, cell) for cell in cells)]
            for challenge, cells in challenges
        ]
        parts.append(f"## {escape(priority.title)}\n\n{_table(['', *functions], rows)}")
    marked = any(map(mark, view.placements()))
    return "\n".join([*parts, _origin(view, f"*{LEGEND}*\n\n" if marked else "")])


def _cell(view: MatrixView, cell: FilledCell) -> str:
    lines = [f"**{escape(one.record.title)}**{_mark(mark(one.placement))}" for one in cell.actions]
    lines += [f"{escape(view.title(one))}{_mark(mark(one.placement))}" for one in view.shown(cell)]
    if view.hidden(cell):
        lines.append(f"+ {view.hidden(cell)} more")
    return "<br>".join(lines) or "-"


def _mark(text: str) -> str:
    return f" *({text})*" if text else ""


def _origin(view: MatrixView, legend: str = "") -> str:
    head = view.toolkit.head
    return (
        legend
        + f"*{escape(head.title)}, content version {escape(head.version)}, {escape(head.licence.title)}.*\n"
    )


def counts(view: MatrixView) -> str:
    """Return a table for each priority with the numbers of actions and examples in each cell."""
    functions = [escape(term.title) for term in view.functions()]
    parts = []
    for priority, challenges in view.bands():
        rows = [
            [
                escape(challenge.title),
                *(f"{len(cell.actions)} / {len(cell.examples)}" for cell in cells),
            ]
            for challenge, cells in challenges
        ]
        heading = f"## {escape(priority.title)}: actions / examples"
        parts.append(f"{heading}\n\n{_table(['', *functions], rows)}")
    return "\n".join([*parts, _origin(view)])
