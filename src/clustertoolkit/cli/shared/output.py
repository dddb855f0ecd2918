"""Where results go: standard output, or a file that is written whole."""

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TextIO

import typer

from clustertoolkit.cli.shared.options import is_hyphen
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import write_whole
from clustertoolkit.schema.words import hint

if TYPE_CHECKING:
    from clustertoolkit.cli.shared.options import Output
    from clustertoolkit.problems import Problem
    from clustertoolkit.views import Report

BOXES = 64  # columns that the boxes of a help need; in fewer they cut words
ACCESSIBLE = "ACCESSIBLE"  # the variable by which other programs are told the same
SWITCHES = {"--plain": ACCESSIBLE, "--no-color": "NO_COLOR"}  # may stand anywhere: each sets its variable


class Log:
    """A stream that a CI runner may read as its log: no line written to it is a command to the runner.

    What Typer and Rich write goes through it as well as what the commands do.
    """

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def write(self, text: str) -> int:
        """Write a text that begins a line, or goes on with one."""
        from clustertoolkit.render.plain import harmless

        return self.stream.write(harmless(text))

    def __getattr__(self, name: str) -> Any:
        """Leave all else to the stream."""
        return getattr(self.stream, name)


def set_up_streams() -> None:
    """Make standard output and error UTF-8 with plain line ends, and logs but at a terminal.

    A program that was started without a standard input reads an empty one. A size of the terminal that is no
    number in plain digits counts as none, since Rich stumbles over it.
    """
    sys.stdin = sys.stdin or open(os.devnull)  # noqa: PTH123, SIM115
    for name in ("COLUMNS", "LINES"):
        if not os.environ.get(name, "0").isascii():
            del os.environ[name]
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name) or open(os.devnull, "w")  # noqa: PTH123, SIM115  # started without it
        stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
        setattr(sys, name, stream if stream.isatty() else Log(stream))


def say(text: str) -> None:
    """Tell the person at the terminal something that is not the result."""
    from clustertoolkit.render.plain import printable

    with suppress(OSError):
        sys.stderr.write(_fitting(printable(f"{text}\n"), on_screen=sys.stderr.isatty()))


def complain(problems: Sequence["Problem"], texts: Mapping[str, str]) -> None:
    """Tell the problems of files, of which `texts` has the contents by path."""
    say(diagnosed(problems, texts, sys.stderr))


def diagnosed(problems: Sequence["Problem"], texts: Mapping[str, str], stream: TextIO) -> str:
    """Return the problems of files as they are written to a stream."""
    from clustertoolkit.render import diagnostics

    if is_plain():
        return diagnostics.labelled(problems, texts)
    return diagnostics.text(problems, texts, _columns() if stream.isatty() else 0)


def beside(parts: Mapping[str, str]) -> str:
    """Return texts beside their titles, or below them where there is no room for that or it is not wanted."""
    width = max(map(len, parts)) + len("     ")
    if is_plain() or any(
        width + len(line) > _columns() for text in parts.values() for line in text.split("\n")
    ):
        return "\n".join(f"{title}:\n{text}\n" for title, text in parts.items())
    return "".join(
        f"{'' if number else title:{width}}{line}\n"
        for title, text in parts.items()
        for number, line in enumerate(text.split("\n"))
    )


def _fitting(text: str, *, on_screen: bool) -> str:
    """Return a text as it is, or folded if some line of it is wider than the terminal."""
    columns = _columns()
    if not on_screen or all(len(line) <= columns for line in text.splitlines()):
        return text  # Rich takes long to import
    from clustertoolkit.render.layout import folded

    return folded(text, columns)


def _columns() -> int:
    return shutil.get_terminal_size().columns


def show(text: str) -> None:
    """Write what a renderer made, colours and all, to the person at the terminal; it is not the result."""
    with suppress(OSError):
        sys.stderr.write(text)


def emit(result: str | bytes) -> None:
    """Write a result to standard output; one that is closed early ends the command quietly."""
    try:
        if isinstance(result, str):
            sys.stdout.write(result)
        else:
            sys.stdout.buffer.write(result)
        sys.stdout.flush()
    except OSError as error:
        give_up(sys.stdout)
        if isinstance(error, BrokenPipeError):
            raise typer.Exit from None
        raise ToolkitError(unwritten(error)) from error


def command(lines: str) -> None:
    """Write lines that a CI runner is to obey, past what keeps all others from that."""
    stream = sys.stdout
    stream.flush()
    (stream.stream if isinstance(stream, Log) else stream).write(lines)


def settled(status: int) -> int:
    """Write what is held back still, and return the status; 2 if that fails, with the reason told."""
    try:
        sys.stdout.flush()
    except OSError as error:
        give_up(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            say(f"error: {unwritten(error)}")
            status = 2
    try:
        sys.stderr.flush()
    except OSError:
        give_up(sys.stderr)
    return status


def unwritten(error: OSError) -> str:
    """Say why standard output cannot be written."""
    return f"standard output cannot be written: {error.strerror}"


def give_up(stream: TextIO) -> None:
    """Lead a stream nowhere: what it holds back must not fail again when the program ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def on_terminal() -> bool:
    """Tell whether a person reads standard output."""
    return sys.stdout.isatty()


def is_plain() -> bool:
    """Tell whether a person wants lines without columns and drawn signs: `--plain` sets the variable."""
    return os.environ.get(ACCESSIBLE, "") not in ("", "0")


@contextmanager
def switched(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the words of a command line without switches, whose variables are set until a command has run."""
    end = words.index("--") if "--" in words else len(words)
    asked = [SWITCHES[word] for word in words[:end] if word in SWITCHES]
    before = {name: os.environ.get(name) for name in asked}
    os.environ.update(dict.fromkeys(asked, "1"))
    try:
        yield [word for word in words[:end] if word not in SWITCHES] + list(words[end:])
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def shape(*, group: bool) -> dict[str, Any]:
    """Return what makes Typer show a help as lines, that of a group or a command, if boxes would not do."""
    if not is_plain() and _columns() >= BOXES:
        return {}
    from clustertoolkit.cli.shared.helptext import LabelledCommand, LabelledGroup

    return {"cls": LabelledGroup, "rich_markup_mode": None} if group else {"cls": LabelledCommand}


def emit_prose(text: str) -> None:
    """Write a text for people to standard output: folded on a terminal, in a pipe every line whole."""
    emit(_fitting(text, on_screen=on_terminal()))


def form_of(output: "Output") -> str:
    """Return the form in which to write: the one given, the file's by its suffix, or by where it goes."""
    from clustertoolkit.render import (
        BIBLIOGRAPHY,
        FILES_ONLY,
        FORMATS,
        ON_SCREEN,
        PICTURES,
        PRINTED,
        SUFFIXES,
    )

    given, file = output.form, output.file
    every = SUFFIXES | BIBLIOGRAPHY
    written = [every[suffix] for suffix in output.suffixes]
    if given in ON_SCREEN and file is not None:
        said = "a table" if given == "table" else f"--format {given}"
        raise ToolkitError(
            f"{said} is for the terminal", "leave --format out; the file's suffix tells its form"
        )
    if file is None and given in ("auto", *ON_SCREEN) and is_plain():
        return "plain"
    named = every.get(file.suffix.lower()) if file is not None else None
    if (named or given) in PICTURES and (named or given) not in written:
        raise ToolkitError("this list has no picture", "'toolkit matrix' and 'toolkit countries' have one")
    if file is not None and is_hyphen(file):
        return _form_on_output(given, written)
    by_suffix = named if named in written else None
    if by_suffix and given not in ("auto", by_suffix):
        raise ToolkitError(f"a file named {file} is not {given}", "leave --format out, or name another file")
    if given != "auto":
        if given not in FORMATS or (given in FILES_ONLY and file is None):
            files = f"use -o with a name that ends in .{given}, or -o -" if given in FILES_ONLY else ""
            raise ToolkitError(f"--format cannot be '{given}'", files or hint(given, ["auto", *PRINTED]))
        return given
    if file is not None and by_suffix is None:
        message = f"the form of {file.as_posix()} cannot be told"
        raise ToolkitError(message, f"end its name in {either(output.suffixes)}")
    return by_suffix or ("table" if on_terminal() else "tsv")


def _form_on_output(given: str, forms: Sequence[str]) -> str:
    """Return the form of a file for standard output: one that is named, and on a terminal a text."""
    from clustertoolkit.render import BINARY

    if given == "auto":
        raise ToolkitError("the form of standard output cannot be told", f"name it: --format {either(forms)}")
    if given not in forms:
        raise ToolkitError(f"--format cannot be '{given}'", hint(given, forms))
    if given in BINARY and on_terminal():
        raise ToolkitError(f"{given} is not for a terminal", "lead it into a pipe, or name a file with -o")
    return given


def emit_in_pager(text: str) -> None:
    """Write a result to the terminal; one longer than the screen goes through the person's pager."""
    from clustertoolkit.cli.shared import pager

    if not pager.is_longer_than_the_screen(text):
        emit(text)
        return
    name, failed = os.environ.get("PAGER", "less"), ""
    try:
        words = pager.command()
        status = pager.show(words, text) if words else None
    except (OSError, ValueError) as error:
        status, failed = None, f"cannot be started: {getattr(error, 'strerror', None) or error}"
    if status and status > 0:
        failed = f"failed with status {status}"
    if failed:
        say(f"the pager '{name}' {failed}; --no-pager goes without it")
    if status is None or failed:
        emit(text)


def deliver(report: "Report", form: str, output: "Output") -> None:
    """Write a report in a form, to a file if one is named, else to standard output."""
    from clustertoolkit import render

    file = output.file
    if file is None:
        on_screen = on_terminal()
        result = render.form(form, "screen" if on_screen else "")(report)
        if form == "plain":
            emit_prose(result)
        else:
            (emit_in_pager if on_screen and not output.no_pager else emit)(result)
        return
    result = render.form(form, "file")(report)
    if is_hyphen(file):
        emit(result)
        return
    if form == "xlsx":
        from clustertoolkit.render.xlsx import shortened

        for sentence in shortened(report):
            say(sentence)
    if isinstance(result, str):
        # spreadsheet programs take CSV without a mark at its start for the system's encoding
        result = result.encode("utf-8-sig" if form == "csv" else "utf-8")
    write_whole(file, result, force=output.force)
    say(f"{file.as_posix()} written")
