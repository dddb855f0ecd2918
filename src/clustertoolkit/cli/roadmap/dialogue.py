"""The walk at a terminal: each question as a prompt on standard error, each answer kept at once."""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from clustertoolkit import render
from clustertoolkit.cli.roadmap import prompts
from clustertoolkit.cli.roadmap.prompts import Wished
from clustertoolkit.cli.shared.output import is_plain, say, show
from clustertoolkit.content.records import Part, Phase
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import ChangedError
from clustertoolkit.plan.walk import choices, steps
from clustertoolkit.plan.walk.answers import NEEDED
from clustertoolkit.plan.walk.choices import SUGGESTED, Choice
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.plan.walk.steps import Step
from clustertoolkit.query import matrix
from clustertoolkit.views import matrix as views
from clustertoolkit.yamlfiles.paths import Way
from clustertoolkit.yamlfiles.reader import Document


class Dialogue:
    """The questions of a walk as prompts; `told` holds what was said already, as each text is said once.

    `read_again` returns the plan as somebody else has changed it; None if its file is gone.
    """

    def __init__(self, session: Session, read_again: Callable[[], Document | None]) -> None:
        self.session = session
        self.told: set[str] = set()
        self._read_again = read_again
        self._unkept: Any = None  # an answer that was given and could not be kept: it is asked for again

    def go(self) -> None:
        """Ask until nothing is left to ask, and nobody wants to go anywhere."""
        session = self.session
        section: Phase | Part | None = None
        phase: Phase | None = None
        step = session.following() or self._ended()
        while step is not None:
            if phase is not None and step.phase is not phase:
                self._sum_up(phase)
            if step.section is not section:
                self._head(step)
            section, phase = step.section, step.phase
            answered = not session.is_open(step)
            try:
                self._ask(step)
            except Wished as wished:
                if wished.wish == "back":
                    step = session.beside(step, -1)
                    continue
                if wished.wish == "go":
                    step = self._chosen(step.section.id) or step
                    continue
                if wished.wish == "skip" and answered:
                    step = session.beside(step, 1)
                    continue
            except ChangedError as changed:
                step = self._renewed(step, changed) or session.following() or self._ended()
                continue
            session.leave(step)
            step = session.following() or self._ended()

    def _ended(self) -> Step | None:
        """Say what was left open, and ask whether to go to a question; None to stop."""
        left = self.session.left()
        many = "1 question is open." if len(left) == 1 else f"{len(left)} questions are open."
        say(f"\n{many if left else 'Every question is answered.'}")
        for step in left[: prompts.FEW]:
            say(prompts.indented(f"- {self._words(step)}"))
        if len(left) > prompts.FEW:
            say("  ...")
        offered = [Choice("stop", "Stop here"), Choice("go", "Go to a question")]
        try:
            if prompts.one("What now?", offered, None) == "stop":
                return None
        except Wished as wished:
            if wished.wish == "skip":
                return None
            if wished.wish == "back":
                return self.session.steps()[-1]
        return self._chosen("") or self._ended()

    def _head(self, step: Step) -> None:
        section, phases = step.section, self.session.toolkit.phases
        text = section.summary if isinstance(section, Part) else section.purpose
        place = f"phase {phases.index(step.phase) + 1} of {len(phases)}"
        say(f"\n{section.title} ({place})\n{prompts.wrapped(text)}")

    def _sum_up(self, phase: Phase) -> None:
        """Say what a phase has settled."""
        names = self.session.settled(phase)
        if names:
            say(f"\nSettled in '{phase.title}':")
            say("\n".join(prompts.indented(f"- {name}") for name in names))
            say(prompts.wrapped(phase.hands_on))

    def _chosen(self, here: str) -> Step | None:
        """Ask to which part and which question to go; None if to none."""
        sections = self.session.sections()
        try:
            titles = [
                Choice(name, f"{found[0].section.title} ({self._progress(found)})")
                for name, found in sections.items()
            ]
            found = sections[prompts.one("Where to? (Ctrl-B closes this)", titles, here)]
            numbered = [Choice(str(number), self._reviewed(step)) for number, step in enumerate(found)]
            return found[int(prompts.one("To which question?", numbered, None))]
        except Wished:
            return None

    def _progress(self, found: Sequence[Step]) -> str:
        left = sum(map(self.session.is_open, found))
        return f"{left} of {len(found)} open" if left else "all answered"

    def _reviewed(self, step: Step) -> str:
        """Return a question with its answer, in a line; the entry that it is about comes first."""
        given = self.session.answer(step)
        told = ", ".join(map(str, given)) if isinstance(given, list) else given
        mark = "open" if self.session.is_open(step) else told
        if not step.source:
            return f"{step.question.text} {mark}"
        words = step.question.text.replace('"{name}"', "...").replace('"{parent}"', "...")
        return f"{self.session.name(step.source)[: prompts.width() // 3]}: {words} {mark}"

    def _words(self, step: Step) -> str:
        return prompts.wrapped(self.session.words(step, prompts.short), "  ")

    def _ask(self, step: Step) -> None:
        """Ask one question until the answer is right, and keep it."""
        question = step.question
        say("")
        self._tell(self.session.told(step))
        if question.options == "cells":
            show(textwrap.indent(self._row(step), "  "))
        offered = self.session.offered(step)
        if question.kind in ("one", "many") or question.options in SUGGESTED:
            nearest = offered[: prompts.NEAREST] if len(offered) > prompts.SCREEN else offered
            self._tell(prompts.explained(nearest))
        if question.help:
            say(prompts.indented(question.help))
        while wrong := self._given(step, offered):
            say(prompts.indented(wrong))
        for message in self.session.findings(step)[: prompts.FEW]:
            say(prompts.indented(f"Mind: {message}."))

    def _renewed(self, step: Step, changed: ChangedError) -> Step | None:
        """Read again the plan that somebody else changed; return the same question, None if it is gone."""
        say(f"\n{prompts.wrapped(f'{changed.message}, and is read again.')}")
        unkept = self._unkept
        told = ", ".join(unkept) if isinstance(unkept, list) else unkept
        try:
            document = self._read_again()
            renewed = self.session.renew(document, step) if document else step
        except BaseException:
            say(prompts.indented(f"Not kept: {told}"))
            raise
        if renewed is None:
            say(prompts.indented(f"The question is not there any more. Not kept: {told}"))
            self._unkept = None
        return renewed

    def _given(self, step: Step, offered: list[Choice]) -> str:
        """Ask once and keep the answer; return what is wrong with it, or an empty text."""
        given: Any
        try:
            given = self._prompt(step, offered)
        except Wished as wished:
            left = wished.wish == "skip" and self.session.is_open(step)
            if self.session.is_needed(step.question) and (left or wished.wish == "clear"):
                return NEEDED
            if wished.wish != "clear":
                raise
            given = None
        except ChangedError:
            raise
        except ToolkitError as refusal:  # while a list grew
            return _told(refusal)
        if wrong := self.session.fault(step, given):
            self._unkept = given
            return wrong
        gone = self.session.removed_by(step, given)
        if gone and not self._agreed(gone):
            return "Nothing was changed. Answer again, or leave it with Ctrl-N as it was."
        try:
            self._put(step, given, offered)
        except ChangedError:
            raise
        except ToolkitError as refusal:
            return _told(refusal)
        return ""

    def _put(self, step: Step, given: Any, offered: list[Choice]) -> None:
        self._unkept = given
        self.session.put(step, given, offered)
        self._unkept = None

    def _kept(self, step: Step, offered: list[Choice]) -> prompts.Keep:
        """Return what keeps a list while it grows; what would take something out waits for its end."""

        def keep(found: list[str]) -> None:
            if not self.session.fault(step, found) and not self.session.removed_by(step, found):
                self._put(step, found, offered)

        return keep

    def _tell(self, texts: Iterable[str]) -> None:
        """Say what is worth knowing, each text once in a walk."""
        for text in texts:
            if text.removeprefix("- ") not in self.told:
                say(prompts.indented(text))
                self.told.add(text.removeprefix("- "))

    def _row(self, step: Step) -> str:
        """Return the matrix narrowed to the row that a question is about, as numbers."""
        toolkit = self.session.toolkit
        row = choices.row(steps.subject_of(step, self.session.data))
        report = views.counts(toolkit, matrix.matrix(toolkit, row), ())
        return str(render.form("plain" if is_plain() else "table")(report))

    def _agreed(self, gone: Sequence[Way]) -> bool:
        say("  This takes out of the plan, with the comments that belong to it:")
        for words in self.session.removal(gone):
            say(f"  - {words}")
        return prompts.confirmed("Take it out?", default=False)

    def _prompt(self, step: Step, offered: list[Choice]) -> Any:
        question, words = step.question, self._words(step)
        before, proposed = self.session.answer(step), ""
        unkept, self._unkept = self._unkept, None
        if unkept is None and before in (None, []):
            proposed = self._proposal(step)
        form = self.session.form(step)
        hint = "" if self.session.is_needed(question) else str(form.get("x-example", ""))
        keep = self._kept(step, offered)
        if question.kind in ("list", "names", "many"):
            several = before or ([proposed] if proposed else [])
            return self._several(step, offered, several, unkept or [], keep, hint)
        suggested = question.options in SUGGESTED and bool(offered)
        line = proposed if unkept is None else str(unkept)
        match question.kind:
            case "number":
                return prompts.number(words, before, hint, line)
            case "yes-no":
                return prompts.confirmed(words, default=bool(before if unkept is None else unkept))
            case "one":
                return prompts.one(words, offered, line or before)
        if suggested and not before and not line:
            return prompts.suggested(words, offered, hint)
        given = prompts.text(words, str(before or ""), hint, offered, line)
        return given.strip("\"'") if "x-form" in form else given

    def _several(
        self,
        step: Step,
        offered: list[Choice],
        before: list[str],
        unkept: list[str],
        keep: prompts.Keep,
        hint: str,
    ) -> list[str]:
        """Ask for several answers; what was not kept is ticked, or stands in the line."""
        question, words = step.question, self._words(step)

        def wrong(found: list[str]) -> str:
            return self.session.fault(step, found)

        if question.kind == "many":
            return prompts.several(words, offered, unkept or before, keep)
        if question.options in SUGGESTED and offered:
            ticked = prompts.ticked(words, offered, unkept or before)
            keep(ticked)
            return prompts.texts("And in your own words?", ticked, keep, wrong, hint)
        new = next((value for value in unkept if value not in before), "")
        return prompts.texts(words, before, keep, wrong, hint, offered, new)

    def _proposal(self, step: Step) -> str:
        """Return what is proposed, and say why."""
        value, why, publisher = self.session.proposal(step)
        if value:
            source = f" ({publisher})" if publisher else ""
            say(prompts.indented(f"Proposed: {value}, {why}{source}. What you type replaces it."))
        return value


def _told(refusal: ToolkitError) -> str:
    hint = f" {refusal.hint[0].upper()}{refusal.hint[1:]}." if refusal.hint else ""
    return f"Not kept: {refusal.message}.{hint}"
