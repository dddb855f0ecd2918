"""What every code says of itself.

A sample is a part of a file in data/examples/, unless it shows names of files.
"""

from typing import NamedTuple


class Explanation(NamedTuple):
    """One code, as `toolkit checks CODE` explains it."""

    summary: str
    advice: str
    bad: str
    good: str
