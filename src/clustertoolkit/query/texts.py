"""The texts of every entry that are searched and shown, after the table of fields in `content.kinds`."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from clustertoolkit.content.kinds import FIELDS, KINDS, UNSEARCHED
from clustertoolkit.content.model import Toolkit, once
from clustertoolkit.content.records import LISTS, TITLES
from clustertoolkit.query.show import Entry, ListedRecommendation, titles_of


class Passage(NamedTuple):
    """A text of an entry that may be shown, behind a label if it does not speak for itself."""

    text: str
    label: str = ""


class Texts(NamedTuple):
    """The texts of an entry by what they weigh."""

    names: tuple[Passage, ...] = ()
    summary: tuple[Passage, ...] = ()
    details: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()


class Titles:
    """The titles of what a record names by id, looked up when they are first asked for."""

    def __init__(self, toolkit: Toolkit) -> None:
        self.of = cache(self._of)
        self._toolkit = toolkit

    def _of(self, name: str) -> Mapping[str, str]:
        """Return the titles of a list by id; none of actions and examples, which are known by their ids."""
        kinds = [kind.name for kind in KINDS if kind.key == name]
        return {word: title for kind in kinds for word, title in titles_of(self._toolkit, kind).items()}


titles_in = once(Titles)


def texts_of(entry: Entry, titles: Titles) -> Texts:
    """Return the texts of an entry that are searched and shown."""
    record: Any = entry.record
    texts: dict[str, list[Passage]] = {column: [] for column in Texts._fields}
    if entry.names:
        texts["names"].append(Passage(", ".join(entry.names), TITLES["Term"]["aliases"]))
    if isinstance(record, ListedRecommendation):
        edition, record = record
        texts["details"].append(Passage(record_text(edition._replace(recommendations=()), titles), "Edition"))
    for field in FIELDS[entry.kind]:
        if field.search and field.search != "names":
            label = TITLES[type(record).__name__][field.key] if field.page != "head" else ""
            texts[field.search] += _passages(record, field.key, label, titles)
    return Texts(*map(tuple, texts.values()))


def _passages(record: Any, key: str, label: str, titles: Titles) -> Iterator[Passage]:
    """Yield what a field of a record says; a text that is no fact in a word or two speaks for itself."""
    value = getattr(record, key)
    if _is_record(value):
        if any(_holds_records(inner) for inner in value):
            for inner in value._fields:
                yield from _passages(value, inner, TITLES[type(value).__name__][inner], titles)
        else:
            yield Passage(record_text(value, titles), label)
    elif _holds_records(value):
        yield from (Passage(record_text(inner, titles), label) for inner in value)
    elif text := value_text(record, key, titles):
        yield Passage(text, "" if text.endswith((".", "?")) else label)


def _is_record(value: Any) -> bool:
    return hasattr(value, "_fields")


def _holds_records(value: Any) -> bool:
    return isinstance(value, tuple) and any(map(_is_record, value))


def record_text(record: Any, titles: Titles) -> str:
    """Return all that a record says in a row, its id last."""
    keys = _keys(type(record))  # type: ignore[arg-type]  # a class is hashable
    return " ".join(filter(None, [value_text(record, key, titles) for key in keys]))


@cache
def _keys(record: type[Any]) -> tuple[str, ...]:
    """Return the keys of a kind of record that are words to look for, its id last."""
    keys = [key for key in record._fields if (record.__name__, key) not in UNSEARCHED]
    return tuple(sorted(keys, key=lambda key: key == "id"))


def value_text(record: Any, key: str, titles: Titles) -> str:
    """Return a value as text: titles for words of a list, the field's own title if it just holds.

    Records within it say all that they hold.
    """
    value = getattr(record, key)
    if value is None or value is False or value == ():
        return ""
    if _is_record(value):
        return record_text(value, titles)
    if _holds_records(value):
        return "; ".join(record_text(inner, titles) for inner in value)
    name = type(record).__name__
    if value is True:
        return TITLES[name][key]
    listed = LISTS[name].get(key) if name in LISTS else None
    if listed is None and type(value) is str:
        return value
    known = titles.of(listed) if listed else {}
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join([known.get(word, str(word)) for word in values])
