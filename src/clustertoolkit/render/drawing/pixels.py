"""A drawing as PNG, for programs that show no SVG, in fonts that come along."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import assert_never
from unicodedata import bidirectional

from PIL import Image, ImageDraw, ImageFont

from clustertoolkit.render.drawing.shapes import Drawing, Rect, Shape, Stroke, TextLine
from clustertoolkit.render.drawing.text import PAPER
from clustertoolkit.render.plain import one_line

SCALE = 2
DASH = 3 * SCALE  # of a broken edge
FONTS = tuple(Path(__file__).parent / "fonts" / name for name in ("Roboto-Regular.ttf", "DejaVuSans.ttf"))
NO_LETTER = "\uffff"  # which every font draws as it draws what it lacks
BOLD = 0.4 * SCALE  # the stroke that makes the one weight of the font bold


def png(drawing: Drawing) -> bytes:
    """Return a drawing as PNG: the same shapes give the same pixels on every machine."""
    image = Image.new("RGB", (drawing.width * SCALE, drawing.height * SCALE), PAPER)
    pen = ImageDraw.Draw(image)
    for shape in drawing.shapes:
        _draw(pen, shape)
    small = image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    # its colours are averages, of which that of the paper would be seen beside the white of the page
    small.putpalette([255 if value == 254 else value for value in small.getpalette() or []])
    file = BytesIO()
    small.save(file, "PNG")
    return file.getvalue()


def _draw(pen: ImageDraw.ImageDraw, shape: Shape) -> None:
    match shape:
        case Rect(left, top, width, height, fill, edge, broken):
            box = (*_at(left, top), *_at(left + width, top + height, -1))
            whole = edge if edge and not broken else None
            pen.rounded_rectangle(box, 2 * SCALE, fill, whole, SCALE if whole else 0)
            if broken:
                _broken(pen, box, edge)
        case Stroke(left, top, right, bottom, colour, arrow):
            pen.line((*_at(left, top), *_at(right, bottom)), colour, SCALE)
            if arrow:
                ends = [(right - 6, bottom - 4), (right, bottom), (right - 6, bottom + 4)]
                pen.line([_at(*end) for end in ends], colour, SCALE, joint="curve")
        case TextLine(left, base, words, size, colour, bold, anchor):
            stroke = BOLD if bold else 0
            line = one_line(words)
            place = "ls" if anchor == "start" else "rs"
            pen.text(_at(left, base), line, colour, _font(_file(line), size), place, stroke_width=stroke)
        case other:
            assert_never(other)


def _broken(pen: ImageDraw.ImageDraw, box: tuple[int, int, int, int], colour: str) -> None:
    """Draw the edge of a box in short strokes."""
    left, top, right, bottom = box
    inside = SCALE - 1
    for x in range(left, right, 2 * DASH):
        end = min(x + DASH - 1, right)
        pen.rectangle((x, top, end, top + inside), colour)
        pen.rectangle((x, bottom - inside, end, bottom), colour)
    for y in range(top, bottom, 2 * DASH):
        end = min(y + DASH - 1, bottom)
        pen.rectangle((left, y, left + inside, end), colour)
        pen.rectangle((right - inside, y, right, end), colour)


def _at(x: int, y: int, more: int = 0) -> tuple[int, int]:
    return x * SCALE + more, y * SCALE + more


def lacking(drawing: Drawing) -> str:
    """Return the letters that a drawing has and its PNG does not show as they are, each once."""
    lines = [one_line(shape.words) for shape in drawing.shapes if isinstance(shape, TextLine)]
    missing = (letter for line in lines for letter in line if not _has(_file(line), letter))
    return "".join(dict.fromkeys(missing))


def _file(line: str) -> Path:
    """Return the font that has most of the letters of a line, the usual one if no other has more."""
    return max(FONTS, key=lambda file: sum(_has(file, letter) for letter in line))


@cache
def _has(file: Path, letter: str) -> bool:
    """Tell whether a font shows a letter; what is written from right to left takes more than letters."""
    if bidirectional(letter) in ("R", "AL"):
        return False
    return letter.isspace() or bytes(_font(file, 13).getmask(letter)) != _box(file)


@cache
def _box(file: Path) -> bytes:
    return bytes(_font(file, 13).getmask(NO_LETTER))


@cache  # a chart has hundreds of words in three or four sizes
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    # the other layout engine is not there on every machine, and would give other pixels
    return ImageFont.truetype(file, size * SCALE, layout_engine=ImageFont.Layout.BASIC)
