"""What is measured, who is told, and how a plan is judged, as blocks."""

from clustertoolkit.plan.records import Indicator, Plan
from clustertoolkit.views.blocks import (
    ILLUSTRATIVE,
    NOTHING,
    Block,
    cell,
    clamped,
    facts,
    grouped,
    heading,
    listed,
    moment,
    sentence,
    table,
)
from clustertoolkit.views.prose import prose
from clustertoolkit.views.roadmap.labels import Names


def monitoring(plan: Plan, names: Names) -> list[Block]:
    """Return what is measured, who is told, and how the plan is judged."""
    part = plan.roadmap.monitoring
    rows = [
        [
            cell([*filter(None, (one.name, one.definition))], strong=True),
            cell([*filter(None, (one.kind and sentence(one.kind), one.unit))]),
            cell(_baseline(one)),
            cell(_target(one)),
            cell([*filter(None, (one.verification, one.collector, one.frequency))]),
        ]
        for one in part.indicators
    ]
    measured = [
        [
            cell(one.name, strong=True),
            cell([names.specific(name) for name in one.actions]),
            cell(one.assumption),
        ]
        for one in part.indicators
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
            [cell(one.to, strong=True), cell(one.form), cell(one.rhythm)] for one in part.reporting
        ]),
        *table("Reviews of the plan", [("When", 28), ("Kind", 18), ("What is looked at", 54)], [
            [cell(moment(one.date), strong=True), cell(one.kind), cell(one.what)] for one in part.reviews
        ]),
        *heading("Evaluation", facts([
            ("Questions", evaluation.questions), ("When", moment(evaluation.when)), ("By", evaluation.by),
            ("Method", evaluation.method), ("Use", evaluation.use),
        ]) if evaluation else []),
        *facts([("Rule of learning", part.learning_rule), ("Exchange", part.exchange)]),
        *table("Values so far", [("Indicator", 50), ("When", 30), ("Value", 0)], [
            [cell(one.indicator, strong=True), cell(moment(one.date)), cell(value(one.value))]
            for one in part.log
        ]),
        *prose(part.notes),
    ]  # fmt: skip


def value(value: float | int | None) -> str:
    return grouped(value) if value is not None else ""


def _baseline(one: Indicator) -> list[str]:
    base = one.baseline
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


def _target(one: Indicator) -> list[str]:
    found = [f"{value(step.value)} in {step.year}" for step in one.milestones if step.year]
    if one.target:
        found.append(
            f"{value(one.target.value)}{f' by {one.target.year}' if one.target.year else ''}".strip()
        )
        found += [ILLUSTRATIVE] if one.target.illustrative else []
    return found


def target_in_short(one: Indicator) -> str:
    """Return where an indicator stands and where it should stand, in one line."""
    base = value(one.baseline.value) if one.baseline else ""
    goal = value(one.target.value) if one.target else ""
    year = f" by {one.target.year}" if one.target and one.target.year else ""
    illustrative = (one.target and one.target.illustrative) or (one.baseline and one.baseline.illustrative)
    mark = f" ({ILLUSTRATIVE})" if illustrative else ""
    way = f"{base} to {goal}" if base and goal else goal or base
    return f"{way} {one.unit or ''}".strip() + year + mark if way else ""


def targets(plan: Plan, shown: int, most: int) -> list[Block]:
    """Return where the first indicators stand and should stand, a name in at most so many characters."""
    indicators = [one for one in plan.roadmap.monitoring.indicators if one.target]
    found = [f"{clamped(one.name, most) or NOTHING}: {target_in_short(one)}" for one in indicators[:shown]]
    more = len(indicators) - shown
    return heading("Targets", listed([*found, *([f"and {more} more"] if more > 0 else [])]))
