"""What changed between two states of the content: in words, for programs, from folders, revisions and exports."""

import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from clustertoolkit.content import load
from clustertoolkit.tables import diff, shape
from clustertoolkit.tables.filled import all_tables
from clustertoolkit.tables.taken import take
from conftest import TESTS, TODAY, Result, Run, fits, git

EXAMPLE = "examples/austrian-network.yaml"
Old = Callable[..., Path]


@pytest.fixture
def old(small: Path) -> Path:
    """Return a copy of the small content as it was before a test changes it."""
    return shutil.copytree(small, small.parent / "old")


def change(data: Path, name: str, was: str, now: str) -> None:
    """Replace words in a file, which are there once."""
    text = (data / name).read_text("utf-8")
    assert text.count(was) == 1, was
    (data / name).write_text(text.replace(was, now), encoding="utf-8", newline="\n")


def done(result: Result) -> str:
    """Return what a command that succeeded wrote."""
    assert (result.status, result.err) == (0, "")
    return result.out


def test_what_differs_is_told_in_the_words_of_the_domain(
    small: Path, old: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    change(small, EXAMPLE, "status: active\nseen: 2025", "status: ended\nseen: 2026")
    change(small, EXAMPLE, "value: 40", "value: 1250")
    change(small, EXAMPLE, "priority: green", "priority: digital")
    change(small, EXAMPLE, "aliases: [Netzwerk]\n", "")
    change(small, EXAMPLE, "    action: meet-partners\n", "")
    change(small, "sectors.yaml", "title: Health", "title: Health and care")
    (small / "examples" / "norwegian-named-only.yaml").rename(small / "examples" / "nordic.yaml")
    change(small, "examples/nordic.yaml", "id: norwegian-named-only", "id: nordic")

    for suffix, form in (("md", "markdown"), ("txt", "plain"), ("json", "json"), ("tsv", "tsv")):
        result = run("diff", "old", "data", "--format", form)
        assert (result.status, result.err) == (0, "")
        golden(TESTS / "golden" / f"diff.{suffix}", result.out)
    fits("diff", run("diff", "old", "data", "--json").out)


def test_a_site_tells_what_changed_since_an_earlier_state(small: Path, old: Path, run: Run) -> None:
    change(small, EXAMPLE, "status: active\nseen: 2025", "status: ended\nseen: 2026")

    assert run("site", "build", "site", "--diff", "old").status == 0

    page = Path("site/changes.html").read_text("utf-8")
    assert "What changed from old (2026.01.0) to 2026.01.0" in page
    assert ">Status: ended (was: running when last seen)<" in page
    assert run("site", "build", "site", "--check", "--diff", "old").status == 0
    assert run("site", "build", "site", "--check").status == 1
    assert run("site", "build", "other", "--diff", "site") == (
        2, "", "error: site holds no content\nhint: name a folder with toolkit.yaml, or an export\n"
    )  # fmt: skip


def test_what_is_the_same_differs_in_nothing(small: Path, old: Path, run: Run) -> None:
    assert run("diff", "old", "--format", "tsv") == (0, "", "nothing differs but days and places\n")
    document = fits("diff", run("diff", "old", "--json").out)
    assert (document["changes"], document["marks"], document["trivial"]) == ([], [], 0)
    assert "Nothing differs." in run("diff", "old", "--format", "markdown").out


def test_a_day_of_checking_is_no_change_and_is_counted(small: Path, old: Path, run: Run) -> None:
    file = small / EXAMPLE
    text = file.read_text("utf-8")
    assert "checked:" in text
    file.write_text(
        "".join(
            'checked: "2026-11-25"\n' if line.startswith("checked:") else line
            for line in text.splitlines(keepends=True)
        ),
        encoding="utf-8",
    )

    document = json.loads(run("diff", "old", "--json").out)

    assert (document["changes"], document["trivial"]) == ([], 1)


def test_an_id_that_goes_without_being_retired_breaks_what_names_it(small: Path, old: Path, run: Run) -> None:
    (small / EXAMPLE).unlink()
    (small / "retired.yaml").write_text("retired: []\n", encoding="utf-8")

    result = run("diff", "old", "--fail-on", "breaking", "--json")
    (gone,) = [change for change in json.loads(result.out)["changes"] if change["kind"] == "example"]
    assert (result.status, gone["id"], gone["happened"]) == (1, "austrian-network", "removed")
    assert "### Gone without a trace" in run("diff", "old", "--format", "markdown").out

    (small / "retired.yaml").write_text(
        'retired:\n  - id: austrian-network\n    retired: "2026-11-20"\n    why: It was a double.\n    replaced_by: []\n',
        encoding="utf-8",
    )
    result = run("diff", "old", "--fail-on", "breaking", "--json")
    (gone,) = [change for change in json.loads(result.out)["changes"] if change["kind"] == "example"]
    assert (result.status, gone["happened"]) == (0, "retired")


@pytest.mark.parametrize("name", ["old.zip", "old.sqlite", "old-export"])
def test_an_export_is_a_state_as_its_content_is(name: str, small: Path, old: Path, run: Run) -> None:
    assert run("export", name, "--data", "old").status == 0
    change(small, EXAMPLE, "value: 40", "value: 41")

    of_folder, of_export = (fits("diff", done(run("diff", side, "--json"))) for side in ("old", name))

    assert of_export["from"].startswith(f"{name} (")
    assert of_folder["changes"]
    for key in ("changes", "marks", "trivial"):
        assert of_export[key] == of_folder[key]


def test_every_table_of_an_export_is_read_back_as_it_was(small: Path, run: Run) -> None:
    whole = all_tables(load.load(small, TODAY))
    for name in ("all.zip", "all.sqlite"):
        assert run("export", name).status == 0
        taken = take(Path(name))
        assert {table: filled.rows for table, filled in taken.tables.items()} == {
            table: filled.rows for table, filled in whole.items()
        }


def test_a_revision_is_read_without_a_checkout(repository: Path, run: Run) -> None:
    change(repository, EXAMPLE, "value: 40", "value: 41")
    (repository / "examples" / "linked.yaml").symlink_to("/etc/passwd")
    git(repository.parent, "add", ".")
    git(repository.parent, "commit", "-q", "-m", "moved")
    (repository / "examples" / "linked.yaml").unlink()
    git(repository.parent, "tag", "-a", "v2", "-m", "second")
    shutil.rmtree(repository / "examples")
    shutil.copytree(TESTS / "content" / "examples", repository / "examples")

    back = json.loads(run("diff", "v2", "--json").out)
    there = json.loads(run("diff", "main~1", "v2", "--json").out)

    assert [change["was"] for change in back["changes"]] == [
        change["now"] for change in reversed(there["changes"])
    ]
    assert there["changes"]
    assert json.loads(run("diff", "main~1", "--json").out)["changes"] == []
    assert not (repository / "examples" / "linked.yaml").exists()


def test_content_that_is_refused_is_told_with_its_first_problem(small: Path, old: Path, run: Run) -> None:
    (old / EXAMPLE).write_text("id: other\n", encoding="utf-8")

    result = run("diff", "old")

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith("error: the content of old is refused: ")
    assert "hint: the first: austrian-network.yaml:1:" in result.err


@pytest.mark.parametrize("form", ["zip", "sqlite", "folder"])
def test_what_is_no_export_is_told(form: str, small: Path, run: Run) -> None:
    if form == "zip":
        Path("odd.zip").write_bytes(b"PK\x03\x04 and no more")
        with ZipFile("other.zip", "w") as archive:
            archive.writestr("datapackage.json", '{"resources": [{"name": "examples"}]}')
        with ZipFile("list.zip", "w") as archive:
            archive.writestr("datapackage.json", "[]")
        sides = ["odd.zip", "other.zip", "list.zip", "nowhere.zip"]
    elif form == "sqlite":
        Path("odd.sqlite").write_bytes(b"no database")
        sqlite3.connect("other.sqlite").close()
        sides = ["odd.sqlite", "other.sqlite", "nowhere.sqlite"]
    else:
        Path("odd").mkdir()
        Path("odd/datapackage.json").write_text("{", encoding="utf-8")
        sides = ["odd"]
    for side in sides:
        assert run("diff", side) == (
            2,
            "",
            f"error: {side} is no export of content\n"
            "hint: name a folder, .zip or .sqlite that 'toolkit export' wrote\n",
        )


def test_an_export_with_unknown_tables_and_odd_values_is_taken_as_far_as_it_goes(
    small: Path, run: Run
) -> None:
    assert run("export", "odd.sqlite").status == 0
    connection = sqlite3.connect("odd.sqlite")
    connection.execute("CREATE TABLE later (id TEXT)")
    connection.execute("DROP TABLE sources")
    connection.execute("ALTER TABLE examples ADD COLUMN later TEXT")
    connection.execute("UPDATE examples SET note = '=1+1'")
    connection.execute("DELETE FROM actions")
    connection.commit()
    connection.close()

    document = json.loads(run("diff", "odd.sqlite", "--json").out)

    assert {"sources"} <= {change["list"] for change in document["changes"]}
    assert all("later" not in change["field"] for change in document["changes"])


def test_an_archive_that_unpacks_to_too_much_is_refused(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from clustertoolkit.tables import taken

    assert run("export", "all.zip").status == 0
    monkeypatch.setattr(taken, "MOST", 100)

    assert run("diff", "all.zip").err.startswith("error: all.zip is no export of content\n")


def test_a_row_is_known_by_what_it_leads_to_and_its_first_value() -> None:
    """A figure that changes its value is one that changed, and not one that went and one that came."""
    old_rows = [{"what": "a", "value": 1}, {"what": "b", "value": 2}, {"what": "b", "value": 3}]
    new_rows = [{"what": "a", "value": 9}, {"what": "b", "value": 2}, {"what": "c", "value": 3}]
    table = shape.nodes()["example"]
    figures = next(inner.table for inner in shape.within(table) if inner.table.name == "figures")
    key = ("x",)

    changes = list(diff._rows(figures, {("figures", key): old_rows}, {("figures", key): new_rows}, key))

    assert [(dict(change.row)["what"], change.happened) for change in changes] == [
        ("a", "changed"), ("c", "added"), ("b", "removed"),
    ]  # fmt: skip
    assert changes[0].fields == (diff.FieldChange("value", 1, 9),)


def test_no_field_is_left_out_of_a_difference(small: Path) -> None:
    """Every column of every table is compared, but for numbers in lists and days of checking."""
    tables = all_tables(load.load(small, TODAY))
    empty = {name: filled._replace(rows=()) for name, filled in tables.items()}

    gone = diff.differences(tables, empty)

    kinds = {change.kind for change in gone.entries}
    assert kinds == {
        kind
        for kind, node in shape.nodes().items()
        if kind not in diff.APART and tables[node.table.name].rows
    }
