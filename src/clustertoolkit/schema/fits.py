"""Whether plain data fits a schema: yes or no, much faster than to say why not.

It knows the keywords that our schemas use; `shapes` has the words for what does not fit.
"""

import re
from datetime import date
from typing import Any

from clustertoolkit.schema.addresses import opens
from clustertoolkit.schema.schemas import Lists, Schema

KEYWORDS = frozenset((
    "additionalProperties", "allOf", "const", "enum", "format", "if", "items", "maxItems", "maxLength",
    "maximum", "minItems", "minLength", "minProperties", "minimum", "pattern", "properties", "required",
    "then", "type",
))  # fmt: skip
_YEARS = r"(?:19[0-9]{2}|2[01][0-9]{2}|2200)"  # as in the schemas: what lies outside is a slip of the pen
_DAY = re.compile(_YEARS + r"-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])")
_NUMBERS = {"integer": (int,), "number": (int, float), "boolean": (bool,)}


def fits(value: Any, schema: Schema, lists: Lists) -> bool:
    """Tell whether a value fits its schema and the closed lists that it names; unknown lists allow all."""
    kind = schema["type"]
    if kind == "object":
        return type(value) is dict and _mapping(value, schema, lists)
    if kind == "array":
        inner = schema["items"]
        return (
            type(value) is list
            and schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value))
            and all(fits(item, inner, lists) for item in value)
        )
    if kind == "string":
        return type(value) is str and _text(value, schema, lists)
    if type(value) not in _NUMBERS[kind]:
        return False
    return kind == "boolean" or bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


def _mapping(value: dict[str, Any], schema: Schema, lists: Lists) -> bool:
    properties = schema["properties"]
    for key, item in value.items():
        inner = properties.get(key)
        if inner is None or not fits(item, inner, lists):
            return False
    return (
        len(value) >= schema.get("minProperties", 0)
        and all(key in value for key in schema.get("required", ()))
        and all(_keeps(value, rule) for rule in (schema, *schema.get("allOf", ())) if "if" in rule)
    )


def _keeps(value: dict[str, Any], rule: Schema) -> bool:
    """Tell whether a mapping has the keys that a rule asks for, where keys have the values that it names."""
    when, then = rule["if"], rule["then"]
    for key, form in when["properties"].items():
        if key not in value or value[key] not in form.get("enum", (form.get("const"),)):
            return True
    return all(key in value for key in then["required"])


def _text(value: str, schema: Schema, lists: Lists) -> bool:
    listed = schema.get("x-words")
    if listed and listed in lists and lists[listed].ids and value not in lists[listed]:
        return False
    if (named := schema.get("x-refers")) and (named not in lists or value not in lists[named]):
        return False
    if "enum" in schema and value not in schema["enum"]:
        return False
    if not schema.get("minLength", 0) <= len(value.strip()):
        return False
    if len(value) > schema.get("maxLength", len(value)):
        return False
    pattern = schema.get("pattern")
    if pattern and not re.search(exact(pattern), value):
        return False
    return _FORMATS[schema["format"]](value) if "format" in schema else True


def exact(pattern: str) -> str:
    """Return a pattern whose end does not let a line break pass."""
    return f"{pattern[:-1]}\\Z" if pattern.endswith("$") else pattern


def is_date(value: object) -> bool:
    """Tell whether a text is a day (ISO) of the calendar from 1900 to 2200; ValueError if it is no day."""
    if isinstance(value, str):
        return _DAY.fullmatch(value) is not None and date.fromisoformat(value).isoformat() == value
    return True


def is_moment(value: object) -> bool:
    """Tell whether a day that has the right form is one of the calendar; a pattern judges the form."""
    return _is_day(value) if isinstance(value, str) and _DAY.fullmatch(value) else True


def _is_day(value: str) -> bool:
    try:
        return is_date(value)
    except ValueError:
        return False


_FORMATS = {"date": _is_day, "moment": is_moment, "address": opens}
