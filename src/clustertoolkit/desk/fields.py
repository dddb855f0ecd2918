"""The fields of a form: what they hold for an answer, and which answer they hold."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clustertoolkit.plan.walk import answers
from clustertoolkit.plan.walk.choices import SUGGESTED, Choice
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.plan.walk.steps import Step

TICKED, TYPED, WAS = "a-", "t-", "w-"  # what names of fields begin with, before the id of the question
OWN = "own"  # is ticked where words of one's own take the place of what is suggested
YES_NO = (Choice("yes", "Yes"), Choice("no", "No"))
TWO_ANSWERS = "choose one, or write it in your own words: here are both"

SentForm = Mapping[str, Sequence[str]]


class FieldState(NamedTuple):
    """What the fields of one question hold: what is ticked, and what is typed."""

    ticked: tuple[str, ...] = ()
    typed: str = ""


class NoAnswer(NamedTuple):
    """Fields that hold no answer, and why."""

    why: str


def read(form: SentForm, step: Step) -> FieldState:
    """Return what a form that was sent holds for a question; line ends are those of the plan."""
    name = step.question.id
    ticked = tuple(value for value in form.get(f"{TICKED}{name}", ()) if value)
    typed = next(iter(form.get(f"{TYPED}{name}", ())), "")
    return FieldState(ticked, typed.replace("\r\n", "\n"))


def takes_several(step: Step) -> bool:
    """Tell whether a question takes a list."""
    return step.question.kind in ("many", "list", "names")


def is_typed(step: Step) -> bool:
    """Tell whether a question takes words of one's own."""
    return step.question.kind in ("text", "number", "list", "names")


def ticks(step: Step, offered: Sequence[Choice]) -> Sequence[Choice]:
    """Return what a question offers to tick; other offers complete what is typed."""
    kind = step.question.kind
    if kind == "yes-no":
        return YES_NO
    return offered if kind != "text" or step.question.options in SUGGESTED else ()


def shown(answer: Any, step: Step, offered: Sequence[Choice]) -> FieldState:
    """Return what the fields hold for an answer of the plan, or for one that is proposed."""
    if answer is None or answer == []:
        return FieldState()
    if step.question.kind == "yes-no":
        return FieldState((YES_NO[0 if answer else 1].value,))
    values = tuple(map(str, answer)) if isinstance(answer, list) else (str(answer),)
    if not is_typed(step):
        return FieldState(values)
    known = {choice.value for choice in ticks(step, offered)}
    own = [value for value in values if value not in known]
    ticked = tuple(value for value in values if value in known)
    if not takes_several(step) and own and known:
        ticked = (OWN,)
    return FieldState(ticked, "\n".join(own))


def is_same(held: FieldState, other: FieldState) -> bool:
    """Tell whether fields hold the same, in whatever order it is ticked."""
    return {*held.ticked} == {*other.ticked} and held.typed == other.typed


def given(held: FieldState, step: Step, offered: Sequence[Choice], session: Session) -> Any:
    """Return the answer that fields hold: None or an empty list if they are empty, `NoAnswer` for none.

    What a list of the plan holds already keeps its place in it, and the line breaks that it has.
    """
    before = session.answer(step)
    if takes_several(step):
        return _several(held, before or [], step, offered)
    word = next(iter(held.ticked), "")
    if not is_typed(step):
        return word or None if step.question.kind == "one" else {"yes": True, "no": False}.get(word)
    return _typed(held.typed.strip(), word, before, step, session)


def _several(held: FieldState, before: Sequence[str], step: Step, offered: Sequence[Choice]) -> list[str]:
    if held.typed == shown(before, step, offered).typed:
        ticked = {choice.value for choice in ticks(step, offered)}
        own = [value for value in before if value not in ticked] if is_typed(step) else []
    else:
        own = [line.strip() for line in held.typed.split("\n")]
    new = dict.fromkeys(value for value in (*held.ticked, *own) if value)
    kept = [value for value in before if value in new]
    return [*kept, *(value for value in new if value not in kept)]


def _typed(typed: str, word: str, before: Any, step: Step, session: Session) -> Any:
    if word and word != OWN:
        return NoAnswer(TWO_ANSWERS) if typed and typed != str(before or "").strip() else word
    if step.question.kind == "number" and typed:
        number = answers.number(typed)
        return NoAnswer(answers.NO_NUMBER) if number is None else number
    if "x-form" in session.form(step):
        typed = typed.strip("\"'")
    return typed or None
