"""One pass over a parser's events: plain data, the events of every key and value, and what is wrong.

Without recursion, and never without an end: what nests too deep or holds too many mistakes is not read on.
"""

from collections.abc import Callable
from typing import Any

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
from yaml.reader import ReaderError

from clustertoolkit.problems import Problem, Span
from clustertoolkit.yamlfiles import scalars, slips, syntax
from clustertoolkit.yamlfiles.document import Document, Event, PathKey, place_of, span_of

MAX_DEPTH = 32
MAX_PROBLEMS = 100  # after which a file is not read on


def unsafe_named(character: str) -> tuple[str, str, str]:
    """Return code, message and hint of a character that is refused."""
    name = f"U+{ord(character):04X}"
    return (
        "unsafe-character",
        f"the character {name} is not allowed",
        "delete it; it may be invisible",
    )


def _cut(value: str) -> str:
    return value if len(value) <= 20 else f"{value[:17]}..."


class _Stop(Exception):  # noqa: N818  # a way out of the pass, not an error
    """The pass cannot go on; the reason is among the problems already."""


class Builder:
    """The state of the one pass: the open mappings and lists, and what was found wrong."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []

    def build(self, make_parser: Callable[[str], Any]) -> Document:
        """Run the pass and put the document together."""
        root: dict[str, Any] = {}
        marks: dict[PathKey, Any] = {}
        try:
            self._events(make_parser(self.text).get_event, root, marks)
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
        self._note(span_of(event), "unsafe-yaml", message, hint)

    def _syntax(self, error: MarkedYAMLError) -> None:
        said = f"{error.problem} {error.context}"
        mark = error.problem_mark or error.context_mark
        if syntax.begins_earlier(said):
            mark = error.context_mark or mark
        span = self._within(mark)
        self._note(span, "yaml-syntax", *syntax.meaning(said, self.text.split("\n")[span.line - 1]))

    def _within(self, mark: Mark | None) -> Span:
        """Turn a mark into a span: one at the end of the text becomes the end of its last line."""
        last = place_of(self.text, len(self.text.rstrip()))
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
        flow = 0  # the depth of the outermost bracket or brace that is open; 0 if none is
        while True:
            event = get_event()
            kind = type(event)
            if kind is ScalarEvent:
                value: Any = event.value
                style = event.style
                if properties:
                    self._properties(event)
                odd = flow and self._is_odd(event, value)
                if key is None:
                    key, key_event = value, event
                    # what looks like a name is a text to every reader, but for a few words
                    if not odd and (style or value in into or value in words or not value.isidentifier()):
                        self._check_key(event, into, marks)
                    continue
                if odd:
                    pass
                elif style:
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
                flow = flow or (len(stack) if event.flow_style else 0)
                into, marks, key, key_event = inner, inner_marks, (None if is_map else 0), None
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                flow = 0 if len(stack) == flow else flow
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
            hint = f"it is already set on line {span_of(marks[name][0]).line}"
            self._note(span_of(event), "duplicate-key", f"'{name}' is set twice", hint)

    def _is_odd(self, event: Event, value: str) -> bool:
        """Note a scalar in brackets or braces that readers of YAML 1.1 and 1.2 take apart differently."""
        place = event.start_mark.index
        if self.text[place - 1 : place] == "?":
            value, joins = f"?{value}", True
        else:
            joins = not event.style and (":" in value or "?" in value)
        if not joins and (event.style or not value.startswith("-") or scalars.is_number(value)):
            return False
        message = f"not every program reads {_cut(value)} in brackets or braces as the same thing"
        hint = f'quote it if it is a text: "{_cut(value)}"'
        if ":" in value:
            hint = "put a blank behind the colon if it parts a key from a value; quote it if it is a text"
        self._note(span_of(event), "ambiguous-scalar", message, hint)
        return True

    def _check_escaped(self, event: Event) -> None:
        found = scalars.unsafe(event.value)
        if found:
            self._note(span_of(event), *unsafe_named(found.group()))

    def _curly(self, event: Event) -> None:
        if slips.unwrapped(event.value) is not None:
            self._note(span_of(event), "curly-quotes", *slips.CURLY)

    def _plain(self, event: Event, value: str) -> Any:
        if value[0] in slips.OPENING:
            self._curly(event)
            return value
        if scalars.WHOLE.match(value):
            if len(value) <= scalars.MAX_DIGITS:
                return int(value)
            message = f"the number {_cut(value)} has more than {scalars.MAX_DIGITS} digits"
            hint = "not every program reads such a number alike: quote it or write a smaller one"
            self._note(span_of(event), "ambiguous-scalar", message, hint)
            return 0
        if scalars.DECIMAL.match(value) and len(value) <= scalars.MAX_DIGITS + 1:
            if scalars.GROUPED.match(value):
                whole, fraction = value.replace(".", ""), f"{float(value):g}"
                message = f"{value} is {whole} to some people and {fraction} to others"
                safe = fraction if fraction != value else f"{value}0"
                hint = f"write {whole} or {safe}; quote it if it is a text"
                self._note(span_of(event), "ambiguous-scalar", message, hint)
            return float(value)
        if scalars.is_ambiguous(value) or scalars.DECIMAL.match(value):
            self._ambiguous(event, value)
        return value

    def _ambiguous(self, event: Event, value: str) -> None:
        message = f"not every program reads {_cut(value)} without quotes as the same thing"
        hint = f'quote it if it is a text: "{_cut(value)}"'
        self._note(span_of(event), "ambiguous-scalar", message, hint)
