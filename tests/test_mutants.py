"""The small changes that `make mutants` makes: of code that runs, spread evenly, the same for the same seed."""

import ast
import shutil
from collections import Counter
from pathlib import Path

import mutants
from conftest import ROOT

SAMPLE = '''\
"""A text about the module."""

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from here import There

Word = Literal["one", "two"]


def counted(found: "list[There]", least: int | None = None) -> dict[str, int]:
    """Count what is found."""
    assert found
    kept = [name.strip() for name in sorted(found) if name]  # a remark
    if least is not None and len(kept) < least:
        raise ValueError(f"only {len(kept)} found")
    return {"all": len(kept[1:]) + 1}
'''
CHANGES = [  # kind, and the line as it is then
    ("method", "    kept = [name for name in sorted(found) if name]  # a remark"),
    ("order", "    kept = [name.strip() for name in list(found) if name]  # a remark"),
    ("condition", "    kept = [name.strip() for name in sorted(found) if True]  # a remark"),
    ("condition", "    if (not (least is not None and len(kept) < least)):"),
    ("and/or", "    if (least is not None or len(kept) < least):"),
    ("comparison", "    if (least is None) and len(kept) < least:"),
    ("comparison", "    if least is not None and (len(kept) <= least):"),
    ("statement", "        pass"),
    ("text", "        raise ValueError((f'only x{len(kept)} found'))"),
    ("text", "        raise ValueError((f'only {len(kept)} foundx'))"),
    ("text", "    return {'allx': len(kept[1:]) + 1}"),
    ("calculation", '    return {"all": (len(kept[1:]) - 1)}'),
    ("bound", '    return {"all": len(kept[2:]) + 1}'),
    ("constant", '    return {"all": len(kept[2:]) + 1}'),
    ("constant", '    return {"all": len(kept[1:]) + 2}'),
]


def test_what_runs_is_changed_and_texts_types_and_assertions_are_not() -> None:
    file = Path("src/clustertoolkit/sample.py")

    found = list(mutants.changes_of(file, SAMPLE))

    assert sorted((change.kind, change.text.rstrip("\n")) for change in found) == sorted(CHANGES)
    assert all(mutants.makes_a_difference(SAMPLE, change) for change in found)


def test_what_a_program_wrote_is_left_alone() -> None:
    text = '"""Records, written by `make generate`."""\n\nLEAST = 1\n'

    assert list(mutants.changes_of(Path("records.py"), text)) == []


def test_changes_are_spread_over_all_folders_and_hang_on_the_seed_alone(tmp_path: Path) -> None:
    source = tmp_path / mutants.SOURCE
    for folder in ("plan/walk", "query", "render/drawing"):
        shutil.copytree(ROOT / mutants.SOURCE / folder, source / folder)
    shutil.copy(ROOT / mutants.SOURCE / "files.py", source)

    found = mutants.chosen(tmp_path, 7, 40)

    assert found == mutants.chosen(tmp_path, 7, 40)
    assert found != mutants.chosen(tmp_path, 8, 40)
    assert len({change.place for change in found}) == len(found) == 40
    counts = Counter(change.file.parent.as_posix() for change in found)
    assert set(counts) == {
        f"{mutants.SOURCE.as_posix()}{name}" for name in ("", "/plan/walk", "/query", "/render/drawing")
    }
    assert max(counts.values()) - min(counts.values()) <= 3
    for change in found:
        text = (tmp_path / change.file).read_text("utf-8")
        assert ast.dump(ast.parse(mutants.applied(text, change))) != ast.dump(ast.parse(text))
        assert mutants.diff(change).startswith("    -")
