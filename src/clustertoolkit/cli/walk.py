"""The walk at a terminal: each question as a prompt on standard error, each answer at once on disk."""

import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from prompt_toolkit.application import create_app_session
from prompt_toolkit.output import create_output

from clustertoolkit import canonical, choices, paths, plan, planfile, query, render, statements, walk
from clustertoolkit.choices import Choice
from clustertoolkit.cli import prompts
from clustertoolkit.cli.output import refuse_unwritable, say, show, write_whole
from clustertoolkit.cli.prompts import Wished
from clustertoolkit.errors import ToolkitError
from clustertoolkit.model import Part, Phase, Question, Toolkit
from clustertoolkit.schemas import Schema
from clustertoolkit.views import matrix as views
from clustertoolkit.walk import Step

KEYS = (
    "Ctrl-C stops, and every answer is kept at once. Enter takes what is typed or marked; Ctrl-N "
    "leaves a question open. Ctrl-B goes back, Ctrl-G to any question, Ctrl-U empties a line."
)
SUGGESTED = ("titles", "steps", "indicators", "risks")  # what the content has texts for


class Walk:
    """A walk through one plan: its file, its data, and the questions passed over so far."""

    def __init__(self, file: Path, toolkit: Toolkit, *, full: bool) -> None:
        self.file = file
        self.full = full
        self.toolkit = toolkit
        self.schema = planfile.schema()
        self.lists = planfile.lists(toolkit)
        self.passed: set[tuple[str, str, paths.Path]] = set()
        self.told: set[str] = set()
        self.last: tuple[str, str, paths.Path] | None = None
        self.edited: planfile.Edited | None = None
        self.written: bytes | None = None  # what this walk last read or wrote
        if not file.exists():
            self.data = planfile.start(toolkit)
            return
        document = planfile.read(file, toolkit)
        self.data = document.data
        self.written = file.read_bytes()
        self.last = walk.last_answered(self.steps(), self.data, self.schema)
        if document.text != self._canonical():
            self.edited = planfile.Edited(document.text)

    def _canonical(self) -> str:
        return planfile.HEAD + canonical.mapping(self.schema, self.data)

    def save(self) -> None:
        """Write the plan whole, with how its chosen actions stand now."""
        if (self.file.read_bytes() if self.file.exists() else None) != self.written:
            raise ToolkitError(
                f"{self.file.as_posix()} was changed by somebody else in the meantime",
                "the last answer is not kept; start the walk again",
            )
        planfile.record(self.data, self.toolkit)
        text = self.edited.text(self.data) if self.edited else self._canonical()
        self.written = text.encode()
        write_whole(self.file, self.written, force=True)

    def steps(self) -> list[Step]:
        """Return all questions that this walk asks, as the plan is now."""
        return walk.steps(self.toolkit, self.data, core=not self.full)

    def left(self) -> list[Step]:
        """Return the questions that have no answer."""
        return [one for one in self.steps() if walk.is_open(one, self.data, self.schema)]

    def following(self) -> Step | None:
        """Return the question that comes next."""
        return walk.next_step(self.steps(), self.data, self.passed, self.schema, self.last)

    def go(self) -> None:
        """Ask until nothing is left to ask, and nobody wants to go anywhere."""
        section: Phase | Part | None = None
        phase: Phase | None = None
        step = self.following() or self._ended()
        while step is not None:
            if phase is not None and step.phase is not phase:
                self._sum_up(phase)
            if step.section is not section:
                self._head(step)
            section, phase = step.section, step.phase
            answered = not walk.is_open(step, self.data, self.schema)
            try:
                self._ask(step)
            except Wished as wished:
                if wished.wish == "back":
                    step = self._beside(step, -1)
                    continue
                if wished.wish == "go":
                    step = self._chosen(step.section.id) or step
                    continue
                if wished.wish == "skip" and answered:
                    step = self._beside(step, 1)
                    continue
            self.passed.add(step.key)
            self.last = step.key
            step = self.following() or self._ended()

    def _ended(self) -> Step | None:
        """Say what was left open, and ask whether to go to a question; None to stop."""
        left = self.left()
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
                return self.steps()[-1]
        return self._chosen("") or self._ended()

    def _head(self, step: Step) -> None:
        section, phases = step.section, self.toolkit.phases
        text = section.summary if isinstance(section, Part) else section.purpose
        place = f"phase {phases.index(step.phase) + 1} of {len(phases)}"
        say(f"\n{section.title} ({place})\n{prompts.wrapped(text)}")

    def _sum_up(self, phase: Phase) -> None:
        """Say what a phase has settled."""
        part = self.data.get(phase.chooses)
        found = part.get("chosen", ()) if isinstance(part, dict) else ()
        names = [
            self._name((phase.chooses, "chosen", number))
            for number, one in enumerate(found)
            if plan.holds(one)
        ]
        if names:
            say(f"\nSettled in '{phase.title}':")
            say("\n".join(prompts.indented(f"- {name}") for name in names))
            say(prompts.wrapped(phase.hands_on))

    def _beside(self, step: Step, way: int) -> Step:
        """Return the question before this one or behind it, answered or not; at the end this one."""
        found = self.steps()
        place = found.index(step) + way if step in found else len(found) - 1
        return found[min(max(place, 0), len(found) - 1)]

    def _chosen(self, here: str) -> Step | None:
        """Ask to which part and which question to go; None if to none."""
        sections: dict[str, list[Step]] = {}
        for step in self.steps():
            sections.setdefault(step.section.id, []).append(step)
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
        left = sum(walk.is_open(one, self.data, self.schema) for one in found)
        return f"{left} of {len(found)} open" if left else "all answered"

    def _reviewed(self, step: Step) -> str:
        """Return a question with its answer, in a line; the entry that it is about comes first."""
        given = walk.answer(step, self.data, self.schema)
        said = ", ".join(map(str, given)) if isinstance(given, list) else given
        mark = "open" if walk.is_open(step, self.data, self.schema) else said
        if not step.source:
            return f"{step.question.text} {mark}"
        words = step.question.text.replace('"{name}"', "...").replace('"{parent}"', "...")
        return f"{self._name(step.source)[: prompts.width() // 3]}: {words} {mark}"

    def _words(self, step: Step) -> str:
        names = {"name": step.source, "parent": step.source[:-2]}
        words = step.question.text
        for key, way in names.items():
            if f"{{{key}}}" in words:
                words = words.replace(f"{{{key}}}", prompts.short(self._name(way)))
        return prompts.wrapped(words, "  ")

    def _name(self, way: paths.Path) -> str:
        return choices.name(way, self.data, self.toolkit)

    def _ask(self, step: Step) -> None:
        """Ask one question until the answer is right, and keep it."""
        question = step.question
        say("")
        self._tell(choices.told(step, self.data, self.toolkit))
        if question.options == "cells":
            show(textwrap.indent(self._row(step), "  "))
        offered = (
            choices.offered(step, self.data, self.toolkit, self.schema, self.lists)
            if question.options or question.kind in ("one", "many")
            else []
        )
        if question.kind in ("one", "many") or question.options in SUGGESTED:
            nearest = offered[: prompts.NEAREST] if len(offered) > prompts.SCREEN else offered
            self._tell(prompts.explained(nearest))
        if question.help:
            say(prompts.indented(question.help))
        while wrong := self._given(step, offered):
            say(prompts.indented(wrong))
        if question.check:
            for one in statements.found(question.check, self.data, self.toolkit)[: prompts.FEW]:
                say(prompts.indented(f"Mind: {one.message}."))

    def _given(self, step: Step, offered: list[Choice]) -> str:
        """Ask once and keep the answer; return what is wrong with it, or an empty text."""
        given: Any
        try:
            given = self._prompt(step, offered)
        except Wished as wished:
            left = wished.wish == "skip" and walk.is_open(step, self.data, self.schema)
            if needed(step.question, self.schema) and (left or wished.wish == "clear"):
                return "A plan cannot do without this."
            if wished.wish != "clear":
                raise
            given = None
        wrong = walk.fault(step, given, self.schema, self.lists) if given is not None else ""
        if wrong:
            return wrong
        gone = walk.lost(step, self.data, given, self.toolkit)
        if gone and not self._agreed(gone):
            return "Nothing was changed. Answer again, or leave it with Ctrl-N as it was."
        if gone:  # what was passed over in a list may stand elsewhere in it now
            self.passed = {one for one in self.passed if not one[-1]}
        self.data = walk.prune(self.data, gone)
        self._put(step, given, offered)
        return ""

    def _put(self, step: Step, given: Any, offered: list[Choice]) -> None:
        brings = {one.value: dict(one.brings) for one in offered}
        self.data = walk.put(step, self.data, given, self.schema, brings)
        self.save()

    def _kept(self, step: Step, offered: list[Choice]) -> prompts.Keep:
        """Return what keeps a list while it grows; what would take something out waits for its end."""

        def keep(found: list[str]) -> None:
            if not walk.fault(step, found, self.schema, self.lists) and not walk.lost(
                step, self.data, found, self.toolkit
            ):
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
        row = choices.row(walk.about(step, self.data))
        report = views.counts(self.toolkit, query.matrix(self.toolkit, row), ())
        return str(render.form("table")(report))

    def _agreed(self, gone: Iterable[paths.Path]) -> bool:
        say("  This takes out of the plan:")
        for way in gone:
            entry = paths.get(self.data, way)
            shared = "" if isinstance(entry, dict) else f" (it stays, without '{entry}')"
            say(f"  - {self._name(way if isinstance(entry, dict) else way[:-2])}{shared}")
        return prompts.confirmed("Take it out?", default=False)

    def _prompt(self, step: Step, offered: list[Choice]) -> Any:
        question, words = step.question, self._words(step)
        before = walk.answer(step, self.data, self.schema)
        if before in (None, []):
            before = self._proposal(step)
        form = walk.target(step, self.schema)
        hint = "" if needed(question, self.schema) else str(form.get("x-example", ""))
        several = before if isinstance(before, list) else [before] if before else []
        suggested = question.options in SUGGESTED and bool(offered)
        keep = self._kept(step, offered)
        match question.kind:
            case "number":
                return prompts.number(words, before, hint)
            case "yes-no":
                return prompts.confirmed(words, default=bool(before))
            case "text" if suggested and not before:
                return prompts.suggested(words, offered, hint)
            case "text":
                given = prompts.text(words, str(before or ""), hint, offered)
                return given.strip("\"'") if "x-form" in form else given
            case "list" | "names" if suggested:
                ticked = prompts.ticked(words, offered, several)
                keep(ticked)
                return prompts.texts("And in your own words?", ticked, keep, hint)
            case "list" | "names":
                return prompts.texts(words, several, keep, hint, offered)
            case "one":
                return prompts.one(words, offered, before)
        return prompts.several(words, offered, several, keep)

    def _proposal(self, step: Step) -> str:
        """Return what is proposed, and say why."""
        value, why, name = walk.proposed(step, self.data)
        publication = self.schema["x-publications"].get(name)
        if value:
            source = f" ({publication['publisher']})" if publication else ""
            say(prompts.indented(f"Proposed: {value}, {why}{source}. Ctrl-U empties the line."))
        return value


def needed(question: Question, schema: Schema) -> bool:
    """Tell whether no plan can do without the answer."""
    return not question.over and question.into in schema["required"]


def run(file: Path, toolkit: Toolkit, *, full: bool) -> None:
    """Walk through a plan at a terminal, from where it was left."""
    name = file.as_posix()
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        raise ToolkitError(
            "the walk needs a terminal",
            f"'toolkit roadmap new {name}' writes the same plan to fill in with an editor; "
            f"'toolkit roadmap check {name}' says what is open",
        )
    refuse_unwritable(file)
    if not file.exists():
        planfile.new_name(file)
    going = Walk(file, toolkit, full=full)
    with _on_standard_error():
        if file.exists():
            following = going.following()
            place = f", in '{following.section.title}'" if following else ""
            say(f"{name} goes on where it was left{place}.")
        say(prompts.wrapped(KEYS))
        try:
            going.go()
        except KeyboardInterrupt:
            if file.exists():
                say(f"\nKept in {name}. To go on: toolkit roadmap walk {name}{' --full' if full else ''}")
            raise
    say(f"\nThe brief: toolkit roadmap build {name} --brief -o brief.html")
    if not full:
        say(f"Who does what, money and indicators: toolkit roadmap walk {name} --full")
    say(f"What is open: toolkit roadmap check {name}")


@contextmanager
def _on_standard_error() -> Iterator[None]:
    with create_app_session(output=create_output(stdout=sys.stderr)):
        yield
