"""Commands for those who make a roadmap."""

from collections.abc import Sequence
from importlib import import_module

import typer

from clustertoolkit.cli.shared.output import shape

COMMANDS = {  # in the order of the help, each with an example that runs
    "walk": "toolkit roadmap walk plan.yaml",
    "new": 'toolkit roadmap new plan.yaml --territory "My region"',
    "check": "toolkit roadmap check examples/ile-de-france/plan.yaml",
    "accept": "toolkit roadmap accept plan.yaml",
    "worksheet": "toolkit roadmap worksheet examples/ile-de-france/plan.yaml -o open.docx",
    "build": "toolkit roadmap build examples/ile-de-france/plan.yaml -o roadmap.html",
}


def application(words: Sequence[str]) -> typer.Typer:
    """Return `toolkit roadmap` with the command that the first word names, or else with all commands."""
    app = typer.Typer(
        help="Make a roadmap: a plan file, its check, and the document that it becomes.",
        no_args_is_help=True,
        epilog=f"Example: {COMMANDS['check']}",
        context_settings={"help_option_names": ["-h", "--help"]},
        **shape(group=True),
    )
    for name in words[:1] if words and words[0] in COMMANDS else COMMANDS:
        module = import_module(f"clustertoolkit.cli.roadmap.{name}")
        app.command(epilog=f"Example: {COMMANDS[name]}", **shape(group=False))(getattr(module, name))
    return app
