"""A YAML text with comments at every place, as a tree: it knows what text must come of each change.

It is a second, slow account of what `yamlfiles.editor` does: a removed entry takes its comments along, what is
new stands behind what was there, and every other character stays.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from clustertoolkit.yamlfiles.likeness import fingerprint
from clustertoolkit.yamlfiles.writer import scalar

HOSTILE = (
    "NO", "no", "yes", "on", "Off", "null", "~", "12:30", "012", "0x1F", "1e3", "1_000", "2027", "2027-03-31", "1.5",
    "", "a: b", "a #b", "#a", "- a", "? a", "[a", "{a}", "*a", "&a", "!a", "%a", "@a", "`a", "|", ">", "'a'", '"a"',
    "a\nb\n", " a ", "\\n", "é ß 字", "x" * 200, "AT", "word", "two words", "=", "<<", "...", "---", "a:",
)  # fmt: skip
PLAIN = ("\\n", "é ß 字", "x" * 200, "AT", "word", "two words", "...", "---")  # what needs no quotes of those
WORDS = re.compile(r"[A-Za-z][A-Za-z0-9 .,()/'-]*")


@dataclass
class Entry:
    """A key or an item with its value: the source of a scalar, or the entries below and blank lines (None)."""

    key: str | None
    value: Any = None  # of a scalar
    source: list[str] = field(default_factory=list)  # the lines of a scalar; the first stands behind the key
    below: "list[Entry | None] | None" = None
    is_mapping: bool = False
    above: list[str] = field(default_factory=list)
    beside: str = ""
    inside: list[str] = field(default_factory=list)  # comments behind the value, with blanks before them
    is_compact: bool = True  # its first key stands on the line of the hyphen

    def entries(self) -> "list[Entry]":
        """Return what lies below, without blank lines."""
        return [entry for entry in self.below or () if entry is not None]

    def data(self) -> Any:
        """Return what the entry says."""
        if self.below is None:
            return self.value
        if self.is_mapping:
            return {entry.key: entry.data() for entry in self.entries()} or None
        return [entry.data() for entry in self.entries()] or None

    def fill(self, value: Any) -> None:
        """Say something else in place of a scalar or of nothing; a text keeps its quotes."""
        if isinstance(value, dict | list):
            made = entry_of(self.key, value)
            self.below = [*(made.below or ()), *(self.below or ())]
            self.value, self.source, self.is_mapping, self.is_compact = None, [], made.is_mapping, True
            if self.key is None:
                self.entries()[0].beside, self.beside = self.beside, ""
            return
        is_text = isinstance(self.value, str) and isinstance(value, str)
        quote = self.source[0][0] if is_text else "|"
        self.value = value
        if value is None:
            self.source = []
        elif quote in "|>" and is_text and ("\n" in value or len(value) > 60):
            between = [] if quote == "|" else [""]  # an end of a line behind an angle is a blank line
            first, *rest = value.removesuffix("\n").split("\n")
            lines = [first, *(line for one in rest for line in (*between, one))]
            self.source = [quote if value.endswith("\n") else f"{quote}-", *lines]
        elif quote in "|>":
            self.source = [scalar(value)]
        elif quote == "'" and "\n" not in value:
            self.source = [f"'{value.replace(chr(39), chr(39) * 2)}'"]
        elif quote not in "'\"" and (value in PLAIN or (value not in HOSTILE and WORDS.fullmatch(value))):
            self.source = [value]
        else:
            self.source = [json.dumps(value, ensure_ascii=False)]

    def remove(self, entry: "Entry") -> None:
        """Take an entry out, and leave the blank lines around it."""
        assert self.below is not None
        if self.is_compact and self.key is None and self.below[0] is entry:
            self.is_compact = False
        place = self.place(entry)
        self.below[place : place + 1] = entry.blanks()

    def place(self, entry: "Entry") -> int:
        """Return where an entry stands among the entries and blank lines below."""
        return next(place for place, other in enumerate(self.below or ()) if other is entry)

    def blanks(self) -> list[None]:
        """Take the blank lines off that stand behind all else in the entry, and return them."""
        found: list[None] = []
        while not self.inside and self.below:
            if self.below[-1] is not None:
                return [*self.below[-1].blanks(), *found]
            found.append(self.below.pop())
        return found

    def add(self, entry: "Entry", place: int | None = None) -> None:
        """Put an entry before the one at a place, or behind the last."""
        assert self.below is not None
        entries = self.entries()
        place = len(entries) if place is None else place
        if not entries:
            self.below.insert(0, entry)
        elif place == 0:
            self.below.insert(self.place(entries[0]), entry)
        else:
            before = entries[place - 1]
            behind = self.place(before) + 1
            self.below[behind:behind] = [entry, *before.blanks()]

    def bring(self, data: Any) -> None:
        """Say what the data says: entries in their places, the rest behind; of texts those that are the same."""
        if fingerprint(self.data()) == fingerprint(data):
            return
        if self.below is None or not self.entries():
            self.fill(cleaned(data))
        elif self.is_mapping:
            self._bring_keys(data or {})
        else:
            self._bring_items(data or [])

    def _bring_keys(self, data: dict[str, Any]) -> None:
        by_key = {entry.key: entry for entry in self.entries()}
        for key, entry in by_key.items():
            if key in data:
                entry.bring(data[key])
            elif cleaned(entry.data()) is not None:
                self.remove(entry)
        for key, value in data.items():
            if key not in by_key and cleaned(value) is not None:
                self.add(entry_of(key, value))

    def _bring_items(self, data: list[Any]) -> None:
        old = self.entries()
        if any(isinstance(item, dict) for item in data):
            assert len(old) <= len(data)
            for entry, item in zip(old, data, strict=False):
                entry.bring(item)
            new = data[len(old) :]
        else:
            new = [item for item in data if item not in [entry.value for entry in old]]
        for item in new:
            self.add(entry_of(None, item))
        for entry in old:
            if entry.below is None and entry.value is not None and entry.value not in data:
                self.remove(entry)


def cleaned(data: Any) -> Any:
    """Return data without what holds nothing."""
    if isinstance(data, dict):
        return {key: kept for key, item in data.items() if (kept := cleaned(item)) is not None} or None
    if isinstance(data, list):
        items = [cleaned(item) for item in data]
        return items if any(item is not None for item in items) else None
    return data


def entry_of(key: str | None, value: Any) -> Entry:
    """Return an entry without comments, as the program writes it."""
    entry = Entry(key)
    if isinstance(value, dict):
        entry.is_mapping = True
        entry.below = [entry_of(name, item) for name, item in value.items() if cleaned(item) is not None]
    elif isinstance(value, list):
        entry.below = [entry_of(None, cleaned(item)) for item in value]
    elif value is not None:
        entry.fill(value)
    return entry


class Manner(NamedTuple):
    """By how many columns things lie deeper: a mapping and a list below a key, and what is behind a hyphen."""

    mapping: int
    sequence: int
    hyphen: int

    def deeper(self, entry: Entry) -> int:
        """Return by how many columns what is below an entry lies deeper than it."""
        return self.hyphen if entry.key is None else self.mapping if entry.is_mapping else self.sequence


@dataclass
class Text:
    """A whole text: its tree and the manner in which it is written."""

    root: Entry
    manner: Manner
    ending: str
    last: str  # what stands behind the last entry

    def __str__(self) -> str:
        lines = ["# at the top", "", *self._below(self.root, 0)]
        return "".join(f"{line}{self.ending}" for line in lines) + self.last

    def _below(self, entry: Entry, column: int) -> Iterator[str]:
        for below in entry.below or ():
            if below is None:
                yield ""
            else:
                yield from self._lines(below, column)

    def _lines(self, entry: Entry, column: int) -> Iterator[str]:
        pad = " " * column
        yield from (f"{pad}{comment}" for comment in entry.above)
        head = f"{pad}-" if entry.key is None else f"{pad}{entry.key}:"
        beside = f"  {entry.beside}" if entry.beside else ""
        if entry.below is None:
            yield from self._scalar(entry, head, beside, column)
        else:
            inner = column + self.manner.deeper(entry)
            lines = list(self._below(entry, inner))
            if entry.key is None and entry.is_compact and entry.entries():
                yield head + lines[0][len(head) :]
                yield from lines[1:]
            else:
                yield head + beside
                yield from lines
        yield from (f"{pad}{comment}" for comment in entry.inside)

    def _scalar(self, entry: Entry, head: str, beside: str, column: int) -> Iterator[str]:
        behind = " " * (self.manner.hyphen - 1 if entry.key is None and entry.source else bool(entry.source))
        first, *rest = entry.source or [""]
        inner = [f"{' ' * (column + 3)}{line}" if line else "" for line in rest]
        if first[:1] in ("|", ">") or not rest:
            yield f"{head}{behind}{first}{beside}"
            yield from inner
        else:
            yield f"{head}{behind}{first}"
            yield from (*inner[:-1], f"{inner[-1]}{beside}")


class Commented:
    """Makes texts with comments at every place, each comment with a number of its own."""

    def __init__(self, dice: random.Random) -> None:
        self.dice = dice
        self.number = 0

    def text(self, data: dict[str, Any]) -> Text:
        """Return a text that says the data, in some manner."""
        dice = self.dice
        self.manner = Manner(dice.choice((2, 4)), dice.choice((0, 2, 4)), dice.choice((2, 4)))
        root = self.entry("", data)
        root.above, root.inside = [], []
        last = dice.choice(("", "# at the end", "\n# at the end\n"))
        ending = dice.choice(("\n", "\r\n"))
        return Text(root, self.manner, ending, last.replace("\n", ending))

    def comment(self) -> str:
        """Return a comment that there is only once; some look like something else."""
        self.number += 1
        return f"#{self.dice.choice((' ', '- ', ' a: ', ' |'))}{self.number:04}"

    def entry(self, key: str | None, data: Any) -> Entry:
        """Return an entry with comments and blank lines, which says the data."""
        entry = Entry(key)
        if isinstance(data, dict | list) and data:
            entry.is_mapping = isinstance(data, dict)
            pairs = data.items() if isinstance(data, dict) else ((None, item) for item in data)
            entry.below = []
            for name, item in pairs:
                entry.below += [None] * (self.dice.random() < 0.1) + [self.entry(name, item)]
            if key is None and self.dice.random() < 0.5:
                entry.below = [below for below in entry.below if below is not None]
                entry.entries()[0].above = []
            else:
                entry.is_compact = False
        elif not isinstance(data, dict | list):
            self.write(entry, data)
        if self.some():
            entry.above = [self.comment() for _ in range(self.dice.randint(1, 2))]
        if self.some() and not (key is None and entry.below is not None and entry.is_compact):
            entry.beside = self.comment()
        deeper = self.manner.deeper(entry) if entry.below else 1
        is_empty = entry.below is None and entry.value is None  # a list may come where its comments stand
        if self.some() and deeper and (self.manner.sequence or not is_empty):
            columns = self.dice.choice((1, deeper))
            entry.inside = [" " * columns + self.comment() for _ in range(self.dice.randint(1, 2))]
        return entry

    def some(self) -> bool:
        """Tell whether there is a comment here."""
        return self.dice.random() < 0.6

    def write(self, entry: Entry, data: Any) -> None:
        """Write a scalar in one of the ways in which people do."""
        entry.value = data
        if data is None:
            return
        forms = [[scalar(data)]]
        if isinstance(data, str):
            forms = [[json.dumps(data, ensure_ascii=False)], [scalar(data)]]
            if "\n" not in data and data.strip() == data != "":
                forms += [[f"'{data.replace(chr(39), chr(39) * 2)}'"], ["|-", data], [">-", data]]
                first, _, rest = data.partition(" ")
                if first.isalpha() and rest.replace(" ", "").isalpha() and "  " not in data and rest:
                    forms += [[first, rest], [f'"{first}', f'{rest}"'], [">-", first, rest]]
        entry.source = self.dice.choice(forms)
