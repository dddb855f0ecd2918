"""What is written: that nothing is cut off, hidden or left to be done in it."""

import re

from clustertoolkit.content import sentences
from clustertoolkit.content.checks.subject import CheckedFile, CheckFindings, ContentFacts
from clustertoolkit.problems import Span
from clustertoolkit.yamlfiles.slips import NO_BREAK, named

_TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--|&(?:[A-Za-z]{2,8}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});"
)
_EMPTY = (  # what stands for a text that is still to come, or says nothing
    "tbd", "tba", "tbc", "t.b.d.", "lorem ipsum", "dolor sit amet", "todo:", "to do:", "fixme", "xxx", "???",
    "to be done", "to be completed", "to be determined", "to be confirmed", "to be announced",
    "to be filled in", "to be written", "to be added later", "insert text", "text here", "placeholder text",
    "various stakeholders", "various actors", "various partners", "various players", "various activities",
    "various measures", "relevant stakeholders", "relevant actors",
    "a wide range of stakeholders", "a variety of stakeholders", "diverse stakeholders",
)  # fmt: skip
_EMPTY_WORDS = re.compile(
    r"(?<![\w-])(?:" + "|".join(map(re.escape, _EMPTY)).replace("xxx", "xxx+") + r")(?![\w-])"
)


def text_cut_off(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find a text without quotes that YAML ends at a number sign.

    A comment behind one word, such as `status: ended  # see the note`, is one that somebody meant.
    """
    if " #" not in file.document.text:
        return
    lines = file.document.text.split("\n")
    for path, value in file.texts():
        span = file.span(*path)
        rest = lines[span.end_line - 1][span.end_column - 1 :]
        sign = rest.lstrip(" ")
        if not sign.startswith("#") or sign == rest or lines[span.line - 1][span.column - 1] in "\"'|>":
            continue
        if " " in value or sign[1:2].strip():
            end = Span(span.end_line, span.end_column, span.end_line, span.end_column + len(rest.rstrip()))
            message = "the text ends before the number sign, and the rest of the line is lost"
            yield end, message, "quote the text, or give a comment a line of its own"


def no_break_blank(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find blanks that look like any other and are not: search and comparison stumble over them."""
    text = file.document.text
    if text.isascii() and "\\" not in text:
        return
    found = False
    for number, line in enumerate(text.split("\n") if not text.isascii() else (), 1):
        for blank in NO_BREAK.finditer(line):
            found = True
            span = Span(number, blank.start() + 1, number, blank.end() + 1)
            yield span, f"no keyboard gives this blank: {named(blank.group())}", "write a plain blank"
    for path, value in file.texts() if not found else ():
        if blank_ := NO_BREAK.search(value):
            message = f"the text has a blank that no keyboard gives: {named(blank_.group())}"
            yield file.span(*path), message, "write a plain blank"


def markup(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find tags and character names of HTML, which would be printed as they stand."""
    if "<" not in file.document.text and "&" not in file.document.text:
        return
    for path, value in file.texts():
        if ("<" in value or "&" in value) and (tag := _TAG.search(value)):
            message = f"'{tag.group()}' is HTML, and would be printed as it stands"
            yield file.span(*path), message, "write plain text"


def long_sentence(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find sentences of our own that have more words than most people read at one go."""
    for path, value in file.values:
        if path[-1] in sentences.PROSE and type(value) is str:
            for words, beginning in sentences.too_long(value):
                message = f"the sentence '{beginning} ...' has {words} words, more than {sentences.LONGEST}"
                yield file.span(*path), message, "make two of it"


def empty_phrase(file: CheckedFile, _facts: ContentFacts) -> CheckFindings:
    """Find what somebody meant to write later, and phrases that name nobody."""
    lowered = file.document.text.lower()
    if not any(phrase in lowered for phrase in _EMPTY) and "TODO" not in file.document.text:
        return
    for path, value in file.texts():
        phrase = _EMPTY_WORDS.search(" ".join(value.lower().split())) or re.search(r"\bTODO\b", value)
        if phrase and file.kind != "questions":
            message = f"'{phrase.group()}' tells nobody anything"
            yield file.span(*path), message, "say who or what it is, or leave it out"
