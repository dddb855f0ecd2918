"""The command `roadmap worksheet`."""

from typing import Annotated

import typer

from clustertoolkit.cli.roadmap.build import deliver
from clustertoolkit.cli.roadmap.shared import DocumentFile, Force, PlanFile, opened
from clustertoolkit.cli.shared import options


def worksheet(
    context: typer.Context,
    file: PlanFile,
    output: DocumentFile = None,
    internal: Annotated[
        bool, typer.Option("--internal", help="With influence, worries and contacts: not for a workshop.")
    ] = False,
    force: Force = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """Write the open questions of a plan with room for answers, for a workshop.

    Without -o the worksheet is printed as Markdown. What a document leaves out, such as who has how
    much influence, is asked with --internal only.
    """
    from clustertoolkit.plan import planfile
    from clustertoolkit.views.roadmap.worksheet import of_plan

    toolkit, document = opened(context, file, data, day)
    sheet = of_plan(document.data, planfile.schema(), toolkit, internal=internal)
    deliver(sheet, output, file, internal=internal, force=force)
