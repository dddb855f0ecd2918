"""The content's English: short sentences, plain words, nothing that a source only says of itself."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.sentences import too_long
from clustertoolkit.yamlfiles.reader import read
from conftest import DATA, TODAY

LONGEST = 25  # words in a sentence
PROSE = ("summary", "note", "why", "transfer", "purpose", "question", "hands_on", "text", "step", "role", "risk",
         "response", "verification")  # fmt: skip
FORBIDDEN = re.compile(
    r"\b(?:world[- ]class|world[- ]leading|cutting[- ]edge|state[- ]of[- ]the[- ]art|best[- ]in[- ]class|holistic(?:ally)?"
    r"|synerg(?:y|ies|istic)|leverag(?:e|es|ed|ing)|paradigm|game[- ]chang(?:er|ing)|robust|seamless(?:ly)?|unique(?:ly)?"
    r"|empower(?:s|ed|ing|ment)?|unlock(?:s|ed|ing)?|groundbreaking|prestigious|renowned|impartial|flagship)\b",
)

ABSENCE = re.compile(  # how notes once told that a search had ended: `unknowns` says it, and no search proves it
    r"\b(?:(?:not|never|nowhere|nothing) (?:was |were |could be |can be |been |be |yet )*found"
    r"|(?:was|were) found (?:that|to be missing)|could(?: not|n't) (?:be )?(?:find|found|located)"
    r"|no (?:later |other |own |such |further |newer |official |single )*"
    r"(?:page|pages|site|website|source|sources|news|report|evaluation|trace|mention) "
    r"(?:read |seen |known |was|were|is|are|says?|names?|gives?|tells?|states?|shows?|on|of|about|for|that)"
    r"|(?:pages?|sites?|websites?|sources?) (?:read |seen )?(?:do|does|did)(?: not|n't)"
    r" (?:say|tell|state|mention|name|give))\b",
    re.IGNORECASE,
)
JUDGED = (
    "caution",
    "note",
)  # of a study: what its page leaves open about its method decides whether it counts


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load.load(DATA, TODAY)


def prose(record: Any, name: str) -> Iterator[tuple[str, str]]:
    """Yield every sentence of our own in a record, with the name of the record."""
    if isinstance(record, tuple) and hasattr(record, "_fields"):
        for key in record._fields:
            value = getattr(record, key)
            if key in PROSE and isinstance(value, str):
                yield from ((name, one) for one in re.split(r"(?<=[.;:?!])\s+", value))
            else:
                yield from prose(value, name)
    elif isinstance(record, tuple):
        for item in record:
            yield from prose(item, name)


def sentences(toolkit: Toolkit) -> Iterator[tuple[str, str]]:
    for entries in (toolkit.actions, toolkit.examples):
        for name, record in entries.items():
            yield from prose(record, name)
    yield from prose(toolkit.editions, "recommendations")
    yield from prose(toolkit.dimensions, "dimensions")
    yield from prose(toolkit.phases, "phases")


def test_sentences_are_short(toolkit: Toolkit) -> None:
    long = {f"{name}: {sentence}" for name, sentence in sentences(toolkit) if len(sentence.split()) > LONGEST}

    assert long == set()


def texts(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every text in plain data with the keys that lead to it."""
    if isinstance(value, str):
        yield place, " ".join(value.split())
    for key, part in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from texts(part, (*place, str(key)))


@pytest.mark.parametrize("file", sorted(DATA.rglob("*.yaml")), ids=lambda file: file.stem)
def test_no_text_tells_that_a_search_found_no_page(file: Path) -> None:
    found = [
        f"{'.'.join(place)}: {match.group()}"
        for place, text in texts(read(file, file.name).data, ())
        if not (file.parent.name == "studies" and place[-1] in JUDGED)
        for match in ABSENCE.finditer(text)
    ]

    assert found == []


@pytest.mark.parametrize(
    "note",
    [
        "An end was not found.",
        "Nothing was found after 2022.",
        "No page says when it ended.",
        "No evaluation was found.",
        "Its own site could not be found.",
        "It was found that no page names the funder.",
        "The pages do not say who paid.",
        "No later news on it was seen.",
        "A later call has not been found.",
    ],
)
def test_such_a_note_is_recognised(note: str) -> None:
    assert ABSENCE.search(note)


def test_no_buzzwords_and_no_praise(toolkit: Toolkit) -> None:
    found = {
        f"{name}: {match.group()}"
        for name, sentence in sentences(toolkit)
        for match in FORBIDDEN.finditer(re.sub(r"\"[^\"]*\"", "", sentence))
    }

    assert found == set()


def test_dashes_and_quotes_are_plain(toolkit: Toolkit) -> None:
    for name, sentence in sentences(toolkit):
        assert not set(sentence) & set("–—“”‘’…"), f"{name}: {sentence}"


def test_a_sentence_is_too_long_from_26_words_on_and_ends_at_any_stop() -> None:
    words = [f"w{number}" for number in range(26)]
    long, longest = " ".join(words), " ".join(words[1:])

    assert list(too_long(f"{longest}. {longest}: {longest}; {longest}? {longest}! {longest}")) == []
    assert list(too_long(f"{longest}: {long}. So.\n{long}")) == [(26, "w0 w1 w2 w3 w4")] * 2
