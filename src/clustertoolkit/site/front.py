"""The pages by which people come in: start, search, the walk, data, what changed, about, and one to print."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from clustertoolkit.content.location import schemas_folder
from clustertoolkit.content.model import Toolkit
from clustertoolkit.contribute.asking import has_lines, title_of
from clustertoolkit.query.show import Entry, entries_of, find
from clustertoolkit.schema import schemas
from clustertoolkit.site.addresses import address, key_of
from clustertoolkit.site.data import DataFile
from clustertoolkit.site.page import (
    ABOUT,
    ACCESSIBILITY,
    CHANGES,
    CONTRIBUTE,
    DATA,
    GAPS,
    MATRIX,
    PRINT,
    PUBLISHER,
    SEARCH,
    START,
    WALK,
    SitePage,
)
from clustertoolkit.site.pages import Contents
from clustertoolkit.views import Page
from clustertoolkit.views.blocks import (
    Line,
    Points,
    Run,
    Section,
    Text,
    facts,
    heading,
    line,
    listed,
    said,
    text,
)
from clustertoolkit.views.export import citation
from clustertoolkit.views.wording import grouped

EXAMPLE = "example"  # the kind of entry that everybody is asked for
NEWEST = 8  # developments that the page of changes shows


class Door(NamedTuple):
    """A way in: where it leads, and for whom it is."""

    title: str
    address: str
    says: str


def front_pages(
    contents: Contents,
    files: Iterable[DataFile],
    publisher: str = "",
    changes: Page = (),
    *,
    has_engine: bool = False,
) -> Iterator[SitePage]:
    """Yield the pages by which people come in, and one at the address of each id that is gone.

    `publisher` says who publishes the site, in paragraphs with an empty line between them. `changes`
    tells what is new since an earlier state. With an engine the walk runs in its page.
    """
    toolkit = contents.toolkit
    yield _start(contents)
    yield _search()
    yield _walk(toolkit, has_engine=has_engine)
    yield _data(files)
    yield _changes(contents, changes)
    yield _contribute(toolkit)
    yield _about(toolkit)
    yield _accessibility()
    yield _print(contents)
    yield from _retired(toolkit)
    if publisher:
        blocks = tuple(block for part in publisher.split("\n\n") for block in text(part.strip()))
        yield SitePage(PUBLISHER.address, PUBLISHER.title, (Section("", 1, blocks),))


def _start(contents: Contents) -> SitePage:
    toolkit = contents.toolkit
    countries = {code for example in toolkit.examples.values() for code in example.countries}
    figures = (
        ("policy actions", grouped(len(toolkit.actions))), ("examples", grouped(len(toolkit.examples))),
        ("countries", grouped(len(countries))), ("studies", grouped(len(toolkit.studies))),
    )  # fmt: skip
    doors = (
        Door(
            WALK.title, WALK.address,
            "Four phases from priorities to a plan with steps, money and indicators.",
        ),
        Door(
            "Look up", MATRIX.address,
            "Actions and real examples by priority, challenge and function, with what they cost and changed.",
        ),
        Door(CONTRIBUTE.title, CONTRIBUTE.address, "Add an example that you know, or correct one."),
    )  # fmt: skip
    newest = _newest(toolkit)
    sections = (Section(CHANGES.title, 1, (Points(newest),)),) if newest else ()
    return SitePage(
        START.address, toolkit.head.title, sections, template="index.html",
        lead="How regions use clusters for a green, digital and resilient economy, and what came of it.",
        own={"figures": figures, "doors": doors}, part=START.address,
    )  # fmt: skip


def _newest(toolkit: Toolkit) -> tuple[Line, ...]:
    """Return the newest developments in a line each."""
    dated = [(one.date or one.seen or "", one) for one in toolkit.developments]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(
        said(f"{day}: ", Run(one.title, entry=("development", one.id))) for day, one in dated[:NEWEST]
    )


def _search() -> SitePage:
    return SitePage(
        SEARCH.address, SEARCH.title, template="search.html", part=SEARCH.address,
        command="toolkit search WORDS",
    )  # fmt: skip


def _walk(toolkit: Toolkit, *, has_engine: bool) -> SitePage:
    phases = tuple(
        said(Run(phase.title, strong=True, entry=("phase", phase.id)), f". {phase.purpose}")
        for phase in toolkit.phases
    )
    ways = tuple(map(line, (
        "In a terminal: toolkit roadmap walk plan.yaml asks the questions one after the other.",
        "In a browser: toolkit site serve plan.yaml asks them on pages like this one.",
        "By hand: toolkit roadmap new plan.yaml writes a plan to fill in, with a remark at each question.",
        "On paper: toolkit roadmap worksheet plan.yaml -o open.docx writes what is open, for Word.",
        "Then: toolkit roadmap check plan.yaml says what is missing, and toolkit roadmap build plan.yaml "
        "-o roadmap.docx writes the document.",
    )))  # fmt: skip
    return SitePage(
        WALK.address, WALK.title,
        (Section("The four phases", 1, (Points(phases),)), Section("How to begin", 1, (Points(ways),))),
        template="engine.html" if has_engine else "page.html",
        lead="A plan takes shape in four phases. Your answers stay in this page and are sent nowhere."
        if has_engine
        else "A plan takes shape in four phases. This site carries no engine for it; the program does.",
        part=WALK.address, command="toolkit roadmap walk plan.yaml",
    )  # fmt: skip


def _data(files: Iterable[DataFile]) -> SitePage:
    lines = tuple(
        said(Run(given.address.rpartition("/")[2], place=given.address), f": {given.holds}. {given.command}")
        for given in files
    )
    return SitePage(
        DATA.address, DATA.title, (Section("", 1, (Points(lines),)),),
        lead="The files that the command writes, byte for byte.",
    )  # fmt: skip


def _changes(contents: Contents, changes: Page) -> SitePage:
    toolkit = contents.toolkit
    retired = tuple(
        said(f"{gone.retired}: {gone.id}. {gone.why}", *_replaced(toolkit, gone.replaced_by))
        for gone in toolkit.retired
    )
    checked: dict[str, int] = {}
    for example in toolkit.examples.values():
        month = example.checked[:7]
        checked[month] = checked.get(month, 0) + 1
    lines = tuple(f"{month}: {number} examples" for month, number in sorted(checked.items(), reverse=True))
    return SitePage(
        CHANGES.address, CHANGES.title,
        (
            *changes,
            Section("Since the paper", 1, (Points(_newest(toolkit)),)),
            Section("When examples were last checked", 1, tuple(listed(lines))),
            Section("Entries that are gone", 1, (Points(retired),) if retired else tuple(text("None."))),
        ),
        lead=f"Content version {toolkit.head.version}.", command="toolkit developments",
    )  # fmt: skip


def _replaced(toolkit: Toolkit, names: Iterable[str]) -> Iterator[str | Run]:
    for number, name in enumerate(names):
        yield ", " if number else " Replaced by: "
        match = find(toolkit, name)
        yield Run(match.entry.title, entry=key_of(match.entry)) if match else name


def _contribute(toolkit: Toolkit) -> SitePage:
    """Return the page for contributors, with the questions to an outsider where the content has them."""
    lines = listed((
        "An example is one file: what was done, by whom, when, in which cells, and where that is shown.",
        "Every fact needs a page that others can read. What is not known is left out.",
        "The program checks a file and says what is wrong in which line: toolkit validate.",
        "A change is proposed as a pull request, and somebody else reads it before it is taken.",
    ))  # fmt: skip
    gaps = Text(said("What is missing most: ", Run(GAPS.title, place=GAPS.address)))
    questions = _asked(toolkit)
    return SitePage(
        CONTRIBUTE.address, CONTRIBUTE.title, (Section("How it is taken", 1, (*lines, gaps)),),
        template="contribute.html" if questions else "page.html", own={"questions": questions},
        lead="The content is open: whoever knows a programme can add it.", command="toolkit validate",
    )  # fmt: skip


def _asked(toolkit: Toolkit) -> list[dict[str, Any]]:
    """Return the questions on an example, each with its fields as a form shows them."""
    if EXAMPLE not in toolkit.contributions:
        return []
    schema = schemas.read(schemas_folder(), EXAMPLE)[EXAMPLE]
    return [
        {
            "text": question.text,
            "fields": [
                {**field._asdict(), "title": title_of(field, schema), "is_long": has_lines(field, schema)}
                for field in question.fields
            ],
        }
        for question in toolkit.contributions[EXAMPLE].questions
        if not question.curator
    ]


def _about(toolkit: Toolkit) -> SitePage:
    head, paper = toolkit.head, toolkit.head.paper
    told = facts((
        ("Content version", head.version),
        ("Licence", [line(head.licence.title, head.licence.url)]),
        ("Cite as", citation(toolkit)),
        ("Paper", f"{', '.join(paper.authors)}: {paper.title}. {paper.publisher}, {paper.date}."),
    ))  # fmt: skip
    sections = [Section("", 1, (*told, *text(paper.summary)))]
    for page in toolkit.pages:
        blocks = [block for part in page.parts for block in heading(part.heading, listed(part.points))]
        sections.append(Section(page.title, 1, (*text(page.summary), *blocks)))
    return SitePage(ABOUT.address, ABOUT.title, tuple(sections), command="toolkit show marks")


def _accessibility() -> SitePage:
    lines = listed((
        "Every entry, cell and country can be read and reached without JavaScript and without a style sheet.",
        "All pages work with the keyboard alone; the first link of each leads past the menu.",
        "Nothing is said by colour alone. Light, dark and forced colours of the system are kept.",
        "Tables become lists on narrow screens; at 400 % only wide tables of numbers scroll sideways.",
        "Nothing moves.",
        "No page loads anything from elsewhere. The walk keeps a plan on the device where it is asked to.",
    ))  # fmt: skip
    return SitePage(
        ACCESSIBILITY.address, ACCESSIBILITY.title, (Section("", 1, tuple(lines)),),
        lead="How these pages were made to be used by everybody.",
    )  # fmt: skip


def _print(contents: Contents) -> SitePage:
    toolkit = contents.toolkit

    def titled(entry: Entry) -> Line:
        return said(Run(entry.title, strong=True, entry=key_of(entry)), f". {entry.record.summary}")  # type: ignore[union-attr]

    examples = tuple(
        said(
            Run(example.name, entry=("example", example.id)),
            f" ({', '.join(toolkit.countries[code].name for code in example.countries)})",
        )
        for example in sorted(toolkit.examples.values(), key=lambda one: one.name.casefold())
    )
    return SitePage(
        PRINT.address, PRINT.title,
        (
            Section("Actions", 1, (Points(tuple(map(titled, entries_of(toolkit, "action")))),)),
            Section("Recommendations", 1, (Points(tuple(
                said(Run(f"{one.id} {one.title}", strong=True, entry=key_of(one)))
                for one in entries_of(toolkit, "recommendation")
            )),)),
            Section("Examples", 1, (Points(examples),)),
        ),
        lead="All actions and recommendations, and the names of all examples, on paper.",
    )  # fmt: skip


def _retired(toolkit: Toolkit) -> Iterator[SitePage]:
    """Yield a page for each id that is gone, where what replaces it is, or else among the examples."""
    for gone in toolkit.retired:
        told = said(f"Retired on {gone.retired}: {gone.why}", *_replaced(toolkit, gone.replaced_by))
        found = (find(toolkit, name) for name in gone.replaced_by)
        kinds = {match.entry.kind for match in found if match} or {"example"}
        for kind in sorted(kinds):
            yield SitePage(
                address(kind, gone.id), gone.id, (Section("", 1, (Text(told),)),), lead="This entry is gone."
            )
