"""Who leads and decides, as blocks."""

from clustertoolkit.plan.records import Plan
from clustertoolkit.views.blocks import Block, cell, facts, table
from clustertoolkit.views.prose import prose
from clustertoolkit.views.roadmap.labels import Names, labelled_word
from clustertoolkit.views.wording import moment, sentence


def governance(plan: Plan, names: Names) -> list[Block]:
    """Return who leads and decides, and who does what in each action."""
    part = plan.roadmap.governance
    lead = part.lead
    bodies = [
        [
            cell([body.name or "", sentence(labelled_word(body, "kind"))], strong=True),
            cell([*body.members, *([f"Chair: {body.chair}"] if body.chair else [])]),
            cell(body.rhythm),
            cell([*filter(None, (body.decides, body.rule))]),
        ]
        for body in part.bodies
    ]
    roles = [
        [
            cell([names.led(responsibility.action)], strong=True),
            cell(responsibility.responsible), cell(responsibility.accountable),
            cell(responsibility.consulted), cell(responsibility.informed),
        ]
        for responsibility in part.responsibilities
    ]  # fmt: skip
    return [
        *facts([
            ("Lead", lead and lead.body),
            ("Mandate", lead and [*filter(None, (lead.mandate, moment(lead.date)))]),
            ("Political sponsor", part.sponsor),
        ]),
        *table("Bodies", [("Body", 22), ("Members", 30), ("Meets", 16), ("Decides", 32)], bodies),
        *table("Coordination", [("With", 30), ("How", 70)], [
            [cell(coordination.partner, strong=True), cell(coordination.how)]
            for coordination in part.coordination
        ]),
        *table("Responsibilities (RACI)", [
            ("Action", 24), ("Responsible", 19), ("Accountable", 19), ("Consulted", 19), ("Informed", 19),
        ], roles),
        *facts([
            ("Rule of change", part.change_rule), ("Transparency", part.transparency),
            ("Continuity", part.continuity),
        ]),
        *table("Skills to be gained", [("Missing", 35), ("How it is got", 65)], [
            [cell(capacity.missing, strong=True), cell(capacity.plan)] for capacity in part.capacity
        ]),
        *prose(part.notes),
    ]  # fmt: skip
