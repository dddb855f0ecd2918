"""What to choose from the content: from the names that people use to ids, and what an entry must fit."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from clustertoolkit.content.kinds import FILTERS, Filter
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Example, Fund, Placement, Recommendation, Study
from clustertoolkit.errors import ToolkitError
from clustertoolkit.query.show import entries_of
from clustertoolkit.schema.words import Words
from clustertoolkit.yamlfiles.records import words_of

RECORDS = {
    "placement": Placement,
    "example": Example,
    "study": Study,
    "fund": Fund,
}  # whose fields a filter without a kind names


class Selection:
    """What to choose: ids by the names of filters; of what is not named, all.

    Several values of one filter are alternatives, different filters narrow. A recommendation is named in
    full, such as `eegc-2020/G1`. `select` makes a selection from the names that people use. TypeError for a
    filter that there is not.
    """

    __slots__ = ("_chosen",)

    def __init__(self, **chosen: Collection[str]) -> None:
        if unknown := chosen.keys() - FILTERS.keys():
            raise TypeError(f"there is no filter '{min(unknown)}'")
        self._chosen = {name: tuple(values) for name, values in chosen.items() if values}

    def of(self, name: str) -> tuple[str, ...]:
        """Return the values of a filter; none if all are chosen."""
        return self._chosen.get(name, ())

    def only(self, *names: str) -> "Selection":
        """Return the selection with these filters alone."""
        return Selection(**{name: values for name, values in self._chosen.items() if name in names})

    def finds(self, kind: str) -> bool:
        """Tell whether all filters that are set can hold of a kind of entry."""
        return all(kind in FILTERS[name].finds for name in self._chosen)

    def __bool__(self) -> bool:
        return bool(self._chosen)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Selection) and self._chosen == other._chosen

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._chosen.items())))

    def __repr__(self) -> str:
        return f"Selection({', '.join(f'{name}={list(values)}' for name, values in self._chosen.items())})"


ALL = Selection()


def select(toolkit: Toolkit, **filters: str | Iterable[str] | None) -> Selection:
    """Return the selection that filters mean; ToolkitError for a value or filter that names nothing.

    Filters are those of `content.kinds`: priority, challenge, function, basis, country, group and so on; a
    value may be one name, a list with commas or several names.
    """
    chosen: dict[str, list[str]] = {}
    for name, values in filters.items():
        if name not in FILTERS:
            hint = Words.of((known, ()) for known in FILTERS).hint(name)
            raise ToolkitError(f"there is no filter '{name}'", hint)
        for value in (values,) if isinstance(values, str) else values or ():
            ids = ids_of(name, value, allowed(toolkit, FILTERS[name]))
            chosen[name] = [*chosen.get(name, ()), *ids]
    return Selection(**chosen)


def allowed(toolkit: Toolkit, given: Filter) -> Words:
    """Return the values that a filter may have, with the names that people use for them."""
    if not given.kind:
        return Words.of((word, ()) for word in words_of(RECORDS[given.of], given.field))
    if given.of == "recommendation":
        return Words.of((entry.names[0], (entry.id,)) for entry in entries_of(toolkit, given.kind))
    return Words.of((entry.id, (entry.title, *entry.names)) for entry in entries_of(toolkit, given.kind))


def ids_of(name: str, value: str, known: Words) -> list[str]:
    """Return the ids that a value names: one name as it stands, or several with commas between them.

    ToolkitError says of which filter or option (name) a part means nothing.
    """
    whole = known.find(value)
    parts = [part.strip() for part in value.split(",") if part.strip()] or [value]
    return [whole] if whole is not None else [id_of(name, part, known) for part in parts]


def id_of(name: str, value: str, known: Words) -> str:
    """Return the id that a value names; ToolkitError, which speaks of the filter or option, if none."""
    identifier = known.find(value)
    if identifier is None:
        raise ToolkitError(f"no {name} is named '{value}'", known.hint(value))
    return identifier


def fitting(of: str, selection: Selection) -> Callable[[Any], bool]:
    """Return the test whether a placement, country or entry of a kind (`of`) fits its filters."""
    wanted = [
        (field.split("."), set(values))
        for given in FILTERS.values()
        for kind, field in ((given.of, given.field), *given.held)
        if kind == of and (values := selection.of(given.name))
    ]

    def fits(record: Any) -> bool:
        return all(not values.isdisjoint(_held(record, field)) for field, values in wanted)

    return fits


def _held(record: Any, field: Sequence[str]) -> Collection[Any]:
    """Return what a field holds, through records and lists of them; one value as a list of it."""
    held = [record]
    for key in field:
        values = [getattr(inner, key) for inner in held if inner is not None]
        held = [
            item
            for value in values
            for item in (value if isinstance(value, tuple) and not hasattr(value, "_fields") else (value,))
        ]
    return held


def fitting_country(toolkit: Toolkit, selection: Selection) -> Callable[[Iterable[str]], bool]:
    """Return the test whether one of some countries fits; where none is named, all filters must be open."""
    fits = fitting("country", selection)
    is_open = not any(given.of == "country" and selection.of(given.name) for given in FILTERS.values())
    return lambda codes: is_open or any(fits(toolkit.countries[code]) for code in codes)


def fitting_example(toolkit: Toolkit, selection: Selection) -> Callable[[Example], bool]:
    """Return the test whether an example fits, apart from its placements; of its countries one must fit."""
    fits, fits_country = fitting("example", selection), fitting_country(toolkit, selection)
    return lambda example: fits(example) and fits_country(example.countries)


def chosen_recommendations(toolkit: Toolkit, selection: Selection) -> Mapping[str, Recommendation] | None:
    """Return the recommendations that are named, by their full ids; None if none is."""
    wanted = selection.of("recommendation")
    if not wanted:
        return None
    return {
        f"{edition.id}/{recommendation.id}": recommendation
        for edition in toolkit.editions
        for recommendation in edition.recommendations
        if f"{edition.id}/{recommendation.id}" in wanted
    }
