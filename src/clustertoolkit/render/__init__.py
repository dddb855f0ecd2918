"""The forms of output: each is a module with a function `report`, imported when it is asked for.

A form that differs in a file has a second one, `file`. `table` needs a console, `xlsx` gives bytes, and
all others give text.
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


def form(name: str, *, in_file: bool = False) -> "Callable[[Report], Any]":
    """Return the function that writes a report in this form, to a file or to standard output."""
    module = import_module(f"clustertoolkit.render.{'terminal' if name == 'table' else name}")
    report: Callable[[Report], Any] = getattr(module, "file", module.report) if in_file else module.report
    return report
