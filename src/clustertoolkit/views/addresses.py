"""What a web address is: the one rule by which every form of output makes links."""

import re
from collections.abc import Iterator

LONGEST = 2079  # characters of the longest address that office programs open

_HOST = r"https?://\w[\w-]*(?:\.\w[\w-]*)*(?::[1-5]?\d{1,4})?"
_IN_TEXT = re.compile(rf"{_HOST}(?:[/?#][^\s<>\"]*)?")
_WHOLE = re.compile(rf"{_HOST}(?:[/?][^\s<>\"#]*)?(?:#[^\s<>\"#]*)?\Z")
_AFTER = ".,;:!?)]'"  # what may follow an address in a sentence and is no part of it


def is_address(text: str) -> bool:
    """Tell whether a whole text is a web address that every program opens."""
    return len(text) <= LONGEST and bool(_WHOLE.match(text))


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text that are not empty, each with the web address to which it leads, if any."""
    place = 0
    for match in _IN_TEXT.finditer(text):
        address = text if match[0] == text else match[0].rstrip(_AFTER)
        if is_address(address):
            if text[place : match.start()]:
                yield text[place : match.start()], ""
            yield address, address
            place = match.start() + len(address)
    if text[place:]:
        yield text[place:], ""
