"""The fields that a whole plan has and a plan has not yet."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data, Way


class OpenField(NamedTuple):
    """A field that a whole plan has and this one has not: keys, titles, schema, and where it belongs."""

    field: tuple[str, ...]
    titles: tuple[str, ...]
    schema: Data
    paths: tuple[Way, ...]


def all_open(data: Data, schema: Data) -> list[OpenField]:
    """Return every needed field that is empty, also where a statement fails for it."""
    return list(open_beside(data, schema, set()))


def open_beside(data: Data, schema: Data, reported: set[Way]) -> Iterator[OpenField]:
    """Yield the fields that are needed and empty, those of one name in a list together."""
    fields: dict[tuple[str, ...], tuple[Data, list[Way]]] = {}
    for path, form in _needed(data, schema, ()):
        if path not in reported:
            names = tuple(step for step in path if isinstance(step, str))
            fields.setdefault(names, (form, []))[1].append(path)
    order = {names: number for number, names in enumerate(_fields(schema))}
    for names, (form, places) in sorted(fields.items(), key=lambda field: order[field[0]]):
        yield OpenField(names, _titles(names, schema), form, tuple(places))


def _fields(schema: Data, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the keys of every field in the order of the form."""
    inner = schema.get("items", schema)
    yield names
    for key, form in inner.get("properties", {}).items():
        yield from _fields(form, (*names, key))


def _titles(names: tuple[str, ...], schema: Data) -> tuple[str, ...]:
    """Return the title of a field after those of the mappings and lists that hold it."""
    titles = []
    for name in names:
        schema = schema["properties"][name]
        titles.append(schema["title"])
        schema = schema.get("items", schema)
    return tuple(titles)


def _needed(data: Any, schema: Data, path: Way) -> Iterator[tuple[Way, Data]]:
    for key, form in schema["properties"].items():
        value = data.get(key)
        if form["type"] == "object":
            if not form.get("x-written"):
                yield from _needed(value or {}, form, (*path, key))
        elif "x-needed" in form and not _is_given(value, form) and not data.get(form.get("x-instead")):
            yield (*path, key), form
        elif form["type"] == "array" and form["items"]["type"] == "object":
            for number, item in enumerate(value or ()):
                if paths.holds(item):
                    yield from _needed(item, form["items"], (*path, key, number))


def _is_given(value: Any, schema: Data) -> bool:
    """Tell whether a field holds an answer, and not what stands there in a new plan."""
    return paths.holds(value) and not ("x-placeholder" in schema and value == schema["x-example"])
