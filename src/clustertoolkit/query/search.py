"""Ranked search in all texts of the content, by SQLite's FTS5 in memory.

Texts and words are compared folded: without case, accents and the letters that have none to take off.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
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
from clustertoolkit.query.show import Entry, all_entries, entries_of, entry_of
from clustertoolkit.query.texts import Passage, Titles, texts_of
from clustertoolkit.schema.words import fold

if TYPE_CHECKING:
    import sqlite3

NEAR = 0.8  # how alike two words must be to be taken for each other, from 0 to 1
TOLD = 5  # of how many words it is told how often they occur, if no entry has them all

# What a hit weighs by the column it is in: titles and names more than summaries, these more than notes.
WEIGHTS = {"id": 8, "title": 10, "names": 8, "summary": 4, "details": 2, "notes": 1}

LACKING = "this Python cannot search: its SQLite lacks FTS5", "'toolkit show NAME' does without"

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
    keys = _chosen_keys(toolkit, selection, kinds)
    looked_for = tuple(wanted.values())
    with _index_of(toolkit) as index:

        def ranked(looked_for: Iterable[WordParts]) -> list[Ranked]:
            scored = (
                Ranked(kind, name, score * LIGHT.get(kind, 1))
                for kind, name, score in _ranked(index, looked_for)
                if keys is None or (kind, name) in keys
            )
            return sorted(scored, key=lambda hit: -hit.score)

        found = ranked(looked_for)
        first = [] if found else list(wanted.items())[:TOLD]
        alone = tuple((word, len(ranked([parts]))) for word, parts in first)
        named = _named(index, (part for parts in looked_for for part in parts))
    found.sort(key=lambda hit: (hit.kind, hit.id) not in named)
    patterns, titles = [pattern_of(parts) for parts in looked_for], Titles(toolkit)
    hits = (
        Hit(
            entry, hit.score, mark(entry.title, patterns),
            passage_of(entry, texts_of(entry, titles), patterns),
        )
        for hit in (found[:limit] if limit else found)
        for entry in (entry_of(toolkit, hit.kind, hit.id),)
    )  # fmt: skip
    nowhere = [word for word, number in alone if not number]
    near = tuple(dict.fromkeys(_near_words(nowhere, toolkit))) if nowhere else ()
    return SearchResult(tuple(hits), len(found), alone, near)


class Ranked(NamedTuple):
    """An entry that has all the words, and how well it fits."""

    kind: str
    id: str
    score: float


def write_index(database: "sqlite3.Connection", toolkit: Toolkit) -> None:
    """Make the tables of a search in a database: entries, their folded texts, and the words of their names.

    ToolkitError if this Python's SQLite cannot search.
    """
    _make_tables(database)
    titles, numbered = Titles(toolkit), list(enumerate(all_entries(toolkit)))
    database.executemany(
        "INSERT INTO entries VALUES (?, ?, ?)", ((number, entry.kind, entry.id) for number, entry in numbered)
    )
    database.executemany(
        "INSERT INTO called VALUES (?, ?)",
        ((words, number) for number, entry in numbered for words in sorted(_words_of_names(entry))),
    )
    database.executemany(
        f"INSERT INTO texts (rowid, {', '.join(WEIGHTS)}) VALUES (?{', ?' * len(WEIGHTS)})",  # noqa: S608  # own words
        (
            (
                number,
                *(fold(text) for text in (entry.id, entry.title, *map(_joined, texts_of(entry, titles)))),
            )
            for number, entry in numbered
        ),
    )


def _words_of_names(entry: Entry) -> set[str]:
    return {" ".join(parts_of(name)) for name in (entry.id, entry.title, *entry.names)}


def _make_tables(database: "sqlite3.Connection") -> None:
    import sqlite3

    try:
        database.execute(
            f"CREATE VIRTUAL TABLE texts USING fts5({', '.join(WEIGHTS)}, "
            "content = '', tokenize = 'unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError:
        raise ToolkitError(*LACKING) from None
    database.execute("CREATE TABLE entries (number INTEGER PRIMARY KEY, kind TEXT, id TEXT)")
    database.execute("CREATE TABLE called (words TEXT, number INTEGER)")


@contextmanager
def _index_of(toolkit: Toolkit) -> "Iterator[sqlite3.Connection]":
    """Give the database to search in: that of compiled content, or one in memory."""
    try:
        import sqlite3
    except ImportError:
        raise ToolkitError(*LACKING) from None
    if toolkit.release is None:
        with closing(sqlite3.connect(":memory:")) as database:
            write_index(database, toolkit)
            yield database
        return
    try:
        try:
            toolkit.release.database.execute("SELECT rowid FROM texts LIMIT 0")
        except sqlite3.OperationalError:
            raise ToolkitError(*LACKING) from None
        yield toolkit.release.database
    except sqlite3.DatabaseError:
        raise toolkit.release.damage() from None


def _ranked(index: "sqlite3.Connection", looked_for: Iterable[WordParts]) -> Iterator[tuple[str, str, float]]:
    """Yield kind, id and score of the entries that have all words, the best first.

    Words are folded letters and digits only, each in quotes, so that none is an operator. A whole word
    counts once more than the beginning of one.
    """
    phrases = []
    for parts in looked_for:
        phrase = f'"{" ".join(parts)}"'
        phrases.append(f"({phrase} OR {phrase} *)" if len(parts[-1]) >= PREFIX else phrase)
    yield from index.execute(
        f"SELECT entries.kind, entries.id, -bm25(texts, {', '.join(map(str, WEIGHTS.values()))}) AS score "  # noqa: S608
        "FROM texts JOIN entries ON entries.number = texts.rowid "
        "WHERE texts MATCH ? ORDER BY score DESC, entries.number",
        (" AND ".join(phrases),),
    )


def _named(index: "sqlite3.Connection", words: Iterable[str]) -> set[tuple[str, str]]:
    """Return kind and id of the entries that have just these words for an id or name."""
    return set(
        index.execute(
            "SELECT kind, entries.id FROM called JOIN entries USING (number) WHERE words = ?",
            (" ".join(words),),
        )
    )


def _near_words(words: Iterable[str], toolkit: Toolkit) -> Iterator[str]:
    """Yield for each word the one of the content that is most like it, if one is."""
    from difflib import get_close_matches  # only a search without a result needs it

    known: dict[str, str] = {}
    titles = Titles(toolkit)
    for entry in all_entries(toolkit):
        for text in (entry.title, *(passage.text for part in texts_of(entry, titles) for passage in part)):
            for word in WORD.findall(text):
                known.setdefault(fold(word), word)
    for word in words:
        close = get_close_matches("".join(parts_of(word)), known, n=1, cutoff=NEAR)
        yield from (known[folded] for folded in close)


def _chosen_keys(
    toolkit: Toolkit, selection: Selection, kinds: Collection[str]
) -> set[tuple[str, str]] | None:
    """Return kind and id of the entries of the kinds and filters that are set; None if none is.

    What a filter finds is what the lists of actions, examples and recommendations find with it; an
    action has no country, and a recommendation no challenge, basis or country.
    """
    if not selection:
        return {(kind, entry.id) for kind in kinds for entry in entries_of(toolkit, kind)} if kinds else None
    keys = {("example", listed.record.id) for listed in entries.examples(toolkit, selection)}
    if selection.finds("action"):
        keys |= {("action", listed.record.id) for listed in entries.actions(toolkit, selection)}
    if selection.finds("recommendation"):
        keys |= {
            ("recommendation", toolkit.short_id(edition.id, recommendation.id))
            for edition, recommendation in entries.recommendations(toolkit, selection)
        }
    return {(kind, name) for kind, name in keys if not kinds or kind in kinds}


def _joined(passages: Iterable[Passage]) -> str:
    return "\n".join(passage.text for passage in passages)
