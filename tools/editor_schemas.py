"""Writes schemas/editor/ from schemas/ and the closed lists in data/; with --check says what is stale."""

import json
import sys
from pathlib import Path

from clustertoolkit.content import validation
from clustertoolkit.schema import schemas

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "schemas" / "editor"


def wanted() -> dict[Path, str]:
    """Return what each generated file must hold."""
    lists = validation.word_lists(ROOT / "data")
    return {
        TARGET / f"{kind}.schema.json": json.dumps(
            schemas.for_editors(schema, lists), indent=2, ensure_ascii=False
        )
        + "\n"
        for kind, schema in schemas.read(ROOT / "schemas").items()
    }


def main() -> None:
    """Write the files, or compare them and exit with 1 if one differs."""
    files = wanted()
    stale = {path for path, text in files.items() if not path.exists() or path.read_text("utf-8") != text}
    stale |= set(TARGET.glob("*")) - files.keys()
    if "--check" in sys.argv:
        for path in sorted(stale):
            print(f"{path.relative_to(ROOT)} is stale: run 'make generate'", file=sys.stderr)
        sys.exit(1 if stale else 0)
    TARGET.mkdir(exist_ok=True)
    for path in stale - files.keys():
        path.unlink()
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
