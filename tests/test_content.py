"""The shipped content and its schemas."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from clustertoolkit import __version__
from clustertoolkit.content import load, location, validation
from clustertoolkit.content.kinds import FOLDERS
from clustertoolkit.schema import schemas
from conftest import DATA, ROOT, TODAY, Run

EACH = """
import json, sys
from check_jsonschema import main
for words in json.loads(sys.argv[1]):
    try:
        main(words)
    except SystemExit as end:
        print(end.code)
"""
GENERATORS = ("editor_schemas", "records")


def test_the_shipped_content_has_no_problems(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sum(1 for _ in DATA.rglob("*.yaml"))
    monkeypatch.chdir(ROOT)

    assert run("validate") == (0, "", f"{files} files checked in data, no problems\n")


def test_a_tool_that_nobody_here_wrote_agrees() -> None:
    editor = ROOT / "schemas" / "editor"
    pairs = [(editor / f"{file.stem}.schema.json", [file]) for file in sorted(DATA.glob("*.yaml"))]
    for folder, kind in FOLDERS.items():
        pairs.append((editor / f"{kind}.schema.json", sorted((DATA / folder).glob("*.yaml"))))
    assert sum(len(files) for _, files in pairs) == sum(1 for _ in DATA.rglob("*.yaml"))

    runs = [["--schemafile", str(schema), *map(str, files)] for schema, files in pairs]
    done = subprocess.run(
        [sys.executable, "-c", EACH, json.dumps(runs)], capture_output=True, text=True, check=False
    )
    assert done.stdout == "ok -- validation done\n0\n" * len(runs), done.stdout + done.stderr


def test_a_plan_with_empty_keys_is_right_to_an_editor_too(run: Run, tmp_path: Path) -> None:
    plan = tmp_path / "plan.yaml"
    run("roadmap", "new", plan, "--territory", "X")
    schema = ROOT / "schemas" / "editor" / "plan.schema.json"
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", schema, plan]

    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n"), done.stdout


def keys_of(schema: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every key that a schema knows, with the form of its value."""
    for name, form in schema.get("properties", {}).items():
        yield f"{place}{name}", form
        yield from keys_of(form.get("items", form), f"{place}{name}.")


def test_an_editor_lets_every_key_of_a_plan_be_empty_but_for_those_that_are_needed() -> None:
    plan = schemas.read(ROOT / "schemas", "plan")["plan"]
    editor = schemas.for_editors(plan, validation.word_lists(DATA), may_be_empty=True)
    keys = dict(keys_of(editor))

    assert keys.keys() == dict(keys_of(plan)).keys()
    assert {place for place, form in keys.items() if not Draft7Validator(form).is_valid(None)} == {
        "plan_version", "territory", "level",
    }  # fmt: skip


@pytest.mark.parametrize("name", GENERATORS)
def test_what_is_generated_is_fresh(name: str) -> None:
    command = [sys.executable, ROOT / "tools" / f"{name}.py", "--check"]
    assert subprocess.run([*map(str, command)], check=False).returncode == 0


def test_every_file_is_bound_to_a_schema_for_editors() -> None:
    bound = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    files = {file.relative_to(ROOT).as_posix() for pattern in bound.values() for file in ROOT.glob(pattern)}
    ours = [*DATA.rglob("*.yaml"), *ROOT.glob("examples/*/plan.yaml")]
    assert files == {file.relative_to(ROOT).as_posix() for file in ours}
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


@pytest.mark.parametrize("kind", schemas.read(ROOT / "schemas"))
def test_every_property_is_described_and_nothing_is_left_open(kind: str) -> None:
    assert _described(schemas.read(ROOT / "schemas")[kind], kind) == []


def test_every_example_is_evidenced_as_its_sources_allow() -> None:
    toolkit = load.load(DATA, TODAY)

    for example in toolkit.examples.values():
        named_only = example.evidence == "named-only"
        assert named_only == (not example.sources), example.id
        assert named_only == (example.summary is None), example.id
        assert all(source.url.startswith("http") for source in example.sources)


@pytest.mark.parametrize("folder", FOLDERS)
def test_files_are_in_the_projects_form(folder: str) -> None:
    for file in sorted((DATA / folder).iterdir()):
        text = file.read_text(encoding="utf-8")
        assert text.endswith("\n"), file.name
        assert not text.endswith("\n\n"), file.name
        assert "\t" not in text, file.name
        assert not [line for line in text.splitlines() if line != line.rstrip()], file.name


def test_versions_agree_wherever_they_stand() -> None:
    version = location.version(DATA)
    citation = (ROOT / "CITATION.cff").read_text("utf-8")

    assert f"\nversion: {__version__}\n" in citation
    assert f"\n    version: {version}\n" in citation
    assert f"content version {version}," in (DATA / "LICENSE").read_text("utf-8")
    assert f"### Content ({version})" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_documentation_names_no_place_of_the_makers() -> None:
    for file in (*ROOT.glob("*.md"), *ROOT.glob("*.toml"), *ROOT.glob("*.txt"), *DATA.rglob("*")):
        if Path(file).is_file():
            text = Path(file).read_text(encoding="utf-8")
            assert "/work/" not in text, file
            assert "/tmp/" not in text, file
