"""Options that several commands share, and the words behind them."""

import inspect
import os
from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from clustertoolkit.cli.shared import completion
from clustertoolkit.cli.shared.phrases import either
from clustertoolkit.content.kinds import FIRST_FILTERS
from clustertoolkit.errors import ToolkitError
from clustertoolkit.render import BIBLIOGRAPHY, PICTURES, PRINTED, SUFFIXES
from clustertoolkit.schema.words import hint

CHOOSE = "Choose (a,b: one of them; a+b: both; each option narrows)"
FURTHER = "Choose further"
FEW = 8  # filters that stand together in the help
OUTPUT = "Output"
NO_YEAR = 1980  # the first year that an archive can hold, and the last that stands for none
FILTERS = {  # what a value is, and what it chooses
    "priority": ("NAME", "Thematic priority, such as green."),
    "challenge": ("NAME", "Challenge, such as skills."),
    "function": ("NAME", "Cluster function, such as networking."),
    "basis": ("NAME", "On whose word an entry stands in a cell: paper, table-5 or judged."),
    "country": ("CODE", "Country by code or name; several with commas: AT,Greece."),
    "group": ("NAME", "Group of countries, such as eu27."),
    "recommendation": ("ID", "Expert recommendation, such as G2."),
    "instrument": ("NAME", "Instrument, such as training."),
    "sector": ("NAME", "Sector, such as agri-food."),
    "status": ("NAME", "active, ended or unknown."),
    "evidence": ("NAME", "How sure the facts are, such as official."),
    "action": ("ID", "Policy action, such as organise-green-reskilling."),
    "fit": ("NAME", "How an example shows an action: direct or partial."),
    "carrier": ("NAME", "other: the action is shown without clusters."),
    "kind": ("NAME", "Kind of example, such as programme."),
    "level": ("NAME", "Level of government, such as regional."),
    "organisation_type": ("NAME", "Type of the leading body, such as agency."),
    "place": ("NAME", "Kind of place, such as rural."),
    "region": ("NAME", "Region or city, or a part of its name."),
    "territory": ("CODE", "Territory by NUTS or ISO 3166-2 code, or its beginning, such as BE2."),
    "fund": ("ID", "Fund that pays, such as erdf."),
    "active_in": ("YEARS", "Known to be at work in a year of 2023-2025, 2023 or 2023-."),
    "budget_min": ("EUR", "With a budget of at least so much, such as 1.5m."),
    "budget_max": ("EUR", "With a budget of at most so much; with the other, one budget within both."),
    "has": ("NAME", "Of which is known: outcomes, evaluation, comparison, money or transfer."),
    "checked_before": ("DATE", "Last checked before a day, month or year."),
    "method": ("NAME", "How a study was made, such as counterfactual."),
    "state": ("NAME", "How a fund stands, such as open."),
}

Filters = dict[str, list[str] | None]  # what was given, by the names of filters
Command = Callable[..., None]


def is_hyphen(file: Path) -> bool:
    """Tell whether a hyphen stands for a file: by custom standard input or output."""
    return file == Path("-")


DataFolder = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Read the content in this folder.", show_default=False),
]
Day = Annotated[
    str | None,
    typer.Option(
        "--today", metavar="DATE", help="Take this day (YYYY-MM-DD) for today.", show_default=False,
        hidden=True,
    ),
]  # fmt: skip
Limit = Annotated[
    int,
    typer.Option(
        "--limit", min=0, metavar="N", rich_help_panel=OUTPUT, help="At most so many rows; 0 for all."
    ),
]
_COLUMNS = Annotated[
    str | None,
    typer.Option(
        "--columns", metavar="NAMES", rich_help_panel=OUTPUT, show_default=False,
        help="Columns to show, with commas; a wrong name lists them all.",
        autocompletion=completion.on_tab(completion.columns),
    ),
]  # fmt: skip
_SORT = Annotated[
    str | None,
    typer.Option(
        "--sort", metavar="COLUMN", rich_help_panel=OUTPUT, show_default=False,
        help="Column to sort by; with a hyphen before it in reverse.",
        autocompletion=completion.on_tab(completion.columns),
    ),
]  # fmt: skip


class Arrangement(NamedTuple):
    """How a list is shown: with these columns, sorted by one, so many rows at most (0: all)."""

    columns: str | None
    sort: str | None
    limit: int


class Output(NamedTuple):
    """Where a result goes and in which form, and from which content and on which day it is found.

    `suffixes` are those of the files that the command writes.
    """

    form: str
    file: Path | None
    force: bool
    no_pager: bool
    data: Path | None
    day: str | None
    suffixes: tuple[str, ...]


LISTS = tuple(suffix for suffix, form in SUFFIXES.items() if form not in PICTURES)


def _file(suffixes: tuple[str, ...]) -> Any:
    """Return the option that names a file, in one of the forms that a command writes."""
    option = typer.Option(
        "--output", "-o", metavar="FILE", rich_help_panel=OUTPUT, show_default=False,
        help=f"Write to a file, by its suffix: {either(suffixes)}; - for standard output, with --format.",
    )  # fmt: skip
    return Annotated[Path | None, option]


def _forms(help_text: str, complete: Callable[..., completion.Offers], panel: str | None) -> dict[str, Any]:
    """Return the options that name a form of output, by its name or as JSON."""
    named = typer.Option(
        "--format", metavar="FORM", rich_help_panel=panel, help=help_text, show_default=False,
        autocompletion=completion.on_tab(complete),
    )  # fmt: skip
    json = typer.Option("--json", rich_help_panel=panel, help="The same as --format json.")
    return {"form": (Annotated[str | None, named], None), "json": (Annotated[bool, json], False)}


def _form(form: str | None, usual: str, *, json: bool) -> str:
    """Return the form that is named, or the usual one; ToolkitError if --json and --format differ."""
    if json and form not in (None, "json"):
        raise ToolkitError(f"--json is not --format {form}", "leave one of them out")
    return "json" if json else form or usual


_OUTPUT: Mapping[str, tuple[Any, Any]] = {  # the annotation and the default of each option
    **_forms(f"Form: auto (table on a terminal, tsv in pipes), {either(PRINTED)}.", completion.forms, OUTPUT),
    "file": (_file(LISTS), None),
    "force": (
        Annotated[
            bool, typer.Option("--force", rich_help_panel=OUTPUT, help="Replace the file if it exists.")
        ],
        False,
    ),
    "no_pager": (
        Annotated[
            bool,
            typer.Option(
                "--no-pager", rich_help_panel=OUTPUT,
                help="Do not show what is longer than the screen with PAGER or less.",
            ),
        ],
        False,
    ),
    "data": (DataFolder, None),
    "day": (Day, None),
}  # fmt: skip


def filtered(*names: str) -> Callable[[Command], Command]:
    """Give a command an option for each of these filters; it takes what is given as `filters`."""
    few = len(names) <= FEW
    options = {
        name: (_filter(name, CHOOSE if few or name in FIRST_FILTERS else FURTHER), None) for name in names
    }
    return in_place_of("filters", options, lambda given: given)


def output(command: Command) -> Command:
    """Give a command the options on where its result goes; it takes them as `output`."""
    return _written(LISTS)(command)


def cited(command: Command) -> Command:
    """Give a command the same options if what it lists or shows can be cited, and so makes a bibliography."""
    return _written((*LISTS, *BIBLIOGRAPHY))(command)


def arranged(command: Command) -> Command:
    """Give a command the options on how its list is shown; it takes them as `arrangement`."""
    options = {"columns": (_COLUMNS, None), "sort": (_SORT, None), "limit": (Limit, 0)}
    return in_place_of("arrangement", options, lambda given: Arrangement(**given))(command)


def drawn(command: Command) -> Command:
    """Give a command the same options if its result can be drawn as well."""
    return _written(tuple(SUFFIXES))(command)


def formed(*forms: str, in_actions: str = "") -> Callable[[Command], Command]:
    """Give a command the options on its form, the first if none is named; it takes that as `form`.

    `in_actions` is the form that counts as the first where a runner of GitHub Actions runs the command.
    """

    def chosen(given: dict[str, Any]) -> str:
        usual = in_actions if in_actions and os.environ.get("GITHUB_ACTIONS") == "true" else forms[0]
        form = _form(given["form"], usual, json=given["json"])
        if form not in forms:
            raise ToolkitError(f"--format cannot be '{form}'", hint(form, forms))
        return form

    return in_place_of("form", _forms(f"Form: {either(forms)}.", completion.fixed(*forms), None), chosen)


def _written(suffixes: tuple[str, ...]) -> Callable[[Command], Command]:
    def chosen(given: dict[str, Any]) -> Output:
        form = _form(given.pop("form"), "auto", json=given.pop("json"))
        return Output(form, **given, suffixes=suffixes)

    return in_place_of("output", {**_OUTPUT, "file": (_file(suffixes), None)}, chosen)


def _filter(name: str, panel: str) -> Any:
    metavar, text = FILTERS[name]
    option = typer.Option(
        f"--{name.replace('_', '-')}", metavar=metavar, help=text, rich_help_panel=panel, show_default=False,
        autocompletion=completion.on_tab(completion.values(name)),
    )  # fmt: skip
    return Annotated[list[str] | None, option]


def in_place_of(
    place: str, options: Mapping[str, tuple[Any, Any]], collected: Callable[[dict[str, Any]], Any]
) -> Callable[[Command], Command]:
    """Return what puts options in the place of a command's keyword parameter, which gets them collected."""
    new = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        for name, (annotation, default) in options.items()
    ]

    def decorated(command: Command) -> Command:
        signature = inspect.signature(command)
        parameters: list[inspect.Parameter] = []
        for parameter in signature.parameters.values():
            parameters += new if parameter.name == place else [parameter]

        @wraps(command)
        def run(*context: Any, **given: Any) -> None:
            taken = {name: given.pop(name) for name in options}
            command(*context, **given, **{place: collected(taken)})

        run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
        return run

    return decorated


def today(given: str | None, environment: Callable[[str], str | None]) -> date:
    """Return the day to work with: the one given, that of SOURCE_DATE_EPOCH, or today's in UTC."""
    from datetime import UTC, datetime

    return _given(given, environment) or datetime.now(UTC).date()


def made_on(given: str | None, environment: Callable[[str], str | None]) -> str:
    """Return the day (ISO) that a file is dated with; empty if SOURCE_DATE_EPOCH is set and names no day."""
    unknown = bool(environment("SOURCE_DATE_EPOCH")) and _given(given, environment) is None
    return "" if unknown else today(given, environment).isoformat()


def _given(given: str | None, environment: Callable[[str], str | None]) -> date | None:
    """Return the day given, or that of SOURCE_DATE_EPOCH; None if neither names one.

    What builds packages without knowing a day sets the variable to one of 1970 or to the first of 1980.
    """
    from datetime import UTC, datetime

    epoch = environment("SOURCE_DATE_EPOCH")
    try:
        if given:
            return date.fromisoformat(given)
        named = datetime.fromtimestamp(int(epoch), UTC).date() if epoch else None
    except (ValueError, OverflowError, OSError):
        if given:
            raise ToolkitError(
                f"--today is '{given}', which is not a day", "write a day as 2026-11-22"
            ) from None
        message = f"SOURCE_DATE_EPOCH is '{epoch}', which is no number of seconds"
        raise ToolkitError(message, "write the seconds since 1970, such as 1795305600") from None
    return named if named and named.year > NO_YEAR else None
