"""In place of the module that draws with Pillow: a drawing as PNG, on the canvas of a worker."""

import struct
import zlib

from clustertoolkit.render.drawing.shapes import Rect, Stroke

SCALE = 2
PAPER = "#ffffff"
FONT = "px Roboto, Arial, sans-serif"


def png(drawing):
    """Return a drawing as PNG, as the fonts of this machine show it; without a canvas the paper is blank."""
    width, height = drawing.width * SCALE, drawing.height * SCALE
    rows = _drawn(drawing, width, height)
    lines = b"".join(b"\0" + rows[place : place + width * 4] for place in range(0, len(rows), width * 4))
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    parts = _part(b"IHDR", head), _part(b"IDAT", zlib.compress(lines, 9)), _part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def lacking(_drawing):
    """Return the letters that a picture does not show: a browser knows them all, or says nothing."""
    return ""


def _part(name, raw):
    return struct.pack(">I", len(raw)) + name + raw + struct.pack(">I", zlib.crc32(name + raw))


def _drawn(drawing, width, height):
    import js

    if not hasattr(js, "OffscreenCanvas"):
        return b"\xff" * (width * height * 4)
    pen = js.OffscreenCanvas.new(width, height).getContext("2d")
    pen.scale(SCALE, SCALE)
    pen.fillStyle = PAPER
    pen.fillRect(0, 0, drawing.width, drawing.height)
    for shape in drawing.shapes:
        if isinstance(shape, Rect):
            _rect(pen, shape)
        elif isinstance(shape, Stroke):
            _stroke(pen, shape)
        else:
            pen.font = f"{'bold ' * shape.bold}{shape.size}{FONT}"
            pen.fillStyle = shape.colour
            pen.textAlign = "left" if shape.anchor == "start" else "right"
            pen.fillText(shape.words, shape.left, shape.base)
    return pen.getImageData(0, 0, width, height).data.to_bytes()


def _rect(pen, shape):
    pen.beginPath()
    pen.roundRect(shape.left, shape.top, shape.width, shape.height, 2)
    pen.fillStyle = shape.fill
    pen.fill()
    if shape.edge:
        pen.setLineDash([3, 3] if shape.broken else [])
        pen.strokeStyle = shape.edge
        pen.stroke()
        pen.setLineDash([])


def _stroke(pen, shape):
    pen.strokeStyle = shape.colour
    pen.beginPath()
    pen.moveTo(shape.left, shape.top)
    pen.lineTo(shape.right, shape.bottom)
    if shape.arrow:
        pen.moveTo(shape.right - 6, shape.bottom - 4)
        pen.lineTo(shape.right, shape.bottom)
        pen.lineTo(shape.right - 6, shape.bottom + 4)
    pen.stroke()
