"""Entries that a new one may be: by name, by address or by text."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from clustertoolkit.content.checks.addresses import same_page
from clustertoolkit.content.checks.near import FEWEST, alike
from clustertoolkit.content.kinds import BY_NAME
from clustertoolkit.content.records import Example
from clustertoolkit.contribute.asking import Asking
from clustertoolkit.query.passages import parts_of
from clustertoolkit.schema.words import comparable, fold
from clustertoolkit.yamlfiles.paths import Data

NEAR = 0.85  # how alike two names are that may be one, from 0 to 1


class Alike(NamedTuple):
    """An entry that a new one may be, and why."""

    id: str
    name: str
    why: str


def entries_like(asking: Asking, data: Data) -> tuple[Alike, ...]:
    """Return the examples that a new one may be, but for those that it says it is not."""
    others = frozenset(data.get("not_the_same_as", ()))
    return tuple(
        Alike(record.id, record.name, why)
        for record in asking.toolkit.examples.values()
        if record.id not in others and (why := ", ".join(_reasons(data, record)))
    )


def _reasons(data: Data, record: Example) -> Iterator[str]:
    own, theirs = _names(data), _names(record._asdict())
    if own & theirs:
        yield "it has the same name"
    elif any(_near(name, other) for name in own for other in theirs):
        yield "its name is nearly the same"
    url, other_url = data.get("url"), record.url
    if url and other_url and same_page(url) == same_page(other_url):
        yield "it has the same page"
    words, others = (tuple(fold(text or "").split()) for text in (data.get("summary"), record.summary))
    if min(len(words), len(others)) >= FEWEST and alike(words, others):
        yield "its summary is nearly the same"


def _names(data: Data) -> set[str]:
    """Return all names of an entry, made comparable."""
    kind = BY_NAME["example"]
    found = set()
    for key in (kind.title, *kind.names):
        given = data.get(key) or ()
        found |= {comparable(name) for name in ((given,) if isinstance(given, str) else given)}
    return found


def _near(name: str, other: str) -> bool:
    """Tell whether two names have the same words, or nearly the same letters."""
    if len(name) < len("a-name") or len(other) < len("a-name"):
        return False
    if set(parts_of(name)) == set(parts_of(other)):
        return True
    matcher = SequenceMatcher(None, name, other, autojunk=False)
    return matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR
