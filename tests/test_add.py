"""`toolkit add`: what answers make an entry, what is refused and in which words, and what is never written."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import yaml

from clustertoolkit.cli.adding.given import ANSWERS
from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.contribute import draft
from clustertoolkit.contribute.identifier import proposed_id
from conftest import DATA, ROOT, TODAY, Result, Run

ANSWER = {
    "name": "Skills table of the valley",
    "page": "https://valley.example.org/skills",
    "country": "Austria",
    "led-by": "Valley Cluster",
    "summary": "Firms of the valley tell each other which skills they lack. A school takes up what they say.",
    "start": "2021",
    "seen": "2025",
    "part": "none",
}  # fmt: skip
ENTRY = """\
id: skills-table-valley
name: Skills table of the valley
countries: ["AT"]
organisation:
  name: Valley Cluster
period:
  start: 2021
status: active
seen: 2025
url: https://valley.example.org/skills
summary: >-
  Firms of the valley tell each other which skills they lack. A school takes up what they say.
placements:
  - priority: green
    challenge: innovation
    function: intelligence
    basis: judged
    action: watch-markets
    fit: partial
    why: Its texts fit the action; a second reader has not judged it yet.
evidence: self-reported
sources:
  - url: https://valley.example.org/skills
    read: "2026-11-30"
checked: "2026-11-30"
"""


@pytest.fixture
def asked(small: Path) -> Path:
    """Return the small content with the shipped questions to contributors."""
    shipped = (DATA / "questions.yaml").read_text("utf-8")
    questions = small / "questions.yaml"
    own = questions.read_text("utf-8") + "contributions:" + shipped.partition("\ncontributions:")[2]
    questions.write_text(own, encoding="utf-8")
    return small


def options(**given: str | None) -> list[str]:
    """Return the options of a whole answer, with some given otherwise, or not at all (None)."""
    answers = {**ANSWER, **{name.replace("_", "-"): text for name, text in given.items()}}
    return [word for name, text in answers.items() if text is not None for word in (f"--{name}", text)]


def added(folder: Path) -> list[str]:
    """Return the names of the files of examples that were not there."""
    there = {"austrian-network.yaml", "norwegian-named-only.yaml"}
    return sorted({file.name for file in (folder / "examples").iterdir()} - there)


def test_the_options_are_the_fields_of_the_questions(shipped: Toolkit) -> None:
    asked = {
        panel: [field.id for question in shipped.contributions["example"].questions
                if bool(question.curator) == (panel != "Answers") for field in question.fields]
        for panel in ("Answers", "Answers of curators")
    }  # fmt: skip
    for kind, panel in (("study", "Answers for a study"), ("action", "Answers for an action")):
        before = [name for named in asked.values() for name in named]
        fields = [field.id for question in shipped.contributions[kind].questions for field in question.fields]
        asked[panel] = [name for name in fields if name not in before]

    assert {panel: list(named) for panel, named in ANSWERS.items()} == asked


@pytest.mark.parametrize("kind", ["example", "study", "action"])
def test_whatever_an_entry_needs_is_asked_or_follows(kind: str, shipped: Toolkit) -> None:
    follows = {"id", "status", "evidence", "checked", "read"}
    schema = json.loads((ROOT / "schemas" / f"{kind}.schema.json").read_text("utf-8"))
    asked = {
        field.into.partition(".")[0]
        for question in shipped.contributions[kind].questions
        for field in question.fields
    }

    assert set(schema["required"]) - follows <= asked
    assert set(shipped.contributions[kind].id_from) <= set(schema["required"])


def test_an_outsider_is_asked_eight_questions_and_which_action_it_shows(shipped: Toolkit) -> None:
    asked = [question.id for question in shipped.contributions["example"].questions if not question.curator]

    assert asked == ["called", "where", "who", "what", "when", "result", "others", "you", "cell"]


def test_options_make_an_entry_that_is_valid(asked: Path, run: Run) -> None:
    result = run("add", "example", *options())

    assert (result.status, result.out) == (0, "")
    assert (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8") == ENTRY
    assert result.err.splitlines()[-2:] == [
        "data/examples/skills-table-valley.yaml written",
        "next: read it, look at 'toolkit show skills-table-valley', and send it as a pull request",
    ]
    assert run("validate").status == 0


def test_what_the_years_say_is_whether_it_runs(asked: Path, run: Run) -> None:
    for name, start, end, seen in (
        ("Ended table", "2019", "2022", None),
        ("Planned table", "2019", "2031", "2025"),
        ("Table of old", "2019", None, None),
    ):
        page = f"https://valley.example.org/{start}/{end}/{seen}"
        result = run("add", *options(name=name, page=page, start=start, end=end, seen=seen,
                                     summary=f"A {name.lower()} where firms meet."))  # fmt: skip
        assert result.status == 0, result

    lines = {
        name: [line for line in (asked / "examples" / name).read_text("utf-8").splitlines()
               if line.startswith(("status", "seen"))]
        for name in added(asked)
    }  # fmt: skip
    assert lines == {
        "ended-table.yaml": ["status: ended", "seen: 2022"],
        "planned-table.yaml": ["status: active", "seen: 2025"],
        "table-old.yaml": ["status: unknown"],
    }


def test_a_page_of_an_authority_makes_the_evidence_official(asked: Path, run: Run) -> None:
    run("add", *options(authority="https://ministry.example.org/skills | Skills in the valley"))

    text = (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8")
    assert "evidence: official\n" in text
    assert "  - url: https://ministry.example.org/skills\n    title: Skills in the valley\n" in text


def test_readers_are_told_of_the_contributors_part(asked: Path, run: Run) -> None:
    run("add", *options(part="pays", giver="Valley Bank"))

    text = (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8")
    assert "note: A person who works for those who pay for it contributed this entry.\n" in text
    assert text.endswith("submitted_by: Valley Bank\n")


def test_a_result_has_its_number_unit_year_and_page(asked: Path, run: Run) -> None:
    result = run(
        "add", *options(result="firms that meet | over 1 200 | firms | 2024 | https://valley.example.org/r")
    )

    assert result.status == 0, result
    assert """\
outcomes:
  - what: firms that meet
    qualifier: over
    value: 1200
    unit: firms
    year: 2024
    kind: activity
    measured_by: self
    source: https://valley.example.org/r
""" in (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8")


def test_every_wrong_answer_is_told_at_once_and_nothing_is_written(asked: Path, run: Run) -> None:
    result = run(
        "add", *options(
            name="a\u200bb", page="valley", country="Austira", start="long ago", seen="25", summary=None,
            part="boss", result="firms | many | firms\nfirms | 3", action="no-such-action", level="state",
        )
    )  # fmt: skip

    assert (result.status, result.out, added(asked)) == (1, "", [])
    assert (
        result.err
        == """\
error: --name: it holds a character that is not allowed; it may be invisible
error: --page: this is not a web address that begins with https:// or http://
error: --country: 'Austira' is not known; did you mean 'AT' (austria)?
error: --summary: this is needed
error: --start: 'long ago' is no number: write digits alone, such as 1200 or 2.5
error: --seen: this is not a whole number from 1900 to 2100
error: --result, line 1: Value: 'many' is no number: write digits alone, such as 1200 or 2.5
error: --result, line 2: 'firms | 3' lacks: Unit, Source; a line is what | value | unit | year | source | kind | measured by
error: --part: 'boss' is none of what can be chosen; choose from: I work for those who run it, I work for those who pay for it, I or my firm takes part in it, I have no part in it
error: --action: 'no-such-action' is not known; choose from: meet-partners, watch-markets
error: --level: 'state' is not known; choose from: local, regional, national, macro-regional, european, international
hint: on a terminal 'toolkit add' asks for what is missing
"""
    )


def test_what_only_the_whole_content_tells_is_told_by_the_answer_it_is_about(asked: Path, run: Run) -> None:
    result = run("add", *options(end="2019", start="2021", page="https://localhost.localdomain/x"))

    assert (result.status, added(asked)) == (1, [])
    assert result.err.splitlines() == [
        "error: --end: the period ends in 2019, before it starts in 2021; correct the years",
        "error: --page: 'localhost.localdomain' is no host that the public reaches; "
        "give the page that everybody can open",
    ]


def test_a_sentence_that_is_too_long_is_told_and_stops_nothing(asked: Path, run: Run) -> None:
    result = run("add", *options(summary=f"Firms meet{' and meet' * 13}. They talk."))

    assert result.status == 0
    assert result.err.startswith(
        "mind: --summary: the sentence 'Firms meet and meet and ...' has 28 words, more than 25; make two of it\n"
    )


def test_what_may_be_there_already_is_told_before_anything_is_written(asked: Path, run: Run) -> None:
    run("add", *options())
    near = options(name="The skills table of the valley", page="https://other.example.org/")

    result = run("add", *near)
    other = run("add", *near, "--not-the-same-as", "skills-table-valley")

    assert (result.status, result.err) == (1, """\
error: this may be 'Skills table of the valley' (skills-table-valley): its name is nearly the same, its summary is nearly the same
hint: look at 'toolkit show skills-table-valley'; if it is another thing, add --not-the-same-as skills-table-valley
""")  # fmt: skip
    assert (other.status, added(asked)) == (
        0, ["skills-table-valley-austria.yaml", "skills-table-valley.yaml"]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"page": "https://other.example.org/x"}, "it has the same name, its summary is nearly the same"),
        ({"name": "Other", "page": "http://www.valley.example.org/skills/"},
         "it has the same page, its summary is nearly the same"),
    ],
)  # fmt: skip
def test_a_name_or_page_that_is_taken_cannot_be_argued_away(
    given: dict[str, str], why: str, asked: Path, run: Run
) -> None:
    run("add", *options())

    result = run("add", *options(**given))
    argued = run("add", *options(**given), "--not-the-same-as", "skills-table-valley")

    assert (result.status, argued.status, added(asked)) == (1, 1, ["skills-table-valley.yaml"])
    assert result.err == (
        f"error: this may be 'Skills table of the valley' (skills-table-valley): {why}\n"
        "hint: look at 'toolkit show skills-table-valley'; if it is another thing, "
        "give it a longer name, or the page that is its own\n"
    )


@pytest.mark.parametrize(
    "name",
    ["../evil", "..", "a/b", "c:\\d", "/etc/passwd", "CON", "Upper", "x" * 61, "a b", "évil", "12\n34"],
)
def test_an_id_never_leaves_the_folder(name: str, asked: Path, run: Run) -> None:
    before = sorted(asked.parent.rglob("*"))

    result = run("add", *options(), "--id", name)

    assert (result.status, sorted(asked.parent.rglob("*"))) == (1, before)
    assert result.err.startswith("error: --id: ")


@pytest.mark.parametrize(
    "text",
    ["NO", "id: x", "- a", "x # y", "{{7*7}}", "&a *a", "!!python/object:x", "a\nid: other\nname: b", "'\"", "---",
     "=1+1", "@cmd", "\u00a0wide\u3000blank", "%YAML", "| x", "${HOME} $(id) `id`", "::error ::x"],
)  # fmt: skip
def test_whatever_is_typed_stays_one_text(text: str, asked: Path, run: Run) -> None:
    result = run("add", *options(region=text, giver=text))

    assert result.status == 0, result
    (name,) = added(asked)
    record = load.load(asked, TODAY).examples[name.removesuffix(".yaml")]
    assert (record.region, record.submitted_by) == (" ".join(text.split()),) * 2


def test_a_file_of_answers_is_read_strictly(asked: Path, run: Run) -> None:
    file = asked.parent / "answers.yaml"
    for text, said in (
        ("name: a\nname: b\n", "error[duplicate-key]"),
        ("- a\n", "error: answers.yaml holds no answers\n"),
        ("nmae: a\n", "error: answers.yaml: nobody asks for 'nmae'\nhint: did you mean 'name'?\n"),
        ("name: {a: b}\n", "error: answers.yaml: 'name' is no text, no number and no list of them\n"),
        ("name: &a [*a]\n", "error[unsafe-yaml]"),
    ):
        file.write_text(text, encoding="utf-8")
        result = run("add", "--answers", file.name)
        assert result.status in (1, 2)
        assert said in result.err, result.err
    assert added(asked) == []


def test_options_come_before_what_a_file_says(asked: Path, run: Run) -> None:
    file = asked.parent / "answers.yaml"
    file.write_text(
        "".join(f"{name}: {json.dumps(text)}\n" for name, text in ANSWER.items()), encoding="utf-8"
    )

    run("add", "--answers", file.name, "--name", "Another table")

    assert added(asked) == ["another-table.yaml"]


def test_what_belongs_to_the_installed_program_stays_as_it_is(
    asked: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "PACKAGE", asked.parent)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    result = run("add", "--data", asked, *options())
    again = run("add", "--data", asked, *options())

    assert (result.status, added(asked)) == (0, [])
    assert Path("skills-table-valley.yaml").read_text("utf-8") == ENTRY
    assert result.err.splitlines()[-2:] == [
        "skills-table-valley.yaml written",
        "next: read it, and attach it to an issue of the project, or send it to its curators",
    ]
    assert (again.status, again.err) == (
        2, "error: skills-table-valley.yaml already exists\nhint: give the entry another id\n"
    )  # fmt: skip


def test_content_of_an_older_release_asks_nothing(small: Path, run: Run) -> None:
    assert run("add", *options()) == (
        2, "", "error: this content asks for no example\nhint: it is of an older release; take a newer one\n"
    )  # fmt: skip


def test_only_kinds_that_are_asked_for_can_be_added(asked: Path, run: Run) -> None:
    assert run("add", "fund") == (
        2,
        "",
        "error: this content asks for no fund\nhint: choose from: example, study, action\n",
    )


STUDY = """\
title: What the valley network did for its firms
authors: [A. Author; B. Author]
year: 2022
published-by: Journal of Valleys
page: https://journal.example.org/valleys
read-as: abstract
programme: Valley network, Austria
country: Austria
sample: 40 firms of the valley and 40 others.
method: counterfactual
compared: matched
systematic: "no"
made-by: independent
effect:
  - jobs | gain | result | 3 percent more | two years later
  - sales | no difference | result
finding: Firms of the network have more jobs two years later, and no more sales.
action: meet-partners | jobs | clusters | Firms of a network met at fairs.
"""
STUDY_ENTRY = """\
id: journal-valleys-2022-what-valley-network-did-its-firms
title: What the valley network did for its firms
authors:
  - A. Author
  - B. Author
year: 2022
publisher: Journal of Valleys
url: https://journal.example.org/valleys
read: "2026-11-30"
source_read: abstract
countries: ["AT"]
programme: Valley network, Austria
method: counterfactual
compared: matched
systematic: false
by: independent
sample: 40 firms of the valley and 40 others.
effects:
  - what: jobs
    result: gain
    measures: result
    size: 3 percent more
    when: two years later
  - what: sales
    result: no-difference
    measures: result
finding: Firms of the network have more jobs two years later, and no more sales.
bears_on:
  - action: meet-partners
    effect: jobs
    through: clusters
    why: Firms of a network met at fairs.
"""
ACTION_ENTRY = """\
id: meet-schools-once-year
title: Meet schools once a year
summary: Firms and schools of a region meet once a year.
placements:
  - priority: green
    challenge: innovation
    function: networking
    basis: judged
    fit: direct
    why: A contributor placed it here; a second reader has not judged it yet.
"""


def test_a_study_and_an_action_are_added_from_answers(asked: Path, run: Run) -> None:
    action = "title: Meet schools once a year\nsummary: Firms and schools of a region meet once a year.\n"
    for kind, answers, name, entry in (
        ("study", STUDY, "studies/journal-valleys-2022-what-valley-network-did-its-firms.yaml", STUDY_ENTRY),
        (
            "action",
            f"{action}cell: green | innovation | Networking\n",
            "actions/meet-schools-once-year.yaml",
            ACTION_ENTRY,
        ),
    ):
        Path("answers.yaml").write_text(answers, encoding="utf-8")
        result = run("add", kind, "--answers", "answers.yaml")
        assert (result.status, result.err.splitlines()[0]) == (0, f"data/{name} written"), result
        assert (asked / name).read_text("utf-8") == entry
        (asked / name).unlink()
        lines = [
            (key, line)
            for key, value in yaml.safe_load(answers).items()
            for line in (value if isinstance(value, list) else [value])
        ]
        given = [word for key, line in lines for word in (f"--{key}", str(line))]
        assert run("add", kind, *given).status == 0
        assert (asked / name).read_text("utf-8") == entry
        again = run("add", kind, "--answers", "answers.yaml")
        assert again.err.startswith(f"error: this may be '{entry.partition('title: ')[2].splitlines()[0]}'")
    assert run("validate").status == 0


def test_an_id_is_taken_once_for_all(asked: Path, run: Run) -> None:
    for name in ("austrian-network", "meet-partners", "green"):
        result = run("add", *options(), "--id", name)
        assert (result.status, result.err) == (
            1,
            f"error: --id: '{name}' is the id of another entry, or was\n",
        )
    rows = [["name", "page", "country", "led-by", "summary", "part", "id"]]
    for number in (1, 2):
        page = f"https://{number}.example.org/"
        rows.append(
            [f"Table {number}", page, "AT", "A cluster", f"It meets {number} times.", "none", "the-table"]
        )
    Path("rows.csv").write_text("".join(f"{','.join(row)}\n" for row in rows), encoding="utf-8")

    result = run("add", "--from", "rows.csv")

    assert (result.status, added(asked)) == (1, [])
    assert result.err.startswith("error: row 3, id: 'the-table' is the id of another entry, or was\n")


def test_an_option_of_another_kind_is_no_answer(asked: Path, run: Run) -> None:
    assert run("add", "action", "--region", "x") == (
        2, "", "error: --region is no answer for a new action\n"
        "hint: its answers are: title, summary, cell, alias, id\n",
    )  # fmt: skip


def test_every_kind_has_a_template_and_its_rows_are_taken(asked: Path, run: Run) -> None:
    for kind in ("study", "action"):
        assert run("add", kind, "--template", f"{kind}.xlsx").status == 0
        assert run("add", kind, "--from", f"{kind}.xlsx") == (0, "", "there is no new row\n")


@pytest.mark.parametrize(
    ("name", "further", "taken", "wanted"),
    [
        ("The Diagnosis of Skills, in Food", [], [], "diagnosis-skills-food"),
        ("Évaluation des clústers ß", [], [], "evaluation-des-clusters-ss"),
        ("Skills", ["Upper Austria", "Austria"], ["skills"], "skills-upper-austria"),
        ("Skills", [], ["skills", "skills-2"], "skills-3"),
        ("Con", ["Tirol"], [], "con-tirol"),
        ("Of the", [], [], "of-the"),
        ("2030", [], [], ""),
        ("集群", [], [], ""),
        ("x" * 80, [], [], "x" * 60),
        ("word " * 30, [], [], "-".join(["word"] * 12)),
    ],
)
def test_an_id_is_made_of_the_name(name: str, further: list[str], taken: list[str], wanted: str) -> None:
    assert proposed_id(name, further, taken) == wanted


# At a terminal

SKIP, DOWN, BACK, STOP = "\x0e", "\x1b[B", "\x02", "\x03"


@pytest.fixture
def typed(asked: Path, pressed: Callable[..., Result]) -> Callable[..., Result]:
    """Return a function that runs `add` as someone with these keys would."""

    def typed(*keys: str, options: Sequence[str] = ()) -> Result:
        return pressed("add", *options, keys="".join(keys))

    return typed


KEYS = {
    "name": f"{ANSWER['name']}\r", "page": f"{ANSWER['page']}\r", "country": "Austria\r\r", "region": SKIP,
    "led-by": f"{ANSWER['led-by']}\r", "summary": f"{ANSWER['summary']}\r", "start": "2021\r", "end": SKIP,
    "seen": "2025\r", "result": SKIP, "authority": SKIP, "source": SKIP, "transfer": SKIP,
    "part": DOWN * 3 + "\r", "giver": SKIP, "action": "\r",
}  # fmt: skip


def test_eight_questions_at_a_terminal_make_the_same_entry(asked: Path, typed: Callable[..., Result]) -> None:
    result = typed(*KEYS.values(), "y\r")

    assert (result.status, result.out) == (0, "")
    assert (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8") == ENTRY
    for question in ("What is it called, and which page is its own?", "Which action does it show?"):
        assert f"\n{question}\n" in result.err


def test_what_was_given_is_not_asked(asked: Path, typed: Callable[..., Result]) -> None:
    keys = {name: key for name, key in KEYS.items() if name not in ("name", "page")}

    result = typed(*keys.values(), "y\r", options=["--name", ANSWER["name"], "--page", ANSWER["page"]])

    assert result.status == 0
    assert (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8") == ENTRY


def test_a_wrong_answer_is_asked_for_again(asked: Path, typed: Callable[..., Result]) -> None:
    keys = {**KEYS, "page": "valley\r" + "\x15" + KEYS["page"], "start": "soon\r" + "\x15" + KEYS["start"],
            "led-by": SKIP + KEYS["led-by"]}  # fmt: skip

    result = typed(*keys.values(), "y\r")

    assert (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8") == ENTRY
    assert "  this is not a web address that begins with https:// or http://\n" in result.err
    assert "  An entry cannot do without this.\n" in result.err


def test_one_that_is_there_already_ends_the_questions(
    asked: Path, run: Run, typed: Callable[..., Result]
) -> None:
    run("add", *options())

    result = typed(KEYS["name"], "y\r")

    assert (result.status, added(asked)) == (0, ["skills-table-valley.yaml"])
    assert result.err.endswith("Nothing was written. It is there: toolkit show skills-table-valley\n")


def test_one_that_is_alike_and_another_thing_is_kept_as_such(
    asked: Path, run: Run, typed: Callable[..., Result]
) -> None:
    run("add", *options(name="The skills tables of the valley", page="https://others.example.org/x"))
    typed(KEYS["name"], "n\r", *list(KEYS.values())[1:], "y\r")

    text = (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8")
    assert "not_the_same_as: [skills-tables-valley]\n" in text


def test_another_action_than_the_nearest_can_be_chosen(asked: Path, typed: Callable[..., Result]) -> None:
    typed(*{**KEYS, "action": f"{DOWN}\rMeet\r\r"}.values(), "y\r")

    assert "action: meet-partners\n" in (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8")


def test_answers_are_kept_where_somebody_stops_and_are_taken_up_again(
    asked: Path, typed: Callable[..., Result]
) -> None:
    first = list(KEYS.values())[:6]
    rest = [key for name, key in KEYS.items() if name not in ("name", "page", "country", "led-by", "summary")]

    at_the_end = typed(*KEYS.values(), STOP)
    Path("answers.yaml").unlink()
    stopped = typed(*first, STOP)
    result = typed(*rest, "y\r", options=["--answers", "answers.yaml"])

    assert (at_the_end.status, stopped.status) == (130, 130)
    assert stopped.err.endswith(
        "\nKept in answers.yaml. To go on: toolkit add example --answers answers.yaml\n"
    )
    assert result.status == 0
    assert (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8") == ENTRY


def test_nothing_is_written_without_a_yes(asked: Path, run: Run, typed: Callable[..., Result]) -> None:
    result = typed(*KEYS.values(), "n\r")

    assert (result.status, added(asked)) == (0, [])
    assert result.err.endswith(
        "\nKept in answers.yaml. To go on: toolkit add example --answers answers.yaml\n"
    )
    assert run("add", "--answers", "answers.yaml").status == 0
    assert added(asked) == ["skills-table-valley.yaml"]


def test_curators_are_asked_for_the_rest(asked: Path, typed: Callable[..., Result]) -> None:
    result = typed(
        f"{DOWN}\r", SKIP, SKIP, SKIP, SKIP * 3, SKIP * 4, SKIP * 2, SKIP * 5, "y\r",
        options=["--curator", *options(action="meet-partners"), "--region", "Valley", "--end", "2031",
                 "--result", "firms | 3 | firms | 2024 | https://a.example.org/b",
                 "--authority", "https://a.example.org/b", "--source", "https://a.example.org/c",
                 "--transfer", "A table.", "--giver", "Somebody"],
    )  # fmt: skip

    assert result.status == 0, result
    assert "kind: strategy\n" in (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8")
