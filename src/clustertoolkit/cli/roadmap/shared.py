"""What the commands on a plan share: their options, the content, and a plan that fits its form."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import say
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.errors import ToolkitError
from clustertoolkit.render import DOCUMENTS

if TYPE_CHECKING:
    from clustertoolkit.content.model import Toolkit
    from clustertoolkit.yamlfiles.reader import Document


def file_or_output(file: Path | None) -> Path | None:
    """Return the file to write; None, as if none were named, for the hyphen of standard output."""
    return None if file is None or options.is_hyphen(file) else file


SUFFIXES = either(tuple(DOCUMENTS))
DocumentFile = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", show_default=False, callback=file_or_output,
        help=f"Write to a file, by its suffix: {SUFFIXES}; - for standard output, as Markdown.",
    ),
]  # fmt: skip
Force = Annotated[bool, typer.Option("--force", help="Replace the file even if it was changed.")]
PlanFile = Annotated[Path, typer.Argument(metavar="FILE", help="The plan's file.", show_default=False)]


def opened(
    context: typer.Context, file: Path, data: Path | None, day: str | None
) -> tuple["Toolkit", "Document"]:
    """Return the content and a plan that fits its form."""
    toolkit = content(context, data, day)
    return toolkit, plan(file, toolkit)


def plan(file: Path, toolkit: "Toolkit") -> "Document":
    """Return a plan that fits its form; a hyphen is a plan on standard input."""
    from clustertoolkit.plan import planfile

    if options.is_hyphen(file):
        raw = sys.stdin.buffer.read(planfile.MAX_BYTES + 1)
        return planfile.fitting("standard input", raw, toolkit)
    return planfile.read(file, toolkit)


def refuse_hyphen(file: Path) -> None:
    """Raise ToolkitError for a hyphen where a file is needed that can be written."""
    if options.is_hyphen(file):
        raise ToolkitError("- is no file that can be written", "name a file, such as plan.yaml")


def day_given(option: str, given: str | None) -> str | None:
    """Return a day (ISO) as it was given for an option; ToolkitError for what is no day."""
    from datetime import date

    try:
        return date.fromisoformat(given).isoformat() if given else None
    except ValueError:
        raise ToolkitError(
            f"{option} is '{given}', which is not a day", "write a day as 2027-01-29"
        ) from None


def content(context: typer.Context, data: Path | None, day: str | None) -> "Toolkit":
    """Return the content, of which a plan asks for a few entries."""
    from clustertoolkit.content import load
    from clustertoolkit.content.location import find

    return load.consult(find(data or context.obj, say), options.today(day, os.environ.get), say)
