"""The command `roadmap build`, and how a document is delivered."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from clustertoolkit.cli.roadmap.shared import DocumentFile, Force, PlanFile, opened
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import emit, emit_prose, is_plain, say
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import beginning, refuse_over, write_whole

if TYPE_CHECKING:
    from clustertoolkit.views.blocks import Handout

MOST = 64 * 1024 * 1024  # bytes that are read of a file that may be a document


def build(
    context: typer.Context,
    file: PlanFile,
    output: DocumentFile = None,
    brief: Annotated[bool, typer.Option("--brief", help="About two pages instead of the whole.")] = False,
    internal: Annotated[
        bool,
        typer.Option("--internal", help="With influence, worries and contacts: not to be published."),
    ] = False,
    fresh: Annotated[
        bool,
        typer.Option("--check", help="Write nothing; exit with 1 unless the file is what would be written."),
    ] = False,
    force: Force = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """Build the roadmap's document: .html, .docx or .md, or Markdown to standard output.

    The same plan and content give the same document. A file that this command did not write, or that
    was changed since, is replaced with --force only, and so is a public document by an internal one.
    """
    from clustertoolkit.plan import planfile, statements
    from clustertoolkit.render import verdicts
    from clustertoolkit.views import roadmap as views

    if fresh and output is None:
        raise ToolkitError("--check compares a file", "name it with -o")
    if brief and internal:
        raise ToolkitError("--brief has nothing for --internal to add", "leave one of them out")
    toolkit, document = opened(context, file, data, day)
    result = statements.check(document.data, planfile.schema(), toolkit)
    if result.warnings:
        told = verdicts.warnings_counted(result)
        say(f"{told} on the plan; 'toolkit roadmap check {file.as_posix()}' says where")
    handout = views.judged(result, toolkit, brief=brief, internal=internal)
    if fresh and output is not None:
        _compare(handout, output, internal=internal)
    else:
        deliver(handout, output, file, internal=internal, force=force)


def deliver(
    handout: "Handout", output: Path | None, plan: Path, *,
    internal: bool, force: bool, command: Literal["build", "status"] = "build",
) -> None:  # fmt: skip
    """Write a document to a file by its suffix, or as Markdown to standard output; never over its plan.

    A new internal document is its owner's alone.
    """
    from clustertoolkit.render import seal

    if output is None and is_plain():
        from clustertoolkit.render import labelled

        emit_prose(labelled.document(handout))
        return
    if output is None:
        emit(_drawn(handout, ".md").decode())
        return
    refuse_over(output, plan)
    written = seal.sealed(_drawn(handout, output.suffix.lower()), internal=internal, command=command)
    if output.is_file() and not force:
        present = seal.sealed_as(beginning(output, MOST))
        if present is None:
            message = f"{output.as_posix()} was not written by this command, or was changed since"
            raise ToolkitError(message, "use --force to replace it, or name another file")
        if internal and present == "public":
            message = f"{output.as_posix()} is a public document and would become an internal one"
            raise ToolkitError(message, "name another file, or use --force to replace it")
    write_whole(output, written, force=True, private=internal)
    say(f"{output.as_posix()} written")


def _compare(handout: "Handout", output: Path, *, internal: bool) -> None:
    from clustertoolkit.render import seal

    name = output.as_posix()
    wanted = seal.sealed(_drawn(handout, output.suffix.lower()), internal=internal)
    present = beginning(output, MOST) if output.is_file() else b""
    if present.replace(b"\r\n", b"\n") != wanted.replace(b"\r\n", b"\n"):
        say(f"{name} is {'stale' if output.is_file() else 'missing'}")
        raise typer.Exit(1)
    say(f"{name} is fresh")


def _drawn(handout: "Handout", suffix: str) -> bytes:
    from clustertoolkit.render import DOCUMENTS, document

    if suffix not in DOCUMENTS:
        raise ToolkitError(f"a document cannot end in '{suffix}'", f"choose from: {', '.join(DOCUMENTS)}")
    return document(handout, suffix)
