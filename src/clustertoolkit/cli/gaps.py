"""The command `gaps`."""

import os
from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.listing import closed, finish, labels, read, selected
from clustertoolkit.cli.shared.options import Filters, Output
from clustertoolkit.content.kinds import filters_of


@options.output
@options.filtered(*filters_of("example"))
def gaps(
    context: typer.Context,
    *,
    gap: Annotated[
        list[str] | None,
        typer.Option(
            "--gap", metavar="NAME", rich_help_panel=options.CHOOSE, show_default=False,
            help="Kind of gap, such as thin-cell; a wrong name lists them all.",
            autocompletion=completion.on_tab(completion.gaps),
        ),
    ] = None,
    filters: Filters,
    least: Annotated[
        int,
        typer.Option(
            "--min", min=0, metavar="N", rich_help_panel=options.CHOOSE,
            help="A cell, action or place with fewer examples than this is thin.",
        ),
    ] = 3,
    older_than: Annotated[
        int,
        typer.Option(
            "--older-than", min=0, max=12_000, metavar="MONTHS", rich_help_panel=options.CHOOSE,
            help="What was last checked before so many months is due; a fund after six.",
        ),
    ] = 24,
    fail: Annotated[
        bool, typer.Option("--fail", rich_help_panel=options.OUTPUT, help="Exit with 1 if there are gaps.")
    ] = False,
    output: Output,
) -> None:  # fmt: skip
    """List what the content lacks, and what to do about each.

    Cells without actions or with too few examples; recommendations without
    links for a function; actions that no recommendation uses, that few
    examples show, or of which no study or sum is known; examples without
    sources, years, status or outcomes; examples, studies, funds and
    developments not checked for long; studies that nobody read twice; places
    that hardly appear.

    In a cell those examples count whose fit is direct and of which more is
    known than the name. A placement of the paper has no fit until somebody
    weighs it.

    The dimensions choose cells, recommendations by priority and function,
    and actions and examples with a placement in a chosen cell. With any
    other filter, only what the chosen examples lack is told.
    """
    from clustertoolkit.query import gaps as query
    from clustertoolkit.query.funds import FRESH
    from clustertoolkit.views import gaps as views

    kinds = closed("gap", gap, query.KINDS)
    today = options.today(output.day, os.environ.get)
    due = [query.months_before(today, months) for months in (older_than, min(older_than, FRESH))]
    limits = query.Limits(least, *due)
    toolkit = read(context, output)
    found = query.gaps(toolkit, selected(toolkit, filters), limits, kinds or query.KINDS)
    limit_labels = (("min", str(least)), ("older than", f"{older_than} months"))
    report = views.gaps(toolkit, found, limits, (*labels({"gap": kinds, **filters}), *limit_labels))
    finish(report, output, "" if found else "nothing is missing here")
    if found and fail:
        raise typer.Exit(1)
