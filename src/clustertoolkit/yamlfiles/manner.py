"""The manner in which a file is written, and new entries in it: indentation, hyphens and quotes."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from clustertoolkit.yamlfiles import scalars
from clustertoolkit.yamlfiles.layout import is_in_brackets
from clustertoolkit.yamlfiles.likeness import settled
from clustertoolkit.yamlfiles.reader import Document, parse
from clustertoolkit.yamlfiles.writer import scalar

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*\Z")
_SINGLE_BLANK = re.compile(r"(?<=[^ ]) (?=[^ ])")
_CONTROL = re.compile(r"[\x00-\x1f]")  # stands in double quotes alone


class Manner(NamedTuple):
    """How many columns a mapping or list lies behind its key, and an entry of a list behind its hyphen."""

    mapping: int = 2
    sequence: int = 2
    hyphen: int = 2

    def entries(self, data: Mapping[str, Any], column: int) -> list[str]:
        """Return the lines of keys and values at a column; what holds nothing is left out."""
        lines = []
        for key, value in (settled(data) or {}).items():
            start = f"{' ' * column}{key_text(key)}:"
            if isinstance(value, dict | list):
                lines += [start, *self.below(value, column)]
            else:
                lines.append(f"{start} {scalar(value)}")
        return lines

    def items(self, values: Sequence[Any], column: int) -> list[str]:
        """Return the lines of entries of a list whose hyphens stand at a column."""
        lines = []
        for value in map(settled, values):
            start = f"{' ' * column}-"
            if isinstance(value, dict):
                first, *rest = self.entries(value, column + self.hyphen)
                lines += [start + first[len(start) :], *rest]
            elif value is None:
                lines.append(start)
            else:
                text = bracketed(value) if isinstance(value, list) else scalar(value)
                lines.append(start.ljust(column + self.hyphen) + text)
        return lines

    def below(self, value: Any, column: int) -> list[str]:
        """Return the lines of a mapping or list that belongs to a key at a column."""
        if isinstance(value, dict):
            return self.entries(value, column + self.mapping)
        return self.items(value, column + self.sequence)


def key_text(key: str) -> str:
    """Return a key so that every YAML reader takes it for a text."""
    plain = _PLAIN_KEY.match(key) and key not in scalars.WORDS and key not in scalars.LITERALS
    return key if plain else json.dumps(key, ensure_ascii=False)


def bracketed(value: Any) -> str:
    """Return a value as it stands between brackets or braces, where every text has quotes."""
    if isinstance(value, dict):
        inner = (f"{json.dumps(key, ensure_ascii=False)}: {bracketed(item)}" for key, item in value.items())
        return f"{{{', '.join(inner)}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(bracketed, value))}]"
    if value is None or isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return scalar(value)


def quoted_as(style: str | None, text: str, *, inside: bool) -> str:
    """Return a text in the quotes, or without any, of the one in whose place it comes.

    `inside` tells that it stands in brackets or braces. Where it cannot stand so, it has double quotes.
    """
    if style == "'" and not _CONTROL.search(text):
        return "'{}'".format(text.replace("'", "''"))
    if not style and _is_plain(text, inside=inside):
        return text
    return json.dumps(text, ensure_ascii=False)


def _is_plain(text: str, *, inside: bool) -> bool:
    """Tell whether the strict reader takes a text without quotes for the same text."""
    around = "[{}, {{a: {}}}]" if inside else "- {}\n- a: {}\n"
    document = parse("", around.format(text, text).encode("utf-8", "replace"))
    return document.data == [text, {"a": text}] and not document.problems


def folded(written: str, first: int, column: int, width: int) -> str:
    """Return a written text in lines up to a width: the first stands at one column, the others at another.

    It stays one line where the strict reader would not take the lines for the same.
    """
    text = f"\n{' ' * column}".join(_wrapped(written, width - column, first - column))
    whole, parts = (parse("", f"a: {one}\n".encode("utf-8", "replace")) for one in (written, text))
    return text if column and parts.data == whole.data and not parts.problems else written


def block_lines(style: str, text: str, width: int) -> list[str]:
    """Return the lines of a text behind a bar, or behind an angle in lines up to a width.

    None if it cannot stand so.
    """
    own = text.removesuffix("\n").split("\n")
    lines = own if style == "|" else [line for one in own for line in ("", *_wrapped(one, width))][1:]
    header = style if text.endswith("\n") else f"{style}-"
    block = "\n".join([f"a: {header}", *(line and f"  {line}" for line in lines), ""])
    document = parse("", block.encode("utf-8", "replace"))
    return lines if document.data == {"a": text} and not document.problems else []


def _wrapped(text: str, width: int, spent: int = 0) -> list[str]:
    """Return a text in lines up to a width, broken at single blanks; some of the first line is spent."""
    lines: list[str] = []
    for word in _SINGLE_BLANK.split(text):
        room = width - (spent if len(lines) == 1 else 0)
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        elif word:
            lines.append(word)
    return lines


def manner_of(document: Document) -> Manner:
    """Return the manner in which most of a file's mappings and lists are indented."""
    found: dict[str, Counter[int]] = {name: Counter() for name in Manner._fields}
    for name, columns in _indents(document.marks[""]):
        found[name][columns] += 1
    return Manner(**{name: counted.most_common(1)[0][0] for name, counted in found.items() if counted})


def _indents(node: Any) -> Iterator[tuple[str, int]]:
    """Yield each indentation below an entry with the name of what is indented so."""
    _, event, inner = node
    if not inner or is_in_brackets(event):
        return
    for below in inner.values() if isinstance(inner, dict) else inner:
        columns = below[1].start_mark.column - event.start_mark.column
        if not isinstance(inner, dict):
            if columns > 1:  # without a blank behind the hyphen there is nothing
                yield "hyphen", columns
        elif below[2] and not is_in_brackets(below[1]):
            yield ("mapping" if isinstance(below[2], dict) else "sequence"), columns
        yield from _indents(below)
