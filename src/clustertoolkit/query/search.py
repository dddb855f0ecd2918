"""Ranked search in all texts of the content, by SQLite's FTS5 in memory.

Texts and words are compared folded: without case, accents and the letters that have none to take off.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ToolkitError
from clustertoolkit.query import entries
from clustertoolkit.query.passages import (
    PREFIX,
    WORD,
    Marked,
    WordParts,
    mark,
    parts_of,
    passage_of,
    pattern_of,
)
from clustertoolkit.query.select import ALL, Selection
from clustertoolkit.query.show import Entry, all_entries
from clustertoolkit.query.texts import Passage, Texts, Titles, texts_of
from clustertoolkit.schema.words import fold

if TYPE_CHECKING:
    import sqlite3

NEAR = 0.8  # how alike two words must be to be taken for each other, from 0 to 1
TOLD = 5  # of how many words it is told how often they occur, if no entry has them all

# What a hit weighs by the column it is in: titles and names more than summaries, these more than notes.
WEIGHTS = {"id": 8, "title": 10, "names": 8, "summary": 4, "details": 2, "notes": 1}

# What a hit weighs by its kind: publications that the guidance rests on come after what it is about.
LIGHT = {"reference": 0.5}


class Hit(NamedTuple):
    """An entry that has all the words: how well it fits (higher is better), and where they stand."""

    entry: Entry
    score: float
    title: Marked
    passage: Marked

    def __repr__(self) -> str:
        return f"<Hit: {self.entry.kind} '{self.entry.id}', score {self.score:.2f}>"


class SearchResult(NamedTuple):
    """The best hits, and how many there are; if none, how many entries have each word, and near words.

    Of many words the first ones are told.
    """

    hits: tuple[Hit, ...]
    number: int
    alone: tuple[tuple[str, int], ...] = ()
    near: tuple[str, ...] = ()

    def __repr__(self) -> str:
        first = f", first '{self.hits[0].entry.id}'" if self.hits else ""
        return f"<SearchResult: {self.number} hit{'s' if self.number != 1 else ''}{first}>"


def search(
    toolkit: Toolkit,
    words: str | Sequence[str],
    selection: Selection = ALL,
    kinds: Collection[str] = (),
    limit: int = 0,
) -> SearchResult:
    """Return the entries of some kinds (none: all kinds) that have all words, in any order and any text.

    A word with signs in it, such as `start-up`, means its parts next to each other; signs alone mean nothing.
    From two letters on, the last part also finds longer words that begin with it. An entry whose id or name
    is just these words comes first. A filter that is set leaves out every entry of which it cannot hold, such
    as a country if a priority is chosen. `limit` bounds the hits (0: all). ToolkitError if no word has a
    letter or digit, or if this Python's SQLite cannot search.
    """
    text = words if isinstance(words, str) else " ".join(words)
    wanted = {word: parts for word in text.split() if (parts := parts_of(word))}
    if not wanted:
        raise ToolkitError("there is no word to look for", "a word has a letter or a digit")
    everything = tuple(all_entries(toolkit))
    titles = Titles(toolkit)
    texts = [texts_of(entry, titles) for entry in everything]
    chosen = _chosen_numbers(toolkit, everything, selection, kinds)
    looked_for = tuple(wanted.values())
    with closing(_index(everything, texts)) as index:

        def ranked(looked_for: Iterable[WordParts]) -> list[tuple[int, float]]:
            scored = (
                (number, score * LIGHT.get(everything[number].kind, 1))
                for number, score in _ranked(index, looked_for)
                if number in chosen
            )
            return sorted(scored, key=lambda hit: -hit[1])

        found = ranked(looked_for)
        first = [] if found else list(wanted.items())[:TOLD]
        alone = tuple((word, len(ranked([parts]))) for word, parts in first)
    whole = tuple(part for parts in looked_for for part in parts)
    found.sort(key=lambda hit: not _is_named(everything[hit[0]], whole))
    patterns = [pattern_of(parts) for parts in looked_for]
    hits = (
        Hit(entry, score, mark(entry.title, patterns), passage_of(entry, texts[number], patterns))
        for number, score in (found[:limit] if limit else found)
        for entry in (everything[number],)
    )
    nowhere = [word for word, number in alone if not number]
    near = tuple(dict.fromkeys(_near_words(nowhere, everything, texts))) if nowhere else ()
    return SearchResult(tuple(hits), len(found), alone, near)


def _is_named(entry: Entry, words: WordParts) -> bool:
    return words in map(parts_of, (entry.id, entry.title, *entry.names))


def _index(everything: Sequence[Entry], texts: Sequence[Texts]) -> "sqlite3.Connection":
    """Return a database in memory with a row of folded words for each entry."""
    columns = ", ".join(WEIGHTS)
    database = _database(
        f"CREATE VIRTUAL TABLE entries USING fts5({columns}, tokenize = 'unicode61 remove_diacritics 2')"
    )
    database.executemany(
        f"INSERT INTO entries (rowid, {columns}) VALUES (?{', ?' * len(WEIGHTS)})",  # noqa: S608  # own words
        (
            (number, *(fold(text) for text in (entry.id, entry.title, *map(_joined, parts))))
            for number, (entry, parts) in enumerate(zip(everything, texts, strict=True))
        ),
    )
    return database


def _database(statement: str) -> "sqlite3.Connection":
    """Return a database in memory with the table that a statement makes; ToolkitError without FTS5."""
    lacking = ToolkitError(
        "this Python cannot search: its SQLite lacks FTS5", "'toolkit show NAME' does without"
    )
    try:
        import sqlite3
    except ImportError:
        raise lacking from None
    database = sqlite3.connect(":memory:")
    try:
        database.execute(statement)
    except sqlite3.OperationalError:
        database.close()
        raise lacking from None
    return database


def _ranked(index: "sqlite3.Connection", looked_for: Iterable[WordParts]) -> list[tuple[int, float]]:
    """Return number and score of the entries that have all words, the best first.

    Words are folded letters and digits only, each in quotes, so that none is an operator. A whole word
    counts once more than the beginning of one.
    """
    phrases = []
    for parts in looked_for:
        phrase = f'"{" ".join(parts)}"'
        phrases.append(f"({phrase} OR {phrase} *)" if len(parts[-1]) >= PREFIX else phrase)
    rows = index.execute(
        f"SELECT rowid, bm25(entries, {', '.join(map(str, WEIGHTS.values()))}) AS rank FROM entries "  # noqa: S608
        "WHERE entries MATCH ? ORDER BY rank, rowid",
        (" AND ".join(phrases),),
    )
    return [(number, -rank) for number, rank in rows]


def _near_words(words: Iterable[str], everything: Iterable[Entry], texts: Iterable[Texts]) -> Iterator[str]:
    """Yield for each word the one of the content that is most like it, if one is."""
    from difflib import get_close_matches  # only a search without a result needs it

    known: dict[str, str] = {}
    for entry, parts in zip(everything, texts, strict=True):
        for text in (entry.title, *(passage.text for part in parts for passage in part)):
            for word in WORD.findall(text):
                known.setdefault(fold(word), word)
    for word in words:
        close = get_close_matches("".join(parts_of(word)), known, n=1, cutoff=NEAR)
        yield from (known[folded] for folded in close)


def _chosen_numbers(
    toolkit: Toolkit, everything: Sequence[Entry], selection: Selection, kinds: Collection[str]
) -> set[int]:
    """Return the numbers of the entries of the kinds and filters that are set.

    What a filter finds is what the lists of actions, examples and recommendations find with it; an
    action has no country, and a recommendation no challenge, basis or country.
    """
    left: set[tuple[str, str]] | None = None
    if selection:
        left = {("example", listed.record.id) for listed in entries.examples(toolkit, selection)}
        if selection.finds("action"):
            left |= {("action", listed.record.id) for listed in entries.actions(toolkit, selection)}
        if selection.finds("recommendation"):
            left |= {
                ("recommendation", toolkit.short_id(edition.id, recommendation.id))
                for edition, recommendation in entries.recommendations(toolkit, selection)
            }
    return {
        number
        for number, entry in enumerate(everything)
        if (not kinds or entry.kind in kinds) and (left is None or (entry.kind, entry.id) in left)
    }


def _joined(passages: Iterable[Passage]) -> str:
    return "\n".join(passage.text for passage in passages)
