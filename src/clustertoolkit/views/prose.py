"""Notes in Markdown as plain parts: paragraphs and lists of runs that may be strong, emphasised or linked.

Of Markdown only paragraphs, lists, emphasis and links live; all else is text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from clustertoolkit.schema.addresses import is_address
from clustertoolkit.views.blocks import (
    Block,
    Line,
    Paragraph,
    Prose,
    ProseList,
    ProsePart,
    Run,
)

# what may be more than a text: emphasis, links, escapes, breaks, lists, and blanks of other kinds
_MARKED = r"(?m)[*_\[\\\0]|[^\S \n]|  $|^ *(?:[-+]|\d)"

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


def prose(notes: str | None) -> list[Block]:
    """Return notes as a block, or nothing if there are none."""
    if not notes or not notes.strip():
        return []
    if re.search(_MARKED, notes):
        return [Prose(_parts(iter(_parser().parse(notes)), ""))]
    return [Prose(tuple(map(_paragraph, re.split(r"\n(?: *\n)+", notes.strip(" \n")))))]


def _paragraph(text: str) -> Paragraph:
    """Return lines in which nothing is marked as the parser would: with a blank for each break."""
    first, *others = (Run(line.strip(" ")) for line in text.split("\n"))
    return Paragraph((first, *(run for line in others for run in (Run(" "), line))))


@cache  # most plans have notes in several places
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # slow to import, and many plans have no notes, or plain ones

    rules = ["paragraph", "list", "emphasis", "link", "escape", "newline", "balance_pairs", "fragments_join"]
    return MarkdownIt("zero", {"maxNesting": 100}).enable(rules)


def _parts(tokens: "Iterator[Token]", end: str) -> tuple[ProsePart, ...]:
    """Return paragraphs and lists up to the token that closes the surrounding one."""
    parts: list[ProsePart] = []
    for token in tokens:
        if token.type == end:
            break
        if token.type == "inline":
            parts.append(Paragraph(_runs(token.children or [])))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            closing = token.type.replace("open", "close")
            parts.append(ProseList(token.type == "ordered_list_open", _items(tokens, closing)))
    return tuple(parts)


def _items(tokens: "Iterator[Token]", end: str) -> tuple[tuple[ProsePart, ...], ...]:
    items = []
    for token in tokens:
        if token.type == end:
            break
        if token.type == "list_item_open":
            items.append(_parts(tokens, "list_item_close"))
    return tuple(items)


def _runs(tokens: "list[Token]") -> Line:
    """Return the runs of a paragraph; a link that is no web address is text."""
    runs: list[Run] = []
    strong = emphasis = False
    link = ""
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong = token.type == "strong_open"
        elif token.type in ("em_open", "em_close"):
            emphasis = token.type == "em_open"
        elif token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            link = target if is_address(target) else ""
        elif token.type == "link_close":
            link = ""
        else:
            words = "\n" if token.type == "hardbreak" else " " if token.type == "softbreak" else token.content
            if words:
                runs.append(Run(words, link, strong, emphasis))
    return tuple(runs)
