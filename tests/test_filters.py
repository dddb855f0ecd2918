"""One set of filters on every command that shows examples: what a value means, and what is told of the rest."""

import inspect
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from clustertoolkit import api
from clustertoolkit.cli.commands import COMMANDS
from clustertoolkit.cli.shared import options
from clustertoolkit.content.kinds import FILTERS, filters_of
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ToolkitError
from clustertoolkit.query import entries, evidence, words
from clustertoolkit.query.select import Selection, select
from clustertoolkit.schema import schemas
from conftest import ROOT, TESTS, Run
from test_output_schemas import FULL, FUNDS, STUDY

SHOWING = (
    "matrix",
    "examples",
    "search",
    "countries",
    "gaps",
    "show",
)  # commands that show or count examples
HEAD = """\
placements:
  - {priority: green, challenge: innovation, function: networking, basis: judged, fit: direct, why: So., action: meet-partners}
"""
TAIL = """\
summary: It is made up.
evidence: secondary
sources:
  - {{url: "https://example.org/x", read: {read}}}
"""
BOTH = HEAD + "  - {priority: digital, challenge: innovation, function: intelligence, basis: judged, fit: partial, why: So.}\n"  # fmt: skip


def figure(value: int, unit: str, year: int | None = None, measures: str = "budget") -> str:
    when = f", year: {year}" if year else ""
    return (
        f"  - {{what: {measures}, value: {value}, unit: {unit}, measures: {measures}, scope: total{when}}}\n"
    )


MADE = {  # by id: countries, and what else it holds
    "austrian-and-greek": ('["AT", "GR"]', "status: active\nseen: 2025\nperiod: {start: 2019}\ninstruments: [grants, networks]\nchecked: '2026-01-10'\nregion: Upper Austria\nterritory: [AT31]\n" + BOTH),
    "greek-of-kronor": ('["GR"]', "status: ended\nseen: 2021\nperiod: {start: 2010, end: 2014}\nchecked: '2025-11-30'\ninstruments: [grants]\nfigures:\n" + figure(9_000_000, "SEK", 2020) + figure(4_000_000, "EUR", measures="grant") + HEAD),
    "norwegian-without-year": ('["NO"]', "status: active\nseen: 2024\nchecked: '2026-01-15'\nfigures:\n" + figure(5_000_000, "NOK") + HEAD),
    "norwegian-rich": ('["NO"]', "status: unknown\nperiod: {start: 2022}\nchecked: '2026-01-15'\nfigures:\n" + figure(100_000, "EUR") + figure(3_000_000, "EUR") + HEAD),
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the small content with examples that differ in all that filters ask for."""
    place = shutil.copytree(TESTS / "content", tmp_path_factory.mktemp("filters") / "data")
    for name, (countries, rest) in MADE.items():
        text = f"id: {name}\nname: {name.capitalize()}\ncountries: {countries}\n{rest}{TAIL.format(read=rest.partition('checked: ')[2][:12])}"
        (place / "examples" / f"{name}.yaml").write_text(text, encoding="utf-8")
    (place / "examples" / "full-example.yaml").write_text(FULL, encoding="utf-8")
    (place / "studies").mkdir()
    (place / "studies" / "a-study.yaml").write_text(
        STUDY.replace("contains: [another-study]\n", ""), encoding="utf-8"
    )
    (place / "funds.yaml").write_text(FUNDS, encoding="utf-8")
    (place / "rates.yaml").write_text(
        'source: {url: "https://example.org/rates", read: "2026-01-15"}\nrates:\n  - {currency: SEK, first: 2020, per_euro: [10.0]}\n',
        encoding="utf-8",
    )
    return place


@pytest.fixture(scope="module")
def made(folder: Path) -> Toolkit:
    return api.load(folder, date(2026, 11, 30))


def found(toolkit: Toolkit, **filters: str | float | list[str]) -> set[str]:
    return {listed.record.id for listed in entries.examples(toolkit, select(toolkit, **filters))}


EVERY = {*MADE, "austrian-network", "norwegian-named-only", "full-example"}


@pytest.mark.parametrize(
    ("name", "value", "ids"),
    [
        ("priority", "green+digital", {"austrian-and-greek", "norwegian-named-only"}),
        ("priority", "green", EVERY),
        ("challenge", "innovation+value-chains", set()),
        ("function", "networking + intelligence", {"austrian-and-greek"}),
        ("basis", "table-5+judged", {"norwegian-named-only"}),
        ("fit", "direct+partial", {"austrian-and-greek"}),
        ("fit", "partial", {"austrian-and-greek", "full-example"}),
        ("carrier", "other", {"full-example"}),
        ("country", "AT+Greece", {"austrian-and-greek"}),
        ("country", "AT+EL,NO+GR", {"austrian-and-greek", "norwegian-named-only"}),
        ("group", "eu27", EVERY - {"norwegian-without-year", "norwegian-rich"}),
        ("recommendation", "G1", EVERY),
        ("instrument", "grants+networks", {"austrian-and-greek"}),
        ("instrument", "grants", {"austrian-and-greek", "greek-of-kronor", "full-example"}),
        ("sector", "health", {"austrian-network", "full-example"}),
        ("status", "ended", {"greek-of-kronor", "full-example"}),
        ("evidence", "official", {"austrian-network"}),
        ("kind", "law", {"full-example"}),
        ("level", "national,macro-regional", {"austrian-network", "full-example"}),
        ("organisation_type", "public-authority", {"full-example"}),
        ("place", "mountain+rural", {"full-example"}),
        ("place", "mountain+island", set()),
        ("region", "tyrol", {"full-example"}),
        ("region", "austria", {"austrian-and-greek"}),
        ("territory", "AT33", {"full-example"}),
        ("territory", "at3", {"austrian-and-greek", "full-example"}),
        ("territory", "AT31+NO", set()),
        ("fund", "a-fund", {"full-example"}),
        ("active_in", "2013", {"greek-of-kronor"}),
        ("active_in", "2018-2020", {"austrian-network", "austrian-and-greek", "full-example"}),
        ("active_in", "2014+2010", {"greek-of-kronor"}),
        ("active_in", "2026-", set()),
        ("active_in", "-2010", {"greek-of-kronor"}),
        ("active_in", "2022", {"austrian-network", "austrian-and-greek", "norwegian-rich"}),
        ("active_in", "2024", {"austrian-network", "austrian-and-greek", "norwegian-without-year"}),
        ("budget_min", "900k", {"greek-of-kronor", "norwegian-rich"}),
        ("budget_min", "0.9m", {"greek-of-kronor", "norwegian-rich"}),
        ("budget_min", "1,000,000", {"norwegian-rich"}),
        ("budget_min", "EUR 0.002bn", {"norwegian-rich"}),
        ("budget_max", "100000", {"norwegian-rich", "full-example"}),
        ("has", "outcomes", {"full-example"}),
        ("has", "evaluation", {"full-example"}),
        ("has", "comparison", set()),
        ("has", "money", {"greek-of-kronor", "norwegian-without-year", "norwegian-rich", "full-example"}),
        ("has", "transfer+money", {"full-example"}),
        ("checked_before", "2026", {"greek-of-kronor"}),
        ("checked_before", "2026-01-15", {"greek-of-kronor", "austrian-and-greek"}),
        ("action", "meet-partners", EVERY),
        ("action", "watch-markets", set()),
    ],
)  # fmt: skip
def test_a_value_means_what_it_says(name: str, value: str, ids: set[str], made: Toolkit) -> None:
    assert found(made, **{name: value}) == ids


@pytest.mark.parametrize(
    ("by", "compared", "ids"),
    [
        ("independent", "matched", {"full-example"}),
        ("independent", "plain", {"full-example"}),
        ("independent", "none", set()),
        ("commissioned", "matched", set()),
    ],
)
def test_a_comparison_is_one_that_nobody_ordered(
    by: str, compared: str, ids: set[str], made: Toolkit
) -> None:
    (study,) = made.studies.values()
    changed = made._replace(studies={study.id: study._replace(by=by, compared=compared)})

    assert found(changed, has="comparison") == ids


def test_every_filter_of_examples_is_tried_above() -> None:
    (tried,) = (mark.args[1] for mark in test_a_value_means_what_it_says.pytestmark)

    assert {name for name, _, _ in tried} == set(filters_of("example"))


def test_both_bounds_hold_of_one_and_the_same_budget(made: Toolkit) -> None:
    assert found(made, budget_min="50k", budget_max="1m") == {"greek-of-kronor", "norwegian-rich"}
    assert found(made, budget_min="200k", budget_max="800k") == set()
    assert found(made, budget_min=50_000, budget_max=1e6) == {"greek-of-kronor", "norwegian-rich"}


def test_of_both_only_the_cells_that_say_so_are_shown(made: Toolkit) -> None:
    """A third alternative keeps what holds of it, and of the two only the example that has both."""
    (shown,) = (
        listed
        for listed in entries.examples(made, select(made, fit=["direct+partial"], priority="green,digital"))
        if listed.record.id == "austrian-and-greek"
    )
    assert [place.priority for place in shown.placements] == ["green", "digital"]
    assert found(made, fit="direct+partial", priority="green") == set()


def test_several_values_are_alternatives_and_both_is_one_of_them(made: Toolkit) -> None:
    assert found(made, priority=["green+digital", "digital"]) == {
        "austrian-and-greek",
        "norwegian-named-only",
    }
    assert found(made, country=["AT+GR", "NO+GR"]) == {"austrian-and-greek", "norwegian-named-only"}
    assert found(made, country="AT+NO") == {"full-example"}
    assert Selection(country=["AT+GR", "NO"]).of("country") == ("AT", "GR", "NO")


def test_actions_and_recommendations_are_asked_for_both_too(made: Toolkit) -> None:
    def actions(**filters: str) -> list[str]:
        return [listed.record.id for listed in entries.actions(made, select(made, **filters))]

    assert actions(priority="green+digital") == ["meet-partners"]
    assert actions(priority="green,digital") == ["watch-markets", "meet-partners"]
    assert actions(action="watch-markets") == ["watch-markets"]
    assert actions(fit="direct") == ["watch-markets", "meet-partners"]
    assert entries.recommendations(made, select(made, function="networking+intelligence")) == ()


@pytest.mark.parametrize(
    ("option", "value", "message"),
    [
        ("--active-in", "soon", "active-in cannot be 'soon'\nhint: write 2023, 2023-2025, 2023- or -2025"),
        ("--active-in", "2025-2023", "active-in cannot be '2025-2023'\nhint: write 2023, 2023-2025, 2023- or -2025"),
        ("--active-in", "20232025", "active-in cannot be '20232025'\nhint: write 2023, 2023-2025, 2023- or -2025"),
        ("--active-in", "2020,", "active-in cannot be ''\nhint: write 2023, 2023-2025, 2023- or -2025"),
        ("--budget-min", "much", "budget-min cannot be 'much'\nhint: write an amount in EUR, such as 500000, 1.5m or 2bn"),
        ("--checked-before", "٢٠٢٦", "checked-before cannot be '٢٠٢٦'\nhint: write 2026-11-22, 2026-11 or 2026"),
        ("--budget-max", "1,5", "budget-max cannot be '1,5'\nhint: write an amount in EUR, such as 500000, 1.5m or 2bn"),
        ("--checked-before", "2026-13", "checked-before cannot be '2026-13'\nhint: write 2026-11-22, 2026-11 or 2026"),
        ("--has", "outcome", "no value of has is named 'outcome'\nhint: did you mean 'outcomes'?"),
        ("--has", "money+sense", "no value of has is named 'sense'\nhint: choose from: outcomes, evaluation, comparison, money, transfer"),
        ("--region", "Tirol", "no region is named 'Tirol'\nhint: did you mean 'Tyrol'?"),
        ("--territory", "FR1", "no territory is named 'FR1'\nhint: choose from: AT31, AT33, NO-03"),
        ("--country", "AT+Grece", "no country is named 'Grece'\nhint: did you mean 'GR' (greece)?"),
        ("--group", "mountain", "no group is named 'mountain'\nhint: the filter place has 'mountain'"),
        ("--challenge", "Digital Transition", "no challenge is named 'Digital Transition'\nhint: the filter priority has 'Digital Transition'"),
        ("--priority", "public authority", "no priority is named 'public authority'\nhint: the filter organisation-type has 'public authority'"),
        ("--organisation-type", "agent", "no organisation-type is named 'agent'\nhint: did you mean 'agency'?"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_told_with_what_would_do(
    option: str, value: str, message: str, folder: Path, run: Run
) -> None:
    assert run("examples", option, value, "--data", folder) == (2, "", f"error: {message}\n")


def test_outermost_regions_are_asked_for_as_a_place_or_as_a_group_where_both_are_offered(
    folder: Path, run: Run
) -> None:
    (folder / "examples" / "of-the-azores.yaml").write_text(
        'id: of-the-azores\nname: Of the Azores\ncountries: ["GR"]\nkinds_of_place: [outermost, island]\n'
        "status: unknown\nchecked: '2026-01-15'\n" + HEAD + TAIL.format(read="'2026-01-15'"),
        encoding="utf-8",
    )
    try:
        for filter_ in ("--place", "--group"):
            rows = run("examples", filter_, "outermost", "--columns", "id", "--data", folder).out
            assert rows == "of-the-azores\n"
        refused = "error: no group is named 'outermost'\nhint: the filter place has 'outermost'\n"
        for command in (
            ("studies", "--group", "outermost"),
            ("examples", "--group", "outermost", "--place", "rural"),
        ):
            assert run(*command, "--data", folder).err == refused
    finally:
        (folder / "examples" / "of-the-azores.yaml").unlink()


def test_an_unknown_filter_is_a_mistake_of_the_notebook(made: Toolkit) -> None:
    with pytest.raises(ToolkitError, match="no filter 'budget'"):
        select(made, budget="1m")


def test_what_cannot_be_compared_is_told_and_not_dropped_in_silence(folder: Path, run: Run) -> None:
    listed = ("examples", "--columns", "id", "--data", folder)

    assert run(*listed, "--budget-min", "1m") == (
        0,
        "norwegian-rich\n",
        "left out, as 1 example has a budget in another currency without a rate for its year: "
        "norwegian-without-year\n",
    )
    assert run(*listed, "--budget-min", "1m", "--country", "GR").err == "nothing fits these filters\n"
    assert run(*listed, "--active-in", "2013").err == (
        "left out, as 1 example has no known years: norwegian-named-only\n"
    )
    for command in (("matrix",), ("search", "made"), ("countries",), ("gaps",)):
        assert run(*command, "--active-in", "2019", "--data", folder).err.startswith("left out, as 1 example")


@pytest.mark.parametrize("name", SHOWING)
def test_what_shows_examples_takes_every_filter_of_examples(name: str) -> None:
    module = import_module(f"clustertoolkit.cli.{COMMANDS[name].module}")

    assert set(filters_of("example")) <= inspect.signature(getattr(module, name)).parameters.keys()


def test_every_filter_has_its_option_and_the_other_way_round() -> None:
    assert options.FILTERS.keys() == FILTERS.keys()


def test_a_file_names_each_filter_in_words(folder: Path, run: Run, tmp_path: Path) -> None:
    file = tmp_path / "examples.html"
    filters = ("--active-in", "2012-2016", "--organisation-type", "agency")

    run("examples", *filters, "--data", folder, "-o", file)

    text = re.sub(r"<[^>]+>", " ", file.read_text("utf-8"))
    assert "Active in" in text
    assert "Organisation type" in text


def test_help_shows_first_what_matters_first(run: Run) -> None:
    text = run("matrix", "--help").out

    first, further = text.split("Choose further")
    assert [line.split()[1] for line in first.splitlines() if line.startswith("│ --") and "DIR" not in line and "--help" not in line] == [
        "--priority", "--challenge", "--function", "--country", "--status"
    ]  # fmt: skip
    assert all(f"--{name.replace('_', '-')} " in text for name in filters_of("example"))
    assert "--active-in" in further


@pytest.mark.parametrize("name", SHOWING)
def test_the_same_filters_leave_the_same_examples_everywhere(name: str, folder: Path, run: Run) -> None:
    filters = ("--instrument", "grants", "--active-in", "2012-2016", "--data", folder, "--format", "json")
    document = json.loads(
        run(name, *{"search": ["made"], "show": ["meet-partners"]}.get(name, []), *filters).out
    )

    shown = {
        "matrix": lambda: {one["id"] for cell in document["cells"] for one in cell["examples"]},
        "examples": lambda: {one["id"] for one in document["examples"]},
        "search": lambda: {one["id"] for one in document["results"]},
        "countries": lambda: {"greek-of-kronor" if one["code"] == "GR" else "full-example" for one in document["countries"]},
        "gaps": lambda: {one["id"] for one in document["gaps"]},
        "show": lambda: set(document["entries"][0]["linked"]["examples"]),
    }[name]()  # fmt: skip
    assert shown == {"greek-of-kronor", "full-example"}


def test_kinds_of_examples_stand_beside_kinds_of_entries(folder: Path, run: Run) -> None:
    def hits(*arguments: str) -> str:
        return run("search", "all", *arguments, "--data", folder).out

    assert {line.split("\t")[0] for line in hits("--kind", "law").splitlines()} == {"example"}
    assert "full-example" in hits("--kind", "example", "--kind", "law")
    assert "full-example" not in hits("--kind", "programme")


def test_a_country_that_is_chosen_is_counted_alone(folder: Path, run: Run) -> None:
    counted = run("countries", "--country", "AT", "--data", folder).out

    assert [line.split("\t")[0] for line in counted.splitlines()] == ["AT"]


def test_completion_goes_on_behind_a_plus() -> None:
    from test_completion import SMALL, offered

    assert offered("toolkit examples --priority green+d", data=SMALL) == ["green+digital"]
    assert offered("toolkit examples --has outcomes+m", data=SMALL) == ["outcomes+money"]
    assert offered("toolkit examples --organisation-type ag", data=SMALL) == ["agency"]
    assert offered("toolkit search x --kind l", data=SMALL) == ["law"]
    assert offered("toolkit examples --active-in 2", data=SMALL) == []


def test_the_shipped_content_answers_an_analyst(shipped: Toolkit) -> None:
    """Each filter finds something in the content as it is, and leaves something out."""
    values = {
        "priority": "green+digital", "active_in": "2023-2025", "budget_min": "1m", "budget_max": "1m",
        "has": "evaluation", "level": "regional", "kind": "programme", "organisation_type": "agency",
        "fit": "direct", "region": "Flanders", "country": "AT+DE",
    }  # fmt: skip
    for name, value in values.items():
        assert 0 < len(found(shipped, **{name: value})) < len(shipped.examples), name


# The words that filters take


def test_words_lists_every_word_with_its_meaning_and_what_holds_it(small: Path, run: Run) -> None:
    assert run("words", "sector", "status", "fit", "group") == (
        0,
        "sector\thealth\tHealth\tCare and medicine.\t1\texamples\n"
        "status\tactive\tactive\tseen at work\t1\texamples\n"
        "status\tended\tended\tover, closed or replaced\t0\texamples\n"
        "status\tunknown\tunknown\tnot established when last checked\t1\texamples\n"
        "fit\tdirect\tdirect\tit shows the action\t1\texamples\n"
        "fit\tpartial\tpartial\tit shows a part of the action, or is done without clusters\t0\texamples\n"
        "group\teu27\tEuropean Union\tThe members of the Union.\t2\texamples\n",
        "",
    )
    assert run("words", "nowhere").err.startswith("error: no filter is named 'nowhere'\n")


@pytest.mark.parametrize("name", words.VOCABULARIES)
def test_a_word_is_counted_as_often_as_its_filter_finds_something(name: str, made: Toolkit) -> None:
    (vocabulary,) = words.words(made, [name])
    finding = {"example": entries.examples, "study": evidence.studies, "fund": evidence.funds}

    assert vocabulary.words
    for word in vocabulary.words:
        found_by = finding[vocabulary.counted](made, select(made, **{name: word.id}))
        assert word.number == len(found_by), word.id
        assert word.meaning or name == "country"


def test_every_filter_with_words_is_listed_unless_its_entries_have_a_list_of_their_own() -> None:
    of_words = {name for name, given in FILTERS.items() if given.form == "word"}

    assert of_words - set(words.VOCABULARIES) == {"action", "recommendation", "fund"}


def test_meanings_name_the_words_of_their_list() -> None:
    """What a schema says of the words of an enumeration is said of all of them, in their order."""

    def nodes(node: object) -> Iterator[dict[str, Any]]:
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from nodes(inner)
        if isinstance(node, dict) and "x-meanings" in node:
            yield node

    found_in = list(nodes(dict(schemas.read(ROOT / "schemas"))))
    assert len(found_in) >= 10
    for node in found_in:
        (enum,) = (one["enum"] for one in (node, node.get("items", {})) if "enum" in one)
        assert list(node["x-meanings"]) == enum
        assert all(
            f"{word}: {meaning}" in node["description"] for word, meaning in node["x-meanings"].items()
        )


def test_words_are_shown_as_a_table_for_each_filter(small: Path, run: Run) -> None:
    assert run("words", "carrier", "basis", "--format", "table").out == (
        "--carrier  Title  Meaning                                      Examples\n"
        "other      other  it shows the action without clusters, and a         0\n"
        "                  cluster could carry it, so that the fit is\n"
        "                  partial\n"
        "\n"
        "--basis  Title    Meaning                                      Examples\n"
        "paper    paper    printed in that cell of the paper's Tables          1\n"
        "                  2-4\n"
        "table-5  table 5  the paper's Table 5 links the example to an         1\n"
        "                  action of that cell\n"
        "judged   judged   placed there by a contributor                       1\n"
    )
