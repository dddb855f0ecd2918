"""What is asked of who contributes an entry: the questions of the content, and the fields they lead to."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from clustertoolkit.content import load
from clustertoolkit.content.kinds import BY_NAME
from clustertoolkit.content.location import schemas_folder
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import AskedField, AskedQuestion
from clustertoolkit.content.validation import word_lists
from clustertoolkit.errors import ToolkitError
from clustertoolkit.schema import schemas
from clustertoolkit.schema.schemas import Lists, Schema
from clustertoolkit.yamlfiles import paths


class Asking(NamedTuple):
    """The questions for one kind of entry, with the content that the answers are judged by."""

    kind: str
    id_from: tuple[str, ...]
    questions: tuple[AskedQuestion, ...]
    schema: Schema
    lists: Lists
    toolkit: Toolkit
    folder: Path
    today: date

    @property
    def records(self) -> Mapping[str, Any]:
        """Return the entries of the kind that are there, by their ids."""
        records: Mapping[str, Any] = getattr(self.toolkit, BY_NAME[self.kind].place)
        return records

    def fields(self, *, curator: bool = True) -> Iterator[AskedField]:
        """Yield the fields in their order; those for curators only if they are asked for."""
        for question in self.questions:
            if curator or not question.curator:
                yield from question.fields

    def form(self, field: AskedField) -> Schema:
        """Return the form of what takes the answer."""
        return schemas.field(self.schema, paths.parse(field.into))

    def title(self, field: AskedField) -> str:
        """Return what a field is called in forms, sheets and messages."""
        return field.title or str(self.form(field)["title"])

    def offered(self, field: AskedField) -> list[str]:
        """Return the answers among which a field lets choose, in words; none where the answer is free."""
        if field.choices:
            return [choice.title for choice in field.choices]
        form = self.form(field)
        form = form["items"] if form["type"] == "array" else form
        if "enum" in form:
            return list(form["enum"])
        match form.get("x-words"):
            case "countries":
                return [country.name for country in self.toolkit.countries.values()]
            case "instruments":
                return [term.title for term in self.toolkit.instruments]
            case "sectors":
                return [term.title for term in self.toolkit.sectors]
        return [action.id for action in self.toolkit.actions.values()] if field.into == "placements" else []

    def takes_lines(self, field: AskedField) -> bool:
        """Tell whether an answer may hold several values."""
        return bool(self.form(field)["type"] == "array")


def asking(folder: Path, kind: str, today: date, tell: Callable[[str], object] = lambda _: None) -> Asking:
    """Return what is asked for an entry of a kind; ToolkitError if the content asks for none.

    ContentError if anything in the content is not as it should be.
    """
    toolkit = load.with_questions(load.load(folder, today, tell), folder, today)
    if kind not in toolkit.contributions:
        known = ", ".join(toolkit.contributions)
        hint = f"choose from: {known}" if known else "it is of an older release; take a newer one"
        raise ToolkitError(f"this content asks for no {kind}", hint)
    schema = schemas.read(schemas_folder(), kind)[kind]
    lists = word_lists(folder)
    asked = toolkit.contributions[kind]
    return Asking(kind, asked.id_from, asked.questions, schema, lists, toolkit, folder, today)
