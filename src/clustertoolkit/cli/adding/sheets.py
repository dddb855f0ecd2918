"""Workbooks for contributors: the one to fill in, and what was filled in."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from clustertoolkit.cli.shared.output import say
from clustertoolkit.content.location import shown
from clustertoolkit.errors import ToolkitError
from clustertoolkit.files import write_whole

if TYPE_CHECKING:
    from clustertoolkit.content.records import AskedField
    from clustertoolkit.contribute.asking import Asking
    from clustertoolkit.contribute.draft import Judged
    from clustertoolkit.tables.contributed import FilledRows, RowFault

MOST = 100  # faults that are told


def write_template(file: Path, asking: "Asking", *, curator: bool) -> None:
    """Write a workbook to fill in; ToolkitError if the file exists."""
    from clustertoolkit.render.template import template

    name = file.as_posix()
    if file.suffix.lower() != ".xlsx":
        raise ToolkitError(f"{name} is no name of a workbook", "end its name in .xlsx")
    write_whole(file, template(asking, curator=curator), force=False)
    say(
        f"{name} written; fill in a row for each {asking.kind}, then: toolkit add {asking.kind} --from {name}"
    )


def add_rows(file: Path, asking: "Asking") -> None:
    """Write an entry for each new row of a sheet; say what is wrong with any, and exit with 1, if it is."""
    from clustertoolkit.contribute.draft import judged, write
    from clustertoolkit.tables.contributed import rows_of

    rows = rows_of(file, asking)
    found = dict(zip(rows.answers, judged(asking, list(rows.answers.values())), strict=True))
    faults = sorted([*rows.faults, *_faults(rows, found, asking)], key=lambda fault: fault.row)
    if faults:
        for fault in faults[:MOST]:
            say(f"error: {_place(fault)}: {fault.message}")
        if len(faults) > MOST:
            say(f"... and {len(faults) - MOST} more")
        say(f"error: nothing was written; mend {file.as_posix()}, and run the command again")
        raise typer.Exit(1)
    for number, one in found.items():
        for remark in one.remarks:
            say(f"mind: row {number}, {_column(rows, remark.field, asking)}: {remark.message}")
    for written in write(asking, [one.draft for one in found.values() if one.draft]):
        say(f"{shown(written)} written")
    if rows.passed:
        say(f"rows of entries that are there already: {rows.passed}")
    if found:
        say("next: read them, and send them as a pull request, or to the curators of the content")
    else:
        say("there is no new row")


def _faults(rows: "FilledRows", found: dict[int, "Judged"], asking: "Asking") -> Iterator["RowFault"]:
    """Yield what is wrong with new rows, in the words of the sheet."""
    from clustertoolkit.tables.contributed import RowFault

    for number, one in found.items():
        for fault in one.faults:
            line = f" (line {fault.line})" if fault.line else ""
            yield RowFault(number, _column(rows, fault.field, asking), f"{fault.message}{line}")
        for other in one.alike:
            message = f"this may be '{other.name}' ({other.id}): {other.why}"
            column = f"write {other.id} into a column 'Not the same as'"
            hint = "give it a longer name, or the page that is its own" if other.certain else column
            yield RowFault(number, "", f"{message}; if it is another thing, {hint}")
        for problem in one.other:
            yield RowFault(number, "", f"{problem.message}; {problem.hint}")


def _column(rows: "FilledRows", field: "AskedField", asking: "Asking") -> str:
    return rows.columns.get(field.id, asking.title(field))


def _place(fault: "RowFault") -> str:
    return f"row {fault.row}, {fault.column}" if fault.column else f"row {fault.row}"
