"""From the names that people use to a selection: ids, labels, aliases and codes, in any case."""

from collections.abc import Iterable, Mapping
from typing import get_args

from clustertoolkit.errors import ToolkitError
from clustertoolkit.model import Evidence, Status, Toolkit, words
from clustertoolkit.query import BASES, Selection, short_id
from clustertoolkit.words import Words


def select(toolkit: Toolkit, **filters: str | Iterable[str] | None) -> Selection:
    """Return the selection that filters mean; ToolkitError for a value or filter that names nothing.

    Filters are priority, challenge, function, basis, country, group, recommendation, instrument,
    sector, status and evidence; a value may be one name, a list with commas or several names.
    """
    allowed = _allowed(toolkit)
    chosen: dict[str, list[str]] = {name: [] for name in allowed}
    for name, values in filters.items():
        if name not in allowed:
            raise ToolkitError(
                f"there is no filter '{name}'", Words.of((one, ()) for one in allowed).hint(name)
            )
        for value in (values,) if isinstance(values, str) else values or ():
            chosen[name] += several(name, value, allowed[name])
    return Selection(
        priorities=chosen["priority"],
        challenges=chosen["challenge"],
        functions=chosen["function"],
        bases=chosen["basis"],
        countries=chosen["country"],
        groups=chosen["group"],
        recommendations=[_pair(full) for full in chosen["recommendation"]],
        instruments=chosen["instrument"],
        sectors=chosen["sector"],
        statuses=chosen["status"],
        evidence=chosen["evidence"],
    )


def _allowed(toolkit: Toolkit) -> Mapping[str, Words]:
    recommendations = [
        (f"{edition.id}/{one.id}", (short_id(toolkit, edition.id, one.id),))
        for edition in reversed(toolkit.editions)
        for one in edition.recommendations
    ]
    return {
        "priority": words(toolkit.dimensions.priorities),
        "challenge": words(toolkit.dimensions.challenges),
        "function": words(toolkit.dimensions.functions),
        "basis": Words.of((word, ()) for word in BASES),
        "country": Words.of((one.code, (one.name, *one.aliases)) for one in toolkit.countries.values()),
        "group": words(toolkit.groups),
        "recommendation": Words.of(recommendations),
        "instrument": words(toolkit.instruments),
        "sector": words(toolkit.sectors),
        "status": Words.of((word, ()) for word in get_args(Status)),
        "evidence": Words.of((word, ()) for word in get_args(Evidence)),
    }


def _pair(full: str) -> tuple[str, str]:
    edition, _, identifier = full.partition("/")
    return edition, identifier


def several(name: str, value: str, allowed: Words) -> list[str]:
    """Return the ids that a value names: one name as it stands, or several with commas between them.

    ToolkitError says of which filter or option (name) a part means nothing.
    """
    whole = allowed.find(value)
    parts = [part.strip() for part in value.split(",") if part.strip()] or [value]
    return [whole] if whole is not None else [one(name, part, allowed) for part in parts]


def one(name: str, value: str, allowed: Words) -> str:
    """Return the id that a value names; ToolkitError, which speaks of the filter or option, if none."""
    found = allowed.find(value)
    if found is None:
        raise ToolkitError(f"no {name} is named '{value}'", allowed.hint(value))
    return found
