"""Installs the program as docs/install.md says, by pipx and by uv, and uses it outside the checkout.

Each install has a home of its own. Those by name find nothing but a folder of wheels; the README's own line
runs in the checkout, and asks the package index for what it needs.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMS = Path(sys.executable).parent
README_LINE = re.compile(r"^pipx install .*$", re.MULTILINE)
ASKED = (("matrix", "--priority", "green"), ("search", "hydrogen"))
SETTINGS = ("PIP_", "PIPX_", "UV_", "XDG_", "PYTHON", "TOOLKIT_")  # these could lead an install elsewhere
COMPILED = """
import clustertoolkit as ct
assert ct.load().release, 'the content was read from its files'
"""


def run(*command: object, cwd: Path, environment: Mapping[str, str]) -> str:
    """Run a command and return what it prints; a failure ends the trial."""
    words = [*map(str, command)]
    done = subprocess.run(words, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{shlex.join(words)}\n{done.stdout}{done.stderr}")
    return done.stdout


def surroundings(home: Path, *, closed: bool) -> dict[str, str]:
    """Return the environment of an install into a new home; a closed one keeps no setting of the machine."""
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if not (closed and name.startswith(SETTINGS))}
    return {
        **kept,
        "HOME": str(home), "USERPROFILE": str(home),
        "PIPX_HOME": str(home / "pipx"), "PIPX_BIN_DIR": str(home / "bin"), "PIPX_MAN_DIR": str(home / "man"),
        "PIPX_SHARED_LIBS": str(home.parent / "pip"),  # made once, by the install that has only the folder
        "PIPX_DEFAULT_BACKEND": "pip",  # pipx would take uv where it finds it, and uv has its own turn
        "UV_TOOL_DIR": str(home / "uv"), "UV_TOOL_BIN_DIR": str(home / "bin"),
        "UV_CACHE_DIR": str(home / "cache"), "UV_PYTHON": sys.executable, "UV_PYTHON_DOWNLOADS": "never",
    }  # fmt: skip


def wheels(folder: Path) -> None:
    """Gather the wheels of the program and of all that it needs, with those versions that CI has."""
    command = (sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check")
    built_here = ("--no-build-isolation", "--constraint", ROOT / "constraints.txt")
    run(*command, *built_here, "--wheel-dir", folder, "pip", ROOT, cwd=ROOT, environment=os.environ)


def use(name: str, home: Path, environment: Mapping[str, str]) -> None:
    """Ask the installed program away from the checkout; it must answer from its own content as that does."""
    (toolkit,) = (home / "bin").glob("toolkit*")
    version = run(toolkit, "--version", cwd=home, environment=environment)
    if "site-packages" not in version or str(home) not in version:
        sys.exit(f"{name}: the installed program does not use its own content:\n{version}")
    for question in ASKED:
        shown = run(toolkit, *question, cwd=home, environment=environment)
        here = (sys.executable, "-m", "clustertoolkit", *question)
        if not shown or shown != run(*here, cwd=ROOT, environment=os.environ):
            sys.exit(f"{name}: 'toolkit {shlex.join(question)}' shows something else than in the checkout")
    print(f"{name}: installed, and answers as the checkout does")


def main() -> None:
    """Exit with a message unless each way of installing gives a program that answers from its own content."""
    (line,) = README_LINE.findall((ROOT / "README.md").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        wheels(place / "wheels")
        closed = f"--no-index --find-links {shlex.quote(str(place / 'wheels'))}"
        commands = {
            "pipx, by name": ("pipx", "install", "--pip-args", closed, "clustertoolkit"),
            "uv, by name": ("uv", "tool", "install", *shlex.split(closed), "clustertoolkit"),
            line: shlex.split(line),
        }
        for number, (name, (program, *arguments)) in enumerate(commands.items()):
            home = place / f"home-{number}"
            environment = surroundings(home, closed=name != line)
            cwd = ROOT if name == line else place
            run(PROGRAMS / program, *arguments, cwd=cwd, environment=environment)
            use(name, home, environment)
            if program == "pipx":
                python = home / "pipx" / "venvs" / "clustertoolkit" / PROGRAMS.name / "python"
                run(python, "-m", "clustertoolkit", "validate", cwd=home, environment=environment)
                run(python, "-c", COMPILED, cwd=home, environment=environment)


if __name__ == "__main__":
    main()
