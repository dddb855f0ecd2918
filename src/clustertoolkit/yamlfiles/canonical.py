"""The one form in which a new entry is written: as the entries of the content are, and safe for any text.

A text stands plain where the strict reader takes it for the same, else in JSON quotes; a long one is folded.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from clustertoolkit.yamlfiles.manner import block_lines, quoted_as
from clustertoolkit.yamlfiles.writer import WIDTH, scalar


def written(data: Mapping[str, Any]) -> str:
    """Return plain data, a mapping of texts, numbers, lists and mappings, as YAML; keys keep their order."""
    return "".join(f"{line}\n" for line in _mapping(data, 0))


def _mapping(data: Mapping[str, Any], column: int) -> Iterator[str]:
    for key, value in data.items():
        start = f"{' ' * column}{key}:"
        if isinstance(value, dict):
            yield start
            yield from _mapping(value, column + 2)
        elif isinstance(value, list):
            yield from _list(start, value, column)
        else:
            yield from _value(start, value, column)


def _list(start: str, values: list[Any], column: int) -> Iterator[str]:
    """Yield a list: words and codes in brackets if they fit a line, else an entry a line."""
    if not any(isinstance(value, dict) or " " in str(value) for value in values):
        line = f"{start} [{', '.join(map(scalar, values))}]"
        if len(line) <= WIDTH:
            yield line
            return
    yield start
    for value in values:
        hyphen = f"{' ' * (column + 2)}-"
        if isinstance(value, dict):
            first, *rest = _mapping(value, column + 4)
            yield f"{hyphen} {first.lstrip(' ')}"
            yield from rest
        else:
            yield from _value(hyphen, value, column + 2)


def _value(start: str, value: Any, column: int) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"{start} {scalar(value)}"
        return
    line = f"{start} {quoted_as(None, value, inside=False)}"
    lines = block_lines(">", value, WIDTH - column - 2) if len(line) > WIDTH and " " in value else []
    if not lines:
        yield line
        return
    yield f"{start} >-"
    yield from (f"{' ' * (column + 2)}{line}" for line in lines)
