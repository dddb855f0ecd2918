"""The command `matrix`."""

import shlex
from collections.abc import Iterable
from typing import Annotated

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.listing import finish, labels, read, selected
from clustertoolkit.cli.shared.options import Filters, Output
from clustertoolkit.cli.shared.output import form_of
from clustertoolkit.content.kinds import filters_of
from clustertoolkit.render import ON_SCREEN


@options.drawn
@options.filtered(*filters_of("example"))
def matrix(
    context: typer.Context,
    *,
    filters: Filters,
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit",
            min=0,
            metavar="N",
            rich_help_panel=options.OUTPUT,
            show_default="3; all elsewhere than on a terminal",
            help="At most so many examples in a cell; 0 for all.",
        ),
    ] = None,
    counts: Annotated[
        bool,
        typer.Option(
            "--counts", rich_help_panel=options.OUTPUT, help="Numbers of actions and examples instead."
        ),
    ] = False,
    output: Output,
) -> None:
    """Show the matrix: actions and examples by priority, challenge and function.

    The dimensions choose cells; the other filters choose the examples that stand in them. Basis,
    recommendation and action choose actions too.

    An entry that the paper does not print in its matrix is marked: Table 5 (derived from the paper's
    Table 5) or judged (placed there by a contributor).
    """  # fmt: skip
    from clustertoolkit.query import matrix as query
    from clustertoolkit.views import matrix as views

    toolkit = read(context, output)
    cells = query.matrix(toolkit, selected(toolkit, filters))
    if counts:
        report = views.counts(toolkit, cells, labels(filters))
    else:
        shown = limit if limit is not None else 3 if form_of(output) in ON_SCREEN else 0
        where = output.data or context.obj
        words = [*_words(filters), *([f"--data {shlex.quote(str(where))}"] if where else []), "--limit 0"]
        report = views.matrix(toolkit, cells, shown, " ".join(["toolkit matrix", *words]), labels(filters))
    filled = any(cell.actions or cell.examples for cell in cells)
    finish(report, output, "" if filled else "nothing in the matrix fits these filters")


def _words(filters: Filters) -> Iterable[str]:
    """Return filters as the words of a command line."""
    return (f"--{name} {shlex.quote(value)}" for name, value in labels(filters))
