"""What is open in a plan as questions for a workshop, with room for answers."""

from collections.abc import Sequence
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan import entry_names, open_fields
from clustertoolkit.plan.open_fields import OpenField
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.plan.records import Plan
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.views.anchors import addressed
from clustertoolkit.views.blocks import (
    Block,
    Handout,
    Section,
    TableCell,
    cell,
    labelled,
    table,
    text,
)
from clustertoolkit.views.roadmap.labels import Keys
from clustertoolkit.yamlfiles.paths import Data
from clustertoolkit.yamlfiles.writer import example

ROOM = ("\u00a0",) * 6  # lines for an answer
SHOWN = 6  # entries that one question is about


class OpenQuestion(NamedTuple):
    """One open field: its keys and their titles, what it means, an example, and the entries that lack it."""

    field: Keys
    titles: tuple[str, ...]
    meaning: str
    example: str
    entries: tuple[str, ...]


def of_plan(data: Data, schema: Schema, toolkit: Toolkit, *, internal: bool) -> Handout:
    """Return what is open in the data of a plan; what documents leave out is asked if internal."""
    questions = [
        _question(field, data)
        for field in open_fields.all_open(data, schema)
        if internal or not field.schema.get("x-internal")
    ]
    return worksheet(plan_from(data), toolkit, questions)


def _question(open_field: OpenField, data: Data) -> OpenQuestion:
    form = open_field.schema
    entries = tuple(entry_names.name_at(data, path) for path in open_field.paths)
    return OpenQuestion(
        open_field.field, open_field.titles, form["description"], example(form), tuple(filter(None, entries))
    )


def worksheet(plan: Plan, toolkit: Toolkit, questions: Sequence[OpenQuestion]) -> Handout:
    """Return the open questions of a plan, a section for each phase and each part of the action plan."""
    places = _places(toolkit)
    homes: dict[Keys, list[list[TableCell]]] = {keys: [] for keys in places}
    for question in questions:
        home = max((keys for keys in places if question.field[: len(keys)] == keys), key=len)
        homes[home].append([cell(_asked(question, toolkit, len(home)), strong=True), cell(ROOM)])
    sections = tuple(
        _section(places[keys], table("Questions", [("Question", 50), ("Answer", 50)], rows))
        for keys, rows in homes.items()
        if rows
    )
    done = text("Nothing is open: every field of a whole plan is filled.")
    whole = Handout(
        title=f"Worksheet: {plan.title or plan.territory}",
        over=plan.territory,
        sections=sections or (_section(("Questions", ""), done),),
        facts=labelled([("Territory", plan.territory), ("Open questions", str(len(questions)))]),
        origin=(f"Made from content version {toolkit.head.version} of {toolkit.head.title}.",),
    )
    return addressed(whole)


def _places(toolkit: Toolkit) -> dict[Keys, tuple[str, str]]:
    """Return title and purpose of the head, of each phase and of each part by the keys that lead there."""
    places: dict[Keys, tuple[str, str]] = {(): ("About the plan", "")}
    for phase in toolkit.phases:
        places[phase.chooses,] = (phase.title, phase.purpose)
        for part in phase.parts:
            places[phase.chooses, part.id.replace("-", "_")] = (part.title, part.summary)
    return places


def _section(place: tuple[str, str], blocks: list[Block]) -> Section:
    title, purpose = place
    return Section(title, 1, (*text(purpose), *blocks))


def _asked(question: OpenQuestion, toolkit: Toolkit, depth: int) -> list[str]:
    """Return the lines of a question: its title, what is asked, for which entries, and an example."""
    titles = question.titles[depth:] or question.titles
    more = f" and {len(question.entries) - SHOWN} more" if len(question.entries) > SHOWN else ""
    return [
        ": ".join(titles),
        _phase_question(question, toolkit) or question.meaning,
        *([f"For: {', '.join(question.entries[:SHOWN])}{more}"] if question.entries else []),
        *([f"Example: {question.example}"] if question.example else []),
    ]


def _phase_question(question: OpenQuestion, toolkit: Toolkit) -> str:
    """Return the content's own question about what a territory brings into a phase."""
    for phase in toolkit.phases:
        for brought in phase.brings_in:
            if question.field == (phase.chooses, brought.id.replace("-", "_")):
                return brought.question
    return ""
