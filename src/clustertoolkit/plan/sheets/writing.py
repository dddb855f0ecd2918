"""The sheets of a plan, ready to be written as a workbook."""

from collections.abc import Iterator

from clustertoolkit.plan.sheets.book import WrittenBook, WrittenPage
from clustertoolkit.plan.sheets.rows import labels, rows_of, said, years_of
from clustertoolkit.plan.sheets.table import PARENT, SHEETS, PlanColumn, columns
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data


def of_plan(data: Data, plan: Schema, year: int, *, internal: bool) -> WrittenBook:
    """Return the sheets of a plan; a plan without years has amounts from this one on.

    What no document shows is in them only if they are `internal`.
    """
    pages = []
    for sheet in SHEETS:
        found = columns(sheet, plan, years_of(sheet, data, year), internal=internal)
        keys = {column.key for column in found}
        rows: dict[str, dict[str, str]] = {}
        for row in rows_of(sheet, data):
            cells = {key: text for key, text in row.cells.items() if key in keys}
            if cells:
                rows[f"r{len(rows) + 1}"] = cells
        pages.append(WrittenPage(sheet, found, rows))
    words = dict(_words(data, pages))
    return WrittenBook(data["territory"], internal, tuple(pages), words)


def list_of(column: PlanColumn) -> str:
    """Return the name of the list that a column offers; empty if it offers none."""
    form = column.form["items"] if column.is_list else column.form
    if column.offers:
        return f"{column.offers} of the plan" if column.key != PARENT else f"for {column.offers}"
    if "enum" in form:
        return ", ".join(form["enum"])
    return "yes, no" if form["type"] == "boolean" else ""


def _words(data: Data, pages: list[WrittenPage]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each list of words by its name."""
    for page in pages:
        for column in page.columns:
            name = list_of(column)
            if column.key == PARENT:
                yield name, tuple(labels(page.sheet, data).values())
            elif column.offers:
                yield name, tuple(dict.fromkeys(_named(data, column.offers)))
            elif name:
                yield name, tuple(name.split(", "))


def _named(data: Data, vocabulary: str) -> Iterator[str]:
    """Yield the ids of a plan's actions, or the names of its bodies and stakeholders."""
    roadmap = data.get("roadmap") or {}
    if vocabulary == "actions":
        places = [("actions.specific", "id")]
    else:
        places = [("governance.bodies", "name"), ("stakeholder_engagement.stakeholders", "name")]
        yield from filter(None, [said(paths.get(roadmap, ("governance", "lead", "body")))])
    for home, key in places:
        for way in paths.entries(roadmap, home):
            if name := said(paths.get(roadmap, (*way, key))):
                yield name
