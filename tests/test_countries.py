"""Examples in several countries: each country counts and is named everywhere, and sums count an example once."""

import csv
import io
import json
import re
import shutil
from html import unescape
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from clustertoolkit import render
from clustertoolkit.cli.commands import COMMANDS
from conftest import PLANS, Run, fits

# Names that stand nowhere else, in the order in which the examples name the countries.
NAMED = {"NO": "Alphaland", "AT": "Betaland", "GR": "Gammaland"}
SHARED = """\
id: shared
name: Shared by four
countries: ["IS", "NO", "GR", "AT"]
status: active
seen: 2025
summary: Four countries run it together.
placements:
  - priority: green
    challenge: innovation
    function: networking
    basis: judged
    fit: direct
    why: It fits.
  - priority: green
    challenge: value-chains
    function: intelligence
    basis: judged
    fit: partial
    why: It fits in part.
evidence: official
sources:
  - url: https://example.org/shared
    read: "2026-01-15"
checked: "2026-01-15"
"""


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


# What is counted


@pytest.fixture
def shared(small: Path) -> Path:
    """Return the small content with an example in two members of a group and in two others."""
    change(
        small / "countries.yaml", '  - code: "NO"\n', '  - code: "IS"\n    name: Iceland\n  - code: "NO"\n'
    )
    (small / "examples" / "shared.yaml").write_text(SHARED, encoding="utf-8")
    return small


HEADS = [
    "Total", "Green transition", "Digital transition", "Innovation", "Value chains", "Intelligence", "Networking",
]  # fmt: skip
MEMBERS = {
    "Austria": [2, 2, 0, 2, 1, 1, 2],
    "Greece": [2, 2, 1, 2, 1, 1, 2],
    "Together": [3, 3, 1, 3, 1, 1, 3],
}
OTHERS = {
    "Iceland": [1, 1, 0, 1, 1, 1, 1],
    "Norway": [2, 2, 1, 2, 1, 1, 2],
    "Together": [2, 2, 1, 2, 1, 1, 2],
}


def test_an_example_in_several_countries_counts_once_in_the_last_row_of_members_and_of_others(
    shared: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")

    shown = run("countries", "--format", "table").out.split("\n\n")

    for text, title, rows in zip(shown, ("European Union", "Others"), (MEMBERS, OTHERS), strict=False):
        lines = [re.split(" {2,}", line) for line in text.splitlines()]
        assert lines[0] == [title, *HEADS]
        assert {line[0]: [int(number) for number in line[1:]] for line in lines[1:]} == rows


def test_the_last_row_counts_once_in_markdown_and_on_a_page(shared: Path, run: Run) -> None:
    text = run("countries", "--format", "markdown").out
    run("countries", "-o", "page.html")
    page = unescape(Path("page.html").read_text("utf-8"))

    shown = {}
    for title in ("European Union", "Others"):
        lines = text.split(f"## {title}\n\n")[1].split("\n\n")[0].splitlines()
        shown[title] = {
            name: [int(number) for number in numbers]
            for name, *numbers in (line.strip("| ").split(" | ") for line in lines[2:])
        }
    assert shown == {"European Union": MEMBERS, "Others": OTHERS}
    bodies = re.findall("<tbody.*?</tbody>", page, re.DOTALL)
    on_page = [
        {
            cells[0]: [int(number) for number in cells[1:]]
            for row in re.findall("<tr.*?</tr>", body, re.DOTALL)
            if (cells := re.findall(r"<t[hd][^>]*>(?:<[^>]*>)*([^<]+)", row))
        }
        for body in bodies
    ]
    assert on_page == [MEMBERS, OTHERS]


def test_a_picture_and_what_it_says_count_once_too(shared: Path, run: Run) -> None:
    run("countries", "-o", "picture.svg")

    picture = Path("picture.svg").read_text("utf-8")

    assert (
        "European Union, 3 examples: Austria 2, Greece 2. Others, 2 examples: Iceland 1, Norway 2." in picture
    )


def test_programs_get_each_country_with_its_own_number_and_no_row_for_all(shared: Path, run: Run) -> None:
    rows = {**MEMBERS, **OTHERS}
    del rows["Together"]
    keys = ["total", "green", "digital", "innovation", "value-chains", "intelligence", "networking"]

    document = fits("countries", run("countries", "--format", "json").out)["countries"]
    table = list(csv.DictReader(io.StringIO(run("countries", "--format", "csv").out)))
    lines = [line.split("\t") for line in run("countries").out.splitlines()]
    run("countries", "-o", "countries.xlsx")
    sheet = [
        [cell.value for cell in row]
        for row in openpyxl.load_workbook("countries.xlsx")["Countries"].iter_rows()
    ]

    assert {
        country["name"]: [
            country["total"],
            *(country[kind][key] for kind, key in zip(KINDS, keys[1:], strict=True)),
        ]
        for country in document
    } == rows
    assert {row["name"]: [int(row[key]) for key in keys] for row in table} == rows
    assert {line[1]: [int(number) for number in line[3:]] for line in lines} == rows
    assert {row[0]: row[2:-1] for row in sheet[1:]} == rows


KINDS = ["priorities"] * 2 + ["challenges"] * 2 + ["functions"] * 2


def test_a_group_leaves_its_members_and_counts_once(shared: Path, run: Run) -> None:
    text = run("countries", "--group", "eu27", "--format", "markdown").out

    assert "| Together | 3 | 3 | 1 | 3 | 1 | 1 | 3 |" in text
    assert "Iceland" not in text
    assert "Others" not in text


# Who is named


@pytest.fixture
def three(small: Path) -> Path:
    """Return the small content, in which every example is in the same three countries, of names of their own."""
    for name, code in (("Austria", "AT"), ("Greece", "GR"), ("Norway", "NO")):
        change(small / "countries.yaml", f"name: {name}\n", f"name: {NAMED[code]}\n")
    change(small / "countries.yaml", "name: Alphaland\n", "name: Alphaland\n    groups: [eu27]\n")
    for name, codes in (("austrian-network", '["AT"]'), ("norwegian-named-only", '["NO", "GR"]')):
        change(small / "examples" / f"{name}.yaml", f"countries: {codes}", 'countries: ["NO", "AT", "GR"]')
    change(small / "recommendations.yaml", "examples: []", "examples: [austrian-network]")
    shutil.copy(PLANS / "small.yaml", "plan.yaml")
    return small


NAMING = (  # commands that name the countries of examples to people
    "matrix", "matrix --limit 1", "examples", "examples --by placement", "recommendations",
    "show austrian-network", "show norwegian-named-only", "show meet-partners", "show G1", "show networks",
    "show health", "show eu27", "show austrian-network norwegian-named-only", "countries",
)  # fmt: skip
OTHERS_TOO = (
    "show green",
    "show innovation",
    "show networking",
    "search austrian",
    "search norwegian",
    "words country",
)
PEOPLE = ("table", "markdown", "html", "docx")


def told(run: Run, command: str, form: str) -> str:
    """Return the text of what a command writes in a form, as a reader finds it."""
    words = command.split()
    suffix = {name: suffix for suffix, name in render.SUFFIXES.items()}.get(form)
    if form in render.FILES_ONLY:
        result = run(*words, "-o", f"told{suffix}", "--force")
        if "has no picture" in result.err or result.status == 2:
            return ""
        if form == "xlsx":
            book = openpyxl.load_workbook("told.xlsx")
            return "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
        if form == "docx":
            with ZipFile("told.docx") as archive:
                text = archive.read("word/document.xml").decode()
        else:
            text = Path(f"told{suffix}").read_text("utf-8")
        return unescape(re.sub("<[^>]*>", " ", text))
    result = run(*words, "--format", form)
    return result.out if result.status == 0 else ""


def counted(text: str) -> tuple[list[int], list[int]]:
    """Return how often each country is named, and how often its code stands there."""
    return (
        [text.count(name) for name in NAMED.values()],
        [len(re.findall(rf"\b{code}\b", text)) for code in NAMED],
    )


@pytest.mark.parametrize("form", [form for form in render.FORMATS if form != "png"])  # drawn as .svg is
@pytest.mark.parametrize("command", [*NAMING, *OTHERS_TOO])
def test_whoever_names_a_country_of_an_example_names_all_of_them(
    command: str, form: str, three: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "300")

    names, codes = counted(told(run, command, form))

    assert len(set(names)) == 1
    assert len(set(codes)) == 1
    assert names[0] > 0 or form not in PEOPLE or command in OTHERS_TOO


def test_every_command_that_asks_is_looked_at() -> None:
    asking = {place for place in COMMANDS if " " not in place}
    asking -= {"validate", "checks", "roadmap", "actions", "gaps", "help"}
    asking -= {"studies", "funds", "developments"}  # which name no countries of examples either
    asking -= {"export", "site", "diff", "add"}  # which print nothing, or what changed alone

    assert {command.split()[0] for command in (*NAMING, *OTHERS_TOO)} == asking


# a country without examples is a gap of its own, and no country of an example
@pytest.mark.parametrize(
    "command", ["actions", "gaps --gap thin-cell,unused-action,no-outcome,unknown-status"]
)
@pytest.mark.parametrize("form", render.FORMATS)
def test_what_names_no_country_names_none(command: str, form: str, three: Path, run: Run) -> None:
    assert counted(told(run, command, form))[0] == [0, 0, 0]


@pytest.mark.parametrize("code", NAMED)
def test_the_page_of_a_country_names_the_others_of_its_examples(code: str, three: Path, run: Run) -> None:
    text = told(run, f"show {code}", "markdown")

    others = [name for other, name in NAMED.items() if other != code]
    for example in ("Austrian network", "Norwegian example"):
        (line,) = [line for line in text.splitlines() if example in line and "/" in line]
        assert [name in line for name in others] == [True, True]


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_a_roadmap_names_all_countries_of_the_examples_that_it_draws_on(
    suffix: str, three: Path, run: Run
) -> None:
    run("roadmap", "build", "plan.yaml", "-o", f"roadmap{suffix}")

    text = unescape(re.sub("<[^>]*>", "", Path(f"roadmap{suffix}").read_text("utf-8")))

    assert "Austrian network (Alphaland, Betaland, Gammaland)" in text


@pytest.mark.parametrize("code", [*NAMED, *NAMED.values(), "EL", "eu27"])
def test_an_example_is_found_by_any_of_its_countries_and_their_groups(
    code: str, three: Path, run: Run
) -> None:
    chosen = ("--group" if code == "eu27" else "--country", code)

    def ids(*words: str) -> list[str]:
        return [line.split("\t")[words[0] in ("matrix", "search") and (4 if words[0] == "matrix" else 1)]
                for line in run(*words, *chosen).out.splitlines()]  # fmt: skip

    both = ["austrian-network", "norwegian-named-only"]
    assert ids("examples") == both
    assert [name for name in dict.fromkeys(ids("matrix")) if name in both] == both
    assert sorted(ids("search", "n", "--kind", "example") or both) == both
    if code != "eu27":
        assert sorted(ids("search", NAMED.get(code, "Gammaland" if code == "EL" else code))) == both


def test_examples_are_alike_by_every_country_that_they_share(small: Path, run: Run) -> None:
    file = small / "examples" / "norwegian-named-only.yaml"
    change(file, '["NO", "GR"]', '["NO", "GR", "AT"]')
    change(small / "examples" / "austrian-network.yaml", '["AT"]', '["GR", "AT"]')

    similar = json.loads(run("show", "austrian-network", "--format", "json").out)["entries"][0]["similar"]

    assert [example["shared"]["countries"] for example in similar] == [["GR", "AT"]]
