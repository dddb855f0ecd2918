"""A page on which only some of the examples stand that it would list."""

from collections.abc import Collection, Iterable, Iterator

from clustertoolkit.views.blocks import Block, Line, Points, Section
from clustertoolkit.views.show.action import RESTING
from clustertoolkit.views.show.marks import SUMS

GROUNDS = (SUMS, RESTING)  # headings below which examples stand as evidence of what is said above


def fitting(listed: Collection[str], left: Collection[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the fact how many of the examples with which an entry is linked are left, if it is with any."""
    if listed:
        yield "Examples that fit the filters", (f"{sum(name in left for name in listed)} of {len(listed)}",)


def narrowed(parts: Iterable[Section], left: Collection[str]) -> Iterator[Section]:
    """Yield the parts of a page; lists name no example but those that are left. What is evidence stays."""
    for part in parts:
        blocks = part.blocks if part.title in GROUNDS else tuple(_left(block, left) for block in part.blocks)
        yield part._replace(blocks=tuple(block for block in blocks if block != Points(())))


def _left(block: Block, left: Collection[str]) -> Block:
    """Return a list without what is about an example that is not left; other blocks as they are."""
    if not isinstance(block, Points):
        return block
    return Points(tuple(item for item in block.items if (about := _example(item)) is None or about in left))


def _example(item: Line) -> str | None:
    """Return the example that an item of a list is about: it comes first, or after a label."""
    runs = item[1:] if item and not item[0].entry and item[0].text.endswith(": ") else item
    return runs[0].entry[1] if runs and runs[0].entry and runs[0].entry[0] == "example" else None
