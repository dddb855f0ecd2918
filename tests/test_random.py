"""Random and randomly broken files: the reader and validate end with problems or none, never otherwise."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.validation import validate
from clustertoolkit.errors import ContentError
from clustertoolkit.problems import Problem
from clustertoolkit.yamlfiles.reader import Document, parse
from conftest import TODAY, paper

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NAMES = [
    *(f"examples/{row['example']}.yaml" for row in paper("examples")[::8]),
    *(f"actions/{row['action']}.yaml" for row in paper("actions")[::4]),
]
RECOMMENDATIONS = """\
editions:
  - {id: small-2020, title: Small, author: Somebody, date: "2020-12", recommendations: []}
"""
REQUIRED = {
    "examples": ("id", "name", "countries", "status", "placements", "evidence", "checked"),
    "actions": ("id", "title", "summary", "placements"),
}
CHARACTERS = "abNO01:-[]{}&*!|>'\"%#@,? \n\t\\\u202e\x00\x1bé=<~."
YAML_LIKE = st.text(alphabet=st.sampled_from(list(CHARACTERS)), max_size=200)
SOME_FILE = st.sampled_from(NAMES)


def in_order(problems: tuple[Problem, ...]) -> bool:
    """Tell whether problems have places in their files and words for people."""
    return all(
        one.span.line >= 1 and one.span.column >= 1 and one.message and "Traceback" not in one.message
        for one in problems
    )


@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode), YAML_LIKE.map(str.encode)))
def test_any_bytes_are_data_or_problems(raw: bytes) -> None:
    document = parse("random.yaml", raw)

    assert isinstance(document, Document)
    assert in_order(document.problems)
    assert document.problems or document.data is not None


@settings(max_examples=1000, deadline=None)
@given(YAML_LIKE)
def test_what_the_reader_accepts_a_reader_with_older_rules_understands_alike(text: str) -> None:
    document = parse("random.yaml", text.encode())

    if not document.problems:
        assert yaml.load(text, Loader=LOADER) == document.data  # with the rules of YAML 1.1


@pytest.fixture(scope="module")
def copied(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the paper's content with few examples, to be broken and mended."""
    folder = shutil.copytree(papers, tmp_path_factory.mktemp("broken") / "data")
    for file in (folder / "examples").iterdir():
        if f"examples/{file.name}" not in NAMES:
            file.unlink()
    (folder / "recommendations.yaml").write_text(RECOMMENDATIONS, encoding="utf-8")
    assert validate(folder, TODAY).problems == ()
    return folder


def validated(folder: Path, name: str, change: Callable[[list[str]], list[str]]) -> tuple[Problem, ...]:
    """Return the problems of the content while the lines of one file are changed, and mend it again."""
    file = folder / name
    whole = file.read_bytes()
    lines = change(whole.decode("utf-8").split("\n"))
    file.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
    try:
        problems = validate(folder, TODAY).errors
        try:
            assert isinstance(load.load(folder, TODAY), Toolkit)
        except ContentError as refused:
            assert refused.problems == problems != ()
    finally:
        file.write_bytes(whole)
    assert in_order(problems)
    return problems


mutating = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@mutating
@given(name=SOME_FILE, draw=st.data())
def test_a_randomly_broken_file_ends_in_problems_or_none(copied: Path, name: str, draw: Any) -> None:
    def change(lines: list[str]) -> list[str]:
        number = draw.draw(st.integers(0, len(lines) - 1))
        line = lines[number]
        kind = draw.draw(st.sampled_from(["cut", "delete", "double", "retype", "insert", "indent"]))
        if kind == "cut":
            lines[number] = line[: draw.draw(st.integers(0, len(line)))]
        elif kind == "delete":
            del lines[number]
        elif kind == "double":
            lines.insert(number, line)
        elif kind == "retype":
            value = draw.draw(
                st.sampled_from(["5", "[a]", "{a: b}", "NO", "", "null", '"x"', "true", "2026-01-01"])
            )
            lines[number] = f"{line.split(':')[0]}: {value}"
        elif kind == "insert":
            lines.insert(number, draw.draw(YAML_LIKE))
        else:
            lines[number] = f" {line}"
        return lines

    validated(copied, name, change)


@mutating
@given(name=SOME_FILE, draw=st.data())
def test_a_dropped_required_key_is_found_at_the_head_of_the_record(
    copied: Path, name: str, draw: Any
) -> None:
    key = draw.draw(st.sampled_from(REQUIRED[name.split("/")[0]]))

    def change(lines: list[str]) -> list[str]:
        kept, dropping = [], False
        for line in lines:
            if not line.startswith(" "):
                dropping = line.startswith(f"{key}:")
            kept += [] if dropping else [line]
        return kept

    found = validated(copied, name, change)

    missing = [one for one in found if one.code == "missing-key" and one.message == f"'{key}' is missing"]
    assert [(one.path.endswith(name), one.span.line) for one in missing] == [(True, 1)]


@mutating
@given(name=SOME_FILE, draw=st.data())
def test_an_unknown_key_is_found_on_its_line(copied: Path, name: str, draw: Any) -> None:
    places = []

    def change(lines: list[str]) -> list[str]:
        heads = [number for number, line in enumerate(lines) if line and not line.startswith(" ")]
        places.append(draw.draw(st.sampled_from(heads)))
        lines.insert(places[0], "surprise: here")
        return lines

    found = validated(copied, name, change)

    assert [(one.code, one.span.line, one.span.column) for one in found] == [
        ("unknown-key", places[0] + 1, 1)
    ]


@mutating
@given(name=SOME_FILE, draw=st.data())
def test_an_unknown_word_is_found_where_it_stands(copied: Path, name: str, draw: Any) -> None:
    keys = ("priority:", "challenge:", "function:", "basis:", "status:", "evidence:")
    places = []

    def change(lines: list[str]) -> list[str]:
        words = [
            number for number, line in enumerate(lines) if line.strip().removeprefix("- ").startswith(keys)
        ]
        number = draw.draw(st.sampled_from(words))
        head = lines[number].split(":")[0]
        lines[number] = f"{head}: surprising"
        places.append((number + 1, len(head) + 3))
        return lines

    found = validated(copied, name, change)

    assert ("wrong-value", *places[0]) in [(one.code, one.span.line, one.span.column) for one in found]
