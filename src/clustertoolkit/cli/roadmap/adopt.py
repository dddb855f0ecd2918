"""The command `roadmap adopt`."""

import os
from typing import Annotated

import typer

from clustertoolkit.cli.roadmap.shared import PlanFile, day_given, opened, refuse_hyphen
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import say
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import OwnFile, write_whole


def adopt(
    context: typer.Context,
    file: PlanFile,
    by: Annotated[
        str | None,
        typer.Option("--who", metavar="NAME", help="The body that adopted it.", show_default=False),
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option(
            "--reference", metavar="TEXT", help="The number of the decision.", show_default=False
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DAY", help="The day of the decision, if not today.", show_default=False
        ),
    ] = None,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Note that the plan was adopted, and begin the log of what happens from then on.

    Steps, risks, indicators, sources and actions get ids where they lack them, and 'status' says adopted;
    all else in the file stays. The log lies beside it: plan.log.yaml for plan.yaml.
    """
    from clustertoolkit.plan import planfile
    from clustertoolkit.plan.history import adoption, logfile

    refuse_hyphen(file)
    log = logfile.beside(file)
    if log.exists():
        message = f"{log.as_posix()} already exists: the plan was adopted before"
        raise ToolkitError(message, f"go on with it: toolkit roadmap log {file.as_posix()}")
    own = OwnFile(file, planfile.MAX_BYTES)
    _, document = opened(context, file, data, day)
    plan = adoption.adopted(document)
    adopted = {
        "date": day_given("--date", date) or options.today(day, os.environ.get).isoformat(),
        **({"by": by} if by else {}),
        **({"reference": reference} if reference else {}),
        "digest": adoption.digest(plan.data),
    }
    text = logfile.begun(file.name, adopted)
    logfile.fitting(log.as_posix(), text.encode())
    if plan.text != document.text:
        own.write(plan.text, "run the command again")
        say(f"{file.as_posix()} says now that it is adopted, and everything in it has an id")
    write_whole(log, text.encode(), force=False, private=True)
    say(f"{log.as_posix()} written; tell what happens: toolkit roadmap log {file.as_posix()}")
