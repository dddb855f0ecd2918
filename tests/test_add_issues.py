"""Forms of issues: as GitHub takes them, and what comes of one that a person filled in, well or badly."""

import re
from pathlib import Path

import pytest
import yaml

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.sentences import too_long
from conftest import ROOT, Run
from test_add import ANSWER, ENTRY, added
from test_add import asked as asked

TEMPLATES = ROOT / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(TEMPLATES.glob("*.yml"))
TITLES = {
    "name": "Name", "page": "Address", "country": "Country", "region": "Region", "led-by": "Led by",
    "summary": "Summary", "start": "Start", "end": "End", "seen": "Last seen", "result": "Results",
    "authority": "Page of an authority", "source": "Sources", "transfer": "What another region would need",
    "part": "Your part", "giver": "Submitted by", "action": "Action",
}  # fmt: skip
FILLED = {**ANSWER, "part": "I have no part in it"}


def issue(**given: str) -> str:
    """Return the text that GitHub makes of a form with these answers."""
    answers = {**FILLED, **{name.replace("_", "-"): text for name, text in given.items()}}
    return "\n\n".join(
        f"### {title}\n\n{answers.get(name, '_No response_')}" for name, title in TITLES.items()
    )


def put(text: str) -> Path:
    file = Path("issue.md")
    file.write_bytes(text.encode())
    return file


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_github_takes_a_form(file: Path) -> None:
    """What makes it refuse one: no name or description, a label, id or choice twice, or the choice None."""
    form = yaml.safe_load(file.read_text("utf-8"))
    elements = [element for element in form["body"] if element["type"] != "markdown"]

    assert form.keys() == {"name", "description", "title", "labels", "body"}
    assert all(isinstance(form[key], str) for key in ("name", "description", "title"))
    assert {element["type"] for element in form["body"]} <= {"markdown", "input", "textarea", "dropdown"}
    assert all(element["attributes"]["value"] for element in form["body"] if element["type"] == "markdown")
    for names in ([one["attributes"]["label"] for one in elements], [one["id"] for one in elements]):
        assert len(set(names)) == len(names)
    for element in elements:
        offered = element["attributes"].get("options", [])
        assert len(set(offered)) == len(offered)
        assert bool(offered) == (element["type"] == "dropdown")
        assert all(isinstance(word, str) and word.lower() != "none" for word in offered)
        assert list(too_long(element["attributes"]["description"])) == []


def test_the_form_for_an_example_asks_what_the_questions_ask(shipped: Toolkit) -> None:
    form = yaml.safe_load((TEMPLATES / "new-example.yml").read_text("utf-8"))
    elements = [element for element in form["body"] if element["type"] != "markdown"]
    questions = shipped.contributions["example"].questions
    fields = [field for question in questions if not question.curator for field in question.fields]

    assert {one["id"]: one["attributes"]["label"] for one in elements} == TITLES
    assert [one["id"] for one in elements] == [field.id for field in fields]
    needed = {one["id"] for one in elements if one.get("validations") == {"required": True}}
    assert needed == {field.id for field in fields if field.needed}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_form_makes_the_entry_that_answers_make(end: str, asked: Path, run: Run) -> None:
    result = run("add", "--from-issue", put(issue().replace("\n", end)))

    assert result.status == 0, result
    assert (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8") == ENTRY
    assert result.err == "data/examples/skills-table-valley.yaml written\n"
    assert result.out == (
        "Thank you. This is what was made of the form. A curator reads it now; nothing is public yet.\n\n"
        f"```yaml\n{ENTRY}```\n\nIt shows: Watch markets.\n"
        "Its texts fit as well: Bring partners together. Say so in a comment if one of these is meant.\n"
    )


def test_bullets_and_blank_lines_are_no_part_of_an_answer(asked: Path, run: Run) -> None:
    text = "- firms | 3 | firms | 2024 | https://a.example.org/b\n\n* schools | 2 | schools | | https://a.example.org/c\n"

    run("add", "--from-issue", put(issue(result=text)))

    written = (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8")
    assert re.findall("what: (.*)", written) == ["firms", "schools"]


def test_mistakes_come_back_as_one_comment_in_the_givers_words(asked: Path, run: Run) -> None:
    result = run("add", "--from-issue", put(issue(
        country="Austira", start="since 2019", result="firms | 3 | firms\nmany firms | many | firms | 2024 | x",
        summary="_No response_", part="something else",
    )))  # fmt: skip

    assert (result.status, result.err, added(asked)) == (1, "", [])
    assert (
        result.out
        == """\
Thank you. Nothing was made of the form yet. Please edit it above, and mend this:

- **Country**: `'Austira' is not known; did you mean 'AT' (austria)?`
- **Summary**: `this is needed`
- **Start**: `'since 2019' is no number: write digits alone, such as 1200 or 2.5`
- **Results**, line 1: `'firms | 3 | firms' lacks: Source; a line is what | value | unit | year | source | kind | measured by`
- **Results**, line 2: `Value: 'many' is no number: write digits alone, such as 1200 or 2.5`
- **Your part**: `'something else' is none of what can be chosen; choose from: I work for those who run it, I work for those who pay for it, I or my firm takes part in it, I have no part in it`
"""
    )


def test_one_that_may_be_there_already_is_told_so_and_a_curator_can_go_on(asked: Path, run: Run) -> None:
    run("add", "--from-issue", put(issue()))
    file = put(issue(name="The skills tables of the valley", page="https://other.example.org/x"))

    result = run("add", "--from-issue", file)
    other = run("add", "--from-issue", file, "--not-the-same-as", "skills-table-valley", "--id", "tables")

    assert (result.status, result.out) == (1, (
        "Thank you. Nothing was made of the form yet. Please edit it above, and mend this:\n\n"
        "- This may be there already, as `Skills table of the valley` (`skills-table-valley`): "
        "its name is nearly the same, its summary is nearly the same. "
        "If it is another thing, say so in a comment; a curator goes on from there.\n"
    ))  # fmt: skip
    assert (other.status, added(asked)) == (0, ["skills-table-valley.yaml", "tables.yaml"])


def test_a_heading_of_the_form_within_an_answer_is_told(asked: Path, run: Run) -> None:
    result = run("add", "--from-issue", put(issue(summary="It is good.\n\n### Led by\n\nSomebody else")))

    assert (result.status, added(asked)) == (1, [])
    assert "- **Led by**: `the heading 'Led by' stands twice: leave it out of your text`\n" in result.out


@pytest.mark.parametrize(
    "text",
    ["@everybody see #1", "`id` $(id) ${{ secrets.X }}", "</details><script>x</script>", "a\n### Not ours\nb",
     "::set-output name=a::b", "![x](http://a.example.org/x.png)", "| a | b |\n|---|---|", "```yaml\nid: x\n```",
     "name: x\nid: ../../evil\n---\n", "<!-- hidden -->", "\\u0000", "x" * 700, "9" * 5000, "a | " + "1" * 5000 + " | b | 2020 | https://a.example.org/b", "### ", "[a]: javascript:x"],
)  # fmt: skip
@pytest.mark.parametrize(
    "field", ["name", "region", "led-by", "summary", "country", "result", "start", "action", "giver"]
)
def test_a_hostile_answer_is_text_or_a_mistake_and_nothing_else(
    field: str, text: str, asked: Path, run: Run
) -> None:
    before = {file: file.read_bytes() for file in asked.parent.rglob("*") if file.is_file()}

    result = run("add", "--from-issue", put(issue(**{field: text})))

    after = {file: file.read_bytes() for file in asked.parent.rglob("*") if file.is_file()}
    new = after.keys() - before.keys() - {asked.parent / "issue.md"}
    assert {file: after[file] for file in before} == before
    assert result.status in (0, 1)
    assert "Traceback" not in result.err
    assert len(new) == (1 if result.status == 0 else 0)
    assert all(
        file.parent == asked / "examples" and re.fullmatch(r"[a-z0-9-]{1,60}\.yaml", file.name)
        for file in new
    )
    if result.status == 0:
        assert run("validate", *new).status == 0
    else:
        told = re.sub(r"`[^`\n]*`", "", result.out)  # code is shown as it is
        assert not re.search(r"[@#<\[$]|^::", told, re.MULTILINE)


def test_no_answer_ends_the_block_in_which_the_comment_shows_the_file(asked: Path, run: Run) -> None:
    summary = f"{'Firms of the valley meet. ' * 4}```` @a {'They talk. ' * 9}"

    result = run("add", "--from-issue", put(issue(summary=summary)))

    text = (asked / "examples" / "skills-table-valley.yaml").read_text("utf-8")
    assert (result.status, text.count("````")) == (0, 1)
    assert f"\n`````yaml\n{text}`````\n" in result.out
    assert "@a" not in result.out.replace(text, "")


def test_what_is_no_form_is_refused(asked: Path, run: Run) -> None:
    for data, said in (
        (b"", "error: this is no form of a new example\n"),
        (b"### Something\n\nelse\n", "error: this is no form of a new example\n"),
        (b"\xff\xfe", "error: the form is not UTF-8 text\n"),
        (b"### Name\n\n" + b"x" * 300_000, "error: the form has more than 256 KiB\n"),
    ):
        Path("issue.md").write_bytes(data)
        result = run("add", "--from-issue", "issue.md")
        assert (result.status, result.out, result.err.startswith(said)) == (2, "", True)


def test_a_form_of_many_lines_is_told_in_a_comment_that_is_short(asked: Path, run: Run) -> None:
    result = run("add", "--from-issue", put(issue(result="a | b\n" * 30, source="x\n" * 60_000)))

    assert (result.status, added(asked)) == (1, [])
    assert len(result.out.splitlines()) <= 42
    assert len(result.out) < 65_536  # what a comment may have
