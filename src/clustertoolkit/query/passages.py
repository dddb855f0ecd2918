"""The place in a text that a search found, in pieces of which some are marked."""

import re
from collections.abc import Iterable, Sequence

from clustertoolkit.query.show import Entry
from clustertoolkit.query.texts import Passage, Texts
from clustertoolkit.schema.words import fold

WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
PREFIX = 2  # the least letters of a word that are looked for at the beginning of longer words too

WordParts = tuple[str, ...]  # a word that is looked for, in letters and digits only, folded
Marked = tuple[tuple[str, bool], ...]  # pieces of a text, and whether they are what was looked for


def parts_of(word: str) -> WordParts:
    """Return the letters and digits of a word or text, folded, cut where anything else stands."""
    return tuple(WORD.findall(fold(word)))


def passage_of(entry: Entry, texts: Texts, patterns: Sequence[re.Pattern[str]]) -> Marked:
    """Return the sentence or fact that has most of the words; if none has any, the first one.

    Names are shown before summaries, unless the title tells all the words already.
    """

    def count(text: str) -> int:
        folded = fold(text)
        return sum(pattern.search(folded) is not None for pattern in patterns)

    others = (*texts.summary, *texts.details, *texts.notes)
    title_tells = count(entry.title) == len(patterns)
    ordered = (*others, *texts.names) if title_tells else (*texts.names, *others)
    pieces = [
        Passage(sentence, passage.label) for passage in ordered for sentence in _SENTENCE.split(passage.text)
    ]
    if not pieces:
        return ()
    best = max(pieces, key=lambda piece: count(piece.text))
    marked = mark(best.text, patterns)
    return ((f"{best.label}: ", False), *marked) if best.label else marked


def pattern_of(parts: WordParts) -> re.Pattern[str]:
    """Return what finds in a folded text what the index finds, up to the end of the word."""
    letter, sign = r"[^\W_]", r"[\W_]"
    end = f"{letter}*" if len(parts[-1]) >= PREFIX else f"(?!{letter})"
    return re.compile(f"(?<!{letter}){f'{sign}+'.join(parts)}{end}")


def mark(text: str, patterns: Iterable[re.Pattern[str]]) -> Marked:
    """Return a text in pieces, of which those are marked that are looked for."""
    text = " ".join(text.split())
    folded = fold(text)
    places: Sequence[int] = range(len(text) + 1)
    if not text.isascii():  # a letter may become two, or none
        letters = [fold(letter) for letter in text]
        folded = "".join(letters)
        places = [*(place for place, letter in enumerate(letters) for _ in letter), len(text)]
    spans = sorted(match.span() for pattern in patterns for match in pattern.finditer(folded))
    pieces, end = [], 0
    for start, stop in ((places[start], places[stop]) for start, stop in spans):
        if stop > end:
            pieces += [(text[end : max(start, end)], False), (text[max(start, end) : stop], True)]
            end = stop
    return tuple(piece for piece in (*pieces, (text[end:], False)) if piece[0])
