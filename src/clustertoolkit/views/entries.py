"""Lists of actions, examples and recommendations as they are shown."""

from collections.abc import Iterable, Iterator
from functools import partial
from types import EllipsisType
from typing import Any

from clustertoolkit.content.kinds import BY_NAME, FIELDS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import TITLES, Action, Example, Figure, Link, Placement
from clustertoolkit.query.entries import ListedAction, ListedExample, PlacedExample
from clustertoolkit.query.links import Tie, Tying
from clustertoolkit.query.marks import all_marks, standing_of
from clustertoolkit.query.show import ListedRecommendation
from clustertoolkit.schema.addresses import is_address
from clustertoolkit.views import Column, Report, Sheet, ShownFilters, Told, Value, labels
from clustertoolkit.views.blocks import Run
from clustertoolkit.views.labels import COUNTRY_CODES
from clustertoolkit.views.marks import marks_json
from clustertoolkit.views.wording import grouped


def columns_of(kind: str, *own: "str | Column | EllipsisType") -> tuple[Column, ...]:
    """Return the columns of a list: a key stands for the field's own, an ellipsis for all the others."""
    titles = TITLES[BY_NAME[kind].record]
    fields = {
        field.key: Column(field.key, titles[field.key], field.column, field.form)
        for field in FIELDS[kind]
        if field.column is not None
    }
    named = [
        item if isinstance(item, str) else item.key for item in own if not isinstance(item, EllipsisType)
    ]
    columns: list[Column] = []
    for item in own:
        if isinstance(item, EllipsisType):
            columns += [column for key, column in fields.items() if key not in named]
        else:
            columns.append(fields[item] if isinstance(item, str) else item)
    return tuple(columns)


# The order is kept, as a pipe has no names of columns: a new field comes last.
ACTIONS = columns_of(
    "action", "id", "title",
    Column("cells", "Cells", 4, "list"),
    Column("bases", "Basis", 2, "list"),
    Column("recommendations", "Recommendations", 3, "list"),
    Column("examples", "Examples, also in part", 2, "number"),
    "summary", ...,
    Column("shown_by", "Shown by", 1, "number"),
    Column("running", "Running when last seen", 1, "number"),
    Column("studies", "Studies", 1),
)  # fmt: skip
EXAMPLES = columns_of(
    "example", "id", "name",
    Column("country_names", "Country", 7, "list"),
    Column("countries", COUNTRY_CODES, 0, "list"),
    Column("cells", "Cells", 5, "list"),
    "status",
    Column("start", TITLES["Period"]["start"], 3, "number"),
    Column("end", TITLES["Period"]["end"], 2, "number"),
    "evidence",
    Column("recommendations", "Recommendations", 1, "list"),
    "kind", "level", "region", "organisation", "instruments", "sectors",
    Column("sources", "Number of sources", 0, "number"),
    Column("figures", "Figures", 0, "number"),
    "local_name", "acronym", "url", "checked", "summary", "note",
    Column("source_addresses", "Sources", 0, "list"),
    "aliases", "submitted_by", "transfer", "not_the_same_as", ...,
    Column("sums", "Money", 0, "list"),
    Column("payers", "Who paid", 0, "list"),
    Column("recommendations_by_action", "Through actions", 1, "list"),
)  # fmt: skip
PLACEMENTS = (
    Column("id", "Id", 0),
    Column("name", "Name", 9),
    Column("country_names", "Country", 6, "list"),
    Column("countries", COUNTRY_CODES, 0, "list"),
    Column("priority", "Priority", 9),
    Column("challenge", "Challenge", 9),
    Column("function", "Function", 9),
    Column("basis", "Basis", 5),
    Column("fit", "Fit", 3),
    Column("action", "Action", 0),
    Column("why", "Why", 0),
    Column("status", "Status", 2),
    Column("evidence", "Evidence", 2),
    Column("start", "Start", 0, "number"),
    Column("end", "End", 0, "number"),
    Column("url", "Address", 0, "link"),
    Column("carrier", "Carrier", 0),
)
RECOMMENDATIONS = (
    Column("id", "Id", 9),
    Column("edition", "Edition", 0),
    Column("priority", "Priority", 4),
    Column("title", "Title", 9),
    Column("functions", "Functions", 5, "list"),
    Column("actions", "Actions", 3, "list"),
    Column("examples", "Examples", 2, "list"),
    Column("summary", "Summary", 0),
)
BARE = ("-",)  # what people read where a recommendation has no link


def actions(toolkit: Toolkit, listed_actions: Iterable[ListedAction], filters: ShownFilters) -> Report:
    """Return a list of actions with the placements that were chosen."""
    listed_actions = tuple(listed_actions)
    illustrating, known, tying = _illustrating(toolkit), all_marks(toolkit), Tying(toolkit)
    rows = []
    body = []
    for listed in listed_actions:
        record, tied = listed.record, tying.of(listed.record)
        illustrations, marks = illustrating.get(record.id, []), known[record.id]
        values = _fields("action", record) | {
            "cells": _cells(listed.placements), "bases": _bases(listed.placements),
            "recommendations": _names(toolkit, tied)[0], "examples": len(illustrations),
            "shown_by": len(marks.shown.examples), "running": len(marks.shown.running),
            "studies": standing_of(marks.found),
        }  # fmt: skip
        rows.append(tuple(values[column.key] for column in ACTIONS))
        tied_to = [_tie(tie) for tie in tied]
        body.append({
            **plain(record), "recommendations": tied_to, "examples": illustrations, "marks": marks_json(marks)
        })  # fmt: skip
    sheet = Sheet("Actions", ACTIONS, tuple(rows))
    return Report(
        toolkit, "Actions", (sheet,), {"actions": body}, filters=filters, listed="actions", opens="id"
    )


def examples(toolkit: Toolkit, listed_examples: Iterable[ListedExample], filters: ShownFilters) -> Report:
    """Return a list of examples with the placements that were chosen."""
    tying = Tying(toolkit)
    rows = []
    body = []
    for listed in listed_examples:
        record, tied = listed.record, tying.of(listed.record)
        values = _facts(toolkit, record)
        direct, through = _names(toolkit, tied)
        values |= {
            "cells": _cells(listed.placements), "recommendations": direct,
            "recommendations_by_action": through,
        }  # fmt: skip
        rows.append(tuple(values[column.key] for column in EXAMPLES))
        body.append(partial(_body, record, tied))
    sheet = Sheet("Examples", EXAMPLES, tuple(rows))
    return Report(
        toolkit, "Examples", (sheet,), {"examples": body}, filters=filters, listed="examples", opens="id"
    )


def _body(record: Example, tied: Iterable[Tie]) -> dict[str, Any]:
    return {**plain(record), "recommendations": [_tie(tie) for tie in tied]}


def placements(toolkit: Toolkit, placed_examples: Iterable[PlacedExample], filters: ShownFilters) -> Report:
    """Return a flat list of placements of examples, one row each, for pivot tables."""
    rows = []
    for placed in placed_examples:
        values: dict[str, Value] = {**_facts(toolkit, placed.record), **_flat(placed.placement)}
        rows.append(tuple(values[column.key] for column in PLACEMENTS))
    keys = [column.key for column in PLACEMENTS]
    body = [
        {
            key: list(value) if isinstance(value, tuple) else value
            for key, value in zip(keys, row, strict=True)
        }
        for row in rows
    ]
    sheet = Sheet("Placements", PLACEMENTS, tuple(rows))
    return Report(
        toolkit, "Examples by placement", (sheet,), {"placements": body},
        filters=filters, listed="placements", opens="id",
    )  # fmt: skip


def recommendations(
    toolkit: Toolkit, listed_recommendations: Iterable[ListedRecommendation], filters: ShownFilters
) -> Report:
    """Return recommendations; people read them as the paper's Table 5, gaps visible."""
    listed_recommendations = tuple(listed_recommendations)
    rows = []
    body = []
    for edition, recommendation in listed_recommendations:
        linked = {name for link in recommendation.links for name in link.actions}
        shown = {name for link in recommendation.links for name in link.examples}
        rows.append(
            (
                toolkit.short_id(edition.id, recommendation.id), edition.id,
                recommendation.priority, recommendation.title,
                tuple(dict.fromkeys(link.function for link in recommendation.links)),
                tuple(name for name in toolkit.actions if name in linked),
                tuple(name for name in toolkit.examples if name in shown),
                recommendation.summary,
            )
        )  # fmt: skip
        body.append({"edition": edition.id, **plain(recommendation)})
    sheet = Sheet("Recommendations", RECOMMENDATIONS, tuple(rows))
    tables = tuple(_table_5(toolkit, listed_recommendations))
    bare = any(BARE in row for table in tables for row in table.rows)
    return Report(
        toolkit, "Recommendations", (sheet,), {"recommendations": body},
        tables=tables, filters=filters, notes=("a dash: nothing is linked there yet",) if bare else (),
        listed="recommendations", opens="id",
    )  # fmt: skip


def plain(record: Any) -> Any:
    """Return a record as plain data for JSON: mappings, lists, texts and numbers, every field present."""
    if hasattr(record, "_fields"):
        return {key: plain(getattr(record, key)) for key in record._fields}
    if isinstance(record, tuple):
        return [plain(item) for item in record]
    return record


def _fields(kind: str, record: Action | Example) -> dict[str, Value]:
    """Return the fields of a record that have a column of their own, as they stand."""
    return {field.key: getattr(record, field.key) for field in FIELDS[kind] if field.column is not None}


def _facts(toolkit: Toolkit, example: Example) -> dict[str, Value]:
    period = example.period
    return _fields("example", example) | {
        "country_names": tuple(toolkit.countries[code].name for code in example.countries),
        "status": told_status(example),
        "start": period.start if period else None,
        "end": period.end if period else None,
        "organisation": example.organisation.name if example.organisation else None,
        "sources": len(example.sources),
        "source_addresses": tuple(source.url for source in example.sources),
        "figures": len(example.figures),
        "sums": tuple(map(_sum, (figure for figure in example.figures if figure.scope))),
        "payers": _payers(toolkit, example),
    }


def told_status(example: Example) -> Told:
    return Told(example.status, labels.status_briefly(example), labels.status(example))


def _sum(figure: Figure) -> str:
    """Return a sum of money with what it measures, of what part, and its year."""
    qualifier = (figure.qualifier or "").replace("-", " ")
    measures = labels.MEASURES.get(figure.measures, figure.measures)
    beside = [measures, labels.SCOPE.get(figure.scope or "", ""), str(figure.year or "")]
    return f"{qualifier} {figure.unit} {grouped(figure.value)} ({', '.join(filter(None, beside))})".strip()


def _payers(toolkit: Toolkit, example: Example) -> tuple[str, ...]:
    """Return the names of those who paid: of funds, or of others."""
    funds = {fund.id: fund.name for fund in toolkit.funds}
    paid = (payer.name or funds.get(payer.fund or "", "") for payer in example.funded_by)
    return tuple(dict.fromkeys(filter(None, paid)))


def _flat(placement: Placement) -> dict[str, Value]:
    return {
        key: getattr(placement, key)
        for key in ("priority", "challenge", "function", "basis", "fit", "action", "why", "carrier")
    }


def _cells(places: Iterable[Placement]) -> tuple[str, ...]:
    return tuple("/".join(place.cell) for place in places)


def _bases(places: Iterable[Placement]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(place.basis for place in places))


def _names(toolkit: Toolkit, tied: Iterable[Tie]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of recommendations: those that name an entry, and others that its actions lead to."""
    direct: dict[str, None] = {}
    through: dict[str, None] = {}
    for tie in tied:
        names = direct if tie.through is None else through
        names[toolkit.short_id(tie.edition, tie.recommendation)] = None
    return tuple(direct), tuple(name for name in through if name not in direct)


def _tie(tie: Tie) -> dict[str, str | None]:
    return {
        "edition": tie.edition,
        "id": tie.recommendation,
        "function": tie.function,
        "through": tie.through,
    }


def _illustrating(toolkit: Toolkit) -> dict[str, list[str]]:
    """Return for each action the examples that illustrate it, in the order of their names."""
    by_action: dict[str, list[str]] = {}
    for example in sorted(toolkit.examples.values(), key=lambda example: example.name.casefold()):
        for name in dict.fromkeys(place.action for place in example.placements if place.action):
            by_action.setdefault(name, []).append(example.id)
    return by_action


def _table_5(toolkit: Toolkit, listed_recommendations: Iterable[ListedRecommendation]) -> Iterator[Sheet]:
    """Yield a table for each priority: a row a recommendation, a column a function."""
    by_priority: dict[tuple[str, str], list[ListedRecommendation]] = {}
    for recommendation in listed_recommendations:
        key = recommendation.edition.id, recommendation.record.priority
        by_priority.setdefault(key, []).append(recommendation)
    titles = {term.id: term.title for term in toolkit.dimensions.priorities}
    functions = toolkit.dimensions.functions
    shown = ((_example(toolkit, example), example.url or "") for example in toolkit.examples.values())
    names = {text: Run(text, address) for text, address in shown if is_address(address)}
    heads = (
        Column("recommendation", "Recommendation", 9),
        *(Column(term.id, term.title, 9, "list", names) for term in functions),
    )
    for (_, priority), listed in by_priority.items():
        rows: tuple[tuple[Value, ...], ...] = tuple(
            (
                f"{toolkit.short_id(edition.id, record.id)} {record.title}",
                *(_linked(toolkit, record.links, term.id) for term in functions),
            )
            for edition, record in listed
        )
        yield Sheet(titles[priority], heads, rows)


def _linked(toolkit: Toolkit, links: Iterable[Link], function: str) -> tuple[str, ...]:
    lines: list[str] = []
    for link in links:
        if link.function == function:
            lines += [toolkit.actions[name].title for name in link.actions]
            lines += [_example(toolkit, toolkit.examples[name]) for name in link.examples]
    return tuple(lines) or BARE


def _example(toolkit: Toolkit, example: Example) -> str:
    return (
        f"Example: {example.name} ({', '.join(toolkit.countries[code].name for code in example.countries)})"
    )
