"""Answers of the walk: whether they fit, what they put into a plan's data, and what they take out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import chain
from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Question
from clustertoolkit.plan.walk.steps import (
    Step,
    about,
    answer,
    choice_of,
    home_of,
    is_tied,
    keys_of,
    makes_entries,
    target,
    tied_entries,
    ties_of,
)
from clustertoolkit.schema import schemas
from clustertoolkit.schema.fits import fits
from clustertoolkit.schema.schemas import Lists, Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data, Way, holds
from clustertoolkit.yamlfiles.scalars import unsafe


def fault(step: Step, given: Any, schema: Schema, lists: Lists) -> str:
    """Return what is wrong with an answer, or an empty text."""
    question = step.question
    parts = given if isinstance(given, list) else [given]
    if any(isinstance(one, str) and unsafe(one) for one in parts):
        return "it holds a character that is not allowed; it may be invisible"
    if question.kind == "many" and len(given) < (question.least or 0):
        return f"choose at least {question.least}"
    form = target(step, schema)
    if len(keys_of(question)) > 1:
        fit = all(isinstance(one, str) and _names_each(one, step, schema, lists) for one in parts)
    else:
        fit = all(fits(one, form, lists) for one in (parts if makes_entries(question) else [given]))
    return "" if fit else _wanted(form.get("items", form))


def _names_each(value: str, step: Step, schema: Schema, lists: Lists) -> bool:
    """Tell whether a choice has a part for each of its keys that fits there."""
    inner = schemas.field(schema, (*home_of(step), 0))["properties"]
    forms = [inner[key] for key in keys_of(step.question)]
    words = value.split("/")
    return len(words) == len(forms) and all(
        fits(int(word) if form["type"] == "integer" and word.isdecimal() else word, form, lists)
        for word, form in zip(words, forms, strict=True)
    )


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
        paths.put(data, (*step.source, *paths.parse(question.into)), given)
    elif makes_entries(question):
        there = set(answer(step, data, schema))
        gone = [way for way, entry in tied_entries(step, data) if choice_of(entry, question) not in given]
        data = prune(data, gone)
        for value in given:
            if value not in there:
                _added(step, data, _named(question, value, step, schema), schema, brings)
    else:
        tied = list(tied_entries(step, data))
        entry = tied[0][1] if tied else _added(step, data, {}, schema)
        paths.put(entry, paths.parse(question.into), given)
        _fill(entry, (brings or {}).get(str(given), {}))
    return data


def _named(question: Question, value: str, step: Step, schema: Schema) -> Data:
    """Return the keys of an entry that a choice names, the parts of the choice with a slash between."""
    keys = keys_of(question)
    inner = schemas.field(schema, (*home_of(step), 0))["properties"]
    given = dict(zip(keys, value.split("/") if len(keys) > 1 else [value], strict=True))
    return {key: int(one) if inner[key]["type"] == "integer" else one for key, one in given.items()}


def _worded(text: str, values: Data) -> str:
    """Return a text with what an entry says in the place of names in braces; any other brace is text."""
    return re.sub(r"\{(.*?)\}", lambda name: str(values.get(name[1], "")), text)


def _fill(entry: Data, more: Data) -> None:
    for key, value in more.items():
        entry.setdefault(key, value)


def removed_by(step: Step, data: Data, given: Any, toolkit: Toolkit) -> list[Way]:
    """Return the ways to what an answer would take out of the plan: entries, with all that hangs on them.

    An entry that belongs to others too stays: of it, only the word is lost by which it belonged.
    """
    if not makes_entries(step.question):
        return []
    out = [way for way, entry in tied_entries(step, data) if choice_of(entry, step.question) not in given]
    hanging = list(_hanging(toolkit))
    for way in out:  # grows as more is found
        if isinstance(entry := paths.get(data, way), dict):
            for home, follower in hanging:
                if home == tuple(key for key in way if isinstance(key, str)):
                    out += [one for one in _hung(follower, entry, data) if one not in out]
    return out


def _hanging(toolkit: Toolkit) -> Iterator[tuple[Way, Question]]:
    """Yield each question whose answers belong to entries of a list elsewhere, with that list."""
    for question in chain.from_iterable(toolkit.questions.values()):
        if question.to and question.over and not question.to.startswith("."):
            yield paths.parse(question.over), question
        if question.of:
            yield paths.parse(question.of), question


def _hung(question: Question, entry: Data, data: Data) -> Iterator[Way]:
    if question.of:
        key = keys_of(question)[0]
        for way in paths.entries(data, f"{question.over}{question.to}"):
            if paths.get(data, (*way, key)) == entry.get(key):
                yield way
        return
    for way in paths.entries(data, question.to or ""):
        other = paths.get(data, way)
        if is_tied(other, entry, question):
            shared = [
                (*way, one, other[one].index(entry.get(theirs)))
                for one, theirs in ties_of(question)
                if isinstance(other[one], list) and len(other[one]) > 1
            ]
            yield from shared or (way,)


def prune(data: Data, gone: Sequence[Way]) -> Data:
    """Return a plan without some entries of its lists."""
    data = deepcopy(data)
    for way in sorted(gone, key=lambda one: (len(one), str(one[:-1]), one[-1]), reverse=True):
        del paths.get(data, way[:-1])[way[-1]]
    return data


def _added(
    step: Step, data: Data, entry: Data, schema: Schema, brings: Mapping[str, Data] | None = None
) -> Data:
    """Add an entry to the list that takes the answers, tied to the one asked about."""
    way = home_of(step)
    inner = schemas.field(schema, (*way, 0))["properties"]
    source = about(step, data)
    _fill(entry, (brings or {}).get(choice_of(entry, step.question), {}))
    for one, other in ties_of(step.question):
        value = source.get(other)
        entry[one] = [value] if inner[one]["type"] == "array" else value
    home = paths.get(data, way)
    if home is None:
        home = []
        paths.put(data, way, home)
    for preset in step.question.sets:
        value = worded = _worded(preset.value, {**source, **entry})
        if preset.key == "id":
            taken = {one.get("id") for one in home}
            number = 2
            while value in taken:
                value, number = f"{worded}-{number}", number + 1
        entry[preset.key] = [value] if inner[preset.key]["type"] == "array" else value
    entry = {key: entry[key] for key in inner if key in entry}
    empty = [number for number, one in enumerate(home) if not holds(one)]
    if empty:
        home[empty[0]] = entry
    else:
        home.append(entry)
    return entry
