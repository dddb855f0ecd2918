"""Where results go: standard output, or a file that is written whole."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from clustertoolkit.errors import ToolkitError
from clustertoolkit.words import hint

if TYPE_CHECKING:
    from clustertoolkit.views import Report


def say(text: str) -> None:
    """Tell the person at the terminal something that is not the result."""
    sys.stderr.write(f"{text}\n")


def on_terminal() -> bool:
    """Tell whether a person reads standard output."""
    return sys.stdout.isatty()


def form_of(given: str, file: Path | None) -> str:
    """Return the form in which to write: the one given, the file's by its suffix, or by where it goes."""
    from clustertoolkit.render import FILES_ONLY, FORMATS, SUFFIXES

    if given != "auto":
        if given not in FORMATS or (given in FILES_ONLY and file is None):
            shown = [name for name in ("auto", *FORMATS) if name not in FILES_ONLY]
            files = f"use -o with a name that ends in .{given}" if given in FILES_ONLY else ""
            raise ToolkitError(f"--format cannot be '{given}'", files or hint(given, shown))
        return given
    if file is not None:
        if file.suffix not in SUFFIXES:
            raise ToolkitError(f"the form of {file} cannot be told", f"end its name in {', '.join(SUFFIXES)}")
        return SUFFIXES[file.suffix]
    return "table" if on_terminal() else "tsv"


def deliver(report: "Report", form: str, file: Path | None, *, force: bool) -> None:
    """Write a report in a form, to a file if one is named, else to standard output."""
    from clustertoolkit import render

    result = render.form(form)(report)
    if file is None:
        sys.stdout.write(result)
        sys.stdout.flush()
        return
    if isinstance(result, str):
        # spreadsheet programs take CSV without a mark at its start for the system's encoding
        result = result.encode("utf-8-sig" if form == "csv" else "utf-8")
    write_whole(file, result, force=force)
    say(f"{file} written")


def write_whole(file: Path, data: bytes, *, force: bool) -> None:
    """Write a file to a temporary name and move it; ToolkitError if it exists and force is not given."""
    import tempfile

    if file.exists() and not force:
        raise ToolkitError(f"{file} already exists", "use --force to replace it, or name another file")
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as stream:
            temporary = Path(stream.name)
            stream.write(data)
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(file)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        raise ToolkitError(f"{file} cannot be written: {error.strerror}") from error
