"""Where the entries of a file stand in its text: their lines, the comments that belong to them, their ends.

A comment belongs to the entry that it stands directly above, unless it is indented deeper than that: then it
belongs, as do the comments on its lines, to the entry before.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from clustertoolkit.errors import ToolkitError
from clustertoolkit.yamlfiles.reader import Document, Event

Node = tuple[Event, Event, Any]  # the events of a key, if there is one, and a value; the nodes below it
Edit = tuple[int, int, str]  # the stretch of the text that is replaced, and by what


def refused(document: Document, line: int, why: str = "") -> ToolkitError:
    """Return the error that a place, with its line counted from 0, cannot be changed here."""
    why = why or "this is written in a form that cannot be changed here"
    hint = "nothing was written; write keys, lists and comments line by line there, or change it by hand"
    return ToolkitError(f"{document.path}:{line + 1}: {why}", hint)


class Layout:
    """The text of a document by lines, and where its nodes end."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text
        self.rows = self.text.split("\n")
        self.starts = [0]
        for row in self.rows:
            self.starts.append(self.starts[-1] + len(row) + 1)

    def offset(self, mark: Event) -> int:
        """Return the place of a parser's mark in the text."""
        return int(self.starts[mark.line] + mark.column)

    def line(self, offset: int) -> int:
        """Return the line, from 0, of a place in the text."""
        return bisect_right(self.starts, offset) - 1

    def is_blank(self, line: int) -> bool:
        """Tell whether nothing stands on a line."""
        return not self.rows[line].strip()

    def comment(self, line: int) -> int | None:
        """Return the column of the comment that has a line for itself; None if there is none."""
        row = self.rows[line].lstrip(" ")
        return len(self.rows[line]) - len(row) if row.startswith("#") else None

    def row_end(self, line: int) -> int:
        """Return the place behind the last character of a line."""
        return self.starts[line] + len(self.rows[line].rstrip("\r"))

    def end(self, node: Node) -> int:
        """Return the place behind a value; where none is written, behind the colon or hyphen."""
        key, event, inner = node
        if is_in_brackets(event):
            return self.closing(node) + 1
        if inner:
            return self.end(last_below(inner))
        if is_text_block(event):
            return self.row_end(self._last_of_text(event))
        if is_unwritten(event):
            return self.colon(key) + 1 if key is not None else self.offset(event.start_mark)
        return self.offset(event.end_mark)

    def _last_of_text(self, event: Event) -> int:
        """Return the last line of a text over several lines; blank ones count where they are kept."""
        last = event.end_mark.line - (event.end_mark.column == 0)
        last -= last == len(self.rows) - 1 and not self.rows[last]
        while not keeps_blanks(self, event) and last > event.start_mark.line and self.is_blank(last):
            last -= 1
        return int(last)

    def colon(self, key: Event) -> int:
        """Return the place of the colon behind a key."""
        place = self.offset(key.end_mark)
        while self.text[place : place + 1] == " ":
            place += 1
        if self.text[place : place + 1] != ":":
            raise refused(self.document, key.start_mark.line)
        return place

    def closing(self, node: Node) -> int:
        """Return the place of the bracket or brace that closes a list or mapping."""
        _, event, inner = node
        start = self.offset(event.start_mark)
        if self.text[start] not in "[{":  # a pair that stands in brackets without braces
            raise refused(self.document, event.start_mark.line)
        place = self.end(last_below(inner)) if inner else start + 1
        while self.text[place] not in "]}":
            place = self.text.index("\n", place) if self.text[place] == "#" else place + 1
        return place

    def has_comment(self, node: Node) -> bool:
        """Tell whether a comment stands in a list or mapping in brackets or braces."""
        place = self.offset(node[1].start_mark)
        for event in _texts((None, *node[1:])):
            if "#" in self.text[place : self.offset(event.start_mark)]:
                return True
            place = self.offset(event.end_mark)
        return "#" in self.text[place : self.end(node)]

    def ending(self, line: int) -> str:
        """Return how a line ends, or the line before it if it is the last of all."""
        return "\r\n" if self.rows[min(line, max(len(self.rows) - 2, 0))].endswith("\r") else "\n"

    def below(self, line: int, lines: list[str]) -> Edit:
        """Return the edit that puts lines below another, with the same line end as that."""
        ending = self.ending(line)
        if line + 1 < len(self.rows):
            place = self.starts[line + 1]
            return place, place, "".join(f"{row}{ending}" for row in lines)
        return len(self.text), len(self.text), "".join(f"{ending}{row}" for row in lines)


class BlockCollection:
    """A mapping or list that is written line by line: what belongs to each of its entries."""

    def __init__(self, layout: Layout, node: Node) -> None:
        self.layout = layout
        _, event, inner = node
        self.entries: list[Node] = list(inner.values()) if isinstance(inner, dict) else inner
        self.column: int = event.start_mark.column
        self.first_line: int = event.start_mark.line

    def is_compact(self) -> bool:
        """Tell whether the first entry stands behind a hyphen on its line."""
        return bool(self.layout.rows[self.first_line][: self.column].strip())

    def head(self, place: int) -> int:
        """Return the line on which an entry's key or hyphen stands."""
        key, event, _ = self.entries[place]
        if key is not None:
            if key.start_mark.column != self.column:  # behind a question mark
                raise refused(self.layout.document, key.start_mark.line)
            return int(key.start_mark.line)
        line = event.start_mark.line if place else self.first_line
        while place and not self._is_hyphen(line):
            line -= 1
        return int(line)

    def _is_hyphen(self, line: int) -> bool:
        row = self.layout.rows[line]
        return row[self.column : self.column + 1] == "-" and not row[: self.column].strip()

    def last(self, place: int) -> int:
        """Return the line on which an entry's value ends."""
        return self.layout.line(self.layout.end(self.entries[place]))

    def top(self, place: int) -> int:
        """Return the first line that belongs to an entry: of the comments directly above it."""
        line = self.head(place)
        floor = self.last(place - 1) if place else -1
        while line - 1 > floor and (column := self.layout.comment(line - 1)) is not None:
            if place and column > self.column:
                break
            line -= 1
        return line

    def bottom(self, place: int) -> int:
        """Return the last line that belongs to an entry: of the comments below that are indented deeper."""
        bottom = self.last(place)
        for line in range(bottom + 1, len(self.layout.rows)):
            column = self.layout.comment(line)
            if column is not None and column > self.column:
                bottom = line
            elif not self.layout.is_blank(line):
                break
        return bottom

    def removal(self, place: int) -> Edit:
        """Return the edit that takes an entry out, with the comments that belong to it."""
        layout, bottom = self.layout, self.bottom(place)
        if place == 0 and self.is_compact():
            start = layout.starts[self.first_line] + self.column
            return len(layout.text[:start].rstrip(" ")), layout.row_end(bottom), ""
        start = layout.starts[self.top(place)]
        if place and keeps_blanks(layout, last_of(self.entries[place - 1])):
            while bottom + 1 < len(layout.rows) and layout.is_blank(bottom + 1):
                bottom += 1  # these would lengthen the text above
        if bottom + 1 < len(layout.rows):
            return start, layout.starts[bottom + 1], ""
        return len(layout.text[:start].removesuffix("\n").removesuffix("\r")), len(layout.text), ""

    def behind(self, place: int, lines: list[str]) -> Edit:
        """Return the edit that puts lines behind an entry and all that belongs to it."""
        return self.layout.below(self.bottom(place), lines)

    def before(self, lines: list[str]) -> Edit:
        """Return the edit that puts lines before the first entry and the comments above it."""
        ending = self.layout.ending(self.first_line)
        if self.is_compact():
            start = self.layout.starts[self.first_line] + self.column
            return start, start, ending.join([*lines, " " * self.column]).lstrip(" ")
        start = self.layout.starts[self.top(0)]
        return start, start, "".join(f"{row}{ending}" for row in lines)


def _texts(node: Node) -> Iterator[Event]:
    """Yield the events of all keys and scalars of a node, in their order."""
    key, event, inner = node
    if key is not None:
        yield key
    if inner is None:
        yield event
    for below in inner.values() if isinstance(inner, dict) else inner or ():
        yield from _texts(below)


def last_below(inner: Any) -> Node:
    """Return the last of the nodes below another."""
    node: Node = list(inner.values())[-1] if isinstance(inner, dict) else inner[-1]
    return node


def last_of(node: Node) -> Event:
    """Return the event of the last value at any depth."""
    while node[2]:
        node = last_below(node[2])
    return node[1]


def is_in_brackets(event: Event) -> bool:
    """Tell whether a value is a list or mapping in brackets or braces."""
    return bool(getattr(event, "flow_style", False))


def is_unwritten(event: Event) -> bool:
    """Tell whether nothing at all is written for a value."""
    return getattr(event, "value", None) == "" and not event.style


def keeps_blanks(layout: Layout, event: Event) -> bool:
    """Tell whether a value is a text over several lines to which the blank lines behind it belong."""
    header = layout.rows[event.start_mark.line][event.start_mark.column :]
    return is_text_block(event) and "+" in header.split("#")[0]


def is_text_block(event: Event) -> bool:
    """Tell whether a value is a text over several lines behind a bar or an angle."""
    return getattr(event, "style", None) in ("|", ">")
