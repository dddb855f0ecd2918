"""Strict YAML: bytes go in; plain data, the place of every key and value, and all problems come out.

Whatever two YAML readers could understand differently, or a reader could be harmed by, is refused with a
place and a hint.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from yaml import YAMLError
from yaml.parser import Parser as _YamlParser
from yaml.reader import Reader
from yaml.scanner import Scanner

from clustertoolkit.problems import Problem, Span
from clustertoolkit.yamlfiles import scalars, slips, syntax
from clustertoolkit.yamlfiles.builder import MAX_PROBLEMS as MAX_PROBLEMS
from clustertoolkit.yamlfiles.builder import Builder, unsafe_named
from clustertoolkit.yamlfiles.document import Document as Document
from clustertoolkit.yamlfiles.document import Event as Event
from clustertoolkit.yamlfiles.document import PathKey as PathKey
from clustertoolkit.yamlfiles.document import place_of

MAX_BYTES = 256 * 1024


class PureParser(Reader, Scanner, _YamlParser):
    """The parser of PyYAML without libyaml, with the interface of CParser."""

    def __init__(self, stream: str) -> None:
        Reader.__init__(self, stream)
        Scanner.__init__(self)
        _YamlParser.__init__(self)


_Parser: Callable[[str], Any] = PureParser
with suppress(ImportError):  # PyYAML may be built without libyaml: slower
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]


def read(file: Path, path: str) -> Document:
    """Read a file that is named to people by this path; one that cannot be opened is a problem too."""
    try:
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size  # asking for the limit each time costs a buffer
            return parse(path, stream.read(min(size, MAX_BYTES) + 1))
    except OSError as error:
        message = f"the file cannot be opened: {error.strerror or 'the system refuses'}"
        return _refused(path, "", Span(1, 1, 1, 1), "unreadable", message, "see to it that you may read it")


def parse(path: str, raw: bytes, limit: int = MAX_BYTES) -> Document:
    """Read one file's bytes; whatever is wrong becomes a problem of the document, never an error.

    With libyaml and without, the same text has the same data, problems and places: libyaml is asked first,
    and has the last word only where it finds nothing wrong.
    """
    if len(raw) > limit:
        message = f"the file has more than {limit // 1024} KiB"
        return _refused(path, "", Span(1, 1, 1, 1), "too-large", message, "split it into smaller files")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        column = len(raw[: error.start].rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
        where = Span(line, column, line, column + 1)
        shown = raw.decode("utf-8", "replace")
        return _refused(path, shown, where, "not-utf-8", "the file is not UTF-8 text", "save it as UTF-8")
    found = scalars.unsafe(text) if raw.translate(None, scalars.HARMLESS) else None
    if found:
        return _refused(path, text, place_of(text, found.start()), *unsafe_named(found.group()))
    if "\t" in text:  # outside comments, the two parsers differ on where one may stand
        document = parse(path, text.replace("\t", " ").encode(), limit)
        if (tab := _tab(document, text)) is None:
            return document._replace(text=text)
        return _refused(
            path, text, place_of(text, tab), "yaml-syntax", "a tab is used", "write blanks instead"
        )
    if slip := slips.found_in(text):
        return _refused(path, text, place_of(text, slip[0]), *slip[1:])
    if "%" in text and (start := syntax.directive(text)) is not None:  # what it may say they see differently
        message, hint = "a directive (%) is used", "delete the line"
        return _refused(path, text, place_of(text, start), "unsafe-yaml", message, hint)
    if _Parser is not PureParser and not syntax.is_read_twice(text):
        document = Builder(path, text).build(_Parser)
        if not document.problems:
            return document
    return Builder(path, text).build(PureParser)


def _tab(document: Document, text: str) -> int | None:
    """Return the place of the first tab outside the comments of a text that was read with blanks for tabs."""
    parts, place = [], 0
    if document.data is not None:
        with suppress(YAMLError):
            for start, end in syntax.comments(document.text):
                parts += [text[place:start], document.text[start:end]]
                place = end
    tab = "".join([*parts, text[place:]]).find("\t")
    return tab if tab >= 0 else None


def _refused(path: str, text: str, span: Span, code: str, message: str, hint: str) -> Document:
    return Document(path, text, None, (Problem(path, span, code, message, hint),), {})
