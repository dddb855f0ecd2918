"""What is mechanically wrong in a file is mended: quotes, blanks, tabs, and near words.

A change is taken only if the text then reads as the same data, but for what was mended. What could mean
two things is left to its author.
"""

import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any, NamedTuple

from clustertoolkit.problems import Problem
from clustertoolkit.schema import schemas
from clustertoolkit.schema.schemas import Lists, Schema
from clustertoolkit.schema.words import Words, surely_meant
from clustertoolkit.yamlfiles import paths, slips, syntax, writer
from clustertoolkit.yamlfiles.manner import quoted_as
from clustertoolkit.yamlfiles.paths import Way
from clustertoolkit.yamlfiles.reader import Document, parse

MARK = "\ufeff"  # the byte order mark
TABS = (2, 4, 8)  # blanks that an editor may show for a tab
_IN_CURLY = re.compile(  # a value on one line in double curly quotes, behind its key or hyphen
    r"""([ ]*(?:-[ ]+)*(?:[\w-]+:[ ]+)?)[“„‟]([^“”„‟"]*)[”“‟]([ ]*\r?)\Z"""
)

Judge = Callable[[Document], Iterator[Problem]]  # what a schema finds in a document


class Form(NamedTuple):
    """What a file may hold, and whether its blanks must all be plain ones, as in content."""

    schema: Schema
    lists: Lists
    judge: Judge
    plain_blanks: bool


def mended(raw: bytes, form: Form) -> str | None:
    """Return the text of a file mended as far as it can be; None if nothing is, or it is no UTF-8."""
    try:
        before = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    text = _with_plain_signs(before.lstrip(MARK), form.plain_blanks)
    while (changed := _with_words(text, form)) != text:  # a text in quotes may be a word with a slip
        text = changed
    if before.startswith(MARK):
        text = MARK + text
    return text if text != before else None


def _read(text: str) -> Document:
    raw = text.encode()
    return parse("", raw, len(raw))


def _with_plain_signs(text: str, plain_blanks: bool) -> str:
    """Return a text with plain blanks, if it then reads as the same but for these, or reads at all."""
    document = _read(text)
    if document.data is None:
        return _made_readable(text, plain_blanks)
    return _with_plain_blanks(text, document.data) if plain_blanks else text


def _with_plain_blanks(text: str, data: Any) -> str:
    """Return a text with plain blanks where they part nothing that one word held together."""
    whole, wanted = slips.NO_BREAK.sub(" ", text), _each_plain(data)
    if _each_plain(_read(whole).data) == wanted:
        return whole
    for blank in reversed(list(slips.NO_BREAK.finditer(text))):
        changed = f"{text[: blank.start()]} {text[blank.end() :]}"
        if _each_plain(_read(changed).data) == wanted:
            text = changed
    return text


def _each_plain(data: Any) -> Any:
    """Return plain data with one plain blank for any blanks within a text, and none around it."""
    if isinstance(data, str):
        return re.sub(" +", " ", slips.NO_BREAK.sub(" ", data)).strip(" ")
    if isinstance(data, list):
        return [_each_plain(item) for item in data]
    if isinstance(data, dict):
        return {_each_plain(key): _each_plain(item) for key, item in data.items()}
    return data


def _made_readable(text: str, plain_blanks: bool) -> str:
    """Return a text that can be read, if its tabs, blanks or quotes alone were in the way; else as it is."""
    if plain_blanks:
        blanks = re.sub(f"{slips.NO_BREAK.pattern}(?!#)", " ", text)  # else a comment would begin there
    else:
        blanks = slips.plainly_indented(text)
    tried = {width: _with_straight_quotes(_without_tabs(blanks, width)) for width in TABS}
    read = {width: _read(changed) for width, changed in tried.items()}
    whole = [width for width in TABS if read[width].data is not None]
    if whole and all(read[width].data == read[whole[0]].data for width in whole):
        return _with_tabs_in_comments(tried[whole[0]], text)
    return text


def _with_tabs_in_comments(text: str, before: str) -> str:
    """Return a readable text with the tabs in its comments that they had before."""
    rows, parts, place = before.split("\n"), [], 0
    for start, end in syntax.comments(text):
        old = rows[text.count("\n", 0, start)].rstrip("\r")[start - end :]
        signs = zip(text[start:end], old, strict=True)
        parts += [text[place:start], "".join("\t" if was == "\t" else sign for sign, was in signs)]
        place = end
    return "".join([*parts, text[place:]])


def _with_straight_quotes(text: str) -> str:
    """Return a text with straight quotes around the values that stand in curly ones, but not inside texts."""
    rows = text.split("\n")
    found = [_IN_CURLY.match(row) for row in rows]
    straight = [
        f"{value[1]}{_quoted(value[2])}{value[3]}" if value else row
        for row, value in zip(rows, found, strict=True)
    ]
    document = _read("\n".join(straight))
    if document.data is None:
        return text
    begun = {document.span(way)[:2] for way, _ in _values(document.data)}
    for number, value in enumerate(found):
        if value and (number + 1, len(value[1]) + 1) not in begun:
            straight[number] = rows[number]
    return "\n".join(straight)


def _without_tabs(text: str, width: int) -> str:
    indented = re.sub(r"(?m)^[ \t]+", lambda found: found.group().replace("\t", " " * width), text)
    return indented.replace("\t", " ")


def _with_words(text: str, form: Form) -> str:
    """Return a text with texts in quotes and words of closed lists as they should be."""
    document = _read(text)
    if document.data is None:
        return text
    problems = {problem.span: problem for problem in (*form.judge(document), *document.problems)}
    edits: list[tuple[int, int, Way, str, str]] = []
    for way, value in _values(document.data):
        problem = problems.get(span := document.span(way))
        if problem is None:
            continue
        start = _offset(text, span.line, span.column)
        end = _offset(text, span.end_line, span.end_column)
        meant = _instead(problem, value, text[start:end], _form_at(form.schema, way), form.lists)
        if meant is not None:
            if (quote := text[start]) in "'\"":
                written = quoted_as(quote, meant, inside=True)
            else:
                written = writer.scalar(meant) if problem.code == "wrong-value" else _quoted(meant)
            edits.append((start, end, way, meant, written))
    data = document.data
    for start, end, way, meant, written in sorted(edits, reverse=True):
        changed, wanted = text[:start] + written + text[end:], deepcopy(data)
        paths.put(wanted, way, meant)
        if _read(changed).data == wanted:
            text, data = changed, wanted
    return text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _instead(problem: Problem, value: Any, written: str, schema: Schema, lists: Lists) -> str | None:
    """Return the text that should stand in the place of a value; None if its author has to say."""
    if problem.code == "curly-quotes":
        return slips.unwrapped(value)
    if schema.get("type") != "string":
        return None
    if problem.code == "ambiguous-scalar" or (problem.code == "wrong-type" and type(value) in (int, float)):
        return written
    if problem.code == "wrong-value" and isinstance(value, str):
        listed = lists.get(schema.get("x-words", ""), Words.of((word, ()) for word in schema.get("enum", ())))
        return surely_meant(value, listed)
    return None


def _form_at(schema: Schema, way: Way) -> Schema:
    try:
        return schemas.field(schema, way)
    except KeyError:
        return {}


def _values(data: Any, way: Way = ()) -> Iterator[tuple[Way, Any]]:
    items = data.items() if isinstance(data, dict) else enumerate(data if isinstance(data, list) else ())
    for key, value in items:
        if isinstance(value, dict | list):
            yield from _values(value, (*way, key))
        else:
            yield (*way, key), value


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.index("\n", start) + 1
    return start + column - 1
