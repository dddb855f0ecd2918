"""Commands for those who make a roadmap."""

import os
from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clustertoolkit.cli import completion, options
from clustertoolkit.cli.output import emit, emit_prose, say, write_whole
from clustertoolkit.errors import ToolkitError
from clustertoolkit.words import hint

if TYPE_CHECKING:
    from clustertoolkit.documents import Document
    from clustertoolkit.model import Toolkit
    from clustertoolkit.statements import Open
    from clustertoolkit.views.roadmap.worksheet import Question

roadmap = typer.Typer(
    help="Make a roadmap: a plan file, its check, and the document that it becomes.",
    no_args_is_help=True,
    epilog="Example: toolkit roadmap check examples/ile-de-france/plan.yaml",
    context_settings={"help_option_names": ["-h", "--help"]},
)

Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="The file to write: .html, .docx or .md.", show_default=False
    ),
]  # fmt: skip
Force = Annotated[bool, typer.Option("--force", help="Replace the file even if it was changed.")]
Plan = Annotated[Path, typer.Argument(metavar="FILE", help="The plan's file.", show_default=False)]


@roadmap.command(epilog="Example: toolkit roadmap walk plan.yaml")
def walk(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="[FILE]", help="The plan's file.")] = Path("plan.yaml"),
    full: Annotated[
        bool, typer.Option("--full", help="Ask who does what, what it costs and how it is measured, too.")
    ] = False,
    data: options.Data = None,
    day: options.Today = None,
) -> None:
    """Walk through the four phases, question by question, to a first roadmap.

    Every answer is at once on disk; the next walk goes on where this one stopped.
    """
    from clustertoolkit import content
    from clustertoolkit.cli.walk import run
    from clustertoolkit.location import find

    folder, now = find(data or context.obj), options.today(day, os.environ.get)
    run(file, content.with_questions(content.load(folder, now), folder, now), full=full)


@roadmap.command(epilog='Example: toolkit roadmap new plan.yaml --territory "My region"')
def new(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The file to write.", show_default=False)
    ],
    territory: Annotated[
        str, typer.Option("--territory", metavar="NAME", help="The territory that the plan is for.")
    ] = "Name of the territory",
    level: Annotated[
        str,
        typer.Option(
            "--level", metavar="NAME",
            help="local, regional, national, macro-regional, european or international.",
        ),
    ] = "regional",
    data: options.Data = None,
    day: options.Today = None,
) -> None:  # fmt: skip
    """Write a new plan to fill in: every field with what it means and an example."""
    from clustertoolkit import planfile

    allowed = planfile.schema()["properties"]["level"]["enum"]
    if level not in allowed:
        raise ToolkitError(f"--level cannot be '{level}'", hint(level, allowed))
    if file.exists():
        raise ToolkitError(f"{file.as_posix()} already exists", "name another file")
    planfile.new_name(file)
    text = planfile.new(_content(context, data, day), territory, level)
    write_whole(file, text.encode(), force=False)
    say(
        f"{file.as_posix()} written; fill it in with any editor, then: "
        f"toolkit roadmap check {file.as_posix()}"
    )


@roadmap.command(epilog="Example: toolkit roadmap check examples/ile-de-france/plan.yaml")
def check(
    context: typer.Context,
    file: Plan,
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORM", help="text or json.",
            autocompletion=completion.on_tab(completion.fixed("text", "json")),
        ),
    ] = "text",
    data: options.Data = None,
    day: options.Today = None,
) -> None:  # fmt: skip
    """Say which statements on a good plan hold and which fail, and what is still open.

    Exits with 1 while a statement fails. What is open is no failure: a plan grows.
    """
    from clustertoolkit import planfile, statements
    from clustertoolkit.render import verdicts

    if form not in ("text", "json"):
        raise ToolkitError(f"--format cannot be '{form}'", hint(form, ["text", "json"]))
    toolkit, document = _opened(context, file, data, day)
    schema = planfile.schema()
    result = statements.check(document, schema, toolkit)
    if form == "json":
        emit(verdicts.as_json(result, document, schema, toolkit))
    else:
        emit_prose(verdicts.text(result, document, schema))
    if result.fails:
        raise typer.Exit(1)


@roadmap.command(epilog="Example: toolkit roadmap accept plan.yaml")
def accept(context: typer.Context, file: Plan, data: options.Data = None, day: options.Today = None) -> None:
    """Write into the plan the content version, and how the chosen actions stand in it now.

    A later check then tells what the content has changed since. All else in the file stays.
    """
    from clustertoolkit import planfile

    toolkit, document = _opened(context, file, data, day)
    text = planfile.accept(document, toolkit)
    for name in planfile.unknown(document, toolkit):
        say(f"the content has no action '{name}': nothing is noted for it")
    if text == document.text:
        say(f"{file.as_posix()} says so already")
        return
    with file.open("rb") as stream:  # a mark at the start of a file, as some editors write it, stays
        marked = stream.read(len(BOM_UTF8)) == BOM_UTF8
    write_whole(file, text.encode("utf-8-sig" if marked else "utf-8"), force=True)
    say(f"{file.as_posix()} now rests on content version {toolkit.head.version}")


@roadmap.command(epilog="Example: toolkit roadmap worksheet examples/ile-de-france/plan.yaml -o open.docx")
def worksheet(
    context: typer.Context,
    file: Plan,
    output: Output = None,
    internal: Annotated[
        bool, typer.Option("--internal", help="With influence, worries and contacts: not for a workshop.")
    ] = False,
    force: Force = False,
    data: options.Data = None,
    day: options.Today = None,
) -> None:
    """Write the open questions of a plan with room for answers, for a workshop.

    Without -o the worksheet is printed as Markdown. What a document leaves out, such as who has how
    much influence, is asked with --internal only.
    """
    from clustertoolkit import plan, planfile, statements
    from clustertoolkit.views.roadmap.worksheet import worksheet as view

    toolkit, document = _opened(context, file, data, day)
    questions = [
        _question(one, document)
        for one in statements.empty(document.data, planfile.schema())
        if internal or not one.schema.get("x-internal")
    ]
    _deliver(view(plan.of(document.data), toolkit, questions), output, internal=internal, force=force)


def _question(one: "Open", document: "Document") -> "Question":
    from clustertoolkit import statements
    from clustertoolkit.canonical import example
    from clustertoolkit.views.roadmap.worksheet import Question

    entries = tuple(statements.entry(document.data, path) for path in one.paths)
    return Question(
        one.field, one.titles, one.schema["description"], example(one.schema), tuple(filter(None, entries))
    )


@roadmap.command(epilog="Example: toolkit roadmap build examples/ile-de-france/plan.yaml -o roadmap.html")
def build(
    context: typer.Context,
    file: Plan,
    output: Output = None,
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
    data: options.Data = None,
    day: options.Today = None,
) -> None:
    """Build the roadmap's document: .html, .docx or .md, or Markdown to standard output.

    The same plan and content give the same document. A file that this command did not write, or that
    was changed since, is replaced with --force only, and so is a public document by an internal one.
    """
    from clustertoolkit import planfile, statements
    from clustertoolkit.views import roadmap as views

    if fresh and output is None:
        raise ToolkitError("--check compares a file", "name it with -o")
    if brief and internal:
        raise ToolkitError("--brief has nothing for --internal to add", "leave one of them out")
    toolkit, document = _opened(context, file, data, day)
    result = statements.check(document, planfile.schema(), toolkit)
    still_open = [views.Empty(one.field, one.titles) for one in result.open]
    failing = [one for one in result.verdicts if one.verdict == "fails"]
    if brief:
        texts = [one.statement.text for one in failing]
        view = views.brief(result.plan, toolkit, still_open, texts)
    else:
        fails = [f"{one.statement.text[:-1]}: {statements.said(one)}" for one in failing]
        view = views.document(result.plan, toolkit, still_open, fails, internal=internal)
    if fresh and output is not None:
        _compare(view, output, internal=internal)
    else:
        _deliver(view, output, internal=internal, force=force)


def _deliver(view: dict[str, Any], output: Path | None, *, internal: bool, force: bool) -> None:
    """Write a document to a file by its suffix, or as Markdown to standard output."""
    from clustertoolkit.render import seal

    if output is None:
        emit(_drawn(view, ".md").decode())
        return
    written = seal.sealed(_drawn(view, output.suffix.lower()), internal=internal)
    if output.is_file() and not force:
        present = seal.kind(output.read_bytes())
        if present is None:
            message = f"{output.as_posix()} was not written by this command, or was changed since"
            raise ToolkitError(message, "use --force to replace it, or name another file")
        if internal and present == "public":
            message = f"{output.as_posix()} is a public document and would become an internal one"
            raise ToolkitError(message, "name another file, or use --force to replace it")
    write_whole(output, written, force=True)
    say(f"{output.as_posix()} written")


def _compare(view: dict[str, Any], output: Path, *, internal: bool) -> None:
    from clustertoolkit.render import seal

    name = output.as_posix()
    wanted = seal.sealed(_drawn(view, output.suffix.lower()), internal=internal)
    if not output.is_file() or output.read_bytes().replace(b"\r\n", b"\n") != wanted.replace(b"\r\n", b"\n"):
        say(f"{name} is {'stale' if output.is_file() else 'missing'}")
        raise typer.Exit(1)
    say(f"{name} is fresh")


def _drawn(view: dict[str, Any], suffix: str) -> bytes:
    from clustertoolkit.render import roadmap as render

    if suffix not in render.SUFFIXES:
        raise ToolkitError(
            f"a document cannot end in '{suffix}'", f"choose from: {', '.join(render.SUFFIXES)}"
        )
    return render.document(view, suffix)


def _opened(
    context: typer.Context, file: Path, data: Path | None, day: str | None
) -> tuple["Toolkit", "Document"]:
    """Return the content and a plan that fits its form."""
    from clustertoolkit import planfile

    toolkit = _content(context, data, day)
    return toolkit, planfile.read(file, toolkit)


def _content(context: typer.Context, data: Path | None, day: str | None) -> "Toolkit":
    """Return the content, of which a plan asks for a few entries."""
    from clustertoolkit import content
    from clustertoolkit.location import find

    return content.consult(find(data or context.obj), options.today(day, os.environ.get))
