"""The house: which module may import what. This table is the architecture."""

import ast
import json
from pathlib import Path

import pytest

from conftest import DATA, ROOT

SOURCE = ROOT / "src" / "clustertoolkit"

LAYERS = {
    "problems": set(),
    "words": set(),
    "scalars": set(),
    "codes": set(),
    "errors": {"problems"},
    "model": {"words"},
    "query": {"model"},
    "coverage": {"model", "query"},
    "census": {"model", "query"},
    "documents": {"problems", "scalars"},
    "schemas": {"words"},
    "fit": {"schemas"},
    "shapes": {"documents", "fit", "problems", "scalars", "schemas", "words"},
    "plan": {"model"},
    "paths": {"plan", "schemas"},
    "questions": {"paths", "schemas"},
    "checks": {"documents", "problems", "questions", "schemas", "words"},
    "location": {"errors", "problems"},
    "compatibility": {"documents", "errors", "problems"},
    "validation": {
        "checks", "compatibility", "documents", "errors", "location", "problems", "schemas", "shapes",
        "words",
    },
    "content": {
        "compatibility", "documents", "errors", "location", "model", "questions", "schemas", "validation",
    },
    "filters": {"errors", "model", "query", "words"},
    "lookup": {"model", "query", "words"},
    "fulltext": {"errors", "lookup", "model", "query"},
    "canonical": {"scalars"},
    "amend": {"documents", "errors", "plan"},
    "planfile": {
        "amend", "canonical", "documents", "errors", "fit", "location", "model", "plan", "problems", "query", "schemas", "shapes",
        "words",
    },
    "walk": {"fit", "model", "paths", "plan", "scalars", "schemas"},
    "choices": {"model", "paths", "plan", "query", "schemas", "walk"},
    "statements": {"documents", "lookup", "model", "paths", "plan", "planfile", "problems", "statements", "words"},
    "views": {
        "census", "coverage", "errors", "fulltext", "lookup", "model", "plan", "query", "views", "words",
    },
    "render": {"documents", "model", "problems", "render", "scalars", "statements", "views"},
    "api": {"content", "errors", "filters", "location", "model", "query", "views"},
    "cli": {
        "__version__", "canonical", "census", "choices", "cli", "documents", "codes", "content", "coverage", "errors", "filters", "fulltext",
        "location", "lookup", "model", "paths", "plan", "planfile", "query", "render", "scalars", "schemas", "statements", "validation",
        "views", "walk", "words",
    },
    "__main__": {"cli"},
    "__init__": {"api", "census", "coverage", "errors", "filters", "fulltext", "model", "query"},
}  # fmt: skip
LIBRARIES = {
    "yaml": {"documents"},
    "jsonschema": {"shapes"},
    "ruamel": {"planfile"},
    "questionary": {"cli"},
    "prompt_toolkit": {"cli"},
    "markdown_it": {"views"},
    "PIL": {"render"},
    "font_roboto": {"render"},
    "typer": {"cli"},
    "rich": {"render"},
    "jinja2": {"render"},
    "markupsafe": {"render"},
    "openpyxl": {"render"},
    "sqlite3": {"fulltext"},
}


def imports(file: Path) -> set[str]:
    """Return every module that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports by dots"
            own = node.module in ("clustertoolkit", "clustertoolkit.render", "clustertoolkit.cli")
            found |= {f"{node.module}.{alias.name}" if own else node.module for alias in node.names}
    return found


def test_arrows_run_one_way() -> None:
    order = list(LAYERS)
    for layer, others in LAYERS.items():
        later = {
            other for other in others - {layer, "__version__"} if order.index(other) > order.index(layer)
        }
        assert not later or layer == "__init__", f"{layer} imports {later}, which stand above it"


@pytest.mark.parametrize("file", sorted(SOURCE.rglob("*.py")), ids=lambda file: str(file.relative_to(SOURCE)))
def test_a_module_imports_only_what_its_layer_may(file: Path) -> None:
    layer = file.relative_to(SOURCE).parts[0].removesuffix(".py")
    for name in imports(file):
        first, _, rest = name.partition(".")
        if first == "clustertoolkit":
            assert rest.split(".")[0] in LAYERS[layer], f"{layer} imports {name}"
        elif first in LIBRARIES:
            assert layer in LIBRARIES[first], f"{layer} imports {first}"


def test_no_word_of_the_content_is_named_in_python() -> None:
    """A fourth priority, a fifth phase or another recommendation is a change of data alone."""
    schema = json.loads((ROOT / "schemas" / "editor" / "example.schema.json").read_text("utf-8"))
    placement = schema["properties"]["placements"]["items"]["properties"]
    words = {word for key in ("priority", "challenge", "function") for word in placement[key]["enum"]}
    words |= {"phase-1", "phase-2", "phase-3", "phase-4", "G1", "D3", "R5"}
    words |= {file.stem for folder in ("actions", "examples") for file in (DATA / folder).iterdir()}

    for file in SOURCE.rglob("*.py"):
        if file.name in ("codes.py", "options.py"):  # samples for people
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant):
                assert node.value not in words, f"{file.name}:{node.lineno} names {node.value}"
