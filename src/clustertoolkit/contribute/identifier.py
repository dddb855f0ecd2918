"""Ids for new entries, made of their names."""

from collections.abc import Collection, Sequence
from itertools import count

from clustertoolkit.content.checks.ids import RESERVED
from clustertoolkit.query.passages import parts_of

MOST = 60  # characters, as the schema has it
SMALL = frozenset(("a", "an", "and", "by", "for", "from", "in", "of", "on", "the", "to", "with"))


def proposed_id(name: str, further: Sequence[str], taken: Collection[str]) -> str:
    """Return an id for a name; empty if the name has no letter from a to z.

    Where it is taken, or is no name for a file, the first of further words that helps is added, or else a
    number.
    """
    own = _joined(name)
    if not any(letter.isalpha() for letter in own):
        return ""
    tried = [own, *(_cut(f"{_cut(own, MOST // 2)}-{more}") for text in further if (more := _joined(text)))]
    for found in tried:
        if found not in taken and found not in RESERVED:
            return found
    return next(found for n in count(2) if (found := f"{_cut(own, MOST - 5)}-{n}") not in taken)


def _joined(text: str) -> str:
    """Return the words of a text that tell something, in letters and digits of ASCII, joined by hyphens."""
    words = [plain for word in parts_of(text) if (plain := "".join(filter(str.isascii, word)))]
    return _cut("-".join([word for word in words if word not in SMALL] or words))


def _cut(text: str, most: int = MOST) -> str:
    """Return as many whole words as fit, at least the beginning of the first."""
    if len(text) <= most:
        return text
    return text[: most + 1].rpartition("-")[0] or text[:most]
