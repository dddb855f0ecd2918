"""What every drawing consists of: shapes and lines of text, for SVG and for PNG alike."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, assert_never

# All lengths are pixels.


class Rect(NamedTuple):
    """A filled rectangle, with an edge if it has a colour for one, which may be broken."""

    left: int
    top: int
    width: int
    height: int
    fill: str
    edge: str = ""
    broken: bool = False


class Stroke(NamedTuple):
    """A line one pixel wide; `arrow` points at its end."""

    left: int
    top: int
    right: int
    bottom: int
    colour: str
    arrow: bool = False


class TextLine(NamedTuple):
    """One line of text on its base line, which begins or ends at `left`."""

    left: int
    base: int
    words: str
    size: int
    colour: str
    bold: bool = False
    anchor: Literal["start", "end"] = "start"


Shape = Rect | Stroke | TextLine


class Drawing(NamedTuple):
    """Shapes on white paper, and all that they show in words."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    said: str


def moved(shapes: Iterable[Shape], right: int, down: int) -> list[Shape]:
    """Return shapes that stand so much further right and down."""
    return [_moved(shape, right, down) for shape in shapes]


def _moved(shape: Shape, right: int, down: int) -> Shape:
    match shape:
        case Rect(left, top):
            return shape._replace(left=left + right, top=top + down)
        case Stroke(left, top, end, bottom):
            return shape._replace(left=left + right, top=top + down, right=end + right, bottom=bottom + down)
        case TextLine(left, base):
            return shape._replace(left=left + right, base=base + down)
        case other:
            assert_never(other)
