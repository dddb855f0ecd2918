"""How entries, placements and pages are said in a line."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from clustertoolkit.content.kinds import FIELDS
from clustertoolkit.content.model import Toolkit, once
from clustertoolkit.content.records import (
    TITLES,
    Action,
    Effect,
    Element,
    Example,
    Input,
    Part,
    Placement,
    Reference,
    Reply,
    Sector,
    Source,
    Study,
    Term,
)
from clustertoolkit.query import texts
from clustertoolkit.query.links import Links, Tie, name_of
from clustertoolkit.query.show import Entry, ListedRecommendation, entries_of
from clustertoolkit.query.texts import Titles, titles_in
from clustertoolkit.schema.words import comparable
from clustertoolkit.views import block, labels
from clustertoolkit.views.blocks import Line, Run, Section, said
from clustertoolkit.views.naming import CELL

PageFacts = Iterator[tuple[str, tuple[str, ...]]]
PageBlocks = Iterator[Section]
PageParts = tuple[str, PageFacts, PageBlocks]  # the summary and the rest of a page; what is empty is left out
STANDING = "Where they stand"  # the heading of a list of examples with their cells
_BASIS = {
    "paper": "printed in the paper's matrix",
    "table-5": "derived from the paper's Table 5",
    "judged": "placed by a contributor",
}


def plain_facts(toolkit: Toolkit, entry: Entry, **better: str) -> PageFacts:
    """Yield the fields of an entry that are facts, in order; `better` has better words for some."""
    titles, record = titles_in(toolkit), _record(entry)
    for field in FIELDS[entry.kind]:
        if field.page == "fact":
            own = (
                ", ".join(entry.names)
                if field.key == "aliases"
                else texts.value_text(record, field.key, titles)
            )
            yield TITLES[type(record).__name__][field.key], (better.get(field.key, own),)


def plain_blocks(toolkit: Toolkit, entry: Entry, **own: Iterable[Section]) -> PageBlocks:
    """Yield the fields of an entry that are blocks, in order; `own` has those made by hand."""
    titles, record = titles_in(toolkit), _record(entry)
    for field in FIELDS[entry.kind]:
        if field.page == "block":
            yield from own.get(field.key) or [_plain_block(record, field.key, titles)]


def _plain_block(record: Any, key: str, titles: Titles) -> Section:
    """Return a field as a paragraph, or a list as points."""
    value, heading = getattr(record, key), TITLES[type(record).__name__][key]
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return block(heading, (
            texts.record_text(item, titles) if hasattr(item, "_fields") else str(item) for item in value
        ))  # fmt: skip
    text = (
        texts.record_text(value, titles)
        if hasattr(value, "_fields")
        else texts.value_text(record, key, titles)
    )
    return block(heading, paragraph(text), listed=False)


def _record(entry: Entry) -> Any:
    return entry.record.record if isinstance(entry.record, ListedRecommendation) else entry.record


def stands(toolkit: Toolkit, place: Placement) -> Line:
    titles = dimension_titles(toolkit)
    cell = " / ".join(titles[word] for word in place.cell)
    basis = _BASIS[place.basis]
    if place.fit:
        basis = f"{basis}, {place.fit} fit{f', {labels.WITHOUT_CLUSTERS}' if place.carrier else ''}"
    action = toolkit.actions[place.action] if place.action else None
    name = f"'{action.title}' ({action.id})" if action else ""
    shown = (", illustrates ", Run(name, entry=("action", action.id))) if action else ()
    where = Run(cell, entry=(CELL, "/".join(place.cell)))
    return said(where, f": {basis}", *shown, *([f". {place.why}"] if place.why else []))


def where_it_stands(toolkit: Toolkit, record: Action | Example) -> Section:
    """Return the cells in which an action or example stands, and on whose word."""
    heading = TITLES[type(record).__name__]["placements"]
    return block(heading, (stands(toolkit, place) for place in record.placements))


def tied(toolkit: Toolkit, ties: Iterable[Tie]) -> Iterator[Line]:
    """Yield a line for each recommendation to which an entry belongs, with the functions.

    One that names the entry itself does so under its own functions; the action that leads to another
    one is told.
    """
    functions, titles = dimension_titles(toolkit), _recommended(toolkit)
    lines: dict[tuple[str, str], list[Tie]] = {}
    for tie in ties:
        lines.setdefault((tie.edition, tie.recommendation), []).append(tie)
    for (edition, name), ways in lines.items():
        direct = [tie for tie in ways if tie.through is None]
        through = dict.fromkeys(tie.through for tie in ways if tie.through and not direct)
        grounds = list(dict.fromkeys(functions[tie.function] for tie in direct or ways))
        grounds += [f"through '{toolkit.actions[action].title}'" for action in through]
        short = toolkit.short_id(edition, name)
        yield said(_recommendation(short, titles[edition, name]), f" ({', '.join(grounds)})")


@once
def _recommended(toolkit: Toolkit) -> dict[tuple[str, str], str]:
    """Return the titles of recommendations by their editions and ids there."""
    return {
        (edition.id, recommendation.id): recommendation.title
        for edition in toolkit.editions
        for recommendation in edition.recommendations
    }


def recommendations(toolkit: Toolkit, ids: Iterable[str]) -> Iterator[Line]:
    titles = {entry.id: entry.title for entry in entries_of(toolkit, "recommendation")}
    return ((_recommendation(name, titles[name]),) for name in ids)


def _recommendation(name: str, title: str) -> Run:
    return Run(f"{name} {title}", entry=("recommendation", name))


def published(reference: Reference | Study) -> str:
    where = reference.publisher if isinstance(reference, Study) else reference.publication
    publication = f", {where}" if where else ""
    return f"{', '.join(reference.authors)} ({reference.year}), {reference.title}{publication}"


def sources(pages: Iterable[Source]) -> PageBlocks:
    """Yield the pages that were read, a block for each day."""
    days: dict[str, list[str]] = {}
    for source in pages:
        line = f"{source.title}: {source.url}" if source.title else source.url
        days.setdefault(source.read, []).append(line)
    for day, lines in days.items():
        yield block(f"Sources, read on {day}", lines)


def reply(given: Reply | None) -> PageBlocks:
    """Yield what those who run an entry say to what is told of it."""
    if given:
        yield block("Reply", (f"{given.by}, {given.date}: {given.text}",), listed=False)


def study_line(study: Study) -> Line:
    """Return a study with its id, its year and how it was made."""
    name = Run(f"{study.title} ({study.id})", entry=("study", study.id))
    return said(name, f", {study.year}, {labels.method(study)}")


def effect_words(effect: Effect) -> str:
    """Return an outcome with its result, and what it measures, its size and time in brackets."""
    kind = "" if effect.measures == "result" else effect.measures
    more = "; ".join(filter(None, (kind, effect.size, f"when: {effect.when}" if effect.when else "")))
    return f"{effect.what}: {labels.RESULT[effect.result]}{f' ({more})' if more else ''}"


def examples_block(toolkit: Toolkit, links: Links, country: str = "") -> Section:
    """Return the examples of an entry with their cells; a country that all have is not told again."""
    standing = _standing(toolkit)
    alone = (toolkit.examples[name].countries == (country,) for name in links.examples)
    return block(STANDING, map(standing, links.examples, alone))


@once
def _standing(toolkit: Toolkit) -> Callable[[str, bool], Line]:
    """Return what gives the line of an example with its cells, without its country if that is told."""
    titles = dimension_titles(toolkit)

    @cache
    def line(name: str, is_told: bool) -> Line:
        example = toolkit.examples[name]
        cells = (" / ".join(titles[word] for word in place.cell) for place in example.placements)
        named = entry_line(example) if is_told else example_line(toolkit, name)
        return said(named, f": {'; '.join(cells)}")

    return line


def paper_source(toolkit: Toolkit, places: Iterable[Placement]) -> tuple[str, ...]:
    return (paper_title(toolkit),) if any(place.basis != "judged" for place in places) else ()


def paper_title(toolkit: Toolkit) -> str:
    publication = toolkit.head.paper
    return f"{publication.title}, {publication.publisher}, {publication.date}"


def entry_line(record: Action | Example) -> Line:
    kind = "action" if isinstance(record, Action) else "example"
    return (Run(f"{name_of(record)} ({record.id})", entry=(kind, record.id)),)


def example_line(toolkit: Toolkit, name: str) -> Line:
    example = toolkit.examples[name]
    return said(entry_line(example), f", {country_names(toolkit, example)}")


def country_names(toolkit: Toolkit, example: Example) -> str:
    return ", ".join(toolkit.countries[code].name for code in example.countries)


def named(part: Element | Input | Part) -> str:
    """Return the title of a part of an entry, with its id if that is another name."""
    return part.title if comparable(part.title) == part.id else f"{part.title} ({part.id})"


def rest(toolkit: Toolkit, ids: Iterable[str]) -> Line:
    """Return in brackets the ids of what a sentence rests on."""
    runs: list[Run] = []
    for name in ids:
        kind = "example" if name in toolkit.examples else "reference"
        runs += [Run(", "), Run(name, entry=(kind, name))] if runs else [Run(name, entry=(kind, name))]
    return said("[", *runs, "]")


def paragraph(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def titles_of(terms: Iterable[Term | Sector]) -> dict[str, str]:
    return {term.id: term.title for term in terms}


@once
def dimension_titles(toolkit: Toolkit) -> dict[str, str]:
    dimensions = toolkit.dimensions
    return titles_of((*dimensions.priorities, *dimensions.challenges, *dimensions.functions))


def by_name(all_examples: Iterable[Example]) -> list[Example]:
    return sorted(all_examples, key=lambda example: (example.name.casefold(), example.id))
