"""Prompts at a terminal: texts, numbers, names and choices, with keys to leave a question unanswered."""

import os
import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

import questionary
from prompt_toolkit.application import Application
from prompt_toolkit.filters import Always, Condition
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys

from clustertoolkit.cli.shared.output import say
from clustertoolkit.plan.walk import answers
from clustertoolkit.plan.walk.choices import Choice

SCREEN = 14  # choices that fit one; a longer list is searched by typing
NEAREST = 8  # choices shown of a longer list that has an order, the best first
FEW = 5  # choices of which each is explained whole
WIDEST = 78  # columns that read well
OWN = "in other words ..."
STYLE = questionary.Style(
    [
        ("qmark", "fg:ansicyan"), ("question", "bold"), ("answer", "fg:ansicyan bold"),
        ("pointer", "fg:ansicyan bold"), ("highlighted", "bold"), ("selected", "fg:ansicyan"),
    ]
)  # the terminal's own colours  # fmt: skip

Wish = Literal["back", "skip", "go", "clear"]
Keep = Callable[[list[str]], None]
Wrong = Callable[[list[str]], str]


class Wished(Exception):  # noqa: N818  # what a person wants, not an error
    """Something else than an answer is wanted: the question before, none, any other, or an empty field."""

    def __init__(self, wish: Wish) -> None:
        self.wish = wish


def asked(question: questionary.Question, dead: str = "", start: str = "", *, proposed: bool = False) -> Any:
    """Ask, with the keys for back, skip and go; Ctrl-C and Ctrl-D end the command, `dead` keys do nothing.

    `start` stands in the line already; if it is only proposed, the first character typed replaces it.
    """
    application = question.application
    own = KeyBindings()
    wishes: dict[str, Wish] = {"c-b": "back", "c-n": "skip", "c-g": "go"}
    for key, wish in wishes.items():
        own.add(key, eager=True)(lambda event, wish=wish: event.app.exit(exception=Wished(wish)))
    own.add("c-d", eager=True)(lambda event: _leave(event, start))
    for key in dead:
        own.add(key, eager=True)(lambda _: None)
    if proposed and start:
        _replace_by_typing(application, own)
    keys = application.key_bindings
    application.key_bindings = merge_key_bindings([keys, own] if keys else [own])
    return question.unsafe_ask()


def _pressed(question: questionary.Question, dead: str = "") -> Any:
    """Ask what keys answer: the line behind the words takes no text, and to end it is no answer."""
    line = question.application.current_buffer
    line.accept_handler = None
    line.read_only = Always()
    return asked(question, dead)


def _leave(event: KeyPressEvent, start: str) -> None:
    """End the command unless something is typed: then delete a character, as shells do."""
    if event.app.current_buffer.text in ("", start):
        event.app.exit(exception=KeyboardInterrupt)
    else:
        event.app.current_buffer.delete()


def _replace_by_typing(application: Application[Any], keys: KeyBindings) -> None:
    """Let the first key, if it is a character or a text that is pasted, take the place of the whole line."""
    pressed: list[object] = []
    application.key_processor.before_key_press += pressed.append
    first = Condition(lambda: len(pressed) <= 1)

    @keys.add(Keys.BracketedPaste, filter=first)
    @keys.add(Keys.Any, filter=first)
    def _(event: KeyPressEvent) -> None:
        typed = event.data.replace("\r\n", "\n").replace("\r", "\n")
        if typed.replace("\n", "").isprintable():
            event.current_buffer.text = ""
            event.current_buffer.insert_text(typed)


def text(words: str, before: str, hint: str = "", offered: Sequence[Choice] = (), proposed: str = "") -> str:
    """Ask for a text; what is offered completes what is typed, and nothing has to be taken.

    What is proposed stands in the line instead of the answer before.
    """
    if hint and not before and not proposed:
        say(indented(f"For example: {hint}"))
    given = _line(words, before, offered, proposed)
    if not given:
        empties = bool(before) and confirmed("Leave it open again?", default=False)
        raise Wished("clear" if empties else "skip")
    return given


def _line(words: str, before: str, offered: Sequence[Choice], proposed: str) -> str:
    start = proposed or before
    if offered:
        prompt = questionary.autocomplete(
            words, choices=[choice.title for choice in offered], default=start, match_middle=True, style=STYLE
        )
    else:
        prompt = questionary.text(words, default=start, style=STYLE)
    try:
        return str(asked(prompt, start=start, proposed=bool(proposed))).strip()
    except Wished:
        typed = prompt.application.current_buffer.text
        if typed.strip() not in ("", start):
            say(indented(f"Not kept: {typed}"))
        raise


def number(words: str, before: Any, hint: str, proposed: str = "") -> int | float:
    """Ask for a number; blanks between its digits and a decimal comma are understood."""
    while True:
        given = text(words, "" if before is None else str(before), hint, proposed=proposed)
        if (found := answers.number(given)) is not None:
            return found
        say(f"  {answers.NO_NUMBER}")
        proposed = given


def suggested(words: str, offered: Sequence[Choice], hint: str) -> str:
    """Ask for one of the suggestions, or a text in other words."""
    given = one(words, [*offered, Choice("", OWN)], None)
    return given or text(words, "", hint)


def texts(
    words: str,
    before: Sequence[str],
    keep: Keep,
    wrong: Wrong,
    hint: str = "",
    offered: Sequence[Choice] = (),
    proposed: str = "",
) -> list[str]:
    """Ask for several texts; an empty one ends the list, one that is there already is taken out.

    `wrong` says what is wrong with a list to which a text was added: such a text stays in the line and not
    in the list. `keep` gets the list as it is after each text.
    """
    found = list(before)
    for value in found:
        say(f"  so far: {value}")
    again = f"{words} (Enter ends the list)" if before else words
    while True:
        try:
            given = text(again, "", "" if found else hint, offered, proposed)
        except Wished as wished:
            if wished.wish != "skip" or not (found or before):
                raise
            return found
        proposed = ""
        again = "And? (Enter ends the list)"
        if given not in found and (fault := wrong([*found, given])):
            say(indented(fault))
            proposed = given
            continue
        _toggle(found, given, given)
        keep(found)


def _toggle(found: list[str], value: str, title: str) -> None:
    if value in found:
        found.remove(value)
        say(f"  taken out: {title}")
    else:
        found.append(value)


def confirmed(words: str, *, default: bool) -> bool:
    """Ask for yes or no, which Enter confirms."""
    prompt = questionary.confirm(
        words,
        default=default,
        auto_enter=False,
        instruction=f"({'Y/n' if default else 'y/N'}, then Enter) ",
        style=STYLE,
    )
    return bool(_pressed(prompt))


def one(words: str, offered: Sequence[Choice], before: Any) -> str:
    """Ask for one of what is offered; None of it raises the wish to skip."""
    if not offered:
        say("  There is nothing to choose from.")
        raise Wished("skip")
    default = before if any(one.value == before for one in offered) else None
    prompt = questionary.select(
        words, choices=_shown(offered), default=default, use_jk_keys=False, style=STYLE
    )
    return str(_pressed(prompt))


def ticked(words: str, offered: Sequence[Choice], before: Sequence[str]) -> list[str]:
    """Ask to tick some of what is offered; what else was there before stays."""
    prompt = questionary.checkbox(
        words, choices=_shown(offered, before), instruction="(space bar ticks, Enter goes on)",
        use_jk_keys=False, style=STYLE,
    )  # fmt: skip
    found = [str(one) for one in _pressed(prompt, dead="ai")]  # which would tick all, or the others
    titles = {one.value: one.title for one in offered}
    if len(found) > 1:
        for value in filter(None, found):
            say(f"  ticked: {short(titles[value])}")
    return [*(one for one in before if one not in titles), *found]


def several(words: str, offered: Sequence[Choice], before: Sequence[str], keep: Keep) -> list[str]:
    """Ask for some of what is offered: by ticks, or by typing where a list is longer than a screen.

    Of a long list that has an order, the first can be ticked. Where there is nothing, the wish is to skip.
    """
    if not offered:
        say("  There is nothing to choose from.")
        raise Wished("skip")
    if len(offered) > SCREEN and not offered[0].note:
        return searched(words, offered, before, keep)
    more = Choice("", f"search the other {len(offered) - NEAREST} by typing")
    shown = [*offered[:NEAREST], more] if len(offered) > SCREEN else offered
    while not (found := ticked(words, shown, before)) and not before:
        say(indented("Nothing is ticked. The space bar ticks a line; Ctrl-N leaves the question open."))
    keep([one for one in found if one])
    if more.value in found:
        return searched("Which others?", offered, [one for one in found if one], keep)
    return found


def explained(offered: Sequence[Choice]) -> Iterator[str]:
    """Yield in full what does not fit the line of a choice."""
    for one in offered:
        if one.note or len(one.title) > width() - 6:
            text = f"- {one.title.rstrip('.')}: {one.note}" if one.note else f"- {one.title}"
            yield text if len(offered) <= FEW else _cut(text, 2 * width() - 16)


def _shown(offered: Sequence[Choice], before: Sequence[str] | None = None) -> list[questionary.Choice]:
    return [
        questionary.Choice(
            _cut(one.title, width() - 6),
            one.value,
            checked=None if before is None else one.value in before,
        )
        for one in offered
    ]


def searched(words: str, offered: Sequence[Choice], before: Sequence[str], keep: Keep) -> list[str]:
    """Ask for one name after another, completed while it is typed; an empty one ends the list."""
    by_title = {one.title: one.value for one in offered}
    titles = {value: title for title, value in by_title.items()}
    ordered = bool(offered[0].note)  # of a plain list one knows how the names begin
    found = list(before)
    for one in found:
        say(f"  so far: {titles.get(one, one)}")
    again = f"{words} (type to search, Enter ends)"
    while True:
        prompt = questionary.autocomplete(
            again, choices=[*by_title], ignore_case=True, match_middle=ordered, style=STYLE
        )
        given = str(asked(prompt)).strip()
        if not given and not found and not before:
            raise Wished("skip")
        if not given:
            return found
        if title := _meant(given, [*by_title]):
            again = "And? (Enter ends the list)"
            _toggle(found, by_title[title], title)
            if by_title[title] in found:
                say(f"  taken: {title}")
            keep(found)


def _meant(given: str, titles: Sequence[str]) -> str:
    """Return the one title that is meant by what was typed; empty, and told, if that is not clear."""
    typed = given.casefold()
    for near in (
        [one for one in titles if one == given],
        [one for one in titles if one.casefold().startswith(typed)],
        [one for one in titles if typed in one.casefold()],
    ):
        if len(near) == 1:
            return near[0]
    say(
        indented(f"Which one? {'; '.join(near[:FEW])}" if near else f"There is no name with '{given}' in it.")
    )
    return ""


def width() -> int:
    """Return how many columns a text may take."""
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (OSError, ValueError):
        columns = 0
    return max(WIDEST // 3, min(WIDEST, columns - 2)) if columns else WIDEST


def indented(text: str) -> str:
    """Fold a text under a question; what begins with a hyphen hangs from it."""
    hanging = "    " if text.startswith("- ") else "  "
    return textwrap.fill(text, width(), initial_indent="  ", subsequent_indent=hanging)


def short(name: str) -> str:
    """Cut a name to what fits a line with words before it."""
    return _cut(name, width() - 14)


def wrapped(text: str, hanging: str = "") -> str:
    """Fold a text at the width of the terminal."""
    return textwrap.fill(text, width() - 4, subsequent_indent=hanging, break_on_hyphens=False)


def _cut(text: str, room: int) -> str:
    return textwrap.shorten(text, room, placeholder=" ...", break_on_hyphens=False)
