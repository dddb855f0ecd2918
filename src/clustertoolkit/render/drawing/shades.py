"""One scale for numbers of examples: the same number has the same shade in every picture and table."""

from itertools import pairwise
from typing import NamedTuple


class Shade(NamedTuple):
    """Numbers from `least` on, and the colours of what stands behind them and of their digits."""

    least: int
    paper: str
    ink: str


# One hue that grows darker in even steps: it reads the same in grey and to the colour-blind. The numbers
# do not depend on the content, so that two pictures can be set side by side.
SHADES = (
    Shade(0, "#ffffff", "#545d6b"),
    Shade(1, "#e6eff8", "#1b212b"),
    Shade(3, "#c2d8ec", "#1b212b"),
    Shade(6, "#94bbdd", "#1b212b"),
    Shade(10, "#5f99c8", "#0b1017"),
    Shade(15, "#2f70a8", "#ffffff"),
    Shade(25, "#0a457a", "#ffffff"),
)


def shade(number: int) -> Shade:
    """Return the shade of a number that is not negative."""
    return next(step for step in reversed(SHADES) if number >= step.least)


def ranges() -> list[tuple[str, Shade]]:
    """Return each shade with the numbers that it stands for, in words for a legend."""
    named = [
        (str(step.least) if after.least == step.least + 1 else f"{step.least}–{after.least - 1}", step)
        for step, after in pairwise(SHADES)
    ]
    return [*named, (f"{SHADES[-1].least} or more", SHADES[-1])]
