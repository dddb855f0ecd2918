"""What differs between two states of a plan, in the plan's own words."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

from clustertoolkit.plan.entry_names import NAMING
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.likeness import fingerprint
from clustertoolkit.yamlfiles.paths import Data

SILENT = ("content_version", "digest")  # keys that say how the content stands, and nothing of the plan
ROWS = ("action", "year", "priority", "challenge", "what")  # keys that name an entry only together


class Difference(NamedTuple):
    """One thing that came, went or changed: the titles and names that lead to it, and both values."""

    where: tuple[str, ...]
    kind: Literal["new", "gone", "changed"]
    old: Any
    new: Any


def differences(old: Data, new: Data, schema: Schema) -> Iterator[Difference]:
    """Yield what differs between the data of two plans, in the order of the form.

    An entry of a list is the same if it has the same id, or else the same name.
    """
    yield from _mappings(paths.pruned(old), paths.pruned(new), schema, ())


def _mappings(old: Data, new: Data, schema: Schema, where: tuple[str, ...]) -> Iterator[Difference]:
    for key, form in schema["properties"].items():
        before, after = old.get(key), new.get(key)
        if key in SILENT or fingerprint(before) == fingerprint(after):
            continue
        here = (*where, form["title"])
        if form["type"] == "object":
            yield from _mappings(before or {}, after or {}, form, here)
        elif form["type"] == "array":
            yield from _lists(before or [], after or [], form["items"], here)
        else:
            kind: Literal["new", "gone", "changed"] = (
                "new" if before is None else "gone" if after is None else "changed"
            )
            yield Difference(here, kind, before, after)


def _lists(
    old: Sequence[Any], new: Sequence[Any], schema: Schema, where: tuple[str, ...]
) -> Iterator[Difference]:
    gone = list(enumerate(old))
    for entry in new:
        place = _same(entry, gone)
        if place is None:
            yield Difference((*where, named(entry)), "new", None, entry)
            continue
        _, before = gone.pop(place)
        if isinstance(entry, dict):
            yield from _mappings(before, entry, schema, (*where, named(entry)))
    for _, entry in gone:
        yield Difference((*where, named(entry)), "gone", entry, None)


def _same(entry: Any, others: Sequence[tuple[int, Any]]) -> int | None:
    """Return the place of the entry that is the same: all of it, or else its id, or else its name."""
    for told in (fingerprint, _id, named):
        wanted = told(entry)
        for place, (_, other) in enumerate(others):
            if wanted and told(other) == wanted:
                return place
    return None


def _id(entry: Any) -> str:
    return str(entry.get("id", "")) if isinstance(entry, dict) else ""


def named(entry: Any) -> str:
    """Name an entry of a list as its author does."""
    if not isinstance(entry, dict):
        return str(entry)
    row = [str(entry[key]) for key in ROWS if key in entry]
    name = next((str(entry[key]) for key in NAMING if key in entry and key not in ROWS), "")
    return name or ", ".join(row)
