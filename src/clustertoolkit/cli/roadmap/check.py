"""The command `roadmap check`."""

from typing import Annotated

import typer

from clustertoolkit.cli.roadmap.shared import PlanFile, content, opened
from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.fixing import FixOption, show_and_write
from clustertoolkit.cli.shared.output import emit, emit_prose
from clustertoolkit.errors import ToolkitError
from clustertoolkit.schema.words import hint


def check(
    context: typer.Context,
    file: PlanFile,
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORM", help="text or json.",
            autocompletion=completion.on_tab(completion.fixed("text", "json")),
        ),
    ] = "text",
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if there are warnings, too.")
    ] = False,
    fix: FixOption = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Say which statements on a good plan hold and which fail, and what is still open.

    Exits with 1 while a statement fails. Warnings and what is open are no failure: a plan grows.
    """
    from clustertoolkit.plan import planfile, statements
    from clustertoolkit.render import verdicts

    if form not in ("text", "json"):
        raise ToolkitError(f"--format cannot be '{form}'", hint(form, ["text", "json"]))
    if fix:
        from clustertoolkit.contribute.fix import of_plan

        show_and_write(of_plan(file, content(context, data, day)))
    toolkit, document = opened(context, file, data, day)
    schema = planfile.schema()
    result = statements.check(document.data, schema, toolkit)
    if form == "json":
        emit(verdicts.as_json(result, document, schema, toolkit))
    else:
        emit_prose(verdicts.text(result, document, schema))
    if result.fails or (strict and result.warnings):
        raise typer.Exit(1)
