"""Whether questions lead somewhere: those of the walk into a plan, those to contributors into an entry."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from clustertoolkit.schema import schemas
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Way

PlainQuestion = Mapping[str, Any]
_TYPES = {"number": ("integer", "number"), "yes-no": ("boolean",), "list": ("array",)}


def astray(question: PlainQuestion, plan: Schema, parts: Collection[str]) -> Iterator[tuple[Way, str]]:
    """Yield each place in a question that leads nowhere, and what is wrong there.

    The question is one that fits its schema, as plain data; `parts` are those of its phase.
    """
    about, home = plan, plan
    try:
        if "over" in question:
            about = home = schemas.entry(plan, question["over"])
        if "to" in question:
            to = question["to"]
            home = schemas.entry(about if to.startswith(".") else plan, to.removeprefix("."))
    except KeyError as missing:
        yield ("over" if home is plan and "over" in question else "to",), f"a plan has no {missing} there"
        return
    yield from _answers(question, home)
    yield from _braces(question, {*about["properties"], *home["properties"]})
    yield from _others(question, plan)
    for place, keys, form in _named(question, plan, about, home):
        try:
            schemas.field(form, paths.parse(keys))
        except KeyError:
            yield place, f"there is no '{keys}' in {'a plan' if form is plan else 'an entry of that list'}"
    if question.get("part", "") not in ("", *parts):
        yield ("part",), f"the phase has no part '{question['part']}'"


def _others(question: PlainQuestion, plan: Schema) -> Iterator[tuple[Way, str]]:
    """Yield what is wrong with the other lists and the publications that a question names."""
    for key in {"unless", "of"} & question.keys():
        try:
            other = schemas.entry(plan, question[key])
        except KeyError:
            yield (key,), f"a plan has no list '{question[key]}'"
            continue
        if key == "unless" and any(
            name not in other["properties"] for name, _ in key_pairs(question.get("tie", ()))
        ):
            yield (key,), f"the entries of '{question[key]}' have not all keys of the tie"
    for number, default in enumerate(question.get("defaults", ())):
        name = default.get("publication")
        if name and name not in plan["x-publications"]:
            yield ("defaults", number, "publication"), f"the schema of a plan has no publication '{name}'"


def _braces(question: PlainQuestion, keys: Collection[str]) -> Iterator[tuple[Way, str]]:
    """Yield the texts with a name in braces that stands for nothing."""
    texts: list[tuple[Way, str, Collection[str]]] = [(("text",), question["text"], ("name", "parent"))]
    for number, preset in enumerate(question.get("sets", ())):
        texts.append((("sets", number, "value"), preset["value"], keys))
    for place, text, known in texts:
        for name in re.findall(r"\{(.*?)\}", text):
            if name not in known:
                yield place, f"'{{{name}}}' stands for nothing here"


def _answers(question: PlainQuestion, home: Schema) -> Iterator[tuple[Way, str]]:
    for keys in question["into"].split("/"):
        try:
            form = schemas.field(home, paths.parse(keys))
        except KeyError:
            yield ("into",), f"a plan has no '{keys}' there"
            continue
        if form["type"] not in _TYPES.get(question["kind"], (form["type"],)):
            yield ("kind",), f"'{keys}' of a plan is no {question['kind']}"


def _named(
    question: PlainQuestion, plan: Schema, about: Schema, home: Schema
) -> Iterator[tuple[Way, str, Schema]]:
    """Yield every key that a question names besides its answer's, with the form in which it is to be."""
    for number, (one, other) in enumerate(key_pairs(question.get("tie", ()))):
        yield ("tie", number), one, home
        yield ("tie", number), other, about
    for number, condition in enumerate(question.get("when", ())):
        yield ("when", number), condition.partition("=")[0], about
    for number, preset in enumerate(question.get("sets", ())):
        yield ("sets", number, "key"), preset["key"], home
    for number, default in enumerate(question.get("defaults", ())):
        for place, condition in enumerate(default.get("when", ())):
            yield ("defaults", number, "when", place), condition.partition("=")[0], about
        for key, form in (("same", about), ("start", plan), ("until", plan)):
            if key in default:
                yield ("defaults", number, key), default[key], form


def key_pairs(ties: Iterable[str]) -> list[tuple[str, str]]:
    """Return the ties of a question: each key of an entry, with that of the entry asked about."""
    return [(key, source_key or key) for key, _, source_key in (tie.partition("=") for tie in ties)]


def field_astray(field: PlainQuestion, entry: Schema) -> Iterator[tuple[Way, str]]:
    """Yield each place in a field that contributors are asked for which leads nowhere in an entry.

    The field is one that fits its schema, as plain data.
    """
    try:
        form = schemas.field(entry, paths.parse(field["into"]))
    except KeyError:
        yield ("into",), f"an entry has no '{field['into']}'"
        return
    inner = form.get("items", form).get("properties", {})
    if bool(inner) != ("parts" in field):
        yield ("into",), f"'{field['into']}' takes {'the parts of a line' if inner else 'no parts'}"
    keys: list[tuple[Way, str]] = [
        (("parts", number), key) for number, key in enumerate(field.get("parts", ()))
    ]
    keys += [(("sets", number, "key"), preset["key"]) for number, preset in enumerate(field.get("sets", ()))]
    for way, key in keys:
        if key not in inner:
            yield way, f"there is no '{key}' in an entry of that list"
    if "evidence" in field and field["evidence"] not in entry["properties"].get("evidence", {}).get(
        "enum", ()
    ):
        yield ("evidence",), f"'{field['evidence']}' is no word of evidence"
