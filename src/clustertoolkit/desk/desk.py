"""The walk as pages: which page an address shows, and what comes of a form that was sent."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from clustertoolkit.desk import drawing, fields
from clustertoolkit.desk.drawing import INDEX, PAGES, DrawnPage, Given, Notice, Removal
from clustertoolkit.desk.fields import FieldState, NoAnswer, SentForm
from clustertoolkit.desk.topics import Topic, digest, following, subject, topics
from clustertoolkit.desk.work import DeskPlan
from clustertoolkit.errors import PlanError, ToolkitError
from clustertoolkit.plan.walk.answers import NEEDED
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.plan.walk.steps import Step

ABOUT, AGREED, WISH = "about", "agreed", "wish"  # fields beside those of the questions
STALE = Notice("The plan was changed in the meantime. What you typed is below: look at it, and save again.")
MEANWHILE = "the plan has another answer now than when you began. Save again to keep yours. It says: "
GONE = Notice("This page is not there any more, as the plan has changed.")


class Handled(NamedTuple):
    """What comes of a form: the plan's new text, None if it stays, and a page to show or one to go to.

    A page is shown where something is left to mend; the answers that are right are in the text all the same.
    """

    text: str | None
    page: DrawnPage | None
    place: str = ""


def show(work: DeskPlan, key: str, after: str = "") -> DrawnPage | None:
    """Return the page of this key, None if the plan has none; `after` is the key of the page just kept."""
    try:
        session = work.session(_nothing_changes)
    except PlanError as error:
        return drawing.broken(work, error, ())
    found = topics(session, PAGES)
    before = next((topic for topic in found if topic.key == after), None)
    notices = [Notice(f"Saved: {before.title}.", after), *_minds(before, session)] if before else []
    if key == INDEX and before is not None and following(found, after, session) is None:
        notices.append(Notice("You are at the end of this pass.", "take", "Take the brief along"))
    if key in PAGES:
        return drawing.page(work, session, found, key, notices)
    topic = next((topic for topic in found if topic.key == key), None)
    return drawing.questions(work, session, found, topic, Given(notices=notices)) if topic else None


def beginning(work: DeskPlan) -> list[str]:
    """Return the keys of the pages that a walk begins with: the list of tasks, and the first questions."""
    return [INDEX, *(topic.key for topic in topics(work.session(_nothing_changes), PAGES)[:1])]


def returned(work: DeskPlan, key: str, form: SentForm, why: Notice) -> DrawnPage:
    """Return the page that a form came from, with all that was typed, as none of it could be kept."""
    try:
        session = work.session(_nothing_changes)
    except PlanError as error:
        return drawing.broken(work, error, _unplaced(form, ()))
    found = topics(session, PAGES)
    topic = next((topic for topic in found if topic.key == key), None)
    if topic is None:
        return drawing.page(work, session, found, INDEX, [why, GONE], _unplaced(form, ()))
    held = {step.question.id: fields.read(form, step) for step in topic.steps}
    given = Given(held, notices=[why], unplaced=_unplaced(form, topic.steps), mark=True)
    return drawing.questions(work, session, found, topic, given)


def give(work: DeskPlan, key: str, form: SentForm) -> Handled:
    """Keep the answers of a form that are right. The others come back as typed, with what is wrong."""
    texts: list[str] = []
    try:
        session = work.session(texts.append)
    except PlanError as error:
        return Handled(None, drawing.broken(work, error, _unplaced(form, ())))
    topic = next((topic for topic in topics(session, PAGES) if topic.key == key), None)
    if topic is None or form.get(ABOUT) != [subject(topic, session)]:
        return Handled(None, returned(work, key, form, STALE))
    taken = _Taken(session, form)
    for step in topic.steps:
        taken.take(step)
    text = texts[-1] if texts else None
    found = topics(session, PAGES)
    now = next((topic for topic in found if topic.key == key), None)
    if now is None or taken.faults or taken.removed or taken.unplaced:
        given = Given(taken.unkept(topic.steps), taken.faults, taken.removed, [], taken.unplaced, mark=True)
        if now is None:
            return Handled(text, drawing.page(work, session, found, INDEX, [GONE], taken.unplaced))
        return Handled(text, drawing.questions(work, session, found, now, given))
    return Handled(text, None, _onward(topic, now, found, session, form, is_kept=text is not None))


def _onward(
    topic: Topic, now: Topic, found: Sequence[Topic], session: Session, form: SentForm, *, is_kept: bool
) -> str:
    """Return the address to go to: the same page if it asks more now, else the next that is open."""
    after = f"?after={topic.key}" if is_kept else ""
    if form.get(WISH) == ["tasks"]:
        return f"{INDEX}.html{after}"
    if any(step not in topic.steps and session.is_open(step) for step in now.steps):
        return f"{now.key}.html{after}"
    further = following(found, topic.key, session)
    return f"{further.key if further else INDEX}.html{after}"


class _Taken:
    """What was taken from a form so far, and what was not: with faults, with losses, or with no place."""

    def __init__(self, session: Session, form: SentForm) -> None:
        self.session, self.form = session, form
        self.faults: dict[str, str] = {}
        self.removed: list[Removal] = []
        self.unplaced: list[tuple[str, str]] = []

    def take(self, step: Step) -> None:
        """Keep the answer to a question, if it is another one than the plan has, and right."""
        session, offered = self.session, self.session.offered(step)
        held = fields.read(self.form, step)
        before = session.answer(step)
        if fields.is_same(held, fields.shown(before, step, offered)):
            return
        if step not in session.steps():
            self.unplaced.append((session.words(step, str), _words(held)))
            return
        given = fields.given(held, step, offered, session)
        if given == before or (given in (None, []) and before in (None, [])):
            return
        wrong = self._wrong(step, given) or self._meanwhile(step, before)
        if wrong:
            self.faults[step.question.id] = wrong
        elif not self._loses(step, given):
            try:
                session.put(step, given, offered)
            except ToolkitError as refusal:
                self.faults[step.question.id] = f"Not kept: {refusal.message}."

    def unkept(self, steps: Sequence[Step]) -> dict[str, FieldState]:
        """Return the fields that come back as typed: what is wrong or not agreed to, and what stays open."""
        not_taken = {*self.faults, *(removal.question for removal in self.removed)}
        return {
            step.question.id: fields.read(self.form, step)
            for step in steps
            if step.question.id in not_taken or self.session.is_open(step)
        }

    def _wrong(self, step: Step, given: Any) -> str:
        if isinstance(given, NoAnswer):
            return given.why
        if given is None and self.session.is_needed(step.question):
            return NEEDED
        return self.session.fault(step, given)

    def _meanwhile(self, step: Step, before: Any) -> str:
        """Say what the plan holds, if that is not what the form was made with."""
        if self.form.get(f"{fields.WAS}{step.question.id}") == [digest(before)]:
            return ""
        return f"{MEANWHILE}{', '.join(drawing.told(self.session, step)) or 'nothing'}."

    def _loses(self, step: Step, given: Any) -> bool:
        """Tell whether an answer would take out what nobody has agreed to, and note it."""
        lines = tuple(self.session.removal(self.session.removed_by(step, given)))
        if not lines or digest(lines) in self.form.get(AGREED, ()):
            return False
        self.removed.append(Removal(step.question.id, lines, digest(lines)))
        return True


def _minds(topic: Topic, session: Session) -> list[Notice]:
    """Return what the statements that belong to the questions of a page find now, each once."""
    return [
        Notice(f"Mind: {message}.")
        for message in dict.fromkeys(message for step in topic.steps for message in session.findings(step))
    ]


def _unplaced(form: SentForm, steps: Sequence[Step]) -> list[tuple[str, str]]:
    """Return what a form holds that belongs to none of these questions, with the names of its fields."""
    known = {step.question.id for step in steps}
    return [
        (name[len(fields.TYPED) :], value)
        for name, values in form.items()
        if name.startswith((fields.TICKED, fields.TYPED)) and name[len(fields.TYPED) :] not in known
        for value in values
        if value
    ]


def _words(held: FieldState) -> str:
    return ", ".join((*held.ticked, *filter(None, [held.typed])))


def _nothing_changes(_text: str) -> None:
    raise AssertionError("a page that is only shown changes no plan")
