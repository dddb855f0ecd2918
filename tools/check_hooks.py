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


CONFIG = """repos:
  - repo: {clone}
    rev: {revision}
    hooks:
      - id: toolkit-validate
      - id: toolkit-roadmap-check
"""


def git(folder: Path, *words: str) -> str:
    """Run git in a folder, and return what it prints."""
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def tried(folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    """Run the hooks on all files of a repository, with a home of its own for what pre-commit keeps."""
    git(folder, "add", ".")
    surroundings = {**os.environ, "PRE_COMMIT_HOME": str(home)}
    command = [PRE_COMMIT, "run", "--all-files"]
    return subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)


def main() -> None:
    """Try both hooks on files that are well, and on files that are not."""
    with TemporaryDirectory() as made:
        room = Path(made)
        clone, scratch, home = room / "program", room / "scratch", room / "home"
        git(room, "clone", "--quiet", str(ROOT), str(clone))
        shutil.copytree(ROOT / "data", scratch / "data")
        shutil.copy(ROOT / "examples" / "ile-de-france" / "plan.yaml", scratch / "plan.yaml")
        git(scratch, "init", "--quiet")
        config = CONFIG.format(clone=clone, revision=git(clone, "rev-parse", "HEAD"))
        (scratch / ".pre-commit-config.yaml").write_text(config, "utf-8")
        done = tried(scratch, home)
        if done.returncode:
            sys.exit(f"the hooks fail on files that are well:\n{done.stdout}{done.stderr}")
        (scratch / "data" / "examples" / "broken.yaml").write_text(BROKEN, "utf-8")
        (scratch / "plan.yaml").write_text(BROKEN, "utf-8")
        done = tried(scratch, home)
        if done.returncode != 1 or done.stdout.count("'levle'") < 2:
            sys.exit(f"a hook passes a file that is broken:\n{done.stdout}{done.stderr}")
    print("pre-commit: both hooks pass what is well and name what is not")


if __name__ == "__main__":
    main()
