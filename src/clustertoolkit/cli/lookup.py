"""Commands that find one entry, or find entries by their words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.cli import completion, options
from clustertoolkit.cli.browse import Filters, dated, labels, read
from clustertoolkit.cli.output import deliver, form_of, say
from clustertoolkit.errors import ToolkitError

if TYPE_CHECKING:
    from clustertoolkit.fulltext import Found
    from clustertoolkit.lookup import Entry, Match
    from clustertoolkit.model import Toolkit


def _offered_kinds(typed: str) -> Iterator[tuple[str, str]]:
    from clustertoolkit.lookup import KINDS

    return completion.fixed(*KINDS)(typed)


def show(
    context: typer.Context,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...", help="Ids, titles or other names.", show_default=False,
            autocompletion=completion.on_tab(completion.entries),
        ),
    ],
    form: options.Format = "auto",
    file: options.File = None,
    force: options.Force = False,
    data: options.Data = None,
    day: options.Today = None,
) -> None:  # fmt: skip
    """Show all about an entry; several stand side by side.

    An entry is an action, example, recommendation, priority, challenge,
    function, phase, model, instrument, sector, country, group of countries or
    reference. Case does not matter, and an id comes before a name.
    """
    from clustertoolkit.views.pages import pages

    name = form_of(form, file)
    toolkit = read(context, data, day, file)
    matches = [_found(toolkit, word) for word in ids]
    for word, match in zip(ids, matches, strict=True):
        _tell_others(word, match)
    chosen = {(match.entry.kind, match.entry.id): match.entry for match in matches}
    deliver(dated(pages(toolkit, chosen.values()), day), name, file, force=force)


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
    file: options.File = None,
    force: options.Force = False,
    data: options.Data = None,
    day: options.Today = None,
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
    from clustertoolkit import fulltext
    from clustertoolkit.filters import select
    from clustertoolkit.views.hits import hits

    name = form_of(form, file)
    filters: Filters = {
        "priority": priority, "challenge": challenge, "function": function, "basis": basis,
        "country": country, "group": group, "recommendation": recommendation,
    }  # fmt: skip
    kinds = _kinds(kind or ())
    toolkit = read(context, data, day, file)
    found = fulltext.search(toolkit, words, select(toolkit, **filters), kinds, limit)
    report = hits(toolkit, words, found, labels({"kind": kind, **filters}))
    if not found.hits:
        left_out = fulltext.search(toolkit, words).number
        if left_out:
            say(f"nothing found that these filters leave; without them {left_out}")
        else:
            _tell_nothing(found)
    deliver(dated(report, day), name, file, force=force)
    if len(found.hits) < found.number:
        say(f"{len(found.hits)} of {found.number} shown; --limit 0 shows all")


def _kinds(given: Iterable[str]) -> list[str]:
    from clustertoolkit.filters import several
    from clustertoolkit.lookup import KINDS
    from clustertoolkit.words import Words

    allowed = Words.of((kind, ()) for kind in KINDS)
    return [kind for value in given for kind in several("kind", value, allowed)]


def _tell_nothing(found: "Found") -> None:
    alone = ", ".join(f"'{word}' {number}" for word, number in found.alone)
    say(f"no entry has all of these words (alone: {alone})" if len(found.alone) > 1 else "nothing found")
    if found.near:
        near = [f"'{word}'" for word in found.near]
        say(f"did you mean {_either(near)}?")


def _found(toolkit: "Toolkit", word: str) -> "Match":
    """Return what a word means; ToolkitError with what replaces a retired id, or what is near a wrong one."""
    from clustertoolkit import lookup

    gone = lookup.retired(toolkit, word)
    if gone:
        replaced = " ".join(gone.replaced_by)
        raise ToolkitError(
            f"'{gone.id}' was retired on {gone.retired}: {gone.why}",
            f"replaced by: toolkit show {replaced}" if replaced else "nothing replaces it",
        )
    match = lookup.find(toolkit, word)
    if match is None:
        near = [_by_name(*pair) for pair in lookup.near(toolkit, word)]
        hint = f"did you mean {_either(near)}?" if near else "'toolkit search' looks in all texts"
        raise ToolkitError(f"nothing has the id or name '{word}'", hint)
    return match


def _by_name(identifier: str, name: str) -> str:
    """Return an id in quotes, with the name that led to it."""
    return f"'{identifier}' ({name})" if name else f"'{identifier}'"


def _either(words: Sequence[str]) -> str:
    """Return words as a choice: a, b or c."""
    *before, last = words
    return f"{', '.join(before)} or {last}" if before else last


def _tell_others(word: str, match: "Match") -> None:
    if match.others:
        others = ", ".join(map(_named, match.others))
        say(f"'{word}' means {_named(match.entry)}; it is also a name of {others}")


def _named(entry: "Entry") -> str:
    return f"'{entry.id}' ({entry.kind})"
