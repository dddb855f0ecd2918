"""Tables and columns that follow from the content: what a program would otherwise have to work out again."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Example
from clustertoolkit.query.derived import at_work
from clustertoolkit.query.links import Tying
from clustertoolkit.query.marks import STANDING, TENDENCY, all_marks
from clustertoolkit.query.sums import in_euro
from clustertoolkit.tables.shape import DataColumn, DataTable, Datum, Filled, Foreign, Row

EXAMPLE = DataColumn("example", "Example", "The id of the example.", required=True)
NUMBER = DataColumn("number", "Number", "The place in the list, from 1.", "integer", required=True)
OF_EXAMPLE = Foreign(("example",), "examples", ("id",))
NOT_FOUND, NOT_APPLICABLE, NOT_SOUGHT = CODES = ("not-found", "not-applicable", "not-sought")
SOUGHT = {  # where the answer would stand to what the list of unknowns of an example names
    "start": ("examples", "period_start"),
    "end": ("examples", "period_end"),
    "status": ("examples", "status"),
    "organisation": ("examples", "organisation_name"),
    "money": ("figures", "value"),
    "funders": ("funded_by", "fund"),
    "outcomes": ("outcomes", "value"),
    "evaluation": ("study_examples", "study"),
    "clusters": ("placements", "carrier"),
}
REGIONAL = ("local", "regional")  # levels at which a measure is of some regions


class Derived(NamedTuple):
    """A table that follows from the content, and what yields its rows."""

    table: DataTable
    rows: Callable[[Toolkit], Iterator[Row]]


def _count(name: str, title: str, meaning: str) -> DataColumn:
    return DataColumn(name, title, meaning, "integer", required=True)


def added(toolkit: Toolkit, found: dict[str, Filled], wanted: Collection[str] = ()) -> dict[str, Filled]:
    """Return the tables with what follows from the content: columns of some, and tables of their own.

    If some are `wanted`, there are no others of their own.
    """
    whole = {name: _widened(toolkit, filled) for name, filled in found.items()}
    for derived in DERIVED:
        if wanted and derived.table.name not in wanted:
            continue
        whole[derived.table.name] = Filled(derived.table, tuple(derived.rows(toolkit)))
    return whole


def described(tables: Mapping[str, DataTable]) -> dict[str, DataTable]:
    """Return what all tables are, those that follow included, without any content."""
    whole = {
        name: table._replace(columns=(*table.columns, COLUMNS[name][0])) if name in COLUMNS else table
        for name, table in tables.items()
    }
    return whole | {derived.table.name: derived.table for derived in DERIVED}


def _widened(toolkit: Toolkit, filled: Filled) -> Filled:
    """Return a table with the columns that follow."""
    if filled.table.name not in COLUMNS:
        return filled
    column, values = COLUMNS[filled.table.name]
    rows = tuple((*row, value) for row, value in zip(filled.rows, values(toolkit), strict=True))
    return Filled(filled.table._replace(columns=(*filled.table.columns, column)), rows)


def _euros(toolkit: Toolkit) -> Iterator[Datum]:
    for example in toolkit.examples.values():
        for figure in example.figures:
            euro = in_euro(toolkit, figure)
            yield None if euro is None else round(float(euro), 2)


def _series(toolkit: Toolkit) -> Iterator[Datum]:
    """Yield for each example the first id of those that succeed one another, its own if it stands alone."""
    first = {name: name for name in toolkit.examples}
    for example in toolkit.examples.values():
        for tied in example.related:
            if tied.relation == "succeeded-by":
                both = first[example.id], first[tied.id]
                first = {name: min(both) if now in both else now for name, now in first.items()}
    yield from first.values()


def _ties(toolkit: Toolkit) -> Iterator[Row]:
    tying = Tying(toolkit)
    for example in toolkit.examples.values():
        for number, tie in enumerate(tying.of(example), 1):
            yield example.id, number, tie.edition, tie.recommendation, tie.function, tie.through


def years_of(example: Example) -> range:
    """Return the years in which an example is known to have been at work."""
    years = at_work(example)
    return range(years[0], years[1] + 1) if years else range(0)


def _years(toolkit: Toolkit) -> Iterator[Row]:
    for example in toolkit.examples.values():
        for number, year in enumerate(years_of(example), 1):
            yield example.id, number, year


def _rates(toolkit: Toolkit) -> Iterator[Row]:
    for run in toolkit.rates:
        for place, rate in enumerate(run.per_euro):
            yield run.currency, run.first + place, rate


def _missing(toolkit: Toolkit) -> Iterator[Row]:
    """Yield what is empty for a reason: looked for and not found, or of no sense there."""
    for example in toolkit.examples.values():
        found = [(*SOUGHT[word], NOT_FOUND) for word in example.unknowns]
        if example.seen is None:
            found.append(("examples", "seen", NOT_APPLICABLE))
        if example.region is None and example.level not in (None, *REGIONAL):
            found.append(("examples", "region", NOT_APPLICABLE))
        if not example.territory and example.level not in (None, *REGIONAL):
            found.append(("example_territory", "territory", NOT_APPLICABLE))
        yield from ((example.id, number, *row) for number, row in enumerate(found, 1))


def _marked(toolkit: Toolkit) -> Iterator[Row]:
    """Yield what is known of each action, by the rule that 'toolkit show marks' tells."""
    for name, known in all_marks(toolkit).items():
        shown, found = known.shown, known.found
        yield (
            name, len(shown.examples), len(shown.countries), len(shown.running), len(shown.ended),
            len(known.sums), found.standing, found.tendency, len(found.verdicts),
            sum(verdict.has_worse for verdict in found.verdicts), len(found.elsewhere), len(found.weak),
        )  # fmt: skip


COLUMNS: dict[str, tuple[DataColumn, Callable[[Toolkit], Iterator[Datum]]]] = {
    "figures": (
        DataColumn(
            "euro", "In euro",
            "The sum in euro: as stated, or at the average rate of its year. Not adjusted for prices. "
            "Empty for what is no money, and for other money without a year or a rate.", "number",
        ),
        _euros,
    ),
    "examples": (
        DataColumn(
            "series", "Series",
            "The same for records that succeed one another, and so may be editions of one programme: "
            "one of their ids. An example that stands alone has its own id.", required=True,
        ),
        _series,
    ),
}  # fmt: skip
DERIVED = (
    Derived(
        DataTable(
            "example_recommendations", "Recommendations",
            "The recommendations to which an example belongs, directly or through its action.",
            (
                EXAMPLE, NUMBER,
                DataColumn("edition", "Edition", "The edition of the recommendation.", required=True),
                DataColumn("recommendation", "Recommendation", "Its id in the edition.", required=True),
                DataColumn("function", "Function", "The function under which it is linked.", required=True),
                DataColumn("through", "Through", "The action that it illustrates; empty if none."),
            ),
            ("example", "number"),
            (
                OF_EXAMPLE, Foreign(("edition", "recommendation"), "recommendations", ("edition", "id")),
                Foreign(("function",), "functions", ("id",)), Foreign(("through",), "actions", ("id",)),
            ),
        ),
        _ties,
    ),
    Derived(
        DataTable(
            "example_years", "Years",
            "The years in which an example is known to have been at work: from the first to the last, "
            "planned or not, or until it was last seen. What ended in an unknown year has its first alone.",
            (EXAMPLE, NUMBER, DataColumn("year", "Year", "One year.", "integer", required=True)),
            ("example", "number"), (OF_EXAMPLE,),
        ),
        _years,
    ),
    Derived(
        DataTable(
            "rates", "Rates of exchange", "How much of a currency one euro was on average in a year.",
            (
                DataColumn("currency", "Currency", "The ISO 4217 code of the currency.", required=True),
                DataColumn("year", "Year", "The year.", "integer", required=True),
                DataColumn("per_euro", "Per euro", "How much of it one euro was.", "number", required=True),
            ),
            ("currency", "year"),
        ),
        _rates,
    ),
    Derived(
        DataTable(
            "missing", "What is missing, and why",
            "Values of examples that are empty for a reason. not-found: looked for on the day of the check. "
            "not-applicable: of no sense for this example. All else that is empty was not sought.",
            (
                EXAMPLE, NUMBER,
                DataColumn("table", "Table", "The table in which the value would stand.", required=True),
                DataColumn("column", "Column", "The column in which it would stand.", required=True),
                DataColumn("code", "Code", "Why it is missing.", required=True, words=CODES[:2]),
            ),
            ("example", "number"), (OF_EXAMPLE,),
        ),
        _missing,
    ),
    Derived(
        DataTable(
            "action_marks", "Marks of actions",
            "What is known of each action; 'toolkit show marks' says how it is counted. None ranks one.",
            (
                DataColumn("action", "Action", "The id of the action.", required=True),
                _count("examples", "Examples that show it", "Examples that show the whole of it."),
                _count("countries", "Their countries", "Countries of these examples, without the Union."),
                _count("running", "Running when last seen", "Those of them that ran when last seen."),
                _count("ended", "Ended", "Those of them that ended."),
                _count("sums", "Sums found", "Sums of money that these examples name."),
                DataColumn(
                    "studied", "What studies found", "How well it is studied.", required=True,
                    words=tuple(STANDING),
                ),
                DataColumn(
                    "tendency", "Results of studies", "What most programmes found, from three on.",
                    words=tuple(TENDENCY),
                ),
                _count("programmes", "Programmes studied", "Those of which counted studies judge the aim."),
                _count("worse", "Programmes with something worse", "Those with an outcome that was worse."),
                _count("elsewhere", "Programmes studied elsewhere", "Others, without clusters or groups."),
                _count("weak", "Studies not counted", "Studies that bear on it and do not count."),
            ),
            ("action",), (Foreign(("action",), "actions", ("id",)),),
        ),
        _marked,
    ),
)  # fmt: skip
