"""Words of a hint or a help text."""

from collections.abc import Sequence


def either(words: Sequence[str]) -> str:
    """Return words as a choice: a, b or c."""
    *before, last = words
    return f"{', '.join(before)} or {last}" if before else last
