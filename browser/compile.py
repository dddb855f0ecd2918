"""Run inside the runtime: /pack/std and /pack/app become archives of bytecode that this very Python made.

What the first pages need is found by showing them: it is in std.zip and app.zip, and all else in rest.zip.
Files stay uncompressed in them, so that a host or a page compresses them once and well.
"""

import importlib.util
import json
import sys
import zipfile
from collections.abc import Iterable
from importlib._bootstrap_external import _code_to_hash_pyc
from pathlib import Path
from types import CodeType

WORK = Path("/pack")
OPTIMIZE = 2  # no assertions and no docstrings, which people do not see here
FIRST = (1980, 1, 1, 0, 0, 0)
STARTING = (  # of the standard library: what the loader itself takes, or starts with
    "encodings/", "importlib/", "_pyodide/", "pyodide/", "zipfile/", "collections/", "re/", "json/", "os.py",
    "site.py", "_sysconfigdata", "shutil.py", "tarfile.py", "pathlib/",
)  # fmt: skip


def compiled(source: bytes, name: str) -> bytes:
    """Return bytecode that is never compared with its source."""
    code = without_lines(compile(source, name, "exec", dont_inherit=True, optimize=OPTIMIZE))
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def without_lines(code: CodeType) -> CodeType:
    """Return code that does not know its lines, which nobody has there: a tenth less to load."""
    parts = tuple(without_lines(part) if isinstance(part, CodeType) else part for part in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=parts)


def pack(folder: Path, names: Iterable[str], name: str) -> None:
    """Write files of a folder to an archive; equal files give equal bytes."""
    with zipfile.ZipFile(WORK / "out" / name, "w", zipfile.ZIP_STORED) as archive:
        for source in sorted(names):
            raw = (folder / source).read_bytes()
            shown = f"{source}c" if source.endswith(".py") else source
            entry = zipfile.ZipInfo(shown, FIRST)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, compiled(raw, shown) if shown != source else raw)


def below(folder: Path) -> set[str]:
    """Return the files of a folder by their names from there on."""
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def show_first_pages() -> None:
    """Show what people see first, and keep an answer, so that all modules for it are loaded."""
    from clustertoolkit.desk import front

    walk = front.opened(str(WORK / "out" / "content.sqlite"), "[]", "2026-01-01")
    page = json.loads(walk.show("first/index.html"))
    for name in ("first/plan.html", "first/check.html", "first/take.html", "full/index.html"):
        walk.show(name)
    walk.show("first/ask.level.html")
    names = ("t-territory", "about")
    walk.give("first/ask.level.html", json.dumps([[name, "Somewhere"] for name in names]))
    assert page["place"] == "first/index.html"


def main() -> None:
    """Find out what is needed first, and pack."""
    std, app = WORK / "std", WORK / "app"
    sys.path.insert(0, str(app))
    sys.dont_write_bytecode = True
    show_first_pages()
    loaded = {getattr(module, "__file__", None) or "" for module in list(sys.modules.values())}
    of_std = {name.partition(".zip/")[2] for name in loaded if ".zip/" in name}
    of_app = {name.removeprefix(f"{app}/") for name in loaded if name.startswith(f"{app}/")}
    if missing := of_std - below(std):
        raise SystemExit(f"left out, but needed: {sorted(missing)}")
    of_std = {name for name in below(std) if name in of_std or name.startswith(STARTING)}
    of_app |= {name for name in below(app) if "/templates/" in name or name.endswith("/plan.schema.json")}
    pack(std, of_std, "std.zip")
    pack(app, of_app, "app.zip")
    later = WORK / "later"
    for folder, first in ((std, of_std), (app, of_app)):
        for name in below(folder) - first:
            place = later / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes((folder / name).read_bytes())
    pack(later, below(later), "rest.zip")


main()
