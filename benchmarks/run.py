"""Prints where the program stands against its budgets, as ratios of whole processes in one run.

    python benchmarks/run.py            about a minute
    python benchmarks/run.py --large    with 10,000 examples too, some minutes

For Linux and macOS. Two commands are run in turn, A B A B, and the ratio is that of their medians: it
holds on a machine that is slow, or slow for a while. Nothing is judged; the budgets stand beside the
figures.
"""

import importlib.metadata
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import yaml

import plans
from clustertoolkit.content import compiled
from clustertoolkit.query.compiling import compile_content
from clustertoolkit.yamlfiles import reader as strict
from generate import CONTENT, generate

ROOT = Path(__file__).parents[1]
SCRIPTS = Path(sysconfig.get_path("scripts"))
TOOLKIT = str(SCRIPTS / "toolkit")
OTHERS = sum(1 for path in CONTENT.rglob("*.yaml") if path.parent.name != "examples")
HELLO = """\
import typer

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@app.command()
def hello(name: str = "world") -> None:
    print(f"hello {name}")


app()
"""


def timed(command: list[str], *, terminal: bool = False) -> tuple[float, float]:
    """Run a command as a whole process; return its seconds of processor time and peak memory in MiB."""
    environment = {**os.environ, "COLUMNS": "80", "TERM": "xterm-256color", "PAGER": "cat"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    parent, child = os.openpty() if terminal else (None, subprocess.DEVNULL)
    place = tempfile.gettempdir()  # outside the checkout, whose content an installed program would take
    process = subprocess.Popen(command, stdout=child, stderr=subprocess.DEVNULL, env=environment, cwd=place)
    if parent is not None:
        os.close(child)
        while True:
            try:
                if not os.read(parent, 65536):
                    break
            except OSError:
                break
        os.close(parent)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)


def compared(
    ours: list[str], theirs: list[str], runs: int, *, terminal: bool = False
) -> tuple[float, float, float]:
    """Return the median seconds of two commands run in turn, and the first one's peak memory in MiB."""
    timed(ours), timed(theirs)
    pairs = [(timed(ours, terminal=terminal), timed(theirs)) for _ in range(runs)]
    first, second = (statistics.median(one[side][0] for one in pairs) for side in (0, 1))
    return first, second, max(one[0][1] for one in pairs)


def installed(package: Path, content: Path) -> list[str]:
    """Install the program with other content, compiled as in a wheel; return the words that start it."""
    shutil.copytree(ROOT / "src" / "clustertoolkit", package / "clustertoolkit")
    shutil.copytree(ROOT / "schemas", package / "clustertoolkit" / "schemas")
    shutil.copytree(content, package / "clustertoolkit" / "data")
    inside = package / "clustertoolkit"
    compile_content(inside, inside / compiled.NAME, datetime.now(UTC).date())
    script = package / "toolkit.py"
    script.write_text("from clustertoolkit.__main__ import main\n\nmain()\n", encoding="utf-8")
    return [sys.executable, str(script)]


def start_up(place: Path) -> None:
    """Compare commands with the smallest program of the same library: installed, and from a checkout."""
    hello = place / "hello.py"
    hello.write_text(HELLO, encoding="utf-8")
    greeting = [sys.executable, str(hello)]
    content = generate(place / "content-450", 450 - OTHERS)
    files = sum(1 for _ in content.rglob("*.yaml"))
    plan = str(plans.adopt(plans.generate(place / "plan.yaml")))
    release = installed(place / "installed", content)
    completing = ["env", "_TOOLKIT_COMPLETE=complete_bash", "COMP_WORDS=toolkit show circ", "COMP_CWORD=2"]
    listed = [*release, "examples", "-o", str(place / "x.csv"), "--force"]
    matrix, terminal = ["matrix", "--priority", "green"], {"terminal": True}
    checkout = [TOOLKIT, "--data", str(content)]
    print(f"{files} files, each command against the hello-world")
    for title, command, how, budget in (
        ("--version", [TOOLKIT, "--version"], {}, 1.1),
        ("completion of an id", [*completing, TOOLKIT], {}, 1.1),
        ("installed: matrix --priority green, in a pipe", [*release, *matrix], {}, 1.8),
        ("installed: the same on a terminal", [*release, *matrix], terminal, 2.3),
        ("installed: show circular-flanders", [*release, "show", "circular-flanders"], {}, 1.9),
        ("installed: search circular economy", [*release, "search", "circular", "economy"], {}, 1.9),
        ("installed: examples --format csv", [*release, "examples", "--format", "csv"], {}, 2.2),
        (
            "installed: roadmap build, 40 actions, 60 stakeholders",
            [*release, "roadmap", "build", plan],
            {},
            3.0,
        ),
        (
            "installed: roadmap status, 40 actions, 500 entries",
            [*release, "roadmap", "status", plan, "--as-of", "2028-12-15"],
            {},
            4.0,
        ),
        ("checkout: matrix --priority green, in a pipe", [*checkout, *matrix], {}, 3.3),
        ("checkout: show circular-flanders", [*checkout, "show", "circular-flanders"], {}, 3.3),
        ("checkout: search circular economy", [*checkout, "search", "circular", "economy"], {}, 3.3),
        ("checkout: examples --format csv", [*checkout, "examples", "--format", "csv"], {}, 3.3),
    ):
        ours, theirs, _ = compared(command, greeting, 21, **how)
        print(f"{title:54} {ours * 1000:5.0f} ms  {ours / theirs:5.2f} x hello-world  (budget: {budget} x)")
    ours, theirs, _ = compared(listed, [*release, "examples", "--format", "csv"], 21)
    title = "installed: -o x.csv against --format csv"
    print(f"{title:54} {ours * 1000:5.0f} ms  {ours / theirs:5.2f} x  (budget: 1.3 x)")


def sheets(place: Path) -> None:
    """Print what it takes to write a plan's sheets, and to take them: unchanged, so that nothing is asked."""
    plan, book = str(plans.generate(place / "sheets.yaml")), str(place / "sheets.xlsx")
    for title, words in (
        ("roadmap sheet, 40 actions, 60 stakeholders", ["sheet", plan, "-o", book, "--force"]),
        ("roadmap take of the same", ["take", book, plan]),
    ):
        seconds = statistics.median(timed([TOOLKIT, "roadmap", *words])[0] for _ in range(7))
        print(f"{title:54} {seconds * 1000:5.0f} ms  (budget: 2,000 ms)")


def growth(place: Path) -> None:
    """Compare what an installed program takes with 10,000 examples and with 300."""
    few, many = (
        installed(place / f"installed-{count}", generate(place / f"content-{count}", count))
        for count in (300, 10_000)
    )
    for words in (["show", "circular-flanders"], ["search", "circular", "economy"]):
        ours, theirs, _ = compared([*many, *words], [*few, *words], 11)
        title = f"installed, 10,000 examples against 300: {words[0]}"
        print(f"{title:54} {ours * 1000:5.0f} ms  {ours / theirs:5.2f} x  (budget: 1.5 x)")
    site(many, place, 10_000, "15 s, below 400 MiB")


def site(release: list[str], place: Path, count: int, budget: str) -> None:
    """Measure how an installed program builds the site of so many examples, as a folder."""
    folder = place / f"site-{count}"
    seconds, peak = timed([*release, "site", "build", str(folder)])
    shutil.rmtree(folder)
    title = f"installed: site build, {count:,} examples"
    print(f"{title:54} {seconds:5.1f} s  peak {peak:.0f} MiB  (budget: {budget})")


def reader(place: Path) -> None:
    """Compare the reader, positions and checks included, with PyYAML's C loader on the same files."""
    for count in (102, 223):
        content = generate(place / f"content-{count}", count - OTHERS)
        raw = [(path.name, path.read_bytes()) for path in sorted(content.rglob("*.yaml"))]

        def best(read: object, raw: list[tuple[str, bytes]] = raw) -> float:
            times = []
            for _ in range(15):
                start = time.perf_counter()
                for name, text in raw:
                    read(name, text)
                times.append(time.perf_counter() - start)
            return min(times) * 1000

        ours = best(strict.parse)
        theirs = best(lambda _, text: yaml.load(text, Loader=yaml.CSafeLoader))
        title = f"reader, {len(raw)} files, {sum(len(text) for _, text in raw) // 1024} KiB"
        print(f"{title:52} {ours:5.0f} ms  {ours / theirs:5.2f} x CSafeLoader ({theirs:.0f} ms)")


def validation(content: Path, runs: int, budget: str) -> None:
    """Compare `toolkit validate` with check-jsonschema on the same files and schemas.

    check-jsonschema takes one schema a process, so that the same files need ten; the examples alone,
    by far the most files, need one.
    """
    editor = ROOT / "schemas" / "editor"
    parts = [(f"{path.stem}.schema.json", [path]) for path in sorted(content.glob("*.yaml"))]
    parts.append(("action.schema.json", sorted((content / "actions").glob("*.yaml"))))
    parts.append(("example.schema.json", sorted((content / "examples").glob("*.yaml"))))
    seconds, memory, all_parts, last_part = [], [], [], []
    for _ in range(runs):
        elapsed, peak = timed([TOOLKIT, "validate", "--data", str(content)])
        theirs = [
            timed(
                [str(SCRIPTS / "check-jsonschema"), "--schemafile", str(editor / schema), *map(str, files)]
            )[0]
            for schema, files in parts
        ]
        seconds.append(elapsed)
        memory.append(peak)
        all_parts.append(sum(theirs))
        last_part.append(theirs[-1])
    ours, whole, examples = (statistics.median(one) for one in (seconds, all_parts, last_part))
    title = f"validate, {sum(len(files) for _, files in parts)} files, peak {max(memory):.0f} MiB"
    print(
        f"{title:52} {ours * 1000:5.0f} ms  {whole / ours:5.1f} x faster than check-jsonschema "
        f"({whole * 1000:.0f} ms; its process for the examples alone {examples * 1000:.0f} ms: "
        f"{examples / ours:.1f} x)  (budget: {budget})"
    )


def main() -> None:
    """Print one line for each budget."""
    names = ("typer", "rich", "pyyaml", "jsonschema", "check-jsonschema")
    print(", ".join(f"{name} {importlib.metadata.version(name)}" for name in names))
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        start_up(place)
        sheets(place)
        shipped = sum(1 for _ in (CONTENT / "examples").glob("*.yaml"))
        site(installed(place / "installed-shipped", CONTENT), place, shipped, "3 s")
        reader(place)
        validation(CONTENT, 5, "at least 3.5")
        if "--large" in sys.argv:
            growth(place)
            validation(generate(place / "content-1000", 1_000), 3, "none; for the growth")
            validation(place / "content-10000", 1, "at least 5, below 300 MiB")


if __name__ == "__main__":
    main()
