"""Lists of studies, funds and developments as they are shown."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Development, Fund, Study
from clustertoolkit.query.funds import STATE, stands
from clustertoolkit.query.marks import all_marks
from clustertoolkit.views import Column, Report, Sheet, ShownFilters, Value, labels
from clustertoolkit.views.blocks import Run
from clustertoolkit.views.entries import columns_of, plain

STUDIES = columns_of(
    "study", "id", "title", "year", "programme", "method", "compared",
    Column("results", "Results", 6, "list"), Column("actions", "Actions", 4, "list"), ...,
    Column("nearness", "Through", 6, "list"), Column("counts", "Counts", 5),
)  # fmt: skip
FUNDS = columns_of("fund", "id", "name", "state", Column("actions", "Actions", 3, "list"), ...)
DEVELOPMENTS = columns_of(
    "development", "id", "title", "date", "state", Column("actions", "Actions", 3, "list"), ...
)  # fmt: skip


def _with_states(columns: Iterable[Column], states: Mapping[str, str]) -> tuple[Column, ...]:
    """Return columns of which that of the state knows what people read in it."""
    names = {code: Run(words) for code, words in states.items()}
    return tuple(column._replace(names=names) if column.key == "state" else column for column in columns)


def studies(toolkit: Toolkit, chosen: Iterable[Study], filters: ShownFilters) -> Report:
    """Return a list of studies with the actions on which they bear and what they found for these.

    How close they are to these, through clusters or not, stands beside it, and whether any mark counts them.
    """
    verdicts = (
        one for known in all_marks(toolkit).values() for one in known.found.verdicts + known.found.elsewhere
    )
    counted = {name for verdict in verdicts for name in verdict.studies}
    rows = []
    for study in chosen:
        found = {effect.what: effect.result for effect in study.effects}
        rows.append((study, {
            "actions": tuple(dict.fromkeys(bearing.action for bearing in study.bears_on)),
            "results": tuple(dict.fromkeys(
                found[bearing.effect] for bearing in study.bears_on if bearing.effect in found
            )),
            "nearness": tuple(dict.fromkeys(bearing.through for bearing in study.bears_on)),
            "counts": "yes" if study.id in counted else "no",
        }))  # fmt: skip
    return _listed(toolkit, "studies", STUDIES, rows, filters)


def funds(toolkit: Toolkit, chosen: Iterable[Fund], today: date, filters: ShownFilters) -> Report:
    """Return a list of funds with their state on a day and the actions that they can pay."""
    rows: list[tuple[Fund, dict[str, Value]]] = [
        (fund, {
            "state": stands(fund, today),
            "actions": tuple(dict.fromkeys(name for fit in fund.fits for name in fit.actions)),
        })
        for fund in chosen
    ]  # fmt: skip
    return _listed(toolkit, "funds", _with_states(FUNDS, STATE), rows, filters)


def developments(toolkit: Toolkit, chosen: Iterable[Development], filters: ShownFilters) -> Report:
    """Return a list of developments with the actions on which they bear."""
    rows = [(one, {"actions": one.bears_on.actions}) for one in chosen]
    columns = _with_states(DEVELOPMENTS, labels.DEVELOPMENT)
    return _listed(toolkit, "developments", columns, rows, filters)


def _listed(
    toolkit: Toolkit,
    name: str,
    columns: tuple[Column, ...],
    chosen: Iterable[tuple[Any, Mapping[str, Value]]],
    filters: ShownFilters,
) -> Report:
    chosen = tuple(chosen)
    rows = tuple(
        tuple(own[column.key] if column.key in own else getattr(record, column.key) for column in columns)
        for record, own in chosen
    )
    sheet = Sheet(name.capitalize(), columns, rows)
    body = {name: [plain(record) for record, _ in chosen]}
    return Report(toolkit, sheet.title, (sheet,), body, filters=filters, listed=name, opens="id")
