"""Who has a stake in a plan, and how they take part, as blocks."""

from clustertoolkit.content.terms import STRANDS
from clustertoolkit.plan.records import Plan, Stakeholder
from clustertoolkit.views.blocks import Block, cell, facts, moment, note, sentence, table, words
from clustertoolkit.views.prose import prose

LEVELS = ("high", "medium", "low")
INTERNAL = "Only for those who work on the plan: not to be published."


def stakeholders(plan: Plan, *, internal: bool) -> list[Block]:
    """Return who is involved and how; influence, worries and contacts only for internal use."""
    part = plan.roadmap.stakeholder_engagement
    rows = [
        [
            cell([
                stakeholder.name or "", *([STRANDS[stakeholder.type]] if stakeholder.type else []),
            ], strong=True),
            cell([*filter(None, (stakeholder.role, stakeholder.wants and f"Wants: {stakeholder.wants}"))]),
            cell([*filter(None, (
                sentence(words(stakeholder.engagement)), stakeholder.method, stakeholder.timing,
            ))]),
            cell([*filter(None, (
                stakeholder.commits, stakeholder.signed and f"Signed: {moment(stakeholder.signed)}",
            ))]),
        ]
        for stakeholder in part.stakeholders
    ]  # fmt: skip
    columns = [("Stakeholder", 24), ("Role and interest", 32), ("Takes part", 24), ("Commits", 20)]
    return [
        *table("Stakeholders", columns, rows),
        *(_internal(part.stakeholders) if internal else []),
        *facts([("Next review of the list", moment(part.review))]),
        *prose(part.notes),
    ]


def _internal(engaged: tuple[Stakeholder, ...]) -> list[Block]:
    grid = [
        [
            cell(f"Influence {influence}", strong=True),
            *(
                cell([
                    stakeholder.name or ""
                    for stakeholder in engaged
                    if (stakeholder.influence, stakeholder.interest) == (influence, interest)
                ])
                for interest in reversed(LEVELS)
            ),
        ]
        for influence in LEVELS
    ]  # fmt: skip
    rows = [
        [
            cell(stakeholder.name, strong=True),
            cell(stakeholder.worry),
            cell(stakeholder.responsible),
            cell(stakeholder.contact),
        ]
        for stakeholder in engaged
    ]
    columns = [("", 19), *((f"Interest {interest}", 27) for interest in reversed(LEVELS))]
    if not engaged:
        return []
    return [
        *table("Influence and interest", columns, grid),
        *note(INTERNAL),
        *table("Worries and contacts", [
            ("Stakeholder", 25), ("Worry", 35), ("Responsible", 20), ("Contact", 20),
        ], rows),
        *note(INTERNAL),
    ]  # fmt: skip
