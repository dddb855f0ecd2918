"""The texts of every entry that are searched and shown."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clustertoolkit.content.model import Action, Example, Guidance, Toolkit
from clustertoolkit.content.terms import Country, Model, Phase, Reference, Sector, Term
from clustertoolkit.query.entries import ListedRecommendation
from clustertoolkit.query.show import Entry


class Passage(NamedTuple):
    """A text of an entry that may be shown, behind a label if it does not speak for itself."""

    text: str
    label: str = ""


class Texts(NamedTuple):
    """The texts of an entry by what they weigh."""

    names: tuple[Passage, ...] = ()
    summary: tuple[Passage, ...] = ()
    details: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()


def texts_of(toolkit: Toolkit, entry: Entry) -> Texts:
    """Return the texts of an entry that are searched and shown."""
    record = entry.record
    names = (Passage(", ".join(entry.names), "Also called"),) if entry.names else ()
    if isinstance(record, Example):
        return _texts_of_example(toolkit, record, names)
    if isinstance(record, Action):
        why = (Passage(place.why, "Why it stands there") for place in record.placements if place.why)
        details = tuple(_texts_of_guidance(toolkit, record.guidance)) if record.guidance else ()
        return Texts(names, _plain(record.summary), details, tuple(why))
    if isinstance(record, ListedRecommendation):
        edition, one = record
        details = (Passage(f"{edition.title}, {edition.author}", "Edition"),)
        return Texts(names, _plain(one.summary), details, _plain(one.note))
    if isinstance(record, Model):
        elements = (f"{one.title}. {one.summary or ''}".rstrip() for one in record.elements)
        return Texts(names, _plain(record.summary), _plain(*elements, record.place))
    if isinstance(record, Phase):
        parts = (f"{one.title}: {one.summary}" for one in record.parts)
        asked = (f"{one.title}: {one.question}" for one in record.brings_in)
        return Texts(names, _plain(record.purpose), _plain(*asked, record.hands_on, *parts))
    if isinstance(record, Country):
        groups = _titles(toolkit.groups, record.groups)
        return Texts(names, (), (Passage(groups, "Groups"),) if groups else (), _plain(record.footnote))
    if isinstance(record, Reference):
        published = (*record.authors, record.publication, str(record.year))
        return Texts(names, (), (Passage(", ".join(one for one in published if one), "Published"),))
    return Texts(names, _plain(record.summary))


def _texts_of_example(toolkit: Toolkit, example: Example, names: tuple[Passage, ...]) -> Texts:
    countries = (toolkit.countries[code].name for code in example.countries)
    facts = (
        ("Country", ", ".join((*countries, example.region or "")).rstrip(", ")),
        ("Led by", example.organisation.name if example.organisation else ""),
        ("Kind", " ".join(word for word in (example.level, example.kind) if word)),
        ("Instruments", _titles(toolkit.instruments, example.instruments)),
        ("Sectors", _titles(toolkit.sectors, example.sectors)),
        *(("Figure", figure.what) for figure in example.figures),
    )
    why = (Passage(place.why, "Why it stands there") for place in example.placements if place.why)
    return Texts(
        names,
        _plain(example.summary, example.transfer),
        tuple(Passage(text, label) for label, text in facts if text),
        (*_plain(example.note), *why),
    )


def _texts_of_guidance(toolkit: Toolkit, guidance: Guidance) -> Iterator[Passage]:
    yield from _plain(*(one.step for one in guidance.how), *(one.role for one in guidance.partners))
    yield Passage(_titles(toolkit.instruments, guidance.instruments), "Instruments")
    yield from (Passage(one.name, "Indicator") for one in guidance.indicators)
    yield from (Passage(f"{one.risk} {one.response}", "Risk") for one in guidance.risks)
    yield from _plain(guidance.today.text if guidance.today else None)


def _titles(terms: Iterable[Term | Sector], names: Iterable[str]) -> str:
    titles = {term.id: term.title for term in terms}
    return ", ".join(titles[name] for name in names)


def _plain(*texts: str | None) -> tuple[Passage, ...]:
    return tuple(Passage(text) for text in texts if text)
