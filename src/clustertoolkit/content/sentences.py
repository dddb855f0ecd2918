"""The length of sentences in the content's own prose."""

import re
from collections.abc import Iterator

LONGEST = 25  # words in a sentence
PROSE = frozenset((
    "summary", "note", "why", "transfer", "purpose", "question", "hands_on", "text", "step", "role", "risk",
    "response", "verification", "finding", "caution", "what", "for_clusters", "what_it_pays", "who_may_apply",
    "who_manages", "how_to_reach", "state_aid", "territories",
))  # fmt: skip  # keys of what is written in this project's own words
_END = re.compile(r"(?<=[.;:?!])\s+")
_SHOWN = 5  # words of a sentence by which it is found


def too_long(text: str) -> Iterator[tuple[int, str]]:
    """Yield the number of words of each sentence that has too many, with how it begins.

    A sentence ends with a stop, question or exclamation mark, and so does its part at a colon or semicolon.
    """
    for sentence in _END.split(text):
        words = sentence.split()
        if len(words) > LONGEST:
            yield len(words), " ".join(words[:_SHOWN])
