"""Forms of issues: what they ask, and the answers in the text that GitHub makes of one.

A heading before each answer is its field's title. Whatever else a giver writes is text of the answer.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from clustertoolkit.content.records import AskedField, AskedQuestion
from clustertoolkit.contribute.answers import Answers, Fault, lines_of
from clustertoolkit.contribute.asking import Asking
from clustertoolkit.errors import ToolkitError

MOST = 256 * 1024  # bytes of a form; GitHub takes a quarter of that
HEADING = "### "
NOTHING = "_No response_"  # what stands for an answer that was left out
BULLETS = ("- ", "* ")
LONG = 200  # characters from which an answer is given more than a line


class FilledForm(NamedTuple):
    """The answers in a form, and what is wrong with the form itself."""

    answers: Answers
    faults: tuple[Fault, ...]


def answers_in(data: bytes, asking: Asking) -> FilledForm:
    """Return the answers in the text of an issue; ToolkitError if it is no form of such an entry."""
    if len(data) > MOST:
        raise ToolkitError(
            f"the form has more than {MOST // 1024} KiB", "write less, and name pages for the rest"
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ToolkitError("the form is not UTF-8 text", "save it as UTF-8") from None
    titles = {asking.title(field): field for field in asking.fields()}
    sections: dict[str, list[list[str]]] = {}
    own: list[str] = []  # of the field whose heading came last; what stands before the first is nobody's
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        field = titles.get(line.removeprefix(HEADING).strip()) if line.startswith(HEADING) else None
        if field is None:
            own.append(line)
        else:
            own = []
            sections.setdefault(field.id, []).append(own)
    if not sections:
        raise ToolkitError(f"this is no form of a new {asking.kind}", "its headings are those of the form")
    fields = {field.id: field for field in asking.fields()}
    faults = [
        Fault(
            fields[name],
            f"the heading '{asking.title(fields[name])}' stands twice: leave it out of your text",
        )
        for name, found in sections.items()
        if len(found) > 1
    ]
    answers = {name: _lines(fields[name], asking, found[0]) for name, found in sections.items()}
    return FilledForm({name: lines for name, lines in answers.items() if lines}, tuple(faults))


def _lines(field: AskedField, asking: Asking, lines: list[str]) -> tuple[str, ...]:
    """Return the lines of an answer, without the bullets that people set before each of several."""
    said = [line for line in lines_of(lines) if line != NOTHING]
    if asking.takes_lines(field):
        said = [line[2:].strip() if line.startswith(BULLETS) else line for line in said]
    return tuple(said)


def form(asking: Asking) -> dict[str, Any]:
    """Return the form for a kind of entry as GitHub reads it."""
    kind, licence = asking.kind, asking.toolkit.head.licence
    thanks = (
        f"Thank you. A curator reads it, and your {kind} goes into the toolkit under the licence "
        f"[{licence.title}]({licence.url}). Write nothing here that may not be public."
    )
    body: list[dict[str, Any]] = [{"type": "markdown", "attributes": {"value": thanks}}]
    for question in asking.questions:
        if not question.curator:
            body += _elements(question, asking)
    return {
        "name": f"New {kind}",
        "description": f"Tell of an {kind} that the toolkit lacks, by answering eight questions.",
        "title": f"New {kind}: ",
        "labels": [f"new-{kind}"],
        "body": body,
    }


def _elements(question: AskedQuestion, asking: Asking) -> Iterator[dict[str, Any]]:
    """Yield a heading for a question, and an element for each of its fields."""
    yield {"type": "markdown", "attributes": {"value": f"## {question.text}"}}
    for field in question.fields:
        said: dict[str, Any] = {"label": asking.title(field), "description": field.help}
        kind = "input"
        if field.choices:
            kind = "dropdown"
            said["options"] = [choice.title for choice in field.choices]
        elif field.parts or ("format" not in (own := asking.form(field)) and own.get("maxLength", 0) > LONG):
            kind = "textarea"
        if field.example:
            said["placeholder"] = field.example
        if field.choices:
            said.pop("placeholder", None)
        element = {"type": kind, "id": field.id, "attributes": said}
        yield {**element, "validations": {"required": True}} if field.needed else element
