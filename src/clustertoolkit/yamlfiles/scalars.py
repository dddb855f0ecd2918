"""What a character or a plain scalar of YAML may be, so that every reader takes it for the same thing."""

import re
from functools import cache

MAX_DIGITS = 15  # a larger whole number is not read alike by every JSON and YAML reader

# The bytes of which none is, or begins, an unsafe character: most files consist of these alone.
HARMLESS = bytes(
    {*range(0x20, 0x100), 0x09, 0x0A}
    - {0x7F, 0xC2, 0xCD, 0xD8, *range(0xE1, 0xE4), 0xED, 0xEF, *range(0xF0, 0x100)}
)
WHOLE = re.compile(r"(?:0|-?[1-9][0-9]*)\Z")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+\Z")
GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:[.,][0-9]{3})+\Z")  # thousands, to those who set them apart
LITERALS = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
WORDS = frozenset(
    form for word in ("y", "yes", "n", "no", "on", "off", "true", "false", "null")
    for form in (word, word.capitalize(), word.upper())
)  # fmt: skip
SUSPECT = frozenset("yYnNoO0123456789+-.=<")  # the first characters of all that is not a text for certain


# Control, invisible, bidirectional, tag and non-characters, and the line breaks that editors do not
# count: none of them has a place in content that is read on other people's terminals.
UNSAFE = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)


@cache  # compiled when first needed: few files have a byte outside HARMLESS
def _unsafe() -> re.Pattern[str]:
    return re.compile(f"[{UNSAFE}]|\r(?!\n)")


def unsafe(text: str) -> re.Match[str] | None:
    """Find the first unsafe character, or a carriage return that ends a line alone."""
    return _unsafe().search(text)


@cache  # few files have a scalar that comes this far
def _ambiguous() -> re.Pattern[str]:
    return re.compile(
        r"""(?x)(?:
          [-+]?0b[01_]+ | [-+]?0x[0-9a-fA-F_]+ | [-+]?0o[0-7_]+      # other bases
        | [-+]?0[0-9_]+ | -0 | \+[0-9][0-9_]* | [-+]?[1-9][0-9]*_[0-9_]*
        | [-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?           # base 60: 12:30
        | [-+]?(?:[0-9][0-9_]*)?\.[0-9_]*(?:[eE][-+]?[0-9]+)?        # .5 5. 1_0.5 1.5e3
        | [-+]?[0-9][0-9_]*(?:\.[0-9_]*)?[eE][-+]?[0-9]+
        | [-+]?\.(?:inf|Inf|INF) | \.(?:nan|NaN|NAN)
        | [0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt\ ].*)?                # dates
        | = | <<
        )\Z"""
    )


def is_number(value: str) -> bool:
    """Tell whether a plain scalar is a number to every reader."""
    return bool(WHOLE.match(value) or DECIMAL.match(value))


def is_ambiguous(value: str) -> bool:
    """Tell whether readers of YAML 1.1 and 1.2, or two of one version, differ on this plain scalar."""
    if value.isalpha():
        return value in WORDS
    return _ambiguous().match(value) is not None
