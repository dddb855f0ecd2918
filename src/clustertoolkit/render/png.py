"""A picture of numbers as one PNG file, for programs that show no SVG."""

from clustertoolkit.render.drawing import picture, pixels
from clustertoolkit.views import Report

MISSING = "These letters are not drawn as they are written, for want of a font; .svg has them: "


def report(report: Report) -> bytes:
    """Return the picture of a report that has one; letters that the fonts lack are named by their codes."""
    drawing = picture.drawn(report)
    codes = ", ".join(f"U+{ord(letter):04X}" for letter in pixels.lacking(drawing))
    return pixels.png(picture.drawn(report, [f"{MISSING}{codes}."]) if codes else drawing)
