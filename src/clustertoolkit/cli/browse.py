"""Commands that look things up."""

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer

from clustertoolkit.cli import options
from clustertoolkit.cli.output import deliver, format_of, say

Format = Annotated[
    str,
    typer.Option(
        "--format", "-f", metavar="FORM", rich_help_panel=options.OUTPUT,
        help="auto (table on a terminal, tsv in a pipe), table, tsv, csv, json or markdown.",
    ),
]  # fmt: skip
File = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", rich_help_panel=options.OUTPUT, show_default=False,
        help="Write to a file, by its suffix: .csv, .json, .md or .tsv.",
    ),
]  # fmt: skip
Force = Annotated[
    bool,
    typer.Option("--force", rich_help_panel=options.OUTPUT, help="Replace the file if it exists."),
]


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
        int,
        typer.Option(
            "--limit",
            min=0,
            metavar="N",
            rich_help_panel=options.OUTPUT,
            help="Examples shown in a cell of a table; 0 for all.",
        ),
    ] = 3,
    counts: Annotated[
        bool,
        typer.Option(
            "--counts",
            rich_help_panel=options.OUTPUT,
            help="Numbers of actions and examples instead.",
        ),
    ] = False,
    form: Format = "auto",
    file: File = None,
    force: Force = False,
    data: options.Data = None,
    day: options.Today = None,
) -> None:
    """Show the matrix: actions and examples by priority, challenge and function.

    The dimensions choose cells; the other filters choose what stands in them. An entry that the
    paper does not print in its matrix is marked: Table 5 (derived from the paper's Table 5) or
    judged (placed there by a contributor).
    """
    from clustertoolkit import content, query, render
    from clustertoolkit.location import find
    from clustertoolkit.render.views import MatrixView

    name = format_of(form, file, render.FORMATS, render.SUFFIXES)
    toolkit = content.load(find(data or context.obj), options.today(day, os.environ.get))
    filters = {
        "priority": priority, "challenge": challenge, "function": function, "basis": basis,
        "country": country, "group": group, "recommendation": recommendation,
    }  # fmt: skip
    view = MatrixView(
        toolkit,
        query.matrix(toolkit, options.selection(toolkit, filters)),
        limit,
        _command(filters),
    )
    if not any(cell.actions or cell.examples for cell in view.cells):
        say("nothing in the matrix fits these filters")
    module = render.form(name)
    deliver(module.counts(view) if counts else module.matrix(view), file, force=force, bom=name == "csv")


def _command(filters: dict[str, list[str] | None]) -> str:
    """Return the command that shows every example under the same filters."""
    words = [f"--{name} {shlex.quote(value)}" for name, values in filters.items() for value in values or ()]
    return " ".join(["toolkit matrix", *words, "--limit 0"])
