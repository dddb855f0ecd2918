"""The one name space: an id is its file's name, is taken once and never used again."""

from collections.abc import Iterator
from typing import Any

from clustertoolkit.content.checks.subject import (
    CheckedFile,
    CheckFindings,
    ContentFacts,
    Place,
    mappings,
)
from clustertoolkit.content.kinds import ENTRY_KINDS, KINDS
from clustertoolkit.schema.words import comparable

RESERVED = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)))
)  # file names that Windows keeps for devices


def own_ids(kind: str, data: Any) -> Iterator[tuple[Place, str]]:
    """Yield every id that a file of this kind brings into the one name space, with its path."""
    if not isinstance(data, dict):
        return
    if kind in ENTRY_KINDS and isinstance(data.get("id"), str):
        yield ("id",), data["id"]
    for listed in KINDS:
        for number, entry in mappings(data.get(listed.key) if listed.file == kind else None):
            if isinstance(entry.get(listed.id), str):
                yield (listed.key, number, listed.id), entry[listed.id]
    seen: set[str] = set()  # a recommendation's id may come again in a later edition
    for place, edition in mappings(data.get("editions")):
        for number, entry in mappings(edition.get("recommendations")):
            given = entry.get("id")
            if isinstance(given, str) and given not in seen:
                seen.add(given)
                yield ("editions", place, "recommendations", number, "id"), given


def id_not_file_name(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find an id that is not the name of its file, or a name that no file may have."""
    if not file.is_entry:
        return
    name, given = file.name, file.data.get("id")
    if isinstance(given, str) and given != name:
        message = f"the id is '{given}' and the file is named '{name}.yaml'"
        yield file.span("id"), message, "make them the same"
    elif name in RESERVED or name.isdigit():
        message = f"'{name}' cannot be the name of a file on every system, or reads as a number"
        yield file.span("id"), message, "choose a name in words"


def id_taken(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find an id that another entry has, or that a retired entry had."""
    help_ = "choose another; the file is named after it" if file.is_entry else "choose another"
    if file.is_entry and file.data.get("id") != file.name:
        return  # reported as it is
    for path, given in own_ids(file.kind, file.data):
        home, place = facts.homes.get(comparable(given), (file.path, path))
        if home != file.path:
            yield file.span(*path), f"the id '{given}' is taken by {home}", help_
        elif place != path and place[:-2] != path[:-2]:  # twice in one list is reported as entry-twice
            line = file.span(*place).line
            yield file.span(*path), f"the id '{given}' is taken on line {line}", help_
        elif given in facts.retired:
            message = f"the id '{given}' is retired, and an id is never used twice"
            yield file.span(*path), message, help_
