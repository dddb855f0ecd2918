"""The command `show`."""

import os
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.listing import finish, labels, read, selected
from clustertoolkit.cli.shared.options import Filters, Output
from clustertoolkit.cli.shared.output import say
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.content.kinds import DIMENSIONS, filters_of
from clustertoolkit.errors import ToolkitError

if TYPE_CHECKING:
    from collections.abc import Callable

    from clustertoolkit.content.model import Toolkit
    from clustertoolkit.query.show import Entry, Match


@options.cited
@options.filtered(*filters_of("example"))
def show(
    context: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="Ids, titles or other names.", show_default=False,
            autocompletion=completion.on_tab(completion.entries),
        ),
    ],
    *,
    filters: Filters,
    output: Output,
) -> None:  # fmt: skip
    """Show all about an entry; several stand side by side.

    An entry is an action, example, study, recommendation, priority,
    challenge, function, phase, model, instrument, sector, country, group of
    countries, fund, call, development or reference; 'show marks' says how what
    is known of an action is counted. Case does not matter, and an id comes before a name.

    Filters choose from the examples that a page lists; what it counts is of all.
    """
    from clustertoolkit.query.show import finder
    from clustertoolkit.views.show import pages

    toolkit = read(context, output)
    find = finder(toolkit)
    matches = [_match(toolkit, find, word) for word in ids]
    for word, match in zip(ids, matches, strict=True):
        _tell_others(word, match)
    chosen = {(match.entry.kind, match.entry.id): match.entry for match in matches}
    day = options.today(output.day, os.environ.get)
    selection = selected(toolkit, filters)
    finish(pages(toolkit, chosen.values(), day, selection, labels(filters)), output)


def _match(toolkit: "Toolkit", find: "Callable[[str], Match | None]", word: str) -> "Match":
    """Return what a word means; ToolkitError with what replaces a retired id, or what is near a wrong one."""
    from clustertoolkit.query import show as query

    gone = query.retired(toolkit, word)
    if gone:
        replaced = " ".join(gone.replaced_by)
        raise ToolkitError(
            f"'{gone.id}' was retired on {gone.retired}: {gone.why}",
            f"replaced by: toolkit show {replaced}" if replaced else "nothing replaces it",
        )
    match = find(word)
    if match is None:
        _refuse_cell(toolkit, word)
        near = [_by_name(*pair) for pair in query.near(toolkit, word)]
        hint = f"did you mean {either(near)}?" if near else "'toolkit search' looks in all texts"
        raise ToolkitError(f"nothing has the id or name '{word}'", hint)
    return match


def _refuse_cell(toolkit: "Toolkit", word: str) -> None:
    """Raise ToolkitError, with the command that shows it, for a cell such as `green/skills/networking`."""
    names = tuple(word.lower().split("/"))
    if names in set(toolkit.cells()):
        filters = " ".join(f"--{kind} {name}" for kind, name in zip(DIMENSIONS, names, strict=True))
        raise ToolkitError(f"'{word}' is a cell of the matrix", f"toolkit matrix {filters}")


def _by_name(identifier: str, name: str) -> str:
    """Return an id in quotes, with the name that led to it."""
    return f"'{identifier}' ({name})" if name else f"'{identifier}'"


def _tell_others(word: str, match: "Match") -> None:
    if match.others:
        others = ", ".join(map(_label, match.others))
        say(f"'{word}' means {_label(match.entry)}; it is also a name of {others}")


def _label(entry: "Entry") -> str:
    return f"'{entry.id}' ({entry.kind})"
