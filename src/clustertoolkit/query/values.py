"""How the values of filters are read, and how they are compared with what an entry holds."""

import re
from collections.abc import Callable, Mapping
from operator import eq
from typing import NamedTuple

from clustertoolkit.errors import ToolkitError
from clustertoolkit.schema.words import comparable

ENDLESS = 9999  # the year in which a stretch of years ends that has no last one
TIMES = {"": 1, "k": 10**3, "m": 10**6, "bn": 10**9}

_YEARS = r"(?P<first>\d{4})?(?P<to>[-–])?(?P<last>\d{4})?"  # compiled where one is read
_THOUSANDS = r"\d{1,3}(?:,\d{3})+"
_EURO = r"(?P<number>\d+(?:\.\d+)?)(?P<times>k|m|bn|)"
_DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"


class ValueForm(NamedTuple):
    """How a value is read from a text (None: it cannot be), what it looks like, and whether a held one fits.

    `like` says it in words, and `sample` is one for a narrow field. `joined` tells whether several may stand
    in one text, with commas or plus signs between them.
    """

    read: Callable[[str], str | None]
    like: str
    sample: str = ""
    fits: Callable[[str, str], bool] = eq
    joined: bool = True


def years(text: str) -> tuple[int, int]:
    """Return the first and last of the years that a value says, such as `2023-2025` or `2023-`."""
    first, _, last = text.partition("-")
    return int(first or 0), int(last or ENDLESS)


def read(name: str, form: str, text: str) -> list[str]:
    """Return what a text says, an item an alternative, plus signs between what must hold together.

    ToolkitError, which speaks of the filter (name), if it cannot be read.
    """
    shape = FORMS[form]
    found = []
    for alternative in text.split(",") if shape.joined else [text]:
        parts = alternative.split("+") if shape.joined else [alternative]
        values = [value for part in parts if (value := shape.read(part.strip()))]
        if len(values) < len(parts):
            raise ToolkitError(f"{name} cannot be '{alternative.strip()}'", f"write {shape.like}")
        found.append("+".join(values))
    return found


def _years(text: str) -> str | None:
    found = re.fullmatch(_YEARS, text.replace(" ", ""), re.ASCII)
    if not found or not (found["first"] or found["last"]):
        return None
    first, last = found["first"] or "", found["last"] or ""
    if not found["to"]:
        return None if last else f"{first}-{first}"
    return None if first and last and first > last else f"{first}-{last}"


def _euro(text: str) -> str | None:
    plain = text.lower().removeprefix("eur").replace("€", "").replace(" ", "").replace("_", "")
    if re.fullmatch(_THOUSANDS, plain, re.ASCII):
        plain = plain.replace(",", "")
    found = re.fullmatch(_EURO, plain, re.ASCII)
    return f"{float(found['number']) * TIMES[found['times']]:.2f}" if found else None


def _day(text: str) -> str | None:
    return text if re.fullmatch(_DAY, text, re.ASCII) else None


FORMS: Mapping[str, ValueForm] = {
    "word": ValueForm(lambda text: text or None, "a word"),
    "text": ValueForm(
        lambda text: comparable(text) or None, "a part of the name", "part of a name",
        lambda wanted, held: wanted in comparable(held),
    ),
    "code": ValueForm(
        lambda text: text.upper() or None, "a code or its beginning, such as BE2", "BE2",
        lambda wanted, held: held.startswith(wanted),
    ),
    "years": ValueForm(_years, "2023, 2023-2025, 2023- or -2025", "2023-2025"),
    "euro": ValueForm(_euro, "an amount in EUR, such as 500000, 1.5m or 2bn", "1.5m", joined=False),
    "day": ValueForm(
        _day, "2026-11-22, 2026-11 or 2026", "2026-11", lambda wanted, held: held < wanted, joined=False
    ),
}  # fmt: skip
