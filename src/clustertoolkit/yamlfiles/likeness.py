"""When plain data says the same, and which entries of a list are the same before and after a change."""

import json
from collections.abc import Sequence
from types import NoneType
from typing import Any, NamedTuple

Pair = tuple[int | None, int | None]  # the places of an entry before and after; None where it is not

_REMOVED = _ADDED = 1.0
_FILLED = 1.0  # an entry that held nothing
_CHANGED = 1.9  # an entry of which nothing is left: still cheaper than to remove it and to add another
_UNLIKE = 3.0  # two texts: never cheaper


def settled(value: Any) -> Any:
    """Return plain data without keys that hold nothing; a list that holds anything keeps all its places."""
    if isinstance(value, list):
        items = [settled(item) for item in value]
        return items if any(item is not None for item in items) else None
    if isinstance(value, dict):
        return {key: kept for key, item in value.items() if (kept := settled(item)) is not None} or None
    return value


def fingerprint(value: Any) -> str:
    """Return a text that is the same for data that says the same: 1, 1.0, true and "1" are four things."""
    return json.dumps(settled(value), sort_keys=True, ensure_ascii=False)


NOTHING = fingerprint(None)


def paired(old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """Return, in order, which entries of a list stay, perhaps changed, and which go or come."""
    before, after = list(map(fingerprint, old)), list(map(fingerprint, new))
    least = min(len(before), len(after))
    first = next((place for place in range(least) if before[place] != after[place]), least)
    same = range(least - first)
    last = next((place for place in same if before[-1 - place] != after[-1 - place]), least - first)
    inner = _cheapest(old[first : len(old) - last], new[first : len(new) - last])
    shifted: list[Pair] = [
        (None if i is None else i + first, None if j is None else j + first) for i, j in inner
    ]
    return [
        *((place, place) for place in range(first)),
        *shifted,
        *((len(old) - place, len(new) - place) for place in range(last, 0, -1)),
    ]


def _cheapest(old: Sequence[Any], new: Sequence[Any]) -> list[Pair]:
    """Return the pairs of the alignment that costs least."""
    wanted = [_said(entry) for entry in new]
    rows = [[_ADDED * place for place in range(len(new) + 1)]]
    prices = []
    for number, entry in enumerate(map(_said, old), 1):
        prices.append([_price(entry, other) for other in wanted])
        row = [_REMOVED * number]
        for place, price in enumerate(prices[-1]):
            row.append(min(rows[-1][place] + price, rows[-1][place + 1] + _REMOVED, row[place] + _ADDED))
        rows.append(row)
    pairs: list[Pair] = []
    i, j = len(old), len(new)
    while i or j:
        if j and rows[i][j] == rows[i][j - 1] + _ADDED:  # what is new stands behind what was there
            j -= 1
            pairs.append((None, j))
        elif i and j and rows[i][j] == rows[i - 1][j - 1] + prices[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        else:
            i -= 1
            pairs.append((i, None))
    return pairs[::-1]


class _Said(NamedTuple):
    """What an entry says: as a whole, of what kind it is, and part by part if it is a mapping or list."""

    whole: str
    kind: type
    parts: frozenset[tuple[str, str]]


def _said(entry: Any) -> _Said:
    pairs: Any = entry.items() if isinstance(entry, dict) else ()
    if isinstance(entry, list):
        pairs = (("", item) for item in entry)
    return _Said(fingerprint(entry), type(entry), frozenset((key, fingerprint(item)) for key, item in pairs))


def _price(old: _Said, new: _Said) -> float:
    """Return what it costs to take one entry for the other: more, the less of it is the same."""
    if old.whole == new.whole:
        return 0
    if old.whole == NOTHING:
        return _FILLED if old.kind in (NoneType, new.kind) else _UNLIKE
    if new.whole == NOTHING:
        return _CHANGED
    if old.kind is not new.kind or not old.parts:
        return _UNLIKE
    most = max(len(old.parts), len(new.parts))
    return _CHANGED * (1 - len(old.parts & new.parts) / most)
