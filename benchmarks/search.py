"""Prints how well the search answers the questions in search-questions.json.

    python benchmarks/search.py           the figures, for first wordings and for variants
    python benchmarks/search.py --each    a line for each wording too

MRR is the mean of one over the rank of the first entry that answers (0 if none does), recall@10 the share of
those that answer among the first ten, empty the share of wordings that find nothing. Nothing is judged; the
goals stand beside the figures.
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
GOALS = {"first": (0.93, 0.68, 0.04), "variants": (0.72, 0.40, 0.12)}


def measured(toolkit: Toolkit, words: str, answers: list[str]) -> tuple[float, float, bool]:
    """Return reciprocal rank, recall among the first ten, and whether nothing at all is found."""
    try:
        found = [hit.entry.id for hit in search(toolkit, words).hits]
    except ToolkitError:
        found = []
    ranks = [found.index(one) + 1 for one in answers if one in found]
    return 1 / min(ranks) if ranks else 0.0, sum(rank <= 10 for rank in ranks) / len(answers), not found


def lines(toolkit: Toolkit, *, each: bool) -> Iterator[str]:
    """Yield a line for each wording, if wanted, and one for the first wordings and for the variants."""
    topics = json.loads(QUESTIONS.read_text("utf-8"))
    sets: dict[str, list[tuple[str, list[str]]]] = {
        "first": [(topic["query"], topic["core"]) for topic in topics],
        "variants": [(words, topic["core"]) for topic in topics for words in topic["variants"]],
    }
    for name, wordings in sets.items():
        results = [measured(toolkit, *wording) for wording in wordings]
        if each:
            for (words, _), (rank, recall, empty) in zip(wordings, results, strict=True):
                yield f"  {rank:.2f}  {recall:.2f}  {'empty' if empty else '     '}  {words}"
        figures = [fmean(column) for column in zip(*results, strict=True)]
        told = ", ".join(
            f"{what} {figure:.2f} (goal {goal:.2f})"
            for what, figure, goal in zip(("MRR", "recall@10", "empty"), figures, GOALS[name], strict=True)
        )
        yield f"{name}, {len(wordings)} wordings: {told}"


if __name__ == "__main__":
    for line in lines(load.load(ROOT / "data", datetime.now(UTC).date()), each="--each" in sys.argv):
        print(line)
