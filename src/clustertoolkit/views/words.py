"""The vocabularies of the filters as they are shown."""

from collections.abc import Iterable

from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.words import Vocabulary
from clustertoolkit.views import Column, Report, Sheet
from clustertoolkit.views.wording import SENTENCE_END

PLURALS = {"example": "Examples", "study": "Studies", "fund": "Funds"}
WORDS = (
    Column("filter", "Filter", 9),
    Column("id", "Id", 9),
    Column("title", "Title", 5),
    Column("meaning", "Meaning", 9),
    Column("number", "Number", 9, "number"),
    Column("counted", "Counted", 3),
)


def words(toolkit: Toolkit, vocabularies: Iterable[Vocabulary]) -> Report:
    """Return every word of some vocabularies; people see a table for each, with the gist of each meaning."""
    vocabularies = tuple(vocabularies)
    rows = tuple(
        (option(each.filter), word.id, word.title, word.meaning, word.number, PLURALS[each.counted].lower())
        for each in vocabularies
        for word in each.words
    )
    keys = [column.key for column in WORDS]
    body = {"words": [dict(zip(keys, row, strict=True)) for row in rows]}
    sheet = Sheet("Words", WORDS, rows)
    return Report(toolkit, "Words", (sheet,), body, tuple(map(_table, vocabularies)), listed="words")


def option(name: str) -> str:
    """Return the name of a filter as people type it."""
    return name.replace("_", "-")


def _table(vocabulary: Vocabulary) -> Sheet:
    """Return the table of a vocabulary, whose title is the option that takes its words."""
    title = f"--{option(vocabulary.filter)}"
    columns = (
        Column("id", title, 9), Column("title", "Title", 5), Column("meaning", "Meaning", 9),
        Column("number", PLURALS[vocabulary.counted], 9, "number"),
    )  # fmt: skip
    rows = tuple(
        (word.id, word.title, SENTENCE_END.split(word.meaning)[0], word.number) for word in vocabulary.words
    )
    return Sheet(title, columns, rows)
