"""Where results go: standard output, or a file that is written whole."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clustertoolkit.errors import ToolkitError
from clustertoolkit.words import hint

if TYPE_CHECKING:
    from clustertoolkit.views import Report


def say(text: str) -> None:
    """Tell the person at the terminal something that is not the result."""
    from clustertoolkit.render.plain import harmless, printable

    with suppress(OSError):
        sys.stderr.write(f"{harmless(printable(text))}\n")


def show(text: str) -> None:
    """Write what a renderer made, colours and all, to the person at the terminal; it is not the result."""
    from clustertoolkit.render.plain import harmless

    with suppress(OSError):
        sys.stderr.write(harmless(text))


def emit(text: str) -> None:
    """Write a result to standard output; one that is closed early ends the command quietly."""
    from clustertoolkit.render.plain import harmless

    try:
        sys.stdout.write(harmless(text))
        sys.stdout.flush()
    except OSError as error:
        # what is still buffered must not fail again when the program ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            raise typer.Exit from None
        raise ToolkitError(f"standard output cannot be written: {error.strerror}") from error


def on_terminal() -> bool:
    """Tell whether a person reads standard output."""
    return sys.stdout.isatty()


def emit_prose(text: str) -> None:
    """Write a text for people to standard output: folded on a terminal, in a pipe every line whole."""
    if on_terminal():
        from clustertoolkit.render.terminal import folded

        text = folded(text)
    emit(text)


def form_of(given: str, file: Path | None) -> str:
    """Return the form in which to write: the one given, the file's by its suffix, or by where it goes."""
    from clustertoolkit.render import FILES_ONLY, FORMATS, SUFFIXES

    if given == "table" and file is not None:
        raise ToolkitError(
            "a table is for the terminal", "leave --format out; the file's suffix tells its form"
        )
    told = SUFFIXES.get(file.suffix.lower()) if file is not None else None
    if told and given not in ("auto", told):
        raise ToolkitError(f"a file named {file} is not {given}", "leave --format out, or name another file")
    if given != "auto":
        if given not in FORMATS or (given in FILES_ONLY and file is None):
            shown = [name for name in ("auto", *FORMATS) if name not in FILES_ONLY]
            files = f"use -o with a name that ends in .{given}" if given in FILES_ONLY else ""
            raise ToolkitError(f"--format cannot be '{given}'", files or hint(given, shown))
        return given
    if file is not None:
        if file.suffix.lower() not in SUFFIXES:
            message = f"the form of {file.as_posix()} cannot be told"
            raise ToolkitError(message, f"end its name in {', '.join(SUFFIXES)}")
        return SUFFIXES[file.suffix.lower()]
    return "table" if on_terminal() else "tsv"


def deliver(report: "Report", form: str, file: Path | None, *, force: bool) -> None:
    """Write a report in a form, to a file if one is named, else to standard output."""
    from clustertoolkit import render

    if form == "svg" and report.picture is None:
        raise ToolkitError("this list has no picture", "'toolkit matrix' and 'toolkit countries' have one")
    result = render.form(form)(report)
    if file is None:
        emit(result)
        return
    if isinstance(result, str):
        # spreadsheet programs take CSV without a mark at its start for the system's encoding
        result = result.encode("utf-8-sig" if form == "csv" else "utf-8")
    write_whole(file, result, force=force)
    say(f"{file.as_posix()} written")


def refuse_unwritable(file: Path) -> None:
    """Raise ToolkitError for a file that cannot be written, or that its owner has closed to writing."""
    name = file.as_posix()
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise ToolkitError(f"{name} is not a plain file", "name another file")
    if not file.parent.is_dir():
        raise ToolkitError(f"{file.parent.as_posix()} is no folder", "make it first, or name another file")
    if file.exists() and not os.access(file, os.W_OK):
        raise ToolkitError(f"{name} may not be written to", "change its permissions, or name another file")


def write_whole(file: Path, data: bytes, *, force: bool) -> None:
    """Write a file to a temporary name and move it; ToolkitError if it exists and force is not given."""
    import tempfile

    name = file.as_posix()
    temporary = None
    try:
        refuse_unwritable(file)
        if file.exists() and not force:
            raise ToolkitError(f"{name} already exists", "use --force to replace it, or name another file")
        mode = file.stat().st_mode & 0o777 if file.exists() else 0o666 & ~_umask()
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as stream:
            temporary = Path(stream.name)
            stream.write(data)
        temporary.chmod(mode)
        temporary.replace(file)
        temporary = None
    except OSError as error:
        raise ToolkitError(f"{name} cannot be written: {error.strerror}") from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask
