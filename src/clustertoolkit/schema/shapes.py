"""The shape of a document: what its schema refuses, as problems in plain words."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from clustertoolkit.problems import Problem
from clustertoolkit.schema.elsewhere import elsewhere
from clustertoolkit.schema.fits import fits
from clustertoolkit.schema.schemas import Lists, Schema, field
from clustertoolkit.schema.words import ABSENT, Words, hint
from clustertoolkit.yamlfiles import scalars
from clustertoolkit.yamlfiles.reader import Document, PathKey

_TYPES = {
    "string": "a text", "integer": "a whole number", "number": "a number",
    "boolean": "true or false", "array": "a list", "object": "a mapping of keys to values",
}  # fmt: skip
MISSING_FOLDER = "missing-folder"  # the code of an id that nobody can know, because its folder is not there


class Shapes:
    """What is wrong with documents of all kinds, for one content's lists of words."""

    def __init__(self, schemas: Mapping[str, Schema], lists: Lists) -> None:
        self._schemas, self._lists = schemas, lists
        self._validators: dict[str, Any] = {}

    def problems(self, document: Document, kind: str) -> Iterator[Problem]:
        """Yield what is wrong with the shape of a document of this kind."""
        if not fits(document.data, self._schemas[kind], self._lists):
            yield from self.reasons(document, kind)

    def reasons(self, document: Document, kind: str) -> Iterator[Problem]:
        """Yield the same by the slower judge alone, which has words for what it finds."""
        reported: set[tuple[tuple[PathKey, ...], int]] = set()
        validator = self._validator(kind)
        for error in validator.iter_errors(document.data):
            path = tuple(error.absolute_path)
            if error.validator == "required":
                rule = (path, id(error.validator_value))
                if rule not in reported:  # the library reports each missing key of a rule, we all at once
                    yield from _missing(document, path, error, validator.schema)
                reported.add(rule)
            elif error.validator == "additionalProperties":
                yield from _unknown(document, path, error, validator.schema)
            else:
                yield _wrong(document, path, error)

    def _validator(self, kind: str) -> Any:
        if kind not in self._validators:
            from clustertoolkit.schema.judge import validator  # slow to import, and most files fit

            self._validators[kind] = validator(_with_lists(self._schemas[kind], self._lists))
        return self._validators[kind]


_UNREAD = Words.of(())


def _with_lists(node: Any, lists: Lists) -> Any:
    """Put the lists themselves where their names stand; a list that could not be read is dropped.

    What must be in a list needs no form besides, so that a wrong word is one problem and not two.
    """
    if isinstance(node, list):
        return [_with_lists(item, lists) for item in node]
    if not isinstance(node, dict):
        return node
    bound = {key: _with_lists(value, lists) for key, value in node.items()}
    for keyword in ("x-words", "x-refers"):
        if keyword in node:
            bound[keyword] = lists.get(node[keyword], _UNREAD)
            unread = keyword == "x-words" and not bound[keyword].ids
            for other in (keyword,) if unread else ("pattern", "maxLength"):
                bound.pop(other, None)
    return bound


# The stubs of jsonschema give an error's fields as perhaps unset; those that are yielded have them all.


def _missing(document: Document, path: tuple[PathKey, ...], error: Any, whole: Schema) -> Iterator[Problem]:
    asking = _asking(error, whole)
    if asking and not isinstance(error.instance[asking], str):
        return  # the wrong type of what would ask for it is reported, and asks for nothing
    span = document.span(path, of_key=True)
    where = f" in {_name(path)}" if path else ""
    reason = f"'{asking}: {error.instance[asking]}' asks for it. " if asking else ""
    for key in error.validator_value:
        if key not in error.instance:
            purpose = field(whole, path)["properties"].get(key, {}).get("description", "")
            hint_ = f"{reason}{purpose}"
            yield Problem(document.path, span, "missing-key", f"'{key}' is missing{where}", hint_)


def _asking(error: Any, whole: Schema) -> str:
    """Return the key beside a missing one whose value asks for it; empty if it is missed in any case."""
    way = list(error.absolute_schema_path)
    if "then" not in way:
        return ""
    rule: Any = whole
    for step in way[: len(way) - 1 - way[::-1].index("then")]:
        rule = rule[step]
    (key,) = rule["if"]["properties"]
    return str(key)


def _unknown(document: Document, path: tuple[PathKey, ...], error: Any, whole: Schema) -> Iterator[Problem]:
    allowed = error.schema["properties"]
    where = f" in {_name(path)}" if path else ""
    for key in error.instance:
        if key not in allowed:
            span = document.span((*path, key), of_key=True)
            message = f"'{key}' is not a key{where}"
            hint_ = elsewhere(key, path, whole) or hint(key, allowed)
            yield Problem(document.path, span, "unknown-key", message, hint_)


def _wrong(document: Document, path: tuple[PathKey, ...], error: Any) -> Problem:
    keyword = str(error.validator)
    code = error.schema.get("x-codes", {}).get(keyword, _CODES.get(keyword, "wrong-value"))
    if error.validator_value is ABSENT:
        code = MISSING_FOLDER
    if code == "no-placement":
        message, hint_ = "the entry stands in no cell", "give at least one priority, challenge and function"
    else:
        message, hint_ = _MESSAGES[keyword](_name(path), error.instance, error.validator_value, error.schema)
    return Problem(document.path, document.span(path), code, message, hint_)


Message = tuple[str, str]  # what is wrong, and a hint


def _not_listed(name: str, value: Any, words: Words, _schema: Schema) -> Message:
    return f"{name} cannot be {_shown(value)}", words.hint(value)


def _not_an_id(name: str, value: Any, words: Words, _schema: Schema) -> Message:
    return f"{name} names {_shown(value)}, and nothing has that id", words.hint(value)


def _not_in_enum(name: str, value: Any, allowed: list[str], _schema: Schema) -> Message:
    return f"{name} cannot be {_shown(value)}", hint(value, allowed)


def _other_type(name: str, value: Any, wanted: str, schema: Schema) -> Message:
    message = f"{name} must be {_TYPES[wanted]}, not {_shown_type(value)}"
    if value is None:
        return message, "fill it, or leave the key out if it may be missing"
    if wanted == "string" and type(value) in (int, float):
        return message, "quote it if it is a text"
    if wanted in ("integer", "number") and isinstance(value, str) and scalars.GROUPED.match(value):
        return message, f"write it without marks between thousands: {re.sub('[.,]', '', value)}"
    if wanted == "array":
        first = next(iter(schema["items"].get("properties", ())), "")
        if first and not isinstance(value, dict):
            return message, f"begin each item with a hyphen and its first key: - {first}: ..."
        brackets = isinstance(value, str)
        return message, "write it in brackets: [...]" if brackets else "begin each item with a hyphen"
    if wanted == "object" and schema.get("properties") and not isinstance(value, dict | list):
        return message, f"begin with its first key: {next(iter(schema['properties']))}: ..."
    return message, schema.get("description", "")


def _other_form(name: str, value: Any, _pattern: str, schema: Schema) -> Message:
    for pattern, slip in schema.get("x-slips", {}).items():
        if re.search(pattern, value):
            return f"{name} is {_shown(value)}, {slip[0]}", slip[1]
    return f"{name} is {_shown(value)}, which is not {schema['x-form']}", schema.get("description", "")


def _too_many(name: str, value: Any, limit: int, _schema: Schema) -> Message:
    things = "characters" if isinstance(value, str) else "entries"
    return f"{name} has {len(value)} {things}, more than the {limit} allowed", "shorten it"


def _too_few(name: str, value: Any, limit: int, _schema: Schema) -> Message:
    if value and not isinstance(value, str):
        entries = "1 entry" if len(value) == 1 else f"{len(value)} entries"
        return f"{name} has {entries}, fewer than the {limit} needed", "add what is missing"
    return f"{name} is empty", "fill it, or leave the key out if it may be missing"


def _out_of_range(name: str, value: Any, _limit: float, schema: Schema) -> Message:
    bounds = [f"at least {schema['minimum']}"] if "minimum" in schema else []
    bounds += [f"at most {schema['maximum']}"] if "maximum" in schema else []
    return f"{name} is {value}; it must be {' and '.join(bounds)}", schema.get("description", "")


_MESSAGES: dict[str, Callable[[str, Any, Any, Schema], Message]] = {
    "x-words": _not_listed, "x-refers": _not_an_id, "enum": _not_in_enum, "type": _other_type,
    "pattern": _other_form, "format": _other_form, "maxLength": _too_many, "maxItems": _too_many,
    "minLength": _too_few, "minItems": _too_few, "minProperties": _too_few,
    "minimum": _out_of_range, "maximum": _out_of_range,
}  # fmt: skip
_CODES = {"type": "wrong-type", "maxLength": "too-long", "maxItems": "too-long", "x-refers": "unknown-id"}


def _name(path: tuple[PathKey, ...]) -> str:
    """Name a value in the author's words: 'title', or item 2 of 'countries'."""
    if not path:
        return "the file"
    last = path[-1]
    if isinstance(last, int):
        return f"item {last + 1} of {_name(path[:-1])}"
    return f"'{last}'"


def _shown(value: Any) -> str:
    text = str(value).replace("\n", " ")
    return f"'{text}'" if len(text) <= 60 else f"'{text[:57]}...'"


def _shown_type(value: Any) -> str:
    if value is None:
        return "left empty"
    for kind, python in (("boolean", bool), ("string", str), ("array", list), ("object", dict)):
        if isinstance(value, python):
            return _TYPES[kind]
    return "a number" if isinstance(value, float) else "a whole number"
