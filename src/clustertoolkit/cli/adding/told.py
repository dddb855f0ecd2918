"""What `add` says: what is wrong with answers, what a new entry may be already, and what to do next."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from clustertoolkit.cli.shared.output import say
from clustertoolkit.content.location import shown

if TYPE_CHECKING:
    from clustertoolkit.contribute.alike import Alike
    from clustertoolkit.contribute.answers import Fault
    from clustertoolkit.contribute.asking import Asking
    from clustertoolkit.contribute.draft import Judged


def faults(found: Iterable["Fault"], word: str = "error") -> None:
    """Say what is wrong with each answer, by the name of its option."""
    for fault in found:
        line = f", line {fault.line}" if fault.line else ""
        say(f"{word}: --{fault.field.id}{line}: {fault.message}")


def refused(one: "Judged") -> None:
    """Say why an entry is not written."""
    faults(one.faults)
    if one.alike:
        alike(one.alike)


def alike(found: Sequence["Alike"]) -> None:
    """Say which entries a new one may be, and what to do if it is none of them."""
    for one in found:
        say(f"error: this may be '{one.name}' ({one.id}): {one.why}")
    options = " ".join(f"--not-the-same-as {one.id}" for one in found if not one.certain)
    other = f"add {options}" if options else "give it a longer name, or the page that is its own"
    say(f"hint: look at 'toolkit show {found[0].id}'; if it is another thing, {other}")


def write(asking: "Asking", one: "Judged") -> None:
    """Write an entry of which all is well, and say what to do with it."""
    from clustertoolkit.contribute.draft import write as write_drafts

    draft = one.draft
    assert draft is not None  # noqa: S101  # for mypy: all is well with it
    faults(one.remarks, "mind")
    (file,) = write_drafts(asking, [draft])
    placed = [entry["action"] for entry in draft.data.get("placements", ()) if "action" in entry]
    if placed:
        say(f"it shows: {'; '.join(f'{asking.toolkit.actions[name].title} ({name})' for name in placed)}")
    for action in one.entry.fitting:
        if action.id not in placed:
            say(f"its texts fit as well: {action.title} ({action.id})")
    say(f"{shown(file)} written")
    if file == draft.file.path:
        say(f"next: read it, look at 'toolkit show {draft.data['id']}', and send it as a pull request")
    else:
        say("next: read it, and attach it to an issue of the project, or send it to its curators")
