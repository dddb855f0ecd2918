"""Templates whose every value is escaped and cleaned when it is written."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from clustertoolkit.render.plain import printable


@cache
def templates(room: str) -> Environment:
    """Return what reads the templates of a folder of the package, and escapes and cleans what it writes."""
    return Environment(
        loader=PackageLoader(f"clustertoolkit.{room}"), autoescape=True, undefined=StrictUndefined,
        finalize=_clean, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


def _clean(value: Any) -> Any:
    """Return what a template is about to write without control characters."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
