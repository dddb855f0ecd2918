"""New entries as files: checked as if they were there already, and written only if all is well."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from clustertoolkit.content import validation
from clustertoolkit.content.kinds import FOLDERS
from clustertoolkit.content.location import PACKAGE, File, below, shown
from clustertoolkit.content.records import AskedField
from clustertoolkit.contribute.answers import Fault
from clustertoolkit.contribute.asking import Asking
from clustertoolkit.problems import Problem
from clustertoolkit.yamlfiles import canonical, paths
from clustertoolkit.yamlfiles.paths import Data, Way
from clustertoolkit.yamlfiles.reader import Document, parse


class Draft(NamedTuple):
    """A new entry: its data, the file that it is to be, and what is in that."""

    data: Data
    file: File
    document: Document


class Findings(NamedTuple):
    """What the checks of the content say of a draft: about answers, and what deserves a second look."""

    faults: tuple[Fault, ...]
    remarks: tuple[Fault, ...]
    other: tuple[Problem, ...] = ()


def draft(asking: Asking, data: Data) -> Draft:
    """Return an entry as the file that it is to be; its id is a word that names a file."""
    folder = next(name for name, kind in FOLDERS.items() if kind == asking.kind)
    name = f"{data['id']}.yaml"
    path = below(below(shown(asking.folder), folder), name)
    file = File(asking.kind, asking.folder / folder / name, path)
    return Draft(data, file, parse(path, canonical.written(data).encode()))


def findings(asking: Asking, drafts: Sequence[Draft]) -> tuple[Findings, ...]:
    """Return what a full validation says of each draft, if all were there."""
    added = {one.file: one.document for one in drafts}
    checked = validation.validate(asking.folder, asking.today, added=added)
    return tuple(
        _told(asking, one, [p for p in checked.problems if p.path == one.file.shown]) for one in drafts
    )


def _told(asking: Asking, one: Draft, problems: Sequence[Problem]) -> Findings:
    places = dict(_places(one.document, one.data))
    found: dict[str, list[Fault]] = {"error": [], "warning": []}
    other = []
    for problem in problems:
        field = _field(asking, places.get(problem.span[:2], ()))
        if field is None:
            other.append(problem)
            continue
        message = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
        if message not in [told.message for told in found[problem.severity]]:  # a page stands in two places
            found[problem.severity].append(Fault(field, message))
    return Findings(tuple(found["error"]), tuple(found["warning"]), tuple(other))


def _places(document: Document, data: Any, way: Way = ()) -> Iterator[tuple[tuple[int, int], Way]]:
    """Yield line and column of each key and value with the way to it; values last, which count."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        here = (*way, key)
        for of_key in (True, False):
            span = document.span(here, of_key=of_key)
            yield (span.line, span.column), here
        if isinstance(value, dict | list):
            yield from _places(document, value, here)


def _field(asking: Asking, way: Way) -> AskedField | None:
    """Return the field whose answer stands at a way, or around it; None if nobody was asked for it."""
    keys = tuple(step for step in way if isinstance(step, str))
    for length in range(len(keys), 0, -1):
        for field in reversed(list(asking.fields())):
            if paths.parse(field.into) == keys[:length]:
                return field
    return None


def place_of(asking: Asking, one: Draft) -> Path:
    """Return the file to write: in the content, or in the current folder if that belongs to the program."""
    if asking.folder.resolve().is_relative_to(PACKAGE.resolve()):
        return Path(one.file.path.name)
    return one.file.path
