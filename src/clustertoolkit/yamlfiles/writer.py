"""The one form in which the program writes YAML: block style, two blanks, a text plain or in JSON quotes."""

import json
import re
from functools import lru_cache
from typing import Any

from clustertoolkit.yamlfiles import scalars

WIDTH = 100  # of comments
_PLAIN = re.compile(r"[a-z][a-z-]*\Z")  # digits may be a code, a day or a digest: these have quotes


def scalar(value: str | int | float | bool) -> str:
    """Return a value so that every YAML reader takes it for the same."""
    if isinstance(value, str) and _PLAIN.match(value) and value not in scalars.WORDS:
        return value
    written = json.dumps(value, ensure_ascii=False)
    return f"{written}0" if isinstance(value, float) and scalars.GROUPED.match(written) else written


def _comment(schema: dict[str, Any], indent: int) -> str:
    """Return what a key means, whether it may stay empty, and an example to copy on a line of its own."""
    said = schema["description"]
    if not schema.get("x-needed") and schema["type"] != "object":
        said = f"Optional. {said}"
    return _explained(said, _shown(schema), schema["type"] == "array", indent)


@lru_cache(maxsize=None, typed=True)  # the walk writes the same explanations after every answer
def _explained(said: str, shown: str | float | None, in_list: bool, indent: int) -> str:
    import textwrap  # only what is written needs it

    width = WIDTH - indent - len("# ")
    lines = textwrap.wrap(said, width, break_long_words=False, break_on_hyphens=False)
    if shown is not None:
        lines.append(f"Example: {'- ' if in_list else ''}{scalar(shown)}")
    return "".join(f"{' ' * indent}# {line}\n" for line in lines)


def example(schema: dict[str, Any]) -> str:
    """Return an example of a field, or of one entry of a list of texts; empty if there is none."""
    shown = _shown(schema)
    return "" if shown is None else scalar(shown)


def _shown(schema: dict[str, Any]) -> str | float | None:
    inner = schema["items"] if schema["type"] == "array" else schema
    if inner["type"] == "object" or "x-placeholder" in inner:
        return None
    shown: str | float | None = inner.get("x-example")
    return shown


def mapping(schema: dict[str, Any], data: dict[str, Any], indent: int = 0) -> str:
    """Return a mapping as a form to fill: all keys in the order of its schema, the empty ones explained.

    Keys that the schema leaves to the program stand only with a value.
    """
    return "".join(
        _entry(key, one, data.get(key), indent)
        for key, one in schema["properties"].items()
        if key in data or not one.get("x-written")
    )


def _entry(key: str, schema: dict[str, Any], value: Any, indent: int) -> str:
    kind = schema["type"]
    start = f"{' ' * indent}{key}:"
    if kind == "object":
        gap = "\n" if not indent else ""
        return f"{gap}{_comment(schema, indent)}{start}\n{mapping(schema, value or {}, indent + 2)}"
    if kind == "array" and schema["items"]["type"] == "object":
        items = "".join(_item(schema["items"], one, indent + 2) for one in value or [{}])
        return f"{_comment(schema, indent)}{start}\n{items}"
    gap = "\n" if not indent and value is None else ""
    if value is None:
        return f"{gap}{_comment(schema, indent)}{start}\n"
    if kind == "array":
        return start + "\n" + "".join(f"{' ' * (indent + 2)}- {scalar(one)}\n" for one in value)
    return f"{start} {scalar(value)}\n"


def _item(schema: dict[str, Any], data: dict[str, Any], indent: int) -> str:
    """Return an entry of a list: its keys, with the hyphen before the first of them."""
    lines = mapping(schema, data, indent + 2).splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    lines[first] = f"{' ' * indent}- {lines[first].lstrip()}"
    return "".join(line.removeprefix("  ") if n < first else line for n, line in enumerate(lines))
