"""The judge of shapes: the library's validator, with our keywords and with days as we write them."""

import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from clustertoolkit.schema.addresses import opens
from clustertoolkit.schema.fits import exact, is_date, is_moment
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.schema.words import Words


def validator(schema: Schema) -> Any:
    """Return the validator of a schema in which the closed lists themselves stand for their names."""
    return _VALIDATOR(schema, format_checker=_FORMATS)


def _listed(_validator: Any, words: Words, value: Any, _schema: Schema) -> Iterator[ValidationError]:
    if isinstance(value, str) and value not in words:
        yield ValidationError("not in the list")


def _enum(_validator: Any, allowed: list[Any], value: Any, _schema: Schema) -> Iterator[ValidationError]:
    if isinstance(value, str) and value not in allowed:
        yield ValidationError("not in the list")


def _pattern(_validator: Any, pattern: str, value: Any, _schema: Schema) -> Iterator[ValidationError]:
    # `$` would let a line break pass at the end of the text
    if isinstance(value, str) and not re.search(exact(pattern), value):
        yield ValidationError("another form")


def _min_length(_validator: Any, limit: int, value: Any, _schema: Schema) -> Iterator[ValidationError]:
    if isinstance(value, str) and len(value.strip()) < limit:
        yield ValidationError("blank")


_FORMATS = FormatChecker(formats=())
_FORMATS.checks("date", raises=ValueError)(is_date)
_FORMATS.checks("moment")(is_moment)
_FORMATS.checks("address")(opens)
_VALIDATOR = extend(  # type: ignore[no-untyped-call]
    Draft202012Validator,
    {"x-words": _listed, "x-refers": _listed, "enum": _enum, "pattern": _pattern, "minLength": _min_length},
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int),
)
