"""Which files are mended, of the content or a plan, and how each change is shown before it is written."""

import difflib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from clustertoolkit.content.location import listing, schemas_folder, shown
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.validation import word_lists
from clustertoolkit.contribute.mending import Form, mended
from clustertoolkit.files import beginning
from clustertoolkit.plan import planfile
from clustertoolkit.problems import Problem
from clustertoolkit.schema import schemas
from clustertoolkit.schema.shapes import Shapes
from clustertoolkit.yamlfiles.paths import filled
from clustertoolkit.yamlfiles.reader import MAX_BYTES, Document


class Fix(NamedTuple):
    """One file that is to be mended: where it is, how people name it, and its text before and after."""

    path: Path
    shown: str
    before: str
    after: str

    def diff(self) -> str:
        """Return the change as a unified diff."""
        return "\n".join(difflib.unified_diff(*self._lines(), self.shown, self.shown, lineterm=""))

    def told(self) -> str:
        """Return the change in words: where it is, what stood there and what does now."""
        before, after = self._lines()
        told = []
        for tag, start, end, new_start, new_end in difflib.SequenceMatcher(None, before, after).get_opcodes():
            if tag != "equal":
                told.append(f"{self.shown}, line {start + 1}")
                told += (f"Was: {line.strip()}" for line in before[start:end])
                told += (f"Is now: {line.strip()}" for line in after[new_start:new_end])
        return "\n".join(told)

    def _lines(self) -> tuple[list[str], list[str]]:
        return self.before.replace("\r", "").splitlines(), self.after.replace("\r", "").splitlines()


def of_content(folder: Path, wanted: Callable[[str], bool]) -> Iterator[Fix]:
    """Yield what can be mended in the files of a content folder for whose names `wanted` holds."""
    files, _ = listing(folder)
    forms, lists = schemas.read(schemas_folder()), word_lists(folder)
    shapes = Shapes(forms, lists)
    for file in files:
        if wanted(file.shown):
            judge = partial(shapes.problems, kind=file.kind)
            form = Form(forms[file.kind], lists, judge, plain_blanks=True)
            yield from _of_file(file.path, file.shown, form, MAX_BYTES)


def of_plan(file: Path, toolkit: Toolkit) -> Iterator[Fix]:
    """Yield what can be mended in a plan's file; nothing if there is no such file, or it is a pipe."""
    schema, lists = planfile.schema(), planfile.lists(toolkit)
    shapes = Shapes({"plan": schema}, lists)

    def judge(document: Document) -> Iterator[Problem]:
        return shapes.problems(document._replace(data=filled(document.data)), "plan")

    if file.is_file():  # what comes through a pipe can be read once
        form = Form(schema, lists, judge, plain_blanks=False)
        yield from _of_file(file, shown(file), form, planfile.MAX_BYTES)


def _of_file(path: Path, name: str, form: Form, limit: int) -> Iterator[Fix]:
    try:
        raw = beginning(path, limit + 1)
    except OSError:
        return  # it is reported by whoever reads it next, and so is one that is too large
    after = mended(raw, form) if len(raw) <= limit else None
    if after is not None:
        yield Fix(path, name, raw.decode("utf-8"), after)
