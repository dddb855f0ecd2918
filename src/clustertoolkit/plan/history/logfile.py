"""The log of an adopted plan: where it lies, how it is read, and how an entry comes into it."""

import json
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

from clustertoolkit.content.location import schemas_folder, shown
from clustertoolkit.errors import LogError
from clustertoolkit.plan import reading
from clustertoolkit.plan.history.records import History
from clustertoolkit.schema import schemas
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles.editor import amended
from clustertoolkit.yamlfiles.paths import Data, pruned
from clustertoolkit.yamlfiles.reader import Document
from clustertoolkit.yamlfiles.records import build
from clustertoolkit.yamlfiles.writer import scalar

LOG_VERSION = 1  # of the form of a log; raised when a released form changes
MAX_BYTES = 2 * 1024 * 1024  # some thousand entries
STUB = ("id", "date", "audience")  # what stays of an entry that is emptied
HEAD = """\
# What happened since the plan beside this file was adopted: a history, one entry for each thing.
#
# `toolkit roadmap log FILE` adds an entry, FILE being the plan; `toolkit roadmap status FILE` sums them up.
# An entry names bodies and roles, no persons. Who may see it says 'audience': without one, the team alone.
# What was wrong is corrected by a further entry that says `corrects:` with the id of the first.

"""


@cache
def schema() -> Schema:
    """Return the schema of a log, with every field's meaning and example."""
    return schemas.read(schemas_folder(), "log")["log"]


def entry_schema() -> Schema:
    """Return the form of an entry."""
    form: Schema = schema()["properties"]["entries"]["items"]
    return form


@cache
def kinds() -> dict[str, Schema]:
    """Return the kinds of entry by the key that holds what an entry says, each with its form."""
    return {key: form for key, form in entry_schema()["properties"].items() if form["type"] == "object"}


def beside(plan: Path) -> Path:
    """Return where the log of a plan lies: `plan.log.yaml` beside `plan.yaml`."""
    return plan.with_name(f"{plan.stem}.log.yaml")


def read(file: Path, plan: str) -> Document:
    """Read the log of a plan against its schema.

    LogError carries every problem. ToolkitError says that there is no such file, or none to be read.
    """
    raw = reading.contents(file, MAX_BYTES, f"adopt the plan first: toolkit roadmap adopt {plan}")
    return fitting(shown(file), raw)


def fitting(path: str, raw: bytes) -> Document:
    """Return the log that these bytes are, named to people by this path; LogError as for `read`."""
    return reading.fitting(path, raw, reading.FileForm("log", schema(), LOG_VERSION, MAX_BYTES, LogError), {})


def log_from(data: Data) -> History:
    """Make the log from the plain data of a file that fits the schema."""
    return build(History, pruned(data))


def begun(plan: str, adopted: Data) -> str:
    """Return the text of a log without entries for a plan's file of this name."""
    lines = (f"  {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in adopted.items())
    return f"{HEAD}log_version: {LOG_VERSION}\nplan: {scalar(plan)}\nadopted:\n{''.join(lines)}entries:\n"


def next_id(data: Data) -> str:
    """Return the id of the next entry: one more than the highest number so far."""
    numbers = [
        int(name[1:])
        for name in _ids(data)
        if name[0] == "e" and name[1:].isdecimal() and name[1:].isascii() and len(name) <= len("e123456789")
    ]
    return f"e{max(numbers, default=0) + 1}"


def _ids(data: Data) -> Iterator[str]:
    return (entry["id"] for entry in data.get("entries", ()))


def with_entry(document: Document, entry: Data) -> Document:
    """Return a log with a further entry; LogError if it does not fit, ToolkitError if it cannot be done."""
    wanted = deepcopy(document.data)
    wanted.setdefault("entries", []).append(entry)
    changed = amended(document, wanted, MAX_BYTES)
    return fitting(changed.path, changed.text.encode())


def emptied(document: Document, name: str, day: str) -> Document:
    """Return a log in which an entry says no more than that it was emptied; KeyError if there is none."""
    place = {one: number for number, one in enumerate(_ids(document.data))}[name]
    wanted = deepcopy(document.data)
    entry: dict[str, Any] = wanted["entries"][place]
    wanted["entries"][place] = {key: entry[key] for key in STUB if key in entry} | {"emptied": day}
    return amended(document, wanted, MAX_BYTES)
