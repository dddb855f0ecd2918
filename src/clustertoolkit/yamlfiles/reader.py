"""Strict YAML: bytes go in; plain data, the place of every key and value, and all problems come out.

One pass over the parser's events, without recursion. Whatever two YAML readers could understand
differently, or a reader could be harmed by, is refused with a place and a hint.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from yaml.error import Mark, MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.parser import Parser as _YamlParser
from yaml.reader import Reader, ReaderError
from yaml.scanner import Scanner

from clustertoolkit.problems import Problem, Span
from clustertoolkit.yamlfiles import scalars, slips, syntax

MAX_BYTES = 256 * 1024
MAX_DEPTH = 32
MAX_PROBLEMS = 100

PathKey = str | int
Event = Any  # the stubs of PyYAML know neither the events' fields nor both parsers' marks


class PureParser(Reader, Scanner, _YamlParser):
    """The parser of PyYAML without libyaml, with the interface of CParser."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        _YamlParser.__init__(self)


_Parser: Callable[[str], Any] = PureParser
with suppress(ImportError):  # PyYAML may be built without libyaml: slower, and stricter in odd corners
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]


class Document(NamedTuple):
    """One file as read: its text, its plain data (None if it cannot be had) and its problems.

    `marks` has the shape of `data` below an empty key, with the parser's events of keys and values.
    """

    path: str
    text: str
    data: Any
    problems: tuple[Problem, ...]
    marks: Any

    def span(self, path: tuple[PathKey, ...], *, of_key: bool = False) -> Span:
        """Tell where the value at this path stands, or its key; the nearest parent if it is gone."""
        marks, event = self.marks, None
        for step in ("", *path):
            try:
                key_event, value_event, inner = marks[step]
            except (KeyError, IndexError, TypeError):
                break
            event = key_event if of_key and key_event is not None else value_event
            marks = inner
        return _span(event) if event is not None else Span(1, 1, 1, 1)


def read(file: Path, path: str) -> Document:
    """Read a file that is named to people by this path; one that cannot be opened is a problem too."""
    try:
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size  # asking for the limit each time costs a buffer
            return parse(path, stream.read(min(size, MAX_BYTES) + 1))
    except OSError as error:
        message = f"the file cannot be opened: {error.strerror or 'the system refuses'}"
        return _refused(path, "", Span(1, 1, 1, 1), "unreadable", message, "see to it that you may read it")


def parse(path: str, raw: bytes, limit: int = MAX_BYTES) -> Document:
    """Read one file's bytes; whatever is wrong becomes a problem of the document, never an error."""
    if len(raw) > limit:
        message = f"the file has more than {limit // 1024} KiB"
        return _refused(path, "", Span(1, 1, 1, 1), "too-large", message, "split it into smaller files")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[: error.start].rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        where = Span(line, column, line, column + 1)
        shown = raw.decode("utf-8", "replace")
        return _refused(path, shown, where, "not-utf-8", "the file is not UTF-8 text", "save it as UTF-8")
    found = scalars.unsafe(text) if raw.translate(None, scalars.HARMLESS) else None
    if found:
        return _refused(path, text, _place(text, found.start()), *_named(found.group()))
    if "\t" in text:  # the two parsers differ on where one may stand
        tab = _place(text, text.index("\t"))
        return _refused(path, text, tab, "yaml-syntax", "a tab is used", "write blanks instead")
    if slip := slips.found_in(text):
        return _refused(path, text, _place(text, slip[0]), *slip[1:])
    return _Builder(path, text).build()


def _refused(path: str, text: str, span: Span, code: str, message: str, hint: str) -> Document:
    return Document(path, text, None, (Problem(path, span, code, message, hint),), {})


def _named(character: str) -> tuple[str, str, str]:
    name = f"U+{ord(character):04X}"
    return (
        "unsafe-character",
        f"the character {name} is not allowed",
        "delete it; it may be invisible",
    )


def _cut(value: str) -> str:
    return value if len(value) <= 20 else f"{value[:17]}..."


def _place(text: str, offset: int) -> Span:
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + 1)


def _span(event: Event) -> Span:
    start, end = event.start_mark, event.end_mark
    if isinstance(event, ScalarEvent):
        return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)


class _Stop(Exception):  # noqa: N818  # a way out of the pass, not an error
    """The pass cannot go on; the reason is among the problems already."""


class _Builder:
    """The state of the one pass: the open mappings and lists, and what was found wrong."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []

    def build(self) -> Document:
        """Run the pass and put the document together."""
        root: dict[str, Any] = {}
        marks: dict[PathKey, Any] = {}
        try:
            parser = _Parser(self.text)
            self._events(parser.get_event, root, marks)
        except _Stop:
            root = {}
        except MarkedYAMLError as error:
            self._syntax(error)
            root = {}
        except (ReaderError, ValueError, OverflowError, RecursionError):
            self._note(Span(1, 1, 1, 1), "yaml-syntax", "the file is not YAML that can be read", "")
            root = {}
        data = root.get("")
        if data is None and not self.problems:
            message, hint = "the file holds nothing", "fill it or delete it"
            self._note(Span(1, 1, 1, 1), "empty-file", message, hint)
        return Document(self.path, self.text, data, tuple(self.problems), marks)

    def _note(self, span: Span, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, span, code, message, hint))
        if len(self.problems) > MAX_PROBLEMS:
            raise _Stop

    def _unsafe(self, event: Event, message: str, hint: str) -> None:
        self._note(_span(event), "unsafe-yaml", message, hint)

    def _syntax(self, error: MarkedYAMLError) -> None:
        said = f"{error.problem} {error.context}"
        mark = error.problem_mark or error.context_mark
        if syntax.begins_earlier(said):
            mark = error.context_mark or mark
        span = self._within(mark)
        self._note(span, "yaml-syntax", *syntax.meaning(said, self.text.split("\n")[span.line - 1]))

    def _within(self, mark: Mark | None) -> Span:
        """Turn a mark into a span that is the same for both parsers.

        One at the end of the text becomes the end of its last line, one within an escape its start.
        """
        last = _place(self.text, len(self.text.rstrip()))
        if mark is None or (mark.line + 1, mark.column + 1) > (last.line, last.column):
            return last
        line, column = mark.line + 1, mark.column + 1
        column -= self.text.split("\n")[mark.line][: mark.column].endswith("\\")
        return Span(line, column, line, column + 1)

    def _events(  # noqa: C901  # the loop that every file passes through: one function, for speed
        self,
        get_event: Callable[[], Event],
        root: dict[str, Any],
        root_marks: dict[PathKey, Any],
    ) -> None:
        # The open container is held in `into` (a dict or list), `marks` (the same shape, with the
        # events of key and value) and `key` (None: the next event of a mapping is a key).
        into: Any = root
        marks: Any = root_marks
        key: Any = ""
        key_event: Event = None
        stack: list[tuple[Any, Any, Any, Any]] = []
        documents = 0
        escapes = "\\" in self.text  # most files have neither: looking once is cheaper than at each event
        properties = "&" in self.text or "!" in self.text
        literals, words = scalars.LITERALS, scalars.WORDS
        suspect = scalars.SUSPECT.union(slips.OPENING)
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                value: Any = event.value
                style = event.style
                if properties:
                    self._properties(event)
                if key is None:
                    key, key_event = value, event
                    # what looks like a name is a text to every reader, but for a few words
                    if style or value in into or value in words or not value.isidentifier():
                        self._check_key(event, into, marks)
                    continue
                if style:
                    if escapes and style == '"':
                        self._check_escaped(event)
                elif value in literals:
                    value = literals[value]
                elif value[0] in suspect:
                    value = self._plain(event, value)
                if type(into) is list:
                    into.append(value)
                    marks.append((None, event, None))
                else:
                    if key not in into:
                        into[key] = value
                        marks[key] = (key_event, event, None)
                    key = None
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if properties:
                    self._properties(event)
                if key is None:
                    self._unsafe(event, "a key is a list or a mapping", "a key is a plain text")
                    raise _Stop
                if len(stack) >= MAX_DEPTH:
                    self._unsafe(event, f"more than {MAX_DEPTH} levels are nested here", "nest less")
                    raise _Stop
                is_map = kind is MappingStartEvent
                inner: Any = {} if is_map else []
                inner_marks: Any = {} if is_map else []
                if type(into) is list:
                    into.append(inner)
                    marks.append((None, event, inner_marks))
                elif key not in into:
                    into[key] = inner
                    marks[key] = (key_event, event, inner_marks)
                stack.append((into, marks, key, key_event))
                into, marks, key, key_event = inner, inner_marks, (None if is_map else 0), None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                into, marks, key, key_event = stack.pop()
                if type(into) is dict:
                    key = None if stack else ""
            elif kind is AliasEvent:
                self._unsafe(event, "an alias is used", "write the value out: aliases are not allowed")
                if key is None:
                    key, key_event = "", event
                elif type(into) is dict:
                    key = None
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._unsafe(event, "a second document starts here", "one file holds one record")
                    raise _Stop
                if event.version or event.tags:
                    self._unsafe(event, "a directive (%) is used", "delete the line")
            elif kind is StreamEndEvent:
                return

    def _properties(self, event: Event) -> None:
        if event.anchor is not None:
            self._unsafe(event, "an anchor (&) is set", "delete it: anchors are not allowed")
        if event.tag is not None:
            self._unsafe(event, "a tag (!) is set", "delete it, or quote the text")

    def _check_key(self, event: Event, into: dict[str, Any], marks: dict[PathKey, Any]) -> None:
        name: str = event.value
        if not event.style:
            if name == "<<":
                self._unsafe(event, "a merge (<<) is used", "write the keys out")
            elif name in scalars.LITERALS or scalars.WHOLE.match(name) or scalars.DECIMAL.match(name):
                self._unsafe(event, f"the key '{name}' is not a text", f'quote it: "{name}"')
            elif scalars.is_ambiguous(name):
                self._ambiguous(event, name)
            elif name[0] in slips.OPENING:
                self._curly(event)
        elif event.style == '"':
            self._check_escaped(event)
        if name in into:
            hint = f"it is already set on line {_span(marks[name][0]).line}"
            self._note(_span(event), "duplicate-key", f"'{name}' is set twice", hint)

    def _check_escaped(self, event: Event) -> None:
        found = scalars.unsafe(event.value)
        if found:
            self._note(_span(event), *_named(found.group()))

    def _curly(self, event: Event) -> None:
        if slips.unwrapped(event.value) is not None:
            self._note(_span(event), "curly-quotes", *slips.CURLY)

    def _plain(self, event: Event, value: str) -> Any:
        if value[0] in slips.OPENING:
            self._curly(event)
            return value
        if scalars.WHOLE.match(value):
            if len(value) <= scalars.MAX_DIGITS:
                return int(value)
            message = f"the number {_cut(value)} has more than {scalars.MAX_DIGITS} digits"
            hint = "not every program reads such a number alike: quote it or write a smaller one"
            self._note(_span(event), "ambiguous-scalar", message, hint)
            return 0
        if scalars.DECIMAL.match(value) and len(value) <= scalars.MAX_DIGITS + 1:
            if scalars.GROUPED.match(value):
                whole, fraction = value.replace(".", ""), f"{float(value):g}"
                message = f"{value} is {whole} to some people and {fraction} to others"
                safe = fraction if fraction != value else f"{value}0"
                hint = f"write {whole} or {safe}; quote it if it is a text"
                self._note(_span(event), "ambiguous-scalar", message, hint)
            return float(value)
        if scalars.is_ambiguous(value) or scalars.DECIMAL.match(value):
            self._ambiguous(event, value)
        return value

    def _ambiguous(self, event: Event, value: str) -> None:
        message = f"not every program reads {_cut(value)} without quotes as the same thing"
        hint = f'quote it if it is a text: "{_cut(value)}"'
        self._note(_span(event), "ambiguous-scalar", message, hint)
