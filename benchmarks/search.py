"""Prints how well the search answers the questions in search-questions.json.

    python benchmarks/search.py           the figures, for first wordings and for variants
    python benchmarks/search.py --each    a line for each wording too

MRR is the mean of one over the rank of the first entry that answers (0 if none does), recall@10 the share of
those that answer among the first ten, empty the share of wordings that find nothing. Nothing is judged; the
goals stand beside the figures. The answers were chosen when the content was smaller, and others that came
since answer as well: a second pair of lines counts the hits alone that it had then (search-known.txt).
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import fmean

from clustertoolkit.content import load
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ToolkitError
from clustertoolkit.query.search import search

ROOT = Path(__file__).parents[1]
QUESTIONS = ROOT / "benchmarks" / "search-questions.json"
KNOWN = frozenset((ROOT / "benchmarks" / "search-known.txt").read_text("utf-8").split())
SINCE = ("action", "example", "study", "fund", "call", "development")  # kinds of which entries came since
GOALS = {"first": (0.93, 0.68, 0.04), "variants": (0.72, 0.40, 0.12)}


def measured(
    toolkit: Toolkit, words: str, answers: list[str], *, then: bool = False
) -> tuple[float, float, bool]:
    """Return reciprocal rank, recall among the first ten, and whether nothing at all is found.

    With `then` those hits alone count that the content had when the answers were chosen.
    """
    try:
        entries = [hit.entry for hit in search(toolkit, words).hits]
        found = [one.id for one in entries if not then or one.kind not in SINCE or one.id in KNOWN]
    except ToolkitError:
        found = []
    ranks = [found.index(one) + 1 for one in answers if one in found]
    return 1 / min(ranks) if ranks else 0.0, sum(rank <= 10 for rank in ranks) / len(answers), not found


def wordings() -> dict[str, list[tuple[str, list[str]]]]:
    """Return first wordings and variants, each with the entries that answer it."""
    topics = json.loads(QUESTIONS.read_text("utf-8"))
    return {
        "first": [(topic["query"], topic["core"]) for topic in topics],
        "variants": [(words, topic["core"]) for topic in topics for words in topic["variants"]],
    }


def figures(toolkit: Toolkit, *, then: bool = False) -> dict[str, list[float]]:
    """Return MRR, recall@10 and the share that finds nothing, of first wordings and of variants."""
    return {
        name: [
            fmean(column)
            for column in zip(*(measured(toolkit, *one, then=then) for one in asked), strict=True)
        ]
        for name, asked in wordings().items()
    }


def lines(toolkit: Toolkit, *, each: bool) -> Iterator[str]:
    """Yield a line for each wording, if wanted, and one for the first wordings and for the variants."""
    for words, answers in [one for asked in wordings().values() for one in asked] if each else ():
        rank, recall, empty = measured(toolkit, words, answers)
        yield f"  {rank:.2f}  {recall:.2f}  {'empty' if empty else '     '}  {words}"
    known = [
        (when, name, found) for when in (False, True) for name, found in figures(toolkit, then=when).items()
    ]
    for then, name, found in known:
        told = ", ".join(
            f"{what} {figure:.2f} (goal {goal:.2f})"
            for what, figure, goal in zip(("MRR", "recall@10", "empty"), found, GOALS[name], strict=True)
        )
        yield f"{name}, {len(wordings()[name])} wordings{', entries of then' if then else ''}: {told}"


if __name__ == "__main__":
    for line in lines(load.load(ROOT / "data", datetime.now(UTC).date()), each="--each" in sys.argv):
        print(line)
