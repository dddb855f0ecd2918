"""What a schema allows, every command takes: each value of each kind of file, replaced by values of all kinds.

The outcome is a result, or problems with places: never a bug, and no error but the library's own. The
usual run tries a sample that is always the same, and `make random` one 25 times as large; the variable
RETYPED holds the number to try of each kind of file, or `all`.
"""

import os
import random
import shutil
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

import pytest

from browsing import Page
from clustertoolkit.content import load, location
from clustertoolkit.content.kinds import FILES, FOLDERS, KINDS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.validation import validate, word_lists
from clustertoolkit.desk.documents import NAMES
from clustertoolkit.desk.drawing import INDEX, PAGES
from clustertoolkit.desk.front import FOLDERS as PASSES
from clustertoolkit.errors import ContentError, PlanError
from clustertoolkit.plan import planfile
from clustertoolkit.plan.walk import answers
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.problems import Problem
from clustertoolkit.schema import schemas
from clustertoolkit.schema.fits import fits
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.schema.shapes import Shapes
from clustertoolkit.yamlfiles import paths, reader
from clustertoolkit.yamlfiles.paths import Way
from clustertoolkit.yamlfiles.reader import Document
from conftest import DATA, INVENTED, MORE, ROOT, TESTS, TODAY, Run, demo
from inputs import GONE, TWICE, VALUES, changed, ways, written
from test_fields import Content
from test_served import TOKEN, Site

RETYPED = os.environ.get("RETYPED", "")
SAMPLE, SAMPLE_OF_PLANS = (int(RETYPED), int(RETYPED)) if RETYPED.isdecimal() else (7 * MORE, 14 * MORE)
FOLDER = {kind: folder for folder, kind in FOLDERS.items()}


SCHEMAS = schemas.read(ROOT / "schemas")


class Case(NamedTuple):
    """A change: the kind of file, the way to a value in it, and what is put there."""

    kind: str
    way: Way
    value: Any

    def __str__(self) -> str:
        shown = {id(GONE): "gone", id(TWICE): "twice"}.get(id(self.value)) or f"{self.value!r:.60}"
        return f"{self.kind} {'.'.join(map(str, self.way)) or '(whole)'} = {shown}"


KNOWN = [
    Case("questions", ("phases", 0, "questions", 0, "id"), ["x"]),
    Case("questions", ("phases", 0, "phase"), ["x"]),
    Case("questions", ("phases", 2, "questions", 0, "sets", 0, "value"), "{action"),
    Case("questions", ("phases", 2, "questions", 0, "text"), "What of {?"),
    Case("questions", ("phases", 0, "questions", 0, "over"), "\u00b2"),
    Case("toolkit", ("version",), "x"),
    Case("demo", ("actions", "chosen", 0, "digest"), {}),
    Case("demo", ("roadmap", "actions", "specific", 0, "steps", 0, "start"), "0000"),
    Case("demo", ("actions", "chosen", 0, "id"), GONE),
]


def cases(kind: str, data: Any, least: int) -> list[Case]:
    """Return the changes to try on a kind of file: those that once were faults, and a sample or all others."""
    known = [case for case in KNOWN if case.kind == kind]
    found = [Case(kind, way, value) for way in ways(data) for value in VALUES]
    return known + (found if RETYPED == "all" else random.Random(kind).sample(found, min(least, len(found))))


def in_places(problems: tuple[Problem, ...]) -> bool:
    """Tell whether there are problems, and each has a place, a code and words of ours."""
    return bool(problems) and all(
        one.span.line >= 1
        and one.span.column >= 1
        and one.code
        and one.message
        and "Error" not in one.message
        for one in problems
    )


# Content


@cache
def made() -> dict[str, Any]:
    """Return the plain data of a content in which every field has a value, with the shipped questions."""
    data = Content().data
    data["toolkit"] |= {"schema_version": 2, "version": "2019.12.3"}
    data["dimensions"]["challenges"].append({"id": "zqsecond", "title": "Second", "summary": "Another one."})
    for kind in ("action", "example"):
        data[kind]["placements"][0]["position"] = 1
        data[kind]["placements"][1]["challenge"] = "zqsecond"
    data["example"]["related"][0]["id"] = "zqother"
    data["questions"] = reader.parse("", (DATA / "questions.yaml").read_bytes()).data
    return data


def file_of(folder: Path, kind: str) -> Path:
    return folder / FOLDER[kind] / f"{made()[kind]['id']}.yaml" if kind in FOLDER else folder / f"{kind}.yaml"


@pytest.fixture
def full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a content in which every field has a value, with a plan that draws on it beside it."""
    folder = tmp_path / "data"
    for kind, data in made().items():
        file_of(folder, kind).parent.mkdir(parents=True, exist_ok=True)
        file_of(folder, kind).write_text(written(data), encoding="utf-8")
    shutil.copy(DATA / "phases.yaml", folder)  # to whose parts the questions belong
    shutil.copy(TESTS / "content" / "questions.yaml", folder)  # few: most kinds have nothing to do with them
    other = {**made()["example"], "id": "zqother", "name": "Other", "aliases": ["Another"]}
    del other["related"]
    other["placements"] = other["placements"][1:]
    (folder / "examples" / "zqother.yaml").write_text(written(other), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return folder


ASKING = ("questions", "phases", "dimensions")  # with which the walk may stand or fall
IDS = [
    "zqaction",
    "zqexample",
    "zqpriority",
    "zqfunction",
    "zqinstrument",
    "zqsector",
    "zqgroup",
    "zqreference",
    "ZQ",
    "Z9",
]
COMMANDS = [
    "matrix", "matrix --format table", "matrix --counts --format markdown", "actions --format json", "examples --format csv",
    "examples --by placement", "examples --country ZQ", "recommendations --format markdown", f"show {' '.join(IDS)}",
    f"show {' '.join(IDS)} --format json", f"show {' '.join(IDS)} --format markdown", "search a --limit 0",
    "search zqword --format table", "gaps", "gaps --format table", "countries", "countries --format json", "--version",
    "validate --format json", "matrix -o new.svg --force", "countries -o new.svg --force", "examples -o new.xlsx --force",
    "studies", "funds", "developments --format markdown", "words --format json", "words columns", "diff data --format json",
    "export new.zip --force", "export new.sqlite --force", "export new.jsonld --force", "site build new.site.zip --force",
    f"show {' '.join(IDS)} -o new.html --force", "gaps -o new.html --force", "roadmap check plan.yaml",
    "roadmap build plan.yaml -o new.docx", "roadmap worksheet plan.yaml", "roadmap accept plan.yaml",
    "roadmap sheet plan.yaml -o new.tables.xlsx --force",
]  # fmt: skip
CHOSEN = {
    "plan_version": 1, "territory": "Land", "level": "local", "countries": ["ZQ"],
    "priorities": {"chosen": [{"priority": "zqpriority"}]},
    "challenges": {"chosen": [{"priority": "zqpriority", "challenge": "zqchallenge"}]},
    "actions": {"chosen": [{
        "priority": "zqpriority", "challenge": "zqchallenge", "function": "zqfunction", "action": "zqaction",
        "examples": [{"example": "zqexample"}], "recommendations": ["Z9"],
    }]},
}  # fmt: skip


@pytest.mark.parametrize("kind", [*FILES, *FOLDER])
def test_a_content_file_with_any_value_anywhere_is_read_or_refused_by_every_command(
    kind: str, full: Path, run: Run
) -> None:
    if kind in ASKING:
        file_of(full, "questions").write_text(written(made()["questions"]), encoding="utf-8")
    data, faults = reader.parse("", file_of(full, kind).read_bytes()).data, []
    for number, case in enumerate(cases(kind, data, SAMPLE)):
        file_of(full, kind).write_text(written(changed(data, case.way, case.value)), encoding="utf-8")
        try:
            tried(full, number, run)
        except Exception as error:  # noqa: BLE001  # all faults are wanted at once, each with its case
            faults.append(f"{case}: {error!r:.200}")
    assert faults == []


@pytest.mark.parametrize("kind", [*FILES, *FOLDER])
def test_no_check_takes_a_value_for_what_the_schema_wants(kind: str, full: Path) -> None:
    """A list in the place of any value, which no set and no key can hold, is told as what it is."""
    data, faults = reader.parse("", file_of(full, kind).read_bytes()).data, []
    for way in ways(data):
        file_of(full, kind).write_text(written(changed(data, way, ["x"])), encoding="utf-8")
        try:
            validate(full, TODAY)
        except ContentError as newer:
            assert [one.code for one in newer.problems] == ["newer-schema"]
        except TypeError as error:
            faults.append(f"{way}: {error}")
    assert faults == []


@pytest.mark.parametrize("kind", [*FILES, *FOLDER])
def test_the_quick_judge_of_a_fit_agrees_with_the_one_that_has_words(kind: str, full: Path) -> None:
    if kind in ASKING:
        file_of(full, "questions").write_text(written(made()["questions"]), encoding="utf-8")
    lists = word_lists(full)
    words = Shapes(SCHEMAS, lists)
    data, faults = reader.parse("", file_of(full, kind).read_bytes()).data, []
    for case in cases(kind, data, 25 * SAMPLE):
        retyped = changed(data, case.way, case.value)
        reasons = list(words.reasons(Document("x", "", retyped, (), {}), kind))
        if fits(retyped, SCHEMAS[kind], lists) != (not reasons):
            faults.append(f"{case}: {reasons}")
    assert faults == []


def tried(folder: Path, number: int, run: Run) -> None:
    """Read a content by every road, and make sure that they agree."""
    commands = [COMMANDS[(3 * number + more) % len(COMMANDS)] for more in range(3)]
    try:
        checked = validate(folder, TODAY)
    except ContentError as newer:
        assert [one.code for one in newer.problems] == ["newer-schema"]
        return
    assert not checked.problems or in_places(checked.problems)
    for kind in KINDS:
        location.words(folder, kind.file, kind.key.rpartition(".")[2])
    try:
        toolkit = load.with_questions(load.load(folder, TODAY), folder, TODAY)
    except ContentError as refused:
        assert refused.problems == checked.errors != ()
        del commands[1:]  # they all get to know it in one place
    else:  # not every error is one that reading stumbles over
        walked(CHOSEN, toolkit)
    Path("plan.yaml").write_text(written(CHOSEN), encoding="utf-8")
    for command in commands if RETYPED != "all" else COMMANDS:
        status, _, err = run(*command.split())
        assert status in (0, 1, 2), f"{command}: {status}\n{err}"
        assert "Traceback" not in err, err


def walked(data: paths.Data, toolkit: Toolkit, *, few: bool = False) -> None:
    """Go through every question of the walk through a plan, and give each, or a few, the answers that it takes."""
    session = Session(toolkit, None, lambda _: None, full=True, today=TODAY)
    session.data = deepcopy(data)
    for number, step in enumerate(session.steps()):
        offered = session.offered(step)
        assert all(
            isinstance(text, str) for text in (*session.told(step), *(choice.title for choice in offered))
        )
        session.proposal(step)
        session.words(step, str)
        session.findings(step)
        brings = {choice.value: dict(choice.brings) for choice in offered}
        if few and number % 25:
            continue
        for given in (session.answer(step), "x", "2027", 5, True, ["x"], list(brings)[:2]):
            if fit_for(step.question.kind, given) and not session.fault(step, given):
                session.removed_by(step, given)
                answered = answers.put(step, session.data, given, session.schema, brings)
                assert fits(answered, session.schema, session.lists), (step.question.id, given)


def fit_for(kind: str, given: Any) -> bool:
    """Tell whether a front end would hand on such a value as an answer to a question of this kind."""
    wanted = {"number": int, "yes-no": bool, "many": list, "list": list, "names": list}.get(kind, str)
    return type(given) is wanted


# Plans


@cache
def filled_plan() -> paths.Data:
    """Return a plan in which every field has a value that its schema gives as an example, or one that fits."""

    def value(schema: Schema) -> Any:
        if schema["type"] == "object":
            return {key: value(one) for key, one in schema["properties"].items()}
        if schema["type"] == "array":
            return [value(schema["items"])]
        return schema.get("x-example", schema.get("enum", [None])[-1])

    return value(planfile.schema())


@pytest.fixture(scope="module")
def shipped() -> Toolkit:
    return load.with_questions(load.load(DATA, TODAY), DATA, TODAY)


PLAN_COMMANDS = [
    "accept", "check", "check --format json --strict", "build -o new.html --force", "build --internal", "build --brief",
    "build -o new.docx --force", "build --brief -o new.docx --force", "worksheet", "worksheet -o new.docx --internal --force",
    "worksheet -o new.html --force", "build -o new.md --check",
]  # fmt: skip


def visited(plan: Path, toolkit: Toolkit, number: int) -> None:
    """Look at a plan in the served walk: at every page that is of no topic, a topic, and a document.

    The form of the topic is sent as it stands, which changes nothing.
    """
    site, before = Site(toolkit, plan), plan.read_bytes()
    folder = list(PASSES)[number % len(PASSES)]
    here = f"/{TOKEN}/walk/{folder}/"
    first = site.get(f"{here}{INDEX}.html")
    pages = [site.get(f"{here}{key}.html") for key in PAGES]
    assert {page.status for page in (first, *pages)} == {200}
    links = [link for link in Page(first.body.decode()).links if link.startswith("ask.")]
    if links:
        topic = urljoin(here, links[number % len(links)])
        assert site.get(topic).status == 200
        assert site.post(topic, site.form(topic)).status == 303
        assert plan.read_bytes() == before
    try:
        planfile.read(plan, toolkit)
        status = 200
    except PlanError:
        status = 409  # what is wrong with the plan stands on its pages
    name = NAMES[number % len(NAMES)]
    assert site.get(f"/{TOKEN}/walk/take/{name}").status == status


@pytest.mark.parametrize("base", [demo, filled_plan], ids=["demo", "filled"])
def test_a_plan_with_any_value_anywhere_is_read_or_refused_by_every_command(
    base: Callable[[], paths.Data],
    shipped: Toolkit,
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The commands that read a plan get the same content each time, read once."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(load, "consult", lambda *_: shipped)
    plan, data, faults = Path("plan.yaml"), base(), []
    for number, case in enumerate(cases(base.__name__, data, SAMPLE_OF_PLANS)):
        plan.write_text(written(changed(data, case.way, case.value)), encoding="utf-8")
        commands = [PLAN_COMMANDS[number % len(PLAN_COMMANDS)]] if RETYPED != "all" else PLAN_COMMANDS
        try:
            visited(plan, shipped, number)
            try:
                document = planfile.read(plan, shipped)
            except PlanError as refused:
                assert in_places(refused.problems)
                assert run("roadmap", commands[0].split()[0], plan).status in (1, 2)
                continue
            if number % 20 == 0 or case in KNOWN:
                walked(document.data, shipped, few=True)
            for command in commands:
                first, *options = command.split()
                status, _, err = run("roadmap", first, plan, *options)
                assert status in (0, 1, 2), f"{command}: {status}\n{err}"
            planfile.read(plan, shipped)  # what a command wrote into it is a plan, too
        except Exception as error:  # noqa: BLE001  # all faults are wanted at once, each with its case
            faults.append(f"{case}: {error!r:.200}")
    assert faults == []


# Logs

STATUS = [
    "--json",
    "--audience public",
    "-o new.html --force",
    "-o new.docx --force",
    "--plain --audience council",
]


@pytest.mark.parametrize("kind", ["plan", "plan.log"])
def test_a_log_or_its_plan_with_any_value_anywhere_is_read_or_refused(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("plan", "plan.log"):
        shutil.copy(INVENTED.with_name(f"{name}.yaml"), tmp_path)
    file = tmp_path / f"{kind}.yaml"
    data, faults = reader.parse("", file.read_bytes()).data, []
    for number, case in enumerate(cases(f"adopted {kind}", data, SAMPLE_OF_PLANS)):
        file.write_text(written(changed(data, case.way, case.value)), encoding="utf-8")
        for words in (f"status plan.yaml --as-of 2024-12-15 {STATUS[number % len(STATUS)]}", LOGGED):
            status, _, err = run("roadmap", *words.split())
            if status not in (0, 1, 2) or "Traceback" in err:
                faults.append(f"{case}: {words}: {status}\n{err[-400:]}")
    assert faults == []


LOGGED = "log plan.yaml reading indicator=tonnes value=520 --date 2024-12-12 --by Desk"
