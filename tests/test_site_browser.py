"""The site in a real browser, opened from the disk: by keyboard, without scripts, narrow, dark, printed, attacked."""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.entries import examples
from clustertoolkit.query.search import search
from clustertoolkit.query.select import select
from clustertoolkit.site import build
from conftest import TODAY
from test_fields import Content, folder, made  # noqa: F401
from test_site import HOSTILE

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium or Chrome here, which opens the pages")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = (  # of pages; of those that fit a pattern the longest stands for all
    "index.html", "matrix.html", "matrix/*.html", "matrix/*/*/*.html", "actions/*.html", "examples/*.html",
    "studies/*.html", "recommendations/**/*.html", "countries/*.html", "concepts/*.html", "funds/*.html",
    "calls/*.html", "developments/*.html", "actions.html", "examples.html", "studies.html",
    "recommendations.html", "countries.html", "funds.html", "developments.html", "words.html", "gaps.html",
    "walk.html", "data.html", "about.html", "print.html", "changes.html", "contribute.html",
    "accessibility.html", "search.html",
)  # fmt: skip
ANSWERS = (
    "search.html?q=network",
    "search.html?q=qqqq",
    "examples.html?colour=red",
    "examples.html?status=none",
)
Page = Any  # of Playwright, which is imported where there is a browser alone


class Opened:
    """A site on the disk, or at a base address, and a browser that opens its pages and notes what they try."""

    def __init__(self, browser: Any, room: Path, base: str = "") -> None:
        self.browser, self.folder = browser, room
        self.base = base or room.as_uri()
        self.wrong: list[str] = []
        self._contexts: list[Any] = []

    def page(self, beside: Page | None = None, **given: Any) -> Page:
        """Return a new page, of a person of its own or in a second tab of one that has another.

        What it asks of another place, complains of or opens is noted in `wrong`.
        """
        context = beside.context if beside else self.browser.new_context(**given)
        self._contexts.append(context)
        page = context.new_page()
        page.on("request", self._asked)
        page.on(
            "console",
            lambda said: (
                self.wrong.append(f"console: {said.text}") if said.type in ("error", "warning") else None
            ),
        )
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("popup", lambda _: self.wrong.append("a second window"))
        return page

    def _asked(self, request: Any) -> None:
        if not request.url.startswith((self.base, "blob:")):
            self.wrong.append(f"request: {request.url}")

    def _dialog(self, dialog: Any) -> None:
        if dialog.type == "beforeunload":  # whether to leave what is saved nowhere
            dialog.accept()
            return
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def at(self, address: str) -> str:
        """Return the address of a page, which may have a question behind it."""
        file, mark, asked = address.partition("?")
        return f"{self.base}/{file}{mark}{asked}"

    @cached_property
    def kinds(self) -> list[str]:
        """A page of each kind, and pages that answer."""

        def longest(pattern: str) -> str:
            found = max(self.folder.glob(pattern), key=lambda file: file.stat().st_size)
            return found.relative_to(self.folder).as_posix()

        return [*map(longest, KINDS), *ANSWERS]

    def close(self) -> None:
        for context in self._contexts:
            context.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as player:
        started = player.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield started
        started.close()


def on_disk(toolkit: Toolkit, room: Path) -> Path:
    build.write_folder(build.files(build.Site(toolkit, TODAY)), room / "site", force=False)
    return room / "site"


@pytest.fixture(scope="module")
def disk(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: F811
    """Return a site of entries that hold every field."""
    return on_disk(load.load(folder, TODAY), tmp_path_factory.mktemp("full"))


@pytest.fixture(scope="module")
def papers_disk(steady: Toolkit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return on_disk(steady, tmp_path_factory.mktemp("steady"))


def watched(browser: Any, room: Path) -> Iterator[Opened]:
    """Open a site; in the end no page may have tried anything that it should not."""
    site = Opened(browser, room)
    yield site
    site.close()
    assert site.wrong == []


@pytest.fixture
def opened(browser: Any, disk: Path) -> Iterator[Opened]:
    yield from watched(browser, disk)


@pytest.fixture
def paper(browser: Any, papers_disk: Path) -> Iterator[Opened]:
    yield from watched(browser, papers_disk)


def tabbed_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not come to {selector}")


def names(page: Page) -> list[str]:
    """Return the names in the list of a page."""
    found: list[str] = page.locator("main tbody th").all_text_contents()
    return found


def test_filters_by_keyboard_alone(paper: Opened, steady: Toolkit, tmp_path: Path) -> None:
    page = paper.page(accept_downloads=True)
    page.goto(paper.at("index.html"))
    tabbed_to(page, ".skip")
    tabbed_to(page, ".bar a[href='examples.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/examples.html")
    everything = names(page)

    tabbed_to(page, "#f-priority")
    page.keyboard.type("Green")
    tabbed_to(page, "form button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/examples.html?priority=green")

    wanted = [one.record.name for one in examples(steady, select(steady, priority="green"))]
    command = "toolkit examples --priority green"
    assert names(page) == wanted
    assert len(wanted) < len(everything)
    assert page.locator("#told code").text_content() == command

    tabbed_to(page, "#told a")
    with page.expect_download() as waited:
        page.keyboard.press("Enter")
    waited.value.save_as(tmp_path / "examples.csv")
    rows = list(csv.DictReader((tmp_path / "examples.csv").read_text("utf-8-sig").splitlines()))
    assert [row["Name"] for row in rows] == wanted

    page.reload()
    assert (names(page), page.locator("#f-priority").input_value()) == (wanted, "green")

    page.go_back()
    assert (names(page), page.locator("#f-priority").is_enabled()) == (everything, True)


def test_search_by_keyboard_alone(paper: Opened, steady: Toolkit) -> None:
    page = paper.page()
    page.goto(paper.at("index.html"))
    tabbed_to(page, ".bar a[href='search.html']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html")
    tabbed_to(page, "#q")
    page.keyboard.type("network")
    page.wait_for_url("**/search.html?q=network")
    page.wait_for_selector("#hits li")

    found = [code.split()[-1] for code in page.locator("#hits .kind code").all_text_contents()]
    result = search(steady, "network", limit=10)
    assert found[0] == result.hits[0].entry.id

    tabbed_to(page, "#hits a")
    page.keyboard.press("Enter")
    page.wait_for_selector("main p.kind code")
    assert page.locator("main p.kind code").text_content() == found[0]

    page.go_back()
    page.wait_for_selector("#hits li")
    assert page.locator("#q").input_value() == "network"


def test_pages_are_whole_without_scripts(paper: Opened, steady: Toolkit) -> None:
    page = paper.page(java_script_enabled=False)

    page.goto(paper.at("examples.html"))
    assert sorted(names(page)) == sorted(example.name for example in steady.examples.values())
    assert not page.locator("form").is_visible()
    page.goto(paper.at("search.html"))
    assert "This search needs JavaScript" in page.locator("#told").inner_text()


@pytest.mark.parametrize("width", [320, 640])  # pixels: what 1,280 have at 400 and at 200 %
def test_no_page_is_wider_than_a_narrow_window(opened: Opened, width: int) -> None:
    page = opened.page(viewport={"width": width, "height": 800})
    wide = {}
    for kind in opened.kinds:
        page.goto(opened.at(kind))
        found = page.evaluate("document.documentElement.scrollWidth")
        if found > width:
            wide[kind] = found

    assert wide == {}


THEMES = {  # what differs between them are colours alone
    "light": ({"color_scheme": "light", "forced_colors": "none"}, {"type": "tag", "values": RULES}),
    "dark": (
        {"color_scheme": "dark", "forced_colors": "none"},
        {"type": "rule", "values": ["color-contrast"]},
    ),
    "forced": (
        {"color_scheme": "light", "forced_colors": "active"},
        {"type": "rule", "values": ["color-contrast"]},
    ),
}
JUDGED = """asked => axe.run(document, {runOnly: asked, preload: false, resultTypes: ["violations", "incomplete"]}).then(
  ({violations, incomplete}) => [...violations, ...incomplete].map(({id, nodes}) => [id, nodes[0].html]))"""


def test_axe_finds_nothing(opened: Opened) -> None:
    """No finding, and nothing undecided, by WCAG 2.2 AA and what is good practice."""
    from axe_playwright_python.base import AXE_FILE_PATH

    script = Path(AXE_FILE_PATH).read_text("utf-8")
    page = opened.page(bypass_csp=True)  # the pages themselves run no foreign script
    found = {}
    for kind in opened.kinds:
        page.goto(opened.at(kind))
        if "?" in kind:
            page.wait_for_selector("#told p")
        page.evaluate(script)
        for theme, (media, asked) in THEMES.items():
            page.emulate_media(**media)
            if judged := page.evaluate(JUDGED, asked):
                found[kind, theme] = judged

    assert found == {}


def test_a_dark_page_is_dark(opened: Opened) -> None:
    def paper(**media: str) -> str:
        page = opened.page(**media)
        page.goto(opened.at("index.html"))
        return str(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))

    assert (paper(color_scheme="light"), paper(color_scheme="dark")) == (
        "rgb(255, 255, 255)",
        "rgb(20, 24, 30)",
    )


PRINTED = {  # pages of paper that a page takes at most
    "index.html": 1, "examples/agrohub.html": 2, "matrix.html": 6, "examples.html": 6,
}  # fmt: skip


@pytest.mark.parametrize("address", PRINTED)
def test_a_page_prints_without_its_menus(address: str, paper: Opened) -> None:
    page = paper.page()
    page.goto(paper.at(address))
    page.emulate_media(media="print")
    shown = [
        one
        for one in (".bar nav", ".trail", ".skip", "form", ".others")
        for each in page.locator(one).all()
        if each.is_visible()
    ]
    printed = page.pdf(prefer_css_page_size=True)

    assert shown == []
    assert page.locator("h1").is_visible()
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed)) <= PRINTED[address]


# hostile words


SAID = HOSTILE.replace("\u202e", "")  # which no file may hold


def hostile(held: Any) -> Any:
    """Return data in which each text that people write attacks its reader."""
    if isinstance(held, dict):
        return {key: hostile(value) for key, value in held.items()}
    if isinstance(held, list):
        return [hostile(value) for value in held]
    return f"{SAID} {held}" if str(held).startswith("Zqword") else held


@pytest.fixture(scope="module")
def wicked(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: F811
    """Return a site of entries in which every field attacks."""
    room = tmp_path_factory.mktemp("wicked")
    shutil.copytree(folder, room / "data")
    for file in (room / "data").rglob("*.yaml"):
        if file.name not in ("questions.yaml", "toolkit.yaml"):
            file.write_text(json.dumps(hostile(json.loads(file.read_text("utf-8")))), "utf-8")
    return on_disk(load.load(room / "data", TODAY), room)


ATTACKS = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    "javascript:alert(3)",
    HOSTILE,
    "%",
    "__proto__",
)
ASKED = (
    "search.html?q={}",
    "examples.html?priority={}",
    "examples.html?{}=x",
    "examples.html?region={}",
    "examples.html#{}",
    "index.html#{}",
)


def test_nothing_hostile_does_anything(browser: Any, wicked: Path) -> None:
    site = Opened(browser, wicked)
    page = site.page()
    addresses = [*site.kinds, "search.html?q=img", "examples.html?region=zqword"]
    addresses += [asked.format(quote(text, safe="")) for asked in ASKED for text in ATTACKS]
    alive = {}
    for address in addresses:
        if "#" in address:
            page.goto("about:blank")  # else another fragment would be no other page
        page.goto(site.at(address.partition("#")[0]) + "".join(address.partition("#")[1:]))
        if "?" in address:
            page.wait_for_selector("#told p")
        new = page.evaluate(
            "[...document.querySelectorAll('img, iframe, object, embed, svg, body script, [onerror], [style], a[href^=\"javascript\"]')]"
            ".map((one) => one.outerHTML)"
        )
        if new:
            alive[address] = new
    page.goto(site.at("examples.html?colour=red"))
    said = names(page)
    site.close()

    assert alive == {}
    assert site.wrong == []
    assert any("<img src=x onerror=alert(1)>" in name for name in said)
