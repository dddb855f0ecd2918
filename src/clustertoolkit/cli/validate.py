"""The command `validate`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.fixing import FixOption, show_and_write
from clustertoolkit.cli.shared.output import diagnosed, emit, emit_prose, say
from clustertoolkit.errors import ContentError


@options.formed("text", "json")
def validate(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[PATH]...", help="Report on these files and folders only.", show_default=False
        ),
    ] = None,
    *,
    form: str,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if there are warnings, too.")] = False,
    fix: FixOption = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """Check the whole content and report every problem with file, line, column and a hint.

    Exits with 1 if there are errors; warnings stop nothing. 'toolkit checks CODE' explains a code.
    """
    from clustertoolkit.content import validation
    from clustertoolkit.content.location import find, shown
    from clustertoolkit.render import diagnostics

    folder = find(data or context.obj, say)
    wanted = validation.narrowed(folder, paths or ())
    if fix:
        from clustertoolkit.contribute.fix import of_content

        show_and_write(of_content(folder, wanted))
    try:
        checked = validation.validate(folder, options.today(day, os.environ.get))
    except ContentError as newer:
        checked = validation.Checked((), newer.problems, dict(newer.texts))
    # content that is too new concerns whoever asks about a part of it
    problems = [
        problem for problem in checked.problems if wanted(problem.path) or problem.code == "newer-schema"
    ]
    files = sum(map(wanted, checked.files))
    if form == "json":
        emit(diagnostics.as_json(problems, files))
    elif problems:
        summary = diagnostics.summary(problems, files, shown(folder))
        emit_prose(f"{diagnosed(problems, checked.texts, sys.stdout)}\n{summary}\n")
    else:
        say(diagnostics.summary(problems, files, shown(folder)))
    if any(problem.code == "newer-schema" for problem in problems):
        raise typer.Exit(2)
    if any(strict or problem.severity == "error" for problem in problems):
        raise typer.Exit(1)
