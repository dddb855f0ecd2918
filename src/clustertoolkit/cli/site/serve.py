"""The command `site serve`."""

import os
import secrets
from pathlib import Path
from typing import Annotated

import typer

from clustertoolkit.cli.roadmap.shared import refuse_hyphen
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import emit, say
from clustertoolkit.errors import ToolkitError


def serve(
    context: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="PLAN.yaml", help="The plan's file.", show_default=False)
    ],
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="N", min=0, max=65535, help="The port to listen on; 0 takes a free one."
        ),
    ] = 0,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Show all pages in a browser, and walk there through a plan's file.

    Only this machine reaches them, by an address that nobody can guess. Every
    answer is saved with its page. Ctrl-C ends it.
    """
    from clustertoolkit.cli.site.listening import Listening
    from clustertoolkit.content import load
    from clustertoolkit.content.location import find
    from clustertoolkit.files import OwnFile, refuse_unwritable
    from clustertoolkit.plan import planfile
    from clustertoolkit.site.served import ServedSite

    refuse_hyphen(file)
    refuse_unwritable(file, through_link=True)
    if not file.exists():
        planfile.refuse_as_new(file)
    folder, now = find(data or context.obj, say), options.today(day, os.environ.get)
    toolkit = load.with_questions(load.load(folder, now, say), folder, now)
    token = secrets.token_urlsafe()
    try:
        listening = Listening(port)
    except OSError as error:
        raise ToolkitError(
            f"port {port} cannot be used: {error.strerror}", "leave --port out: then a free one is taken"
        ) from error
    own = OwnFile(file, planfile.MAX_BYTES)
    with listening:
        listening.served = ServedSite(toolkit, now, own, listening.server_port, token)
        try:
            emit(f"http://127.0.0.1:{listening.server_port}/{token}/\n")
            say(f"Open this address in a browser. It writes {file.as_posix()}. Ctrl-C ends it.")
            listening.serve_forever()
        except KeyboardInterrupt:
            kept = f"Kept in {file.as_posix()}." if file.exists() else "Nothing was answered."
            say(f"\n{kept} To go on: toolkit site serve {file.as_posix()}")
