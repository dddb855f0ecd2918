"""A roadmap as one document: a Jinja2 template a form over the plain view, all texts escaped before."""

import re
from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from clustertoolkit.render.plain import printable

View = dict[str, Any]

_SLASH = re.compile(r"(?<=\w)/(?=\w)")
_LINK_SPECIAL = str.maketrans({"|": "%7C", "<": "%3C", ">": "%3E", "\\": "%5C", "(": "%28", ")": "%29"})


def document(view: View, suffix: str) -> bytes:
    """Return the document in the form that belongs to a suffix."""
    return SUFFIXES[suffix](view)


def html(view: View) -> bytes:
    """Return the document as one page that needs nothing else."""
    from clustertoolkit.render import charts

    page = _escaped(view, lambda text: _SLASH.sub("/<wbr>", escape(printable(text))))
    for number, block, plain in _charts(view, page):
        draw = charts.timetable if plain["kind"] == "gantt" else charts.chain
        block["pictures"] = [
            Markup(charts.svg(one, plain["caption"] or "Timetable", f"chart-{number}-{place}"))  # noqa: S704
            for place, one in enumerate(draw(plain), 1)
        ]
    return _environment().get_template("roadmap.html").render(page).encode()


def text(view: View) -> bytes:
    """Return the document as Markdown of GitHub's kind, its charts as Mermaid."""
    from clustertoolkit.render import markdown, mermaid

    page = _escaped(view, markdown.inline)
    for _, block, plain in _charts(view, page):
        draw = mermaid.timetable if plain["kind"] == "gantt" else mermaid.chain
        block["mermaid"] = Markup(draw(plain))  # noqa: S704  # escaped for this form
    written = _environment().get_template("roadmap.md").render(page)
    return (re.sub(r"\n{3,}", "\n\n", written).strip("\n") + "\n").encode()


def _charts(view: View, page: View) -> list[tuple[int, View, View]]:
    """Return each chart's number, its block in the escaped view and the block as it was."""
    pairs = [
        (block, plain)
        for section, one in zip(page["sections"], view["sections"], strict=True)
        for block, plain in zip(section["blocks"], one["blocks"], strict=True)
        if plain["kind"] in ("gantt", "chain")
    ]
    return [(number, *pair) for number, pair in enumerate(pairs, 1)]


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("clustertoolkit.render"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


def _escaped(value: Any, escape_text: Callable[[str], str], key: str = "") -> Any:
    """Return a view in which every text is escaped for a form; kinds stay, links are made harmless.

    A text that is just a line break is one that somebody wants to see.
    """
    if isinstance(value, dict):
        return {name: _escaped(one, escape_text, name) for name, one in value.items()}
    if isinstance(value, list):
        return [_escaped(one, escape_text, key) for one in value]
    if not isinstance(value, str) or key == "kind":
        return value
    if key == "link":
        return Markup(escape(value.translate(_LINK_SPECIAL)))  # noqa: S704  # nothing in it acts in any form
    return Markup("<br>" if value == "\n" else escape_text(value))  # noqa: S704  # this is the escaping


def word(view: View) -> bytes:
    """Return the document for Word."""
    from clustertoolkit.render.word import document

    return document(view)


SUFFIXES: dict[str, Callable[[View], bytes]] = {".html": html, ".docx": word, ".md": text}
