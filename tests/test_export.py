"""The export: every field in every form, tables that agree with each other, and files that are always the same."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from clustertoolkit.content import load
from clustertoolkit.content.kinds import BY
from clustertoolkit.content.model import Toolkit
from clustertoolkit.schema import schemas
from clustertoolkit.tables import derived, flat, shape
from clustertoolkit.tables.filled import all_tables
from conftest import DATA, ROOT, TESTS, TODAY, Run
from test_compiled import package  # noqa: F401
from test_fields import SENTINELS, Content, Sentinel, folder, made, named  # noqa: F401

FORMS = ("content.zip", "content.sqlite", "content.jsonld")
EXAMPLE = "examples/austrian-network.yaml"


@pytest.fixture(scope="module")
def tables(little: Toolkit) -> dict[str, derived.Filled]:
    return all_tables(little)


@pytest.fixture
def exported(run: Run, tmp_path: Path) -> Callable[..., dict[str, Path]]:
    """Return a function that exports a content in every form, and returns the files."""

    def exported(data: Path) -> dict[str, Path]:
        for name in FORMS:
            result = run("export", tmp_path / name, "--data", data)
            assert (result.status, result.out) == (0, ""), result.err
        return {name: tmp_path / name for name in FORMS}

    return exported


def texts(file: Path) -> str:
    """Return all that a file says, whatever its form."""
    if file.suffix == ".zip":
        with ZipFile(file) as archive:
            return "\n".join(archive.read(name).decode() for name in archive.namelist())
    if file.suffix == ".sqlite":
        return "\n".join(sqlite3.connect(file).iterdump())
    return file.read_text("utf-8")


def rows(archive: ZipFile, name: str) -> list[list[str]]:
    """Return the rows of a table of a data package, without its header."""
    return list(csv.reader(io.StringIO(archive.read(f"data/{name}.csv").decode())))[1:]


@pytest.fixture(scope="module")
def said(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:  # noqa: F811
    """Return what each form says of the content in which every field says something of its own."""
    place = tmp_path_factory.mktemp("said")
    return {name: texts(exported_to(place / name, folder)) for name in FORMS}


def exported_to(file: Path, data: Path) -> Path:
    """Export a content without a command: a fixture of a module has no captured streams."""
    from clustertoolkit.cli import export
    from clustertoolkit.views.export import exported

    file.write_bytes(export._file(exported(load.load(data, TODAY)), file.suffix))
    return file


@pytest.mark.parametrize("sentinel", SENTINELS, ids=named)
def test_a_field_is_in_every_form_of_the_export(sentinel: Sentinel, said: dict[str, str]) -> None:
    if sentinel.word.islower() and "zq" not in sentinel.word and not sentinel.word[0].isdigit():
        pytest.skip("a field that just holds says nothing of its own")
    for form, text in said.items():
        assert sentinel.word in text, f"{'.'.join(sentinel.keys)} is not in {form}"


def test_the_export_of_small_content(
    exported: Callable[..., dict[str, Path]], small: Path, golden: Callable[[Path, str], None]
) -> None:
    """One look at everything: the rows, the shape of the database, the words for people, the linked data."""
    files = exported(small)
    with ZipFile(files["content.zip"]) as archive:
        golden(TESTS / "golden" / "export.md", archive.read("README.md").decode())
        tables = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".csv")}
    filled = {name: text for name, text in tables.items() if text.count("\n") > 1 and "codebook" not in name}
    golden(TESTS / "golden" / "export.csv", "\n".join(f"{name}\n{text}" for name, text in filled.items()))
    shape = sqlite3.connect(files["content.sqlite"]).execute("SELECT sql FROM sqlite_master")
    golden(TESTS / "golden" / "export.sql", "".join(f"{sql};\n" for (sql,) in shape if sql))
    golden(TESTS / "golden" / "export.jsonld", texts(files["content.jsonld"]))


def test_the_tables_of_a_package_and_of_a_database_are_the_same(
    exported: Callable[..., dict[str, Path]], small: Path
) -> None:
    files = exported(small)
    database = sqlite3.connect(files["content.sqlite"])
    with ZipFile(files["content.zip"]) as archive:
        package = json.loads(archive.read("datapackage.json"))
        for resource in package["resources"]:
            types = [field["type"] for field in resource["schema"]["fields"]]
            stored = database.execute(f'SELECT * FROM "{resource["name"]}"').fetchall()
            read = [
                tuple(typed(text, type_) for text, type_ in zip(row, types, strict=True))
                for row in rows(archive, resource["name"])
            ]
            assert read == stored, resource["name"]
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert names - {"about"} == {resource["name"] for resource in package["resources"]}


def typed(text: str, type_: str) -> object:
    """Return what a text in a table means."""
    if not text:
        return None
    if type_ == "boolean":
        return int(text == "true")
    return {"integer": int, "number": float}.get(type_, str)(text)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> sqlite3.Connection:
    """Return the database of the shipped content."""
    return sqlite3.connect(exported_to(tmp_path_factory.mktemp("whole") / "content.sqlite", DATA))


def test_keys_hold_and_every_key_that_is_named_exists(
    whole: sqlite3.Connection,
    folder: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    for database in (whole, sqlite3.connect(exported_to(tmp_path / "made.sqlite", folder))):
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("by", BY)
def test_a_view_is_the_flat_list(by: str, whole: sqlite3.Connection, shipped: Toolkit) -> None:
    listed = flat.flat(all_tables(shipped), by)
    cursor = whole.execute(f"SELECT * FROM {flat.view_name(by)}")

    assert [name for name, *_ in cursor.description] == [column.name for column in listed.table.columns]
    assert sorted(map(by_key, cursor.fetchall())) == sorted(map(by_key, listed.rows))


def by_key(row: tuple[object, ...]) -> tuple[str, ...]:
    """Return a row as texts to be sorted; a whole number is the same with and without a point."""
    return tuple(str(float(value)) if isinstance(value, int | float) else str(value) for value in row)


@pytest.mark.parametrize("name", FORMS)
def test_the_same_content_gives_the_same_bytes(
    name: str, run: Run, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export", f"first-{name}")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    run("export", f"second-{name}")

    assert Path(f"first-{name}").read_bytes() == Path(f"second-{name}").read_bytes()


def test_a_folder_holds_what_the_archive_holds(run: Run, small: Path) -> None:
    run("export", "folder")
    run("export", "content.zip")

    with ZipFile("content.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    written = {
        file.relative_to("folder").as_posix(): file.read_bytes()
        for file in Path("folder").rglob("*")
        if file.is_file()
    }
    assert written == packed
    assert list(packed)[-1] == "datapackage.json"  # a package that is not whole has none


@pytest.mark.parametrize("name", ["folder", *FORMS])
def test_what_exists_is_replaced_by_force_alone(name: str, run: Run, small: Path) -> None:
    first = run("export", name)
    again = run("export", name)
    forced = run("export", name, "--force")

    assert (first.status, again.status, forced.status) == (0, 2, 0)
    assert "use --force" in again.err
    assert forced.err == first.err == f"{name} written\n"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("content.xlsx", "error: the form of content.xlsx cannot be told\n"),
        ("data/toolkit.yaml", "error: the form of data/toolkit.yaml cannot be told\n"),
        ("nowhere/content.zip", "error: nowhere is no folder\n"),
        ("nowhere/folder", "error: nowhere is no folder\n"),
        ("data", "error: data is not empty\n"),
    ],
)
def test_what_cannot_be_written_is_told_before_anything_is(
    name: str, told: str, run: Run, small: Path
) -> None:
    before = sorted(Path().rglob("*"))
    result = run("export", name)

    assert result.status == 2
    assert result.err.startswith(told)
    assert sorted(Path().rglob("*")) == before


def test_texts_that_would_act_stay_texts(exported: Callable[..., dict[str, Path]], small: Path) -> None:
    acting = '=HYPERLINK("https://example.org","x"); "; DROP TABLE examples; -- \\u0041'
    file = small / EXAMPLE
    file.write_text(f"{file.read_text('utf-8')}note: {json.dumps(acting)}\n", encoding="utf-8")
    files = exported(small)

    (stored,) = sqlite3.connect(files["content.sqlite"]).execute(
        "SELECT note FROM examples WHERE id = 'austrian-network'"
    )
    graph = json.loads(files["content.jsonld"].read_text("utf-8"))["@graph"]
    with ZipFile(files["content.zip"]) as archive:
        cells = [cell for row in rows(archive, "examples") for cell in row]
        names = archive.namelist()
    assert stored == (acting,)
    assert acting in [*values(graph)]
    assert f"'{acting}" in cells
    assert acting not in cells
    assert not any(name.startswith(("/", "..")) for name in names)


def values(node: object) -> Iterator[object]:
    """Yield every value in a JSON document."""
    if isinstance(node, dict | list):
        for inner in node.values() if isinstance(node, dict) else node:
            yield from values(inner)
    else:
        yield node


def test_every_unknown_has_the_place_where_its_answer_would_stand(
    tables: dict[str, derived.Filled],
) -> None:
    unknowns = schemas.read(ROOT / "schemas")["example"]["properties"]["unknowns"]["items"]["enum"]
    columns = {(name, column.name) for name, filled in tables.items() for column in filled.table.columns}

    assert list(derived.SOUGHT) == unknowns
    assert set(derived.SOUGHT.values()) <= columns


def test_what_is_missing_is_empty(shipped: Toolkit) -> None:
    """A value that there is cannot be missing, and what was sought is told for no other one."""
    found = all_tables(shipped)
    examples = found["examples"]
    names = [column.name for column in examples.table.columns]
    entries = {row[0]: dict(zip(names, row, strict=True)) for row in examples.rows}
    for example, _, table, column, code in found["missing"].rows:
        if table == "examples" and column != "status":
            assert entries[example][str(column)] is None, f"{example}: {column} is {code}, and there"
        if table in ("funded_by", "example_territory"):
            assert example not in found[str(table)].column("example"), f"{example}: {table}"


def test_every_column_is_in_the_codebook_with_a_meaning(
    exported: Callable[..., dict[str, Path]], small: Path
) -> None:
    database = sqlite3.connect(exported(small)["content.sqlite"])
    told = set(database.execute('SELECT "table", "column" FROM codebook').fetchall())
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    there = {
        (name, column)
        for name in tables
        if name != "about"
        for (_, column, *_) in database.execute(f'PRAGMA table_info("{name}")')
    }

    assert told == there
    assert database.execute("SELECT 1 FROM codebook WHERE length(meaning) < 8").fetchall() == []


@pytest.mark.parametrize("name", FORMS)
def test_installed_content_is_exported_as_that_of_a_checkout(
    name: str,
    package: Path,  # noqa: F811
    tmp_path: Path,
) -> None:
    installed = exported_to(tmp_path / f"installed-{name}", package / "data")
    own = exported_to(tmp_path / f"own-{name}", DATA)

    assert installed.read_bytes() == own.read_bytes()


def test_no_table_and_no_column_of_one_has_the_name_of_another(little: Toolkit) -> None:
    defined = [inner.table for node in shape.nodes().values() for inner in shape.within(node)]
    names = [table.name for table in (*defined, *(extra.table for extra in derived.DERIVED))]

    assert len(set(names)) == len(names)
    for filled in all_tables(little).values():
        columns = [column.name for column in filled.table.columns]
        assert len(set(columns)) == len(columns), filled.table.name
