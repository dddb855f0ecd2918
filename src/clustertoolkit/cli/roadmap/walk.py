"""The command `roadmap walk`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from clustertoolkit.cli.roadmap.shared import refuse_hyphen
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import say


def walk(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="The plan's file.")] = Path("plan.yaml"),
    full: Annotated[
        bool, typer.Option("--full", help="Ask who does what, what it costs and how it is measured, too.")
    ] = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """Walk through the four phases, question by question, to a first roadmap.

    Every answer is at once on disk; the next walk goes on where this one stopped.
    """
    from clustertoolkit.cli.roadmap.walk_file import run
    from clustertoolkit.content import load
    from clustertoolkit.content.location import find

    refuse_hyphen(file)
    folder, now = find(data or context.obj, say), options.today(day, os.environ.get)
    run(file, load.with_questions(load.load(folder, now, say), folder, now), now, full=full)
