"""Ways through a plan's data and its form: keys joined by dots, with numbers for places in lists."""

from collections.abc import Iterator
from typing import Any

from clustertoolkit.plan import holds
from clustertoolkit.schemas import Schema

Data = dict[str, Any]
Path = tuple[str | int, ...]


def path(keys: str) -> Path:
    """Return the steps of a way that is written as text."""
    return tuple(int(key) if key.isdigit() else key for key in keys.split("."))


def get(data: Any, way: Path) -> Any:
    """Return what stands at the end of a way; None if it leads nowhere."""
    for step in way:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def put(data: Any, way: Path, value: Any) -> None:
    """Set what stands at the end of a way; mappings, lists and their next entry are made where they lack."""
    first, rest = way[0], way[1:]
    if isinstance(data, list) and first == len(data):
        data.append(None)
    if not rest:
        data[first] = value
        return
    if get(data, (first,)) is None:
        data[first] = [] if isinstance(rest[0], int) else {}
    put(data[first], rest, value)


def entries(data: Any, keys: str) -> Iterator[Path]:
    """Yield the ways to the entries of a list that hold anything, in whatever lists it lies."""
    yield from _below(data, tuple(keys.split(".")), ())


def _below(value: Any, keys: tuple[str, ...], way: Path) -> Iterator[Path]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            if holds(item):
                yield from _below(item, keys, (*way, number)) if keys else ((*way, number),)
    elif keys and isinstance(value, dict):
        yield from _below(value.get(keys[0]), keys[1:], (*way, keys[0]))


def field(schema: Schema, way: Path) -> Schema:
    """Return the form of what stands at the end of a way; KeyError if a plan has no such place."""
    for step in way:
        schema = schema["items"] if isinstance(step, int) else schema["properties"][step]
    return schema


def entry(schema: Schema, keys: str) -> Schema:
    """Return the form of a list's entries, in whatever lists it lies; KeyError if there is no such list."""
    for key in keys.split("."):
        schema = field(schema.get("items", schema), (key,))
    return field(schema, (0,))
