"""Ranked search in all texts of the content, by SQLite's FTS5 in memory.

Texts and words are compared folded: without case, accents and the letters that have none to take off.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from clustertoolkit import query
from clustertoolkit.errors import ToolkitError
from clustertoolkit.lookup import Entry, entries
from clustertoolkit.model import (
    Action,
    Country,
    Example,
    Guidance,
    Model,
    Phase,
    Reference,
    Sector,
    Term,
    Toolkit,
)
from clustertoolkit.query import ALL, ListedRecommendation, Selection

if TYPE_CHECKING:
    import sqlite3

NEAR = 0.8  # how alike two words must be to be taken for each other, from 0 to 1
TOLD = 5  # of how many words it is told how often they occur, if no entry has them all
PREFIX = 2  # the least letters of a word that are looked for at the beginning of longer words too

# What a hit weighs by the column it is in: titles and names more than summaries, these more than notes.
WEIGHTS = {"id": 8, "title": 10, "names": 8, "summary": 4, "details": 2, "notes": 1}

# What a hit weighs by its kind: publications that the guidance rests on come after what it is about.
LIGHT = {"reference": 0.5}

_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)  # letters that do not decompose; casefold() has made lower-case letters of them, and "ss" of "ß"

Parts = tuple[str, ...]  # a word that is looked for, in letters and digits only, folded
Marked = tuple[tuple[str, bool], ...]  # pieces of a text, and whether they are what was looked for


class Hit(NamedTuple):
    """An entry that has all the words: how well it fits (higher is better), and where they stand."""

    entry: Entry
    score: float
    title: Marked
    passage: Marked


class Found(NamedTuple):
    """The best hits, and how many there are; if none, how many entries have each word, and near words.

    Of many words the first ones are told.
    """

    hits: tuple[Hit, ...]
    number: int
    alone: tuple[tuple[str, int], ...] = ()
    near: tuple[str, ...] = ()


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


def search(
    toolkit: Toolkit,
    words: Sequence[str],
    selection: Selection = ALL,
    kinds: Collection[str] = (),
    limit: int = 0,
) -> Found:
    """Return the entries of some kinds (none: all kinds) that have all words, in any order and any text.

    A word with signs in it, such as `start-up`, means its parts next to each other; signs alone mean nothing.
    From two letters on, the last part also finds longer words that begin with it. An entry whose id or name
    is just these words comes first. A filter that is set leaves out every entry of which it cannot hold, such
    as a country if a priority is chosen. `limit` bounds the hits (0: all). ToolkitError if no word has a
    letter or digit, or if this Python's SQLite cannot search.
    """
    wanted = {word: parts for word in " ".join(words).split() if (parts := _parts(word))}
    if not wanted:
        raise ToolkitError("there is no word to look for", "a word has a letter or a digit")
    everything = tuple(entries(toolkit))
    texts = [_texts(toolkit, entry) for entry in everything]
    chosen = _chosen(toolkit, everything, selection, kinds)
    looked_for = tuple(wanted.values())
    with closing(_index(everything, texts)) as index:

        def ranked(looked_for: Iterable[Parts]) -> list[tuple[int, float]]:
            scored = (
                (number, score * LIGHT.get(everything[number].kind, 1))
                for number, score in _ranked(index, looked_for)
                if number in chosen
            )
            return sorted(scored, key=lambda one: -one[1])

        found = ranked(looked_for)
        first = [] if found else list(wanted.items())[:TOLD]
        alone = tuple((word, len(ranked([parts]))) for word, parts in first)
    whole = tuple(part for parts in looked_for for part in parts)
    found.sort(key=lambda one: not _is_named(everything[one[0]], whole))
    patterns = [_pattern(parts) for parts in looked_for]
    hits = (
        Hit(entry, score, _marked(entry.title, patterns), _passage(entry, texts[number], patterns))
        for number, score in (found[:limit] if limit else found)
        for entry in (everything[number],)
    )
    nowhere = [word for word, number in alone if not number]
    near = tuple(dict.fromkeys(_near(nowhere, everything, texts))) if nowhere else ()
    return Found(tuple(hits), len(found), alone, near)


def fold(text: str) -> str:
    """Return a text without case, accents and special letters, to be compared with others."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)


def _parts(word: str) -> Parts:
    """Return the letters and digits of a word or text, folded, cut where anything else stands."""
    return tuple(_WORD.findall(fold(word)))


def _is_named(entry: Entry, words: Parts) -> bool:
    return words in map(_parts, (entry.id, entry.title, *entry.names))


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


def _ranked(index: "sqlite3.Connection", looked_for: Iterable[Parts]) -> list[tuple[int, float]]:
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


def _near(words: Iterable[str], everything: Iterable[Entry], texts: Iterable[Texts]) -> Iterator[str]:
    """Yield for each word the one of the content that is most like it, if one is."""
    from difflib import get_close_matches  # only a search without a result needs it

    known: dict[str, str] = {}
    for entry, parts in zip(everything, texts, strict=True):
        for text in (entry.title, *(passage.text for part in parts for passage in part)):
            for word in _WORD.findall(text):
                known.setdefault(fold(word), word)
    for word in words:
        close = get_close_matches("".join(_parts(word)), known, n=1, cutoff=NEAR)
        yield from (known[one] for one in close)


def _chosen(
    toolkit: Toolkit, everything: Sequence[Entry], selection: Selection, kinds: Collection[str]
) -> set[int]:
    """Return the numbers of the entries of the kinds and filters that are set.

    What a filter finds is what the lists of actions, examples and recommendations find with it; an
    action has no country, and a recommendation no challenge, basis or country.
    """
    left: set[tuple[str, str]] | None = None
    if any(selection):
        left = {("example", one.record.id) for one in query.examples(toolkit, selection)}
        unknown_to_actions = (
            selection.countries, selection.groups, selection.instruments, selection.sectors,
            selection.statuses, selection.evidence,
        )  # fmt: skip
        if not any(unknown_to_actions):
            left |= {("action", one.record.id) for one in query.actions(toolkit, selection)}
        if not any((*unknown_to_actions, selection.challenges, selection.bases)):
            left |= {
                ("recommendation", query.short_id(toolkit, one.edition.id, one.record.id))
                for one in query.recommendations(toolkit, selection)
            }
    return {
        number
        for number, entry in enumerate(everything)
        if (not kinds or entry.kind in kinds) and (left is None or (entry.kind, entry.id) in left)
    }


def _passage(entry: Entry, texts: Texts, patterns: Sequence[re.Pattern[str]]) -> Marked:
    """Return the sentence or fact that has most of the words; if none has any, the first one.

    Names are shown before summaries, unless the title tells all the words already.
    """

    def count(text: str) -> int:
        folded = fold(text)
        return sum(pattern.search(folded) is not None for pattern in patterns)

    others = (*texts.summary, *texts.details, *texts.notes)
    title_tells = count(entry.title) == len(patterns)
    ordered = (*others, *texts.names) if title_tells else (*texts.names, *others)
    pieces = [Passage(sentence, one.label) for one in ordered for sentence in _SENTENCE.split(one.text)]
    if not pieces:
        return ()
    best = max(pieces, key=lambda piece: count(piece.text))
    marked = _marked(best.text, patterns)
    return ((f"{best.label}: ", False), *marked) if best.label else marked


def _pattern(parts: Parts) -> re.Pattern[str]:
    """Return what finds in a folded text what the index finds, up to the end of the word."""
    letter, sign = r"[^\W_]", r"[\W_]"
    end = f"{letter}*" if len(parts[-1]) >= PREFIX else f"(?!{letter})"
    return re.compile(f"(?<!{letter}){f'{sign}+'.join(parts)}{end}")


def _marked(text: str, patterns: Iterable[re.Pattern[str]]) -> Marked:
    """Return a text in pieces, of which those are marked that are looked for."""
    text = " ".join(text.split())
    folded = fold(text)
    places: Sequence[int] = range(len(text) + 1)
    if not text.isascii():  # a letter may become two, or none
        letters = [fold(letter) for letter in text]
        folded = "".join(letters)
        places = [*(place for place, letter in enumerate(letters) for _ in letter), len(text)]
    found = sorted(match.span() for pattern in patterns for match in pattern.finditer(folded))
    pieces, end = [], 0
    for start, stop in ((places[start], places[stop]) for start, stop in found):
        if stop > end:
            pieces += [(text[end : max(start, end)], False), (text[max(start, end) : stop], True)]
            end = stop
    return tuple(piece for piece in (*pieces, (text[end:], False)) if piece[0])


def _joined(passages: Iterable[Passage]) -> str:
    return "\n".join(passage.text for passage in passages)


def _texts(toolkit: Toolkit, entry: Entry) -> Texts:
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
