"""A bibliography in BibTeX, for LaTeX and for programs that keep references: works and pages, no list."""

from collections.abc import Iterator

from clustertoolkit.render.plain import one_line
from clustertoolkit.schema.addresses import is_address, spelled
from clustertoolkit.views import Report
from clustertoolkit.views.bibliography import Work, works

SPECIAL = str.maketrans(
    {
        **{mark: f"\\{mark}" for mark in "#$%&_{}"},
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
IN_ADDRESS = str.maketrans({"%": r"\%", "#": r"\#"})


def report(report: Report) -> str:
    """Return a work for each entry of a report and for each source, in the order of the report."""
    return "\n".join(_entry(work) for work in works(report))


def _entry(work: Work) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(work))
    return f"@misc{{{work.key},\n{lines}}}\n"


def _fields(work: Work) -> Iterator[tuple[str, str]]:
    """Yield the fields that are known; a title in braces keeps its capitals."""
    if work.authors:
        yield "author", " and ".join(map(_author, work.authors))
    yield "title", f"{{{_text(work.title)}}}"
    if work.publisher:
        yield "howpublished", _text(work.publisher)
    if work.year:
        yield "year", work.year
    if is_address(work.url):
        yield "url", spelled(work.url).translate(IN_ADDRESS)
    if work.read:
        yield "urldate", work.read
    if work.note:
        yield "note", _text(work.note)


def _author(name: str) -> str:
    """Return a name; one without a comma is kept whole, as it may be that of a body."""
    return _text(name) if "," in name else f"{{{_text(name)}}}"


def _text(text: str) -> str:
    return one_line(text).translate(SPECIAL)
