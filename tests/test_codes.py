"""`toolkit checks`: every code is listed and explained, and its samples show what they say."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from clustertoolkit.content.explanations import EXPLANATIONS, reading
from clustertoolkit.content.validation import validate
from clustertoolkit.problems import severity_of
from clustertoolkit.yamlfiles.reader import parse
from conftest import DATA, TESTS, TODAY, Run
from test_random import RECOMMENDATIONS

# what these samples show is not a part of an example's file
NOT_A_PART = {
    "empty-file", "id-not-file-name", "id-taken", "missing-file", "newer-schema", "not-utf-8", "stray-file",
    "too-large", "unreadable", "alias-taken", "question-astray", "symbolic-link", "too-many-problems",
    "too-many-warnings", "missing-folder", "action-of-other-priority", "effect-not-listed",
    "comparison-unlikely", "proposal-as-law", "development-undated",
}  # fmt: skip

READ = {"not-utf-8", "too-large", "unreadable", "no-break-blank"}  # the reader takes these samples

LATER = date(2027, 2, 1)  # when a second reader is asked for


@pytest.fixture(scope="module")
def copied(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the paper's content with the examples alone that samples have to do with."""
    folder = shutil.copytree(papers, tmp_path_factory.mktemp("shipped") / "data")
    samples = " ".join(f"{code.bad} {code.good}" for code in EXPLANATIONS.values())
    for file in (folder / "examples").iterdir():
        if file.stem not in samples and "circular" not in file.stem:
            file.unlink()
    shutil.copy(DATA / "examples" / "catalonia-clusters.yaml", folder / "examples")  # not the paper's
    (folder / "recommendations.yaml").write_text(RECOMMENDATIONS, encoding="utf-8")
    assert validate(folder, TODAY).problems == ()
    return folder


def codes_with(sample: str, content: Path, day: date = TODAY) -> set[str]:
    """Return the codes that validate reports when a sample takes the place of its keys in an example.

    The example was read on one early day, and nothing in it hangs on its sources.
    """
    file = content / "examples" / "circular-flanders.yaml"
    whole = (DATA / "examples" / file.name).read_text(encoding="utf-8")
    whole = re.sub(r'"2026-[0-9]{2}-[0-9]{2}"', '"2026-11-22"', whole)
    whole = re.sub(r"^status: .*\nseen: .*$", "status: unknown", whole, flags=re.MULTILINE)
    keys = {line.split(":")[0] for line in sample.splitlines() if line[0].isalpha()}
    keys |= {"outcomes", "funded_by", "related"}
    kept, replaced = [], False
    for line in whole.splitlines():
        if not line.startswith(" "):
            replaced = line.split(":")[0] in keys
        if not replaced:
            kept.append(line)
    file.write_text("\n".join(kept) + "\n" + sample, encoding="utf-8")
    return {problem.code for problem in validate(content, day).problems}


@pytest.mark.parametrize("code", sorted(EXPLANATIONS.keys() - NOT_A_PART))
def test_the_bad_sample_has_this_problem_and_the_good_one_none(code: str, copied: Path) -> None:
    day = LATER if code == "not-read-again" else TODAY
    assert codes_with(EXPLANATIONS[code].bad, copied, day) == {code}
    assert codes_with(EXPLANATIONS[code].good, copied, day) == set()


def codes_when_read(sample: str) -> set[str]:
    """Return the codes that the reader reports of a sample alone."""
    raw = sample.encode()
    return {problem.code for problem in parse("sample", raw, len(raw)).problems}


@pytest.mark.parametrize("code", sorted(EXPLANATIONS))
def test_a_sample_is_right_to_the_reader_unless_it_shows_what_the_reader_refuses(code: str) -> None:
    bad, good = EXPLANATIONS[code].bad, EXPLANATIONS[code].good
    refused = {code} & reading.EXPLANATIONS.keys() - READ

    assert (codes_when_read(bad), codes_when_read(good)) == (refused, set())
    assert all(sample == f"{sample.strip()}\n" for sample in (bad, good))


def test_what_to_do_begins_with_other_words_than_what_is_wrong() -> None:
    wrong, to_do = (
        {text.split()[0] for text in texts}
        for texts in zip(*((code.summary, code.advice) for code in EXPLANATIONS.values()), strict=True)
    )

    assert wrong & to_do == set()


def test_the_list_has_a_line_for_each_code(run: Run) -> None:
    lines = run("checks").out.splitlines()

    assert [line.split()[:2] for line in lines] == [
        [code, severity_of(code)] for code in sorted(EXPLANATIONS)
    ]
    assert all(line.endswith(".") for line in lines)


def test_one_code_is_explained_with_a_bad_and_a_good_sample(run: Run) -> None:
    assert run("checks", "ambiguous-scalar") == (
        0,
        "ambiguous-scalar: A value without quotes is read as different things by different YAML readers or "
        "people: NO as false, a date, a time, an octal number, 2.300 as thousands or as a fraction.\n\n"
        "Put it in quotes if it is a text; country codes and dates always are. Set no marks between thousands.\n\n"
        "Bad:\n\n    countries: [NO]\n\nGood:\n\n    countries: [\"NO\"]\n",
        "",
    )  # fmt: skip


def test_a_warning_is_explained_as_one(run: Run) -> None:
    assert run("checks", "active-past-end").out.startswith(
        "active-past-end (a warning): An example is said to be active, and the last year of its period is over.\n"
    )


def test_every_code_is_explained_in_these_words(run: Run, golden: Callable[[Path, str], None]) -> None:
    golden(
        TESTS / "golden" / "checks.txt", "\n".join(run("checks", code).out for code in sorted(EXPLANATIONS))
    )


def test_an_unknown_code_names_the_near_one(run: Run) -> None:
    assert run("checks", "duplicate-keys") == (
        2, "", "error: no check has the code 'duplicate-keys'\nhint: did you mean 'duplicate-key'?\n",
    )  # fmt: skip
    assert (
        run("checks", "zzz").err == "error: no check has the code 'zzz'\nhint: 'toolkit checks' lists them\n"
    )
