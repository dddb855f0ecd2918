"""What `add` says: what is wrong with answers, what a new entry may be already, and what to do next."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from clustertoolkit.cli.shared.output import say
from clustertoolkit.content.location import shown

if TYPE_CHECKING:
    from pathlib import Path

    from clustertoolkit.content.records import Action
    from clustertoolkit.contribute.alike import Alike
    from clustertoolkit.contribute.answers import Fault
    from clustertoolkit.contribute.asking import Asking
    from clustertoolkit.contribute.draft import Draft


def faults(found: Iterable["Fault"], word: str = "error") -> None:
    """Say what is wrong with each answer, by the name of its option."""
    for fault in found:
        line = f", line {fault.line}" if fault.line else ""
        say(f"{word}: --{fault.field.id}{line}: {fault.message}")


def alike(found: Sequence["Alike"]) -> None:
    """Say which entries a new one may be, and what to do if it is none of them."""
    for one in found:
        say(f"error: this may be '{one.name}' ({one.id}): {one.why}")
    options = " ".join(f"--not-the-same-as {one.id}" for one in found)
    say(f"hint: look at 'toolkit show {found[0].id}'; if it is another thing, add {options}")


def fitting(found: Sequence["Action"], data: dict[str, object], asking: "Asking") -> None:
    """Say which action an entry shows now, and which others its texts fit."""
    placed = [entry["action"] for entry in data["placements"]]  # type: ignore[attr-defined]
    titles = "; ".join(f"{asking.toolkit.actions[name].title} ({name})" for name in placed)
    say(f"it shows: {titles}")
    for action in found:
        if action.id not in placed:
            say(f"its texts fit as well: {action.title} ({action.id})")


def next_steps(file: "Path", draft: "Draft") -> None:
    """Say what was written, and what to do with it."""
    say(f"{shown(file)} written")
    if file == draft.file.path:
        say(f"next: read it, look at 'toolkit show {draft.data['id']}', and send it as a pull request")
    else:
        say("next: read it, and attach it to an issue of the project, or send it to its curators")
