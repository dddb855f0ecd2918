"""A site served to one person on one machine: requests in, replies out, and one plan's file that is written.

Who listens, and to whom, is decided elsewhere. An address begins with a token that only this person knows.
"""

from collections.abc import Mapping
from datetime import date
from hmac import compare_digest
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import parse_qs, parse_qsl, urlsplit

from clustertoolkit.content.model import Toolkit
from clustertoolkit.desk import desk, documents
from clustertoolkit.desk.drawing import INDEX, PAGES, DrawnPage, Notice
from clustertoolkit.desk.front import FOLDERS
from clustertoolkit.desk.work import DeskPlan
from clustertoolkit.errors import PlanError, ToolkitError
from clustertoolkit.files import ChangedError, OwnFile, beginning
from clustertoolkit.plan import planfile
from clustertoolkit.site import build
from clustertoolkit.site.frame import Writer
from clustertoolkit.site.page import WALK, SitePage, Trail
from clustertoolkit.site.pages import Contents

MOST_BYTES = planfile.MAX_BYTES  # of a form: no plan takes more
MOST_FIELDS = 5000
FORM = "application/x-www-form-urlencoded"
TYPES = {
    **documents.TYPES, ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript",
    ".json": "application/json", ".csv": "text/csv", ".txt": "text/plain; charset=utf-8",
}  # fmt: skip
SAFE = {
    # the pages say the same in their heads; no-referrer would leave out the origin of a form, too
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    ),
    # what was typed comes back with Back, unless a browser may keep nothing
    "Cache-Control": "private, no-cache",
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
}  # fmt: skip
STILL_THERE = "Go back: what you typed is still there."
NOTHING: Mapping[str, str] = MappingProxyType({})


class Request(NamedTuple):
    """What a browser asks for: `target` is the address behind the host, `kind` the type of the body."""

    method: str
    target: str
    host: str
    origin: str = ""
    kind: str = ""
    body: bytes = b""


class Response(NamedTuple):
    """What a browser gets."""

    status: int
    body: bytes
    type: str = TYPES[".txt"]
    headers: Mapping[str, str] = NOTHING


class ServedSite:
    """The pages of a site, the walk among them, for those who know the token. One request at a time."""

    def __init__(self, toolkit: Toolkit, today: date, own: OwnFile, port: int, token: str) -> None:
        self._toolkit, self._today, self._own, self._token = toolkit, today, own, token
        self._hosts = tuple(f"{name}:{port}" for name in ("127.0.0.1", "localhost"))
        site = build.Site(toolkit, today)
        self._writer = Writer(build.frame_of(site, {}))
        self._made: dict[str, bytes] = {}
        self._still_to_make = build.files(site)
        self._name = own.file.name
        self._addresses = {
            key: f"../../{address}" for key, address in Contents(toolkit, today).addresses.items()
        }

    def reply(self, request: Request) -> Response:
        """Answer a request; only one by POST changes the plan."""
        if request.host not in self._hosts:
            return _refused(403, "This address is not of this machine.")
        parts = urlsplit(request.target)
        token, _, name = parts.path.removeprefix("/").partition("/")
        if not compare_digest(token.encode(), self._token.encode()):
            return _refused(403, "Open the whole address that the command printed.")
        room, _, rest = name.partition("/")
        folder, _, page = rest.partition("/") if room == "walk" else ("", "", "")
        try:
            if request.method == "POST":
                return self._given(request, folder, page)
            if room == "walk":
                return self._walk(folder, page, parts.query) or self._missing(name)
        except ToolkitError as refusal:
            return _refused(500, f"{refusal.message}: {refusal.hint}. {STILL_THERE}")
        if name in ("", WALK.address):
            return _going(f"walk/first/{INDEX}.html")
        return self._file(name)

    def _work(self, folder: str) -> DeskPlan:
        """Return the plan as it is on disk now; later it is written over nothing else."""
        self._own.read()
        file = self._own.file
        try:
            raw = beginning(file, MOST_BYTES + 1) if file.exists() else None
        except OSError as error:
            raise ToolkitError(f"{file.as_posix()} cannot be opened", f"{error.strerror}") from error
        return DeskPlan(self._toolkit, self._today, self._name, raw, FOLDERS[folder], self._addresses)

    def _walk(self, folder: str, page: str, query: str) -> Response | None:
        if folder == "take" and page in documents.NAMES:
            return self._document(page)
        if folder not in FOLDERS or not page.endswith(".html"):
            return None
        key = page.removesuffix(".html")
        after = next(iter(parse_qs(query).get("after", ())), "")
        drawn = desk.show(self._work(folder), key, after)
        return self._page(folder, key, drawn) if drawn else None

    def _document(self, name: str) -> Response | None:
        try:
            raw = documents.document(self._work("first"), name)
        except PlanError as error:
            return _refused(409, f"The plan cannot be read: {error.message}. Mend it, and come again.")
        if raw is None:
            return None
        attached = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(200, raw, _type(name), attached)

    def _given(self, request: Request, folder: str, page: str) -> Response:
        if request.origin not in {f"http://{host}" for host in self._hosts}:
            return _refused(403, "The form comes from another site.")
        if request.kind.partition(";")[0].strip().lower() != FORM:
            return _refused(415, "This is not a form of these pages.")
        if len(request.body) > MOST_BYTES:
            return too_large()
        form = _form(request.body)
        if form is None:
            return _refused(400, f"This form cannot be read. {STILL_THERE}")
        key = page.removesuffix(".html")
        if folder not in FOLDERS or not page.endswith(".html") or key in PAGES:
            return _nothing_to_change()
        outcome = desk.give(self._work(folder), key, form)
        if outcome.text is not None:
            try:
                self._own.write(outcome.text, "load the page again")
            except ToolkitError as refusal:
                is_stale = isinstance(refusal, ChangedError)
                why = desk.STALE if is_stale else Notice(f"Not kept: {refusal.message}.")
                return self._page(folder, key, desk.returned(self._work(folder), key, form, why), 409)
        if outcome.page is not None:
            return self._page(folder, key, outcome.page, 422)
        return _going(outcome.place)

    def _page(self, folder: str, key: str, drawn: DrawnPage, status: int = 200) -> Response:
        home = Trail(PAGES[INDEX], f"walk/{folder}/{INDEX}.html")
        page = SitePage(
            f"walk/{folder}/{key}.html", drawn.title, lead=drawn.lead, template="walk.html", sends=True,
            trail=() if key == INDEX else (home,), part=WALK.address,
            own={"body": drawn.body, "head": drawn.head, "over": drawn.over},
            command=f"toolkit roadmap walk {self._name}{' --full' if FOLDERS[folder] else ''}",
        )  # fmt: skip
        return Response(status, self._writer.written(page), TYPES[".html"])

    def _file(self, name: str) -> Response:
        """Return a file of the site; files are made in their order until there is one of this name."""
        while name not in self._made:
            made = next(self._still_to_make, None)
            if made is None:
                return self._missing(name)
            self._made[made[0]] = made[1]
        return Response(200, self._made[name], _type(name))

    def _missing(self, name: str) -> Response:
        here = f"{name.rpartition('/')[0]}/none.html".removeprefix("/")  # from where its links lead
        page = SitePage(here, "There is no such page", lead="The plan may have changed.")
        return Response(404, self._writer.written(page), TYPES[".html"])


def too_large() -> Response:
    """Return the reply to a form that is larger than any plan may be."""
    return _refused(413, f"This is more than a plan may hold. {STILL_THERE}")


def _form(body: bytes) -> dict[str, list[str]] | None:
    """Return the fields of a form by their names, None if it is broken."""
    found: dict[str, list[str]] = {}
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, strict_parsing=bool(body), errors="strict",
            max_num_fields=MOST_FIELDS,
        )  # fmt: skip
    except ValueError:
        return None
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return found


def _type(name: str) -> str:
    return TYPES.get(name[name.rfind(".") :], "application/octet-stream")


def _going(place: str) -> Response:
    return Response(303, b"", headers={"Location": place})


def _refused(status: int, why: str) -> Response:
    return Response(status, f"{why}\n".encode())


def _nothing_to_change() -> Response:
    return _refused(405, "Nothing can be changed here.")
