"""What the commands on a plan share: their options, the content, and a plan that fits its form."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import say

if TYPE_CHECKING:
    from clustertoolkit.content.model import Toolkit
    from clustertoolkit.yamlfiles.reader import Document

DocumentFile = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="The file to write: .html, .docx or .md.", show_default=False
    ),
]  # fmt: skip
Force = Annotated[bool, typer.Option("--force", help="Replace the file even if it was changed.")]
PlanFile = Annotated[Path, typer.Argument(metavar="FILE", help="The plan's file.", show_default=False)]


def opened(
    context: typer.Context, file: Path, data: Path | None, day: str | None
) -> tuple["Toolkit", "Document"]:
    """Return the content and a plan that fits its form."""
    from clustertoolkit.plan import planfile

    toolkit = content(context, data, day)
    return toolkit, planfile.read(file, toolkit)


def content(context: typer.Context, data: Path | None, day: str | None) -> "Toolkit":
    """Return the content, of which a plan asks for a few entries."""
    from clustertoolkit.content import load
    from clustertoolkit.content.location import find

    return load.consult(find(data or context.obj, say), options.today(day, os.environ.get))
