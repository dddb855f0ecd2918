"""The command `help`."""

from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion
from clustertoolkit.cli.shared.usage import no_command, place_of


def help(  # noqa: A001  # as people type it
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[COMMAND]...", help="A command, such as matrix or roadmap build.", show_default=False,
            autocompletion=completion.on_tab(completion.commands),
        ),
    ] = None,
) -> None:  # fmt: skip
    """Say what a command does and which options it has, as --help behind it does."""
    from clustertoolkit.cli import application

    named = list(words or ())
    place = place_of(named)
    if place != " ".join(named):
        raise no_command(f"toolkit {place}".strip(), named[len(place.split())])
    application(named)([*named, "--help"], prog_name="toolkit", standalone_mode=False)
