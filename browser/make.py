"""Make the runtime of the walk in a browser: `python browser/make.py` in a checkout, with Node and npm.

With --sizes it measures what a visitor loads, and fails above the budget: that takes minutes.
"""

import json
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import zipfile
from contextlib import closing
from importlib.metadata import distribution
from pathlib import Path

from clustertoolkit.content import compiled
from clustertoolkit.site.runtime import FORMAT, sum_of

HERE = Path(__file__).parent
ROOT = HERE.parent
BUILD = HERE / "build"
RUNTIME = HERE / "clustertoolkit_browser" / "runtime"
PYODIDE = "314.0.7"
FIRST_ANSWER = 5_000_000  # bytes with brotli

# what the walk runs; the commands and the pages of a site stay at home
FLOORS = (
    "problems", "errors", "files", "notebook", "yamlfiles", "schema", "content", "query", "plan", "tables",
    "views", "render", "desk", "__init__",
)  # fmt: skip
NEEDED = (
    "PyYAML", "MarkupSafe", "Jinja2", "markdown-it-py", "mdurl", "jsonschema", "jsonschema-specifications",
    "referencing", "attrs",
)  # fmt: skip
LEFT_OUT = (  # of the standard library: whole packages and modules for which a page has no use
    "_pyrepl", "antigravity", "bdb", "cProfile", "compileall", "ctypes", "doctest", "ftplib",
    "http/server", "idlelib", "imaplib", "mailbox", "modulefinder", "multiprocessing", "pdb", "pickletools",
    "poplib", "profile", "pstats", "pty", "pyclbr", "pydoc", "smtplib", "socketserver", "this", "timeit",
    "trace", "turtle", "unittest", "wave", "webbrowser", "wsgiref", "xmlrpc", "zipapp",
)  # fmt: skip
CODECS = (  # of the standard library: those that the program or an archive may ask for
    "__init__", "aliases", "ascii", "charmap", "cp1252", "cp437", "idna", "latin_1", "punycode",
    "raw_unicode_escape", "unicode_escape", "utf_16", "utf_16_be", "utf_16_le", "utf_32",
    "utf_8", "utf_8_sig",
)  # fmt: skip
EDITS = (  # of the loader: a worker that a page from a disk starts is a classic one, without modules
    ("export default _createPyodideModule;", "self._createPyodideModule=_createPyodideModule;"),
    ("import.meta.url", "self.location.href"),
)


def run(*words: str | Path, folder: Path = ROOT) -> str:
    """Run a program and return what it wrote."""
    ran = subprocess.run([*map(str, words)], cwd=folder, check=True, stdout=subprocess.PIPE, text=True)
    return ran.stdout


def fetched() -> Path:
    """Return the folder of the npm package at its fixed version."""
    folder = BUILD / f"pyodide-{PYODIDE}"
    if not folder.exists():
        name = run("npm", "pack", "--silent", f"pyodide@{PYODIDE}", folder=BUILD).split()[-1]
        # Python before 3.11.4 has no filter, nor does it warn
        safe = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        shutil.unpack_archive(BUILD / name, BUILD / "unpacked", **safe)
        (BUILD / "unpacked" / "package").rename(folder)
    return folder


def lay_out_library(pyodide: Path, folder: Path) -> None:
    """Lay out the source of the standard library without what is left out."""
    with zipfile.ZipFile(pyodide / "python_stdlib.zip") as archive:
        for name in archive.namelist():
            stem = name.removesuffix(".py")
            if any(stem == left or name.startswith(f"{left}/") for left in LEFT_OUT):
                continue
            if name.startswith("encodings/") and stem.removeprefix("encodings/") not in CODECS:
                continue
            if "/tests/" not in name and not name.endswith("/"):
                archive.extract(name, folder)


def lay_out_program(folder: Path) -> str:
    """Lay out the installed program, what it needs and the stand-ins; return the program's version."""
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", BUILD / "wheel")
    (wheel,) = (BUILD / "wheel").glob("clustertoolkit-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            floor = name.split("/")[1].removesuffix(".py")
            is_wanted = floor in FLOORS and not name.endswith((".ttf", "-LICENSE.txt"))
            if is_wanted or name.startswith("clustertoolkit/schemas/") or name.endswith("/content.sqlite"):
                archive.extract(name, folder)
    for name in NEEDED:
        for file in distribution(name).files or ():
            is_wanted = file.suffix == ".py" or file.parts[:2] == ("jsonschema_specifications", "schemas")
            if is_wanted and not {"..", "tests", "benchmarks"} & {*file.parts}:
                place = folder / file
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(file.locate()), place)
    shutil.copytree(
        HERE / "stand_ins", folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__")
    )
    return wheel.name.split("-")[1]


def without_search(file: Path) -> None:
    """Take the index of search out of compiled content: the walk asks it nothing."""
    with closing(sqlite3.connect(file)) as database:
        for name in ("texts", "words", "called"):
            database.execute(f"DROP TABLE {name}")
        database.commit()
        database.execute("VACUUM")
    file.write_bytes(compiled.summed(file.read_bytes()))


def loader(pyodide: Path) -> str:
    """Return the worker as one classic script: the edited loader, and what hands forms on."""
    made = (pyodide / "pyodide.asm.mjs").read_text("utf-8")
    for before, after in EDITS:
        if before not in made:
            sys.exit(f"the loader of {PYODIDE} has no {before}")
        made = made.replace(before, after)
    shared = (pyodide / "pyodide.js").read_text("utf-8").replace("//# sourceMappingURL=pyodide.js.map", "")
    lock = json.loads((pyodide / "pyodide-lock.json").read_text("utf-8"))["info"]
    # this loader refuses classic workers, which it knows by importScripts
    own = f"self.importScripts=undefined;self.LOCK={json.dumps(lock | {'version': PYODIDE})};"
    return "\n".join((own, made, shared, (HERE / "engine.js").read_text("utf-8")))


def licences() -> str:
    """Return the licences of all that is packed, with the edits made to the loader."""
    told = "".join(f"  {before}\n    became: {after}\n" for before, after in EDITS)
    return (HERE / "LICENSES.txt").read_text("utf-8").replace("@VERSION@", PYODIDE).replace("@EDITS@", told)


def measured(files: list[Path]) -> int:
    """Print the sizes of files with brotli and return their sum in bytes."""
    sizes = [int(line) for line in run("node", HERE / "sizes.mjs", *files).split()]
    for file, size in zip(files, sizes, strict=True):
        print(f"{file.name:18} {file.stat().st_size:>10,} bytes, {size:>9,} with brotli")
    return sum(sizes)


def main() -> None:
    """Make everything anew, and the wheel of it."""
    work = BUILD / "work"
    for folder in (work, BUILD / "wheel", BUILD / "unpacked", RUNTIME, HERE / "dist"):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in (work / "std", work / "app", work / "out", RUNTIME):
        folder.mkdir(parents=True)
    pyodide = fetched()
    lay_out_library(pyodide, work / "std")
    version = lay_out_program(work / "app")
    content = work / "app" / "clustertoolkit" / "content.sqlite"
    shutil.copyfile(content, work / "out" / "content.sqlite")
    content.unlink()
    without_search(work / "out" / "content.sqlite")
    run("node", HERE / "compile.mjs", pyodide, work)

    shutil.copyfile(pyodide / "pyodide.asm.wasm", RUNTIME / "pyodide.asm.wasm")
    for name in ("std.zip", "app.zip", "content.sqlite", "rest.zip"):
        shutil.copyfile(work / "out" / name, RUNTIME / name)
    (RUNTIME / "engine.js").write_text(loader(pyodide), "utf-8", newline="\n")
    (RUNTIME / "LICENSES.txt").write_text(licences(), "utf-8", newline="\n")
    pieces = ("pyodide.asm.wasm", "std.zip", "app.zip", "content.sqlite", "rest.zip")
    told = {
        "format": FORMAT, "program": version, "content": sum_of(ROOT / "data"), "pyodide": PYODIDE,
        "engine": "engine.js", "pieces": pieces,
    }  # fmt: skip
    (RUNTIME / "runtime.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8", newline="\n")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", folder=HERE)
    (wheel,) = (HERE / "dist").glob("*.whl")
    print(f"{wheel.relative_to(ROOT).as_posix()} {wheel.stat().st_size:,} bytes")
    if "--sizes" not in sys.argv:
        return
    first = measured([RUNTIME / name for name in ("engine.js", *pieces[:-1])])
    print(f"to the first answer {first:,} bytes with brotli, of {FIRST_ANSWER:,}")
    if first > FIRST_ANSWER:
        sys.exit("that is too much")


if __name__ == "__main__":
    main()
