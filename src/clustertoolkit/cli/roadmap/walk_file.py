"""The walk through a plan's file at a terminal: how it begins, reads the file again and is left."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from clustertoolkit.cli.roadmap import prompts
from clustertoolkit.cli.roadmap.dialogue import Dialogue
from clustertoolkit.cli.shared.output import complain, say
from clustertoolkit.cli.shared.terminals import on_standard_error, unfit_terminal
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import PlanError, ToolkitError
from clustertoolkit.files import OwnFile, refuse_unwritable
from clustertoolkit.plan import planfile
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.yamlfiles.reader import Document

KEYS = (
    "Ctrl-C stops, and every answer is kept at once. Enter takes what is typed or marked; Ctrl-N "
    "leaves a question open. Ctrl-B goes back, Ctrl-G to any question, Ctrl-U empties a line."
)


def run(file: Path, toolkit: Toolkit, today: date, *, full: bool) -> None:
    """Walk through a plan at a terminal, from where it was left; funds are told as they stand `today`."""
    name = file.as_posix()
    _refuse_terminal(name)
    refuse_unwritable(file, through_link=True)
    if not file.exists():
        planfile.refuse_as_new(file)
    own = OwnFile(file, planfile.MAX_BYTES)
    document = planfile.read(file, toolkit) if file.exists() else None
    hint = f"toolkit roadmap walk {name}"
    session = Session(toolkit, document, lambda text: own.write(text, hint), full=full, today=today)
    with on_standard_error():
        if file.exists():
            following = session.following()
            place = f", in '{following.section.title}'" if following else ""
            say(f"{name} goes on where it was left{place}.")
        say(prompts.wrapped(KEYS))
        try:
            Dialogue(session, lambda: _read_again(own, toolkit)).go()
        except (KeyboardInterrupt, EOFError):
            if file.exists():
                say(f"\nKept in {name}. To go on: toolkit roadmap walk {name}{' --full' if full else ''}")
            raise KeyboardInterrupt from None
    say(f"\nThe brief: toolkit roadmap build {name} --brief -o brief.html")
    if not full:
        say(f"Who does what, money and indicators: toolkit roadmap walk {name} --full")
    say(f"What is open: toolkit roadmap check {name}")


def _read_again(own: OwnFile, toolkit: Toolkit) -> Document | None:
    """Return a plan as somebody else has changed it, once it has no problems; None if its file is gone."""
    while True:
        own.read()
        if not own.file.exists():
            return None
        try:
            return planfile.read(own.file, toolkit)
        except PlanError as error:
            complain(error.problems, error.texts)
            with suppress(prompts.Wished):  # there is no other question to go to before the plan is read
                if not prompts.confirmed("Mend it there first. Go on?", default=True):
                    raise


def _refuse_terminal(name: str) -> None:
    """Raise ToolkitError where there is no terminal on which the prompts can be shown."""
    message = unfit_terminal("the walk needs")
    if message:
        raise ToolkitError(
            message,
            f"'toolkit roadmap new {name}' writes the same plan to fill in with an editor; "
            f"'toolkit roadmap check {name}' says what is open",
        )
