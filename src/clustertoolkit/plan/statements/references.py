"""The ids and names by which parts of a plan refer to each other."""

from collections.abc import Iterator

from clustertoolkit.plan.statements import names
from clustertoolkit.plan.statements.case import Case, Finding, Findings, Statement, did_you_mean
from clustertoolkit.yamlfiles.paths import Way


def _names_refer(case: Case) -> Findings:
    astray = [*_duplicates(case), *names.named_twice(case), *names.borne_by_nobody(case)]
    if not case.specific and not case.chosen:
        return iter(astray) if astray else None
    return iter([*astray, *_unknown(case)])


def _duplicates(case: Case) -> Iterator[Finding]:
    """Yield what stands twice in a list although it is referred to, heads a table or is a choice."""
    lists: tuple[tuple[Way, tuple[str, ...], str], ...] = (
        (("priorities", "chosen"), ("priority",), "the priority '{}' is chosen twice"),
        (("challenges", "chosen"), ("priority", "challenge"), "the challenge '{} / {}' is chosen twice"),
        (("actions", "chosen"), ("id",), "the id '{}' is given twice"),
        (
            ("actions", "chosen"), ("priority", "challenge", "function", "action"),
            "the action '{3}' is chosen twice in {0} / {1} / {2}",
        ),
        (("objectives",), ("id",), "the id '{}' is given twice"),
        (("roadmap", "actions", "specific"), ("id",), "the id '{}' is given twice"),
        (("roadmap", "monitoring", "indicators"), ("name",), "two indicators have the name '{}'"),
        (("roadmap", "monitoring", "indicators"), ("id",), "the id '{}' is given twice"),
        (("roadmap", "resources", "funding"), ("source",), "two sources of money have the name '{}'"),
        (("roadmap", "resources", "funding"), ("id",), "the id '{}' is given twice"),
        *(
            ((*place, part), ("id",), "the id '{}' is given twice in one action")
            for place, _ in case.items("roadmap", "actions", "specific")
            for part in ("steps", "risks")
        ),
    )  # fmt: skip
    for path, keys, message in lists:
        seen = set()
        for place, entry in case.items(*path):
            values = tuple(entry.get(key) for key in keys)
            if None not in values and values in seen:
                yield Finding((*place, keys[-1]), message.format(*values))
            seen.add(values)


def _unknown(case: Case) -> Iterator[Finding]:
    for path, name, known in _references(case):
        if name not in known:
            yield Finding(path, f"nothing here has the id '{name}'{did_you_mean(name, list(known))}")
    measured = {entry.get("name") for _, entry in case.items("roadmap", "monitoring", "indicators")}
    for place, entry in case.items("roadmap", "monitoring", "log"):
        if "indicator" in entry and entry["indicator"] not in measured:
            yield Finding((*place, "indicator"), f"no indicator has the name '{entry['indicator']}'")


def _references(case: Case) -> Iterator[tuple[Way, str, dict[str, Way]]]:
    """Yield every id that a part of the plan refers to, with those that there are."""
    listed = (
        (("actions", "specific"), "carries_out", case.chosen),
        (("actions", "specific"), "depends_on", case.specific),
        (("actions", "specific"), "objectives", case.ids("objectives")),
        (("monitoring", "indicators"), "actions", case.specific),
    )
    for part, key, known in listed:
        for place, entry in case.items("roadmap", *part):
            for number, name in enumerate(entry.get(key, ())):
                yield (*place, key, number), name, known
    rows = [
        *case.items("roadmap", "governance", "responsibilities"),
        *case.items("roadmap", "resources", "costs"),
        *case.items("roadmap", "resources", "unfunded"),
        *case.items("roadmap", "resources", "commitments"),
        *(
            line
            for source, _ in case.items("roadmap", "resources", "funding")
            for line in case.items(*source, "lines")
        ),
    ]
    for place, row in rows:
        if "action" in row:
            yield (*place, "action"), row["action"], case.specific


def in_circles(case: Case) -> list[str]:
    """Return the actions that depend on themselves, or that lie between such circles."""
    waiting = _dependencies(case)
    while free := [
        name
        for name, needed in waiting.items()
        if not any(other in waiting for other in needed)
        or not any(name in others for others in waiting.values())
    ]:
        for name in free:
            del waiting[name]
    return list(waiting)


def _dependencies(case: Case) -> dict[str, list[str]]:
    """Return for each specific action those that it depends on."""
    return {
        action["id"]: [name for name in action.get("depends_on", ()) if name in case.specific]
        for _, action in case.items("roadmap", "actions", "specific")
        if "id" in action
    }


def _nothing_waits_for_itself(case: Case) -> Findings:
    if not case.specific:
        return None
    return (
        Finding(
            (*case.specific[name][:-1], "depends_on"),
            f"'{name}' depends on itself, directly or through others",
        )
        for name in in_circles(case)
    )


STATEMENTS = (
    Statement(
        "names-refer", "Every id, name and choice is given once, and what refers to it is right.",
        "Correct the id or name, take out what stands twice, or add what or who is named.",
        ("ris3-action-plan",), _names_refer,
    ),
    Statement(
        "nothing-waits-for-itself", "No action depends on itself, directly or through others.",
        "Take out the dependency that matters least.",
        ("ris3-action-plan",), _nothing_waits_for_itself,
    ),
)  # fmt: skip
