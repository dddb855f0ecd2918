"""A real terminal for programs that ask: a window of tmux, into which one types and from which one reads."""

import shlex
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

WAIT = 30  # seconds at most for what is waited for


class Terminal:
    """A program in a terminal of its own; all that it shows is kept. Needs tmux."""

    def __init__(self, command: Sequence[str], folder: Path, width: int, height: int) -> None:
        self._asked = 0  # questions that were there when keys were last typed
        self._socket = f"clustertoolkit-{time.monotonic_ns()}"
        setting = "set-option -g history-limit 20000 ; set-option -g remain-on-exit on ; new-session -d"
        size = ["-x", str(width), "-y", str(height), "-c", str(folder)]
        told = "env -u NO_COLOR TERM=screen-256color COLORTERM=truecolor"
        self._tmux("-f", "/dev/null", *setting.split(), *size, f"{told} {shlex.join(command)}")

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self._tmux("kill-server")

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-L", self._socket, *words]
        return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout

    def shown(self, *, colours: bool = False) -> str:
        """Return everything that was shown, lines folded by the terminal as they are on it."""
        lines = self._tmux("capture-pane", "-p", *(["-e"] if colours else []), "-S", "-").splitlines()
        return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"

    def questions(self) -> list[str]:
        """Return every question with what stands under it, its lines joined."""
        return [" ".join(one.split()) for one in f"\n{self.shown()}".split("\n? ")[1:]]

    def answer(self, question: str, keys: str) -> None:
        """Wait until the last question has these words in it, and type; names of keys stand in <>."""
        before = self._asked
        self._wait(lambda: len(self.questions()) > before and question in self.questions()[-1], question)
        self._asked = len(self.questions())
        for one in keys.replace("<", "\0<").replace(">", ">\0").split("\0"):
            if one:
                named = one.startswith("<")
                self._tmux("send-keys", *([one[1:-1]] if named else ["-l", one]))

    def wait(self, words: str) -> None:
        """Wait until some words are shown."""
        self._wait(lambda: words in self.shown(), words)

    def _wait(self, ready: Callable[[], bool], words: str) -> None:
        end = time.monotonic() + WAIT
        while not ready():
            if time.monotonic() > end:
                raise TimeoutError(f"'{words}' is not shown:\n{self.shown()}")
            time.sleep(0.05)
