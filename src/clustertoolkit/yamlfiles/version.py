"""Which content this program can read."""

from clustertoolkit.errors import ContentError
from clustertoolkit.problems import Problem
from clustertoolkit.yamlfiles.reader import Document

SCHEMA_VERSION = 1  # of the form of the files; raised when a released form changes


def refuse_newer(document: Document) -> None:
    """Raise ContentError if this is a toolkit.yaml of a form that is newer than the program."""
    data = document.data
    given = data.get("schema_version") if isinstance(data, dict) else None
    if type(given) is int and given > SCHEMA_VERSION:
        message = f"the content has schema version {given}, this program reads up to {SCHEMA_VERSION}"
        span = document.span(("schema_version",))
        problem = Problem(document.path, span, "newer-schema", message, "install a newer clustertoolkit")
        raise ContentError([problem], {document.path: document.text})
