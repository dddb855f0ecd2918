"""Whether a plan is a good one: statements that hold, fail or cannot be judged yet, and what is open.

A statement judges what is written. What is merely missing is open, unless the plan has begun on it: a
plan without any cost has costs to come, one in which a single action has none has forgotten it.
"""

from typing import NamedTuple

from clustertoolkit.content.model import Toolkit
from clustertoolkit.plan.open_fields import OpenField, open_beside
from clustertoolkit.plan.records import Plan
from clustertoolkit.plan.statements import aims, dates, funds, measures, money, people, phases, references
from clustertoolkit.plan.statements.case import Case, Finding, Statement
from clustertoolkit.yamlfiles import paths
from clustertoolkit.yamlfiles.paths import Data

STATEMENTS = (
    *phases.STATEMENTS,
    *aims.STATEMENTS,
    *references.STATEMENTS,
    *people.STATEMENTS,
    *money.STATEMENTS,
    *funds.STATEMENTS,
    *measures.STATEMENTS,
    *dates.STATEMENTS,
)


class Verdict(NamedTuple):
    """How a statement does: `holds`, `fails` with its findings, or `open` if it cannot be judged yet.

    One that would fail is `waived` if the plan accepts that for a `reason`. Any may have warnings.
    """

    statement: Statement
    verdict: str
    findings: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    reason: str = ""


class Result(NamedTuple):
    """The plan as judged, all verdicts in their order, and all open fields in that of the form."""

    plan: Plan
    verdicts: tuple[Verdict, ...]
    open: tuple[OpenField, ...]

    @property
    def fails(self) -> bool:
        """Tell whether a statement fails."""
        return any(verdict.verdict == "fails" for verdict in self.verdicts)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The warnings on all statements."""
        return tuple(finding for verdict in self.verdicts for finding in verdict.warnings)


def findings_against(name: str, data: Data, toolkit: Toolkit) -> tuple[Finding, ...]:
    """Return what is found against one statement in a plan's data; KeyError if there is no such statement."""
    judge = {statement.id: statement.judge for statement in STATEMENTS}[name]
    return tuple(judge(Case(paths.filled(data), toolkit)) or ())


def check(data: Data, schema: Data, toolkit: Toolkit) -> Result:
    """Judge the data of a plan that fits its schema; findings stand in the order of the data."""
    case = Case(data, toolkit)
    verdicts = []
    for statement in STATEMENTS:
        judged = statement.judge(case)
        findings = sorted(judged or (), key=lambda finding: paths.order(data, finding.path))
        errors = tuple(finding for finding in findings if finding.severity == "error")
        warnings = tuple(finding for finding in findings if finding.severity == "warning")
        outcome = "open" if judged is None else "fails" if errors else "holds"
        reason, doubts = _waived(case, statement.id, outcome)
        outcome = "waived" if reason else outcome
        verdicts.append(Verdict(statement, outcome, errors, (*warnings, *doubts), reason))
    reported = {finding.path for verdict in verdicts for finding in verdict.findings}
    return Result(case.plan, tuple(verdicts), tuple(open_beside(data, schema, reported)))


def _waived(case: Case, name: str, outcome: str) -> tuple[str, list[Finding]]:
    """Return why it is accepted that a statement fails, and warnings on waivers that do nothing."""
    reason, doubts = "", []
    for path, waiver in case.items("waivers"):
        if waiver.get("statement") != name:
            continue
        if outcome == "holds":
            message = "nothing is found against this statement: the waiver can go"
            doubts.append(Finding((*path, "statement"), message, "warning"))
        elif outcome == "fails" and "reason" not in waiver:
            message = "the waiver gives no reason, and does not count"
            doubts.append(Finding((*path, "reason"), message, "warning"))
        elif outcome == "fails":
            reason = reason or waiver["reason"]
    return reason, doubts


def sentence_of(verdict: Verdict) -> str:
    """Return what was found against a statement in one sentence."""
    return "; ".join(finding.message for finding in verdict.findings) + "."
