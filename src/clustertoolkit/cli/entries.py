"""The commands that list: `actions`, `examples` and `recommendations`."""

from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.listing import finish_list, labels, read, selected
from clustertoolkit.cli.shared.options import Arrangement, Filters, Output
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.content.kinds import BY, filters_of


@options.cited
@options.arranged
@options.filtered(*filters_of("action"))
def actions(
    context: typer.Context,
    *,
    filters: Filters,
    arrangement: Arrangement,
    output: Output,
) -> None:
    """List policy actions with their cells and the recommendations they serve."""
    from clustertoolkit.query import entries as query
    from clustertoolkit.views import entries as views

    toolkit = read(context, output)
    found = query.actions(toolkit, selected(toolkit, filters))
    report = views.actions(toolkit, found, labels(filters))
    finish_list(report, arrangement, output)


@options.cited
@options.arranged
@options.filtered(*filters_of("example"))
def examples(
    context: typer.Context,
    *,
    filters: Filters,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="WORD", rich_help_panel=options.OUTPUT, show_default=False,
            help=f"One flat row for each, for pivot tables: {either(tuple(BY))}.",
            autocompletion=completion.on_tab(completion.fixed(*BY)),
        ),
    ] = None,
    arrangement: Arrangement,
    output: Output,
) -> None:  # fmt: skip
    """List real examples with countries, cells, years and how sure the facts are.

    Dimensions, basis, action, fit and carrier must hold of one and the same
    placement; with a+b the example stands in cells of both. A recommendation
    chooses the examples that it names and those that illustrate one of its
    actions; the latter have its id in a column of their own. Budgets are
    compared in euro at the average rate of their year. What is active in a
    year is known to have been at work then.
    """
    from clustertoolkit.errors import ToolkitError
    from clustertoolkit.query import entries as query
    from clustertoolkit.schema.words import hint
    from clustertoolkit.views import entries as views
    from clustertoolkit.views.flat import listed_by

    if by not in (None, *BY):
        raise ToolkitError(f"--by cannot be '{by}'", hint(by, BY))
    toolkit = read(context, output)
    selection = selected(toolkit, filters)
    if by == "placement":
        report = views.placements(toolkit, query.placed_examples(toolkit, selection), labels(filters))
    elif by:
        report = listed_by(toolkit, by, query.examples(toolkit, selection), labels(filters))
    else:
        report = views.examples(toolkit, query.examples(toolkit, selection), labels(filters))
    finish_list(report, arrangement, output)


@options.cited
@options.arranged
@options.filtered(*filters_of("recommendation"))
def recommendations(
    context: typer.Context,
    *,
    filters: Filters,
    arrangement: Arrangement,
    output: Output,
) -> None:
    """List the experts' recommendations with the actions and examples that put them into practice.

    On a terminal and in Markdown this is the paper's Table 5, gaps visible.
    """
    from clustertoolkit.query import entries as query
    from clustertoolkit.views import entries as views

    toolkit = read(context, output)
    found = query.recommendations(toolkit, selected(toolkit, filters))
    report = views.recommendations(toolkit, found, labels(filters))
    finish_list(report, arrangement, output)
