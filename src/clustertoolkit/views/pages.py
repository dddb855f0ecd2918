"""One entry in full: what it is, where it stands, what is linked with it, and how sure that is."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, cast

from clustertoolkit.lookup import (
    DIMENSIONS,
    Entry,
    Links,
    Similar,
    entries,
    evidence,
    illustrated,
    linked,
    name_of,
    similar,
)  # fmt: skip
from clustertoolkit.model import (
    STRANDS,
    Action,
    Country,
    Example,
    Figure,
    Guidance,
    Model,
    Organisation,
    Period,
    Phase,
    Placement,
    Reference,
    Sector,
    Source,
    Term,
    Toolkit,
)  # fmt: skip
from clustertoolkit.query import ListedRecommendation, Tie, cell_of, short_id, ties
from clustertoolkit.views import Block, Column, Page, Report, Sheet, Value
from clustertoolkit.views.lists import plain

GAP = "Nothing is linked here yet."
COLUMNS = (Column("id", "Id"), Column("label", "Label"), Column("value", "Value", 9))

Facts = Iterator[tuple[str, tuple[str, ...]]]
Blocks = Iterator[Block]
Parts = tuple[str, Facts, Blocks]  # the summary and the rest of a page; what is empty is left out

# Each word in one phrase, after the descriptions in schemas/example.schema.json.
_EVIDENCE = {
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
_BASIS = {
    "paper": "printed in the paper's matrix",
    "table-5": "derived from the paper's Table 5",
    "judged": "placed by a contributor",
}
_RELATION = {
    "succeeded-by": "Succeeded by", "part-of": "Part of", "member-of": "Member of",
    "related-to": "Related to",
}  # fmt: skip
_RELATION_BACK = {
    "succeeded-by": "Successor of", "part-of": "Comprises", "member-of": "Has as a member",
    "related-to": "Related to",
}  # fmt: skip
_SHARED = {
    "cells": ("cell", "cells"), "rows": ("row", "rows"), "actions": ("action", "actions"),
    "examples": ("example", "examples"), "recommendations": ("recommendation", "recommendations"),
    "countries": ("country", "countries"), "instruments": ("instrument", "instruments"),
    "sectors": ("sector", "sectors"),
}  # fmt: skip


def pages(toolkit: Toolkit, chosen: Iterable[Entry]) -> Report:
    """Return a page, a flat sheet of labels and values, and a JSON object for each entry."""
    found = [
        (
            entry,
            linked(toolkit, entry),
            similar(toolkit, entry.record) if isinstance(entry.record, Action | Example) else (),
        )
        for entry in chosen
    ]
    drawn = tuple(_page(toolkit, *one) for one in found)
    return Report(
        toolkit, " / ".join(page.title for page in drawn), tuple(map(_flat, drawn)),
        {"entries": [_json(toolkit, *one) for one in found]}, pages=drawn,
    )  # fmt: skip


def citation(toolkit: Toolkit, entry: Entry) -> str:
    """Return a line to cite an entry with: title, id, day of the last check, content and its version.

    A reference is cited as itself.
    """
    head, record = toolkit.head, entry.record
    if isinstance(record, Reference):
        return f"{_published(record)}. Named {record.id} in {head.title}, content version {head.version}."
    name = f"{record.edition.id}/{record.record.id}" if isinstance(record, ListedRecommendation) else entry.id
    checked = f", checked on {record.checked}" if isinstance(record, Example) else ""
    licence = head.licence.id
    return f'"{entry.title}" ({name}){checked}. {head.title}, content version {head.version}, {licence}.'


def _page(toolkit: Toolkit, entry: Entry, links: Links, alike: tuple[Similar, ...]) -> Page:
    summary, facts, blocks = _PAGES.get(entry.kind, _term)(toolkit, entry, links)
    last = (
        Block("Cite it", (citation(toolkit, entry),), listed=False),
        Block("Shares most with", tuple(_similar(toolkit, alike))),
    )
    return Page(
        entry.id, entry.kind, entry.title, summary,
        tuple((label, values) for label, values in facts if any(values)),
        tuple(block for block in (*blocks, *last) if block.lines),
    )  # fmt: skip


def _action(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    action = cast(Action, entry.record)
    cells = {cell_of(place) for place in action.placements}
    beside = (
        one for one in toolkit.examples.values()
        if one.id not in links.examples and cells & {cell_of(place) for place in one.placements}
    )  # fmt: skip

    def facts() -> Facts:
        yield "Also called", (", ".join(entry.names),)
        yield "Source", _paper(toolkit, action.placements)

    def blocks() -> Blocks:
        yield Block("Where it stands", tuple(_stands(toolkit, place) for place in action.placements))
        yield Block("Recommendations", tuple(_tied(toolkit, ties(toolkit, action))))
        yield Block("Examples that show it", tuple(_example(toolkit, name) for name in links.examples))
        yield Block(
            "Other examples in its cells", tuple(_example(toolkit, one.id) for one in _by_name(beside))
        )
        if action.guidance:
            yield from _guidance(toolkit, action.guidance)
            yield Block("What the guidance rests on", tuple(_rests(toolkit, evidence(action))))

    return action.summary, facts(), blocks()


def _guidance(toolkit: Toolkit, guidance: Guidance) -> Blocks:
    """Yield how an action could be carried out; the heading says whose word it is."""
    yield Block(
        "How to do it (suggested by this toolkit, not by the paper)",
        tuple(f"{one.step} {_names(one.rests_on)}" for one in guidance.how),
    )
    yield Block("Partners", tuple(f"{STRANDS[one.type]}: {one.role}" for one in guidance.partners))
    titles = _titles(toolkit.instruments)
    yield Block("Instruments", (", ".join(titles[name] for name in guidance.instruments),), listed=False)
    yield Block(
        "Indicators",
        tuple(
            f"{one.name} ({one.kind}, in {one.unit}): {one.verification} {_names(one.rests_on)}"
            for one in guidance.indicators
        ),
    )
    yield Block(
        "Risks",
        tuple(f"{one.risk} What helps: {one.response} {_names(one.rests_on)}" for one in guidance.risks),
    )
    if guidance.today:
        today = guidance.today
        yield Block("Since the paper", (f"{today.text} {_names(today.rests_on)}",), listed=False)


def _shown(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    """Return the parts of the page of an example."""
    example = cast(Example, entry.record)
    instruments, sectors = _titles(toolkit.instruments), _titles(toolkit.sectors)

    def facts() -> Facts:
        yield "Also called", (", ".join(entry.names),)
        yield "Kind", (" ".join(word for word in (example.level, example.kind) if word),)
        country = _countries(toolkit, example)
        yield "Country", (f"{country}, {example.region}" if example.region else country,)
        yield "Led by", (_organisation(example.organisation),)
        yield "Years", (_years(example.period),)
        yield "Status", (f"{example.status} ({_STATUS[example.status]})",)
        yield "Address", (example.url or "",)
        yield "Instruments", (", ".join(instruments[name] for name in example.instruments),)
        yield "Sectors", (", ".join(sectors[name] for name in example.sectors),)
        yield "Evidence", (f"{example.evidence} ({_EVIDENCE[example.evidence]})",)
        yield "Checked", (example.checked,)
        yield "Submitted by", (example.submitted_by or "",)

    def blocks() -> Blocks:
        yield Block("Where it stands", tuple(_stands(toolkit, place) for place in example.placements))
        yield Block("Recommendations", tuple(_tied(toolkit, ties(toolkit, example))))
        yield Block("Figures", tuple(map(_figure, example.figures)))
        yield Block("What another region would need", _paragraph(example.transfer), listed=False)
        yield Block("Doubts and corrections", _paragraph(example.note), listed=False)
        yield Block("Belongs with", tuple(_related(toolkit, example)))
        resting = (name for name in links.actions if name not in illustrated(example))
        yield Block("Guidance that rests on it", tuple(_entry(toolkit.actions[name]) for name in resting))
        yield from _sources(example.sources)

    return example.summary or _sentence(_EVIDENCE[example.evidence]), facts(), blocks()


def _recommendation(toolkit: Toolkit, entry: Entry, _links: Links) -> Parts:
    edition, record = cast(ListedRecommendation, entry.record)
    titles = _dimension_titles(toolkit)

    def facts() -> Facts:
        yield "Also called", (", ".join(entry.names),)
        yield "Priority", (titles[record.priority],)
        yield "Edition", (f"{edition.title}, {edition.author}, {edition.date}",)
        yield "Source", (_paper_title(toolkit),)

    def blocks() -> Blocks:
        for function in toolkit.dimensions.functions:
            lines = [
                line
                for link in record.links
                if link.function == function.id
                for line in (
                    *(f"Action: {_entry(toolkit.actions[name])}" for name in link.actions),
                    *(f"Example: {_example(toolkit, name)}" for name in link.examples),
                    *(["Judged by a contributor, not in the paper's Table 5"] * (link.basis == "judged")),
                )
            ]
            yield Block(function.title, tuple(lines) or (GAP,), listed=bool(lines))
        yield Block("Note", _paragraph(record.note), listed=False)
        yield Block("About the edition", _paragraph(edition.note), listed=False)
        yield from _sources(record.sources)

    return record.summary, facts(), blocks()


def _dimension(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    term = cast(Term, entry.record)
    actions = [toolkit.actions[name] for name in links.actions]
    examples = [toolkit.examples[name] for name in links.examples]

    def facts() -> Facts:
        yield "Also called", (", ".join(entry.names),)
        yield "Actions", (_counted(entry, actions),)
        yield "Examples", (_counted(entry, examples),)
        yield "See them", (f"toolkit matrix --{entry.kind} {entry.id}",)
        yield "Source", (_paper_title(toolkit),)

    def blocks() -> Blocks:
        for model in toolkit.dimensions.models:
            if entry.id in model.about:
                yield from _model_blocks(toolkit, model)
        yield from _spread(toolkit, entry)
        yield Block("Where the models lead to it", tuple(_leading(toolkit, entry.id)))
        yield Block("Recommendations", tuple(_recommendations(toolkit, links.recommendations)))

    return term.summary, facts(), blocks()


def _model(toolkit: Toolkit, entry: Entry, _links: Links) -> Parts:
    model = cast(Model, entry.record)
    titles = _dimension_titles(toolkit)

    def facts() -> Facts:
        yield "About", (", ".join(titles[name] for name in model.about) or "the whole matrix",)
        yield "Source", (f"{_paper_title(toolkit)}, {model.place}",)

    return model.summary, facts(), iter((Block("Its elements", tuple(_elements(toolkit, model))),))


def _phase(toolkit: Toolkit, entry: Entry, _links: Links) -> Parts:
    phase = cast(Phase, entry.record)

    def facts() -> Facts:
        yield "Step", (f"{toolkit.phases.index(phase) + 1} of {len(toolkit.phases)}",)
        yield "Source", (_paper_title(toolkit),)

    def blocks() -> Blocks:
        yield Block("What comes in", tuple(f"{one.title}: {one.question}" for one in phase.brings_in))
        yield Block("What it hands on", (phase.hands_on,), listed=False)
        yield Block("Parts of the outcome", tuple(f"{one.title}: {one.summary}" for one in phase.parts))

    return phase.purpose, facts(), blocks()


def _country(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    country = cast(Country, entry.record)
    groups = {term.id: f"{term.title} ({term.id})" for term in toolkit.groups}

    def facts() -> Facts:
        yield "Also called", (", ".join(entry.names),)
        yield "Groups", (", ".join(groups[name] for name in country.groups),)
        yield "Examples", (str(len(links.examples)),)
        yield "Footnote", (country.footnote or "",)

    return "", facts(), iter((_examples(toolkit, links, country.code),))


def _term(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    """Return the parts of the page of an instrument, a sector or a group of countries."""
    term = cast(Term | Sector, entry.record)
    titles = (toolkit.countries[code].name for code in links.countries)

    def facts() -> Facts:
        yield "Also called", (", ".join(entry.names),)
        yield "Countries", (", ".join(titles),)
        if isinstance(term, Sector) and term.ecosystem:
            yield "Ecosystem", ("one of the EU's industrial ecosystems",)
        yield "Examples", (str(len(links.examples)),)

    def blocks() -> Blocks:
        yield Block("Actions that suggest it", tuple(_entry(toolkit.actions[name]) for name in links.actions))
        yield _examples(toolkit, links)

    return term.summary, facts(), blocks()


def _reference(toolkit: Toolkit, entry: Entry, links: Links) -> Parts:
    reference = cast(Reference, entry.record)

    def facts() -> Facts:
        yield "Authors", reference.authors
        yield "Year", (str(reference.year),)
        yield "Publication", (reference.publication or "",)
        yield "Address", (reference.url or "",)
        yield "Read", (reference.read or "",)

    rest = Block("Guidance that rests on it", tuple(_entry(toolkit.actions[name]) for name in links.actions))
    return "", facts(), iter((rest,))


_PAGES: dict[str, Callable[[Toolkit, Entry, Links], Parts]] = {
    "action": _action, "example": _shown, "recommendation": _recommendation, "phase": _phase,
    "model": _model, "country": _country, "reference": _reference,
    **dict.fromkeys(DIMENSIONS, _dimension),
}  # fmt: skip


def _flat(page: Page) -> Sheet:
    parts: list[tuple[str, tuple[str, ...]]] = [
        ("Kind", (page.kind,)), ("Title", (page.title,)), ("Summary", (page.summary,)[: bool(page.summary)]),
        *page.facts,
    ]  # fmt: skip
    heading = ""
    for block in page.blocks:
        heading = block.heading or heading
        parts.append((heading, block.lines))
    rows: list[tuple[Value, ...]] = [(page.id, label, value) for label, values in parts for value in values]
    return Sheet(page.title, COLUMNS, tuple(rows))


def _json(toolkit: Toolkit, entry: Entry, links: Links, alike: tuple[Similar, ...]) -> dict[str, Any]:
    record = entry.record
    if isinstance(record, ListedRecommendation):
        whole = {"edition": record.edition.id, **plain(record.record)}
    else:
        whole = plain(record)
    return {
        "kind": entry.kind,
        "id": entry.id,
        "title": entry.title,
        "record": whole,
        "linked": {key: list(names) for key, names in links._asdict().items()},
        "similar": [
            {
                "id": one.record.id, "title": name_of(one.record), "weight": one.weight,
                "shared": {key: list(names) for key, names in one.shared.items()},
            }
            for one in alike
        ],
        "citation": citation(toolkit, entry),
    }  # fmt: skip


def _similar(toolkit: Toolkit, alike: Iterable[Similar]) -> Iterator[str]:
    """Yield a line for each similar entry, with what is shared."""
    names = {entry.id: entry.title for entry in entries(toolkit)}

    def phrase(key: str, shared: tuple[str, ...]) -> str:
        by_id = key in ("cells", "rows", "recommendations")
        told = ", ".join(shared if by_id else (names[one] for one in shared))
        return f"{_SHARED[key][len(shared) > 1]} {told}"

    for one in alike:
        told = "; ".join(phrase(key, shared) for key, shared in one.shared.items())
        yield f"{_entry(one.record)}: {told}"


def _stands(toolkit: Toolkit, place: Placement) -> str:
    titles = _dimension_titles(toolkit)
    cell = " / ".join(titles[word] for word in cell_of(place))
    basis = _BASIS[place.basis]
    if place.fit:
        basis = f"{basis}, {place.fit} fit"
    if place.action:
        basis = f"{basis}, illustrates '{toolkit.actions[place.action].title}' ({place.action})"
    return f"{cell}: {basis}. {place.why}" if place.why else f"{cell}: {basis}"


def _tied(toolkit: Toolkit, found: Iterable[Tie]) -> Iterator[str]:
    """Yield a line for each recommendation to which an entry belongs, with the functions.

    One that names the entry itself does so under its own functions; the action that leads to another
    one is told.
    """
    functions = _titles(toolkit.dimensions.functions)
    titles = {(one.id, rec.id): rec.title for one in toolkit.editions for rec in one.recommendations}
    lines: dict[tuple[str, str], list[Tie]] = {}
    for tie in found:
        lines.setdefault((tie.edition, tie.recommendation), []).append(tie)
    for (edition, name), ways in lines.items():
        direct = [tie for tie in ways if tie.through is None]
        through = dict.fromkeys(tie.through for tie in ways if tie.through and not direct)
        told = list(dict.fromkeys(functions[tie.function] for tie in direct or ways))
        told += [f"through '{toolkit.actions[action].title}'" for action in through]
        yield f"{short_id(toolkit, edition, name)} {titles[edition, name]} ({', '.join(told)})"


def _recommendations(toolkit: Toolkit, names: Iterable[str]) -> Iterator[str]:
    titles = {entry.id: entry.title for entry in entries(toolkit) if entry.kind == "recommendation"}
    return (f"{name} {titles[name]}" for name in names)


def _model_blocks(toolkit: Toolkit, model: Model) -> Blocks:
    yield Block(model.title, (f"{model.summary} ({model.place}; {model.id})",), listed=False)
    yield Block("", tuple(_elements(toolkit, model)))


def _elements(toolkit: Toolkit, model: Model) -> Iterator[str]:
    functions = _titles(toolkit.dimensions.functions)
    for element in model.elements:
        leads = ", ".join(functions[name] for name in element.functions)
        text = f"{element.title}. {element.summary}" if element.summary else f"{element.title}."
        yield f"{text} Leads to: {leads}." if leads else text


def _leading(toolkit: Toolkit, name: str) -> Iterator[str]:
    """Yield the elements of models from which the paper's reasoning leads to a function."""
    for model in toolkit.dimensions.models:
        for element in model.elements:
            if name in element.functions:
                text = f"{element.title}. {element.summary}" if element.summary else element.title
                yield f"{text} ({model.title}, {model.id})"


def _related(toolkit: Toolkit, example: Example) -> Iterator[str]:
    for to in example.related:
        yield f"{_RELATION[to.relation]}: {_example(toolkit, to.id)}"
    named = {to.id for to in example.related}
    for other in _by_name(toolkit.examples.values()):
        for to in other.related:
            if to.id == example.id and other.id not in named:
                yield f"{_RELATION_BACK[to.relation]}: {_example(toolkit, other.id)}"


def _rests(toolkit: Toolkit, names: Iterable[str]) -> Iterator[str]:
    references = {one.id: one for one in toolkit.head.references}
    for name in names:
        if name in toolkit.examples:
            yield _example(toolkit, name)
        elif name in references:
            address = references[name].url
            yield f"{_published(references[name])} ({name}){f': {address}' if address else ''}"


def _published(reference: Reference) -> str:
    publication = f", {reference.publication}" if reference.publication else ""
    return f"{', '.join(reference.authors)} ({reference.year}), {reference.title}{publication}"


def _sources(sources: Iterable[Source]) -> Blocks:
    """Yield the pages that were read, a block for each day."""
    days: dict[str, list[str]] = {}
    for source in sources:
        line = f"{source.title}: {source.url}" if source.title else source.url
        days.setdefault(source.read, []).append(line)
    for day, lines in days.items():
        yield Block(f"Sources, read on {day}", tuple(lines))


def _examples(toolkit: Toolkit, links: Links, country: str = "") -> Block:
    """Return the examples of an entry with their cells; a country that all have is not told again."""
    lines = []
    for example in map(toolkit.examples.__getitem__, links.examples):
        cells = ("/".join(cell_of(place)) for place in example.placements)
        name = _entry(example) if example.countries == (country,) else _example(toolkit, example.id)
        lines.append(f"{name}: {', '.join(cells)}")
    return Block("Where they stand", tuple(lines))


def _counted(entry: Entry, records: Sequence[Action | Example]) -> str:
    """Return how many entries stand under a dimension value, and how many of them the paper prints there."""
    printed = sum(
        any(place.basis == "paper" and getattr(place, entry.kind) == entry.id for place in record.placements)
        for record in records
    )
    part = "all" if printed == len(records) else f"{printed} of them"
    return f"{len(records)}, {part} printed in the paper's matrix" if records else "none"


def _spread(toolkit: Toolkit, entry: Entry) -> Blocks:
    """Yield how the entries under a dimension value spread over the two other dimensions."""
    dimensions = toolkit.dimensions
    lists = (dimensions.priorities, dimensions.challenges, dimensions.functions)
    for kind, terms in zip(DIMENSIONS, lists, strict=True):
        if kind != entry.kind:
            lines = (
                f"{term.title}: {_number(toolkit.actions.values(), entry, kind, term.id, 'action')}, "
                f"{_number(toolkit.examples.values(), entry, kind, term.id, 'example')}"
                for term in terms
            )
            yield Block(f"By {kind}", tuple(lines))


def _number(records: Iterable[Action | Example], entry: Entry, kind: str, name: str, what: str) -> str:
    """Return how many entries stand under two dimension values at once, such as '3 actions'."""
    number = sum(
        any(getattr(p, entry.kind) == entry.id and getattr(p, kind) == name for p in record.placements)
        for record in records
    )
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _paper(toolkit: Toolkit, places: Iterable[Placement]) -> tuple[str, ...]:
    return (_paper_title(toolkit),) if any(place.basis != "judged" for place in places) else ()


def _paper_title(toolkit: Toolkit) -> str:
    paper = toolkit.head.paper
    return f"{paper.title}, {paper.publisher}, {paper.date}"


def _entry(record: Action | Example) -> str:
    return f"{name_of(record)} ({record.id})"


def _example(toolkit: Toolkit, name: str) -> str:
    example = toolkit.examples[name]
    return f"{example.name} ({example.id}), {_countries(toolkit, example)}"


def _countries(toolkit: Toolkit, example: Example) -> str:
    return ", ".join(toolkit.countries[code].name for code in example.countries)


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
    budget = ", budget" if figure.measures else ""
    year = f" ({figure.year}{budget})" if figure.year else ""
    return f"{figure.what}: {f'{figure.qualifier} ' if figure.qualifier else ''}{number}{year}"


def _names(ids: Iterable[str]) -> str:
    return f"[{', '.join(ids)}]"


def _paragraph(text: str | None) -> tuple[str, ...]:
    return (text,) if text else ()


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _titles(terms: Iterable[Term | Sector]) -> dict[str, str]:
    return {term.id: term.title for term in terms}


def _dimension_titles(toolkit: Toolkit) -> dict[str, str]:
    dimensions = toolkit.dimensions
    return _titles((*dimensions.priorities, *dimensions.challenges, *dimensions.functions))


def _by_name(examples: Iterable[Example]) -> list[Example]:
    return sorted(examples, key=lambda one: (one.name.casefold(), one.id))
