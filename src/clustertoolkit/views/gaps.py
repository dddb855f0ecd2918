"""What is missing, as it is shown: one flat sheet for programs, a table a kind for people."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, partial
from itertools import groupby
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.query.gaps import Gap, GapFact, Limits
from clustertoolkit.views import Column, Report, Sheet, ShownFilters
from clustertoolkit.views.blocks import Run
from clustertoolkit.views.naming import names_of

COLUMNS = (
    Column("gap", "Gap", 8),
    Column("id", "Id", 7),
    Column("title", "Title", 9),
    Column("detail", "Detail", 9),
    Column("task", "What to do", 0),
    Column("effort", "Effort", 0),
)


class GapKind(NamedTuple):
    """How people read the gaps of one kind: a heading, what to do and how much that is, and notes.

    The weights are those of columns. `numbered` gaps have the id before the title instead of a column for it.
    """

    heading: str
    task: str
    effort: str
    title_weight: int = 9
    id_weight: int = 1
    numbered: bool = False
    notes: tuple[str, ...] = ()


KINDS = {
    "cell-without-action": GapKind(
        "Cells without actions",
        "judge whether an action of another cell belongs here, too",
        "judgement",
        id_weight=0,
    ),
    "thin-cell": GapKind(
        "Cells with fewer than {least} counted examples",
        "find an example that shows the action of the cell",
        "a day",
        title_weight=8,
        id_weight=0,
        notes=(
            "counted: the fit is direct, and more than the name is known",
            "not weighed: placed by the paper, and nobody has judged the fit yet",
        ),
    ),
    "recommendation-without-link": GapKind(
        "Recommendations without links for a function",
        "link an action or example of the function",
        "judgement",
        id_weight=0,
        numbered=True,
    ),
    "unused-action": GapKind(
        "Actions that no recommendation uses",
        "see whether a recommendation of its priority asks for it",
        "judgement",
    ),
    "example-without-source": GapKind(
        "Examples without sources", "find a page that carries its facts", "an hour"
    ),
    "example-without-year": GapKind("Examples without a year", "find when it began or ended", "an hour"),
    "stale": GapKind(
        "Not checked since {checked}, or funds since {funds}",
        "open its sources again, and set the day",
        "minutes",
    ),
    "thin-action": GapKind(
        "Actions with fewer than {least} direct examples, or from one country",
        "find an example that does the whole of it, best in another country",
        "a day",
    ),
    "action-without-study": GapKind(
        "Actions without a study that counts",
        "look for studies with a comparison, in their original",
        "a day",
    ),
    "action-without-money": GapKind(
        "Actions of whose examples no sum is known",
        "look for a budget or grant of its direct examples",
        "an hour",
    ),
    "no-active-example": GapKind(
        "Cells in which no counted example ran when last seen",
        "find one that runs, or see whether these do",
        "an hour",
        id_weight=0,
    ),
    "unknown-status": GapKind(
        "Examples whose status was not established", "look for news of the last two years", "an hour"
    ),
    "no-outcome": GapKind(
        "Examples without outcomes", "look for reports and evaluations of what came of it", "an hour"
    ),
    "not-found": GapKind(
        "Examples of which something was looked for and not found",
        "ask those who run it, or search again",
        "an hour",
    ),
    "second-reading": GapKind(
        "Studies that nobody read a second time", "read its page, judge each link anew, and sign", "an hour"
    ),
    "place": GapKind(
        "Kinds of place, and countries of a group, with fewer than {least} examples",
        "look for programmes there, in the language of the place",
        "a day",
    ),
}


def gaps(toolkit: Toolkit, all_gaps: Iterable[Gap], limits: Limits, filters: ShownFilters) -> Report:
    """Return what was found to be missing, sorted by kind; the limits stand in the headings."""
    all_gaps = tuple(all_gaps)
    rows = tuple(
        (gap.kind, gap.id, gap.title, _detail(gap.facts), KINDS[gap.kind].task, KINDS[gap.kind].effort)
        for gap in all_gaps
    )
    keys = [column.key for column in COLUMNS]
    read = {
        "gap": {name: Run(_heading(kind, limits)) for name, kind in KINDS.items()},
        "detail": dict(_read_details(toolkit, all_gaps)),
    }
    columns = tuple(column._replace(names=read.get(column.key, column.names)) for column in COLUMNS)
    asked = ((label, _heading(KINDS[value], limits) if label == "gap" else value) for label, value in filters)
    by_kind = [(KINDS[name], tuple(group)) for name, group in groupby(all_gaps, key=lambda gap: gap.kind)]
    return Report(
        toolkit, "Gaps", (Sheet("Gaps", columns, rows),),
        {"gaps": [dict(zip(keys, row, strict=True)) for row in rows]},
        tables=tuple(_table(kind, group, limits) for kind, group in by_kind),
        filters=tuple(asked), listed="gaps",
        notes=(
            *(note for kind, _ in by_kind for note in kind.notes),
            *(f"{_heading(kind, limits)}: {kind.task} ({kind.effort})" for kind, _ in by_kind),
        ),
    )  # fmt: skip


def _detail(facts: Mapping[str, GapFact]) -> str:
    """Return facts as text such as `all: 2; direct: 0`, a list with commas."""
    texts = ((name, ", ".join(fact) if isinstance(fact, tuple) else fact) for name, fact in facts.items())
    return "; ".join(f"{name}: {text}" for name, text in texts)


def _read_details(toolkit: Toolkit, all_gaps: Iterable[Gap]) -> Iterator[tuple[str, Run]]:
    """Yield the facts of each gap as text, and how people read them: with titles for ids and codes."""
    names = cache(partial(names_of, toolkit))
    for facts in (gap.facts for gap in all_gaps):
        titled = {
            key: tuple(run.text for run in Column(key, "", names=names(key)).read(fact))
            for key, fact in facts.items()
            if not isinstance(fact, int)
        }
        read = {key.replace("-", " "): fact for key, fact in {**facts, **titled}.items()}
        yield _detail(facts), Run(_detail(read))


def _heading(kind: GapKind, limits: Limits) -> str:
    return kind.heading.format_map(limits._asdict())


def _table(kind: GapKind, group: tuple[Gap, ...], limits: Limits) -> Sheet:
    """Return a table of gaps of one kind: the title under the heading, a column a fact, the id."""
    heading = _heading(kind, limits)
    columns = (
        Column("title", heading, kind.title_weight),
        *(
            Column(name, name.replace("-", " ").capitalize(), 8 - place, _column_kind(fact))
            for place, (name, fact) in enumerate(group[0].facts.items())
        ),
        Column("id", "Id", kind.id_weight),
    )
    titles = [f"{gap.id} {gap.title}" if kind.numbered else gap.title for gap in group]
    rows = ((title, *gap.facts.values(), gap.id) for title, gap in zip(titles, group, strict=True))
    return Sheet(heading, columns, tuple(rows))


def _column_kind(fact: GapFact) -> str:
    return "number" if isinstance(fact, int) else "list" if isinstance(fact, tuple) else "text"
