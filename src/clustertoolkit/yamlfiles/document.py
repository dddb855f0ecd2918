"""A file as read: its plain data, the place of every key and value in it, and its problems."""

from typing import Any, NamedTuple

from yaml.events import ScalarEvent

from clustertoolkit.problems import Problem, Span
from clustertoolkit.yamlfiles import syntax

PathKey = str | int
Event = Any  # the stubs of PyYAML know neither the events' fields nor both parsers' marks


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
        key_event: Event = None
        for step in ("", *path):
            try:
                key_event, value_event, inner = marks[step]
            except (KeyError, IndexError, TypeError):
                break
            event = key_event if of_key and key_event is not None else value_event
            marks = inner
        if event is None:
            return Span(1, 1, 1, 1)
        is_empty = (
            event is not key_event and isinstance(event, ScalarEvent) and not (event.value or event.style)
        )
        return self._behind(key_event) if is_empty and key_event is not None else span_of(event)

    def _behind(self, key: Event) -> Span:
        """Tell where the value of a key would stand that has none: of that, the parsers think differently."""
        end = key.end_mark.index
        colon = syntax.COLON.match(self.text, end)
        place = place_of(self.text, colon.end() if colon else end)
        return Span(place.line, place.column, place.line, place.column)


def place_of(text: str, offset: int) -> Span:
    """Return the place of a character of a text."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Span(line, column, line, column + 1)


def span_of(event: Event) -> Span:
    """Return where a scalar stands, or where a mapping or list begins."""
    start, end = event.start_mark, event.end_mark
    if isinstance(event, ScalarEvent):
        return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    return Span(start.line + 1, start.column + 1, start.line + 1, start.column + 2)
