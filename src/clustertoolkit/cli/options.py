"""Options that several commands share, and the words behind them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from clustertoolkit.errors import ToolkitError
from clustertoolkit.words import Words

if TYPE_CHECKING:
    from clustertoolkit.model import Toolkit
    from clustertoolkit.query import Selection

FILTERS = "Choose (repeat an option for alternatives; different options narrow)"
OUTPUT = "Output"

Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Read the content in this folder.", show_default=False),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="Take this day (YYYY-MM-DD) for today.",
        show_default=False,
        hidden=True,
    ),
]


def _filter(name: str, metavar: str, text: str) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name, metavar=metavar, help=text, rich_help_panel=FILTERS, show_default=False
    )
    return option


Priorities = Annotated[list[str] | None, _filter("--priority", "NAME", "Thematic priority, such as green.")]
Challenges = Annotated[list[str] | None, _filter("--challenge", "NAME", "Challenge, such as skills.")]
Functions = Annotated[
    list[str] | None, _filter("--function", "NAME", "Cluster function, such as networking.")
]
Bases = Annotated[
    list[str] | None,
    _filter("--basis", "NAME", "On whose word an entry stands in a cell: paper, table-5 or judged."),
]
Countries = Annotated[
    list[str] | None,
    _filter("--country", "CODE", "Country by code or name; several with commas: AT,Greece."),
]
Groups = Annotated[list[str] | None, _filter("--group", "NAME", "Group of countries, such as eu27.")]
Recommendations = Annotated[
    list[str] | None, _filter("--recommendation", "ID", "Expert recommendation, such as G2.")
]


def selection(toolkit: "Toolkit", filters: Mapping[str, Iterable[str] | None]) -> "Selection":
    """Return what the filter options choose; ToolkitError for a value that names nothing."""
    from clustertoolkit.model import words
    from clustertoolkit.query import BASES, Selection

    editions = [
        (f"{edition.id}/{one.id}", (edition.id, one.id))
        for edition in reversed(toolkit.editions)  # the newest edition has the short id
        for one in edition.recommendations
    ]
    pairs = dict(editions)
    allowed = {
        "priority": words(toolkit.dimensions.priorities),
        "challenge": words(toolkit.dimensions.challenges),
        "function": words(toolkit.dimensions.functions),
        "basis": Words.of((basis, ()) for basis in BASES),
        "country": Words.of((one.code, (one.name, *one.aliases)) for one in toolkit.countries.values()),
        "group": words(toolkit.groups),
        "recommendation": Words.of((full, (pair[1],)) for full, pair in editions),
    }
    chosen = {
        name: [_one(name, part, allowed[name]) for value in values or () for part in _parts(value)]
        for name, values in filters.items()
    }
    return Selection(
        priorities=chosen["priority"],
        challenges=chosen["challenge"],
        functions=chosen["function"],
        bases=chosen["basis"],
        countries=chosen["country"],
        groups=chosen["group"],
        recommendations=[pairs[full] for full in chosen["recommendation"]],
    )


def _parts(value: str) -> list[str]:
    """Return the parts of a value that may be a list with commas."""
    return [part.strip() for part in value.split(",")]


def _one(option: str, value: str, words: Words) -> str:
    found = words.find(value)
    if found is None:
        raise ToolkitError(f"no {option} is named '{value}'", words.hint(value))
    return found


def today(given: str | None, environment: Callable[[str], str | None]) -> date:
    """Return the day to work with: the one given, that of SOURCE_DATE_EPOCH, or today's in UTC."""
    from datetime import UTC, datetime

    epoch = environment("SOURCE_DATE_EPOCH")
    try:
        if given:
            return date.fromisoformat(given)
        if epoch:
            return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError):
        named = f"--today is '{given}'" if given else f"SOURCE_DATE_EPOCH is '{epoch}'"
        raise ToolkitError(f"{named}, which is not a day", "write a day as 2026-11-22") from None
    return datetime.now(UTC).date()
