"""What notebooks and other programs may rely on."""

import inspect
import re
from datetime import date
from pathlib import Path

import pytest

import clustertoolkit as ct
from clustertoolkit.render import seal
from conftest import DATA, PLANS, Run


def test_the_promise_is_this_list() -> None:
    assert ct.__all__ == [
        "Action", "Cell", "CheckedPlan", "ContentError", "Development", "Example", "FilledCell", "Frame", "Fund", "Limits", "ListedAction", "ListedExample",
        "ListedRecommendation", "LoadedPlan", "PlacedAction", "PlacedExample", "Placement", "PlanError", "PlanFinding",
        "Recommendation", "Selection", "Study", "Toolkit", "ToolkitError", "actions", "build_roadmap", "check_plan", "countries",
        "developments", "examples", "frame", "funds", "gaps", "load", "load_plan", "matrix", "placed_actions", "placed_examples", "recommendations", "search", "select", "studies", "ties", "to_dicts",
    ]  # fmt: skip
    assert dir(ct) == sorted([*ct.__all__, "__version__"])
    with pytest.raises(AttributeError, match="no attribute 'secret'"):
        ct.secret  # noqa: B018


@pytest.mark.parametrize("name", ct.__all__)
def test_everything_promised_is_documented_in_a_sentence(name: str) -> None:
    documentation = inspect.getdoc(getattr(ct, name))

    assert documentation is not None
    assert documentation.split("\n\n")[0].endswith(".")


def test_the_shipped_content_loads_as_typed_records() -> None:
    toolkit = ct.load(DATA)

    assert isinstance(toolkit, ct.Toolkit)
    assert isinstance(toolkit.examples["circular-flanders"], ct.Example)
    assert toolkit.examples["circular-flanders"].countries == ("BE",)
    assert len(ct.matrix(toolkit)) == 36


def test_a_selection_takes_the_names_that_people_use(small: Path) -> None:
    toolkit = ct.load(small)
    selection = ct.select(toolkit, priority="Greening", country=["EL", "Austria"])

    assert [one.record.id for one in ct.examples(toolkit, selection)] == [
        "austrian-network", "norwegian-named-only",
    ]  # fmt: skip
    with pytest.raises(ct.ToolkitError, match="no priority is named 'gren'") as refused:
        ct.select(toolkit, priority="gren")
    assert refused.value.hint == "did you mean 'green'?"
    with pytest.raises(ct.ToolkitError, match="there is no filter 'colour'"):
        ct.select(toolkit, colour="green")


def test_results_become_rows_for_a_data_frame(small: Path) -> None:
    toolkit = ct.load(small)

    (row,) = ct.to_dicts(ct.placed_actions(toolkit, ct.select(toolkit, function="intelligence")))
    assert row == {
        "id": "watch-markets", "title": "Watch markets", "summary": "Tell firms what markets want.",
        "aliases": [], "guidance": None, "layer": "core", "priority": "green", "challenge": "innovation",
        "function": "intelligence", "basis": "paper", "position": 1, "action": None, "fit": None, "why": None, "carrier": None,
    }  # fmt: skip
    (listed,) = ct.to_dicts(ct.examples(toolkit, ct.select(toolkit, country="AT")))
    assert listed["placements"][0]["priority"] == "green"
    assert listed["organisation"] is None
    assert ct.to_dicts(ct.matrix(toolkit))[1] == {
        "priority": "green", "challenge": "innovation", "function": "networking",
        "actions": ["meet-partners"], "examples": ["austrian-network", "norwegian-named-only"],
    }  # fmt: skip
    assert [row["edition"] for row in ct.to_dicts(ct.recommendations(toolkit))] == ["small-2020"] * 2
    assert ct.to_dicts([toolkit.actions["watch-markets"]])[0]["placements"][0]["position"] == 1


def test_search_gaps_and_countries_are_there_too(small: Path) -> None:
    toolkit = ct.load(small)

    assert [hit.entry.id for hit in ct.search(toolkit, ["netzwerk"]).hits] == ["austrian-network"]
    (unused,) = ct.gaps(
        toolkit, ct.Selection(), ct.Limits(3, date(2020, 1, 1), date(2020, 1, 1)), ["unused-action"]
    )
    assert unused.id == "watch-markets"
    members, others = ct.countries(toolkit, group="eu27")
    assert [one.country.code for one in members.countries] == ["AT", "GR"]
    assert [one.country.code for one in others.countries] == ["NO"]


def test_broken_content_raises_with_every_problem(small: Path) -> None:
    (small / "actions" / "watch-markets.yaml").write_text("id: watch-markets\n", encoding="utf-8")

    with pytest.raises(ct.ContentError) as refused:
        ct.load(small)

    error = refused.value
    assert [one.code for one in error.problems] == ["missing-key"] * 3
    told = "data/actions/watch-markets.yaml:1:1: error[missing-key]: 'placements' is missing (and 2 more)"
    assert (str(error), repr(error)) == (told, f'ContentError("{told}")')
    assert (error.message, error.hint) == (told, error.problems[0].hint)
    assert error.__notes__ == [f"hint: {error.hint}"]


def test_every_error_is_a_toolkit_error_and_reads_well(small: Path) -> None:
    assert issubclass(ct.PlanError, ct.ContentError)
    assert issubclass(ct.ContentError, ct.ToolkitError)
    with pytest.raises(ct.ToolkitError) as refused:
        ct.search(ct.load(small), "?!")
    assert repr(refused.value) == "ToolkitError('there is no word to look for')"
    assert refused.value.__notes__ == ["hint: a word has a letter or a digit"]
    (small.parent / "plan.yaml").write_text(
        'plan_version: 1\nterritory: Land\nlevel: local\n"a\\nb": 1\n', encoding="utf-8"
    )
    with pytest.raises(ct.PlanError) as refused:
        ct.load_plan("plan.yaml")
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith("plan.yaml:4:1: error[unknown-key]: ")


def test_warnings_do_not_keep_content_from_being_loaded(small: Path) -> None:
    file = small / "examples" / "austrian-network.yaml"
    file.write_text(file.read_text("utf-8").replace("start: 2016", "end: 2016"), encoding="utf-8")

    assert ct.load(small).examples["austrian-network"].period == (None, 2016)
    file.write_text(file.read_text("utf-8").replace("innovation", "inovation"), encoding="utf-8")
    with pytest.raises(ct.ContentError) as refused:
        ct.load(small)
    assert [one.severity for one in refused.value.problems] == ["error"]


def test_what_is_found_reads_well_in_a_notebook(small: Path) -> None:
    toolkit = ct.load(small)
    found = ct.search(toolkit, ["netzwerk"])

    assert repr(toolkit) == "<Toolkit 2026.01.0: 2 actions, 2 examples, 2 recommendations>"
    assert repr(ct.actions(toolkit)[0]) == "<ListedAction watch-markets in green/innovation/intelligence>"
    assert repr(ct.examples(toolkit)[1]) == (
        "<ListedExample norwegian-named-only in green/innovation/networking, digital/innovation/networking>"
    )
    assert repr(ct.placed_actions(toolkit)[0]) == (
        "<PlacedAction watch-markets in green/innovation/intelligence>"
    )
    assert repr(ct.placed_examples(toolkit)[0]) == (
        "<PlacedExample austrian-network in green/innovation/networking>"
    )
    assert repr(ct.recommendations(toolkit)[0]) == "<ListedRecommendation small-2020/G1>"
    assert repr(ct.matrix(toolkit)[1]) == (
        "<FilledCell green/innovation/networking (actions: 1, examples: 2)>"
    )
    assert repr(ct.countries(toolkit, group="eu27")) == (
        "(<CountedCountries (countries: 2, examples: 2)>, <CountedCountries (countries: 1, examples: 1)>)"
    )
    assert repr(found) == "<SearchResult: 1 hit, first 'austrian-network'>"
    assert repr(found.hits[0]).startswith("<Hit: example 'austrian-network', score ")
    assert repr(found.hits[0].entry) == "<Entry: example 'austrian-network'>"
    assert repr(ct.search(toolkit, "zzz")) == "<SearchResult: 0 hits>"


def test_words_are_searched_as_one_text_or_several(small: Path) -> None:
    toolkit = ct.load(small)

    assert ct.search(toolkit, "austrian network") == ct.search(toolkit, ["austrian", "network"])
    assert ct.search(toolkit, "austrian network").number == 1


def test_a_plan_is_read_and_checked(small: Path) -> None:
    Path("plan.yaml").write_bytes((PLANS / "small.yaml").read_bytes())

    plan = ct.load_plan("plan.yaml")
    checked = ct.check_plan(plan)

    assert plan == ct.load_plan(Path("plan.yaml"), ct.load(small))
    assert (plan.record.territory, plan.record.horizon) == ("Small Land", ("2027", "2028"))
    assert repr(plan) == "<LoadedPlan plan.yaml: Small Land>"
    assert str(checked) == repr(checked) == (
        "<CheckedPlan plan.yaml: of 26 statements 15 hold, 1 fails, 10 cannot be judged yet; 69 fields are open>"
    )  # fmt: skip
    assert checked.findings == (
        ct.PlanFinding(
            "weights-add-up", "the weights add up to 90, not to 100",
            ("priorities", "chosen", 1, "weight"), "error",
        ),
    )  # fmt: skip
    assert checked.fails
    assert [name for name, verdict in checked.statements.items() if verdict == "fails"] == ["weights-add-up"]
    assert checked.open[:2] == ("authors", "contact")
    assert len(checked.open) == 69
    assert ct.check_plan("plan.yaml") == ct.check_plan(Path("plan.yaml"), plan.toolkit) == checked
    assert ct.to_dicts(checked.findings)[0]["message"] == "the weights add up to 90, not to 100"


def test_a_plan_is_checked_against_the_content_that_it_was_read_with_or_another(small: Path) -> None:
    Path("plan.yaml").write_bytes((PLANS / "small.yaml").read_bytes())
    shipped = ct.load(DATA)

    plan = ct.load_plan("plan.yaml", shipped)

    assert "the content has no action 'meet-partners'" in [
        one.message for one in ct.check_plan(plan).findings
    ]
    assert ct.check_plan(plan, ct.load(small)) == ct.check_plan("plan.yaml")


def test_warnings_on_a_plan_are_among_its_findings(small: Path) -> None:
    text = (PLANS / "small.yaml").read_text("utf-8").replace("austrian-network", "norwegian-named-only")
    Path("plan.yaml").write_text(text.replace("weight: 30", "weight: 40"), encoding="utf-8")

    checked = ct.check_plan("plan.yaml")

    assert [(one.statement, one.path, one.severity) for one in checked.findings] == [
        ("entries-exist", ("actions", "chosen", 0, "examples", 0, "example"), "warning"),
    ]  # fmt: skip
    assert not checked.fails
    assert checked.summary.endswith("; 1 warning")


@pytest.mark.parametrize("options", [{}, {"brief": True}, {"internal": True}])
def test_a_roadmap_is_the_one_that_the_command_builds(
    options: dict[str, bool], small: Path, run: Run
) -> None:
    Path("plan.yaml").write_bytes((PLANS / "small.yaml").read_bytes())
    plan = ct.load_plan("plan.yaml")

    for form, suffix in (("markdown", ".md"), ("html", ".html"), ("docx", ".docx")):
        file = Path(f"roadmap{suffix}")
        run("roadmap", "build", "plan.yaml", "-o", file, *(f"--{name}" for name in options))
        built = ct.build_roadmap(plan, form=form, **options)
        raw = built if isinstance(built, bytes) else built.encode()
        assert isinstance(built, bytes) == (form == "docx")
        assert seal.sealed(raw, internal="internal" in options) == file.read_bytes()
    assert ct.build_roadmap("plan.yaml", **options) == ct.build_roadmap(plan, plan.toolkit, **options)


def test_a_roadmap_that_cannot_be_built_says_why(small: Path) -> None:
    Path("plan.yaml").write_bytes((PLANS / "small.yaml").read_bytes())

    with pytest.raises(ct.ToolkitError, match="a roadmap cannot have the form 'htm'") as refused:
        ct.build_roadmap("plan.yaml", form="htm")
    assert refused.value.hint == "did you mean 'html'?"
    with pytest.raises(ct.ToolkitError, match="a brief roadmap has nothing internal"):
        ct.build_roadmap("plan.yaml", brief=True, internal=True)
    with pytest.raises(ct.ToolkitError, match=r"nowhere\.yaml does not exist"):
        ct.build_roadmap("nowhere.yaml")


def test_what_cannot_be_done_raises_with_one_sentence_and_a_hint(tmp_path: Path) -> None:
    with pytest.raises(ct.ToolkitError) as refused:
        ct.load(tmp_path)

    assert str(refused.value) == refused.value.message == f"{tmp_path} holds no toolkit.yaml"
    assert refused.value.hint == "--data names the folder that holds it"


def test_a_table_is_plain_columns_with_what_they_mean(small: Path) -> None:
    figures = ct.frame("figures", ct.load(small))

    assert figures == {
        "example": ["austrian-network"], "number": [1], "what": ["members"], "qualifier": ["over"], "value": [40.0],
        "unit": ["firms"], "year": [2020], "measures": ["reach"], "scope": [None], "euro": [None],
    }  # fmt: skip
    assert repr(figures) == "<Frame figures: 1 rows, 10 columns>"
    assert figures.meanings["what"] == "What is counted, without the number."
    assert ct.frame("by_country", ct.load(small))["country"] == ["AT", "NO", "GR"]
    assert ct.frame("study_effects", ct.load(small))["what"] == []


def test_a_table_that_there_is_not_is_told_with_one_that_may_be_meant(small: Path) -> None:
    with pytest.raises(ct.ToolkitError, match="there is no table 'exampels'") as refused:
        ct.frame("exampels", ct.load(small))

    assert refused.value.hint == "did you mean 'examples'?"


def test_a_notebook_shows_a_small_table_in_which_nothing_acts(small: Path) -> None:
    file = small / "examples" / "austrian-network.yaml"
    file.write_text(file.read_text("utf-8").replace("name: Austrian network", "name: A < B & C"), "utf-8")

    assert ct.frame("by_country", ct.load(small))._repr_html_() == (
        "<table><thead><tr><th>id</th><th>name</th><th>status</th><th>evidence</th><th>start</th><th>end</th>"
        "<th>countries</th><th>number</th></tr></thead><tbody>"
        "<tr><td>austrian-network</td><td>A &lt; B &amp; C</td><td>active</td><td>official</td><td>2016</td>"
        "<td></td><td>AT</td><td>1</td></tr>"
        "<tr><td>norwegian-named-only</td><td>Norwegian example</td><td>unknown</td><td>named-only</td><td></td>"
        "<td></td><td>NO GR</td><td>1</td></tr>"
        "<tr><td>norwegian-named-only</td><td>Norwegian example</td><td>unknown</td><td>named-only</td><td></td>"
        "<td></td><td>NO GR</td><td>2</td></tr>"
        "</tbody></table><p>Examples by country: 3 rows, 9 columns</p>"
    )


def test_every_result_is_one_line_of_text_and_a_small_table_in_a_notebook(small: Path) -> None:
    Path("plan.yaml").write_bytes((PLANS / "small.yaml").read_bytes())
    toolkit = ct.load(small)
    day = date(2026, 11, 30)
    given = {
        "load": (small,),
        "load_plan": ("plan.yaml", toolkit),
        "check_plan": ("plan.yaml", toolkit),
        "frame": ("figures", toolkit),
        "gaps": (toolkit, ct.Selection(), ct.Limits(3, day, day)),
        "search": (toolkit, "network"),
        "ties": (toolkit, toolkit.actions["meet-partners"]),
    }
    questions = [name for name in ct.__all__ if inspect.isfunction(getattr(ct, name))]
    assert set(given) < set(questions)
    for name in set(questions) - {
        "build_roadmap",
        "to_dicts",
    }:  # of which one is a text, the other for frames
        result = getattr(ct, name)(*given.get(name, (toolkit,)))
        shown = result._repr_html_()
        assert "\n" not in repr(result), name
        assert len(repr(result)) < 300, name
        assert re.fullmatch(r"(<table>.*</table><p>[^<>]+</p>)+", shown), name
        assert shown.count("<tr>") <= 14, name


def test_a_list_in_a_notebook_begins_with_what_each_entry_is(small: Path) -> None:
    toolkit = ct.load(small)

    assert ct.actions(toolkit)._repr_html_().replace("<tr>", "\n<tr>") == (
        "<table><thead>\n<tr><th>id</th><th>title</th><th>cells</th><th>summary</th><th>layer</th></tr></thead><tbody>"
        "\n<tr><td>watch-markets</td><td>Watch markets</td><td>green/innovation/intelligence</td>"
        "<td>Tell firms what markets want.</td><td>core</td></tr>"
        "\n<tr><td>meet-partners</td><td>Bring partners together</td>"
        "<td>green/innovation/networking, digital/innovation/networking</td>"
        "<td>Bring the partners of a value chain together.</td><td>core</td></tr>"
        "</tbody></table><p>2 found</p>"
    )
    assert ct.matrix(toolkit, ct.select(toolkit, priority="green"))._repr_html_().replace(
        "<tr>", "\n<tr>"
    ) == (
        "<table><thead>\n<tr><th>cell</th><th>actions</th><th>examples</th></tr></thead><tbody>"
        "\n<tr><td>green/innovation/intelligence</td><td>1</td><td>0</td></tr>"
        "\n<tr><td>green/innovation/networking</td><td>1</td><td>2</td></tr>"
        "\n<tr><td>green/value-chains/intelligence</td><td>0</td><td>0</td></tr>"
        "\n<tr><td>green/value-chains/networking</td><td>0</td><td>0</td></tr>"
        "</tbody></table><p>4 found</p>"
    )
    assert re.match(r"<\d+ found, first Study\(id=", repr(ct.studies(ct.load(DATA))))
    assert ct.examples(toolkit, ct.select(toolkit, status="ended"))._repr_html_().endswith("<p>0 found</p>")
