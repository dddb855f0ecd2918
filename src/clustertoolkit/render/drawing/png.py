"""A drawing as PNG, for programs that show no SVG, in a font that comes along."""

from functools import cache
from io import BytesIO

from font_roboto import Roboto  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

from clustertoolkit.render.drawing.charts import WIDTH, Drawing, Line, Rect, Shape, TextLine
from clustertoolkit.render.drawing.text import PAPER
from clustertoolkit.render.plain import one_line

SCALE = 2
BOLD = 0.4 * SCALE  # the stroke that makes the one weight of the font bold


def png(drawing: Drawing) -> bytes:
    """Return a drawing as PNG: the same shapes give the same pixels on every machine."""
    image = Image.new("RGB", (WIDTH * SCALE, drawing.height * SCALE), PAPER)
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
        case Rect(left, top, width, height, fill, edge):
            box = (*_at(left, top), *_at(left + width, top + height, -1))
            pen.rounded_rectangle(box, 2 * SCALE, fill, edge or None, SCALE if edge else 0)
        case Line(left, top, right, bottom, colour, arrow):
            pen.line((*_at(left, top), *_at(right, bottom)), colour, SCALE)
            if arrow:
                ends = [(right - 6, bottom - 4), (right, bottom), (right - 6, bottom + 4)]
                pen.line([_at(*end) for end in ends], colour, SCALE, joint="curve")
        case TextLine(left, base, words, size, colour, bold):
            stroke = BOLD if bold else 0
            pen.text(_at(left, base), one_line(words), colour, _font(size), "ls", stroke_width=stroke)


def _at(x: int, y: int, more: int = 0) -> tuple[int, int]:
    return x * SCALE + more, y * SCALE + more


@cache  # a chart has hundreds of words in three or four sizes
def _font(size: int) -> ImageFont.FreeTypeFont:
    # the other layout engine is not there on every machine, and would give other pixels
    return ImageFont.truetype(Roboto, size * SCALE, layout_engine=ImageFont.Layout.BASIC)
