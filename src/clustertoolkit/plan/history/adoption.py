"""A plan as it was adopted: its parts with ids, and the digest by which a later change is found."""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from clustertoolkit.plan import planfile
from clustertoolkit.schema.words import fold
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.editor import amended
from clustertoolkit.yamlfiles.paths import Data
from clustertoolkit.yamlfiles.reader import Document

ACTIONS = "roadmap.actions.specific"
NAMED = {  # lists whose entries the log names, each with the key from which an id is made
    ACTIONS: "title",
    "roadmap.resources.funding": "source",
    "roadmap.monitoring.indicators": "name",
}
WITHIN = {"steps": "step", "risks": "risk"}  # the same within an action
LONGEST = 40  # letters of an id that is made from a text
CHOSEN = ("actions", "chosen")  # of which `toolkit roadmap accept` writes the titles, too
NO_PART = ("content_version", "digest")  # keys that say how the content stands, and nothing of the plan
BESIDE = ("resolution", "waivers")  # parts that tell of a plan what was decided, and not what it is


def digest(data: Data) -> str:
    """Return twelve hexadecimal digits of SHA-256 of what a plan says."""
    from hashlib import sha256  # slow to import, and no other command on a plan needs it

    data = {key: value for key, value in deepcopy(data).items() if key not in BESIDE}
    for chosen in paths.get(data, CHOSEN) or ():
        chosen.pop("title", None)
    said = json.dumps(_said(paths.pruned(data)), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(said.encode()).hexdigest()[:12]


def _said(value: Any) -> Any:
    if isinstance(value, list):
        return [_said(item) for item in value]
    if isinstance(value, dict):
        return {key: _said(item) for key, item in value.items() if key not in NO_PART}
    return int(value) if isinstance(value, float) and value.is_integer() else value


def adopted(document: Document) -> Document:
    """Return a plan that says that it is adopted, and in which everything has an id that a log may name.

    All else, comments included, stays as a person wrote it. ToolkitError if the text is written in a form
    that cannot be changed so.
    """
    wanted = deepcopy(document.data)
    wanted["status"] = "adopted"
    for keys, naming in NAMED.items():
        _give_ids(paths.get(wanted, paths.parse(keys)), naming)
    for action in paths.get(wanted, paths.parse(ACTIONS)) or ():
        for key, naming in WITHIN.items():
            _give_ids(action.get(key), naming)
    return amended(document, wanted, planfile.MAX_BYTES)


def _give_ids(entries: list[Data] | None, naming: str) -> None:
    """Give an id to each entry of a list that has a name and no id."""
    taken = {entry["id"] for entry in entries or () if "id" in entry}
    for entry in entries or ():
        if "id" not in entry and entry.get(naming):
            entry["id"] = next(name for name in _names(entry[naming]) if name not in taken)
            taken.add(entry["id"])


def _names(text: str) -> Iterator[str]:
    """Yield ids for a text: its first words, then the same with numbers."""
    whole = "-".join(re.findall(r"[a-z0-9]+", fold(text))) or "part"
    cut = whole[: LONGEST + 1].rpartition("-")[0] if len(whole) > LONGEST else whole
    name = cut or whole[:LONGEST]
    yield name
    number = 1
    while True:
        number += 1
        yield f"{name}-{number}"
