"""What tests of the walk share: answers of any kind, and the text of the plan that comes of them."""

import random
from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan import planfile
from clustertoolkit.plan.walk import answers as walk_answers
from clustertoolkit.plan.walk import choices
from clustertoolkit.plan.walk import steps as walk_steps
from clustertoolkit.plan.walk.steps import Step
from clustertoolkit.yamlfiles import paths, reader, writer
from conftest import TODAY

SCHEMA = planfile.schema()
TEXTS = ("NO", "012", 'a: "b" # c', "- é\u00df", "{name} {0}", "2027-03", "2028", "\\n")


def text_of(data: paths.Data) -> str:
    return planfile.HEAD + writer.mapping(SCHEMA, data)


def read_back(data: paths.Data) -> Any:
    document = reader.parse("plan.yaml", text_of(data).encode(), planfile.MAX_BYTES)
    assert document.problems == ()
    return document.data


def answered(step: Step, data: paths.Data, given: Any, toolkit: Toolkit) -> paths.Data:
    """Return the plan with an answer and what comes with it, and without what it takes out."""
    offered = (
        choices.offered(step, data, toolkit, SCHEMA, planfile.lists(toolkit), TODAY)
        if step.question.options
        else []
    )
    brings = {one.value: dict(one.brings) for one in offered}
    gone = walk_answers.removed_by(step, data, given, toolkit)
    return walk_answers.put(step, walk_answers.prune(data, gone), given, SCHEMA, brings)


def find(toolkit: Toolkit, data: paths.Data, name: str, source: str | None) -> Step:
    """Return the step that a question's id and the place of its entry name."""
    return next(
        step
        for step in walk_steps.all_steps(toolkit, data, core=False)
        if (step.question.id, named(step.source)) == (name, source)
    )


def named(path: paths.Way) -> str | None:
    return ".".join(map(str, path)) or None


def some_answer(step: Step, data: paths.Data, toolkit: Toolkit, dice: random.Random) -> Any:
    kind = step.question.kind
    if kind == "text":
        return dice.choice(TEXTS)
    if kind == "number":
        return dice.choice((-1, 0, 2.5, 60, 100, 101, 2027))
    if kind == "yes-no":
        return dice.random() < 0.5
    if kind in ("list", "names"):
        return dice.sample(TEXTS, dice.randint(1, 2))
    offered = [
        one.value for one in choices.offered(step, data, toolkit, SCHEMA, planfile.lists(toolkit), TODAY)
    ]
    if not offered:
        return []
    return (
        dice.choice(offered) if kind == "one" else dice.sample(offered, dice.randint(0, min(3, len(offered))))
    )
