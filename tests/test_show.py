"""`toolkit show`: the page of every kind of entry, side by side and in every form."""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from clustertoolkit.content import load
from clustertoolkit.query import nearest, show
from conftest import DATA, ROOT, TESTS, TODAY, Run, fits

GOLDEN = TESTS / "golden"

GUIDANCE = """\
guidance:
  how:
    - step: Ask firms whom they miss.
      rests_on: [austrian-network, a-book]
    - step: Invite both sides.
      rests_on: [austrian-network]
    - step: Meet again.
      rests_on: [a-book]
  partners:
    - type: research-education
      role: Universities, which bring ideas.
  instruments: [networks]
  indicators:
    - name: Firms that met
      kind: output
      unit: firms
      verification: Lists of participants.
      rests_on: [austrian-network]
    - name: Joint projects
      kind: result
      unit: projects
      verification: A survey.
      rests_on: [a-book]
  risks:
    - risk: Nobody comes.
      response: Ask again.
      rests_on: [austrian-network]
    - risk: All talk.
      response: Set a date.
      rests_on: [a-book]
  today:
    text: Meetings are online too.
    rests_on: [a-book]
"""
FACTS = """\
local_name: Österreichisches Netzwerk
region: Vienna
organisation:
  name: A club of firms
  type: association
transfer: A budget for a secretary.
related:
  - id: norwegian-named-only
    relation: succeeded-by
note: The year is not sure.
"""


@pytest.fixture
def full(small: Path) -> Path:
    """Return the small content with everything that a page of an action or example may tell."""
    action = small / "actions" / "meet-partners.yaml"
    action.write_text(f"aliases: [Meeting]\n{action.read_text('utf-8')}{GUIDANCE}", encoding="utf-8")
    example = small / "examples" / "austrian-network.yaml"
    example.write_text(example.read_text("utf-8") + FACTS, encoding="utf-8")
    return small


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("show-green.txt", ("green",)),
        ("show-intelligence.txt", ("intelligence",)),
        ("show-value-chains.txt", ("value-chains",)),
        ("show-phase-2.txt", ("phase-2",)),
        ("show-D3.txt", ("D3",)),
        ("show-AT.txt", ("AT",)),
        ("show-circular-flanders.txt", ("circular-flanders",)),
        ("show-two-80.txt", ("circular-flanders", "skelleftea-digital-alliance")),
        ("show-D3.md", ("D3", "--format", "markdown")),
        ("show-two.md", ("phase-4", "XK", "--format", "markdown")),
    ],
)
def test_the_papers_pages_read_like_this(
    name: str, arguments: tuple[str, ...], papers: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    form = () if "--format" in arguments else ("--format", "table")
    result = run("show", "--data", papers, *arguments, *form)

    assert result.status == 0
    golden(GOLDEN / name, result.out)


def test_three_stand_side_by_side_where_there_is_room_and_below_each_other_where_not(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = ("NO", "AT", "GR")
    narrow = run("show", *ids, "--format", "table").out
    monkeypatch.setenv("COLUMNS", "120")
    wide = run("show", *ids, "--format", "table").out

    assert [line for line in narrow.splitlines() if "─" in line] == [
        f"{name} {'─' * (80 - len(name) - 12)} country {code}"
        for name, code in (("Norway", "NO"), ("Austria", "AT"), ("Greece", "GR"))
    ]
    assert wide == (
        "                 Norway                             Austria                            Greece\n"
        "                 country NO                         country AT                         country GR\n"
        "\n"
        "Also called      -                                  -                                  EL\n"
        "Groups           -                                  European Union (eu27)              European Union (eu27)\n"
        "Examples         1                                  1                                  1\n"
        "\n"
        "Where they       • Norwegian example                • Austrian network                 • Norwegian example\n"
        "stand              (norwegian-named-only), Norway,    (austrian-network): Green          (norwegian-named-only), Norway,\n"
        "                   Greece: Green transition /         transition / Innovation /          Greece: Green transition /\n"
        "                   Innovation / Networking;           Networking                         Innovation / Networking;\n"
        "                   Digital transition / Innovation                                       Digital transition / Innovation\n"
        "                   / Networking                                                          / Networking\n"
        "\n"
        'Cite it          "Norway" (NO). Small toolkit,      "Austria" (AT). Small toolkit,     "Greece" (GR). Small toolkit,\n'
        "                 content version 2026.01.0,         content version 2026.01.0,         content version 2026.01.0,\n"
        "                 CC-BY-4.0.                         CC-BY-4.0.                         CC-BY-4.0.\n"
    )


def test_the_page_of_an_example_tells_all_that_is_known(full: Path, run: Run) -> None:
    assert run("show", "austrian-network", "--format", "table") == (0, (
        "Austrian network ────────────────────────────────────── example austrian-network\n"
        "Firms meet four times a year.\n"
        "\n"
        "Also called    Österreichisches Netzwerk, Netzwerk\n"
        "Kind           national programme\n"
        "Country        Austria, Vienna\n"
        "Led by         A club of firms (association)\n"
        "Years          since 2016\n"
        "Status         running when last seen (2025)\n"
        "Address        https://example.org/network\n"
        "Instruments    Networks\n"
        "Sectors        Health\n"
        "Evidence       official (the facts stand on its own page or a public\n"
        "               authority's)\n"
        "Checked        2026-01-15\n"
        "Second reader  nobody yet\n"
        "\n"
        "Where it stands\n"
        "• Green transition / Innovation / Networking: printed in the paper's matrix,\n"
        "  illustrates 'Bring partners together' (meet-partners)\n"
        "\n"
        "Recommendations\n"
        "• G1 Do green things (Networking, through 'Bring partners together')\n"
        "\n"
        "Figures\n"
        "• members: over 40 firms (2020)\n"
        "\n"
        "What another region would need\n"
        "A budget for a secretary.\n"
        "\n"
        "Doubts and corrections\n"
        "The year is not sure.\n"
        "\n"
        "Belongs with\n"
        "• Succeeded by: Norwegian example (norwegian-named-only), Norway, Greece\n"
        "\n"
        "Sources, read on 2026-01-15\n"
        "• https://example.org/network\n"
        "\n"
        "Cite it\n"
        '"Austrian network" (austrian-network), checked on 2026-01-15. Small toolkit,\n'
        "content version 2026.01.0, CC-BY-4.0.\n"
        "\n"
        "Shares most with\n"
        "• Norwegian example (norwegian-named-only): cell green/innovation/networking;\n"
        "  action Bring partners together\n"
    ), "")  # fmt: skip


def test_what_is_only_named_reads_so_and_a_judgement_comes_with_its_reason(full: Path, run: Run) -> None:
    out = run("show", "norwegian-named-only").out

    assert [line.split("\t", 1)[1] for line in out.splitlines()] == [
        "Kind\texample",
        "Title\tNorwegian example",
        "Summary\tNamed in the paper, not yet identified.",
        "Country\tNorway, Greece",
        "Status\tnot established when last checked (2026-01-15)",
        "Evidence\tnamed-only (named in the paper, not yet identified)",
        "Checked\t2026-01-15",
        "Second reader\tnobody yet",
        "Where it stands\tGreen transition / Innovation / Networking: derived from the paper's Table 5, "
        "illustrates 'Bring partners together' (meet-partners)",
        "Where it stands\tDigital transition / Innovation / Networking: placed by a contributor, direct fit, "
        "illustrates 'Bring partners together' (meet-partners). The name says so.",
        "Recommendations\tG1 Do green things (Networking, through 'Bring partners together')",
        "Belongs with\tSuccessor of: Austrian network (austrian-network), Austria",
        'Cite it\t"Norwegian example" (norwegian-named-only), checked on 2026-01-15. Small toolkit, '
        "content version 2026.01.0, CC-BY-4.0.",
        "Shares most with\tAustrian network (austrian-network): cell green/innovation/networking; "
        "action Bring partners together",
    ]


def test_the_page_of_an_action_tells_whose_word_its_guidance_is_and_what_it_rests_on(
    full: Path, run: Run
) -> None:
    out = run("show", "meeting", "--format", "markdown").out

    assert out.split("\n", 1)[0] == "## Bring partners together"
    assert out[out.index("### How") : out.index("### Cite")] == (
        "### How to do it (suggested by this toolkit, not by the paper)\n\n"
        "- Ask firms whom they miss. \\[[austrian-network](<https://example.org/network>), a-book\\]\n"
        "- Invite both sides. \\[[austrian-network](<https://example.org/network>)\\]\n"
        "- Meet again. \\[a-book\\]\n\n"
        "### Partners\n\n"
        "- Research and education: Universities, which bring ideas.\n\n"
        "### Instruments\n\n"
        "Networks\n\n"
        "### Indicators\n\n"
        "- Firms that met (output, in firms): Lists of participants. \\[[austrian-network](<https://example.org/network>)\\]\n"
        "- Joint projects (result, in projects): A survey. \\[a-book\\]\n\n"
        "### Risks\n\n"
        "- Nobody comes. What helps: Ask again. \\[[austrian-network](<https://example.org/network>)\\]\n"
        "- All talk. What helps: Set a date. \\[a-book\\]\n\n"
        "### Since the paper\n\n"
        "Meetings are online too. \\[a-book\\]\n\n"
        "### Shows part of it\n\n"
        "- [Austrian network (austrian-network)](<https://example.org/network>), Austria, running when last seen "
        "(2025)\n\n"
        "### Facts not confirmed\n\n"
        "- Norwegian example (norwegian-named-only), Norway, Greece, not established when last checked "
        "(2026-01-15)\n\n"
        "### What the guidance rests on\n\n"
        "- [Austrian network (austrian-network)](<https://example.org/network>), Austria\n"
        "- B. Author (2020), A book (a-book)\n\n"
    )
    assert "Guidance that rests on it\tBring partners together (meet-partners)" in run("show", "a-book").out
    assert "Actions that suggest it\tBring partners together (meet-partners)" in run("show", "networks").out


@pytest.mark.parametrize(
    ("word", "kind", "identifier"),
    [
        ("AUSTRIAN-network", "example", "austrian-network"),
        ("netzwerk", "example", "austrian-network"),
        ("Norwegian Example", "example", "norwegian-named-only"),
        ("bring partners together", "action", "meet-partners"),
        ("g1", "recommendation", "G1"),
        ("small-2020/g2", "recommendation", "G2"),
        ("Greening", "priority", "green"),
        ("Value Chains", "challenge", "value-chains"),
        ("networking", "function", "networking"),
        ("Choose", "phase", "phase-1"),
        ("two-steps", "model", "two-steps"),
        ("networking groups", "instrument", "networks"),
        ("HEALTH", "sector", "health"),
        ("el", "country", "GR"),
        ("European Union", "group", "eu27"),
        ("a book", "reference", "a-book"),
    ],
)
def test_every_kind_is_found_by_id_title_and_alias(
    word: str, kind: str, identifier: str, small: Path, run: Run
) -> None:
    result = run("show", word, "--format", "json")

    (entry,) = fits("show", result.out)["entries"]
    assert (result.status, result.err) == (0, "")
    assert (entry["kind"], entry["id"]) == (kind, identifier)


def test_an_id_comes_before_a_name_and_other_meanings_are_told(run: Run) -> None:
    result = run("show", "--data", DATA, "ai", "European Union", "at", "AT")

    told = [line.split("\t")[0] for line in result.out.splitlines()]
    assert list(dict.fromkeys(told)) == ["AI", "EU", "AT"]
    assert result.err == (
        "'ai' means 'AI' (country); it is also a name of 'digital-industries' (sector)\n"
        "'European Union' means 'EU' (country); it is also a name of 'eu27' (group)\n"
    )


@pytest.mark.parametrize(
    ("word", "error", "hint"),
    [
        (
            "austrian-netwrok",
            "nothing has the id or name 'austrian-netwrok'",
            "did you mean 'austrian-network'?",
        ),
        ("Austira", "nothing has the id or name 'Austira'", "did you mean 'AT' (Austria)?"),
        ("partners", "nothing has the id or name 'partners'", "did you mean 'meet-partners'?"),
        ("G3", "nothing has the id or name 'G3'", "'toolkit search' looks in all texts"),
        ("", "nothing has the id or name ''", "'toolkit search' looks in all texts"),
        ("[red]x", "nothing has the id or name '[red]x'", "'toolkit search' looks in all texts"),
        (
            "AN-OLD-EXAMPLE",
            "'an-old-example' was retired on 2026-01-31: It was a copy.",
            "replaced by: toolkit show austrian-network",
        ),
    ],
)
def test_a_wrong_id_names_the_near_ones_and_a_retired_one_what_replaced_it(
    word: str, error: str, hint: str, small: Path, run: Run
) -> None:
    assert run("show", "green", word) == (2, "", f"error: {error}\nhint: {hint}\n")


def test_a_retired_id_may_have_no_successor(small: Path, run: Run) -> None:
    retired = small / "retired.yaml"
    text = retired.read_text("utf-8").replace("    replaced_by: [austrian-network]\n", "")
    retired.write_text(text, encoding="utf-8")

    assert run("show", "an-old-example").err == (
        "error: 'an-old-example' was retired on 2026-01-31: It was a copy.\nhint: nothing replaces it\n"
    )


def test_several_near_ids_are_named(papers: Path, run: Run) -> None:
    assert run("show", "--data", papers, "flanders").err.splitlines()[1] == (
        "hint: did you mean 'circular-flanders', 'flanders-industry-innovation-moonshot' or 'FK' (Falklands)?"
    )


def test_every_entry_of_the_content_fits_the_schema(full: Path, run: Run) -> None:
    for folder in (full, DATA):
        entries = list(show.all_entries(load.load(folder, TODAY)))

        document = fits(
            "show", run("show", "--data", folder, *(one.id for one in entries), "--format", "json").out
        )

        shown = [(one["kind"], one["id"]) for one in document["entries"]]
        assert shown == [(one.kind, one.id) for one in entries]


def test_json_holds_the_record_its_links_and_what_is_similar(small: Path, run: Run) -> None:
    (entry,) = json.loads(run("show", "meet-partners", "--format", "json").out)["entries"]

    assert entry["record"]["placements"][1]["why"] == "Meeting helps there too."
    assert entry["linked"] == {
        "actions": [], "examples": ["austrian-network", "norwegian-named-only"], "recommendations": ["G1"],
        "models": [], "countries": [], "studies": [], "funds": [], "developments": [],
    }  # fmt: skip
    assert entry["similar"] == [
        {
            "id": "watch-markets",
            "title": "Watch markets",
            "weight": 1,
            "shared": {"rows": ["green/innovation"]},
        }
    ]
    assert entry["citation"] == (
        '"Bring partners together" (meet-partners). Small toolkit, content version 2026.01.0, CC-BY-4.0.'
    )


def test_what_is_similar_is_weighed_and_in_a_fixed_order(small: Path) -> None:
    text = (small / "examples" / "austrian-network.yaml").read_text("utf-8")
    text = text.replace("    position: 1\n", "").replace(
        "basis: paper", "basis: judged\n    fit: direct\n    why: A copy."
    )
    other = text.replace("challenge: innovation", "challenge: value-chains").replace(
        "    action: meet-partners\n", ""
    )
    for name, copied in (
        ("copy-b", text),
        ("copy-a", text),
        *((f"other-{number}", other) for number in range(4)),
    ):
        changed = copied.replace("austrian-network", name).replace(
            "name: Austrian network", f"name: The {name}"
        )
        (small / "examples" / f"{name}.yaml").write_text(
            changed.replace("[Netzwerk]", f"[{name} net]"), encoding="utf-8"
        )
    toolkit = load.load(small, TODAY)

    found = nearest.similar(toolkit, toolkit.examples["austrian-network"])

    assert [(one.record.id, one.weight) for one in found] == [
        ("copy-a", 9), ("copy-b", 9), ("norwegian-named-only", 6), ("other-0", 3), ("other-1", 3),
    ]  # fmt: skip
    assert found[0].shared == {
        "cells": ("green/innovation/networking",), "actions": ("meet-partners",), "countries": ("AT",),
        "instruments": ("networks",), "sectors": ("health",),
    }  # fmt: skip


def test_a_spreadsheet_gets_a_table_of_labels_and_values_for_each(small: Path, run: Run) -> None:
    file = small.parent / "two.csv"
    run("show", "GR", "grants", "-o", file)

    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert rows[:4] == [
        ["id", "label", "value"], ["GR", "Kind", "country"], ["GR", "Title", "Greece"], ["GR", "Also called", "EL"],
    ]  # fmt: skip
    assert rows[rows.index([]) + 1 :] == [
        ["id", "label", "value"],
        ["grants", "Kind", "instrument"],
        ["grants", "Title", "Grants"],
        ["grants", "Summary", "Money that is not paid back."],
        ["grants", "Examples", "0"],
        ["grants", "Cite it", '"Grants" (grants). Small toolkit, content version 2026.01.0, CC-BY-4.0.'],
    ]


@pytest.mark.parametrize("width", [30, 80, 120, 200])
def test_no_line_is_too_long_but_a_web_address(width: int, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    for ids in (
        ("circular-flanders",),
        ("agrohub", "skelleftea-digital-alliance"),
        ("green", "D3", "AT", "eu27"),
    ):
        out = run("show", "--data", DATA, *ids, "--format", "table").out

        long = [line for line in out.splitlines() if len(line) > width]
        assert all("https://" in line.split()[-1] or "http://" in line.split()[-1] for line in long), long


def test_a_long_title_stands_above_its_kind_and_id(run: Run) -> None:
    out = run("show", "--data", DATA, "use-clusters-as-green-antennae", "--format", "table").out

    assert out.splitlines()[:2] == [
        "Use clusters as international antennae for the green transition",
        f"{'─' * 42} action use-clusters-as-green-antennae",
    ]


def test_text_of_the_content_is_no_markup(small: Path, run: Run) -> None:
    example = small / "examples" / "austrian-network.yaml"
    text = example.read_text("utf-8").replace("name: Austrian network", 'name: "[red]<b>*x*|"')
    example.write_text(f'{text}note: "1. First <script>"\n', encoding="utf-8")

    table = run("show", "austrian-network", "--format", "table").out
    markdown = run("show", "austrian-network", "--format", "markdown").out

    assert table.startswith("[red]<b>*x*| ───")
    assert markdown.startswith("## \\[red\\]\\<b\\>\\*x\\*\\|\n")
    assert "\n1\\. First \\<script\\>\n" in markdown
    assert "\n- <https://example.org/network>\n" in markdown


def test_a_model_without_summary_of_an_element_and_a_phase_are_told(small: Path, run: Run) -> None:
    assert run("show", "two-steps", "phase-1").out.splitlines()[:7] == [
        "two-steps\tKind\tmodel",
        "two-steps\tTitle\tTwo steps",
        "two-steps\tSummary\tFirst one, then the other.",
        "two-steps\tAbout\tGreen transition",
        "two-steps\tSource\tA small paper, A publisher, 2021-11, Chapter 1",
        "two-steps\tIts elements\tFirst. Leads to: Intelligence.",
        "two-steps\tIts elements\tSecond.",
    ]


def test_a_dimension_value_tells_its_models_numbers_and_recommendations(small: Path, run: Run) -> None:
    assert [line.removeprefix("green\t") for line in run("show", "green").out.splitlines()[2:]] == [
        "Summary\tUse less, harm less.",
        "Also called\tgreening",
        "Actions\t2, all printed in the paper's matrix",
        "Examples\t2, 1 of them printed in the paper's matrix",
        "See them\ttoolkit matrix --priority green",
        "Source\tA small paper, A publisher, 2021-11",
        "Two steps\tFirst one, then the other. (Chapter 1; two-steps)",
        "Two steps\tFirst. Leads to: Intelligence.",
        "Two steps\tSecond.",
        "By challenge\tInnovation: 2 actions, 2 examples",
        "By challenge\tValue chains: 0 actions, 0 examples",
        "By function\tIntelligence: 1 action, 0 examples",
        "By function\tNetworking: 1 action, 2 examples",
        "Recommendations\tG1 Do green things",
        "Recommendations\tG2 Do more green things",
        'Cite it\t"Green transition" (green). Small toolkit, content version 2026.01.0, CC-BY-4.0.',
    ]


def test_show_imports_no_database_and_in_a_pipe_no_console() -> None:
    script = (
        "import sys\nfrom clustertoolkit.cli import main\n"
        f"try:\n    main(['show', 'circular-flanders', '--data', {str(DATA)!r}])\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "print([name for name in ('sqlite3', 'rich', 'jsonschema') if name in sys.modules], file=sys.stderr)"
    )

    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert done.stderr == "[]\n"


# How facts are told


@pytest.mark.parametrize(
    ("period", "told"),
    [
        ("start: 2016", "since 2016"), ("end: 2020", "until 2020"), ("start: 2016\n  end: 2020", "2016 to 2020"),
        ("start: 2016\n  end: 2016", "2016"), ("start: 2016\n  end: 2017", "2016 to 2017"),
    ],
)  # fmt: skip
def test_the_years_of_an_example_are_told_from_what_is_known(
    period: str, told: str, small: Path, run: Run
) -> None:
    file = small / "examples" / "austrian-network.yaml"
    file.write_text(file.read_text("utf-8").replace("start: 2016", period), encoding="utf-8")
    assert run("validate").status == 0

    out = run("show", "austrian-network").out

    assert f"Years\t{told}\n" in out


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("what: members, value: 40, unit: firms, measures: reach", "members: 40 firms"),
        ("what: members, value: 40, unit: firms, year: 2020, measures: reach", "members: 40 firms (2020)"),
        (
            "what: members, value: 1240, unit: firms, qualifier: over, measures: reach",
            "members: over 1,240 firms",
        ),
        (
            "what: support, value: 9, unit: EUR, qualifier: up-to, measures: grant, scope: award",
            "support: up to EUR 9 (grant, one receiver)",
        ),
        (
            "what: firms that met, value: 60, unit: firms, qualifier: almost, measures: target",
            "firms that met: almost 60 (planned or allowed)",
        ),
        ("what: share of firms, value: 12.5, unit: '%', measures: reach", "share of firms: 12.5%"),
        (
            "what: share of firms, value: 12, unit: '%', qualifier: about, measures: output",
            "share of firms: about 12%",
        ),
        (
            "what: support, value: 16000000, unit: EUR, measures: leverage, scope: total",
            "support: EUR 16,000,000 (money brought in, in all)",
        ),
        (
            "what: support, value: 1.5, unit: EUR, measures: budget, scope: year, year: 2019",
            "support: EUR 1.5 (2019, budget, each year)",
        ),
        ("what: people, value: 4, unit: jobs, measures: reach", "people: 4 jobs"),
    ],
)
def test_a_figure_is_told_with_its_unit_year_and_how_sure_it_is(
    figure: str, told: str, small: Path, run: Run
) -> None:
    file = small / "examples" / "austrian-network.yaml"
    text = file.read_text("utf-8")
    start, end = text.index("figures:"), text.index("placements:")
    file.write_text(f"{text[:start]}figures:\n  - {{{figure}}}\n{text[end:]}", encoding="utf-8")
    assert run("validate").status == 0

    assert f"Figures\t{told}\n" in run("show", "austrian-network").out


@pytest.mark.parametrize(
    ("organisation", "told"),
    [("{name: A club}", "A club"), ("{name: A club, type: public-authority}", "A club (public authority)")],
)
def test_who_leads_an_example_is_told_with_what_they_are(
    organisation: str, told: str, small: Path, run: Run
) -> None:
    file = small / "examples" / "austrian-network.yaml"
    file.write_text(f"{file.read_text('utf-8')}organisation: {organisation}\n", encoding="utf-8")
    assert run("validate").status == 0

    assert f"Led by\t{told}\n" in run("show", "austrian-network").out


# Filters


def listed_on(run: Run, entry: str, *filters: str) -> list[str]:
    """Return the examples with which an entry is linked, of those that filters leave."""
    out = run("show", "--data", DATA, entry, *filters, "--format", "json").out
    names: list[str] = json.loads(out)["entries"][0]["linked"]["examples"]
    return names


@pytest.mark.parametrize("entry", ["organise-green-reskilling", "training", "DE", "eu27", "erdf", "G2"])
def test_a_page_lists_the_examples_that_filters_leave(entry: str, run: Run) -> None:
    whole, germans = listed_on(run, entry), listed_on(run, entry, "--country", "DE", "--status", "active")
    allowed = set(
        run(
            "examples", "--data", DATA, "--country", "DE", "--status", "active", "--columns", "id"
        ).out.split()
    )

    text = run(
        "show", "--data", DATA, entry, "--country", "DE", "--status", "active", "--format", "markdown"
    ).out

    assert germans == [name for name in whole if name in allowed]
    if whole:
        assert f"{len(germans)} of {len(whole)}" in text
    evidence = ("### What the guidance rests on", "### Sums we found")
    parts = [
        part for part in re.split(r"^(?=### )", text, flags=re.MULTILINE) if not part.startswith(evidence)
    ]
    ids = re.findall(r"^- (?:Example: )?[^(\n]*\(([a-z0-9-]+)\)", "".join(parts), re.MULTILINE)
    assert {name for name in ids if name in whole} <= allowed


def test_what_is_known_of_an_action_is_known_whatever_is_shown_of_it(run: Run) -> None:
    page = run("show", "--data", DATA, "organise-green-reskilling", "--format", "markdown").out
    chosen = run(
        "show", "--data", DATA, "organise-green-reskilling", "--country", "IE", "--format", "markdown"
    ).out

    def known(text: str) -> str:
        return text.partition("What we know of it")[2].partition("\n#")[0]

    assert known(page) == known(chosen) != ""
    assert len(chosen) < len(page)


def test_a_file_of_a_page_names_the_filters(small: Path, run: Run) -> None:
    assert run("show", "meet-partners", "--country", "AT", "-o", "page.html").status == 0

    text = re.sub(r"<[^>]+>", " ", Path("page.html").read_text("utf-8"))
    assert "Country" in text
    assert "Austrian network" in text
    assert "Norwegian example" not in text
    assert run("show", "meet-partners", "--country", "XX") == (
        2, "", run("examples", "--country", "XX").err,
    )  # fmt: skip
