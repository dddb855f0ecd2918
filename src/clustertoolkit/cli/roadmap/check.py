"""The command `roadmap check`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.roadmap.shared import content, plan, refuse_hyphen
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.fixing import FixOption, show_and_write
from clustertoolkit.cli.shared.output import complain, emit, emit_prose, is_plain
from clustertoolkit.errors import PlanError

if TYPE_CHECKING:
    from clustertoolkit.content.model import Toolkit


@options.formed("text", "json")
def check(
    context: typer.Context,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="The files of plans.", show_default=False)
    ],
    *,
    form: str,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if there are warnings, too.")
    ] = False,
    fix: FixOption = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Say which statements on a good plan hold and which fail, and what is still open.

    Exits with 1 while a statement of one of the plans fails. Warnings and what is open are no failure: a
    plan grows. JSON is a list where several plans are named.
    """
    from clustertoolkit.plan import planfile, statements
    from clustertoolkit.render import verdicts
    from clustertoolkit.render.plain import as_json

    toolkit = content(context, data, day)
    if fix:
        _mend(files, toolkit)
    schema = planfile.schema()
    fails, reports = False, []
    for number, file in enumerate(files):
        if number and form == "text":
            emit("\n")
        try:
            document = plan(file, toolkit)
        except PlanError as error:
            if len(files) == 1:
                raise
            complain(error.problems, error.texts)
            fails = True
            continue
        result = statements.check(document.data, schema, toolkit)
        fails |= result.fails or (strict and bool(result.warnings))
        if form == "json":
            reports.append(verdicts.as_data(result, document, schema, toolkit))
        else:
            written = verdicts.labelled if is_plain() else verdicts.text
            emit_prose(written(result, document, schema))
    if form == "json":
        emit(as_json(reports if len(files) > 1 else reports[0]))
    if fails:
        raise typer.Exit(1)


def _mend(files: list[Path], toolkit: "Toolkit") -> None:
    """Mend what is mechanical in plans, and show each change."""
    from clustertoolkit.contribute.fix import of_plan

    for file in files:
        refuse_hyphen(file)
    for file in files:
        show_and_write(of_plan(file, toolkit))
