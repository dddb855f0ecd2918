"""What is shown, apart from how: plain values that every form of output draws on."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.views.blocks import Line, Points, Run, Section, ShownHit, Table, Text, said


class Told(str):
    """A word of a closed list with what people read for it: in a table on a terminal, and in a file."""

    __slots__ = ("briefly", "fully")
    briefly: str
    fully: str

    def __new__(cls, word: str, briefly: str, fully: str) -> "Told":
        told = super().__new__(cls, word)
        told.briefly, told.fully = briefly, fully
        return told


Value = str | int | float | tuple[str, ...] | None
ShownFilters = tuple[tuple[str, str], ...]  # label and value
Page = tuple[Section, ...]  # all about an entry: texts, points and facts


def block(heading: str, lines: Iterable[str | Line], *, listed: bool = True) -> Section:
    """Return a part of a page, points or paragraphs; without a heading it goes on from the one before."""
    texts = tuple(map(said, lines))
    return Section(heading, 2, (Points(texts),) if listed and texts else tuple(map(Text, texts)))


class Column(NamedTuple):
    """A column of a sheet.

    `weight` tells its importance: where space is scarce the lightest go first, those of one weight
    together, and those of weight 9 never; those of weight 0 are shown only when asked for. `kind` is
    text, number, list, link or date. `names` are the words that people read in a file for an id or name,
    with the page to which they lead.
    """

    key: str
    title: str
    weight: int = 1
    kind: str = "text"
    names: Mapping[str, Run] = MappingProxyType({})

    def read(self, value: Value) -> tuple[Run, ...]:
        """Return a value as people read it in a file, a run for each item."""
        if isinstance(value, Told):
            return (Run(value.fully),)
        texts = value if isinstance(value, tuple) else () if value in (None, "") else (str(value),)
        return tuple(self.names.get(text) or Run(text) for text in texts)


def briefly(value: Value) -> Value:
    """Return a value as it stands in a table on a terminal."""
    return value.briefly if isinstance(value, Told) else value


class Sheet(NamedTuple):
    """A table with a title; a row has a value for each column, a list is a tuple of texts."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]

    def chosen(self, keys: tuple[str, ...]) -> "Sheet":
        """Return the sheet with these columns only, in this order."""
        places = [[column.key for column in self.columns].index(key) for key in keys]
        columns = tuple(self.columns[place] for place in places)
        return Sheet(self.title, columns, tuple(tuple(row[place] for place in places) for row in self.rows))


class Squares(NamedTuple):
    """A part of a picture: rows of squares below column titles, each with two numbers.

    The second is that of examples, the first what `beside` calls it, for one and for several.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    beside: tuple[str, str] = ("action", "actions")


class Bars(NamedTuple):
    """A part of a picture: a bar for each label and number of examples; `together` counts each once."""

    title: str
    together: int
    rows: tuple[tuple[str, int], ...]


class Picture(NamedTuple):
    """What is drawn: squares or bars, with sentences that stand above them and below."""

    squares: tuple[Squares, ...] = ()
    bars: tuple[Bars, ...] = ()
    lead: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Report(NamedTuple):
    """What a command found, in every shape that an output form may need.

    `sheets` hold all of it, flat, for programs; `tables`, or `grids`, or `pages`, or `hits`, hold what
    people read. `body` is the JSON document without its head; a long list in it may hold functions that
    make its items, as few look at them. `filters` are label and value. `notes` stand below what people
    read. `day` (ISO date) is that on which it was found. `picture` is for lists that can be drawn. `listed`
    says in plural what the rows of a list are, `total` how many they are without a limit (0: no
    option chooses rows and columns), and `opens` is the key of the column by whose values `show` opens one.
    """

    toolkit: Toolkit
    title: str
    sheets: tuple[Sheet, ...]
    body: dict[str, Any]
    tables: tuple[Sheet, ...] = ()
    grids: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    filters: ShownFilters = ()
    notes: tuple[str, ...] = ()
    day: str = ""
    hits: tuple[ShownHit, ...] = ()
    picture: Picture | None = None
    listed: str = ""
    total: int = 0
    opens: str = ""
