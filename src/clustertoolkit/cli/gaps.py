"""The command `gaps`."""

import os
from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.listing import Filters, dated, labels, read
from clustertoolkit.cli.shared.output import deliver, form_of, say


def gaps(
    context: typer.Context,
    gap: Annotated[
        list[str] | None,
        typer.Option(
            "--gap",
            metavar="NAME",
            rich_help_panel=options.FILTERS,
            show_default=False,
            help="Kind of gap, such as thin-cell; a wrong name lists them all.",
            autocompletion=completion.on_tab(completion.gaps),
        ),
    ] = None,
    priority: options.Priorities = None,
    challenge: options.Challenges = None,
    function: options.Functions = None,
    least: Annotated[
        int,
        typer.Option(
            "--min",
            min=0,
            metavar="N",
            rich_help_panel=options.FILTERS,
            help="A cell with fewer examples than this is thin.",
        ),
    ] = 3,
    older_than: Annotated[
        int,
        typer.Option(
            "--older-than",
            min=0,
            max=12_000,
            metavar="MONTHS",
            rich_help_panel=options.FILTERS,
            help="An example last checked before so many months is due.",
        ),
    ] = 24,
    fail: Annotated[
        bool, typer.Option("--fail", rich_help_panel=options.OUTPUT, help="Exit with 1 if there are gaps.")
    ] = False,
    form: options.Format = "auto",
    file: options.OutputFile = None,
    force: options.Replace = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """List what the content lacks: cells, links, sources, checks.

    Cells without actions or with too few examples; recommendations without
    links for a function; actions that no recommendation uses; examples
    without sources or years, or not checked for long.

    In a cell those examples count whose fit is direct and of which more is
    known than the name. A placement of the paper has no fit until somebody
    weighs it.

    The dimensions choose cells, recommendations by priority and function,
    and actions and examples with a placement in a chosen cell.
    """
    from clustertoolkit.query import gaps as query
    from clustertoolkit.query.gaps import KINDS, Limits, months_before
    from clustertoolkit.query.select import ids_of, select
    from clustertoolkit.schema.words import Words
    from clustertoolkit.views import gaps as views

    name = form_of(form, file)
    allowed = Words.of((kind, ()) for kind in KINDS)
    kinds = [kind for value in gap or () for kind in ids_of("gap", value, allowed)]
    filters: Filters = {"priority": priority, "challenge": challenge, "function": function}
    limits = Limits(least, months_before(options.today(day, os.environ.get), older_than))
    toolkit = read(context, data, day, file)
    found = query.gaps(toolkit, select(toolkit, **filters), limits, kinds or KINDS)
    if not found:
        say("nothing is missing here")
    report = views.gaps(
        toolkit,
        found,
        limits,
        (*labels({"gap": gap, **filters}), ("min", str(least)), ("older than", f"{older_than} months")),
    )
    deliver(dated(report, day), name, file, force=force)
    if found and fail:
        raise typer.Exit(1)
