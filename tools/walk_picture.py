"""Draws docs/walk.svg: a first pass of the walk as it really goes at a terminal."""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.text import Text

from picture import ROOT, drawn
from terminal import Terminal

TARGET = ROOT / "docs" / "walk.svg"
WIDTH, HEIGHT = 80, 50
BEGIN, END = "Which challenges does", "What will be done"  # between these the picture is taken
ANSWERS = (  # a part of each question, and what is typed: illustrative, for a region
    ("How large", "<Down><Enter>"),
    ("called?", "Emilia-Romagna<Enter>"),
    ("In which country", "Italy<Enter>"),
    ("And?", "<Enter>"),
    ("Who answers", "Regional council<Enter>"),
    ("And?", "<Enter>"),
    ("Which strategy", "Innovation strategy<Enter>"),
    ("When does the plan begin", "2027-01<Enter>"),
    ("When does it end", "2030-12<Enter>"),
    ("Which thematic", "<Space><Enter>"),
    ("Why does", "Energy costs press the small firms.<Enter>"),
    ("How much", "<Enter>"),
    ("Which challenges", "<Space><Enter>"),
    ("What is the problem", "Few small firms test circular products.<Enter>"),
    ("Which policy actions", "<Down><Space><Enter>"),
    ("strengthen existing work", "<Enter>"),
    ("From which examples", "<Space><Down><Space><Enter>"),
    ("What will be done", "<Down><Enter>"),
    ("What will be done", "Ask firms what they need<Enter>"),
    ("Who leads", "Regional agency<Enter>"),
    ("first step", "<Enter>"),
    ("begin?", "<Enter>"),
    ("done?", "2028-06<Enter>"),
    ("How is it measured", "<Enter>"),
    ("What number", "40<Enter>"),
    ("By which year", "<Enter>"),
    ("What is different", "Every small firm finds help for its transition.<Enter>"),
    ("What now?", "<Enter>"),
)


@contextmanager
def walked(folder: Path) -> Iterator[Terminal]:
    """Walk through all questions of the first pass in a folder; yield the terminal as it is then."""
    command = [sys.executable, "-m", "clustertoolkit", "--data", str(ROOT / "data"), "roadmap", "walk"]
    with Terminal(command, folder, WIDTH, HEIGHT) as terminal:
        for question, keys in ANSWERS:
            terminal.answer(question, keys)
        terminal.wait("What is open:")
        yield terminal


def main() -> None:
    """Write the picture."""
    with tempfile.TemporaryDirectory() as folder, walked(Path(folder)) as terminal:
        lines = terminal.shown(colours=True).splitlines()
    plain = [Text.from_ansi(line).plain for line in lines]
    first = next(number for number, line in enumerate(plain) if BEGIN in line)
    last = next(number for number, line in enumerate(plain) if END in line)
    svg = drawn("\n".join(lines[first:last]), "toolkit roadmap walk", "walk", WIDTH)
    TARGET.write_text(svg, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
