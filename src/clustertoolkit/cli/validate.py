"""The command `validate`."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.fixing import FixOption, show_and_write
from clustertoolkit.cli.shared.output import command, diagnosed, emit, emit_prose, say
from clustertoolkit.errors import ContentError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from clustertoolkit.content.validation import Checked
    from clustertoolkit.problems import Problem


@options.formed("text", "json", "github", "sarif", "junit", in_actions="github")
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
    changed: Annotated[
        str | None,
        typer.Option(
            "--changed",
            metavar="REV",
            show_default=False,
            help="Report on files alone that differ from this revision in git.",
        ),
    ] = None,
    fix: FixOption = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """Check the whole content and report every problem with file, line, column and a hint.

    Exits with 1 if there are errors; warnings stop nothing. 'toolkit checks CODE' explains a code.
    """
    from clustertoolkit.content import validation
    from clustertoolkit.content.location import find

    folder = find(data or context.obj, say)
    wanted = _wanted(folder, paths or [], changed)
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
    _tell(problems, checked, [file for file in checked.files if wanted(file)], folder, form, strict=strict)
    if changed is not None and (others := len(checked.problems) - len(problems)):
        say(f"{others} more in files that do not differ from {changed}: 'toolkit validate' shows all")
    if any(problem.code == "newer-schema" for problem in problems):
        raise typer.Exit(2)
    if any(strict or problem.severity == "error" for problem in problems):
        raise typer.Exit(1)


def _wanted(folder: Path, paths: list[Path], changed: str | None) -> "Callable[[str], bool]":
    """Return a test whether a file, as named to people, is asked about."""
    from clustertoolkit.content import validation

    below = validation.narrowed(folder, paths)
    if changed is None:
        return below
    from clustertoolkit.contribute import revisions

    touched = revisions.changed(changed, folder)
    if not touched:
        return lambda _: False
    differs = validation.narrowed(folder, touched)
    return lambda file: below(file) and differs(file)


def _tell(
    problems: "Sequence[Problem]",
    checked: "Checked",
    files: list[str],
    folder: Path,
    form: str,
    *,
    strict: bool,
) -> None:
    """Write the problems in a form, or that there are none."""
    from clustertoolkit.content.location import shown
    from clustertoolkit.render import diagnostics

    if form == "json":
        emit(diagnostics.as_json(problems, len(files)))
    elif form == "sarif":
        from clustertoolkit import __version__
        from clustertoolkit.content.explanations import EXPLANATIONS
        from clustertoolkit.render import sarif

        told = {code: (one.summary, one.advice) for code, one in EXPLANATIONS.items()}
        emit(sarif.written(problems, _in_workspace, told, __version__))
    elif form == "junit":
        from clustertoolkit.render import junit

        emit(junit.written(problems, files, strict=strict))
    else:
        summary = diagnostics.summary(problems, len(files), shown(folder))
        if not problems:
            say(summary)
            return
        emit_prose(f"{diagnosed(problems, checked.texts, sys.stdout)}\n{summary}\n")
        if form == "github":
            from clustertoolkit.render import annotations

            command(annotations.commands(problems, _in_workspace))
            if more := annotations.left_out(problems):
                emit_prose(f"{more}\n")


def _in_workspace(file: str) -> str:
    """Name a file as a runner of GitHub Actions does: from the checkout, which may lie above the folder."""
    workspace = os.environ.get("GITHUB_WORKSPACE")
    if not workspace:
        return file
    with suppress(ValueError):  # another drive
        inside = os.path.relpath(file, workspace)
        return file if inside.startswith("..") else Path(inside).as_posix()
    return file
