"""How the entries of a plan are named to people."""

from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data, Way

NAMING = (
    "name",
    "title",
    "id",
    "body",
    "step",
    "risk",
    "source",
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


def name_at(data: Data, path: Way) -> str:
    """Name the innermost entry of a list that holds a path, as its author does; empty if there is none."""
    value: Any = data
    name = ""
    for step in path:
        value = value[step] if isinstance(step, int) else value.get(step, {})
        if isinstance(step, int):
            given = next((key for key in NAMING if value.get(key)), "")
            both = " / ".join(map(str, pair(value))) if given == "challenge" and "priority" in value else ""
            name = both or str(value.get(given, "")) or name
    return name


def title_at(way: paths.Way, data: Data, toolkit: Toolkit) -> str:
    """Name an entry of a plan by what people know it by."""
    entry = paths.get(data, way)
    if not isinstance(entry, dict):
        return str(entry)
    specific = paths.get(data, ("roadmap", "actions", "specific")) or ()
    titles = {one.get("id"): one.get("title") for one in specific} if way[0] == "roadmap" else {}
    dimensions = toolkit.dimensions
    terms = {one.id: one.title for one in (*dimensions.priorities, *dimensions.challenges)}
    if "action" in entry:
        known = toolkit.actions.get(entry["action"])
        title = titles.get(entry["action"]) or (known.title if known else entry["action"])
        return f"{entry['year']}: {title}" if "year" in entry else str(title)
    if "example" in entry:
        example = toolkit.examples.get(entry["example"])
        return example.name if example else str(entry["example"])
    for key in ("title", "name", "step", "risk", "fact", "source", "body", "partner", "who", "to"):
        if entry.get(key):
            return str(entry[key])
    words = [str(entry[key]) for key in ("challenge", "priority") if entry.get(key)]
    return " / ".join(terms.get(word, word) for word in words)


def pair(one: Data) -> tuple[str | None, str | None]:
    """Return the priority and the challenge of an entry."""
    return one.get("priority"), one.get("challenge")
