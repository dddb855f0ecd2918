"""Closed lists of words: which belong, under which other names, and what a wrong one may have meant."""

import unicodedata
from collections.abc import Iterable, Mapping

SHOWN = 20  # a longer list of allowed words is no help in a message

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŧ": "t"}
)  # letters that do not decompose; casefold() has made lower-case letters of them, and "ss" of "ß"


class Words:
    """One closed list: ids in display order, and every other name (made comparable) with its id."""

    __slots__ = ("ids", "names")

    def __init__(self, ids: Mapping[str, None], names: Mapping[str, str]) -> None:
        self.ids = ids
        self.names = names

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Iterable[str]]]) -> "Words":
        """Make a list from pairs of id and other names; ids win over names, earlier entries over later."""
        entries = list(entries)
        ids: dict[str, None] = dict.fromkeys(identifier for identifier, _ in entries)
        names = {comparable(identifier): identifier for identifier in ids}
        for identifier, others in entries:
            for name in others:
                names.setdefault(comparable(name), identifier)
        return cls(ids, names)

    def __contains__(self, word: object) -> bool:
        return word in self.ids

    def find(self, word: str) -> str | None:
        """Return the id that this id or other name stands for, ignoring case and accents; None if none."""
        return self.names.get(comparable(word))

    def hint(self, word: object) -> str:
        """Say what a wrong word may have meant, or which words are allowed."""
        return hint(word, self.ids, self.names)


# stands for a list whose ids nobody can know: its folder is not there, or its file cannot be read
ABSENT = Words.of(())


def hint(word: object, allowed: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    """Say which of the allowed words, by these names or their own, a wrong one may have meant."""
    from difflib import get_close_matches  # only a mistake needs it

    allowed = list(allowed)
    names = names or {comparable(name): name for name in allowed}
    near = get_close_matches(comparable(word), names, n=1, cutoff=0.7) if isinstance(word, str) else []
    if near:
        meant = names[near[0]]
        return (
            f"did you mean '{meant}'?"
            if comparable(meant) == near[0]
            else f"did you mean '{meant}' ({near[0]})?"
        )
    if len(allowed) > SHOWN or not allowed:
        return ""
    return "choose from: " + ", ".join(allowed)


def surely_meant(word: str, words: Words) -> str | None:
    """Return the id that a wrong word stands for beyond doubt: under another name, or with a slip of the pen.

    Words with another beginning may mean the opposite, as `inactive` does; of two near words neither is sure.
    """
    from difflib import get_close_matches  # only a mistake needs it

    if known := words.find(word):
        return known
    own = comparable(word)
    near = get_close_matches(own, words.names, n=5, cutoff=0.8)
    meant = {words.names[name] for name in near}
    alike = [name for name in near if name[0] == own[0] and abs(len(name) - len(own)) <= 2]
    return meant.pop() if len(meant) == 1 and alike else None


def fold(text: str) -> str:
    """Return a text without case, accents and special letters, to be compared with others."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)


def comparable(name: str) -> str:
    """Make names equal that differ in case, accents, or in blanks for hyphens only."""
    return "-".join(fold(name).replace("-", " ").split())
