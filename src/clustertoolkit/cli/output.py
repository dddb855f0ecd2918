"""Where results go: standard output, or a file that is written whole."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from clustertoolkit.errors import ToolkitError
from clustertoolkit.words import hint


def say(text: str) -> None:
    """Tell the person at the terminal something that is not the result."""
    sys.stderr.write(f"{text}\n")


def on_terminal() -> bool:
    """Tell whether a person reads standard output."""
    return sys.stdout.isatty()


def deliver(text: str, file: Path | None, *, force: bool, bom: bool = False) -> None:
    """Write a result to a file if one is named, else to standard output."""
    if file is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    write_whole(file, ("\ufeff" if bom else "") + text, force=force)
    say(f"{file} written")


def write_whole(file: Path, text: str, *, force: bool) -> None:
    """Write a file to a temporary name and move it; ToolkitError if it exists and force is not given."""
    if file.exists() and not force:
        raise ToolkitError(f"{file} already exists", "use --force to replace it, or name another file")
    import tempfile

    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            encoding="utf-8",
            newline="\n",
            dir=file.parent,
            prefix=f".{file.name}.",
            delete=False,
        ) as stream:
            temporary = Path(stream.name)
            stream.write(text)
        umask = os.umask(0)
        os.umask(umask)
        temporary.chmod(0o666 & ~umask)
        temporary.replace(file)
    except OSError as error:
        if temporary is not None:
            with suppress(OSError):
                temporary.unlink()
        raise ToolkitError(f"{file} cannot be written: {error.strerror}") from error


def format_of(given: str, file: Path | None, formats: dict[str, str], suffixes: dict[str, str]) -> str:
    """Return the form in which to write: the one given, the file's by its suffix, or by where it goes."""
    if given != "auto":
        if given not in formats:
            raise ToolkitError(f"--format cannot be '{given}'", hint(given, ["auto", *formats]))
        return given
    if file is not None:
        if file.suffix not in suffixes:
            raise ToolkitError(f"the form of {file} cannot be told", f"end its name in {', '.join(suffixes)}")
        return suffixes[file.suffix]
    return "table" if on_terminal() else "tsv"
