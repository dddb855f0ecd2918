"""What is measured, who is told, and how a plan is judged, as blocks."""

from clustertoolkit.plan.records import Indicator, Monitoring, Plan, Thresholds
from clustertoolkit.views.blocks import (
    NOTHING,
    Block,
    cell,
    facts,
    heading,
    listed,
    table,
)
from clustertoolkit.views.prose import prose
from clustertoolkit.views.roadmap.labels import Names
from clustertoolkit.views.wording import ILLUSTRATIVE, clamped, grouped, moment, sentence


def monitoring(plan: Plan, names: Names) -> list[Block]:
    """Return what is measured, who is told, and how the plan is judged."""
    part = plan.roadmap.monitoring
    rows = [
        [
            cell([*filter(None, (indicator.name, indicator.definition))], strong=True),
            cell([*filter(None, (indicator.kind and sentence(indicator.kind), indicator.unit))]),
            cell(_baseline(indicator)),
            cell(_target(indicator)),
            cell(
                [
                    f"{label}: {said}"
                    for label, said in (
                        ("Source", indicator.verification),
                        ("Collector", indicator.collector),
                        ("Rhythm", indicator.frequency),
                    )
                    if said
                ]
            ),
        ]
        for indicator in part.indicators
    ]
    measured = [
        [
            cell(indicator.name, strong=True),
            cell([names.led(name) for name in indicator.actions]),
            cell(indicator.assumption),
        ]
        for indicator in part.indicators
    ]
    evaluation = part.evaluation
    return [
        *table("Indicators", [
            ("Indicator", 28), ("Kind and unit", 14), ("Baseline", 19), ("Target", 17),
            ("Source, collector, rhythm", 22),
        ], rows),
        *table("What each indicator measures", [
            ("Indicator", 28), ("Actions", 40), ("Assumption", 32),
        ], measured),
        *table("Reports", [("To", 28), ("Form", 44), ("When", 28)], [
            [cell(report.to, strong=True), cell(report.form), cell(report.rhythm)]
            for report in part.reporting
        ]),
        *table("Reviews of the plan", [("When", 28), ("Kind", 18), ("What is looked at", 54)], [
            [cell(moment(review.date), strong=True), cell(review.kind), cell(review.what)]
            for review in part.reviews
        ]),
        *heading("Evaluation", facts([
            ("Questions", evaluation.questions), ("When", moment(evaluation.when)), ("By", evaluation.by),
            ("Method", evaluation.method), ("Use", evaluation.use),
        ]) if evaluation else []),
        *facts([
            ("Rule of learning", part.learning_rule), ("Thresholds", _thresholds(part)),
            ("Exchange", part.exchange),
        ]),
        *table("Values so far", [("Indicator", 50), ("When", 30), ("Value", 0)], [
            [cell(entry.indicator, strong=True), cell(moment(entry.date)), cell(value(entry.value))]
            for entry in part.log
        ]),
        *prose(part.notes),
    ]  # fmt: skip


def _thresholds(part: Monitoring) -> list[str]:
    limits = part.thresholds or Thresholds()
    shares = (("Needs attention", limits.amber), ("Off course", limits.red))
    said = [f"{light} below {share:.0%} of what is expected" for light, share in shares if share is not None]
    if limits.late_months is not None:
        said.append(f"Months that a step may be late before it is off course: {limits.late_months}")
    return said


def value(number: float | int | None) -> str:
    return grouped(number) if number is not None else ""


def _baseline(indicator: Indicator) -> list[str]:
    base = indicator.baseline
    if base is None:
        return []
    return [
        *filter(None, (
            " ".join(filter(None, (
                base.qualifier, value(base.value), f"({base.year})" if base.year else "",
            ))),
            base.source,
            ILLUSTRATIVE if base.illustrative else "",
        ))
    ]  # fmt: skip


def _target(indicator: Indicator) -> list[str]:
    goals = [f"{value(step.value)} in {step.year}" for step in indicator.milestones if step.year]
    if target := indicator.target:
        goals.append(f"{value(target.value)}{f' by {target.year}' if target.year else ''}".strip())
        goals += [ILLUSTRATIVE] if target.illustrative else []
    return goals


def target_in_short(indicator: Indicator) -> str:
    """Return where an indicator stands and where it should stand, in one line."""
    baseline, target = indicator.baseline, indicator.target
    base = value(baseline.value) if baseline else ""
    goal = value(target.value) if target else ""
    year = f" by {target.year}" if target and target.year else ""
    illustrative = (target and target.illustrative) or (baseline and baseline.illustrative)
    mark = f" ({ILLUSTRATIVE})" if illustrative else ""
    path = f"{base} to {goal}" if base and goal else goal or base
    return f"{path} {indicator.unit or ''}".strip() + year + mark if path else ""


def targets(plan: Plan, shown: int, most: int) -> list[Block]:
    """Return where the first indicators stand and should stand, a name in at most so many characters."""
    indicators = [indicator for indicator in plan.roadmap.monitoring.indicators if indicator.target]
    lines = [
        f"{clamped(indicator.name, most) or NOTHING}: {target_in_short(indicator)}"
        for indicator in indicators[:shown]
    ]
    more = len(indicators) - shown
    return heading("Targets", listed([*lines, *([f"and {more} more"] if more > 0 else [])]))
