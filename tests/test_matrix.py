"""`toolkit matrix`: the paper's tables from real content, in every form, under every filter."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import DATA, TESTS, Run, fits, paper

GOLDEN = TESTS / "golden"


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("green-80.txt", ("--priority", "green", "--format", "table")),
        ("green.md", ("--priority", "green", "--format", "markdown")),
        ("green.tsv", ("--priority", "green", "--format", "tsv")),
        ("green.csv", ("--priority", "green", "--format", "csv")),
        ("counts.txt", ("--counts", "--format", "table")),
        ("counts.csv", ("--counts", "--format", "csv")),
        ("counts.md", ("--counts", "--format", "markdown", "--priority", "digital")),
    ],
)
def test_the_papers_matrix_reads_like_this(
    name: str, arguments: tuple[str, ...], run: Run, golden: Callable[[Path, str], None]
) -> None:
    """What the paper prints stays as the content grows, so that a new example changes no test."""
    result = run("matrix", "--data", DATA, "--basis", "paper", *arguments)

    assert (result.status, result.err) == (0, "")
    golden(GOLDEN / name, result.out)


def test_a_cell_shows_few_examples_and_the_command_for_all(small: Path, run: Run) -> None:
    result = run(
        "matrix", "--priority", "green", "--challenge", "innovation", "--limit", "1", "--format", "table"
    )

    assert result.out == (
        "Green transition\n"
        "Innovation ─────────────────────────────────────────────────────────────────────\n"
        "Intelligence                             Networking\n"
        "› Watch markets                          › Bring partners together\n"
        "                                         • Austrian network (Austria)\n"
        "                                         + 1 more\n"
        "\n"
        "All examples: toolkit matrix --priority green --challenge innovation --limit 0\n"
    )


def test_what_is_not_a_table_is_whole_unless_a_limit_is_given(small: Path, run: Run) -> None:
    arguments = ("matrix", "--priority", "green", "--challenge", "innovation", "--format", "markdown")

    assert "Norwegian example" in run(*arguments).out
    assert "+ 1 more" in run(*arguments, "--limit", "1").out


def test_the_command_for_all_names_the_same_content(small: Path, run: Run) -> None:
    result = run("matrix", "--data", small, "--limit", "1", "--format", "table")

    assert result.out.splitlines()[-2:] == ["All examples:", f"toolkit matrix --data {small} --limit 0"]


def test_a_file_for_others_is_written_only_if_every_check_is_content(small: Path, run: Run) -> None:
    example = small / "examples" / "austrian-network.yaml"
    example.write_text(
        example.read_text("utf-8").replace("start: 2016", "start: 2016\n  end: 2012"), encoding="utf-8"
    )
    file = small.parent / "matrix.json"

    assert run("matrix", "--format", "json").status == 0
    status, out, err = run("matrix", "-o", file)

    assert (status, out) == (1, "")
    assert err.startswith("data/examples/austrian-network.yaml:9:8: error[years-reversed]: ")
    assert not file.exists()


@pytest.mark.parametrize("width", [80, 100, 160])
def test_no_word_is_cut_and_no_line_is_too_long(
    width: int, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    cells = json.loads(run("matrix", "--data", DATA, "--format", "json").out)["cells"]
    words = {
        word
        for cell in cells
        for entry in (*cell["actions"], *cell["examples"])
        for word in entry.get("title", entry.get("name")).split()
    }

    shown = run("matrix", "--data", DATA, "--limit", "0", "--format", "table").out

    assert words <= set(shown.replace("[", " ").split())
    assert max(map(len, shown.splitlines())) <= width


def test_the_paper_alone_is_exactly_its_three_tables(run: Run) -> None:
    document = fits("matrix", run("matrix", "--data", DATA, "--basis", "paper", "--format", "json").out)

    shown = {
        (kind, cell["priority"], cell["challenge"], cell["function"], number, entry["id"])
        for cell in document["cells"]
        for kind in ("action", "example")
        for number, entry in enumerate(cell[f"{kind}s"], 1)
    }
    printed = {
        (kind, row["priority"], row["challenge"], row["function"], int(row["position"]), row[kind])
        for kind in ("action", "example")
        for row in paper(f"{kind}s")
    }
    assert shown == printed
    assert len(document["cells"]) == 36


def test_json_has_every_cell_that_the_dimensions_leave_and_is_never_shortened(small: Path, run: Run) -> None:
    document = fits("matrix", run("matrix", "--priority", "green", "--limit", "1", "--format", "json").out)

    assert document == {
        "format_version": 1,
        "content": {"version": "2026.01.0", "layers": ["core"]},
        "cells": [
            {
                "priority": "green", "challenge": "innovation", "function": "intelligence",
                "actions": [
                    {
                        "id": "watch-markets", "title": "Watch markets",
                        "summary": "Tell firms what markets want.", "basis": "paper",
                    }
                ],
                "examples": [],
            },
            {
                "priority": "green", "challenge": "innovation", "function": "networking",
                "actions": [
                    {
                        "id": "meet-partners", "title": "Bring partners together",
                        "summary": "Bring the partners of a value chain together.", "basis": "paper",
                    }
                ],
                "examples": [
                    {
                        "id": "austrian-network", "name": "Austrian network", "countries": ["AT"],
                        "basis": "paper", "fit": None,
                    },
                    {
                        "id": "norwegian-named-only", "name": "Norwegian example",
                        "countries": ["NO", "GR"], "basis": "table-5", "fit": None,
                    },
                ],
            },
            {
                "priority": "green", "challenge": "value-chains", "function": "intelligence",
                "actions": [], "examples": [],
            },
            {
                "priority": "green", "challenge": "value-chains", "function": "networking",
                "actions": [], "examples": [],
            },
        ],
    }  # fmt: skip


def test_counts_are_numbers_in_json(small: Path, run: Run) -> None:
    document = fits("matrix-counts", run("matrix", "--counts", "--format", "json").out)

    assert document["counts"][1] == {
        "priority": "green", "challenge": "innovation", "function": "networking", "actions": 1, "examples": 2,
    }  # fmt: skip
    assert len(document["counts"]) == 8


GREEN_CELL = "green\tinnovation\tnetworking\t"
DIGITAL_CELL = "digital\tinnovation\tnetworking\t"
WATCH = "green\tinnovation\tintelligence\taction\twatch-markets\tWatch markets\t\tpaper\t\n"
MEET = f"{GREEN_CELL}action\tmeet-partners\tBring partners together\t\tpaper\t\n"
MEET_DIGITAL = f"{DIGITAL_CELL}action\tmeet-partners\tBring partners together\t\tjudged\tpartial\n"
AUSTRIAN = f"{GREEN_CELL}example\taustrian-network\tAustrian network\tAT\tpaper\t\n"
NORWEGIAN = f"{GREEN_CELL}example\tnorwegian-named-only\tNorwegian example\tNO,GR\ttable-5\t\n"
NORWEGIAN_DIGITAL = f"{DIGITAL_CELL}example\tnorwegian-named-only\tNorwegian example\tNO,GR\tjudged\tdirect\n"


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        ("", [WATCH, MEET, AUSTRIAN, NORWEGIAN, MEET_DIGITAL, NORWEGIAN_DIGITAL]),
        ("--priority digital", [MEET_DIGITAL, NORWEGIAN_DIGITAL]),
        ("--priority Greening", [WATCH, MEET, AUSTRIAN, NORWEGIAN]),
        ("--priority digital --priority green --function intelligence", [WATCH]),
        ("--priority digital,green --function INTELLIGENCE", [WATCH]),
        ("--challenge Value_Chains", None),
        ("--basis judged", [MEET_DIGITAL, NORWEGIAN_DIGITAL]),
        ("--basis paper", [WATCH, MEET, AUSTRIAN]),
        ("--country AT", [WATCH, MEET, AUSTRIAN, MEET_DIGITAL]),
        ("--country el", [WATCH, MEET, NORWEGIAN, MEET_DIGITAL, NORWEGIAN_DIGITAL]),
        ("--country AT,Norway", [WATCH, MEET, AUSTRIAN, NORWEGIAN, MEET_DIGITAL, NORWEGIAN_DIGITAL]),
        ("--country NO --group eu27", [WATCH, MEET, NORWEGIAN, MEET_DIGITAL, NORWEGIAN_DIGITAL]),
        ("--country NO --basis judged", [MEET_DIGITAL, NORWEGIAN_DIGITAL]),
        ("--recommendation g1", [MEET, AUSTRIAN, NORWEGIAN, MEET_DIGITAL, NORWEGIAN_DIGITAL]),
        ("--recommendation small-2020/G1 --priority green", [MEET, AUSTRIAN, NORWEGIAN]),
    ],
)
def test_filters_choose(arguments: str, lines: list[str] | None, small: Path, run: Run) -> None:
    result = run("matrix", *(word.replace("_", " ") for word in arguments.split()))

    expected_err = "nothing in the matrix fits these filters\n" if lines is None else ""
    assert result == (0, "".join(lines or []), expected_err)


def test_a_filter_with_no_result_is_no_failure(small: Path, run: Run) -> None:
    result = run("matrix", "--recommendation", "G2", "--format", "csv")

    assert result == (
        0,
        "priority,challenge,function,kind,id,title,countries,basis,fit\n",
        "nothing in the matrix fits these filters\n",
    )


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ("--priority gren", "no priority is named 'gren'\nhint: did you mean 'green'?"),
        ("--priority x", "no priority is named 'x'\nhint: choose from: green, digital"),
        ("--challenge inovation", "no challenge is named 'inovation'\nhint: did you mean 'innovation'?"),
        ("--function sleep", "no function is named 'sleep'\nhint: choose from: intelligence, networking"),
        ("--basis table", "no basis is named 'table'\nhint: did you mean 'table-5'?"),
        ("--country Austira", "no country is named 'Austira'\nhint: did you mean 'AT' (austria)?"),
        ("--country ,", "no country is named ','\nhint: choose from: AT, GR, NO"),
        ("--country AT,,Narnia", "no country is named 'Narnia'\nhint: choose from: AT, GR, NO"),
        ("--group eu", "no group is named 'eu'\nhint: choose from: eu27"),
        ("--recommendation G9", "no recommendation is named 'G9'\nhint: choose from: small-2020/G1, small-2020/G2"),
        ("--format yaml", "--format cannot be 'yaml'\nhint: choose from: auto, table, plain, tsv, csv, json, markdown"),
    ],
)  # fmt: skip
def test_a_wrong_value_names_the_near_or_the_allowed_ones(
    arguments: str, error: str, small: Path, run: Run
) -> None:
    result = run("matrix", *arguments.split())

    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"error: {error.splitlines()[0]}\nhint: ")
    assert result.err == f"error: {error}\n"


def test_a_fourth_priority_is_a_change_of_data_alone(small: Path, run: Run) -> None:
    dimensions = small / "dimensions.yaml"
    text = dimensions.read_text(encoding="utf-8")
    fourth = "  - id: health\n    title: Healthy life\n    summary: To live long.\nchallenges:\n"
    dimensions.write_text(text.replace("challenges:\n", fourth, 1), encoding="utf-8")
    sectors = small / "sectors.yaml"
    sectors.write_text(sectors.read_text("utf-8").replace("id: health", "id: health-care"), encoding="utf-8")
    example = small / "examples" / "austrian-network.yaml"
    text = example.read_text(encoding="utf-8").replace("sectors: [health]", "sectors: [health-care]")
    placed = "placements:\n  - priority: health\n    challenge: innovation\n    function: networking\n"
    placed += "    basis: judged\n    fit: direct\n    why: Doctors meet.\n"
    example.write_text(text.replace("placements:\n", placed), encoding="utf-8")

    assert run("validate") == (0, "", "13 files checked in data, no problems\n")
    assert run("matrix", "--priority", "Healthy life").out == (
        "health\tinnovation\tnetworking\texample\taustrian-network\tAustrian network\tAT\tjudged\tdirect\n"
    )
    assert len(json.loads(run("matrix", "--format", "json").out)["cells"]) == 12


def test_a_file_is_written_whole_by_its_suffix_and_never_replaced_unasked(small: Path, run: Run) -> None:
    file = small.parent / "matrix.csv"

    assert run("matrix", "-o", file) == (0, "", f"{file} written\n")
    text = file.read_bytes().decode("utf-8-sig")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(list(csv.DictReader(io.StringIO(text)))) == 6

    file.write_text("mine", encoding="utf-8")
    hint = "hint: use --force to replace it, or name another file\n"
    assert run("matrix", "-o", file) == (2, "", f"error: {file} already exists\n{hint}")
    assert file.read_text(encoding="utf-8") == "mine"

    assert run("matrix", "-o", file, "--force").status == 0
    assert file.read_bytes().decode("utf-8-sig") == text
    assert sorted(one.name for one in small.parent.iterdir()) == ["data", "matrix.csv"]


@pytest.mark.parametrize("suffix", [".json", ".md"])
def test_other_suffixes_give_what_the_format_gives(suffix: str, small: Path, run: Run) -> None:
    file = small.parent / f"matrix{suffix}"
    form = {".json": "json", ".md": "markdown"}[suffix]

    run("matrix", "-o", file)

    assert file.read_text(encoding="utf-8") == run("matrix", "--format", form).out


def test_a_file_that_cannot_be_written_is_one_line(small: Path, run: Run) -> None:
    assert run("matrix", "-o", "matrix.xyz").err == (
        "error: the form of matrix.xyz cannot be told\nhint: end its name in .csv, .xlsx, .json, .md, .html, .docx, .tsv, .svg or .png\n"
    )
    assert run("matrix", "-o", "nowhere/matrix.csv").err == (
        "error: nowhere is no folder\nhint: make it first, or name another file\n"
    )
