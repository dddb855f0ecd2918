"""Where PyYAML's two parsers go apart, and what their sentences mean, in words for authors."""

import re
from collections.abc import Iterator

from yaml import SafeLoader, ScalarToken, scan

from clustertoolkit.yamlfiles import slips

# The head of a block of text, and right behind it what one of the parsers takes for a comment.
_HEAD = re.compile(r"[|>][-+0-9]*#")
_DIRECTIVE = re.compile(r"(?: *(?:#.*)?\r?\n)*%")
_COMMENT = re.compile(r"#[^\r\n]*")
COLON = re.compile(r"(?:\s|(?<=\s)#.*\n)*:")  # behind a key, with what may stand between

_BRACKETS = ("a bracket or brace is opened and not closed as it should be", "close it, or quote the text")
# The two parsers' own sentences differ; the first of these fragments that stands in one tells it.
_MEANINGS = {
    "mapping values are not allowed": (
        "a colon stands where none may stand", "quote a text that contains ': '",
    ),
    "cannot start any token": ("a text cannot start with this character", 'put the text in "quotes"'),
    "unexpected end of stream": ("a quote is opened and never closed", "close the quote"),
    "escape": (
        "this is not an escape that YAML knows", "write a backslash as \\\\ or use 'single quotes'",
    ),
    "could not find expected ':'": (
        "a line has no colon after its key", "write 'key: value', and indent the following lines of a text",
    ),
    "undefined alias": ("an alias is used", "write the value out: aliases are not allowed"),
    "flow": _BRACKETS,
    "',' or": _BRACKETS,
    "block": (
        "this line does not fit the lines above it",
        "check the indentation here and the quotes and brackets above",
    ),
    "document start": (
        "something follows where the document ends",
        "check quotes and indentation on this line and the one above",
    ),
}  # fmt: skip
_UNKNOWN = ("this is not YAML that can be read", "compare the line with those around it")


def meaning(said: str, line: str) -> tuple[str, str]:
    """Return what a parser's sentence on a line means, and a hint."""
    message, hint = next((ours for fragment, ours in _MEANINGS.items() if fragment in said), _UNKNOWN)
    return message, slips.quotes_hint(line) or hint


def begins_earlier(said: str) -> bool:
    """Tell whether the place where the text in question begins says more than where the parser fails."""
    return any(words in said for words in ("simple key", "quoted scalar", "while parsing a flow"))


def directive(text: str) -> int | None:
    """Return the place of a directive before the document; None if there is none."""
    found = _DIRECTIVE.match(text)
    return found.end() - 1 if found else None


def is_read_twice(text: str) -> bool:
    """Tell whether the faster parser may take something for good that the other does not."""
    return "#" in text and _HEAD.search(text) is not None


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each comment begins and ends in a text that could be read; YAMLError if PyYAML cannot."""
    place = 0
    for token in scan(text, SafeLoader):
        start, end = token.start_mark.index, token.end_mark.index
        yield from (found.span() for found in _COMMENT.finditer(text, place, start))
        if isinstance(token, ScalarToken) and token.style in ("|", ">"):
            head_end = text.find("\n", start, end)
            yield from (found.span() for found in _COMMENT.finditer(text, start, head_end))
        place = max(place, end)
