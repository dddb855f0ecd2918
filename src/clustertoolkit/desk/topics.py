"""Which pages of questions a walk has: a few questions of one topic, about the plan or one of its entries."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import groupby
from textwrap import shorten
from typing import NamedTuple

from clustertoolkit.plan.walk.session import Session
from clustertoolkit.plan.walk.steps import Step, home_of, keys_of
from clustertoolkit.yamlfiles.paths import Way, parse

MOST = 8  # questions of a page
LONGEST = 90  # characters of a title


class Topic(NamedTuple):
    """A page of questions. Its key names it in addresses, and no other page has its title.

    The `plain` title may be that of others: a later part of many questions has it too.
    """

    key: str
    title: str
    plain: str
    steps: tuple[Step, ...]


def topics(session: Session, reserved: Collection[str]) -> list[Topic]:
    """Return the pages of a plan as it is now, in the order of the walk; no title is a reserved one."""
    heads = dict(_heads(session))
    found: dict[tuple[str, Way], list[Step]] = {}
    for step in session.steps():
        found.setdefault((heads[step.question.id], step.source), []).append(step)
    plain = [_title(session, steps[0]) for steps in found.values()]
    return [
        Topic(".".join(("ask", head, *map(str, source))), title, own, tuple(steps))
        for ((head, source), steps), title, own in zip(
            found.items(), _distinct(plain, reserved), plain, strict=True
        )
    ]


def _heads(session: Session) -> Iterator[tuple[str, str]]:
    """Yield each question with the first one on its page, whatever the plan holds: keys stay as they are."""
    for phase in session.toolkit.phases:
        asked = [
            question
            for question in session.toolkit.questions.get(phase.id, ())
            if question.core or session.full
        ]
        for _, together in groupby(asked, lambda question: (question.over, question.part)):
            questions = list(together)
            for place, question in enumerate(questions):
                yield question.id, questions[place - place % MOST].id


def _title(session: Session, step: Step) -> str:
    if not step.source:
        return step.section.title
    title = f"{step.section.title}: {session.name(step.source)}"
    return (
        title
        if len(title) <= LONGEST and "  " not in title and title.isprintable()
        else shorten(title, LONGEST)
    )


def _distinct(titles: Iterable[str], reserved: Collection[str]) -> Iterator[str]:
    """Yield titles of which no two are alike: a later one says that it is a further part."""
    taken = set(reserved)
    for title in titles:
        distinct, number = title, 2
        while distinct in taken:
            distinct, number = f"{title}, part {number}", number + 1
        taken.add(distinct)
        yield distinct


def following(found: Sequence[Topic], key: str, session: Session) -> Topic | None:
    """Return the next page behind one that has an open question; None if there is none."""
    place = next((number for number, topic in enumerate(found, 1) if topic.key == key), 0)
    return next((topic for topic in found[place:] if left(topic, session)), None)


def left(topic: Topic, session: Session) -> int:
    """Return how many questions of a page are open."""
    return sum(map(session.is_open, topic.steps))


def asked_at(found: Iterable[Topic]) -> dict[Way, tuple[Topic, Step]]:
    """Return the questions of pages by the way to what they ask for.

    At an entry stands the first question about it, and at a list the first that chooses into it.
    """
    asked: dict[Way, tuple[Topic, Step]] = {}
    for topic in found:
        for step in topic.steps:
            if step.question.to:
                asked.setdefault(home_of(step), (topic, step))
            else:
                asked.setdefault((*step.source, *parse(keys_of(step.question)[0])), (topic, step))
                asked.setdefault(step.source, (topic, step))
    return asked


def subject(topic: Topic, session: Session) -> str:
    """Return a sum of what a page asks: of another entry it asks something else, at the same address."""
    return digest([(step.question.id, session.words(step, str)) for step in topic.steps])


def digest(value: object) -> str:
    """Return a short sum of plain data, which tells nothing of it."""
    return sha256(json.dumps(value, ensure_ascii=True).encode()).hexdigest()[:20]
