"""Answers as a person gives them, line by line, and the values that they mean."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from clustertoolkit.content.records import AskedField
from clustertoolkit.contribute.asking import Asking
from clustertoolkit.plan.walk.answers import misfit, number
from clustertoolkit.schema.fits import fits
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.schema.words import Words, hint
from clustertoolkit.yamlfiles.scalars import unsafe

Answers = Mapping[str, Sequence[str]]  # the texts that were given, by the id of the field
MOST = 40  # values of one answer
NOT_ALLOWED = "it holds a character that is not allowed; it may be invisible"
YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_APART = re.compile(r"[;\n]")


class Fault(NamedTuple):
    """What is wrong with the answer to a field; the line counts from 1, 0 if it is the whole answer."""

    field: AskedField
    message: str
    line: int = 0


class NoMeaning(ValueError):  # noqa: N818  # what a person typed, not a failure
    """A text that means no value, with what is wrong with it; it is caught where the line is known."""


def lines_of(texts: Iterable[object]) -> tuple[str, ...]:
    """Return the lines of texts and numbers, without blanks around them and without empty ones."""
    lines = (line.strip() for text in texts for line in str(text).replace("\r", "\n").split("\n"))
    return tuple(filter(None, lines))


def value_of(asking: Asking, field: AskedField, lines: Sequence[str]) -> tuple[Any, list[Fault]]:
    """Return the value that lines mean (None if none), and what is wrong with them."""
    form = asking.form(field)
    several = len(lines) > 1
    faults = [
        Fault(field, NOT_ALLOWED, place * several) for place, line in enumerate(lines, 1) if unsafe(line)
    ]
    if faults or not lines:
        return None, faults
    if form["type"] != "array":
        try:
            return _single(asking, field, " ".join(" ".join(lines).split()), form), []
        except NoMeaning as wrong:
            return None, [Fault(field, str(wrong))]
    values = []
    if len(lines) > MOST:
        return None, [Fault(field, f"it has more than {MOST} lines")]
    for place, line in enumerate(lines, 1):
        try:
            if field.parts:
                values.append(_mapping(asking, field, line, form["items"]))
            else:
                values += _several(asking, line, form["items"])
        except NoMeaning as wrong:
            faults.append(Fault(field, str(wrong), place * several))
    return (None if faults else list({str(value): value for value in values}.values())), faults


def _single(asking: Asking, field: AskedField, text: str, form: Schema) -> Any:
    """Return the value of one text, of a choice what the entry says then; NoMeaning if it means none."""
    if not field.choices:
        return _value(asking, text, form)
    named = Words.of((choice.id, (choice.title,)) for choice in field.choices)
    chosen = named.find(text)
    if chosen is None:
        offered = [choice.title for choice in field.choices]
        raise NoMeaning(f"'{shortened(text)}' is none of what can be chosen; {hint(text, offered)}")
    return next(choice.says for choice in field.choices if choice.id == chosen)


def _value(asking: Asking, text: str, form: Schema) -> Any:
    value: Any = text
    if form["type"] in ("integer", "number"):
        value = number(text)
        if value is None:
            raise NoMeaning(f"'{shortened(text)}' is no number: write digits alone, such as 1200 or 2.5")
        if form["type"] == "integer" and float(value).is_integer():
            value = int(value)
    elif form["type"] == "boolean":
        value = YES_NO.get(text.lower())
        if value is None:
            raise NoMeaning(f"'{shortened(text)}' is neither yes nor no")
    elif words := _words(asking, form):
        value = words.find(text)
        if value is None:
            meant = words.hint(text)
            raise NoMeaning(f"'{shortened(text)}' is not known{f'; {meant}' if meant else ''}")
    if not fits(value, form, asking.lists):
        raise NoMeaning(misfit(value, form, asking.lists, str(form["title"])))
    return value


def _words(asking: Asking, form: Schema) -> Words | None:
    """Return the closed list of which a text is one; None if there is none."""
    if "enum" in form:
        return Words.of((word, ()) for word in form["enum"])
    listed = form.get("x-words") or form.get("x-refers")
    return asking.lists.get(listed) if listed else None


def _several(asking: Asking, line: str, form: Schema) -> Iterator[Any]:
    """Yield the values in a line: apart by semicolons, and words of a closed list by commas, too."""
    words = _words(asking, form)
    for piece in filter(None, map(str.strip, _APART.split(line))):
        apart = words is not None and "," in piece and words.find(piece) is None
        for text in filter(None, map(str.strip, piece.split(","))) if apart else (piece,):
            yield _value(asking, " ".join(text.split()), form)


def _mapping(asking: Asking, field: AskedField, line: str, form: Schema) -> dict[str, Any]:
    """Return the mapping that the parts of a line mean; what it leaves out is set as the field says."""
    texts = [" ".join(text.split()) for text in line.split("|")]
    if len(texts) > len(field.parts):
        raise NoMeaning(f"'{shortened(line)}' has more parts than {_in_order(field, form)}")
    data: dict[str, Any] = {}
    for key, text in zip(field.parts, texts, strict=False):
        if text:
            bare = _qualified(text, form, data) if key == "value" else text
            try:
                data[key] = _value(asking, bare, form["properties"][key])
            except NoMeaning as wrong:
                which = f"{form['properties'][key]['title']}: " if len(texts) > 1 else ""
                raise NoMeaning(f"{which}{wrong}") from None
    for preset in field.sets:
        data.setdefault(preset.key, preset.value)
    own = [key for key in form["required"] if key in field.parts and key not in data]
    if own:
        missing = ", ".join(str(form["properties"][key]["title"]) for key in own)
        raise NoMeaning(f"'{shortened(line)}' lacks: {missing}; a line is {_in_order(field, form)}")
    return {key: data[key] for key in form["properties"] if key in data}


def _qualified(text: str, form: Schema, data: dict[str, Any]) -> str:
    """Return the number in a text such as "almost 400"; the word before it goes into the data."""
    for word in form["properties"].get("qualifier", {}).get("enum", ()):
        said = word.replace("-", " ")
        if text.lower().startswith(f"{said} "):
            data["qualifier"] = word
            return text[len(said) :].strip()
    return text


def _in_order(field: AskedField, form: Schema) -> str:
    return " | ".join(str(form["properties"][key]["title"]).lower() for key in field.parts)


def shortened(text: str, most: int = 60) -> str:
    """Return the beginning of a text that is too long to be told whole."""
    return text if len(text) <= most else f"{text[:most].rstrip()} ..."
