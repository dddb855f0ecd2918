"""Commands that look at the content as a whole: what is missing, and where the examples are."""

import os
from typing import Annotated

import typer

from clustertoolkit.cli import completion, options
from clustertoolkit.cli.browse import Filters, dated, finish, labels, read
from clustertoolkit.cli.output import deliver, form_of, say


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
    file: options.File = None,
    force: options.Force = False,
    data: options.Data = None,
    day: options.Today = None,
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
    from clustertoolkit import coverage
    from clustertoolkit.coverage import KINDS, Limits, months_before
    from clustertoolkit.filters import select, several
    from clustertoolkit.views import gaps as views
    from clustertoolkit.words import Words

    name = form_of(form, file)
    allowed = Words.of((kind, ()) for kind in KINDS)
    kinds = [kind for value in gap or () for kind in several("gap", value, allowed)]
    filters: Filters = {"priority": priority, "challenge": challenge, "function": function}
    limits = Limits(least, months_before(options.today(day, os.environ.get), older_than))
    toolkit = read(context, data, day, file)
    found = coverage.gaps(toolkit, select(toolkit, **filters), limits, kinds or KINDS)
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


def countries(
    context: typer.Context,
    priority: options.Priorities = None,
    challenge: options.Challenges = None,
    function: options.Functions = None,
    basis: options.Bases = None,
    group: options.Groups = None,
    status: options.Statuses = None,
    evidence: options.Evidences = None,
    group_by: Annotated[
        str | None,
        typer.Option(
            "--group-by",
            metavar="NAME",
            rich_help_panel=options.OUTPUT,
            show_default=False,
            help="Group whose members come first; if not given, the first group of the content.",
            autocompletion=completion.on_tab(completion.listed("countries", "groups")),
        ),
    ] = None,
    form: options.Format = "auto",
    file: options.File = None,
    force: options.Force = False,
    data: options.Data = None,
    day: options.Today = None,
) -> None:
    """Count the examples of each country, by dimension.

    The counts show what was collected here, not who does more. An example
    in several countries counts in each of them; one with several placements
    counts once under each value that it stands under.

    Dimensions and basis must hold of one and the same placement. A group
    leaves its members only.
    """
    from clustertoolkit import census
    from clustertoolkit.filters import one, select
    from clustertoolkit.model import words
    from clustertoolkit.views import countries as views

    name = form_of(form, file)
    filters: Filters = {
        "priority": priority, "challenge": challenge, "function": function, "basis": basis, "group": group,
        "status": status, "evidence": evidence,
    }  # fmt: skip
    toolkit = read(context, data, day, file)
    selection = select(toolkit, **filters)
    wanted = one("group", group_by, words(toolkit.groups)) if group_by else None
    first = next((term for term in toolkit.groups if wanted in (None, term.id)), None)
    parts = census.countries(toolkit, selection, first.id if first else None)
    report = views.countries(toolkit, parts, first, selection, labels(filters))
    finish(report, name, file, force=force, day=day)
