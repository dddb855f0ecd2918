"""What a list or a page is cited with: a work for each entry, and one for each of its sources."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from clustertoolkit.content.kinds import KINDS
from clustertoolkit.content.model import Toolkit
from clustertoolkit.content.records import Reference, Source, Study
from clustertoolkit.query.show import Entry, ListedRecommendation, entries_of
from clustertoolkit.tables.shape import table_of
from clustertoolkit.views import Report
from clustertoolkit.views.blocks import EntryKey

CONTRIBUTORS = "the clustertoolkit contributors"


class Work(NamedTuple):
    """A publication or page: the key by which it is cited, and what is known of it; an empty text is nothing.

    `read` is the day (ISO) on which the page was read.
    """

    key: str
    title: str
    authors: tuple[str, ...] = ()
    year: str = ""
    publisher: str = ""
    url: str = ""
    read: str = ""
    note: str = ""


def works(report: Report) -> tuple[Work, ...]:
    """Return the works by which the entries of a report are cited, and their sources; no page comes twice."""
    toolkit = report.toolkit
    wanted = dict.fromkeys(_keys(report))
    kinds = dict.fromkeys(kind for kind, _ in wanted)
    known = {(entry.kind, entry.id): entry for kind in kinds for entry in entries_of(toolkit, kind)}
    found: dict[str, Work] = {}
    for key in wanted:
        for work in _works(toolkit, known[key]):
            found.setdefault(work.url or work.key, work)
    return tuple(found.values())


def _keys(report: Report) -> Iterator[EntryKey]:
    """Yield the entries that a report is about, by kind and id."""
    if report.pages:
        yield from ((page[0].kind, page[0].id) for page in report.pages)
        for entry in report.body["entries"]:
            yield from (("study", name) for name in entry["linked"]["studies"])
        return
    kinds = {table_of(kind): kind.name for kind in KINDS}
    for name, items in report.body.items():
        for item in items if isinstance(items, list) else ():
            data = item() if callable(item) else item
            if not isinstance(data, dict):
                continue  # a word that was searched
            if "country_names" in data:  # a row of a flat list is of an example
                yield "example", data["id"]
            elif name in kinds:
                yield kinds[name], _short(report.toolkit, data)
            elif "kind" in data:
                yield data["kind"], data["id"]


def _short(toolkit: Toolkit, data: Mapping[str, Any]) -> str:
    return toolkit.short_id(data["edition"], data["id"]) if "edition" in data else str(data["id"])


def _works(toolkit: Toolkit, entry: Entry) -> Iterator[Work]:
    record: Any = entry.record
    name = entry.id
    if isinstance(record, ListedRecommendation):
        name = f"{record.edition.id}-{record.record.id}"
        record = record.record
    if isinstance(record, Study | Reference):
        publisher = record.publisher if isinstance(record, Study) else record.publication
        yield Work(
            record.id, record.title, record.authors, str(record.year), publisher or "", record.url or "",
            record.read or "",
        )  # fmt: skip
        return
    head = toolkit.head
    checked = f", checked on {day}" if (day := getattr(record, "checked", "")) else ""
    yield Work(
        name, entry.title, (CONTRIBUTORS,), head.version[:4], f"{head.title}, content version {head.version}",
        note=f"Entry {entry.id}{checked}, {head.licence.id}",
    )  # fmt: skip
    yield from _pages(name, entry.title, getattr(record, "sources", ()))


def _pages(name: str, title: str, sources: Iterable[Source]) -> Iterator[Work]:
    """Yield the sources of an entry; a page whose title is not known is named after the entry."""
    for number, source in enumerate(sources, 1):
        told = source.title or f"{title}: source {number}"
        yield Work(f"{name}-{number}", told, url=source.url, read=source.read)
