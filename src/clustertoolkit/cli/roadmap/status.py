"""The command `roadmap status`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from clustertoolkit.cli.roadmap.build import deliver
from clustertoolkit.cli.roadmap.shared import (
    Force,
    PlanFile,
    day_given,
    file_or_output,
    opened,
    refuse_hyphen,
)
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import emit, emit_in_pager, is_plain, on_terminal, say
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import refuse_over, write_whole
from clustertoolkit.schema.words import hint

if TYPE_CHECKING:
    from clustertoolkit.plan.history.records import History
    from clustertoolkit.plan.history.standing import PlanStanding
    from clustertoolkit.plan.statements.case import Finding
    from clustertoolkit.yamlfiles.reader import Document


@options.formed("text", "json")
def status(
    context: typer.Context,
    file: PlanFile,
    *,
    form: str,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE", show_default=False, callback=file_or_output,
            help="Write to a file, by its suffix: .html, .docx, .xlsx, .md or .json.",
        ),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DAY", help="How it stood on a day.", show_default=False),
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DAY", help="Decisions and risks from that day on.", show_default=False
        ),
    ] = None,
    owner: Annotated[
        str,
        typer.Option("--owner", metavar="NAME", help="What one body leads or collects.", show_default=False),
    ] = "",
    audience: Annotated[
        str, typer.Option("--audience", metavar="NAME", help="Who reads it: team, council or public.")
    ] = "team",
    fail: Annotated[bool, typer.Option("--fail", help="Exit with 1 while a check finds something.")] = False,
    force: Force = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Show how an adopted plan stands: time, money and results apart, what is due and what is not told.

    An audience sees the entries of the log that are for it: without --audience all of them. Lights follow
    fixed rules, and none is for the whole. With --fail the status is 1 while a check of the log finds
    something, whatever the lights.
    """
    from clustertoolkit.plan.history import entries, logfile
    from clustertoolkit.plan.history.standing import standing
    from clustertoolkit.plan.plans import plan_from
    from clustertoolkit.views.roadmap import status as views

    refuse_hyphen(file)
    circle = next((name for name in get_args(entries.Audience) if name == audience), None)
    if circle is None:
        raise ToolkitError(f"--audience cannot be '{audience}'", hint(audience, entries.AUDIENCES))
    suffix = output.suffix.lower() if output else ".json" if form == "json" else ""
    if form == "json" and suffix != ".json":
        raise ToolkitError(f"a file named {output} is not json", "leave --json out, or name another file")
    toolkit, plan = opened(context, file, data, day)
    document = logfile.read(logfile.beside(file), file.as_posix())
    log = logfile.log_from(document.data)
    today = day_given("--as-of", as_of) or options.today(day, os.environ.get).isoformat()
    first = day_given("--since", since) or ""
    stands = standing(plan_from(plan.data), log, today, circle, owner=owner, since=first)
    found = _found(plan, log, today, options.today(day, os.environ.get).isoformat())
    told = [f"line {document.span(finding.path).line}: {finding.message}" for finding in found]
    handout = views.status(stands, told, toolkit, owner=owner, since=first, drawn=not is_plain())
    if suffix in (".json", ".xlsx"):
        _write_data(stands, found, document, output, file, force=force)
    elif suffix or not on_terminal() or is_plain():
        deliver(handout, output, file, internal=circle != "public", force=force, command="status")
    else:
        from clustertoolkit.render import terminal

        emit_in_pager(terminal.document(handout))
    if fail and found:
        raise typer.Exit(1)


def _found(plan: "Document", log: "History", as_of: str, today: str) -> "list[Finding]":
    """Return what the checks of a log find, first of all a plan that is not as it was adopted."""
    from clustertoolkit.plan.history import adoption, checks
    from clustertoolkit.plan.plans import plan_from
    from clustertoolkit.plan.statements.case import Finding

    found = checks.found(plan_from(plan.data), log, as_of, today)
    if adoption.digest(plan.data) != log.adopted.digest:
        message = f"{plan.path} is not as it was adopted; a decision in the log tells what changes in it"
        return [Finding(("adopted", "digest"), message), *found]
    return found


def _write_data(
    stands: "PlanStanding",
    found: "list[Finding]",
    log: "Document",
    output: Path | None,
    plan: Path,
    *,
    force: bool,
) -> None:
    from clustertoolkit.render import standing

    if output is None:
        emit(standing.as_json(stands, found, log))
        return
    refuse_over(output, plan)
    is_book = output.suffix.lower() == ".xlsx"
    written = standing.as_workbook(stands, found, log) if is_book else standing.as_json(stands, found, log)
    write_whole(
        output,
        written.encode() if isinstance(written, str) else written,
        force=force,
        private=stands.audience != "public",
    )
    say(f"{output.as_posix()} written")
