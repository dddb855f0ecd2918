"""Brings the files of a content folder from an older schema version to this one.

`python tools/upgrade.py DIR` names the folder. What `content.upgrade` reads into old files is written into
them, and everything else of them stays. Read the difference: what a figure measures was taken from its words.
"""

import sys
from pathlib import Path

from clustertoolkit.content.location import listing
from clustertoolkit.content.upgrade import upgraded
from clustertoolkit.files import write_whole
from clustertoolkit.yamlfiles.editor import amended
from clustertoolkit.yamlfiles.reader import read
from clustertoolkit.yamlfiles.version import is_older


def bring(folder: Path) -> int:
    """Write the files of a folder anew where their form is older; return how many were changed."""
    files, _ = listing(folder)
    if not is_older(read(folder / "toolkit.yaml", "toolkit.yaml").data):
        return 0
    changed = 0
    for file in sorted(files, key=lambda file: file.kind == "toolkit"):  # the version last: all or again
        document = read(file.path, file.shown)
        after = amended(document, upgraded(document.data, file.kind))
        if after.text != document.text:
            write_whole(file.path, after.text.encode(), force=True)
            changed += 1
    return changed


if __name__ == "__main__":
    print(f"{bring(Path(sys.argv[1]))} files changed")
