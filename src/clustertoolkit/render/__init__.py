"""The forms of output: each is a module with one function `report`, imported when it is asked for.

`table` needs a console, `xlsx` gives bytes, and all others give text.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clustertoolkit.views import Report

FORMATS = ("table", "tsv", "csv", "json", "markdown", "html", "xlsx", "svg")
SUFFIXES = {
    ".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".md": "markdown", ".html": "html", ".tsv": "tsv",
    ".svg": "svg",
}  # fmt: skip
FILES_ONLY = ("xlsx", "html", "svg")
PRINTED = tuple(name for name in FORMATS if name not in FILES_ONLY)


def form(name: str) -> "Callable[[Report], Any]":
    """Return the function that writes a report in this form."""
    module = "terminal" if name == "table" else name
    report: Callable[[Report], Any] = import_module(f"clustertoolkit.render.{module}").report
    return report
