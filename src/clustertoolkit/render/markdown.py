"""Markdown of GitHub's kind, to paste into a report or to keep beside a plan: every text is escaped."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, assert_never

from markupsafe import escape as html_escaped

from clustertoolkit.render import mermaid
from clustertoolkit.render.plain import one_line, printable
from clustertoolkit.schema.addresses import is_address, spelled
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
    Section,
    ShownHit,
    Table,
    TableCell,
    Text,
    Timetable,
)
from clustertoolkit.views.charted import as_table
from clustertoolkit.views.trends import Trends

if TYPE_CHECKING:
    from clustertoolkit.views import Report

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|~#&$!])")
_CODE = re.compile(r"&#?\w+;")  # what a reader of Markdown may take for another character
# what would start a list, a heading or a rule at the start of a line
_LIST = re.compile(r"(\d{0,9})((?<=\d)[.)](?=\s|\Z)|(?<!\d)[-+](?=[-+\s]|\Z)|(?<!\d)=(?=[=\s]*\Z))")
_PLAIN = Run("")
_APART = "<!-- -->"  # keeps two lists from becoming one


def report(report: "Report") -> str:
    """Return what people read of a report, and whence it comes."""
    from clustertoolkit.views.handouts import handout

    return document(handout(report))


def document(handout: Handout) -> str:
    """Return a document; an excerpt has neither title nor facts."""
    parts: list[str] = []
    if not handout.excerpt:
        parts.append(f"# {inline(handout.title)}")
        parts += [f"> **{_line(notice).strip()}**" for notice in handout.notices]
        if handout.facts:
            rows = ([f"**{inline(row.label)}**", _lines(row)] for row in handout.facts)
            parts.append(f"| | |\n| --- | --- |\n{_rows(rows)}")
    for section in handout.sections:
        title = f"{section.number} {inline(section.title)}".lstrip()
        parts += [f"{'#' * (section.level + 1)} {title}"] if title else []
        for before, block in pairwise([None, *section.blocks]):
            parts += [_APART] if _runs_on(before, block) else []
            parts += _block(block, section) if block else []
    parts += [f"*{inline(note)}*" for note in handout.notes]
    parts += [] if handout.excerpt else ["---"]
    parts += [f"*{inline(sentence)}*" for sentence in handout.origin]
    return "\n\n".join(filter(None, (part.strip("\n") for part in parts))) + "\n"


def escape(text: str) -> str:
    """Return a text in which no character means anything to Markdown or HTML, on one line."""
    return _escaped(one_line(text))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("://", ":\\//").replace("www.", "www\\.")


@cache  # a document has the same words in many places
def inline(text: str) -> str:
    """Return a text escaped for any place, even the start of a line; blanks at its ends stay one each.

    A text that is just a line break is one that somebody wants to see.
    """
    if not text.strip():
        return "<br>" if text == "\n" else " " if text else ""
    before = " " if text[0].isspace() else ""
    after = " " if text[-1].isspace() else ""
    words = escape(text)
    words = _LIST.sub(r"\1\\\2", words, count=1) if _LIST.match(words) else words
    return f"{before}{words}{after}"


def table(header: Sequence[str], rows: Iterable[Sequence[str]], rule: Sequence[str] = ()) -> str:
    """Return a table of cells that are Markdown; the rule below its header may align the columns."""
    return _rows([header, rule or ["---"] * len(header), *rows])


def _rows(rows: Iterable[Sequence[str]]) -> str:
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _runs_on(before: Block | None, block: Block | None) -> bool:
    """Tell whether a list would go on in the block after it."""
    starts = block.parts[0] if isinstance(block, Prose) else block
    return isinstance(before, Points | FactRows) and isinstance(starts, Points | FactRows | ProseList)


def _block(block: Block, section: Section) -> list[str]:
    """Return a block as its caption, if it has one, and what it says."""
    match block:
        case Text(line):
            return [_line(line)]
        case Note(text):
            return [f"*{inline(text)}*"]
        case Heading(text):
            return [f"**{inline(text)}**"]
        case Points(items):
            return ["\n".join(f"- {_line(item)}" for item in items)]
        case FactRows(rows):
            return [_facts(rows, section)]
        case Table():
            return [*_caption(block.caption), _table(block)]
        case Prose(parts):
            return ["".join(_prose(parts, ""))]
        case Timetable() | Chain() | Trends():
            return [*_caption(block.caption), *_chart(block)]
        case Hits(hits):
            return ["\n".join(_hit(number, hit) for number, hit in enumerate(hits, 1))]
        case other:
            assert_never(other)


def _facts(rows: Iterable[LabelledLines], section: Section) -> str:
    """Return labels as points, or as a table below the kind and id of an entry."""
    if not section.id:
        return "\n".join(f"- **{inline(row.label)}:** {_lines(row)}" for row in rows)
    pairs = ([inline(row.label), _lines(row)] for row in rows)
    return table([inline(section.kind), inline(section.id)], pairs)


def _caption(text: str) -> list[str]:
    return [f"**{inline(text)}**"] if text else []


def _chart(chart: Timetable | Chain | Trends) -> list[str]:
    """Return a chart in as many fences as it takes; trends and a chain too broad to be drawn are tables."""
    if isinstance(chart, Trends):
        return [_table(as_table(chart))]
    fences = [f"```mermaid\n{part}\n```" for part in mermaid.drawn(chart)]
    return [_table(as_table(chart))] if isinstance(chart, Chain) and not fences else fences


def _table(block: Table) -> str:
    """Return a table; in lists the first column is as plain as the others."""
    plan = block.style == "plan"
    return table(
        [inline(column.title) for column in block.columns],
        ([_cell(cell, unlisted=plan) for cell in row] for row in block.rows + block.foot),
        ["---:" if column.number else "---" for column in block.columns],
    )


def _cell(cell: TableCell, *, unlisted: bool) -> str:
    lines = [_line(line, unlisted=unlisted).strip() for line in cell.lines]
    if cell.strong and lines and lines[0]:
        lines[0] = f"**{lines[0]}**"
    return "<br>".join(lines) + (" ✔" if cell.marked else "")


def _lines(row: LabelledLines) -> str:
    return "<br>".join(map(_line, row.lines))


def _line(line: Line, *, unlisted: bool = True) -> str:
    """Return a line; one that may stand at the start of a line begins no list."""
    text = ""
    for place, run in enumerate(line):
        if run.remark:
            text += f" *({escape(run.text)})*"
            continue
        before = line[place - 1] if place else _PLAIN
        after = line[place + 1] if place + 1 < len(line) else _PLAIN
        words = inline(run.text) if unlisted else escape(run.text)
        words = f"[{words}](#{run.place})" if run.place else words
        opened, closed = _marks(run, before), _marks(run, after)
        if _is_bare(run):
            text += f"{opened}<{run.link}>{closed}"
        elif run.link and opened == closed:
            text += _linked(f"{opened}{words}{closed}", run.link)
        else:
            text += f"{opened}{_linked(words, run.link) if run.link else words}{closed}"
    return text


def _is_bare(run: Run) -> bool:
    """Tell whether an address may stand for itself."""
    link = run.link
    return (
        bool(link)
        and link == run.text
        and is_address(link)
        and link == spelled(link)
        and not _CODE.search(link)
    )


def _linked(words: str, link: str) -> str:
    """Return words that lead to a web address, or to nothing else."""
    return f"[{words}](<{html_escaped(spelled(link))}>)" if is_address(link) else words


def _marks(run: Run, beside: Run) -> str:
    strong = "**" if run.strong and not beside.strong else ""
    return strong + ("*" if run.emphasis and not beside.emphasis else "")


def _prose(parts: Iterable[ProsePart], indent: str) -> Iterator[str]:
    """Yield the lines of paragraphs and lists; those after the first are indented.

    A comment between two lists keeps them from becoming one; the sign of a list changes with its depth,
    or three empty items in each other were a rule.
    """
    before: ProsePart | None = None
    for part in parts:
        match part:
            case Paragraph(runs):
                yield f"{indent}{_line(runs)}\n\n"
            case ProseList(ordered, items):
                if isinstance(before, ProseList) and before.ordered == ordered:
                    yield f"{indent}{_APART}\n\n"
                for number, item in enumerate(items, 1):
                    sign = f"{number}. " if ordered else "* " if len(indent) % 4 else "- "
                    inner = "".join(_prose(item, indent + " " * len(sign))).strip()
                    yield f"{indent}{sign}{inner}\n"
                yield "\n"
            case other:
                assert_never(other)
        before = part


def _hit(number: int, hit: ShownHit) -> str:
    head = f"{_linked(_pieces(hit.title), hit.link)} ({escape(hit.kind)} {escape(hit.id)})"
    return f"{number}. {head}" + (f": {_pieces(hit.passage)}" if hit.passage else "")


def _pieces(pieces: Iterable[tuple[str, bool]]) -> str:
    """Return pieces of a text in one, with stars around those to be marked."""
    return "".join(
        f"**{_escaped(printable(piece))}**" if mark else _escaped(printable(piece)) for piece, mark in pieces
    )
