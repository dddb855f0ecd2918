"""Lists of terms as closed lists of words, and the words of the quadruple helix."""

from clustertoolkit.content.records import Sector, Term
from clustertoolkit.schema.words import Words

STRANDS = {  # of the quadruple helix, as people name them
    "public": "Public", "business": "Business", "research-education": "Research and education",
    "civil-society": "Civil society",
}  # fmt: skip


def words(entries: tuple[Term, ...] | tuple[Sector, ...]) -> Words:
    """Return a list of terms as words to look up by id, title or alias."""
    return Words.of((term.id, (term.title, *term.aliases)) for term in entries)
