"""Ranked search in all texts of the content, by SQLite's FTS5 in memory.

Texts and words are compared folded: without case, accents and the letters that have none to take off.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from math import log
from typing import TYPE_CHECKING, NamedTuple

from clustertoolkit.content.kinds import KINDS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ToolkitError
from clustertoolkit.notebook import small_table
from clustertoolkit.query import entries
from clustertoolkit.query.passages import (
    WORD,
    Marked,
    WordParts,
    compounds_in,
    mark,
    parts_of,
    passage_of,
    pattern_of,
)
from clustertoolkit.query.select import ALL, Selection
from clustertoolkit.query.show import Entry, all_entries, entries_of, entry_of
from clustertoolkit.query.texts import Passage, Titles, texts_of
from clustertoolkit.query.wanted import Asked, Meanings, Phrase, Wanted, asked
from clustertoolkit.schema.words import fold

if TYPE_CHECKING:
    import sqlite3

    Ask = Callable[..., sqlite3.Cursor]

NEAR = 0.8  # how alike two words must be to be taken for each other, from 0 to 1
SHORTEST_UNKNOWN = 4  # letters of a word that may be a slip of the pen
LEAST = 0.5  # of the weight of all that is looked for, an entry holds at least so much

# What a hit weighs by the column it is in: titles and names more than summaries, these more than notes.
WEIGHTS = {"id": 8, "title": 10, "names": 8, "summary": 4.5, "details": 2, "notes": 1}

LACKING = "this Python cannot search: its SQLite lacks FTS5", "'toolkit show NAME' does without"

# What a hit weighs by its kind: those who did it before what may be done, which their pages name; then what
# was found of it, and the words of lists last.
OF_KIND = {
    **{kind.name: 0.4 for kind in KINDS},
    "example": 1.0,
    **dict.fromkeys(("action", "recommendation"), 0.8),
    **dict.fromkeys(("study", "fund", "call", "development"), 0.7),
}
MAIN = frozenset(kind for kind, weight in OF_KIND.items() if weight >= 0.7)


class Hit(NamedTuple):
    """An entry that was found: how well it fits (higher is better), and where the words stand.

    `holds` is how many of the things that were looked for it has.
    """

    entry: Entry
    score: float
    title: Marked
    passage: Marked
    holds: int

    def __repr__(self) -> str:
        return f"<Hit: {self.entry.kind} '{self.entry.id}', score {self.score:.2f}>"


class SearchResult(NamedTuple):
    """The best hits, how many there are, and how far the question was relaxed for them.

    `wanted` are the things that were looked for, and `whole` is how many entries have them all. `instead` has
    each word that the content does not know with the one that was looked for in its place, `nowhere` those
    for which there was none.
    """

    hits: tuple[Hit, ...]
    number: int
    wanted: tuple[str, ...]
    whole: int
    instead: tuple[tuple[str, str], ...] = ()
    nowhere: tuple[str, ...] = ()

    def __repr__(self) -> str:
        first = f", first '{self.hits[0].entry.id}'" if self.hits else ""
        return f"<SearchResult: {self._counted()}{first}>"

    def _repr_html_(self) -> str:
        """Return the first hits as a small table."""
        rows = (
            (hit.entry.kind, hit.entry.id, hit.entry.title, "".join(piece for piece, _ in hit.passage))
            for hit in self.hits
        )
        return small_table(("kind", "id", "title", "passage"), rows, self._counted())

    def _counted(self) -> str:
        return f"{self.number} hit{'s' if self.number != 1 else ''}"


def search(
    toolkit: Toolkit,
    words: str | Sequence[str],
    selection: Selection = ALL,
    kinds: Collection[str] = (),
    limit: int = 0,
) -> SearchResult:
    """Return the entries of some kinds (none: all kinds) that have the words, in any order and any text.

    What has all of them comes before what has most: an entry is found that holds at least half of their
    weight, and a word weighs more the fewer entries have it. `query.wanted` tells in which ways a word is
    looked for. An entry whose id or name is just these words comes first, words of lists come last. A filter
    that is set leaves out every entry of which it cannot hold, such as a country if a priority is chosen.
    `limit` bounds the hits (0: all). ToolkitError if no word has a letter or digit, or if this Python's
    SQLite cannot search.
    """
    text = words if isinstance(words, str) else " ".join(words)
    if not parts_of(text):
        raise ToolkitError("there is no word to look for", "a word has a letter or a digit")
    keys = _chosen_keys(toolkit, selection, kinds)
    with index_of(toolkit) as database:
        index = Index(database)
        question = asked(text, Meanings(toolkit.synonyms), index.knows, index.nearest)
        found = [one for one in index.ranked(question) if keys is None or (one.kind, one.id) in keys]
        named = index.named(parts_of(text))
    found.sort(key=lambda one: ((one.kind, one.id) not in named or one.kind not in MAIN, -one.score))
    patterns = [
        pattern_of((way.parts, way.goes_on) for way in thing.ways) for thing in question.wanted if thing.ways
    ]
    titles = Titles(toolkit)
    hits = (
        Hit(
            entry, one.score, mark(entry.title, patterns),
            passage_of(entry, texts_of(entry, titles), patterns), one.holds,
        )
        for one in (found[:limit] if limit else found)
        for entry in (entry_of(toolkit, one.kind, one.id),)
    )  # fmt: skip
    wanted = tuple(thing.typed for thing in question.wanted)
    whole = sum(one.holds == len(wanted) for one in found)
    nowhere = tuple(thing.typed for thing in question.wanted if not thing.ways)
    return SearchResult(tuple(hits), len(found), wanted, whole, question.instead, nowhere)


class Ranked(NamedTuple):
    """An entry that was found, how well it fits, and how many of the things it holds."""

    kind: str
    id: str
    score: float
    holds: int


class Index:
    """The tables of a search, and what is asked of them."""

    def __init__(self, database: "sqlite3.Connection") -> None:
        self._ask = database.execute
        (self._size,) = self._ask("SELECT count(*) FROM entries").fetchone()

    def knows(self, way: Phrase) -> bool:
        """Tell whether any entry has a phrase."""
        return bool(self._ask("SELECT 1 FROM texts WHERE texts MATCH ? LIMIT 1", (_phrase(way),)).fetchone())

    def nearest(self, word: str) -> str:
        """Return the word of the content that is most like one and begins as it does; empty if none is."""
        from difflib import SequenceMatcher  # only an unknown word needs it

        if len(word) < SHORTEST_UNKNOWN:
            return ""
        alike = SequenceMatcher(b=word, autojunk=False)
        best, most = "", (NEAR, 0)
        for known, number in self._ask(
            "SELECT word, number FROM words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?",
            (word[0], chr(ord(word[0]) + 1), len(word) - 2, len(word) + 2),
        ):
            alike.set_seq1(known)
            if alike.real_quick_ratio() >= most[0] and (likeness := (alike.ratio(), number)) >= most:
                best, most = known, likeness
        return best

    def named(self, words: WordParts) -> set[tuple[str, str]]:
        """Return kind and id of the entries that have just these words for an id or name."""
        return set(
            self._ask(
                "SELECT kind, entries.id FROM called JOIN entries USING (number) WHERE words = ?",
                (" ".join(words),),
            )
        )

    def ranked(self, question: Asked, least: float = LEAST) -> list[Ranked]:
        """Return the entries that hold at least so much of what is looked for, the best first."""
        scores: dict[int, float] = {}
        held: dict[int, float] = {}
        holds: dict[int, int] = {}
        total = 0.0
        for thing in filter(lambda thing: thing.ways, question.wanted):
            fits = self._fits(thing)
            weight = log(1 + (self._size - len(fits) + 0.5) / (len(fits) + 0.5))
            total += weight
            for number, fit in fits.items():
                scores[number] = scores.get(number, 0) + weight * fit
                held[number] = held.get(number, 0) + weight
                holds[number] = holds.get(number, 0) + 1
        enough = {number for number, weight in held.items() if weight >= least * total}
        found = [
            Ranked(kind, name, scores[number] * held[number] / total * OF_KIND[kind], holds[number])
            for number, kind, name in self._ask("SELECT number, kind, id FROM entries ORDER BY number")
            if number in enough
        ]
        return sorted(found, key=lambda one: -one.score)

    def _fits(self, thing: Wanted) -> dict[int, float]:
        """Return how well a thing is said in each entry that has it, by the best way of saying it."""
        fits: dict[int, float] = {}
        for way in thing.ways:
            for number, fit in _said(self._ask, _phrase(way), self._size):
                fits[number] = max(fits.get(number, 0), way.weight * fit)
        return fits


def _said(ask: "Ask", phrase: str, size: int) -> Iterator[tuple[int, float]]:
    """Yield the number of each entry with a phrase, and how well it is said, in the hundredths of a site."""
    rows = ask(
        f"SELECT rowid, -bm25(texts, {', '.join(map(str, WEIGHTS.values()))}) "  # noqa: S608
        "FROM texts WHERE texts MATCH ?",
        (phrase,),
    ).fetchall()
    rare = max(log((size - len(rows) + 0.5) / (len(rows) + 0.5)), 1e-6)  # as FTS5 has it
    return ((number, max(round(score / rare, 2), 0.01)) for number, score in rows)


def said_in(database: "sqlite3.Connection", parts: WordParts) -> dict[int, float]:
    """Return how well a phrase is said in each entry that has it, by the number of the entry."""
    (size,) = database.execute("SELECT count(*) FROM entries").fetchone()
    return dict(_said(database.execute, _phrase(Phrase(parts, 1)), size))


def _phrase(way: Phrase) -> str:
    """Return a phrase for FTS5: folded letters and digits alone, in quotes, so that none is an operator."""
    return f'"{" ".join(way.parts)}"{" *" if way.goes_on else ""}'


def write_index(database: "sqlite3.Connection", toolkit: Toolkit) -> None:
    """Make the tables of a search in a database: entries, their folded texts, and words of names and texts.

    ToolkitError if this Python's SQLite cannot search.
    """
    _make_tables(database)
    titles, numbered = Titles(toolkit), list(enumerate(all_entries(toolkit)))
    database.executemany(
        "INSERT INTO entries VALUES (?, ?, ?)", ((number, entry.kind, entry.id) for number, entry in numbered)
    )
    database.executemany(
        "INSERT INTO called VALUES (?, ?)",
        ((words, number) for number, entry in numbered for words in sorted(words_of_names(entry))),
    )
    words: Counter[str] = Counter()
    compounds: set[str] = set()
    for number, entry in numbered:
        texts = [fold(text) for text in (entry.id, entry.title, *map(_joined, texts_of(entry, titles)))]
        words.update(WORD.findall(" ".join(texts)))
        compounds.update(*map(compounds_in, texts[2:]))
        database.execute(
            f"INSERT INTO texts (rowid, {', '.join(WEIGHTS)}) VALUES (?{', ?' * len(WEIGHTS)})",  # noqa: S608  # own words
            (number, *texts),
        )
    database.executemany("INSERT INTO words VALUES (?, ?)", words.items())
    database.executemany("INSERT INTO compounds VALUES (?)", ((found,) for found in sorted(compounds)))


def words_of_names(entry: Entry) -> set[str]:
    return {" ".join(parts_of(name)) for name in (entry.id, entry.title, *entry.names)}


def _make_tables(database: "sqlite3.Connection") -> None:
    import sqlite3

    try:
        database.execute(
            f"CREATE VIRTUAL TABLE texts USING fts5({', '.join(WEIGHTS)}, "
            "content = '', tokenize = 'porter unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError:
        raise ToolkitError(*LACKING) from None
    database.execute("CREATE TABLE entries (number INTEGER PRIMARY KEY, kind TEXT, id TEXT)")
    database.execute("CREATE TABLE called (words TEXT, number INTEGER)")
    database.execute("CREATE TABLE words (word TEXT PRIMARY KEY, number INTEGER) WITHOUT ROWID")
    database.execute("CREATE TABLE compounds (words TEXT PRIMARY KEY) WITHOUT ROWID")


_made: "list[tuple[Toolkit, sqlite3.Connection]]" = []  # the last index in memory, with what it is made from


@contextmanager
def index_of(toolkit: Toolkit) -> "Iterator[sqlite3.Connection]":
    """Give the database to search in: that of compiled content, or one in memory."""
    try:
        import sqlite3
    except ImportError:
        raise ToolkitError(*LACKING) from None
    if toolkit.release is None:
        if not _made or _made[0][0] is not toolkit:
            database = sqlite3.connect(":memory:", check_same_thread=False)
            with ExitStack() as failing:
                failing.callback(database.close)
                write_index(database, toolkit)
                failing.pop_all()
            for _, former in _made:
                former.close()
            _made[:] = [(toolkit, database)]
        yield _made[0][1]
        return
    try:
        try:
            toolkit.release.database.execute("SELECT rowid FROM texts LIMIT 0")
        except sqlite3.OperationalError:
            raise ToolkitError(*LACKING) from None
        yield toolkit.release.database
    except sqlite3.DatabaseError:
        raise toolkit.release.damage() from None


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
