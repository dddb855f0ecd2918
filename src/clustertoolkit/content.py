"""The content, read whole into the model."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from clustertoolkit.documents import Document, read
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
    Term,
    Toolkit,
    build,
)  # fmt: skip
from clustertoolkit.problems import Problem

SCHEMA_VERSION = 1
LAYER = "core"  # the one layer of content so far; records know theirs

Record = TypeVar("Record")


def load(folder: Path, today: date) -> Toolkit:
    """Read the content whole; ContentError with every problem if anything in it is not as it should be."""
    files, problems = listing(folder)
    if not problems:
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
        sectors=_built(Term, data["sectors"], "sectors"),
        groups=_built(Term, data["countries"], "groups"),
        countries={one.code: one for one in _built(Country, data["countries"], "countries")},
        retired=_built(Retired, data["retired"], "retired"),
        layers=(LAYER,),
    )
    _refuse_unknown(toolkit)
    return toolkit


def _built(record: type[Record], data: Any, key: str) -> tuple[Record, ...]:
    return tuple(build(record, entry) for entry in data[key])


def _refuse_unknown(toolkit: Toolkit) -> None:
    """Raise KeyError for a word or id that nothing has, or an entry that is not named after its file."""
    cells = {tuple(cell) for cell in toolkit.cells()}
    functions = {term.id for term in toolkit.dimensions.functions}
    priorities = {term.id for term in toolkit.dimensions.priorities}
    instruments = {term.id for term in toolkit.instruments}
    sectors = {term.id for term in toolkit.sectors}

    def known(words: Any, given: Sequence[Any]) -> None:
        for word in given:
            if word not in words:
                raise KeyError(word)

    entries: list[tuple[str, Action | Example]] = [*toolkit.actions.items(), *toolkit.examples.items()]
    for name, entry in entries:
        known((name,), (entry.id,))
        known(cells, [Cell(p.priority, p.challenge, p.function) for p in entry.placements])
    for example in toolkit.examples.values():
        known(toolkit.actions, [p.action for p in example.placements if p.action])
        known(toolkit.countries, example.countries)
        known(instruments, example.instruments)
        known(sectors, example.sectors)
        known(toolkit.examples, [relation.id for relation in example.related])
    for edition in toolkit.editions:
        for recommendation in edition.recommendations:
            known(priorities, (recommendation.priority,))
            for link in recommendation.links:
                known(functions, (link.function,))
                known(toolkit.actions, link.actions)
                known(toolkit.examples, link.examples)


def refuse_newer(document: Document) -> None:
    """Raise ContentError if this is a toolkit.yaml that is newer than the program."""
    data = document.data
    given = data.get("schema_version") if isinstance(data, dict) else None
    if type(given) is int and given > SCHEMA_VERSION:
        message = f"the content has schema version {given}, this program reads up to {SCHEMA_VERSION}"
        span = document.span(("schema_version",))
        problem = Problem(document.path, span, "newer-schema", message, "install a newer clustertoolkit")
        raise ContentError([problem], {document.path: document.text})
