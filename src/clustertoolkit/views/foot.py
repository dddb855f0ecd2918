"""What stands below a list on a screen: how many there are, how one is opened, what is left out."""

from collections.abc import Iterable, Iterator

from clustertoolkit.views import Column, Report


def foot(report: Report, left_out: Iterable[Column]) -> Iterator[str]:
    """Yield the sentences below a list on which these columns had no room; none below anything else."""
    rows = [row for sheet in report.sheets for row in sheet.rows]
    if not report.listed or not rows:
        return
    number = f"{len(rows)} {report.listed if len(rows) > 1 else _singular(report.listed)}"
    if len(rows) < report.total:
        number = f"{len(rows)} of {report.total} {report.listed}; --limit 0 shows all"
    keys = [column.key for column in report.sheets[0].columns]
    if report.opens in keys:
        number += f"; open one by its id or name: toolkit show {rows[0][keys.index(report.opens)]}"
    yield number
    others = sum(not column.weight for column in report.sheets[0].columns) if report.total else 0
    titles = ", ".join(dict.fromkeys(column.title for column in left_out))
    if titles:
        yield f"no room for the columns {titles}" + (f"; --columns knows {others} more" if others else "")
    elif others:
        yield f"--columns knows {others} more columns"


def _singular(noun: str) -> str:
    return f"{noun.removesuffix('ies')}y" if noun.endswith("ies") else noun.removesuffix("s")
