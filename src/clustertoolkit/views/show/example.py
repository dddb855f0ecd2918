"""The page of an example."""

from collections.abc import Iterator
from typing import cast

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import TITLES, Example, Figure, Organisation, Outcome, Period
from clustertoolkit.query.links import Links, illustrated_actions, ties
from clustertoolkit.query.show import Entry
from clustertoolkit.views import block, labels
from clustertoolkit.views.blocks import Line, Run, said
from clustertoolkit.views.show.phrases import (
    PageParts,
    by_name,
    country_names,
    entry_line,
    example_line,
    plain_blocks,
    plain_facts,
    reply,
    sentence,
    sources,
    study_line,
    tied,
    where_it_stands,
)

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
        countries=_place(countries, example),
        organisation=_organisation(example.organisation),
        period=_years(example.period),
        status=labels.status(example),
        evidence=f"{example.evidence} ({labels.EVIDENCE[example.evidence]})",
        reviewed_by=example.reviewed_by or labels.NOT_READ_AGAIN,
    )  # fmt: skip
    blocks = plain_blocks(
        toolkit, entry,
        placements=(
            where_it_stands(toolkit, example),
            block("Recommendations", tied(toolkit, ties(toolkit, example))),
        ),
        figures=[block(TITLES["Example"]["figures"], map(figure_line, example.figures))],
        outcomes=[block(TITLES["Example"]["outcomes"], map(_outcome, example.outcomes))],
        funded_by=[block(TITLES["Example"]["funded_by"], _payers(toolkit, example))],
        reply=reply(example.reply),
        related=(
            block(TITLES["Example"]["related"], _related(toolkit, example, links)),
            block("Guidance that rests on it", (entry_line(toolkit.actions[name]) for name in resting)),
            block("Studies of it", (study_line(toolkit.studies[name]) for name in links.studies)),
        ),
        sources=sources(example.sources),
    )  # fmt: skip
    return example.summary or sentence(labels.EVIDENCE[example.evidence]), facts, blocks


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


def _place(countries: str, example: Example) -> str:
    codes = f"({', '.join(example.territory)})" if example.territory else ""
    return ", ".join(filter(None, [countries, " ".join(filter(None, [example.region, codes]))]))


def figure_line(figure: Figure) -> str:
    """Return a figure as words, such as 'members: over 40 firms (2020)'; money after its currency."""
    kind = labels.MEASURES.get(figure.measures, "")
    return _told(figure, kind, labels.SCOPE[figure.scope] if figure.scope else "")


def _outcome(outcome: Outcome) -> str:
    """Return what came of something as words, with who measured it and where it stands."""
    return f"{_told(outcome, outcome.kind, labels.MEASURED_BY[outcome.measured_by])}: {outcome.source}"


def _told(figure: Figure | Outcome, *more: str) -> str:
    number = f"{figure.value:,}"
    if figure.unit == "%":
        number = f"{number}%"
    elif len(figure.unit) == 3 and figure.unit.isupper():
        number = f"{figure.unit} {number}"
    elif figure.unit not in figure.what.split():
        number = f"{number} {figure.unit}"
    beside = ", ".join(filter(None, [str(figure.year or ""), *more]))
    qualifier = figure.qualifier.replace("-", " ") if figure.qualifier else ""
    qualified = f"{qualifier} {number}" if qualifier else number
    return f"{figure.what}: {qualified}{f' ({beside})' if beside else ''}"


def _payers(toolkit: Toolkit, example: Example) -> Iterator[Line]:
    funds = {fund.id: fund.name for fund in toolkit.funds}
    for payer in example.funded_by:
        fund = [Run(f"{funds[payer.fund]} ({payer.fund})", entry=("fund", payer.fund))] if payer.fund else []
        other = [f"{', ' if fund else ''}{payer.name}"] if payer.name else []
        yield said(*fund, *other, f": {payer.source}")
