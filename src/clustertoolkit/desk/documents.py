"""What somebody takes away from the walk: the plan, and the documents that the commands would write."""

from typing import NamedTuple

from clustertoolkit import render
from clustertoolkit.desk.work import DeskPlan
from clustertoolkit.plan import planfile, statements
from clustertoolkit.render import seal
from clustertoolkit.views import roadmap
from clustertoolkit.views.roadmap import worksheet

TYPES = {
    ".yaml": "application/yaml", ".md": "text/markdown", ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}  # fmt: skip


class DocumentKind(NamedTuple):
    """A document that can be made: the beginning of its name, what it is, and for whom."""

    stem: str
    title: str
    says: str
    is_internal: bool = False


DOCUMENTS = (
    DocumentKind("brief", "Brief", "About two pages, for everybody."),
    DocumentKind("roadmap", "Roadmap", "The whole document, for everybody."),
    DocumentKind(
        "roadmap-team", "Roadmap of the team",
        "With influence, worries and contacts: not to be published.", is_internal=True,
    ),
    DocumentKind("worksheet", "Worksheet", "What is open, with room for answers, for a workshop."),
    DocumentKind(
        "worksheet-team", "Worksheet of the team",
        "With what documents leave out, such as influence: not for a workshop.", is_internal=True,
    ),
)  # fmt: skip
NAMES = tuple(f"{made.stem}{suffix}" for made in DOCUMENTS for suffix in render.DOCUMENTS)


def document(work: DeskPlan, name: str) -> bytes | None:
    """Return a document with its seal, as a command writes it to a file; None if there is no plan yet.

    PlanError if the plan is not as a plan has to be, KeyError if there is no document of this name.
    """
    stem, dot, suffix = name.rpartition(".")
    made = {one.stem: one for one in DOCUMENTS}[stem]
    plan = work.document()
    if plan is None:
        return None
    schema, internal = planfile.schema(), made.is_internal
    if made.stem.startswith("worksheet"):
        handout = worksheet.of_plan(plan.data, schema, work.toolkit, internal=internal)
    else:
        result = statements.check(plan.data, schema, work.toolkit)
        handout = roadmap.judged(result, work.toolkit, brief=made.stem == "brief", internal=internal)
    return seal.sealed(render.document(handout, dot + suffix), internal=internal)
