"""What a command found as a document for people: pages, hits, a matrix or lists as sections of blocks."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from clustertoolkit.views import Column, Grid, GridCell, Page, PageBlock, Report, Sheet, Value
from clustertoolkit.views.addresses import is_address, pieces
from clustertoolkit.views.blocks import (
    Block,
    EntryKey,
    FactRows,
    Handout,
    Hits,
    LabelledLines,
    Line,
    Made,
    Moment,
    Points,
    Run,
    Section,
    Table,
    TableCell,
    TableColumn,
    Text,
    labelled,
    line,
    plain,
)
from clustertoolkit.views.naming import Leading, named
from clustertoolkit.views.wording import moment

HEAVY = 9  # the weight of columns that hold most of what a table says
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")
PROSE = 120  # characters from which a text needs room to be read
KEY = (
    Run("In each cell: "), Run("policy actions", strong=True),
    Run(", then examples of who has done it, and where."),
)  # fmt: skip


def handout(report: Report) -> Handout:
    """Return what people read of a report."""
    head = report.toolkit.head
    paper = head.paper
    licence = Run(head.licence.title, head.licence.url if is_address(head.licence.url) else "")
    return Handout(
        title=report.title,
        over=head.title,
        sections=tuple(_sections(report)),
        facts=labelled((label[:1].upper() + label[1:], values) for label, values in report.chosen()),
        lead=(KEY,) if report.grids else (),
        notes=report.notes,
        origin=(f"{head.title}, content version {head.version}, {head.licence.title}.",),
        made=Made(
            _moment(report.day),
            licence,
            ", ".join(paper.authors),
            paper.title,
            paper.publisher,
            _moment(paper.date),
        ),
        excerpt=True,
    )


def _moment(text: str) -> Moment:
    """Return an ISO date, or a year and month, as people write it too; any other text as it is."""
    return Moment(moment(text), text) if _DAY.match(text) else Moment(text)


def _sections(report: Report) -> Iterator[Section]:
    if report.grids:
        for grid in report.grids:
            yield Section(grid.title, 1, (_matrix(grid),))
    elif report.pages:
        anchors = list(_anchors(report.pages))
        places = {key: f"#{anchor}" for key, anchor in anchors if anchor}
        leading = Leading(report.toolkit, places)
        for page, (_, anchor) in zip(report.pages, anchors, strict=True):
            yield from _page(page, anchor, leading)
    elif report.hits:
        yield Section("", 1, (Hits(report.hits),))
    else:
        sheets = report.tables or report.sheets
        for sheet in sheets:
            alone = len(sheets) == 1 and (not report.tables or sheet.columns[0].title == sheet.title)
            yield Section("" if alone else sheet.title, 1, (listing(named(report.toolkit, sheet)),))


def _anchors(pages: Iterable[Page]) -> Iterator[tuple[EntryKey, str]]:
    """Yield the anchor of each page, as GitHub makes one of a heading: words with hyphens between them.

    A heading that comes again has a number behind it.
    """
    taken: Counter[str] = Counter()
    for page in pages:
        words = _anchor(page.title)
        yield (page.kind, page.id), f"{words}-{taken[words]}" if words and taken[words] else words
        taken.update([words, *(_anchor(part.heading) for part in page.blocks if part.heading)])


def _anchor(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", " ".join(heading.split()).lower()).replace(" ", "-")


def _page(page: Page, anchor: str, leading: Leading) -> Iterator[Section]:
    """Yield the section of an entry, and one below it for each heading."""
    key = page.kind, page.id
    facts = tuple(LabelledLines(label, tuple(map(addressed, values))) for label, values in page.facts)
    blocks: list[Block] = [Text(addressed(page.summary))] if page.summary else []
    section = Section(
        page.title, 1, (*blocks, FactRows(facts)) if facts else tuple(blocks),
        kind=page.kind, id=page.id, anchor=anchor,
    )  # fmt: skip
    for part in page.blocks:
        if part.heading:
            yield section
            section = Section(part.heading, 2, ())
        section = section._replace(blocks=(*section.blocks, *_lines(part, key, leading)))
    yield section


def _lines(part: PageBlock, inside: EntryKey, leading: Leading) -> Iterator[Block]:
    lines = tuple(
        tuple(
            led for run in line for led in ([leading.led(run, inside)] if run.entry else addressed(run.text))
        )
        for line in part.lines
    )
    if part.listed:
        yield Points(lines)
    else:
        yield from map(Text, lines)


def addressed(text: str) -> Line:
    """Return a text of which every web address leads to it."""
    return tuple(Run(piece, link) for piece, link in pieces(text)) or (Run(""),)


def _matrix(grid: Grid) -> Table:
    columns = (TableColumn(""), *(TableColumn(title, 0, "block") for title in grid.columns))
    rows = tuple(
        (TableCell((line(band.title),), strong=True), *map(_cell, band.cells)) for band in grid.bands
    )
    return Table("", columns, rows, style="grid")


def _cell(cell: GridCell) -> TableCell:
    lines = [_marked(Run(title, strong=True), mark) for title, mark in cell.actions]
    homes = cell.homes or ("",) * len(cell.examples)
    lines += [
        _marked(Run(title, home), mark) for (title, mark), home in zip(cell.examples, homes, strict=True)
    ]
    if cell.hidden:
        lines.append(line(f"+ {cell.hidden} more"))
    return TableCell(tuple(lines) or (line("-"),))


def _marked(title: Run, mark: str) -> Line:
    return (title, Run(mark, remark=True)) if mark else (title,)


def listing(sheet: Sheet) -> Table:
    """Return the columns of a sheet that people see as a table."""
    shown = [place for place, column in enumerate(sheet.columns) if column.weight]
    columns = tuple(
        TableColumn(
            sheet.columns[place].title, 0, _kind(sheet.columns[place], (row[place] for row in sheet.rows))
        )
        for place in shown
    )
    rows = tuple(tuple(_value(row[place], sheet.columns[place]) for place in shown) for row in sheet.rows)
    return Table("", columns, rows, style="list")


def _kind(column: Column, values: Iterable[Value]) -> str:
    """Return a column's kind, or that its texts are read as prose, or its lists as blocks of lines."""
    if column.kind == "list":
        return "block" if column.weight >= HEAVY or column.names else "list"
    long = any(isinstance(value, str) and len(plain(column.read(value))) > PROSE for value in values)
    return "prose" if column.kind == "text" and long else column.kind


def _value(value: Value, column: Column) -> TableCell:
    """Return a value as a cell; the name of an entry leads to its home page."""
    runs = column.read(value)
    return TableCell(tuple(addressed(run.text) if column.kind == "link" else (run,) for run in runs))
