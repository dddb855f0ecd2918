"""The command `diff`."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.listing import finish
from clustertoolkit.cli.shared.options import Output
from clustertoolkit.cli.shared.output import form_of, say
from clustertoolkit.errors import ContentError, ToolkitError

if TYPE_CHECKING:
    from clustertoolkit.content.model import Toolkit
    from clustertoolkit.tables.shape import Filled

EXPORTS = (".zip", ".sqlite")


class _Side(NamedTuple):
    """One state of the content: what it is called, its tables, and itself where it is no export."""

    name: str
    tables: "dict[str, Filled]"
    toolkit: "Toolkit | None" = None


@options.drawn
def diff(
    context: typer.Context,
    old: Annotated[
        str,
        typer.Argument(
            metavar="OLD", help="A revision in git, a folder of content, or an export.", show_default=False
        ),
    ],
    new: Annotated[
        str,
        typer.Argument(metavar="[NEW]", help="The same; if left out, the content now.", show_default=False),
    ] = "",
    *,
    fail_on: Annotated[
        Literal["breaking"] | None,
        typer.Option(
            "--fail-on", rich_help_panel=options.OUTPUT, show_default=False,
            help="Exit with 1 if an id went without being retired.",
        ),
    ] = None,
    output: Output,
) -> None:  # fmt: skip
    """Say what differs between two states of the content, in its own words.

    What is new, gone or retired; what moved in the matrix; which fields
    changed, and which marks of actions with the reason. As Markdown it is a
    release note; as a picture the matrix with the examples of each cell.

    A state is a revision such as v1 or main~3, which git is asked for; a
    folder that holds toolkit.yaml, or one above it; or what 'toolkit
    export' wrote: a folder, .zip or .sqlite.
    """
    from clustertoolkit.content.location import find
    from clustertoolkit.tables.diff import differences
    from clustertoolkit.views import diff as views

    form_of(output)
    day = options.today(output.day, os.environ.get)
    folder = find(output.data or context.obj, say)
    before, after = _side(old, folder, day), _side(new, folder, day)
    toolkit = after.toolkit or before.toolkit or _loaded(folder, "here", day)
    found = differences(before.tables, after.tables)
    report = views.diff(toolkit, found, before.tables, after.tables, (before.name, after.name))
    finish(report, output, "" if report.sheets[0].rows else "nothing differs but days and places")
    if fail_on and any(change.is_breaking for change in found.entries):
        raise typer.Exit(1)


def _side(named: str, folder: Path, day: date) -> _Side:
    """Return the state that a word names; a file or folder of that name comes before a revision."""
    from clustertoolkit.tables.filled import all_tables

    place = Path(named)
    if not named:
        toolkit = _loaded(folder, "here", day)
        return _Side(f"now ({toolkit.head.version})", all_tables(toolkit), toolkit)
    if place.suffix.lower() in EXPORTS or (place / "datapackage.json").is_file():
        from clustertoolkit.tables.taken import take

        taken = take(place)
        return _Side(f"{place.name} ({taken.version})", taken.tables)
    with _folder(named, place, folder) as content:
        toolkit = _loaded(content, named, day)
    return _Side(f"{named} ({toolkit.head.version})", all_tables(toolkit), toolkit)


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


def _loaded(folder: Path, named: str, day: date) -> "Toolkit":
    """Return the content of a folder whole; ToolkitError if it is not as it should be."""
    from clustertoolkit.content import load

    try:
        return load.load(folder, day)
    except ContentError as error:
        first = error.problems[0]
        raise ToolkitError(
            f"the content of {named} is refused: {len(error.problems)} problems",
            f"the first: {Path(first.path).name}:{first.span.line}: {first.message}",
        ) from error
