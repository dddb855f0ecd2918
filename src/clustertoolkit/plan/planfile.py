"""A plan's file: read by the same strict road as the content, written in the canonical form."""

from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from clustertoolkit.content.location import schemas_folder, shown
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.terms import words
from clustertoolkit.errors import ToolkitError
from clustertoolkit.plan import reading
from clustertoolkit.plan.plans import PLAN_VERSION
from clustertoolkit.schema import schemas
from clustertoolkit.schema.fits import fits
from clustertoolkit.schema.words import Words
from clustertoolkit.yamlfiles import editor, reader, writer
from clustertoolkit.yamlfiles.paths import Way, filled
from clustertoolkit.yamlfiles.reader import Document

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
_OWN: list[str] = []  # the last texts that were written whole: a walk reads them again at once
_LISTS: list[tuple[Toolkit, dict[str, Words]]] = []  # those of the content that was asked about last


@cache  # a command asks for it several times
def schema() -> schemas.Schema:
    """Return the schema of a plan, with every field's meaning, example and guidance."""
    return schemas.read(schemas_folder(), "plan")["plan"]


def read(file: Path, toolkit: Toolkit) -> Document:
    """Read a plan against its schema; a key that is left empty is as good as missing.

    PlanError carries every problem. ToolkitError says that there is no such file, or none to be read.
    """
    raw = reading.contents(file, MAX_BYTES, f"toolkit roadmap new {file.as_posix()}")
    return fitting(shown(file), raw, toolkit)


def fitting(path: str, raw: bytes, toolkit: Toolkit) -> Document:
    """Return the plan that these bytes are, named to people by this path; PlanError as for `read`."""
    return reading.fitting(
        path, raw, reading.FileForm("plan", schema(), PLAN_VERSION, MAX_BYTES), lists(toolkit)
    )


def refuse_misfit(data: Any, lists: Mapping[str, Words]) -> None:
    """Raise ToolkitError for data that would make no plan, as with a text of the content that is too long."""
    if not fits(filled(data), schema(), lists):
        message = "the plan would not fit its form any more, and is left as it was"
        raise ToolkitError(message, "see whether 'toolkit validate' finds something in the content")


def written(data: dict[str, Any]) -> str:
    """Return the text of a plan as the program writes it whole."""
    text = HEAD + writer.mapping(schema(), data)
    _OWN[:] = [text, *_OWN[:1]]
    return text


def is_own(document: Document) -> bool:
    """Return whether the program wrote the plan as it is, so that it may be written anew."""
    return document.text in _OWN or document.text == HEAD + writer.mapping(schema(), document.data)


def rewritten(document: Document, data: dict[str, Any], gone: Collection[Way]) -> str:
    """Return the text of a plan that says these data, without the entries that go; refused as by `editor`.

    What a person edited is changed place by place, and what the program wrote is written anew.
    """
    if is_own(document):
        return written(filled(data))
    return editor.amended(editor.without(document, gone, MAX_BYTES), data, MAX_BYTES).text


def lists(toolkit: Toolkit) -> dict[str, Words]:
    """Return the closed lists of the content by the names that the schema uses."""
    for known, found in _LISTS:
        if known is toolkit:
            return found
    dimensions = toolkit.dimensions
    countries = ((one.code, (one.name, *one.aliases)) for one in toolkit.countries.values())
    models = {
        model.id: Words.of((one.id, (one.title,)) for one in model.elements) for model in dimensions.models
    }
    made = {
        **models,
        "priorities": words(dimensions.priorities),
        "challenges": words(dimensions.challenges),
        "functions": words(dimensions.functions),
        "countries": Words.of(countries),
    }
    _LISTS[:] = [(toolkit, made)]
    return made


def start(toolkit: Toolkit) -> dict[str, Any]:
    """Return the data of a plan of which nothing is known yet: what the form itself needs."""
    properties = schema()["properties"]
    return {
        "plan_version": PLAN_VERSION, "territory": properties["territory"]["x-example"],
        "level": properties["level"]["x-example"], "status": properties["status"]["x-example"],
        "content_version": toolkit.head.version,
    }  # fmt: skip


def refuse_as_new(file: Path) -> None:
    """Raise ToolkitError for a file that a new plan should not be written to."""
    if file.suffix not in (".yaml", ".yml"):
        raise ToolkitError(
            f"{file.as_posix()} is no name for a plan", f"name it {file.with_suffix('.yaml').as_posix()}"
        )


def new(toolkit: Toolkit, territory: str, level: str) -> str:
    """Return the text of a new plan: every field with what it means, all but the head empty.

    ToolkitError if the territory's name cannot stand in a plan.
    """
    data = {**start(toolkit), "territory": territory, "level": level}
    text = HEAD + writer.mapping(schema(), data)
    raw = text.encode()
    if not fits(data, schema(), {}) or reader.parse("", raw, len(raw)).problems:
        raise ToolkitError("the territory's name is empty, too long, or holds signs that nobody sees")
    return text
