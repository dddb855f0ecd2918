"""A picture of numbers as one SVG file that needs nothing else."""

from clustertoolkit.render.drawing import picture, vectors
from clustertoolkit.views import Report


def report(report: Report) -> str:
    """Return the picture of a report that has one."""
    return vectors.svg(picture.drawn(report), f"{report.title} - {report.toolkit.head.title}", "picture")
