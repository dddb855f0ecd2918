"""Walks through plans that people have edited: what is answered changes, and every other character stays."""

import random
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan import planfile
from clustertoolkit.plan.walk.session import Session
from clustertoolkit.plan.walk.steps import Step, makes_entries
from clustertoolkit.yamlfiles import editor, paths, reader
from clustertoolkit.yamlfiles.likeness import fingerprint
from clustertoolkit.yamlfiles.reader import Document
from commented import HOSTILE, Commented, Entry, Text
from conftest import DATA, MORE, TESTS, TODAY

SESSIONS = MORE
ANSWERS = 200  # in one session
NESTED = ("evidence", "examples", "lines", "steps", "milestones")


@pytest.fixture(scope="module")
def shipped() -> Toolkit:
    return load.with_questions(load.load(DATA, TODAY), DATA, TODAY)


class Walk:
    """A walk by somebody who answers anything, adds and takes out; most in the lists that lie in lists."""

    def __init__(self, session: Session, dice: random.Random) -> None:
        self.session = session
        self.dice = dice
        self.nested: dict[str, int] = dict.fromkeys(NESTED, 0)

    def answer(self) -> tuple[Step, Any, list[Any]] | None:
        """Return a question, an answer that fits and what was offered; None if this one has none."""
        session, dice = self.session, self.dice
        found = session.steps()
        name = dice.choice(NESTED)
        inner = [step for step in found if nested_list(step) == name]
        step = dice.choice(inner if inner and dice.random() < 0.6 else found)
        offered = session.offered(step)
        given = self._given(step, [choice.value for choice in offered])
        if given == [] or (given is not None and session.fault(step, given)):
            return None
        if given is None and (session.is_needed(step.question) or makes_entries(step.question)):
            return None
        if name := nested_list(step):
            self.nested[name] += 1
        return step, given, offered

    def _given(self, step: Step, offered: list[str]) -> Any:
        dice, before = self.dice, self.session.answer(step)
        match step.question.kind:
            case "number":
                return dice.choice((None, 0, 2.5, 60, 100, 2027, 2031))
            case "yes-no":
                return dice.random() < 0.5
            case "text":
                return dice.choice((None, "2027", "2029-06", f"Text {dice.random()}", *HOSTILE))
            case "one":
                return dice.choice(offered) if offered else None
        known = offered if step.question.kind == "many" else [*HOSTILE, *(f"Text {n}" for n in range(20))]
        kept = [value for value in before or () if dice.random() < 0.8]
        new = dice.sample(known, min(len(known), dice.randint(0, 2)))
        return [*kept, *(value for value in new if value not in (before or ()))]  # none moves


def nested_list(step: Step) -> str:
    """Return the list that lies in an entry of another and takes the answers to a question, or their home."""
    names = [*(step.question.over or "").split("."), *(step.question.to or "").split(".")]
    return next((name for name in NESTED if name in names[1:]), "")


def entry_at(root: Entry, way: paths.Way) -> tuple[Entry, Entry]:
    """Return the entry at the end of a way, and the one that holds it."""
    home = entry = root
    for step in way:
        home = entry
        entry = next(
            below
            for place, below in enumerate(home.entries())
            if step == (below.key if home.is_mapping else place)
        )
    return entry, home


def take_out(text: Text, ways: list[paths.Way]) -> None:
    """Take the entries at the ends of these ways out of the tree of a text."""
    whole = [way for way in ways if not any(way[:length] in ways for length in range(1, len(way)))]
    for entry, home in [entry_at(text.root, way) for way in dict.fromkeys(whole)]:
        home.remove(entry)


def with_other_milestones(document: Document, text: Text, dice: random.Random) -> Document:
    """Return a plan with a milestone more or less of an indicator, of which the walk does not ask."""
    indicators = paths.get(document.data, ("roadmap", "monitoring", "indicators")) or []
    if not indicators:
        return document
    way = ("roadmap", "monitoring", "indicators", dice.randrange(len(indicators)), "milestones")
    there = paths.get(document.data, way) or []
    if there and dice.random() < 0.4:
        gone = (*way, dice.randrange(len(there)))
        take_out(text, [gone])
        return editor.without(document, [gone])
    wanted = deepcopy(document.data)
    paths.put(wanted, way, [*there, {"year": 2027 + len(there), "value": dice.randrange(100)}])
    text.root.bring(wanted)
    return editor.amended(document, wanted)


def walked(toolkit: Toolkit, seed: int, answers: int) -> dict[str, int]:
    """Walk through a commented plan, and compare the file after each answer with what must have come.

    Return how many answers went into each of the nested lists.
    """
    dice = random.Random(seed)
    whole = reader.parse("full.yaml", (TESTS / "walk" / "full.yaml").read_bytes(), planfile.MAX_BYTES)
    text = Commented(dice).text(whole.data)
    texts: list[str] = [str(text)]
    document = planfile.fitting("plan.yaml", texts[0].encode(), toolkit)
    session = Session(toolkit, document, texts.append, full=True, today=TODAY)
    walk = Walk(session, dice)
    while len(texts) <= answers:
        if dice.random() < 0.1:
            read = planfile.fitting("plan.yaml", texts[-1].encode(), toolkit)
            changed = with_other_milestones(read, text, dice)
            walk.nested["milestones"] += changed.text != texts[-1]
            assert session.renew(changed, session.steps()[0])
            texts.append(changed.text)
        elif answer := walk.answer():
            gone = session.removed_by(*answer[:2])
            session.put(*answer)
            take_out(text, gone)
            text.root.bring(session.data)
        assert texts[-1] == str(text), texts[-2:]
        read = planfile.fitting("plan.yaml", texts[-1].encode(), toolkit)
        assert fingerprint(read.data) == fingerprint(session.data), texts[-2:]
    return walk.nested


@settings(max_examples=SESSIONS)
@given(st.integers(0, 2**64))
def test_each_of_many_answers_leaves_every_other_character_of_a_commented_plan(
    shipped: Toolkit, seed: int
) -> None:
    nested = walked(shipped, seed, ANSWERS)

    assert sum(nested.values()) > ANSWERS / 8, nested
