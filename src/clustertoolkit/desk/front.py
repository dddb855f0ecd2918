"""The walk for a page that holds the plan itself, with no file and no server: texts in, texts out.

What calls this knows no rule: it hands on forms and addresses as a browser has them, as JSON.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from clustertoolkit.content import load
from clustertoolkit.content.compiled import Compiled
from clustertoolkit.content.model import Toolkit
from clustertoolkit.desk import desk, documents
from clustertoolkit.desk.drawing import INDEX, PAGES, DrawnPage
from clustertoolkit.desk.work import DeskPlan
from clustertoolkit.plan import planfile
from clustertoolkit.views.blocks import EntryKey

FOLDERS = {"first": False, "full": True}  # of the walk: whether all questions are asked
PLAN = "plan.yaml"


def opened(content: str, addresses: str, day: str) -> "Front":
    """Return a walk without a plan: the path of compiled content, where entries have pages, and the day.

    `addresses` are lists of a kind, an id and an address, as JSON. ToolkitError for damaged content.
    """
    today = date.fromisoformat(day)
    toolkit = load.with_questions(load.released(Compiled(Path(content))), Path(), today)
    return Front(toolkit, today, {(kind, name): to for kind, name, to in json.loads(addresses)})


class Front:
    """One person's walk: the plan as it is now, and the pages that show it."""

    def __init__(self, toolkit: Toolkit, today: date, addresses: Mapping[EntryKey, str]) -> None:
        self._plan = DeskPlan(toolkit, today, PLAN, None, False, addresses, in_file=False)

    def beginning(self) -> dict[str, Any]:
        """Return the pages that people see before they have typed anything, by their places."""
        pages = [json.loads(self.show(f"first/{key}.html")) for key in desk.beginning(self._work("first"))]
        return {page["place"]: page for page in pages}

    def show(self, place: str) -> str:
        """Return the page at a place such as `first/index.html?after=ask.level`; the list if it has none."""
        parts = urlsplit(place)
        folder, key = _split(parts.path)
        after = next(iter(parse_qs(parts.query).get("after", ())), "")
        drawn = desk.show(self._work(folder), key, after)
        if drawn is None:
            return self.show(f"{folder if folder in FOLDERS else 'first'}/{INDEX}.html")
        return _told(folder, key, drawn)

    def give(self, place: str, sent: str) -> str:
        """Keep what a form holds, pairs of names and values as JSON; return the page to show then."""
        folder, key = _split(urlsplit(place).path)
        form: dict[str, list[str]] = {}
        for name, value in json.loads(sent):
            form.setdefault(name, []).append(value)
        if key in PAGES:
            return self.show(place)
        outcome = desk.give(self._work(folder), key, form)
        if outcome.text is not None:
            self._plan = self._plan._replace(raw=outcome.text.encode())
        if outcome.page is not None:
            return _told(folder, key, outcome.page)
        return self.show(f"{folder}/{outcome.place}")

    def open(self, name: str, raw: bytes) -> str:
        """Go on with a plan that somebody has, or say what is wrong with it, and return the page to show."""
        self._plan = self._plan._replace(name=name, raw=bytes(raw)[: planfile.MAX_BYTES + 1])
        return self.show(f"first/{INDEX}.html")

    def take(self, name: str) -> bytes:
        """Return the plan or a document of this name, empty before there is a plan.

        PlanError if the plan is broken, KeyError if there is no such document.
        """
        if name == PLAN:
            return self._plan.raw or b""
        return documents.document(self._plan, name) or b""

    def _work(self, folder: str) -> DeskPlan:
        return self._plan._replace(full=FOLDERS.get(folder, False))


def _split(path: str) -> tuple[str, str]:
    folder, _, page = path.partition("/")
    return folder, page.removesuffix(".html")


def _told(folder: str, key: str, drawn: DrawnPage) -> str:
    return json.dumps({"place": f"{folder}/{key}.html", **drawn._asdict()})
