"""Prints how long the walk's page takes in a browser: until it is ready, and for each turn, from a disk.

    make browser && python benchmarks/walk.py

It needs Chromium. Nothing is judged; the budgets stand beside the figures.
"""

import json
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

import clicking  # noqa: E402  # in tests/, whose clicks these are
from clustertoolkit.content import load  # noqa: E402
from clustertoolkit.site import build, runtime  # noqa: E402
from test_site_browser import BROWSER, FLAGS  # noqa: E402

RUNS = 5
BUDGETS = {"first page": 0.25, "ready": 2.5, "a turn": 0.1}  # seconds


def main() -> None:
    """Build the site, walk through it several times, and print the medians."""
    answers = json.loads((ROOT / "tests" / "walk" / "first-pass.json").read_text("utf-8"))["answers"]
    today = datetime.now(UTC).date()
    wheel = max((ROOT / "browser" / "dist").glob("*.whl"))
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room) / "site"
        data = ROOT / "data"
        toolkit = load.with_questions(load.load(data, today), data, today)
        made = build.Site(toolkit, today, runtime=runtime.read(wheel), from_disk_only=True)
        build.write_folder(build.files(made), folder, force=False)
        found: dict[str, list[float]] = {what: [] for what in BUDGETS}
        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path=BROWSER, args=FLAGS)
            for _ in range(RUNS):
                page = browser.new_context().new_page()
                first, ready = clicking.ready(page, (folder / "walk.html").as_uri())
                found["first page"].append(first)
                found["ready"].append(ready)
                found["a turn"] += clicking.walk(page, answers)
                page.context.close()
    for what, seconds in found.items():
        print(f"{what}: {median(seconds) * 1000:.0f} ms (budget {BUDGETS[what] * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
