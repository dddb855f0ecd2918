"""The command `diff`."""

import os
from typing import Annotated, Literal

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.listing import finish
from clustertoolkit.cli.shared.options import Output
from clustertoolkit.cli.shared.output import form_of, say


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
    from clustertoolkit.cli.shared.states import loaded, present, state
    from clustertoolkit.content.location import find
    from clustertoolkit.tables.diff import differences
    from clustertoolkit.views import diff as views

    form_of(output)
    day = options.today(output.day, os.environ.get)
    folder = find(output.data or context.obj, say)
    before = state(old, folder, day)
    after = state(new, folder, day) if new else present(folder, day)
    toolkit = after.toolkit or before.toolkit or loaded(folder, "here", day)
    found = differences(before.tables, after.tables)
    report = views.diff(toolkit, found, before.tables, after.tables, (before.name, after.name))
    finish(report, output, "" if report.sheets[0].rows else "nothing differs but days and places")
    if fail_on and any(change.is_breaking for change in found.entries):
        raise typer.Exit(1)
