"""The command `roadmap log`."""

import os
import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clustertoolkit.cli.roadmap.shared import PlanFile, day_given, opened, refuse_hyphen
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.output import say
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import OwnFile
from clustertoolkit.schema.words import hint

if TYPE_CHECKING:
    from clustertoolkit.schema.schemas import Schema
    from clustertoolkit.yamlfiles.paths import Data

WORDS = {"true": True, "false": False}
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,9})?")


def log(
    context: typer.Context,
    file: PlanFile,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[KIND KEY=VALUE...]", show_default=False,
            help="What happened: step, money, reading, risk, decision, ask, review or view, and its keys.",
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="NAME", help="The body or role that tells it, no person.", show_default=False
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", help="When it happened, if not today.", show_default=False),
    ] = None,
    audience: Annotated[
        str | None,
        typer.Option(
            "--audience", metavar="NAME", help="Who may see it: team (if not given), council or public.",
            show_default=False,
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="What else there is.", show_default=False)
    ] = None,
    corrects: Annotated[
        str | None,
        typer.Option(
            "--corrects", metavar="ID", help="The entry in whose place this one stands.", show_default=False
        ),
    ] = None,
    settles: Annotated[
        list[str] | None,
        typer.Option(
            "--settles", metavar="ID", help="A decision or ask that is settled by it.", show_default=False
        ),
    ] = None,
    empty: Annotated[
        str | None,
        typer.Option(
            "--empty", metavar="ID", help="Take out all that an entry says but its day.", show_default=False
        ),
    ] = None,
    data: options.DataFolder = None,
    day: options.Day = None,
) -> None:  # fmt: skip
    """Add an entry to the log of an adopted plan, or empty one.

    A kind alone, such as 'step', shows its keys. An entry whose action, step, source, risk or indicator the
    plan does not have is refused. Entries name bodies and roles, no persons.
    """
    from clustertoolkit.plan.history import checks, logfile
    from clustertoolkit.plan.plans import plan_from

    refuse_hyphen(file)
    given = list(words or ())
    if bool(given) == bool(empty):
        kinds = " ".join(logfile.kinds())
        raise ToolkitError("it is not said what happened", f"begin with one of: {kinds}; or give --empty ID")
    if len(given) == 1:
        _refuse_kind(given[0])
        raise ToolkitError(f"'{given[0]}' has no keys yet", _keys(given[0]))
    path = logfile.beside(file)
    own = OwnFile(path, logfile.MAX_BYTES)
    _, plan = opened(context, file, data, day)
    document = logfile.read(path, file.as_posix())
    today = options.today(day, os.environ.get).isoformat()
    if empty:
        if empty not in [entry["id"] for entry in document.data.get("entries", ())]:
            raise ToolkitError(f"the log has no entry '{empty}'", "the ids stand in the log's file")
        own.write(logfile.emptied(document, empty, today).text, "run the command again")
        say(f"{path.as_posix()}: {empty} is emptied; older versions of the file may still hold it")
        return
    name = logfile.next_id(document.data)
    entry: dict[str, Any] = {
        "id": name,
        "date": day_given("--date", date) or today,
        "by": by,
        "audience": audience,
        "corrects": corrects,
        "settles": settles,
        "note": note,
    }
    entry = {key: value for key, value in entry.items() if value} | {given[0]: _read(given)}
    changed = logfile.with_entry(document, entry)
    place = ("entries", len(changed.data["entries"]) - 1)
    found = checks.found(plan_from(plan.data), logfile.log_from(changed.data), today, today)
    mine = [finding for finding in found if finding.path[:2] == place]
    for finding in mine:
        if finding.severity == "error":
            raise ToolkitError(finding.message, "correct it, and run the command again")
    own.write(changed.text, "run the command again")
    for finding in mine:
        say(f"note: {finding.message}")
    say(f"{path.as_posix()}: {name} added")


def _refuse_kind(kind: str) -> None:
    from clustertoolkit.plan.history import logfile

    if kind not in logfile.kinds():
        raise ToolkitError(f"'{kind}' is no kind of entry", hint(kind, logfile.kinds()))


def _keys(kind: str) -> str:
    """Return the keys of a kind of entry as they are written on a command line."""
    from clustertoolkit.plan.history import logfile

    form = logfile.kinds()[kind]
    needed = form.get("required", ())
    shown = [
        f"{key}={'|'.join(inner.get('enum', ('...',)))}"
        for key, inner in form["properties"].items()
        if _is_simple(inner)
    ]
    return "  ".join(one if one.partition("=")[0] in needed else f"[{one}]" for one in shown)


def _is_simple(form: "Schema") -> bool:
    return form.get("items", form)["type"] not in ("object", "array")


def _read(words: list[str]) -> "Data":
    """Return what an entry says from the words of a command line: its kind, then keys with their values."""
    from clustertoolkit.plan.history import logfile

    kind, *pairs = words
    _refuse_kind(kind)
    fields = logfile.kinds()[kind]["properties"]
    said: dict[str, Any] = {}
    for pair in pairs:
        key, sign, value = pair.partition("=")
        if not sign:
            raise ToolkitError(f"'{pair}' is no key with a value", _keys(kind))
        if key not in fields:
            raise ToolkitError(f"'{kind}' has no key '{key}'", hint(key, fields))
        if not _is_simple(fields[key]):
            raise ToolkitError(
                f"'{key}' holds a list", "add the entry without it, and write it into the file"
            )
        said[key] = _value(key, value, fields[key])
    return said


def _value(key: str, text: str, form: "Schema") -> Any:
    """Return a value as its form wants it; ToolkitError if the text is no such value."""
    kind = form["type"]
    if kind == "array":
        return [one.strip() for one in text.split(",")]
    if kind == "boolean":
        if text not in WORDS:
            raise ToolkitError(f"{key} cannot be '{text}'", either(tuple(WORDS)))
        return WORDS[text]
    if kind not in ("integer", "number"):
        return text
    if _NUMBER.fullmatch(text) and (kind == "number" or "." not in text):
        return float(text) if "." in text else int(text)
    raise ToolkitError(f"{key} is '{text}', which is no number", "write it in digits, such as 1500000")
