"""New entries as files: checked as if they were there already, and written only if all is well."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from clustertoolkit.content import validation
from clustertoolkit.content.kinds import FOLDERS
from clustertoolkit.content.location import PACKAGE, File, below, shown
from clustertoolkit.content.records import AskedField
from clustertoolkit.contribute.alike import Alike, entries_like
from clustertoolkit.contribute.answers import Answers, Fault
from clustertoolkit.contribute.asking import Asking
from clustertoolkit.contribute.entry import NewEntry, composed
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import write_whole
from clustertoolkit.problems import Problem
from clustertoolkit.yamlfiles import canonical, paths
from clustertoolkit.yamlfiles.paths import Data, Way
from clustertoolkit.yamlfiles.reader import Document, parse


class Draft(NamedTuple):
    """A new entry: its data, the file that it is to be, and what is in that."""

    data: Data
    file: File
    document: Document


class Judged(NamedTuple):
    """An entry that answers make, and what there is to say of it before it may be written.

    `faults` are about answers, `remarks` deserve a second look and stop nothing, `alike` are entries that it
    may be already, and `other` is wrong though nobody was asked for it.
    """

    entry: NewEntry
    faults: tuple[Fault, ...]
    alike: tuple[Alike, ...] = ()
    draft: Draft | None = None
    remarks: tuple[Fault, ...] = ()
    other: tuple[Problem, ...] = ()

    @property
    def is_well(self) -> bool:
        """Tell whether it may be written."""
        return not (self.faults or self.alike or self.other)


def judged(asking: Asking, given: Sequence[Answers]) -> tuple[Judged, ...]:
    """Return what comes of several answers, each judged as if all the others were in the content already."""
    taken: set[str] = set()
    found = []
    for answers in given:
        entry = composed(asking, answers, taken)
        alike = () if entry.faults else entries_like(asking, entry.data)
        draft = None if entry.faults or alike else _draft(asking, entry.data)
        found.append(Judged(entry, entry.faults, alike, draft))
        taken.add(entry.data.get("id", ""))
    added = {one.draft.file: one.draft.document for one in found if one.draft}
    if not added:
        return tuple(found)
    checked = validation.validate(asking.folder, asking.today, added=added)
    return tuple(_checked(asking, one, checked.problems) for one in found)


def _draft(asking: Asking, data: Data) -> Draft:
    folder = next(name for name, kind in FOLDERS.items() if kind == asking.kind)
    name = f"{data['id']}.yaml"
    path = below(below(shown(asking.folder), folder), name)
    file = File(asking.kind, asking.folder / folder / name, path)
    return Draft(data, file, parse(path, canonical.written(data).encode()))


def _checked(asking: Asking, one: Judged, problems: Sequence[Problem]) -> Judged:
    """Return an entry with what a full validation says of its file."""
    if one.draft is None:
        return one
    places = dict(_places(one.draft.document, one.draft.data))
    told: dict[str, list[Fault]] = {"error": [], "warning": []}
    other = []
    for problem in problems:
        if problem.path != one.draft.file.shown:
            continue
        field = _field(asking, places.get(problem.span[:2], ()))
        if field is None:
            other.append(problem)
            continue
        message = f"{problem.message}; {problem.hint}" if problem.hint else problem.message
        if message not in [fault.message for fault in told[problem.severity]]:  # a page stands in two places
            told[problem.severity].append(Fault(field, message))
    return one._replace(faults=tuple(told["error"]), remarks=tuple(told["warning"]), other=tuple(other))


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


def write(asking: Asking, drafts: Sequence[Draft]) -> list[Path]:
    """Write new entries, and return their files; ToolkitError if one is there already.

    They go into the content, or into the current folder if that belongs to the installed program.
    """
    is_installed = asking.folder.resolve().is_relative_to(PACKAGE.resolve())
    files = [Path(one.file.path.name) if is_installed else one.file.path for one in drafts]
    for file in files:
        if file.exists():
            raise ToolkitError(f"{shown(file)} already exists", "give the entry another id")
    for one, file in zip(drafts, files, strict=True):
        file.parent.mkdir(exist_ok=True)
        write_whole(file, one.document.text.encode(), force=False)
    return files
