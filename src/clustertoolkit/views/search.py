"""The results of a search as they are shown."""

from collections.abc import Sequence

from clustertoolkit.content.model import Toolkit
from clustertoolkit.query import passages, search
from clustertoolkit.views import Column, Hit, Report, Sheet

COLUMNS = (
    Column("kind", "Kind"), Column("id", "Id"), Column("title", "Title", 9), Column("passage", "Passage", 9),
)  # fmt: skip
DIGITS = 6  # of a score: enough to tell two apart

Filters = tuple[tuple[str, str], ...]


def hits(toolkit: Toolkit, words: Sequence[str], found: search.SearchResult, filters: Filters) -> Report:
    """Return the hits of a search for words."""
    results = [
        {
            "rank": rank, "score": round(one.score, DIGITS), "kind": one.entry.kind, "id": one.entry.id,
            "title": one.entry.title, "passage": _text(one.passage),
        }
        for rank, one in enumerate(found.hits, 1)
    ]  # fmt: skip
    rows = ((one.entry.kind, one.entry.id, one.entry.title, _text(one.passage)) for one in found.hits)
    title = f"Search for {' '.join(words)}"
    return Report(
        toolkit, title, (Sheet(title, COLUMNS, tuple(rows)),),
        {"words": list(words), "found": found.number, "results": results},
        filters=filters,
        hits=tuple(Hit(one.entry.kind, one.entry.id, one.title, one.passage) for one in found.hits),
    )  # fmt: skip


def _text(pieces: passages.Marked) -> str:
    return "".join(piece for piece, _ in pieces)
