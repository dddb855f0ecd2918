"""What to choose from the content: from the names that people use to ids, and what an entry must fit."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from clustertoolkit.content.model import (
    Basis,
    Evidence,
    Example,
    Placement,
    Recommendation,
    Status,
    Toolkit,
)
from clustertoolkit.content.terms import words
from clustertoolkit.errors import ToolkitError
from clustertoolkit.schema.words import Words

BASES: tuple[str, ...] = get_args(Basis)


class Selection(NamedTuple):
    """What to choose; empty means all, several values of one field are alternatives.

    Values are ids; `filters.select` makes a selection from the names that people use.
    Recommendations are pairs of edition and id.
    """

    priorities: Collection[str] = ()
    challenges: Collection[str] = ()
    functions: Collection[str] = ()
    bases: Collection[str] = ()
    countries: Collection[str] = ()
    groups: Collection[str] = ()
    recommendations: Collection[tuple[str, str]] = ()
    instruments: Collection[str] = ()
    sectors: Collection[str] = ()
    statuses: Collection[str] = ()
    evidence: Collection[str] = ()


ALL = Selection()


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
            chosen[name] += ids_of(name, value, allowed[name])
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
        (f"{edition.id}/{one.id}", (toolkit.short_id(edition.id, one.id),))
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


def ids_of(name: str, value: str, allowed: Words) -> list[str]:
    """Return the ids that a value names: one name as it stands, or several with commas between them.

    ToolkitError says of which filter or option (name) a part means nothing.
    """
    whole = allowed.find(value)
    parts = [part.strip() for part in value.split(",") if part.strip()] or [value]
    return [whole] if whole is not None else [id_of(name, part, allowed) for part in parts]


def id_of(name: str, value: str, allowed: Words) -> str:
    """Return the id that a value names; ToolkitError, which speaks of the filter or option, if none."""
    found = allowed.find(value)
    if found is None:
        raise ToolkitError(f"no {name} is named '{value}'", allowed.hint(value))
    return found


def chosen_recommendations(toolkit: Toolkit, selection: Selection) -> Iterator[Recommendation]:
    for edition in toolkit.editions:
        for one in edition.recommendations:
            if (edition.id, one.id) in selection.recommendations:
                yield one


def named_actions(toolkit: Toolkit, selection: Selection) -> set[str] | None:
    """Return the actions that the chosen recommendations name; None if no recommendation is chosen."""
    if not selection.recommendations:
        return None
    return {
        name
        for one in chosen_recommendations(toolkit, selection)
        for link in one.links
        for name in link.actions
    }


def fits_example(toolkit: Toolkit, example: Example, selection: Selection) -> bool:
    """Tell whether what is chosen of the example itself, apart from its placements, fits."""
    groups = (group for code in example.countries for group in toolkit.countries[code].groups)
    return (
        _shares(example.countries, selection.countries)
        and _shares(groups, selection.groups)
        and _shares(example.instruments, selection.instruments)
        and _shares(example.sectors, selection.sectors)
        and is_chosen(example.status, selection.statuses)
        and is_chosen(example.evidence, selection.evidence)
    )


def fits_placement(placement: Placement, selection: Selection) -> bool:
    return (
        is_chosen(placement.priority, selection.priorities)
        and is_chosen(placement.challenge, selection.challenges)
        and is_chosen(placement.function, selection.functions)
        and is_chosen(placement.basis, selection.bases)
    )


def is_chosen(word: str, chosen: Collection[str]) -> bool:
    return not chosen or word in chosen


def _shares(words: Iterable[str], chosen: Collection[str]) -> bool:
    return not chosen or not set(chosen).isdisjoint(words)
