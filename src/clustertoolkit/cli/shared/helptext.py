"""The help as lines, one option after the other: for whom a box of columns is no help, or too wide."""

import re
import shutil
from collections.abc import Iterator
from typing import Any

from typer.core import TyperCommand, TyperGroup

from clustertoolkit.cli.shared.output import is_plain, on_terminal
from clustertoolkit.render.layout import folded


class LabelledCommand(TyperCommand):
    """A command that shows its help as lines."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_text(self, ctx))


class LabelledGroup(TyperGroup):
    """A command with others below it that shows its help as lines."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help."""
        formatter.write(_text(self, ctx))


def _text(command: Any, context: Any) -> str:
    """Return the help of a command; in a pipe a plain one has its lines whole."""
    text = "\n".join(_lines(command, context)) + "\n"
    return text if is_plain() and not on_terminal() else folded(text, shutil.get_terminal_size().columns)


def _lines(command: Any, context: Any) -> Iterator[str]:
    usage = " ".join(command.collect_usage_pieces(context))
    yield f"Usage: {context.command_path} {usage}"
    for paragraph in (command.help or "").split("\n\n"):
        yield from ("", " ".join(paragraph.split()))
    for panel, records in _panels(command, context).items():
        yield from ("", f"{panel}:", *records)
    if command.epilog:
        yield from ("", *(re.sub(r"(?<=\S) {2,}", ": ", line) for line in command.epilog.splitlines()))


def _panels(command: Any, context: Any) -> dict[str, list[str]]:
    """Return the arguments, options and commands that the help shows, in the parts that it has."""
    panels: dict[str, list[str]] = {}
    for parameter in command.get_params(context):
        if record := parameter.get_help_record(context):
            usual = "Arguments" if parameter.param_type_name == "argument" else "Options"
            panel = getattr(parameter, "rich_help_panel", None) or usual
            panels.setdefault(panel, []).append(_record(*record))
    for name in command.list_commands(context) if isinstance(command, TyperGroup) else ():
        below = command.get_command(context, name)
        if below and not below.hidden:
            panel = below.rich_help_panel or "Commands"
            panels.setdefault(panel, []).append(_record(name, (below.help or "").split("\n\n")[0]))
    return panels


def _record(name: str, text: str) -> str:
    return f"{name}: {' '.join(text.split())}" if text else name
