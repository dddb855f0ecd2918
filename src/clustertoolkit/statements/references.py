"""The ids by which parts of a plan refer to each other."""

from collections.abc import Iterator

from clustertoolkit.statements.case import Case, Finding, Found, Path, Statement, meant


def _names_refer(case: Case) -> Found:
    if not case.specific and not case.chosen:
        return None
    return _references(case)


def _references(case: Case) -> Iterator[Finding]:
    lists: tuple[Path, ...] = (("actions", "chosen"), ("roadmap", "actions", "specific"))
    for path in lists:
        first = case.ids(*path)
        for place, one in case.items(*path):
            if "id" in one and first[one["id"]] != (*place, "id"):
                yield Finding((*place, "id"), f"the id '{one['id']}' is given twice")
    for path, name, known in _named(case):
        if name not in known:
            yield Finding(path, f"nothing here has the id '{name}'{meant(name, list(known))}")
    measured = {one.get("name") for _, one in case.items("roadmap", "monitoring", "indicators")}
    for place, one in case.items("roadmap", "monitoring", "log"):
        if "indicator" in one and one["indicator"] not in measured:
            yield Finding((*place, "indicator"), f"no indicator has the name '{one['indicator']}'")


def _named(case: Case) -> Iterator[tuple[Path, str, dict[str, Path]]]:
    """Yield every id that a part of the plan refers to, with those that there are."""
    listed = (
        (("actions", "specific"), "carries_out", case.chosen),
        (("actions", "specific"), "depends_on", case.specific),
        (("monitoring", "indicators"), "actions", case.specific),
    )
    for part, key, known in listed:
        for place, one in case.items("roadmap", *part):
            for number, name in enumerate(one.get(key, ())):
                yield (*place, key, number), name, known
    rows = [
        *case.items("roadmap", "governance", "responsibilities"),
        *case.items("roadmap", "resources", "costs"),
        *case.items("roadmap", "resources", "unfunded"),
        *(
            line
            for source, _ in case.items("roadmap", "resources", "funding")
            for line in case.items(*source, "lines")
        ),
    ]
    for place, one in rows:
        if "action" in one:
            yield (*place, "action"), one["action"], case.specific


def in_circles(case: Case) -> list[str]:
    """Return the actions that depend on themselves, or that lie between such circles."""
    waiting = _before(case)
    while free := [
        name
        for name, first in waiting.items()
        if not any(one in waiting for one in first) or not any(name in others for others in waiting.values())
    ]:
        for name in free:
            del waiting[name]
    return list(waiting)


def _before(case: Case) -> dict[str, list[str]]:
    """Return for each specific action those that it depends on."""
    return {
        one["id"]: [name for name in one.get("depends_on", ()) if name in case.specific]
        for _, one in case.items("roadmap", "actions", "specific")
        if "id" in one
    }


def _nothing_waits_for_itself(case: Case) -> Found:
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
        "names-refer", "Every id within the plan is given once, and what refers to it is right.",
        "Correct the id, or add what it names.",
        ("ris3-action-plan",), _names_refer,
    ),
    Statement(
        "nothing-waits-for-itself", "No action depends on itself, directly or through others.",
        "Take out the dependency that matters least.",
        ("ris3-action-plan",), _nothing_waits_for_itself,
    ),
)  # fmt: skip
