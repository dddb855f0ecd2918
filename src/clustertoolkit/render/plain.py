"""What every form of text output keeps to: no control characters, one line where one is meant."""

import re
from functools import cache
from typing import TYPE_CHECKING

from clustertoolkit.yamlfiles.scalars import UNSAFE

if TYPE_CHECKING:
    from clustertoolkit.views import Value

_SHOWN = bytes(range(32, 127))
_SET = _SHOWN + b"\n\t"
_LEGACY = re.compile(r"##(?=\w*\[)")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def consists_of(characters: bytes, text: str) -> bool:
    """Tell whether a text has these ASCII characters alone: bytes tell it several times faster."""
    return text.isascii() and not text.encode().translate(None, characters)


@cache  # few texts have two colons
def _commands() -> re.Pattern[str]:
    return re.compile(r"((?:\A|[\r\n])\s*):(?=:)")


@cache  # most texts are printed without it
def _unsafe() -> re.Pattern[str]:
    return re.compile(f"[{UNSAFE}\r]")


def printable(text: str) -> str:
    """Return the text with every unsafe character replaced by U+FFFD; line breaks and tabs stay.

    Checked content has none; a broken file, a path or an argument that is quoted back may.
    """
    if consists_of(_SET, text):
        return text
    return _unsafe().sub("\ufffd", text)


def harmless(text: str) -> str:
    """Return the text with a blank in whatever a CI runner would take for a command in its log.

    A runner obeys a line that begins with two colons, blanks before them aside, and two number signs with
    a word in brackets anywhere in a line.
    """
    if "::" in text:
        text = _commands().sub(r"\1: ", text)
    return _LEGACY.sub("# #", text) if "##" in text else text


def as_json(value: object) -> str:
    """Return plain data as JSON in which nothing is a command to a CI runner: what it says stays the same."""
    return indented(value) + "\n"


def indented(value: object, margin: str = "\n") -> str:
    """Return plain data as `as_json` writes it behind a margin, which begins with a line break.

    A large value is put together from its parts, as all pieces of it at once would need much more room.
    """
    from json import dumps
    from json.encoder import encode_basestring as quoted

    def written(value: object, margin: str) -> str:
        if isinstance(value, str):
            return quoted(value)
        inner = margin + "  "
        between = f",{inner}"
        if isinstance(value, dict) and value:
            parts = [f"{quoted(key)}: {written(item, inner)}" for key, item in value.items()]
            return f"{{{inner}{between.join(parts)}{margin}}}"
        if isinstance(value, list | tuple) and value:
            return f"[{inner}{between.join([written(item, inner) for item in value])}{margin}]"
        return dumps(value)

    text = written(value, margin)
    return _LEGACY.sub(r"#\\u0023", text) if "##" in text else text


def no_formula(text: str) -> str:
    """Return a cell's text; one that would start a formula in a spreadsheet gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def one_line(text: str) -> str:
    """Return the text printable and on one line, its line breaks and tabs as single blanks."""
    if consists_of(_SHOWN, text) and "  " not in text and text == text.strip():
        return text  # most are so, and to take them apart takes long
    return printable(" ".join(text.split()))


def joined(value: "Value", separator: str) -> str:
    """Return a value as text: nothing as an empty one, a list with a separator between its items."""
    if value is None:
        return ""
    return separator.join(value) if isinstance(value, tuple) else str(value)
