"""What may be named where: each field that names something takes names of its own kind, and no others."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from clustertoolkit.content import load
from clustertoolkit.content.validation import validate
from clustertoolkit.errors import ContentError
from clustertoolkit.schema import schemas
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles import paths, reader
from clustertoolkit.yamlfiles.paths import Way
from conftest import ROOT, TESTS, TODAY, Run
from test_output_schemas import DEVELOPMENTS, FULL, FUNDS, GUIDANCE, STUDY, put_evidence

# One name of each kind of thing that has an id.
NAMES = {
    "action": "watch-markets", "example": "norwegian-named-only", "reference": "a-book", "priority": "digital",
    "challenge": "value-chains", "function": "intelligence", "instrument": "grants", "sector": "health",
    "country": "GR", "group": "eu27", "recommendation": "G2", "retired": "an-old-example",
    "study": "another-study", "fund": "a-fund", "development": "a-law", "call": "a-call",
}  # fmt: skip
KINDS = {  # of what each list of the schemas holds the names
    "actions": {"action"}, "examples": {"example"},
    "entries": {"action", "example", "recommendation", "study", "fund", "development"},
    "evidence": {"example", "reference"}, "priorities": {"priority"}, "challenges": {"challenge"},
    "functions": {"function"}, "dimensions": {"priority", "challenge", "function"},
    "instruments": {"instrument"}, "sectors": {"sector"}, "countries": {"country"}, "groups": {"group"},
    "studies": {"study"}, "funds": {"fund"}, "developments": {"development"},
}  # fmt: skip
FILES = {
    "actions/meet-partners.yaml": "action", "examples/full-example.yaml": "example",
    "recommendations.yaml": "recommendations", "dimensions.yaml": "dimensions", "countries.yaml": "countries",
    "retired.yaml": "retired", "paper.yaml": "paper", "studies/a-study.yaml": "study",
    "funds.yaml": "funds", "developments.yaml": "developments",
}  # fmt: skip
PAPER = """\
cells:
  - {priority: green, challenge: innovation, function: intelligence, actions: [watch-markets]}
  - priority: green
    challenge: innovation
    function: networking
    actions: [meet-partners]
    examples: [austrian-network]
links:
  - recommendation: small-2020/G1
    function: networking
    actions: [meet-partners]
    examples: [norwegian-named-only]
"""
LINKS = "        links: []\n"
MORE_LINKS = """\
        links:
          - function: networking
            actions: [meet-partners]
            examples: [austrian-network]
            basis: judged
"""


def written(folder: Path) -> Path:
    """Put into the small content all that names something else, and return its folder."""
    action = folder / "actions" / "meet-partners.yaml"
    action.write_text(action.read_text("utf-8") + GUIDANCE, encoding="utf-8")
    (folder / "examples" / "full-example.yaml").write_text(FULL, encoding="utf-8")
    put_evidence(folder)
    (folder / "paper.yaml").write_text(PAPER, encoding="utf-8")
    linked = folder / "recommendations.yaml"
    linked.write_text(linked.read_text("utf-8").replace(LINKS, MORE_LINKS), encoding="utf-8")
    return folder


@cache
def forms() -> dict[str, Schema]:
    return schemas.read(ROOT / "schemas")


def naming(form: Schema, data: Any, way: Way = ()) -> Iterator[tuple[Way, str]]:
    """Yield the way to each text that names something, with the list in which it is to be found."""
    listed = form.get("x-words") or form.get("x-refers")
    if listed and isinstance(data, str):
        yield way, listed
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from naming(form["properties"][key], value, (*way, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from naming(form["items"], value, (*way, number))


def fields(form: Schema, keys: str = "") -> Iterator[str]:
    """Yield the keys of each field of a form that names something."""
    if form.get("x-words") or form.get("x-refers"):
        yield keys
    for key, inner in form.get("properties", {}).items():
        yield from fields(inner, f"{keys}.{key}")
    if "items" in form:
        yield from fields(form["items"], keys)


def places() -> Iterator[tuple[str, Way, str]]:
    """Yield one place for each field that names something, with its file and its list."""
    texts = {
        "examples/full-example.yaml": FULL, "paper.yaml": PAPER, "studies/a-study.yaml": STUDY,
        "funds.yaml": FUNDS, "developments.yaml": DEVELOPMENTS,
    }  # fmt: skip
    for name, kind in FILES.items():
        text = texts.get(name) or (TESTS / "content" / name).read_text("utf-8")
        text = text.replace(LINKS, MORE_LINKS) + (GUIDANCE if kind == "action" else "")
        seen = set()
        for way, listed in naming(forms()[kind], reader.parse(name, text.encode()).data):
            keys = ".".join(key for key in way if isinstance(key, str))
            if keys not in seen:
                seen.add(keys)
                yield name, way, listed


PLACES = list(places())


def shown(value: object) -> str:
    return ".".join(map(str, value)) if isinstance(value, tuple) else str(value)


def test_every_field_of_the_content_that_names_something_is_tried() -> None:
    kinds = set(forms()) - {"plan"}
    named = {f"{kind}{keys}" for kind in kinds for keys in fields(forms()[kind])}
    tried = {
        f"{FILES[name]}.{'.'.join(key for key in way if isinstance(key, str))}" for name, way, _ in PLACES
    }

    assert tried == named
    assert {listed for *_, listed in PLACES} == set(KINDS)


@pytest.mark.parametrize(("name", "way", "listed"), PLACES, ids=shown)
def test_a_field_takes_names_of_its_own_kind_and_no_others(
    name: str, way: Way, listed: str, small: Path
) -> None:
    file = written(small) / name
    assert validate(small, TODAY).problems == ()
    data = reader.parse(name, file.read_bytes()).data

    taken, loaded = set(), set()
    for kind, word in NAMES.items():
        paths.put(data, way, word)
        text = json.dumps(data, indent=1)
        file.write_text(text, encoding="utf-8")
        place = reader.parse(name, text.encode()).span(way)
        try:
            toolkit = load.load(small, TODAY)
            assert len([*toolkit.actions.values(), *toolkit.examples.values()]) == 5
            loaded.add(kind)
            problems = validate(small, TODAY).problems
        except ContentError as refused:  # with what a validation finds
            problems = refused.problems
        wrong = [
            problem.code
            for problem in problems
            if problem.span == place and problem.code in ("unknown-id", "wrong-value")
        ]
        if not wrong:
            taken.add(kind)

    assert taken == KINDS[listed]
    asked_later = name == "paper.yaml"  # by a check
    assert loaded == (set(NAMES) if asked_later else KINDS[listed])


@pytest.mark.parametrize("gone", ["funds.yaml", "developments.yaml"])
def test_of_what_older_content_lacks_no_name_is_known(gone: str, small: Path) -> None:
    (written(small) / gone).unlink()

    problems = validate(small, TODAY).problems

    assert {problem.code for problem in problems} == {"unknown-id"}
    with pytest.raises(ContentError) as refused:
        load.load(small, TODAY)
    assert refused.value.problems == problems


@pytest.mark.parametrize("kind", ["action", "priority", "recommendation", "retired"])
@pytest.mark.parametrize("number", [0, 1])
def test_guidance_rests_on_examples_and_references_at_every_place_of_its_list(
    number: int, kind: str, small: Path, run: Run
) -> None:
    file = written(small) / "actions" / "meet-partners.yaml"
    names = ["austrian-network", "a-book"]
    names[number] = NAMES[kind]
    text = file.read_text("utf-8").replace("[austrian-network, a-book]", f"[{', '.join(names)}]", 1)
    file.write_text(text, encoding="utf-8")
    row, line = next((row, number) for number, row in enumerate(text.splitlines(), 1) if "rests_on" in row)

    result = run("validate")

    assert result.status == 1
    assert result.out.startswith(
        f"data/actions/meet-partners.yaml:{line}:{row.index(NAMES[kind]) + 1}: error[unknown-id]: "
        f"item {number + 1} of 'rests_on' names '{NAMES[kind]}', and nothing has that id\n"
    )
    assert run("matrix").status == 1
