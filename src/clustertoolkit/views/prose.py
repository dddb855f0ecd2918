"""Notes in Markdown as plain parts: paragraphs and lists of runs that may be strong, emphasised or linked.

Of Markdown only paragraphs, lists, emphasis and links live; all else is text.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from clustertoolkit.views.blocks import Block

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_LINK = re.compile(r"https?://[^\s<>\"'\\]+\Z")


def prose(notes: str | None) -> list[Block]:
    """Return notes as a block, or nothing if there are none."""
    if not notes or not notes.strip():
        return []
    return [{"kind": "prose", "parts": _parts(iter(_parser().parse(notes)), "")}]


@cache  # most plans have notes in several places
def _parser() -> "MarkdownIt":
    from markdown_it import MarkdownIt  # slow to import, and many plans have no notes

    rules = ["paragraph", "list", "emphasis", "link", "escape", "newline", "balance_pairs", "fragments_join"]
    return MarkdownIt("zero", {"maxNesting": 100}).enable(rules)


def _parts(tokens: "Iterator[Token]", end: str) -> list[dict[str, Any]]:
    """Return paragraphs and lists up to the token that closes the surrounding one."""
    parts: list[dict[str, Any]] = []
    for token in tokens:
        if token.type == end:
            break
        if token.type == "inline":
            parts.append({"kind": "paragraph", "runs": _runs(token.children or [])})
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            ordered = int(token.type == "ordered_list_open")
            closing = token.type.replace("open", "close")
            parts.append({"kind": "list", "ordered": ordered, "items": _items(tokens, closing)})
    return parts


def _items(tokens: "Iterator[Token]", end: str) -> list[list[dict[str, Any]]]:
    items = []
    for token in tokens:
        if token.type == end:
            break
        if token.type == "list_item_open":
            items.append(_parts(tokens, "list_item_close"))
    return items


def _runs(tokens: "list[Token]") -> list[dict[str, Any]]:
    """Return the runs of a paragraph; a link that is no web address is text."""
    runs: list[dict[str, Any]] = []
    strong = emphasis = 0
    link = ""
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong = int(token.type == "strong_open")
        elif token.type in ("em_open", "em_close"):
            emphasis = int(token.type == "em_open")
        elif token.type == "link_open":
            target = str(token.attrs.get("href", ""))
            link = target if _LINK.match(target) else ""
        elif token.type == "link_close":
            link = ""
        else:
            words = "\n" if token.type == "hardbreak" else " " if token.type == "softbreak" else token.content
            if words:
                runs.append({"text": words, "strong": strong, "emphasis": emphasis, "link": link})
    return runs
