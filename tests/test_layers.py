"""The house: which folder may import what, where libraries live, and how commands are named on each floor."""

import ast
import json
from pathlib import Path
from typing import get_args

import pytest

from clustertoolkit.views import blocks
from conftest import DATA, ROOT

SOURCE = ROOT / "src" / "clustertoolkit"

# Each imports only itself and what stands above it; what is not there yet has its place already.
FLOORS = (
    "problems", "errors", "files", "notebook", "yamlfiles", "schema", "content", "query", "plan", "contribute", "tables",
    "views", "render", "desk", "site", "api", "cli", "__main__", "__init__",
)  # fmt: skip
LIBRARIES = {  # each with the rooms that may use it
    "yaml": ("yamlfiles",),
    "jsonschema": ("schema",),
    "jinja2": ("render", "desk", "site"),
    "markupsafe": ("render", "desk", "site"),
    "openpyxl": ("render", "tables"),
    "sqlite3": ("content/compiled", "query/compiling", "query/search", "tables"),
    "markdown_it": ("views",),
    "PIL": ("render",),
    "rich": ("render", "cli"),
    "typer": ("cli",),
    "questionary": ("cli",),
    "prompt_toolkit": ("cli",),
}
ASKING = (
    "matrix",
    "entries",
    "show",
    "search",
    "gaps",
    "countries",
    "words",
)  # commands with a name on each floor
LONGEST = 350  # lines of a module
MODULES = sorted(SOURCE.rglob("*.py"))


def named(file: Path) -> str:
    """Return the path of a module without its suffix, such as `query/search`."""
    return file.relative_to(SOURCE).with_suffix("").as_posix()


def imports(file: Path) -> set[str]:
    """Return every module that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports by dots"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def is_generated(file: Path) -> bool:
    """Tell whether a module says that a program wrote it."""
    return "by `make generate`" in file.read_text(encoding="utf-8").partition("\n\n")[2][:60]


def types_of(file: Path) -> set[str]:
    """Return the capitalised names that a module defines: its classes and aliases, without constants."""
    names = set()
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
    return {name for name in names if name.lstrip("_")[:1].isupper() and not name.isupper()}


@pytest.mark.parametrize("file", MODULES, ids=named)
def test_a_module_imports_only_what_stands_above_it(file: Path) -> None:
    floor = named(file).split("/")[0]
    for name in imports(file):
        first, _, rest = name.partition(".")
        if first == "clustertoolkit":
            other = rest.split(".")[0]
            assert other == "__version__" or FLOORS.index(other) <= FLOORS.index(floor), f"it imports {name}"
        elif first in LIBRARIES:
            assert named(file).startswith(LIBRARIES[first]), f"it imports {first}"


@pytest.mark.parametrize("file", MODULES, ids=named)
def test_a_module_is_short_enough_to_be_read(file: Path) -> None:
    assert is_generated(file) or len(file.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_a_type_has_one_home() -> None:
    """One name of a class or an alias means one thing in the whole package."""
    homes: dict[str, list[str]] = {}
    for file in MODULES:
        for name in types_of(file):
            homes.setdefault(name, []).append(named(file))
    assert {name: modules for name, modules in homes.items() if len(modules) > 1} == {}


@pytest.mark.parametrize("command", ASKING)
def test_a_command_that_asks_has_one_name_on_every_floor(command: str) -> None:
    for floor in ("cli", "query", "views"):
        place = SOURCE / floor / command
        assert place.with_suffix(".py").is_file() or (place / "__init__.py").is_file(), (
            f"no {floor}/{command}"
        )


def test_no_word_of_the_content_is_named_in_python() -> None:
    """A fourth priority, a fifth phase or another recommendation is a change of data alone."""
    schema = json.loads((ROOT / "schemas" / "editor" / "example.schema.json").read_text("utf-8"))
    placement = schema["properties"]["placements"]["items"]["properties"]
    words = {word for key in ("priority", "challenge", "function") for word in placement[key]["enum"]}
    words |= {"phase-1", "phase-2", "phase-3", "phase-4", "G1", "D3", "R5"}
    words |= {file.stem for folder in ("actions", "examples") for file in (DATA / folder).iterdir()}

    for file in MODULES:
        if file.name in ("explanations.py", "options.py"):  # samples for people
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                assert node.value not in words, f"{file.name}:{node.lineno} names {node.value}"


def test_whatever_tells_kinds_of_blocks_apart_names_each() -> None:
    kinds = {kind.__name__ for union in (blocks.Block, blocks.ProsePart) for kind in get_args(union)}
    places = []
    for file in MODULES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Match) and kinds & classes(node):
                places.append(named(file))
                # mypy then names every kind of block that a case is missing for
                assert ast.unparse(node.cases[-1]).split() == ["case", "other:", "assert_never(other)"], file

    assert {"render/elements", "render/docx", "render/markdown", "render/labelled", "views/anchors"} <= set(
        places
    )


def classes(node: ast.Match) -> set[str]:
    """Return the names of the classes that the cases of a statement ask for."""
    patterns = [part for case in node.cases for part in ast.walk(case.pattern)]
    return {ast.unparse(part.cls) for part in patterns if isinstance(part, ast.MatchClass)}
