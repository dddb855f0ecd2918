"""How the entries of a plan are named to people."""

from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data, Way

NAMING = (
    "name",
    "title",
    "way",
    "objective",
    "body",
    "step",
    "risk",
    "source",
    "id",
    "what",
    "action",
    "challenge",
    "priority",
    "example",
    "fact",
    "who",
    "to",
    "partner",
    "date",
)  # keys by which people know an entry, the best first

NAMED_BY = (
    "title", "name", "way", "objective", "step", "risk", "fact", "source", "body", "partner", "who", "to",
)  # in the order in which one stands for its entry  # fmt: skip


def name_at(data: Data, path: Way) -> str:
    """Name the innermost entry of a list that holds a path, as its author does; empty if there is none."""
    value: Any = data
    name = ""
    for step in path:
        value = value[step] if isinstance(step, int) else value.get(step, {})
        if isinstance(step, int):
            given = next((key for key in NAMING if value.get(key)), "")
            row = " / ".join(map(str, row_of(value))) if given == "challenge" and "priority" in value else ""
            name = row or str(value.get(given, "")) or name
    return name


def title_at(way: paths.Way, data: Data, toolkit: Toolkit) -> str:
    """Name an entry of a plan by what people know it by."""
    entry = paths.get(data, way)
    if not isinstance(entry, dict):
        return str(entry)
    specific = paths.get(data, ("roadmap", "actions", "specific")) or ()
    titles = {action.get("id"): action.get("title") for action in specific} if way[0] == "roadmap" else {}
    dimensions = toolkit.dimensions
    terms = {term.id: term.title for term in (*dimensions.priorities, *dimensions.challenges)}
    if "action" in entry:
        known = toolkit.actions.get(entry["action"])
        title = titles.get(entry["action"]) or (known.title if known else entry["action"])
        return f"{entry['year']}: {title}" if "year" in entry else str(title)
    if "example" in entry:
        example = toolkit.examples.get(entry["example"])
        return example.name if example else str(entry["example"])
    for key in NAMED_BY:
        if entry.get(key):
            return str(entry[key])
    words = [str(entry[key]) for key in ("challenge", "priority") if entry.get(key)]
    return " / ".join(terms.get(word, word) for word in words)


def row_of(entry: Data) -> tuple[str | None, str | None]:
    """Return the row of the matrix that an entry names: its priority and its challenge."""
    return entry.get("priority"), entry.get("challenge")
