"""A browser of the walk's pages without a screen: it reads a form as browsers do, fills it in and sends it."""

from collections.abc import Mapping, Sequence
from html.parser import HTMLParser
from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.desk import desk
from clustertoolkit.desk.desk import Handled
from clustertoolkit.desk.drawing import PAGES, DrawnPage
from clustertoolkit.desk.topics import topics
from clustertoolkit.desk.work import DeskPlan
from conftest import TODAY
from walking import named


class Page(HTMLParser):
    """A page with the fields of its form as they stand, its links, its elements and what people read."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.boxes: dict[str, dict[str, bool]] = {}  # of names, by values: whether ticked
        self.texts: dict[str, str] = {}
        self.radios: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.elements: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""
        self._area = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.elements.append(tag)
        self.attributes |= given.keys()
        self.ids += [given["id"]] if "id" in given else []
        self.labels += [given["for"]] if "for" in given else []
        self.links += [given["href"]] if tag == "a" else []
        name = given.get("name", "")
        if tag == "input" and given["type"] in ("checkbox", "radio"):
            self.boxes.setdefault(name, {})[given["value"]] = "checked" in given
            self.radios |= {name} if given["type"] == "radio" else set()
        elif tag == "input":
            self.texts[name] = given["value"]
        elif tag == "textarea":
            self._area = name
            self.texts[name] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.texts[self._area] = self.texts[self._area].removeprefix("\n")
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.texts[self._area] += data
        else:
            self.text += data

    def fill(self, question: str, given: Any) -> None:
        """Tick or type an answer as a person would; a list that can be typed is typed, so that its order holds."""
        boxes, area = self.boxes.get(f"a-{question}", {}), f"t-{question}"
        if area in self.texts:
            boxes.update(dict.fromkeys(boxes, False))
            if f"a-{question}" in self.radios:
                boxes["own"] = True
            self.texts[area] = "\n".join(given) if isinstance(given, list) else str(given)
            return
        words = {True: "yes", False: "no"}
        wanted = given if isinstance(given, list) else [words.get(given, given)]
        boxes.update({value: value in wanted for value in boxes})
        boxes.update(dict.fromkeys(wanted, True))  # also what is not offered: somebody may send it

    def fields(self, wish: str = "next") -> dict[str, list[str]]:
        """Return what a browser sends: line ends as the web has them, and no box that is not ticked."""
        sent = {name: [text.replace("\n", "\r\n")] for name, text in self.texts.items()}
        for name, boxes in self.boxes.items():
            if ticked := [value for value, is_ticked in boxes.items() if is_ticked]:
                sent[name] = ticked
        return {**sent, "wish": [wish]}


class Walker:
    """Somebody at the pages of one plan, which is kept as its file would be."""

    def __init__(self, toolkit: Toolkit, raw: bytes | None = None, *, full: bool = False) -> None:
        self.work = DeskPlan(toolkit, TODAY, "plan.yaml", raw, full)

    def see(self, key: str, after: str = "") -> DrawnPage:
        drawn = desk.show(self.work, key, after)
        assert drawn is not None, f"there is no page {key}"
        return drawn

    def page(self, key: str) -> Page:
        return Page(str(self.see(key).body))

    def send(self, key: str, fields: Mapping[str, Sequence[str]]) -> Handled:
        outcome = desk.give(self.work, key, fields)
        if outcome.text is not None:
            self.work = self.work._replace(raw=outcome.text.encode())
        return outcome

    def answer(self, key: str, question: str, given: Any, *, agreed: bool = False) -> Handled:
        """Fill in one question of a page, and save; with `agreed` also where something goes by that."""
        page = self.page(key)
        page.fill(question, given)
        outcome = self.send(key, page.fields())
        page = Page(str(outcome.page.body)) if outcome.page else page
        if agreed and "agreed" in page.boxes:
            page.boxes["agreed"] = dict.fromkeys(page.boxes["agreed"], True)
            outcome = self.send(key, page.fields())
        return outcome

    def home(self, question: str, source: str | None) -> str:
        """Return the key of the page on which a question about an entry stands."""
        found = topics(self.work.session(lambda _: None), PAGES)
        return next(
            topic.key
            for topic in found
            if any((step.question.id, named(step.source)) == (question, source) for step in topic.steps)
        )

    @property
    def text(self) -> str:
        return (self.work.raw or b"").decode()
