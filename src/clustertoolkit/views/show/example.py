"""The page of an example."""

from collections.abc import Iterator
from typing import cast

from clustertoolkit.content.model import Example, Figure, Organisation, Period, Toolkit
from clustertoolkit.query.links import Links, illustrated_actions, ties
from clustertoolkit.query.show import Entry
from clustertoolkit.views import Block
from clustertoolkit.views.show.phrases import (
    Blocks,
    Facts,
    Parts,
    by_name,
    country_names,
    entry_line,
    example_line,
    paragraph,
    sentence,
    sources,
    stands,
    tied,
    titles_of,
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


def example(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    """Return the parts of the page of an example."""
    example = cast(Example, entry.record)
    instruments, sectors = titles_of(toolkit.instruments), titles_of(toolkit.sectors)

    def facts() -> Facts:
        yield "Also called", (", ".join(entry.names),)
        yield "Kind", (" ".join(word for word in (example.level, example.kind) if word),)
        country = country_names(toolkit, example)
        yield "Country", (f"{country}, {example.region}" if example.region else country,)
        yield "Led by", (_organisation(example.organisation),)
        yield "Years", (_years(example.period),)
        yield "Status", (f"{example.status} ({_STATUS[example.status]})",)
        yield "Address", (example.url or "",)
        yield "Instruments", (", ".join(instruments[name] for name in example.instruments),)
        yield "Sectors", (", ".join(sectors[name] for name in example.sectors),)
        yield "Evidence", (f"{example.evidence} ({EVIDENCE[example.evidence]})",)
        yield "Checked", (example.checked,)
        yield "Submitted by", (example.submitted_by or "",)

    def blocks() -> Blocks:
        yield Block("Where it stands", tuple(stands(toolkit, place) for place in example.placements))
        yield Block("Recommendations", tuple(tied(toolkit, ties(toolkit, example))))
        yield Block("Figures", tuple(map(_figure, example.figures)))
        yield Block("What another region would need", paragraph(example.transfer), listed=False)
        yield Block("Doubts and corrections", paragraph(example.note), listed=False)
        yield Block("Belongs with", tuple(_related(toolkit, example)))
        resting = (name for name in links.actions if name not in illustrated_actions(example))
        yield Block("Guidance that rests on it", tuple(entry_line(toolkit.actions[name]) for name in resting))
        yield from sources(example.sources)

    return example.summary or sentence(EVIDENCE[example.evidence]), facts(), blocks()


def _related(toolkit: Toolkit, example: Example) -> Iterator[str]:
    for to in example.related:
        yield f"{_RELATION[to.relation]}: {example_line(toolkit, to.id)}"
    named = {to.id for to in example.related}
    for other in by_name(toolkit.examples.values()):
        for to in other.related:
            if to.id == example.id and other.id not in named:
                yield f"{_RELATION_BACK[to.relation]}: {example_line(toolkit, other.id)}"


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
