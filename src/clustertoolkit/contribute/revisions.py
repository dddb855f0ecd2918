"""Revisions of the content in git, read without a checkout: git is asked, and nothing of theirs is run."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from clustertoolkit.errors import ToolkitError

REGULAR = ("100644", "100755")  # the modes of files; links and other repositories are passed over


def commit(revision: str, folder: Path) -> str:
    """Return the full id of the commit that a revision names in the repository of a folder.

    ToolkitError if the folder is in no repository, or the revision names nothing there.
    """
    # what begins with a hyphen is a revision here, and never an option of git
    said = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not said:
        raise ToolkitError(
            f"git knows no revision '{revision}'",
            "name a branch, a tag or a commit; in a shallow clone fetch it first",
        )
    return said.strip()


def changed(revision: str, folder: Path) -> list[Path]:
    """Return the files below a folder that differ from a revision or are not known to git, and are there."""
    since = commit(revision, folder)
    tracked = _git(folder, "diff", "--name-only", "-z", "--no-ext-diff", "--relative", since, "--", ".")
    fresh = _git(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
    names = {*tracked.split("\0"), *fresh.split("\0")} - {""}
    return [folder / name for name in sorted(names) if os.path.lexists(folder / name)]


@contextmanager
def unpacked(revision: str, folder: Path) -> Iterator[Path]:
    """Yield a folder with the content's YAML files as they were at a revision; it goes afterwards."""
    at = commit(revision, folder)
    prefix = _git(folder, "rev-parse", "--show-prefix").strip("\n")
    listed = _git(folder, "ls-tree", "-r", "-z", "--full-tree", at, *([prefix] if prefix else []))
    wanted = {}
    for line in filter(None, listed.split("\0")):
        told, _, name = line.partition("\t")
        mode, _, blob = told.split(" ")
        below = name.removeprefix(prefix)
        if mode in REGULAR and _is_content(below):
            wanted[below] = blob
    if "toolkit.yaml" not in wanted:
        raise ToolkitError(f"at '{revision}' there is no content in {prefix or 'that folder'}")
    with TemporaryDirectory(prefix="toolkit-") as room:
        for name, text in zip(wanted, _blobs(folder, wanted.values()), strict=True):
            file = Path(room, name)
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text)
        yield Path(room)


def _is_content(name: str) -> bool:
    """Tell whether a name is that of a YAML file in the content's folder, or in a folder within it."""
    parts = PurePosixPath(name).parts
    return name.endswith(".yaml") and len(parts) <= 2 and ".." not in parts


def _blobs(folder: Path, blobs: Iterable[str]) -> Iterator[bytes]:
    """Yield the contents of blobs, all of which git is asked for at once."""
    asked = "".join(f"{blob}\n" for blob in blobs)
    said = _run(folder, ("cat-file", "--batch"), asked.encode())
    place = 0
    while place < len(said):
        end = said.index(b"\n", place)
        size = int(said[place:end].split()[2])
        yield said[end + 1 : end + 1 + size]
        place = end + 1 + size + 1


def _git(folder: Path, *words: str) -> str:
    return os.fsdecode(_run(folder, words))


def _run(folder: Path, words: tuple[str, ...], given: bytes = b"") -> bytes:
    # neither a pager nor a monitor of files that somebody's configuration names, and no question
    safe = ("-c", "core.fsmonitor=false", "-c", "core.quotepath=off")
    quiet = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
    try:
        done = subprocess.run(  # noqa: S603  # every word is ours, but for a revision that git checked
            ["git", "--no-pager", *safe, *words],  # noqa: S607  # wherever the user has it
            cwd=folder, env={**os.environ, **quiet}, input=given, capture_output=True, check=False,
        )  # fmt: skip
    except OSError as error:
        raise ToolkitError("git is needed for this, and it cannot be started", "install git") from error
    if done.returncode and words[0] == "rev-parse" and b"not a git repository" not in done.stderr:
        return b""  # it knows no such revision
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().split("\n")[0].removeprefix("fatal: ")
        raise ToolkitError(f"git cannot tell: {said}")
    return done.stdout
