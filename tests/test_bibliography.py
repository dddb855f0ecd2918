"""A bibliography of what is listed or shown: entries as they are cited, and each of their sources once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import DATA, TESTS, Run
from test_output_schemas import full  # noqa: F401

CITED = [
    "examples", "examples --by source", "actions", "recommendations", "studies", "funds", "developments",
    "search network", "show austrian-network a-book G1",
]  # fmt: skip


@pytest.mark.parametrize("command", CITED)
def test_what_is_listed_or_shown_is_cited(
    command: str,
    full: Path,  # noqa: F811
    run: Run,
    golden: Callable[[Path, str], None],
) -> None:
    assert run(*command.split(), "-o", "cited.bib").err == "cited.bib written\n"

    name = command.replace("--", "").replace(" ", "-")
    golden(TESTS / "golden" / f"full-{name}.bib", Path("cited.bib").read_text("utf-8"))


def test_no_key_stands_twice_in_a_bibliography_of_everything(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "all.bib"
    run("examples", "--data", DATA, "-o", file)
    keys = re.findall(r"^@misc\{(.+),$", file.read_text("utf-8"), flags=re.MULTILINE)

    assert len(keys) > 1000
    assert len(set(keys)) == len(keys)


def test_a_text_that_means_something_to_tex_stays_a_text(small: Path, run: Run) -> None:
    file = small / "examples" / "austrian-network.yaml"
    text = file.read_text("utf-8")
    acting = r"A } \input{x} % 100 & # $x$ a_b ~ ^"
    file.write_text(text.replace("name: Austrian network", f"name: '{acting}'"), encoding="utf-8")

    run("show", "austrian-network", "-o", "cited.bib")

    assert (
        r"title = {{A \} \textbackslash{}input\{x\} \% 100 \& \# \$x\$ a\_b \textasciitilde{} \textasciicircum{}}}"
        in Path("cited.bib").read_text("utf-8")
    )


@pytest.mark.parametrize("command", ["matrix", "gaps", "countries"])
def test_what_cannot_be_cited_makes_no_bibliography(command: str, small: Path, run: Run) -> None:
    refused = run(command, "-o", "cited.bib")

    assert (refused.status, refused.out) == (2, "")
    assert refused.err.startswith("error: the form of cited.bib cannot be told\n")
    assert not Path("cited.bib").exists()
