"""How numbers, times and words of closed lists are written for people."""

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
HYPHENED = ("co-decide", "macro-regional", "roll-out")  # words that keep their hyphen
SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4})[.?!](?= (.))")  # a short word may be an abbreviation
ILLUSTRATIVE = "illustrative"


def grouped(value: int | float) -> str:
    """Return a number with commas between thousands."""
    return f"{value:,}" if isinstance(value, int) else f"{value:,.6f}".rstrip("0").rstrip(".")


def amount(value: int, currency: str) -> str:
    """Return an amount after its currency."""
    return f"{currency} {grouped(value)}"


def moment(value: str | None) -> str:
    """Return a year, month or day as people write it."""
    if not value:
        return ""
    year, *rest = value.split("-")
    month = f"{MONTHS[int(rest[0]) - 1]} " if rest else ""
    day = f"{int(rest[1])} " if len(rest) > 1 else ""
    return f"{day}{month}{year}"


def span(start: str | None, end: str | None) -> str:
    """Return a stretch of time; one end may be missing, and what both ends share stands once.

    A year or month beside a more exact end is told apart from it: `March 2027 to the end of 2028`.
    """
    if not start or not end:
        return f"from {moment(start)}" if start else f"until {moment(end)}" if end else ""
    if start == end:
        return moment(start)
    first, last = start.split("-"), end.split("-")
    left, right = moment(start), moment(end)
    if len(first) > 1 and first[0] == last[0]:
        left = left.removesuffix(f" {first[0]}")
    if len(first) == len(last) == 3 and first[:2] == last[:2]:
        left = left.split()[0]
    if len(first) < len(last):
        left = f"the start of {left}"
    if len(last) < len(first):
        right = f"the end of {right}"
    return f"{left} to {right}"


def clamped(value: str | None, most: int) -> str:
    """Return a text on one line; longer than so many characters, it ends with a sentence or else a word."""
    whole = " ".join((value or "").split())
    if len(whole) <= most:
        return whole
    ends = [stop.end() for stop in SENTENCE_END.finditer(whole[: most + 2]) if stop[1].isupper()]
    if ends and ends[-1] > most // 3:
        return whole[: ends[-1]]
    cut = whole[: most - 1]
    return f"{(cut.rpartition(' ')[0] or cut).rstrip(',;:.')}…"


def words(value: str | None) -> str:
    """Return a word of a closed list as people write it."""
    return value if value in HYPHENED else (value or "").replace("-", " ")


def sentence(value: str) -> str:
    """Return a text that begins with a capital letter."""
    return value[:1].upper() + value[1:]
