"""Where entries stand in the matrix: cells, positions, and what is linked across them."""

from clustertoolkit.content.checks.subject import (
    CheckedFile,
    CheckFindings,
    ContentFacts,
    in_words,
    links,
    placements,
    texts_in,
)


def placement_twice(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find an entry that stands twice in one cell."""
    first: dict[tuple[object, ...], int] = {}
    for number, _, cell in placements(file.data):
        if cell in first:
            line = file.span("placements", first[cell]).line
            message = f"the entry stands twice in the cell {in_words(cell)}"
            yield file.span("placements", number), message, f"the first is on line {line}"
        else:
            first[cell] = number


def position_taken(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find two actions, or two examples, at one position of one cell."""
    for number, placement, cell in placements(file.data):
        position = placement.get("position")
        if type(position) is not int or placement.get("basis") != "paper":
            continue
        other = facts.positions.setdefault((file.kind, cell, position), file.path)
        if other != file.path:
            message = f"position {position} in the cell {in_words(cell)} is taken by {other}"
            hint = "a placement of your own is judged and has no position; else count again in the paper"
            yield file.span("placements", number, "position"), message, hint


def position_unfounded(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a position of an entry that the paper does not print in that cell."""
    for number, placement, _ in placements(file.data):
        if "position" in placement and placement.get("basis") != "paper":
            message = "only an entry that the paper prints in a cell has a position there"
            yield file.span("placements", number, "position", of_key=True), message, "delete the line"


def action_elsewhere(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find an example that illustrates an action in a cell where that action does not stand."""
    if file.kind != "example":
        return
    for number, placement, cell in placements(file.data):
        action = placement.get("action")
        if not facts.dimensions.issuperset(cell) or not isinstance(action, str):
            continue  # the schema reports a wrong word
        if cell not in facts.cells.get(action, (cell,)):
            message = f"the action '{action}' does not stand in the cell {in_words(cell)}"
            stands = "; ".join(sorted(map(in_words, facts.cells[action])))
            yield file.span("placements", number, "action"), message, f"it stands in {stands}"


def action_of_other_priority(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find a recommendation that links an action which stands nowhere in the recommendation's priority."""
    for way, recommendation, link in links(file.data):
        priority, function = recommendation.priority, str(link.get("function"))
        if not isinstance(priority, str) or priority not in facts.dimensions:
            continue  # the schema reports a wrong word
        for number, action in texts_in(link.get("actions")):
            cells = facts.cells.get(action, frozenset())
            if not cells or any(cell[0] == priority for cell in cells):
                continue
            if (recommendation.name, function, "action", action) in facts.linked:
                continue  # the paper itself crosses over
            message = f"the recommendation is of '{priority}', and '{action}' does not stand there"
            stands = "; ".join(sorted(map(in_words, cells)))
            yield file.span(*way, "actions", number), message, f"it stands in {stands}"
