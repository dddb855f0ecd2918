"""Tries odd inputs on whatever reads files and words, for as long as it is told, and keeps what fails.

    python tools/fuzz.py --seconds 1800 --seed 7 --target reader --target build

A target takes an input and says how many problems it told; whatever it raises besides the library's own
errors is a crash. Of each crash the smallest input that leads to it is written to a temporary folder.
"""

import argparse
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import FlakyFailure

import fuzz_add
import fuzz_log
import fuzz_sheets
from clustertoolkit.content import load
from clustertoolkit.content.kinds import FILTERS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import PlanError, ToolkitError
from clustertoolkit.plan import digest, open_fields, planfile, statements
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.plan.walk import answers
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.query import entries
from clustertoolkit.query import search as query
from clustertoolkit.query.select import select
from clustertoolkit.render import document as drawn
from clustertoolkit.render import verdicts
from clustertoolkit.schema import schemas
from clustertoolkit.views import prose
from clustertoolkit.views import roadmap as views
from clustertoolkit.views.search import hits
from clustertoolkit.yamlfiles import paths, reader
from clustertoolkit.yamlfiles.paths import Way, pruned
from fuzz_fix import FILES, fix
from inputs import GONE, TEXTS, TWICE, VALUES, changed, ways, written

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "examples" / "ile-de-france" / "plan.yaml"
TODAY = date(2026, 11, 30)
ROUND = 100  # inputs of one target before the next one has its turn
FORMS = (".md", ".html", ".docx")

Target = Callable[[Any], int]  # an input in, the number of problems that were told out


@cache
def toolkit() -> Toolkit:
    """Return the shipped content with the questions of the walk."""
    return load.with_questions(load.load(ROOT / "data", TODAY), ROOT / "data", TODAY)


@cache
def demo() -> dict[str, Any]:
    """Return the plain data of the demo plan."""
    data: dict[str, Any] = reader.parse("plan.yaml", DEMO.read_bytes()).data
    return data


# Inputs


WORDS = st.lists(
    st.text(max_size=12) | st.sampled_from(['"', "*", "NEAR", "OR", "cluster", "x:", "^a", "-", "\u00e9"]),
    max_size=4,
)
CHOICES = st.dictionaries(
    st.sampled_from(sorted(FILTERS)),
    st.lists(
        st.sampled_from(["green", "AT", "2023", "1.5m", "-11", "+", ",", "-", "–", "٣", "²", "9" * 400])
        | st.text(max_size=4),
        max_size=4,
    ).map("".join),
    max_size=3,
)  # fmt: skip
MARKS = [
    "*", "**", "_", "__", "[", "](", ")", "](https://example.org)", "](javascript:x)", "- ", "1. ",
    "999999999. ", "\n", "\n\n", "  \n", "\\", "`", "<b>", "&amp;", "#", "> ", "a", "b c", " ", "    ",
    "|", "\n---\n", "!", "<https://a.b>", "\u200b", "\u05d0", "::x", "##[y]",
]  # fmt: skip
NOTES = st.lists(st.sampled_from(MARKS), max_size=30).map("".join)
ODD = st.one_of(st.sampled_from(VALUES), st.text(max_size=40), st.integers(-5, 10**15), NOTES)


def fitting(way: Way) -> st.SearchStrategy[Any]:
    """Return values of the type that a plan has there, at the edges of what it allows."""
    form = schemas.field(planfile.schema(), way)
    if "enum" in form:
        return st.sampled_from(form["enum"])
    if form["type"] in ("integer", "number"):
        edges = [form["minimum"], form.get("maximum", 10**14)]
        return st.sampled_from([edge for edge in (*edges, 0, 1, 2026, 2040) if edges[0] <= edge <= edges[1]])
    if "format" in form:
        return st.sampled_from(["1900-01-01", "2028-02-29", "2200-12-31", "1900", "2027-06", "2200"])
    if form["type"] == "string":
        return st.sampled_from(["NO", "x", "A"]) | st.text(max_size=40) | NOTES
    return st.booleans() if form["type"] == "boolean" else st.sampled_from([None, [], {}, TWICE, GONE])


@st.composite
def plans(draw: st.DrawFn) -> Any:
    """Draw the data of the demo plan, of a part of it or of next to none, with a few values replaced."""
    head = {key: demo()[key] for key in ("plan_version", "territory", "level")}
    kept = draw(st.lists(st.sampled_from(sorted(demo())), max_size=4))
    data: Any = demo() if draw(st.booleans()) else head | {key: demo()[key] for key in kept}
    if draw(st.booleans()):  # most of these are plans still
        for way in draw(st.lists(st.sampled_from(ways(data)[1:]), max_size=6)):
            if paths.get(data, way) is not None:
                data = changed(data, way, draw(fitting(way)))
        return data
    for _ in range(draw(st.sampled_from([0, 1, 1, 1, 2, 3]))):
        if isinstance(data, dict):
            data = changed(data, draw(st.sampled_from(ways(data))), draw(ODD))
    return data


@st.composite
def plan_texts(draw: st.DrawFn) -> str:
    """Draw a plan as some editor and some hand would leave it."""
    data = draw(plans())
    text = json.dumps(data, ensure_ascii=False, indent=1) if draw(st.integers(0, 4)) == 0 else written(data)
    lines = text.lstrip("\n").split("\n")
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(lines) - 1))
        lines.insert(
            place,
            draw(st.sampled_from(["", "# a comment", "    # another", "   "])),
        )
    whole = draw(st.sampled_from(["\n", "\n", "\r\n"])).join(lines)
    return (
        draw(st.sampled_from(["", "", "\ufeff", "# head\n\n"]))
        + whole
        + draw(st.sampled_from(["\n", "", "\n\n"]))
    )


# Targets


def read_text(text: str) -> int:
    """Read a text with both parsers, which have to agree."""
    raw = text.encode("utf-8", "surrogatepass")
    document = reader.parse("a.yaml", raw)
    fast, reader._Parser = reader._Parser, reader.PureParser  # noqa: SLF001
    try:
        assert reader.parse("a.yaml", raw)[:4] == document[:4], "the parsers differ"
    finally:
        reader._Parser = fast  # noqa: SLF001
    assert document.problems or document.data is not None
    assert all(problem.span.line > 0 and problem.span.column > 0 for problem in document.problems)
    return len(document.problems)


def read_plan(text: str) -> reader.Document:
    """Return a plan that is written to a file and read from it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "plan.yaml"
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
        return planfile.read(file, toolkit())


def edit(text: str) -> int:
    """Note in a plan how its actions stand, and answer a question of the walk: all else has to stay."""
    try:
        document = read_plan(text)
    except PlanError as refused:
        return len(refused.problems)
    before, told = len(document.text), 0
    try:
        accepted = digest.accept(document, toolkit())
    except ToolkitError:
        told = 1
    else:
        again = reader.parse("plan.yaml", accepted.encode())
        assert again.problems == ()
        assert {**again.data, "actions": 0, "content_version": 0} == {
            **reader.parse("plan.yaml", document.text.encode()).data, "actions": 0, "content_version": 0,
        }  # fmt: skip
        assert len(accepted) >= before - 400
    kept: list[str] = []
    session = Session(toolkit(), document, kept.append, full=True, today=TODAY)
    step = session.steps()[before % len(session.steps())]
    given = {"number": 5, "yes-no": True, "many": [], "list": ["x"], "names": ["x"]}.get(
        step.question.kind, "x"
    )
    if session.fault(step, given):
        return told
    try:
        session.put(step, given, session.offered(step))
    except ToolkitError:
        return told + 1
    assert pruned(reader.parse("plan.yaml", kept[-1].encode(), 10**7).data) == pruned(session.data)
    return told


def build_notes(text: str) -> int:
    """Set notes as prose in every form."""
    prose.prose(text)
    data = {"plan_version": 1, "territory": "Land", "level": "local", "priorities": {"notes": text}}
    try:
        document = read_plan(json.dumps(data))
    except PlanError as refused:
        return len(refused.problems)
    return build(document)


def check(data: Any) -> int:
    """Check a plan, and say what was found as text and as JSON."""
    try:
        document = read_plan(written(data))
    except PlanError as refused:
        return len(refused.problems)
    schema = planfile.schema()
    result = statements.check(document.data, schema, toolkit())
    json.dumps(verdicts.as_data(result, document, schema, toolkit()))
    assert verdicts.text(result, document, schema).endswith("open\n") or result.warnings
    return sum(len(verdict.findings) for verdict in result.verdicts)


def build_plan(data: Any) -> int:
    """Build a plan's document in every form, whole and brief."""
    try:
        document = read_plan(written(data))
    except PlanError as refused:
        return len(refused.problems)
    open_fields.all_open(document.data, planfile.schema())
    plan_from(document.data)
    return build(document)


def build(document: reader.Document) -> int:
    """Build a document in every form, each either whole, with internal parts, or brief."""
    result = statements.check(document.data, planfile.schema(), toolkit())
    for number, form in enumerate(FORMS):
        turn = (number + len(document.text)) % 3
        view = views.judged(result, toolkit(), brief=turn == 0, internal=turn == 1)
        assert len(drawn(view, form)) > 100
    return 0


def walk(data: Any) -> int:
    """Ask every question about a plan, and answer a few."""
    try:
        document = read_plan(written(data))
    except PlanError as refused:
        return len(refused.problems)
    session = Session(toolkit(), None, lambda _: None, full=True, today=TODAY)
    session.data = document.data
    for number, step in enumerate(session.steps()):
        offered = session.offered(step)
        list(session.told(step))
        session.proposal(step)
        session.words(step, str)
        given = session.answer(step)
        if number % 20 == 0 and given is not None and not session.fault(step, given):
            session.removed_by(step, given)
            brings = {choice.value: dict(choice.brings) for choice in offered}
            planfile.refuse_misfit(answers.put(step, session.data, given, session.schema, brings), toolkit())
    return 0


def sheets(given_: tuple[Any, Any]) -> int:
    """Write a plan's sheets, and take them back with other cells."""
    data, edits = given_
    try:
        document = read_plan(written(data))
    except PlanError as refused:
        return len(refused.problems)
    return fuzz_sheets.sheets(document, edits, toolkit())


def workbook(damage: Any) -> int:
    """Read the demo's sheets from a damaged workbook."""
    return fuzz_sheets.workbook(planfile.read(DEMO, toolkit()), damage, toolkit())


def search(words: list[str]) -> int:
    """Look for words in all texts."""
    found = query.search(toolkit(), words)
    hits(toolkit(), words, found, ())
    return 0 if found.hits else 1


def choose(filters: dict[str, str]) -> int:
    """Choose examples by filters with odd values."""
    chosen = select(toolkit(), **filters)
    entries.unknown(toolkit(), chosen)
    return 0 if entries.examples(toolkit(), chosen) else 1


TARGETS: dict[str, tuple[st.SearchStrategy[Any], Target]] = {
    "reader": (TEXTS, read_text),
    "fix": (FILES, fix),
    "editor": (plan_texts(), edit),
    "notes": (NOTES, build_notes),
    "check": (plans(), check),
    "build": (plans(), build_plan),
    "log": (fuzz_log.logs(), fuzz_log.sum_up(toolkit)),
    "walk": (plans(), walk),
    "sheets": (st.tuples(plans(), fuzz_sheets.EDITS), sheets),
    "workbook": (fuzz_sheets.DAMAGE, workbook),
    "issue": (fuzz_add.FORMS, fuzz_add.issue),
    "sheet": (fuzz_add.FORMS, fuzz_add.sheet),
    "search": (WORDS, search),
    "filters": (CHOICES, choose),
}


class Tally:
    """What was tried on a target, and what came of it."""

    def __init__(self) -> None:
        self.tried = self.problems = self.refused = 0
        self.crashes: dict[str, Path] = {}


def one_round(name: str, number: int, tally: Tally, folder: Path) -> None:
    """Try some inputs on a target; the smallest one that crashes it is kept."""
    strategy, target = TARGETS[name]
    last: list[Any] = []

    @seed(number)
    @settings(
        max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink), report_multiple_bugs=False,
    )  # fmt: skip
    @given(strategy)
    def attempt(value: Any) -> None:
        last[:] = [value]
        tally.tried += 1
        try:
            told = target(value)
        except ToolkitError:
            told = 1
        tally.problems += told
        tally.refused += bool(told)

    try:
        attempt()
    except (Exception, FlakyFailure) as crash:  # noqa: BLE001  # whatever it is, it is what is looked for
        place = traceback.extract_tb(crash.__traceback__)[-1]
        kind = f"{type(crash).__name__} in {Path(place.filename).name}:{place.lineno}"
        if kind not in tally.crashes:
            file = folder / f"{name}-{len(tally.crashes) + 1}.txt"
            told = "".join(traceback.format_exception(crash))
            file.write_text(f"{last[0]!r}\n\n{told}", encoding="utf-8", errors="backslashreplace")
            tally.crashes[kind] = file
            print(
                f"{name}: {kind}: {crash!s:.200}\n  smallest input: {last[0]!r:.300}\n  kept in {file}",
                flush=True,
            )


def main() -> int:
    """Fuzz for the time given, print what was tried, and return 1 if anything crashed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--target", action="append", choices=TARGETS, help="default: all")
    given_ = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    tallies = {name: Tally() for name in given_.target or TARGETS}
    end, number = time.monotonic() + given_.seconds, given_.seed * 1_000_003
    while time.monotonic() < end:
        for name, tally in tallies.items():
            one_round(name, number, tally, folder)
            number += 1
            if time.monotonic() >= end:
                break
    print(f"{'target':8} {'inputs':>9} {'refused':>9} {'problems':>9} {'crashes':>8}")
    for name, tally in tallies.items():
        print(f"{name:8} {tally.tried:9,} {tally.refused:9,} {tally.problems:9,} {len(tally.crashes):8}")
    return int(any(tally.crashes for tally in tallies.values()))


if __name__ == "__main__":
    sys.exit(main())
