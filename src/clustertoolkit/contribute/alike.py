"""Entries that a new one may be: by name, by address or by text."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from clustertoolkit.content.checks.addresses import same_page
from clustertoolkit.content.checks.near import FEWEST, alike
from clustertoolkit.content.kinds import BY_NAME, FOLDERS, Kind
from clustertoolkit.content.model import Toolkit, once
from clustertoolkit.contribute.asking import Asking
from clustertoolkit.query.passages import parts_of
from clustertoolkit.schema.words import comparable, fold
from clustertoolkit.yamlfiles.paths import Data

NEAR = 0.85  # how alike two names are that may be one, from 0 to 1


class Alike(NamedTuple):
    """An entry that a new one may be, and why; it is `certain` where no two entries may have the same."""

    id: str
    name: str
    why: str
    certain: bool


def entries_like(asking: Asking, data: Data) -> tuple[Alike, ...]:
    """Return the entries of the kind that a new one may be, but for those like it that it says it is not."""
    others = frozenset(data.get("not_the_same_as", ()))
    kind = BY_NAME[asking.kind]
    own = KnownBy.of(kind, data)
    can_differ = "not_the_same_as" in asking.schema["properties"]
    found = []
    for name, known in _known(asking.toolkit)[asking.kind].items():
        same = list(_the_same(own, known))
        near = list(_nearly(own, known)) if can_differ and name not in others else []
        if same or near:
            title = getattr(asking.records[name], kind.title)
            found.append(Alike(name, title, ", ".join([*same, *near]), bool(same)))
    return tuple(found)


class KnownBy(NamedTuple):
    """What an entry is known by: its names, made comparable, its page, and the words of its summary."""

    names: frozenset[str]
    page: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, kind: Kind, data: Data) -> "KnownBy":
        """Take it from the data of an entry of a kind."""
        names: set[str] = set()
        for key in (kind.title, *kind.names):
            given = data.get(key) or ()
            names |= {comparable(name) for name in ((given,) if isinstance(given, str) else given)}
        page = data.get("url") or ""
        return cls(frozenset(names), page and same_page(page), tuple(fold(data.get("summary") or "").split()))


@once
def _known(toolkit: Toolkit) -> dict[str, dict[str, KnownBy]]:
    """Return what every entry with a file of its own is known by, by kind and id."""
    return {
        name: {
            record.id: KnownBy.of(BY_NAME[name], record._asdict())
            for record in getattr(toolkit, BY_NAME[name].place).values()
        }
        for name in FOLDERS.values()
    }


def _the_same(own: KnownBy, other: KnownBy) -> Iterator[str]:
    if own.names & other.names:
        yield "it has the same name"
    if own.page and own.page == other.page:
        yield "it has the same page"


def _nearly(own: KnownBy, other: KnownBy) -> Iterator[str]:
    if not own.names & other.names and any(_near(name, one) for name in own.names for one in other.names):
        yield "its name is nearly the same"
    if min(len(own.words), len(other.words)) >= FEWEST and alike(own.words, other.words):
        yield "its summary is nearly the same"


def _near(name: str, other: str) -> bool:
    """Tell whether two names have the same words, or nearly the same letters."""
    if len(name) < len("a-name") or len(other) < len("a-name"):
        return False
    if set(parts_of(name)) == set(parts_of(other)):
        return True
    matcher = SequenceMatcher(None, name, other, autojunk=False)
    return matcher.real_quick_ratio() >= NEAR and matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR
