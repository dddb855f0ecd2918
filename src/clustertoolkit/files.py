"""Files that are written whole or not at all, and never over what somebody else wrote meanwhile."""

import errno
import os
from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path

from clustertoolkit.errors import ToolkitError

PRIVATE, ANYBODY = 0o600, 0o666  # of a new file, before the umask: who may read and write it
# A file may be mounted alone, or lie in a folder that takes no other files: then it cannot be replaced.
_NO_MOVE = (errno.EBUSY, errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS)


class ChangedError(ToolkitError):
    """A file is not as it was left: somebody else has written to it."""


def refuse_unwritable(file: Path, *, through_link: bool = False) -> None:
    """Raise ToolkitError for a file that cannot be written, or that its owner has closed to writing.

    A link is refused unless it is to be written through, and leads to a file.
    """
    name = file.as_posix()
    is_link = file.is_symlink() and not (through_link and file.is_file())
    if is_link or (file.exists() and not file.is_file()):
        raise ToolkitError(f"{name} is not a plain file", "name another file")
    if not file.parent.is_dir():
        raise ToolkitError(f"{file.parent.as_posix()} is no folder", "make it first, or name another file")
    if file.exists() and not os.access(file, os.W_OK):
        raise ToolkitError(f"{name} may not be written to", "change its permissions, or name another file")


def refuse_over(file: Path, source: Path) -> None:
    """Raise ToolkitError for a file that is its own source, by whatever name."""
    try:
        is_same = file.samefile(source)
    except OSError:  # one of them does not exist
        return
    if is_same:
        raise ToolkitError(f"{file.as_posix()} is the file that is read", "name another file to write to")


def write_whole(
    file: Path, data: bytes, *, force: bool, private: bool = False, seen: bytes | None = None
) -> None:
    """Write a file to a temporary name and move it; ToolkitError if it exists and force is not given.

    A file that exists keeps its mode. A new one is its owner's alone if it is private. ChangedError if
    something else is in the file than was seen in it.
    """
    refuse_unwritable(file)
    if file.exists() and not force:
        message = f"{file.as_posix()} already exists"
        raise ToolkitError(message, "use --force to replace it, or name another file")

    def compare() -> None:
        if seen is not None:
            _refuse_changed(file, seen, "run the command again")

    _write(file, data, private=private, compare=compare)


def beginning(file: Path, most: int) -> bytes:
    """Return what is in a file, but no more than so many bytes; OSError if it cannot be read."""
    with file.open("rb") as stream:
        return stream.read(most)


def _readable(file: Path, most: int) -> bytes | None:
    try:
        return beginning(file, most)
    except OSError:
        return None


def _refuse_changed(file: Path, seen: bytes | None, hint: str) -> None:
    if _readable(file, len(seen or b"") + 1) != seen:
        raise ChangedError(f"{file.as_posix()} was changed by somebody else in the meantime", hint)


def _write(file: Path, data: bytes, *, private: bool, compare: Callable[[], None]) -> None:
    """Write a file whole, once `compare` has not refused; in its place if it cannot be replaced."""
    try:
        mode = file.stat().st_mode & 0o777 if file.exists() else _mode(private=private)
        try:
            _replace(file, data, mode, compare)
        except OSError as error:
            if error.errno not in _NO_MOVE or not file.exists():
                raise
            compare()
            _overwrite(file, data)
    except OSError as error:
        hint = "make room, or copy it to a folder that you may write to, and go on there"
        raise ToolkitError(f"{file.as_posix()} cannot be written: {error.strerror}", hint) from error


def _mode(*, private: bool) -> int:
    umask = os.umask(0)
    os.umask(umask)
    return (PRIVATE if private else ANYBODY) & ~umask


def _replace(file: Path, data: bytes, mode: int, compare: Callable[[], None]) -> None:
    import tempfile

    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}.", delete=False) as stream:
            temporary = Path(stream.name)
            stream.write(data)
        temporary.chmod(mode)
        compare()
        temporary.replace(file)
        temporary = None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _overwrite(file: Path, data: bytes) -> None:
    """Write into a file that stays where it is; what was in it comes back if that fails."""
    with file.open("r+b") as stream:
        before = stream.read()
        try:
            _fill(stream.fileno(), data)
        except OSError:
            _fill(stream.fileno(), before)
            raise


def _fill(number: int, data: bytes) -> None:
    os.lseek(number, 0, os.SEEK_SET)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(number, rest) :]
    os.ftruncate(number, len(data))


class OwnFile:
    """A text file that is read once and written again and again: through a link, with the mark at its start.

    It is never written over what somebody else wrote meanwhile, nor if it had more bytes than the limit.
    """

    def __init__(self, file: Path, limit: int) -> None:
        self.file = file
        self._limit = limit
        self._seen: bytes | None = None
        self.read()

    def read(self) -> None:
        """Take the file as it is now for the one that may be written over."""
        self._seen = _readable(self.file, self._limit + 1)

    def write(self, text: str, hint: str) -> None:
        """Write the file whole; ChangedError with this hint if it is not as it was left.

        ToolkitError if it cannot be written.
        """
        mark = BOM_UTF8 if (self._seen or b"").startswith(BOM_UTF8) else b""
        data = mark + text.encode()
        refuse_unwritable(self.file, through_link=True)
        target = self.file.resolve() if self.file.is_symlink() else self.file
        _write(target, data, private=True, compare=lambda: _refuse_changed(self.file, self._seen, hint))
        self._seen = data
