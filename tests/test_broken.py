"""Every code has a broken file in tests/broken/, and beside it the whole text that validate prints.

The first line of a broken file says where in the small content it is put.
"""

import json
import re
import shutil
import sys
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from clustertoolkit.content.checks import CHECKS
from clustertoolkit.content.checks.near import near_text
from clustertoolkit.content.checks.subject import CheckedFile, ContentFacts
from clustertoolkit.content.explanations import EXPLANATIONS
from clustertoolkit.problems import WARNINGS, severity_of
from clustertoolkit.yamlfiles.reader import parse
from conftest import TESTS, TODAY, Run

BROKEN = sorted((TESTS / "broken").glob("*.yaml"))


def _padded(data: Path) -> None:
    file = data / "examples" / "austrian-network.yaml"
    file.write_bytes(file.read_bytes() + b"# more\n" * 50_000)


def _without_dimensions(data: Path) -> None:
    (data / "dimensions.yaml").unlink()


def _linked(data: Path) -> None:
    (data / "examples" / "linked.yaml").symlink_to(data / "examples" / "austrian-network.yaml")


def _full_of_mistakes(data: Path) -> None:
    file = data / "examples" / "austrian-network.yaml"
    file.write_text(
        file.read_text("utf-8") + "".join(f"key-{n}: x\n" for n in range(5_000)), encoding="utf-8"
    )


def _full_of_long_sentences(data: Path) -> None:
    file = data / "instruments.yaml"
    terms = "".join(f"  - {{id: kind-{n}, title: Kind, summary: So{' and so' * 13}.}}\n" for n in range(110))
    file.write_text(file.read_text("utf-8") + terms, encoding="utf-8")


def _without_examples(data: Path) -> None:
    shutil.rmtree(data / "examples")


def _near(data: Path) -> None:
    """Put in examples whose summary is that of another one but for some words, and one that is another."""
    summary = (
        "Firms of the valley meet four times a year and tell each other what they need. A small office "
        "finds them partners, and each year one of them shows its plant to the others."
    )
    text = (data / "examples" / "norwegian-named-only.yaml").read_text("utf-8")
    texts = {
        "valley-network": summary,
        "valley-network-again": summary.replace("a year", "every year").replace("small", "big"),
        "valley-network-kept": f"{summary}\nnot_the_same_as: [valley-network, valley-network-again]",
        "valley-of-others": "Firms of the valley meet four times a year to sing, and nobody needs an office.",
    }
    for name, said in texts.items():
        own = text.replace("norwegian-named-only", name).replace("Norwegian example", name.title())
        (data / "examples" / f"{name}.yaml").write_text(f"{own}summary: {said}\n", encoding="utf-8")


def _printed_elsewhere(data: Path) -> None:
    """Say that the paper prints the entries in other cells, or at other positions, than they say."""
    (data / "paper.yaml").write_text(PAPER, encoding="utf-8")


def _linked_elsewhere(data: Path) -> None:
    """Say that the paper's Table 5 links nothing to what is said to be linked there."""
    (data / "paper.yaml").write_text(PAPER_WITHOUT_LINKS, encoding="utf-8")


PAPER = """\
cells:
  - priority: green
    challenge: innovation
    function: networking
    actions: [an-old-action, meet-partners]
  - priority: digital
    challenge: innovation
    function: networking
    examples: [austrian-network]
  - priority: green
    challenge: innovation
    function: intelligence
    actions: [watch-markets]
links:
  - recommendation: small-2020/G1
    function: networking
    actions: [meet-partners]
    examples: [norwegian-named-only]
"""
PAPER_WITHOUT_LINKS = """\
cells:
  - priority: green
    challenge: innovation
    function: networking
    actions: [meet-partners]
    examples: [austrian-network]
  - priority: green
    challenge: innovation
    function: intelligence
    actions: [watch-markets]
links:
  - recommendation: small-2020/G2
    function: networking
    actions: [meet-partners]
"""
BUILT = {
    "too-large": _padded,
    "missing-file": _without_dimensions,
    "missing-folder": _without_examples,
    "near-text": _near,
    "not-as-printed": _printed_elsewhere,
    "not-as-linked": _linked_elsewhere,
    "symbolic-link": _linked,
    "too-many-problems": _full_of_mistakes,
    "too-many-warnings": _full_of_long_sentences,
}


@pytest.mark.parametrize("broken", BROKEN, ids=lambda file: file.stem)
def test_a_broken_file_gets_exactly_this_report(
    broken: Path, parser: str, small: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    raw = broken.read_bytes()
    place = re.match(rb"# in (data/\S+)", raw)
    assert place, f"{broken.name} does not say where it is put"
    if place.group(1).endswith(b"/con.yaml") and sys.platform == "win32":
        pytest.skip("no file can have this name there")
    file = small.parent / place.group(1).decode()
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(raw)

    is_warning = any(broken.stem.startswith(code) for code in WARNINGS)

    result = run("validate")

    assert result.status == (2 if broken.stem == "newer-schema" else 0 if is_warning else 1)
    assert result.err == ""
    if parser == "pure":  # the same as with libyaml, also when `--golden` accepts what there is
        assert result.out == broken.with_suffix(".txt").read_text(encoding="utf-8")
    golden(broken.with_suffix(".txt"), result.out)


@pytest.mark.parametrize("name", BUILT)
def test_broken_content_that_no_single_file_can_show(
    name: str, small: Path, run: Run, golden: Callable[[Path, str], None]
) -> None:
    if name == "symbolic-link" and sys.platform == "win32":
        pytest.skip("links need a privilege there")
    BUILT[name](small)

    result = run("validate")

    assert (result.status, result.err) == (0 if name in WARNINGS else 1, "")
    golden(TESTS / "broken" / f"{name}.txt", result.out)


@pytest.mark.parametrize("missing", range(1, 4))
def test_a_summary_is_known_again_whichever_of_its_sentences_are_missing(missing: int) -> None:
    for kept in combinations(SENTENCES, len(SENTENCES) - missing):
        assert are_near(" ".join(kept), " ".join(SENTENCES)), kept


@pytest.mark.parametrize(
    ("words", "of", "near"),
    [(12, 12, True), (11, 11, False), (52, 102, True), (51, 102, False)],
    ids=["a short text", "one too short", "half of it", "less than half"],
)
def test_summaries_of_twelve_words_are_near_from_half_of_their_runs_on(
    words: int, of: int, near: bool
) -> None:
    whole = " ".join(SENTENCES).split()

    assert are_near(" ".join(whole[:words]), " ".join(whole[:of])) is near


SENTENCES = (
    "Firms of the valley meet four times a year and tell each other what they need.",
    "A small office finds them partners in other regions, and helps with the first letters.",
    "Each autumn one of them shows its plant to the others.",
    "Schools send teachers to these days, so that lessons follow what the plants work with.",
    "The county pays for the office, and a bank lends the firms machines to try out.",
    "Those that join pay a fee which grows with their size.",
    "Twice a year the office asks all firms how their orders stand.",
    "Its list of spare rooms and presses helps those whose own plant stands still.",
)


def are_near(*summaries: str) -> bool:
    """Tell whether the last of some examples, which have nothing but summaries, is told to be like another."""
    facts = ContentFacts(TODAY, {})
    found = []
    for number, summary in enumerate(summaries):
        raw = json.dumps({"summary": summary}).encode()
        file = CheckedFile(parse(f"data/examples/example-{number}.yaml", raw), "example")
        found.append([message for _, message, _ in near_text(file, facts)])
    assert not any(found[:-1])
    return found[-1] == ["the summary is nearly that of data/examples/example-0.yaml"]


def test_a_file_that_cannot_be_opened_is_reported(
    small: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(path: Path, *arguments: object, **options: object) -> object:
        if path.name == "austrian-network.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)

    assert run("validate").out == (
        "data/examples/austrian-network.yaml:1:1: error[unreadable]: the file cannot be opened: "
        "Permission denied\n   = hint: see to it that you may read it\n\n"
        "1 problem in 1 file (13 files checked in data)\n"
    )


def test_what_finds_errors_comes_first_so_that_warnings_hide_none() -> None:
    severities = [severity_of(code) for code in CHECKS]

    assert severities == sorted(severities)
    assert set(EXPLANATIONS) >= WARNINGS


def test_an_error_is_told_however_many_warnings_a_file_has(small: Path, run: Run) -> None:
    _full_of_long_sentences(small)
    file = small / "instruments.yaml"
    file.write_text(file.read_text("utf-8").replace("networking groups", "grants"), encoding="utf-8")

    result = run("validate")

    assert result.status == 1
    assert result.out.count("error[alias-taken]") == 1
    assert result.out.endswith("\n1 error and 100 warnings in 1 file (13 files checked in data)\n")


def test_every_code_has_a_broken_file_and_every_broken_file_shows_its_code() -> None:
    shown = {}
    for report in sorted((TESTS / "broken").glob("*.txt")):
        text = report.read_text(encoding="utf-8")
        told = set(re.findall(r": (error|warning)\[([a-z0-9-]+)\]: ", text))
        assert all(severity_of(code) == severity for severity, code in told)
        shown[report.stem] = {code for _, code in told}
    for name, codes in shown.items():
        assert any(name.startswith(code) for code in codes), f"{name}.txt shows {codes}"
    assert set().union(*shown.values()) | {"unreadable"} == set(EXPLANATIONS)
