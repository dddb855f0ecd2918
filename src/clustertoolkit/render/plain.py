"""What every form of text output keeps to: no control characters, one line where one is meant."""

import re

from clustertoolkit.scalars import UNSAFE
from clustertoolkit.views import Value

# Checked content has none of these; a broken file, a path or an argument that is quoted back may.
_UNSAFE = re.compile(f"[{UNSAFE}\r]")


_COMMAND = re.compile("^::", re.MULTILINE)


def printable(text: str) -> str:
    """Return the text with every unsafe character replaced by U+FFFD; line breaks and tabs stay."""
    return _UNSAFE.sub("\ufffd", text)


def harmless(text: str) -> str:
    """Return the text with a blank before a line that would be a command to a CI log."""
    return _COMMAND.sub(" ::", text)


def one_line(text: str) -> str:
    """Return the text printable and on one line, its line breaks and tabs as single blanks."""
    return printable(" ".join(text.split()))


def joined(value: Value, separator: str) -> str:
    """Return a value as text: nothing as an empty one, a list with a separator between its items."""
    if value is None:
        return ""
    return separator.join(value) if isinstance(value, tuple) else str(value)
