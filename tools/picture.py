"""Draws docs/matrix.svg: the matrix as the program really prints it on a terminal; --check compares."""

import os
import re
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "matrix.svg"
COMMAND = ["matrix", "--priority", "green", "--basis", "paper"]  # stays as the content grows
WIDTH = 100
THEME = TerminalTheme(
    (250, 250, 247), (36, 41, 47),
    [
        (36, 41, 47), (176, 52, 52), (30, 110, 60), (130, 95, 0), (30, 80, 160), (120, 60, 140),
        (0, 105, 120), (90, 96, 104),
    ],
)  # fmt: skip
FONTS = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)  # Rich's fonts come from the network

COMMENTS = re.compile(r"\s*<!-- .*? -->")


def printed() -> str:
    """Return what the command prints on a terminal of WIDTH columns, colours included."""
    import pty

    parent, child = pty.openpty()
    environment = {
        **os.environ,
        "COLUMNS": str(WIDTH),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "PAGER": "cat",
    }
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "clustertoolkit", *COMMAND], cwd=ROOT, env=environment, stdout=child
    ):
        os.close(child)
        shown = b""
        while True:
            try:
                chunk = os.read(parent, 65536)
            except OSError:  # how Linux says that the other side is closed
                break
            if not chunk:
                break
            shown += chunk
    os.close(parent)
    return shown.decode("utf-8").replace("\r\n", "\n")


def drawn(lines: str, title: str, name: str, width: int) -> str:
    """Return what a terminal shows as SVG that asks the network for nothing."""
    with Path(os.devnull).open("w") as nowhere:
        console = Console(file=nowhere, width=width, record=True, force_terminal=True)
        console.print(Text.from_ansi(lines), end="")
        svg = console.export_svg(title=title, theme=THEME, unique_id=name)
    svg = COMMENTS.sub("", FONTS.sub("\n", svg))
    svg = svg.replace("Fira Code, monospace", "ui-monospace, Menlo, Consolas, monospace")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main() -> None:
    """Write the picture, or exit with 1 if it is not what would be written."""
    svg = drawn(printed(), " ".join(["toolkit", *COMMAND]), "matrix", WIDTH)
    if "--check" in sys.argv:
        if not TARGET.exists() or TARGET.read_text("utf-8") != svg:
            sys.exit(f"{TARGET.relative_to(ROOT)} is stale: run 'make generate'")
        return
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
