"""A plan's file: read by the same strict road as the content, written in the canonical form."""

import io
import json
from functools import cache
from pathlib import Path
from typing import Any

from clustertoolkit import canonical, documents, schemas
from clustertoolkit.amend import amended
from clustertoolkit.documents import Document, PathKey
from clustertoolkit.errors import PlanError, ToolkitError
from clustertoolkit.fit import fits
from clustertoolkit.location import schemas_folder, shown
from clustertoolkit.model import Action, Toolkit, words
from clustertoolkit.plan import PLAN_VERSION, filled, pruned
from clustertoolkit.problems import Problem
from clustertoolkit.query import short_id, ties
from clustertoolkit.words import Words

MAX_BYTES = 1024 * 1024  # a plan is one file, and a person's own
HEAD = """\
# A cluster roadmap: the plan of a territory in four phases. It is text that every editor opens.
#
# Write after the colon, and leave empty what you do not know yet: what is empty is open, not wrong.
# Where a list has a block of keys, copy the block from its hyphen on for a further entry.
# A text with a colon, a number sign or quotes in it goes into "quotes", and so do dates and codes.
# `toolkit roadmap check FILE` says what holds, what does not and what is open.
# `toolkit roadmap accept FILE` notes how the chosen actions stand, so that later changes are told.
# `toolkit roadmap build FILE -o roadmap.html` writes the document; .md and .docx do as well.

"""


@cache  # a command asks for it several times
def schema() -> schemas.Schema:
    """Return the schema of a plan, with every field's meaning, example and guidance."""
    return schemas.read(schemas_folder(), "plan")["plan"]


def read(file: Path, toolkit: Toolkit) -> Document:
    """Read a plan against its schema; a key that is left empty is as good as missing.

    PlanError carries every problem. ToolkitError says that there is no such file, or none to be read.
    """
    name = file.as_posix()
    try:
        if file.is_dir():
            raise ToolkitError(f"{name} is a folder", "name the plan's file in it")
        if not file.exists():
            raise ToolkitError(f"{name} does not exist", f"toolkit roadmap new {name}")
        with file.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"{name} cannot be opened: {error.strerror or 'the system refuses'}"
        raise ToolkitError(message, "name a file that you may read") from error
    document = documents.parse(shown(file), raw, MAX_BYTES)
    problems = list(document.problems)
    document = document._replace(data=filled(document.data))
    if isinstance(document.data, dict):
        _refuse_newer(document)
    form, words_ = schema(), lists(toolkit)
    if document.data is not None and not fits(document.data, form, words_):
        from clustertoolkit.shapes import Shapes  # slow to import, and needed only now

        told = {problem.span for problem in problems}
        shapes = Shapes({"plan": form}, words_)
        problems += (one for one in shapes.problems(document, "plan") if one.span not in told)
    if problems:
        raise PlanError(sorted(problems), {document.path: document.text})
    return document


def _refuse_newer(document: Document) -> None:
    given = document.data.get("plan_version")
    if type(given) is int and given > PLAN_VERSION:
        message = f"the plan has form {given}, this program reads up to {PLAN_VERSION}"
        span = document.span(("plan_version",))
        problem = Problem(document.path, span, "newer-schema", message, "install a newer clustertoolkit")
        raise PlanError([problem], {document.path: document.text})


def lists(toolkit: Toolkit) -> dict[str, Words]:
    """Return the closed lists of the content by the names that the schema uses."""
    dimensions = toolkit.dimensions
    countries = ((one.code, (one.name, *one.aliases)) for one in toolkit.countries.values())
    models = {
        model.id: Words.of((one.id, (one.title,)) for one in model.elements) for model in dimensions.models
    }
    return {
        **models,
        "priorities": words(dimensions.priorities),
        "challenges": words(dimensions.challenges),
        "functions": words(dimensions.functions),
        "countries": Words.of(countries),
    }


def start(toolkit: Toolkit) -> dict[str, Any]:
    """Return the data of a plan of which nothing is known yet: what the form itself needs."""
    properties = schema()["properties"]
    return {
        "plan_version": PLAN_VERSION, "territory": properties["territory"]["x-example"],
        "level": properties["level"]["x-example"], "content_version": toolkit.head.version,
    }  # fmt: skip


def new(toolkit: Toolkit, territory: str, level: str) -> str:
    """Return the text of a new plan: every field with what it means, all but the head empty.

    ToolkitError if the territory's name cannot stand in a plan.
    """
    data = {**start(toolkit), "territory": territory, "level": level}
    text = HEAD + canonical.mapping(schema(), data)
    raw = text.encode()
    if not fits(data, schema(), {}) or documents.parse("", raw, len(raw)).problems:
        raise ToolkitError("the territory's name is empty, too long, or holds signs that nobody sees")
    return text


def record(data: dict[str, Any], toolkit: Toolkit) -> None:
    """Put into a plan's data how its chosen actions stand in the content now."""
    data["content_version"] = toolkit.head.version
    for chosen in data.get("actions", {}).get("chosen", ()):
        action = toolkit.actions.get(chosen.get("action", ""))
        if action:
            chosen["title"], chosen["digest"] = action.title, digest(action)
            served = dict.fromkeys(
                short_id(toolkit, one.edition, one.recommendation) for one in ties(toolkit, action)
            )
            if served:
                chosen.setdefault("recommendations", list(served))


class Edited:
    """A plan that a person has edited: its text takes other data, and comments stay where they stood."""

    def __init__(self, text: str) -> None:
        from ruamel.yaml import YAML  # slow to import, and only the walk through an edited plan needs it

        self._yaml = YAML()
        self._yaml.preserve_quotes = True
        self._yaml.width = 2**31
        self._yaml.indent(mapping=2, sequence=4, offset=2)
        self._yaml.representer.add_representer(
            type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
        )
        self._plan = self._yaml.load(text)

    def text(self, data: dict[str, Any]) -> str:
        """Return the text with this data in it; ToolkitError if it would not say what it should."""
        _bring(self._plan, data)
        written = io.StringIO()
        self._yaml.dump(self._plan, written)
        result = written.getvalue()
        if pruned(documents.parse("", result.encode(), MAX_BYTES).data) != pruned(data):
            raise ToolkitError("the plan is written in a form that the walk cannot change", "edit it by hand")
        return result


def _bring(node: Any, data: Any) -> None:
    """Change a node of the round trip in place until it says what plain data says."""
    if isinstance(node, dict):
        for key in [key for key in node if key not in data and node[key] is not None]:
            del node[key]
        pairs: Any = data.items()
    else:
        place = 0
        while len(node) > len(data):  # what is equal keeps its comments
            if place < len(data) and pruned(node[place]) == pruned(data[place]):
                place += 1
            else:
                del node[place]
        pairs = enumerate(data)
    for key, value in pairs:
        held = node[key] if (key in node if isinstance(node, dict) else key < len(node)) else None
        if isinstance(value, dict | list) and type(held) is not str and isinstance(held, type(value)):
            _bring(held, value)
        elif isinstance(node, list) and key == len(node):
            node.append(value)
        elif held != value:
            node[key] = value


def accept(document: Document, toolkit: Toolkit) -> str:
    """Return a plan's text with the content version and each chosen action's title and digest of today.

    Everything else, comments included, stays as a person wrote it.
    """
    values: dict[tuple[PathKey, ...], str] = {("content_version",): toolkit.head.version}
    for number, chosen in enumerate(document.data.get("actions", {}).get("chosen", ())):
        action = toolkit.actions.get(chosen.get("action", ""))
        if action:
            place = ("actions", "chosen", number)
            values[*place, "title"] = action.title
            values |= {(*place, "digest", part): one for part, one in digest(action).items()}
    return amended(document, values)


def unknown(document: Document, toolkit: Toolkit) -> list[str]:
    """Return the ids of chosen actions that the content does not have."""
    names = (one.get("action") for one in document.data.get("actions", {}).get("chosen", ()))
    return [name for name in names if name and name not in toolkit.actions]


def digest(action: Action) -> dict[str, str]:
    """Return twelve hexadecimal digits of SHA-256 for each part of an action that a plan rests on."""
    from hashlib import sha256  # slow to import, and not every plan has chosen actions

    cells = [[place.priority, place.challenge, place.function] for place in action.placements]
    parts = {
        "summary": action.summary,
        "cells": sorted(cells),
        "guidance": _plain(action.guidance._replace(today=None)) if action.guidance else None,
    }
    return {name: sha256(_bytes(part)).hexdigest()[:12] for name, part in parts.items()}


def _plain(value: Any) -> Any:
    if hasattr(value, "_asdict"):
        return {key: _plain(item) for key, item in value._asdict().items() if item is not None}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _bytes(value: Any) -> bytes:
    """Return plain data as JSON in one form: keys sorted, no blanks, UTF-8."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
