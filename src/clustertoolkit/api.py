"""The content as typed records for notebooks and other programs, plans and their roadmaps, and plain rows."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, overload

from clustertoolkit.content import load as content
from clustertoolkit.content import location
from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import ToolkitError
from clustertoolkit.notebook import small_table
from clustertoolkit.problems import Severity
from clustertoolkit.query.matrix import FilledCell
from clustertoolkit.schema.words import hint
from clustertoolkit.views.entries import plain

if TYPE_CHECKING:
    from clustertoolkit.plan.records import Plan
    from clustertoolkit.plan.statements import Result
    from clustertoolkit.tables.frame import Frame

FORMS = {"markdown": ".md", "html": ".html", "docx": ".docx"}  # of a roadmap, with their suffixes


class LoadedPlan(NamedTuple):
    """A plan as read: its file, its plain data, and the content against which it was read."""

    file: str
    data: dict[str, Any]
    toolkit: Toolkit

    @property
    def record(self) -> "Plan":
        """The plan as a typed record."""
        from clustertoolkit.plan.plans import plan_from

        return plan_from(self.data)

    def __repr__(self) -> str:
        return f"<LoadedPlan {self.file}: {self.data['territory']}>"

    def _repr_html_(self) -> str:
        """Return the plan's own words on what it is as a small table."""
        words = {name: value for name, value in self.data.items() if isinstance(value, str | int)}
        return small_table(list(words), [list(words.values())], self.file)


class PlanFinding(NamedTuple):
    """What was found against a statement on a good plan: its id, a sentence, and the keys to the place."""

    statement: str
    message: str
    path: tuple[str | int, ...]
    severity: Severity


class CheckedPlan(NamedTuple):
    """A plan as checked: all findings, the open fields, and what is said of each statement.

    That is `holds`, `fails`, `waived` or `open`.
    """

    file: str
    statements: Mapping[str, str]
    findings: tuple[PlanFinding, ...]
    open: tuple[str, ...]
    summary: str

    @property
    def fails(self) -> bool:
        """Tell whether a statement fails."""
        return "fails" in self.statements.values()

    def __repr__(self) -> str:
        return f"<CheckedPlan {self.file}: {self.summary}>"

    def _repr_html_(self) -> str:
        """Return the first statements, what fails before all else, as a small table with the summary."""
        found = {finding.statement: finding.message for finding in reversed(self.findings)}
        rows = sorted(
            ((verdict, name, found.get(name, "")) for name, verdict in self.statements.items()),
            key=lambda row: ("fails", "waived", "open", "holds").index(row[0]),
        )
        return small_table(("verdict", "statement", "first finding"), rows, f"{self.file}: {self.summary}")


def load(data: str | Path | None = None, today: date | None = None) -> Toolkit:
    """Return the content of a folder, or of the one that the command would find, as typed records.

    ContentError carries every error if the content is not as it should be; ToolkitError, of which it is
    one, says that there is none. `today` stands for the day against which dates are checked (default:
    today, UTC).
    """
    folder = location.find(Path(data) if data is not None else None)
    return content.load(folder, today or datetime.now(UTC).date())


def load_plan(path: str | Path, toolkit: Toolkit | None = None) -> LoadedPlan:
    """Return the plan in a file, read against the content (default: what `load` finds).

    PlanError carries every error if the plan does not fit its form; ToolkitError, of which it is one, says
    that there is no such file.
    """
    from clustertoolkit.plan import planfile

    chosen = load() if toolkit is None else toolkit
    document = planfile.read(Path(path), chosen)
    return LoadedPlan(document.path, document.data, chosen)


def check_plan(plan: LoadedPlan | str | Path, toolkit: Toolkit | None = None) -> CheckedPlan:
    """Return which statements on a good plan hold, what was found against the others, and what is open.

    The content is the one against which the plan was read, unless another is given. Errors are those of
    `load_plan`.
    """
    from clustertoolkit.render.verdicts import counted

    read = _read(plan, toolkit)
    result = _judged(read)
    return CheckedPlan(
        read.file,
        {verdict.statement.id: verdict.verdict for verdict in result.verdicts},
        tuple(
            PlanFinding(verdict.statement.id, finding.message, finding.path, finding.severity)
            for verdict in result.verdicts
            for finding in (*verdict.findings, *verdict.warnings)
        ),
        tuple(".".join(field.field) for field in result.open),
        counted(result),
    )


@overload
def build_roadmap(
    plan: LoadedPlan | str | Path,
    toolkit: Toolkit | None = None,
    form: Literal["markdown", "html"] = "markdown",
    brief: bool = False,
    internal: bool = False,
) -> str: ...


@overload
def build_roadmap(
    plan: LoadedPlan | str | Path,
    toolkit: Toolkit | None = None,
    *,
    form: Literal["docx"],
    brief: bool = False,
    internal: bool = False,
) -> bytes: ...


def build_roadmap(
    plan: LoadedPlan | str | Path,
    toolkit: Toolkit | None = None,
    form: str = "markdown",
    brief: bool = False,
    internal: bool = False,
) -> str | bytes:
    """Return a plan's document: text in the forms `markdown` and `html`, bytes in the form `docx`.

    `brief` leaves about two pages; `internal` adds influence, worries and contacts, which are not to be
    published. ToolkitError says that there is no such form, or that both are asked for; other errors are
    those of `load_plan`.
    """
    from clustertoolkit import render
    from clustertoolkit.views import roadmap as views

    if form not in FORMS:
        raise ToolkitError(f"a roadmap cannot have the form '{form}'", hint(form, FORMS))
    if brief and internal:
        raise ToolkitError("a brief roadmap has nothing internal", "leave one of them out")
    read = _read(plan, toolkit)
    handout = views.judged(_judged(read), read.toolkit, brief=brief, internal=internal)
    document = render.document(handout, FORMS[form])
    return document if form == "docx" else document.decode()


def _read(plan: LoadedPlan | str | Path, toolkit: Toolkit | None) -> LoadedPlan:
    if not isinstance(plan, LoadedPlan):
        return load_plan(plan, toolkit)
    return plan if toolkit is None else plan._replace(toolkit=toolkit)


def _judged(plan: LoadedPlan) -> "Result":
    from clustertoolkit.plan import planfile, statements

    return statements.check(plan.data, planfile.schema(), plan.toolkit)


def frame(name: str, toolkit: Toolkit | None = None) -> "Frame":
    """Return a table of the export as plain columns, for pandas, polars and others.

    Names are those of the export, such as `examples` and `figures`, and of flat lists, such as `by_country`;
    `codebook` says what every column means. The content is what `load` finds, unless another is given.
    ToolkitError says that there is no such table.
    """
    from clustertoolkit.tables import frame as frames

    return frames.frame(load() if toolkit is None else toolkit, name)


def to_dicts(found: Iterable[Any]) -> list[dict[str, Any]]:
    """Return what a query found as plain mappings, one a row, for data frames.

    An action or example with one placement has the fields of both side by side; with several, the
    chosen placements are a list. A cell has the ids of its actions and examples.
    """
    return [_row(result) for result in found]


def _row(result: Any) -> dict[str, Any]:
    if isinstance(result, FilledCell):
        return {
            **result.cell._asdict(),
            "actions": [action.record.id for action in result.actions],
            "examples": [example.record.id for example in result.examples],
        }
    row: dict[str, Any] = plain(getattr(result, "record", result))
    if hasattr(result, "placement"):
        del row["placements"]
        row |= plain(result.placement)
    elif hasattr(result, "placements") and hasattr(result, "record"):
        row["placements"] = plain(result.placements)
    elif hasattr(result, "edition"):
        row["edition"] = result.edition.id
    return row
