"""Changes in a YAML text that leave every other character of it as a person wrote it.

The places come from the strict reader. What was changed is read again and compared, so that a text
in a form that this module does not expect is refused and not spoilt.
"""

import io
import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from clustertoolkit.errors import ToolkitError
from clustertoolkit.yamlfiles import reader
from clustertoolkit.yamlfiles.paths import Way, filled, pruned
from clustertoolkit.yamlfiles.reader import Document, PathKey, parse

Edit = tuple[int, int, str]  # the stretch of the text that is replaced, and by what


def amended(document: Document, values: Mapping[Way, str]) -> str:
    """Return the text of a document with texts set at paths; missing keys are added to their mappings.

    ToolkitError if the text cannot be changed so, because the mapping is written in braces.
    """
    wanted = deepcopy(document.data)
    edits: list[Edit] = []
    missing: dict[Way, dict[PathKey, Any]] = {}
    for path, value in values.items():
        _put(wanted, path, value)
        found = _marks(document, path)
        if found is not None:
            edits.append(_replaced(document, found, value))
            continue
        home = path[:-1]
        while not isinstance((_marks(document, home) or (None, None, None))[2], dict):
            home = home[:-1]
        _put(missing.setdefault(home, {}), path[len(home) :], value)
    for home, entries in missing.items():
        edits += _added(document, home, entries)
    text = document.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    if filled(parse(document.path, text.encode(), len(text.encode())).data) != filled(wanted):
        raise ToolkitError(
            f"{document.path} is written in a form that cannot be changed here",
            "write lists and mappings line by line, not in braces",
        )
    return text


def _put(data: Any, path: Way, value: Any) -> None:
    for step in path[:-1]:
        if isinstance(data, dict) and data.get(step) is None:
            data[step] = {}
        data = data[step]
    data[path[-1]] = value


def _marks(document: Document, path: Way) -> Any:
    """Return the events of key and value at a path and the marks below it; None if nothing is there."""
    found = document.marks[""]
    for step in path:
        try:
            found = found[2][step]
        except (KeyError, IndexError, TypeError):
            return None
    return found


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line):
        start = text.index("\n", start) + 1
    return start + column


def _replaced(document: Document, found: Any, value: str) -> Edit:
    """Return the edit that puts a value in the place of another one, or behind a key without one."""
    key, event, _ = found
    mark = event.start_mark
    start = _offset(document.text, mark.line, mark.column)
    new = json.dumps(value, ensure_ascii=False)
    if event.value == "" and not event.style:
        after = _offset(document.text, key.end_mark.line, key.end_mark.column)
        colon = document.text.index(":", after) + 1
        return colon, colon, f" {new}"
    line, column = _end(document.text, key.start_mark.column, event)
    return start, _offset(document.text, line, column), new


def _end(text: str, indent: int, event: Any) -> tuple[int, int]:
    """Return line and column behind the last character of a value.

    The blank lines behind a block belong to it only if its head says that they are kept.
    """
    end = event.end_mark
    if event.style not in ("|", ">"):
        return end.line, end.column
    lines = text.split("\n")
    last = event.start_mark.line
    kept = "+" in lines[last][event.start_mark.column :].split("#")[0]
    for number in range(last + 1, len(lines) - (not lines[-1])):  # behind the last line there is none
        line = lines[number].rstrip("\r")
        if line.strip() and len(line) - len(line.lstrip(" ")) <= indent:
            break
        last = number if line.strip() or kept else last
    return last, len(lines[last].rstrip("\r"))


def _added(document: Document, home: Way, entries: dict[PathKey, Any]) -> Iterator[Edit]:
    """Yield the edit that adds keys below the last line of a block mapping."""
    _, event, marks = _marks(document, home)
    if not marks:  # a pair of braces with nothing in it
        start = _offset(document.text, event.start_mark.line, event.start_mark.column)
        yield start, document.text.index("}", start) + 1, json.dumps(entries, ensure_ascii=False)
        return
    after: dict[PathKey, Any] = {}
    for key, value in entries.items():
        if key in marks:  # it is there and empty: its lines go below it
            yield _below(document, marks[key][0].start_mark.line, _lines({key: value}, 0)[1:], marks[key][0])
        else:
            after[key] = value
    if after:
        first = next(iter(marks.values()))[0]
        line = max(_last(document.text, one, first.start_mark.column) for one in marks.values())
        yield _below(document, line, _lines(after, 0), first)


def _last(text: str, found: Any, indent: int) -> int:
    """Return the last line on which a key's value or anything below it stands."""
    key, event, inner = found
    if not inner:
        at = key.start_mark.column if key is not None else indent
        return _end(text, at, event)[0] if hasattr(event, "style") else int(event.end_mark.line)
    below = inner.values() if isinstance(inner, dict) else inner
    return max(_last(text, one, indent) for one in below)


def _below(document: Document, line: int, lines: list[str], key: Any) -> Edit:
    ending = "\r\n" if "\r\n" in document.text else "\n"
    blanks = " " * key.start_mark.column
    added = "".join(f"{ending}{blanks}{one}" for one in lines)
    rows = document.text.split("\n")
    place = _offset(document.text, line, len(rows[line].rstrip("\r")))
    return place, place, added


def _lines(entries: Mapping[PathKey, Any], indent: int) -> list[str]:
    lines = []
    for key, value in entries.items():
        if isinstance(value, dict):
            lines += [f"{' ' * indent}{key}:", *_lines(value, indent + 2)]
        else:
            lines.append(f"{' ' * indent}{key}: {json.dumps(value, ensure_ascii=False)}")
    return lines


class Edited:
    """A plan that a person has edited: its text takes other data, and comments stay where they stood."""

    def __init__(self, text: str) -> None:
        from ruamel.yaml import YAML  # slow to import, and only the walk through an edited plan needs it

        self._yaml = YAML()
        self._yaml.preserve_quotes = True
        self._yaml.width = 2**31
        self._yaml.indent(mapping=2, sequence=4, offset=2)
        self._yaml.representer.add_representer(
            type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
        )
        self._plan = self._yaml.load(text)

    def text(self, data: dict[str, Any]) -> str:
        """Return the text with this data in it; ToolkitError if it would not say what it should."""
        _bring(self._plan, data)
        written = io.StringIO()
        self._yaml.dump(self._plan, written)
        result = written.getvalue()
        raw = result.encode()
        if pruned(reader.parse("", raw, len(raw)).data) != pruned(data):
            raise ToolkitError("the plan is written in a form that the walk cannot change", "edit it by hand")
        return result


def _bring(node: Any, data: Any) -> None:
    """Change a node of the round trip in place until it says what plain data says."""
    if isinstance(node, dict):
        for key in [key for key in node if key not in data and node[key] is not None]:
            del node[key]
        pairs: Any = data.items()
    else:
        place = 0
        while len(node) > len(data):  # what is equal keeps its comments
            if place < len(data) and pruned(node[place]) == pruned(data[place]):
                place += 1
            else:
                del node[place]
        pairs = enumerate(data)
    for key, value in pairs:
        held = node[key] if (key in node if isinstance(node, dict) else key < len(node)) else None
        if isinstance(value, dict | list) and type(held) is not str and isinstance(held, type(value)):
            _bring(held, value)
        elif isinstance(node, list) and key == len(node):
            node.append(value)
        elif held != value:
            node[key] = value
