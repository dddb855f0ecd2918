"""A person at the walk's page in a real browser: reads what is asked, ticks and types, and sends it."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

MOST = 80  # pages of a walk: who needs more goes in circles
SENT = (
    "(before) => (location.hash !== before || document.querySelector('#walk-page .errors'))"
    " && !document.getElementById('walk-page').hasAttribute('aria-busy')"
)
FILL = """([question, given]) => {
  const boxes = [...document.getElementsByName(`a-${question}`)], text = document.getElementsByName(`t-${question}`)[0];
  if (text) {
    for (const box of boxes) box.checked = box.value === "own";
    text.value = Array.isArray(given) ? given.join("\\n") : String(given);
    return;
  }
  const wanted = Array.isArray(given) ? given : [given === true ? "yes" : given === false ? "no" : given];
  for (const box of boxes) box.checked = wanted.includes(box.value);
}"""
ASKED = "[...new Set([...document.querySelectorAll(\"#walk-page [name^='w-']\")].map((one) => one.name.slice(2)))]"


def ready(page: Any, address: str) -> tuple[float, float]:
    """Open the walk's page; return after how many seconds it stands there, and the engine is ready."""
    began = time.monotonic()
    page.goto(address, wait_until="commit")
    page.wait_for_selector("#walk-page .send a", timeout=120_000)
    first = time.monotonic() - began
    page.wait_for_function("() => !document.getElementById('walk-state').textContent", timeout=120_000)
    return first, time.monotonic() - began


def walk(page: Any, answers: Sequence[tuple[str, str | None, Any]]) -> list[float]:
    """Go from the task list through all pages with these answers; return the seconds of each turn."""
    given = {(question, source): answer for question, source, answer in answers if answer is not None}
    turns: list[float] = []
    seen: set[str] = set()
    page.click("#walk-page .send a")
    page.wait_for_selector("#walk-page form")
    while len(turns) < MOST and page.locator("#walk-page form").count():
        here = page.evaluate("location.hash")
        if here in seen:
            break
        seen.add(here)
        key = unquote(here).partition("/")[2].partition(".html")[0]
        source = ".".join(key.split(".")[2:]) or None
        for question in page.evaluate(ASKED):
            if (question, source) in given:
                page.evaluate(FILL, [question, given[question, source]])
        began = time.monotonic()
        page.click("#walk-page button[value=next]")
        page.wait_for_function(SENT, arg=here, timeout=60_000)
        turns.append(time.monotonic() - began)
    return turns


def taken(page: Any, address: str, name: str) -> bytes:
    """Download a document from the page that offers all, and return its bytes."""
    page.goto(f"{address}#first/take.html")
    page.wait_for_selector(f"[data-take='{name}']", state="attached")
    page.evaluate(
        "() => document.querySelectorAll('#walk-page details').forEach((box) => { box.open = true })"
    )
    with page.expect_download(timeout=60_000) as download:
        page.locator(f"[data-take='{name}']").first.click()
    return Path(download.value.path()).read_bytes()
