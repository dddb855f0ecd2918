"""A walk through one plan, free of prompts and files: its data, how far it has come, and what is kept."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Phase, Question
from clustertoolkit.plan import digest, entry_names, planfile, statements
from clustertoolkit.plan.walk import answers, choices, steps
from clustertoolkit.plan.walk.choices import Choice
from clustertoolkit.plan.walk.steps import Step
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles import editor, paths
from clustertoolkit.yamlfiles.paths import Way
from clustertoolkit.yamlfiles.reader import Document

Key = tuple[str, str, Way]  # what tells a step from all others


class Proposal(NamedTuple):
    """An answer that is proposed, why, and who published what is behind it; empty texts if there is none."""

    value: str
    why: str
    publisher: str


class Session:
    """A walk through one plan: its data, where it stands, and the questions passed over so far.

    `keep` is given the text of the whole file after each change, and may refuse it by an error: then the
    plan stays as it was. A plan that a person has edited is changed place by place, any other written anew.
    Funds are told as they stand `today`.
    """

    def __init__(
        self,
        toolkit: Toolkit,
        document: Document | None,
        keep: Callable[[str], None],
        *,
        full: bool,
        today: date,
    ) -> None:
        self.toolkit = toolkit
        self.today = today
        self.full = full
        self.schema = planfile.schema()
        self.lists = planfile.lists(toolkit)
        self.keep = keep
        self._passed: set[Key] = set()
        self._last: Key | None = None
        self._goes_on = document is not None  # behind what somebody answered last, which is not sought yet
        self._written: Document | None = None
        self._steps: list[Step] | None = None  # as the data are now, and so is what the check finds
        self._result: statements.Result | None = None
        self.data = planfile.start(toolkit)
        if document is not None:
            self._take(document)

    def _take(self, document: Document) -> None:
        self.data, self._written = document.data, document
        self._steps = self._result = None

    def _save(self, data: paths.Data, gone: Sequence[Way]) -> None:
        """Keep the plan whole, with how its chosen actions stand now and without what is gone."""
        digest.record(data, self.toolkit)
        planfile.refuse_misfit(data, self.lists)
        edited = self._written
        if edited is not None and planfile.is_own(edited):
            edited = None
        if edited is not None:
            edited = editor.without(edited, gone, planfile.MAX_BYTES)
            edited = editor.amended(edited, data, planfile.MAX_BYTES)
        self.keep(planfile.written(data) if edited is None else edited.text)
        self.data, self._written = data, edited
        self._steps = self._result = None

    def renew(self, document: Document, step: Step) -> Step | None:
        """Take a plan as somebody else has changed it; return the same question, None if it is gone."""
        names = self._names(step)
        self._take(document)
        self._passed = {key for key in self._passed if not key[-1]}
        alike = [
            found for found in self.steps() if found.question is step.question and self._names(found) == names
        ]
        return step if step in alike else next(iter(alike), None)

    def _names(self, step: Step) -> list[str]:
        """Name the entry that a question is about, and those in which it lies."""
        source = step.source
        return [self.name(source[: n + 1]) for n, key in enumerate(source) if isinstance(key, int)]

    def steps(self) -> list[Step]:
        """Return all questions that this walk asks, as the plan is now."""
        if self._steps is None:
            self._steps = steps.all_steps(self.toolkit, self.data, core=not self.full)
        return self._steps

    def left(self) -> list[Step]:
        """Return the questions that have no answer."""
        return [step for step in self.steps() if self.is_open(step)]

    def following(self) -> Step | None:
        """Return the question that comes next; None if none is left that was not passed over."""
        if self._goes_on:
            self._last, self._goes_on = steps.last_answered(self.steps(), self.data, self.schema), False
        return steps.next_step(self.steps(), self.data, self._passed, self.schema, self._last)

    def beside(self, step: Step, places: int) -> Step:
        """Return the question so many places before this one (below 0) or behind it, answered or not.

        Beyond the first and the last there is nothing: then it is that one.
        """
        found = self.steps()
        place = found.index(step) + places if step in found else len(found) - 1
        return found[min(max(place, 0), len(found) - 1)]

    def leave(self, step: Step) -> None:
        """Go on behind a question, which is not asked again in this walk."""
        self._passed.add(step.key)
        self._last, self._goes_on = step.key, False

    def sections(self) -> dict[str, list[Step]]:
        """Return all questions by the id of the phase or part to which they belong, in order."""
        found: dict[str, list[Step]] = {}
        for step in self.steps():
            found.setdefault(step.section.id, []).append(step)
        return found

    def settled(self, phase: Phase) -> list[str]:
        """Name what a phase has chosen so far."""
        part = self.data.get(phase.chooses)
        chosen = part.get("chosen", ()) if isinstance(part, dict) else ()
        return [
            self.name((phase.chooses, "chosen", number))
            for number, entry in enumerate(chosen)
            if paths.holds(entry)
        ]

    def is_open(self, step: Step) -> bool:
        """Tell whether a question has no answer, or fewer than it takes."""
        return steps.is_open(step, self.data, self.schema)

    def is_needed(self, question: Question) -> bool:
        """Tell whether no plan can do without the answer."""
        return not question.over and question.into in self.schema["required"]

    def answer(self, step: Step) -> Any:
        """Return the answer that the plan holds to a question: a value, a list, or None."""
        return steps.answer(step, self.data, self.schema)

    def form(self, step: Step) -> Schema:
        """Return the form of the field that takes the answer."""
        return steps.target(step, self.schema)

    def offered(self, step: Step) -> list[Choice]:
        """Return what a question offers to choose from or to complete."""
        if not step.question.options and step.question.kind not in ("one", "many"):
            return []
        return choices.offered(step, self.data, self.toolkit, self.schema, self.lists, self.today)

    def told(self, step: Step) -> Iterator[str]:
        """Yield what the content says about the matter of a question, a paragraph each."""
        return choices.background(step, self.data, self.toolkit, self.today)

    def proposal(self, step: Step) -> Proposal:
        """Return what is proposed as an answer, and why."""
        value, why, name = steps.proposed(step, self.data)
        publication = self.schema["x-publications"].get(name)
        return Proposal(value, why, publication["publisher"] if publication else "")

    def name(self, way: Way) -> str:
        """Name an entry of the plan by what people know it by."""
        return entry_names.title_at(way, self.data, self.toolkit)

    def words(self, step: Step, shortened: Callable[[str], str]) -> str:
        """Return the words of a question, with the names of the entries that it is about cut to fit."""
        words = step.question.text
        for key, way in (("name", step.source), ("parent", step.source[:-2])):
            if f"{{{key}}}" in words:
                words = words.replace(f"{{{key}}}", shortened(self.name(way)))
        return words

    def fault(self, step: Step, given: Any) -> str:
        """Return what is wrong with an answer, or an empty text."""
        return answers.fault(step, given, self.schema, self.lists) if given is not None else ""

    def removed_by(self, step: Step, given: Any) -> list[Way]:
        """Return the ways to what an answer would take out of the plan."""
        return answers.removed_by(step, self.data, given, self.toolkit)

    def removal(self, gone: Sequence[Way]) -> Iterator[str]:
        """Yield what an answer would take out (see `removed_by`), an entry a line."""
        for way in gone:
            entry = paths.get(self.data, way)
            shared = "" if isinstance(entry, dict) else f" (it stays, without '{entry}')"
            yield f"{self.name(way if isinstance(entry, dict) else way[:-2])}{shared}"

    def put(self, step: Step, given: Any, offered: Sequence[Choice]) -> None:
        """Keep an answer (None: that there is none), and take out with it what hangs on what is gone."""
        gone = self.removed_by(step, given)
        brings: Mapping[str, dict[str, Any]] = {choice.value: dict(choice.brings) for choice in offered}
        pruned = answers.prune(self.data, gone)
        self._save(answers.put(step, pruned, given, self.schema, brings), gone)
        if gone:  # what was passed over in a list may stand elsewhere in it now
            self._passed = {key for key in self._passed if not key[-1]}

    def result(self) -> statements.Result:
        """Return what a check of the plan finds."""
        if self._result is None:
            self._result = statements.check(paths.filled(self.data), self.schema, self.toolkit)
        return self._result

    def findings(self, step: Step) -> tuple[str, ...]:
        """Return what the statement that belongs to a question finds against the plan."""
        if not step.question.check:
            return ()
        found = statements.findings_against(step.question.check, self.data, self.toolkit)
        return tuple(finding.message for finding in found)
