"""Writes the three figures of the README in place, rounded down: they stay true as the content grows."""

import re

import clustertoolkit as ct
from clustertoolkit.query.marks import UNION
from generated import ROOT, deliver

README = ROOT / "README.md"
FIGURE = re.compile(r"\*\*\d+\+\*\*")


def figures(toolkit: ct.Toolkit) -> tuple[int, int, int]:
    """Return the numbers of examples, of countries that they are from, and of outcomes with a source."""
    examples = toolkit.examples.values()
    countries = {code for example in examples for code in example.countries} - {UNION}
    outcomes = [outcome for example in examples for outcome in example.outcomes if outcome.source]
    return len(examples), len(countries), len(outcomes)


def written(text: str, toolkit: ct.Toolkit) -> str:
    """Return a text with the figures of this content, of which all but the smallest end in a nought."""
    left = iter(number if number < 10 else number // 10 * 10 for number in figures(toolkit))
    return FIGURE.sub(lambda _: f"**{next(left)}+**", text)


if __name__ == "__main__":
    deliver({README: written(README.read_text("utf-8"), ct.load(ROOT / "data"))})
