"""The content as typed records for notebooks and other programs, and as plain rows for data frames."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from clustertoolkit.content import load as content
from clustertoolkit.content import location
from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.matrix import FilledCell
from clustertoolkit.views.entries import plain


def load(data: str | Path | None = None, today: date | None = None) -> Toolkit:
    """Return the content of a folder, or of the one that the command would find, as typed records.

    ContentError carries every problem if the content is not as it should be; ToolkitError says that
    there is none. `today` stands for the day against which dates are checked (default: today, UTC).
    """
    folder = location.find(Path(data) if data is not None else None)
    return content.load(folder, today or datetime.now(UTC).date())


def to_dicts(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Return what a query found as plain mappings, one a row, for data frames.

    An action or example with one placement has the fields of both side by side; with several, the
    chosen placements are a list. A cell has the ids of its actions and examples.
    """
    return [_row(one) for one in found]


def _row(one: Any) -> dict[str, Any]:
    if isinstance(one, FilledCell):
        return {
            **one.cell._asdict(),
            "actions": [action.record.id for action in one.actions],
            "examples": [example.record.id for example in one.examples],
        }
    row: dict[str, Any] = plain(getattr(one, "record", one))
    if hasattr(one, "placement"):
        del row["placements"]
        row |= plain(one.placement)
    elif hasattr(one, "placements") and hasattr(one, "record"):
        row["placements"] = plain(one.placements)
    elif hasattr(one, "edition"):
        row["edition"] = one.edition.id
    return row
