"""The forms of output: each is a module with a function `report`, imported when it is asked for.

A form that differs in a file or on a screen has another one, `file` or `screen`. BINARY ones
give bytes, and all others give text. Those of a roadmap have a function `document` too.
"""

import os
from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from clustertoolkit.plan.sheets.book import WrittenBook
    from clustertoolkit.views import Report, Sheet
    from clustertoolkit.views.blocks import Handout

FORMATS = ("table", "plain", "tsv", "csv", "json", "markdown", "html", "docx", "xlsx", "svg", "png")
SUFFIXES = {
    ".csv": "csv", ".xlsx": "xlsx", ".json": "json", ".md": "markdown", ".html": "html", ".docx": "docx",
    ".tsv": "tsv", ".svg": "svg", ".png": "png",
}  # fmt: skip
ON_SCREEN = ("table", "plain")  # never in a file
FILES_ONLY = ("xlsx", "html", "docx", "svg", "png")
BINARY = ("xlsx", "docx", "png")
PRINTED = tuple(name for name in FORMATS if name not in FILES_ONLY)
BIBLIOGRAPHY = {".bib": "bib"}  # of what lists or shows entries that can be cited; a file alone
PICTURES = ("svg", "png")  # only of what can be drawn
MODULES = {"table": "terminal", "plain": "labelled"}  # where the name of a form is not that of its module
DOCUMENTS = {".html": "html", ".docx": "docx", ".md": "markdown"}  # the forms of a roadmap


def form(name: str, place: str = "") -> "Callable[[Report], Any]":
    """Return the function that writes a report in this form, to a place: `file`, `screen` or any other."""
    # openpyxl asks at its import: with lxml, where that is installed, the same workbook would be other bytes
    os.environ.setdefault("OPENPYXL_LXML", "False")
    module = import_module(f"clustertoolkit.render.{MODULES.get(name, name)}")
    report: Callable[[Report], Any] = getattr(module, place or "report", module.report)
    return report


def table(sheet: "Sheet", name: str) -> str:
    """Return a table alone, in one of the forms for a screen."""
    written: str = import_module(f"clustertoolkit.render.{MODULES[name]}").table(sheet)
    return written


def document(handout: "Handout", suffix: str) -> bytes:
    """Return a document in the form that belongs to the suffix of a file."""
    written: str | bytes = import_module(f"clustertoolkit.render.{DOCUMENTS[suffix]}").document(handout)
    return written.encode() if isinstance(written, str) else written


def plan_sheets(book: "WrittenBook") -> bytes:
    """Return a plan's sheets as a workbook to fill in."""
    os.environ.setdefault("OPENPYXL_LXML", "False")  # as in `form`
    written: bytes = import_module("clustertoolkit.render.planbook").written(book)
    return written
