"""The names by which people call an entry: none means two things."""

from collections.abc import Iterator

from clustertoolkit.content.checks.addresses import same_page
from clustertoolkit.content.checks.subject import (
    CheckedFile,
    CheckFindings,
    ContentFacts,
    Place,
    mappings,
    texts_in,
)
from clustertoolkit.content.kinds import BY_NAME
from clustertoolkit.schema.words import comparable


def name_taken(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find a name, alias or acronym that another entry of the kind has, or that is its id."""
    if not file.is_entry:
        yield from _listed_names_taken(file)
        return
    told = set()
    for path, name in _names(file):
        same = comparable(name)
        home, place = facts.homes.get(same, (file.path, ()))
        if place != ("id",) or home.rpartition("/")[0] != file.path.rpartition("/")[0]:
            home = file.path
        other = home if home != file.path else facts.names.setdefault((file.kind, same), file.path)
        if other != file.path and same not in told:
            told.add(same)
            hint = "if both are one thing, delete one file; else give one of them a longer name"
            yield file.span(*path), f"'{name}' is a name of {other} as well", hint


def _names(file: CheckedFile) -> Iterator[tuple[Place, str]]:
    kind = BY_NAME[file.kind]
    for key in (kind.title, *kind.names):
        given = file.data.get(key)
        if isinstance(given, str) and key != "aliases":
            yield (key,), given
        for number, name in texts_in(given):
            yield (key, number), name


def _listed_names_taken(file: CheckedFile) -> CheckFindings:
    for path, entries in file.lists():
        owners: dict[str, int] = {}
        for number, entry in mappings(entries):
            name = entry.get("name")
            if isinstance(name, str) and owners.setdefault(comparable(name), number) != number:
                line = file.span(*path, owners[comparable(name)]).line
                message = f"'{name}' is the name of the entry on line {line} already"
                yield file.span(*path, number, "name"), message, "give one of the two another name"


def _ids(entries: list[object]) -> dict[str, int]:
    """Return the ids of the entries of a list, made comparable, with their numbers; the last of two alike."""
    return {
        comparable(entry[key]): number
        for number, entry in mappings(entries)
        for key in ("id", "code")
        if isinstance(entry.get(key), str)
    }


def alias_taken(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find an alias that is the id or another name of another entry of the same list."""
    if file.is_entry:
        return
    for path, entries in file.lists():
        owners = _ids(entries)
        for number, entry in mappings(entries):
            for key in ("title", "name"):
                if owners and isinstance(entry.get(key), str):
                    owners.setdefault(comparable(entry[key]), number)
        for number, entry in mappings(entries):
            for place, alias in texts_in(entry.get("aliases")):
                if owners.setdefault(comparable(alias), number) != number:
                    message = f"'{alias}' means another entry of '{path[-1]}' already"
                    yield file.span(*path, number, "aliases", place), message, "delete one of the two"


def address_taken(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find a page that two examples call their own."""
    address = file.data.get("url")
    if not file.is_entry or not isinstance(address, str):
        return
    other = facts.addresses.setdefault((file.kind, same_page(address)), file.path)
    if other != file.path:
        hint = "if both are one thing, delete one file; else keep the address where the page is its own"
        yield file.span("url"), f"the page is that of {other} as well", hint
