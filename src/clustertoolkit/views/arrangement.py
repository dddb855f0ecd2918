"""Lists as somebody wants them: with chosen columns, in another order, shortened."""

from collections.abc import Mapping
from typing import Any

from clustertoolkit.errors import ToolkitError
from clustertoolkit.schema.words import comparable, hint
from clustertoolkit.views import Report


def arranged(report: Report, columns: str | None, sort: str | None, limit: int) -> Report:
    """Return a list report with chosen columns, in another order, shortened; ToolkitError for no such column.

    `sort` names a column, with a hyphen before it for the reverse; nothing comes last. `limit` 0 means
    all. The JSON document follows order and limit, and keeps every key. Tables for people that
    a report has give way to the list.
    """
    (sheet,) = report.sheets
    ((name, body),) = report.body.items()
    keys = {column.key: column.title for column in sheet.columns}
    pairs = list(zip(sheet.rows, body, strict=True))
    by = _column(sort.removeprefix("-"), keys) if sort else ""
    if sort:
        place = list(keys).index(by)
        empty = [pair for pair in pairs if pair[0][place] in (None, "", ())]
        full = [pair for pair in pairs if pair[0][place] not in (None, "", ())]
        full.sort(key=lambda pair: _comparable(pair[0][place]), reverse=sort.startswith("-"))
        pairs = full + empty
    total = len(pairs)
    if limit:
        pairs = pairs[:limit]
    changed = sheet._replace(rows=tuple(row for row, _ in pairs))
    weights = {by: 8}
    if columns:
        chosen = tuple(_column(column_name.strip(), keys) for column_name in columns.split(","))
        changed = changed.chosen(chosen)
        weights = dict.fromkeys(chosen, 9)  # asked for, and so never dropped
    weighed = (
        column._replace(weight=max(column.weight, weights.get(column.key, 0))) for column in changed.columns
    )
    report = report._replace(
        sheets=(changed._replace(columns=tuple(weighed)),),
        body={name: [record for _, record in pairs]},
        total=total,
    )
    if not (columns or sort or limit):
        return report
    arrangement = (
        ("columns", ", ".join(column.title for column in changed.columns) if columns else ""),
        ("sorted by", keys.get(by, "") + ", the last first" * (sort or "").startswith("-")),
        ("rows at most", str(limit or "")),
    )
    filters = (*report.filters, *((label, value) for label, value in arrangement if value))
    return report._replace(tables=(), notes=(), filters=filters)


def _column(name: str, keys: Mapping[str, str]) -> str:
    """Return the key of a column that is named by its key or its title, in any case."""
    for key, title in keys.items():
        if comparable(name) in (comparable(key), comparable(title)):
            return key
    help_ = hint(name, keys) or f"choose from: {', '.join(keys)}"
    raise ToolkitError(f"there is no column '{name}'", help_)


def _comparable(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(item.casefold() for item in value)
    return value.casefold() if isinstance(value, str) else value
