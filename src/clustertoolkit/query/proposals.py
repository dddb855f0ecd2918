"""Which actions a new example may show: those whose texts are most like its own."""

from clustertoolkit.content.model import Toolkit, once
from clustertoolkit.content.records import Action
from clustertoolkit.query.passages import parts_of
from clustertoolkit.query.search import Index, index_of
from clustertoolkit.query.wanted import Meanings, asked

MOST = 60  # words of a text that are looked for


_meanings = once(lambda toolkit: Meanings(toolkit.synonyms))


def proposed_actions(toolkit: Toolkit, text: str, limit: int = 3) -> tuple[Action, ...]:
    """Return the actions that a text fits best, the best first; none if no word of it is known.

    ToolkitError if this Python's SQLite cannot search.
    """
    words = list(dict.fromkeys(word for word in text.split() if parts_of(word)))[:MOST]
    with index_of(toolkit) as database:
        index = Index(database)
        question = asked(" ".join(words), _meanings(toolkit), index.knows, lambda _: "")
        names = [one.id for one in index.ranked(question, 0) if one.kind == "action"]
    return tuple(toolkit.actions[name] for name in names[:limit])
