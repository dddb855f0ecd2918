"""Runs the hooks that this repository offers to pre-commit, in a scratch repository with real files.

pre-commit installs the program as it would from a release: from a clone of what is committed here.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
BROKEN = "id: other\nlevle: national\n"


def ran(folder: Path, home: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, with a home of its own for what pre-commit keeps."""
    surroundings = {**os.environ, "PRE_COMMIT_HOME": str(home)}
    for name in [name for name in surroundings if name.startswith("GIT_")]:
        del surroundings[name]
    return subprocess.run(
        [*map(str, words)], cwd=folder, env=surroundings, capture_output=True, text=True, check=False
    )


def main() -> None:
    """Try both hooks on files that are well, and on files that are not."""
    with TemporaryDirectory() as made:
        room = Path(made)
        clone, scratch, home = room / "program", room / "scratch", room / "home"
        subprocess.run(["git", "clone", "--quiet", ROOT, clone], check=True)
        scratch.mkdir()
        shutil.copytree(ROOT / "data", scratch / "data")
        shutil.copy(ROOT / "examples" / "ile-de-france" / "plan.yaml", scratch / "plan.yaml")
        for words in (
            ("init", "--quiet"),
            ("add", "."),
        ):
            subprocess.run(["git", *words], cwd=scratch, check=True)

        def tried(hook: str) -> subprocess.CompletedProcess[str]:
            subprocess.run(["git", "add", "."], cwd=scratch, check=True)
            return ran(scratch, home, PRE_COMMIT, "try-repo", clone, hook, "--all-files")

        for hook in ("toolkit-validate", "toolkit-roadmap-check"):
            done = tried(hook)
            if done.returncode:
                sys.exit(f"{hook} fails on files that are well:\n{done.stdout}{done.stderr}")
        (scratch / "data" / "examples" / "broken.yaml").write_text(BROKEN, "utf-8")
        (scratch / "plan.yaml").write_text("plan_version: 1\nlevle: national\n", "utf-8")
        for hook in ("toolkit-validate", "toolkit-roadmap-check"):
            done = tried(hook)
            if done.returncode != 1 or "levle" not in done.stdout:
                sys.exit(f"{hook} passes files that are broken:\n{done.stdout}{done.stderr}")
    print("pre-commit: both hooks pass what is well and name what is not")


if __name__ == "__main__":
    main()
