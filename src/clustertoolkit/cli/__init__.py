"""The command line: commands, and how their failures become one message and a status."""

import gc
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from clustertoolkit import __version__
from clustertoolkit.cli.commands import COMMANDS, below, environment, examples
from clustertoolkit.cli.shared.completion import ASKED, finished_words, keep_rich_out
from clustertoolkit.cli.shared.options import DataFolder
from clustertoolkit.cli.shared.output import (
    beside,
    complain,
    emit_prose,
    give_up,
    say,
    set_up_streams,
    settled,
    shape,
    switched,
    unwritten,
)
from clustertoolkit.errors import ContentError, PlanError, ToolkitError

GREETING = {
    "Make a roadmap": """\
see what others did, by priority, challenge and function:
toolkit matrix --priority green
then walk through the four phases, or fill the file by hand:
toolkit roadmap walk plan.yaml
toolkit roadmap new plan.yaml
then see what is open, and write it as two pages or whole:
toolkit roadmap check plan.yaml
toolkit roadmap build plan.yaml --brief -o brief.html
toolkit roadmap build plan.yaml -o roadmap.html""",
    "Look things up": """\
toolkit search start-ups
toolkit examples --country AT,BE
toolkit show circular-flanders""",
    "Add an example": """\
answer questions, or edit a file in data/examples/:
toolkit add example
toolkit validate
toolkit checks""",
}
MORE = "toolkit --help lists every command.\n"

USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[0]  # which has no public name
HELP = {"help_option_names": ["-h", "--help"]}


def application(words: Sequence[str]) -> typer.Typer:
    """Return the program with the command that the first words name, or else with all commands.

    To import and build every command takes as long as to answer `--version`.
    """
    app = typer.Typer(
        name="toolkit", pretty_exceptions_enable=False, invoke_without_command=True, context_settings=HELP,
        epilog=f"{environment()}\n\nExample: {COMMANDS['matrix'].examples[0]}", **shape(group=True),
    )  # fmt: skip
    app.callback()(toolkit)
    if list(words) != ["--version"]:
        _add_commands(app, "", words)
    return app


def _add_commands(app: typer.Typer, place: str, words: Sequence[str]) -> None:
    """Add the commands below a place: the one that the first word names, or else all."""
    there = below(place)
    for name in words[:1] if words and words[0] in there else there:
        known = COMMANDS[there[name]]
        module = import_module(f"clustertoolkit.cli.{known.module}")
        panel, epilog = known.panel or None, examples(there[name])
        if below(there[name]):
            group = typer.Typer(
                help=module.__doc__, no_args_is_help=True, context_settings=HELP, **shape(group=True)
            )
            _add_commands(group, there[name], words[1:])
            app.add_typer(group, name=name, rich_help_panel=panel, epilog=epilog)
        else:
            made = app.command(name, rich_help_panel=panel, epilog=epilog, **shape(group=False))
            made(getattr(module, name))


def toolkit(  # the switches are taken out before: they may stand anywhere
    context: typer.Context,
    data: DataFolder = None,
    version: Annotated[
        bool,
        typer.Option("--version", help="Print the versions of program and content, and where it lies."),
    ] = False,
    plain: Annotated[  # noqa: ARG001
        bool,
        typer.Option(
            "--plain",
            help="One record after the other, without columns, boxes and colours, as with ACCESSIBLE=1; "
            "it may stand behind the command, too.",
        ),
    ] = False,
    no_color: Annotated[  # noqa: ARG001
        bool, typer.Option("--no-color", help="Show no colours; it may stand behind the command, too.")
    ] = False,
) -> None:
    """Cluster policy actions and real examples for a green, digital and resilient economy."""
    context.obj = data
    if version:
        _print_version(data)
        raise typer.Exit
    if context.invoked_subcommand is None:
        emit_prose(beside(GREETING) + "\n" + MORE)


def _print_version(data: Path | None) -> None:
    from clustertoolkit.content import location
    from clustertoolkit.render.plain import printable

    folder = location.find(data, say)
    emit_prose(printable(f"toolkit {__version__}\ncontent {location.version(folder)} in {folder}\n"))


def main(argv: Sequence[str] | None = None, begun: Callable[[], object] = lambda: None) -> NoReturn:
    """Run the command line and exit: 0 done, 1 findings, 2 not possible, 70 a bug, 130 interrupted.

    `begun` is called once an interrupt comes to nothing worse than its status.
    """
    with switched(sys.argv[1:] if argv is None else argv) as words:
        _run(words, begun, alone=argv is None)


def _run(words: list[str], begun: Callable[[], object], *, alone: bool) -> NoReturn:
    """Run the words of a command line and exit; `alone` if the process ends with it."""
    streams = sys.stdout, sys.stderr
    gc.disable()  # a command is over before collecting pays; it costs a fifth of the reading
    set_up_streams()
    keep_rich_out()
    status = 70
    try:
        begun()
        status = _answered(words)
    except ContentError as error:
        status = _refused(error)
    except ToolkitError as error:
        _complain(f"error: {error.message}", f"hint: {error.hint}" if error.hint else "")
        status = 2
    except KeyboardInterrupt:
        status = 130
    except SystemExit as ended:  # so every command ends that was not refused
        status = ended.code if isinstance(ended.code, int) else 0
    except Exception as error:  # noqa: BLE001  # the last resort: whatever comes here is a bug
        if said := _refusal(error):
            _complain(f"error: {said}")
            status = 2
            if isinstance(error, OSError) and error.filename is None:
                give_up(sys.stdout)  # what it still holds would be refused once more
        else:
            status = _failed()
    finally:
        if alone:
            gc.freeze()  # the process ends: what it holds need not be looked through once more
        gc.enable()
        status = settled(status)
        sys.stdout, sys.stderr = streams
    sys.exit(status)


def _answered(words: list[str]) -> int:
    """Run a command line and return its status; ToolkitError for one that cannot be understood."""
    try:
        program = application(finished_words() if ASKED else words)
        return program(args=words, prog_name="toolkit", standalone_mode=False) or 0
    except USAGE_ERROR as error:
        from clustertoolkit.cli.shared.usage import refused

        if (told := refused(error, words)) is None:  # the help of a group was asked for by its name alone
            return 2
        raise told from None


def _refusal(error: Exception) -> str:
    """Say what the system refuses, or which bytes are no text; empty for what is a bug."""
    if isinstance(error, OSError) and error.strerror:
        if error.filename is None:  # a stream has no name; Rich writes help, not `emit`
            return unwritten(error)
        return f"{error.filename}: {error.strerror}"
    if isinstance(error, UnicodeEncodeError) and error.reason == "surrogates not allowed":
        return "an argument has bytes that are not UTF-8"
    return ""


def _complain(*lines: str) -> None:
    for line in lines:
        if line:
            say(line)


def _failed() -> int:
    """Report what no command expects: a compiled file that is damaged, or else a bug."""
    import platform
    import traceback

    from clustertoolkit.content import compiled

    with suppress(OSError):
        if error := compiled.damage():
            _complain(f"error: {error.message}", f"hint: {error.hint}")
            return 2
    system = f"toolkit {__version__}, Python {platform.python_version()}, {platform.system()}"
    _complain(traceback.format_exc(), f"error: this is a bug in the program ({system})")
    _complain("hint: report it with the lines above")
    return 70


def _refused(error: ContentError) -> int:
    for problem in error.problems:
        if problem.code == "newer-schema":
            _complain(f"error: {problem.path}: {problem.message}", f"hint: {problem.hint}")
            return 2
    complain(error.problems, error.texts)
    if isinstance(error, PlanError):
        _complain(f"error: the {error.what} has problems; mend them, and run the command again")
    else:
        _complain("error: the content has problems; 'toolkit validate' lists them")
    return 1
