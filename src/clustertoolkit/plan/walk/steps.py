"""The steps of the walk: questions and a plan's data in, what is asked next and what is answered out.

No question is named here: what is asked, of which entries, and where an answer goes is told by the
questions of the content.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.questions import key_pairs
from clustertoolkit.content.records import Default, Part, Phase, Question
from clustertoolkit.plan.days import first_day, last_day
from clustertoolkit.plan.money import unpaid
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.schema import schemas
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data, Way, holds


class Step(NamedTuple):
    """A question as it is asked once: of the whole plan, or of one entry of a list."""

    phase: Phase
    question: Question
    source: Way = ()

    @property
    def key(self) -> tuple[str, str, Way]:
        """What tells this step from all others."""
        return self.phase.id, self.question.id, self.source

    @property
    def section(self) -> Phase | Part:
        """The part of the document that the question belongs to, or else the phase."""
        parts = {part.id: part for part in self.phase.parts}
        return parts.get(self.question.part or "", self.phase)


def all_steps(toolkit: Toolkit, data: Data, *, core: bool = True) -> list[Step]:
    """Return all steps for a plan as it is now, in order; the entries that a question is about count each."""
    return list(_steps(toolkit, data, core=core))


def _steps(toolkit: Toolkit, data: Data, *, core: bool) -> Iterator[Step]:
    for phase in toolkit.phases:
        asked = [question for question in toolkit.questions.get(phase.id, ()) if question.core or not core]
        # questions of one list that follow each other are asked entry by entry
        for (over, _), together in groupby(asked, lambda question: (question.over, question.part)):
            questions = list(together)
            for source in paths.entries(data, over) if over else [()]:
                subject: Data = paths.get(data, source) if source else data
                for question in questions:
                    if (
                        conditions_hold(subject, question.when)
                        and _can_be_referred_to(question, subject)
                        and not _is_needless(question, subject, data)
                    ):
                        yield Step(phase, question, source)


def _can_be_referred_to(question: Question, subject: Data) -> bool:
    """Tell whether the entry asked about has all by which an answer is tied to it, such as an id."""
    return not question.tie or all(subject.get(key) is not None for _, key in key_pairs(question.tie))


def _is_needless(question: Question, subject: Data, data: Data) -> bool:
    """Tell whether the list that makes a question needless has an entry tied to the one asked about."""
    if not question.unless:
        return False
    others = paths.entries(data, question.unless)
    return any(is_tied(paths.get(data, way), subject, question) for way in others)


def subject_of(step: Step, data: Data) -> Data:
    """Return the entry that a step is about, or the whole plan."""
    subject: Data = paths.get(data, step.source) if step.source else data
    return subject


def conditions_hold(entry: Data, conditions: Sequence[str]) -> bool:
    """Tell whether an entry holds every key=value."""
    pairs = (condition.partition("=") for condition in conditions)
    return not conditions or all(str(paths.get(entry, paths.parse(key))) == value for key, _, value in pairs)


def next_step(
    steps: Sequence[Step],
    data: Data,
    passed: Collection[tuple[str, str, Way]],
    schema: Schema,
    after: tuple[str, str, Way] | None = None,
) -> Step | None:
    """Return the first step without an answer that was not passed over: behind a step, then from the start.

    None if the walk is at its end.
    """
    place = next((number for number, step in enumerate(steps, 1) if step.key == after), 0)
    for step in (*steps[place:], *steps[:place]):
        if step.key not in passed and is_open(step, data, schema):
            return step
    return None


def last_answered(steps: Sequence[Step], data: Data, schema: Schema) -> tuple[str, str, Way] | None:
    """Return the key of the last step that somebody answered: a walk goes on behind it."""
    answered = (
        step for step in reversed(steps) if not step.question.brought and not is_open(step, data, schema)
    )
    return next((step.key for step in answered), None)


def is_open(step: Step, data: Data, schema: Schema) -> bool:
    """Tell whether a step has no answer, or fewer than it takes."""
    given = answer(step, data, schema)
    return len(given) < (step.question.least or 1) if isinstance(given, list) else given is None


def answer(step: Step, data: Data, schema: Schema) -> Any:
    """Return the answer that a plan holds to a step: a value, a list, or None."""
    question = step.question
    if makes_entries(question):
        return [choice_of(entry, question) for _, entry in tied_entries(step, data)]
    if question.to:
        return next(
            (paths.get(entry, paths.parse(question.into)) for _, entry in tied_entries(step, data)), None
        )
    value = paths.get(data, (*step.source, *paths.parse(question.into)))
    return None if question.into in schema["required"] and _is_new(data, schema, question.into) else value


def _is_new(data: Data, schema: Schema, key: str) -> bool:
    """Tell whether a key of the head says what every new plan begins with, and so does a name in the head."""
    head = {name: schema["properties"][name] for name in schema["required"]}
    names = [name for name, form in head.items() if form["type"] == "string" and "enum" not in form]
    begun = all(data.get(name) != head[name]["x-example"] for name in names)
    return data.get(key) == head[key]["x-example"] and not begun


def tied_entries(step: Step, data: Data) -> Iterator[tuple[Way, Data]]:
    """Yield the entries of the list that takes the answers which belong to the one asked about."""
    way = home_of(step)
    source = subject_of(step, data)
    for number, entry in enumerate(paths.get(data, way) or ()):
        if holds(entry) and (is_tied if step.question.over else _is_alike)(entry, source, step.question):
            yield (*way, number), entry


def is_tied(entry: Data, source: Data, question: Question) -> bool:
    return all(
        _matches(entry.get(key), source.get(source_key)) for key, source_key in key_pairs(question.tie)
    )


def _is_alike(entry: Data, _source: Data, question: Question) -> bool:
    """Tell whether an entry holds what an answer to a question of the whole plan comes with."""
    return all(entry.get(preset.key) == preset.value for preset in question.sets)


def _matches(value: Any, wanted: Any) -> bool:
    return wanted in value if isinstance(value, list) else value == wanted


def makes_entries(question: Question) -> bool:
    """Tell whether each part of an answer is an entry of a list: of what is chosen, or of names."""
    return bool(question.to) and question.kind in ("many", "names")


def choice_of(entry: Data, question: Question) -> str:
    return "/".join(str(entry.get(key, "")) for key in keys_of(question))


def keys_of(question: Question) -> list[str]:
    return question.into.split("/")


def home_of(step: Step) -> Way:
    to = step.question.to or ""
    return (*step.source, *paths.parse(to[1:])) if to.startswith(".") else paths.parse(to)


def target(step: Step, schema: Schema) -> Schema:
    """Return the form of the field that takes an answer; of a choice in two parts that of the first."""
    into = paths.parse(keys_of(step.question)[0])
    return schemas.field(schema, (*home_of(step), 0, *into) if step.question.to else (*step.source, *into))


def proposed(step: Step, data: Data) -> tuple[str, str, str]:
    """Return the answer that is proposed, why, and the publication behind it; empty texts if none is."""
    source = subject_of(step, data)
    weighed = {when.partition("=")[0] for default in step.question.defaults for when in default.when}
    if any(paths.get(source, paths.parse(key)) is None for key in weighed):
        return "", "", ""
    for default in step.question.defaults:
        if conditions_hold(source, default.when) and (value := _value(default, step, source, data)):
            return value, default.why, default.publication or ""
    return "", "", ""


def _value(default: Default, step: Step, source: Data, data: Data) -> str:
    if default.same:
        return str(paths.get(source, paths.parse(default.same)) or "")
    if default.rest == "whole":
        parts = [other.get(step.question.into) for other in paths.get(data, step.source[:-1])]
        share = (100 - sum(filter(None, parts))) // max(parts.count(None), 1)
        return str(share) if share > 0 else ""
    if default.rest == "cost":
        return str(max(unpaid(plan_from(data)).get((source.get("action"), source.get("year")), 0), 0))
    start = str(paths.get(data, paths.parse(default.start)) or "") if default.start else ""
    if not start:
        return default.value or ""
    value = f"{int(start[:4]) + (default.years or 0)}{start[4:]}"
    end = paths.get(data, paths.parse(default.until)) if default.until else None
    if end and first_day(value) > last_day(str(end)):
        return ""
    return value[:4] if step.question.kind == "number" else value
