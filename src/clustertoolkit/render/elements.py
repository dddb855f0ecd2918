"""The blocks of a document as HTML elements; whatever is not ours is escaped here."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import count, groupby
from typing import assert_never

from markupsafe import escape

from clustertoolkit.render.plain import consists_of, printable
from clustertoolkit.schema.addresses import is_address, spelled
from clustertoolkit.views.blocks import (
    Block,
    Chain,
    FactRows,
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
    TableColumn,
    Text,
    Timetable,
    plain,
)
from clustertoolkit.views.trends import Trends

SHORT = 24  # characters of a list that stands on one line
WIDE = 8  # columns of numbers, from which on a table is printed on a page that lies
EVEN = 5  # columns of a table that share its width evenly

# ASCII that is written as it is, which most texts consist of
_PLAIN = bytes(character for character in range(32, 127) if chr(character) not in "&<>'\"/")
_SLASH = re.compile(r"(?<=\w)/(?=\w)")


def escaped(text: str) -> str:
    """Return a text as it stands in an element or attribute."""
    return text if consists_of(_PLAIN, text) else _escaped(text)


def _escaped(text: str) -> str:
    return str(escape(printable(text)))


def words(text: str) -> str:
    """Return a text, escaped, that may go on in another line after a slash between words.

    A text that is just a line break is one that somebody wants to see.
    """
    if consists_of(_PLAIN, text):
        return text  # most are so
    if text == "\n":
        return "<br>"
    return _SLASH.sub("/<wbr>", _escaped(text)) if "/" in text else _escaped(text)


def tag(name: str, content: str, attributes: str = "") -> str:
    """Return an element; its attributes are ours."""
    return f"<{name}{attributes}>{content}</{name}>"


def web(link: str) -> str:
    """Return a web address as it stands in an attribute; nothing for what is none."""
    return escaped(spelled(link)) if is_address(link) else ""


def _as_it_is(line: Line) -> Line:
    return line


class Elements:
    """The elements of one document.

    `address_of` says where a run leads that names something or has a link or a place, as it stands in an
    attribute, and nothing if it leads nowhere. `prepared` makes the line that is written of the one given.
    """

    def __init__(
        self,
        address_of: Callable[[Run], str] = lambda run: web(run.link),
        prepared: Callable[[Line], Line] = _as_it_is,
    ) -> None:
        self._address_of, self._prepared = address_of, prepared
        self._charts = count(1)

    def line(self, line: Line) -> str:
        """Return a line; the words of one look that stand side by side share an element."""
        line = self._prepared(line)
        if len(line) == 1 and not (line[0].strong or line[0].emphasis):
            return self._run(line[0])  # most are so
        written = ""
        for (strong, emphasis), runs in groupby(line, key=lambda run: (run.strong, run.emphasis)):
            said = "".join(map(self._run, runs))
            said = tag("em", said) if emphasis else said
            written += tag("strong", said) if strong else said
        return written

    def _run(self, run: Run) -> str:
        said = words(run.text)
        if run.remark:
            return f" <small>[{said}]</small>"
        address = self._address_of(run) if run.entry or run.place or run.link else ""
        return f'<a href="{address}">{said}</a>' if address else said

    def facts(self, rows: Iterable[LabelledLines]) -> str:
        """Return labels with what stands beside them."""
        inner = [
            f'<div><dt>{words(row.label)}</dt><dd dir="auto">{self._stacked(row.lines)}</dd></div>\n'
            for row in rows
        ]
        return tag("dl", "\n" + "".join(inner), ' class="facts"') + "\n" if inner else ""

    def _stacked(self, lines: Iterable[Line]) -> str:
        return "".join([f'<span class="line">{self.line(line)}</span>' for line in lines])

    def block(self, block: Block, section: Section, name: str) -> str:
        """Return a block of a section; `name` is its own within the document."""
        match block:
            case Text(line):
                return f'<p dir="auto">{self.line(line)}</p>\n'
            case Note(text):
                return tag("p", words(text), ' class="more" dir="auto"') + "\n"
            case Heading(text):
                return tag("p", words(text), ' class="heading"') + "\n"
            case Points(items):
                points = [f'<li dir="auto">{self.line(item)}</li>' for item in items]
                return tag("ul", "".join(points)) + "\n"
            case FactRows(rows):
                return self.facts(rows)
            case Table() as table:
                return self._table(table, section, name)
            case Prose(parts):
                return tag("div", "\n" + self._prose(parts), ' class="prose"') + "\n"
            case Timetable() | Chain() | Trends() as chart:
                return _chart(chart, next(self._charts))
            case Hits(hits):
                return tag("ol", "\n" + "".join(map(_hit, hits)), ' class="hits"') + "\n"
            case other:
                assert_never(other)

    def _prose(self, parts: Iterable[ProsePart]) -> str:
        written = ""
        for part in parts:
            match part:
                case Paragraph(runs):
                    written += tag("p", self.line(runs), ' dir="auto"') + "\n"
                case ProseList(ordered, items):
                    points = (tag("li", self._prose(item)) for item in items)
                    written += tag("ol" if ordered else "ul", "".join(points)) + "\n"
                case other:
                    assert_never(other)
        return written

    def _table(self, table: Table, section: Section, name: str) -> str:
        """Return a table in a box that scrolls where it is wider than the page."""
        numbers = sum(column.number for column in table.columns)
        if table.caption:
            label = f"table-{name}"
        else:
            label = f"title-{name.split('-')[0]}" if section.title else "title"
        kinds: list[str] = [table.style]
        if table.style == "plan":
            kinds += ["sums"] * bool(numbers)
        elif section.title and len(table.columns) <= EVEN:
            kinds.append("even")
        caption = tag("caption", words(table.caption), f' id="{label}"') + "\n" if table.caption else ""
        widths = (f' style="width: {column.width}%"' * bool(column.width) for column in table.columns)
        columns = tag("colgroup", "".join(f"<col{width}>" for width in widths))
        heads = "".join(_head(column, section) for column in table.columns)
        labels = [escaped(column.title) for column in table.columns]
        body = "".join([self._row(row, table, labels) for row in table.rows])
        foot = "".join([self._row(row, table, labels) for row in table.foot])
        inner = (
            "\n" + caption
            + (columns + "\n" if table.style == "plan" else "")
            + tag("thead", tag("tr", heads, ' role="row"'), ' role="rowgroup"') + "\n"
            + tag("tbody", "\n" + body, ' role="rowgroup"') + "\n"
            + (tag("tfoot", "\n" + foot, ' role="rowgroup"') + "\n" if table.foot else "")
        )  # fmt: skip
        whole = tag("table", inner, f' role="table" class="{" ".join(kinds)}"')
        wide = " wide" if table.style == "plan" and numbers > WIDE else ""
        box = f' class="box{wide}" role="region" aria-labelledby="{label}" tabindex="0"'
        nothing = "" if table.rows else tag("p", "Nothing fits these filters.", ' class="more"') + "\n"
        return tag("div", "\n" + whole + "\n", box) + "\n" + nothing

    def _row(self, row: Sequence[TableCell], table: Table, heads: Iterable[str]) -> str:
        cells = []
        for place, (cell, column, head) in enumerate(zip(row, table.columns, heads, strict=True)):
            marks = (
                column.kind if column.kind != "text" else "", "marked" * cell.marked, "strong" * cell.strong
            )  # fmt: skip
            kinds = " ".join(filter(None, marks))
            given = f' class="{kinds}"' if kinds else ""
            lines = self._stacked(cell.lines) if table.style == "plan" else self._listed(cell, column)
            if place:
                cells.append(f'<td role="cell" dir="auto" data-label="{head}"{given}>{lines}</td>\n')
            else:
                cells.append(f'<th role="rowheader" scope="row" dir="auto"{given}>{lines}</th>\n')
        return f'<tr role="row">\n{"".join(cells)}</tr>\n'

    def _listed(self, cell: TableCell, column: TableColumn) -> str:
        """Return the lines of a cell as a list, or on one line if they are short."""
        short = column.kind == "list" and sum(len(plain(line)) for line in cell.lines) <= SHORT
        if short or len(cell.lines) < 2:
            return ", ".join(map(self.line, cell.lines))
        items = (
            tag("li", self.line(line), ' class="strong"' * any(run.strong for run in line))
            for line in cell.lines
        )
        return tag("ul", "".join(items), ' role="list"')


def _head(column: TableColumn, section: Section) -> str:
    """Return the head of a column; one that only says again what the section is called is not seen."""
    if not column.title:
        return tag("td", "", ' role="cell"')
    title = words(column.title)
    if column.title == section.title:
        title = tag("span", title, ' class="unseen"')
    kind = f' class="{column.kind}"' if column.kind != "text" else ""
    return tag("th", title, f' role="columnheader" scope="col"{kind}')


def _chart(chart: Timetable | Chain | Trends, number: int) -> str:
    from clustertoolkit.render.drawing import charts, vectors

    caption = tag("figcaption", words(chart.caption)) if chart.caption else ""
    figures = ""
    for place, drawing in enumerate(charts.drawings(chart), 1):
        picture = vectors.svg(drawing, chart.caption or "Timetable", f"chart-{number}-{place}")
        box = tag("div", picture, ' class="drawing" role="presentation" tabindex="0"')
        figures += tag("figure", caption + box) + "\n"
        caption = ""
    return figures


def _hit(hit: ShownHit) -> str:
    what = words(hit.kind) + " " + tag("code", words(hit.id))
    address = web(hit.link)
    title = f'<a href="{address}">{_pieces(hit.title)}</a>' if address else _pieces(hit.title)
    passage = tag("p", _pieces(hit.passage)) if hit.passage else ""
    return tag("li", tag("p", title, ' class="hit"') + tag("p", what, ' class="kind"') + passage) + "\n"


def _pieces(pieces: Iterable[tuple[str, bool]]) -> str:
    return "".join(tag("mark", words(piece)) if mark else words(piece) for piece, mark in pieces)
