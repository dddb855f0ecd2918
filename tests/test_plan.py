"""A plan as schema, records, skeleton and file: they agree, nothing is lost, mistakes are shown in place."""

import difflib
import errno
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import GenericAlias, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import jsonschema
import pytest

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan import days, digest, money, planfile, records
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.plan.statements import STATEMENTS, check
from clustertoolkit.schema import fits, schemas, shapes
from clustertoolkit.yamlfiles import paths, reader, writer
from clustertoolkit.yamlfiles.reader import Document
from conftest import DATA, DEMO, PLANS, ROOT, TODAY, Run

Schema = dict[str, Any]
SCHEMA = planfile.schema()
MISTAKES = sorted(set(PLANS.glob("*.yaml")) - {PLANS / "small.yaml"})


@pytest.fixture(scope="module")
def toolkit() -> Toolkit:
    return load.load(DATA, TODAY)


def fields(schema: Schema, place: str = "plan") -> Iterator[tuple[str, Schema]]:
    """Yield every property and every item of a list, with its place."""
    for name, one in schema.get("properties", {}).items():
        yield f"{place}.{name}", one
        yield from fields(one, f"{place}.{name}")
    if "items" in schema:
        yield f"{place}[]", schema["items"]
        yield from fields(schema["items"], f"{place}[]")


FIELDS = dict(fields(SCHEMA))
LEAVES = {place: one for place, one in FIELDS.items() if one["type"] not in ("array", "object")}


def parsed(text: str) -> Document:
    return reader.parse("plan.yaml", text.encode(), planfile.MAX_BYTES)


# The schema and the records


def _same(record: Any, schema: Schema, place: str) -> None:
    """Compare a record's fields with a schema's properties, and go on below."""
    assert tuple(schema["properties"]) == record._fields, place
    assert schema["additionalProperties"] is False, place
    for name, one in schema["properties"].items():
        here = f"{place}.{name}"
        kind = record.__annotations__[name]
        assert (name in record._field_defaults) == (name not in schema.get("required", ())), here
        if get_origin(kind) in (Union, UnionType):
            kinds = [part for part in get_args(kind) if part is not type(None)]
            kind = kinds[0] if len(kinds) == 1 else tuple(kinds)
        if isinstance(kind, GenericAlias):
            assert (one["type"], get_args(kind)[1]) == ("array", ...), here
            _same_kind(get_args(kind)[0], one["items"], here)
        else:
            _same_kind(kind, one, here)


def _same_kind(kind: Any, schema: Schema, place: str) -> None:
    if get_origin(kind) is Literal:
        assert set(schema["enum"]) == set(get_args(kind)), place
        assert len(schema["enum"]) == len(set(schema["enum"])), place
    elif hasattr(kind, "_fields"):
        _same(kind, schema, place)
    else:
        wanted = {str: "string", bool: "boolean", int: "integer", (int, float): "number"}[kind]
        assert schema["type"] == wanted, place
        assert "enum" not in schema, place


def test_records_and_schema_have_the_same_fields_in_the_same_order() -> None:
    _same(records.Plan, SCHEMA, "plan")


def test_nothing_but_the_head_is_required() -> None:
    assert SCHEMA["required"] == ["plan_version", "territory", "level"]
    assert [place for place, one in FIELDS.items() if "required" in one] == []


def test_every_field_is_described() -> None:
    assert len(FIELDS) > 300
    for place, one in FIELDS.items():
        assert one["title"].strip() == one["title"] != "", place
        assert one["description"].strip() == one["description"] != "", place


def test_guidance_and_publications_are_all_there_and_all_used() -> None:
    named = {name for one in FIELDS.values() for name in one.get("x-guidance", ())}
    named |= {name for one in STATEMENTS for name in one.guidance}

    assert named == set(SCHEMA["x-publications"])
    for name, one in SCHEMA["x-publications"].items():
        assert {"title", "publisher", "url"} <= one.keys() <= {"title", "publisher", "url", "year"}, name
        assert re.match(r"https?://\S+\Z", one["url"]), name


def test_every_field_to_fill_has_an_example_that_fits_it(toolkit: Toolkit) -> None:
    lists = planfile.lists(toolkit)
    for place, one in LEAVES.items():
        if "x-example" not in one:
            written = "x-written" in one or ".digest." in place
            assert written or one["type"] == "boolean" or place.endswith("notes"), place
            continue
        example = one["x-example"]
        jsonschema.Draft202012Validator(one).validate(example)
        if "x-words" in one:
            assert example in lists[one["x-words"]], place
        if one.get("format") == "moment":
            date.fromisoformat(days.last_day(example))


def test_the_quick_judge_of_a_fit_knows_every_keyword() -> None:
    used: set[str] = set()

    def look(node: object, *, is_schema: bool) -> None:
        for key, inner in node.items() if isinstance(node, dict) else ():
            if not (is_schema and key.startswith(("x-", "$"))):
                used.update([key] if is_schema else [])
                look(inner, is_schema=not is_schema or key != "properties")
        for inner in node if isinstance(node, list) else ():
            look(inner, is_schema=True)

    for schema in schemas.read(ROOT / "schemas").values():
        look(schema, is_schema=True)

    assert used == fits.KEYWORDS | {"title", "description"}


ODD = (
    None, True, False, 0, 1, -1, 2027, 1899, 101, 10**12, 1.5, -0.5, float("inf"), "", " ", "x", "green", "EUR", "FR",
    "must", "2027", "2027-13", "2027-02-30", "2027-02-28", "2028-02-29", "2027-1-1", "2027-01-01\n", "2027\n", "x\n",
    "https://example.org/a", "https://example.org/a b", "http://a.b\n", "ftp://example.org", "0" * 12, "0" * 12 + "\n",
    "x" * 400, "x" * 401, "x" * 2_001, "x" * 20_001, [], {}, [None], [[]], [{}], ["x"], [1], {"x": 1}, [{"x": 1}],
    ["x"] * 201, "١" * 4,
)  # fmt: skip


def test_the_quick_judge_of_a_fit_agrees_with_the_one_that_has_words(toolkit: Toolkit) -> None:
    lists = planfile.lists(toolkit)
    for place, one in [("plan", SCHEMA), *FIELDS.items()]:
        words = shapes.Shapes({"field": one}, lists)
        for value in ODD:
            problems = list(words.reasons(Document("plan.yaml", "", value, (), {}), "field"))
            assert fits.fits(value, one, lists) == (not problems), f"{place}: {str(value)[:40]!r}"


# The skeleton


@pytest.fixture
def skeleton(tmp_path: Path, run: Run) -> str:
    file = tmp_path / "new.yaml"
    assert run("roadmap", "new", file, "--territory", 'He: "#1" \\ é', "--level", "local").status == 0
    return file.read_text(encoding="utf-8")


def test_a_new_plan_reads_without_a_problem_and_holds_its_head_alone(
    skeleton: str, toolkit: Toolkit, parser: str
) -> None:
    document = parsed(skeleton)

    assert document.problems == ()
    assert plan_from(document.data) == records.Plan(
        1, 'He: "#1" \\ é', "local", status="draft", content_version=toolkit.head.version
    )


@pytest.mark.parametrize("value", [2.345, -1.125, 999.999, 0.125, 1234.567, 2.3, 2300, -2])
def test_a_number_is_written_so_that_it_is_read_as_it_was(value: float) -> None:
    document = reader.parse("", f"a: {writer.scalar(value)}\n".encode())

    assert (document.data, document.problems) == ({"a": value}, ())


def test_a_new_plan_is_in_canonical_form(skeleton: str) -> None:
    assert skeleton.endswith(":\n")
    for line in skeleton.splitlines():
        assert len(line) <= 100 or "# Example: " in line, line
        said = re.match(r"(?P<indent> *)(?:#(?: \S.*)?|(?:- )?[a-z_]+:(?: (?P<value>.+))?)?\Z", line)
        assert said, line
        assert len(said["indent"]) % 2 == 0, line
        value = said["value"]
        assert not value or re.match(r"[a-z][a-z0-9-]*\Z", value) or json.loads(value) is not None, line


def _keys(data: Any, schema: Schema, place: str) -> None:
    """Compare the keys of a block, and of those within it, with what the schema has to be filled in."""
    if schema["type"] == "array" and schema["items"]["type"] == "object":
        assert len(data) == 1, place
        data, schema = data[0], schema["items"]
    if schema["type"] == "object":
        shown = {name: one for name, one in schema["properties"].items() if "x-written" not in one}
        assert list(data) == list(shown), place
        for name, one in shown.items():
            _keys(data[name], one, f"{place}.{name}")


def test_a_new_plan_has_every_field_to_fill_once(skeleton: str) -> None:
    _keys(parsed(skeleton).data, SCHEMA, "plan")


def _filled(text: str) -> str:
    """Write after each empty key the example above it, as a person would."""

    def fill(found: re.Match[str]) -> str:
        example, start = found["example"], found["start"]
        if example.startswith("- "):
            example = f"\n{' ' * (len(start) - len(start.lstrip(' -')) + 2)}{example}"
        else:
            example = f" {example}"
        return f"{found['before']}{start}{example}\n"

    return re.sub(
        r"(?P<before># Example: (?P<example>.*)\n)(?P<start> *(?:- )?[a-z_]+:)\n", fill, text
    )  # fmt: skip


def test_a_new_plan_filled_with_its_own_examples_is_whole(
    skeleton: str, tmp_path: Path, run: Run, parser: str
) -> None:
    file = tmp_path / "filled.yaml"
    text = _filled(skeleton)
    file.write_text(text, encoding="utf-8", newline="\n")

    checked = run("roadmap", "check", file, "--data", DATA, "--format", "json")

    assert checked.err == ""
    assert json.loads(checked.out)["open"] == []
    empty = re.findall(r"^ *(?:- )?([a-z_]+):\n(?! *(?:- |#)| +[a-z_]+:)", text, re.MULTILINE)
    assert set(empty) <= {"notes", "speaks_for_smes", "illustrative"}
    _keys(parsed(text).data, SCHEMA, "plan")


# The file: what a run writes into it


VERSION, TITLE = "2026.11.0", "Bring partners together for a circular and resource-efficient economy"
SEAL = """\
      digest:
        summary: "03cbf8bd0e08"
        cells: "cbc6044c09e1"
        guidance: "bb2e61217763"
"""
BY_HAND = """\
# above all
plan_version: 1 # beside a number
territory: 'It''s "here": #1'
level: regional # beside a word

# above a list
nuts:
  # above an item
  - FR1
  # between items
  - "FR2" # beside an item
  # below items
title: A text of several words, plain
vision: >-
  Folded, and longer than a line of any width would be, so that a program might be tempted to break it at another place

  with a paragraph
    and an indent
  # no comment
notice: |
  Literal:
    - indented
  # no comment either

  end
content_version:{version} # beside what changes
actions: # beside a mapping
  # in a mapping
  chosen:
    # above the first
    - id: "one"
      # in an entry
      action: bring-circular-partners-together # beside an action
      priority: green
      function_fit: >
        Clipped

{title}{seal}      # after the first
    - action: 'nothing-has-this-id'
      title: "stays"
    # after the last
  notes: "x: \\"y\\" \\\\ é #z"
roadmap:
  resources:
    costs:
      - amount: 1000000
        first_year: 2027
    # left empty
    people:
  monitoring:
    indicators:
      - target:
          value: 1.50
# at the end
"""


def by_hand(version: str, title: str, seal: str) -> str:
    return (
        BY_HAND.replace("{version}", version and f" {version}")
        .replace("{title}", title)
        .replace("{seal}", seal)
    )


def accepted(text: str, tmp_path: Path, run: Run) -> str:
    """Return what `roadmap accept` makes of a plan's text, line ends as they are."""
    file = tmp_path / "plan.yaml"
    file.write_bytes(text.encode())
    result = run("roadmap", "accept", file, "--data", DATA)
    assert (result.status, result.out) == (0, "")
    written = file.read_bytes().decode()
    saying = "says so already" if written == text else f"now rests on content version {VERSION}"
    unknown = "nothing-has-this-id" in text
    noted = "the content has no action 'nothing-has-this-id': nothing is noted for it\n" if unknown else ""
    assert result.err == f"{noted}{file.as_posix()} {saying}\n"
    return written


def test_accept_says_so_if_nothing_changed(tmp_path: Path, run: Run) -> None:
    text = DEMO.read_text("utf-8")

    assert accepted(text, tmp_path, run) == text


def test_accept_restores_titles_and_digests_of_the_demo_and_changes_nothing_else(
    tmp_path: Path, run: Run
) -> None:
    text = DEMO.read_text("utf-8")
    old = text.replace(f'content_version: "{VERSION}"', 'content_version: "2020.01.0"')
    old = re.sub(r'^( {6}title: )".*', r'\1"Old"', old, flags=re.MULTILINE)
    old = re.sub(r'^( {8}(?:summary|cells|guidance): )".*', r'\1"000000000000"', old, flags=re.MULTILINE)
    assert sum(one.startswith("-") for one in difflib.ndiff(text.splitlines(), old.splitlines())) >= 17

    assert accepted(old, tmp_path, run) == text


def test_accept_adds_what_was_never_recorded(tmp_path: Path, run: Run) -> None:
    text = DEMO.read_text("utf-8")
    bare = re.sub(r'^      title: ".*"\n      digest:\n(?:        .*\n){3}', "", text, flags=re.MULTILINE)
    bare = re.sub(r"^content_version.*\n", "", bare, flags=re.MULTILINE)

    written = accepted(bare, tmp_path, run)

    version = f'content_version: "{VERSION}"\n'
    assert written.replace(version, "") == text.replace(version, "")
    assert written.count(version) == 1


@pytest.mark.parametrize(
    ("old", "quote"),
    [
        (by_hand("'2020.01.0'", "      title: 'Old'\n", SEAL.replace("0", "1")), "'"),
        (by_hand("\"2020.01.0\"", f'      title: "{TITLE}"\n', "      digest:\n        summary: \"000000000000\"\n"), '"'),
        (by_hand("2020.01.0", "      title: My own name for it\n", SEAL), ""),
        (by_hand("", "      title:\n", "      digest:\n"), '"'),
    ],
    ids=["old", "in part", "without quotes", "empty"],
)  # fmt: skip
def test_accept_leaves_comments_and_texts_of_a_plan_written_by_hand(
    old: str, quote: str, tmp_path: Path, run: Run
) -> None:
    wanted = by_hand(f"{quote}{VERSION}{quote}", f"      title: {quote}{TITLE}{quote}\n", SEAL)

    assert accepted(old, tmp_path, run) == wanted
    assert accepted(wanted, tmp_path, run) == wanted


def test_accept_writes_into_the_entry_and_not_below_the_comment_that_follows_it(
    skeleton: str, toolkit: Toolkit, tmp_path: Path, run: Run
) -> None:
    text = _filled(skeleton)
    name = re.search(r" action: ([a-z-]+)\n", text)
    assert name
    action = toolkit.actions[name[1]]
    seal = "".join(f'        {part}: "{one}"\n' for part, one in digest.digest(action).items())
    entry = re.compile(r'(  chosen:\n(?: {4}.*\n)*?      recommendations:\n        - "G2"\n)')

    wanted = entry.sub(rf'\1      title: "{action.title}"\n      digest:\n{seal}', text)

    assert accepted(text, tmp_path, run) == wanted
    assert accepted(wanted, tmp_path, run) == wanted


def test_a_mark_at_the_start_and_line_ends_of_windows_change_no_plan(tmp_path: Path, run: Run) -> None:
    text = DEMO.read_text("utf-8")

    assert parsed("\ufeff" + text.replace("\n", "\r\n")).data == parsed(text).data
    assert accepted("\ufeff" + text.replace("\n", "\r\n"), tmp_path, run) == "\ufeff" + text.replace(
        "\n", "\r\n"
    )


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["", "mark"])
def test_accept_keeps_line_ends_of_windows(start: str, tmp_path: Path, run: Run) -> None:
    old = by_hand("'2020.01.0'", "      title: Old\n", SEAL)
    wanted = by_hand(f"'{VERSION}'", f"      title: {TITLE}\n", SEAL)

    assert accepted(start + old.replace("\n", "\r\n"), tmp_path, run) == start + wanted.replace("\n", "\r\n")


ODD_FORM = """\
plan_version:   1
territory: Land
level: local
nuts:
- FR1   # aside
- FR2
countries: [ "FR",   'BE' ]   # flow
horizon: {start: "2027", end: '2028'}
vision: ~
authors:
        # deep
        - one
        -   two
roadmap:
    needs:
        - "\\u00e9"
        - >2-

            x
    monitoring:
        indicators:
            -
                name: text
# end
"""


def test_accept_keeps_every_text_and_comment_of_a_plan_in_odd_form(tmp_path: Path, run: Run) -> None:
    written = accepted(ODD_FORM, tmp_path, run)

    version = f'content_version: "{VERSION}"\n'
    assert parsed(written).data == {**parsed(ODD_FORM).data, "content_version": VERSION}
    assert (written.count(version), written.replace(version, "")) == (1, ODD_FORM)
    assert accepted(written, tmp_path, run) == written


SEALED = """\
plan_version: 1
territory: Land
level: local
content_version: "2026.11.0"
actions:
  chosen:
    # above
    - action: bring-circular-partners-together
{entry}    # between
    - id: next

  # below
  not_taken:
"""


@pytest.mark.parametrize(
    "entry",
    [
        "title: >-\n        Old\n        title", 'title: "Old\n        title"', "title: Old # beside", '"title": Old',
        "title: |+\n        Old", "function_fit: |+\n        Text\n\n", 'function_fit: "Text\n        more"',
        "function_fit: >-\n        Text\n\n        # no comment", "way: strengthen # beside\n      # inside",
        "examples:\n        - example: fiss-finland\n          taken: >\n            x", 'recommendations:\n      - "G1"',
        'recommendations: ["G1",\n       "G2"] # flow', 'digest: # beside\n        # inside\n        cells: "000000000000" # cell',
        "digest:\n      title:", "digest: {}", "priority:\n      challenge:   # empty", "title:\n\n      digest:\n\n      # end",
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["", "windows"])
def test_accept_changes_title_and_digest_alone_however_they_are_written(
    entry: str, ending: str, toolkit: Toolkit, tmp_path: Path, run: Run
) -> None:
    old = SEALED.replace("{entry}", f"      {entry}\n").replace("\n", ending)
    action = toolkit.actions["bring-circular-partners-together"]

    written = accepted(old, tmp_path, run)

    wanted = parsed(old).data
    wanted["actions"]["chosen"][0] |= {"title": action.title, "digest": digest.digest(action)}
    assert parsed(written).data == wanted
    assert re.findall("#.*", written) == re.findall("#.*", old)
    assert written.count("\r") == (written.count("\n") if ending == "\r\n" else 0)
    gone = [line for line in difflib.ndiff(old.split(ending), written.split(ending)) if line.startswith("- ")]
    assert not [line for line in gone if not re.search(r"title|Old|digest:|cells:", line)]
    assert accepted(written, tmp_path, run) == written


@pytest.mark.parametrize("comma", [",", ""])
def test_accept_leaves_a_comment_in_braces_beside_its_key(
    comma: str, toolkit: Toolkit, tmp_path: Path, run: Run
) -> None:
    action = toolkit.actions["bring-circular-partners-together"]
    head = f"plan_version: 1\nterritory: Land\nlevel: local\nactions: {{chosen: [ # ours\n  {{id: a, # of a\n   action: {action.id}"
    new = f'   title: "{action.title}",\n   digest: {json.dumps(digest.digest(action))}{comma}\n'
    end = "   # at the end\n  }] # all\n}\n"

    written = accepted(f"{head}{comma} # of the action\n{end}", tmp_path, run)

    assert written == f'{head}, # of the action\n{new}{end}content_version: "{VERSION}"\n'


def test_accept_changes_a_plan_in_braces_and_refuses_what_it_could_only_spoil(
    toolkit: Toolkit, tmp_path: Path, run: Run
) -> None:
    head = "plan_version: 1\nterritory: Land\nlevel: local\n"
    file = tmp_path / "plan.yaml"
    action = toolkit.actions["bring-circular-partners-together"]
    chosen = {"action": action.id, "title": action.title, "digest": digest.digest(action)}

    file.write_text(f"{head}actions: {{chosen: [{{action: {action.id}}}]}} # all\n", encoding="utf-8")
    assert run("roadmap", "accept", file, "--data", DATA).status == 0
    text = file.read_text("utf-8")
    assert parsed(text).data["actions"] == {"chosen": [chosen]}
    assert text.startswith(f"{head}actions: {{chosen: [{{action: {action.id}, title: ")
    assert text.endswith(f'}}}}]}} # all\ncontent_version: "{toolkit.head.version}"\n')

    odd = f"{head}actions:\n  ? chosen\n  : - action: {action.id}\n      ? title\n"
    file.write_text(odd, encoding="utf-8")
    assert run("roadmap", "accept", file, "--data", DATA) == (
        2, "", f"error: {file.as_posix()}:7: this is written in a form that cannot be changed here\n"
        "hint: nothing was written; write keys, lists and comments line by line there, or change it by hand\n",
    )  # fmt: skip
    assert file.read_text("utf-8") == odd


CONTAINERS = [place for place, one in FIELDS.items() if one["type"] in ("array", "object")]


@pytest.mark.parametrize("place", CONTAINERS)
def test_what_is_empty_anywhere_is_taken_by_accept_and_check(place: str, toolkit: Toolkit) -> None:
    value: Any = [] if FIELDS[place]["type"] == "array" else {}
    for step in reversed(place.removeprefix("plan.").replace("[]", ".[]").split(".")):
        value = [value] if step == "[]" else {step: value}
    chosen = {"action": "bring-circular-partners-together"}
    if place.startswith("plan.actions.chosen[]"):
        value["actions"]["chosen"][0] |= chosen
    text = json.dumps({**HEAD, **value})

    document = planfile.fitting("plan.yaml", text.encode(), toolkit)
    accepted = planfile.fitting("plan.yaml", digest.accept(document, toolkit).encode(), toolkit)
    check(document.data, SCHEMA, toolkit)

    assert accepted.data["content_version"] == toolkit.head.version
    if place.startswith("plan.actions.chosen[]"):
        assert accepted.data["actions"]["chosen"][0]["digest"] == digest.digest(
            toolkit.actions[chosen["action"]]
        )


def test_an_empty_digest_is_filled_like_a_missing_one(toolkit: Toolkit, tmp_path: Path, run: Run) -> None:
    head = "plan_version: 1\nterritory: X\nlevel: regional\nactions:\n  chosen:\n    - action: "
    action = toolkit.actions["detect-circular-solutions-between-clusters"]
    seal = "".join(f'        {part}: "{one}"\n' for part, one in digest.digest(action).items())

    written = accepted(f"{head}{action.id}\n      digest: {{}}\n", tmp_path, run)

    title = f'      title: "{action.title}"\ncontent_version: "{toolkit.head.version}"\n'
    assert written == f"{head}{action.id}\n      digest:\n{seal}{title}"


def test_accept_does_not_touch_a_plan_with_problems(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "plan.yaml"
    file.write_text("plan_version: 1\nterritory: Land\nlevel: locale\n", encoding="utf-8")

    assert run("roadmap", "accept", file, "--data", DATA).status == 1
    assert file.read_text("utf-8") == "plan_version: 1\nterritory: Land\nlevel: locale\n"


# The records: money, time, what is empty


HEAD = {"plan_version": 1, "territory": "Land", "level": "local"}


def sums_of(resources: Any, **head: Any) -> list[money.Money]:
    return money.money(plan_from({**HEAD, **head, "roadmap": {"resources": resources}}))


def test_what_is_yearly_counts_in_each_of_its_years() -> None:
    (sums,) = sums_of({
        "costs": [
            {"action": "a", "amount": 10, "rhythm": "once", "first_year": 2027},
            {"action": "a", "amount": 100, "rhythm": "yearly", "first_year": 2027, "last_year": 2029},
            {"action": "b", "amount": 1_000, "rhythm": "yearly", "first_year": 2029},
            {"action": "b", "amount": 10_000, "rhythm": "once", "first_year": 2028, "last_year": 2030},
            {"amount": 100_000},
            {"action": "a"},
        ],
        "funding": [
            {"source": "s", "amount": 7, "lines": [
                {"action": "a", "year": 2027, "amount": 3}, {"action": "a", "amount": 4},
            ]},
            {"source": "t", "lines": [{"action": "a", "year": 2031, "amount": 5}]},
        ],
    })  # fmt: skip

    assert sums == money.Money(
        "EUR",
        {("a", 2027): 110, ("a", 2028): 100, ("a", 2029): 100, ("b", 2029): 1_000, ("b", 2028): 10_000,
         (None, None): 100_000, ("a", None): 0},
        {("a", 2027): 3, ("a", None): 4, ("a", 2031): 5},
        {(0, 2027): 3, (0, None): 4, (1, 2031): 5},
    )  # fmt: skip
    assert sums.of_action("a") == (310, 12)
    assert sums.totals() == (111_310, 12, 111_298)
    assert sums.years() == [2027, 2028, 2029, 2030, 2031]
    assert money.sum_of_action(sums.costs, "a") == 310


def test_each_currency_has_sums_of_its_own_the_plans_first() -> None:
    costs = [
        {"action": "a", "amount": 1, "currency": "CHF"},
        {"action": "a", "amount": 2},
        {"action": "a", "amount": 4, "currency": "EUR"},
    ]
    funding = [{"source": "s", "currency": "CHF", "lines": [{"action": "a", "amount": 8}]}]

    def totals(**head: Any) -> list[tuple[str, tuple[int, int, int]]]:
        return [(one.currency, one.totals()) for one in sums_of({"costs": costs, "funding": funding}, **head)]

    assert totals() == [("EUR", (6, 0, 6)), ("CHF", (1, 8, -7))]
    assert totals(currency="CHF") == [("CHF", (3, 8, -5)), ("EUR", (4, 0, 4))]
    assert totals(currency="NOK") == [("NOK", (2, 0, 2)), ("CHF", (1, 8, -7)), ("EUR", (4, 0, 4))]


def test_without_money_there_are_no_sums_and_without_years_none() -> None:
    assert sums_of({}) == []
    assert sums_of({"costs": [{"action": "a", "amount": 1}]})[0].years() == []


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        ("2027", "2027-01-01", "2027-12-31"),
        ("2027-04", "2027-04-01", "2027-04-30"),
        ("2027-12", "2027-12-01", "2027-12-31"),
        ("2027-02", "2027-02-01", "2027-02-28"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2027-05-06", "2027-05-06", "2027-05-06"),
    ],
)
def test_first_and_last_day_of_a_moment(moment: str, first: str, last: str) -> None:
    assert (days.first_day(moment), days.last_day(moment)) == (first, last)


def test_what_is_empty_is_passed_over_at_every_depth() -> None:
    empty = parsed(
        "plan_version: 1\nterritory: Land\nlevel: local\nnuts:\nauthors:\n  -\n  - x\nhorizon:\n  start:\n"
        "priorities:\n  chosen:\n    - priority:\n      weight:\n    - priority: green\n      reason:\n"
        "roadmap:\n  actions:\n    specific:\n      - steps:\n          - step:\n"
    ).data

    wanted = records.Plan(
        1, "Land", "local", authors=("x",),
        priorities=records.Priorities(chosen=(records.ChosenPriority("green"),)),
    )  # fmt: skip
    assert plan_from(empty) == wanted
    assert not paths.holds({"a": [None, {}, {"b": []}]})
    assert paths.holds({"a": [None, {"b": False}]})


# The file: mistakes in it


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda file: file.stem)
def test_a_mistake_in_a_plan_gets_exactly_this_report(
    mistake: Path, parser: str, small: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    Path("plan.yaml").write_bytes(mistake.read_bytes())
    reports = [
        run("roadmap", "check", "plan.yaml"),
        run("roadmap", "build", "plan.yaml", "-o", "plan.md"),
        run("roadmap", "worksheet", "plan.yaml"),
        run("roadmap", "accept", "plan.yaml"),
    ]

    assert len(set(reports)) == 1
    assert (reports[0].status, reports[0].out) == (2 if mistake.stem == "newer" else 1, "")
    assert not Path("plan.md").exists()
    golden(mistake.with_suffix(".txt"), reports[0].err)


def test_a_plan_that_does_not_exist_is_one_line_and_a_hint(small: Path, run: Run) -> None:
    assert run("roadmap", "check", "none.yaml") == (
        2, "", "error: none.yaml does not exist\nhint: toolkit roadmap new none.yaml\n",
    )  # fmt: skip


@pytest.mark.parametrize("command", ["check", "build", "worksheet", "accept"])
def test_a_plan_that_cannot_be_opened_is_one_line_and_a_hint(
    command: str, small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no problems that could be found in it: the command could not do what was asked."""
    Path("plan.yaml").write_text("mine", encoding="utf-8")
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **given: Any) -> Any:
        if path.name == "plan.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **given)

    monkeypatch.setattr(Path, "open", refuse)

    assert run("roadmap", command, "plan.yaml") == (
        2, "", "error: plan.yaml cannot be opened: Permission denied\nhint: name a file that you may read\n",
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="such a name is unknown there, and not too long")
def test_a_name_that_no_file_can_have_is_one_line_and_a_hint(small: Path, run: Run) -> None:
    name = "a" * 300

    assert run("roadmap", "check", name) == (
        2, "", f"error: {name} cannot be opened: {os.strerror(errno.ENAMETOOLONG)}\n"
        "hint: name a file that you may read\n",
    )  # fmt: skip


def test_a_new_plan_replaces_no_file(small: Path, run: Run) -> None:
    Path("plan.yaml").write_text("mine", encoding="utf-8")

    assert run("roadmap", "new", "plan.yaml").status == 2
    assert Path("plan.yaml").read_text("utf-8") == "mine"


def test_a_level_that_there_is_not_gets_a_hint(small: Path, run: Run) -> None:
    assert run("roadmap", "new", "plan.yaml", "--level", "region") == (
        2, "", "error: --level cannot be 'region'\nhint: did you mean 'regional'?\n",
    )  # fmt: skip


def test_a_plan_too_large_is_refused(small: Path, run: Run) -> None:
    head = "plan_version: 1\nterritory: Land\nlevel: local\n"
    Path("plan.yaml").write_text(head + "# x\n" * 260_000 + "title: ok\n", encoding="utf-8")
    assert run("roadmap", "check", "plan.yaml").status == 0
    Path("plan.yaml").write_text(head + "# x\n" * 270_000, encoding="utf-8")
    assert run("roadmap", "check", "plan.yaml").err.startswith("plan.yaml:1:1: error[too-large]")
