"""The command `roadmap new`."""

from pathlib import Path
from typing import Annotated

import typer

from clustertoolkit.cli.roadmap.shared import content, refuse_hyphen
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import say
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import write_whole
from clustertoolkit.schema.words import hint


def new(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The file to write.", show_default=False)
    ],
    territory: Annotated[
        str, typer.Option("--territory", metavar="NAME", help="Territory that the plan is for, by its name.")
    ] = "Name of the territory",
    level: Annotated[
        str,
        typer.Option(
            "--level", metavar="NAME",
            help="Level of government: local, regional, national, macro-regional, european or international.",
        ),
    ] = "regional",
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Write a new plan to fill in: every field with what it means and an example."""
    from clustertoolkit.plan import planfile

    allowed = planfile.schema()["properties"]["level"]["enum"]
    if level not in allowed:
        raise ToolkitError(f"--level cannot be '{level}'", hint(level, allowed))
    if file.exists():
        raise ToolkitError(f"{file.as_posix()} already exists", "name another file")
    refuse_hyphen(file)
    planfile.refuse_as_new(file)
    text = planfile.new(content(context, data, day), territory, level)
    write_whole(file, text.encode(), force=False, private=True)
    say(
        f"{file.as_posix()} written; fill it in with any editor, then: "
        f"toolkit roadmap check {file.as_posix()}"
    )
