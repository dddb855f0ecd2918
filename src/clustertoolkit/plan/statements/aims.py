"""What a council asks of a plan: what it is for, what else was looked at, and what if money is refused."""

from collections.abc import Iterator

from clustertoolkit.plan.statements.case import Case, Finding, Findings, Statement


def _objectives(case: Case) -> Findings:
    """Judge, once one action says which objective it serves, whether all objectives and actions meet."""
    objectives = case.items("objectives")
    actions = case.items("roadmap", "actions", "specific")
    served = {name for _, action in actions for name in action.get("objectives", ())}
    if not objectives or not served:
        return None

    def findings() -> Iterator[Finding]:
        for path, objective in objectives:
            if objective.get("id") not in served:
                name = objective.get("id") or objective.get("objective", "")
                yield Finding(path, f"no action serves the objective '{name}'")
        for path, action in actions:
            if not action.get("objectives"):
                name = action.get("id") or action.get("title", "")
                yield Finding((*path, "objectives"), f"'{name}' serves no objective")

    return findings()


def _alternatives(case: Case) -> Findings:
    ways = case.items("alternatives")
    if not ways:
        return None

    def findings() -> Iterator[Finding]:
        if not any(way.get("doing_nothing") for _, way in ways):
            yield Finding(("alternatives",), "it is not told what comes of doing nothing")
        for path, way in ways:
            if "reason" not in way:
                yield Finding((*path, "reason"), "it is not told why this plan is better")

    return findings()


def _refusals(case: Case) -> Findings:
    """Judge, once one action says what happens if its money is refused, whether all that need it do."""
    actions = case.items("roadmap", "actions", "specific")
    if not any("if_refused" in action for _, action in actions):
        return None
    unsure = {
        line.get("action")
        for path, source in case.items("roadmap", "resources", "funding")
        for _, line in case.items(*path, "lines")
        if source.get("status") != "approved"
    }
    return (
        Finding(
            (*path, "if_refused"), f"the money of '{action['id']}' may be refused, and nothing says what then"
        )
        for path, action in actions
        if action.get("id") in unsure and "if_refused" not in action
    )


STATEMENTS = (
    Statement(
        "objectives-are-served", "Every objective has an action, and every action an objective.",
        "Name the objective under 'objectives' of an action, or take it out.",
        ("theory-of-change",), _objectives,
    ),
    Statement(
        "alternatives-are-told", "Other ways were looked at, doing nothing among them, each with a reason.",
        "Add what would come of it if nothing new were done, with 'doing_nothing: true'.",
        ("options-considered",), _alternatives,
    ),
    Statement(
        "refusal-is-planned", "Where money is not approved, the plan says what happens if it is refused.",
        "Say under 'if_refused' whether the action waits, shrinks or falls away.",
        ("climate-city-contract",), _refusals,
    ),
)  # fmt: skip
