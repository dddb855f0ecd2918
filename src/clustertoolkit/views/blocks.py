"""What people read is put together from blocks of text, in sections, in one document; none is escaped yet."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from clustertoolkit.views.trends import Trends
from clustertoolkit.views.wording import grouped

EntryKey = tuple[str, str]  # the kind and the id of an entry

NOTHING = "–"  # what stands where nothing is known


class Run(NamedTuple):
    """Words of one look; a remark is said in small print and brackets.

    `link` is the web address to which they lead, or `place` the anchor of a section of the same document.
    `entry` is the one that they name: `handouts` makes a link or a place of it.
    """

    text: str
    link: str = ""
    strong: bool = False
    emphasis: bool = False
    remark: bool = False
    place: str = ""
    entry: EntryKey | tuple[()] = ()


Line = tuple[Run, ...]
Sayings = str | Iterable[str | Line]  # one line, or one for each item


class Text(NamedTuple):
    """A paragraph."""

    line: Line


class Note(NamedTuple):
    """A remark in small print."""

    text: str


class Heading(NamedTuple):
    """A small heading above the blocks that follow."""

    text: str


class Points(NamedTuple):
    """A list of short texts."""

    items: tuple[Line, ...]


class LabelledLines(NamedTuple):
    """A label, and what is said under it."""

    label: str
    lines: tuple[Line, ...]


class FactRows(NamedTuple):
    """Labels, each with lines beside it."""

    rows: tuple[LabelledLines, ...]


class TableColumn(NamedTuple):
    """A column: its title, its width in percent, or 0 for as much as it needs, and what it holds.

    `kind` is text, number, date, link, list (of short texts), block (of titles) or prose.
    """

    title: str
    width: int = 0
    kind: str = "text"

    @property
    def number(self) -> bool:
        """Tell whether the column holds numbers."""
        return self.kind == "number"


class TableCell(NamedTuple):
    """A cell of a table: its lines, of which the first may be strong; a marked one stands out."""

    lines: tuple[Line, ...]
    strong: bool = False
    marked: bool = False


TableRow = tuple[TableCell, ...]


class Table(NamedTuple):
    """A table whose first column names the rows, with sums at its foot.

    A table is of a plan, or a list of entries, or the grid of a matrix.
    """

    caption: str
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    foot: tuple[TableRow, ...] = ()
    style: Literal["plan", "list", "grid"] = "plan"


class Paragraph(NamedTuple):
    """A paragraph of prose."""

    runs: Line


class ProseList(NamedTuple):
    """A list in prose; an item holds paragraphs and lists."""

    ordered: bool
    items: "tuple[tuple[ProsePart, ...], ...]"


ProsePart = Paragraph | ProseList


class Prose(NamedTuple):
    """Notes as their author set them."""

    parts: tuple[ProsePart, ...]


class TimeBar(NamedTuple):
    """A stretch of time with its first and last day, and the months where it begins and ends.

    Behind `firm_end`, if it is given, no step is planned yet: from `light_month` on the bar is light.
    """

    title: str
    start: str
    end: str
    from_month: int = 0
    to_month: int = 0
    firm_end: str = ""
    light_month: int = 0


class TimeGroup(NamedTuple):
    """The bars of one action, and whether its end is not told."""

    title: str
    bars: tuple[TimeBar, ...]
    open_end: bool = False


class Timetable(NamedTuple):
    """A chart of bars on one axis of months."""

    caption: str
    groups: tuple[TimeGroup, ...]
    months: int
    first_year: int
    first_month: int
    start: str
    end: str


class ChainStage(NamedTuple):
    """A box of a chain."""

    title: str
    items: tuple[str, ...]


class Chain(NamedTuple):
    """A chart of boxes that lead from one to the next."""

    caption: str
    stages: tuple[ChainStage, ...]


class ShownHit(NamedTuple):
    """One result of a search; title and passage come in pieces, with whether they are to be marked.

    `link` is the home page of the entry.
    """

    kind: str
    id: str
    title: tuple[tuple[str, bool], ...]
    passage: tuple[tuple[str, bool], ...]
    link: str = ""


class Hits(NamedTuple):
    """The results of a search, the best first."""

    hits: tuple[ShownHit, ...]


Block = Text | Note | Heading | Points | FactRows | Table | Prose | Timetable | Chain | Trends | Hits


class Section(NamedTuple):
    """Blocks below a title; level 1 is the highest. That of an entry has its kind and id.

    `anchor` is its own within the document, for links to it; one to which none leads may be without.
    """

    title: str
    level: int
    blocks: tuple[Block, ...]
    number: str = ""
    kind: str = ""
    id: str = ""
    anchor: str = ""


class Moment(NamedTuple):
    """A day, month or year as people write it and, if it is one, as ISO 8601 does."""

    text: str
    iso: str = ""


class Made(NamedTuple):
    """When a file was made, under which licence its content stands, and the paper behind it."""

    day: Moment
    licence: Run
    authors: str
    paper: str
    publisher: str
    published: Moment

    def rows(self) -> tuple[LabelledLines, ...]:
        """Return it as labels with what stands beside them."""
        paper = f"{self.authors}: {self.paper}. {self.publisher}, {self.published.text}"
        licence = LabelledLines("Licence", ((self.licence,),))
        return (*labelled([("Made on", self.day.text)]), licence, *labelled([("Paper", paper)]))


class Handout(NamedTuple):
    """All that people read of something, in any form.

    `over` stands above the title; `facts` tell what it is; `notices` are framed; `lead` says how it is read;
    `notes` stand below. `origin` tells in sentences where it comes from, `made` more of that in a file. An
    excerpt is made to be pasted: as Markdown it has neither title nor facts. A compact one has two pages.
    """

    title: str
    over: str
    sections: tuple[Section, ...]
    facts: tuple[LabelledLines, ...] = ()
    notices: tuple[Line, ...] = ()
    lead: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()
    origin: tuple[str, ...] = ()
    made: Made | tuple[()] = ()
    excerpt: bool = False
    compact: bool = False


def plain(line: Line) -> str:
    """Return the words of a line."""
    return "".join(run.text for run in line)


def said(*parts: str | Run | Line) -> Line:
    """Return one line of texts, runs and other lines in a row."""
    runs: list[Run] = []
    for part in parts:
        runs += (Run(part),) if isinstance(part, str) else (part,) if isinstance(part, Run) else part
    return tuple(runs)


def text(value: str) -> list[Block]:
    """Return a paragraph, or nothing for an empty text."""
    return [Text((Run(value),))] if value else []


def note(value: str) -> list[Block]:
    """Return a remark in small print, or nothing for an empty text."""
    return [Note(value)] if value else []


def listed(items: Iterable[str]) -> list[Block]:
    """Return a list of short texts, or nothing if there are none."""
    lines_ = tuple((Run(item),) for item in items)
    return [Points(lines_)] if lines_ else []


def heading(title: str, blocks: Sequence[Block]) -> list[Block]:
    """Return blocks below a small heading, or nothing if there are none."""
    return [Heading(title), *blocks] if blocks else []


def labelled(pairs: Iterable[tuple[str, Sayings | None]]) -> tuple[LabelledLines, ...]:
    """Return pairs of label and values without those that have no value."""
    return tuple(LabelledLines(label, lines(value)) for label, value in pairs if value)


def facts(pairs: Iterable[tuple[str, Sayings | None]]) -> list[Block]:
    """Return labels with what is said under them, or nothing if nothing is."""
    rows = labelled(pairs)
    return [FactRows(rows)] if rows else []


def lines(value: Sayings) -> tuple[Line, ...]:
    """Return one or several texts as lines, each without a link; a line stays, an empty text is none."""
    items = [value] if isinstance(value, str) else value
    return tuple(line(item) if isinstance(item, str) else item for item in items if item)


def line(value: str, link: str | None = None) -> Line:
    """Return one line of a cell or fact, which may lead to a page."""
    return (Run(value, link or ""),)


def cell(value: Sayings | None, *, strong: bool = False, marked: bool = False) -> TableCell:
    """Return a cell of a table with one line for each text."""
    return TableCell(lines(value or ()) or lines(NOTHING), strong, marked)


def linked(value: str | None, link: str | None) -> TableCell:
    """Return a cell whose text leads to a page."""
    return TableCell((line(value or link or NOTHING, link),))


def number(value: int | None) -> TableCell:
    """Return a cell with a number or a sum."""
    return cell(grouped(value) if value is not None else NOTHING)


def table(
    caption: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[TableCell]],
    foot: Iterable[Sequence[TableCell]] = (),
) -> list[Block]:
    """Return a table whose first column names the rows, or nothing if it has none.

    A column is a title and a width; the widths add up to at most 100, and one of width 0 holds numbers.
    """
    body = tuple(map(tuple, rows))
    heads = tuple(TableColumn(title, width, "text" if width else "number") for title, width in columns)
    return [Table(caption, heads, body, tuple(map(tuple, foot)))] if body else []
