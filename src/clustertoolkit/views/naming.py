"""What people read in files for the ids and names of lists: titles, which lead to home pages."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from itertools import product

from clustertoolkit.content.kinds import DIMENSIONS, FIELDS, FILTERS
from clustertoolkit.content.model import Toolkit, once
from clustertoolkit.query.select import allowed
from clustertoolkit.query.show import Entry, entries_of
from clustertoolkit.schema.addresses import is_address
from clustertoolkit.views import Column, Report, Sheet, labels
from clustertoolkit.views.blocks import EntryKey, Run
from clustertoolkit.views.wording import moment

CELL = "cell"  # what stands for the kind of an entry where a cell of the matrix is named
WITH_HOMES = tuple(
    kind for kind, fields in FIELDS.items() if any(field.key in ("url", "sources") for field in fields)
)
HEAVIEST = 9  # the weight of a column that lists never leave out
KINDS = {  # of the entries whose ids stand in a column
    **{kind: kind for kind in DIMENSIONS},
    "functions": "function",
    "action": "action",
    "actions": "action",
    "examples": "example",
    "not_the_same_as": "example",
    "instruments": "instrument",
    "sectors": "sector",
    "countries": "country",
    "country": "country",
    "instrument": "instrument",
    "sector": "sector",
    "through": "action",
    "groups": "group",
    "group": "group",
    "fund": "fund",
}
WORDS = {  # of the columns that hold codes of closed lists
    "basis": labels.BASIS,
    "bases": labels.BASIS,
    "status": labels.STATUS,
    "fit": labels.FIT,
    "evidence": labels.SURE,
    "kinds_of_place": labels.PLACE,
    "type": labels.ORGANISATION,
    "qualifier": labels.QUALIFIER,
    "measures": {**labels.MEASURES, **labels.MORE_MEASURES},
    "scope": labels.SCOPE,
    "measured_by": labels.MEASURED_BY,
    "carrier": {"other": labels.WITHOUT_CLUSTERS},
    "method": labels.METHOD,
    "compared": labels.COMPARED,
    "by": labels.BY,
    "source_read": labels.READ,
    "results": labels.RESULT,
    "nearness": labels.THROUGH,
}


def named(toolkit: Toolkit, sheet: Sheet) -> Sheet:
    """Return a sheet whose columns know what people read in them; ids stand last, unless they matter most."""
    order = sorted(range(len(sheet.columns)), key=lambda place: _stands_last(sheet.columns[place]))
    columns = (
        column
        if column.names or column.title == labels.COUNTRY_CODES
        else column._replace(names=names_of(toolkit, column.key))
        for column in (sheet.columns[place] for place in order)
    )
    rows = (tuple(row[place] for place in order) for row in sheet.rows)
    return sheet._replace(columns=tuple(columns), rows=tuple(rows))


def _stands_last(column: Column) -> bool:
    """Tell whether a column holds ids or codes, by which commands know an entry rather than people."""
    is_key = column.key in ("id", "code") or column.title == labels.COUNTRY_CODES
    return is_key and column.weight < HEAVIEST


def chosen(report: Report) -> list[tuple[str, str]]:
    """Return each filter of a report with all of its values, in the words that people read for them."""
    values: dict[str, list[str]] = {}
    for label, value in report.filters:
        values.setdefault(label, []).extend(_asked_for(report.toolkit, label, value))
    return [(label.replace("-", " "), ", ".join(parts)) for label, parts in values.items()]


def _asked_for(toolkit: Toolkit, label: str, value: str) -> Iterator[str]:
    """Yield the alternatives that a value of a filter names; what is no word of a list stays as it is."""
    given = FILTERS.get(label.replace("-", "_"))
    if not given or given.form != "word":
        yield from (part.strip() for part in value.split(","))
        return
    known = allowed(toolkit, given)
    names = names_of(toolkit, given.kind or given.field.rpartition(".")[2])

    def title(word: str) -> str:
        identifier = known.find(word) or word
        return names[identifier].text if identifier in names else given.words.get(identifier, identifier)

    for part in [value] if known.find(value) else map(str.strip, value.split(",")):
        yield title(part) if known.find(part) else " + ".join(title(word.strip()) for word in part.split("+"))


def home(entry: Entry) -> str:
    """Return the home page of an entry: its own, or the first that its facts stand on if its kind has none.

    Empty where there is none; an action has neither.
    """
    record = entry.record
    sources = getattr(record, "sources", ())
    address = getattr(record, "url", sources[0].url if sources else "") or ""
    return address if is_address(address) else ""


class Leading:
    """Where the words that name an entry lead: to its place in the same file, else to its home page."""

    def __init__(self, toolkit: Toolkit, places: Mapping[EntryKey, str]) -> None:
        self._places = places
        self._homes = {
            (kind, entry.id): home(entry) for kind in WITH_HOMES for entry in entries_of(toolkit, kind)
        }

    def led(self, run: Run, inside: EntryKey | None = None) -> Run:
        """Return a run with its place or link; none leads to the entry inside which it stands."""
        if not run.entry:
            return run
        if run.entry == inside:
            return run._replace(entry=())
        place = self._places.get(run.entry, "")
        link = "" if place else run.link or self._homes.get(run.entry, "")
        return run._replace(entry=(), place=place, link=link)


def names_of(toolkit: Toolkit, key: str) -> Mapping[str, Run]:
    """Return what people read for the ids, names and codes in columns with this key, none if they stay."""
    return _all_names(toolkit)(key)


@once
def _all_names(toolkit: Toolkit) -> Callable[[str], Mapping[str, Run]]:
    return cache(partial(_names_of, toolkit))


def _names_of(toolkit: Toolkit, key: str) -> Mapping[str, Run]:
    match key:
        case "name" | "title":
            # of two with one title that of the earlier kind counts
            entries = (entry for kind in reversed(WITH_HOMES) for entry in entries_of(toolkit, kind))
            return {entry.title: _name(entry) for entry in entries}
        case "edition":
            return {
                edition.id: Run(f"{edition.title}, {moment(edition.date)}") for edition in toolkit.editions
            }
        case "cells":
            return dict(_cells(toolkit))
        case "recommendations" | "recommendations_by_action" | "recommendation":
            return {
                name: Run(f"{entry.id} {entry.title}", entry=(entry.kind, entry.id))
                for entry in entries_of(toolkit, "recommendation")
                for name in (entry.id, entry.names[0])
            }
        case "state":
            from clustertoolkit.query.funds import STATE  # which asks for much else

            return {code: Run(words) for code, words in STATE.items()}
        case _ if key in WORDS:
            return {code: Run(words) for code, words in WORDS[key].items()}
        case _ if key in KINDS:
            return {entry.id: _name(entry) for entry in entries_of(toolkit, KINDS[key])}
    return {}


def _name(entry: Entry) -> Run:
    return Run(entry.title, home(entry), entry=(entry.kind, entry.id))


def _cells(toolkit: Toolkit) -> Iterator[tuple[str, Run]]:
    for cell in product(*(entries_of(toolkit, kind) for kind in DIMENSIONS)):
        name = "/".join(term.id for term in cell)
        yield name, Run(" / ".join(term.title for term in cell), entry=(CELL, name))
