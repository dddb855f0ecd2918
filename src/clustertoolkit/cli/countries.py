"""The command `countries`."""

from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.listing import Filters, finish, labels, read
from clustertoolkit.cli.shared.output import form_of


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
    file: options.OutputFile = None,
    force: options.Replace = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """Count the examples of each country, by dimension.

    The counts show what was collected here, not who does more. An example
    in several countries counts in each of them; one with several placements
    counts once under each value that it stands under.

    Dimensions and basis must hold of one and the same placement. A group
    leaves its members only.
    """
    from clustertoolkit.content.terms import words
    from clustertoolkit.query import countries as query
    from clustertoolkit.query.select import id_of, select
    from clustertoolkit.views import countries as views

    name = form_of(form, file)
    filters: Filters = {
        "priority": priority, "challenge": challenge, "function": function, "basis": basis, "group": group,
        "status": status, "evidence": evidence,
    }  # fmt: skip
    toolkit = read(context, data, day, file)
    selection = select(toolkit, **filters)
    wanted = id_of("group", group_by, words(toolkit.groups)) if group_by else None
    first = next((term for term in toolkit.groups if wanted in (None, term.id)), None)
    parts = query.countries(toolkit, selection, first.id if first else None)
    report = views.countries(toolkit, parts, first, selection, labels(filters))
    finish(report, name, file, force=force, day=day)
