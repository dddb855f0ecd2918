"""The content, read whole into the model."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from clustertoolkit.compatibility import refuse_newer
from clustertoolkit.documents import read
from clustertoolkit.errors import ContentError
from clustertoolkit.location import File, listing
from clustertoolkit.model import (
    Action,
    Cell,
    Country,
    Dimensions,
    Edition,
    Example,
    Head,
    Phase,
    Retired,
    Sector,
    Term,
    Toolkit,
    build,
)  # fmt: skip

LAYER = "core"  # the one layer of content so far; records know theirs

Record = TypeVar("Record")


def load(folder: Path, today: date) -> Toolkit:
    """Read the content whole; ContentError with every problem if anything in it is not as it should be."""
    files, problems = listing(folder)
    if all(problem.code == "stray-file" for problem in problems):  # nothing reads such a file
        with suppress(ValueError, TypeError, KeyError):
            return _toolkit(files)
    from clustertoolkit.validation import validate  # slow to import, and needed only now

    checked = validate(folder, today)
    if not checked.problems:
        _toolkit(files)  # raises again what validation has no word for: a bug, to be reported
    raise ContentError(checked.problems, checked.texts)


def _toolkit(files: Sequence[File]) -> Toolkit:
    data: dict[str, Any] = {}
    actions: dict[str, Action] = {}
    examples: dict[str, Example] = {}
    for file in files:
        document = read(file.path, file.shown)
        if document.problems:
            raise ValueError(file.shown)
        if file.kind == "toolkit":
            refuse_newer(document)
        if file.kind == "action":
            actions[file.path.stem] = build(Action, document.data, layer=LAYER)
        elif file.kind == "example":
            examples[file.path.stem] = build(Example, document.data, layer=LAYER)
        else:
            data[file.kind] = document.data
    toolkit = Toolkit(
        head=build(Head, data["toolkit"]),
        dimensions=build(Dimensions, data["dimensions"]),
        phases=_built(Phase, data["phases"], "phases"),
        editions=_built(Edition, data["recommendations"], "editions"),
        actions=actions,
        examples=examples,
        instruments=_built(Term, data["instruments"], "instruments"),
        sectors=_built(Sector, data["sectors"], "sectors"),
        groups=_built(Term, data["countries"], "groups"),
        countries={one.code: one for one in _built(Country, data["countries"], "countries")},
        retired=_built(Retired, data["retired"], "retired"),
        layers=(LAYER,),
    )
    if not set(toolkit.cells()):
        raise ValueError("the matrix has no cell")
    _refuse_unknown(toolkit)
    return toolkit


def _built(record: type[Record], data: Any, key: str) -> tuple[Record, ...]:
    return tuple(build(record, entry) for entry in data[key])


def _refuse_unknown(toolkit: Toolkit) -> None:
    """Raise KeyError for a word or id that nothing has, or an entry that is not named after its file."""
    for words, given in _named(toolkit):
        for word in given:
            if word not in words:
                raise KeyError(word)


def _named(toolkit: Toolkit) -> Iterator[tuple[Collection[Any], Iterable[Any]]]:
    """Yield what the records name, with that in which it must be found."""
    functions = _ids(toolkit.dimensions.functions)
    dimensions = _ids(toolkit.dimensions.priorities) | _ids(toolkit.dimensions.challenges) | functions
    yield dimensions, [name for model in toolkit.dimensions.models for name in model.about]
    for model in toolkit.dimensions.models:
        yield functions, [name for element in model.elements for name in element.functions]
    yield _ids(toolkit.groups), [group for country in toolkit.countries.values() for group in country.groups]
    for edition in toolkit.editions:
        for recommendation in edition.recommendations:
            yield dimensions, (recommendation.priority,)
            for link in recommendation.links:
                yield functions, (link.function,)
                yield toolkit.actions, link.actions
                yield toolkit.examples, link.examples
    yield from _named_by_entries(toolkit)


def _named_by_entries(toolkit: Toolkit) -> Iterator[tuple[Collection[Any], Iterable[Any]]]:
    cells = set(toolkit.cells())
    instruments, sectors = _ids(toolkit.instruments), _ids(toolkit.sectors)
    evidence = toolkit.examples.keys() | _ids(toolkit.head.references)
    entries: list[tuple[str, Action | Example]] = [*toolkit.actions.items(), *toolkit.examples.items()]
    for name, entry in entries:
        yield (name,), (entry.id,)
        yield cells, [Cell(p.priority, p.challenge, p.function) for p in entry.placements]
    for example in toolkit.examples.values():
        yield toolkit.actions, [p.action for p in example.placements if p.action]
        yield toolkit.countries, example.countries
        yield instruments, example.instruments
        yield sectors, example.sectors
        yield toolkit.examples, [relation.id for relation in example.related]
    for action in toolkit.actions.values():
        guidance = action.guidance
        if guidance:
            yield instruments, guidance.instruments
            advice = (*guidance.how, *guidance.indicators, *guidance.risks, guidance.today)
            yield evidence, [name for one in advice if one for name in one.rests_on]


def _ids(entries: Iterable[Any]) -> set[str]:
    return {entry.id for entry in entries}
