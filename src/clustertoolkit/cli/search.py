"""The command `search`."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli.shared import completion, options
from clustertoolkit.cli.shared.listing import Filters, dated, labels, read
from clustertoolkit.cli.shared.output import deliver, form_of, say
from clustertoolkit.cli.shared.phrases import either

if TYPE_CHECKING:
    from clustertoolkit.query.search import Found


def _offered_kinds(typed: str) -> Iterator[tuple[str, str]]:
    from clustertoolkit.query.show import KINDS

    return completion.fixed(*KINDS)(typed)


def search(
    context: typer.Context,
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="Words that all must occur.", show_default=False)
    ],
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="NAME",
            rich_help_panel=options.FILTERS,
            show_default=False,
            help="Kind of entry, such as example.",
            autocompletion=completion.on_tab(_offered_kinds),
        ),
    ] = None,
    priority: options.Priorities = None,
    challenge: options.Challenges = None,
    function: options.Functions = None,
    basis: options.Bases = None,
    country: options.Countries = None,
    group: options.Groups = None,
    recommendation: options.Recommendations = None,
    limit: options.Limit = 20,
    form: options.Format = "auto",
    file: options.OutputFile = None,
    force: options.Replace = False,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:
    """Find entries by the words in their texts, the best first.

    All words must occur somewhere in an entry, in any order. If none has them
    all, nothing is shown but how many entries have each. Case and accents do
    not matter, the beginning of a word will do from two letters on, and no
    sign has a meaning. A word that begins with a hyphen comes after '--'.

    Filters work as in the lists of actions, examples and recommendations. An
    entry of which a filter cannot hold, such as a country if a priority is
    given, is left out.
    """
    from clustertoolkit.query import search as query
    from clustertoolkit.query.select import select
    from clustertoolkit.views.search import hits

    name = form_of(form, file)
    filters: Filters = {
        "priority": priority, "challenge": challenge, "function": function, "basis": basis,
        "country": country, "group": group, "recommendation": recommendation,
    }  # fmt: skip
    kinds = _kinds(kind or ())
    toolkit = read(context, data, day, file)
    found = query.search(toolkit, words, select(toolkit, **filters), kinds, limit)
    report = hits(toolkit, words, found, labels({"kind": kind, **filters}))
    if not found.hits:
        left_out = query.search(toolkit, words).number
        if left_out:
            say(f"nothing found that these filters leave; without them {left_out}")
        else:
            _tell_nothing(found)
    deliver(dated(report, day), name, file, force=force)
    if len(found.hits) < found.number:
        say(f"{len(found.hits)} of {found.number} shown; --limit 0 shows all")


def _kinds(given: Iterable[str]) -> list[str]:
    from clustertoolkit.query.select import ids_of
    from clustertoolkit.query.show import KINDS
    from clustertoolkit.schema.words import Words

    allowed = Words.of((kind, ()) for kind in KINDS)
    return [kind for value in given for kind in ids_of("kind", value, allowed)]


def _tell_nothing(found: "Found") -> None:
    alone = ", ".join(f"'{word}' {number}" for word, number in found.alone)
    say(f"no entry has all of these words (alone: {alone})" if len(found.alone) > 1 else "nothing found")
    if found.near:
        near = [f"'{word}'" for word in found.near]
        say(f"did you mean {either(near)}?")
