"""Examples whose summaries are nearly the same: often one thing that was added twice.

Each summary is cut into runs of three words. Its sketch is the few runs with the smallest checksums, which
two texts share about as far as they share all runs (Broder 1997, "On the resemblance and containment of
documents"). So each example is compared with the few that share its sketch, and never with all.
"""

from collections import Counter
from zlib import crc32

from clustertoolkit.content.checks.subject import CheckedFile, CheckFindings, ContentFacts, Summary
from clustertoolkit.schema.words import fold

FEWEST = 12  # words; a shorter summary may well be like another
SKETCH = 12  # runs of a text by which others like it are found
SHARED = 3  # of them that make two texts worth comparing
NEAR = 0.5  # of all runs of two texts that both have

Shingle = tuple[str, ...]


def near_text(file: CheckedFile, facts: ContentFacts) -> CheckFindings:
    """Find a summary that is nearly that of another example, unless one of them says it is not the other."""
    text, given = file.data.get("summary"), file.data.get("not_the_same_as")
    if file.kind != "example" or type(text) is not str:
        return
    words = tuple(fold(text).split())
    if len(words) < FEWEST:
        return
    others = frozenset(name for name in given if isinstance(name, str)) if isinstance(given, list) else ()
    own = facts.summaries[file.path] = Summary(file.name, words, frozenset(others))
    sketch = sorted({crc32(" ".join(run).encode()) for run in _shingles(words)})[:SKETCH]
    first = Counter(facts.sketches.setdefault(part, file.path) for part in sketch)
    for path, shared in first.most_common():
        other = facts.summaries[path]
        if path == file.path or shared < min(SHARED, len(sketch)):
            continue
        if own.name not in other.others and other.name not in own.others and alike(words, other.words):
            message = f"the summary is nearly that of {path}"
            hint = f"if both are one thing, delete one file; else add not_the_same_as: [{other.name}]"
            yield file.span("summary"), message, hint


def _shingles(words: tuple[str, ...]) -> set[Shingle]:
    return set(zip(words, words[1:], words[2:], strict=False))


def alike(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Tell whether half of the runs of three words in two texts are in both."""
    own, theirs = _shingles(words), _shingles(others)
    return len(own & theirs) >= NEAR * len(own | theirs)
