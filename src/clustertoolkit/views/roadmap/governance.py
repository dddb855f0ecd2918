"""Who leads and decides, as blocks."""

from clustertoolkit.plan.records import Plan
from clustertoolkit.views.blocks import Block, cell, facts, moment, sentence, table, words
from clustertoolkit.views.prose import prose
from clustertoolkit.views.roadmap.labels import Names


def governance(plan: Plan, names: Names) -> list[Block]:
    """Return who leads and decides, and who does what in each action."""
    part = plan.roadmap.governance
    lead = part.lead
    bodies = [
        [
            cell([one.name or "", sentence(words(one.kind))], strong=True),
            cell([*one.members, *([f"Chair: {one.chair}"] if one.chair else [])]),
            cell(one.rhythm),
            cell([*filter(None, (one.decides, one.rule))]),
        ]
        for one in part.bodies
    ]
    roles = [
        [
            cell(names.specific(one.action), strong=True),
            cell(one.responsible), cell(one.accountable), cell(one.consulted), cell(one.informed),
        ]
        for one in part.responsibilities
    ]  # fmt: skip
    return [
        *facts([
            ("Lead", lead and lead.body),
            ("Mandate", lead and [*filter(None, (lead.mandate, moment(lead.date)))]),
            ("Political sponsor", part.sponsor),
        ]),
        *table("Bodies", [("Body", 22), ("Members", 30), ("Meets", 16), ("Decides", 32)], bodies),
        *table("Coordination", [("With", 30), ("How", 70)], [
            [cell(one.partner, strong=True), cell(one.how)] for one in part.coordination
        ]),
        *table("Responsibilities (RACI)", [
            ("Action", 24), ("Responsible", 19), ("Accountable", 19), ("Consulted", 19), ("Informed", 19),
        ], roles),
        *facts([
            ("Rule of change", part.change_rule), ("Transparency", part.transparency),
            ("Continuity", part.continuity),
        ]),
        *table("Skills to be gained", [("Missing", 35), ("How it is got", 65)], [
            [cell(one.missing, strong=True), cell(one.plan)] for one in part.capacity
        ]),
        *prose(part.notes),
    ]  # fmt: skip
