"""The schemas: what every kind of file may hold, as read from `schemas/`, and as editors need it.

They name closed lists and kinds of id by two keywords of our own, because the words come from the
content: `x-words` (a list such as `priorities`) and `x-refers` (ids such as those of the actions).
`x-form` says a pattern in words, `x-codes` gives a keyword's own code. What else begins with `x-` is for
those who ask for a field: what it needs, an example, the guidance behind it.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from clustertoolkit.errors import ToolkitError
from clustertoolkit.schema.words import Words
from clustertoolkit.yamlfiles.paths import Way

OPEN = ("actions", "examples", "studies", "developments", "evidence", "entries")  # lists that grow often
Schema = dict[str, Any]
Lists = Mapping[str, Words]


class _Schemas(dict[str, Schema]):
    """The schemas of a folder by kind; ToolkitError for one that is not there."""

    def __init__(self, folder: Path, found: Mapping[str, Schema]) -> None:
        super().__init__(found)
        self._folder = folder

    def __missing__(self, kind: str) -> Schema:
        raise _damaged(self._folder, f"{kind}.schema.json", "is missing")


@cache  # they belong to the program, and change with it alone
def read(folder: Path, kind: str = "*") -> Mapping[str, Schema]:
    """Read the schemas of a folder by kind, or one, with shared definitions put in where they are named.

    ToolkitError for a file that is no JSON, and for a schema that is asked for and not there.
    """
    raw = {
        path.name.removesuffix(".schema.json"): _json(path)
        for path in sorted(folder.glob(f"{kind}.schema.json"))
    }
    shared = raw.pop("common", None) or _json(folder / "common.schema.json")
    return _Schemas(folder, {kind: _inline(schema, shared["$defs"]) for kind, schema in raw.items()})


def _json(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except OSError:
        raise _damaged(file.parent, file.name, "is missing") from None
    except ValueError:
        raise _damaged(file.parent, file.name, "is no JSON") from None


def _damaged(folder: Path, name: str, what: str) -> ToolkitError:
    return ToolkitError(f"{folder / name} {what}", "it belongs to the program: install that again")


def _inline(node: Any, shared: Schema) -> Any:
    if isinstance(node, list):
        return [_inline(item, shared) for item in node]
    if not isinstance(node, dict):
        return node
    own = {key: _inline(value, shared) for key, value in node.items() if key != "$ref"}
    if "$ref" not in node:
        return own
    return {**_inline(shared[node["$ref"].rpartition("/")[2]], shared), **own}


def for_editors(schema: Schema, lists: Lists, *, may_be_empty: bool = False) -> Schema:
    """Return a schema without keywords of our own, its closed lists written out as enumerations.

    Ids of entries stay a pattern, so that adding an entry makes no generated file stale. In a file of which
    keys may be left empty, those that are not required may hold null.
    """
    editor = _written_out(schema, lists)
    if may_be_empty:
        editor = _with_nulls(editor)
    return {**editor, "$schema": "http://json-schema.org/draft-07/schema#"}


def _written_out(node: Any, lists: Lists) -> Any:
    if isinstance(node, list):
        return [_written_out(item, lists) for item in node]
    if not isinstance(node, dict):
        return node
    plain = {key: _written_out(value, lists) for key, value in node.items() if not key.startswith("x-")}
    listed = node.get("x-words") or node.get("x-refers")
    if isinstance(listed, str) and listed not in OPEN:
        plain["enum"] = list(lists[listed].ids)
    return plain


def _with_nulls(node: Any) -> Any:
    """Return a schema in which every key that is not required may hold null as well."""
    if isinstance(node, list):
        return [_with_nulls(item) for item in node]
    if not isinstance(node, dict):
        return node
    whole = {key: _with_nulls(value) for key, value in node.items()}
    for key, form in whole.get("properties", {}).items() if whole.get("type") == "object" else ():
        if key not in whole.get("required", ()):
            form["type"] = [form["type"], "null"]
            if "enum" in form:
                form["enum"] = [*form["enum"], None]
    return whole


def field(schema: Schema, way: Way) -> Schema:
    """Return the form of what stands at the end of a way; KeyError if a plan has no such place."""
    for step in way:
        schema = schema["items"] if isinstance(step, int) else schema["properties"][step]
    return schema


def entry(schema: Schema, keys: str) -> Schema:
    """Return the form of a list's entries, in whatever lists it lies; KeyError if there is no such list."""
    for key in keys.split("."):
        schema = field(schema.get("items", schema), (key,))
    return field(schema, (0,))
