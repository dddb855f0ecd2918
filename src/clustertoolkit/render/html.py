"""One HTML file that needs nothing else: readable on a screen and a phone, and on paper."""

import re
from collections.abc import Callable, Iterable
from itertools import count, groupby
from typing import TYPE_CHECKING, Any, assert_never

from markupsafe import Markup, escape

from clustertoolkit.render.plain import consists_of, printable
from clustertoolkit.render.templating import templates
from clustertoolkit.schema.addresses import is_address, spelled
from clustertoolkit.views.anchors import with_lines
from clustertoolkit.views.blocks import (
    Block,
    Chain,
    FactRows,
    Handout,
    Heading,
    Hits,
    LabelledLines,
    Line,
    Made,
    Moment,
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

if TYPE_CHECKING:
    from clustertoolkit.views import Report

SHORT = 24  # characters of a list that stands on one line
WIDE = 8  # columns of numbers, from which on a table is printed on a page that lies
EVEN = 5  # columns of a table that share its width evenly
CONTENTS = 4  # sections that need no list of contents

# ASCII that is written as it is, which most texts consist of
_PLAIN = bytes(character for character in range(32, 127) if chr(character) not in "&<>'\"/")
_SLASH = re.compile(r"(?<=\w)/(?=\w)")


def report(report: "Report") -> str:
    """Return what people read of a report as one page."""
    from clustertoolkit.views.handouts import handout

    return document(handout(report))


def document(handout: Handout) -> str:
    """Return a document as one page; the same document gives the same page."""
    homes = {
        section.anchor: _id(section, place)
        for place, section in enumerate(handout.sections, 1)
        if section.anchor
    }
    sections = bodies(handout, lambda place: f"#{homes[place]}" if place in homes else "")
    tables = [block for section in handout.sections for block in section.blocks if isinstance(block, Table)]
    return templates("render").get_template("page.html").render(
        handout=handout, sections=sections, contents=_contents(handout, sections),
        facts=_ours(_facts(handout.facts)), made=_ours(_made(handout.made)) if handout.made else "",
        lead=[_ours(_line(line)) for line in handout.lead],
        notices=[_ours(_line(line)) for line in handout.notices],
        lists=any(table.style != "plan" for table in tables),
        style=style(),
    )  # fmt: skip


def bodies(handout: Handout, address_of: Callable[[str], str]) -> list[dict[str, Any]]:
    """Return the sections of a document for a template, their blocks as elements.

    `address_of` says where a place (see `Run`) is; of one that is nowhere the words are no link.
    """
    charts = count(1)

    def placed(line: Line) -> Line:
        if not any(run.place for run in line):
            return line
        return tuple(run._replace(place=address_of(run.place)) if run.place else run for run in line)

    return [
        {
            "id": _id(section, place), "place": place, "title": _ours(_words(section.title)),
            "level": section.level, "number": section.number, "kind": section.kind, "entry": section.id,
            "unseen": handout.excerpt and section.title == handout.title,
            "body": _ours("".join(
                _block(with_lines(block, placed), section, f"{place}-{number}", charts)
                for number, block in enumerate(section.blocks, 1)
            )),
        }
        for place, section in enumerate(handout.sections, 1)
    ]  # fmt: skip


def style() -> Markup:
    """Return the style sheet of a page."""
    return _ours(templates("render").get_template("page.css").render())


def _id(section: Section, place: int) -> str:
    """Return what names a section within the page: its number, else its words, else its place."""
    if section.anchor and not section.number:
        return f"entry-{section.anchor}"
    return f"section-{section.number.replace('.', '-') or place}"


def _contents(handout: Handout, sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the sections that stand in the list of contents: of an excerpt, those of the highest level."""
    titled = [section for section in sections if section["title"]]
    if handout.excerpt:
        titled = [section for section in titled if section["level"] == 1]
        return titled if len(titled) > 1 else []
    return [section for section in titled if section["level"] < 3] if len(titled) > CONTENTS else []


def _ours(markup: str) -> Markup:
    """Return what the functions below made for a template, which does not escape it again."""
    return Markup(markup)  # noqa: S704


def _escaped(text: str) -> str:
    """Return a text as it stands in an element or attribute; whatever is not ours passes through here."""
    return text if consists_of(_PLAIN, text) else str(escape(printable(text)))


def _words(text: str) -> str:
    """Return a text, escaped, that may go on in another line after a slash between words.

    A text that is just a line break is one that somebody wants to see.
    """
    if consists_of(_PLAIN, text):
        return text  # most are so
    return "<br>" if text == "\n" else _SLASH.sub("/<wbr>", _escaped(text))


def _tag(name: str, content: str, attributes: str = "") -> str:
    """Return an element; its attributes are ours."""
    return f"<{name}{attributes}>{content}</{name}>"


def _line(line: Line) -> str:
    if len(line) == 1 and not (line[0].strong or line[0].emphasis):
        return _run(line[0])  # most are so
    written = ""
    for (strong, emphasis), runs in groupby(line, key=lambda run: (run.strong, run.emphasis)):
        words = "".join(map(_run, runs))
        words = _tag("em", words) if emphasis else words
        written += _tag("strong", words) if strong else words
    return written


def _run(run: Run) -> str:
    words = _words(run.text)
    if run.remark:
        return f" <small>[{words}]</small>"
    if run.place:
        return f'<a href="{_escaped(run.place)}">{words}</a>'
    return _linked(words, run.link) if run.link else words


def _linked(words: str, link: str) -> str:
    """Return words that lead to a web address, or to nothing else."""
    return f'<a href="{_escaped(spelled(link))}">{words}</a>' if is_address(link) else words


def _facts(rows: Iterable[LabelledLines]) -> str:
    inner = [
        _tag("div", _tag("dt", _words(row.label)) + _tag("dd", _stacked(row.lines), ' dir="auto"')) + "\n"
        for row in rows
    ]
    return _tag("dl", "\n" + "".join(inner), ' class="facts"') + "\n" if inner else ""


def _made(made: Made) -> str:
    """Return a day, a licence and a title as such, for programs that look for them."""
    licence = _words(made.licence.text)
    if made.licence.link:
        licence = _tag("a", licence, f' rel="license" href="{_escaped(spelled(made.licence.link))}"')
    paper = _words(f"{made.authors}: ") + _tag("cite", _words(made.paper)) + _words(f". {made.publisher}, ")
    rows = [("Made on", _moment(made.day)), ("Licence", licence), ("Paper", paper + _moment(made.published))]
    inner = [
        _tag("div", _tag("dt", label) + _tag("dd", said, ' dir="auto"')) + "\n"
        for label, said in rows
        if said
    ]
    return _tag("dl", "\n" + "".join(inner), ' class="facts"') + "\n"


def _moment(moment: Moment) -> str:
    words = _words(moment.text)
    return _tag("time", words, f' datetime="{_escaped(moment.iso)}"') if moment.iso else words


def _stacked(lines: Iterable[Line]) -> str:
    return "".join(_tag("span", _line(line), ' class="line"') for line in lines)


def _block(block: Block, section: Section, name: str, charts: "count[int]") -> str:
    """Return a block; `name` is its own within the page, and so is each number drawn from `charts`."""
    match block:
        case Text(line):
            return _tag("p", _line(line), ' dir="auto"') + "\n"
        case Note(text):
            return _tag("p", _words(text), ' class="more" dir="auto"') + "\n"
        case Heading(text):
            return _tag("p", _words(text), ' class="heading"') + "\n"
        case Points(items):
            points = (_tag("li", _line(item), ' dir="auto"') for item in items)
            return _tag("ul", "".join(points)) + "\n"
        case FactRows(rows):
            return _facts(rows)
        case Table() as table:
            return _table(table, section, name)
        case Prose(parts):
            return _tag("div", "\n" + _prose(parts), ' class="prose"') + "\n"
        case Timetable() | Chain() as chart:
            return _chart(chart, next(charts))
        case Hits(hits):
            return _tag("ol", "\n" + "".join(map(_hit, hits)), ' class="hits"') + "\n"
        case other:
            assert_never(other)


def _prose(parts: Iterable[ProsePart]) -> str:
    written = ""
    for part in parts:
        match part:
            case Paragraph(runs):
                written += _tag("p", _line(runs), ' dir="auto"') + "\n"
            case ProseList(ordered, items):
                points = (_tag("li", _prose(item)) for item in items)
                written += _tag("ol" if ordered else "ul", "".join(points)) + "\n"
            case other:
                assert_never(other)
    return written


def _chart(chart: Timetable | Chain, number: int) -> str:
    from clustertoolkit.render.drawing import charts, vectors

    caption = _tag("figcaption", _words(chart.caption)) if chart.caption else ""
    figures = ""
    for place, drawing in enumerate(charts.drawings(chart), 1):
        picture = vectors.svg(drawing, chart.caption or "Timetable", f"chart-{number}-{place}")
        box = _tag("div", picture, ' class="drawing" role="presentation" tabindex="0"')
        figures += _tag("figure", caption + box) + "\n"
        caption = ""
    return figures


def _hit(hit: ShownHit) -> str:
    what = _words(hit.kind) + " " + _tag("code", _words(hit.id))
    title = _linked(_pieces(hit.title), hit.link)
    passage = _tag("p", _pieces(hit.passage)) if hit.passage else ""
    return _tag("li", _tag("p", title, ' class="hit"') + _tag("p", what, ' class="kind"') + passage) + "\n"


def _pieces(pieces: Iterable[tuple[str, bool]]) -> str:
    return "".join(_tag("mark", _words(piece)) if mark else _words(piece) for piece, mark in pieces)


def _table(table: Table, section: Section, name: str) -> str:
    """Return a table in a box that scrolls where it is wider than the page."""
    numbers = sum(column.number for column in table.columns)
    label = f"table-{name}" if table.caption else f"title-{name.split('-')[0]}" if section.title else "title"
    kinds: list[str] = [table.style]
    if table.style == "plan":
        kinds += ["sums"] * bool(numbers)
    elif section.title and len(table.columns) <= EVEN:
        kinds.append("even")
    caption = _tag("caption", _words(table.caption), f' id="{label}"') + "\n" if table.caption else ""
    widths = (f' style="width: {column.width}%"' * bool(column.width) for column in table.columns)
    columns = _tag("colgroup", "".join(f"<col{width}>" for width in widths))
    heads = "".join(_head(column, section) for column in table.columns)
    labels = [_escaped(column.title) for column in table.columns]
    body = "".join(_row(row, table, labels) for row in table.rows)
    foot = "".join(_row(row, table, labels) for row in table.foot)
    inner = (
        "\n" + caption
        + (columns + "\n" if table.style == "plan" else "")
        + _tag("thead", _tag("tr", heads, ' role="row"'), ' role="rowgroup"') + "\n"
        + _tag("tbody", "\n" + body, ' role="rowgroup"') + "\n"
        + (_tag("tfoot", "\n" + foot, ' role="rowgroup"') + "\n" if table.foot else "")
    )  # fmt: skip
    whole = _tag("table", inner, f' role="table" class="{" ".join(kinds)}"')
    wide = " wide" if table.style == "plan" and numbers > WIDE else ""
    box = f' class="box{wide}" role="region" aria-labelledby="{label}" tabindex="0"'
    nothing = "" if table.rows else _tag("p", "Nothing fits these filters.", ' class="more"') + "\n"
    return _tag("div", "\n" + whole + "\n", box) + "\n" + nothing


def _head(column: TableColumn, section: Section) -> str:
    """Return the head of a column; one that only says again what the section is called is not seen."""
    if not column.title:
        return _tag("td", Markup(), ' role="cell"')
    words = _words(column.title)
    if column.title == section.title:
        words = _tag("span", words, ' class="unseen"')
    kind = f' class="{column.kind}"' if column.kind != "text" else ""
    return _tag("th", words, f' role="columnheader" scope="col"{kind}')


def _row(row: Iterable[TableCell], table: Table, heads: Iterable[str]) -> str:
    cells = ""
    for place, (cell, column, head) in enumerate(zip(row, table.columns, heads, strict=True)):
        marks = (column.kind if column.kind != "text" else "", "marked" * cell.marked, "strong" * cell.strong)
        kinds = " ".join(filter(None, marks))
        given = f' class="{kinds}"' if kinds else ""
        lines = _stacked(cell.lines) if table.style == "plan" else _listed(cell, column)
        if place:
            cells += f'<td role="cell" dir="auto" data-label="{head}"{given}>{lines}</td>\n'
        else:
            cells += f'<th role="rowheader" scope="row" dir="auto"{given}>{lines}</th>\n'
    return f'<tr role="row">\n{cells}</tr>\n'


def _listed(cell: TableCell, column: TableColumn) -> str:
    """Return the lines of a cell as a list, or on one line if they are short."""
    short = column.kind == "list" and sum(len(plain(line)) for line in cell.lines) <= SHORT
    if short or len(cell.lines) < 2:
        return ", ".join(map(_line, cell.lines))
    items = (
        _tag("li", _line(line), ' class="strong"' * any(run.strong for run in line)) for line in cell.lines
    )
    return _tag("ul", "".join(items), ' role="list"')
