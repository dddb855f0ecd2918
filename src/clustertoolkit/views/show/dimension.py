"""The pages of dimension values, of the models that explain them, and of phases."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations
from typing import cast

from clustertoolkit.content.kinds import DIMENSIONS
from clustertoolkit.content.model import Toolkit, once
from clustertoolkit.content.records import TITLES, Action, Example, Model, Phase, Term
from clustertoolkit.query.links import Links
from clustertoolkit.query.show import Entry
from clustertoolkit.views import block
from clustertoolkit.views.blocks import Line, Run, said
from clustertoolkit.views.show.phrases import (
    PageBlocks,
    PageFacts,
    PageParts,
    dimension_titles,
    named,
    paper_title,
    plain_blocks,
    plain_facts,
    recommendations,
    titles_of,
)

Pairs = Counter[tuple[tuple[str, str], ...]]


def dimension_page(toolkit: Toolkit, entry: Entry, links: Links) -> PageParts:
    term = cast(Term, entry.record)
    actions = [toolkit.actions[name] for name in links.actions]
    examples = [toolkit.examples[name] for name in links.examples]

    def facts() -> PageFacts:
        yield from plain_facts(toolkit, entry)
        yield "Actions", (_counted(entry, actions),)
        yield "Examples", (_counted(entry, examples),)
        yield "See them", (f"toolkit matrix --{entry.kind} {entry.id}",)
        yield "Source", (paper_title(toolkit),)

    def blocks() -> PageBlocks:
        for model in toolkit.dimensions.models:
            if entry.id in model.about:
                yield from _model_blocks(toolkit, model)
        yield from _spread(toolkit, entry)
        yield block("Where the models lead to it", _leading(toolkit, entry.id))
        yield block("Recommendations", recommendations(toolkit, links.recommendations))

    return term.summary, facts(), blocks()


def model_page(toolkit: Toolkit, entry: Entry, _links: Links) -> PageParts:
    model = cast(Model, entry.record)
    titles = dimension_titles(toolkit)
    facts = plain_facts(
        toolkit, entry,
        about=", ".join(titles[name] for name in model.about) or "the whole matrix",
        place=f"{paper_title(toolkit)}, {model.place}",
    )  # fmt: skip
    heading = TITLES["Model"]["elements"]
    elements = plain_blocks(toolkit, entry, elements=[block(heading, _elements(toolkit, model))])
    return model.summary, facts, elements


def phase_page(toolkit: Toolkit, entry: Entry, _links: Links) -> PageParts:
    phase = cast(Phase, entry.record)

    def facts() -> PageFacts:
        yield "Step", (f"{toolkit.phases.index(phase) + 1} of {len(toolkit.phases)}",)
        yield "Source", (paper_title(toolkit),)

    titles = TITLES["Phase"]
    asked = tuple(f"{named(brought)}: {brought.question}" for brought in phase.brings_in)
    parts = tuple(f"{named(part)}: {part.summary}" for part in phase.parts)
    blocks = plain_blocks(
        toolkit, entry,
        brings_in=[block(titles["brings_in"], asked)], parts=[block(titles["parts"], parts)],
    )  # fmt: skip
    return phase.purpose, facts(), blocks


def _model_blocks(toolkit: Toolkit, model: Model) -> PageBlocks:
    yield block(model.title, (f"{model.summary} ({model.place}; {model.id})",), listed=False)
    yield block("", _elements(toolkit, model))


def _elements(toolkit: Toolkit, model: Model) -> Iterator[str]:
    functions = titles_of(toolkit.dimensions.functions)
    for element in model.elements:
        leads = ", ".join(functions[name] for name in element.functions)
        text = f"{named(element)}. {element.summary}" if element.summary else f"{named(element)}."
        yield f"{text} Leads to: {leads}." if leads else text


def _leading(toolkit: Toolkit, name: str) -> Iterator[Line]:
    """Yield the elements of models from which the paper's reasoning leads to a function."""
    for model in toolkit.dimensions.models:
        for element in model.elements:
            if name in element.functions:
                text = f"{element.title}. {element.summary}" if element.summary else element.title
                named_model = Run(f"{model.title}, {model.id}", entry=("model", model.id))
                yield said(f"{text} (", named_model, ")")


def _counted(entry: Entry, records: Sequence[Action | Example]) -> str:
    """Return how many entries stand under a dimension value, and how many of them the paper prints there."""
    printed = sum(
        any(place.basis == "paper" and getattr(place, entry.kind) == entry.id for place in record.placements)
        for record in records
    )
    part = "all" if printed == len(records) else f"{printed} of them"
    return f"{len(records)}, {part} printed in the paper's matrix" if records else "none"


def _spread(toolkit: Toolkit, entry: Entry) -> PageBlocks:
    """Yield how the entries under a dimension value spread over the two other dimensions."""
    dimensions = toolkit.dimensions
    lists = (dimensions.priorities, dimensions.challenges, dimensions.functions)
    actions, examples = _together(toolkit)
    for kind, terms in zip(DIMENSIONS, lists, strict=True):
        if kind != entry.kind:
            pairs = (((entry.kind, entry.id), (kind, term.id)) for term in terms)
            lines = (
                said(
                    Run(term.title, entry=(kind, term.id)),
                    f": {_number(actions[pair], 'action')}, {_number(examples[pair], 'example')}",
                )
                for term, pair in zip(terms, pairs, strict=True)
            )
            yield block(f"By {kind}", lines)


@once
def _together(toolkit: Toolkit) -> tuple[Pairs, Pairs]:
    """Return how many actions, and how many examples, stand under two dimension values at once."""
    return _paired(toolkit.actions.values()), _paired(toolkit.examples.values())


def _paired(records: Iterable[Action | Example]) -> Pairs:
    numbers: Pairs = Counter()
    for record in records:
        values = (zip(DIMENSIONS, place.cell, strict=True) for place in record.placements)
        numbers.update({pair for cell in values for pair in permutations(cell, 2)})
    return numbers


def _number(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
