"""Writes a content folder with many examples: copies of the shipped ones under new ids.

python benchmarks/generate.py FOLDER COUNT    COUNT examples in all, the actions and lists as shipped
"""

import shutil
import sys
from pathlib import Path

CONTENT = Path(__file__).parents[1] / "data"


def generate(folder: Path, count: int) -> Path:
    """Fill a new folder with the shipped content and copies of its examples, up to a number of them."""
    shutil.copytree(CONTENT, folder)
    originals = sorted((folder / "examples").glob("*.yaml"))
    for number in range(len(originals), count):
        original = originals[number % len(originals)]
        name = f"copy-{number}"
        text = original.read_text(encoding="utf-8").replace(f"id: {original.stem}\n", f"id: {name}\n", 1)
        # a place in the paper's cell belongs to one example, so the copies are placed by judgement
        text = text.replace("    basis: paper\n", "    basis: judged\n    fit: partial\n    why: A copy.\n")
        lines = [line for line in text.splitlines() if not line.startswith("    position: ")]
        (folder / "examples" / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
