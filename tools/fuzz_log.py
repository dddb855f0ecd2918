"""Odd logs of an adopted plan, read, checked and summed up for each audience in every form."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from clustertoolkit.content.model import Toolkit
from clustertoolkit.errors import PlanError
from clustertoolkit.plan.history import checks, entries, logfile
from clustertoolkit.plan.history.standing import standing
from clustertoolkit.plan.plans import plan_from
from clustertoolkit.plan.records import Plan
from clustertoolkit.render import document as drawn
from clustertoolkit.render import standing as written_standing
from clustertoolkit.views.roadmap import status
from clustertoolkit.yamlfiles import paths, reader
from inputs import VALUES, changed, ways, written

FOLDER = Path(__file__).parents[1] / "examples" / "invented-region"
DAYS = ("1900-01-01", "2024-12-15", "2200-12-31")
FORMS = (".md", ".html", ".docx")


@cache
def log() -> Any:
    """Return the data of the log of the invented region."""
    return reader.parse("", (FOLDER / "plan.log.yaml").read_bytes()).data


@cache
def plan() -> Plan:
    """Return the plan to which it belongs."""
    return plan_from(reader.parse("", (FOLDER / "plan.yaml").read_bytes()).data)


@st.composite
def logs(draw: st.DrawFn) -> Any:
    """Draw the log with a few values replaced, most of them by what stands elsewhere in it."""
    data = log()
    known = [value for way in ways(data) if isinstance(value := paths.get(data, way), str | int)]
    for _ in range(draw(st.integers(1, 4))):
        value = draw(st.sampled_from(known) | st.sampled_from(VALUES) | st.text(max_size=20))
        if inner := ways(data)[1:]:
            data = changed(data, draw(st.sampled_from(inner)), value)
    return data


def sum_up(toolkit: Callable[[], Toolkit]) -> Callable[[Any], int]:
    """Return what reads a log and sums it up, and says how many problems or findings there were."""

    def summed_up(data: Any) -> int:
        try:
            document = logfile.fitting("plan.log.yaml", written(data).lstrip("\n").encode())
        except PlanError as refused:
            return len(refused.problems)
        history = logfile.log_from(document.data)
        found = checks.found(plan(), history, DAYS[1], DAYS[1])
        assert all(document.span(finding.path).line > 0 for finding in found)
        for day in DAYS:
            for audience in entries.AUDIENCES:
                stands = standing(plan(), history, day, audience)
                json.loads(written_standing.as_json(stands, found, document))
                handout = status.status(stands, [], toolkit())
                if day == DAYS[1]:
                    assert all(drawn(handout, suffix) for suffix in FORMS)
        return len(found)

    return summed_up
