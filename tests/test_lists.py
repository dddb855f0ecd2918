"""`toolkit actions`, `examples` and `recommendations`: filters, order, columns, and what people see."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from clustertoolkit.views import entries, flat
from conftest import DATA, TESTS, Run, paper
from test_output_schemas import full  # noqa: F401

GOLDEN = TESTS / "golden"
LISTS = {
    ("actions",): entries.ACTIONS,
    ("examples",): entries.EXAMPLES,
    **{("examples", "--by", by): flat.columns_without_content(by) for by in flat.BY},
    ("recommendations",): entries.RECOMMENDATIONS,
}
EVERY = pytest.mark.parametrize("arguments", list(LISTS), ids=" ".join)

# id and cells of the entries of the small content, as they stand in a pipe
WATCH = "watch-markets\tgreen/innovation/intelligence"
MEET = "meet-partners\tgreen/innovation/networking,digital/innovation/networking"
MEET_GREEN = "meet-partners\tgreen/innovation/networking"
MEET_DIGITAL = "meet-partners\tdigital/innovation/networking"
AUSTRIAN = "austrian-network\tgreen/innovation/networking"
NORWEGIAN = "norwegian-named-only\tgreen/innovation/networking,digital/innovation/networking"
NORWEGIAN_GREEN = "norwegian-named-only\tgreen/innovation/networking"
NORWEGIAN_DIGITAL = "norwegian-named-only\tdigital/innovation/networking"


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def documents(run: Run, *arguments: str | Path) -> list[dict]:
    """Return the records of a list command, as JSON gives them."""
    (found,) = (
        value
        for key, value in json.loads(run(*arguments, "--format", "json").out).items()
        if key not in ("format_version", "content")
    )
    return found


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        ("actions", [WATCH, MEET]),
        ("actions --priority green", [WATCH, MEET_GREEN]),
        ("actions --priority digital", [MEET_DIGITAL]),
        ("actions --function networking --basis paper", [MEET_GREEN]),
        ("actions --function intelligence --function networking", [WATCH, MEET]),
        ("actions --challenge Innovation,value-chains", [WATCH, MEET]),
        ("actions --challenge value-chains", []),
        ("actions --recommendation g1", [MEET]),
        ("actions --recommendation small-2020/G2", []),
        ("examples", [AUSTRIAN, NORWEGIAN]),
        ("examples --priority digital", [NORWEGIAN_DIGITAL]),
        ("examples --priority digital --basis paper", []),
        ("examples --priority green", [AUSTRIAN, NORWEGIAN_GREEN]),
        ("examples --basis table-5,judged", [NORWEGIAN]),
        ("examples --country AT", [AUSTRIAN]),
        ("examples --country EL --country Austria", [AUSTRIAN, NORWEGIAN]),
        ("examples --group eu27 --country NO", [NORWEGIAN]),
        ("examples --instrument networks", [AUSTRIAN]),
        ("examples --instrument grants", []),
        ("examples --sector Health", [AUSTRIAN]),
        ("examples --status unknown", [NORWEGIAN]),
        ("examples --evidence official,secondary", [AUSTRIAN]),
        ("examples --recommendation G1 --status active", [AUSTRIAN]),
        ("examples --recommendation G2", []),
    ],
)  # fmt: skip
def test_filters_choose_entries_and_their_cells(
    arguments: str, lines: list[str], small: Path, run: Run
) -> None:
    expected_err = "" if lines else "nothing fits these filters\n"

    found = run(*arguments.split(), "--columns", "id,cells")
    assert found == (0, "".join(f"{line}\n" for line in lines), expected_err)


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("", "G1\nG2\n"),
        ("--priority green", "G1\nG2\n"),
        ("--priority digital", ""),
        ("--function networking", "G1\n"),
        ("--function intelligence", ""),
        ("--recommendation G2", "G2\n"),
    ],
)
def test_filters_choose_recommendations(arguments: str, ids: str, small: Path, run: Run) -> None:
    assert run("recommendations", *arguments.split(), "--columns", "id").out == ids


@pytest.mark.parametrize("name", ["actions", "examples", "recommendations"])
def test_a_pipe_gets_every_column_of_every_entry(
    name: str, small: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    golden(GOLDEN / f"small-{name}.tsv", run(name).out)


def test_by_placement_is_one_flat_row_a_placement(small: Path, run: Run) -> None:
    assert run("examples", "--by", "placement") == (
        0,
        "austrian-network\tAustrian network\tAustria\tAT\tgreen\tinnovation\tnetworking\tpaper\t"
        "\tmeet-partners\t\tactive\tofficial\t2016\t\thttps://example.org/network\t\n"
        "norwegian-named-only\tNorwegian example\tNorway,Greece\tNO,GR\tgreen\tinnovation\tnetworking\ttable-5\t"
        "\tmeet-partners\t\tunknown\tnamed-only\t\t\t\t\n"
        "norwegian-named-only\tNorwegian example\tNorway,Greece\tNO,GR\tdigital\tinnovation\tnetworking\tjudged"
        "\tdirect\tmeet-partners\tThe name says so.\tunknown\tnamed-only\t\t\t\t\n",
        "",
    )
    assert run("examples", "--by", "contry") == (
        2,
        "",
        "error: --by cannot be 'contry'\nhint: did you mean 'country'?\n",
    )


@pytest.mark.parametrize("by", flat.OTHERS)
def test_a_flat_list_is_one_row_for_each(
    by: str,
    full: Path,  # noqa: F811
    run: Run,
    golden: Callable[[Path, str], None],
) -> None:
    golden(GOLDEN / f"full-examples-by-{by}.csv", run("examples", "--by", by, "--format", "csv").out)


def test_rows_of_a_flat_list_are_all_those_of_the_chosen_examples(small: Path, run: Run) -> None:
    assert run("examples", "--country", "GR", "--by", "country", "--columns", "id,country").out == (
        "norwegian-named-only\tNO\nnorwegian-named-only\tGR\n"
    )


def test_people_read_titles_in_a_flat_list(small: Path, run: Run) -> None:
    run("examples", "--by", "recommendation", "--columns", "name,recommendation,through", "-o", "list.md")

    assert "| Austrian network | G1 Do green things | Bring partners together |" in re.sub(
        r"\[([^]]*)\]\([^)]*\)", r"\1", Path("list.md").read_text("utf-8")
    )


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        ("examples --sort start", ["austrian-network", "norwegian-named-only"]),
        ("examples --sort -start", ["austrian-network", "norwegian-named-only"]),
        ("examples --sort name", ["austrian-network", "norwegian-named-only"]),
        ("examples --sort -name", ["norwegian-named-only", "austrian-network"]),
        ("examples --sort sources", ["norwegian-named-only", "austrian-network"]),
        ("examples --sort country_names", ["austrian-network", "norwegian-named-only"]),
        ("examples --sort -country_names", ["norwegian-named-only", "austrian-network"]),
        ("actions --sort title", ["meet-partners", "watch-markets"]),
        ("actions --sort -examples", ["meet-partners", "watch-markets"]),
        ("actions --sort recommendations", ["meet-partners", "watch-markets"]),
        ("actions --sort -recommendations", ["meet-partners", "watch-markets"]),
        ("recommendations --sort -id", ["G2", "G1"]),
        ("actions --sort -title --limit 1", ["watch-markets"]),
        ("actions --limit 1", ["watch-markets"]),
        ("actions --limit 0", ["watch-markets", "meet-partners"]),
        ("actions --limit 5", ["watch-markets", "meet-partners"]),
    ],
)  # fmt: skip
def test_order_and_number_hold_for_lines_and_for_json(
    arguments: str, ids: list[str], small: Path, run: Run
) -> None:
    words = arguments.split()

    assert [line.split("\t")[0] for line in run(*words).out.splitlines()] == ids
    assert [one["id"] for one in documents(run, *words)] == ids


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize("column", ["start", "end", "region", "recommendations", "sources", "name"])
def test_what_is_not_known_comes_last_both_ways(column: str, sign: str, run: Run) -> None:
    line = ("examples", "--data", DATA, "--format", "csv", "--columns", column, "--sort", f"{sign}{column}")

    values = [row[0] for row in csv.reader(io.StringIO(run(*line).out))][1:]

    known = [value for value in values if value]
    key = int if column in ("start", "end", "sources") else str.casefold
    assert values == known + [""] * (len(values) - len(known))
    assert len(known) >= 10
    assert known == sorted(known, key=key, reverse=bool(sign)) or column == "recommendations"


def test_columns_are_chosen_and_ordered_while_json_keeps_every_key(small: Path, run: Run) -> None:
    chosen = ("examples", "--columns", "start, name,country_names")

    assert run(*chosen).out == "2016\tAustrian network\tAustria\n\tNorwegian example\tNorway,Greece\n"
    assert run(*chosen, "--format", "csv").out == (
        "start,name,country_names\n2016,Austrian network,Austria\n,Norwegian example,Norway; Greece\n"
    )
    assert run(*chosen, "--format", "table").out == (
        "Start  Name               Country\n"
        " 2016  Austrian network   Austria\n"
        "       Norwegian example  Norway\n"
        "                          Greece\n"
    )
    assert run(*chosen, "--format", "markdown").out.splitlines()[:4] == [
        "| Start | Name | Country |",
        "| ---: | --- | --- |",
        "| 2016 | [Austrian network](<https://example.org/network>) | Austria |",
        "|  | Norwegian example | Norway<br>Greece |",
    ]
    assert documents(run, *chosen) == documents(run, "examples")


@pytest.mark.parametrize(
    ("arguments", "name", "hint"),
    [
        ("actions --columns id,titel", "titel", "did you mean 'title'?"),
        ("actions --sort titel", "titel", "did you mean 'title'?"),
        ("actions --sort -x", "x", "choose from: id, title, cells, bases, recommendations, examples, summary, aliases, shown_by, running, studies"),
        ("examples --columns x", "x", f"choose from: {', '.join(column.key for column in entries.EXAMPLES)}"),
        ("examples --columns name,", "", f"choose from: {', '.join(column.key for column in entries.EXAMPLES)}"),
        ("examples --by placement --sort cells", "cells", f"choose from: {', '.join(column.key for column in entries.PLACEMENTS)}"),
    ],
)  # fmt: skip
def test_a_wrong_column_names_the_near_or_all_of_them(
    arguments: str, name: str, hint: str, small: Path, run: Run
) -> None:
    assert run(*arguments.split()) == (2, "", f"error: there is no column '{name}'\nhint: {hint}\n")


def test_ties_are_direct_or_through_an_action(small: Path, run: Run) -> None:
    change(small / "recommendations.yaml", "        links: []\n", "        links:\n          - function: intelligence\n            actions: [watch-markets]\n            examples: [austrian-network]\n            basis: judged\n")  # fmt: skip

    assert {one["id"]: one["recommendations"] for one in documents(run, "examples")} == {
        "austrian-network": [
            {"edition": "small-2020", "id": "G2", "function": "intelligence", "through": None},
            {"edition": "small-2020", "id": "G1", "function": "networking", "through": "meet-partners"},
        ],
        "norwegian-named-only": [
            {"edition": "small-2020", "id": "G1", "function": "networking", "through": "meet-partners"}
        ],
    }
    assert {one["id"]: one["recommendations"] for one in documents(run, "actions")} == {
        "watch-markets": [{"edition": "small-2020", "id": "G2", "function": "intelligence", "through": None}],
        "meet-partners": [{"edition": "small-2020", "id": "G1", "function": "networking", "through": None}],
    }
    assert run("examples", "--columns", "name,recommendations,recommendations_by_action").out == (
        "Austrian network\tG2\tG1\nNorwegian example\t\tG1\n"
    )
    assert run("actions", "--columns", "id,recommendations").out == "watch-markets\tG2\nmeet-partners\tG1\n"
    assert run("examples", "--recommendation", "G2", "--columns", "id").out == "austrian-network\n"


def test_one_that_is_named_and_tied_through_an_action_too_is_named(small: Path, run: Run) -> None:
    change(small / "recommendations.yaml", "examples: []", "examples: [austrian-network]")

    assert run("examples", "--columns", "id,recommendations,recommendations_by_action").out == (
        "austrian-network\tG1\t\nnorwegian-named-only\t\tG1\n"
    )
    assert [tie["through"] for tie in documents(run, "examples")[0]["recommendations"]] == [
        None,
        "meet-partners",
    ]


def test_an_older_edition_is_named_in_full(small: Path, run: Run) -> None:
    newer = "  - id: small-2030\n    title: Next report\n    author: Others\n    date: '2030'\n    recommendations: []\n"
    file = small / "recommendations.yaml"
    file.write_text(file.read_text(encoding="utf-8") + newer, encoding="utf-8")

    assert run("actions", "--columns", "recommendations", "--priority", "digital").out == "small-2020/G1\n"
    assert run("recommendations", "--columns", "id").out == "small-2020/G1\nsmall-2020/G2\n"


@EVERY
def test_a_record_is_one_whole_line_in_a_pipe(arguments: tuple[str, ...], run: Run) -> None:
    lines = run(*arguments, "--data", DATA).out.split("\n")
    records = list(csv.DictReader(io.StringIO(run(*arguments, "--data", DATA, "--format", "csv").out)))

    assert lines.pop() == ""
    assert len(lines) == len(records) == len(documents(run, *arguments, "--data", DATA))
    for line, record in zip(lines, records, strict=True):
        fields = line.split("\t")
        assert len(fields) == len(LISTS[arguments])
        for field, column in zip(fields, LISTS[arguments], strict=True):
            whole = record[column.key].removeprefix("'")
            assert field == (whole.replace("; ", ",") if column.kind == "list" else whole)


@pytest.mark.parametrize("arguments", [*LISTS, ("matrix",), ("countries",), ("words",)], ids=" ".join)
def test_a_file_of_tabs_has_a_header_and_a_pipe_has_none(
    arguments: tuple[str, ...], small: Path, run: Run
) -> None:
    header = run(*arguments, "--format", "csv").out.splitlines()[0].replace(",", "\t")
    piped = run(*arguments).out

    assert run(*arguments, "-o", "list.tsv").status == 0
    assert Path("list.tsv").read_text("utf-8") == f"{header}\n{piped}"
    assert header not in piped


def test_each_sheet_of_a_file_of_tabs_has_its_own_header(small: Path, run: Run) -> None:
    sheets = (
        run("show", "AT", "health", "--format", "csv").out.replace(",", "\t").replace('"', "").split("\n\n")
    )

    assert run("show", "AT", "health", "-o", "pages.tsv").status == 0
    written = Path("pages.tsv").read_text("utf-8").split("\n\n")
    assert [sheet.splitlines()[0] for sheet in written] == [sheet.splitlines()[0] for sheet in sheets]
    assert len(written) == 2


@EVERY
def test_nothing_is_shortened_where_the_content_is_long(
    arguments: tuple[str, ...], small: Path, run: Run
) -> None:
    long = "word " * 110 + "end"
    change(small / "actions" / "meet-partners.yaml", "Bring the partners of a value chain together.", long)
    change(small / "examples" / "austrian-network.yaml", "Firms meet four times a year.", long)
    change(
        small / "examples" / "austrian-network.yaml", "Austrian network\n", f"Austrian network {'x' * 90}\n"
    )
    change(small / "recommendations.yaml", "summary: Do them.", f"summary: {long[-450:].strip()}")

    out = run(*arguments).out

    if arguments == ("recommendations",):
        assert f"{long[-450:].strip()}\n" in out
    elif "--by" in arguments:
        assert f"Austrian network {'x' * 90}\t" in out or arguments[-1] in (
            "outcome",
            "funder",
        )  # it has none
    else:
        assert long in out


TERMS = {"intelligence": 1, "networking": 2, "business-services": 3}


def test_recommendations_in_markdown_are_table_5_with_its_gaps(run: Run) -> None:
    titles = {one["id"]: one["title"] for one in documents(run, "actions", "--data", DATA)}
    names = {row["code"]: row["name"] for row in csv.DictReader(io.StringIO(run("countries", "--data", DATA, "--format", "csv").out))}  # fmt: skip
    for one in documents(run, "examples", "--data", DATA):
        titles[one["id"]] = f"Example: {one['name']} ({', '.join(names[code] for code in one['countries'])})"
    cells: dict[str, list[list[str]]] = {
        row["recommendation"]: [[f"{row['recommendation']} {row['title']}"], [], [], []]
        for row in paper("recommendations")
    }
    for row in sorted(paper("table5"), key=lambda row: (row["kind"], int(row["position"]))):
        cells[row["recommendation"]][TERMS[row["function"]]].append(titles[row["id"]])

    lines = run("recommendations", "--data", DATA, "--format", "markdown").out.replace("\\", "").splitlines()

    assert [line for line in lines if line.startswith("##")] == [
        "## Green transition", "## Digital transition", "## Resilience",
    ]  # fmt: skip
    shown = [
        re.sub(r"\[(Example: [^]]*)\]\(<https?://[^>]+>\)", r"\1", line).strip("| ").split(" | ")
        for line in lines
        if line[:3] in ("| G", "| D", "| R") and line[3].isdigit()
    ]
    assert shown == [["<br>".join(cell) or "-" for cell in row] for row in cells.values()]
    assert shown[4][1:] == ["-", "-", "-"]
    assert "*a dash: nothing is linked there yet*" in lines


def test_a_list_of_recommendations_in_another_order_is_a_plain_list(small: Path, run: Run) -> None:
    assert run("recommendations", "--sort", "-id", "--format", "table").out == (
        "Id  Priority  Title                 Functions   Actions        Examples\n"
        "G2  green     Do more green things\n"
        "G1  green     Do green things       networking  meet-partners\n"
    )


def test_no_dash_needs_no_explanation(small: Path, run: Run) -> None:
    change(small / "recommendations.yaml", "        links:\n", "        links:\n          - function: intelligence\n            actions: [watch-markets]\n            examples: []\n            basis: judged\n")  # fmt: skip

    assert run("recommendations", "--recommendation", "G1", "--format", "table").out == (
        "Recommendation      Intelligence   Networking\n"
        "G1 Do green things  Watch markets  Bring partners together\n"
    )


ROWS: dict[tuple[str, ...], list[dict[str, str]]] = {}  # of each list, which has the same at every width


@pytest.mark.parametrize("width", [80, 120, 200])
@EVERY
def test_a_table_drops_its_lightest_columns_and_breaks_no_word(
    arguments: tuple[str, ...], width: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    columns = [column for column in LISTS[arguments] if column.weight]
    # a limit, else recommendations are shown as Table 5
    line = (*arguments, "--data", DATA, "--limit", "1000")
    if arguments not in ROWS:
        ROWS[arguments] = list(csv.DictReader(io.StringIO(run(*line, "--format", "csv").out)))
    rows = ROWS[arguments]

    lines = run(*line, "--format", "table").out.splitlines()

    titles = re.split(r" {2,}", lines[0].strip())
    weights = {column.weight for column in columns if column.title in titles}
    assert titles == [column.title for column in columns if column.weight in weights]
    assert {column.weight for column in columns if column.weight >= 7} <= weights
    assert max(map(len, lines)) <= width
    words = {
        word
        for row in rows
        for column in columns
        if column.weight in weights
        for word in re.split(r"[\s,;]+", row[column.key].removeprefix("'"))
    }
    assert words <= {"", *re.split(r"[\s,;]+", "\n".join(lines))}


@pytest.mark.parametrize("width", [80, 120, 200])
@pytest.mark.parametrize("name", ["actions", "examples", "recommendations"])
def test_small_content_looks_like_this(
    name: str, width: int, small: Path, run: Run, golden: Callable[[Path, str], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("COLUMNS", str(width))

    golden(GOLDEN / f"small-{name}-{width}.txt", run(name, "--format", "table").out)


def test_what_has_no_room_for_its_words_beside_each_other_stands_below_each_other(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    assert run("examples", "--columns", "id,url,status,start", "--format", "table").out == (
        "Id: austrian-network\n"
        "Address: https://example.org/network\n"
        "Status: active, seen 2025\n"
        "Start: 2016\n"
        "\n"
        "Id: norwegian-named-only\n"
        "Status: unknown\n"
    )


def test_numbers_stand_to_the_right_and_wide_letters_take_two_columns(small: Path, run: Run) -> None:
    change(
        small / "examples" / "austrian-network.yaml", "name: Austrian network", "name: 産業 [bold]x[/bold]"
    )

    assert run("examples", "--columns", "name,start,sources", "--format", "table").out == (
        "Name                 Start  Number of sources\n"
        "産業 [bold]x[/bold]   2016                  1\n"
        "Norwegian example                           0\n"
    )


@pytest.mark.parametrize("width", [30, 50])
def test_titles_wrap_where_a_table_of_numbers_is_wider_than_the_terminal(
    width: int, small: Path, run: Run, golden: Callable[[Path, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    golden(GOLDEN / f"small-counts-{width}.txt", run("matrix", "--counts", "--format", "table").out)
