"""How results look where they are worked with: one line as text, a small table in a notebook."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeVar

ROWS, COLUMNS, LETTERS = 5, 8, 60  # of what a notebook shows of a table
LINE = 240  # letters of results that are all told in one line
Thing = TypeVar("Thing")


def small_table(head: Sequence[str], rows: Iterable[Sequence[object]], told: str) -> str:
    """Return the first rows and columns as an HTML table, and a sentence on the whole below it.

    Texts are shortened and escaped; nothing is shown for None.
    """
    from html import escape  # a command has no use for it

    heads = "".join(f"<th>{escape(name)}</th>" for name in head[:COLUMNS])
    body = ""
    for row, _ in zip(rows, range(ROWS), strict=False):
        body += f"<tr>{''.join(f'<td>{escape(_short(value))}</td>' for value in row[:COLUMNS])}</tr>"
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    return f"{table}<p>{escape(told)}</p>"


class Found(tuple[Thing, ...]):
    """What a query found: a tuple that says in one line how much that is, and shows its beginning."""

    __slots__ = ()

    def __repr__(self) -> str:
        whole = super().__repr__()
        return whole if len(whole) <= LINE else f"<{len(self)} found, first {_short(repr(self[0]))}>"

    def _repr_html_(self) -> str:
        """Return the first results as a small table, with how many there are below it."""
        shown = [result._repr_html_() for result in self if hasattr(result, "_repr_html_")]
        if shown:
            return "".join(shown)
        rows = [dict(_told(result)) for result in self[:ROWS]]
        head = [
            name for name in (rows[0] if rows else ()) if any(row[name] not in (None, "") for row in rows)
        ]
        counts = [name for name in head if any(isinstance(row[name], int) for row in rows)]
        for row in rows:  # an empty list among lengths
            row.update({name: 0 for name in counts if row[name] == ""})
        return small_table(head, ([row[name] for name in head] for row in rows), f"{len(self)} found")


def _told(result: Any) -> Iterable[tuple[str, object]]:
    """Yield the fields of a result as name and plain value; the cells of an entry behind its name."""
    record = getattr(result, "record", result)
    named = [(name, _plain(value)) for name, value in zip(record._fields, record, strict=True)]
    placements = getattr(result, "placements", getattr(result, "placement", None))
    if placements is None:
        return named
    cells = [placements.cell] if hasattr(placements, "cell") else [each.cell for each in placements]
    others = [(name, value) for name, value in named[2:] if name != "placements"]
    return [*named[:2], ("cells", ", ".join(map("/".join, cells))), *others]


def _plain(value: object) -> object:
    """Return a value as people read it: words of a list with commas, of other lists how long they are."""
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_plain(each)}" for name, each in value.items())
    if not isinstance(value, tuple):
        return value
    if all(isinstance(each, str) for each in value):
        return ("/" if hasattr(value, "_fields") else ", ").join(value)
    return len(value)


def _short(value: object) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LETTERS else f"{text[: LETTERS - 1]}…"
