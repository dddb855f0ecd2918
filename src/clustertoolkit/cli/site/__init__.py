"""Commands that make the content into pages for a browser."""

from collections.abc import Sequence
from importlib import import_module

import typer

from clustertoolkit.cli.shared.output import shape

COMMANDS = {  # in the order of the help, each with an example
    "build": "toolkit site build site.zip",
    "serve": "toolkit site serve plan.yaml",
}


def application(words: Sequence[str]) -> typer.Typer:
    """Return `toolkit site` with the command that the first word names, or else with all commands."""
    app = typer.Typer(
        help="Make the content into pages for a browser.",
        no_args_is_help=True,
        epilog=f"Example: {COMMANDS['build']}",
        context_settings={"help_option_names": ["-h", "--help"]},
        **shape(group=True),
    )
    for name in words[:1] if words and words[0] in COMMANDS else COMMANDS:
        module = import_module(f"clustertoolkit.cli.site.{name}")
        app.command(epilog=f"Example: {COMMANDS[name]}", **shape(group=False))(getattr(module, name))
    return app
