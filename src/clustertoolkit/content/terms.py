"""The records of what stands in lists: dimensions, phases, countries, references, and the content's head."""

from typing import NamedTuple

from clustertoolkit.schema.words import Words

STRANDS = {  # of the quadruple helix, as people name them
    "public": "Public", "business": "Business", "research-education": "Research and education",
    "civil-society": "Civil society",
}  # fmt: skip


class Term(NamedTuple):
    """One word of a closed list: a dimension value, an instrument or a group of countries."""

    id: str
    title: str
    summary: str
    aliases: tuple[str, ...] = ()


class Sector(NamedTuple):
    """One sector; `ecosystem` tells whether it is an industrial ecosystem of the EU."""

    id: str
    title: str
    ecosystem: bool
    summary: str
    aliases: tuple[str, ...] = ()


class Element(NamedTuple):
    """One part of a model, with the functions to which the paper's reasoning leads from it."""

    id: str
    title: str
    summary: str | None = None
    functions: tuple[str, ...] = ()


class Model(NamedTuple):
    """A way of thinking that the paper explains, and the dimension values it is about."""

    id: str
    title: str
    about: tuple[str, ...]
    place: str
    summary: str
    elements: tuple[Element, ...]


class Dimensions(NamedTuple):
    """The three dimensions of the matrix in display order, and the models that explain them."""

    priorities: tuple[Term, ...]
    challenges: tuple[Term, ...]
    functions: tuple[Term, ...]
    models: tuple[Model, ...]


class Input(NamedTuple):
    """What a territory brings into a phase, and the question to ask about it."""

    id: str
    title: str
    question: str


class Part(NamedTuple):
    """A part of the document that the last phase ends in."""

    id: str
    title: str
    summary: str


class Phase(NamedTuple):
    """One of the phases from priorities to a roadmap."""

    id: str
    title: str
    chooses: str
    purpose: str
    brings_in: tuple[Input, ...]
    hands_on: str
    parts: tuple[Part, ...] = ()


class Country(NamedTuple):
    """A country by its ISO 3166-1 code; EU and XK are exceptions with a footnote."""

    code: str
    name: str
    aliases: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    footnote: str | None = None


class Licence(NamedTuple):
    """The licence of the content."""

    id: str
    title: str
    url: str


class Paper(NamedTuple):
    """The paper that the content began with."""

    id: str
    title: str
    authors: tuple[str, ...]
    publisher: str
    date: str
    summary: str


class Reference(NamedTuple):
    """A publication that the paper or the guidance rests on."""

    id: str
    authors: tuple[str, ...]
    year: int
    title: str
    publication: str | None = None
    url: str | None = None
    read: str | None = None


class Head(NamedTuple):
    """What the content is, its version and the paper it comes from."""

    title: str
    version: str
    schema_version: int
    licence: Licence
    paper: Paper
    references: tuple[Reference, ...]


class Retired(NamedTuple):
    """An id that is gone, why, and what replaces it."""

    id: str
    why: str
    retired: str
    replaced_by: tuple[str, ...] = ()


def words(entries: tuple[Term, ...] | tuple[Sector, ...]) -> Words:
    """Return a list of terms as words to look up by id, title or alias."""
    return Words.of((term.id, (term.title, *term.aliases)) for term in entries)
