"""The walk in its page in a real browser, from a disk and from a server: by clicks, by keys, kept and attacked."""

import json
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

import clicking
from browsing import Walker
from clustertoolkit.content.model import Toolkit
from clustertoolkit.desk import documents
from clustertoolkit.site import build, runtime
from conftest import DATA, ROOT, TESTS, TODAY
from test_site_browser import (
    BROWSER,
    JUDGED,
    SAID,
    THEMES,
    Opened,
    Page,
    browser,  # noqa: F401
    tabbed_to,
)

WHEELS = sorted((ROOT / "browser" / "dist").glob("*.whl"))
CASE = TESTS / "walk" / "first-pass.json"
NAMES = ("brief.md", "worksheet.md", "roadmap.md", "brief.html", "roadmap.html")

pytestmark = pytest.mark.skipif(
    BROWSER is None or not WHEELS, reason="no Chromium here, or `make browser` has not made the runtime"
)


@pytest.fixture(scope="module")
def site(shipped: Toolkit, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with the walk in its page."""
    room = tmp_path_factory.mktemp("walk") / "site"
    engine = runtime.read(WHEELS[-1])
    runtime.refuse_other(engine, DATA)  # an old one has to be made anew
    made = build.Site(shipped, TODAY, runtime=engine)
    build.write_folder(build.files(made), room, force=False)
    return room


@pytest.fixture
def opened(browser: Any, site: Path) -> Iterator[Opened]:  # noqa: F811
    opened = Opened(browser, site)
    yield opened
    opened.close()
    assert opened.wrong == []


class Quiet(SimpleHTTPRequestHandler):
    """Hands out the files of a folder, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def base(site: Path) -> Iterator[str]:
    """Return the address of a server of the site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=site)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture
def served(browser: Any, site: Path, base: str) -> Iterator[Opened]:  # noqa: F811
    opened = Opened(browser, site, base)
    yield opened
    opened.close()
    assert opened.wrong == []


STATE = "document.getElementById('walk-state').textContent"
IDLE = f"() => !{STATE} && !document.getElementById('walk-page').hasAttribute('aria-busy')"
GO = """place => location.hash === `#${place}` || new Promise((done) => {
  addEventListener("hashchange", () => setTimeout(done), {once: true});
  location.hash = place;
})"""
FIRST = "ask.level"  # the first page of questions


def begun(page: Page, address: str) -> None:
    """Open the walk, answer where the plan is for, and go on to the next page."""
    clicking.ready(page, address)
    page.click("#walk-page .send a")
    answered(page, "Small Land")


def answered(page: Page, territory: str) -> None:
    """Name the territory on the first page of questions, and send it."""
    page.wait_for_selector("[name=t-territory]")
    page.fill("[name=t-territory]", territory)
    here = page.evaluate("location.hash")
    page.click("#walk-page button[value=next]")
    page.wait_for_function(clicking.SENT, arg=here)


def gone_to(page: Page, place: str) -> None:
    """Go to a page of the walk by its address, and wait until it stands there."""
    page.evaluate(GO, place)
    page.wait_for_function(IDLE)


def territory_of(page: Page, address: str) -> str:
    plan = clicking.taken(page, address, "plan.yaml").decode()
    return next((line for line in plan.splitlines() if line.startswith("territory:")), "")


def test_a_first_pass_by_clicks_gives_the_plan_and_documents_of_the_desk(
    opened: Opened, shipped: Toolkit
) -> None:
    answers = json.loads(CASE.read_text("utf-8"))["answers"]
    walker = Walker(shipped)
    for question, source, given in answers:
        if given is not None:
            walker.answer(walker.home(question, source), question, given, agreed=True)
    address = opened.at("walk.html")
    page = opened.page(accept_downloads=True)

    clicking.ready(page, address)
    turns = clicking.walk(page, answers)

    assert 5 < len(turns) < 40
    assert clicking.taken(page, address, "plan.yaml") == walker.text.encode()
    for name in NAMES:
        made = documents.document(walker.work, name)
        assert clicking.taken(page, address, name) == made, name


def test_back_loses_nothing_that_was_kept(opened: Opened) -> None:
    address = opened.at("walk.html")
    page = opened.page(accept_downloads=True)
    begun(page, address)

    page.go_back()
    page.wait_for_function("() => document.getElementsByName('t-territory').length")

    assert page.input_value("[name=t-territory]") == "Small Land"
    assert b'territory: "Small Land"' in clicking.taken(page, address, "plan.yaml")


def test_what_is_typed_before_the_engine_is_ready_is_taken(served: Opened) -> None:
    page = served.page(accept_downloads=True)
    held: list[Any] = []
    page.route("**/engine/app.*", lambda route: held.append(route))  # noqa: PLW0108  # its bound methods are not taken

    page.goto(served.at("walk.html"))
    page.click("#walk-page .send a")
    page.fill("[name=t-territory]", "Early Land")
    page.click("#walk-page button[value=next]")
    assert page.evaluate(STATE) == "Your answers are taken as soon as the walk is ready."
    page.wait_for_timeout(200)
    assert page.input_value("[name=t-territory]") == "Early Land"
    for route in held:
        route.continue_()
    page.wait_for_function(f"first => !location.hash.includes(first) && ({IDLE})()", arg=FIRST)

    assert territory_of(page, served.at("walk.html")) == 'territory: "Early Land"'


def test_an_engine_that_is_not_there_is_told_with_the_other_ways(site: Path, served: Opened) -> None:
    page = served.page()
    page.route("**/engine/app.*", lambda route: route.fulfill(status=404))

    page.goto(served.at("walk.html"))
    page.wait_for_function(f"() => {STATE}.includes('cannot run')")

    assert page.locator("main > section").first.is_visible()
    served.wrong[:] = [line for line in served.wrong if "404" not in line and "cannot be loaded" not in line]


def test_a_plan_is_kept_where_that_is_asked_for_and_as_long_as_it_is(served: Opened) -> None:
    address = served.at("walk.html")
    page = served.page(accept_downloads=True)
    begun(page, address)
    assert page.evaluate("localStorage.length") == 0

    page.check("#walk-kept")
    page.wait_for_function("() => localStorage.length")
    page.reload()
    page.wait_for_function(f"() => {STATE}.includes('keeps')")
    assert territory_of(page, address) == 'territory: "Small Land"'

    page.uncheck("#walk-kept")
    page.wait_for_function("() => !localStorage.length")
    page.goto("about:blank")
    clicking.ready(page, address)
    assert not page.is_checked("#walk-kept")
    assert page.locator("#walk-page .send a").text_content() == "Begin: Define priorities"


def test_two_tabs_do_not_write_over_each_other(served: Opened) -> None:
    address = served.at("walk.html")
    one = served.page(accept_downloads=True)
    begun(one, address)
    one.check("#walk-kept")
    one.wait_for_function("() => localStorage.length")
    other = served.page(one)
    other.goto(f"{address}#first/{FIRST}.html")
    other.wait_for_function(f"() => {STATE}.includes('keeps')")

    gone_to(one, f"first/{FIRST}.html")
    answered(one, "Land of One")
    answered(other, "Land of the Other")

    other.wait_for_function(f"() => {STATE}.includes('not kept: another window')")
    assert not other.is_checked("#walk-kept")
    assert 'territory: "Land of One"' in one.evaluate("Object.values(localStorage)[0]")
    assert territory_of(other, address) == 'territory: "Land of the Other"'


def test_nothing_is_kept_from_a_disk(opened: Opened) -> None:
    page = opened.page()
    clicking.ready(page, opened.at("walk.html"))

    assert not page.locator("#walk-keep").is_visible()


def test_by_keyboard_alone_from_the_start_to_a_plan(opened: Opened, shipped: Toolkit) -> None:
    walker = Walker(shipped)
    walker.answer(FIRST, "territory", "Key Land")
    page = opened.page(accept_downloads=True)
    page.goto(opened.at("index.html"))
    tabbed_to(page, "main a[href='walk.html']")
    page.keyboard.press("Enter")
    page.wait_for_selector("#walk-page .send a")
    page.wait_for_function(IDLE)
    tabbed_to(page, "#walk-page .send a")
    page.keyboard.press("Enter")
    page.wait_for_selector("[name=t-territory]")
    tabbed_to(page, "[name=t-territory]", most=500)
    page.keyboard.type("Key Land")
    tabbed_to(page, "#walk-page button[value=next]", most=500)
    page.keyboard.press("Enter")
    page.wait_for_function(f"first => !location.hash.includes(first) && ({IDLE})()", arg=FIRST)
    tabbed_to(page, "#walk-page a[href$='take.html']", most=500)
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-take='plan.yaml']")
    tabbed_to(page, "[data-take='plan.yaml']")
    with page.expect_download(timeout=60_000) as download:
        page.keyboard.press("Enter")

    assert Path(download.value.path()).read_bytes() == walker.text.encode()


PLAN = ROOT / "examples" / "ile-de-france" / "plan.yaml"
PLACES = ("first/index.html", "full/index.html", "full/plan.html", "full/check.html", "full/take.html")


def opened_plan(page: Page, address: str, raw: bytes) -> None:
    """Open a plan that somebody has."""
    clicking.ready(page, address)
    page.set_input_files("#walk-open", {"name": "plan.yaml", "mimeType": "application/yaml", "buffer": raw})
    page.wait_for_function(f"({IDLE}) && document.getElementById('walk-page').children.length")
    page.wait_for_function(IDLE)


def places_of(page: Page) -> list[str]:
    """Return all pages of questions of a whole plan, and those beside them."""
    gone_to(page, "full/index.html")
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('#walk-page .tasks a')].map((link) => link.getAttribute('href').slice(1))"
    )
    return [*PLACES, *found]


def test_axe_finds_nothing_in_any_page_of_a_walk_nor_is_one_too_wide(opened: Opened) -> None:
    """Every state of the walk: new, with a fault, a plan of its own kind of page each, and a broken one."""
    from axe_playwright_python.base import AXE_FILE_PATH

    script = Path(AXE_FILE_PATH).read_text("utf-8")
    page = opened.page(bypass_csp=True)
    found: dict[tuple[str, str], Any] = {}

    def judge(state: str) -> None:
        for theme, (media, asked) in THEMES.items():
            page.emulate_media(**media)
            if judged := page.evaluate(JUDGED, asked):
                found[state, theme] = judged
        page.set_viewport_size({"width": 320, "height": 800})
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            found[state, "320 px"] = width
        page.set_viewport_size({"width": 1280, "height": 800})

    clicking.ready(page, opened.at("walk.html"))
    page.evaluate(script)
    judge("new")
    gone_to(page, f"first/{FIRST}.html")
    judge("first questions")
    page.fill("[name=t-start]", "2027-13")
    page.click("#walk-page button[value=next]")
    page.wait_for_selector("#walk-page .errors")
    judge("a fault")
    opened_plan(page, opened.at("walk.html"), b"plan_version: 1\nterritory: [\n")
    page.evaluate(script)
    judge("broken")
    opened_plan(page, opened.at("walk.html"), PLAN.read_bytes())
    page.evaluate(script)
    kinds: set[str] = set()
    for place in places_of(page):
        kind = ".".join(place.split(".")[:2])  # a page of each kind of questions
        if kind not in kinds:
            gone_to(page, place)
            judge(place)
        kinds.add(kind)

    assert found == {}
    assert len(kinds) > 20


def test_a_hostile_plan_does_nothing_in_the_page(opened: Opened) -> None:
    text = PLAN.read_text("utf-8")
    hostile = json.dumps(f"{SAID} Land")
    first = next(line for line in text.splitlines() if line.startswith("territory:"))
    page = opened.page()
    opened_plan(page, opened.at("walk.html"), text.replace(first, f"territory: {hostile}", 1).encode())
    alive = {}
    for place in places_of(page)[:12]:
        gone_to(page, place)
        new = page.evaluate(
            "[...document.querySelectorAll('#walk-page :is(img, iframe, object, embed, script, [onerror], [style])')]"
            ".map((one) => one.outerHTML)"
        )
        if new:
            alive[place] = new
    gone_to(page, "full/plan.html")

    assert alive == {}
    assert SAID in page.locator("#walk-page").inner_text()
