"""The commands that list: `actions`, `examples` and `recommendations`."""

from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.listing import Filters, finish, labels, read
from clustertoolkit.cli.shared.output import form_of


def actions(
    context: typer.Context,
    priority: options.Priorities = None,
    challenge: options.Challenges = None,
    function: options.Functions = None,
    basis: options.Bases = None,
    recommendation: options.Recommendations = None,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = 0,
    form: options.Format = "auto",
    file: options.OutputFile = None,
    force: options.Replace = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """List policy actions with their cells and the recommendations they serve."""
    from clustertoolkit.query import entries as query
    from clustertoolkit.query.select import select
    from clustertoolkit.views import entries as views

    name = form_of(form, file)
    filters: Filters = {
        "priority": priority, "challenge": challenge, "function": function, "basis": basis,
        "recommendation": recommendation,
    }  # fmt: skip
    toolkit = read(context, data, day, file)
    found = query.actions(toolkit, select(toolkit, **filters))
    report = views.actions(toolkit, found, labels(filters))
    finish(views.arranged(report, columns, sort, limit), name, file, force=force, day=day)


def examples(
    context: typer.Context,
    priority: options.Priorities = None,
    challenge: options.Challenges = None,
    function: options.Functions = None,
    basis: options.Bases = None,
    country: options.Countries = None,
    group: options.Groups = None,
    recommendation: options.Recommendations = None,
    instrument: options.Instruments = None,
    sector: options.Sectors = None,
    status: options.Statuses = None,
    evidence: options.Evidences = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="placement",
            rich_help_panel=options.OUTPUT,
            show_default=False,
            help="placement: one flat row a placement, for pivot tables.",
            autocompletion=completion.on_tab(completion.fixed("placement")),
        ),
    ] = None,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = 0,
    form: options.Format = "auto",
    file: options.OutputFile = None,
    force: options.Replace = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """List real examples with countries, cells, years and how sure the facts are.

    Dimensions and basis must hold of one and the same placement. A recommendation chooses the examples
    that it names and those that illustrate one of its actions; the latter show its id in parentheses.
    """  # fmt: skip
    from clustertoolkit.errors import ToolkitError
    from clustertoolkit.query import entries as query
    from clustertoolkit.query.select import select
    from clustertoolkit.views import entries as views

    if by not in (None, "placement"):
        raise ToolkitError(f"--by cannot be '{by}'", "choose from: placement")
    name = form_of(form, file)
    filters: Filters = {
        "priority": priority, "challenge": challenge, "function": function, "basis": basis,
        "country": country, "group": group, "recommendation": recommendation, "instrument": instrument,
        "sector": sector, "status": status, "evidence": evidence,
    }  # fmt: skip
    toolkit = read(context, data, day, file)
    selection = select(toolkit, **filters)
    if by:
        report = views.placements(toolkit, query.placed_examples(toolkit, selection), labels(filters))
    else:
        report = views.examples(toolkit, query.examples(toolkit, selection), labels(filters))
    finish(views.arranged(report, columns, sort, limit), name, file, force=force, day=day)


def recommendations(
    context: typer.Context,
    priority: options.Priorities = None,
    function: options.Functions = None,
    recommendation: options.Recommendations = None,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = 0,
    form: options.Format = "auto",
    file: options.OutputFile = None,
    force: options.Replace = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """List the experts' recommendations with the actions and examples that put them into practice.

    On a terminal and in Markdown this is the paper's Table 5, gaps visible.
    """
    from clustertoolkit.query import entries as query
    from clustertoolkit.query.select import select
    from clustertoolkit.views import entries as views

    name = form_of(form, file)
    filters: Filters = {"priority": priority, "function": function, "recommendation": recommendation}
    toolkit = read(context, data, day, file)
    found = query.recommendations(toolkit, select(toolkit, **filters))
    report = views.recommendations(toolkit, found, labels(filters))
    finish(views.arranged(report, columns, sort, limit), name, file, force=force, day=day)
