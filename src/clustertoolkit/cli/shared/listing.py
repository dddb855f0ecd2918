"""What commands that list and show share: the content, filters as told, and the day."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import deliver, say

if TYPE_CHECKING:
    from clustertoolkit.content.model import Toolkit
    from clustertoolkit.views import Report

Filters = dict[str, list[str] | None]


def read(context: typer.Context, data: Path | None, day: str | None, file: Path | None = None) -> "Toolkit":
    """Read the content that the options or the surroundings name.

    What is written to a file is for others: then no check may find an error, and warnings are told.
    """
    from clustertoolkit.content import load
    from clustertoolkit.content.location import find
    from clustertoolkit.errors import ContentError

    folder, now = find(data or context.obj), options.today(day, os.environ.get)
    if file is not None:
        from clustertoolkit.content.validation import validate

        checked = validate(folder, now)
        if checked.errors:
            raise ContentError(checked.errors, checked.texts)
        if checked.warnings:
            from clustertoolkit.render.diagnostics import counted

            say(f"{counted(checked.warnings)} in the content; 'toolkit validate' says where")
    return load.load(folder, now)


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
