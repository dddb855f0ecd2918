"""What to choose from the content: from the names that people use to ids, and what an entry must fit."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from clustertoolkit.content.kinds import FILTERS, Filter
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Example, Fund, Placement, Recommendation, Study
from clustertoolkit.errors import ToolkitError
from clustertoolkit.notebook import small_table
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

    Several values of one filter are alternatives, `a+b` asks for both, and different filters narrow. A
    recommendation is named in full, such as `eegc-2020/G1`; other values are written as `query.values` reads
    them. `select` makes a selection from the names that people use. TypeError for a filter that there is not.
    """

    __slots__ = ("_chosen",)

    def __init__(self, **chosen: Collection[str]) -> None:
        if unknown := chosen.keys() - FILTERS.keys():
            raise TypeError(f"there is no filter '{min(unknown)}'")
        self._chosen = {name: tuple(values) for name, values in chosen.items() if values}

    def of(self, name: str) -> tuple[str, ...]:
        """Return the values of a filter, whether alternatives or needed together; none if all are chosen."""
        return tuple(dict.fromkeys(value for text in self._chosen.get(name, ()) for value in text.split("+")))

    def alternatives(self, name: str) -> tuple[frozenset[str], ...]:
        """Return the alternatives of a filter, each the values that must hold together; none if all fit."""
        return tuple(frozenset(text.split("+")) for text in self._chosen.get(name, ()))

    def leaves(self, name: str, held: Collection[str]) -> bool:
        """Tell whether a filter leaves what holds these values: all of an alternative, if any is set."""
        alternatives = self.alternatives(name)
        return not alternatives or any(parts.issubset(held) for parts in alternatives)

    def only(self, *names: str) -> "Selection":
        """Return the selection with these filters alone."""
        return Selection(**{name: values for name, values in self._chosen.items() if name in names})

    def without(self, *names: str) -> "Selection":
        """Return the selection without these filters."""
        return self.only(*(name for name in self._chosen if name not in names))

    def asks_for_derived(self) -> bool:
        """Tell whether a filter asks for what no single field says."""
        return any(not FILTERS[name].field for name in self._chosen)

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

    def _repr_html_(self) -> str:
        """Return the filters that choose as a small table."""
        rows = [(name, ", ".join(values)) for name, values in self._chosen.items()]
        return small_table(("filter", "values"), rows, "what chooses" if rows else "all is chosen")


ALL = Selection()


def select(toolkit: Toolkit, **filters: str | float | Iterable[str] | None) -> Selection:
    """Return the selection that filters mean; ToolkitError for a value or filter that names nothing.

    Filters are those of `content.kinds`: priority, challenge, function, basis, country, group and so on; a
    value may be one name or number, a list with commas or several names. `a+b` is one value: both must hold.
    A filter that is named with None may be meant by a value of another: outermost regions are asked for as a
    kind of place or as a group.
    """
    chosen: dict[str, list[str]] = {}
    for name, texts in filters.items():
        if name not in FILTERS:
            hint = Words.of((known, ()) for known in FILTERS).hint(name)
            raise ToolkitError(f"there is no filter '{name}'", hint)
        for value in (str(texts),) if isinstance(texts, str | int | float) else texts or ():
            given = FILTERS[name]
            meant = given.meant.get(value, "")
            if filters.get(meant, True) is None:
                given = FILTERS[meant]
            chosen[given.name] = [*chosen.get(given.name, ()), *_read(toolkit, given, value)]
    return Selection(**chosen)


def _read(toolkit: Toolkit, given: Filter, value: str) -> list[str]:
    """Return the alternatives that a value of a filter names; ToolkitError if it means nothing."""
    name = given.name.replace("_", "-")
    if given.form != "word":
        from clustertoolkit.query import values  # only such a value needs it

        texts = values.read(name, given.form, value)
        if given.form in ("text", "code"):
            _check_known(toolkit, given, name, value, texts)
        return texts
    known, name = allowed(toolkit, given), f"value of {name}" if given.words else name
    try:
        if known.find(value) is None and "+" in value:
            return [
                known.find(part) or "+".join(id_of(name, word.strip(), known) for word in part.split("+"))
                for part in map(str.strip, value.split(","))
                if part
            ]
        return ids_of(name, value, known)
    except ToolkitError as error:
        if other := _elsewhere(toolkit, given, value):
            raise ToolkitError(error.message, f"the filter {other} has '{value}'") from None
        raise


def _elsewhere(toolkit: Toolkit, given: Filter, value: str) -> str:
    """Return the filter that takes a value which another one does not; empty if there is none."""
    others = (other for other in FILTERS.values() if other.form == "word" and other != given)
    found = (other.name for other in others if allowed(toolkit, other).find(value) is not None)
    return next(found, "").replace("_", "-")


def _check_known(toolkit: Toolkit, given: Filter, name: str, value: str, texts: Iterable[str]) -> None:
    """Raise ToolkitError if no example has what a text names a part of."""
    from clustertoolkit.query.values import FORMS

    fits = FORMS[given.form].fits
    held = {one for example in toolkit.examples.values() for one in held_in(example, given.field.split("."))}
    there = sorted(one for one in held if one)
    for text in texts:
        for part in text.split("+"):
            if not any(fits(part, one) for one in there):
                raise ToolkitError(
                    f"no {name} is named '{value}'", Words.of((one, ()) for one in there).hint(value)
                )


def allowed(toolkit: Toolkit, given: Filter) -> Words:
    """Return the values that a filter may have, with the names that people use for them."""
    if given.words:
        return Words.of((word, ()) for word in given.words)
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
    """Return the test whether a placement, country or entry of a kind (`of`) fits its filters.

    A placement stands in one cell and a country is one: `a+b` leaves both there, and whether both hold of an
    entry is for `fitting_placements` and `fitting_country`.
    """
    wanted = [
        (field.split("."), _test(given.form, _alternatives(of, given.name, selection)))
        for given in FILTERS.values()
        for kind, field in ((given.of, given.field), *given.held)
        if kind == of and field and selection.of(given.name)
    ]

    return lambda record: all(test(held_in(record, field)) for field, test in wanted)


def _alternatives(of: str, name: str, selection: Selection) -> tuple[frozenset[str], ...]:
    if of in ("placement", "country"):
        return tuple(frozenset((value,)) for value in selection.of(name))
    return selection.alternatives(name)


def _test(form: str, alternatives: tuple[frozenset[str], ...]) -> Callable[[Collection[Any]], bool]:
    """Return the test whether what a field holds fits one of the alternatives, values of this form."""
    if form == "word":
        if all(len(parts) == 1 for parts in alternatives):
            alone = frozenset().union(*alternatives)
            return lambda held: not alone.isdisjoint(held)
        return lambda held: any(parts.issubset(held) for parts in alternatives)
    from clustertoolkit.query.values import FORMS

    agrees = FORMS[form].fits
    return lambda held: any(
        all(any(one is not None and agrees(value, one) for one in held) for value in parts)
        for parts in alternatives
    )


Held = Callable[[Placement], Collection[str]]


def fitting_placements(selection: Selection) -> Callable[[Iterable[Placement], Held], list[Placement]]:
    """Return what chooses from the placements of an entry; of `a+b` both must be among those chosen.

    It takes the placements, and what says which recommendations one of them serves.
    """
    fits = fitting("placement", selection)
    joint: dict[str, Held] = {
        given.name: partial(held_in, field=[given.field])
        for given in FILTERS.values()
        if given.of == "placement" and any(len(parts) > 1 for parts in selection.alternatives(given.name))
    }

    def chosen(placements: Iterable[Placement], serves: Held) -> list[Placement]:
        left = [placement for placement in placements if fits(placement)]
        held_by = joint | {"recommendation": serves} if selection.of("recommendation") else joint
        before = -1
        while held_by and before != len(left):
            before = len(left)
            for name, held in held_by.items():
                there = {value for placement in left for value in held(placement)}
                whole = {value for parts in selection.alternatives(name) if parts <= there for value in parts}
                left = [placement for placement in left if not whole.isdisjoint(held(placement))]
        return left

    return chosen


def held_in(record: Any, field: Sequence[str]) -> Collection[Any]:
    """Return what a field holds, through records and lists of them; one value as a list of it."""
    held = [record]
    for key in field:
        inside = [getattr(inner, key) for inner in held if inner is not None]
        held = [
            item
            for value in inside
            for item in (value if isinstance(value, tuple) and not hasattr(value, "_fields") else (value,))
        ]
    return held


def fitting_country(toolkit: Toolkit, selection: Selection) -> Callable[[Iterable[str]], bool]:
    """Return the test whether some countries fit: one of them, or together if a filter asks for both.

    Where none is named, no filter may be set.
    """
    filters = [given for given in FILTERS.values() if given.of == "country" and selection.of(given.name)]

    def fits(codes: Iterable[str]) -> bool:
        countries = [toolkit.countries[code] for code in codes] if filters else []
        return all(
            selection.leaves(
                given.name, {one for country in countries for one in held_in(country, [given.field])}
            )
            for given in filters
        )

    return fits


def fitting_example(toolkit: Toolkit, selection: Selection) -> Callable[[Example], bool]:
    """Return the test whether an example fits, apart from its placements; of its countries one must fit."""
    fits, fits_country = fitting("example", selection), fitting_country(toolkit, selection)
    if not selection.asks_for_derived():
        return lambda example: fits(example) and fits_country(example.countries)
    from clustertoolkit.query import derived  # few ask for it

    tests = derived.tests(toolkit, selection.alternatives)
    return lambda example: (
        fits(example) and fits_country(example.countries) and all(test(example) for test in tests)
    )


def chosen_recommendations(toolkit: Toolkit, selection: Selection) -> Mapping[str, Recommendation]:
    """Return the recommendations that are named, by their full ids."""
    wanted = selection.of("recommendation")
    return {
        name: recommendation
        for edition in (toolkit.editions if wanted else ())
        for recommendation in edition.recommendations
        if (name := f"{edition.id}/{recommendation.id}") in wanted
    }
