"""What a shell offers to complete a word: no YAML is read for it, no table drawn, no error shown."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

import typer

from clustertoolkit.cli.commands import below
from clustertoolkit.content.kinds import BY, BY_NAME, FILTERS, FOLDERS, KINDS, Kind
from clustertoolkit.render import PRINTED

Offers = Iterator[tuple[str, str]]  # words, and what a shell may say of them

ASKED = "_TOOLKIT_COMPLETE" in os.environ


def keep_rich_out() -> None:
    """Keep Rich out if a shell asks: Typer would import it to strip markup from help, where there is none."""
    if ASKED:
        sys.modules.setdefault("rich", None)  # type: ignore[arg-type]  # as if it were not installed


def finished_words() -> list[str]:
    """Return the words after the program's name that a shell says are finished."""
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or ""
    words = line.split()
    return words[1:] if line[-1:].isspace() else words[1:-1]


def on_tab(complete: Callable[..., Offers]) -> Callable[..., Offers] | None:
    """Return what completes a word if a shell asks: at any other start, Typer's look at each costs 2 ms."""
    return complete if ASKED else None


def listed(file: str, key: str) -> Callable[[typer.Context, str], Offers]:
    """Return what completes a word of a list of the content, such as `priorities` in `dimensions`."""

    def complete(context: typer.Context, typed: str) -> Offers:
        return _offers(_read(context, (file, key)), typed)

    return complete


def fixed(*words: str) -> Callable[[str], Offers]:
    """Return what completes one of a few words that never change."""

    def complete(typed: str) -> Offers:
        return _offers(words, typed)

    return complete


def entries(context: typer.Context, typed: str) -> Offers:
    """Complete what `toolkit show` takes, countries and references aside.

    The codes of countries are as short as what was typed, and references are named by what rests on them.
    """
    lists = [_home(kind) for kind in KINDS if kind.key and kind.name not in ("country", "reference")]
    return _offers(_read(context, *lists, folders=FOLDERS), typed)


def kinds(typed: str) -> Offers:
    """Complete a kind of entry, or of example."""
    yield from _offers(BY_NAME, typed)
    yield from values("kind")(typed)


def values(name: str) -> Callable[..., Offers]:
    """Return what completes a value of a filter."""
    given = FILTERS[name]
    if given.kind == "country":
        return countries
    if given.kind:
        return listed(*_home(BY_NAME[given.kind]))
    if given.words or given.form != "word":
        return fixed(*given.words)

    def complete(typed: str) -> Offers:
        from clustertoolkit.query.select import RECORDS
        from clustertoolkit.yamlfiles.records import words_of

        return _offers(words_of(RECORDS[given.of], given.field), typed)

    return complete


def countries(context: typer.Context, typed: str) -> Offers:
    """Complete the code of a country that an entry names, and once a letter is typed its name, too.

    Blanks in a name become hyphens, which filters read in the same way, and shells as one word.
    """
    from clustertoolkit.content import location

    if folder := _folder(context):
        listed = str(context.info_name)
        there = location.countries(folder, listed if listed in FOLDERS else "examples")
        file, key = _home(BY_NAME["country"])
        names = {code: name for code, name in location.words(folder, file, key).items() if code in there}
        yield from _offers(names, typed)
        if typed[-1:].isalpha():
            words = {name.replace(" ", "-"): code for code, name in names.items()}
            yield from _offers({word: code for word, code in words.items() if _is_one_word(word)}, typed)


def _is_one_word(text: str) -> bool:
    """Tell whether a text has letters and hyphens alone, which no shell acts on."""
    return text.replace("-", "").isalpha()


def _home(kind: Kind) -> tuple[str, str]:
    """Return the file of a kind and the list in it that holds the entries."""
    return kind.file, kind.key.rpartition(".")[2]


def vocabularies(typed: str) -> Offers:
    """Complete a filter that takes words of a list, or columns."""
    from clustertoolkit.query.words import VOCABULARIES

    return _offers((*(name.replace("_", "-") for name in VOCABULARIES), "columns"), typed)


def gaps(typed: str) -> Offers:
    """Complete a kind of gap."""
    from clustertoolkit.query.gaps import KINDS

    return _offers(KINDS, typed)


def codes(typed: str) -> Offers:
    """Complete the code of a check."""
    from clustertoolkit.content.explanations import EXPLANATIONS

    return _offers({name: code.summary for name, code in EXPLANATIONS.items()}, typed)


def commands(context: typer.Context, typed: str) -> Offers:
    """Complete the name of a command, or of one below those that were typed."""
    yield from _offers(below(" ".join(context.params.get("words") or ())), typed)


def forms(typed: str) -> Offers:
    """Complete a form of output."""
    return _offers(["auto", *PRINTED], typed)


def columns(context: typer.Context, typed: str) -> Offers:
    """Complete a column of the list that the command shows."""
    from clustertoolkit.views import entries, evidence, flat, words

    if by := context.params.get("by"):
        known = flat.columns_without_content(by) if by in BY else ()
        return _offers({column.key: column.title for column in known}, typed)
    name = str(context.info_name).upper()
    listed = next((getattr(view, name) for view in (entries, evidence, words) if hasattr(view, name)), ())
    return _offers({column.key: column.title for column in listed}, typed)


def _read(context: typer.Context, *lists: tuple[str, str], folders: Iterable[str] = ()) -> Mapping[str, str]:
    """Return the ids in folders and lists of the content that the command line so far names."""
    from clustertoolkit.content import location

    ids: dict[str, str] = {}
    if folder := _folder(context):
        for kind in folders:
            ids |= dict.fromkeys(location.ids(folder, kind), "")
        for file, key in lists:
            ids |= location.words(folder, file, key)
    return ids


def _folder(context: typer.Context) -> Path | None:
    """Return the folder of the content that the command line so far names; None if there is none."""
    from clustertoolkit.content import location
    from clustertoolkit.errors import ToolkitError

    given: str | Path | None = context.params.get("data") or context.find_root().params.get("data")
    with suppress(ToolkitError, OSError):
        return location.find(Path(given).expanduser() if given else None)
    return None


def _offers(words: Iterable[str], typed: str) -> Offers:
    """Yield the words that go on from what was typed after the last comma or plus, small if that is small."""
    begun = typed[max(typed.rfind(","), typed.rfind("+")) + 1 :]
    before = typed.removesuffix(begun) if begun else typed
    titles = words if isinstance(words, Mapping) else dict.fromkeys(words, "")
    for word, title in titles.items():
        shown = word.lower() if begun.islower() else word
        if shown.startswith(begun):
            yield f"{before}{shown}", title
