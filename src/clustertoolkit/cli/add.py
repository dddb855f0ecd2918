"""The command `add`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.adding.given import OptionAnswers, answered
from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.output import say

if TYPE_CHECKING:
    from clustertoolkit.contribute.asking import Asking

SHEETS = "Sheets and forms"


@answered
def add(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="[KIND]", help="Kind of entry: example, study or action.",
            autocompletion=completion.on_tab(completion.fixed("example", "study", "action")),
        ),
    ] = "example",
    *,
    answers_file: Annotated[
        Path | None,
        typer.Option(
            "--answers", metavar="FILE", show_default=False, help="Take answers from this YAML file, too."
        ),
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option(
            "--template", metavar="FILE.xlsx", show_default=False, rich_help_panel=SHEETS,
            help="Write a workbook to fill in, a row an entry.",
        ),
    ] = None,
    source: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="FILE", show_default=False, rich_help_panel=SHEETS,
            help="Add the entries in the rows of a workbook, or of a .csv or .tsv file.",
        ),
    ] = None,
    from_issue: Annotated[
        Path | None,
        typer.Option(
            "--from-issue", metavar="FILE", show_default=False, rich_help_panel=SHEETS,
            help="Add the entry in the text of a filled-in issue form; what to tell its giver is printed.",
        ),
    ] = None,
    curator: Annotated[bool, typer.Option("--curator", help="Ask what curators fill in, too.")] = False,
    answers: OptionAnswers,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Add an entry by answering questions, without YAML: the file is checked and written.

    On a terminal it asks what is missing. Nothing is written if an answer is wrong, or if the entry may be
    there already.
    """
    from clustertoolkit.cli.adding import told
    from clustertoolkit.cli.adding.forms import add_form
    from clustertoolkit.cli.adding.given import from_file
    from clustertoolkit.cli.adding.sheets import add_rows, write_template
    from clustertoolkit.cli.shared.terminals import unfit_terminal
    from clustertoolkit.content.location import find
    from clustertoolkit.contribute.asking import asking
    from clustertoolkit.contribute.draft import judged
    from clustertoolkit.errors import ContentError, ToolkitError

    ways = (template, source, answers_file or (answers and not from_issue), from_issue)
    if sum(map(bool, ways)) > 1:
        message = "one way at a time: answers, --template, --from or --from-issue"
        raise ToolkitError(message, "leave the others out")
    folder, now = find(data or context.obj, say), options.today(day, os.environ.get)
    asked = _asked_with(answers, asking(folder, kind, now, say))
    if template:
        write_template(template, asked, curator=curator)
        return
    if source:
        add_rows(source, asked)
        return
    if from_issue:
        add_form(from_issue, asked, answers)
        return
    given = {**(from_file(answers_file, asked) if answers_file else {}), **answers}
    lacking = [field for field in asked.fields() if field.needed and field.id not in given]
    if (curator or lacking) and not unfit_terminal("add needs"):
        from clustertoolkit.cli.adding import dialogue  # slow to import

        dialogue.run(asked, given, answers_file or dialogue.new_file(), curator=curator)
        return
    (one,) = judged(asked, [given])
    if one.other:
        raise ContentError(one.other, {one.draft.document.path: one.draft.document.text} if one.draft else {})
    if not one.is_well:
        told.refused(one)
        if lacking:
            say("hint: on a terminal 'toolkit add' asks for what is missing")
        raise typer.Exit(1)
    told.write(asked, one)


def _asked_with(answers: OptionAnswers, asked: "Asking") -> "Asking":
    """Return what is asked; ToolkitError for an option that is no answer of this kind of entry."""
    from clustertoolkit.errors import ToolkitError

    known = [field.id for field in asked.fields()]
    for name in answers:
        if name not in known:
            told = f"its answers are: {', '.join(known)}"
            raise ToolkitError(f"--{name} is no answer for a new {asked.kind}", told)
    return asked
