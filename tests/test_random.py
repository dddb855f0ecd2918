"""Random and randomly broken files: the reader and validate end with problems or none, never otherwise."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clustertoolkit import content
from clustertoolkit.documents import Document, parse
from clustertoolkit.errors import ContentError
from clustertoolkit.model import Toolkit
from clustertoolkit.problems import Problem
from clustertoolkit.validation import validate
from conftest import DATA, TODAY

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
EXAMPLES = sorted((DATA / "examples").glob("*.yaml"))[::8]
ACTIONS = sorted((DATA / "actions").glob("*.yaml"))
GROUPS = "groups:\n  - {id: all, title: All, summary: All of them.}\n"
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
SOME_FILE = st.sampled_from([*EXAMPLES, *ACTIONS])


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
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped content with few examples, to be broken and mended."""
    folder = shutil.copytree(DATA, tmp_path_factory.mktemp("broken") / "data")
    for file in (folder / "examples").iterdir():
        if file.name not in {example.name for example in EXAMPLES}:
            file.unlink()
    codes = {code for file in EXAMPLES for code in yaml.safe_load(file.read_text("utf-8"))["countries"]}
    text = GROUPS + "countries:\n" + "".join(f'  - code: "{code}"\n    name: {code}land\n' for code in codes)
    (folder / "countries.yaml").write_text(text, encoding="utf-8")
    (folder / "recommendations.yaml").write_text(RECOMMENDATIONS, encoding="utf-8")
    assert validate(folder, TODAY).problems == ()
    return folder


def validated(folder: Path, original: Path, text: str) -> tuple[Problem, ...]:
    """Return the problems of the content while one file has another text, and mend it again."""
    file = folder / original.parent.name / original.name
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        problems = validate(folder, TODAY).problems
        try:
            assert isinstance(content.load(folder, TODAY), Toolkit)
        except ContentError as refused:
            assert refused.problems == problems != ()
    finally:
        shutil.copyfile(original, file)
    assert in_order(problems)
    return problems


mutating = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@mutating
@given(original=SOME_FILE, draw=st.data())
def test_a_randomly_broken_file_ends_in_problems_or_none(copied: Path, original: Path, draw: Any) -> None:
    lines = original.read_text(encoding="utf-8").split("\n")
    number = draw.draw(st.integers(0, len(lines) - 1))
    line = lines[number]
    change = draw.draw(st.sampled_from(["cut", "delete", "double", "retype", "insert", "indent"]))
    if change == "cut":
        lines[number] = line[: draw.draw(st.integers(0, len(line)))]
    elif change == "delete":
        del lines[number]
    elif change == "double":
        lines.insert(number, line)
    elif change == "retype":
        value = draw.draw(
            st.sampled_from(["5", "[a]", "{a: b}", "NO", "", "null", '"x"', "true", "2026-01-01"])
        )
        lines[number] = f"{line.split(':')[0]}: {value}"
    elif change == "insert":
        lines.insert(number, draw.draw(YAML_LIKE))
    else:
        lines[number] = f" {line}"

    validated(copied, original, "\n".join(lines))


@mutating
@given(original=SOME_FILE, draw=st.data())
def test_a_dropped_required_key_is_found_at_the_head_of_the_record(
    copied: Path, original: Path, draw: Any
) -> None:
    key = draw.draw(st.sampled_from(REQUIRED[original.parent.name]))
    kept, dropping = [], False
    for line in original.read_text(encoding="utf-8").split("\n"):
        if not line.startswith(" "):
            dropping = line.startswith(f"{key}:")
        kept += [] if dropping else [line]

    found = validated(copied, original, "\n".join(kept))

    shown = f"{original.parent.name}/{original.name}"
    missing = [one for one in found if one.code == "missing-key" and one.message == f"'{key}' is missing"]
    assert [(one.path.endswith(shown), one.span.line) for one in missing] == [(True, 1)]


@mutating
@given(original=SOME_FILE, draw=st.data())
def test_an_unknown_key_is_found_on_its_line(copied: Path, original: Path, draw: Any) -> None:
    lines = original.read_text(encoding="utf-8").split("\n")
    heads = [number for number, line in enumerate(lines) if line and not line.startswith(" ")]
    number = draw.draw(st.sampled_from(heads))
    lines.insert(number, "surprise: here")

    found = validated(copied, original, "\n".join(lines))

    assert [(one.code, one.span.line, one.span.column) for one in found] == [("unknown-key", number + 1, 1)]


@mutating
@given(original=SOME_FILE, draw=st.data())
def test_an_unknown_word_is_found_where_it_stands(copied: Path, original: Path, draw: Any) -> None:
    lines = original.read_text(encoding="utf-8").split("\n")
    keys = ("priority:", "challenge:", "function:", "basis:", "status:", "evidence:")
    places = [number for number, line in enumerate(lines) if line.strip().removeprefix("- ").startswith(keys)]
    number = draw.draw(st.sampled_from(places))
    head = lines[number].split(":")[0]
    lines[number] = f"{head}: surprising"

    found = validated(copied, original, "\n".join(lines))

    assert ("wrong-value", number + 1, len(head) + 3) in [
        (one.code, one.span.line, one.span.column) for one in found
    ]
