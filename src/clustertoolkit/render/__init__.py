"""The forms of output: each has a module of its own, imported when it is asked for."""

from importlib import import_module
from typing import Any

FORMATS = {
    "table": "terminal",
    "tsv": "lines",
    "csv": "sheets",
    "json": "contract",
    "markdown": "markdown",
}
SUFFIXES = {".csv": "csv", ".json": "json", ".md": "markdown", ".tsv": "tsv"}


def form(name: str) -> Any:
    """Return the module that writes this form; it has one function for each thing that is shown."""
    return import_module(f"clustertoolkit.render.{FORMATS[name]}")
