"""The command `roadmap take`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from clustertoolkit.cli.roadmap.shared import opened, refuse_hyphen
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import emit_prose, say
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import OwnFile, refuse_unwritable


def take(
    context: typer.Context,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="WORKBOOK... PLAN", show_default=False,
            help="What 'toolkit roadmap sheet' wrote and people filled in, and the plan's file.",
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="Write without asking, as a script needs it.")] = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Take what people wrote into a plan's workbooks back into the plan.

    Each change is shown, and nothing is written before you say yes. What
    nobody changed stays as it is in the plan, and so does all that the
    workbooks do not hold. Of several workbooks all changes are taken
    together. Nothing is written if a cell cannot be read, or if two
    workbooks, or a workbook and the plan, contradict each other.
    """
    from clustertoolkit.plan import planfile
    from clustertoolkit.plan.sheets.taking import taking
    from clustertoolkit.tables import planbook
    from clustertoolkit.views.roadmap import taken as views

    *workbooks, file = files
    if not workbooks:
        message = "a workbook and a plan are needed"
        raise ToolkitError(message, "toolkit roadmap take tables.xlsx plan.yaml")
    refuse_hyphen(file)
    if file.exists() and not (file.is_file() or file.is_dir()):  # a pipe can be read once, and not written
        refuse_unwritable(file)
    own = OwnFile(
        file, planfile.MAX_BYTES
    )  # before the plan is read, so that no later change is written over
    toolkit, document = opened(context, file, data, day)
    books = [planbook.read(workbook) for workbook in workbooks]
    if len(books) == 1:
        books = [books[0]._replace(name="")]
    lists = planfile.lists(toolkit)
    found = taking(books, document.data, planfile.schema(), lists)
    name = file.as_posix()
    if found.faults:
        for fault in found.faults:
            say(f"{fault.place}: {fault.message}")
        count = len(found.faults)
        say(f"{count} {'fault' if count == 1 else 'faults'}: nothing is written")
        raise typer.Exit(1)
    for book in books:
        if book.territory != document.data["territory"]:
            say(f"{book.name or workbooks[0].as_posix()} was written for another plan: {book.territory}")
    emit_prose("".join(f"{line}\n" for line in views.lines(found.changes, found.notes)))
    if not found.changes:
        say(f"nothing to change in {name}")
        return
    planfile.refuse_misfit(found.data, lists)
    text = planfile.rewritten(document, found.data, found.gone)
    count = len(found.changes)
    changes = "1 change" if count == 1 else f"{count} changes"
    if not yes:
        _ask(f"Write {changes} into {name}?")
    own.write(text, "run the command again")
    say(f"{changes} written into {name}")


def _ask(question: str) -> None:
    """Ask for a yes at a terminal; anything else ends the command with nothing written."""
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        raise ToolkitError("nothing is written: nobody can be asked here", "--yes writes without asking")
    try:
        is_wanted = typer.confirm(question, default=False, err=True)
    except typer.Abort:
        say("\nnothing is written")
        raise KeyboardInterrupt from None
    if not is_wanted:
        say("nothing is written")
        raise typer.Exit(1)
