"""The form `plain`: one record after the other, each value behind its label, a line each.

It is made to be heard, felt or read in a narrow window: nothing in it is said by columns, signs or colours.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, zip_longest
from typing import assert_never

from clustertoolkit.render.plain import joined, one_line, printable
from clustertoolkit.views import Page, Report, Sheet, Squares, briefly
from clustertoolkit.views.blocks import (
    Block,
    Chain,
    FactRows,
    Handout,
    Heading,
    Hits,
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
    TableRow,
    Text,
    TimeBar,
    Timetable,
)
from clustertoolkit.views.charted import as_table
from clustertoolkit.views.foot import foot
from clustertoolkit.views.trends import Trends
from clustertoolkit.views.wording import moment, sentence, span


def report(report: Report) -> str:
    """Return the cells, pages, hits or rows of a report."""
    return _text(_records(report))


def screen(report: Report) -> str:
    """Return the same with what stands below a list: how many there are, and how to see more."""
    return _text(chain(_records(report), [list(foot(report, ()))]))


def document(handout: Handout) -> str:
    """Return a document."""
    return _text(_handout(handout))


def table(sheet: Sheet) -> str:
    """Return the rows of a table alone."""
    return _text(rows(sheet))


def _text(records: Iterable[list[str]]) -> str:
    """Return records with an empty line between them."""
    return "\n".join("".join(f"{line}\n" for line in record) for record in records if record)


def _records(report: Report) -> Iterator[list[str]]:
    squares = report.picture.squares if report.picture else ()
    if report.grids:
        for grid, numbers in zip_longest(report.grids, squares):
            yield from cells(grid, numbers)
    elif report.pages:
        for page in report.pages:
            yield from _page(page)
    elif report.hits:
        yield from map(_hit, report.hits)
    elif squares:  # the notes say what the numbers of a cell are: here they say it themselves
        for part in squares:
            yield from counts(part)
        return
    else:
        tables = report.tables or report.sheets
        for sheet in tables:
            yield from rows(sheet, titled=len(tables) > 1)
        if not any(sheet.rows for sheet in tables):
            return
    yield [one_line(note) for note in report.notes]


def cells(grid: Table, squares: Squares | None) -> Iterator[list[str]]:
    """Yield a record for each cell of a grid: its place, its numbers if they are known, then its entries."""
    numbers = [each for _, row in squares.rows for each in row] if squares else ()
    places = ((row, place) for row in grid.rows for place in range(1, len(grid.columns)))
    for (row, place), counted in zip_longest(places, numbers):
        head = _place(grid.caption, _line(row[0].lines[0]), grid.columns[place].title)
        entries = (_entry(line) for line in row[place].lines)
        yield [f"{head}: {_counted(*counted)}" if counted else f"{head}:", *entries]


def _entry(line: Line) -> str:
    """Return an entry of a cell with its kind; what is emphasised tells of others."""
    name = line[0]
    kind = "Action: " if name.strong else "" if name.emphasis else "Example: "
    return kind + _line([run._replace(link="") for run in line])


def counts(squares: Squares) -> Iterator[list[str]]:
    """Yield one record with a line for each cell."""
    yield [
        f"{_place(squares.title, title, column)}: {_counted(*numbers)}"
        for title, row in squares.rows
        for column, numbers in zip(squares.columns, row, strict=True)
    ]


def _place(*names: str) -> str:
    return ", ".join(map(one_line, names))


def _counted(actions: int, examples: int) -> str:
    return f"{_number(actions, 'action')}, {_number(examples, 'example')}"


def _number(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def rows(sheet: Sheet, *, titled: bool = False) -> Iterator[list[str]]:
    """Yield a record for each row; a table of one column is one record.

    The title stands above if it is asked for, or if the first column has it for its own.
    """
    shown = [(place, column) for place, column in enumerate(sheet.columns) if column.weight]
    captioned = sheet.columns[0].title == sheet.title
    if not sheet.rows:
        return
    if titled or captioned:
        yield [one_line(sheet.title)]
    told = [
        [
            _labelled(
                "" if captioned and not place else column.title, one_line(joined(briefly(row[place]), ", "))
            )
            for place, column in shown
            if row[place] not in (None, "", ())
        ]
        for row in sheet.rows
    ]
    yield from told if len(shown) > 1 else [list(chain.from_iterable(told))]


def _page(page: Page) -> Iterator[list[str]]:
    """Yield the title with kind and id, then the sections of a page."""
    for section in page:
        title = one_line(section.title)
        head = [title] if title else []
        if section.id:
            head.append(_labelled(sentence(section.kind), one_line(section.id)))
        first, *others = [*map(block, section.blocks)] or [[]]
        yield head + ([] if section.id else first)
        yield from [first, *others] if section.id else others


def _hit(hit: ShownHit) -> list[str]:
    """Return a hit: title, kind with id, and passage; what was found in them is not marked."""
    passage = _pieces(hit.passage)
    return [
        _pieces(hit.title),
        _labelled(sentence(one_line(hit.kind)), one_line(hit.id)),
        *([passage] if passage else []),
    ]


def _pieces(pieces: Iterable[tuple[str, bool]]) -> str:
    return printable("".join(piece for piece, _ in pieces))


def _handout(handout: Handout) -> Iterator[list[str]]:
    yield [one_line(handout.title)]
    yield from head(handout)
    for section in handout.sections:
        yield from _section(section)
    yield [one_line(note) for note in handout.notes]
    yield [one_line(told) for told in handout.origin]


def head(handout: Handout) -> Iterator[list[str]]:
    """Yield what stands below the title of a document."""
    yield [_line(notice) for notice in handout.notices]
    yield block(FactRows(handout.facts))


def _section(section: Section) -> Iterator[list[str]]:
    title = one_line(f"{section.number} {section.title}")
    yield [title] if title else []
    for held in section.blocks:
        yield from records(held)


def records(held: Block) -> Iterator[list[str]]:
    """Yield the records of a block: the rows of a table or chain, the hits of a list, or itself."""
    if isinstance(held, Table):
        yield from _table(held)
    elif isinstance(held, Chain | Trends):
        yield from _table(as_table(held))
    elif isinstance(held, Hits):
        yield from map(_hit, held.hits)
    else:
        yield block(held)


def block(held: Block) -> list[str]:
    """Return a block as one record; a table is one of its rows, and so is a chain."""
    match held:
        case Text(line):
            return [_line(line)]
        case Note(text) | Heading(text):
            return [one_line(text)]
        case Points(items):
            return [f"- {_line(item)}" for item in items]
        case FactRows(facts):
            return [line for row in facts for line in _fact(row.label, row.lines)]
        case Prose(parts):
            return list(_prose(parts, ""))
        case Timetable():
            return [*([one_line(held.caption)] if held.caption else []), *_timetable(held)]
        case Table():
            return list(chain.from_iterable(_table(held)))
        case Chain() | Trends():
            return block(as_table(held))
        case Hits(hits):
            return list(chain.from_iterable(map(_hit, hits)))
        case other:
            assert_never(other)


def _table(table: Table) -> Iterator[list[str]]:
    """Yield the caption of a table, and a record for each row, those at its foot included."""
    yield [one_line(table.caption)] if table.caption else []
    titles = [column.title for column in table.columns]
    for row in (*table.rows, *table.foot):
        yield list(_row(titles, row))


def _row(titles: Sequence[str], row: TableRow) -> Iterator[str]:
    """Yield each cell of a row behind the title of its column: an empty one may be there to be filled."""
    for title, cell in zip(titles, row, strict=True):
        yield from _fact(title, cell.lines)


def _fact(label: str, lines: Sequence[Line]) -> Iterator[str]:
    """Yield a line behind its label, or several as points below it; without one the label alone."""
    said = [text for line in lines if (text := _line(line))]
    if len(said) == 1:
        yield _labelled(label, said[0])
        return
    if label:
        yield f"{one_line(label)}:"
    yield from (f"- {text}" for text in said)


def _labelled(label: str, value: str) -> str:
    return f"{one_line(label)}: {value}" if label else value


def _line(line: Iterable[Run]) -> str:
    """Return the words of a line, each with the address to which it leads if that does not stand there."""
    return one_line("".join(map(_run, line)))


def _run(run: Run) -> str:
    if run.remark:
        return f" [{run.text}]"
    return f"{run.text} ({run.link})" if run.link and run.link not in run.text else run.text


def _timetable(chart: Timetable) -> Iterator[str]:
    for group in chart.groups:
        yield f"{one_line(group.title)}:"
        yield from (f"- {one_line(bar.title)}: {span(bar.start, bar.end)}{_light(bar)}" for bar in group.bars)


def _light(bar: TimeBar) -> str:
    return f", planned until {moment(bar.firm_end)}" if bar.firm_end >= bar.start else ""


def _prose(parts: Iterable[ProsePart], before: str) -> Iterator[str]:
    """Yield paragraphs as lines; an item of a list begins with the numbers or hyphens of all lists around."""
    for part in parts:
        match part:
            case Paragraph(runs):
                yield f"{before}{_line(runs)}"
            case ProseList(ordered, items):
                for number, item in enumerate(items, 1):
                    yield from _prose(item, f"{before}{number}. " if ordered else f"{before}- ")
            case other:
                assert_never(other)
