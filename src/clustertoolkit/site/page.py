"""What a page of a site consists of, before any frame is drawn around it, and where the main ones are."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeVar
from urllib.parse import urlencode

from clustertoolkit.views.blocks import Run, Section, Table, Text, said
from clustertoolkit.views.wording import grouped

ROWS = 200  # of a list on one page

Item = TypeVar("Item")


class Trail(NamedTuple):
    """A page on the way to another one."""

    title: str
    address: str


class SitePage(NamedTuple):
    """A page: what it is called, what stands on it, and the way to it.

    `command` is the one that tells the same in a terminal. `template` is that of its kind, which `own` fills
    in beside the sections. `part` is the address of the page of the menu to which it belongs, and `others`
    are the pages beside it. A page that `sends` has a form for whoever serves it.
    """

    address: str
    title: str
    sections: tuple[Section, ...] = ()
    lead: str = ""
    kind: str = ""
    id: str = ""
    trail: tuple[Trail, ...] = ()
    command: str = ""
    notes: tuple[str, ...] = ()
    part: str = ""
    template: str = "page.html"
    own: Mapping[str, object] = MappingProxyType({})
    others: tuple[Trail, ...] = ()
    sends: bool = False


START = Trail("Start", "index.html")
MATRIX = Trail("Matrix", "matrix.html")
ACTIONS = Trail("Actions", "actions.html")
EXAMPLES = Trail("Examples", "examples.html")
STUDIES = Trail("Studies", "studies.html")
RECOMMENDATIONS = Trail("Recommendations", "recommendations.html")
COUNTRIES = Trail("Countries", "countries.html")
FUNDS = Trail("Funds", "funds.html")
DEVELOPMENTS = Trail("Developments", "developments.html")
CONCEPTS = Trail("Words", "words.html")
GAPS = Trail("Gaps", "gaps.html")
SEARCH = Trail("Search", "search.html")
WALK = Trail("Make a roadmap", "walk.html")
DATA = Trail("Data", "data.html")
CHANGES = Trail("What changed", "changes.html")
PRINT = Trail("To print", "print.html")
CONTRIBUTE = Trail("Contribute", "contribute.html")
ABOUT = Trail("About", "about.html")
ACCESSIBILITY = Trail("Accessibility", "accessibility.html")
PUBLISHER = Trail("Publisher", "publisher.html")

MENU = (MATRIX, ACTIONS, EXAMPLES, STUDIES, RECOMMENDATIONS, COUNTRIES, SEARCH, WALK)
FOOT = (FUNDS, DEVELOPMENTS, CONCEPTS, GAPS, CHANGES, DATA, PRINT, CONTRIBUTE, ABOUT, ACCESSIBILITY)
LISTS = {  # in which the entries of a kind stand; those of all others stand among the concepts
    "action": ACTIONS, "example": EXAMPLES, "study": STUDIES, "recommendation": RECOMMENDATIONS,
    "country": COUNTRIES, "fund": FUNDS, "call": FUNDS, "development": DEVELOPMENTS,
}  # fmt: skip


def in_parts(page: SitePage, table: Table) -> Iterator[SitePage]:
    """Yield a list as pages of so many rows, each with links to the others."""
    parts: Sequence[tuple[int, Table]] = [
        (start, table._replace(rows=table.rows[start : start + ROWS]))
        for start in range(0, len(table.rows), ROWS)
    ] or [(0, table)]
    stem = page.address.removesuffix(".html")
    trails = [
        Trail(
            f"Rows {start + 1} to {start + len(part.rows)}",
            f"{stem}-{number}.html" if number > 1 else page.address,
        )
        for number, (start, part) in enumerate(parts, 1)
    ]
    for number, (own, (_, part)) in enumerate(zip(trails, parts, strict=True), 1):
        yield page._replace(
            address=own.address,
            title=f"{page.title}, part {number}" if number > 1 else page.title,
            sections=(*page.sections, Section("", 1, (part,))),
            trail=(Trail(page.title, page.address),) if number > 1 else (),
            others=tuple(trail for trail in trails if trail != own),
            own={**page.own, "first": number == 1},
        )


def first_of(found: Sequence[Item], filters: Mapping[str, str]) -> tuple[Sequence[Item], tuple[Text, ...]]:
    """Return the examples that a table among other things holds, with the way to all if these are more.

    `filters` are those of the list of examples that leave the same, with what each is set to.
    """
    if len(found) <= ROWS:
        return found, ()
    all_of_them = Run(f"All {grouped(len(found))}", place=f"{EXAMPLES.address}?{urlencode(filters)}")
    more = said(
        f"The first {ROWS} of {grouped(len(found))} examples. ", all_of_them,
        " stand in the list of examples, which filters them where scripts run.",
    )  # fmt: skip
    return found[:ROWS], (Text(more),)
