"""The site on the loopback: who may read and write, what is refused, and what becomes of the plan's file."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from urllib.parse import quote, urlencode, urljoin

import pytest

from browsing import Page
from clustertoolkit.cli.site.listening import Listening
from clustertoolkit.content.model import Toolkit
from clustertoolkit.desk import desk
from clustertoolkit.desk.documents import NAMES
from clustertoolkit.files import OwnFile
from clustertoolkit.plan import planfile
from clustertoolkit.site import served
from clustertoolkit.site.served import FORM, Request, Response, ServedSite
from conftest import DATA, TESTS, TODAY, Run

PORT, TOKEN = 8765, "a-token"
HOST = f"127.0.0.1:{PORT}"
HERE = f"/{TOKEN}/walk/first/"
FIRST_PASS = (TESTS / "walk" / "first-pass.yaml").read_bytes()


class Site:
    """Somebody's browser before the served site, without a wire between them."""

    def __init__(self, toolkit: Toolkit, file: Path) -> None:
        self.file = file
        self.served = ServedSite(toolkit, TODAY, OwnFile(file, planfile.MAX_BYTES), PORT, TOKEN)

    def get(self, target: str, host: str = HOST) -> Response:
        return self.served.reply(Request("GET", target, host))

    def post(self, target: str, body: bytes, **other: str) -> Response:
        given = {"host": HOST, "origin": f"http://{HOST}", "kind": FORM, **other}
        return self.served.reply(Request("POST", target, body=body, **given))

    def form(self, target: str, **answers: str) -> bytes:
        page = Page(self.get(target).body.decode())
        for question, given in answers.items():
            page.fill(question, given)
        return urlencode(page.fields(), doseq=True).encode()


@pytest.fixture
def site(steady: Toolkit, tmp_path: Path) -> Site:
    file = tmp_path / "plan.yaml"
    file.write_bytes(FIRST_PASS)
    return Site(steady, file)


# The walk


def test_the_address_that_is_printed_leads_to_the_walk_and_an_answer_into_the_file(
    steady: Toolkit, tmp_path: Path
) -> None:
    site = Site(steady, tmp_path / "plan.yaml")
    first = site.get(f"/{TOKEN}/")
    page = site.get(f"{HERE}index.html")
    answered = site.post(f"{HERE}ask.level.html", site.form(f"{HERE}ask.level.html", territory="Small Land"))
    behind = site.get(urljoin(f"{HERE}ask.level.html", answered.headers["Location"]))

    assert (first.status, first.headers["Location"]) == (303, "walk/first/index.html")
    assert urljoin(f"/{TOKEN}/", first.headers["Location"]) == f"{HERE}index.html"
    assert "The file plan.yaml is written with your first answer." in page.body.decode()
    assert (answered.status, answered.body) == (303, b"")
    assert (behind.status, b"Saved: Define priorities." in behind.body) == (200, True)
    assert 'territory: "Small Land"' in site.file.read_text("utf-8")
    assert site.file.stat().st_mode & 0o077 == 0
    assert "Small" not in answered.headers["Location"]


def test_the_mark_at_the_start_of_the_file_and_a_link_to_it_stay(steady: Toolkit, tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "plan.yaml"
    real.write_bytes(b"\xef\xbb\xbf" + FIRST_PASS)
    link.symlink_to(real)
    site = Site(steady, link)
    site.post(f"{HERE}ask.level.html", site.form(f"{HERE}ask.level.html", strategy="Another"))

    assert link.is_symlink()
    assert real.read_bytes().startswith(b"\xef\xbb\xbf# A cluster roadmap")
    assert b'strategy: "Another"' in real.read_bytes()


def test_every_link_of_the_walk_leads_to_a_page(site: Site) -> None:
    seen: dict[str, int] = {}
    left = [f"{HERE}index.html", f"/{TOKEN}/walk/full/index.html"]
    while left:
        here = left.pop()
        if here in seen:
            continue
        reply = site.get(here)
        seen[here] = reply.status
        if "/walk/" in here and reply.type.startswith("text/html") and "/take/" not in here:
            links = (link for link in Page(reply.body.decode()).links if "://" not in link)
            left += [urljoin(here, link).partition("#")[0] for link in links]

    assert {page: status for page, status in seen.items() if status not in (200, 303)} == {}
    assert len(seen) > 80


def test_documents_are_taken_away_under_names_of_their_own(site: Site) -> None:
    taken = {name: site.get(f"/{TOKEN}/walk/take/{name}") for name in NAMES}

    for name, reply in taken.items():
        assert reply.status == 200
        assert reply.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert b"--internal, sha256" in taken["roadmap-team.html"].body
    assert b"--internal" not in taken["roadmap.html"].body


# Who is refused


@pytest.mark.parametrize(
    "target",
    [
        "/",
        "/walk/first/index.html",
        "/a-toke/walk/first/index.html",
        "//a-token/",
        "/A-TOKEN/",
        "/%61-token/",
    ],
)
def test_without_the_token_nothing_is_told(site: Site, target: str) -> None:
    reply = site.get(target)

    assert (reply.status, reply.body) == (403, b"Open the whole address that the command printed.\n")


@pytest.mark.parametrize(
    "host", ["", "example.org", f"example.org:{PORT}", "127.0.0.1", f"127.0.0.1:{PORT}.org", f"[::1]:{PORT}"]
)
def test_a_foreign_host_is_refused(site: Site, host: str) -> None:
    assert site.get(f"{HERE}index.html", host).status == 403
    assert site.post(f"{HERE}ask.level.html", b"", host=host).status == 403


@pytest.mark.parametrize(
    "origin", ["", "null", "http://example.org", f"https://{HOST}", "http://127.0.0.1", f"http://{HOST}.org"]
)
def test_a_form_from_a_foreign_page_is_refused(site: Site, origin: str) -> None:
    body = site.form(f"{HERE}ask.level.html", strategy="Theirs")

    assert site.post(f"{HERE}ask.level.html", body, origin=origin).status == 403
    assert site.file.read_bytes() == FIRST_PASS


def test_what_is_only_asked_for_changes_nothing(site: Site) -> None:
    body = site.form(f"{HERE}ask.level.html", strategy="Theirs").decode()
    reply = site.get(f"{HERE}ask.level.html?{body}")

    assert reply.status == 200
    assert b"Theirs" not in reply.body
    assert site.file.read_bytes() == FIRST_PASS


@pytest.mark.parametrize(
    "place",
    [
        "index.html",
        "walk.html",
        "examples.html",
        "walk/first/index.html",
        "walk/first/plan.html",
        "walk/take/brief.md",
        "walk/other/ask.level.html",
    ],
)
def test_a_form_is_for_pages_of_questions_alone(site: Site, place: str) -> None:
    assert site.post(f"/{TOKEN}/{place}", b"a=b").status == 405
    assert site.file.read_bytes() == FIRST_PASS


BROKEN = {
    "no form": b"\x00\x01", "no pairs": b"a", "half a character": b"a=%C3", "not in Latin letters": "a=ü".encode(),
    "no ASCII": b"a=\xff", "too many fields": b"&".join(b"a=b" for _ in range(served.MOST_FIELDS + 1)),
}  # fmt: skip


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_a_form_that_is_broken_is_refused(site: Site, body: bytes) -> None:
    assert site.post(f"{HERE}ask.level.html", body).status == 400
    assert site.file.read_bytes() == FIRST_PASS


@pytest.mark.parametrize("kind", ["", "text/plain", "application/json", "multipart/form-data; boundary=x"])
def test_another_kind_of_body_is_refused(site: Site, kind: str) -> None:
    assert site.post(f"{HERE}ask.level.html", b"a=b", kind=kind).status == 415


def test_a_form_without_fields_keeps_nothing_and_loses_nothing(site: Site) -> None:
    for body in (b"", b"t-strategy=Mine", b"about=x&t-strategy=Mine"):
        reply = site.post(f"{HERE}ask.level.html", body)
        assert reply.status == 422
        assert b"Mine" in reply.body or not body
    assert site.file.read_bytes() == FIRST_PASS


@pytest.mark.parametrize(
    "name",
    [
        "none.html",
        "walk/first/none.html",
        "walk/first/",
        "walk/",
        "walk/take/plan.yaml",
        "../../etc/passwd",
        "walk/take/../x",
        "%00",
    ],
)
def test_what_there_is_not_is_not_found(site: Site, name: str) -> None:
    reply = site.get(f"/{TOKEN}/{name}")

    assert reply.status == 404
    assert b"There is no such page" in reply.body
    if ".." not in name:  # which no browser asks for
        links = [link for link in Page(reply.body.decode()).links if "//" not in link]
        assert site.get(urljoin(f"/{TOKEN}/{name}", links[-1])).status == 200


# The plan's file


def test_what_somebody_else_writes_while_a_form_is_kept_stays_and_the_form_comes_back(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = site.form(f"{HERE}ask.level.html", strategy="Mine")
    theirs = FIRST_PASS.replace(b"Every small firm", b"Each small firm")
    give = desk.give

    def meanwhile(*given: object) -> desk.Handled:
        outcome = give(*given)
        site.file.write_bytes(theirs)
        return outcome

    monkeypatch.setattr(desk, "give", meanwhile)
    reply = site.post(f"{HERE}ask.level.html", body)
    monkeypatch.undo()
    again = Page(reply.body.decode())
    kept = site.post(f"{HERE}ask.level.html", urlencode(again.fields(), doseq=True).encode())

    assert (reply.status, again.texts["t-strategy"]) == (409, "Mine")
    assert desk.STALE.text in again.text
    assert kept.status == 303
    assert b"Each small firm" in site.file.read_bytes()
    assert b'strategy: "Mine"' in site.file.read_bytes()


def test_a_file_that_is_closed_to_writing_says_so_and_the_form_comes_back(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = site.form(f"{HERE}ask.level.html", strategy="Mine")
    monkeypatch.setattr(os, "access", lambda *_, **__: False)  # to the administrator nothing is closed
    reply = site.post(f"{HERE}ask.level.html", body)

    assert (reply.status, Page(reply.body.decode()).texts["t-strategy"]) == (409, "Mine")


def test_a_plan_that_was_broken_by_hand_is_told_and_what_was_typed_with_it(site: Site) -> None:
    body = site.form(f"{HERE}ask.level.html", strategy="Mine")
    site.file.write_bytes(b"plan_version: 1\nterritory: [\n")
    sent, seen = site.post(f"{HERE}ask.level.html", body), site.get(f"{HERE}index.html")
    taken = site.get(f"/{TOKEN}/walk/take/brief.md")

    assert (sent.status, b"Mine" in sent.body, b"Line 2, column 13" in seen.body) == (422, True, True)
    assert taken.status == 409
    assert site.file.read_bytes() == b"plan_version: 1\nterritory: [\n"


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"x" * (planfile.MAX_BYTES + 1), b"", b"- a\n"])
def test_a_file_that_is_no_plan_is_told(site: Site, raw: bytes) -> None:
    site.file.write_bytes(raw)

    assert b"Mend the file first" in site.get(f"{HERE}index.html").body


# The wire


@pytest.fixture
def wire(steady: Toolkit, tmp_path: Path) -> Iterator[Listening]:
    file = tmp_path / "plan.yaml"
    file.write_bytes(FIRST_PASS)
    with Listening(0) as listening:
        own = OwnFile(file, planfile.MAX_BYTES)
        listening.served = ServedSite(steady, TODAY, own, listening.server_port, TOKEN)
        thread = Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield listening
        listening.shutdown()
        thread.join()


def asked(
    wire: Listening, method: str, target: str, body: bytes | None = None, **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", wire.server_port, timeout=30)
    connection.request(method, target, body, {name.replace("_", "-"): text for name, text in headers.items()})
    reply = connection.getresponse()
    return reply, reply.read()


def test_replies_say_that_nothing_else_may_use_them(wire: Listening) -> None:
    with socket.create_connection(("127.0.0.1", wire.server_port)):  # that says nothing, as browsers do
        reply, body = asked(wire, "GET", f"{HERE}index.html")

    assert reply.status == 200
    assert b"<h1" in body
    assert reply.headers["Server"] == "toolkit"
    assert reply.headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'none'" in reply.headers["Content-Security-Policy"]
    assert wire.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("length", "status"),
    [
        (None, 411),
        ("", 411),
        ("-1", 411),
        ("x", 411),
        ("1_0", 411),
        (str(served.MOST_BYTES + 1), 413),
        ("9" * 11, 413),
    ],
)
def test_a_body_of_no_or_too_great_a_length_is_refused(
    wire: Listening, length: str | None, status: int
) -> None:
    told = f"Content-Length: {length}\r\n" if length is not None else ""
    body = b"a" * min(int(length), 2 * served.MOST_BYTES) if status == 413 else b""
    with socket.create_connection(("127.0.0.1", wire.server_port), timeout=30) as stream:
        head = f"POST {HERE}ask.level.html HTTP/1.0\r\nHost: 127.0.0.1:{wire.server_port}\r\n{told}\r\n"
        stream.sendall(head.encode() + body)
        stream.shutdown(socket.SHUT_WR)
        answer = stream.makefile("rb").read()

    assert answer.split()[1] == str(status).encode()


def test_a_form_by_wire_is_kept(wire: Listening) -> None:
    target, here = f"{HERE}ask.level.html", f"http://127.0.0.1:{wire.server_port}"
    _, body = asked(wire, "GET", target)
    page = Page(body.decode())
    page.fill("strategy", "Grün & “gut”")
    sent = urlencode(page.fields(), doseq=True, quote_via=quote).encode()
    reply, _ = asked(wire, "POST", target, sent, Origin=here, Content_Type=FORM)
    others = [asked(wire, method, target)[0].status for method in ("PUT", "DELETE", "OPTIONS")]

    assert reply.status == 303
    assert "Grün & “gut”" in asked(wire, "GET", f"{HERE}plan.html")[1].decode().replace("&amp;", "&")
    assert others == [501, 501, 501]


def test_a_port_that_is_taken_is_told(run: Run, tmp_path: Path) -> None:
    with Listening(0) as listening:
        result = run(
            "site", "serve", tmp_path / "plan.yaml", "--port", str(listening.server_port), "--data", DATA
        )

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"error: port {listening.server_port} cannot be used: ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("file", "complaint"),
    [
        ("plan.txt", "is no name for a plan"),
        ("nowhere/plan.yaml", "is no folder"),
        ("-", "is no file"),
        (".", "is not a plain file"),
    ],
)
def test_a_file_that_cannot_be_a_plan_is_refused(run: Run, file: str, complaint: str) -> None:
    result = run("site", "serve", file)

    assert (result.status, result.out) == (2, "")
    assert complaint in result.err


def test_an_interrupt_ends_it_with_a_word_on_what_is_kept(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(FIRST_PASS)
    command = [sys.executable, "-m", "clustertoolkit", "site", "serve", "plan.yaml", "--data", DATA]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        # tests that run in the background are deaf to an interrupt, and what they start is so, too
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as ran:  # fmt: skip
        assert ran.stdout is not None
        address = ran.stdout.readline()
        ran.send_signal(signal.SIGINT)
        _, told = ran.communicate(timeout=60)

    assert address.startswith("http://127.0.0.1:")
    assert ran.returncode == 0
    assert told.endswith("\nKept in plan.yaml. To go on: toolkit site serve plan.yaml\n")
