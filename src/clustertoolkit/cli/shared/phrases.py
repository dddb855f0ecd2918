"""Words of a hint."""

from collections.abc import Sequence


def either(words: Sequence[str]) -> str:
    """Return words as a choice: a, b or c."""
    *before, last = words
    return f"{', '.join(before)} or {last}" if before else last
