"""Random and randomly broken files: the reader and validate end with problems or none, never otherwise."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.validation import validate
from clustertoolkit.errors import ContentError, PlanError
from clustertoolkit.plan import planfile
from clustertoolkit.problems import Problem
from clustertoolkit.schema import schemas
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Way
from clustertoolkit.yamlfiles.reader import Document, parse
from conftest import MORE, ROOT, TESTS, TODAY, demo, paper, plan_file
from test_output_schemas import DEVELOPMENTS, GUIDANCE

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
NAMES = [
    *(f"examples/{row['example']}.yaml" for row in paper("examples")[::24]),
    *(f"actions/{row['action']}.yaml" for row in paper("actions")[::8]),
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
    max_examples=12 * MORE, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
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


# Any item of any list, however deep it lies

EXAMPLE = """\
id: rich
name: A rich example
aliases: [First name, Second name, Third name]
countries: ["AT", "NO", "GR"]
level: international
kind: programme
organisation: {name: A body, type: agency}
period: {start: 2016, end: 2020}
status: ended
seen: 2020
url: https://example.org/rich
summary: It has several of everything.
instruments: [grants, networks]
sectors: [health, wood]
figures:
  - {what: members, value: 40, unit: firms, year: 2018, measures: reach}
  - {what: budget, value: 50, unit: EUR, year: 2019, measures: budget, scope: total}
  - {what: projects, qualifier: over, value: 60, unit: projects, measures: output}
placements:
  - {priority: green, challenge: innovation, function: networking, basis: judged, action: meet-partners, fit: direct, why: It fits.}
  - {priority: digital, challenge: innovation, function: networking, basis: judged, action: meet-partners, fit: partial, why: It fits too.}
evidence: official
sources:
  - {url: "https://example.org/a", read: "2026-01-15"}
  - {url: "https://example.org/b", title: A page, read: "2026-01-14"}
related:
  - {id: austrian-network, relation: part-of}
  - {id: norwegian-named-only, relation: related-to}
checked: "2026-01-15"
"""
SECTOR = """\
  - id: wood
    title: Wood
    ecosystem: false
    summary: Trees.
"""
LISTS = (
    "recommendations.yaml",
    "dimensions.yaml",
    "countries.yaml",
    "instruments.yaml",
    "sectors.yaml",
    "phases.yaml",
)
KINDS = {
    "examples/rich.yaml": "example", "actions/meet-partners.yaml": "action",
    **{name: name.removesuffix(".yaml") for name in LISTS},
}  # fmt: skip
Broken = tuple[
    Any, Way, bool, str
]  # the data, where it is broken, whether at the key, and the code of the problem


@pytest.fixture(scope="module")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return small content with several items in the lists of an example and an action."""
    folder = shutil.copytree(TESTS / "content", tmp_path_factory.mktemp("rich") / "data")
    (folder / "examples" / "rich.yaml").write_text(EXAMPLE, encoding="utf-8")
    (folder / "developments.yaml").write_text(DEVELOPMENTS, encoding="utf-8")
    for name, more in (("sectors.yaml", SECTOR), ("actions/meet-partners.yaml", GUIDANCE)):
        file = folder / name
        file.write_text(file.read_text("utf-8") + more, encoding="utf-8")
    assert validate(folder, TODAY).problems == ()
    return folder


@cache
def forms() -> dict[str, Any]:
    return schemas.read(ROOT / "schemas")


def places(form: dict[str, Any], data: Any, way: Way = ()) -> Iterator[tuple[Way, dict[str, Any], Any]]:
    """Yield the way to every value in plain data, with its form and the value."""
    yield way, form, data
    for key, value in (
        data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    ):
        inner = form["properties"][key] if isinstance(data, dict) else form["items"]
        yield from places(inner, value, (*way, key))


def breakings(form: dict[str, Any], value: Any) -> list[str]:
    """Return in what ways a value can be broken."""
    if isinstance(value, dict):
        return [
            "another type",
            "an unknown key",
            *(f"without {key}" for key in form.get("required", ()) if key in value),
        ]
    if isinstance(value, list):
        return [
            "another type",
            "an item of another type",
            *(["an item twice"] if value and isinstance(value[0], str) else []),
        ]
    listed = {"x-words", "x-refers", "enum"} & form.keys()
    return [
        "another type",
        "a list",
        "a mapping",
        *(["an unknown word"] if listed and isinstance(value, str) else []),
    ]


def broken(form: dict[str, Any], data: Any, draw: Any, *, items: bool) -> Broken:
    """Break plain data at any place below its own keys: of lists, beyond the first item if `items`."""
    found = [place for place in places(form, data) if place[0]]
    later = [place for place in found if any(key for key in place[0] if isinstance(key, int))]
    way, inner, value = draw.draw(st.sampled_from(later if items and later else found))
    how = draw.draw(st.sampled_from(breakings(inner, value)))
    data = deepcopy(data)
    if how.startswith("without "):
        del paths.get(data, way)[how.removeprefix("without ")]
        return data, way, True, "missing-key"
    if how == "an unknown key":
        paths.get(data, way)["surprise"] = "here"
        return data, (*way, "surprise"), True, "unknown-key"
    if how == "an item of another type":
        number = draw.draw(st.integers(0, len(value)))
        paths.get(data, way).insert(number, 5)  # no list is one of numbers
        return data, (*way, number), False, "wrong-type"
    if how == "an item twice":
        paths.get(data, way).append(draw.draw(st.sampled_from(value)))
        return data, (*way, len(value)), False, "entry-twice"
    text = isinstance(value, str)
    new = {
        "another type": 5 if text or not isinstance(value, int | float) else "text", "a list": ["text"],
        "a mapping": {"key": "text"}, "an unknown word": "surprising",
    }[how]  # fmt: skip
    paths.put(data, way, new)
    return data, way, False, "" if how == "an unknown word" else "wrong-type"


def is_told(problems: Iterable[Problem], document: Document, way: Way, of_key: bool, code: str) -> bool:
    """Tell whether there is a problem at this place; without a code, of a word that is not allowed."""
    span = document.span(way, of_key=of_key)
    codes = (code,) if code else ("wrong-value", "unknown-id")
    return any(problem.span == span and problem.code in codes for problem in problems)


@settings(parent=mutating, max_examples=60)
@given(name=st.sampled_from(list(KINDS)), items=st.booleans(), draw=st.data())
def test_what_is_broken_at_any_place_is_found_there(rich: Path, name: str, items: bool, draw: Any) -> None:
    file = rich / name
    whole = file.read_bytes()
    data, way, of_key, code = broken(forms()[KINDS[name]], parse(name, whole).data, draw, items=items)
    text = json.dumps(data, indent=1)

    problems = validated(rich, name, lambda _: text.split("\n"))

    assert is_told(problems, parse(name, text.encode()), way, of_key, code), (way, code, problems)


@settings(parent=mutating, max_examples=30 * MORE)
@given(items=st.booleans(), draw=st.data())
def test_what_is_broken_at_any_place_of_a_plan_is_found_there(
    shipped: Toolkit, tmp_path: Path, items: bool, draw: Any
) -> None:
    data, way, of_key, code = broken(forms()["plan"], demo(), draw, items=items)
    file = plan_file(tmp_path, data)

    if code == "entry-twice":  # that is for the statements on a plan to say
        assert planfile.read(file, shipped).data == data
        return
    with pytest.raises(PlanError) as refused:
        planfile.read(file, shipped)

    document = parse("plan.yaml", file.read_bytes(), planfile.MAX_BYTES)
    assert in_order(refused.value.problems)
    assert is_told(refused.value.problems, document, way, of_key, code), (way, code, refused.value.problems)


@pytest.mark.parametrize("name", ["examples/rich.yaml", "actions/meet-partners.yaml"])
def test_each_key_that_is_needed_is_missed_at_the_head_of_its_mapping(rich: Path, name: str) -> None:
    whole = parse(name, (rich / name).read_bytes()).data
    needed = [
        (way, key)
        for way, form, value in places(forms()[KINDS[name]], whole)
        for key in form.get("required", ())
        if isinstance(value, dict) and key in value
    ]
    assert len(needed) > 20
    for way, key in needed:
        data = deepcopy(whole)
        del (paths.get(data, way) if way else data)[key]
        text = json.dumps(data, indent=1)

        problems = validated(rich, name, lambda _, text=text: text.split("\n"))

        where = parse(name, text.encode()).span(way, of_key=True)
        assert [
            problem.span for problem in problems if problem.message.startswith(f"'{key}' is missing")
        ] == [where]


def test_later_items_and_nested_ones_are_broken_too(rich: Path) -> None:
    deep = {
        name: {
            ".".join(key if isinstance(key, str) else "0" if key == 0 else "1" for key in way)
            for way, *_ in places(forms()[kind], parse(name, (rich / name).read_bytes()).data)
        }
        for name, kind in KINDS.items()
    }

    assert {"countries.1", "sources.1.url", "figures.1.measures", "placements.1.why", "related.1.id"} <= deep[
        "examples/rich.yaml"
    ]
    assert {"guidance.how.1.rests_on.0", "guidance.how.0.rests_on.1", "guidance.risks.1.response"} <= deep[
        "actions/meet-partners.yaml"
    ]
    assert "editions.0.recommendations.0.links.0.actions.0" in deep["recommendations.yaml"]
