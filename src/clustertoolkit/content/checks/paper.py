"""Entries against what the paper prints, as data/paper.yaml lists it."""

from typing import Any

from clustertoolkit.content.checks.subject import (
    CheckedFile,
    CheckFindings,
    ContentFacts,
    Linked,
    Printed,
    in_words,
    links,
    mappings,
    placements,
    texts_in,
)
from clustertoolkit.content.kinds import DIMENSIONS, FOLDERS


def printed(data: Any) -> Printed:
    """Return the cells in which the paper prints each entry, and its position, as far as they can be read."""
    found: Printed = {}
    for _, entry in mappings(data.get("cells") if isinstance(data, dict) else None):
        cell = tuple(entry.get(key) for key in DIMENSIONS)
        for folder, kind in FOLDERS.items():
            for place, name in texts_in(entry.get(folder)):
                found.setdefault((kind, name), {})[cell] = place + 1
    return found


def not_as_printed(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find an entry that stands in the paper otherwise than the paper prints it: elsewhere, or not at all."""
    if facts.printed is None or not file.is_entry or file.data.get("id") != file.name:
        return
    there = facts.printed.get((file.kind, file.name), {})
    all_cells, papers = set(), set()
    for number, placement, cell in placements(file.data):
        all_cells.add(cell)
        if placement.get("basis") != "paper" or not facts.dimensions.issuperset(cell):
            continue
        papers.add(cell)
        position = placement.get("position")
        if cell not in there:
            message = f"the paper does not print '{file.name}' in the cell {in_words(cell)}"
            hint = "a placement of your own has basis: judged, with fit and why"
            yield file.span("placements", number, "basis"), message, hint
        elif type(position) is int and position != there[cell]:
            if facts.positions.get((file.kind, cell, position), file.path) != file.path:
                continue  # told as taken
            message = f"the paper prints '{file.name}' at position {there[cell]} of the cell, not {position}"
            yield file.span("placements", number, "position"), message, f"write position: {there[cell]}"
    for cell in sorted(there.keys() - papers) if all_cells else ():
        message = (
            f"the paper prints '{file.name}' in the cell {in_words(cell)}, and no placement here says so"
        )
        hint = f"give it a placement there with basis: paper and position: {there[cell]}"
        yield file.span("placements", of_key=True), message, hint


def linked(data: Any) -> Linked:
    """Return what the paper's recommendations link, as far as the list can be read."""
    return frozenset(
        (str(link.get("recommendation")), str(link.get("function")), kind, name)
        for _, link in mappings(data.get("links") if isinstance(data, dict) else None)
        for folder, kind in FOLDERS.items()
        for _, name in texts_in(link.get(folder))
    )


def not_as_linked(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find what is said to come from the paper's table of recommendations, and is not printed there."""
    if facts.printed is None:
        return
    for way, recommendation, link in links(file.data):
        for folder, kind in FOLDERS.items() if link.get("basis") == "table-5" else ():
            for number, name in texts_in(link.get(folder)):
                said = (recommendation.name, str(link.get("function")), kind, name)
                if said not in facts.linked and name in facts.homes:
                    message = f"the paper's Table 5 does not link '{name}' to {recommendation.name} there"
                    hint = "put a link of your own into an entry with basis: judged"
                    yield file.span(*way, folder, number), message, hint
    if not any(placement.get("basis") == "table-5" for _, placement, _ in placements(file.data)):
        return
    rows = {entry[:2] for entry in facts.linked if entry[2:] == (file.kind, file.name)}
    for number, placement, _ in placements(file.data):
        action = placement.get("action")
        if placement.get("basis") != "table-5" or action not in facts.cells:
            continue
        if all((*row, "action", action) not in facts.linked for row in rows):
            message = f"the paper's Table 5 does not link '{file.name}' together with '{action}'"
            hint = "a placement of your own has basis: judged, with fit and why"
            yield file.span("placements", number, "basis"), message, hint
