"""The page of an example."""

from collections.abc import Iterator
from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import TITLES, Example, Figure, Organisation, Period
from clustertoolkit.query.links import Links, illustrated_actions, ties
from clustertoolkit.query.show import Entry
from clustertoolkit.views.blocks import Line, said
from clustertoolkit.views.show.phrases import (
    PageParts,
    by_name,
    country_names,
    entry_line,
    example_line,
    part,
    plain_blocks,
    plain_facts,
    sentence,
    sources,
    tied,
    where_it_stands,
)

# Each word in one phrase, after the descriptions in schemas/example.schema.json.
EVIDENCE = {
    "official": "the facts stand on its own page or a public authority's",
    "secondary": "the facts stand on pages of others",
    "self-reported": "the facts stand only on the contributor's own page",
    "fragment": "only scraps were found",
    "named-only": "named in the paper, not yet identified",
}
_STATUS = {
    "active": "seen at work in 2024 or later, or planned to run in 2026 or later",
    "ended": "over, closed or replaced",
    "unknown": "no page says whether it still runs",
}
_RELATION = {
    "succeeded-by": "Succeeded by", "part-of": "Part of", "member-of": "Member of",
    "related-to": "Related to",
}  # fmt: skip
_RELATION_BACK = {
    "succeeded-by": "Successor of", "part-of": "Comprises", "member-of": "Has as a member",
    "related-to": "Related to",
}  # fmt: skip


def example_page(toolkit: Toolkit, entry: Entry, links: Links) -> PageParts:
    """Return the parts of the page of an example."""
    example = cast(Example, entry.record)
    countries = country_names(toolkit, example)
    resting = (name for name in links.actions if name not in illustrated_actions(example))
    facts = plain_facts(
        toolkit, entry,
        kind=" ".join(word for word in (example.level, example.kind) if word),
        countries=f"{countries}, {example.region}" if example.region else countries,
        organisation=_organisation(example.organisation),
        period=_years(example.period),
        status=f"{example.status} ({_STATUS[example.status]})",
        evidence=f"{example.evidence} ({EVIDENCE[example.evidence]})",
    )  # fmt: skip
    blocks = plain_blocks(
        toolkit, entry,
        placements=(
            where_it_stands(toolkit, example),
            part("Recommendations", tied(toolkit, ties(toolkit, example))),
        ),
        figures=[part(TITLES["Example"]["figures"], map(_figure, example.figures))],
        related=(
            part(TITLES["Example"]["related"], _related(toolkit, example, links)),
            part("Guidance that rests on it", (entry_line(toolkit.actions[name]) for name in resting)),
        ),
        sources=sources(example.sources),
    )  # fmt: skip
    return example.summary or sentence(EVIDENCE[example.evidence]), facts, blocks


def _related(toolkit: Toolkit, example: Example, links: Links) -> Iterator[Line]:
    for relation in example.related:
        yield said(f"{_RELATION[relation.relation]}: ", example_line(toolkit, relation.id))
    named = {relation.id for relation in example.related}
    for other in by_name(toolkit.examples[name] for name in links.examples):
        for relation in other.related:
            if relation.id == example.id and other.id not in named:
                yield said(f"{_RELATION_BACK[relation.relation]}: ", example_line(toolkit, other.id))


def _organisation(body: Organisation | None) -> str:
    if body is None:
        return ""
    return f"{body.name} ({body.type.replace('-', ' ')})" if body.type else body.name


def _years(period: Period | None) -> str:
    match period:
        case Period(start=int(start), end=int(end)):
            return f"{start} to {end}" if start != end else str(start)
        case Period(start=int(start)):
            return f"since {start}"
        case Period(end=int(end)):
            return f"until {end}"
        case _:
            return ""


def _figure(figure: Figure) -> str:
    """Return a figure as words, such as 'members: over 40 firms (2020)'; money after its currency."""
    number = f"{figure.value:,}"
    if figure.unit == "%":
        number = f"{number}%"
    elif len(figure.unit) == 3 and figure.unit.isupper():
        number = f"{figure.unit} {number}"
    elif figure.unit not in figure.what.split():
        number = f"{number} {figure.unit}"
    more = ", ".join([*([str(figure.year)] if figure.year else []), *(["budget"] if figure.measures else [])])
    qualified = f"{figure.qualifier} {number}" if figure.qualifier else number
    return f"{figure.what}: {qualified}{f' ({more})' if more else ''}"
