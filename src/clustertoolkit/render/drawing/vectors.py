"""A drawing as SVG that needs nothing else, in fonts of the reader's machine; no text in it acts."""

from html import escape  # that of xml.sax imports the network
from typing import assert_never

from clustertoolkit.render.drawing.shapes import Drawing, Rect, Shape, Stroke, TextLine
from clustertoolkit.render.drawing.text import PAPER
from clustertoolkit.render.plain import one_line

SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"


def svg(drawing: Drawing, title: str, name: str) -> str:
    """Return a drawing as SVG; `name` makes its ids unique in a page."""
    width, height = drawing.width, drawing.height
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
        f' viewBox="0 0 {width} {height}" lang="en" role="img"'
        f' aria-labelledby="{name}-title {name}-said" font-family="{SANS}">',
        f'<title id="{name}-title">{_clean(title)}</title>',
        f'<desc id="{name}-said">{_clean(drawing.said)}</desc>',
        f'<rect width="{width}" height="{height}" fill="{PAPER}"/>',
        *map(_element, drawing.shapes),
        "</svg>\n",
    ]
    return "\n".join(lines)


def _element(shape: Shape) -> str:
    match shape:
        case Rect(left, top, width, height, fill, edge, broken):
            stroke = f' stroke="{edge}"' if edge else ""
            stroke += ' stroke-dasharray="3 3"' if broken else ""
            half = 0.5 if edge else 0
            return (
                f'<rect x="{left + half}" y="{top + half}" width="{width - 2 * half}"'
                f' height="{height - 2 * half}" rx="2" fill="{fill}"{stroke}/>'
            )
        case Stroke(left, top, right, bottom, colour, arrow):
            head = (
                f"M{right - 6} {bottom - 4}.5L{right} {bottom}.5L{right - 6} {bottom + 4}.5" if arrow else ""
            )
            path = f"M{left}.5 {top}.5L{right}.5 {bottom}.5" if left == right else f"M{left} {top}.5H{right}"
            return f'<path d="{path}{head}" fill="none" stroke="{colour}"/>'
        case TextLine(left, base, words, size, colour, bold, anchor):
            extra = ' font-weight="600"' if bold else ""
            extra += ' text-anchor="end"' if anchor == "end" else ""
            place = f'x="{left}" y="{base}" font-size="{size}"'
            return f'<text {place} fill="{colour}"{extra}>{_clean(words)}</text>'
        case other:
            assert_never(other)


def _clean(text: str) -> str:
    return escape(one_line(text), quote=False)
