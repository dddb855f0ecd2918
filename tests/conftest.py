"""What the tests share: a run of the command, small content, and expected output kept in files."""

import csv
import gc
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest
from hypothesis import settings
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

# what was compiled is kept, whatever the surroundings say: some hundred fresh processes import the program
if sys.dont_write_bytecode:
    os.environ["PYTHONPYCACHEPREFIX"] = str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode, sys.pycache_prefix = False, os.environ["PYTHONPYCACHEPREFIX"]

from clustertoolkit.cli import main
from clustertoolkit.content import load, location, validation
from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan import planfile
from clustertoolkit.yamlfiles import paths, reader

# the same examples everywhere, and no clock: a slow machine is no failure
settings.register_profile("everywhere", derandomize=True, deadline=None)
settings.load_profile("everywhere")

TESTS = Path(__file__).parent
ROOT = TESTS.parent
DATA = ROOT / "data"
DEMO = ROOT / "examples" / "ile-de-france" / "plan.yaml"
INVENTED = ROOT / "examples" / "invented-region" / "plan.yaml"  # adopted, with a log
PLANS = TESTS / "plans"
ADOPTED = PLANS / "adopted" / "small.yaml"  # with a log beside it
TODAY = date(2026, 11, 30)
MORE = int(os.environ.get("MORE", "1"))  # times as many random cases as usual: see `make random`

try:
    from yaml.cyaml import CParser
except ImportError:
    CParser = None


class Result(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail what takes longer: a prompt that gets too little input waits for ever."""

    def late(*_: object) -> None:
        raise TimeoutError(f"not done within {seconds} s")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def paper(name: str) -> list[dict[str, str]]:
    """Return the rows of one of the paper's tables, as typed in a second time."""
    with (TESTS / "paper" / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def fits(schema: str, text: str) -> dict:
    """Return a JSON document that fits a schema of schemas/output/."""
    document = json.loads(text)
    _validator(schema).validate(document)
    return document


@cache
def _validator(schema: str) -> jsonschema.Draft202012Validator:
    described = json.loads((ROOT / "schemas" / "output" / f"{schema}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(described)
    return jsonschema.Draft202012Validator(described)


@cache
def _demo_as_text() -> str:
    return json.dumps(reader.parse("plan.yaml", DEMO.read_bytes()).data)


def demo() -> dict[str, Any]:
    """Return the plain data of the demo plan, to be changed at will."""
    data: dict[str, Any] = json.loads(_demo_as_text())
    return data


def short_demo() -> dict[str, Any]:
    """Return the demo plan in short, to be changed at will.

    It has the first two entries of each list, and others only for fields that these lack: every field that has
    a value in the demo has one here, for rules that hold of each field.
    """
    data: dict[str, Any] = json.loads(_short_demo_as_text())
    return data


@cache
def _short_demo_as_text() -> str:
    filled: set[tuple[str, ...]] = set()

    def ways(value: Any, way: tuple[str, ...]) -> set[tuple[str, ...]]:
        if isinstance(value, dict):
            return set().union(*(ways(one, (*way, key)) for key, one in value.items()))
        if isinstance(value, list):
            return set().union(*(ways(one, (*way, "")) for one in value))
        return set() if value is None else {way}

    def shortened(value: Any, way: tuple[str, ...]) -> Any:
        if isinstance(value, dict):
            return {key: shortened(one, (*way, key)) for key, one in value.items()}
        if not isinstance(value, list):
            return value
        kept = []
        for number, one in enumerate(value):
            if number < 2 or not ways(one, (*way, "")) <= filled:
                kept.append(shortened(one, (*way, "")))
                filled.update(ways(kept[-1], (*way, "")))
        return kept

    data = shortened(demo(), ())
    assert ways(data, ()) == ways(demo(), ())
    return json.dumps(data)


def plan_file(folder: Path, data: dict[str, Any]) -> Path:
    """Write plain data as a plan's file: JSON is YAML."""
    file = folder / "plan.yaml"
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1), encoding="utf-8", newline="\n")
    return file


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="accept the present output as the expected one")


def pytest_collection_finish() -> None:
    """Collect garbage seldom, and look no more at what lives to the end: the tests, and below the content."""
    gc.set_threshold(100_000, 20, 50)
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Let pytest, which collects five times at the end, look at what is new alone."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every run the same terminal, clock and content, wherever the tests run."""
    for name in ("ACCESSIBLE", "TOOLKIT_DATA", "FORCE_COLOR", "PY_COLORS", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("_TYPER_FORCE_DISABLE_TERMINAL", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")  # 2026-11-30


_read = reader.read
_documents: dict[tuple[object, ...], reader.Document] = {}


def _read_once(file: Path, path: str) -> reader.Document:
    """Return what the reader makes of a file, kept by its bytes: most tests read the same content."""
    if not file.is_file():
        return _read(file, path)
    try:
        with file.open("rb") as stream:
            key = (stream.read(), reader._Parser)
    except OSError:
        return _read(file, path)
    kept = _documents.get(key) or _documents.get((*key, path))
    if kept is None:
        kept = _read(file, path)
        _documents[(*key, path) if kept.problems else key] = kept  # problems name the file
    return kept._replace(path=path)


_load, _consult, _checked, _validate = load.load, load.consult, load.checked, validation.validate
_known: dict[tuple[object, ...], Any] = {}


def _files(folder: Path) -> dict[str, Path]:
    return {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}


@cache
def _shipped_files() -> dict[str, bytes]:
    return {name: file.read_bytes() for name, file in _files(DATA).items()}


def _is_shipped(folder: Path) -> bool:
    """Tell whether a folder is the shipped content, or a copy of it in which nothing is changed."""
    if folder == DATA:
        return True
    head = folder / "toolkit.yaml"
    try:
        if folder.parent == location.PACKAGE or head.read_bytes() != _shipped_files()[head.name]:
            return False
        found = _files(folder)
        return found.keys() == _shipped_files().keys() and all(
            file.read_bytes() == _shipped_files()[name] for name, file in found.items()
        )
    except OSError:
        return False


def _once(work: Callable[..., Any]) -> Callable[..., Any]:
    """Return what does a work on content; on the shipped one, which nothing is wrong with, once."""

    def worked(folder: Path, today: date, *others: Any) -> Any:
        if not _is_shipped(folder):
            return work(folder, today, *others)
        key = (work, reader._Parser)
        if key not in _known:
            _known[key] = work(folder, today)
            gc.freeze()
        return _known[key]

    return worked


load_once = _once(_load)


def _validate_once(
    folder: Path, today: date, keep: Callable[..., object] = lambda *_: None, added: Any = validation.NONE
) -> validation.Checked:
    """Return what a validation found; on the shipped content it is made once, and the files are kept."""
    if added or not _is_shipped(folder):
        return _validate(folder, today, keep, added)
    key = (_validate, validation.shown(folder), today, reader._Parser)
    if key not in _known:
        kept: list[tuple[Any, ...]] = []
        _known[key] = _validate(folder, today, lambda *parts: kept.append(parts)), kept
        gc.freeze()
    checked, kept = _known[key]
    for parts in kept:
        keep(*parts)
    return checked


@pytest.fixture(autouse=True, scope="session")
def _the_same_bytes_are_parsed_once_and_the_shipped_content_is_read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for module in (reader, validation):
            patch.setattr(module, "read", _read_once)
        patch.setattr(load, "load", load_once)
        patch.setattr(load, "consult", _once(_consult))
        patch.setattr(load, "checked", _once(_checked))
        patch.setattr(validation, "validate", _validate_once)
        yield


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Run the test once with libyaml and once without."""
    if request.param == "libyaml" and CParser is None:
        pytest.skip("PyYAML was built without libyaml")
    monkeypatch.setattr(reader, "_Parser", reader.PureParser if request.param == "pure" else CParser)
    return str(request.param)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command line as a person would, in this process."""

    def run(*arguments: str | Path) -> Result:
        with pytest.raises(SystemExit) as stopped:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Result(int(stopped.value.code or 0), captured.out, captured.err)

    return run


Typed = Callable[..., tuple[Result, dict[str, Any]]]


@pytest.fixture
def typed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Return a function that walks as someone with these keys would, and returns what is then in the plan."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("prompt_toolkit.output.create_output", lambda **_: DummyOutput())

    def typed(*keys: str, full: bool = False) -> tuple[Result, dict[str, Any]]:
        for stream in (sys.stdin, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
        with within(120), create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text("".join(keys))
            result = run("roadmap", "walk", *(["--full"] if full else []))
        file = Path("plan.yaml")
        return result, paths.pruned(
            reader.parse("p", file.read_bytes(), planfile.MAX_BYTES).data
        ) if file.exists() else {}

    return typed


@pytest.fixture
def pressed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that runs a command at a terminal, at which these keys are pressed."""
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("prompt_toolkit.output.create_output", lambda **_: DummyOutput())

    def pressed(*words: str, keys: str) -> Result:
        for stream in (sys.stdin, sys.stderr):
            monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
        with within(120), create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
            pipe.send_text(keys)
            return run(*words)

    return pressed


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the small content, in data/ below the current folder."""
    shutil.copytree(TESTS / "content", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


def git(folder: Path, *words: str) -> None:
    """Do something in a repository that has nothing of its user's settings."""
    own = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *own, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(small: Path) -> Path:
    """Return the small content in a repository, committed as it is."""
    git(small.parent, "init", "-q", "-b", "main")
    git(small.parent, "add", ".")
    git(small.parent, "commit", "-q", "-m", "all")
    return small


@pytest.fixture(scope="session")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the shipped content with the paper's entries alone: what a new entry does not change."""
    folder = shutil.copytree(DATA, tmp_path_factory.mktemp("papers") / "data")
    named = {row["action"] for row in paper("key_terms")} | {row["example"] for row in paper("examples")}
    named |= {row["id"] for row in paper("table5")}
    shutil.rmtree(folder / "studies")
    for name in ("funds", "developments"):
        (folder / f"{name}.yaml").unlink()
    for file in (*(folder / "actions").iterdir(), *(folder / "examples").iterdir()):
        if file.stem not in named:
            file.unlink()
            continue
        # what a paper's entry has to do with others comes and goes with these
        text = re.sub(
            r"^(?:related|guidance|funded_by):\n(?:[ -].*\n|\n)+",
            "",
            file.read_text("utf-8"),
            flags=re.MULTILINE,
        )
        file.write_text(text, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture(scope="session")
def shipped() -> Toolkit:
    return load.with_questions(load.load(DATA, TODAY), DATA, TODAY)


@pytest.fixture(scope="session")
def steady(papers: Path) -> Toolkit:
    """Return the shipped questions over the paper's entries, of one version: what new entries do not change."""
    toolkit = load.with_questions(load.load(papers, TODAY), papers, TODAY)
    return toolkit._replace(head=toolkit.head._replace(version="2026.11.0"))


@pytest.fixture(scope="session")
def little(shipped: Toolkit) -> Toolkit:
    """Return the small content with the shipped questions."""
    return load.load(TESTS / "content", TODAY)._replace(phases=shipped.phases, questions=shipped.questions)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a function that compares a text with the one kept in a file."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_text(encoding="utf-8")

    return compare
