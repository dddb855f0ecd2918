"""The command `countries`."""

from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.listing import finish, labels, read, selected
from clustertoolkit.cli.shared.options import Filters, Output
from clustertoolkit.content.kinds import filters_of


@options.drawn
@options.filtered(*filters_of("example"))
def countries(
    context: typer.Context,
    *,
    filters: Filters,
    group_by: Annotated[
        str | None,
        typer.Option(
            "--group-by", metavar="NAME", rich_help_panel=options.OUTPUT, show_default=False,
            help="Group whose members come first; if not given, the first group of the content.",
            autocompletion=completion.on_tab(completion.values("group")),
        ),
    ] = None,
    output: Output,
) -> None:  # fmt: skip
    """Count the examples of each country, by dimension.

    The counts show what was collected here, not who does more. An example
    in several countries counts in each of them; one with several placements
    counts once under each value that it stands under.

    Dimensions and basis must hold of one and the same placement. Countries
    and groups leave these and their members only.
    """
    from clustertoolkit.content.kinds import FILTERS
    from clustertoolkit.query import countries as query
    from clustertoolkit.query.select import allowed, id_of
    from clustertoolkit.views import countries as views

    toolkit = read(context, output)
    selection = selected(toolkit, filters)
    wanted = id_of("group", group_by, allowed(toolkit, FILTERS["group"])) if group_by else None
    first = next((term for term in toolkit.groups if wanted in (None, term.id)), None)
    parts = query.countries(toolkit, selection, first.id if first else None)
    finish(views.countries(toolkit, parts, first, selection, labels(filters)), output)
