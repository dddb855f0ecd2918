"""The command `matrix`."""

import shlex
from collections.abc import Iterable
from typing import Annotated

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.listing import Filters, dated, labels, read
from clustertoolkit.cli.shared.output import deliver, form_of, say


def matrix(
    context: typer.Context,
    priority: options.Priorities = None,
    challenge: options.Challenges = None,
    function: options.Functions = None,
    basis: options.Bases = None,
    country: options.Countries = None,
    group: options.Groups = None,
    recommendation: options.Recommendations = None,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            min=0,
            metavar="N",
            rich_help_panel=options.OUTPUT,
            show_default=False,
            help="Examples shown in a cell, 0 for all; three on a terminal, all elsewhere.",
        ),
    ] = None,
    counts: Annotated[
        bool,
        typer.Option(
            "--counts", rich_help_panel=options.OUTPUT, help="Numbers of actions and examples instead."
        ),
    ] = False,
    form: options.Format = "auto",
    file: options.OutputFile = None,
    force: options.Replace = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """Show the matrix: actions and examples by priority, challenge and function.

    The dimensions choose cells; the other filters choose what stands in them: country and group
    choose examples, basis and recommendation choose actions too.

    An entry that the paper does not print in its matrix is marked: Table 5 (derived from the paper's
    Table 5) or judged (placed there by a contributor).
    """  # fmt: skip
    from clustertoolkit.query import matrix as query
    from clustertoolkit.query.select import select
    from clustertoolkit.views import matrix as views

    name = form_of(form, file)
    filters: Filters = {
        "priority": priority, "challenge": challenge, "function": function, "basis": basis,
        "country": country, "group": group, "recommendation": recommendation,
    }  # fmt: skip
    toolkit = read(context, data, day, file)
    cells = query.matrix(toolkit, select(toolkit, **filters))
    if counts:
        report = views.counts(toolkit, cells, labels(filters))
    else:
        shown = limit if limit is not None else 3 if name == "table" else 0
        where = data or context.obj
        words = [*_words(filters), *([f"--data {shlex.quote(str(where))}"] if where else []), "--limit 0"]
        report = views.matrix(toolkit, cells, shown, " ".join(["toolkit matrix", *words]), labels(filters))
    if not any(cell.actions or cell.examples for cell in cells):
        say("nothing in the matrix fits these filters")
    deliver(dated(report, day), name, file, force=force)


def _words(filters: Filters) -> Iterable[str]:
    """Return filters as the words of a command line."""
    return (f"--{name} {shlex.quote(value)}" for name, value in labels(filters))
