"""The pages of the walk as HTML, to stand inside the frame that a site draws around its pages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from clustertoolkit.content.records import Part, Phase
from clustertoolkit.desk import fields
from clustertoolkit.desk.documents import DOCUMENTS
from clustertoolkit.desk.fields import OWN, TICKED, TYPED, WAS, FieldState
from clustertoolkit.desk.topics import Topic, asked_at, digest, left, subject, topics
from clustertoolkit.desk.work import DeskPlan
from clustertoolkit.errors import PlanError
from clustertoolkit.plan import statements
from clustertoolkit.plan.walk import choices, steps
from clustertoolkit.plan.walk.choices import SUGGESTED, Choice
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.plan.walk.steps import Step
from clustertoolkit.query import matrix
from clustertoolkit.render.elements import Elements
from clustertoolkit.render.html import bodies
from clustertoolkit.render.templating import templates
from clustertoolkit.views import matrix as matrix_views
from clustertoolkit.views.handouts import handout
from clustertoolkit.yamlfiles.paths import Way

INDEX = "index"
PAGES = {  # beside those of questions: titles by keys
    INDEX: "All steps", "plan": "The plan so far", "check": "The check", "take": "Download",
}  # fmt: skip
BROKEN = "The plan cannot be read"
PASSES = {False: "first pass", True: "all questions"}
SCREEN = 14  # choices that are seen at once; of more the rest is folded
NEAREST = 8  # choices shown of more that have an order, the best first
ENTRIES = {"cells": "action", "examples": "example"}  # the kind of what is offered, by the word for it
FIRST = ("brief", "roadmap")  # documents that most people want
LONG = 400  # characters that a field may take, above which it has several lines


class Notice(NamedTuple):
    """A sentence at the top of a page, and the key of the page that it is about, with words for that link."""

    text: str
    key: str = ""
    label: str = "Change"


class Removal(NamedTuple):
    """What an answer would take out of the plan, and the sum by which somebody agrees to that."""

    question: str
    lines: tuple[str, ...]
    sum: str


class Given(NamedTuple):
    """What a form held that comes back: fields, faults by question, and what has no place any more.

    A page that is marked waits for something to be mended.
    """

    held: Mapping[str, FieldState] = {}
    faults: Mapping[str, str] = {}
    removed: Sequence[Removal] = ()
    notices: Sequence[Notice] = ()
    unplaced: Sequence[tuple[str, str]] = ()
    mark: bool = False


class DrawnPage(NamedTuple):
    """A page: its title, what stands above it, its head in a list of windows, its lead, and what it shows."""

    title: str
    over: str
    head: str
    lead: str
    body: Markup


def page(
    work: DeskPlan,
    session: Session,
    found: Sequence[Topic],
    key: str,
    notices: Sequence[Notice],
    unplaced: Sequence[tuple[str, str]] = (),
) -> DrawnPage:
    """Return one of the pages beside those of questions."""
    views = {INDEX: _tasks, "plan": _plan, "check": _check, "take": _take}
    more = {"notices": notices, "unplaced": unplaced, **views[key](work, session, found)}
    return _drawn(work, key, PAGES[key], "", more, mark=bool(unplaced))


def broken(work: DeskPlan, error: PlanError, unplaced: Sequence[tuple[str, str]]) -> DrawnPage:
    """Return the page on a plan that is not as a plan has to be."""
    problems = [
        f"Line {one.span.line}, column {one.span.column}: {one.message}{f' ({one.hint})' if one.hint else ''}"
        for one in error.problems
    ]
    more = {"problems": problems, "notices": (), "unplaced": unplaced, "name": work.name}
    return _drawn(work, "broken", BROKEN, "", more, mark=True)


def questions(
    work: DeskPlan, session: Session, found: Sequence[Topic], topic: Topic, given: Given
) -> DrawnPage:
    """Return a page of questions, with what is known beside them and what was typed."""
    first = topic.steps[0]
    section, phases = first.section, session.toolkit.phases
    told: set[str] = set()
    shown = [_question(work, session, step, given, told) for step in topic.steps]
    following = next(iter(found[found.index(topic) + 1 :]), None)
    more = {
        **given._asdict(), "questions": shown, "about": subject(topic, session), "key": topic.key,
        "next": following, **_beside(session),
    }  # fmt: skip
    over = f"Phase {phases.index(first.phase) + 1} of {len(phases)}: {first.phase.title}"
    lead = section.summary if isinstance(section, Part) else section.purpose
    return _drawn(work, "questions", topic.title, lead, more, over=over, mark=given.mark)


def _drawn(
    work: DeskPlan,
    template: str,
    title: str,
    lead: str,
    more: Mapping[str, Any],
    *,
    over: str = "",
    mark: bool,
) -> DrawnPage:
    body = templates("desk").get_template(f"{template}.html").render(
        full=work.full, passes=PASSES, pages=PAGES, here=template, file=work.name, in_file=work.in_file,
        is_new=work.raw is None, **more,
    )  # fmt: skip
    head = f"{'Error: ' if mark else ''}{title}, {PASSES[work.full]}"
    return DrawnPage(title, over, head, lead, Markup(body))  # noqa: S704  # a template's, which escapes


# A question


def _question(work: DeskPlan, session: Session, step: Step, given: Given, told: set[str]) -> dict[str, Any]:
    question, name = step.question, step.question.id
    offered = session.offered(step)
    answer, proposal = session.answer(step), session.proposal(step)
    is_proposed = answer in (None, []) and bool(proposal.value)
    if is_proposed:
        answer = [proposal.value] if fields.takes_several(step) else proposal.value
    held = given.held.get(name) or fields.shown(answer, step, offered)
    ticks = list(fields.ticks(step, offered))
    strange = [Choice(value, value) for value in held.ticked if value not in {one.value for one in ticks}]
    ticks = [one for one in strange if one.value != OWN] + ticks
    is_grouped = bool(ticks) or not fields.is_typed(step)
    form = session.form(step)
    example = "" if session.is_needed(question) else str(form.get("x-example", ""))
    return {
        "id": name, "text": session.words(step, str), "help": question.help or "",
        "told": list(_new(session.told(step), told)), "fault": given.faults.get(name, ""),
        "several": fields.takes_several(step), "typed": fields.is_typed(step), "kind": question.kind,
        "is_open": session.is_open(step), "least": question.least or 0,
        "ticked": held.ticked, "words": _kept(held.typed), "has_lines": _has_lines(step, form, held),
        "completing": [] if ticks else offered, "grouped": is_grouped,
        "first": f"{TICKED}{name}-1" if ticks else f"{TYPED}{name}" if fields.is_typed(step) else f"q-{name}",
        "suggests": question.options in SUGGESTED, "example": example if not held.typed else "",
        "why": _why(proposal.value, proposal.why, proposal.publisher) if is_proposed else "",
        "w": f"{WAS}{name}", "was": digest(session.answer(step)), "row": _row(session, step),
        "pages": _pages(work, step, ticks),
        "a": f"{TICKED}{name}", "t": f"{TYPED}{name}", "own": OWN,
        **_folded(ticks, held),
    }  # fmt: skip


def _pages(work: DeskPlan, step: Step, offered: Sequence[Choice]) -> dict[str, str]:
    """Return where what is offered has a page of its own, by values."""
    kind = ENTRIES.get(step.question.options or "", "")
    found = {one.value: work.addresses.get((kind, one.value.partition("/")[0])) for one in offered}
    return {value: address for value, address in found.items() if address}


def _row(session: Session, step: Step) -> Markup:
    """Return the matrix narrowed to the row that a question is about, as numbers, if it is about cells."""
    if step.question.options != "cells":
        return Markup()
    row = choices.row(steps.subject_of(step, session.data))
    report = matrix_views.counts(session.toolkit, matrix.matrix(session.toolkit, row), ())
    tables = Markup().join(section["body"] for section in bodies(handout(report), Elements()))
    return tables + Markup().join(Markup('<p class="more">{}</p>\n').format(note) for note in report.notes)


def _folded(ticks: list[Choice], held: FieldState) -> dict[str, Any]:
    """Return the choices that are seen at once, and those that are folded."""
    if len(ticks) <= SCREEN:
        return {"near": ticks, "others": []}
    nearest = ticks[:NEAREST] if ticks[0].note or ticks[-1].note else []
    near = [one for one in ticks if one in nearest or one.value in held.ticked]
    return {"near": near, "others": [one for one in ticks if one not in near]}


def _has_lines(step: Step, form: Mapping[str, Any], held: FieldState) -> bool:
    """Tell whether a field needs several lines: a shorter one would lose line breaks."""
    is_long = form.get("maxLength", 0) > LONG
    return fields.takes_several(step) or "\n" in held.typed or (step.question.kind == "text" and is_long)


def _kept(text: str) -> Markup:
    """Return what was typed with every character that it has, escaped."""
    return escape(text)


def _why(value: str, why: str, publisher: str) -> str:
    source = f" ({publisher})" if publisher else ""
    return f"Proposed: {value}, {why}{source}. It is kept when you save; empty the field to leave it open."


def _new(texts: Iterator[str], told: set[str]) -> Iterator[str]:
    """Yield what a page has not told yet."""
    for text in texts:
        if text not in told:
            told.add(text)
            yield text


# What stands beside questions, and the other pages


def _beside(session: Session) -> dict[str, Any]:
    settled = [(phase.title, session.settled(phase)) for phase in session.toolkit.phases]
    return {"settled": [pair for pair in settled if pair[1]], "counts": _counts(session.result())}


def _counts(result: statements.Result) -> dict[str, int]:
    verdicts = [judged.verdict for judged in result.verdicts]
    return {word: verdicts.count(word) for word in ("holds", "fails", "waived", "open")} | {
        "fields": len(result.open)
    }


def _next(session: Session, found: Sequence[Topic]) -> dict[str, str] | None:
    """Return where to go on: a page of which all is open, or the first open question of one that is begun."""
    topic = next((topic for topic in found if left(topic, session)), None)
    if topic is None:
        return None
    step = next(filter(session.is_open, topic.steps))
    if left(topic, session) == len(topic.steps):
        return {"address": f"{topic.key}.html", "title": topic.title}
    return {"address": _at(topic, step), "title": session.words(step, str)}


def _at(topic: Topic, step: Step, folder: str = "") -> str:
    return f"{folder}{topic.key}.html#q-{step.question.id}"


def _tasks(_work: DeskPlan, session: Session, found: Sequence[Topic]) -> dict[str, Any]:
    return {
        "phases": [(phase, _listed(phase, session, found)) for phase in session.toolkit.phases],
        "left": sum(left(topic, session) for topic in found), "next": _next(session, found),
        **_beside(session),
    }  # fmt: skip


def _listed(phase: Phase, session: Session, found: Sequence[Topic]) -> list[dict[str, Any]]:
    return [
        {
            "key": topic.key,
            "title": topic.title,
            "left": left(topic, session),
            "of": len(topic.steps),
            "from": session.words(topic.steps[0], str) if topic.title != topic.plain else "",
        }
        for topic in found
        if topic.steps[0].phase.id == phase.id
    ]


def _plan(_work: DeskPlan, session: Session, found: Sequence[Topic]) -> dict[str, Any]:
    return {
        "topics": [
            {
                "key": topic.key, "title": topic.title,
                "rows": [(session.words(step, str), told(session, step)) for step in topic.steps],
            }
            for topic in found
        ]
    }  # fmt: skip


def told(session: Session, step: Step) -> list[str]:
    """Return an answer as people read it, a line each; none if the question is open."""
    answer = session.answer(step)
    if answer in (None, []):
        return []
    if isinstance(answer, bool):
        return ["Yes" if answer else "No"]
    is_chosen = step.question.kind in ("one", "many")
    titles = {one.value: one.title for one in session.offered(step)} if is_chosen else {}
    values = answer if isinstance(answer, list) else [answer]
    return [titles.get(str(value), str(value)) for value in values]


def _places(
    work: DeskPlan, session: Session, found: Sequence[Topic]
) -> Callable[[Way], dict[str, str] | None]:
    """Return what tells where something of the plan is asked for: in this pass, or among all questions."""
    whole = work._replace(full=True).session(session.keep)
    asked = {
        way: (step, _at(topic, step, folder))
        for folder, pages in (("../full/", topics(whole, PAGES)), ("", found))
        for way, (topic, step) in asked_at(pages).items()
    }

    def place(way: Way) -> dict[str, str] | None:
        near = next((asked[way[:end]] for end in range(len(way), 0, -1) if way[:end] in asked), None)
        return {"address": near[1], "words": whole.words(near[0], str)} if near else None

    return place


def _check(work: DeskPlan, session: Session, found: Sequence[Topic]) -> dict[str, Any]:
    result = session.result()
    publications = session.schema["x-publications"]
    groups = {
        word: [judged for judged in result.verdicts if judged.verdict == word]
        for word in ("fails", "waived", "open", "holds")
    }
    return {
        "counts": _counts(result), "groups": groups, "publications": publications,
        "warned": [judged for judged in result.verdicts if judged.warnings], "fields": result.open,
        "place": _places(work, session, found),
    }  # fmt: skip


def _take(_work: DeskPlan, _session: Session, _found: Sequence[Topic]) -> dict[str, Any]:
    first = [made for made in DOCUMENTS if made.stem in FIRST]
    return {"documents": first, "others": [made for made in DOCUMENTS if made not in first]}
