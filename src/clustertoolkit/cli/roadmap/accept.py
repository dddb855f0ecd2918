"""The command `roadmap accept`."""

import typer

from clustertoolkit.cli.roadmap.shared import PlanFile, opened, refuse_hyphen
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import say
from clustertoolkit.files import OwnFile, refuse_unwritable


def accept(
    context: typer.Context, file: PlanFile, data: options.DataFolder = None, day: options.Day = None
) -> None:
    """Write into the plan the content version, and how the chosen actions stand in it now.

    Of each chosen action, 'title' and 'digest' become those of the content, whatever stood there; all else
    in the file stays. A later check then tells what the content has changed since.
    """
    from clustertoolkit.plan import digest, planfile

    refuse_hyphen(file)
    if file.exists() and not (file.is_file() or file.is_dir()):  # a pipe can be read once, and not written
        refuse_unwritable(file)
    own = OwnFile(
        file, planfile.MAX_BYTES
    )  # before the plan is read, so that no change after that is written over
    toolkit, document = opened(context, file, data, day)
    text = digest.accept(document, toolkit)
    for name in digest.unknown(document, toolkit):
        say(f"the content has no action '{name}': nothing is noted for it")
    if text == document.text:
        say(f"{file.as_posix()} says so already")
        return
    own.write(text, "run the command again")
    say(f"{file.as_posix()} now rests on content version {toolkit.head.version}")
