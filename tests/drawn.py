"""What the tests of pictures share: one drawing, in vectors and in pixels."""

from io import BytesIO

from PIL import Image

from clustertoolkit.render.drawing.pixels import png
from clustertoolkit.render.drawing.shapes import Drawing, Rect


def drawn_alike(drawing: Drawing) -> None:
    """Compare the pixels of a drawing with its shapes: each rectangle has its place and colour."""
    image = Image.open(BytesIO(png(drawing))).convert("RGB")
    double = image.width // drawing.width
    assert (image.width, image.height) == (drawing.width * double, drawing.height * double)

    filled = [shape for shape in drawing.shapes if isinstance(shape, Rect) and shape.fill]
    assert filled
    for shape in filled:
        # a corner of a shape that nothing is written into
        place = ((shape.left + 4) * double, (shape.top + shape.height - 4) * double)
        colour = tuple(int(shape.fill[start : start + 2], 16) for start in (1, 3, 5))
        assert all(abs(one - other) < 12 for one, other in zip(image.getpixel(place), colour, strict=True))
    assert image.getpixel((image.width - 2, image.height - 2)) == (255, 255, 255)  # as the page beside it
