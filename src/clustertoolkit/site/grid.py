"""The pages of the matrix: all of it, each priority, and each cell."""

from collections.abc import Iterable, Iterator, Sequence

from clustertoolkit.content.kinds import DIMENSIONS
from clustertoolkit.content.records import Cell
from clustertoolkit.query import entries as listing
from clustertoolkit.query import matrix as cells
from clustertoolkit.query.entries import PlacedExample
from clustertoolkit.query.marks import FACTS
from clustertoolkit.query.matrix import FilledCell
from clustertoolkit.query.select import Selection
from clustertoolkit.query.show import entry_of
from clustertoolkit.site.addresses import cell_address, cell_key
from clustertoolkit.site.page import MATRIX, SitePage, Trail, first_of
from clustertoolkit.site.pages import Contents
from clustertoolkit.views import Report
from clustertoolkit.views import entries as entry_views
from clustertoolkit.views import matrix as matrix_views
from clustertoolkit.views.blocks import (
    Line,
    Points,
    Run,
    Section,
    Table,
    TableCell,
    TableColumn,
    Text,
    said,
    text,
)
from clustertoolkit.views.handouts import listing as listed
from clustertoolkit.views.handouts import without_caption

SHOWN = 3  # examples in a cell of the whole matrix
COLUMNS = ("id", "country_names", "action", "fit", "status", "evidence", "why")


def matrix_pages(contents: Contents) -> Iterator[SitePage]:
    """Yield the page of the matrix, one for each priority, and one for each cell."""
    toolkit = contents.toolkit
    filled = cells.matrix(toolkit)
    whole = matrix_views.matrix(toolkit, filled, SHOWN, "", ())
    grids = (Section(grid.caption, 1, (without_caption(grid),)) for grid in whole.grids)
    yield SitePage(
        MATRIX.address, MATRIX.title, (*_counts(contents, filled), *grids), lead=matrix_views.LEAD[1],
        command="toolkit matrix", part=MATRIX.address, notes=_legend(whole),
    )  # fmt: skip
    for priority in toolkit.dimensions.priorities:
        chosen = tuple(each for each in filled if each.cell.priority == priority.id)
        report = matrix_views.matrix(toolkit, chosen, 0, "", ())
        yield SitePage(
            cell_address(priority.id), f"Matrix: {priority.title}",
            (Section("", 1, (*text(priority.summary), *map(without_caption, report.grids))),),
            trail=(MATRIX,), command=f"toolkit matrix --priority {priority.id}", part=MATRIX.address,
            notes=_legend(report),
        )  # fmt: skip
    for number, each in enumerate(filled):
        around = [filled[place].cell for place in (number - 1, number + 1) if 0 <= place < len(filled)]
        yield _cell(contents, each, around)


def _counts(contents: Contents, filled: Iterable[FilledCell]) -> Iterator[Section]:
    """Yield for each priority how much stands in its cells, each number a link to the cell."""
    by_cell = {each.cell: each for each in filled}
    dimensions = contents.toolkit.dimensions
    heads = (TableColumn(""), *(TableColumn(term.title) for term in dimensions.functions))
    for priority in dimensions.priorities:
        rows = tuple(
            (
                TableCell(((Run(challenge.title, entry=("challenge", challenge.id)),),), strong=True),
                *(
                    TableCell(((_number(by_cell[Cell(priority.id, challenge.id, function.id)]),),))
                    for function in dimensions.functions
                ),
            )
            for challenge in dimensions.challenges
        )
        yield Section("", 1, (Table(f"{priority.title} in numbers", heads, rows, style="list"),))


def _number(filled: FilledCell) -> Run:
    actions, examples = len(filled.actions), len(filled.examples)
    words = f"{actions} action{'s' * (actions != 1)}, {examples} example{'s' * (examples != 1)}"
    return Run(words, entry=cell_key(filled.cell))


def _cell(contents: Contents, filled: FilledCell, around: Iterable[Cell]) -> SitePage:
    names = dict(zip(DIMENSIONS, filled.cell, strict=True))
    titles = _titles(contents, filled.cell)
    terms = (Run(title, entry=key) for title, key in zip(titles, names.items(), strict=True))
    where = said(*(part for term in terms for part in (" / ", term)))[1:]
    sections = [Section("", 1, (Text(where),))]
    if filled.actions:
        actions = tuple(
            said(Run(action.title, strong=True, entry=("action", action.id)), f". {action.summary}")
            for action, _ in filled.actions
        )
        sections.append(Section("Policy actions", 1, (Points(actions),)))
    if filled.examples:
        shown, more = first_of(sorted(filled.examples, key=_telling), names)
        report = entry_views.placements(contents.toolkit, shown, ())
        # where all show one action, the list above names it
        columns = tuple(name for name in COLUMNS if name != "action" or len(filled.actions) > 1)
        sheet = contents.titled(report.sheets[0].chosen(columns), "example")
        sections.append(Section("Examples", 1, (*more, listed(sheet))))
    if asked := _asked(contents, Selection(**{kind: (name,) for kind, name in names.items()})):
        sections.append(Section("Recommendations", 1, (Points(asked),)))
    return SitePage(
        cell_address(*filled.cell), " / ".join(titles), tuple(sections), part=MATRIX.address,
        trail=(MATRIX, Trail(titles[0], cell_address(filled.cell.priority))),
        command=" ".join(("toolkit matrix", *(f"--{kind} {name}" for kind, name in names.items()))),
        others=tuple(Trail(" / ".join(_titles(contents, cell)), cell_address(*cell)) for cell in around),
    )  # fmt: skip


def _telling(placed: PlacedExample) -> tuple[bool, bool, bool]:
    """Return by what the examples of a cell are sorted: those come first from which most can be learnt."""
    example, fit = placed.record, placed.placement.fit
    return fit == "partial", example.evidence not in FACTS, example.status != "active"


def _titles(contents: Contents, cell: Cell) -> Sequence[str]:
    pairs = zip(DIMENSIONS, cell, strict=True)
    return [entry_of(contents.toolkit, kind, name).title for kind, name in pairs]


def _asked(contents: Contents, selection: Selection) -> tuple[Line, ...]:
    """Return the recommendations that ask for something in a cell."""
    toolkit = contents.toolkit
    found = listing.recommendations(toolkit, selection.only("priority", "function"))
    named = ((toolkit.short_id(one.edition.id, one.record.id), one.record.title) for one in found)
    return tuple((Run(f"{name} {title}", entry=("recommendation", name)),) for name, title in named)


def _legend(report: Report) -> tuple[str, ...]:
    return tuple(note for note in report.notes if note == matrix_views.LEGEND)
