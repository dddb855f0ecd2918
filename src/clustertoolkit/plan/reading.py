"""A person's own file, read by the same strict road as the content."""

from pathlib import Path
from typing import NamedTuple

from clustertoolkit.errors import PlanError, ToolkitError
from clustertoolkit.files import beginning
from clustertoolkit.problems import Problem
from clustertoolkit.schema.fits import fits
from clustertoolkit.schema.schemas import Lists, Schema
from clustertoolkit.yamlfiles import reader
from clustertoolkit.yamlfiles.paths import filled
from clustertoolkit.yamlfiles.reader import Document


class FileForm(NamedTuple):
    """What a kind of file may hold: its schema, the newest version of it, how many bytes, and its error."""

    kind: str
    schema: Schema
    newest: int
    most: int
    error: type[PlanError] = PlanError


def contents(file: Path, most: int, makes: str) -> bytes:
    """Return a file's bytes, one more than `most` if it has more; `makes` is the command that begins one.

    ToolkitError says that there is no such file, or none to be read.
    """
    name = file.as_posix()
    try:
        if file.is_dir():
            raise ToolkitError(f"{name} is a folder", "name the plan's file in it")
        if not file.exists():
            raise ToolkitError(f"{name} does not exist", makes)
        return beginning(file, most + 1)
    except OSError as error:
        message = f"{name} cannot be opened: {error.strerror or 'the system refuses'}"
        raise ToolkitError(message, "name a file that you may read") from error


def fitting(path: str, raw: bytes, form: FileForm, lists: Lists) -> Document:
    """Return the file that these bytes are, named to people by this path; PlanError carries every problem.

    A key that is left empty is as good as missing.
    """
    document = reader.parse(path, raw, form.most)
    problems = list(document.problems)
    document = document._replace(data=filled(document.data))
    if isinstance(document.data, dict):
        _refuse_newer(document, form)
    if document.data is not None and not fits(document.data, form.schema, lists):
        from clustertoolkit.schema.shapes import Shapes  # slow to import, and needed only now

        told = {problem.span for problem in problems}
        shapes = Shapes({form.kind: form.schema}, lists)
        problems += (one for one in shapes.problems(document, form.kind) if one.span not in told)
    if problems:
        raise form.error(sorted(problems), {document.path: document.text})
    return document


def _refuse_newer(document: Document, form: FileForm) -> None:
    key = f"{form.kind}_version"
    given = document.data.get(key)
    if type(given) is int and given > form.newest:
        message = f"the {form.kind} has form {given}, this program reads up to {form.newest}"
        problem = Problem(
            document.path, document.span((key,)), "newer-schema", message, "install a newer clustertoolkit"
        )
        raise form.error([problem], {document.path: document.text})
