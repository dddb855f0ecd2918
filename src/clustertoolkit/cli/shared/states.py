"""A state of the content that a word on the command line names: a revision, a folder or an export."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ContentError, ToolkitError
from clustertoolkit.tables.filled import all_tables
from clustertoolkit.tables.shape import Filled

EXPORTS = (".zip", ".sqlite")


class State(NamedTuple):
    """One state of the content: what it is called, its tables, and itself where it is no export."""

    name: str
    tables: dict[str, Filled]
    toolkit: Toolkit | None = None


def state(named: str, folder: Path, day: date) -> State:
    """Return the state that a word names; a file or folder of that name comes before a revision.

    Revisions are those of the repository around `folder`. ToolkitError if there is no such state, or if its
    content is refused.
    """
    place = Path(named)
    if place.suffix.lower() in EXPORTS or (place / "datapackage.json").is_file():
        from clustertoolkit.tables.taken import take

        taken = take(place)
        return State(f"{place.name} ({taken.version})", taken.tables)
    with _folder(named, place, folder) as content:
        toolkit = loaded(content, named, day)
    return State(f"{named} ({toolkit.head.version})", all_tables(toolkit), toolkit)


def present(folder: Path, day: date) -> State:
    """Return the state of the content in a folder as it is now; ToolkitError if it is refused."""
    toolkit = loaded(folder, "here", day)
    return State(f"now ({toolkit.head.version})", all_tables(toolkit), toolkit)


def loaded(folder: Path, named: str, day: date) -> Toolkit:
    """Return the content of a folder whole; ToolkitError if it is not as it should be."""
    try:
        return load.load(folder, day)
    except ContentError as error:
        first = error.problems[0]
        raise ToolkitError(
            f"the content of {named} is refused: {len(error.problems)} problems",
            f"the first: {Path(first.path).name}:{first.span.line}: {first.message}",
        ) from error


@contextmanager
def _folder(named: str, place: Path, folder: Path) -> Iterator[Path]:
    """Yield the folder of the content that a word names."""
    for holding in (place, place / "data"):
        if (holding / "toolkit.yaml").is_file():
            yield holding
            return
    if place.exists():
        raise ToolkitError(f"{named} holds no content", "name a folder with toolkit.yaml, or an export")
    from clustertoolkit.contribute import revisions

    with revisions.unpacked(named, folder) as content:
        yield content
