"""Where a key belongs that stands where nothing reads it, as the schema of its file tells."""

from collections.abc import Iterator

from clustertoolkit.schema.schemas import Schema, field
from clustertoolkit.yamlfiles.paths import Way

Nested = tuple[tuple[str, ...], bool, Schema]  # the keys that lead to it, whether in a list, and its form


def elsewhere(key: str, path: Way, whole: Schema) -> str:
    """Say where a key belongs that is unknown in the mapping at a path; empty if the schema does not tell.

    A key's `x-instead` lists other words by which people know it. A word of a closed list below, such as
    `budget` of `measures`, is named with its key.
    """
    here = field(whole, path)["properties"]
    meant = [name for name, form in here.items() if key in form.get("x-instead", ())]
    if meant:
        return f"write '{meant[0]}' for it"
    homes = [_told(keys, listed) for keys, listed, form in _below(here) if key in form["properties"]]
    if homes:
        return f"it belongs {' or '.join(dict.fromkeys(homes))}"
    words = [
        f"{_told(keys, listed)}, with '{name}: {key}'"
        for keys, listed, form in _below(here)
        for name, inner in form["properties"].items()
        if key in inner.get("enum", ())
    ]
    if words:
        return f"it belongs {words[0]}"
    if path and key in whole.get("properties", ()):
        return "it belongs at the beginning of a line, outside of the block above it"
    return ""


def _below(properties: Schema, keys: tuple[str, ...] = (), listed: bool = False) -> Iterator[Nested]:
    """Yield every mapping below some keys, the outer ones first."""
    inner = []
    for key, form in properties.items():
        in_list = form.get("type") == "array"
        mapping = form["items"] if in_list else form
        if "properties" in mapping:
            inner.append(((*keys, key), listed or in_list, mapping))
    yield from inner
    for way, in_list, mapping in inner:
        yield from _below(mapping["properties"], way, in_list)


def _told(keys: tuple[str, ...], listed: bool) -> str:
    return f"{'in an entry of' if listed else 'under'} '{'.'.join(keys)}'"
