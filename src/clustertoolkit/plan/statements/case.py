"""A plan as judged, what a good plan says, and what may be found against it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.problems import Severity
from clustertoolkit.schema.words import hint
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data, Way
from clustertoolkit.yamlfiles.reader import PathKey


class Finding(NamedTuple):
    """One place in the plan and what is wrong there; a missing key is placed where it would stand.

    An error makes its statement fail; a warning deserves a second look.
    """

    path: Way
    message: str
    severity: Severity = "error"


Findings = Iterator[Finding] | None  # None: it cannot be judged yet


class Statement(NamedTuple):
    """What a good plan says yes to; `guidance` are ids of the schema's publications."""

    id: str
    text: str
    tip: str
    guidance: tuple[str, ...]
    judge: Callable[["Case"], Findings]


class Case:
    """A plan as judged: its plain data and the content that it draws on."""

    def __init__(self, data: Data, toolkit: Toolkit) -> None:
        self.data = data
        self.toolkit = toolkit
        self.plan = plan_from(data)
        self._items: dict[Way, list[tuple[Way, Data]]] = {}
        self.specific = self.ids("roadmap", "actions", "specific")
        self.chosen = self.ids("actions", "chosen")

    def items(self, *path: PathKey) -> list[tuple[Way, Data]]:
        """Return the entries of a list that hold anything, with their paths."""
        if path not in self._items:
            entries = enumerate(paths.get(self.data, path) or ())
            self._items[path] = [((*path, place), entry) for place, entry in entries if paths.holds(entry)]
        return self._items[path]

    def ids(self, *path: PathKey) -> dict[str, Way]:
        """Return the ids of a list's entries with their paths; of two alike the first."""
        found: dict[str, Way] = {}
        for place, entry in self.items(*path):
            if "id" in entry:
                found.setdefault(entry["id"], (*place, "id"))
        return found


def did_you_mean(name: str, known: list[str]) -> str:
    """Return what may have been meant by a name that nothing has, to be put behind a message."""
    suggestion = hint(name, known)
    return f": {suggestion}" if suggestion.startswith("did you") else ""
