"""The command `export`."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import say
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import refuse_unwritable, write_whole

if TYPE_CHECKING:
    from clustertoolkit.views.export import Exported

SUFFIXES = (".zip", ".sqlite", ".jsonld")


def export(
    context: typer.Context,
    output: Annotated[
        Path,
        typer.Argument(
            metavar="DIR | FILE", show_default=False,
            help="A folder, or a file that ends in .zip, .sqlite or .jsonld.",
        ),
    ],
    force: Annotated[bool, typer.Option("--force", help="Replace what exists.")] = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Write the whole content for other programs, with a codebook.

    A folder or .zip is a data package: tables as CSV, each column
    described. .sqlite holds the same tables with keys, and flat lists as
    views. .jsonld is linked data.

    'toolkit show export' says how the records were chosen, and what an
    empty value means.
    """
    from clustertoolkit.cli.shared.listing import checked_content
    from clustertoolkit.views.export import exported

    form = _form(output, force=force)
    toolkit = checked_content(data or context.obj, options.today(day, os.environ.get))
    written = exported(toolkit)
    if form:
        write_whole(output, _file(written, form), force=force)
    else:
        from clustertoolkit.render.datapackage import files

        _write_folder(output, files(written), force=force)
    say(f"{output.as_posix()} written")


def _form(output: Path, *, force: bool) -> str:
    """Return the suffix of a file to write, or nothing for a folder; ToolkitError for what can be neither."""
    if options.is_hyphen(output):
        raise ToolkitError("- is no place for many files", f"name a folder or a file: {either(SUFFIXES)}")
    suffix = output.suffix.lower()
    if suffix in SUFFIXES:
        refuse_unwritable(output)
        return suffix
    if output.is_dir():
        if not force and any(output.iterdir()):
            raise ToolkitError(
                f"{output.as_posix()} is not empty", "use --force to write into it, or name another folder"
            )
    elif suffix or output.exists():
        message = f"the form of {output.as_posix()} cannot be told"
        raise ToolkitError(message, f"name a folder, or end its name in {either(SUFFIXES)}")
    elif not output.parent.is_dir():
        message = f"{output.parent.as_posix()} is no folder"
        raise ToolkitError(message, "make it first, or name another folder")
    return ""


def _file(written: "Exported", form: str) -> bytes:
    if form == ".sqlite":
        from clustertoolkit.tables.sqlite import database
        from clustertoolkit.views.export import about

        return database(written.tables, about(written))
    if form == ".jsonld":
        from clustertoolkit.render.jsonld import document

        return document(written)
    from clustertoolkit.render.datapackage import archive, files

    return archive(files(written).items())


def _write_folder(folder: Path, files: Mapping[str, bytes], *, force: bool) -> None:
    """Write files into a folder that is made if there is none."""
    try:
        for name in files:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ToolkitError(
            f"{folder.as_posix()} cannot be made: {error.strerror}", "name another folder"
        ) from error
    for name, raw in files.items():
        write_whole(folder / name, raw, force=force)
