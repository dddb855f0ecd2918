"""Records from plain data: named tuples, whose annotations say what each value must be."""

from collections.abc import Callable
from functools import cache, partial
from types import GenericAlias, NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

Record = TypeVar("Record")


def build(record: type[Record], data: Any, **given: Any) -> Record:
    """Make a record from plain data; ValueError for a wrong type, TypeError for a wrong key."""
    if type(data) is not dict:
        raise ValueError(f"{record.__name__} needs a mapping")
    converters = _converters(record)  # type: ignore[arg-type]  # a class is hashable
    for key, value in data.items():
        if key in given or key not in converters:
            raise TypeError(f"{record.__name__} has no key '{key}'")
        given[key] = converters[key](value)
    return record(**given)


def trusted(record: type[Record], data: dict[str, Any], **given: Any) -> Record:
    """Make a record from plain data of which it is known that it makes one; the data is used up."""
    for key, convert in _nested(record).items():  # type: ignore[arg-type]  # a class is hashable
        if key in data:
            data[key] = convert(data[key])
    return record(**data, **given)


@cache
def _nested(record: type) -> dict[str, Callable[[Any], Any]]:
    """Return how to convert the fields that hold lists and records; all else stands as it is."""
    converters = {}
    for name, annotation in record.__annotations__.items():
        for option in (annotation, *get_args(annotation)):
            if isinstance(option, GenericAlias):
                inner = get_args(option)[0]
                converters[name] = _trusted_list(inner) if hasattr(inner, "_fields") else tuple
                break
            if hasattr(option, "_fields"):
                converters[name] = partial(trusted, option)
    return converters


def _trusted_list(record: type) -> Callable[[Any], Any]:
    if not _nested(record):  # as most lists are
        return lambda value: tuple([record(**item) for item in value])
    return lambda value: tuple([trusted(record, item) for item in value])


@cache
def _converters(record: type) -> dict[str, Callable[[Any], Any]]:
    return {name: _converter(annotation) for name, annotation in record.__annotations__.items()}


def _converter(annotation: Any) -> Callable[[Any], Any]:
    """Return the function that checks a plain value against an annotation and converts it."""
    if isinstance(annotation, GenericAlias):  # tuple[X, ...]
        return _list_of(_converter(get_args(annotation)[0]))
    if get_origin(annotation) is Literal:
        return _one_of(get_args(annotation))
    if get_origin(annotation) in (Union, UnionType):
        options = [one for one in get_args(annotation) if one is not NoneType]
        return _converter(options[0]) if len(options) == 1 else _exactly(*options)
    if annotation in (str, int, bool):
        return _exactly(annotation)
    return lambda value: build(annotation, value)


def _list_of(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def converted(value: Any) -> Any:
        if type(value) is not list:
            raise ValueError(f"a list is needed, not {value!r:.40}")
        return tuple([convert(item) for item in value])

    return converted


def _one_of(words: tuple[str, ...]) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if value not in words:
            raise ValueError(f"one of {words} is needed, not {value!r:.40}")
        return value

    return checked


def _exactly(*kinds: type) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if type(value) not in kinds:
            raise ValueError(f"a {kinds[0].__name__} is needed, not {value!r:.40}")
        return value

    return checked


def words_of(record: type, field: str) -> tuple[str, ...]:
    """Return the words that a field of a record may hold, in their order."""
    annotation = record.__annotations__[field]
    options = [annotation, *get_args(annotation)]  # one that may be missing is a union with None
    return next(get_args(option) for option in options if get_origin(option) is Literal)
