"""Prints what Lighthouse says of six kinds of page of the site on a server: its marks out of 100.

    python benchmarks/lighthouse.py

It needs Node with npm, which gets Lighthouse at a fixed version, and Chromium. Nothing is judged; the goals
stand beside the marks.
"""

import json
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from clustertoolkit.content import load  # noqa: E402
from clustertoolkit.site import build, runtime  # noqa: E402
from test_site_browser import BROWSER, FLAGS  # noqa: E402

LIGHTHOUSE = "lighthouse@12.8.2"
PAGES = (
    "index.html",
    "matrix.html",
    "examples.html",
    "actions/become-nodes-in-international-green-value-chains.html",
    "search.html",
    "walk.html",
)
GOALS = {"performance": 95, "accessibility": 100, "best-practices": 100}


class Quiet(SimpleHTTPRequestHandler):
    """Hands out the files of a folder, and says nothing of it."""

    def log_message(self, *_: object) -> None:
        pass


def marks(address: str) -> dict[str, int]:
    """Return the marks of a page, out of 100, by category."""
    command = [
        "npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", "--preset=desktop",
        f"--only-categories={','.join(GOALS)}", f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
    ]  # fmt: skip
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, "CHROME_PATH": str(BROWSER)}
    )
    told = json.loads(done.stdout)["categories"]
    return {name: round(100 * told[name]["score"]) for name in GOALS}


def main() -> None:
    """Build the site, serve it, and print the marks of each page."""
    today = datetime.now(UTC).date()
    data = ROOT / "data"
    toolkit = load.with_questions(load.load(data, today), data, today)
    wheel = max((ROOT / "browser" / "dist").glob("*.whl"), default=None)
    made = build.Site(toolkit, today, runtime=runtime.read(wheel) if wheel else None)
    with tempfile.TemporaryDirectory() as room:
        build.write_folder(build.files(made), Path(room) / "site", force=False)
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=Path(room) / "site")) as server:
            Thread(target=server.serve_forever, daemon=True).start()
            print(", ".join(f"{name} (goal {goal})" for name, goal in GOALS.items()))
            for page in PAGES:
                found = marks(f"http://127.0.0.1:{server.server_port}/{page}")
                print(f"{page:60} {' '.join(f'{mark:>4}' for mark in found.values())}")
            server.shutdown()


if __name__ == "__main__":
    main()
