"""Hostile files through the commands: a report and a status, never a traceback, and text stays text."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run

EXAMPLE = "examples/austrian-network.yaml"
GOOD = 'countries: ["AT"]\n'

HOSTILE = {
    "40,000 brackets": "sectors: " + "[" * 40_000,
    "40,000 mappings": "sectors: " + "{a: " * 40_000,
    "30,000 list marks": "sectors:\n  " + "- " * 30_000,
    "billion laughs": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "merge": "a: &a {b: c}\n<<: *a\n",
    "tag": "a: !!python/object/apply:os.system [ls]\n",
    "two documents": "---\nid: other\n",
    "escape sequence": 'region: "\\x1b[2J\\x1b]8;;https://example.org\\x07"\n',
    "bidirectional": "region: \u202etxet\n",
    "5,000 digits": "year: " + "9" * 5_000 + "\n",
    "Norway": "region: NO\n",
    "date": "checked: 2024-13-01\n",
    "a list for a mapping": "- a\n",
    "nothing": "",
    "5 MB": "# " + "x" * 5_000_000,
    "NUL": "region: \x00\n",
    "workflow command": "::error::stop: [\n",
    "workflow command in a key": '"a\\n::error::stop": 1\n',
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.usefixtures("parser")
def test_hostile_text_is_reported_by_name_and_place_and_stops_reading(
    name: str, small: Path, run: Run
) -> None:
    file = small / EXAMPLE
    text = HOSTILE[name]
    whole = text if name in ("a list for a mapping", "nothing") else file.read_text(encoding="utf-8") + text
    file.write_text(whole, encoding="utf-8", newline="")

    report = run("validate")
    refusal = run("matrix")

    assert (report.status, report.err) == (1, "")
    assert report.out.startswith(f"data/{EXAMPLE}:")
    assert (refusal.status, refusal.out) == (1, "")
    assert refusal.err.startswith(f"data/{EXAMPLE}:")
    for text_out in (report.out, refusal.err):
        assert "Traceback" not in text_out
        assert not any(line.startswith("::") for line in text_out.splitlines())
        assert text_out.translate({ord("\n"): None}).isprintable()


def test_forty_thousand_brackets_do_not_crash_the_process(small: Path) -> None:
    (small / EXAMPLE).write_text("[" * 40_000, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "clustertoolkit", "validate", "--format", "json"],
        cwd=small.parent, capture_output=True, check=False, timeout=60,
    )  # fmt: skip

    (problem,) = json.loads(done.stdout)["problems"]
    assert (done.returncode, done.stderr) == (1, b"")
    assert (problem["file"], problem["line"], problem["column"]) == (f"data/{EXAMPLE}", 1, 33)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_symbolic_links_are_refused_as_files_and_as_folders(small: Path, run: Run) -> None:
    outside = small.parent / "outside"
    outside.mkdir()
    (small / "examples").rename(outside / "examples")
    (small / "examples").symlink_to(outside / "examples")

    result = run("matrix")

    assert result.status == 1
    assert "data/examples:1:1: error[symbolic-link]: this is a symbolic link" in result.err


MARKUP = r"[red]a[/] [/] :smile: | <b>b</b> =1+1 *c* _d_ `e` \n [f](http://example.org) &amp; # ${x}"


@pytest.fixture
def marked_up(small: Path) -> Path:
    """Return small content whose titles are full of what output forms could take for markup."""
    quoted = json.dumps(MARKUP)
    for name, old in (
        ("actions/meet-partners.yaml", "title: Bring partners together"),
        (EXAMPLE, "name: Austrian network"),
        ("dimensions.yaml", "title: Green transition"),
    ):
        file = small / name
        text = file.read_text(encoding="utf-8").replace(old, f"{old.split(':')[0]}: {quoted}")
        file.write_text(text, encoding="utf-8")
    action = small / "actions" / "meet-partners.yaml"
    text = action.read_text(encoding="utf-8").replace(quoted, json.dumps("=1+1 [red]a[/] :smile: | <b>b</b>"))
    action.write_text(text, encoding="utf-8")
    return small


@pytest.mark.parametrize("form", ["table", "tsv", "csv", "json"])
def test_markup_in_content_appears_as_it_is_written(
    form: str, marked_up: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "400")

    result = run("matrix", "--format", form)

    assert (result.status, result.err) == (0, "")
    whole = result.out if form == "table" else result.out.replace('""', '"').replace("\\\\", "\\")
    assert MARKUP in whole
    assert "=1+1 [red]a[/] :smile: | <b>b</b>" in whole


def test_a_spreadsheet_takes_no_cell_for_a_formula(marked_up: Path, run: Run) -> None:
    result = run("matrix", "--format", "csv")

    assert ",'=1+1 [red]a[/]" in result.out
    assert ",=1+1" not in result.out


def test_markdown_shows_markup_as_text(marked_up: Path, run: Run) -> None:
    markdown_it = pytest.importorskip("markdown_it")
    result = run("matrix", "--format", "markdown", "--priority", "green")

    page = markdown_it.MarkdownIt("gfm-like", {"linkify": False}).enable("table").render(result.out)

    text = MARKUP.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert text in page
    assert page.count("<th>") == 3
    assert page.count("<td>") == 6
    assert "<b>" not in page
    assert set(re.findall('<a href="([^"]*)"', page)) == {"https://example.org/network"}  # its home page
    assert "<code>" not in page


@pytest.mark.parametrize("name", ["countries", "sectors", "instruments", "recommendations", "dimensions"])
def test_of_a_list_that_cannot_be_read_only_that_is_told(name: str, small: Path, run: Run) -> None:
    """Who names something of it may be right: nobody can know."""
    file = small / f"{name}.yaml"
    file.write_text("<<<<<<< HEAD\n" + file.read_text("utf-8"), encoding="utf-8")

    problems = json.loads(run("validate", "--format", "json").out)["problems"]

    assert {(one["file"], one["code"]) for one in problems} == {(f"data/{name}.yaml", "conflict-marker")}
