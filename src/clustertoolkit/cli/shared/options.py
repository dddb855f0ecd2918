"""Options that several commands share, and the words behind them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from clustertoolkit.cli.shared import completion
from clustertoolkit.errors import ToolkitError

FILTERS = "Choose (repeat an option for alternatives; different options narrow)"
OUTPUT = "Output"


def is_hyphen(file: Path) -> bool:
    """Tell whether a hyphen stands for a file: by custom standard input or output."""
    return file == Path("-")


def file_or_output(file: Path | None) -> Path | None:
    """Return the file to write; None, as if none were named, for the hyphen of standard output."""
    return None if file is None or is_hyphen(file) else file


DataFolder = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Read the content in this folder.", show_default=False),
]
Day = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="Take this day (YYYY-MM-DD) for today.",
        show_default=False,
        hidden=True,
    ),
]


def _filter(
    name: str, metavar: str, text: str, complete: Callable[..., completion.Offers]
) -> typer.models.OptionInfo:
    option: typer.models.OptionInfo = typer.Option(
        name,
        metavar=metavar,
        help=text,
        rich_help_panel=FILTERS,
        show_default=False,
        autocompletion=completion.on_tab(complete),
    )
    return option


Priorities = Annotated[
    list[str] | None,
    _filter(
        "--priority", "NAME", "Thematic priority, such as green.",
        completion.listed("dimensions", "priorities"),
    ),
]  # fmt: skip
Challenges = Annotated[
    list[str] | None,
    _filter(
        "--challenge", "NAME", "Challenge, such as skills.", completion.listed("dimensions", "challenges")
    ),
]
Functions = Annotated[
    list[str] | None,
    _filter(
        "--function", "NAME", "Cluster function, such as networking.",
        completion.listed("dimensions", "functions"),
    ),
]  # fmt: skip
Bases = Annotated[
    list[str] | None,
    _filter(
        "--basis", "NAME", "On whose word an entry stands in a cell: paper, table-5 or judged.",
        completion.bases,
    ),
]  # fmt: skip
Countries = Annotated[
    list[str] | None,
    _filter(
        "--country", "CODE", "Country by code or name; several with commas: AT,Greece.",
        completion.listed("countries", "countries"),
    ),
]  # fmt: skip
Groups = Annotated[
    list[str] | None,
    _filter("--group", "NAME", "Group of countries, such as eu27.", completion.listed("countries", "groups")),
]
Recommendations = Annotated[
    list[str] | None,
    _filter(
        "--recommendation", "ID", "Expert recommendation, such as G2.",
        completion.listed("recommendations", "recommendations"),
    ),
]  # fmt: skip
Instruments = Annotated[
    list[str] | None,
    _filter(
        "--instrument", "NAME", "Instrument, such as training.",
        completion.listed("instruments", "instruments"),
    ),
]  # fmt: skip
Sectors = Annotated[
    list[str] | None,
    _filter("--sector", "NAME", "Sector, such as agri-food.", completion.listed("sectors", "sectors")),
]
Statuses = Annotated[
    list[str] | None, _filter("--status", "NAME", "active, ended or unknown.", completion.statuses)
]
Evidences = Annotated[
    list[str] | None,
    _filter("--evidence", "NAME", "How sure the facts are, such as official.", completion.evidence),
]

Columns = Annotated[
    str | None,
    typer.Option(
        "--columns", metavar="NAMES", rich_help_panel=OUTPUT, show_default=False,
        help="Columns to show, with commas; a wrong name lists them all.",
        autocompletion=completion.on_tab(completion.columns),
    ),
]  # fmt: skip
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort", metavar="COLUMN", rich_help_panel=OUTPUT, show_default=False,
        help="Column to sort by; with a hyphen before it in reverse.",
        autocompletion=completion.on_tab(completion.columns),
    ),
]  # fmt: skip
Limit = Annotated[
    int, typer.Option("--limit", min=0, metavar="N", rich_help_panel=OUTPUT, help="Rows at most; 0 for all.")
]
Format = Annotated[
    str,
    typer.Option(
        "--format", "-f", metavar="FORM", rich_help_panel=OUTPUT,
        help="auto (table on a terminal, tsv in a pipe), table, tsv, csv, json or markdown.",
        autocompletion=completion.on_tab(completion.forms),
    ),
]  # fmt: skip
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", rich_help_panel=OUTPUT, show_default=False, callback=file_or_output,
        help="Write to a file, by its suffix: .csv, .xlsx, .json, .md, .html, .tsv or .svg.",
    ),
]  # fmt: skip
Replace = Annotated[
    bool, typer.Option("--force", rich_help_panel=OUTPUT, help="Replace the file if it exists.")
]


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
