"""What a command found as a document for people: pages, hits, a matrix or lists as sections of blocks."""

import re
from collections.abc import Iterable, Iterator

from clustertoolkit.schema.addresses import is_address
from clustertoolkit.views import Column, Report, Sheet, Value
from clustertoolkit.views.anchors import addressed, anchors, with_addresses, with_lines
from clustertoolkit.views.blocks import (
    EntryKey,
    Handout,
    Hits,
    Line,
    Made,
    Moment,
    Run,
    Section,
    Table,
    TableCell,
    TableColumn,
    labelled,
    line,
    plain,
)
from clustertoolkit.views.naming import Leading, chosen, named
from clustertoolkit.views.wording import moment

HEAVY = 9  # the weight of columns that hold most of what a table says
PROSE = 120  # characters from which a text needs room to be read
BROAD = 30  # characters from which the name of an entry needs room
KEY = (
    Run("In each cell: "), Run("policy actions", strong=True),
    Run(", then examples of who has done it, and where."),
)  # fmt: skip

_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?\Z")


def handout(report: Report) -> Handout:
    """Return what people read of a report."""
    head = report.toolkit.head
    paper = head.paper
    licence = Run(head.licence.title, head.licence.url if is_address(head.licence.url) else "")
    whole = Handout(
        title=report.title,
        over=head.title,
        sections=tuple(_sections(report)),
        facts=labelled((label[:1].upper() + label[1:], values) for label, values in chosen(report)),
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
    return addressed(whole)


def _moment(text: str) -> Moment:
    """Return an ISO date, or a year and month, as people write it too; any other text as it is."""
    return Moment(moment(text), text) if _DAY.match(text) else Moment(text)


def _sections(report: Report) -> Iterator[Section]:
    if report.grids:
        for grid in report.grids:
            yield Section(grid.caption, 1, (without_caption(grid),))
    elif report.pages:
        sections = [section for page in report.pages for section in page]
        anchored = zip(sections, anchors(section.title for section in sections), strict=True)
        of_pages = [((section.kind, section.id), anchor) for section, anchor in anchored if section.id]
        leading = Leading(report.toolkit, dict(of_pages))
        for page, (_, anchor) in zip(report.pages, of_pages, strict=True):
            for number, section in enumerate(led_sections(page, leading, (page[0].kind, page[0].id))):
                yield section._replace(anchor="" if number else anchor)
    elif report.hits:
        yield Section("", 1, (Hits(report.hits),))
    else:
        sheets = report.tables or report.sheets
        for sheet in sheets:
            alone = len(sheets) == 1 and (not report.tables or sheet.columns[0].title == sheet.title)
            yield Section("" if alone else sheet.title, 1, (listing(named(report.toolkit, sheet)),))


def led_sections(
    sections: Iterable[Section], leading: Leading, inside: EntryKey | None = None
) -> Iterator[Section]:
    """Yield sections in which every entry and web address is a link; none leads to the entry `inside`."""

    def led(line: Line) -> Line:
        if any(run.entry for run in line):
            line = tuple(leading.led(run, inside) for run in line)
        return with_addresses(line)

    for section in sections:
        yield section._replace(blocks=tuple(with_lines(block, led) for block in section.blocks))


def without_caption(grid: Table) -> Table:
    """Return a grid without its caption; a cell without entries says so."""
    rows = (tuple(cell if cell.lines else TableCell((line("-"),)) for cell in row) for row in grid.rows)
    return grid._replace(caption="", rows=tuple(rows))


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
        broad = any(len(run.text) > BROAD for run in column.names.values())
        return "block" if column.weight >= HEAVY or broad else "list"
    long = any(isinstance(value, str) and len(plain(column.read(value))) > PROSE for value in values)
    return "prose" if column.kind == "text" and long else column.kind


def _value(value: Value, column: Column) -> TableCell:
    """Return a value as a cell; the name of an entry leads to its home page."""
    runs = column.read(value)
    if column.kind == "link":
        runs = tuple(Run(run.text, run.text if is_address(run.text) else "") for run in runs)
    return TableCell(tuple((run,) for run in runs))
