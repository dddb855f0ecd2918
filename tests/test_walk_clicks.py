"""The whole first pass by clicks in a real browser, from a disk: what comes of it is what the desk writes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import clicking
from browsing import Walker
from clustertoolkit.content.model import Toolkit
from clustertoolkit.desk import documents
from clustertoolkit.site import build, runtime
from conftest import ROOT, TESTS, TODAY
from test_site_browser import BROWSER, Opened, browser  # noqa: F401

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
    made = build.Site(shipped, TODAY, runtime=runtime.read(WHEELS[-1]), from_disk_only=True)
    build.write_folder(build.files(made), room, force=False)
    return room


@pytest.fixture
def opened(browser: Any, site: Path) -> Iterator[Opened]:  # noqa: F811
    opened = Opened(browser, site)
    yield opened
    opened.close()
    assert opened.wrong == []


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
    page.on("dialog", lambda dialog: dialog.accept())

    clicking.ready(page, address)
    turns = clicking.walk(page, answers)

    assert 5 < len(turns) < 40
    assert clicking.taken(page, address, "plan.yaml") == walker.text.encode()
    for name in NAMES:
        made = documents.document(walker.work, name)
        assert clicking.taken(page, address, name) == made, name


def test_back_and_a_reload_lose_nothing_that_was_kept(opened: Opened) -> None:
    address = opened.at("walk.html")
    page = opened.page(accept_downloads=True)
    clicking.ready(page, address)
    page.click("#walk-page .send a")
    page.wait_for_selector("#walk-page form")
    page.fill("[name=t-territory]", "Small Land")
    here = page.evaluate("location.hash")
    page.click("#walk-page button[value=next]")
    page.wait_for_function(clicking.SENT, arg=here)

    page.go_back()
    page.wait_for_function("() => document.getElementsByName('t-territory').length")

    assert page.input_value("[name=t-territory]") == "Small Land"
    assert b'territory: "Small Land"' in clicking.taken(page, address, "plan.yaml")
