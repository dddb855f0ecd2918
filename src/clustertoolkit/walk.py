"""The walk through the phases as a pure machine: questions and a plan's data in, the next question out.

No question is named here: what is asked, of which entries, and where an answer goes is told by the
questions of the content.
"""

from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

from clustertoolkit import query
from clustertoolkit.fit import fits
from clustertoolkit.model import Action, Element, Example, Phase, Question, Term, Toolkit
from clustertoolkit.plan import holds
from clustertoolkit.query import Selection
from clustertoolkit.scalars import unsafe
from clustertoolkit.schemas import Lists, Schema

Data = dict[str, Any]
Path = tuple[str | int, ...]


class Step(NamedTuple):
    """A question as it is asked once: of the whole plan, or of one entry of a list."""

    phase: Phase
    question: Question
    source: Path = ()

    @property
    def key(self) -> tuple[str, str, Path]:
        """What tells this step from all others."""
        return self.phase.id, self.question.id, self.source


class Choice(NamedTuple):
    """One of the answers that a question offers; `note` says more about it."""

    value: str
    title: str
    note: str = ""


def steps(phases: Sequence[Phase], data: Data, *, core: bool = True) -> list[Step]:
    """Return all steps for a plan as it is now, in order; the entries that a question is about count each."""
    found = []
    for phase in phases:
        for question in phase.questions:
            if core and not question.core:
                continue
            if question.over is None:
                found.append(Step(phase, question))
                continue
            path = _path(question.over)
            found += [
                Step(phase, question, (*path, number))
                for number, entry in enumerate(_get(data, path) or ())
                if holds(entry)
            ]
    return found


def misplaced(phases: Sequence[Phase], schema: Schema) -> list[str]:
    """Return the ids of questions whose answers would go where a plan has no field."""
    found = []
    for phase in phases:
        for question in phase.questions:
            source = (*_path(question.over), 0) if question.over else ()
            step = Step(phase, question, source)
            try:
                target = _target(step)
                for key in _keys(question) if question.to else [question.into]:
                    _schema(schema, (*_list(step), 0, *_path(key)) if question.to else target)
            except KeyError:
                found.append(question.id)
    return found


def next_step(
    found: Sequence[Step], data: Data, passed: Collection[tuple[str, str, Path]], schema: Schema
) -> Step | None:
    """Return the first step without an answer that was not passed over; None if the walk is at its end."""
    for step in found:
        if step.key not in passed and answer(step, data, schema) in (None, []):
            return step
    return None


def answer(step: Step, data: Data, schema: Schema) -> Any:
    """Return the answer that a plan holds to a step: a value, a list, or None."""
    question = step.question
    if _makes_entries(question):
        return [
            "/".join(str(entry.get(key, "")) for key in _keys(question)) for _, entry in _tied(step, data)
        ]
    if question.to:
        return next((_get(entry, _path(question.into)) for _, entry in _tied(step, data)), None)
    value = _get(data, (*step.source, *_path(question.into)))
    return None if question.into in schema["required"] and _is_new(data, schema, question.into) else value


def _is_new(data: Data, schema: Schema, key: str) -> bool:
    """Tell whether a key of the head says what every new plan begins with, and so does a name in the head."""
    head = {name: schema["properties"][name] for name in schema["required"]}
    names = [name for name, one in head.items() if one["type"] == "string" and "enum" not in one]
    begun = all(data.get(name) != head[name]["x-example"] for name in names)
    return data.get(key) == head[key]["x-example"] and not begun


def fault(step: Step, given: Any, schema: Schema, lists: Lists) -> str:
    """Return what is wrong with an answer, or an empty text."""
    question = step.question
    parts = given if isinstance(given, list) else [given]
    if any(isinstance(one, str) and unsafe(one) for one in parts):
        return "it holds a character that is not allowed; it may be invisible"
    if isinstance(given, list) and len(given) < (question.least or 0):
        return f"choose at least {question.least}"
    field = _schema(schema, _target(step)) if len(_keys(question)) == 1 else None
    wrong = field is not None and not all(
        fits(one, field, lists) for one in (parts if _makes_entries(question) else [given])
    )
    if field is None or not wrong:
        return ""
    inner = field.get("items", field)
    return f"this is not {inner['x-form']}" if "x-form" in inner else str(field["description"])


def put(step: Step, data: Data, given: Any, schema: Schema) -> Data:
    """Return the plan with an answer; what no longer belongs to anything chosen is gone, see `lost`."""
    data = deepcopy(data)
    question = step.question
    if isinstance(given, list):
        given = list(dict.fromkeys(given))
    if question.to is None:
        _set(data, (*step.source, *_path(question.into)), given)
    elif _makes_entries(question):
        _choose(step, data, given, schema)
    else:
        tied = list(_tied(step, data))
        entry = tied[0][1] if tied else _added(step, data, {}, schema)
        _set(entry, _path(question.into), given)
    return data


def lost(step: Step, data: Data, given: Any, phases: Sequence[Phase]) -> list[Path]:
    """Return the entries that an answer would take out of the plan, with all that hangs on them."""
    return _orphans(step, data, given, phases) if _makes_entries(step.question) else []


def prune(data: Data, gone: Sequence[Path]) -> Data:
    """Return a plan without some entries of its lists."""
    data = deepcopy(data)
    for path in sorted(gone, key=lambda one: (str(one[:-1]), one[-1]), reverse=True):
        del _get(data, path[:-1])[path[-1]]
    return data


def _choose(step: Step, data: Data, given: Sequence[str], schema: Schema) -> None:
    keys = _keys(step.question)
    for path, entry in reversed(list(_tied(step, data))):
        if "/".join(str(entry.get(key, "")) for key in keys) not in given:
            del _get(data, path[:-1])[path[-1]]
    there = set(answer(step, data, schema))
    for value in given:
        if value not in there:
            parts = value.split("/") if len(keys) > 1 else [value]
            _added(step, data, dict(zip(keys, parts, strict=True)), schema)


def _orphans(step: Step, data: Data, given: Sequence[str], phases: Sequence[Phase]) -> list[Path]:
    """Return what hangs, through whatever questions, on the entries that an answer takes out."""
    keys = _keys(step.question)
    out = [
        path
        for path, entry in _tied(step, data)
        if "/".join(str(entry.get(key, "")) for key in keys) not in given
    ]
    hanging = [
        (phase, question)
        for phase in phases
        for question in phase.questions
        if question.over and question.to and not question.to.startswith(".")
    ]
    for path in out:  # grows as more is found
        for phase, question in hanging:
            if _path(question.over or "") == path[:-1]:
                out += [one for one, _ in _tied(Step(phase, question, path), data) if one not in out]
    return out


def _added(step: Step, data: Data, entry: Data, schema: Schema) -> Data:
    """Add an entry to the list that takes the answers, tied to the one asked about."""
    path = _list(step)
    inner = _schema(schema, path)["items"]["properties"]
    source = _get(data, step.source) if step.source else {}
    for one, other in _ties(step.question):
        value = source.get(other)
        entry[one] = [value] if inner[one]["type"] == "array" else value
    home = _get(data, path)
    if home is None:
        home = []
        _set(data, path, home)
    for preset in step.question.sets:
        value = preset.value.format(**{**source, **entry})
        if preset.key == "id":
            taken = {one.get("id") for one in home}
            number = 2
            while value in taken:
                value, number = f"{preset.value.format(**{**source, **entry})}-{number}", number + 1
        entry[preset.key] = [value] if inner[preset.key]["type"] == "array" else value
    empty = [number for number, one in enumerate(home) if not holds(one)]
    if empty:
        home[empty[0]] = entry
    else:
        home.append(entry)
    return entry


def _tied(step: Step, data: Data) -> Iterator[tuple[Path, Data]]:
    """Yield the entries of the list that takes the answers which belong to the one asked about."""
    path = _list(step)
    source = _get(data, step.source) if step.source else {}
    wanted = [(one, source.get(other)) for one, other in _ties(step.question)]
    if not step.question.over:  # of the whole plan: what sets an entry apart is what it holds besides
        wanted += [(preset.key, preset.value) for preset in step.question.sets]
    for number, entry in enumerate(_get(data, path) or ()):
        if holds(entry) and all(_matches(entry.get(key), value) for key, value in wanted):
            yield (*path, number), entry


def _matches(value: Any, wanted: Any) -> bool:
    return wanted in value if isinstance(value, list) else value == wanted


def _makes_entries(question: Question) -> bool:
    """Tell whether each part of an answer is an entry of a list: of what is chosen, or of names."""
    return bool(question.to) and (question.kind == "many" or (question.kind == "list" and not question.tie))


def _ties(question: Question) -> list[tuple[str, str]]:
    return [(one, other or one) for one, _, other in (tie.partition("=") for tie in question.tie)]


def _keys(question: Question) -> list[str]:
    return question.into.split("/")


def _list(step: Step) -> Path:
    to = step.question.to or ""
    return (*step.source, *_path(to[1:])) if to.startswith(".") else _path(to)


def _target(step: Step) -> Path:
    into = _path(step.question.into)
    return (*_list(step), 0, *into) if step.question.to else (*step.source, *into)


def _path(keys: str) -> Path:
    return tuple(int(key) if key.isdigit() else key for key in keys.split("."))


def _get(data: Any, path: Path) -> Any:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _set(data: Any, path: Path, value: Any) -> None:
    for step, after in zip(path, (*path[1:], None), strict=True):
        if after is None:
            if isinstance(step, int) and step == len(data):
                data.append(value)
            else:
                data[step] = value
            return
        fresh: Any = [] if isinstance(after, int) else {}
        if isinstance(step, int) and step == len(data):
            data.append(fresh)
        elif isinstance(data, dict) and data.get(step) is None:
            data[step] = fresh
        data = data[step]


def _schema(schema: Schema, path: Path) -> Schema:
    for step in path:
        schema = schema["items"] if isinstance(step, int) else schema["properties"][step]
    return schema


def choices(step: Step, data: Data, toolkit: Toolkit, schema: Schema, lists: Lists) -> list[Choice]:
    """Return what a question offers: from the matrix, or from the closed list of its field."""
    source = _get(data, step.source) if step.source else {}
    if step.question.options == "cells":
        return _actions(toolkit, source)
    if step.question.options == "examples":
        return _examples(toolkit, source, data)
    if step.question.options == "guidance":
        return _suggested(toolkit, source, data, step.question.into)
    field = _schema(schema, _target(step))
    field = field.get("items", field)
    if "enum" in field:
        return [Choice(word, word) for word in field["enum"]]
    names = field.get("x-words", "")
    terms = {**_terms(toolkit), "countries": [Choice(c.code, c.name) for c in toolkit.countries.values()]}
    return terms.get(names, [Choice(word, word) for word in lists[names].ids] if names in lists else [])


def _terms(toolkit: Toolkit) -> dict[str, list[Choice]]:
    dimensions = toolkit.dimensions
    named: dict[str, Sequence[Term | Element]] = {
        "priorities": dimensions.priorities, "challenges": dimensions.challenges,
        "functions": dimensions.functions, **{model.id: model.elements for model in dimensions.models},
    }  # fmt: skip
    return {
        key: [Choice(one.id, one.title, one.summary or "") for one in terms] for key, terms in named.items()
    }


def _actions(toolkit: Toolkit, source: Data) -> list[Choice]:
    """Return the policy actions in the row of the matrix that a challenge is."""
    titles = {one.id: one.title for one in toolkit.dimensions.functions}
    row = Selection(priorities=(source.get("priority", ""),), challenges=(source.get("challenge", ""),))
    return [
        Choice(
            f"{one.record.id}/{cell.cell.function}",
            one.record.title,
            f"{titles[cell.cell.function]}. {one.record.summary}{_serves(toolkit, one.record)}",
        )
        for cell in query.matrix(toolkit, row)
        for one in cell.actions
    ]


def _serves(toolkit: Toolkit, action: Action) -> str:
    named = dict.fromkeys(one.recommendation for one in query.ties(toolkit, action))
    return f" Serves {', '.join(named)}." if named else ""


def _examples(toolkit: Toolkit, source: Data, data: Data) -> list[Choice]:
    """Return the examples of a cell: of this action, from places like this one and direct fits first."""
    where = Selection(
        priorities=(source.get("priority", ""),), challenges=(source.get("challenge", ""),),
        functions=(source.get("function", ""),),
    )  # fmt: skip
    placed = query.placed_examples(toolkit, where)
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
            one.record.id, one.record.name, f"{_countries(toolkit, one.record)}. {one.record.summary or ''}"
        )
        for one in placed
    ]


def _suggested(toolkit: Toolkit, source: Data, data: Data, into: str) -> list[Choice]:
    """Return what the guidance on the policy actions behind an entry suggests for a field, if anything."""
    source = {"carries_out": [], **source}
    chosen = {one.get("id"): one.get("action") for one in (_get(data, ("actions", "chosen")) or ())}
    names = [source["action"]] if "action" in source else [chosen.get(one) for one in source["carries_out"]]
    actions = [toolkit.actions[one] for one in names if one and one in toolkit.actions]
    if into == "title":
        return [Choice(one.title, one.title) for one in actions]
    found = [one.guidance for one in actions if one.guidance]
    if into.startswith("steps"):
        return [Choice(step.step, step.step) for one in found for step in one.how]
    if into == "partners":
        return [Choice(partner.role, partner.role) for one in found for partner in one.partners]
    return [
        Choice(one.name, one.name, f"{one.kind}, in {one.unit}, from: {one.verification}")
        for guidance in found
        for one in guidance.indicators
    ]


def proposed(step: Step, data: Data) -> tuple[str, str]:
    """Return the answer that guidance proposes, and where it comes from; empty texts if it proposes none."""
    source = _get(data, step.source) if step.source else data
    for one in step.question.defaults:
        if all(_get(source, _path(key)) == value for key, _, value in (c.partition("=") for c in one.when)):
            start = str(_get(data, _path(one.start)) or "") if one.start else ""
            if one.value or start:
                return one.value or f"{int(start[:4]) + (one.years or 0)}{start[4:]}", one.why
    return "", ""


def reasons(step: Step, data: Data, toolkit: Toolkit) -> list[str]:
    """Return to which functions the paper's reasoning about a challenge's priority leads, in sentences."""
    source = _get(data, step.source) if step.source else {}
    titles = {one.id: one.title for one in toolkit.dimensions.functions}
    return [
        f"{model.title}: {element.title} - {', '.join(titles[one] for one in element.functions)}"
        for model in toolkit.dimensions.models
        if source.get("priority") in model.about
        for element in model.elements
        if element.functions
    ]


def _countries(toolkit: Toolkit, example: Example) -> str:
    return ", ".join(toolkit.countries[code].name for code in example.countries)


def name(step: Step, data: Data, toolkit: Toolkit) -> str:
    """Name the entry that a step is about, as its question calls it."""
    return entry_name(_get(data, step.source), toolkit) if step.source else ""


def entry_name(entry: Data, toolkit: Toolkit) -> str:
    """Name an entry of a plan by what people know it by."""
    dimensions = toolkit.dimensions
    terms = {one.id: one.title for one in (*dimensions.priorities, *dimensions.challenges)}
    for key in ("title", "name"):
        if entry.get(key) and "action" not in entry:
            return str(entry[key])
    if "action" in entry:
        action = toolkit.actions.get(entry["action"])
        return action.title if action else str(entry["action"])
    if "example" in entry:
        example = toolkit.examples.get(entry["example"])
        return example.name if example else str(entry["example"])
    words = [str(entry[key]) for key in ("challenge", "priority") if entry.get(key)]
    return " / ".join(terms.get(word, word) for word in words)
