"""The command `site build`."""

import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import emit, say
from clustertoolkit.errors import ToolkitError

if TYPE_CHECKING:
    from clustertoolkit.content.model import Toolkit
    from clustertoolkit.views import Page

SHOWN = 20  # files that a check names


def build(
    context: typer.Context,
    output: Annotated[
        Path,
        typer.Argument(
            metavar="DIR | FILE.zip", show_default=False, help="A folder, or a file that ends in .zip."
        ),
    ],
    url: Annotated[
        str,
        typer.Option(
            "--url", metavar="URL", show_default=False,
            help="Where the site will stand: adds a site map and addresses for search engines.",
        ),
    ] = "",
    publisher: Annotated[
        Path | None,
        typer.Option(
            "--publisher", metavar="FILE", show_default=False,
            help="A text that says who publishes the site, for a page of its own.",
        ),
    ] = None,
    runtime: Annotated[
        Path | None,
        typer.Option(
            "--runtime", metavar="WHEEL", show_default=False,
            help="What runs the walk in the visitor's browser (clustertoolkit_browser-*.whl).",
        ),
    ] = None,
    old: Annotated[
        str,
        typer.Option(
            "--diff", metavar="STATE", show_default=False,
            help="Tell on a page what changed since this revision, folder or export (see: toolkit diff).",
        ),
    ] = "",
    check: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit with 1 if the folder is not as it would be built."),
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace a site, or a file that exists.")] = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Write every page that the content gives, for a web server, a stick or a closed network.

    The pages need no server and load nothing from elsewhere. A folder is
    replaced whole, and only if it holds a site that this command wrote.
    """
    from clustertoolkit.cli.shared.listing import checked_content
    from clustertoolkit.content.load import with_questions
    from clustertoolkit.content.location import find
    from clustertoolkit.site import build as building
    from clustertoolkit.site import runtime as reading

    is_archive = output.suffix.lower() == ".zip"
    today = options.today(day, os.environ.get)
    folder = find(data or context.obj, say)
    toolkit = checked_content(folder, today)
    engine = reading.read(runtime) if runtime else None
    if engine:
        reading.refuse_other(engine, folder)
    toolkit = with_questions(toolkit, folder, today)
    changes = _changes(old, folder, toolkit, today) if old else ()
    site = building.Site(
        toolkit, today, _base(url), _text(publisher), engine, changes, from_disk_only=is_archive
    )
    found = building.files(site)
    if check:
        if is_archive or not output.is_dir():
            raise ToolkitError("--check looks at a folder", "name the one that holds the site")
        told = building.differences(found, output)
        emit("".join(f"{line}\n" for line in told[:SHOWN]))
        more = f", {SHOWN} of them above" if len(told) > SHOWN else ""
        say(f"{len(told)} differences{more}" if told else f"{output.as_posix()} is as it would be built")
        if told:
            raise typer.Exit(1)
        return
    if is_archive:
        from clustertoolkit.files import refuse_unwritable, write_whole
        from clustertoolkit.render.datapackage import archive

        refuse_unwritable(output)
        write_whole(output, archive(found), force=force)
    else:
        building.write_folder(found, output, force=force)
    say(f"{output.as_posix()} written")


def _changes(old: str, folder: Path, toolkit: "Toolkit", today: date) -> "Page":
    """Return what changed since a state, as a page of blocks."""
    from clustertoolkit.cli.shared.states import state
    from clustertoolkit.tables.diff import differences
    from clustertoolkit.tables.filled import all_tables
    from clustertoolkit.views import diff as views

    before, after = state(old, folder, today), all_tables(toolkit)
    found = differences(before.tables, after)
    sides = (before.name, toolkit.head.version)
    (page,) = views.diff(toolkit, found, before.tables, after, sides).pages
    return page


def _base(url: str) -> str:
    from clustertoolkit.schema.addresses import is_address

    if url and not is_address(url):
        raise ToolkitError(
            f"'{url}' is no web address", "write it whole, such as https://example.org/toolkit/"
        )
    return url if not url or url.endswith("/") else f"{url}/"


def _text(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ToolkitError(f"{file.as_posix()} cannot be read: {why}", "name a text file") from error
