"""The lists of the content as its commands give them: for pages, and as the files that commands write."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.query import entries, matrix
from clustertoolkit.render import form, json
from clustertoolkit.views import Report
from clustertoolkit.views import entries as entry_views
from clustertoolkit.views import evidence as evidence_views
from clustertoolkit.views import matrix as matrix_views

HELD = {  # in the file of a command
    "matrix": "the matrix with its entries",
    "actions": "all policy actions",
    "examples": "all examples",
    "recommendations": "the recommendations",
    "studies": "all studies",
    "funds": "all funds",
    "developments": "what changed since the paper",
}


class DataFile(NamedTuple):
    """A file of a site that the command writes too: its address, the command, and what it holds."""

    address: str
    command: str
    holds: str


def reports(toolkit: Toolkit, today: date) -> Mapping[str, Callable[[], Report]]:
    """Return what gives the whole list of each command, by its name."""
    return {
        "matrix": lambda: matrix_views.matrix(toolkit, matrix.matrix(toolkit), 0, "", ()),
        "actions": lambda: entry_views.actions(toolkit, entries.actions(toolkit), ()),
        "examples": lambda: entry_views.examples(toolkit, entries.examples(toolkit), ()),
        "recommendations": lambda: entry_views.recommendations(toolkit, entries.recommendations(toolkit), ()),
        "studies": lambda: evidence_views.studies(toolkit, toolkit.studies.values(), ()),
        "funds": lambda: evidence_views.funds(toolkit, toolkit.funds, today, ()),
        "developments": lambda: evidence_views.developments(toolkit, toolkit.developments, ()),
    }


def data_files(toolkit: Toolkit, today: date) -> Iterator[tuple[DataFile, bytes]]:
    """Yield the files that the commands write, byte for byte."""
    for name, report in reports(toolkit, today).items():
        made = report()
        file = DataFile(f"data/{name}.json", f"toolkit {name} -o {name}.json", HELD[name])
        yield file, b"".join([piece.encode() for piece in json.pieces(made)])
        if name == "examples":
            table = DataFile("data/examples.csv", "toolkit examples -o examples.csv", "the same as a table")
            yield table, form("csv", "file")(made).encode("utf-8-sig")
