"""What a web address is: the one rule for content and plans, and for the links of every form of output."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LONGEST = 2079  # characters of the longest address that office programs open
FORM = r'^https?://[^\s/?#@"<>]+\.[^\s/?#@"<>]+([/?#][^\s"<>]*)?$'  # of a public page; the schemas say it

# compiled when first needed, as many commands write no links
_LABEL = r"(?!-)[\w-]{1,63}(?<!-)"
_PORT = r"[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
_SERVER = rf"https?://({_LABEL}(?:\.{_LABEL})*\.?)(?::({_PORT}))?"
_WHOLE = rf"{_SERVER}((?:[/?][^\s<>\"#]*)?(?:#[^\s<>\"#]*)?)\Z"
_IN_TEXT = rf"{_SERVER}(?:[/?#][^\s<>\"]*|(?![.:]*[\w@-]))"
_NOT_AS_IT_IS = r"%(?![0-9A-Fa-f]{2})|[\[\]{}|\\^`]"  # what programs would read or send each in its own way
_AFTER = ".,;:!?'\u2019\u201d\u00bb\u2026"  # what may follow an address in a sentence and is no part of it
_CLOSING = {")": "(", "]": "[", "}": "{"}  # and so may these, if they close what was opened before it


class AddressParts(NamedTuple):
    """The host as it is written, the port, and all from the first slash, question mark or number sign."""

    host: str
    port: str
    rest: str


def split(text: str) -> AddressParts | None:
    """Return the parts of a web address; None if a text is none that every program opens."""
    match = re.match(_WHOLE, text) if len(spelled(text)) <= LONGEST else None
    return AddressParts(match[1], match[2] or "", match[3]) if match else None


@lru_cache(maxsize=256)  # of a page, most are asked about twice
def is_address(text: str) -> bool:
    """Tell whether a whole text is a web address that every program opens."""
    return bool(re.match(_WHOLE, text)) and len(spelled(text)) <= LONGEST


def opens(value: object) -> bool:
    """Tell whether what has the form of a public page's address is one; a pattern judges the form."""
    return not isinstance(value, str) or not re.fullmatch(FORM, value) or is_address(value)


@lru_cache(maxsize=256)
def spelled(address: str) -> str:
    """Return a web address as every link spells it: what may not stand in one is written as its code.

    Letters of any script stay, as people read them.
    """
    return re.sub(_NOT_AS_IT_IS, lambda found: f"%{ord(found[0]):02X}", address)


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text that are not empty, each with the web address to which it leads, if any."""
    place = 0
    for match in re.finditer(_IN_TEXT, text):
        address = text if match[0] == text else _ended(match[0])
        if is_address(address):
            if text[place : match.start()]:
                yield text[place : match.start()], ""
            yield address, address
            place = match.start() + len(address)
    if text[place:]:
        yield text[place:], ""


def _ended(found: str) -> str:
    """Return an address without what follows it in a sentence; a bracket that it opened itself is its own."""
    while found[-1] in _AFTER or (
        found[-1] in _CLOSING and found.count(found[-1]) > found.count(_CLOSING[found[-1]])
    ):
        found = found[:-1]
    return found
