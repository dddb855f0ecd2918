"""The shipped content and its schemas."""

import json
import subprocess
import sys
from pathlib import Path
from types import GenericAlias, UnionType
from typing import Any, get_args

import pytest

from clustertoolkit import content, model, schemas
from clustertoolkit.location import FOLDERS
from conftest import DATA, ROOT, TODAY, Run

KINDS = {
    "toolkit": model.Head,
    "dimensions": model.Dimensions,
    "action": model.Action,
    "example": model.Example,
}
LISTS = {
    ("phases", "phases"): model.Phase,
    ("recommendations", "editions"): model.Edition,
    ("countries", "countries"): model.Country,
    ("retired", "retired"): model.Retired,
}
SHARED = {  # one record serves several lists, each of which has some of its fields
    ("countries", "groups"): model.Term,
    ("instruments", "instruments"): model.Term,
    ("sectors", "sectors"): model.Term,
}


def test_the_shipped_content_has_no_problems(run: Run) -> None:
    assert run("validate", "--data", DATA) == (0, "", "102 files checked, no problems\n")


def test_a_tool_that_nobody_here_wrote_agrees() -> None:
    editor = ROOT / "schemas" / "editor"
    pairs = [(editor / f"{file.stem}.schema.json", [file]) for file in sorted(DATA.glob("*.yaml"))]
    for folder, kind in FOLDERS.items():
        pairs.append((editor / f"{kind}.schema.json", sorted((DATA / folder).glob("*.yaml"))))
    assert sum(len(files) for _, files in pairs) == 102

    for schema, files in pairs:
        command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, *files]
        done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout


def test_the_schemas_for_editors_are_fresh_and_every_file_is_bound_to_one() -> None:
    command = [sys.executable, ROOT / "tools" / "editor_schemas.py", "--check"]
    assert subprocess.run([*map(str, command)], check=False).returncode == 0

    bound = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    files = {str(file.relative_to(ROOT)) for pattern in bound.values() for file in ROOT.glob(pattern)}
    assert files == {file.relative_to(ROOT).as_posix() for file in DATA.rglob("*.yaml")}
    assert all((ROOT / schema).is_file() for schema in bound)


def _described(schema: Any, place: str) -> list[str]:
    """Return the places of all properties without title or description, and of open mappings."""
    found = []
    if isinstance(schema, dict):
        if schema.get("type") == "object" and schema.get("additionalProperties") is not False:
            found.append(f"{place} is open")
        for name, one in schema.get("properties", {}).items() if "type" in schema else ():
            if not {"title", "description"} <= one.keys():
                found.append(f"{place}.{name} has no title or description")
        for key, one in schema.items():
            found += _described(one, f"{place}.{key}")
    elif isinstance(schema, list):
        for one in schema:
            found += _described(one, place)
    return found


@pytest.mark.parametrize("kind", [*KINDS, *dict(LISTS), *dict(SHARED)], ids=str)
def test_every_property_is_described_and_nothing_is_left_open(kind: str | tuple[str, str]) -> None:
    name = kind if isinstance(kind, str) else kind[0]
    assert _described(schemas.read(ROOT / "schemas")[name], name) == []


def _same(record: Any, schema: dict[str, Any], place: str, *, some: bool = False) -> None:
    """Compare a record's fields with a schema's properties, and go on below."""
    fields = {name: kind for name, kind in record.__annotations__.items() if name != "layer"}
    properties = schema["properties"]
    assert properties.keys() <= fields.keys() if some else properties.keys() == fields.keys(), place
    for name, one in properties.items():
        kinds = get_args(fields[name]) if isinstance(fields[name], UnionType) else (fields[name],)
        optional = name in record._field_defaults
        assert some or optional == (name not in schema["required"]), f"{place}.{name}"
        for kind in kinds:
            items = one.get("items", {})
            if isinstance(kind, GenericAlias) and hasattr(get_args(kind)[0], "_fields"):
                _same(
                    get_args(kind)[0],
                    items,
                    f"{place}.{name}",
                    some=get_args(kind)[0] is model.Placement or get_args(kind)[0] is model.Term,
                )
            elif hasattr(kind, "_fields"):
                _same(kind, one, f"{place}.{name}")


def test_records_and_schemas_have_the_same_fields() -> None:
    read = schemas.read(ROOT / "schemas")
    for kind, record in KINDS.items():
        _same(record, read[kind], kind)
    for (kind, name), record in LISTS.items():
        _same(record, read[kind]["properties"][name]["items"], kind)
    for (kind, name), record in SHARED.items():
        _same(record, read[kind]["properties"][name]["items"], kind, some=True)


def test_every_example_is_evidenced_as_its_sources_allow() -> None:
    toolkit = content.load(DATA, TODAY)

    for example in toolkit.examples.values():
        named_only = example.evidence == "named-only"
        assert named_only == (not example.sources), example.id
        assert named_only == (example.summary is None), example.id
        assert all(source.url.startswith("http") for source in example.sources)
    assert sum(one.evidence == "named-only" for one in toolkit.examples.values()) == 6


@pytest.mark.parametrize("folder", FOLDERS)
def test_files_are_in_the_projects_form(folder: str) -> None:
    for file in sorted((DATA / folder).iterdir()):
        text = file.read_text(encoding="utf-8")
        assert text.endswith("\n"), file.name
        assert not text.endswith("\n\n"), file.name
        assert "\t" not in text, file.name
        assert not [line for line in text.splitlines() if line != line.rstrip()], file.name


def test_documentation_names_no_place_of_the_makers() -> None:
    for file in (*ROOT.glob("*.md"), *ROOT.glob("*.toml"), *ROOT.glob("*.txt"), *DATA.rglob("*")):
        if Path(file).is_file():
            text = Path(file).read_text(encoding="utf-8")
            assert "/work/" not in text, file
            assert "/tmp/" not in text, file
