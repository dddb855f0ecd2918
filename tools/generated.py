"""Writes generated files, or with --check says which of them are stale."""

import sys
from collections.abc import Collection, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]


def deliver(files: Mapping[Path, str], owned: Collection[Path] = ()) -> None:
    """Write each file's text, or compare them and exit with 1 if one differs; other owned files go."""
    stale = {path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text}
    stale |= set(owned) - files.keys()
    if "--check" in sys.argv:
        for path in sorted(stale):
            print(f"{path.relative_to(ROOT)} is stale: run 'make generate'", file=sys.stderr)
        sys.exit(1 if stale else 0)
    for path in stale - files.keys():
        path.unlink()
    for path in stale & files.keys():
        path.parent.mkdir(exist_ok=True)
        path.write_text(files[path], encoding="utf-8", newline="\n")
