"""The walk in the runtime that `make browser` packs: the same pages and documents as the installed Python's."""

import json
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from browsing import Page
from clustertoolkit.content import load
from clustertoolkit.content.compiled import Compiled
from clustertoolkit.desk import documents
from clustertoolkit.desk.drawing import PAGES
from clustertoolkit.desk.front import PLAN, Front
from clustertoolkit.desk.topics import topics
from clustertoolkit.desk.work import DeskPlan
from conftest import ROOT, TESTS, TODAY
from walking import named

PACKED = ROOT / "browser" / "clustertoolkit_browser" / "runtime"
CASES = sorted((TESTS / "walk").glob("*.json"))
NAMES = [
    PLAN,
    *(name for name in documents.NAMES if not name.endswith(".docx")),
]  # charts are a browser's own

pytestmark = pytest.mark.skipif(
    not (PACKED / "runtime.json").is_file() or not shutil.which("node"),
    reason="`make browser` has not made the runtime here, or there is no Node",
)


class Recorder:
    """Somebody who walks with the installed Python, and notes each call with its answer."""

    def __init__(self, front: Front, *, full: bool) -> None:
        self.front, self.folder = front, "full" if full else "first"
        self.calls: list[list[str]] = []
        self.answers: list[Any] = []

    def call(self, name: str, *given: str) -> Any:
        answer = getattr(self.front, name)(*given)
        self.calls.append([name, *given])
        self.answers.append(sha256(answer).hexdigest() if name == "take" else json.loads(answer))
        return self.answers[-1]

    def answer(self, question: str, source: str | None, given: Any) -> None:
        """Find the page of a question as it stands in the plan now, fill it in and send it."""
        place = f"{self.folder}/{self.home(question, source)}.html"
        page = Page(self.call("show", place)["body"])
        page.fill(question, given)
        drawn = Page(self.send(place, page)["body"])
        if "agreed" in drawn.boxes:
            drawn.boxes["agreed"] = dict.fromkeys(drawn.boxes["agreed"], True)
            self.send(place, drawn)

    def send(self, place: str, page: Page) -> Any:
        pairs = [[name, value] for name, values in page.fields().items() for value in values]
        return self.call("give", place, json.dumps(pairs))

    def home(self, question: str, source: str | None) -> str:
        work: DeskPlan = self.front._work(self.folder)
        return next(
            topic.key
            for topic in topics(work.session(lambda _: None), PAGES)
            if any((step.question.id, named(step.source)) == (question, source) for step in topic.steps)
        )


def packed_front() -> Front:
    release = load.released(Compiled(PACKED / "content.sqlite"))
    return Front(load.with_questions(release, Path(), TODAY), TODAY, {})


def walked(case: Path) -> Recorder:
    """Return a walk through all answers of a case, then through its pages and documents."""
    told = json.loads(case.read_text("utf-8"))
    walk = Recorder(packed_front(), full=told.get("full", False))
    for question, source, given in told["answers"]:
        if given is not None:
            walk.answer(question, source, given)
    for name in PAGES:
        walk.call("show", f"first/{name}.html")
    for name in NAMES:
        walk.call("take", name)
    return walk


def test_each_page_and_document_in_the_runtime_is_that_of_the_installed_python() -> None:
    walks = [walked(case) for case in CASES]
    calls = {"addresses": "[]", "day": TODAY.isoformat(), "walks": [walk.calls for walk in walks]}
    (pyodide,) = (ROOT / "browser" / "build").glob("pyodide-*[0-9]")
    ran = subprocess.run(
        ["node", TESTS / "in_runtime.mjs", pyodide, PACKED],
        input=json.dumps(calls),
        text=True,
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-3000:]
    there = json.loads(ran.stdout)

    for case, walk, answers in zip(CASES, walks, there, strict=True):
        for call, here, other in zip(walk.calls, walk.answers, answers, strict=True):
            assert other == here, (case.stem, call)
