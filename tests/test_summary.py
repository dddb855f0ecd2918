"""What reviewers of a branch read first: findings, what changed, and the pages; content breaks out of nothing."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

import summary
from conftest import ROOT, TODAY, git
from test_diff import EXAMPLE, change


def told(repository: Path) -> str:
    return summary.summary("main", repository, TODAY)


def headings(text: str) -> list[str]:
    """Return the headings that a reader of Markdown sees, with their levels."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return [
        f"{token.tag} {tokens[place + 1].content}"
        for place, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def test_a_change_is_told_with_the_page_of_what_changed(repository: Path) -> None:
    change(repository, EXAMPLE, "value: 40", "value: 41")

    text = told(repository)

    assert headings(text)[:3] == ["h2 Findings", "h2 What changed from main to this branch", "h3 Changed"]
    assert "h2 Austrian network" in headings(text)
    assert "Value: 41 (was: 40)" in text
    assert "h2 Norwegian example" not in headings(text)
    assert "## Findings\n\nNone.\n" in text


def test_errors_are_all_that_is_told_of_content_that_cannot_be_read(repository: Path) -> None:
    change(repository, EXAMPLE, "challenge: innovation", "challenge: inovation")

    text = told(repository)

    assert headings(text) == ["h2 Findings"]
    assert "did you mean 'innovation'?" in text
    assert text.endswith("What changed is shown once the errors are mended.\n\n")


HOSTILE = [
    "```", "````\n# heading", "</pre><script>alert(1)</script>", "![x](https://example.org/x.png)", "<img src=x>",
    "::error::stop", "##[error]stop", "| a | b |", "[a](javascript:alert(1))", "\u202e", "<!-- -->", "@octocat #1",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("broken", [False, True], ids=["page", "finding"])
def test_nothing_in_the_content_ends_a_block_or_begins_one(
    text: str,
    broken: bool,
    repository: Path,
) -> None:
    file = repository / EXAMPLE
    own = f"summary: {text!r}" if "\n" not in text else "summary: |\n  " + text.replace("\n", "\n  ")
    lines = file.read_text("utf-8").replace("summary: Firms meet four times a year.", own)
    if broken:
        lines += f"{text.splitlines()[0]!r}: x\n"
    file.write_text(lines, encoding="utf-8")
    (repository / "sectors.yaml").touch()

    shown = told(repository)

    tokens = MarkdownIt("commonmark").enable("table").parse(shown)
    assert {token.type for token in tokens} & {"html_block", "image"} == set()
    inline = [child for token in tokens for child in token.children or ()]
    assert not [child for child in inline if child.type in ("html_inline", "image")]
    assert not [child for child in inline if child.type == "link_open" and "javascript" in str(child.attrs)]
    assert headings(shown)[0] == "h2 Findings"
    assert "h1" not in " ".join(headings(shown))
    assert not re.search(r"^\s*::|##\w*\[", shown, re.MULTILINE)


def test_what_is_too_long_for_a_summary_is_left_out_and_told() -> None:
    text = summary.bounded(["a", "b" * summary.MOST, "c"])

    assert text == "a\n\n2 more parts are left out: the summary would be too long.\n"


def test_a_branch_without_the_revision_is_told(repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / "summary.py", "nowhere"], capture_output=True, text=True, check=False,
        cwd=repository.parent,
    )  # fmt: skip

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: git knows no revision 'nowhere'")


def test_many_entries_are_counted_and_the_first_are_shown(
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    change(repository, EXAMPLE, "value: 40", "value: 41")
    change(repository, "actions/meet-partners.yaml", "title: Bring partners", "title: Lead partners")
    monkeypatch.setattr(summary, "PAGES", 1)

    assert "1 more entries changed" in told(repository)
    git(repository.parent, "commit", "-q", "-am", "all")
    assert "Nothing differs." in told(repository)
