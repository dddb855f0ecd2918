"""The walk through the phases as a pure machine: questions and a plan's data in, the next question out.

No question is named here: what is asked, of which entries, and where an answer goes is told by the
questions of the content.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import chain, groupby
from typing import Any, NamedTuple

from clustertoolkit import paths
from clustertoolkit.fit import fits
from clustertoolkit.model import Default, Part, Phase, Question, Toolkit
from clustertoolkit.paths import Data, Path
from clustertoolkit.plan import first_day, holds, last_day, of, unpaid
from clustertoolkit.scalars import unsafe
from clustertoolkit.schemas import Lists, Schema


class Step(NamedTuple):
    """A question as it is asked once: of the whole plan, or of one entry of a list."""

    phase: Phase
    question: Question
    source: Path = ()

    @property
    def key(self) -> tuple[str, str, Path]:
        """What tells this step from all others."""
        return self.phase.id, self.question.id, self.source

    @property
    def section(self) -> Phase | Part:
        """The part of the document that the question belongs to, or else the phase."""
        parts = {part.id: part for part in self.phase.parts}
        return parts.get(self.question.part or "", self.phase)


def steps(toolkit: Toolkit, data: Data, *, core: bool = True) -> list[Step]:
    """Return all steps for a plan as it is now, in order; the entries that a question is about count each."""
    return list(_steps(toolkit, data, core=core))


def _steps(toolkit: Toolkit, data: Data, *, core: bool) -> Iterator[Step]:
    for phase in toolkit.phases:
        asked = [one for one in toolkit.questions.get(phase.id, ()) if one.core or not core]
        # questions of one list that follow each other are asked entry by entry
        for (over, _), together in groupby(asked, lambda one: (one.over, one.part)):
            questions = list(together)
            for source in paths.entries(data, over) if over else [()]:
                for question in questions:
                    step = Step(phase, question, source)
                    if says(about(step, data), question.when) and not _settled(step, data):
                        yield step


def _settled(step: Step, data: Data) -> bool:
    """Tell whether the list that makes a question needless has an entry tied to the one asked about."""
    others = paths.entries(data, step.question.unless) if step.question.unless else ()
    source = about(step, data)
    return any(_is_tied(paths.get(data, way), source, step.question) for way in others)


def about(step: Step, data: Data) -> Data:
    """Return the entry that a step is about, or the whole plan."""
    found: Data = paths.get(data, step.source) if step.source else data
    return found


def says(entry: Data, conditions: Sequence[str]) -> bool:
    """Tell whether an entry holds every key=value."""
    pairs = (one.partition("=") for one in conditions)
    return all(str(paths.get(entry, paths.path(key))) == value for key, _, value in pairs)


def next_step(
    found: Sequence[Step],
    data: Data,
    passed: Collection[tuple[str, str, Path]],
    schema: Schema,
    after: tuple[str, str, Path] | None = None,
) -> Step | None:
    """Return the first step without an answer that was not passed over: behind a step, then from the start.

    None if the walk is at its end.
    """
    place = next((number for number, step in enumerate(found, 1) if step.key == after), 0)
    for step in (*found[place:], *found[:place]):
        if step.key not in passed and is_open(step, data, schema):
            return step
    return None


def last_answered(found: Sequence[Step], data: Data, schema: Schema) -> tuple[str, str, Path] | None:
    """Return the key of the last step that somebody answered: a walk goes on behind it."""
    given = (one for one in reversed(found) if not one.question.brought and not is_open(one, data, schema))
    return next((step.key for step in given), None)


def is_open(step: Step, data: Data, schema: Schema) -> bool:
    """Tell whether a step has no answer, or fewer than it takes."""
    given = answer(step, data, schema)
    return len(given) < (step.question.least or 1) if isinstance(given, list) else given is None


def answer(step: Step, data: Data, schema: Schema) -> Any:
    """Return the answer that a plan holds to a step: a value, a list, or None."""
    question = step.question
    if makes_entries(question):
        return [_said(entry, question) for _, entry in _tied(step, data)]
    if question.to:
        return next((paths.get(entry, paths.path(question.into)) for _, entry in _tied(step, data)), None)
    value = paths.get(data, (*step.source, *paths.path(question.into)))
    return None if question.into in schema["required"] and _is_new(data, schema, question.into) else value


def _is_new(data: Data, schema: Schema, key: str) -> bool:
    """Tell whether a key of the head says what every new plan begins with, and so does a name in the head."""
    head = {name: schema["properties"][name] for name in schema["required"]}
    names = [name for name, one in head.items() if one["type"] == "string" and "enum" not in one]
    begun = all(data.get(name) != head[name]["x-example"] for name in names)
    return data.get(key) == head[key]["x-example"] and not begun


def fault(step: Step, given: Any, schema: Schema, lists: Lists) -> str:
    """Return what is wrong with an answer, or an empty text."""
    question = step.question
    parts = given if isinstance(given, list) else [given]
    if any(isinstance(one, str) and unsafe(one) for one in parts):
        return "it holds a character that is not allowed; it may be invisible"
    if question.kind == "many" and len(given) < (question.least or 0):
        return f"choose at least {question.least}"
    form = target(step, schema)
    if len(_keys(question)) > 1 or all(
        fits(one, form, lists) for one in (parts if makes_entries(question) else [given])
    ):
        return ""
    return _wanted(form.get("items", form))


def _wanted(form: Schema) -> str:
    """Return in words that an answer is not what its field takes."""
    if "x-form" in form:
        return f"this is not {form['x-form'].removesuffix(', in quotes')}"
    if form["type"] in ("integer", "number"):
        kind = "a whole number" if form["type"] == "integer" else "a number"
        bounds = [
            f"{word} {form[key]}" for word, key in (("from", "minimum"), ("to", "maximum")) if key in form
        ]
        return " ".join(["this is not", kind, *bounds])
    return str(form["description"])


def put(step: Step, data: Data, given: Any, schema: Schema, brings: Mapping[str, Data] | None = None) -> Data:
    """Return the plan with an answer (None: with none); what hangs on what is gone stays, see `lost`.

    `brings` says what an entry takes over with an answer, such as the unit of a suggested indicator.
    """
    data = deepcopy(data)
    question = step.question
    if isinstance(given, list):
        given = list(dict.fromkeys(given))
    if question.to is None:
        paths.put(data, (*step.source, *paths.path(question.into)), given)
    elif makes_entries(question):
        there = set(answer(step, data, schema))
        gone = [way for way, entry in _tied(step, data) if _said(entry, question) not in given]
        data = prune(data, gone)
        for value in given:
            if value not in there:
                _added(step, data, _named(question, value, step, schema), schema, brings)
    else:
        tied = list(_tied(step, data))
        entry = tied[0][1] if tied else _added(step, data, {}, schema)
        paths.put(entry, paths.path(question.into), given)
        _fill(entry, (brings or {}).get(str(given), {}))
    return data


def _named(question: Question, value: str, step: Step, schema: Schema) -> Data:
    """Return the keys of an entry that a choice names, the parts of the choice with a slash between."""
    keys = _keys(question)
    inner = paths.field(schema, (*_list(step), 0))["properties"]
    given = dict(zip(keys, value.split("/") if len(keys) > 1 else [value], strict=True))
    return {key: int(one) if inner[key]["type"] == "integer" else one for key, one in given.items()}


def _fill(entry: Data, more: Data) -> None:
    for key, value in more.items():
        entry.setdefault(key, value)


def lost(step: Step, data: Data, given: Any, toolkit: Toolkit) -> list[Path]:
    """Return the ways to what an answer would take out of the plan: entries, with all that hangs on them.

    An entry that belongs to others too stays: of it, only the word is lost by which it belonged.
    """
    if not makes_entries(step.question):
        return []
    out = [way for way, entry in _tied(step, data) if _said(entry, step.question) not in given]
    hanging = list(_hanging(toolkit))
    for way in out:  # grows as more is found
        if isinstance(entry := paths.get(data, way), dict):
            for home, follower in hanging:
                if home == tuple(key for key in way if isinstance(key, str)):
                    out += [one for one in _hung(follower, entry, data) if one not in out]
    return out


def _hanging(toolkit: Toolkit) -> Iterator[tuple[Path, Question]]:
    """Yield each question whose answers belong to entries of a list elsewhere, with that list."""
    for question in chain.from_iterable(toolkit.questions.values()):
        if question.to and question.over and not question.to.startswith("."):
            yield paths.path(question.over), question
        if question.of:
            yield paths.path(question.of), question


def _hung(question: Question, entry: Data, data: Data) -> Iterator[Path]:
    if question.of:
        key = _keys(question)[0]
        for way in paths.entries(data, f"{question.over}{question.to}"):
            if paths.get(data, (*way, key)) == entry.get(key):
                yield way
        return
    for way in paths.entries(data, question.to or ""):
        other = paths.get(data, way)
        if _is_tied(other, entry, question):
            shared = [
                (*way, one, other[one].index(entry.get(theirs)))
                for one, theirs in _ties(question)
                if isinstance(other[one], list) and len(other[one]) > 1
            ]
            yield from shared or (way,)


def prune(data: Data, gone: Sequence[Path]) -> Data:
    """Return a plan without some entries of its lists."""
    data = deepcopy(data)
    for way in sorted(gone, key=lambda one: (len(one), str(one[:-1]), one[-1]), reverse=True):
        del paths.get(data, way[:-1])[way[-1]]
    return data


def _added(
    step: Step, data: Data, entry: Data, schema: Schema, brings: Mapping[str, Data] | None = None
) -> Data:
    """Add an entry to the list that takes the answers, tied to the one asked about."""
    way = _list(step)
    inner = paths.field(schema, (*way, 0))["properties"]
    source = about(step, data)
    _fill(entry, (brings or {}).get(_said(entry, step.question), {}))
    for one, other in _ties(step.question):
        value = source.get(other)
        entry[one] = [value] if inner[one]["type"] == "array" else value
    home = paths.get(data, way)
    if home is None:
        home = []
        paths.put(data, way, home)
    for preset in step.question.sets:
        value = preset.value.format(**{**source, **entry})
        if preset.key == "id":
            taken = {one.get("id") for one in home}
            number = 2
            while value in taken:
                value, number = f"{preset.value.format(**{**source, **entry})}-{number}", number + 1
        entry[preset.key] = [value] if inner[preset.key]["type"] == "array" else value
    entry = {key: entry[key] for key in inner if key in entry}
    empty = [number for number, one in enumerate(home) if not holds(one)]
    if empty:
        home[empty[0]] = entry
    else:
        home.append(entry)
    return entry


def _tied(step: Step, data: Data) -> Iterator[tuple[Path, Data]]:
    """Yield the entries of the list that takes the answers which belong to the one asked about."""
    way = _list(step)
    source = about(step, data)
    for number, entry in enumerate(paths.get(data, way) or ()):
        if holds(entry) and (_is_tied if step.question.over else _is_alike)(entry, source, step.question):
            yield (*way, number), entry


def _is_tied(entry: Data, source: Data, question: Question) -> bool:
    return all(_matches(entry.get(one), source.get(other)) for one, other in _ties(question))


def _is_alike(entry: Data, _source: Data, question: Question) -> bool:
    """Tell whether an entry holds what an answer to a question of the whole plan comes with."""
    return all(entry.get(one.key) == one.value for one in question.sets)


def _matches(value: Any, wanted: Any) -> bool:
    return wanted in value if isinstance(value, list) else value == wanted


def makes_entries(question: Question) -> bool:
    """Tell whether each part of an answer is an entry of a list: of what is chosen, or of names."""
    return bool(question.to) and question.kind in ("many", "names")


def _said(entry: Data, question: Question) -> str:
    return "/".join(str(entry.get(key, "")) for key in _keys(question))


def _ties(question: Question) -> list[tuple[str, str]]:
    return [(one, other or one) for one, _, other in (tie.partition("=") for tie in question.tie)]


def _keys(question: Question) -> list[str]:
    return question.into.split("/")


def _list(step: Step) -> Path:
    to = step.question.to or ""
    return (*step.source, *paths.path(to[1:])) if to.startswith(".") else paths.path(to)


def target(step: Step, schema: Schema) -> Schema:
    """Return the form of the field that takes an answer; of a choice in two parts that of the first."""
    into = paths.path(_keys(step.question)[0])
    return paths.field(schema, (*_list(step), 0, *into) if step.question.to else (*step.source, *into))


def proposed(step: Step, data: Data) -> tuple[str, str, str]:
    """Return the answer that is proposed, why, and the publication behind it; empty texts if none is."""
    source = about(step, data)
    weighed = {when.partition("=")[0] for one in step.question.defaults for when in one.when}
    if any(paths.get(source, paths.path(key)) is None for key in weighed):
        return "", "", ""
    for one in step.question.defaults:
        if says(source, one.when) and (value := _value(one, step, source, data)):
            return value, one.why, one.publication or ""
    return "", "", ""


def _value(default: Default, step: Step, source: Data, data: Data) -> str:
    if default.same:
        return str(paths.get(source, paths.path(default.same)) or "")
    if default.rest == "whole":
        parts = [other.get(step.question.into) for other in paths.get(data, step.source[:-1])]
        share = (100 - sum(filter(None, parts))) // max(parts.count(None), 1)
        return str(share) if share > 0 else ""
    if default.rest == "cost":
        return str(max(unpaid(of(data)).get((source.get("action"), source.get("year")), 0), 0))
    start = str(paths.get(data, paths.path(default.start)) or "") if default.start else ""
    if not start:
        return default.value or ""
    value = f"{int(start[:4]) + (default.years or 0)}{start[4:]}"
    end = paths.get(data, paths.path(default.until)) if default.until else None
    if end and first_day(value) > last_day(str(end)):
        return ""
    return value[:4] if step.question.kind == "number" else value
