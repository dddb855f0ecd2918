"""What the columns of every list and of every table of the export mean, as a list itself."""

from collections.abc import Iterator, Mapping

from clustertoolkit.content.kinds import BY_NAME, FOLDERS
from clustertoolkit.content.location import schemas_folder
from clustertoolkit.content.model import Toolkit
from clustertoolkit.schema import schemas
from clustertoolkit.tables.codebook import TABLE
from clustertoolkit.tables.derived import described
from clustertoolkit.tables.shape import DataTable, nodes, within
from clustertoolkit.views import (
    Column,
    Report,
    Sheet,
    countries,
    diff,
    entries,
    evidence,
    gaps,
    matrix,
    search,
    show,
    words,
)
from clustertoolkit.views.flat import NAMES, OTHERS, columns_by, table_by

LISTS = {  # by the command that shows a list: its columns, and the kind of entry that its rows are
    "matrix": (matrix.COLUMNS, "example"),
    "matrix --counts": (matrix.COUNTS, "example"),
    "actions": (entries.ACTIONS, "action"),
    "examples": (entries.EXAMPLES, "example"),
    "examples --by placement": (entries.PLACEMENTS, "example"),
    "recommendations": (entries.RECOMMENDATIONS, "recommendation"),
    "studies": (evidence.STUDIES, "study"),
    "funds": (evidence.FUNDS, "fund"),
    "developments": (evidence.DEVELOPMENTS, "development"),
    "show": (show.COLUMNS, ""),
    "search": (search.COLUMNS, ""),
    "gaps": (gaps.COLUMNS, ""),
    "diff": (diff.COLUMNS, ""),
    "countries": (countries.COLUMNS, "country"),
    "words": (words.WORDS, ""),
}
COLUMNS = (
    Column("place", "Where", 9),
    Column("column", "Column", 9),
    Column("title", "Title", 4),
    Column("meaning", "Meaning", 9),
)
MEANINGS = {  # of what is no field of an entry, or is told shorter in a list
    "bases": "On whose word it stands in its cells: the paper, its Table 5, or judged by a contributor.",
    "cells": "The cells in which it stands, of those that the filters leave: priority/challenge/function.",
    "country_names": "The names of its countries.",
    "countries": "The codes of its countries: ISO 3166-1, and EU for the European Union as a whole.",
    "edition": "The id of the report in which it stands.",
    "recommendations": "The recommendations that name it.",
    "recommendations_by_action": "Other recommendations, which name an action that it illustrates.",
    "shown_by": "How many examples show it, counted as 'toolkit show marks' says.",
    "running": "How many of these were running when last seen.",
    "studies": "What studies say of it together, counted as 'toolkit show marks' says.",
    "start": "The year in which it began.",
    "end": "The year in which it ended, or is to end.",
    "sources": "How many pages its facts stand on.",
    "figures": "How many figures are told of it.",
    "sums": "Its sums of money: what each measures, of the whole or of which part, and the year.",
    "payers": "Who paid, as pages tell: funds by their names, and others.",
    "source_addresses": "The addresses of these pages.",
    "functions": "The cluster functions under which it has links.",
    "nearness": "How close what it studied is to the action: through clusters, groups of firms, or without.",
    "counts": "Whether what is known of an action counts it; its page says why others do not.",
    "results": "What it found for the aim of the action: gain, no difference, mixed, worse or unclear.",
    "id": "The id, by which 'toolkit show' opens it.",
    "title": "How people call it.",
    "label": "What a line tells.",
    "value": "What it says.",
    "passage": "The sentence in which words were found.",
    "happened": "What happened to the entry: added, changed, retired, or removed without being retired.",
    "list": "The list in the entry, by its table in the export; empty for a value of the entry itself.",
    "field": "The column that differs; empty for a row or an entry that came or went.",
    "was": "What stood there before.",
    "now": "What stands there now, or what replaces a retired entry.",
    "gap": "The kind of gap.",
    "detail": "What is missing.",
    "task": "What would close it.",
    "effort": "About how much work that is.",
    "code": "The code of the country: ISO 3166-1, and EU for the European Union as a whole.",
    "groups": "The groups of countries to which it belongs.",
    "total": "How many of the chosen examples are in it; further columns count those under each value.",
    "filter": "The option that takes the word, without its hyphens in front.",
    "number": "How many entries hold it.",
    "counted": "The entries that are counted.",
}
OWN: Mapping[str, Mapping[str, str]] = {  # of columns that mean something else in one list
    "matrix": {"kind": "Whether it is an action or an example."},
    "matrix --counts": {
        "actions": "How many actions stand in the cell.", "examples": "How many examples stand in the cell.",
    },
    "actions": {"examples": "How many examples illustrate it, also in part."},
    "recommendations": {"actions": "The actions that it names.", "examples": "The examples that it names."},
    "studies": {"actions": "The actions on which it bears."},
    "funds": {"actions": "The actions that it can pay."},
    "developments": {"actions": "The actions on which it bears."},
    "search": {"kind": "What kind of entry it is."},
    "diff": {"kind": "What kind of entry it is."},
    "words": {"id": "The word.", "meaning": "What it means."},
}  # fmt: skip


def columns(toolkit: Toolkit) -> Report:
    """Return every column of every list, and of the tables that are exported; people see a table for each."""
    rows = tuple(_rows())
    keys = [column.key for column in COLUMNS]
    places = dict.fromkeys(place for place, *_ in rows)
    tables = tuple(
        Sheet(place, COLUMNS[1:], tuple(row[1:] for row in rows if row[0] == place)) for place in places
    )
    body = {"columns": [dict(zip(keys, row, strict=True)) for row in rows]}
    return Report(toolkit, "Columns", (Sheet("Columns", COLUMNS, rows),), body, tables, listed="columns")


def _rows() -> Iterator[tuple[str, str, str, str]]:
    for place, (listed, kind) in LISTS.items():
        known = _fields(kind) if kind else {}
        for column in listed:
            meanings = {**known, **MEANINGS, **OWN.get(place, {})}
            yield f"toolkit {place}", column.key, column.title, meanings[column.key]
    for by in OTHERS:
        table = table_by(by)
        meanings = {column.name: column.meaning for column in table.columns} | {
            NAMES.key: MEANINGS[NAMES.key]
        }
        for column in columns_by(by, table):
            yield f"toolkit examples --by {by}", column.key, column.title, meanings[column.key]
    for table in _exported():
        for exported in table.columns:
            yield table.name, exported.name, exported.title, exported.meaning


def _fields(kind: str) -> Mapping[str, str]:
    """Return what the schema says of the fields of a kind of entry, and of those of a placement."""
    forms = schemas.read(schemas_folder())
    place = BY_NAME[kind]
    form = schemas.entry(forms[place.file], place.key) if place.key else forms[FOLDERS[place.file]]
    placement = schemas.entry(form, "placements")["properties"] if "placements" in form["properties"] else {}
    return {key: one["description"] for key, one in (placement | form["properties"]).items()}


def _exported() -> Iterator[DataTable]:
    own = (inner.table for node in nodes().values() for inner in within(node))
    yield from described({table.name: table for table in own}).values()
    yield TABLE
