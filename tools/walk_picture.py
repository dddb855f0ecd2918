"""Draws docs/walk.svg: a first pass of the walk as it really goes at a terminal; --check compares."""

import os
import re
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.text import Text

from picture import COMMENTS, FONTS, ROOT, THEME

TARGET = ROOT / "docs" / "walk.svg"
WIDTH = 112
SHOWN = 36  # lines of the picture
WAIT = 20  # seconds at most for a question
BEGIN, END = "Which policy actions answer", "The brief:"
DOWN = "\x1b[B"
ANSWERS = [  # a part of each question, and what is typed: illustrative, for a region
    ("How large", f"{DOWN}\r"), ("called?", "Emilia-Romagna\r"), ("In which country", "Italy\r"),
    ("And?", "\r"),
    ("Who answers", "Regional council\r"), ("And?", "\r"), ("Which strategy", "Innovation strategy\r"),
    ("When does the plan begin", "2027-01\r"), ("When does it end", "2030-12\r"),
    ("Which thematic", " \r"), ("Why does", "Energy costs press the small firms.\r"), ("How much", "100\r"),
    ("Which challenges", " \r"), ("What is the problem", "Few small firms test circular products.\r"),
    ("Which policy actions", " \r"), ("How does the plan act", "\r"),
    ("From which examples", "circular flanders\r"), ("And?", "\r"),
    ("What will be done", "Ask firms what they need\r"), ("Who leads", "Regional agency\r"),
    ("first step", "Interview forty small firms\r"), ("begin?", "2027-03\r"), ("done?", "2028-06\r"),
    ("By what", "Firms interviewed\r"), ("What number", "40\r"),
    ("What is different", "Every small firm finds help for its transition.\r"),
]  # fmt: skip
CODES = re.compile(r"\x1b\[([?0-9;]*)([A-Za-z])|\x1b[^\[]|[^\x1b]", re.DOTALL)


class Screen:
    """As much of a terminal as the prompts need, with all its lines kept."""

    def __init__(self) -> None:
        self.rows: list[list[tuple[str, str]]] = [[]]
        self.row = self.column = 0
        self.style = ""

    def feed(self, text: str) -> None:
        """Take what a program writes."""
        for code in CODES.finditer(text):
            if code[2]:
                self._control(code[1], code[2])
            elif not code[0].startswith("\x1b"):
                self._character(code[0])

    def _character(self, one: str) -> None:
        if one == "\r":
            self.column = 0
        elif one == "\n":
            self.row += 1
        elif one == "\b":
            self.column = max(0, self.column - 1)
        elif one >= " ":
            line = self._line()
            line += [(" ", "")] * (self.column + 1 - len(line))
            line[self.column] = (one, self.style)
            self.column += 1

    def _control(self, numbers: str, kind: str) -> None:
        count = int(numbers) if numbers.isdigit() else 0
        if kind == "m":
            self.style = "" if numbers in ("", "0") else f"{self.style}\x1b[{numbers}m"
        elif kind == "A":
            self.row = max(0, self.row - (count or 1))
        elif kind == "B":
            self.row += count or 1
        elif kind == "C":
            self.column += count or 1
        elif kind == "D":
            self.column = max(0, self.column - (count or 1))
        elif kind in "JK" and not numbers.startswith("?"):
            del self._line()[self.column :]
            if kind == "J":
                del self.rows[self.row + 1 :]

    def _line(self) -> list[tuple[str, str]]:
        self.rows += [[] for _ in range(self.row + 1 - len(self.rows))]
        return self.rows[self.row]

    def lines(self) -> list[str]:
        """Return the lines with their colours."""
        return ["".join(f"\x1b[0m{style}{one}" for one, style in row).rstrip() for row in self.rows]


def walked() -> list[str]:
    """Return the lines that a terminal shows after the walk."""
    import fcntl
    import pty
    import struct
    import termios

    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", 60, WIDTH, 0, 0))
    environment = {
        **os.environ, "COLUMNS": str(WIDTH), "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1",
        "PROMPT_TOOLKIT_COLOR_DEPTH": "DEPTH_24_BIT",
    }  # fmt: skip
    environment.pop("NO_COLOR", None)
    command = [sys.executable, "-m", "clustertoolkit", "--data", str(ROOT / "data"), "roadmap", "walk"]
    screen, unread = Screen(), ""
    answers = iter([*ANSWERS, (END, "")])
    wanted, keys = next(answers)
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            command, cwd=folder, env=environment, stdin=child, stdout=child, stderr=child
        ) as process,
    ):
        os.close(child)
        end = time.monotonic() + WAIT
        while True:
            if not select.select([parent], [], [], max(0, end - time.monotonic()))[0]:
                process.kill()
                sys.exit(f"the walk does not ask '{wanted}':\n{unread[-2000:]}")
            try:
                chunk = os.read(parent, 65536).decode("utf-8", "replace")
            except OSError:  # how Linux says that the other side is closed
                break
            if not chunk:
                break
            screen.feed(chunk)
            unread += chunk
            if wanted in re.sub(r"\x1b\[[?0-9;]*[A-Za-z]", "", unread) and "\x1b[?25h" in unread and keys:
                time.sleep(0.15)  # until the prompt is whole
                os.write(parent, keys.encode())
                unread, end = "", time.monotonic() + WAIT
                wanted, keys = next(answers)
    os.close(parent)
    return screen.lines()


def drawn() -> str:
    """Return the picture as SVG that asks the network for nothing."""
    lines = walked()
    first = max(number for number, line in enumerate(lines) if BEGIN in Text.from_ansi(line).plain)
    with Path(os.devnull).open("w") as nowhere:
        console = Console(file=nowhere, width=WIDTH, record=True, force_terminal=True)
        for line in lines[first : first + SHOWN]:
            console.print(Text.from_ansi(line))
        svg = console.export_svg(title="toolkit roadmap walk", theme=THEME, unique_id="walk")
    svg = COMMENTS.sub("", FONTS.sub("\n", svg))
    svg = svg.replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, monospace")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Write the picture, or exit with 1 if it is not what would be written."""
    svg = drawn()
    if "--check" in sys.argv:
        if not TARGET.exists() or TARGET.read_text("utf-8") != svg:
            sys.exit(f"{TARGET.relative_to(ROOT)} is stale: run 'make generate'")
        return
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
