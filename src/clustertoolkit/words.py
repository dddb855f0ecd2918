"""Closed lists of words: which belong, under which other names, and what a wrong one may have meant."""

from collections.abc import Iterable, Mapping

SHOWN = 20  # a longer list of allowed words is no help in a message


class Words:
    """One closed list: ids in display order, and every other name (folded) with its id."""

    __slots__ = ("ids", "names")

    def __init__(self, ids: Mapping[str, None], names: Mapping[str, str]) -> None:
        self.ids = ids
        self.names = names

    @classmethod
    def of(cls, entries: Iterable[tuple[str, Iterable[str]]]) -> "Words":
        """Make a list from pairs of id and other names; ids win over names, earlier entries over later."""
        entries = list(entries)
        ids: dict[str, None] = dict.fromkeys(identifier for identifier, _ in entries)
        names = {fold(identifier): identifier for identifier in ids}
        for identifier, others in entries:
            for name in others:
                names.setdefault(fold(name), identifier)
        return cls(ids, names)

    def __contains__(self, word: object) -> bool:
        return word in self.ids

    def find(self, word: str) -> str | None:
        """Return the id that this id or other name stands for, ignoring case; None if there is none."""
        return self.names.get(fold(word))

    def hint(self, word: object) -> str:
        """Say what a wrong word may have meant, or which words are allowed."""
        return hint(word, self.ids, self.names)


def hint(word: object, allowed: Iterable[str], names: Mapping[str, str] | None = None) -> str:
    """Say which of the allowed words, by these names or their own, a wrong one may have meant."""
    from difflib import get_close_matches  # only a mistake needs it

    allowed = list(allowed)
    names = names or {fold(one): one for one in allowed}
    near = get_close_matches(fold(word), names, n=1, cutoff=0.7) if isinstance(word, str) else []
    if near:
        meant = names[near[0]]
        return (
            f"did you mean '{meant}'?" if fold(meant) == near[0] else f"did you mean '{meant}' ({near[0]})?"
        )
    if len(allowed) > SHOWN or not allowed:
        return ""
    return "choose from: " + ", ".join(allowed)


def fold(word: str) -> str:
    """Make names comparable that differ in case or in blanks for hyphens only."""
    return "-".join(word.casefold().replace("-", " ").split())
