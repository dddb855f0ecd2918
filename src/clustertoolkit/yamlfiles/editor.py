"""Changes in a YAML text that leave every other character of it as a person wrote it.

The places come from the strict reader. What was changed is read again by it: unless that says exactly what
was wanted, and has no problem, the change is refused with its place. What is empty, and a key that is not
there, are as good as each other.
"""

from collections.abc import Collection, Mapping, Sequence
from copy import deepcopy
from typing import Any

from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.brackets import Brackets
from clustertoolkit.yamlfiles.layout import (
    BlockCollection,
    Edit,
    Layout,
    Node,
    is_in_brackets,
    is_text_block,
    is_unwritten,
    last_of,
    refused,
)
from clustertoolkit.yamlfiles.likeness import NOTHING, fingerprint, paired, settled
from clustertoolkit.yamlfiles.manner import block_lines, bracketed, folded, manner_of, quoted_as
from clustertoolkit.yamlfiles.paths import Way
from clustertoolkit.yamlfiles.reader import MAX_BYTES, Document, parse
from clustertoolkit.yamlfiles.writer import scalar


def amended(document: Document, wanted: Mapping[str, Any], limit: int = MAX_BYTES) -> Document:
    """Return a document whose text says what is wanted, changed where it says something else.

    Entries of a list that are not wanted go with their comments. ToolkitError, with the place, if the text
    is written in a form that cannot be changed so, or would have more bytes than the limit.
    """
    changes = _Changes(document)
    changes.bring(document.marks[""], document.data, wanted)
    return _read_again(document, changes.edits, wanted, limit)


def without(document: Document, ways: Collection[Way], limit: int = MAX_BYTES) -> Document:
    """Return a document without the entries at the ends of these ways, and without their comments.

    ToolkitError as for `amended`; KeyError or IndexError if there is no such entry.
    """
    homes: dict[Way, list[Any]] = {}
    for way in ways:
        if not any(way[:length] in ways for length in range(1, len(way))):
            homes.setdefault(way[:-1], []).append(way[-1])
    wanted = deepcopy(document.data)
    changes = _Changes(document)
    for home, steps in homes.items():
        node = document.marks[""]
        for step in home:
            node = node[2][step]
        places = [list(node[2]).index(step) if isinstance(node[2], dict) else step for step in steps]
        changes.change(node, sorted(places), ())
        held = paths.get(wanted, home)
        for step in sorted(steps, reverse=True):
            held.pop(step)
    return _read_again(document, changes.edits, wanted, limit)


def _read_again(document: Document, edits: list[Edit], wanted: Any, limit: int) -> Document:
    """Return the document with edits in its text; ToolkitError if it does not say what is wanted then."""
    if not edits:
        return document
    parts, place = [], 0
    for start, end, text in sorted(edits, key=lambda edit: edit[:2]):
        parts += [document.text[place:start], text]
        place = end
    text = "".join([*parts, document.text[place:]])
    changed = parse(document.path, text.encode(), limit)
    if changed.problems:
        problem = changed.problems[0]
        line = Layout(document).line(min(edits)[0])
        raise refused(document, line, f"this cannot be changed here: {problem.message}")
    if fingerprint(changed.data) != fingerprint(wanted):
        raise refused(document, document.span(_first_difference(changed.data, wanted)).line - 1)
    return changed


def _first_difference(data: Any, wanted: Any) -> Way:
    """Return the way to the first place at which data does not say what is wanted."""
    if isinstance(data, dict) and isinstance(wanted, dict):
        pairs = [(key, data.get(key), wanted.get(key)) for key in {**data, **wanted}]
    elif isinstance(data, list) and isinstance(wanted, list) and len(data) == len(wanted):
        pairs = [(number, *pair) for number, pair in enumerate(zip(data, wanted, strict=True))]
    else:
        return ()
    for step, value, other in pairs:
        if fingerprint(value) != fingerprint(other):
            return (step, *_first_difference(value, other))
    return ()


NARROWEST = 60  # columns in which texts over several lines are written


class _Changes:
    """The edits that turn what a document says into something else."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.layout = Layout(document)
        self.manner = manner_of(document)
        self.edits: list[Edit] = []

    def bring(self, node: Node, old: Any, wanted: Any, *, inside: bool = False) -> None:
        """Add the edits that make a node, which says the old data, say what is wanted.

        `inside` tells that the node stands in brackets or braces.
        """
        if fingerprint(old) == fingerprint(wanted):
            return
        _, event, inner = node
        in_flow = is_in_brackets(event)
        if inner and isinstance(inner, dict) and isinstance(wanted, dict):
            self._mapping(node, old, wanted, inside=inside or in_flow)
        elif inner and isinstance(inner, list) and isinstance(wanted, list):
            self._list(node, old, wanted, inside=inside or in_flow)
        elif inner and not in_flow:
            if fingerprint(wanted) != NOTHING:
                raise refused(self.document, event.start_mark.line)
            self.change(node, range(len(inner)), ())
        else:
            self._replace(node, old, settled(wanted), inside=inside)

    def _mapping(self, node: Node, old: Any, wanted: Mapping[str, Any], *, inside: bool) -> None:
        removed = []
        for place, (key, below) in enumerate(node[2].items()):
            if key in wanted:
                self.bring(below, old.get(key), wanted[key], inside=inside)
            elif fingerprint(old.get(key)) != NOTHING:
                removed.append(place)
        last = len(node[2]) - 1
        added = [
            (last, (key, value))
            for key, value in wanted.items()
            if key not in node[2] and fingerprint(value) != NOTHING
        ]
        self.change(node, removed, added)

    def _list(self, node: Node, old: Any, wanted: Sequence[Any], *, inside: bool) -> None:
        removed, added, behind = [], [], -1
        for before, after in paired(old, wanted):
            if before is not None:
                behind = before
            if before is None and after is not None:
                added.append((behind, wanted[after]))
            elif before is not None and after is None:
                removed.append(before)
            elif before is not None and after is not None:
                self.bring(node[2][before], old[before], wanted[after], inside=inside)
        self.change(node, removed, added)

    def change(self, node: Node, removed: Sequence[int], added: Sequence[tuple[int, Any]]) -> None:
        """Add the edits that take entries out and put others behind places (-1: before the first)."""
        if not removed and not added:
            return
        is_mapping = isinstance(node[2], dict)
        if is_in_brackets(node[1]):
            brackets = Brackets(self.layout, node)
            texts = [
                (place, brackets.pair(*entry) if is_mapping else bracketed(entry)) for place, entry in added
            ]
            self.edits += brackets.changes(removed, texts)
            return
        block = BlockCollection(self.layout, node)
        self.edits += [block.removal(place) for place in removed]
        for place, entry in added:
            if is_mapping:
                lines = self.manner.entries(dict([entry]), block.column)
            else:
                lines = self.manner.items([entry], block.column)
            self.edits.append(block.before(lines) if place < 0 else block.behind(place, lines))
            self._end_last_text(self.edits[-1])

    def _end_last_text(self, edit: Edit) -> None:
        """Let a text over several lines say that no line break ends it, if now one comes behind it."""
        layout = self.layout
        event = last_of(self.document.marks[""])
        if edit[0] < len(layout.text) or layout.text.endswith("\n") or not is_text_block(event):
            return
        start = layout.offset(event.start_mark)
        end = start + len(layout.text[start:].split(maxsplit=1)[0])
        is_removed = any(first <= start < last for first, last, _ in self.edits)
        if not is_removed and "-" not in layout.text[start:end]:
            self.edits.append((start, end, f"{layout.text[start:end].replace('+', '')}-"))

    def _replace(self, node: Node, old: Any, wanted: Any, *, inside: bool) -> None:
        """Add the edits that write another value where one stands, or behind a key or hyphen without one."""
        key, event, _ = node
        below: list[str] = []
        below_header = ""
        if isinstance(wanted, dict | list) and key is not None and not inside:
            text, below = "", self.manner.below(wanted, key.start_mark.column)
        elif isinstance(wanted, dict) and not inside and is_unwritten(event):
            column = event.start_mark.column - len("-")
            first, *below = self.manner.items([wanted], column)
            text = first[event.start_mark.column + len(" ") :]
        elif isinstance(old, str) and isinstance(wanted, str) and not inside:
            text, below_header = self._text(node, wanted)
        elif isinstance(old, str) and isinstance(wanted, str):
            text = quoted_as(event.style, wanted, inside=inside)
        elif isinstance(wanted, dict | list) or inside:
            text = bracketed(wanted)
        else:
            text = "" if wanted is None else scalar(wanted)
        end = self._written(node, text, below_header)
        if below:
            self.edits.append(self.layout.below(self.layout.line(end), below))

    def _text(self, node: Node, wanted: str) -> tuple[str, str]:
        """Return how a text is written in place of another, and what comes below if that is a header.

        A long one stays over several lines if the other is, which are as wide as those were.
        """
        layout, (_, event, _) = self.layout, node
        first, last = event.start_mark.line, layout.line(layout.end(node))
        rows = [row.rstrip("\r") for row in layout.rows[first : last + 1]]
        written = scalar(wanted) if is_text_block(event) else quoted_as(event.style, wanted, inside=False)
        if len(rows) == 1:
            return written, ""
        width = max(NARROWEST, *map(len, rows))
        if "\n" not in wanted and event.start_mark.column + len(written) <= width:
            return written, ""
        filled = [row for row in rows[1:] if row.strip()]
        column = min(len(row) - len(row.lstrip(" ")) for row in filled) if filled else 0
        ending = layout.ending(first)
        if not is_text_block(event):
            return folded(written, event.start_mark.column, column, width).replace("\n", ending), ""
        header = rows[0][event.start_mark.column :].split(maxsplit=1)[0]
        lines = block_lines(event.style, wanted, width - column)
        if not lines or header.strip("|>+-"):
            return written, ""
        body = "".join(f"{ending}{' ' * column if line else ''}{line}" for line in lines)
        return f"{event.style}{'' if wanted.endswith(chr(10)) else '-'}", body

    def _written(self, node: Node, text: str, below_header: str = "") -> int:
        """Add the edits that write a text where a value stands; return where the old value ended."""
        layout = self.layout
        _, event, _ = node
        end = layout.end(node)
        if not is_in_brackets(event) and is_unwritten(event):
            self.edits.append((end, end, text and f" {text}"))
            return end
        start = layout.offset(event.start_mark)
        stop = end
        if is_in_brackets(event) and layout.has_comment(node):
            raise refused(self.document, event.start_mark.line)
        if is_text_block(event):
            stop = start + len(layout.text[start:end].split(maxsplit=1)[0])
            self.edits.append((layout.row_end(event.start_mark.line), end, below_header))
        if not text:
            start = len(layout.text[:start].rstrip(" "))
        self.edits.append((start, stop, text))
        return end
