"""Findings for machines that review: annotations of GitHub, SARIF and JUnit, and only what a branch touches."""

import json
import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from clustertoolkit.content.validation import validate
from clustertoolkit.problems import Problem, Span
from clustertoolkit.render import annotations, junit, sarif
from conftest import TODAY, Run, git

FILE = "data/examples/austrian-network.yaml"
LINE = 24
HOSTILE = [
    "a%0A::error::b", "a\n::stop-commands::x", "a,line=9::b", "##[error]x", "</failure><x>", "]]>", "&lt;", "\x00\x1b[31m", "\ud800", "a:b,c",
]  # fmt: skip


@pytest.fixture
def broken(small: Path) -> Path:
    """Return the small content with one slip in an example."""
    file = small / "examples" / "austrian-network.yaml"
    file.write_text(file.read_text("utf-8").replace("innovation", "inovation"), encoding="utf-8")
    return small


def test_in_actions_each_problem_is_shown_and_annotates_its_line(
    broken: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = run("validate").out
    annotation = (
        f"::error file={FILE},line={LINE},endLine={LINE},col=16,endColumn=25,title=wrong-value"
        "::'challenge' cannot be 'inovation'%0Adid you mean 'innovation'?\n"
    )

    assert run("validate", "--format", "github") == (1, text + annotation, "")

    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert run("validate") == (1, text + annotation, "")
    assert run("validate", "--format", "text") == (1, text, "")
    assert json.loads(run("validate", "--json").out)["problems"]

    monkeypatch.setenv("GITHUB_WORKSPACE", str(broken.parent.parent))
    assert f"::error file={broken.parent.name}/{FILE},line" in run("validate").out
    monkeypatch.setenv("GITHUB_WORKSPACE", str(broken / "actions"))
    assert f"::error file={FILE},line" in run("validate").out


def test_without_problems_there_is_nothing_to_annotate(small: Path, run: Run) -> None:
    for form in ("text", "github"):
        assert run("validate", "--format", form) == (0, "", "13 files checked in data, no problems\n")


def test_what_github_does_not_annotate_is_told(small: Path) -> None:
    span = Span(1, 1, 1, 2)
    problems = [
        Problem("a.yaml", span, code, f"number {number}")
        for code in ("wrong-value", "near-text")
        for number in range(12)
    ]

    lines = annotations.commands(problems, str).splitlines()

    assert [line.split(" ")[0] for line in lines] == ["::error"] * 10 + ["::warning"] * 10
    assert annotations.left_out(problems) == (
        "GitHub annotates 10 errors and 10 warnings of a step: 2 more errors and 2 more warnings stand in the log alone"
    )
    assert annotations.left_out(problems[:11]).endswith(": 1 more error stand in the log alone")
    assert annotations.left_out(problems[:10]) == ""


def test_columns_of_several_lines_are_left_out_of_an_annotation() -> None:
    told = annotations.commands([Problem("a.yaml", Span(3, 5, 4, 2), "bad", "wrong")], str)

    assert told == "::error file=a.yaml,line=3,endLine=4,title=bad::wrong\n"


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_its_place_in_a_finding(text: str) -> None:
    problem = Problem(f"{text}.yaml", Span(1, 1, 1, 2), "wrong-value", f"'{text}' is wrong", f"not {text}")

    annotation = annotations.commands([problem], str)
    assert annotation.count("\n") == 1
    assert re.findall(r"(?:^|\n)\s*::", annotation) == ["::"]
    properties = annotation.removeprefix("::error ").split("::")[0]
    assert [part.split("=")[0] for part in properties.split(",")] == [
        "file",
        "line",
        "endLine",
        "col",
        "endColumn",
        "title",
    ]
    assert "##[" not in annotation

    (result,) = json.loads(sarif.written([problem], str, {"wrong-value": ("a", "b")}, "1.0.0"))["runs"][0][
        "results"
    ]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[\w./%~-]+", place)
    assert unquote(place, errors="surrogatepass").endswith(".yaml")

    read = ET.fromstring(junit.written([problem], [], strict=False).encode())
    assert [tag.tag for tag in read.iter()] == ["testsuites", "testsuite", "testcase", "failure"]


def test_sarif_tells_every_problem_once_with_its_rule_and_place(broken: Path, run: Run) -> None:
    result = run("validate", "--format", "sarif")

    document = json.loads(result.out)
    assert (result.status, result.err) == (1, "")
    (told,) = document["runs"]
    assert [rule["id"] for rule in told["tool"]["driver"]["rules"]] == ["wrong-value"]
    assert told["results"] == [
        {
            "ruleId": "wrong-value", "ruleIndex": 0, "level": "error",
            "message": {"text": "'challenge' cannot be 'inovation'; did you mean 'innovation'?"},
            "locations": [{"physicalLocation": {
                "artifactLocation": {"uri": FILE},
                "region": {"startLine": LINE, "startColumn": 16, "endLine": LINE, "endColumn": 25},
            }}],
        }
    ]  # fmt: skip


def test_in_junit_every_file_is_a_test_and_warnings_fail_with_strict_alone() -> None:
    span = Span(2, 3, 2, 4)
    problems = [
        Problem("a.yaml", span, "wrong-value", "wrong", "write it right"), Problem("a.yaml", span, "near-text", "alike"),
        Problem("stray.txt", span, "stray-file", "nothing reads it"),
    ]  # fmt: skip

    assert junit.written(problems, ["a.yaml", "b.yaml"], strict=False) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<testsuites tests="3" failures="2" errors="0">\n'
        '  <testsuite name="toolkit validate" tests="3" failures="2" errors="0" skipped="0">\n'
        '    <testcase classname="content" name="a.yaml">\n'
        '      <failure type="wrong-value" message="wrong">a.yaml:2:3: error[wrong-value]: wrong\n'
        "  hint: write it right\n"
        "</failure>\n"
        "      <system-out>a.yaml:2:3: warning[near-text]: alike\n"
        "</system-out>\n"
        "    </testcase>\n"
        '    <testcase classname="content" name="b.yaml" />\n'
        '    <testcase classname="content" name="stray.txt">\n'
        '      <failure type="stray-file" message="nothing reads it">stray.txt:2:3: error[stray-file]: nothing reads it\n'
        "</failure>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n"
    )
    strict = ET.fromstring(junit.written(problems, ["a.yaml", "b.yaml"], strict=True))
    assert [failure.get("message") for failure in strict.iter("failure")] == [
        "wrong and 1 more",
        "nothing reads it",
    ]
    warned = ET.fromstring(junit.written(problems[1:2], [], strict=False))
    assert (warned.get("failures"), list(warned.iter("failure"))) == ("0", [])


def test_only_what_differs_from_a_revision_is_reported(repository: Path, run: Run) -> None:
    assert run("validate", "--changed", "main") == (0, "", "0 files checked in data, no problems\n")
    (repository / "sectors.yaml").write_text("", encoding="utf-8")
    git(repository.parent, "commit", "-q", "-am", "a slip")
    fresh = repository / "examples" / "new-one.yaml"
    fresh.write_text("id: other\n", encoding="utf-8")

    result = run("validate", "--changed", "main", "--json")

    files = {problem["file"] for problem in json.loads(result.out)["problems"]}
    assert files == {"data/examples/new-one.yaml"}
    others = len(validate(repository, TODAY).problems) - len(json.loads(result.out)["problems"])
    assert (
        result.err == f"{others} more in files that do not differ from main: 'toolkit validate' shows all\n"
    )
    both = json.loads(run("validate", "--changed", "main~1", "--json").out)["problems"]
    assert {problem["file"] for problem in both} == {"data/examples/new-one.yaml", "data/sectors.yaml"}
    assert run("validate", "data/actions", "--changed", "main~1").status == 0


def test_a_file_that_was_deleted_is_not_asked_about(repository: Path, run: Run) -> None:
    (repository / "examples" / "austrian-network.yaml").unlink()

    assert run("validate", "--changed", "main").status == 0


@pytest.mark.parametrize(
    "revision", ["nowhere", "--output=x", "-h", "", "main:data", "\n", "main main", "HEAD^{tree}"]
)
def test_what_is_no_revision_is_told_and_is_no_option_of_git(
    revision: str, repository: Path, run: Run
) -> None:
    result = run("validate", f"--changed={revision}")

    assert (result.status, result.out) == (2, "")
    assert result.err.endswith("hint: name a branch, a tag or a commit; in a shallow clone fetch it first\n")
    assert sorted(path.name for path in repository.parent.iterdir()) == [".git", "data"]


def test_outside_a_repository_and_without_git_it_is_told(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(small.parent.parent))
    assert run("validate", "--changed", "main").err.startswith("error: git cannot tell: not a git repository")
    monkeypatch.setenv("PATH", str(small))
    assert run("validate", "--changed", "main") == (
        2,
        "",
        "error: git is needed for this, and it cannot be started\nhint: install git\n",
    )
