"""The walk at a terminal: each question as a prompt on standard error, each answer at once on disk."""

import sys
import textwrap
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import questionary
from prompt_toolkit.application import create_app_session
from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
from prompt_toolkit.output import create_output

from clustertoolkit import canonical, plan, planfile, walk
from clustertoolkit.cli.output import say, write_whole
from clustertoolkit.errors import ToolkitError
from clustertoolkit.model import Phase, Toolkit
from clustertoolkit.walk import Choice, Step

SCREEN = 14  # choices that fit one; a longer list is searched by typing
FEW = 5  # choices of which each is explained in several lines
WIDTH = 78
KEYS = "Enter answers, Ctrl-B goes back, Ctrl-N skips, Ctrl-C stops; every answer is kept."


class Back(Exception):  # noqa: N818  # what a person wants, not an error
    """The question before this one is asked again."""


class Skip(Exception):  # noqa: N818
    """The question stays open."""


class Walk:
    """A walk through one plan: its file, its data, and the questions passed over so far."""

    def __init__(self, file: Path, toolkit: Toolkit, *, full: bool) -> None:
        self.file = file
        self.full = full
        self.toolkit = toolkit
        self.schema = planfile.schema()
        if wrong := walk.misplaced(toolkit.phases, self.schema):
            raise ToolkitError(
                f"the content asks for what no plan has: {', '.join(wrong)}",
                "look at these questions in phases.yaml",
            )
        self.lists = planfile.lists(toolkit)
        self.passed: set[tuple[str, str, walk.Path]] = set()
        self.text: str | None = None
        if file.exists():
            document = planfile.read(file, toolkit)
            self.text, self.data = document.text, document.data
        else:
            self.data = planfile.start(toolkit)
        self.by_hand = self.text is not None and self.text != self._written()

    def _written(self) -> str:
        return planfile.HEAD + canonical.mapping(self.schema, self.data)

    def save(self) -> None:
        """Write the plan whole, with how its chosen actions stand now."""
        planfile.record(self.data, self.toolkit)
        text = planfile.edited(self.text, self.data) if self.by_hand and self.text else self._written()
        write_whole(self.file, text.encode(), force=True)
        self.text = text

    def go(self) -> None:
        """Ask until nothing is left to ask."""
        phase = None
        while True:
            step = walk.next_step(self._steps(), self.data, self.passed, self.schema)
            if step is None:
                return
            if step.phase is not phase:
                if phase is not None:
                    self._sum_up(phase)
                phase = step.phase
                say(f"\n{phase.title}\n{_wrapped(phase.purpose)}\n")
            try:
                self._ask(step)
                self.passed.add(step.key)
            except Skip:
                self.passed.add(step.key)
            except Back:
                self._back(step)
                phase = None

    def _sum_up(self, phase: Phase) -> None:
        """Say what a phase has settled."""
        part = self.data.get(phase.chooses)
        chosen = part.get("chosen", ()) if isinstance(part, dict) else ()
        names = [walk.entry_name(one, self.toolkit) for one in chosen if plan.holds(one)]
        if names:
            say(f"\nSettled: {'; '.join(names)}.\n{phase.hands_on}")

    def _back(self, step: Step) -> None:
        """Ask the question before this one again, or one still earlier, however long ago it was answered."""
        found = self._steps()
        place = found.index(step) if step in found else len(found)
        while place:
            place -= 1
            try:
                self._ask(found[place])
            except Skip:
                return
            except Back:
                continue
            return

    def _steps(self) -> list[Step]:
        return walk.steps(self.toolkit.phases, self.data, core=not self.full)

    def _ask(self, step: Step) -> None:
        """Ask one question until the answer is right, and keep it."""
        question = step.question
        words = question.text.replace("{name}", walk.name(step, self.data, self.toolkit))
        if question.help:
            say(f"  {question.help}")
        while True:
            given = self._prompt(step, words)
            wrong = walk.fault(step, given, self.schema, self.lists)
            if not wrong:
                break
            say(f"  {wrong}")
        gone = walk.lost(step, self.data, given, self.toolkit.phases)
        if gone and not self._agreed(gone):
            return
        if gone:  # what was passed over in a list may stand elsewhere in it now
            self.passed = {one for one in self.passed if not one[-1]}
        self.data = walk.put(step, walk.prune(self.data, gone), given, self.schema)
        self.save()

    def _agreed(self, gone: list[walk.Path]) -> bool:
        say("  This takes out of the plan:")
        for path in gone:
            entry: Any = self.data
            for key in path:
                entry = entry[key]
            say(f"  - {walk.entry_name(entry, self.toolkit)}")
        return bool(_asked(questionary.confirm("Take it out?", default=False)))

    def _prompt(self, step: Step, words: str) -> Any:
        before = walk.answer(step, self.data, self.schema)
        if before in (None, []):
            before, why = walk.proposed(step, self.data)
            if why:
                say(f"  Proposed, {why}.")
        kind = step.question.kind
        if kind == "int":
            return self._number(words, before or None)
        offered = (
            walk.choices(step, self.data, self.toolkit, self.schema, self.lists)
            if step.question.options or kind in ("one", "many")
            else []
        )
        if step.question.options == "cells":
            for reason in walk.reasons(step, self.data, self.toolkit):
                say(f"  {reason}")
        if kind == "text":
            return _text(words, str(before or ""), offered)
        if kind == "list":
            return _texts(words, offered)
        if not offered:
            say("  There is nothing to choose from.")
            raise Skip
        if kind == "one":
            return _one(words, offered, before)
        return _many(words, offered, before or [])

    def _number(self, words: str, before: Any) -> int:
        while True:
            given = _text(words, "" if before is None else str(before))
            try:
                return int(given)
            except ValueError:
                say("  this is not a whole number")


def run(file: Path, toolkit: Toolkit, *, full: bool) -> None:
    """Walk through a plan at a terminal, from where it was left."""
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        name = file.as_posix()
        raise ToolkitError(
            "the walk needs a terminal",
            f"'toolkit roadmap new {name}' writes the same plan to fill in with an editor; "
            f"'toolkit roadmap check {name}' says what is open",
        )
    going = Walk(file, toolkit, full=full)
    with _on_standard_error():
        say(KEYS)
        if file.exists():
            say(f"{file.as_posix()} goes on where it was left.")
        going.go()
    name = file.as_posix()
    say(f"\nNothing is left to ask. The brief: toolkit roadmap build {name} --brief -o brief.html")
    if not full:
        say(f"Who does what, money and indicators: toolkit roadmap walk {name} --full")
    say(f"What is open: toolkit roadmap check {name}")


@contextmanager
def _on_standard_error() -> Iterator[None]:
    with create_app_session(output=create_output(stdout=sys.stderr)):
        yield


def _asked(question: questionary.Question) -> Any:
    """Ask, with the keys for back and skip; Ctrl-C ends the command."""
    keys = question.application.key_bindings
    own = KeyBindings()
    own.add("c-b", eager=True)(lambda event: event.app.exit(exception=Back()))
    own.add("c-n", eager=True)(lambda event: event.app.exit(exception=Skip()))
    question.application.key_bindings = merge_key_bindings([keys, own] if keys else [own])
    return question.unsafe_ask()


def _text(words: str, before: str, offered: Sequence[Choice] = ()) -> str:
    """Ask for a text; what the guidance suggests completes what is typed, and nothing has to be taken."""
    if offered:
        say("  The guidance suggests:")
        for one in offered:
            say(textwrap.indent(_wrapped(f"- {one.title}{f' ({one.note})' if one.note else ''}"), "  "))
        prompt = questionary.autocomplete(
            words, choices=[one.title for one in offered], default=before, match_middle=True
        )
    else:
        prompt = questionary.text(words, default=before)
    given = str(_asked(prompt)).strip()
    if not given:
        raise Skip
    return given


def _texts(words: str, offered: Sequence[Choice] = ()) -> list[str]:
    """Ask for several texts; an empty one ends the list."""
    found: list[str] = []
    while True:
        try:
            again = "And? (Enter ends the list)"
            found.append(_text(again, "") if found else _text(words, "", offered))
        except Skip:
            if not found:
                raise
            return found


def _one(words: str, offered: list[Choice], before: Any) -> str:
    default = before if any(one.value == before for one in offered) else None
    return str(_asked(questionary.select(words, choices=_shown(offered), default=default, use_jk_keys=False)))


def _many(words: str, offered: list[Choice], before: list[str]) -> list[str]:
    if len(offered) > SCREEN:
        return _searched(words, offered, before)
    for one in offered:
        if one.note:
            room = 3 * WIDTH if len(offered) <= FEW else WIDTH
            note = textwrap.shorten(f"{one.title}: {one.note}", room, placeholder=" ...")
            say(textwrap.indent(_wrapped(note), "  "))
    choices = _shown(offered, before)
    found = _asked(
        questionary.checkbox(words, choices=choices, instruction="(blank ticks)", use_jk_keys=False)
    )
    if not found:
        raise Skip
    return [str(one) for one in found]


def _shown(offered: list[Choice], before: list[str] | None = None) -> list[questionary.Choice]:
    return [
        questionary.Choice(one.title, one.value, checked=None if before is None else one.value in before)
        for one in offered
    ]


def _searched(words: str, offered: list[Choice], before: list[str]) -> list[str]:
    """Ask for one name after another, completed while it is typed; an empty one ends the list."""
    by_title = {one.title: one.value for one in offered}
    found = list(before)
    while True:
        again = f"{words} (type to search, Enter ends)" if not found else "And? (Enter ends the list)"
        given = str(
            _asked(questionary.autocomplete(again, choices=[*by_title], ignore_case=True, match_middle=True))
        ).strip()
        if not given:
            if not found:
                raise Skip
            return found
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


def _wrapped(text: str) -> str:
    return textwrap.fill(text, WIDTH)
