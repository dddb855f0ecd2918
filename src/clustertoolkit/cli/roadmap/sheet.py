"""The command `roadmap sheet`."""

import os
from pathlib import Path
from typing import Annotated

import typer

from clustertoolkit.cli.roadmap.shared import Force, PlanFile, opened
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import say
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import refuse_over, write_whole


def sheet(
    context: typer.Context,
    file: PlanFile,
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            show_default=False,
            help="Write the workbook to this file, whose name ends in .xlsx.",
        ),
    ],
    internal: Annotated[
        bool, typer.Option("--internal", help="With influence, worries and contacts: not for everybody.")
    ] = False,
    force: Force = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """Write the tables of a plan as a workbook to fill in.

    A sheet each for actions, steps, risks, stakeholders, bodies,
    responsibilities, costs, funding and indicators, with lists to choose
    from and what stands in the plan. 'toolkit roadmap take' brings what
    people wrote there back into the plan.
    """
    from clustertoolkit.plan import planfile
    from clustertoolkit.plan.sheets import writing
    from clustertoolkit.render import plan_sheets

    if output.suffix.lower() != ".xlsx":
        raise ToolkitError(
            f"{output.as_posix()} is no name for a workbook",
            "end its name in .xlsx",
        )
    _, document = opened(context, file, data, day)
    refuse_over(output, file)
    year = options.today(day, os.environ.get).year
    book = writing.of_plan(document.data, planfile.schema(), year, internal=internal)
    write_whole(output, plan_sheets(book), force=force, private=True)
    say(
        f"{output.as_posix()} written; when it is filled in: "
        f"toolkit roadmap take {output.as_posix()} {file.as_posix()}"
    )
