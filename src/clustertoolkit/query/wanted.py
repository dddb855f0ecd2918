"""What a search looks for: the words of a question in every way in which the content may say them.

Words that tell nothing are passed over. A word of two parts is looked for joined and apart, one that is
spelt differently in Britain and America in both ways, and each also by what means the same after
`data/synonyms.yaml`. What the content does not know in any of these ways gives place to the nearest word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from clustertoolkit.content.records import Synonyms
from clustertoolkit.query.passages import WordParts, parts_of

MEANT, OPENS = 0.7, 0.5  # what a word of the same meaning weighs, and the beginning of a longer word
LONGEST = 40  # letters of a word that may be two
SHORTEST = 3  # letters of a word that is looked for at the beginning of longer words too, or in two parts
SPELT = (  # endings, and letters within, that are spelt in two ways
    (re.compile(r"is(?=(?:e[drs]?|ers|ing|ations?)$)"), "iz"),
    (re.compile(r"iz(?=(?:e[drs]?|ers|ing|ations?)$)"), "is"),
    (re.compile(r"ys(?=(?:e[drs]?|ing)$)"), "yz"), (re.compile(r"yz(?=(?:e[drs]?|ing)$)"), "ys"),
    (re.compile(r"our"), "or"), (re.compile(r"or"), "our"), (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ter(?=s?$)"), "tre"), (re.compile(r"mme(?=s?$)"), "m"), (re.compile(r"am(?=s?$)"), "amme"),
    (re.compile(r"ce(?=s?$)"), "se"), (re.compile(r"se(?=s?$)"), "ce"), (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"og(?=s?$)"), "ogue"), (re.compile(r"ll(?=(?:ed|ing|ers?)$)"), "l"),
    (re.compile(r"l(?=(?:ed|ing|ers?)$)"), "ll"),
)  # fmt: skip


class Phrase(NamedTuple):
    """A phrase that is looked for, what it weighs, and whether its last word may go on."""

    parts: WordParts
    weight: float
    goes_on: bool = False


class Wanted(NamedTuple):
    """One thing that is looked for: the words as they were typed, and the ways in which it may be said."""

    typed: str
    ways: tuple[Phrase, ...]


class Asked(NamedTuple):
    """All that is looked for, and the words of the content that stand in place of unknown ones."""

    wanted: tuple[Wanted, ...]
    instead: tuple[tuple[str, str], ...] = ()


Knows = Callable[[Phrase], bool]  # whether the content has a phrase
Nearest = Callable[[str], str]  # the word of the content that is most like one; empty if none is


class Meanings:
    """The phrases that mean the same, by each of them in its plain form."""

    def __init__(self, synonyms: Synonyms) -> None:
        self._passed_over = {part for word in synonyms.passed_over for part in parts_of(word)}
        self._groups: dict[WordParts, list[WordParts]] = {}
        for group in synonyms.groups:
            phrases = [parts for word in group.words if (parts := parts_of(word))]
            for phrase in phrases:
                self._groups.setdefault(singular(phrase), []).extend(phrases)
        self._words = {part for phrase in self._groups for part in phrase}
        self.longest = max(map(len, self._groups), default=0)

    def of(self, phrase: WordParts) -> tuple[WordParts, ...]:
        """Return what means the same as a phrase; nothing if it stands in no group."""
        return tuple(self._groups.get(singular(phrase), ()))

    def have(self, phrase: WordParts) -> bool:
        """Tell whether each word of a phrase stands in a group."""
        return self._words.issuperset(singular(phrase))

    def tell_nothing(self, phrase: WordParts) -> bool:
        """Tell whether all words of a phrase are passed over."""
        return self._passed_over.issuperset(phrase)


def asked(text: str, meanings: Meanings, knows: Knows, nearest: Nearest) -> Asked:
    """Return what a text asks for; nothing if it has no letter and no digit."""
    words = [(word, parts) for word in text.split() if (parts := parts_of(word))]
    telling = [(word, parts) for word, parts in words if not meanings.tell_nothing(parts)] or words
    typed, instead = [], []
    for word, parts in telling:
        known = parts
        if not _is_said(parts, meanings, knows):
            known = tuple(
                part if _is_said((part,), meanings, knows) else nearest(part) or part for part in parts
            )
        if known != parts:
            instead.append((word, " ".join(known)))
        typed.append((word, known))
    return Asked(tuple(_things(typed, meanings, knows)), tuple(instead))


def _is_said(parts: WordParts, meanings: Meanings, knows: Knows) -> bool:
    """Tell whether the content says these words in any way, or a group of synonyms has them."""
    return meanings.have(parts) or any(map(knows, _ways(parts, meanings)))


def _things(typed: Sequence[tuple[str, WordParts]], meanings: Meanings, knows: Knows) -> Iterator[Wanted]:
    """Yield the things that are looked for: the longest run of words first that means something together.

    A word that the content writes in one with its neighbour is found in both ways.
    """
    place = 0
    while place < len(typed):
        for length in range(min(len(typed) - place, max(meanings.longest, 2)), 0, -1):
            run = typed[place : place + length]
            phrase = tuple(part for _, parts in run for part in parts)
            if length == 1 or meanings.of(phrase) or (length == 2 and meanings.of(("".join(phrase),))):
                ways = (*_ways(phrase, meanings), *(_with_neighbours(typed, place) if length == 1 else ()))
                yield Wanted(" ".join(word for word, _ in run), tuple(way for way in ways if knows(way)))
                place += length
                break


def _with_neighbours(typed: Sequence[tuple[str, WordParts]], place: int) -> Iterator[Phrase]:
    """Yield a word joined with the one before and the one after it."""
    for first in (place - 1, place):
        pair = typed[first : first + 2] if first >= 0 else ()
        if len(pair) == 2:
            yield Phrase(("".join(part for _, parts in pair for part in parts),), 1)


def _ways(phrase: WordParts, meanings: Meanings) -> Iterator[Phrase]:
    """Yield every way in which a phrase may be said, each once."""
    said: dict[WordParts, float] = {}
    for own in (phrase, *_apart_or_joined(phrase)):
        for parts in _spelt(own):
            said.setdefault(parts, 1)
    for other in (*meanings.of(phrase), *meanings.of(("".join(phrase),))):
        for own in (other, *_apart_or_joined(other)):
            for parts in _spelt(own):
                said.setdefault(parts, MEANT)
    for parts, weight in said.items():
        yield Phrase(parts, weight)
    if len(phrase[-1]) >= SHORTEST:
        yield Phrase(phrase, OPENS, goes_on=True)


def _apart_or_joined(phrase: WordParts) -> Iterator[WordParts]:
    """Yield a phrase of two words as one, and a word as the two that it may consist of."""
    if len(phrase) == 2:
        yield ("".join(phrase),)
    if len(phrase) == 1:
        (word,) = phrase
        for place in range(SHORTEST, min(len(word), LONGEST) - 1):
            yield (word[:place], word[place:])


def _spelt(phrase: WordParts) -> Iterator[WordParts]:
    """Yield a phrase, and as it is if its words are spelt the other way after each of the rules."""
    yield phrase
    for old, by in SPELT:
        if (other := tuple(old.sub(by, word) for word in phrase)) != phrase:
            yield other


def singular(phrase: WordParts) -> WordParts:
    """Return a phrase with its last word in the singular, as far as its ending tells."""
    *first, last = phrase
    for ending, by in (("ies", "y"), ("sses", "ss"), ("ss", "ss"), ("us", "us"), ("is", "is"), ("s", "")):
        if last.endswith(ending):
            return (*first, last.removesuffix(ending) + by)
    return phrase
