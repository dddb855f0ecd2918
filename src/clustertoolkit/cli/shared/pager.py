"""A program that shows a long text a screen at a time, as git uses one."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LESS = "FRX"  # as git sets it: leave what fits a screen, keep colours, and leave the text on the screen


def command() -> list[str]:
    """Return the words that start the pager of PAGER, or else `less`; none if none is there or wanted.

    ValueError if PAGER cannot be split into words.
    """
    import shlex

    if os.environ.get("TERM", "") in ("", "dumb") and os.name != "nt":
        return []  # it cannot move on the screen
    given = os.environ.get("PAGER", "less" if shutil.which("less") else "")
    words = shlex.split(given, posix=os.name != "nt")
    return [] if words == ["cat"] else words


def is_longer_than_the_screen(text: str) -> bool:
    """Tell whether a text has more rows than the terminal, of which a line wider than it takes several."""
    columns, rows = shutil.get_terminal_size()
    lines = text.splitlines()
    return sum(1 if "\x1b" in line else 1 + max(0, len(line) - 1) // columns for line in lines) >= rows


def show(words: list[str], text: str) -> int:
    """Show a text in a pager until it ends, and return its status; OSError if it cannot be started."""
    import subprocess  # few texts are so long

    environment = {"LESS": LESS, **os.environ}
    with _ignoring_interrupts():
        process = subprocess.Popen(words, stdin=subprocess.PIPE, env=environment)  # noqa: S603  # as the person asked
        assert process.stdin is not None  # noqa: S101  # it is a pipe
        with suppress(OSError), process.stdin as stream:  # whoever leaves before the end has seen enough
            stream.write(text.encode("utf-8", "backslashreplace"))
        return process.wait()


@contextmanager
def _ignoring_interrupts() -> Iterator[None]:
    """Leave an interrupt to the pager; a handler, unlike `SIG_IGN`, is not passed on to it."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
