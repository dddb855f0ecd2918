"""Whether a plan is a good one: statements that hold, fail or cannot be judged yet, and what is open.

A statement judges what is written. What is merely missing is open, unless the plan has begun on it: a
plan without any cost has costs to come, one in which a single action has none has forgotten it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from clustertoolkit import plan as plans
from clustertoolkit.documents import Document
from clustertoolkit.model import Toolkit
from clustertoolkit.problems import Span
from clustertoolkit.statements import dates, measures, money, people, phases, references
from clustertoolkit.statements.case import Case, Data, Finding, Path, Statement, pair

STATEMENTS = (
    *phases.STATEMENTS,
    *references.STATEMENTS,
    *people.STATEMENTS,
    *money.STATEMENTS,
    *measures.STATEMENTS,
    *dates.STATEMENTS,
)
NAMING = (
    "name",
    "title",
    "id",
    "body",
    "step",
    "risk",
    "source",
    "what",
    "action",
    "challenge",
    "priority",
    "example",
    "fact",
    "who",
    "to",
    "partner",
    "date",
)  # keys by which people know an entry, the best first


class Verdict(NamedTuple):
    """How a statement does: `holds`, `fails` with its findings, or `open` if it cannot be judged yet."""

    statement: Statement
    verdict: str
    findings: tuple[Finding, ...] = ()


class Open(NamedTuple):
    """A field that a whole plan has and this one has not: keys, titles, schema, and where it belongs."""

    field: tuple[str, ...]
    titles: tuple[str, ...]
    schema: Data
    paths: tuple[Path, ...]


class Result(NamedTuple):
    """The plan as judged, all verdicts in their order, and all open fields in that of the form."""

    plan: plans.Plan
    verdicts: tuple[Verdict, ...]
    open: tuple[Open, ...]

    @property
    def fails(self) -> bool:
        """Tell whether a statement fails."""
        return any(one.verdict == "fails" for one in self.verdicts)


def found(name: str, data: Data, toolkit: Toolkit) -> tuple[Finding, ...]:
    """Return what is found against one statement in a plan's data; KeyError if there is no such statement."""
    judge = {one.id: one.judge for one in STATEMENTS}[name]
    return tuple(judge(Case(plans.filled(data), toolkit)) or ())


def check(document: Document, schema: Data, toolkit: Toolkit) -> Result:
    """Judge a plan that fits its schema."""
    case = Case(document.data, toolkit)
    verdicts = []
    for statement in STATEMENTS:
        judged = statement.judge(case)
        findings = sorted(judged or (), key=lambda one: place(document, one.path))
        verdict = "open" if judged is None else "fails" if findings else "holds"
        verdicts.append(Verdict(statement, verdict, tuple(findings)))
    told = {finding.path for one in verdicts for finding in one.findings}
    return Result(case.plan, tuple(verdicts), tuple(_open(document.data, schema, told)))


def empty(data: Data, schema: Data) -> list[Open]:
    """Return every needed field that is empty, also where a statement fails for it."""
    return list(_open(data, schema, set()))


def said(verdict: Verdict) -> str:
    """Return what was found against a statement in one sentence."""
    return "; ".join(finding.message for finding in verdict.findings) + "."


def entry(data: Data, path: Path) -> str:
    """Name the innermost entry of a list that holds a path, as its author does; empty if there is none."""
    value: Any = data
    name = ""
    for step in path:
        value = value[step] if isinstance(step, int) else value.get(step, {})
        if isinstance(step, int):
            given = next((key for key in NAMING if value.get(key)), "")
            both = " / ".join(map(str, pair(value))) if given == "challenge" and "priority" in value else ""
            name = both or str(value.get(given, "")) or name
    return name


def place(document: Document, path: Path) -> Span:
    """Tell where a path stands in the file: its value, or the key that would hold it."""
    span = document.span(path)
    return span if span != document.span(path[:-1]) else document.span(path[:-1], of_key=True)


def _open(data: Data, schema: Data, told: set[Path]) -> Iterator[Open]:
    """Yield the fields that are needed and empty, those of one name in a list together."""
    fields: dict[tuple[str, ...], tuple[Data, list[Path]]] = {}
    for path, one in _needed(data, schema, ()):
        if path not in told:
            names = tuple(step for step in path if isinstance(step, str))
            fields.setdefault(names, (one, []))[1].append(path)
    order = {names: number for number, names in enumerate(_fields(schema))}
    for names, (one, paths) in sorted(fields.items(), key=lambda field: order[field[0]]):
        yield Open(names, _titles(names, schema), one, tuple(paths))


def _fields(schema: Data, names: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the keys of every field in the order of the form."""
    inner = schema.get("items", schema)
    yield names
    for key, one in inner.get("properties", {}).items():
        yield from _fields(one, (*names, key))


def _titles(names: tuple[str, ...], schema: Data) -> tuple[str, ...]:
    """Return the title of a field after those of the mappings and lists that hold it."""
    titles = []
    for name in names:
        schema = schema["properties"][name]
        titles.append(schema["title"])
        schema = schema.get("items", schema)
    return tuple(titles)


def _needed(data: Any, schema: Data, path: Path) -> Iterator[tuple[Path, Data]]:
    for key, one in schema["properties"].items():
        value = data.get(key)
        if one["type"] == "object":
            if not one.get("x-written"):
                yield from _needed(value or {}, one, (*path, key))
        elif "x-needed" in one and not _is_given(value, one):
            yield (*path, key), one
        elif one["type"] == "array" and one["items"]["type"] == "object":
            for number, item in enumerate(value or ()):
                if plans.holds(item):
                    yield from _needed(item, one["items"], (*path, key, number))


def _is_given(value: Any, schema: Data) -> bool:
    """Tell whether a field holds an answer, and not what stands there in a new plan."""
    return plans.holds(value) and not ("x-placeholder" in schema and value == schema["x-example"])
