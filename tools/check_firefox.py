"""Walks in Firefox, over WebDriver BiDi, with the walk's page on a disk and on a server.

The plan that is downloaded has to be the desk's, byte for byte. Each run has a profile of its own, and the
page has to name the scripts that were just built: an old one out of a cache would say nothing.
"""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from websockets.sync.client import ClientConnection, connect

from clustertoolkit.content import load
from clustertoolkit.desk import desk
from clustertoolkit.desk.work import DeskPlan
from clustertoolkit.site import build, runtime

ROOT = Path(__file__).parents[1]
FIREFOX = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
PREFERENCES = {
    "security.fileuri.strict_origin_policy": True, "browser.download.folderList": 2,
    "browser.helperApps.neverAsk.saveToDisk": "application/octet-stream",
    "browser.download.alwaysOpenPanel": False, "browser.shell.checkDefaultBrowser": False,
    "app.update.disabledForTesting": True, "network.captive-portal-service.enabled": False,
}  # fmt: skip
LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
LAND = "Fox Land"
KEY = "ask.level"
IDLE = "!document.getElementById('walk-state').textContent && !document.querySelector('[aria-busy]')"
PATIENCE = 60  # seconds that anything may take


class Tab:
    """A tab of Firefox that evaluates expressions in its page."""

    def __init__(self, wire: ClientConnection) -> None:
        self._wire, self._number = wire, 0
        self._ask("session.new", capabilities={})
        self._tab = self._ask("browsingContext.create", type="tab")["context"]

    def _ask(self, method: str, **given: Any) -> Any:
        self._number += 1
        self._wire.send(json.dumps({"id": self._number, "method": method, "params": given}))
        while True:
            told = json.loads(self._wire.recv(timeout=PATIENCE))
            if told.get("id") == self._number:
                if told["type"] == "error":
                    raise SystemExit(f"{method}: {told['message']}")
                return told["result"]

    def go(self, address: str) -> None:
        self._ask("browsingContext.navigate", context=self._tab, url=address, wait="interactive")

    def value(self, expression: str) -> Any:
        told = self._ask(
            "script.evaluate", expression=expression, target={"context": self._tab}, awaitPromise=True
        )
        if told["type"] == "exception":
            raise SystemExit(f"{expression}: {told['exceptionDetails']['text']}")
        return told["result"].get("value")

    def until(self, expression: str) -> None:
        end = time.monotonic() + PATIENCE
        while not self.value(f"Boolean({expression})"):
            if time.monotonic() > end:
                raise SystemExit(
                    f"never true in Firefox: {expression}; {self.value('document.body.innerText')[:500]}"
                )
            time.sleep(0.05)


@contextmanager
def firefox(room: Path) -> Iterator[Tab]:
    """Start a Firefox with a profile of its own, whose downloads go to a folder in a room."""
    profile, downloads = room / "profile", room / "downloads"
    profile.mkdir()
    downloads.mkdir()
    wanted = PREFERENCES | {"browser.download.dir": str(downloads)}
    (profile / "user.js").write_text(
        "".join(f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items())
    )
    command = [FIREFOX, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=quiet, stderr=subprocess.PIPE, text=True) as started:
        try:
            assert started.stderr is not None
            found = next(filter(None, map(LISTENING.search, started.stderr)), None)
            if found is None:
                raise SystemExit("Firefox does not listen")
            Thread(target=started.stderr.read, daemon=True).start()
            with connect(f"{found[1]}/session", max_size=None) as wire:
                yield Tab(wire)
        finally:
            started.terminate()


def walked(tab: Tab, address: str, script: str, downloads: Path) -> bytes:
    """Answer where the plan is for, and download the plan."""
    tab.go(address)
    if not tab.value(f"[...document.scripts].some((one) => one.src.endsWith({json.dumps(script)}))"):
        raise SystemExit("the page is not the one that was built")
    tab.until("document.querySelector('#walk-page .send a')")
    tab.value("document.querySelector('#walk-page .send a').click()")
    tab.until("document.getElementsByName('t-territory').length")
    tab.value(f"document.getElementsByName('t-territory')[0].value = {json.dumps(LAND)}")
    tab.value("document.querySelector('#walk-page button[value=next]').click()")
    tab.until(f"!location.hash.includes({json.dumps(KEY)}) && {IDLE}")
    tab.value("location.hash = 'first/take.html'")
    tab.until(f"document.querySelector('main [data-take=\"brief.md\"]') && {IDLE}")
    tab.value("document.querySelector('[data-take=\"plan.yaml\"]').click()")
    end = time.monotonic() + PATIENCE
    while not (
        found := [file for file in downloads.iterdir() if file.suffix == ".yaml" and file.stat().st_size]
    ):
        if time.monotonic() > end:
            raise SystemExit("Firefox downloads no plan")
        time.sleep(0.05)
    raw = found[0].read_bytes()
    found[0].unlink()
    return raw


def main() -> None:
    """Build the site, walk in Firefox from a disk and from a server, and compare."""
    wheels = sorted((ROOT / "browser" / "dist").glob("*.whl"))
    if FIREFOX is None or not wheels:
        sys.exit("this needs Firefox, and the runtime that `make browser` makes")
    today = datetime.now(UTC).date()
    toolkit = load.with_questions(load.load(ROOT / "data", today), ROOT / "data", today)
    form = {"t-territory": [LAND], **fields(DeskPlan(toolkit, today, "plan.yaml", None, False))}
    wanted = desk.give(DeskPlan(toolkit, today, "plan.yaml", None, False), KEY, form).text
    with TemporaryDirectory() as made:
        room = Path(made)
        site = room / "site"
        files = dict(build.files(build.Site(toolkit, today, runtime=runtime.read(wheels[-1]))))
        build.write_folder(iter(files.items()), site, force=False)
        script = next(name for name in files if name.startswith("d/walk."))
        quiet = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
        with (
            ThreadingHTTPServer(("127.0.0.1", 0), partial(quiet, directory=site)) as server,
            firefox(room) as tab,
        ):
            Thread(target=server.serve_forever, daemon=True).start()
            for base in (site.as_uri(), f"http://127.0.0.1:{server.server_port}"):
                raw = walked(tab, f"{base}/walk.html", script, room / "downloads")
                if raw.decode() != wanted:
                    sys.exit(f"another plan than the desk's, from {base}:\n{raw.decode()}")
            server.shutdown()
    print("Firefox: the plan of the desk, from a disk and from a server")


def fields(work: DeskPlan) -> dict[str, list[str]]:
    """Return what stands beside the answer in the form of the first questions."""
    drawn = desk.show(work, KEY)
    assert drawn is not None
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', str(drawn.body))
    return {name: [value] for name, value in found}


if __name__ == "__main__":
    main()
