"""The index of a site's search: what the command's search knows, split so that a question loads little.

For each stem stands how well it is said in each entry: FTS5's measure with the command's weights
(`query.search`), in hundredths. Words that begin alike share a file. Phrases that a question may look for as
one have a place of their own, so that no browser needs to know where in a text a word stands.
"""

from collections.abc import Collection, Iterator, Mapping
from json import dumps
from typing import Any

from clustertoolkit.content.kinds import KINDS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.passages import parts_of
from clustertoolkit.query.search import LEAST, MAIN, NEAR, OF_KIND, WEIGHTS, index_of, said_in, words_of_names
from clustertoolkit.query.show import all_entries
from clustertoolkit.query.wanted import LONGEST, MEANT, OPENS, SHORTEST, SPELT, singular
from clustertoolkit.views.blocks import EntryKey

LARGEST = 48_000  # characters of a file of words, before it is split
TOGETHER = 128  # entries in a file of titles
SATURATION, LENGTH = 1.2, 0.75  # what FTS5 calls k1 and b
HUNDREDTHS = 100
SIZES = "SELECT id, sz FROM texts_docsize"  # where FTS5 keeps how long the texts of an entry are

Postings = dict[int, int]  # how well something is said, by the number of the entry


def index(toolkit: Toolkit, addresses: Mapping[EntryKey, str]) -> Iterator[tuple[str, Any]]:
    """Yield the parts of the index with their names: `start`, which a page reads first, and all others."""
    numbered = list(enumerate(all_entries(toolkit)))
    words, stems = _said(toolkit)
    phrases = _phrases(toolkit, words)
    called: dict[str, list[int]] = {}
    for number, entry in numbered:
        for name in sorted(words_of_names(entry)):
            called.setdefault(name, []).append(number)
    kinds = [kind.name for kind in KINDS]
    yield "start", {
        "kinds": kinds,
        "of": "".join(chr(ord("a") + kinds.index(entry.kind)) for _, entry in numbered),
        "weights": [OF_KIND[kind] for kind in kinds],
        "main": [kind in MAIN for kind in kinds],
        "together": TOGETHER,
        "least": LEAST, "near": NEAR, "meant": MEANT, "opens": OPENS, "shortest": SHORTEST,
        "spelt": [[pattern.pattern, by] for pattern, by in SPELT],
        "groups": [[" ".join(parts_of(word)) for word in group.words] for group in toolkit.synonyms.groups],
        "over": sorted({part for word in toolkit.synonyms.passed_over for part in parts_of(word)}),
    }  # fmt: skip
    table: dict[str, dict[str, Any]] = {}
    for word, number in words.items():
        table.setdefault(word, {})["w"] = number
    for stem, packed in stems.items():
        table.setdefault(stem, {})["s"] = packed
    for key, postings in phrases.items():
        table.setdefault(key, {})["p"] = _packed(postings)
    for key, numbers in called.items():
        table.setdefault(key, {})["n"] = numbers
    sizes = {key: len(dumps({key: value}, separators=(",", ":"))) - 1 for key, value in table.items()}
    for key, part in _split("", table, sizes):
        yield f"w-{key}", part
    for start in range(0, len(numbered), TOGETHER):
        yield (
            f"e-{start // TOGETHER}",
            [
                [entry.title, addresses[entry.kind, entry.id], entry.id]
                for _, entry in numbered[start : start + TOGETHER]
            ],
        )


def _said(toolkit: Toolkit) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Return how often each word comes, and where each stem is said, and how well, packed."""
    weights = " ".join(f"WHEN '{column}' THEN {weight}" for column, weight in WEIGHTS.items())
    with index_of(toolkit) as database:
        for name, kind in (("stems", "row"), ("said", "instance")):
            database.execute(f"DROP TABLE IF EXISTS temp.{name}")
            database.execute(f"CREATE VIRTUAL TABLE temp.{name} USING fts5vocab('main', 'texts', '{kind}')")
        words = dict(database.execute("SELECT word, number FROM words"))
        lengths = {number: _length(sizes) for number, sizes in database.execute(SIZES)}
        mean = sum(lengths.values()) / len(lengths)
        against = {
            number: SATURATION * (1 - LENGTH + LENGTH * length / mean) for number, length in lengths.items()
        }
        where = (
            f"SELECT doc, sum(CASE col {weights} END) FROM temp.said WHERE term = ? "  # noqa: S608  # own words
            "GROUP BY doc ORDER BY doc"
        )
        stems = {}
        for (stem,) in database.execute("SELECT term FROM temp.stems").fetchall():
            packed: list[int] = []
            before = 0
            for number, weight in database.execute(where, (stem,)):
                fit = weight * (SATURATION + 1) / (weight + against[number])
                packed += (number - before, max(1, round(fit * HUNDREDTHS)))
                before = number
            stems[stem] = packed
        database.execute("DROP TABLE temp.said")
        database.execute("DROP TABLE temp.stems")
    return words, stems


def _length(sizes: bytes) -> int:
    """Return the words of an entry: FTS5 keeps those of each column, seven bits of a number in a byte."""
    length = number = 0
    for byte in sizes:
        number = number << 7 | byte & 127
        if byte < 128:
            length, number = length + number, 0
    return length


def _phrases(toolkit: Toolkit, words: Collection[str]) -> dict[str, Postings]:
    """Return where each phrase is said that a question may look for as one.

    They are those that mean the same as others, words that are written with a hyphen, and the two words that
    a word of the content or of its synonyms may consist of.
    """
    meant = [parts for group in toolkit.synonyms.groups for word in group.words if (parts := parts_of(word))]
    wanted = {form for parts in meant for form in (parts, singular(parts)) if len(form) > 1}
    for word in (*words, *sorted({part for parts in meant for part in parts})):
        pairs = ((word[:cut], word[cut:]) for cut in range(SHORTEST, min(len(word), LONGEST) - 1))
        wanted |= {pair for pair in pairs if all(part in words for part in pair)}
    with index_of(toolkit) as database:
        wanted |= {tuple(said.split()) for (said,) in database.execute("SELECT words FROM compounds")}
        found = {}
        for parts in sorted(wanted):
            fits = said_in(database, parts)
            if fits:
                found[" ".join(parts)] = {
                    number: max(1, round(fit * HUNDREDTHS)) for number, fit in fits.items()
                }
    return found


def _packed(postings: Postings) -> list[int]:
    """Return numbers of entries, each as the step from the one before, with how well it is said there."""
    packed, before = [], 0
    for number in sorted(postings):
        packed += [number - before, postings[number]]
        before = number
    return packed


def _split(
    prefix: str, table: Mapping[str, dict[str, Any]], sizes: Mapping[str, int]
) -> Iterator[tuple[str, dict[str, dict[str, Any]]]]:
    """Yield parts of a table with the beginning that their keys share, split where a part is too large.

    `sizes` are the characters that each key takes with its value.
    """
    length = len(prefix) + 1
    by_beginning: dict[str, dict[str, dict[str, Any]]] = {}
    for key, value in table.items():
        by_beginning.setdefault(key[:length], {})[key] = value
    for beginning, part in sorted(by_beginning.items()):
        is_small = sum(map(sizes.__getitem__, part)) < LARGEST
        if is_small or len(part) == 1 or len(beginning) < length:
            yield beginning, part
        else:
            yield from _split(beginning, part, sizes)
