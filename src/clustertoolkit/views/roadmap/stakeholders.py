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
            cell([one.name or "", *([STRANDS[one.type]] if one.type else [])], strong=True),
            cell([*filter(None, (one.role, one.wants and f"Wants: {one.wants}"))]),
            cell([*filter(None, (sentence(words(one.engagement)), one.method, one.timing))]),
            cell([*filter(None, (one.commits, one.signed and f"Signed: {moment(one.signed)}"))]),
        ]
        for one in part.stakeholders
    ]
    columns = [("Stakeholder", 24), ("Role and interest", 32), ("Takes part", 24), ("Commits", 20)]
    return [
        *table("Stakeholders", columns, rows),
        *(_internal(part.stakeholders) if internal else []),
        *facts([("Next review of the list", moment(part.review))]),
        *prose(part.notes),
    ]


def _internal(found: tuple[Stakeholder, ...]) -> list[Block]:
    grid = [
        [
            cell(f"Influence {influence}", strong=True),
            *(
                cell([
                    one.name or "" for one in found if (one.influence, one.interest) == (influence, interest)
                ])
                for interest in reversed(LEVELS)
            ),
        ]
        for influence in LEVELS
    ]  # fmt: skip
    rows = [
        [cell(one.name, strong=True), cell(one.worry), cell(one.responsible), cell(one.contact)]
        for one in found
    ]
    columns = [("", 19), *((f"Interest {interest}", 27) for interest in reversed(LEVELS))]
    if not found:
        return []
    return [
        *table("Influence and interest", columns, grid),
        *note(INTERNAL),
        *table("Worries and contacts", [
            ("Stakeholder", 25), ("Worry", 35), ("Responsible", 20), ("Contact", 20),
        ], rows),
        *note(INTERNAL),
    ]  # fmt: skip
