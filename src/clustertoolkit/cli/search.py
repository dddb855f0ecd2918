"""The command `search`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared import output as outputs
from clustertoolkit.cli.shared.listing import closed, finish, labels, read, selected
from clustertoolkit.cli.shared.options import Filters, Output
from clustertoolkit.cli.shared.output import form_of, say
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.content.kinds import filters_of
from clustertoolkit.render import ON_SCREEN

if TYPE_CHECKING:
    from clustertoolkit.query.search import SearchResult


SHOWN = 20  # hits, if nobody says how many
TOLD = 5  # of the words that no entry has, so many are named


@options.cited
@options.filtered(*(name for name in filters_of("example") if name != "kind"))
def search(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Words to look for.", show_default=False)
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
    limit: Annotated[
        int | None,
        typer.Option(
            "--limit", min=0, metavar="N", rich_help_panel=options.OUTPUT,
            help="At most so many hits; 0 for all.", show_default=f"{SHOWN}; all in a file",
        ),
    ] = None,
    output: Output,
) -> None:  # fmt: skip
    """Find entries by the words in their texts, the best first.

    Entries that have all words come before those that have most of them. Words
    that mean the same are found too, in other languages as well, and so are other
    spellings, beginnings from three letters on, and the nearest word to one that
    is not known. What was relaxed is told. Case and accents do not matter, and no
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
    of_entries = [name for name in kinds if name in BY_NAME]
    selection = selected(toolkit, {**filters, "kind": of_examples})
    most = limit if limit is not None else 0 if output.file else SHOWN
    found = query.search(toolkit, words, selection, of_entries, most)
    report = hits(toolkit, words, found, labels({"kind": kind, **filters}))
    if not found.hits and (left_out := query.search(toolkit, words).number):
        nothing = f"nothing found that these filters leave; without them {left_out}"
    else:
        nothing = "" if found.hits else "nothing found"
    for told in _relaxed(found):
        say(told)
    finish(report, output, nothing)
    told_below = form_of(output) in ON_SCREEN and outputs.on_terminal()
    if len(found.hits) < found.number and not told_below:
        say(f"{len(found.hits)} of {found.number} shown; --limit 0 shows all")


def _relaxed(found: "SearchResult") -> Iterator[str]:
    """Yield what was looked for otherwise than it was asked."""
    for word, known in found.instead:
        yield f"searched for '{known}' instead of '{word}'"
    if found.nowhere:
        named = either([f"'{word}'" for word in found.nowhere[:TOLD]])
        others = len(found.nowhere) - TOLD
        yield f"no entry has {named}{f'; nor {others} others' if others > 0 else ''}"
    wanted = len(found.wanted)
    if found.hits and not found.whole:
        yield f"no entry has all words; best with {max(hit.holds for hit in found.hits)} of {wanted}"
    elif found.whole < found.number:
        yield f"{found.whole} of {found.number} entries have all words"
