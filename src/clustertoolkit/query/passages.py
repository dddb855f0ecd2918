"""The place in a text that a search found, in pieces of which some are marked."""

import re
from collections.abc import Iterable, Iterator, Sequence

from clustertoolkit.query.show import Entry
from clustertoolkit.query.texts import Passage, Texts
from clustertoolkit.schema.words import fold

WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"https?://\S+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_ENDINGS = (  # of English words, as the index cuts them off: of a word that is long enough to lose one
    "s|es|y|ies|e|ed|ied|er|ers|ing|ings|ic|ics|al|ally|ion|ions|ation|ations|ational|ate|ates|ated|ating|ive"
    "|ment|ments|ity|ities|able|ness|ful|ly"
)
_ENDING = re.compile(f"(?<=[^\\W_]{{4}})(?:{_ENDINGS})\\Z")

WordParts = tuple[str, ...]  # a word that is looked for, in letters and digits only, folded
Marked = tuple[tuple[str, bool], ...]  # pieces of a text, and whether they are what was looked for


def parts_of(word: str) -> WordParts:
    """Return the letters and digits of a word or text, folded, cut where anything else stands."""
    return tuple(WORD.findall(fold(word)))


def compounds_in(text: str) -> Iterator[str]:
    """Yield the words of a folded text that are written with a hyphen between two parts, as these parts."""
    if "-" in text:
        for word in text.split():
            if "-" in word[1:-1] and "://" not in word and len(parts := WORD.findall(word)) == 2:
                yield " ".join(parts)


def passage_of(entry: Entry, texts: Texts, patterns: Sequence[re.Pattern[str]]) -> Marked:
    """Return the sentence or fact that has most of the words; if none has any, the first one.

    Words in addresses count last. Names are shown before summaries, unless the title tells all the words
    already.
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
    best = max(pieces, key=lambda piece: (count(_ADDRESS.sub("", piece.text)), count(piece.text)))
    marked = mark(best.text, patterns)
    return ((f"{best.label}: ", False), *marked) if best.label else marked


def pattern_of(phrases: Iterable[tuple[WordParts, bool]]) -> re.Pattern[str]:
    """Return what finds in a folded text what the index finds of some phrases, up to the end of each word.

    A phrase may go on in its last word. The index cuts off the endings of English words, and so does this.
    """
    letter, sign = r"[^\W_]", r"[\W_]"
    said = [
        f"{sign}+".join((*map(_stem, rest), _stem(last) if not goes_on else last + f"{letter}*"))
        for (*rest, last), goes_on in phrases
    ]
    return re.compile(f"(?<!{letter})(?:{'|'.join(said)})(?!{letter})")


def _stem(word: str) -> str:
    """Return a pattern for a word with any ending."""
    stem = _ENDING.sub("", word)
    return f"{stem}(?:{_ENDINGS})?" if len(stem) >= 4 else word


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
