"""Answers of the walk: whether they fit, what they put into a plan's data, and what they take out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import chain
from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.questions import key_pairs
from clustertoolkit.content.records import Question
from clustertoolkit.plan.walk.steps import (
    Step,
    answer,
    choice_of,
    home_of,
    is_tied,
    keys_of,
    makes_entries,
    subject_of,
    target,
    tied_entries,
)
from clustertoolkit.schema import schemas
from clustertoolkit.schema.fits import fits
from clustertoolkit.schema.schemas import Lists, Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data, Way, holds
from clustertoolkit.yamlfiles.reader import Document
from clustertoolkit.yamlfiles.scalars import DECIMAL, WHOLE, unsafe

NEEDED = "A plan cannot do without this."
LONGEST = 40  # characters of a number
NO_NUMBER = "this is not a number: write digits alone, such as 1200 or 2.5"


def number(typed: str) -> int | float | None:
    """Return the number that was typed, None if it is none; blanks and a decimal comma are understood."""
    plain = "".join(typed.split())
    if len(plain) > LONGEST:  # Python itself refuses some thousand digits
        return None
    if WHOLE.match(plain):
        return int(plain)
    plain = plain.replace(",", ".")
    is_decimal = DECIMAL.match(plain) and len(plain.partition(".")[2]) != len("000")
    return float(plain) if is_decimal else None


def fault(step: Step, given: Any, schema: Schema, lists: Lists) -> str:
    """Return what is wrong with an answer, or an empty text."""
    question = step.question
    parts = given if isinstance(given, list) else [given]
    if any(isinstance(part, str) and unsafe(part) for part in parts):
        return "it holds a character that is not allowed; it may be invisible"
    if question.kind == "many" and len(given) < (question.least or 0):
        return f"choose at least {question.least}"
    form = target(step, schema)
    if len(keys_of(question)) > 1:
        fit = all(isinstance(part, str) and _names_each(part, step, schema, lists) for part in parts)
        return "" if fit else "choose from what is offered"
    wrong = next(
        (part for part in (parts if makes_entries(question) else [given]) if not fits(part, form, lists)),
        None,
    )
    return misfit(wrong, form, lists, keys_of(question)[0].rpartition(".")[2]) if wrong is not None else ""


def _names_each(value: str, step: Step, schema: Schema, lists: Lists) -> bool:
    """Tell whether a choice has a part for each of its keys that fits there."""
    inner = schemas.field(schema, (*home_of(step), 0))["properties"]
    forms = [inner[key] for key in keys_of(step.question)]
    words = value.split("/")
    return len(words) == len(forms) and all(
        fits(int(word) if form["type"] == "integer" and word.isdecimal() else word, form, lists)
        for word, form in zip(words, forms, strict=True)
    )


def misfit(wrong: Any, form: Schema, lists: Lists, name: str) -> str:
    """Return in words that a value is not what its field takes; what has no form as a check says it."""
    inner = form.get("items", form)
    is_too_many = isinstance(wrong, list) and all(fits(part, inner, lists) for part in wrong)
    return (not is_too_many and _wanted(inner)) or _problem(wrong, form, lists, name)


def _problem(wrong: Any, form: Schema, lists: Lists, name: str) -> str:
    from clustertoolkit.schema.shapes import Shapes  # slow to import, and needed only now

    field = {"type": "object", "properties": {name: form}}
    document = Document("", "", {name: wrong}, (), {})
    problem = next(Shapes({"answer": field}, lists).problems(document, "answer"))
    return f"{problem.message}; {problem.hint}" if problem.hint else problem.message


def _wanted(form: Schema) -> str:
    """Return which form or number a field takes; empty for any other field."""
    if "x-form" in form:
        return f"this is not {form['x-form'].removesuffix(', in quotes')}"
    if form["type"] in ("integer", "number"):
        kind = "a whole number" if form["type"] == "integer" else "a number"
        bounds = [
            f"{word} {form[key]}" for word, key in (("from", "minimum"), ("to", "maximum")) if key in form
        ]
        return " ".join(["this is not", kind, *bounds])
    return ""


def put(step: Step, data: Data, given: Any, schema: Schema, brings: Mapping[str, Data] | None = None) -> Data:
    """Return the plan with an answer (None: with none); what hangs on what is gone stays, see `removed_by`.

    `brings` says what an entry takes over with an answer, such as the unit of a suggested indicator.
    """
    data = deepcopy(data)
    question = step.question
    if isinstance(given, list):
        given = list(dict.fromkeys(given))
    if question.to is None:
        _set(data, (*step.source, *paths.parse(question.into)), given)
    elif makes_entries(question):
        present = set(answer(step, data, schema))
        gone = [way for way, entry in tied_entries(step, data) if choice_of(entry, question) not in given]
        data = prune(data, gone)
        for value in given:
            if value not in present:
                _add_entry(step, data, _entry_from_choice(question, value, step, schema), schema, brings)
    else:
        tied = list(tied_entries(step, data))
        if given is None and not tied:
            return data
        entry = tied[0][1] if tied else _add_entry(step, data, {}, schema)
        _set(entry, paths.parse(question.into), given)
        _fill(entry, (brings or {}).get(str(given), {}))
    return data


def _set(data: Data, way: Way, given: Any) -> None:
    """Set what stands at the end of a way; with no answer, an entry of a list of texts goes."""
    if given is not None:
        paths.put(data, way, given)
    elif paths.get(data, way) is not None:
        if isinstance(way[-1], int):
            del paths.get(data, way[:-1])[way[-1]]
        else:
            paths.put(data, way, None)


def _entry_from_choice(question: Question, value: str, step: Step, schema: Schema) -> Data:
    """Return the keys of an entry that a choice names, the parts of the choice with a slash between."""
    keys = keys_of(question)
    inner = schemas.field(schema, (*home_of(step), 0))["properties"]
    given = dict(zip(keys, value.split("/") if len(keys) > 1 else [value], strict=True))
    return {key: int(word) if inner[key]["type"] == "integer" else word for key, word in given.items()}


def _worded(text: str, values: Data) -> str:
    """Return a text with what an entry says in the place of names in braces; any other brace is text."""
    return re.sub(r"\{(.*?)\}", lambda name: str(values.get(name[1], "")), text)


def _fill(entry: Data, defaults: Data) -> None:
    for key, value in defaults.items():
        entry.setdefault(key, value)


def removed_by(step: Step, data: Data, given: Any, toolkit: Toolkit) -> list[Way]:
    """Return the ways to what an answer would take out of the plan: entries, with all that hangs on them.

    An entry that belongs to others too stays: of it, only the words are lost by which it belonged.
    """
    if not makes_entries(step.question):
        return []
    removed = [way for way, entry in tied_entries(step, data) if choice_of(entry, step.question) not in given]
    dependent_questions = list(_dependent_questions(toolkit))
    for way in removed:  # grows as more is found
        entry = paths.get(data, way)
        found: list[Way] = []
        if not isinstance(entry, dict):
            words = paths.get(data, way[:-1])
            if all((*way[:-1], place) in removed for place, word in enumerate(words) if word is not None):
                found = [way[:-2]]
        else:
            for home, follower in dependent_questions:
                if home == tuple(key for key in way if isinstance(key, str)):
                    found += _dependents(follower, entry, data)
        removed += [dependent for dependent in dict.fromkeys(found) if dependent not in removed]
    return [way for way in removed if isinstance(paths.get(data, way), dict) or way[:-2] not in removed]


def _dependent_questions(toolkit: Toolkit) -> Iterator[tuple[Way, Question]]:
    """Yield each question whose answers belong to entries of a list elsewhere, with that list."""
    for question in chain.from_iterable(toolkit.questions.values()):
        if question.to and question.over and not question.to.startswith("."):
            yield paths.parse(question.over), question
        if question.of:
            yield paths.parse(question.of), question


def _dependents(question: Question, entry: Data, data: Data) -> Iterator[Way]:
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
                (*way, key, place)
                for key, source_key in key_pairs(question.tie)
                if isinstance(other[key], list)
                for place, word in enumerate(other[key])
                if word == entry.get(source_key)
            ]
            yield from shared or (way,)


def prune(data: Data, gone: Sequence[Way]) -> Data:
    """Return a plan without some entries of its lists."""
    data = deepcopy(data)
    for way in sorted(gone, key=lambda path: (len(path), str(path[:-1]), path[-1]), reverse=True):
        del paths.get(data, way[:-1])[way[-1]]
    return data


def _add_entry(
    step: Step, data: Data, entry: Data, schema: Schema, brings: Mapping[str, Data] | None = None
) -> Data:
    """Add an entry to the list that takes the answers, tied to the one asked about."""
    way = home_of(step)
    inner = schemas.field(schema, (*way, 0))["properties"]
    source = subject_of(step, data)
    _fill(entry, (brings or {}).get(choice_of(entry, step.question), {}))
    for key, source_key in key_pairs(step.question.tie):
        value = source.get(source_key)
        entry[key] = [value] if inner[key]["type"] == "array" else value
    home = paths.get(data, way)
    if home is None:
        home = []
        paths.put(data, way, home)
    for preset in step.question.sets:
        value = worded = _worded(preset.value, {**source, **entry})
        if preset.key == "id":
            taken = {item.get("id") for item in home}
            number = 2
            while value in taken:
                value, number = f"{worded}-{number}", number + 1
        entry[preset.key] = [value] if inner[preset.key]["type"] == "array" else value
    entry = {key: entry[key] for key in inner if key in entry}
    empty = [number for number, item in enumerate(home) if not holds(item)]
    if empty:
        home[empty[0]] = entry
    else:
        home.append(entry)
    return entry
