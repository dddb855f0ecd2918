"""A whole site: every file with its bytes, written to a folder that is swapped in whole, or to an archive."""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from importlib.resources import files as resources
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from clustertoolkit import __version__
from clustertoolkit.content.model import Toolkit
from clustertoolkit.desk.front import Front
from clustertoolkit.errors import ToolkitError
from clustertoolkit.site import front, runtime
from clustertoolkit.site.data import data_files
from clustertoolkit.site.explorer import Rows, ShownFilter, filters, listed_texts, used
from clustertoolkit.site.frame import SiteFrame, Writer, style_sheet
from clustertoolkit.site.grid import matrix_pages
from clustertoolkit.site.index import index
from clustertoolkit.site.lists import list_pages
from clustertoolkit.site.page import FOOT, MENU, PUBLISHER
from clustertoolkit.site.pages import Contents
from clustertoolkit.site.runtime import Runtime
from clustertoolkit.views import Page

MANIFEST = "MANIFEST.json"
FORMAT = 1  # of the manifest
DIGITS = 10  # of a sum in a name
SCRIPTS = ("shared", "explorer", "search", "tell")  # besides those of the walk
FOREVER = "public, max-age=31536000, immutable"
HEADERS = (  # what a server says with the files that it finds them by
    "/*\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n"
    "/assets/*\n  Cache-Control: {forever}\n/d/*\n  Cache-Control: {forever}\n"
    "/engine/*\n  Cache-Control: {forever}\n"
)

Files = Iterator[tuple[str, bytes]]


class Site(NamedTuple):
    """What a site is made of; `url` is where it will stand, and `publisher` says who publishes it.

    With a `runtime` the walk runs in its page. `changes` tells what is new since an earlier state.
    `from_disk_only` leaves out what only a server hands out.
    """

    toolkit: Toolkit
    today: date
    url: str = ""
    publisher: str = ""
    runtime: Runtime | None = None
    changes: Page = ()
    from_disk_only: bool = False


def files(site: Site) -> Files:
    """Yield every file of a site by its address, the manifest last; equal content gives equal bytes."""
    sums: dict[str, str] = {}
    for name, raw in _without_manifest(site):
        sums[name] = sha256(raw).hexdigest()
        yield name, raw
    head = site.toolkit.head
    manifest = {
        "made_by": "clustertoolkit", "format": FORMAT, "program": __version__, "content": head.version,
        "files": dict(sorted(sums.items())),
    }  # fmt: skip
    yield MANIFEST, (json.dumps(manifest, indent=1) + "\n").encode()


def _without_manifest(site: Site) -> Files:
    contents = Contents(site.toolkit, site.today)
    scripts = {name: _hashed(f"assets/{name}.js", _asset(f"{name}.js")) for name in SCRIPTS}
    offered, listed = _list(contents)
    rows = _hashed("d/list.js", listed)
    yield from (*looks(), *scripts.values(), rows)
    known = ""  # the file that a page reads first comes last
    for known, raw in _search(contents):
        yield known, raw
    walk = tuple(_walk(site, contents))
    yield from walk
    described = []
    for given, raw in data_files(site.toolkit, site.today):
        described.append(given)
        yield given.address, raw
    frame = frame_of(site, {
        "examples.html": (rows[0], scripts["shared"][0], scripts["explorer"][0]),
        "search.html": (known, scripts["shared"][0], scripts["search"][0]),
        "contribute.html": (scripts["tell"][0],),
        "engine.html": tuple(address for address, _ in walk[-2:]),
    })  # fmt: skip
    addresses = []
    pages = chain(
        front.front_pages(contents, described, site.publisher, site.changes, has_engine=bool(walk)),
        matrix_pages(contents), list_pages(contents, offered), contents.entry_pages(),
    )  # fmt: skip
    writer = Writer(frame, contents.leading)
    for page in pages:
        addresses.append(page.address)
        yield page.address, writer.written(page)
    yield ".nojekyll", b""
    yield "_headers", HEADERS.format(forever=FOREVER).encode()
    yield "LICENSES.txt", _licences(site)
    if site.url:
        yield "sitemap.xml", _map(site.url, addresses)
        yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {site.url}sitemap.xml\n".encode()


def looks() -> tuple[tuple[str, bytes], tuple[str, bytes]]:
    """Return the style sheet of a site and its icon, each with its address."""
    return _hashed("assets/site.css", style_sheet()), _hashed("assets/icon.svg", _asset("icon.svg"))


def frame_of(site: Site, scripts: Mapping[str, Sequence[str]]) -> SiteFrame:
    """Return the frame of all pages of a site; `scripts` are addresses (see `SiteFrame`)."""
    head, ((style, _), (icon, _)) = site.toolkit.head, looks()
    foot = (*FOOT, *([PUBLISHER] if site.publisher else []))
    return SiteFrame(head.title, head.version, head.licence, MENU, foot, style, icon, scripts, site.url)


def _hashed(name: str, raw: bytes) -> tuple[str, bytes]:
    """Return a file with the beginning of its sum in its name: what has this name never changes."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{sha256(raw).hexdigest()[:DIGITS]}.{suffix}", raw


def _script(name: str, data: object) -> bytes:
    """Return data as a script, since a page that was opened from a disk may load nothing else."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"(self.toolkit=self.toolkit||{{}})[{json.dumps(name)}]={plain};\n".encode()


def _asset(name: str) -> bytes:
    return (resources("clustertoolkit.site") / "assets" / name).read_bytes()


def _walk(site: Site, contents: Contents) -> Files:
    """Yield what the walk in its page takes: the engine, where its pieces are, and the page's script last."""
    if site.runtime is None:
        return
    ways = {"disk": runtime.from_disk}
    if not site.from_disk_only:
        ways["served"] = runtime.served
    places: dict[str, dict[str, str]] = {}
    for way, pieces in ways.items():
        for name, place, raw in pieces(site.runtime):
            address, _ = file = _hashed(place, raw)
            places.setdefault(name, {})[way] = address
            yield file
    addresses = [[kind, name, f"../../{place}"] for (kind, name), place in contents.addresses.items()]
    walk = Front(site.toolkit, site.today, {(kind, name): place for kind, name, place in addresses})
    told = {
        "engine": places.pop("engine.js"), "pieces": places, "addresses": addresses,
        "beginning": walk.beginning(),
    }  # fmt: skip
    yield _hashed("d/walk.js", _script("walk", told))
    yield _hashed("assets/walk.js", _asset("walk.js"))


def _search(contents: Contents) -> Files:
    """Yield the index of the search, the file last that says where the others are."""
    parts = index(contents.toolkit, contents.addresses)
    _, start = next(parts)
    places = {}
    for name, part in parts:
        places[name], raw = _hashed(f"d/{name}.js", _script(name, part))
        yield places[name], raw
    yield _hashed("d/index.js", _script("index", {**start, "files": places}))


def _list(contents: Contents) -> tuple[tuple[ShownFilter, ...], bytes]:
    """Return the filters that a page offers, and the list of examples: filters, rows, and texts of cells."""
    columns, rows = contents.example_rows
    known = filters(contents.toolkit)
    chosen = [contents.toolkit.examples[name] for name in rows]
    held = Rows(contents.toolkit, known).columns(chosen)
    return used(known, held), _script("list", {
        "filters": [
            {"name": one.name, "of": one.of, "form": one.form, "values": [word for word, _ in one.values]}
            for one in known
        ],
        **held,
        **listed_texts(columns, rows.values(), contents.addresses),
    })  # fmt: skip


def _licences(site: Site) -> bytes:
    licence = site.toolkit.head.licence
    own = (
        f"Content: {licence.title} ({licence.id})\n{licence.url}\n\n"
        "Pages, style sheet and scripts: MIT, the clustertoolkit contributors\n"
    ).encode()
    return own + b"\n" + site.runtime.licences if site.runtime else own


def _map(url: str, addresses: Iterable[str]) -> bytes:
    from markupsafe import escape

    lines = "".join(f"<url><loc>{escape(url + address)}</loc></url>\n" for address in sorted(addresses))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{lines}</urlset>\n"
    ).encode()


def write_folder(found: Files, folder: Path, *, force: bool) -> int:
    """Write a site to a folder, whole or not at all, and return how many files it has.

    ToolkitError for a folder that holds something else than a site, for a site if `force` is not given, and
    for what cannot be written.
    """
    _refuse_other(folder, force=force)
    try:
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as room:
            new = Path(room) / "new"
            number = 0
            made: set[str] = set()
            for name, raw in found:
                inside = name.rpartition("/")[0]
                if inside not in made:
                    (new / inside).mkdir(parents=True, exist_ok=True)
                    made.add(inside)
                (new / name).write_bytes(raw)
                number += 1
            if folder.exists():
                folder.rename(Path(room) / "old")
            try:
                new.rename(folder)
            except OSError:
                with suppress(OSError):
                    (Path(room) / "old").rename(folder)
                raise
            shutil.rmtree(Path(room) / "old", ignore_errors=True)
    except OSError as error:
        raise ToolkitError(
            f"{folder.as_posix()} cannot be written: {error.strerror}", "name another folder"
        ) from error
    return number


def _refuse_other(folder: Path, *, force: bool) -> None:
    if not folder.parent.is_dir():
        raise ToolkitError(
            f"{folder.parent.as_posix()} is no folder", "make it first, or name another folder"
        )
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ToolkitError(f"{folder.as_posix()} is no folder", "name another one")
    if folder.is_dir() and any(folder.iterdir()):
        if manifest_of(folder) is None:
            raise ToolkitError(f"{folder.as_posix()} holds something else than a site", "name another folder")
        if not force:
            raise ToolkitError(
                f"{folder.as_posix()} holds a site", "use --force to replace it, or name another folder"
            )


def manifest_of(folder: Path) -> Mapping[str, str] | None:
    """Return the sums of the files of a site by their addresses; None for what is no site of ours."""
    try:
        told = json.loads((folder / MANIFEST).read_text("utf-8"))
        sums = told["files"] if told["made_by"] == "clustertoolkit" else None
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return sums if isinstance(sums, dict) else None


def differences(found: Files, folder: Path) -> list[str]:
    """Return what of a site in a folder is not as it would be built now, a line for each file."""
    there = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    told = []
    for name, raw in found:
        file = there.pop(name, None)
        if file is None:
            told.append(f"{name} is missing")
        elif file.read_bytes() != raw:
            told.append(f"{name} differs")
    return [*told, *(f"{name} does not belong to it" for name in sorted(there))]
