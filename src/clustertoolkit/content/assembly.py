"""The records of the content from plain data, whatever it was read from, and whether they fit together."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from clustertoolkit.content.kinds import KINDS, UNIONS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import (
    LISTS,
    Action,
    Call,
    Country,
    Development,
    Dimensions,
    Edition,
    Example,
    Explainer,
    Fund,
    Head,
    Phase,
    Rate,
    Retired,
    Sector,
    Study,
    Synonyms,
    Term,
)
from clustertoolkit.yamlfiles.records import Record, build

ENTRIES: Mapping[str, Any] = {  # kinds with one file an entry
    "action": Action, "example": Example, "study": Study,
}  # fmt: skip
LAYER = "core"  # the one layer of content so far; records know theirs
# lists that need not be there
OPTIONAL = ("funds", "calls", "developments", "rates", "pages", "contributions")
_VERSION = re.compile(r"[0-9]{4}\.[0-9]{2}\.[0-9]{1,3}\Z")

PlainData = Callable[[str], Any]  # of a file of which there is one; empty of one that older content lacks
Known = Mapping[str, Collection[str]]  # the ids that each list has, by the names that schemas use


def assembled(lists: PlainData, entries: Mapping[str, Mapping[str, Any]]) -> Toolkit:
    """Return the content with these entries, by kind and id.

    ValueError, TypeError or KeyError for what is no such content.
    """
    dimensions, countries = build(Dimensions, lists("dimensions")), lists("countries")
    toolkit = Toolkit(
        head=build(Head, lists("toolkit")),
        dimensions=dimensions,
        phases=built(Phase, lists("phases"), "phases"),
        editions=built(Edition, lists("recommendations"), "editions"),
        actions=entries["action"],
        examples=entries["example"],
        instruments=built(Term, lists("instruments"), "instruments"),
        sectors=built(Sector, lists("sectors"), "sectors"),
        groups=built(Term, countries, "groups"),
        countries={country.code: country for country in built(Country, countries, "countries")},
        retired=built(Retired, lists("retired"), "retired"),
        studies=entries["study"],
        funds=built(Fund, lists("funds"), "funds"),
        calls=built(Call, lists("funds"), "calls"),
        developments=built(Development, lists("developments"), "developments"),
        pages=built(Explainer, lists("pages"), "pages"),
        rates=built(Rate, lists("rates"), "rates"),
        synonyms=build(Synonyms, lists("synonyms") or {"passed_over": [], "groups": []}),
        layers=(LAYER,),
    )
    if not set(toolkit.cells()):
        raise ValueError("the matrix has no cell")
    if not _VERSION.match(toolkit.head.version):
        raise ValueError("plans compare versions by their numbers")
    return toolkit


def built(record: type[Record], data: Any, key: str) -> tuple[Record, ...]:
    """Return the records of a list in a file; none where neither the file nor the list need be there."""
    if key not in data and key in OPTIONAL:
        return ()
    return tuple(build(record, entry) for entry in data[key])


def known_ids(toolkit: Toolkit) -> Known:
    """Return the ids of every list and of what is named from several of them."""
    ids: dict[str, Collection[str]] = {}
    for kind in KINDS:
        records: Any = toolkit
        for step in kind.place.split("."):
            records = getattr(records, step)
        for inner in kind.key.split(".")[1:]:
            records = [record for outer in records for record in getattr(outer, inner)]
        ids[kind.name] = (
            records if isinstance(records, Mapping) else {getattr(record, kind.id) for record in records}
        )
    lists = {kind.key or kind.file: ids[kind.name] for kind in KINDS}
    return lists | {name: {word for kind in kinds for word in ids[kind]} for name, kinds in UNIONS.items()}


def refuse_unknown(known: Known, records: Iterable[Any]) -> None:
    """Raise KeyError for a word or id in the records that its list does not have."""
    for record in records:
        for name, word in _named(record):
            if word not in known[name]:
                raise KeyError(word)


def _named(record: Any) -> Iterator[tuple[str, str]]:
    """Yield what a record and those within it name, with the list in which it must be found."""
    for key, listed in _naming(type(record)):  # type: ignore[arg-type]  # a class is hashable
        value = getattr(record, key)
        for inner in value if type(value) is tuple else (value,):
            if inner is not None and listed:
                yield listed, inner
            elif inner is not None:
                yield from _named(inner)


@cache
def _naming(record: type[Any]) -> tuple[tuple[str, str], ...]:
    """Return the keys of a kind of record that name something, each with its list, or none if deeper."""
    own = LISTS.get(record.__name__, {})
    found = []
    for key, annotation in record.__annotations__.items():
        inner = [part for part in (annotation, *get_args(annotation)) if hasattr(part, "_fields")]
        if key in own or any(map(_naming, inner)):
            found.append((key, own.get(key, "")))
    return tuple(found)
