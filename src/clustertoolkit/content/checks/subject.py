"""What a check looks at: one file as read, and what it may need to know of all others."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from clustertoolkit.content.kinds import DIMENSIONS, ENTRY_KINDS
from clustertoolkit.problems import Span
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles.reader import Document, PathKey

Place = tuple[PathKey, ...]
CellWords = tuple[Any, ...]  # priority, challenge and function, in this order
Printed = dict[
    tuple[str, str], dict[CellWords, int]
]  # of each kind and id, the positions in the paper's cells
Linked = frozenset[tuple[str, str, str, str]]  # recommendation with its edition, function, kind and id
CheckFindings = Iterator[tuple[Span, str, str]]  # place, what is wrong, hint


DAYS = frozenset(("checked", "read", "retired"))  # keys of days that are past
ADDRESSES = frozenset(("url", "source"))  # keys of web addresses


class CheckedFile:
    """One file whose data is a mapping, with every value below it and its path: walked once for all."""

    __slots__ = ("addresses", "data", "days", "document", "is_entry", "kind", "name", "path", "values")

    def __init__(self, document: Document, kind: str) -> None:
        self.document = document
        self.path = document.path
        self.name = document.path.rpartition("/")[2].removesuffix(".yaml")
        self.data: dict[str, Any] = document.data
        self.kind = kind
        self.is_entry = kind in ENTRY_KINDS
        self.values: list[tuple[Place, Any]] = []
        _walk(self.data, (), self.values)
        texts = [entry for entry in self.values if type(entry[1]) is str]
        self.addresses: list[tuple[Place, str]] = [entry for entry in texts if entry[0][-1] in ADDRESSES]
        self.days: list[tuple[Place, str]] = [entry for entry in texts if entry[0][-1] in DAYS]

    def span(self, *path: PathKey, of_key: bool = False) -> Span:
        """Tell where the value at this path stands, or its key."""
        return self.document.span(path, of_key=of_key)

    def texts(self) -> Iterator[tuple[Place, str]]:
        """Yield every text with its path, but for addresses."""
        for path, value in self.values:
            if type(value) is str and path[-1] not in ADDRESSES:
                yield path, value

    def lists(self) -> Iterator[tuple[Place, list[Any]]]:
        """Yield every list with its path."""
        for path, value in self.values:
            if type(value) is list:
                yield path, value


def _walk(data: Any, path: Place, found: list[tuple[Place, Any]]) -> None:
    """Add every value below a mapping or list with its path; the reader bounds the depth."""
    for key, value in data.items() if type(data) is dict else enumerate(data):
        here = (*path, key)
        found.append((here, value))
        if type(value) is dict or type(value) is list:
            _walk(value, here, found)


class Summary(NamedTuple):
    """The summary of an example as words without case, and which others it is said not to be."""

    name: str
    words: tuple[str, ...]
    others: frozenset[str]


@dataclass(slots=True)
class ContentFacts:
    """What a check may need to know of the rest of the content."""

    today: date
    homes: dict[str, tuple[str, Place]]  # every id that is taken, folded, with its file and place there
    retired: frozenset[str] = frozenset()
    dimensions: frozenset[str] = frozenset()  # the ids of all dimension values
    cells: dict[str, frozenset[CellWords]] = field(default_factory=dict)  # of each action
    parts: dict[str, frozenset[str]] = field(default_factory=dict)  # of each phase, by its id
    forms: Mapping[str, Schema] = field(default_factory=dict)  # of every kind of file, and of a plan
    version: str = ""  # of the content, by year and month
    printed: Printed | None = None  # by the paper; None if the content does not say
    linked: Linked = frozenset()  # by the paper
    # what follows is filled as files pass
    positions: dict[tuple[str, CellWords, int], str] = field(default_factory=dict)
    names: dict[tuple[str, str], str] = field(default_factory=dict)  # of each kind, with the file
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)
    sketches: dict[int, str] = field(default_factory=dict)  # of summaries: who has a part first
    summaries: dict[str, Summary] = field(default_factory=dict)  # by the file


def mappings(entries: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield number and data of the entries of a list that are mappings."""
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, dict):
            yield number, entry


def placements(data: Any) -> Iterator[tuple[int, dict[str, Any], CellWords]]:
    """Yield number, placement and cell of every placement that is whole enough to look at."""
    for number, placement in mappings(data.get("placements") if isinstance(data, dict) else None):
        cell = tuple(placement.get(key) for key in DIMENSIONS)
        if all(isinstance(word, str) for word in cell):
            yield number, placement, cell


class Recommended(NamedTuple):
    """A recommendation that links something: its name with the edition, and its priority as given."""

    name: str
    priority: Any


def links(data: Any) -> Iterator[tuple[Place, Recommended, dict[str, Any]]]:
    """Yield the path of every link of a recommendation, the recommendation and the link."""
    for place, edition in mappings(data.get("editions") if isinstance(data, dict) else None):
        for number, entry in mappings(edition.get("recommendations")):
            recommended = Recommended(f"{edition.get('id')}/{entry.get('id')}", entry.get("priority"))
            for item, link in mappings(entry.get("links")):
                yield ("editions", place, "recommendations", number, "links", item), recommended, link


def texts_in(entries: Any) -> Iterator[tuple[int, str]]:
    """Yield number and text of the entries of a list that are texts."""
    for number, entry in enumerate(entries if isinstance(entries, list) else ()):
        if isinstance(entry, str):
            yield number, entry


def in_words(cell: CellWords) -> str:
    """Name a cell to people."""
    return " / ".join(cell)
