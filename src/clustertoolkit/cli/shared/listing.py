"""What commands that list and show share: the content, filters as told, and the day."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.options import Arrangement, Filters, Output
from clustertoolkit.cli.shared.output import deliver, form_of, say

if TYPE_CHECKING:
    from clustertoolkit.content.model import Toolkit
    from clustertoolkit.query.select import Selection
    from clustertoolkit.views import Report

TOLD = 3  # entries that a message names


def read(context: typer.Context, output: Output) -> "Toolkit":
    """Read the content that the options or the surroundings name, once the form of output is right.

    What is written to a file is for others: then no check may find an error, and warnings are told.
    """
    form_of(output)
    given, day = output.data or context.obj, options.today(output.day, os.environ.get)
    if output.file is None:
        from clustertoolkit.content import load
        from clustertoolkit.content.location import find

        return load.load(find(given, say), day, say)
    return checked_content(given, day)


def checked_content(given: Path | None, day: date) -> "Toolkit":
    """Return the content in which no check finds an error; warnings are told."""
    from clustertoolkit.content import load
    from clustertoolkit.content.location import find

    toolkit, warnings = load.checked(find(given, say), day, say)
    if warnings:
        from clustertoolkit.render.diagnostics import counted

        say(f"{counted(warnings)} in the content; 'toolkit validate' says where")
    return toolkit


def closed(name: str, given: Iterable[str] | None, words: Iterable[str]) -> list[str]:
    """Return the words of a closed list that the values of an option name; ToolkitError for a wrong one."""
    from clustertoolkit.query.select import ids_of
    from clustertoolkit.schema.words import Words

    allowed = Words.of((word, ()) for word in words)
    return [word for value in given or () for word in ids_of(name, value, allowed)]


def selected(toolkit: "Toolkit", filters: Filters) -> "Selection":
    """Return the selection that filters mean, once it is told of what nobody knows whether they leave it."""
    from clustertoolkit.query.entries import rarely_told, unknown
    from clustertoolkit.query.select import select

    selection = select(toolkit, **filters)
    for what, examples in unknown(toolkit, selection):
        names = ", ".join(example.id for example in examples[:TOLD])
        others = f" and {len(examples) - TOLD} more" if len(examples) > TOLD else ""
        number = "1 example has" if len(examples) == 1 else f"{len(examples)} examples have"
        say(f"left out, as {number} {what}: {names}{others}")
    for name, told in rarely_told(toolkit, selection):
        known = f"{told} of {len(toolkit.examples)} examples"
        say(f"{name.replace('_', ' ')} is told of {known} only; the others are left out")
    return selection


def labels(filters: Filters) -> tuple[tuple[str, str], ...]:
    """Return the filters that are set as label and value, as a report names them."""
    return tuple(
        (name.replace("_", "-"), value) for name, values in filters.items() for value in values or ()
    )


def finish(report: "Report", output: Output, nothing: str = "") -> None:
    """Deliver a report with the day on it; a list that is empty says so, or what `nothing` says."""
    if nothing or not any(sheet.rows for sheet in report.sheets):
        say(nothing or "nothing fits these filters")
    day = options.made_on(output.day, os.environ.get)
    deliver(report._replace(day=day), form_of(output), output)


def finish_list(report: "Report", arrangement: Arrangement, output: Output) -> None:
    """Deliver a list with the columns and in the order that are asked for."""
    from clustertoolkit.views.arrangement import arranged

    finish(arranged(report, *arrangement), output)
