"""The results of a search as they are shown."""

from collections.abc import Sequence

from clustertoolkit.content.model import Toolkit
from clustertoolkit.query import passages, search
from clustertoolkit.views import Column, Report, Sheet, ShownFilters
from clustertoolkit.views.blocks import ShownHit
from clustertoolkit.views.naming import home

COLUMNS = (
    Column("kind", "Kind"), Column("id", "Id"), Column("title", "Title", 9), Column("passage", "Passage", 9),
)  # fmt: skip
DIGITS = 6  # of a score: enough to tell two apart


def hits(toolkit: Toolkit, words: Sequence[str], found: search.SearchResult, filters: ShownFilters) -> Report:
    """Return the hits of a search for words."""
    results = [
        {
            "rank": rank, "score": round(hit.score, DIGITS), "kind": hit.entry.kind, "id": hit.entry.id,
            "title": hit.entry.title, "passage": _text(hit.passage), "holds": hit.holds,
        }
        for rank, hit in enumerate(found.hits, 1)
    ]  # fmt: skip
    rows = ((hit.entry.kind, hit.entry.id, hit.entry.title, _text(hit.passage)) for hit in found.hits)
    title = f"Search for {' '.join(words)}"
    return Report(
        toolkit, title, (Sheet(title, COLUMNS, tuple(rows)),),
        {
            "words": list(words), "wanted": list(found.wanted),
            "instead": [{"word": word, "by": known} for word, known in found.instead],
            "nowhere": list(found.nowhere), "found": found.number, "whole": found.whole, "results": results,
        },
        filters=filters,
        hits=tuple(
            ShownHit(hit.entry.kind, hit.entry.id, hit.title, hit.passage, home(hit.entry))
            for hit in found.hits
        ),
    )  # fmt: skip


def _text(pieces: passages.Marked) -> str:
    return "".join(piece for piece, _ in pieces)
