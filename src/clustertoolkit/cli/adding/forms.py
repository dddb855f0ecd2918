"""Forms of issues: an entry of one, and the one comment that its giver gets."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clustertoolkit.cli.shared.options import is_hyphen
from clustertoolkit.cli.shared.output import emit, say
from clustertoolkit.content.location import shown

if TYPE_CHECKING:
    from clustertoolkit.cli.adding.given import OptionAnswers
    from clustertoolkit.contribute.answers import Fault
    from clustertoolkit.contribute.asking import Asking
    from clustertoolkit.contribute.draft import Judged

REFUSED = "Thank you. Nothing was made of the form yet. Please edit it above, and mend this:\n\n"
MADE = "Thank you. This is what was made of the form. A curator reads it now; nothing is public yet.\n\n"
MIND = "\nThese deserve a second look, and stop nothing:\n\n"
MOST = 40  # lines of a comment that tell faults


def add_form(file: Path, asking: "Asking", options: "OptionAnswers") -> None:
    """Write an entry for a form of an issue, and the comment for its giver to standard output.

    What options say comes before the form. Exits with 1, and writes no file, if an answer is wrong.
    """
    import sys

    from clustertoolkit.contribute.draft import judged, write
    from clustertoolkit.contribute.issues import MOST as LONGEST
    from clustertoolkit.contribute.issues import answers_in
    from clustertoolkit.files import beginning

    data = sys.stdin.buffer.read(LONGEST + 1) if is_hyphen(file) else beginning(file, LONGEST + 1)
    form = answers_in(data, asking)
    (one,) = judged(asking, [{**form.answers, **options}])
    if form.faults or not one.is_well or one.draft is None:
        emit(REFUSED + "".join(list(_mistakes(form.faults, one, asking))[:MOST]))
        raise typer.Exit(1)
    (written,) = write(asking, [one.draft])
    emit(MADE + "".join(_made(one, asking)))
    say(f"{shown(written)} written")


def _mistakes(faults: "tuple[Fault, ...]", one: "Judged", asking: "Asking") -> Iterator[str]:
    """Yield an item of a list for each thing to mend."""
    for fault in (*faults, *one.faults):
        yield _item(fault, asking)
    for other in one.alike:
        yield (
            f"- This may be there already, as {_code(other.name)} ({_code(other.id)}): {other.why}. "
            "If it is another thing, say so in a comment; a curator goes on from there.\n"
        )
    for problem in one.other:
        yield f"- {_code(f'{problem.message}; {problem.hint}')}\n"


def _item(fault: "Fault", asking: "Asking") -> str:
    line = f", line {fault.line}" if fault.line else ""
    return f"- **{asking.title(fault.field)}**{line}: {_code(fault.message)}\n"


def _made(one: "Judged", asking: "Asking") -> Iterator[str]:
    """Yield the parts of a comment on an entry that was made: its file, the action, and what to look at."""
    assert one.draft is not None  # noqa: S101  # for mypy: it was made
    text = one.draft.document.text
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
    yield f"{fence}yaml\n{text}{fence}\n"
    placements = one.draft.data.get("placements", ())
    placed = [asking.toolkit.actions[entry["action"]] for entry in placements if "action" in entry]
    if placed:
        yield f"\nIt shows: {'; '.join(action.title for action in placed)}.\n"
    others = [action.title for action in one.entry.fitting if action not in placed]
    if others:
        yield f"Its texts fit as well: {'; '.join(others)}. Say so in a comment if one of these is meant.\n"
    if one.remarks:
        yield MIND
        yield from (_item(remark, asking) for remark in one.remarks)


def _code(text: str) -> str:
    """Return a text as code on one line of Markdown: nothing in it is a link, a mention or a command."""
    return f"`{' '.join(text.replace('`', chr(39)).split())}`"
