"""Writes a content folder with many examples: copies of the shipped ones under new ids.

python benchmarks/generate.py FOLDER COUNT    COUNT examples in all, the actions and lists as shipped
"""

import re
import shutil
import sys
from pathlib import Path

TIES = re.compile(r"^(?:related|guidance|examples):(?: .*)?\n(?:[ -].*\n|\n)*", re.MULTILINE)
NAMES = re.compile(r"^(?:aliases|acronym|local_name):.*\n(?:[ -].*\n)*", re.MULTILINE)
SUMMARY = re.compile(r"(?<=^summary: >-\n)(?:  .*\n)+", re.MULTILINE)
CONTENT = Path(__file__).parents[1] / "data"


def generate(folder: Path, count: int) -> Path:
    """Fill a new folder with the shipped content, with copies of its examples or fewer of them.

    What ties entries to others is left out, so that some may be missing.
    """
    shutil.copytree(CONTENT, folder)
    for path in folder.glob("*/*.yaml"):
        path.write_text(TIES.sub("", path.read_text(encoding="utf-8")), encoding="utf-8")
    linked = (folder / "recommendations.yaml").read_text(encoding="utf-8")
    originals = sorted(
        (folder / "examples").glob("*.yaml"), key=lambda path: (path.stem not in linked, path.stem)
    )
    for path in originals[count:]:
        path.unlink()
    originals = originals[:count]
    for number in range(len(originals), count):
        original = originals[number % len(originals)]
        name = f"copy-{number}"
        text = original.read_text(encoding="utf-8").replace(f"id: {original.stem}\n", f"id: {name}\n", 1)
        # a place in the paper's cell belongs to one example, so the copies are placed by judgement
        text = text.replace("    basis: paper\n", "    basis: judged\n").replace(
            "basis: table-5", "basis: judged"
        )
        text = told_apart(text, number)
        lines = [line for line in text.splitlines() if not line.startswith("    position: ")]
        (folder / "examples" / f"{name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def told_apart(text: str, number: int) -> str:
    """Return the text of an example with names, address and summary that no other one has."""
    text = NAMES.sub("", text)
    text = re.sub(r"^name: .*(?:\n .*)*$", f"name: Copy {number}", text, count=1, flags=re.MULTILINE)
    text = re.sub(r"^url: (\S+)$", rf"url: \1?copy={number}", text, count=1, flags=re.MULTILINE)
    return SUMMARY.sub(lambda found: re.sub(r"\b(\w+) \w+\b", rf"\g<1> {number}", found.group()), text)


if __name__ == "__main__":
    generate(Path(sys.argv[1]), int(sys.argv[2]))
