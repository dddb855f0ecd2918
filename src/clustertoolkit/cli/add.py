"""The command `add`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.adding.given import Given, answered
from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.output import say

if TYPE_CHECKING:
    from clustertoolkit.contribute.asking import Asking


@answered
def add(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]", help="Kind of entry: example.",
            autocompletion=completion.on_tab(completion.fixed("example")),
        ),
    ] = "example",
    *,
    answers_file: Annotated[
        Path | None,
        typer.Option(
            "--answers", metavar="FILE", show_default=False, help="Take answers from this YAML file, too."
        ),
    ] = None,
    answers: Given,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Add an entry by answering questions, without YAML: the file is checked and written.

    Nothing is written if an answer is wrong, or if the entry may be there already.
    """
    from clustertoolkit.cli.adding.given import from_file
    from clustertoolkit.content.location import find
    from clustertoolkit.contribute.asking import asking

    asked = asking(find(data or context.obj, say), kind, options.today(day, os.environ.get), say)
    given = {**(from_file(answers_file, asked) if answers_file else {}), **answers}
    _write(asked, given)


def _write(asked: "Asking", given: Given) -> None:
    """Make an entry of answers and write it, or say why not and exit with 1."""
    from clustertoolkit.cli.adding import told
    from clustertoolkit.contribute import draft
    from clustertoolkit.contribute.alike import entries_like
    from clustertoolkit.contribute.entry import composed
    from clustertoolkit.errors import ContentError
    from clustertoolkit.files import write_whole

    entry = composed(asked, given)
    if entry.faults:
        told.faults(entry.faults)
        raise typer.Exit(1)
    if alike := entries_like(asked, entry.data):
        told.alike(alike)
        raise typer.Exit(1)
    made = draft.draft(asked, entry.data)
    (found,) = draft.findings(asked, [made])
    if found.faults:
        told.faults(found.faults)
        raise typer.Exit(1)
    if found.other:
        raise ContentError(found.other, {made.document.path: made.document.text})
    told.faults(found.remarks, "mind")
    file = draft.place_of(asked, made)
    write_whole(file, made.document.text.encode(), force=False)
    told.fitting(entry.fitting, entry.data, asked)
    told.next_steps(file, made)
