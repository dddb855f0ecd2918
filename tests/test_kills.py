"""A walk that is killed before, in the middle of or after any write leaves a whole plan, and can go on."""

import gc
import hashlib
import os
import random
import resource
import shutil
import signal
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

import prompt_toolkit.output
import pytest
import typer
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from clustertoolkit.cli.roadmap import walk_file
from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.files import OwnFile
from clustertoolkit.plan import planfile
from clustertoolkit.plan.walk.session import Session
from conftest import DATA, MORE, TESTS, TODAY
from walking import some_answer

BACK, SKIP, STOP, DOWN = "\x02", "\x0e", "\x03", "\x1b[B"
ANYTHING = ("\r", " \r", "\x15Here\r", "\x1540\r", "\x152027\r", f"{DOWN} \r", "ital\r", BACK, SKIP)
TOUCHES = ("open", "os.rename", "os.chmod", "os.remove")  # what may be done to a file, as Python tells it
LONGEST = 120  # seconds: who has waited so long for a key would wait for ever

Moment = Callable[[], None]  # makes the process that calls it die at a moment to come


class Left(NamedTuple):
    """What a walk left behind: whether it was killed, what it said, and the texts that it began to write."""

    killed: bool
    said: str
    begun: list[str]  # the digest of each
    done: int  # how many of them were written


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def before_touching(folder: Path, time: int) -> Moment:
    """Return the moment right before anything in a folder is touched for the n-th time."""
    return at_touch(folder, time, lambda: os.kill(os.getpid(), signal.SIGKILL))


def in_the_middle(folder: Path, time: int, behind: int) -> Moment:
    """Return the moment behind that, when a file has got so many bytes, and more are being written to it."""

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_FSIZE, (behind, behind))

    return at_touch(folder, time, limit)


def at_touch(folder: Path, time: int, what: Callable[[], None]) -> Moment:
    left = time

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal left
        if event in TOUCHES and str(folder) in str(arguments):
            left -= 1
            if left == 0:
                what()

    return lambda: sys.addaudithook(hook)


def lived_through(walk: Callable[[], object], moment: Moment) -> Left:
    """Walk in a process of its own up to a moment, and return what came of it."""
    (heard, said), (read, noted) = os.pipe(), os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # it dies or ends, and takes no lock of a thread
        process = os.fork()
    if not process:
        try:
            gc.disable()
            signal.alarm(LONGEST)
            sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
            sys.stderr = os.fdopen(said, "w")
            for stream in (sys.stdin, sys.stderr):
                stream.isatty = lambda: True  # type: ignore[method-assign]
            note_writes(noted)
            moment()
            walk()
        except (KeyboardInterrupt, typer.Exit):  # as Ctrl-C ends it
            pass
        except BaseException:  # noqa: BLE001  what it is, is told
            os.write(said, traceback.format_exc().encode())
        with suppress(OSError):
            sys.stderr.flush()
        os._exit(0)
    os.close(said)
    os.close(noted)
    with os.fdopen(heard, "rb") as words, os.fdopen(read, "rb") as notes:
        told, writes = words.read().decode("utf-8", "replace"), notes.read().decode().split()
    _, status = os.waitpid(process, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGXFSZ)
    return Left(killed, told, [note for note in writes if note != "done"], writes.count("done"))


def note_writes(noted: int) -> None:
    """Note before each write the digest of the text, and when it is done."""
    write = OwnFile.write

    def told(own: OwnFile, text: str, hint: str) -> None:
        os.write(noted, f"{digest(text.encode())}\n".encode())
        write(own, text, hint)
        os.write(noted, b"done\n")

    OwnFile.write = told  # type: ignore[method-assign]


def at_prompts(file: Path, toolkit: Toolkit, dice: random.Random) -> None:
    """Walk as someone would who presses anything, and then Ctrl-C."""
    os.environ["TERM"] = "xterm"
    prompt_toolkit.output.create_output = lambda **_: DummyOutput()  # type: ignore[attr-defined]
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("".join(dice.choices(ANYTHING, k=8)) + STOP)
        walk_file.run(file, toolkit, TODAY, full=False)


def without_prompts(file: Path, toolkit: Toolkit, dice: random.Random) -> None:
    """Walk on by any answers, as fast as they are kept."""
    own, document = OwnFile(file, planfile.MAX_BYTES), planfile.read(file, toolkit) if file.exists() else None
    session = Session(toolkit, document, lambda text: own.write(text, ""), full=True, today=TODAY)
    for _ in range(12):
        step = session.following() if dice.random() < 0.8 else dice.choice(session.steps())
        given = some_answer(step, session.data, toolkit, dice)
        if given != [] and not session.fault(step, given):
            session.put(step, given, session.offered(step))
        session.leave(step)


@pytest.fixture(scope="module")
def toolkit(tmp_path_factory: pytest.TempPathFactory) -> Toolkit:
    """Return the small content with the shipped questions."""
    data = shutil.copytree(TESTS / "content", tmp_path_factory.mktemp("killed") / "data")
    for name in ("phases.yaml", "questions.yaml"):
        shutil.copy(DATA / name, data / name)
    return load.with_questions(load.load(data, TODAY), data, TODAY)


@pytest.mark.parametrize(
    ("walk", "kills"), [(without_prompts, 80 * MORE), (at_prompts, 10 * MORE)], ids=["answers", "prompts"]
)
def test_a_kill_at_any_moment_leaves_a_whole_plan_with_which_the_next_walk_goes_on(
    walk: Callable[[Path, Toolkit, random.Random], None], kills: int, tmp_path: Path, toolkit: Toolkit
) -> None:
    dice = random.Random(9)
    file = tmp_path / "plan.yaml"
    states, killed, halves, walks = set(), 0, 0, 0
    while killed < kills:
        walks += 1
        assert walks <= 5 * kills
        if killed % 10 == 0:
            file.unlink(missing_ok=True)
        before = file.read_bytes() if file.exists() else None
        touch = dice.randint(1, 16)
        moment = (
            before_touching(tmp_path, touch)
            if dice.random() < 0.5
            else in_the_middle(tmp_path, touch, dice.randrange(len(before or b"") + 150))
        )

        left = lived_through(lambda: walk(file, toolkit, dice), moment)

        killed += left.killed
        after = file.read_bytes() if file.exists() else None
        texts = [None if before is None else digest(before), *left.begun]
        assert (None if after is None else digest(after)) in texts[left.done : left.done + 2]
        assert "Traceback" not in left.said
        if left.said:
            assert ("goes on where it was left" in " ".join(left.said.split())) == (before is not None)
        if after is not None:
            planfile.read(file, toolkit)  # PlanError if it were not whole
            states.add(after)
        for rest in set(tmp_path.iterdir()) - {file}:
            assert rest.name.startswith(".plan.yaml.")  # it is in nobody's way
            halves += rest.stat().st_size > 0
            rest.unlink()
        dice.random()
    assert len(states) > kills / 5
    assert halves > kills / 10
