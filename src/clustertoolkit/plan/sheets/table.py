"""Which list of a plan each sheet holds, and the columns that its schema makes of that.

A new field of an entry is a column by itself: it has its title, its words and its limits from the schema.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from clustertoolkit.schema import schemas
from clustertoolkit.schema.schemas import Schema
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Way

PARENT = "^"  # the key of the column that names the entry to which a row belongs
UNDATED = "no year"  # that of the amounts of no year, where years are columns
PROTECTED = "id"  # the field that only the program gives to an entry that is there


class PlanSheet(NamedTuple):
    """One sheet: the list that it holds, and what its columns offer.

    `inner` names a list within each entry of the other one; `parent` is then the title of the column that
    says to which entry a row belongs, by the field `named`. `across` are the keys of a year and an amount,
    which take a column for each year instead of a row. `offers` has the vocabulary of a field: `actions`
    are ids of the plan's own, `bodies` names that are proposed. By the fields `known` people tell rows apart.
    """

    title: str
    home: Way
    inner: str = ""
    parent: str = ""
    named: str = ""
    across: tuple[str, str] | None = None
    offers: tuple[tuple[str, str], ...] = ()
    known: tuple[str, ...] = ("name",)

    @property
    def name(self) -> str:
        """What tells the sheet from all others, whatever its title."""
        return ".".join(map(str, (*self.home, *([self.inner] if self.inner else []))))


_SPECIFIC = ("roadmap", "actions", "specific")
_FUNDING = ("roadmap", "resources", "funding")
_INDICATORS = ("roadmap", "monitoring", "indicators")
_GOVERNANCE = ("roadmap", "governance")

SHEETS = (  # a sheet whose entries are named stands before those whose rows belong to them
    PlanSheet(
        "Actions", _SPECIFIC,
        offers=(("lead", "bodies"), ("depends_on", "actions")), known=("id", "title"),
    ),
    PlanSheet("Steps", _SPECIFIC, "steps", "Action", "id", known=("step",)),
    PlanSheet("Risks", _SPECIFIC, "risks", "Action", "id", offers=(("owner", "bodies"),), known=("risk",)),
    PlanSheet("Stakeholders", ("roadmap", "stakeholder_engagement", "stakeholders")),
    PlanSheet("Bodies", (*_GOVERNANCE, "bodies"), offers=(("chair", "bodies"),)),
    PlanSheet(
        "Responsibilities", (*_GOVERNANCE, "responsibilities"),
        offers=(("action", "actions"),), known=("action",),
    ),
    PlanSheet(
        "Costs", ("roadmap", "resources", "costs"),
        offers=(("action", "actions"),), known=("action", "what", "first_year"),
    ),
    PlanSheet("Funding", _FUNDING, offers=(("owner", "bodies"),), known=("source",)),
    PlanSheet(
        "Funding by year", _FUNDING, "lines", "Source", "source",
        across=("year", "amount"), offers=(("action", "actions"),), known=("action",),
    ),
    PlanSheet("Indicators", _INDICATORS, offers=(("actions", "actions"), ("collector", "bodies"))),
    PlanSheet(
        "Milestones", _INDICATORS, "milestones", "Indicator", "name", across=("year", "value"), known=()
    ),
)  # fmt: skip


class PlanColumn(NamedTuple):
    """One column: the way to its field below an entry as text (or a year), its form and what it offers."""

    key: str
    title: str
    form: Schema
    offers: str = ""

    @property
    def is_list(self) -> bool:
        """Whether a cell has a value a line."""
        return bool(self.form["type"] == "array")

    @property
    def is_number(self) -> bool:
        """Whether a cell holds a number."""
        return self.form["type"] in ("integer", "number")


def entry_form(sheet: PlanSheet, plan: Schema) -> Schema:
    """Return the form of the entries of a sheet."""
    return schemas.entry(plan, sheet.name)


def columns(
    sheet: PlanSheet, plan: Schema, years: Collection[str] = (), *, internal: bool
) -> tuple[PlanColumn, ...]:
    """Return the columns of a sheet, with one for each year where its rows have amounts by year.

    What no document shows is left out unless it is `internal`.
    """
    offers = dict(sheet.offers)
    found = list(_fields(entry_form(sheet, plan)["properties"], (), (), offers, internal=internal))
    if sheet.parent:
        form = {"type": "string", "description": f"The {sheet.parent.lower()} to which the row belongs."}
        found.insert(0, PlanColumn(PARENT, sheet.parent, form, sheet.title))
    if sheet.across:
        year, amount = sheet.across
        form = next(column.form for column in found if column.key == amount)
        found = [column for column in found if column.key not in (year, amount)]
        found += [PlanColumn(one, one, form) for one in sorted(years)]
        found.append(PlanColumn(UNDATED, UNDATED.capitalize(), form))
    return tuple(found)


def _fields(
    properties: dict[str, Schema],
    way: Way,
    titles: tuple[str, ...],
    offers: dict[str, str],
    *,
    internal: bool,
) -> Iterator[PlanColumn]:
    for key, form in properties.items():
        below, named = (*way, key), (*titles, form["title"])
        if form.get("x-internal") and not internal:
            continue
        if form["type"] == "object":
            yield from _fields(form["properties"], below, named, offers, internal=internal)
        elif form["type"] != "array" or form["items"]["type"] != "object":
            keys = ".".join(map(str, below))
            yield PlanColumn(keys, ": ".join(named), form, offers.get(keys, ""))


def is_year(key: str) -> bool:
    """Tell whether the key of a column is a year."""
    return len(key) == len("2027") and key.isascii() and key.isdecimal()


def is_amount(key: str) -> bool:
    """Tell whether the key of a column is that of amounts by year."""
    return is_year(key) or key == UNDATED


def way_of(column_key: str) -> Way:
    """Return the way below an entry to the field of a column."""
    return paths.parse(column_key)
