"""The command `roadmap accept`."""

from codecs import BOM_UTF8

import typer

from clustertoolkit.cli.roadmap.shared import PlanFile, opened
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import say
from clustertoolkit.files import write_whole


def accept(
    context: typer.Context, file: PlanFile, data: options.DataFolder = None, day: options.Day = None
) -> None:
    """Write into the plan the content version, and how the chosen actions stand in it now.

    A later check then tells what the content has changed since. All else in the file stays.
    """
    from clustertoolkit.plan import digest

    toolkit, document = opened(context, file, data, day)
    text = digest.accept(document, toolkit)
    for name in digest.unknown(document, toolkit):
        say(f"the content has no action '{name}': nothing is noted for it")
    if text == document.text:
        say(f"{file.as_posix()} says so already")
        return
    with file.open("rb") as stream:  # a mark at the start of a file, as some editors write it, stays
        marked = stream.read(len(BOM_UTF8)) == BOM_UTF8
    write_whole(file, text.encode("utf-8-sig" if marked else "utf-8"), force=True)
    say(f"{file.as_posix()} now rests on content version {toolkit.head.version}")
