"""Prompts at a terminal: texts, numbers, names and choices, with keys to leave a question unanswered."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any, Literal

import questionary
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings

from clustertoolkit.choices import Choice
from clustertoolkit.cli.output import say
from clustertoolkit.scalars import DECIMAL, WHOLE

SCREEN = 14  # choices that fit one; a longer list is searched by typing
NEAREST = 8  # choices shown of a longer list that has an order, the best first
FEW = 5  # choices of which each is explained whole
WIDTH = 78
OWN = "in other words ..."
STYLE = questionary.Style(
    [
        ("qmark", "fg:ansicyan"), ("question", "bold"), ("answer", "fg:ansicyan bold"),
        ("pointer", "fg:ansicyan bold"), ("highlighted", "bold"), ("selected", "fg:ansicyan"),
    ]
)  # the terminal's own colours  # fmt: skip

Wish = Literal["back", "skip", "go"]


class Wished(Exception):  # noqa: N818  # what a person wants, not an error
    """Something else than an answer is wanted: the question before, none, or any other question."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish


def asked(question: questionary.Question) -> Any:
    """Ask, with the keys for back, skip and go; Ctrl-C ends the command."""
    keys = question.application.key_bindings
    own = KeyBindings()
    own.add("c-b", eager=True)(lambda event: event.app.exit(exception=Wished("back")))
    own.add("c-n", eager=True)(lambda event: event.app.exit(exception=Wished("skip")))
    own.add("c-g", eager=True)(lambda event: event.app.exit(exception=Wished("go")))
    question.application.key_bindings = merge_key_bindings([keys, own] if keys else [own])
    return question.unsafe_ask()


def text(words: str, before: str, hint: str = "", offered: Sequence[Choice] = ()) -> str:
    """Ask for a text; what is offered completes what is typed, and nothing has to be taken."""
    if hint and not before:
        say(indented(f"For example: {hint}"))
    if offered:
        prompt = questionary.autocomplete(
            words, choices=[one.title for one in offered], default=before, match_middle=True, style=STYLE
        )
    else:
        prompt = questionary.text(words, default=before, style=STYLE)
    given = str(asked(prompt)).strip()
    if not given:
        raise Wished("skip")
    return given


def number(words: str, before: Any, hint: str) -> int | float:
    """Ask for a number; blanks between its digits and a decimal comma are understood."""
    while True:
        given = text(words, "" if before is None else str(before), hint)
        plain = "".join(given.split())
        if WHOLE.match(plain):
            return int(plain)
        plain = plain.replace(",", ".")
        if DECIMAL.match(plain) and len(plain.partition(".")[2]) != len("000"):
            return float(plain)
        say("  this is not a number: write digits alone, such as 1200 or 2.5")
        before = given


def suggested(words: str, offered: Sequence[Choice], hint: str) -> str:
    """Ask for one of the suggestions, or a text in other words."""
    given = one(words, [*offered, Choice("", OWN)], None)
    return given or text(words, "", hint)


def texts(words: str, before: Sequence[str], hint: str = "", offered: Sequence[Choice] = ()) -> list[str]:
    """Ask for several texts; an empty one ends the list, one that is there already is taken out."""
    found = list(before)
    for one in found:
        say(f"  so far: {one}")
    while True:
        try:
            again = f"{words} (Enter ends the list)" if before else "And? (Enter ends the list)"
            given = text(again if found else words, "", "" if found else hint, offered)
        except Wished as wished:
            if wished.wish != "skip" or not found:
                raise
            return found
        if given in found:
            found.remove(given)
            say(f"  taken out: {given}")
        else:
            found.append(given)


def confirmed(words: str, *, default: bool) -> bool:
    """Ask for yes or no."""
    return bool(asked(questionary.confirm(words, default=default, style=STYLE)))


def one(words: str, offered: Sequence[Choice], before: Any) -> str:
    """Ask for one of what is offered; None of it raises the wish to skip."""
    if not offered:
        say("  There is nothing to choose from.")
        raise Wished("skip")
    default = before if any(one.value == before for one in offered) else None
    return str(
        asked(
            questionary.select(
                words, choices=_shown(offered), default=default, use_jk_keys=False, style=STYLE
            )
        )
    )


def ticked(words: str, offered: Sequence[Choice], before: Sequence[str]) -> list[str]:
    """Ask to tick some of what is offered; what else was there before stays."""
    prompt = questionary.checkbox(
        words, choices=_shown(offered, before), instruction="(blank ticks)", use_jk_keys=False, style=STYLE
    )
    ticked = [str(one) for one in asked(prompt)]
    known = {one.value for one in offered}
    return [*(one for one in before if one not in known), *ticked]


def several(words: str, offered: Sequence[Choice], before: Sequence[str]) -> list[str]:
    """Ask for some of what is offered: by ticks, or by typing where a list is longer than a screen.

    Of a long list that has an order, the first can be ticked. None taken raises the wish to skip.
    """
    if not offered:
        say("  There is nothing to choose from.")
    elif len(offered) > SCREEN and not offered[0].note:
        before = searched(words, offered, before)
    elif len(offered) > SCREEN:
        more = Choice("", f"search the other {len(offered) - NEAREST} by typing")
        before = ticked(words, [*offered[:NEAREST], more], before)
        if more.value in before:
            before = searched("Which others?", offered, [one for one in before if one])
    else:
        before = ticked(words, offered, before)
    if not before:
        raise Wished("skip")
    return list(before)


def explained(offered: Sequence[Choice]) -> Iterator[str]:
    """Yield in full what does not fit the line of a choice."""
    for one in offered:
        if one.note or len(one.title) > WIDTH - 6:
            text = f"- {one.title}: {one.note}" if one.note else f"- {one.title}"
            yield text if len(offered) <= FEW else textwrap.shorten(text, 2 * WIDTH - 16, placeholder=" ...")


def _shown(offered: Sequence[Choice], before: Sequence[str] | None = None) -> list[questionary.Choice]:
    return [
        questionary.Choice(
            textwrap.shorten(one.title, WIDTH - 6, placeholder=" ..."),
            one.value,
            checked=None if before is None else one.value in before,
        )
        for one in offered
    ]


def searched(words: str, offered: Sequence[Choice], before: Sequence[str]) -> list[str]:
    """Ask for one name after another, completed while it is typed; an empty one ends the list."""
    by_title = {one.title: one.value for one in offered}
    found = list(before)
    again = f"{words} (type to search, Enter ends)"
    while True:
        prompt = questionary.autocomplete(
            again, choices=[*by_title], ignore_case=True, match_middle=True, style=STYLE
        )
        given = str(asked(prompt)).strip()
        if not given:
            return found
        again = "And? (Enter ends the list)"
        near = [title for title in by_title if given.casefold() in title.casefold()]
        if given in by_title or len(near) == 1:
            title = given if given in by_title else near[0]
            if by_title[title] in found:
                found.remove(by_title[title])
            else:
                found.append(by_title[title])
            say(f"  {'taken' if by_title[title] in found else 'taken out'}: {title}")
        else:
            say(f"  {len(near) or 'no'} names have this in them; type more, or take one with the arrow keys")


def indented(text: str) -> str:
    """Fold a text under a question; what begins with a hyphen hangs from it."""
    hanging = "    " if text.startswith("- ") else "  "
    return textwrap.fill(text, WIDTH, initial_indent="  ", subsequent_indent=hanging)


def short(name: str) -> str:
    return textwrap.shorten(name, WIDTH - 14, placeholder=" ...")


def wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH - 2)
