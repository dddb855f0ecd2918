"""Writes schemas/editor/ from schemas/ and the closed lists in data/; with --check says what is stale."""

import json
from pathlib import Path

from clustertoolkit.content import validation
from clustertoolkit.schema import schemas
from generated import ROOT, deliver

TARGET = ROOT / "schemas" / "editor"


def wanted() -> dict[Path, str]:
    """Return what each generated file must hold."""
    lists = validation.word_lists(ROOT / "data")
    written = {
        kind: json.dumps(
            schemas.for_editors(schema, lists, may_be_empty=kind in ("plan", "log")),
            indent=2,
            ensure_ascii=False,
        )
        for kind, schema in schemas.read(ROOT / "schemas").items()
    }
    return {TARGET / f"{kind}.schema.json": f"{text}\n" for kind, text in written.items()}


if __name__ == "__main__":
    deliver(wanted(), [*TARGET.glob("*")])
