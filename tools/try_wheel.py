"""Builds the wheel, installs it into an environment of its own and uses it outside the checkout."""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]

COMPILED = """
import clustertoolkit as ct
assert ct.load().release, 'the content was read from its files'
"""


def run(*command: object, cwd: Path) -> str:
    """Run a command and return what it prints; a failure ends the trial."""
    done = subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def main() -> None:
    """Exit with a message unless the installed wheel shows its own content as the checkout does."""
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        run(
            sys.executable,
            "-m",
            "build",
            "--wheel",
            "--no-isolation",
            "--outdir",
            place,
            ROOT,
            cwd=place,
        )
        (wheel,) = place.glob("*.whl")
        venv.create(place / "env", with_pip=True)
        programs = place / "env" / ("Scripts" if sys.platform == "win32" else "bin")
        run(
            programs / "python",
            "-m",
            "pip",
            "install",
            "--quiet",
            "-c",
            ROOT / "constraints.txt",
            wheel,
            cwd=place,
        )
        toolkit = programs / "toolkit"
        version = run(toolkit, "--version", cwd=place)
        if "site-packages" not in version:
            sys.exit(f"the installed program does not use its own content:\n{version}")
        run(toolkit, "validate", cwd=place)
        run(programs / "python", "-c", COMPILED, cwd=place)
        shown = run(toolkit, "matrix", "--priority", "green", cwd=place)
        expected = run(sys.executable, "-m", "clustertoolkit", "matrix", "--priority", "green", cwd=ROOT)
        if shown != expected:
            sys.exit("the installed program shows another matrix than the checkout")
        print(f"{wheel.name}: installed, valid, and shows the matrix ({len(shown.splitlines())} lines)")


if __name__ == "__main__":
    main()
