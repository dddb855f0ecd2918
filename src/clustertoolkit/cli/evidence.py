"""The commands that list studies, funds and developments."""

import os

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.listing import finish_list, labels, read, selected
from clustertoolkit.cli.shared.options import Arrangement, Filters, Output
from clustertoolkit.content.kinds import filters_of


@options.cited
@options.arranged
@options.filtered(*filters_of("study"))
def studies(
    context: typer.Context,
    *,
    filters: Filters,
    arrangement: Arrangement,
    output: Output,
) -> None:
    """List studies of what programmes changed, with the actions on which they bear.

    What a study found is told for the aim of the action: gain, no difference, mixed, worse or unclear.
    """
    from clustertoolkit.query import evidence as query
    from clustertoolkit.views import evidence

    toolkit = read(context, output)
    found = query.studies(toolkit, selected(toolkit, filters))
    report = evidence.studies(toolkit, found, labels(filters))
    finish_list(report, arrangement, output)


@options.cited
@options.arranged
@options.filtered(*filters_of("fund"))
def funds(
    context: typer.Context,
    *,
    filters: Filters,
    arrangement: Arrangement,
    output: Output,
) -> None:
    """List funds that pay for cluster policy, with the state in which they were last seen.

    'toolkit show NAME' says who may apply, for what, and how to reach the fund.
    """
    from clustertoolkit.query import evidence as query
    from clustertoolkit.views import evidence

    toolkit = read(context, output)
    found = query.funds(toolkit, selected(toolkit, filters))
    report = evidence.funds(toolkit, found, options.today(output.day, os.environ.get), labels(filters))
    finish_list(report, arrangement, output)


@options.cited
@options.arranged
@options.filtered(*filters_of("development"))
def developments(
    context: typer.Context,
    *,
    filters: Filters,
    arrangement: Arrangement,
    output: Output,
) -> None:
    """List what changed since the paper: laws, programmes and proposals, the newest first."""
    from clustertoolkit.query import evidence as query
    from clustertoolkit.views import evidence

    toolkit = read(context, output)
    found = query.developments(toolkit, selected(toolkit, filters))
    report = evidence.developments(toolkit, found, labels(filters))
    finish_list(report, arrangement, output)
