"""The command `roadmap worksheet`."""

from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.roadmap.build import deliver
from clustertoolkit.cli.roadmap.shared import Force, Output, Plan, opened
from clustertoolkit.cli.shared import options

if TYPE_CHECKING:
    from clustertoolkit.plan.open_fields import OpenField
    from clustertoolkit.views.roadmap.worksheet import Question
    from clustertoolkit.yamlfiles.reader import Document


def worksheet(
    context: typer.Context,
    file: Plan,
    output: Output = None,
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
    from clustertoolkit.plan import open_fields, planfile, records
    from clustertoolkit.views.roadmap.worksheet import worksheet as view

    toolkit, document = opened(context, file, data, day)
    questions = [
        _question(one, document)
        for one in open_fields.all_open(document.data, planfile.schema())
        if internal or not one.schema.get("x-internal")
    ]
    sheet = view(records.plan_from(document.data), toolkit, questions)
    deliver(sheet, output, file, internal=internal, force=force)


def _question(one: "OpenField", document: "Document") -> "Question":
    from clustertoolkit.plan import entry_names
    from clustertoolkit.views.roadmap.worksheet import Question
    from clustertoolkit.yamlfiles.writer import example

    entries = tuple(entry_names.name_at(document.data, path) for path in one.paths)
    return Question(
        one.field, one.titles, one.schema["description"], example(one.schema), tuple(filter(None, entries))
    )
