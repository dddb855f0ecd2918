"""What the content can hold, people can find: every field of every schema is shown, searched, listed and in JSON.

A content is made up in which every field says something of its own, a sentinel. What a field says must then
stand on the page of its entry, in the entry as CSV and as JSON, and be found by search. A field that is no
word to look for has one of a few closed reasons in `content.kinds`.
"""

import io
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from clustertoolkit.cli.shared import listing
from clustertoolkit.content.kinds import (
    BY_NAME,
    FIELDS,
    FILES,
    FOLDERS,
    LATER,
    UNLISTED,
    UNSEARCHED,
    WHY,
)
from clustertoolkit.content.records import LISTS, TITLES
from clustertoolkit.query.gaps import KINDS as KINDS_OF_GAPS
from clustertoolkit.render import xlsx
from clustertoolkit.schema import schemas
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.views import Report
from conftest import ROOT, TESTS, Run
from test_output_schemas import COMMANDS

KINDS = schemas.read(ROOT / "schemas")
MOST = 15  # fields that may have a reason
FOLDS = {kind: folder for folder, kind in FOLDERS.items()}
OWN = {  # ids by which the entries of the made-up content refer to each other
    "priorities": "zqpriority", "challenges": "zqchallenge", "functions": "zqfunction", "actions": "zqaction",
    "examples": "zqexample", "instruments": "zqinstrument", "sectors": "zqsector", "groups": "zqgroup",
    "countries": "ZQ", "dimensions": "zqpriority", "evidence": "zqreference", "entries": "zqexample", "funds": "zqfund", "studies": "zqstudy", "developments": "zqdevelopment",
}  # fmt: skip


class Sentinel(NamedTuple):
    """What a field says, and in which file it stands: the schema's name and the keys that lead there."""

    kind: str
    keys: tuple[str, ...]
    word: str


class Content:
    """A made-up content: the data of each file, and what every field of it says."""

    def __init__(self) -> None:
        self.said: list[Sentinel] = []
        self.data = {
            kind: self._made(KINDS[kind], kind, ()) for kind in (*FILES, *LATER, *FOLDS) if kind in KINDS
        }

    def _made(self, schema: Schema, kind: str, keys: tuple[str, ...]) -> Any:
        if "enum" in schema:
            return schema["enum"][-1]
        made = {"object": self._mapping, "array": self._list}.get(schema["type"], self._value)
        return made(schema, kind, keys)

    def _mapping(self, schema: Schema, kind: str, keys: tuple[str, ...]) -> dict[str, Any]:
        return {key: self._made(inner, kind, (*keys, key)) for key, inner in schema["properties"].items()}

    def _list(self, schema: Schema, kind: str, keys: tuple[str, ...]) -> list[Any]:
        if keys[-1:] == ("placements",):  # one of the paper and one that somebody judged
            return [self._placement(schema["items"], kind, keys, basis) for basis in ("paper", "judged")]
        return [self._made(schema["items"], kind, keys) for _ in range(schema.get("minItems", 1))]

    def _placement(self, schema: Schema, kind: str, keys: tuple[str, ...], basis: str) -> dict[str, Any]:
        other = ("position",) if basis == "judged" else ("action", "fit", "why")
        properties = {key: one for key, one in schema["properties"].items() if key not in other}
        return self._mapping({"properties": properties}, kind, keys) | {"basis": basis}

    def _value(self, schema: Schema, kind: str, keys: tuple[str, ...]) -> Any:
        listed = schema.get("x-words") or schema.get("x-refers")
        if listed:
            return self._said(kind, keys, OWN[listed])
        if keys[-1] in ("id", "code"):
            return self._said(kind, keys, self._id(kind, keys))
        number = len(self.said)
        if schema["type"] == "boolean":
            self._said(kind, keys, keys[-1])
            return True
        if schema["type"] in ("integer", "number"):
            value = 1900 + number % 200 if "maximum" in schema else 100_000 + number
            self._said(kind, keys, str(value))
            return value
        return self._said(kind, keys, self._text(schema, number))

    def _said(self, kind: str, keys: tuple[str, ...], word: str) -> str:
        self.said.append(Sentinel(kind, keys, word))
        return word

    def _id(self, kind: str, keys: tuple[str, ...]) -> str:
        if len(keys) == 1:
            return f"zq{kind}"
        if keys[-2] == "recommendations":
            return "Z9"
        return (
            {"references": "zqreference"}.get(keys[0])
            or OWN.get(keys[0] if len(keys) == 2 else "")
            or (f"zqid{len(self.said)}")
        )

    def _text(self, schema: Schema, number: int) -> str:
        if schema.get("format") == "date":
            return f"2019-{1 + number // 28 % 12:02}-{1 + number % 28:02}"
        pattern = schema.get("pattern", "")
        if pattern.startswith("^https?"):
            return f"https://zqweb{number}.example.org/page"
        return "2019-07" if pattern.startswith("^(19") else f"Zqword{number}"


@pytest.fixture(scope="module")
def made() -> Content:
    return Content()


@pytest.fixture(scope="module")
def folder(made: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made") / "data"
    for kind, data in made.data.items():
        file = place / FOLDS[kind] / f"{data['id']}.yaml" if kind in FOLDS else place / f"{kind}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(data), encoding="utf-8")
    shutil.copy(TESTS / "content" / "questions.yaml", place)
    head = place / "toolkit.yaml"
    data = made.data["toolkit"] | {"schema_version": 2, "version": "2019.12.3"}
    head.write_text(json.dumps(data), encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def pages() -> dict[tuple[str, str], str]:
    """Return what `show` has said so far, by entry and form: an entry holds many fields."""
    return {}


def reason(sentinel: Sentinel) -> str:
    """Return why a field is no word to look for; empty if it is one."""
    kind, keys, _ = sentinel
    for key in (keys[0], ""):
        if (kind, key) in UNLISTED:
            return UNLISTED[kind, key]
    if keys[-2:-1] == ("placements",) and ("Placement", keys[-1]) in UNSEARCHED:
        return UNSEARCHED["Placement", keys[-1]]
    top = keys[0] if kind in FIELDS else keys[1]
    fields = {field.key: field for name in holding(sentinel) for field in FIELDS[name]}
    return fields[top].why if top in fields else ""


def holding(sentinel: Sentinel) -> list[str]:
    """Return the kinds of entry of which a field is part."""
    kind, keys, _ = sentinel
    if kind in FIELDS:
        return [kind]
    return [one.name for one in BY_NAME.values() if one.file == kind and one.key.split(".")[0] == keys[0]]


SENTINELS = [one for one in Content().said if not {(one.kind, one.keys[0]), (one.kind, "")} & UNLISTED.keys()]


def entry_of(made: Content, sentinel: Sentinel) -> str:
    """Return the id of the entry that holds a field."""
    kind, keys, _ = sentinel
    if kind in FIELDS:
        return str(made.data[kind]["id"])
    (name,) = holding(sentinel)
    if name == "recommendation":
        return "Z9"
    entry = made.data[kind][keys[0]][0]
    return str(entry[BY_NAME[name].id])


def named(sentinel: Sentinel) -> str:
    return f"{sentinel.kind}.{'.'.join(sentinel.keys)}"


@pytest.mark.parametrize("sentinel", SENTINELS, ids=named)
def test_a_field_is_on_the_page_in_files_in_json_and_found(
    sentinel: Sentinel,
    made: Content,
    folder: Path,
    pages: dict[tuple[str, str], str],
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    entry = entry_of(made, sentinel)
    word = sentinel.word

    def shown(form: str) -> str:
        if (entry, form) not in pages:
            result = run("show", entry, "--data", folder, "--format", form)
            assert result.status == 0, result.err
            pages[entry, form] = result.out
        return pages[entry, form]

    def searched(text: str) -> list[str]:
        return str(run("search", text, "--data", folder, "--limit", "0").out).splitlines()

    if reason(sentinel) == "steers":
        assert word in shown("json")
        return
    titles = {word, *(value for value in title_of(made, word) if value)}
    for form in ("table", "csv", "json", "markdown"):
        text = shown(form).replace(",", "") if word.isdigit() else shown(form).replace("\\", "")
        assert any(title.casefold() in text.casefold() for title in titles), f"{word} is not in {form}"
    if not reason(sentinel):
        found = {line.split("\t")[1] for title in titles for line in searched(title)}
        assert entry in found, f"{word} is not found"


NO_ENTRIES = (
    "roadmap-check",
    "roadmap-status",
    "validate",
    "columns",
)  # what they tell is not of the content
LISTS_OF = {name: words for name, words in COMMANDS.items() if name not in NO_ENTRIES}
IN_LISTS = pytest.mark.parametrize("name", LISTS_OF)
OF_IDS = ("Id", "Code", "Country codes")  # columns that people join tables by


def opened(name: str, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Workbook:
    """Return the workbook of a command on the made-up content, which has faults and is not written."""
    reports: list[Report] = []
    monkeypatch.setattr(listing, "deliver", lambda report, *_, **__: reports.append(report))
    others = {"network": "Zqword", "innovation": "zqaction"}
    result = run(*(others.get(word, word) for word in LISTS_OF[name]), "--data", folder)
    assert result.status == 0, result.err
    return openpyxl.load_workbook(io.BytesIO(xlsx.report(reports[0])))


@IN_LISTS
def test_people_read_titles_and_no_ids_in_the_workbook_of_every_command(
    name: str, made: Content, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = {sentinel.word for sentinel in made.said if sentinel.keys[-1] in ("id", "code")}
    ids |= {*OWN.values(), *KINDS_OF_GAPS, "table-5"}
    ids -= {"Z9", "place"}  # a recommendation is known by its number, and a place is one in English, too

    book = opened(name, folder, run, monkeypatch)

    heads, *rows = book.worksheets[0].iter_rows(values_only=True)
    said = {
        (head, word)
        for row in rows
        for head, value in zip(heads, row, strict=True)
        for word in re.findall(r"[\w-]+", str(value))
        if head not in OF_IDS and not str(value).startswith("http")
    }
    if name != "show":  # a page in a sheet names its own id
        assert {(head, word) for head, word in said if word in ids} == set()
    assert rows


@pytest.mark.parametrize("name", ["examples", "placements", "studies", "funds", "developments"])
def test_the_name_of_an_entry_leads_to_its_page_or_to_the_first_on_which_its_facts_stand(
    name: str, made: Content, folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {
        "placements": made.data["example"],
        "examples": made.data["example"],
        "studies": made.data["study"],
    }.get(name) or made.data[name][name][0]
    address = data.get("url") or data["sources"][0]["url"]

    sheet = opened(name, folder, run, monkeypatch).worksheets[0]

    cells = {
        cell.value: cell.hyperlink.target
        for cell in sheet[2]
        if cell.hyperlink and not cell.hyperlink.location
    }
    assert cells[data.get("name") or data["title"]] == address


def title_of(made: Content, word: str) -> Iterator[str]:
    """Yield the titles of the entries that have an id: a page says these in its place."""
    for data in made.data.values():
        for entries in data.values() if isinstance(data, dict) else ():
            for entry in entries if isinstance(entries, list) else ():
                if isinstance(entry, dict) and word in (entry.get("id"), entry.get("code")):
                    yield from (entry.get("title", ""), entry.get("name", ""))


def test_few_fields_are_no_words_to_look_for_and_each_has_one_of_three_reasons() -> None:
    reasons: Mapping[Any, str] = {
        **UNSEARCHED,
        **UNLISTED,
        **{(kind, field.key): field.why for kind, fields in FIELDS.items() for field in fields if field.why},
    }

    assert set(reasons.values()) <= set(WHY)
    assert len(WHY) == 3
    assert len(reasons) <= MOST


def test_the_table_has_every_field_of_every_record_and_no_other() -> None:
    for kind, fields in FIELDS.items():
        assert sorted(field.key for field in fields) == sorted(TITLES[BY_NAME[kind].record]), kind
    assert FIELDS.keys() == BY_NAME.keys()
    assert all(key in TITLES[record] for record, keys in LISTS.items() for key in keys)
