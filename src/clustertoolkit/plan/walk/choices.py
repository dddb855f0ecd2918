"""What the walk offers as an answer, and what it tells before it asks."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from clustertoolkit.content.kinds import DIMENSIONS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Element, Example, Guidance, Term
from clustertoolkit.plan.money import unpaid
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.plan.walk import steps
from clustertoolkit.plan.walk.steps import Step
from clustertoolkit.query import entries, links, matrix
from clustertoolkit.query.select import Selection
from clustertoolkit.schema.schemas import Lists, Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data

NOTHING: Mapping[str, Any] = {}
FEW = 4  # countries of an example that are named


class Choice(NamedTuple):
    """One of the answers that a question offers; `note` says more, `brings` is what comes with it."""

    value: str
    title: str
    note: str = ""
    brings: Mapping[str, Any] = NOTHING


def offered(step: Step, data: Data, toolkit: Toolkit, schema: Schema, lists: Lists) -> list[Choice]:
    """Return what a question offers: from the content, from the plan so far, or from its field's own list."""
    source = steps.about(step, data)
    match step.question.options:
        case "cells":
            return _actions(toolkit, source)
        case "examples":
            return _examples(toolkit, source, data)
        case "costs":
            return _costs(data)
        case "names" | "partners":
            return [Choice(one, one) for one in named(toolkit, data, schema)]
        case "titles":
            return [Choice(one.title, one.title) for one in _behind(toolkit, source, data)]
        case "steps":
            return [
                Choice(one.step, one.step) for guide in _guides(toolkit, source, data) for one in guide.how
            ]
        case "indicators":
            return [
                Choice(
                    one.name,
                    one.name,
                    f"{one.kind}, in {one.unit}, from: {one.verification}",
                    {"kind": one.kind, "unit": one.unit, "verification": one.verification},
                )
                for guide in _guides(toolkit, source, data)
                for one in guide.indicators
            ]
        case "risks":
            return [
                Choice(one.risk, one.risk, one.response, {"response": one.response})
                for guide in _guides(toolkit, source, data)
                for one in guide.risks
            ]
    return _listed(steps.target(step, schema), toolkit, lists)


def _listed(form: Schema, toolkit: Toolkit, lists: Lists) -> list[Choice]:
    form = form.get("items", form)
    if "enum" in form:
        return [Choice(word, word) for word in form["enum"]]
    names = form.get("x-words", "")
    terms = {**_terms(toolkit), "countries": [Choice(c.code, c.name) for c in toolkit.countries.values()]}
    return terms.get(names, [Choice(word, word) for word in lists[names].ids] if names in lists else [])


def _terms(toolkit: Toolkit) -> dict[str, list[Choice]]:
    dimensions = toolkit.dimensions
    terms: dict[str, Sequence[Term | Element]] = {
        "priorities": dimensions.priorities, "challenges": dimensions.challenges,
        "functions": dimensions.functions, **{model.id: model.elements for model in dimensions.models},
    }  # fmt: skip
    return {
        key: [Choice(one.id, one.title, one.summary or "") for one in found] for key, found in terms.items()
    }


def row(source: Data) -> Selection:
    """Return the row of the matrix that a challenge of a plan is."""
    return Selection(**{name: (source.get(name, ""),) for name in ("priority", "challenge")})


def _actions(toolkit: Toolkit, source: Data) -> list[Choice]:
    titles = {one.id: one.title for one in toolkit.dimensions.functions}
    return [
        Choice(
            f"{one.record.id}/{cell.cell.function}",
            one.record.title,
            f"{titles[cell.cell.function]}. {one.record.summary}{_serves(toolkit, one.record)}",
        )
        for cell in matrix.matrix(toolkit, row(source))
        for one in cell.actions
    ]


def _serves(toolkit: Toolkit, action: Action) -> str:
    titles = {
        (edition.id, one.id): one.title for edition in toolkit.editions for one in edition.recommendations
    }
    served = dict.fromkeys(
        f"{one.recommendation} ({titles[one.edition, one.recommendation]})"
        for one in links.ties(toolkit, action)
    )
    return f" Serves {', '.join(served)}." if served else ""


def _examples(toolkit: Toolkit, source: Data, data: Data) -> list[Choice]:
    """Return the examples of a cell: of this action, from places like this one and direct fits first."""
    where = Selection(**{name: (source.get(name, ""),) for name in DIMENSIONS})
    placed = entries.placed_examples(toolkit, where)
    groups = {group for code in data.get("countries", ()) for group in toolkit.countries[code].groups}

    def distance(example: Example) -> int:
        if set(example.countries) & set(data.get("countries", ())):
            return 0
        if example.level == data.get("level"):
            return 1
        near = any(group in groups for code in example.countries for group in toolkit.countries[code].groups)
        return 2 if near else 3

    placed.sort(
        key=lambda one: (
            one.placement.action != source.get("action"), distance(one.record), one.placement.fit != "direct",
        )
    )  # fmt: skip
    return [
        Choice(
            one.record.id, f"{one.record.name} ({_countries(toolkit, one.record)})", one.record.summary or ""
        )
        for one in placed
    ]


def _countries(toolkit: Toolkit, example: Example) -> str:
    names = [toolkit.countries[code].name for code in example.countries]
    return ", ".join([*names[:FEW], "..."] if len(names) > FEW else names)


def _behind(toolkit: Toolkit, source: Data, data: Data) -> list[Action]:
    """Return the policy actions behind an entry of a plan; behind the whole plan, all that are chosen."""
    chosen = paths.get(data, ("actions", "chosen")) or ()
    if source is data:
        names = [one.get("action") for one in chosen]
    elif "action" in source:
        names = [source["action"]]
    else:
        by_id = {one.get("id"): one.get("action") for one in chosen}
        names = [by_id.get(one) for one in source.get("carries_out", ())]
    return [toolkit.actions[one] for one in dict.fromkeys(names) if one in toolkit.actions]


def _guides(toolkit: Toolkit, source: Data, data: Data) -> list[Guidance]:
    return [one.guidance for one in _behind(toolkit, source, data) if one.guidance]


def _costs(data: Data) -> list[Choice]:
    """Return each action's cost in each year, with what no source pays yet."""
    titles = {
        one.get("id"): one.get("title") for one in paths.get(data, ("roadmap", "actions", "specific")) or ()
    }
    return [
        Choice(
            f"{action}/{year}",
            f"{year}, {_digits(left)} not paid yet: {titles.get(action) or action}",
        )
        for (action, year), left in unpaid(plan_from(data)).items()
        if action and year
    ]


def _digits(amount: int) -> str:
    return f"{amount:_}".replace("_", " ")


def named(toolkit: Toolkit, data: Data, schema: Schema) -> list[str]:
    """Return all bodies that a plan names in answer to questions for such names, in their order."""
    found: list[str] = []
    for step in steps.all_steps(toolkit, data, core=False):
        if step.question.options in ("names", "partners"):
            given = steps.answer(step, data, schema)
            found += given if isinstance(given, list) else [given] if given else []
    return list(dict.fromkeys(found))


def told(step: Step, data: Data, toolkit: Toolkit) -> Iterator[str]:
    """Yield what the content says about the matter of a question, a paragraph each."""
    source = steps.about(step, data)
    dimensions = toolkit.dimensions
    for topic in step.question.tells:
        if topic in ("priority", "challenge"):
            terms = dimensions.priorities if topic == "priority" else dimensions.challenges
            yield from (f"{one.title}: {one.summary}" for one in terms if one.id == source.get(topic))
        elif topic == "functions":
            yield from _reasons(source.get("priority", ""), toolkit)
        elif topic == "today":
            for guide in _guides(toolkit, source, data):
                yield from (f"Today: {one.text}" for one in (guide.today,) if one)
        elif topic == "partners":
            for action in _behind(toolkit, source, data):
                if action.guidance:
                    yield f"Partners in '{action.title}':"
                    yield from (f"- {one.type}: {one.role}" for one in action.guidance.partners)


def _reasons(priority: str, toolkit: Toolkit) -> Iterator[str]:
    """Yield to which functions the paper's reasoning about a priority leads."""
    titles = {one.id: one.title for one in toolkit.dimensions.functions}
    for model in toolkit.dimensions.models:
        for element in model.elements if priority in model.about else ():
            if element.functions:
                functions = ", ".join(titles[one].lower() for one in element.functions)
                text = f"{element.title} ({model.title}): {element.summary or ''}"
                yield f"{text} That points to: {functions}."
