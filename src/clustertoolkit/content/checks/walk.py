"""The questions of the walk, which lead to fields of a plan."""

from contextlib import suppress

from clustertoolkit.content.checks.subject import CheckedFile, CheckFindings, ContentFacts, Place, mappings
from clustertoolkit.content.questions import astray


def question_astray(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find a question of the walk that leads nowhere in a plan, or whose phase or id is wrong."""
    asked: set[str] = set()
    for number, phase in mappings(file.data.get("phases") if file.kind == "questions" else ()):
        if str(phase.get("phase")) not in facts.parts:
            hint = f"name one of {', '.join(facts.parts)}"
            yield file.span("phases", number, "phase"), "there is no such phase", hint
        parts = facts.parts.get(str(phase.get("phase")), frozenset())
        for place, question in mappings(phase.get("questions")):
            way: Place = ("phases", number, "questions", place)
            name = question.get("id")
            if isinstance(name, str) and name in asked:
                yield file.span(*way, "id"), f"the id '{name}' is given twice", "change one"
            asked.add(str(name))
            with suppress(
                KeyError, TypeError, AttributeError
            ):  # of another form than a question: said already
                for key, message in astray(question, facts.plan, parts):
                    yield file.span(*way, *key), message, "see schemas/plan.schema.json"
