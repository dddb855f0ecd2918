"""One HTML file that needs nothing else: readable on a screen and a phone, and on paper."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from clustertoolkit.render.plain import printable
from clustertoolkit.views import Column, Report, Sheet, Value

HEAVY = 9  # the weight of columns that hold most of what a table says
PROSE = 120  # characters from which a text needs room to be read

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_SLASH = re.compile(r"(?<=\w)/(?=\w)")
_AFTER = ".,;:!?)]'"  # what may follow an address in a sentence and is no part of it
_DAYS = {"%Y-%m-%d": "{0.day} {0:%B %Y}", "%Y-%m": "{0:%B %Y}"}


def report(report: Report) -> str:
    """Return the grids, pages, hits or tables of a report as one page, with what it is and its origin."""
    sheets = () if report.grids or report.pages or report.hits else report.tables or report.sheets
    filters: dict[str, list[str]] = {}
    for label, value in report.filters:
        filters.setdefault(label, []).extend(part.strip() for part in value.split(","))
    template = _environment().get_template("report.html")
    return template.render(
        title=report.title,
        filters=filters,
        grids=report.grids,
        pages=report.pages,
        hits=report.hits,
        tables=[_shown(sheet) for sheet in sheets],
        notes=report.notes,
        head=report.toolkit.head,
        day=report.day,
    )


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("clustertoolkit.render"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["address"] = _ADDRESS.fullmatch
    environment.filters.update(addresses=_addresses, breakable=_breakable, day=_day)
    return environment


def _clean(value: Any) -> Any:
    """Return what the template is about to write without control characters."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _breakable(text: str) -> Markup:
    """Return a text, escaped, that may go on in another line after a slash between words."""
    return Markup(_SLASH.sub("/<wbr>", escape(printable(text))))  # noqa: S704  # it is escaped


def _addresses(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, each with whether it is a web address."""
    place = 0
    for match in _ADDRESS.finditer(text):
        address = text if match[0] == text else match[0].rstrip(_AFTER)
        yield text[place : match.start()], False
        yield address, True
        place = match.start() + len(address)
    yield text[place:], False


def _day(text: str) -> str:
    """Return an ISO date, or a year and month, as people write it; any other text as it is."""
    for form, written in _DAYS.items():
        try:
            return written.format(datetime.strptime(text, form))  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return text


def _shown(sheet: Sheet) -> dict[str, Any]:
    """Return the columns of a sheet that people see, and in each row the lines of each of their values."""
    shown = [place for place, column in enumerate(sheet.columns) if column.weight]
    columns = [
        {
            "title": sheet.columns[place].title,
            "kind": _kind(sheet.columns[place], (row[place] for row in sheet.rows)),
        }
        for place in shown
    ]
    rows = [[_lines(row[place]) for place in shown] for row in sheet.rows]
    return {"title": sheet.title, "columns": columns, "rows": rows}


def _kind(column: Column, values: Iterable[Value]) -> str:
    """Return a column's kind, or that its texts are read as prose, or its lists as blocks of lines."""
    if column.kind == "list":
        return "block" if column.weight >= HEAVY else "list"
    long = any(len(line) > PROSE for value in values for line in _lines(value))
    return "prose" if column.kind == "text" and long else column.kind


def _lines(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return () if value in (None, "") else (str(value),)
