"""Files that are written whole or not at all."""

import os
from pathlib import Path

from clustertoolkit.errors import ToolkitError


def refuse_dash(file: Path) -> None:
    """Raise ToolkitError for the name by which other programs mean standard input or output."""
    if file == Path("-"):
        hint = "without -o a result goes to standard output; a plan is read from a file of its own"
        raise ToolkitError("'-' names no file", hint)


def refuse_unwritable(file: Path) -> None:
    """Raise ToolkitError for a file that cannot be written, or that its owner has closed to writing."""
    refuse_dash(file)
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


class OwnFile:
    """A file that is written again and again, and never over what somebody else wrote meanwhile."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.seen = self._bytes()  # what was last read or written here; None if there was no file

    def _bytes(self) -> bytes | None:
        return self.file.read_bytes() if self.file.exists() else None

    def write(self, data: bytes, hint: str) -> None:
        """Write the file whole; ToolkitError with this hint if it is not as it was left."""
        if self._bytes() != self.seen:
            message = f"{self.file.as_posix()} was changed by somebody else in the meantime"
            raise ToolkitError(message, hint)
        write_whole(self.file, data, force=True)
        self.seen = data
