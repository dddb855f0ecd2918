"""Ways through plain data: keys joined by dots, with numbers for places in lists, and what is empty there."""

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]
Way = tuple[str | int, ...]


def parse(keys: str) -> Way:
    """Return the steps of a way that is written as text."""
    return tuple(int(key) if key.isdecimal() else key for key in keys.split("."))


def get(data: Any, way: Way) -> Any:
    """Return what stands at the end of a way; None if it leads nowhere."""
    for step in way:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def order(data: Any, way: Way) -> tuple[int, ...]:
    """Return what sorts ways as they stand in data: places of keys and entries, as far as the way leads."""
    places = []
    for step in way:
        if isinstance(data, dict) and step in data:
            places.append(list(data).index(step))
            data = data[step]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            places.append(step)
            data = data[step]
        else:
            break
    return tuple(places)


def put(data: Any, way: Way, value: Any) -> None:
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


def entries(data: Any, keys: str) -> Iterator[Way]:
    """Yield the ways to the entries of a list that hold anything, in whatever lists it lies."""
    yield from _below(data, tuple(keys.split(".")), ())


def _below(value: Any, keys: tuple[str, ...], way: Way) -> Iterator[Way]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            if holds(item):
                yield from _below(item, keys, (*way, number)) if keys else ((*way, number),)
    elif keys and isinstance(value, dict):
        yield from _below(value.get(keys[0]), keys[1:], (*way, keys[0]))


def pruned(value: Any) -> Any:
    """Return plain data without anything that is empty: null, and mappings and lists that hold nothing."""
    if isinstance(value, list):
        return [one for one in map(pruned, value) if not _is_empty(one)]
    if isinstance(value, dict):
        return {key: one for key, item in value.items() if not _is_empty(one := pruned(item))}
    return value


def filled(value: Any) -> Any:
    """Return plain data without the keys that hold nothing; entries of lists keep their places."""
    if isinstance(value, list):
        return [filled(item) for item in value]
    if isinstance(value, dict):
        return {key: filled(item) for key, item in value.items() if item is not None}
    return value


def holds(value: Any) -> bool:
    """Tell whether plain data holds anything at any depth."""
    if isinstance(value, dict):
        return any(map(holds, value.values()))
    return any(map(holds, value)) if isinstance(value, list) else value is not None


def _is_empty(value: Any) -> bool:
    return not value and (value is None or isinstance(value, dict | list))
