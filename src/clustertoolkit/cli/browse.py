"""Commands that look things up."""

import os
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli import completion, options
from clustertoolkit.cli.output import deliver, form_of, say

if TYPE_CHECKING:
    from clustertoolkit.model import Toolkit
    from clustertoolkit.views import Report

Filters = dict[str, list[str] | None]


def read(context: typer.Context, data: Path | None, day: str | None, file: Path | None = None) -> "Toolkit":
    """Read the content that the options or the surroundings name.

    What is written to a file is for others: then every check must find the content right.
    """
    from clustertoolkit import content
    from clustertoolkit.errors import ContentError
    from clustertoolkit.location import find

    folder, now = find(data or context.obj), options.today(day, os.environ.get)
    if file is not None:
        from clustertoolkit.validation import validate

        checked = validate(folder, now)
        if checked.problems:
            raise ContentError(checked.problems, checked.texts)
    return content.load(folder, now)


def labels(filters: Filters) -> tuple[tuple[str, str], ...]:
    """Return the filters that are set as label and value, as a report names them."""
    return tuple((name, value) for name, values in filters.items() for value in values or ())


def finish(report: "Report", form: str, file: Path | None, *, force: bool, day: str | None = None) -> None:
    """Deliver a list with the day on it, and say so if it is empty."""
    if not any(sheet.rows for sheet in report.sheets):
        say("nothing fits these filters")
    deliver(dated(report, day), form, file, force=force)


def dated(report: "Report", day: str | None) -> "Report":
    """Return a report that says on which day it was found."""
    return report._replace(day=options.today(day, os.environ.get).isoformat())


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
    file: options.File = None,
    force: options.Force = False,
    data: options.Data = None,
    day: options.Today = None,
) -> None:
    """Show the matrix: actions and examples by priority, challenge and function.

    The dimensions choose cells; the other filters choose what stands in them: country and group
    choose examples, basis and recommendation choose actions too.

    An entry that the paper does not print in its matrix is marked: Table 5 (derived from the paper's
    Table 5) or judged (placed there by a contributor).
    """  # fmt: skip
    from clustertoolkit import query
    from clustertoolkit.filters import select
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
    file: options.File = None,
    force: options.Force = False,
    data: options.Data = None,
    day: options.Today = None,
) -> None:
    """List policy actions with their cells and the recommendations they serve."""
    from clustertoolkit import query
    from clustertoolkit.filters import select
    from clustertoolkit.views import lists

    name = form_of(form, file)
    filters: Filters = {
        "priority": priority, "challenge": challenge, "function": function, "basis": basis,
        "recommendation": recommendation,
    }  # fmt: skip
    toolkit = read(context, data, day, file)
    found = query.actions(toolkit, select(toolkit, **filters))
    report = lists.actions(toolkit, found, labels(filters))
    finish(lists.arranged(report, columns, sort, limit), name, file, force=force, day=day)


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
    file: options.File = None,
    force: options.Force = False,
    data: options.Data = None,
    day: options.Today = None,
) -> None:
    """List real examples with countries, cells, years and how sure the facts are.

    Dimensions and basis must hold of one and the same placement. A recommendation chooses the examples
    that it names and those that illustrate one of its actions; the latter show its id in parentheses.
    """  # fmt: skip
    from clustertoolkit import query
    from clustertoolkit.errors import ToolkitError
    from clustertoolkit.filters import select
    from clustertoolkit.views import lists

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
        report = lists.placements(toolkit, query.placed_examples(toolkit, selection), labels(filters))
    else:
        report = lists.examples(toolkit, query.examples(toolkit, selection), labels(filters))
    finish(lists.arranged(report, columns, sort, limit), name, file, force=force, day=day)


def recommendations(
    context: typer.Context,
    priority: options.Priorities = None,
    function: options.Functions = None,
    recommendation: options.Recommendations = None,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = 0,
    form: options.Format = "auto",
    file: options.File = None,
    force: options.Force = False,
    data: options.Data = None,
    day: options.Today = None,
) -> None:
    """List the experts' recommendations with the actions and examples that put them into practice.

    On a terminal and in Markdown this is the paper's Table 5, gaps visible.
    """
    from clustertoolkit import query
    from clustertoolkit.filters import select
    from clustertoolkit.views import lists

    name = form_of(form, file)
    filters: Filters = {"priority": priority, "function": function, "recommendation": recommendation}
    toolkit = read(context, data, day, file)
    found = query.recommendations(toolkit, select(toolkit, **filters))
    report = lists.recommendations(toolkit, found, labels(filters))
    finish(lists.arranged(report, columns, sort, limit), name, file, force=force, day=day)
