"""What the walk offers as an answer, and what it tells before it asks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from clustertoolkit.content.kinds import DIMENSIONS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Action, Element, Example, Guidance, Term
from clustertoolkit.plan.money import unpaid
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.plan.walk import steps
from clustertoolkit.plan.walk.steps import Step
from clustertoolkit.query import entries, links, matrix
from clustertoolkit.query.funds import fitting, may_be_planned_on, state_on
from clustertoolkit.query.marks import Marks, all_marks, shown_line, standing_of
from clustertoolkit.query.select import Selection
from clustertoolkit.schema.schemas import Lists, Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data

NOTHING: Mapping[str, Any] = {}
FEW = 4  # countries of an example that are named
SUGGESTED = ("titles", "steps", "indicators", "risks", "funds")  # what the content has texts for


class Choice(NamedTuple):
    """One of the answers that a question offers; `note` says more, `brings` is what comes with it."""

    value: str
    title: str
    note: str = ""
    brings: Mapping[str, Any] = NOTHING


def offered(
    step: Step, data: Data, toolkit: Toolkit, schema: Schema, lists: Lists, today: date
) -> list[Choice]:
    """Return what a question offers: from the content, from the plan so far, or from its field's own list.

    Funds are offered as they stand `today`.
    """
    source = steps.subject_of(step, data)
    match step.question.options:
        case "cells":
            return _actions(toolkit, source)
        case "examples":
            return _examples(toolkit, source, data)
        case "costs":
            return _costs(data)
        case "funds":
            return _funds(toolkit, source, data, today)
        case "names" | "partners":
            return [Choice(name, name) for name in bodies_named(toolkit, data, schema)]
        case "titles":
            return [Choice(action.title, action.title) for action in _policy_actions(toolkit, source, data)]
        case "steps":
            return [
                Choice(guidance_step.step, guidance_step.step)
                for guide in _guides(toolkit, source, data)
                for guidance_step in guide.how
            ]
        case "indicators":
            return [
                Choice(
                    indicator.name,
                    indicator.name,
                    f"{indicator.kind}, in {indicator.unit}, from: {indicator.verification}",
                    {"kind": indicator.kind, "unit": indicator.unit, "verification": indicator.verification},
                )
                for guide in _guides(toolkit, source, data)
                for indicator in guide.indicators
            ]
        case "risks":
            return [
                Choice(risk.risk, risk.risk, risk.response, {"response": risk.response})
                for guide in _guides(toolkit, source, data)
                for risk in guide.risks
            ]
    return _listed(steps.target(step, schema), toolkit, lists)


def _listed(form: Schema, toolkit: Toolkit, lists: Lists) -> list[Choice]:
    form = form.get("items", form)
    if "enum" in form:
        return [Choice(word, word) for word in form["enum"]]
    names = form.get("x-words", "")
    terms = {
        **_terms(toolkit),
        "countries": [Choice(country.code, country.name) for country in toolkit.countries.values()],
    }
    return terms.get(names, [Choice(word, word) for word in lists[names].ids] if names in lists else [])


def _terms(toolkit: Toolkit) -> dict[str, list[Choice]]:
    dimensions = toolkit.dimensions
    terms: dict[str, Sequence[Term | Element]] = {
        "priorities": dimensions.priorities, "challenges": dimensions.challenges,
        "functions": dimensions.functions, **{model.id: model.elements for model in dimensions.models},
    }  # fmt: skip
    return {
        name: [Choice(term.id, term.title, term.summary or "") for term in listed]
        for name, listed in terms.items()
    }


def row(source: Data) -> Selection:
    """Return the row of the matrix that a challenge of a plan is."""
    return Selection(**{name: (source.get(name, ""),) for name in ("priority", "challenge")})


def _actions(toolkit: Toolkit, source: Data) -> list[Choice]:
    titles = {function.id: function.title for function in toolkit.dimensions.functions}
    known = all_marks(toolkit)
    return [
        Choice(
            f"{action.record.id}/{cell.cell.function}",
            action.record.title,
            f"{titles[cell.cell.function]}. {action.record.summary}{_served_text(toolkit, action.record)}"
            f"{_known_text(known[action.record.id])}",
        )
        for cell in matrix.matrix(toolkit, row(source))
        for action in cell.actions
    ]


def _known_text(known: Marks) -> str:
    return f" Shown by: {shown_line(known)}. {standing_of(known.found)}."


def _served_text(toolkit: Toolkit, action: Action) -> str:
    titles = {
        (edition.id, recommendation.id): recommendation.title
        for edition in toolkit.editions
        for recommendation in edition.recommendations
    }
    served = dict.fromkeys(
        f"{tie.recommendation} ({titles[tie.edition, tie.recommendation]})"
        for tie in links.ties(toolkit, action)
    )
    return f" Serves {', '.join(served)}." if served else ""


def _examples(toolkit: Toolkit, source: Data, data: Data) -> list[Choice]:
    """Return the examples of a cell: of this action, from places like this one and direct fits first."""
    where = Selection(**{name: (source.get(name, ""),) for name in DIMENSIONS})
    placed = list(entries.placed_examples(toolkit, where))
    groups = {group for code in data.get("countries", ()) for group in toolkit.countries[code].groups}

    def distance(example: Example) -> int:
        if set(example.countries) & set(data.get("countries", ())):
            return 0
        if example.level == data.get("level"):
            return 1
        near = any(group in groups for code in example.countries for group in toolkit.countries[code].groups)
        return 2 if near else 3

    placed.sort(
        key=lambda example: (
            example.placement.action != source.get("action"),
            distance(example.record),
            example.placement.fit != "direct",
        )
    )
    return [
        Choice(
            example.record.id,
            f"{example.record.name} ({_countries(toolkit, example.record)})",
            example.record.summary or "",
        )
        for example in placed
    ]


def _countries(toolkit: Toolkit, example: Example) -> str:
    names = [toolkit.countries[code].name for code in example.countries]
    return ", ".join([*names[:FEW], "..."] if len(names) > FEW else names)


def _policy_actions(toolkit: Toolkit, source: Data, data: Data) -> list[Action]:
    """Return the policy actions behind an entry of a plan; behind the whole plan, all that are chosen."""
    chosen = paths.get(data, ("actions", "chosen")) or ()
    if source is data:
        names = [choice.get("action") for choice in chosen]
    elif "action" in source:
        names = [source["action"]]
    else:
        by_id = {choice.get("id"): choice.get("action") for choice in chosen}
        names = [by_id.get(name) for name in source.get("carries_out", ())]
    return [toolkit.actions[name] for name in dict.fromkeys(names) if name in toolkit.actions]


def _guides(toolkit: Toolkit, source: Data, data: Data) -> list[Guidance]:
    return [action.guidance for action in _policy_actions(toolkit, source, data) if action.guidance]


def _costs(data: Data) -> list[Choice]:
    """Return each action's cost in each year, with what no source pays yet."""
    titles = {
        action.get("id"): action.get("title")
        for action in paths.get(data, ("roadmap", "actions", "specific")) or ()
    }
    return [
        Choice(
            f"{action}/{year}",
            f"{year}, {_digits(max(left, 0))} not paid yet: {titles.get(action) or action}",
        )
        for (action, year), left in unpaid(plan_from(data)).items()
        if action and year
    ]


def _funds(toolkit: Toolkit, source: Data, data: Data, today: date) -> list[Choice]:
    """Return the funds that may pay the policy actions behind an entry, and may be planned on."""
    return [
        Choice(
            fund.name,
            fund.name,
            f"{state_on(fund, today)}. {why} See 'toolkit show {fund.id}'.",
        )
        for fund, why in fitting(toolkit, _policy_actions(toolkit, source, data))
        if may_be_planned_on(fund, today)
    ]


def _lost_funds(toolkit: Toolkit, source: Data, data: Data, today: date) -> str:
    """Return which funds would fit and are not offered, and how they stand; empty if there are none."""
    lost = [
        f"{fund.name} ({state_on(fund, today)})"
        for fund, _ in fitting(toolkit, _policy_actions(toolkit, source, data))
        if not may_be_planned_on(fund, today)
    ]
    return f"Funds that would fit and are not proposed: {'; '.join(lost)}." if lost else ""


def _digits(amount: int) -> str:
    return f"{amount:_}".replace("_", " ")


def bodies_named(toolkit: Toolkit, data: Data, schema: Schema) -> list[str]:
    """Return all bodies that a plan names in answer to questions for such names, in their order."""
    bodies: list[str] = []
    for step in steps.all_steps(toolkit, data, core=False):
        if step.question.options in ("names", "partners"):
            given = steps.answer(step, data, schema)
            bodies += given if isinstance(given, list) else [given] if given else []
    return list(dict.fromkeys(bodies))


def background(step: Step, data: Data, toolkit: Toolkit, today: date) -> Iterator[str]:
    """Yield what the content says about the matter of a question, a paragraph each, funds as of `today`."""
    source = steps.subject_of(step, data)
    dimensions = toolkit.dimensions
    for topic in step.question.tells:
        if topic in ("priority", "challenge"):
            terms = dimensions.priorities if topic == "priority" else dimensions.challenges
            yield from (f"{term.title}: {term.summary}" for term in terms if term.id == source.get(topic))
        elif topic == "functions":
            yield from _reasons(source.get("priority", ""), toolkit)
        elif topic == "today":
            for guide in _guides(toolkit, source, data):
                yield from (f"Today: {today.text}" for today in (guide.today,) if today)
        elif topic == "lost-funds":
            yield from filter(None, (_lost_funds(toolkit, source, data, today),))
        elif topic == "partners":
            for action in _policy_actions(toolkit, source, data):
                if action.guidance:
                    yield f"Partners in '{action.title}':"
                    yield from (f"- {partner.type}: {partner.role}" for partner in action.guidance.partners)


def _reasons(priority: str, toolkit: Toolkit) -> Iterator[str]:
    """Yield to which functions the paper's reasoning about a priority leads."""
    titles = {function.id: function.title for function in toolkit.dimensions.functions}
    for model in toolkit.dimensions.models:
        for element in model.elements if priority in model.about else ():
            if element.functions:
                functions = ", ".join(titles[name].lower() for name in element.functions)
                text = f"{element.title} ({model.title}): {element.summary or ''}"
                yield f"{text} That points to: {functions}."
