"""What every form of text output keeps to: no control characters, one line where one is meant."""

import re

from clustertoolkit.views import Value

# Checked content has none of these; a broken file, a path or an argument that is quoted back may.
_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\U000e0000-\U000e0fff\ud800-\udfff]"
)


def printable(text: str) -> str:
    """Return the text with every control, bidirectional and invisible character replaced by U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return the text printable and on one line, its line breaks and tabs as single blanks."""
    return printable(" ".join(text.split()))


def joined(value: Value, separator: str) -> str:
    """Return a value as text: nothing as an empty one, a list with a separator between its items."""
    if value is None:
        return ""
    return separator.join(value) if isinstance(value, tuple) else str(value)
