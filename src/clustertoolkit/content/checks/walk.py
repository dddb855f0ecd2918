"""The questions of the walk, which lead to fields of a plan, and those to contributors."""

from contextlib import suppress

from clustertoolkit.content.checks.subject import (
    CheckedFile,
    CheckFindings,
    ContentFacts,
    Place,
    mappings,
    texts_in,
)
from clustertoolkit.content.questions import astray, field_astray


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
                for key, message in astray(question, facts.forms["plan"], parts):
                    yield file.span(*way, *key), message, "see schemas/plan.schema.json"
    yield from _fields_astray(file, facts)


def _fields_astray(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    asked: set[tuple[str, str]] = set()
    for number, contribution in mappings(file.data.get("contributions") if file.kind == "questions" else ()):
        kind = str(contribution.get("kind"))
        required = facts.forms.get(kind, {}).get("required", ())
        for place, name in texts_in(contribution.get("id_from")):
            if name not in required:
                span = file.span("contributions", number, "id_from", place)
                yield span, f"not every {kind} has a '{name}'", f"see schemas/{kind}.schema.json"
        for place, question in mappings(contribution.get("questions")):
            for item, field in mappings(question.get("fields")):
                way: Place = ("contributions", number, "questions", place, "fields", item)
                if (kind, str(field.get("id"))) in asked:
                    yield file.span(*way, "id"), f"the id '{field.get('id')}' is given twice", "change one"
                asked.add((kind, str(field.get("id"))))
                with suppress(KeyError, TypeError, AttributeError):  # of another form: said already
                    for key, message in field_astray(field, facts.forms[kind]):
                        yield file.span(*way, *key), message, f"see schemas/{kind}.schema.json"
