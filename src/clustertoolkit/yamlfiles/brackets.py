"""Changes in lists and mappings that are written in brackets or braces."""

import json
import re
from collections.abc import Sequence
from typing import Any

from clustertoolkit.yamlfiles.layout import Edit, Layout, Node, is_in_brackets, is_unwritten, refused
from clustertoolkit.yamlfiles.manner import bracketed, key_text

_COLON = re.compile(" *:")
_COMMENT = re.compile(r" *(,?) *#")  # on the line of an entry, behind it


class Brackets:
    """A list or mapping in brackets or braces: what stands between its entries."""

    def __init__(self, layout: Layout, node: Node) -> None:
        self.layout = layout
        _, event, inner = node
        self.entries: list[Node] = list(inner.values()) if isinstance(inner, dict) else inner
        self.line: int = event.start_mark.line
        self.opened = layout.offset(event.start_mark) + 1
        self.closed = layout.closing(node)

    def start(self, place: int) -> int:
        """Return where an entry begins."""
        key, event, _ = self.entries[place]
        return self.layout.offset((key or event).start_mark)

    def end(self, place: int) -> int:
        """Return where an entry ends."""
        key, event, _ = self.entries[place]
        if key is not None and not is_in_brackets(event) and is_unwritten(event):
            end = self.layout.offset(key.end_mark)
            colon = _COLON.match(self.layout.text, end)
            return colon.end() if colon else end
        return self.layout.end(self.entries[place])

    def changes(self, removed: Sequence[int], added: Sequence[tuple[int, str]]) -> list[Edit]:
        """Return the edits that take entries out and put texts behind others (-1: before the first)."""
        gone = set(removed)
        kept = [place for place in range(len(self.entries)) if place not in gone]
        if not kept:
            return [self._checked(self.opened, self.closed, ", ".join(text for _, text in added))]
        edits = []
        for place in sorted(gone):
            before = max((other for other in kept if other < place), default=None)
            if before is None:
                edits.append(self._checked(self.start(place), self.start(place + 1), ""))
            else:
                edits.append(self._checked(self.end(place - 1), self.end(place), ""))
        texts: dict[int | None, list[str]] = {}
        for anchor, text in added:
            before = max((other for other in kept if other <= anchor), default=None)
            texts.setdefault(before, []).append(text)
        for before, new in texts.items():
            edits += self._first(kept[0], new) if before is None else self._behind(before, new)
        return edits

    def _first(self, place: int, texts: Sequence[str]) -> list[Edit]:
        """Return the edits that put texts before an entry and the comments above it."""
        start = self.start(place)
        line = top = self.layout.line(start)
        while top - 1 > self.line and self.layout.comment(top - 1) is not None:
            top -= 1
        if top == line:
            return [(start, start, "".join(f"{text}, " for text in texts))]
        start = self.layout.starts[top]
        return [(start, start, "".join(self._rows(place, [f"{text}," for text in texts])))]

    def _behind(self, place: int, texts: Sequence[str]) -> list[Edit]:
        """Return the edits that put texts behind an entry and the comment on its line."""
        end = self.end(place)
        comment = _COMMENT.match(self.layout.text, end)
        if comment is None:
            return [(end, end, "".join(f",{self._gap()}{text}" for text in texts))]
        below = self.layout.starts[self.layout.line(end) + 1]
        if comment[1]:
            return [(below, below, "".join(self._rows(place, [f"{text}," for text in texts])))]
        *others, last = texts
        rows = self._rows(place, [*(f"{text}," for text in others), last])
        return [(end, end, ","), (below, below, "".join(rows))]

    def _rows(self, place: int, texts: Sequence[str]) -> list[str]:
        """Return lines with texts, indented as the first entry on the line of another one."""
        line = self.layout.line(self.start(place))
        first = next(other for other in range(place + 1) if self.layout.line(self.start(other)) == line)
        indent = " " * (self.start(first) - self.layout.starts[line])
        return [f"{indent}{text}{self.layout.ending(line)}" for text in texts]

    def _gap(self) -> str:
        """Return what stands behind a comma: a blank, or a new line if the last entry begins one."""
        row_start = self.layout.starts[self.layout.line(self.start(len(self.entries) - 1))]
        indent = self.layout.text[row_start : self.start(len(self.entries) - 1)]
        if indent.strip(" ") or row_start <= self.opened:
            return " "
        ending = "\r\n" if self.layout.text[:row_start].endswith("\r\n") else "\n"
        return f"{ending}{indent}"

    def _checked(self, start: int, end: int, text: str) -> Edit:
        """Return an edit that takes no comment out."""
        stretch = self.layout.text[start:end]
        if "#" in stretch and any("#" in gap for gap in self._gaps(start, end)):
            raise refused(self.layout.document, self.line)
        return start, end, text

    def _gaps(self, start: int, end: int) -> list[str]:
        """Return what stands between the entries of a stretch."""
        places = [place for place in range(len(self.entries)) if start <= self.start(place) < end]
        edges = [start, *(edge for place in places for edge in (self.start(place), self.end(place))), end]
        return [self.layout.text[edges[n] : edges[n + 1]] for n in range(0, len(edges), 2)]

    def pair(self, key: str, value: Any) -> str:
        """Return a new key with its value, in quotes if the other keys are."""
        quoted = any(entry[0].style == '"' for entry in self.entries)
        written = json.dumps(key, ensure_ascii=False) if quoted else key_text(key)
        return f"{written}: {bracketed(value)}"
