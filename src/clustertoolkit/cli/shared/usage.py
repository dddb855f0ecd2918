"""A command line that cannot be understood, told as every other error: what, where and what would do."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from clustertoolkit.cli.commands import COMMANDS, below
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.errors import ToolkitError
from clustertoolkit.schema.words import comparable, hint


def no_command(path: str, name: str) -> ToolkitError:
    """Return the error that there is no command of this name below the one that a path names."""
    place = path.partition(" ")[2]
    names = {comparable(word): word for word in below(place)}
    if not place:  # the last word of a nested command leads to it as well
        names = {comparable(key.rpartition(" ")[2]): key for key in COMMANDS} | names
    return ToolkitError(f"{path} has no command '{name}'", hint(name, below(place), names) or _help(path))


def refused(error: Any, words: Sequence[str]) -> ToolkitError | None:
    """Return a usage error of Typer as one of ours; None if it stands for a help that was printed.

    Typer tells some by attributes and the others in its sentence alone, which is read here.
    """
    said: str = error.format_message()
    if not said:
        return None
    context = error.ctx
    path = context.command_path if context else f"toolkit {place_of(words)}".strip()
    quoted = re.findall(r"'([^']*)'", said)
    option: str | None = getattr(error, "option_name", None)
    if said.startswith("No such command"):
        return no_command(path, quoted[0])
    if said.startswith("No such option"):
        known = [name for param in context.command.get_params(context) for name in _visible(param)]
        return ToolkitError(f"{path} has no option '{option}'", _near(option or "", known) or _help(path))
    if said.startswith("Missing"):
        return ToolkitError(f"{path} needs {error.param.make_metavar(context)}", _example(path))
    if option:
        needs = "needs a value" if "requires" in said else "takes no value"
        return ToolkitError(f"{option} {needs}", _help(path))
    if extra := re.search(r"unexpected extra argument\S* \((.*)\)$", said):
        return ToolkitError(f"{path} has no use for '{extra[1]}'", _help(path))
    if getattr(error, "param", None):
        number = re.search(r": (-?\d+) is not", said)
        value = number[1] if number else quoted[-1]
        return ToolkitError(f"{error.param.opts[0]} cannot be '{value}'", _range(error.param.type))
    return ToolkitError(f"{path}: {said[:1].lower()}{said[1:].rstrip('.')}", _help(path))


def place_of(words: Sequence[str]) -> str:
    """Return the command that the first words name, as far as they name one."""
    place = ""
    for word in words:
        if word not in below(place):
            break
        place = below(place)[word]
    return place


def _visible(param: Any) -> Iterable[str]:
    hidden = getattr(param, "hidden", False) or param.param_type_name == "argument"
    return () if hidden else (*param.opts, *param.secondary_opts)


def _near(option: str, known: Iterable[str]) -> str:
    """Say which options begin as a wrong one does, or else which is nearest to it."""
    options = [name for name in known if name.startswith("--")]
    begun = [f"'{name}'" for name in options if len(option) > 2 and name.startswith(option)]
    if begun:
        return f"did you mean {either(begun)}?"
    near = hint(option, options, {comparable(name): name for name in options})
    return near if near.startswith("did you mean") else ""


def _range(kind: Any) -> str:
    """Say which numbers an option takes."""
    if kind.max is None:
        return f"write a whole number from {kind.min} on"
    return f"write a whole number from {kind.min} to {kind.max}"


def _example(path: str) -> str:
    shown = COMMANDS.get(path.partition(" ")[2])
    return f"for example: {shown.examples[0]}" if shown else _help(path)


def _help(path: str) -> str:
    return f"'{path} --help' says what there is"
