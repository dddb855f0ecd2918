"""Which content this program can read."""

from typing import Any

from clustertoolkit.errors import ContentError
from clustertoolkit.problems import Problem
from clustertoolkit.yamlfiles.reader import Document

SCHEMA_VERSION = 2  # of the form of the files; raised when a released form changes


def refuse_newer(document: Document) -> None:
    """Raise ContentError if this is a toolkit.yaml of a form that is newer than the program."""
    given = _given(document.data)
    if given is not None and given > SCHEMA_VERSION:
        message = f"the content has schema version {given}, this program reads up to {SCHEMA_VERSION}"
        span = document.span(("schema_version",))
        problem = Problem(document.path, span, "newer-schema", message, "install a newer clustertoolkit")
        raise ContentError([problem], {document.path: document.text})


def is_older(data: Any) -> bool:
    """Tell whether the data of a toolkit.yaml say that the content has an older form than the program's."""
    given = _given(data)
    return given is not None and given < SCHEMA_VERSION


def _given(data: Any) -> int | None:
    given = data.get("schema_version") if isinstance(data, dict) else None
    return given if type(given) is int else None
