"""A roadmap as one document: a Jinja2 template a form over the plain view, all texts escaped before."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from clustertoolkit.render.plain import address, printable
from clustertoolkit.views.blocks import View

_SLASH = re.compile(r"(?<=\w)/(?=\w)")


def document(view: View, suffix: str) -> bytes:
    """Return the document in the form that belongs to a suffix."""
    return SUFFIXES[suffix](view)


def html(view: View) -> bytes:
    """Return the document as one page that needs nothing else."""
    from clustertoolkit.render.drawing import charts

    page = _escaped(view)
    blocks = [
        (block, plain)
        for section, plain_section in zip(page["sections"], view["sections"], strict=True)
        for block, plain in zip(section["blocks"], plain_section["blocks"], strict=True)
        if plain["kind"] in ("gantt", "chain")
    ]
    for number, (block, plain) in enumerate(blocks, 1):
        draw = charts.timetable if plain["kind"] == "gantt" else charts.chain
        block["pictures"] = [
            Markup(charts.svg(drawing, plain["caption"] or "Timetable", f"chart-{number}-{place}"))  # noqa: S704
            for place, drawing in enumerate(draw(plain), 1)
        ]
    return _environment().get_template("roadmap.html").render(page).encode()


def text(view: View) -> bytes:
    """Return the document as Markdown of GitHub's kind, its charts as Mermaid."""
    from clustertoolkit.render import marked

    written = _environment().get_template("roadmap.md").render(marked.page(view))
    return (re.sub("\n\n\n+", "\n\n", written).strip("\n") + "\n").encode()


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("clustertoolkit.render"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


def _escaped(value: Any, key: str = "") -> Any:
    """Return a view in which every text is escaped for a page; kinds stay, links are made harmless.

    A text that is just a line break is one that somebody wants to see.
    """
    if isinstance(value, dict):
        return {name: _escaped(item, name) for name, item in value.items()}
    if isinstance(value, list):
        return [_escaped(item, key) for item in value]
    if not isinstance(value, str) or key == "kind":
        return value
    if key == "link":
        return escape(address(value))
    return Markup("<br>") if value == "\n" else Markup(_SLASH.sub("/<wbr>", escape(printable(value))))  # noqa: S704


def word(view: View) -> bytes:
    """Return the document for Word."""
    from clustertoolkit.render.docx import document

    return document(view)


SUFFIXES: dict[str, Callable[[View], bytes]] = {".html": html, ".docx": word, ".md": text}
