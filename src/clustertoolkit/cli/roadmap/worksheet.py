"""The command `roadmap worksheet`."""

from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.roadmap.build import deliver
from clustertoolkit.cli.roadmap.shared import DocumentFile, Force, PlanFile, opened
from clustertoolkit.cli.shared import options

if TYPE_CHECKING:
    from clustertoolkit.plan.open_fields import OpenField
    from clustertoolkit.views.roadmap.worksheet import OpenQuestion
    from clustertoolkit.yamlfiles.reader import Document


def worksheet(
    context: typer.Context,
    file: PlanFile,
    output: DocumentFile = None,
    internal: Annotated[
        bool, typer.Option("--internal", help="With influence, worries and contacts: not for a workshop.")
    ] = False,
    force: Force = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """Write the open questions of a plan with room for answers, for a workshop.

    Without -o the worksheet is printed as Markdown. What a document leaves out, such as who has how
    much influence, is asked with --internal only.
    """
    from clustertoolkit.plan import open_fields, planfile
    from clustertoolkit.plan.plans import plan_from
    from clustertoolkit.views.roadmap.worksheet import worksheet as view

    toolkit, document = opened(context, file, data, day)
    questions = [
        _question(one, document)
        for one in open_fields.all_open(document.data, planfile.schema())
        if internal or not one.schema.get("x-internal")
    ]
    sheet = view(plan_from(document.data), toolkit, questions)
    deliver(sheet, output, file, internal=internal, force=force)


def _question(one: "OpenField", document: "Document") -> "OpenQuestion":
    from clustertoolkit.plan import entry_names
    from clustertoolkit.views.roadmap.worksheet import OpenQuestion
    from clustertoolkit.yamlfiles.writer import example

    entries = tuple(entry_names.name_at(document.data, path) for path in one.paths)
    return OpenQuestion(
        one.field, one.titles, one.schema["description"], example(one.schema), tuple(filter(None, entries))
    )
