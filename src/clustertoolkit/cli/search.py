"""The command `search`."""

from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.listing import closed, finish, labels, read, selected
from clustertoolkit.cli.shared.options import Filters, Output
from clustertoolkit.cli.shared.output import on_terminal, say
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.content.kinds import filters_of

if TYPE_CHECKING:
    from clustertoolkit.query.search import SearchResult


@options.output
@options.filtered(*(name for name in filters_of("example") if name != "kind"))
def search(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Words that all must occur.", show_default=False)
    ],
    *,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", metavar="NAME", rich_help_panel=options.CHOOSE, show_default=False,
            help="Kind of entry, such as example, or of example, such as law.",
            autocompletion=completion.on_tab(completion.kinds),
        ),
    ] = None,
    filters: Filters,
    limit: options.Limit = 20,
    output: Output,
) -> None:  # fmt: skip
    """Find entries by the words in their texts, the best first.

    All words must occur somewhere in an entry, in any order. If none has them
    all, nothing is shown but how many entries have each. Case and accents do
    not matter, the beginning of a word will do from two letters on, and no
    sign has a meaning. A word that begins with a hyphen comes after '--'.

    Filters work as in the lists of actions, examples and recommendations. An
    entry of which a filter cannot hold, such as a country if a priority is
    given, is left out.
    """
    from clustertoolkit.content.kinds import BY_NAME, FILTERS
    from clustertoolkit.query import search as query
    from clustertoolkit.query.select import allowed
    from clustertoolkit.views.search import hits

    toolkit = read(context, output)
    kinds = closed("kind", kind, (*BY_NAME, *allowed(toolkit, FILTERS["kind"]).ids))
    of_examples = [name for name in kinds if name not in BY_NAME]
    selection = selected(toolkit, {**filters, "kind": of_examples})
    of_entries = [name for name in kinds if name in BY_NAME]
    found = query.search(toolkit, words, selection, of_entries, limit)
    report = hits(toolkit, words, found, labels({"kind": kind, **filters}))
    if not found.hits and (left_out := query.search(toolkit, words).number):
        nothing = f"nothing found that these filters leave; without them {left_out}"
    else:
        nothing = "" if found.hits else _no_hits(found)
    finish(report, output, nothing)
    if len(found.hits) < found.number and not on_terminal():  # which tells it below the hits
        say(f"{len(found.hits)} of {found.number} shown; --limit 0 shows all")


def _no_hits(found: "SearchResult") -> str:
    """Say that no entry has all the words, how many have each, and which words may have been meant."""
    alone = ", ".join(f"'{word}' {number}" for word, number in found.alone)
    message = f"no entry has all of these words (alone: {alone})" if len(found.alone) > 1 else "nothing found"
    near = [f"'{word}'" for word in found.near]
    return f"{message}\ndid you mean {either(near)}?" if near else message
