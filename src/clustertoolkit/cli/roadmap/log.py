"""The command `roadmap log`."""

import os
import re
from typing import TYPE_CHECKING, Annotated, Any

import typer

from clustertoolkit.cli.roadmap.shared import PlanFile, day_given, opened, refuse_hyphen
from clustertoolkit.cli.shared import options
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.errors import ToolkitError
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
            "--who", metavar="NAME", help="The body or role that tells it, no person.", show_default=False
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="DAY", help="The day of it, if not today.", show_default=False),
    ] = None,
    audience: Annotated[
        str | None,
        typer.Option(
            "--audience", metavar="NAME", help="Who may see it: team (if not given), council or public.",
            show_default=False,
        ),
    ] = None,
    note: Annotated[
        str | None, typer.Option("--remark", metavar="TEXT", help="What else there is.", show_default=False)
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
    """Add an entry to the log of an adopted plan, or empty one; without words, ask what happened.

    A kind alone, such as 'step', shows its keys. An entry whose action, step, source, risk or indicator the
    plan does not have is refused. Entries name bodies and roles, no persons.
    """
    from clustertoolkit.cli.roadmap.log_file import LogFile
    from clustertoolkit.cli.shared.terminals import unfit_terminal
    from clustertoolkit.plan.history import logfile

    refuse_hyphen(file)
    given = list(words or ())
    if given and empty:
        raise ToolkitError("an entry is added or emptied, not both", "leave out --empty or the words")
    if not given and not empty and (reason := unfit_terminal("the questions need")):
        kinds = " ".join(logfile.kinds())
        raise ToolkitError(reason, f"say what happened, with one of: {kinds}; or give --empty ID")
    if len(given) == 1:
        _refuse_kind(given[0])
        raise ToolkitError(f"'{given[0]}' has no keys yet", _keys(given[0]))
    _, plan = opened(context, file, data, day)
    log_file = LogFile(file, plan, options.today(day, os.environ.get).isoformat())
    if empty:
        log_file.empty(empty)
        return
    frame = {
        "date": day_given("--date", date) or log_file.today,
        "by": by, "audience": audience, "corrects": corrects, "settles": settles, "note": note,
    }  # fmt: skip
    if given:
        log_file.add({**{key: value for key, value in frame.items() if value}, given[0]: _read(given)})
    else:
        from clustertoolkit.cli.roadmap.log_dialogue import ask

        ask(log_file, {key: frame[key] for key in ("date", "by", "audience") if frame[key]})


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
